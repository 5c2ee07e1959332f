//! The sentence as the clause builder walks it: phrases as wholes, and the words between them.

use super::{
    multiword::Multiword,
    phrase::{Phrase, PhraseId, Tie},
    view::View,
};
use crate::lexicon::{Class, Gender, Pos};

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

/// The items of a sentence, in order, without what stands aside: parentheses, the place and agency that open a report, and
/// names between commas that say once more who somebody is.
pub fn items(view: &View<'_>, phrases: &[Phrase], multiwords: &[Multiword]) -> Vec<Item> {
    let items = without_opening(without_parentheses(all_items(view, phrases, multiwords)));
    without_appositions(view, phrases, &items)
}

/// Drops what stands in round brackets.
fn without_parentheses(items: Vec<Item>) -> Vec<Item> {
    let mut depth = 0_usize;
    let mut out = Vec::with_capacity(items.len());
    let closes = items.iter().filter(|item| matches!(item, Item::Mark(_, ')'))).count();
    for item in items {
        match item {
            Item::Mark(_, '(') if closes > 0 => depth += 1,
            Item::Mark(_, ')') => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(item),
            _ => {}
        }
    }
    out
}

/// Drops what stands before the first dash when it holds no verb: «Dubai, United Arab Emirates (CNN) –».
fn without_opening(items: Vec<Item>) -> Vec<Item> {
    let dash = items
        .iter()
        .take(12)
        .position(|item| matches!(item, Item::Mark(_, '-' | '\u{2013}' | '\u{2014}')));
    let Some(dash) = dash else { return items };
    let opening = items[..dash]
        .iter()
        .all(|item| matches!(item, Item::Phrase(_) | Item::Mark(..)));
    let report = items.get(dash + 1).is_some_and(|item| matches!(item, Item::Verb(_)));
    if opening && report {
        items[dash + 1..].to_vec()
    } else {
        items
    }
}

/// Drops the commas around a phrase, and the phrase, where it stands between a noun and what goes on after it.
fn without_appositions(view: &View<'_>, phrases: &[Phrase], items: &[Item]) -> Vec<Item> {
    let comma = |item: Option<&Item>| matches!(item, Some(Item::Mark(_, '\u{60c}' | ',' | '-' | '\u{2013}')));
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    let mut at = 0;
    while at < items.len() {
        let aside = match (out.last(), comma(items.get(at)), items.get(at + 1)) {
            (Some(Item::Phrase(before)), true, Some(Item::Phrase(after))) => {
                apposition(view, phrases, *before, *after, &items[at + 1..], comma)
            }
            _ => None,
        };
        if let Some(length) = aside {
            at += 1 + length;
        } else {
            out.push(items[at].clone());
            at += 1;
        }
    }
    out
}

/// How many items an apposition takes, its closing comma included.
fn apposition(
    view: &View<'_>,
    phrases: &[Phrase],
    before: PhraseId,
    after: PhraseId,
    rest: &[Item],
    comma: impl Fn(Option<&Item>) -> bool,
) -> Option<usize> {
    let phrase = &phrases[after];
    if phrase.preposition.is_some() || view.has_conjunction(phrase.start) || phrases[before].pronoun {
        return None;
    }
    let nominal = |item: &Item| matches!(item, Item::Phrase(id) if !view.has_conjunction(phrases[*id].start));
    let length = rest.iter().take_while(|item| nominal(item)).count();
    let name = view.pos(phrase.head) == Some(Pos::Proper) || view.is_personal(phrase.head);
    let of_person = view.can_act(phrases[before].head);
    if comma(rest.get(length)) && (name && of_person || view.class(phrase.head) == Class::Elative) && length <= 4 {
        return Some(length + 1);
    }
    let verb = matches!(rest.get(1), Some(Item::Verb(at)) if !view.has_conjunction(*at));
    (length == 1 && verb && name && view.is_personal(phrases[before].head)).then_some(1)
}

/// Every item of a sentence.
fn all_items(view: &View<'_>, phrases: &[Phrase], multiwords: &[Multiword]) -> Vec<Item> {
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
        if view.is_dated(at) {
            at += 1;
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

/// A participle that tells what somebody did meanwhile: in the accusative, or, where the feminine hides it, indefinite after
/// a comma and of a verb of saying.
fn is_circumstance(view: &View<'_>, phrase: &Phrase) -> bool {
    let head = phrase.head;
    if phrase.preposition.is_some() || phrase.quantity.is_some() || view.is_definite(head) {
        return false;
    }
    let Some(verb) = view.active_participle(head) else {
        return false;
    };
    let feminine = view.features(head).gender == Gender::Feminine
        && head == phrase.start
        && view.pos(head) == Some(Pos::Adjective);
    let after_comma = head > view.range.start && matches!(view.mark(head - 1), Some('\u{60c}' | ',' | '"' | '\u{bb}'));
    let hidden = head == phrase.start && view.is_circumstantial(head);
    view.is_accusative(head) || ((feminine || after_comma || hidden) && super::clause::reports(view, verb))
}

fn word(view: &View<'_>, at: usize) -> Option<Item> {
    if let Some(mark) = view.mark(at) {
        return Some(Item::Mark(at, mark));
    }
    if view.is_loose_article(at) {
        return None;
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
