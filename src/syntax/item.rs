//! The sentence as the clause builder walks it: phrases as wholes, and the words between them.

use super::{
    multiword::Multiword,
    phrase::{Phrase, PhraseId, Tie},
    view::View,
};
use crate::lexicon::{Derivation, Pos};

/// A step through the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A noun phrase that hangs on no other, or only by coordination.
    Phrase(PhraseId),
    /// A finite verb.
    Verb(usize),
    /// A participle in the accusative that says what somebody did meanwhile.
    Participle(usize),
    /// A word that opens a complement clause.
    Complementizer(usize),
    /// A word or expression that opens another subordinate clause, with its function.
    Subordinator(usize, String),
    /// A relative pronoun.
    Relative(usize),
    /// Negation, modality and the like, with its function.
    Marker(usize, String),
    /// A conjunction of its own.
    Conjunction(usize),
    /// A mark of punctuation.
    Mark(usize, char),
}

/// The items of a sentence, in order.
pub fn items(view: &View<'_>, phrases: &[Phrase], multiwords: &[Multiword]) -> Vec<Item> {
    let mut out = Vec::new();
    let mut at = view.range.start;
    let mut next_phrase = 0;
    while at < view.range.end {
        while phrases
            .get(next_phrase)
            .is_some_and(|phrase| phrase.start < at || is_inner(phrase))
        {
            next_phrase += 1;
        }
        if let Some(found) = multiwords.iter().find(|found| found.start == at) {
            match found.pos {
                Pos::Subordinator => out.push(Item::Subordinator(at, found.function.clone())),
                Pos::Conjunction => out.push(Item::Conjunction(at)),
                Pos::Particle => out.push(Item::Marker(at, found.function.clone())),
                _ => {}
            }
            at = found.end;
            continue;
        }
        match phrases.get(next_phrase).filter(|phrase| phrase.start == at) {
            Some(phrase) => {
                out.push(if is_circumstance(view, phrase) {
                    Item::Participle(phrase.head)
                } else {
                    Item::Phrase(next_phrase)
                });
                at = if is_circumstance(view, phrase) {
                    phrase.head + 1
                } else {
                    phrase.end
                };
            }
            None => {
                out.extend(word(view, at));
                at += 1;
            }
        }
    }
    out
}

fn is_inner(phrase: &Phrase) -> bool {
    matches!(phrase.tie, Some((_, Tie::Genitive | Tie::Complement)))
}

fn is_circumstance(view: &View<'_>, phrase: &Phrase) -> bool {
    let active = matches!(view.derivation(phrase.head), Some((_, Derivation::Active)));
    active && phrase.preposition.is_none() && phrase.quantity.is_none() && view.is_accusative(phrase.head)
}

fn word(view: &View<'_>, at: usize) -> Option<Item> {
    if let Some(mark) = view.mark(at) {
        return Some(Item::Mark(at, mark));
    }
    let function = view.function(at);
    match view.pos(at)? {
        Pos::Verb => Some(Item::Verb(at)),
        Pos::Subordinator if function == "complement" => Some(Item::Complementizer(at)),
        Pos::Subordinator => Some(Item::Subordinator(at, function.to_owned())),
        Pos::Relative => Some(Item::Relative(at)),
        Pos::Particle => Some(Item::Marker(at, function.to_owned())),
        Pos::Conjunction => Some(Item::Conjunction(at)),
        _ => None,
    }
}
