//! One expression resolved as a whole, with the steps told.

use serde::Serialize;

use super::hijri::Variant;
use super::syntax::Parsed;
use super::value::{Anchoring, Granularity, Mention, Reference, Status, Value};
use super::{Calendar, Calendars};
use crate::text::Span;

/// The value of one expression and how it came about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explained {
    /// What the expression says.
    #[serde(flatten)]
    pub value: Value,
    /// The part of the expression that says it, in bytes.
    pub span: Span,
    /// What was found and done, a line each.
    pub lines: Vec<String>,
}

impl Calendar {
    /// The one value of an expression; `None` when there is no date in it.
    ///
    /// Weak dates count here (a bare month, a bare time of day). Where several mentions stand in the expression the first that is
    /// a resolved date is taken, and the lines name the others.
    ///
    /// ```
    /// use waqai::calendar::{Calendar, Variant};
    /// let calendar = Calendar::built_in()?;
    /// let explained = calendar.resolve("22.1.2026", None, Variant::UmmAlQura);
    /// assert_eq!(explained.and_then(|it| it.value.iso()).as_deref(), Some("2026-01-22"));
    /// assert!(calendar.resolve("3-1", None, Variant::UmmAlQura).is_none());
    /// # Ok::<(), Vec<waqai::lexicon::table::Fault>>(())
    /// ```
    pub fn resolve(&self, expression: &str, reference: Option<&Reference>, variant: Variant) -> Option<Explained> {
        let parsed = self.parse(expression, true);
        let mut mentions: Vec<Mention> = parsed
            .iter()
            .map(|parsed: &Parsed| Mention {
                span: parsed.span,
                value: self.value(parsed, reference, variant),
            })
            .collect();
        let rank = |mention: &Mention| match mention.value.status {
            _ if mention.value.granularity == Granularity::Duration => 1,
            Status::Unresolved => 2,
            _ => 0,
        };
        let best = (0..mentions.len()).min_by_key(|&at| (rank(&mentions[at]), at))?;
        let others: Vec<Mention> = mentions
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != best)
            .map(|(_, it)| it.clone())
            .collect();
        let Mention { span, value } = mentions.swap_remove(best);
        let lines = lines(expression, span, &value, &others);
        Some(Explained { value, span, lines })
    }
}

fn lines(expression: &str, span: Span, value: &Value, others: &[Mention]) -> Vec<String> {
    let mut lines = vec![format!("read: {}", span.of(expression))];
    lines.push(format!(
        "calendar: {}",
        match value.calendars {
            Calendars::Gregorian => "Gregorian",
            Calendars::Hijri => "Hijri",
            Calendars::Both => "Hijri and Gregorian",
        }
    ));
    lines.push(format!("value: {}", value.iso().as_deref().unwrap_or("none")));
    if let Some(hijri) = value.hijri() {
        lines.push(format!("Hijri: {hijri}"));
    }
    if let (Some(earliest), Some(latest)) = (value.earliest, value.latest) {
        lines.push(format!("from {earliest} until before {latest}"));
    }
    lines.push(format!(
        "anchoring: {}",
        match value.anchoring {
            Anchoring::Absolute => "said in full",
            Anchoring::Relative => "counted from the reference",
            Anchoring::Completed => "completed from the reference",
            Anchoring::Event => "counted from an event",
            Anchoring::None => "none: a length of time",
        }
    ));
    lines.push(format!(
        "status: {}",
        match value.status {
            Status::Exact => "exact",
            Status::Predicted => "predicted",
            Status::Approximate => "approximate",
            Status::Inconsistent => "inconsistent",
            Status::Unresolved => "unresolved",
        }
    ));
    lines.extend(
        value
            .notes
            .iter()
            .map(|note| format!("note: {}: {}", note.span.of(expression), note.text)),
    );
    lines.extend(others.iter().map(|other| {
        format!(
            "also: {}: {}",
            other.span.of(expression),
            other.value.iso().unwrap_or_default()
        )
    }));
    lines
}
