//! Names of bodies by their head noun, and names of places by the noun of their kind.

use super::{cue::Part, known, model::NameKind, names::Found, scan::Scan, vocabulary::HeadPart};
use crate::{
    lexicon::{Class, Number, Pos},
    syntax::PhraseId,
};

/// The name of a body whose head noun stands at a token.
pub fn body(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let view = &scan.view;
    let part = scan.vocabulary.head(view.lemma(at))?;
    let reading = view.reading(at)?;
    if view.class(at) != Class::Organisation || reading.enclitic.is_some() || view.features(at).number == Number::Dual {
        return None;
    }
    let skip = usize::from(reading.stem_start);
    match part {
        HeadPart::Inside => {
            let end = named_end(scan, at)?;
            // What the lexicon knows by its whole name it knows better: a museum as a place.
            if known::known(scan, at).is_some_and(|whole| whole.start == at && whole.end == end) {
                return None;
            }
            Some(Found {
                start: at,
                end,
                skip,
                kind: NameKind::Organisation,
                named: Vec::new(),
                weight: 45,
            })
        }
        HeadPart::Known => None,
        HeadPart::Outside | HeadPart::Press => {
            let common = part == HeadPart::Press;
            let row = unknown_row(scan, at + 1).or_else(|| quoted(scan, at + 1));
            let (start, end) = row.or_else(|| common.then(|| definite(scan, at + 1)).flatten())?;
            Some(Found {
                start,
                end,
                skip: 0,
                kind: NameKind::Organisation,
                named: Vec::new(),
                weight: 44,
            })
        }
    }
}

/// Where the name that a head noun begins ends: after its definite genitives and adjectives, or the unknown words after it.
fn named_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let view = &scan.view;
    if let Some((_, end)) = unknown_row(scan, at + 1) {
        return Some(purpose_end(scan, end));
    }
    let id = scan.headed(at)?;
    let end = chain_end(scan, id);
    let complement = at + 1..end;
    if complement.is_empty() {
        return None;
    }
    let definite = view.reading(at).is_some_and(crate::morphology::Reading::has_article);
    let last_definite =
        view.is_definite(end - 1) && view.reading(end - 1).is_none_or(|reading| reading.enclitic.is_none());
    let adjectives_only = scan.parse.phrases[id].genitive.is_none();
    let quality = adjectives_only
        && complement
            .clone()
            .all(|at| !matches!(view.class(at), Class::Nisba | Class::None | Class::Participle));
    (last_definite && !quality && definite == adjectives_only).then(|| purpose_end(scan, end))
}

/// The end of «for the sciences», «for football» behind a name that ends at a token.
fn purpose_end(scan: &Scan<'_>, at: usize) -> usize {
    use crate::morphology::Proclitics;
    let view = &scan.view;
    let purpose = view
        .reading(at)
        .is_some_and(|reading| reading.pos == Pos::Noun && reading.proclitics.has(Proclitics::FOR));
    if !purpose || view.class(at) == Class::Event || scan.cue(at).conjunction {
        return at;
    }
    let end = scan.starting(at).map_or(at, |id| chain_end(scan, id));
    let definite =
        end > at && view.is_definite(end - 1) && view.reading(end - 1).is_none_or(|last| last.enclitic.is_none());
    if definite { end } else { at }
}

/// The end of a phrase's chain of genitives and adjectives, without complements and persons in apposition.
fn chain_end(scan: &Scan<'_>, id: PhraseId) -> usize {
    let phrase = &scan.parse.phrases[id];
    let inner = phrase.genitive.map_or(phrase.head + 1, |child| chain_end(scan, child));
    let own = phrase.adjectives.iter().map(|at| at + 1).max().unwrap_or(inner);
    inner.max(own)
}

/// The row of words that the lexicon does not know, or knows as names only, from a token on; quotation marks may open it.
fn unknown_row(scan: &Scan<'_>, at: usize) -> Option<(usize, usize)> {
    let view = &scan.view;
    let start = if matches!(view.mark(at), Some('"' | '\u{ab}' | '\u{201c}' | '\'')) {
        at + 1
    } else {
        at
    };
    let mut end = start;
    while view.range.contains(&end) {
        let cue = scan.cue(end);
        let foreign =
            matches!(cue.part, Some(Part::Given | Part::Family)) && cue.proper && !cue.article && cue.skip == 0;
        let unknown = (cue.part == Some(Part::Unknown) || foreign) && (end == start || !cue.conjunction);
        if !unknown || (end == start && cue.preposition && cue.preferred_skip > 0) {
            break;
        }
        end += 1;
    }
    (end > start).then_some((start, end))
}

/// What stands in quotation marks from a token on, when it is short.
fn quoted(scan: &Scan<'_>, at: usize) -> Option<(usize, usize)> {
    let opens = matches!(scan.view.mark(at), Some('"' | '\u{ab}' | '\u{201c}' | '('));
    let start = at + 1;
    let end = (start..start + 5).find(|&end| scan.view.mark(end).is_some())?;
    let closes = matches!(scan.view.mark(end), Some('"' | '\u{bb}' | '\u{201d}' | ')'));
    (opens && closes && end > start).then_some((start, end))
}

/// A common noun with the article that nothing describes.
fn definite(scan: &Scan<'_>, at: usize) -> Option<(usize, usize)> {
    let cue = scan.cue(at);
    let alone = scan.view.pos(at) == Some(Pos::Noun) || cue.part == Some(Part::Definite);
    let open = scan
        .view
        .reading(at.checked_sub(1)?)
        .is_some_and(|head| !head.has_article() && head.enclitic.is_none());
    (open && cue.article && alone && cue.preferred_skip == 0 && !cue.role).then_some((at, at + 1))
}

/// «Dynamo Kiev»: a word that the lexicon does not know, and a town right behind it.
pub fn club(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let first = scan.cue(at);
    let town = scan.cue(at + 1);
    let fits = first.part == Some(Part::Unknown)
        && !first.article
        && town.proper
        && town.place_first
        && town.preferred_skip == 0
        && !scan.is_titled(at)
        && !scan.is_located(at, first.skip)
        && at.checked_sub(1).is_none_or(|before| scan.cue(before).part.is_none());
    let skip = first.skip;
    fits.then(|| Found {
        start: at,
        end: at + 2,
        skip,
        kind: NameKind::Organisation,
        named: Vec::new(),
        weight: 33,
    })
}

/// The name of a place that the lexicon does not know, after the noun of its kind.
pub fn place(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let view = &scan.view;
    let open = scan.is_place_noun(at) && view.reading(at).is_some_and(|reading| !reading.has_article());
    let located = view.pos(at) == Some(Pos::Preposition) && view.function(at) == "locative";
    if !open && !located {
        return None;
    }
    let (start, end) = unknown_row(scan, at + 1)?;
    let weight = if open { 31 } else { 14 };
    Some(Found {
        start,
        end,
        skip: 0,
        kind: NameKind::Place,
        named: Vec::new(),
        weight,
    })
}
