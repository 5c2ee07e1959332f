//! Names that the lexicon knows: the longest match of its index, and what of it is the name here.

use super::{cue::Part, model::NameKind, names::Found, scan::Scan, setting, vocabulary::HeadPart};
use crate::{
    lexicon::{Class, Named, Number, Pos},
    text::letters::KeyLetter,
};

/// Names of the index longer than this are not looked for.
const LONGEST: usize = 10;

/// The longest name of the index that begins at a token.
pub fn known(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (skip, length, named) = scan.longest(at)?;
    let lexicon = scan.view.lexicon;
    let end = at + length;
    let (start, skip, named) = outside(scan, at, end, skip, named);
    let (places, mut actors): (Vec<Named>, Vec<Named>) =
        named.iter().partition(|named| matches!(named, Named::Place(_)));
    if !plays(scan, start, end, &places) {
        actors.retain(|named| !is_team(scan, *named));
    }
    let place_first = !places.is_empty() && (actors.is_empty() || scan.is_located(start, skip));
    let kind = if place_first && of_body(scan, start, &places) {
        NameKind::Organisation
    } else if place_first {
        NameKind::Place
    } else {
        let Named::Actor(actor) = *actors.first()? else {
            return None;
        };
        match lexicon.actors.get(actor as usize)?.kind.as_str() {
            "person" => NameKind::Person,
            _ => NameKind::Organisation,
        }
    };
    let end = match kind {
        NameKind::Organisation => without_origin(scan, start, end, named),
        NameKind::Place => without_epithet(scan, start, end, skip, named),
        NameKind::Person => end,
    };
    let official = actors.first().is_none_or(|named| is_government(scan, *named));
    let team = kind == NameKind::Organisation && actors.first().is_some_and(|named| is_team(scan, *named));
    let named = if place_first {
        [places, actors].concat()
    } else {
        [actors, places].concat()
    };
    let (start, skip) = if kind == NameKind::Organisation {
        body_start(scan, start, end, skip, official)?
    } else {
        (start, skip)
    };
    let weight = if team && end - start == 1 && scan.cue(start).common_noun {
        team_noun(scan, start)?
    } else if end - start > 1 {
        40 + (end - start) as u32
    } else {
        single(scan, start, skip, kind)?
    };
    Some(Found {
        start,
        end,
        skip,
        kind,
        named,
        weight,
    })
}

/// The persons of the index who have just this name.
pub fn bearers(scan: &Scan<'_>, start: usize, end: usize) -> Vec<Named> {
    let whole = longest_of(scan, start, end - start).filter(|(_, length, _)| start + length == end);
    let is_person = |named: &&Named| match named {
        Named::Actor(actor) => {
            let actor = scan.view.lexicon.actors.get(*actor as usize);
            actor.is_some_and(|actor| actor.kind == "person")
        }
        Named::Place(_) => false,
    };
    whole.map_or_else(Vec::new, |(_, _, named)| {
        named.iter().filter(is_person).copied().collect()
    })
}

/// The longest match of the index, with the fewest clitics taken off.
pub fn longest<'a>(scan: &Scan<'a>, at: usize) -> Option<(usize, usize, &'a [Named])> {
    longest_of(scan, at, LONGEST)
}

/// The longest match of the index among the next `words`.
fn longest_of<'a>(scan: &Scan<'a>, at: usize, words: usize) -> Option<(usize, usize, &'a [Named])> {
    let names = &scan.view.lexicon.names;
    longest_in(scan, at, words, |words| names.longest(words.iter().copied()))
}

/// The longest name that only the imported gazetteer knows.
pub fn longest_imported(scan: &Scan<'_>, at: usize) -> Option<(usize, usize, Vec<Named>)> {
    longest_in(scan, at, LONGEST, |words| scan.view.lexicon.imported_name(words))
}

