//! The sentence as the clause builder walks it: phrases as wholes, and the words between them.

use super::{
    multiword::Multiword,
    phrase::{Phrase, PhraseId, Tie},
    view::View,
};
use crate::{
    lexicon::{Class, Gender, Pos},
    text::letters,
};

/// A step through the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// A noun phrase that hangs on no other, or only by coordination.
    Phrase(PhraseId),
    /// A finite verb.
    Verb(usize),
    /// A participle in the accusative that says what somebody did meanwhile.
    Participle(usize),
    /// A word that opens a complement clause.
    Complementizer(usize),
    /// A word or expression that opens another subordinate clause, with its function.
    Subordinator(usize, &'a str),
    /// A relative pronoun.
    Relative(usize),
    /// Negation, modality and the like, with its function.
    Marker(usize, &'a str),
    /// A personal pronoun of its own.
    Pronoun(usize),
    /// A conjunction of its own.
    Conjunction(usize),
    /// A mark of punctuation.
    Mark(usize, char),
}

/// The items of a sentence, in order, without what stands aside: parentheses, the place and agency that open a report, and
/// names between commas that say once more who somebody is.
pub fn items<'a>(view: &View<'a>, phrases: &[Phrase], multiwords: &[Multiword<'a>]) -> Vec<Item<'a>> {
    let items = without_opening(view, phrases, without_parentheses(all_items(view, phrases, multiwords)));
    let items = without_insertions(view, phrases, &items);
    without_appositions(view, phrases, &items)
}

/// Drops what stands in round brackets.
fn without_parentheses(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
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

/// So many items are looked at for what opens a report.
const OPENING: usize = 12;

/// Drops what opens a report and holds no verb: place and agency before a dash or, with a dash, before a colon: «Dubai, United
/// Arab Emirates (CNN) –», «London - Reuters:»; and «this» before «and».
fn without_opening<'a>(view: &View<'_>, phrases: &[Phrase], mut items: Vec<Item<'a>>) -> Vec<Item<'a>> {
    let mark = |wanted: fn(char) -> bool| {
        let found = |item: &Item<'_>| matches!(item, Item::Mark(_, mark) if wanted(*mark));
        items.iter().take(OPENING).position(found)
    };
    let colon = mark(|mark| mark == ':');
    let dash = mark(is_dash);
    let end = colon.filter(|colon| dash.is_some_and(|dash| dash < *colon)).or(dash);
    let opening = |end: &usize| {
        let nominal = items[..*end]
            .iter()
            .all(|item| matches!(item, Item::Phrase(_) | Item::Mark(..)));
        nominal && matches!(items.get(end + 1), Some(Item::Verb(_)))
    };
    let this = || {
        let Some(Item::Phrase(first)) = items.first() else {
            return None;
        };
        let alone = view.pos(phrases[*first].head) == Some(Pos::Demonstrative) && phrases[*first].preposition.is_none();
        let then = matches!(items.get(1), Some(Item::Verb(at) | Item::Marker(at, _)) if view.has_conjunction(*at));
        (alone && then).then_some(0)
    };
    if let Some(end) = end.filter(opening).or_else(this) {
        items.drain(..=end);
    }
    items
}

const fn is_dash(mark: char) -> bool {
    matches!(mark, '-' | '\u{2013}' | '\u{2014}' | letters::TATWEEL)
}

/// Drops the commas around prepositional phrases, dates and adverbs that interrupt a clause, and the comma before a date after
/// which the clause goes on.
fn without_insertions<'a>(view: &View<'_>, phrases: &[Phrase], items: &[Item<'a>]) -> Vec<Item<'a>> {
    let comma = |item: Option<&Item<'_>>| matches!(item, Some(Item::Mark(_, mark)) if letters::is_comma(*mark));
    let prepositional = |item: &Item<'_>| {
        matches!(item, Item::Phrase(id) if phrases[*id].preposition.as_ref().is_some_and(|preposition|
            !view.has_conjunction(preposition.token)))
    };
    let mut out: Vec<Item<'_>> = Vec::with_capacity(items.len());
    let mut at = 0;
    while at < items.len() {
        let after_noun = matches!(out.last(), Some(Item::Phrase(_) | Item::Verb(_)));
        if comma(items.get(at)) && after_noun {
            let Item::Mark(token, _) = items[at] else { break };
            let inserted = items[at + 1..].iter().take_while(|item| prepositional(item)).count();
            let close = at + 1 + inserted;
            let goes_on = |item: Option<&Item<'_>>| match item {
                Some(Item::Phrase(id)) => {
                    !view.has_conjunction(phrases[*id].start) && phrases[*id].preposition.is_none()
                }
                Some(Item::Complementizer(at)) => !view.has_conjunction(*at),
                _ => false,
            };
            let dated = view.is_dated(token + 1) && !starts_with_conjunction(view, token + 1);
            if comma(items.get(close)) && goes_on(items.get(close + 1)) && (inserted > 0 || dated) {
                out.extend_from_slice(&items[at + 1..close]);
                at = close + 1;
                continue;
            }
            if dated && goes_on(items.get(at + 1)) {
                at += 1;
                continue;
            }
        }
        out.push(items[at]);
        at += 1;
    }
    out
}

fn starts_with_conjunction(view: &View<'_>, at: usize) -> bool {
    let mut readings = view.words.get(at).into_iter().flat_map(|word| &word.readings);
    readings.any(|reading| reading.proclitics.conjunction())
}

/// Drops the commas around a phrase, and the phrase, where it stands between a noun and what goes on after it.
fn without_appositions<'a>(view: &View<'_>, phrases: &[Phrase], items: &[Item<'a>]) -> Vec<Item<'a>> {
    let comma = |item: Option<&Item<'_>>| matches!(item, Some(Item::Mark(_, mark)) if letters::is_comma(*mark) || is_dash(*mark));
    let mut out: Vec<Item<'_>> = Vec::with_capacity(items.len());
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
            out.push(items[at]);
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
    rest: &[Item<'_>],
    comma: impl Fn(Option<&Item<'_>>) -> bool,
) -> Option<usize> {
    let phrase = &phrases[after];
    if phrase.preposition.is_some() || view.has_conjunction(phrase.start) || phrases[before].pronoun {
        return None;
    }
    let nominal = |item: &Item<'_>| matches!(item, Item::Phrase(id) if !view.has_conjunction(phrases[*id].start));
    let length = rest.iter().take_while(|item| nominal(item)).count();
    let name = view.pos(phrase.head) == Some(Pos::Proper) || view.is_personal(phrase.head);
    let of_person = view.can_act(phrases[before].head);
    if comma(rest.get(length)) && (name && of_person || view.class(phrase.head) == Class::Elative) && length <= 4 {
        return Some(length + 1);
    }
    let said = |item: Option<&Item<'_>>| matches!(item, Some(Item::Complementizer(at)) if !view.has_conjunction(*at));
    if said(rest.get(length)) && name_or_office(view, &phrases[before], phrase) && length <= 6 {
        return Some(length);
    }
    let verb = matches!(rest.get(1), Some(Item::Verb(at)) if !view.has_conjunction(*at));
    (length == 1 && verb && name && view.is_personal(phrases[before].head)).then_some(1)
}

/// Whether of two phrases one names a person and the other says what office he has.
fn name_or_office(view: &View<'_>, first: &Phrase, second: &Phrase) -> bool {
    let name = |phrase: &Phrase| view.pos(phrase.head) == Some(Pos::Proper);
    let office = |phrase: &Phrase| view.may_be(phrase.head, |class| class == Class::Role);
    (name(first) && office(second)) || (office(first) && (name(second) || office(second)))
}

/// Every item of a sentence.
fn all_items<'a>(view: &View<'a>, phrases: &[Phrase], multiwords: &[Multiword<'a>]) -> Vec<Item<'a>> {
    let mut out = Vec::with_capacity(view.range.len());
    let mut at = view.range.start;
    let mut next_phrase = 0;
    while at < view.range.end {
        while phrases
            .get(next_phrase)
            .is_some_and(|phrase| phrase.start < at || phrase.is_inner())
        {
            next_phrase += 1;
        }
        if let Some(found) = multiwords.iter().find(|found| found.start == at) {
            match found.pos {
                Pos::Subordinator => out.push(Item::Subordinator(at, found.function)),
                Pos::Conjunction => out.push(Item::Conjunction(at)),
                Pos::Particle => out.push(Item::Marker(at, found.function)),
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
            Some(phrase) if is_circumstance(view, phrase) => {
                out.push(Item::Participle(phrase.head));
                at = phrase.head + 1;
            }
            Some(phrase) => {
                out.push(Item::Phrase(next_phrase));
                at = phrase.end;
            }
            // «or» between the parts of one phrase.
            None if joins(view, phrases, next_phrase, at) => at += 1,
            None => {
                out.extend(word(view, at));
                at += 1;
            }
        }
    }
    out
}

/// Whether a conjunction stands before a phrase coordinated with another.
fn joins(view: &View<'_>, phrases: &[Phrase], next: PhraseId, at: usize) -> bool {
    view.pos(at) == Some(Pos::Conjunction)
        && phrases
            .get(next)
            .is_some_and(|phrase| phrase.start == at + 1 && matches!(phrase.tie, Some((_, Tie::Conjunct))))
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
    // «a centre», «two drivers» are nouns, though they are spelled like what somebody did meanwhile.
    let noun = view.may_be(head, |class| {
        !matches!(class, Class::None | Class::Participle | Class::Quality)
    }) && !super::predicate::reports(view, verb);
    (view.is_accusative(head) && !noun)
        || ((feminine || after_comma || hidden) && super::predicate::reports(view, verb))
}

fn word<'a>(view: &View<'a>, at: usize) -> Option<Item<'a>> {
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
        Pos::Subordinator => Some(Item::Subordinator(at, function)),
        Pos::Relative => Some(Item::Relative(at)),
        Pos::Particle => Some(Item::Marker(at, function)),
        Pos::Conjunction => Some(Item::Conjunction(at)),
        Pos::Pronoun => Some(Item::Pronoun(at)),
        _ => None,
    }
}
