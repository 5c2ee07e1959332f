//! Proper names: what the index of names knows, what the grammar of names allows, and which of them stands.
//!
//! Every finder gives candidates with a weight; the heaviest of those that overlap stays. A name is the name alone: titles,
//! roles and the head nouns that the press leaves outside («the company …», «the city of …») are not part of it.

use std::collections::HashSet;

use super::{
    body,
    cue::{self, Cue, Part},
    model::{Name, NameKind},
    person,
    vocabulary::{HeadPart, Vocabulary},
};
use crate::{
    lexicon::{Class, FrameKind, Named, Pos},
    syntax::{Parse, View},
    text::{Span, TokenKind, letters, letters::KeyLetter},
};

/// A name found in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Bytes of clitics before the name on its first token.
    pub skip: usize,
    /// What it names.
    pub kind: NameKind,
    /// Who bears it, where the lexicon knows; the best first.
    pub named: Vec<Named>,
    /// How good the evidence is.
    pub weight: u32,
}

impl Found {
    /// The name as it stands in the text.
    pub fn span(&self, view: &View<'_>) -> Span {
        let first = view.article.tokens[self.start].span;
        let last = view.article.tokens[self.end - 1].span;
        Span::new((first.start + self.skip).min(first.end), last.end)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A sentence as the finders look at it.
pub struct Scan<'a> {
    /// The sentence.
    pub view: View<'a>,
    /// Its phrases.
    pub parse: &'a Parse,
    /// The tables.
    pub vocabulary: &'a Vocabulary,
    /// By token of the sentence: what it can be inside a name.
    pub cues: Vec<Cue>,
    keys: Vec<Vec<KeyLetter>>,
}

impl<'a> Scan<'a> {
    /// Prepares a sentence.
    pub fn new(view: View<'a>, parse: &'a Parse, vocabulary: &'a Vocabulary) -> Self {
        let keys = view.range.clone().map(|at| letters::key(view.token(at))).collect();
        let cues = view.range.clone().map(|at| cue::cue(&view, vocabulary, at)).collect();
        Self { view, parse, vocabulary, cues, keys }
    }

    /// The cue of a token; of one outside the sentence, that of no name.
    pub fn cue(&self, at: usize) -> &Cue {
        at.checked_sub(self.view.range.start).and_then(|at| self.cues.get(at)).unwrap_or(&cue::NONE)
    }

    /// Whether a token is of Arabic letters.
    pub fn is_word(&self, at: usize) -> bool {
        self.view.range.contains(&at) && self.view.article.tokens[at].kind == TokenKind::Arabic
    }

    /// Whether what stands before a token says where: a locative preposition of its own or written onto it, a direction, a
    /// noun of a kind of place.
    pub fn is_located(&self, at: usize, skip: usize) -> bool {
        if skip > 0 && self.cue(at).preposition {
            return true;
        }
        let Some(before) = at.checked_sub(1).filter(|before| self.view.range.contains(before)) else { return false };
        let lemma = self.view.lemma(before);
        let locative = self.view.pos(before) == Some(Pos::Preposition)
            && matches!(self.view.function(before), "locative" | "source" | "goal" | "from" | "to" | "at");
        locative || self.is_place_noun(before) || self.vocabulary.direction(lemma).is_some()
    }

    /// Whether a token is a common noun of a kind of place, open to a name after it.
    pub fn is_place_noun(&self, at: usize) -> bool {
        self.view.pos(at) == Some(Pos::Noun)
            && self.view.reading(at).is_some_and(|reading| reading.enclitic.is_none())
            && !self.vocabulary.place_types(self.view.lemma(at)).is_empty()
    }

    /// Whether a title stands right before a token.
    pub fn is_addressed(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| self.view.range.contains(before)) else { return false };
        let initial = self.view.mark(before) == Some('.') && before > self.view.range.start;
        self.is_title(before) || initial && self.is_title(before - 1)
    }