/// The longest match of a look-up among the next `words`, with the fewest clitics taken off.
fn longest_in<T>(
    scan: &Scan<'_>,
    at: usize,
    words: usize,
    look_up: impl Fn(&[&[KeyLetter]]) -> Option<(usize, T)>,
) -> Option<(usize, usize, T)> {
    if !scan.is_word(at) {
        return None;
    }
    let rest = (at + 1..scan.view.range.end)
        .take(words - 1)
        .take_while(|&next| scan.is_word(next))
        .map(|next| scan.keys[next - scan.view.range.start].as_slice());
    let mut words: Vec<&[KeyLetter]> = std::iter::once([].as_slice()).chain(rest).collect();
    let mut best: Option<(usize, usize, T)> = None;
    for cut in scan.cuts(at) {
        words[0] = &cut.letters;
        if let Some((length, named)) = look_up(&words)
            && best.as_ref().is_none_or(|(_, longest, _)| length > *longest)
        {
            best = Some((cut.skip, length, named));
        }
    }
    best
}

/// Leaves the noun of a kind of place and the directions outside a name that is known without them: «the city of …»,
/// «north-east …». Countries keep them («South Africa»).
fn outside<'a>(scan: &Scan<'a>, at: usize, end: usize, skip: usize, named: &'a [Named]) -> (usize, usize, &'a [Named]) {
    let place = |named: &Named| matches!(named, Named::Place(_));
    let country = named.iter().any(|named| is_country(scan, *named));
    let capital = || scan.place_types(at).first().is_some_and(|kind| kind == "capital");
    if end - at < 2 || scan.cue(at).article && !capital() || !named.iter().any(place) {
        return (at, skip, named);
    }
    let mut start = at;
    let outer = |at: usize| scan.is_place_noun(at) || scan.direction(at).is_some() && !country;
    while start + 1 < end && outer(start) {
        start += 1;
        let rest = longest_of(scan, start, end - start).filter(|(skip, length, _)| *skip == 0 && start + length == end);
        if let Some((_, _, rest)) = rest.filter(|(_, _, rest)| rest.iter().any(place)) {
            return (start, 0, rest);
        }
    }
    let types = scan.place_types(at);
    let own_type = named
        .iter()
        .filter_map(|named| setting::place(scan.view.lexicon, *named))
        .any(|place| types.contains(&place.kind));
    if own_type {
        (at + 1, 0, named)
    } else {
        (at, skip, named)
    }
}

fn is_country(scan: &Scan<'_>, named: Named) -> bool {
    setting::place(scan.view.lexicon, named).is_some_and(|place| place.kind == "country")
}

/// Leaves the adjective of a country outside a name that is known without it («Real Madrid the Spanish»).
fn without_origin(scan: &Scan<'_>, at: usize, end: usize, named: &[Named]) -> usize {
    let last = end - 1;
    let origin = scan
        .view
        .lexeme(last)
        .is_some_and(|lexeme| lexeme.class == Class::Nisba && !lexeme.note.is_empty());
    if end - at < 2 || !origin {
        return end;
    }
    let shorter = longest_of(scan, at, last - at);
    let same =
        shorter.is_some_and(|(_, length, others)| at + length == last && named.iter().any(|one| others.contains(one)));
    if same { last } else { end }
}

/// Leaves an epithet outside a place's name that is known without it («Mecca the honoured»), adjectives of origin apart.
fn without_epithet(scan: &Scan<'_>, at: usize, end: usize, skip: usize, named: &[Named]) -> usize {
    let last = end - 1;
    let origin = scan.origin(last).is_some();
    let epithet = scan.view.pos(last) == Some(Pos::Adjective) && scan.cue(last).article && !origin;
    if end - at < 2 || !epithet || !scan.cue(at).proper {
        return end;
    }
    let shorter = longest_of(scan, at, last - at).filter(|(cut, length, _)| *cut == skip && at + length == last);
    let same = shorter.is_some_and(|(_, _, others)| named.iter().any(|one| others.contains(one)));
    if same { last } else { end }
}

fn is_team(scan: &Scan<'_>, named: Named) -> bool {
    let Named::Actor(actor) = named else { return false };
    scan.view
        .lexicon
        .actors
        .get(actor as usize)
        .is_some_and(|actor| actor.kind == "team")
}

/// Whether a name that a team has may mean the team here: words of sport stand in the sentence, or it has no other meaning.
fn plays(scan: &Scan<'_>, at: usize, end: usize, places: &[Named]) -> bool {
    let common = end - at == 1 && scan.cue(at).common_noun;
    scan.sport > usize::from(common)
        || places.is_empty() && !common
        || at.checked_sub(1).is_some_and(|at| is_outside_head(scan, at))
}

