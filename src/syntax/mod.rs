//! Syntax: ranked readings in, for each sentence its noun phrases and its clauses out.
//!
//! Invariants: phrases nest or are disjoint, a phrase lies inside one sentence and its head inside the phrase; every finite
//! verb heads one clause; a clause's parent stands in the same sentence and opens before it or holds it; a phrase is subject or
//! object of at most one clause. Nothing here knows what an event is, who anybody is, or what day it is.

mod agreement;
mod apposition;
mod argument;
mod attachment;
mod builder;
mod clause;
mod coordination;
mod dependency;
mod dropped;
mod item;
mod level;
mod multiword;
mod noun_phrase;
mod phrase;
mod predicate;
mod relative;
mod view;

pub use agreement::is_lifeless;
pub use clause::{Clause, ClauseId, ClauseKind, Link, Marker};
pub use dependency::{Dependency, dependencies};
pub use multiword::{Multiword, Multiwords};
pub use phrase::{Phrase, PhraseId, Preposition, Tie};
pub use predicate::says;
pub use view::View;

use crate::{
    lexicon::Lexicon,
    morphology::Word,
    text::{Article, Span},
};

/// The phrases and clauses of one sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// Noun phrases in the order of their first tokens, outer ones before those inside them.
    pub phrases: Vec<Phrase>,
    /// Clauses in the order of their predicates.
    pub clauses: Vec<Clause>,
}

/// The parser.
#[derive(Debug)]
pub struct Syntax<'l> {
    lexicon: &'l Lexicon,
    multiwords: Multiwords,
}

impl<'l> Syntax<'l> {
    /// A parser over a lexicon.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            multiwords: Multiwords::new(lexicon),
        }
    }

    /// Parses every sentence of an article. `times` are the spans of dates and times, in order: their words say when, and
    /// are neither subject nor object.
    pub fn parse(&self, article: &Article, words: &[Word], times: &[Span]) -> Vec<Parse> {
        let dated: Vec<bool> = dated(article, times);
        let views = article.sentences.iter().map(|sentence| View {
            lexicon: self.lexicon,
            article,
            words,
            dated: &dated,
            range: sentence.tokens.clone(),
        });
        views.map(|view| self.sentence(&view)).collect()
    }

    fn sentence(&self, view: &View<'_>) -> Parse {
        let found = self.multiwords.find(view);
        let mut phrases = noun_phrase::phrases(view, &found);
        let items = item::items(view, &phrases, &found);
        let clauses = builder::clauses(view, &phrases, &items);
        attachment::attach(view, &mut phrases, &clauses);
        Parse { phrases, clauses }
    }
}

/// By token: whether it belongs to a date or time.
fn dated(article: &Article, times: &[Span]) -> Vec<bool> {
    let mut times = times.iter().peekable();
    let tokens = article.tokens.iter().map(|token| {
        while times.peek().is_some_and(|time| time.end <= token.span.start) {
            times.next();
        }
        times.peek().is_some_and(|time| time.overlaps(token.span))
    });
    tokens.collect()
}
