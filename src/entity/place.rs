//! Places: which place of the gazetteer a name means, and where a place without a name lies.

use super::{
    model::{Place, PlaceRelation},
    names::{self, Found},
    scan::Scan,
    setting::{self, Setting},
};
use crate::lexicon::{Class, Lexicon, Named, PlaceRow};

/// Chains of places longer than this are cut; nothing real is.
const DEEPEST: usize = 8;

/// The place of the gazetteer that a name means here, with the others of that name.
pub fn resolve(scan: &Scan<'_>, setting: &Setting, found: &Found) -> Option<Place> {
    let lexicon = scan.view.lexicon;
    let types = types_before(scan, found.start);
    let bearers = found.named.iter().filter_map(|named| setting::place(lexicon, *named));
    let imported = found.named.iter().any(|named| is_imported(lexicon, *named));
    let mut candidates: Vec<(Fit, &PlaceRow)> = bearers
        .map(|place| (fit(scan, setting, found, place, types, imported), place))
        .collect();
    candidates.sort_by(|(first, one), (second, other)| second.cmp(first).then_with(|| one.uid.cmp(&other.uid)));
    let (_, best) = candidates.first()?;
    let others = candidates.iter().skip(1).map(|(_, place)| place.uid.clone()).collect();
    Some(placed(lexicon, best, PlaceRelation::Is, others))
}

/// How well a place fits; the first number that differs decides.
type Fit = [u64; 4];

/// Whether a place is of the imported gazetteer.
fn is_imported(lexicon: &Lexicon, named: Named) -> bool {
    matches!(named, Named::Place(at) if at as usize >= lexicon.places.len())
}

/// How well a place fits. The lexicon's own: all evidence summed up. Imported ones, whose kinds are coarse: its parents or its
/// country named, the country of the article, the noun of its kind before it, then inhabitants.
fn fit(scan: &Scan<'_>, setting: &Setting, found: &Found, place: &PlaceRow, types: &[String], imported: bool) -> Fit {
    let score = score(scan, setting, found, place, types) as u64;
    if !imported {
        return [score, 0, 0, 0];
    }
    let country = u64::from(setting.countries.contains_key(&place.country));
    let told = parents_told(scan, setting, found, place) as u64 + country;
    let by_kind = types.iter().position(|kind| *kind == place.kind);
    let main = u64::from(setting.is_main(&place.country));
    [
        told,
        main,
        by_kind.map_or(0, |at| 20 - at.min(5) as u64),
        place.population,
    ]
}

/// How well a place fits: the noun of its kind before it, its parents named, the country of the article, its rank.
fn score(scan: &Scan<'_>, setting: &Setting, found: &Found, place: &PlaceRow, types: &[String]) -> usize {
    let parents = parents_told(scan, setting, found, place);
    let by_kind = types
        .iter()
        .position(|kind| *kind == place.kind)
        .map_or(0, |at| 20 - at.min(5));
    let country = setting
        .countries
        .get(&place.country)
        .map_or(0, |&count| count.min(4) as usize);
    by_kind + parents.min(3) * 3 + country + usize::from(setting.is_main(&place.country)) * 4 + rank(&place.kind)
}

/// How many of the places that a place lies in are named elsewhere.
fn parents_told(scan: &Scan<'_>, setting: &Setting, found: &Found, place: &PlaceRow) -> usize {
    let lexicon = scan.view.lexicon;
    // A place of the same name is no witness for what lies in it.
    let namesakes: Vec<&PlaceRow> = found
        .named
        .iter()
        .filter_map(|named| setting::place(lexicon, *named))
        .collect();
    let is_told = |uid: &String| setting.places.contains_key(uid) && !namesakes.iter().any(|other| other.uid == *uid);
    within(lexicon, place).iter().filter(|(uid, _)| is_told(uid)).count()
}