/// The weight of a common noun as the name of a team: alone, or with nothing but the adjective of its country.
fn team_noun(scan: &Scan<'_>, at: usize) -> Option<u32> {
    let next = scan.cue(at + 1);
    let described = next.common_noun && next.article && next.preferred_skip == 0 && scan.origin(at + 1).is_none();
    let adjective = scan.view.pos(at) == Some(Pos::Adjective)
        && at
            .checked_sub(1)
            .is_some_and(|before| scan.view.is_nominal(before) && scan.cue(before).article);
    (scan.cue(at).article && !described && !adjective).then_some(26)
}

fn is_government(scan: &Scan<'_>, named: Named) -> bool {
    match named {
        Named::Actor(actor) => scan
            .view
            .lexicon
            .actors
            .get(actor as usize)
            .is_none_or(|actor| actor.kind == "government"),
        Named::Place(_) => false,
    }
}

/// Whether the name of a town stands for a body, after the head noun that names leave outside: «the club Barcelona».
fn of_body(scan: &Scan<'_>, at: usize, places: &[Named]) -> bool {
    let large = |place: u32| {
        let kind = scan
            .view
            .lexicon
            .place_at(place)
            .map_or("", |place| place.kind.as_str());
        matches!(kind, "country" | "territory" | "continent" | "region")
    };
    let town = !places
        .iter()
        .any(|named| matches!(named, Named::Place(place) if large(*place)));
    let press = |before: usize| {
        is_outside_head(scan, before)
            && scan.vocabulary.head(scan.view.lemma(before)) == Some(HeadPart::Press)
            && scan.view.features(before).number == Number::Singular
    };
    town && at.checked_sub(1).is_some_and(press)
}

/// Where the name of a body begins; `None` where its words are no name but a description («the French government»).
fn body_start(scan: &Scan<'_>, at: usize, end: usize, skip: usize, official: bool) -> Option<(usize, usize)> {
    let lemmas = || {
        let bodies = scan.view.words[at].readings.iter().filter_map(|reading| reading.lexeme);
        bodies
            .map(|lexeme| scan.view.lexicon.lexeme(lexeme))
            .filter(|lexeme| lexeme.class == Class::Organisation)
    };
    if end - at == 1 || lemmas().next().is_none() {
        return Some((at, skip));
    }
    let Some(part) = lemmas().find_map(|lexeme| scan.vocabulary.head(&lexeme.lemma)) else {
        return (!official).then_some((at, skip));
    };
    match part {
        HeadPart::Inside | HeadPart::Known => Some((at, skip)),
        HeadPart::Outside | HeadPart::Press if is_description(scan, at + 1, end) => None,
        HeadPart::Outside | HeadPart::Press => Some((at + 1, 0)),
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
    if scan.vocabulary.is_time(scan.view.token(at)) && !scan.is_place_noun(before) {
        return None;
    }
    let kind_of_place = kind == NameKind::Place && scan.is_place_noun(at);
    if kind_of_place && (is_quote(scan, at + 1) || scan.cue(at + 1).part == Some(Part::Unknown)) {
        return None;
    }
    if cue.proper && cue.preferred_skip == skip {
        let personal = cue.person && kind != NameKind::Person && !cue.place_first;
        return Some(if personal && !scan.is_located(at, skip) { 12 } else { 30 });
    }
    if kind == NameKind::Place && is_plain_country(scan, at, skip) {
        return Some(29);
    }
    let after_kind =
        kind == NameKind::Place && skip == 0 && (scan.is_place_noun(before) || scan.direction(before).is_some());
    let in_marks = kind == NameKind::Organisation && is_marked(scan, at);
    let after_head = kind == NameKind::Organisation && skip == 0 && is_outside_head(scan, before);
    let bare = kind == NameKind::Organisation && is_bare_body(scan, at, skip);
    let settled = kind == NameKind::Place && is_settled(scan, at, skip);
    (after_kind || in_marks || after_head || bare || settled).then_some(20)
}

/// Whether a word is the name of a city although another reading is preferred: bare behind a preposition of place.
fn is_settled(scan: &Scan<'_>, at: usize, skip: usize) -> bool {
    let cue = scan.cue(at);
    let bare = !cue.article && cue.skip == skip && scan.view.reading(at).is_some_and(|best| best.enclitic.is_none());
    let noun = scan.view.pos(at) == Some(Pos::Noun) && cue.preferred_skip == skip;
    let alone = scan.headed(at).is_some_and(|id| {
        let phrase = &scan.parse.phrases[id];
        phrase.genitive.is_none() && phrase.adjectives.is_empty() && phrase.complements.is_empty()
    });
    let before = at.checked_sub(1).filter(|before| scan.view.range.contains(before));
    let behind = before.is_some_and(|before| {
        scan.view.pos(before) == Some(Pos::Preposition) && matches!(scan.view.function(before), "locative" | "goal")
    });
    let city = || {
        let lexemes = scan.view.words[at].readings.iter().filter_map(|reading| reading.lexeme);
        let places = lexemes.filter_map(|lexeme| scan.view.lexicon.place(&scan.view.lexicon.lexeme(lexeme).note));
        places
            .into_iter()
            .any(|place| matches!(place.kind.as_str(), "city" | "capital"))
    };
    bare && noun && alone && behind && city()
}

/// Whether a word is the name of a country or its capital although another reading is preferred: no adjective of the noun
/// before it.
fn is_plain_country(scan: &Scan<'_>, at: usize, skip: usize) -> bool {
    let view = &scan.view;
    let great = view.words[at].readings.iter().any(|reading| {
        let lexeme = reading.lexeme.map(|lexeme| view.lexicon.lexeme(lexeme));
        usize::from(reading.stem_start) == skip
            && lexeme
                .filter(|lexeme| lexeme.class == Class::PlaceName)
                .is_some_and(|lexeme| {
                    let kind = view.lexicon.place(&lexeme.note).map_or("", |place| place.kind.as_str());
                    matches!(kind, "country" | "capital" | "continent")
                })
    });
    // An indefinite accusative is written with its alef on the noun as well as on the adjective.
    let accusative = |at: usize| {
        view.token(at)
            .ends_with(['\u{627}', '\u{64b}', '\u{629}', '\u{621}', '\u{649}'])
    };
    let after_noun = at.checked_sub(1).is_some_and(|before| {
        let alike = accusative(before) || !view.token(at).ends_with('\u{627}');
        view.is_nominal(before) && skip == 0 && alike && scan.direction(before).is_none()
    });
    let adjective =
        view.pos(at) == Some(Pos::Adjective) && after_noun && view.agreement(at - 1).0 == view.features(at).gender;
    let dual = view.features(at).number == Number::Dual;
    great && (!adjective || dual) && (!view.is_verb(at) || !scan.cue(at).conjunction)
}

fn is_quote(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.view.mark(at), Some('"' | '\u{ab}' | '\u{201c}'))
}

