//! Calendar: dates in text, in both calendars.
//!
//! Takes a text (a sentence, a dateline, one expression) and a reference date; gives every mention of a time with the interval
//! it means. Cannot know what happened then: that is for the events.
//!
//! Invariants: mentions are in order and disjoint; their spans are bytes of the text as given, whatever marks and controls stand
//! in it; no clock is read, so the same text and reference give the same values; no input panics, and the
//! time taken is linear in its length. A Hijri number is never read as a Gregorian year nor the reverse. What contradicts
//! itself keeps a value (the Gregorian one) and says so in its status and notes; what cannot be resolved has no value. No Arabic
//! word stands here: all of them come from the tables in `lexicon/calendar/`.
//!
//! The stages within: `lexer` finds the tokens, `parser` the expressions, `resolver` what they mean, `form` how that is written.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "days, months and years fit any integer"
)]

mod dateline;
mod explain;
mod form;
pub mod hijri;
mod lexer;
mod load;
mod parser;
mod resolver;
mod sense;
mod syntax;
mod tables;
mod value;
mod vocabulary;

pub use dateline::Dateline;
pub use explain::Explained;
pub use hijri::Variant;
pub use value::{
    Anchoring, Calendars, DayPart, Granularity, Kind, Mention, Note, NoteKind, Reference, Status, Value, Zone,
};

use crate::lexicon::table::{Fault, Table};
use load::{Loaded, load};
use parser::{Found, Parser};
use resolver::Resolver;
use syntax::Parsed;

/// The words of time, ready to recognise and resolve. Built once, then shared.
///
/// ```
/// use chrono::NaiveDate;
/// use waqai::calendar::{Calendar, Reference, Variant};
/// let calendar = Calendar::built_in()?;
/// let today = NaiveDate::from_ymd_opt(2026, 1, 22).and_then(|day| day.and_hms_opt(19, 7, 0)).map(Reference::new);
/// let mentions = calendar.mentions("3/8/1447", today.as_ref(), Variant::UmmAlQura);
/// assert_eq!(mentions[0].value.iso().as_deref(), Some("2026-01-22"));
/// assert_eq!(mentions[0].value.hijri().as_deref(), Some("1447-08-03"));
/// # Ok::<(), Vec<waqai::lexicon::table::Fault>>(())
/// ```
#[derive(Debug)]
pub struct Calendar {
    loaded: Loaded,
}

impl Calendar {
    /// Reads the tables named `calendar/….tsv`.
    ///
    /// # Errors
    /// Every row that cannot be read and every table that is missing.
    pub fn new(tables: &[Table]) -> Result<Self, Vec<Fault>> {
        load(tables).map(|loaded| Self { loaded })
    }

    /// The calendar of the tables that the program was built with.
    ///
    /// # Errors
    /// Faults of those tables: none in a released version.
    pub fn built_in() -> Result<Self, Vec<Fault>> {
        Self::new(&tables::built_in()?)
    }

    /// Every date and time in a running text, in order, disjoint. Durations are mentions too, of granularity
    /// [`Granularity::Duration`]; they say no date.
    ///
    /// Without a reference, relative expressions are found but [`Status::Unresolved`].
    ///
    /// # Complexity
    /// Linear in the length of the text.
    pub fn mentions(&self, text: &str, reference: Option<&Reference>, variant: Variant) -> Vec<Mention> {
        let parsed = self.parse(text, false);
        parsed
            .iter()
            .map(|parsed| Mention {
                span: parsed.span,
                value: self.value(parsed, reference, variant),
            })
            .collect()
    }

    fn parse(&self, text: &str, lenient: bool) -> Vec<Parsed> {
        let tokens = lexer::lex(text, &self.loaded.words);
        let parser = Parser {
            tokens: &tokens,
            words: &self.loaded.words,
            lenient,
        };
        let mut found = Vec::new();
        let mut i = 0;
        while i < tokens.len() {
            match parser.at(i) {
                Found::Date(parsed) => {
                    i = parsed.next.max(i + 1);
                    found.push(parsed);
                }
                Found::Nothing(next) => i = next.max(i + 1),
            }
        }
        found
    }

    fn value(&self, parsed: &Parsed, reference: Option<&Reference>, variant: Variant) -> Value {
        Resolver {
            loaded: &self.loaded,
            reference,
            variant,
            span: parsed.span,
        }
        .value(parsed)
    }
}
