//! Names of places that only an imported gazetteer knows.
//!
//! Such a gazetteer has a village for every other word of the language, so that a name counts only where something besides it
//! speaks for a place: the noun of its kind before it; «in» before a word that the lexicon does not know; or a weaker sign of
//! place and its country told. What the lexicon's own names explain stays as it is.

use super::{
    cue::Part,
    known,
    model::NameKind,
    names::Found,
    scan::Scan,
    setting::{self, Setting},
};
use crate::lexicon::{Named, Number, Pos};

/// What speaks for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// The lexicon does not know a word of the name, and the article speaks of its country.
    Unknown,
    /// «In» stands before it.
    Located,
    /// The noun of its kind stands before it.
    Typed,
}

/// Adds the places of the imported gazetteer to the names of a sentence, and gives those that it added.
pub fn add(scan: &Scan<'_>, setting: &Setting, found: &mut Vec<Found>) -> Vec<Found> {
    let mut added: Vec<Found> = Vec::new();
    for at in scan.view.range.clone() {
        let covered = added.last().is_some_and(|last| at < last.end);
        let listed = |start: usize| follows_place(scan, found, start);
        let Some((place, evidence)) = candidate(scan, setting, at, listed).filter(|_| !covered) else {
            continue;
        };
        let overlaps = |other: &Found| other.start < place.end && place.start < other.end;
        if found
            .iter()
            .filter(|other| overlaps(other))
            .all(|other| gives_way(other, &place, evidence))
        {
            found.retain(|other| !overlaps(other));
            found.push(place.clone());
            added.push(place);
        }
    }
    found.sort_by_key(|found| found.start);
    added
}

/// Whether a name that was found without the gazetteer is rather the place: nothing is known of it, and it is no longer.
fn gives_way(other: &Found, place: &Found, evidence: Evidence) -> bool {
    let within = place.start <= other.start && other.end <= place.end;
    let guessed = other.named.is_empty()
        && match other.kind {
            NameKind::Place => true,
            NameKind::Person => {
                evidence == Evidence::Typed || evidence == Evidence::Located && place.end - place.start > 1
            }
            NameKind::Organisation => false,
        };
    within && guessed
}

/// The imported place whose name begins at a token, and what speaks for it.
fn candidate(
    scan: &Scan<'_>,
    setting: &Setting,
    at: usize,
    listed: impl Fn(usize) -> bool,
) -> Option<(Found, Evidence)> {
    let (skip, length, named) = known::longest_imported(scan, at)?;
    let end = at + length;
    let own_noun = length > 1 && scan.is_place_noun(at);
    let (start, skip) = if own_noun { (at + 1, 0) } else { (at, skip) };
    let noun = start
        .checked_sub(1)
        .filter(|&before| skip == 0 && is_open_noun(scan, before));
    let fitting: Vec<Named> = match noun {
        Some(noun) if !own_noun => of_type(scan, noun, &named),
        _ => named,
    };
    let unknown = (start..end).any(|at| scan.cue(at).part == Some(Part::Unknown));
    let single = end - start == 1;
    let told = is_told(scan, setting, &fitting);
    let evidence = if let Some(noun) = noun {
        (!single || unknown || is_nameable(scan, noun, start)).then_some(Evidence::Typed)
    } else if is_in(scan, start, skip) && (unknown || !single && told) {
        Some(Evidence::Located)
    } else {
        let placed = !single || scan.is_located(start, skip) || listed(start);
        let free = !own_noun && !scan.is_titled(start);
        (unknown && told && placed && free).then_some(Evidence::Unknown)
    };
    let place = Found {
        start,
        end,
        skip,
        kind: NameKind::Place,
        named: fitting,
        weight: 0,
    };
    evidence
        .filter(|_| !place.named.is_empty())
        .map(|evidence| (place, evidence))
}

/// Whether a place was found right before a token, a conjunction or comma between them.
fn follows_place(scan: &Scan<'_>, found: &[Found], at: usize) -> bool {
    let ends_at = |at: usize| {
        found
            .iter()
            .any(|found| found.end == at && found.kind == NameKind::Place)
    };
    let joined = scan.cue(at).conjunction;
    let apart = at
        .checked_sub(1)
        .filter(|&before| scan.view.pos(before) == Some(Pos::Conjunction) || scan.view.is_comma(before));
    joined && ends_at(at) || apart.is_some_and(ends_at)
}

/// Whether a noun of a kind of place stands at a token, open to a name after it.
fn is_open_noun(scan: &Scan<'_>, at: usize) -> bool {
    let open = |reading: &crate::morphology::Reading| {
        !reading.has_article() && reading.enclitic.is_none() && reading.features.number == Number::Singular
    };
    scan.view.range.contains(&at) && scan.is_place_noun(at) && scan.view.reading(at).is_some_and(open)
}

/// Those of some places that are of the kind that a noun names.
fn of_type(scan: &Scan<'_>, noun: usize, named: &[Named]) -> Vec<Named> {
    let types = scan.place_types(noun);
    let fits =
        |named: &&Named| setting::place(scan.view.lexicon, **named).is_some_and(|place| types.contains(&place.kind));
    named.iter().filter(fits).copied().collect()
}

/// Whether a known word can be a name after the noun of its kind: it is a proper name elsewhere, or has the article. Without it,
/// adjectives and genitives follow such nouns («a new village», «an amusement park»); with it, too, what is no more than a
/// region («the danger zone»).
fn is_nameable(scan: &Scan<'_>, noun: usize, at: usize) -> bool {
    let cue = scan.cue(at);
    let vague = scan.place_types(noun).first().is_some_and(|kind| kind == "region");
    (cue.named || cue.article && !vague) && scan.view.pos(at) != Some(Pos::Verb)
}

/// Whether «in» or the like stands before a name, or is written onto it.
fn is_in(scan: &Scan<'_>, at: usize, skip: usize) -> bool {
    if skip > 0 {
        return scan.cue(at).preposition;
    }
    let Some(before) = at.checked_sub(1).filter(|before| scan.view.range.contains(before)) else {
        return false;
    };
    let locative = scan.view.pos(before) == Some(Pos::Preposition) && scan.view.function(before) == "locative";
    locative || scan.direction(before).is_some()
}

/// Whether the article speaks of the country of one of some places.
fn is_told(scan: &Scan<'_>, setting: &Setting, named: &[Named]) -> bool {
    let mut places = named
        .iter()
        .filter_map(|named| setting::place(scan.view.lexicon, *named));
    places.any(|place| setting.countries.contains_key(&place.country))
}
