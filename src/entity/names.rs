//! Proper names: what the index of names knows, what the grammar of names allows, and which of them stands.
//!
//! Every finder gives candidates with a weight; the heaviest of those that overlap stays. A name is the name alone: titles,
//! roles and the head nouns that the press leaves outside («the company …», «the city of …») are not part of it.

use std::collections::HashSet;

use super::{
    body,
    cue::Part,
    known,
    model::{Name, NameKind},
    person,
    scan::Scan,
};
use crate::{
    lexicon::{Class, Named, Pos},
    syntax::View,
    text::{Span, letters},
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

/// The names of a sentence, in order, disjoint.
pub fn names(scan: &Scan<'_>) -> Vec<Found> {
    let mut candidates: Vec<Found> = Vec::new();
    for at in scan.view.range.clone() {
        candidates.extend(known::known(scan, at));
        candidates.extend(person::person(scan, at));
        candidates.extend(body::body(scan, at));
        candidates.extend(body::place(scan, at));
        candidates.extend(body::club(scan, at));
    }
    // A letter alone stands for a title or a first name that is not written out.
    candidates.retain(|found| found.span(&scan.view).of(&scan.view.article.text).chars().count() > 1);
    let mut found = choose(candidates);
    for person in found
        .iter_mut()
        .filter(|found| found.kind == NameKind::Person && found.named.is_empty())
    {
        person.named = known::bearers(scan, person.start, person.end);
    }
    listed(scan, &mut found);
    found
}

/// A person's name behind another one and a conjunction or comma needs less evidence: names stand in lists.
fn listed(scan: &Scan<'_>, found: &mut Vec<Found>) {
    let mut at = 0;
    while let Some(last) = found.get(at) {
        at += 1;
        let comma = scan.view.is_comma(last.end);
        let start = last.end + usize::from(comma);
        let next = found.get(at).map_or(scan.view.range.end, |next| next.start);
        if last.kind != NameKind::Person || !comma && !scan.cue(start).conjunction {
            continue;
        }
        if let Some(more) = person::listed(scan, start).filter(|more| more.end <= next) {
            found.insert(at, more);
        }
    }
}

/// Of candidates that overlap, the heaviest; of equally heavy ones the longest, then the first.
pub fn choose(mut candidates: Vec<Found>) -> Vec<Found> {
    candidates.sort_by_key(|found| {
        (
            std::cmp::Reverse(found.weight),
            std::cmp::Reverse(found.end - found.start),
            found.start,
        )
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

/// The names of a sentence as they are told: descriptions of places, which the lexicon knows as well, are none.
pub fn told(scan: &Scan<'_>, found: &[Found]) -> Vec<Name> {
    let names = found.iter().filter(|found| !is_description(scan, found));
    names
        .map(|found| Name {
            span: found.span(&scan.view),
            kind: found.kind,
        })
        .collect()
}

/// «The Arab countries», «the Lebanese south»: a noun that says what part of the world it is, and an adjective.
fn is_description(scan: &Scan<'_>, found: &Found) -> bool {
    let adjective = scan.cue(found.end - 1);
    let described = || (found.start..found.end - 1).all(|at| scan.vocabulary.describes_place(scan.view.lemma(at)));
    found.kind == NameKind::Place
        && found.end - found.start == 2
        && adjective.article
        && scan.view.class(found.end - 1) == Class::Nisba
        && described()
}

/// The family name of a person named in full elsewhere in the article.
pub fn family(scan: &Scan<'_>, at: usize, families: &HashSet<String>) -> Option<Found> {
    if families.is_empty() || !scan.is_word(at) || scan.cue(at).before_noun {
        return None;
    }
    let word = scan.view.token(at);
    let mut skips = scan.cuts(at).iter().map(|cut| cut.skip);
    let skip = skips.find(|&skip| {
        word.get(skip..)
            .is_some_and(|rest| families.contains(&letters::fold(rest)))
    })?;
    let cue = scan.cue(at);
    let adjective = scan.view.pos(at) == Some(Pos::Adjective)
        && at
            .checked_sub(1)
            .is_some_and(|before| scan.view.pos(before) == Some(Pos::Noun));
    let common = cue.common_noun && !cue.article && cue.part != Some(Part::Unknown);
    (!cue.function && !adjective && !common && !cue.role).then(|| Found {
        start: at,
        end: at + 1,
        skip,
        kind: NameKind::Person,
        named: Vec::new(),
        weight: 25,
    })
}

/// The name that covers a token, of names in order.
pub fn covering(found: &[Found], at: usize) -> Option<&Found> {
    let next = found.partition_point(|found| found.start <= at);
    found.get(next.checked_sub(1)?).filter(|found| at < found.end)
}

/// The names that begin inside a range of tokens, of names in order.
pub fn inside(found: &[Found], range: std::ops::Range<usize>) -> &[Found] {
    let first = found.partition_point(|found| found.start < range.start);
    let end = found.partition_point(|found| found.start < range.end);
    found.get(first..end).unwrap_or_default()
}