    /// Whether a title, or a role with its genitives and adjectives, ends right before a token.
    pub fn is_titled(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| self.view.range.contains(before)) else { return false };
        if self.is_addressed(at) {
            return true;
        }
        let blocked = matches!(self.view.class(before), Class::Organisation | Class::Place | Class::Facility);
        !blocked && self.role_before(at)
    }

    fn is_title(&self, at: usize) -> bool {
        let word = self.view.word_after_conjunction(at);
        self.vocabulary.is_title(word)
            || self.vocabulary.cuts(word).iter().any(|cut| {
                cut.skip > 0 && word.get(cut.skip..).is_some_and(|rest| self.vocabulary.is_title(rest))
            })
    }

    fn role_before(&self, at: usize) -> bool {
        let holds = |phrase: &&crate::syntax::Phrase| phrase.head < at && phrase.end >= at && phrase.start < at;
        self.parse.phrases.iter().filter(holds).any(|phrase| {
            let role = matches!(self.view.class(phrase.head), Class::Role);
            let close = (phrase.head + 1..at).all(|between| {
                self.view.is_nominal(between) && matches!(self.cue(between).part, None | Some(Part::Origin | Part::Ordinal))
            });
            role && close
        })
    }

    /// Whether a verb of saying stands right before a token, or one of reporting right after it.
    pub fn speaks(&self, start: usize, end: usize) -> bool {
        let says = |at: usize| self.view.is_verb(at) && reports(&self.view, at);
        start.checked_sub(1).is_some_and(says) || says(end)
    }
}

/// Whether a verb has a frame with content: it says, thinks, demands.
fn reports(view: &View<'_>, at: usize) -> bool {
    let frames = view.lexicon.verb_frames(view.lemma(at));
    frames.iter().any(|frame| frame.kind == FrameKind::Event && frame.content.is_some())
}

/// Names of the index longer than this are not looked for.
const LONGEST: usize = 10;

/// The names of a sentence, in order, disjoint.
pub fn names(scan: &Scan<'_>) -> Vec<Found> {
    let mut candidates: Vec<Found> = Vec::new();
    for at in scan.view.range.clone() {
        candidates.extend(known(scan, at));
        candidates.extend(person::person(scan, at));
        candidates.extend(body::body(scan, at));
        candidates.extend(body::place(scan, at));
    }
    choose(candidates)
}

/// Of candidates that overlap, the heaviest; of equally heavy ones the longest, then the first.
pub fn choose(mut candidates: Vec<Found>) -> Vec<Found> {
    candidates.sort_by_key(|found| {
        (std::cmp::Reverse(found.weight), std::cmp::Reverse(found.end - found.start), found.start)
    });
    let mut taken: HashSet<usize> = HashSet::new();
    let mut out: Vec<Found> = Vec::new();
    for found in candidates {
        if (found.start..found.end).all(|at| !taken.contains(&at)) {
            taken.extend(found.start..found.end);
            out.push(found);
        }
    }
    out.sort_by_key(|found| found.start);
    debug_assert!(out.windows(2).all(|pair| !pair[0].overlaps(&pair[1])));
    out
}

/// The longest name of the index that begins at a token.
fn known(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (skip, length, named) = longest(scan, at)?;
    let lexicon = scan.view.lexicon;
    let end = at + length;
    let (places, actors): (Vec<Named>, Vec<Named>) = named.iter().partition(|named| matches!(named, Named::Place(_)));
    let (start, skip) = outside(scan, at, end, skip, &places);
    let place_first = !places.is_empty() && (actors.is_empty() || scan.is_located(start, skip));
    let kind = if place_first && of_body(scan, start, &places) {
        NameKind::Organisation
    } else if place_first {
        NameKind::Place
    } else {
        let Named::Actor(actor) = *actors.first()? else { return None };
        match lexicon.actors.get(actor as usize)?.kind.as_str() {
            "person" => NameKind::Person,
            _ => NameKind::Organisation,
        }
    };
    let end = if kind == NameKind::Organisation { without_origin(scan, start, end, named) } else { end };
    let named = if place_first { [places, actors].concat() } else { [actors, places].concat() };
    let (start, skip) = if kind == NameKind::Organisation { body_start(scan, start, end, skip)? } else { (start, skip) };
    let weight = if end - start > 1 { 40 + (end - start) as u32 } else { single(scan, start, skip, kind)? };
    Some(Found { start, end, skip, kind, named, weight })
}