/// How likely a place of a kind is meant by its bare name.
fn rank(kind: &str) -> usize {
    match kind {
        "country" => 12,
        "capital" => 10,
        "sea" => 9,
        "territory" | "continent" => 8,
        "city" => 7,
        "governorate" | "region" => 6,
        "town" | "strait" | "island" => 4,
        "district" | "river" | "camp" | "crossing" | "base" => 3,
        _ => 1,
    }
}

/// The kinds that the noun before a name asks for.
fn types_before<'a>(scan: &Scan<'a>, at: usize) -> &'a [String] {
    match at.checked_sub(1) {
        Some(before) if scan.view.range.contains(&before) => scan.place_types(before),
        _ => &[],
    }
}

/// A place as an entity bears it.
pub fn placed(lexicon: &Lexicon, place: &PlaceRow, relation: PlaceRelation, candidates: Vec<String>) -> Place {
    Place {
        uid: place.uid.clone(),
        relation,
        kind: place.kind.clone(),
        latitude: place.point.map(|(latitude, _)| latitude),
        longitude: place.point.map(|(_, longitude)| longitude),
        within: within(lexicon, place),
        candidates,
    }
}

/// The places that a place lies in, nearest first.
pub fn within(lexicon: &Lexicon, place: &PlaceRow) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut parent = lexicon.place(&place.parent);
    while let Some(place) = parent.filter(|place| out.len() < DEEPEST && !out.iter().any(|(uid, _)| *uid == place.uid))
    {
        out.push((place.uid.clone(), place.name.clone()));
        parent = lexicon.place(&place.parent);
    }
    out
}

/// Where a phrase without a name of its own lies: anchored to the place that it names inside, right behind it after a
/// preposition, or by an adjective of origin.
pub fn anchored(scan: &Scan<'_>, setting: &Setting, found: &[Found], id: usize) -> Option<Place> {
    let phrase = scan.parse.phrases.get(id)?;
    let head = phrase.head;
    let direction = scan.direction(head);
    let placelike = direction.is_some() || scan.is_place_noun(head) || is_placelike(scan, head);
    if !placelike {
        return None;
    }
    if let Some(place) = whole(scan, setting, phrase.start, phrase.end) {
        return Some(place);
    }
    let relation = direction.map_or(PlaceRelation::Within, |(_, relation)| *relation);
    if let Some(place) = phrase
        .genitive
        .filter(|&inner| inner > id)
        .and_then(|inner| anchored(scan, setting, found, inner))
    {
        return Some(Place { relation, ..place });
    }
    let inside = names::inside(found, head + 1..phrase.end)
        .iter()
        .find(|found| is_place(found));
    let behind = || {
        let near = names::covering(found, phrase.end + 1).filter(|found| is_place(found))?;
        (scan.view.pos(phrase.end) == Some(crate::lexicon::Pos::Preposition)
            && matches!(scan.view.function(phrase.end), "comitative" | "locative"))
        .then_some(near)
    };
    let named = inside.or_else(behind);
    if let Some(found) = named {
        let place = resolve(scan, setting, found)?;
        return Some(Place { relation, ..place });
    }
    let origin = (head + 1..phrase.end).find_map(|token| scan.origin(token))?;
    Some(placed(scan.view.lexicon, origin, relation, Vec::new()))
}

/// The place of the gazetteer whose name is a whole phrase, direction or kind included: «north-east Syria».
fn whole(scan: &Scan<'_>, setting: &Setting, start: usize, end: usize) -> Option<Place> {
    let (skip, length, named) = scan.longest(start)?;
    let named: Vec<Named> = named
        .iter()
        .filter(|named| matches!(named, Named::Place(_)))
        .copied()
        .collect();
    let found = Found {
        start,
        end,
        skip,
        kind: super::NameKind::Place,
        named,
        weight: 0,
    };
    (length > 1 && start + length == end)
        .then(|| resolve(scan, setting, &found))
        .flatten()
}

fn is_placelike(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.class(at), Class::Place | Class::Facility)
}

/// Whether a name is a place of the gazetteer.
pub fn is_place(found: &Found) -> bool {
    found.kind == super::NameKind::Place && found.named.iter().any(|named| matches!(named, Named::Place(_)))
}