/// Whether a token stands alone in quotation marks or parentheses.
fn is_marked(scan: &Scan<'_>, at: usize) -> bool {
    let mark = |at: usize| scan.view.mark(at).unwrap_or(' ');
    let opening = at
        .checked_sub(1)
        .is_some_and(|before| matches!(mark(before), '(' | '"' | '\u{ab}' | '\u{201c}'));
    opening && matches!(mark(at + 1), ')' | '"' | '\u{bb}' | '\u{201d}')
}

/// Whether a token is the head noun of a body whose name is what follows.
pub fn is_outside_head(scan: &Scan<'_>, at: usize) -> bool {
    scan.view.range.contains(&at)
        && scan.view.class(at) == Class::Organisation
        && matches!(
            scan.vocabulary.head(scan.view.lemma(at)),
            Some(HeadPart::Outside | HeadPart::Press)
        )
        && scan
            .view
            .reading(at)
            .is_some_and(|reading| reading.enclitic.is_none() && !reading.has_article())
}

/// Whether an indefinite common noun stands where only a name can: as the subject of a verb, with nothing that belongs to it.
fn is_bare_body(scan: &Scan<'_>, at: usize, skip: usize) -> bool {
    let view = &scan.view;
    let noun = view.pos(at) == Some(Pos::Noun) && !scan.cue(at).article && scan.cue(at).preferred_skip == skip;
    let free = !matches!(view.pos(at + 1), Some(Pos::Noun | Pos::Adjective)) || view.mark(at + 1).is_some();
    let subject = at
        .checked_sub(1)
        .is_some_and(|before| view.is_verb(before) || view.class(before) == Class::Organisation);
    noun && free && subject && !view.is_accusative(at)
}