/// The longest match of the index, with the fewest clitics taken off.
pub fn longest<'a>(scan: &Scan<'a>, at: usize) -> Option<(usize, usize, &'a [Named])> {
    longest_of(scan, at, LONGEST)
}

/// The longest match of the index among the next `words`.
fn longest_of<'a>(scan: &Scan<'a>, at: usize, words: usize) -> Option<(usize, usize, &'a [Named])> {
    if !scan.is_word(at) {
        return None;
    }
    let rest: Vec<&[KeyLetter]> = (at + 1..scan.view.range.end)
        .take(words - 1)
        .take_while(|&next| scan.is_word(next))
        .map(|next| scan.keys[next - scan.view.range.start].as_slice())
        .collect();
    let mut best: Option<(usize, usize, &'a [Named])> = None;
    for cut in scan.vocabulary.cuts(scan.view.token(at)) {
        let words = std::iter::once(cut.letters.as_slice()).chain(rest.iter().copied());
        if let Some((length, named)) = scan.view.lexicon.names.longest(words)
            && best.is_none_or(|(_, longest, _)| length > longest)
        {
            best = Some((cut.skip, length, named));
        }
    }
    best
}

/// Leaves the noun of a kind of place and the direction outside a name that is known without it: «the city of …», «north …».
/// Countries keep them («South Africa»).
fn outside(scan: &Scan<'_>, at: usize, end: usize, skip: usize, places: &[Named]) -> (usize, usize) {
    let opens = scan.is_place_noun(at) || scan.vocabulary.direction(scan.view.lemma(at)).is_some();
    let country = places.iter().any(|named| matches!(named, Named::Place(place) if is_country(scan, *place)));
    if end - at > 1 && opens && !places.is_empty() && !country {
        let rest = longest(scan, at + 1).filter(|(skip, length, named)| {
            *skip == 0 && at + 1 + length == end && named.iter().any(|named| matches!(named, Named::Place(_)))
        });
        if rest.is_some() {
            return (at + 1, 0);
        }
    }
    (at, skip)
}

/// Whether the name of a town stands for a body, after the head noun that names leave outside: «the club Barcelona».
fn of_body(scan: &Scan<'_>, at: usize, places: &[Named]) -> bool {
    let large = |place: u32| {
        let kind = scan.view.lexicon.places.get(place as usize).map_or("", |place| place.kind.as_str());
        matches!(kind, "country" | "territory" | "continent" | "region")
    };
    let town = !places.iter().any(|named| matches!(named, Named::Place(place) if large(*place)));
    town && at.checked_sub(1).is_some_and(|before| is_outside_head(scan, before))
}

fn is_country(scan: &Scan<'_>, place: u32) -> bool {
    scan.view.lexicon.places.get(place as usize).is_some_and(|place| place.kind == "country")
}

/// Leaves the adjective of a country outside a name that is known without it («Real Madrid the Spanish»).
fn without_origin(scan: &Scan<'_>, at: usize, end: usize, named: &[Named]) -> usize {
    let last = end - 1;
    let origin = scan.view.class(last) == Class::Nisba || scan.cue(last).part == Some(Part::Origin);
    if end - at < 2 || !origin {
        return end;
    }
    let shorter = longest_of(scan, at, last - at);
    let same = shorter.is_some_and(|(_, length, others)| at + length == last && named.iter().any(|one| others.contains(one)));
    if same { last } else { end }
}

/// Where the name of a body begins; `None` where its words are no name but a description («the French government»).
fn body_start(scan: &Scan<'_>, at: usize, end: usize, skip: usize) -> Option<(usize, usize)> {
    let lemmas = || {
        let bodies = scan.view.words[at].readings.iter().filter_map(|reading| reading.lexeme);
        bodies.map(|lexeme| scan.view.lexicon.lexeme(lexeme)).filter(|lexeme| lexeme.class == Class::Organisation)
    };
    if end - at == 1 || lemmas().next().is_none() {
        return Some((at, skip));
    }
    match lemmas().find_map(|lexeme| scan.vocabulary.head(&lexeme.lemma))? {
        HeadPart::Inside | HeadPart::Known => Some((at, skip)),
        HeadPart::Outside if is_description(scan, at + 1, end) => None,
        HeadPart::Outside => Some((at + 1, 0)),
    }
}

/// Whether all words are common nouns and adjectives, more than one: «the French press».
fn is_description(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    end - at > 1 && (at..end).all(|at| scan.cue(at).common_noun && scan.cue(at).part != Some(Part::Unknown))
}

/// The weight of a name of one word, if it is one here.
fn single(scan: &Scan<'_>, at: usize, skip: usize, kind: NameKind) -> Option<u32> {
    let cue = scan.cue(at);
    let before = at.wrapping_sub(1);
    if cue.proper && cue.preferred_skip == skip {
        let personal = cue.person && kind != NameKind::Person && !cue.place_first;
        return Some(if personal && !scan.is_located(at, skip) { 12 } else { 30 });
    }
    let after_kind = kind == NameKind::Place && skip == 0 && scan.is_place_noun(before);
    let in_marks = kind == NameKind::Organisation && is_marked(scan, at);
    let after_head = kind == NameKind::Organisation && skip == 0 && is_outside_head(scan, before);
    let bare = kind == NameKind::Organisation && is_bare_body(scan, at, skip);
    (after_kind || in_marks || after_head || bare).then_some(20)
}

/// Whether a token stands alone in quotation marks or parentheses.
fn is_marked(scan: &Scan<'_>, at: usize) -> bool {
    let mark = |at: usize| scan.view.mark(at).unwrap_or(' ');
    let opening = at.checked_sub(1).is_some_and(|before| matches!(mark(before), '(' | '"' | '\u{ab}' | '\u{201c}'));
    opening && matches!(mark(at + 1), ')' | '"' | '\u{bb}' | '\u{201d}')
}

/// Whether a token is the head noun of a body whose name is what follows.
pub fn is_outside_head(scan: &Scan<'_>, at: usize) -> bool {
    scan.view.range.contains(&at)
        && scan.view.class(at) == Class::Organisation
        && scan.vocabulary.head(scan.view.lemma(at)) == Some(HeadPart::Outside)
        && scan.view.reading(at).is_some_and(|reading| reading.enclitic.is_none() && !reading.has_article())
}

/// Whether an indefinite common noun stands where only a name can: as the subject of a verb, with nothing that belongs to it.
fn is_bare_body(scan: &Scan<'_>, at: usize, skip: usize) -> bool {
    let view = &scan.view;
    let noun = view.pos(at) == Some(Pos::Noun) && !scan.cue(at).article && scan.cue(at).preferred_skip == skip;
    let free = !matches!(view.pos(at + 1), Some(Pos::Noun | Pos::Adjective)) || view.mark(at + 1).is_some();
    let subject = at.checked_sub(1).is_some_and(|before| view.is_verb(before) || view.class(before) == Class::Organisation);
    noun && free && subject && !view.is_accusative(at)
}

/// The names of a sentence as they are told.
pub fn told(view: &View<'_>, found: &[Found]) -> Vec<Name> {
    found.iter().map(|found| Name { span: found.span(view), kind: found.kind }).collect()
}
