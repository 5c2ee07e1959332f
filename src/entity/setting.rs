//! What the whole article says about where it plays: the countries and places that it names.

use std::collections::BTreeMap;

use super::{names::Found, scan::Scan};
use crate::{
    lexicon::{Class, Lexicon, Named, PlaceRow},
    syntax::View,
};

/// Mentions in the first paragraphs weigh more.
const OPENING: usize = 3;

/// «Iraqi» says more of what an article is about than «Iraq», which may be but a neighbour.
const ORIGIN: u32 = 2;

/// The places that an article names, with how often, and the country that it is about.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// ISO 3166-1 alpha-3 of the country named most.
    pub country: Option<String>,
    /// How often each country is named, by code.
    pub countries: BTreeMap<String, u32>,
    /// How often each place is named, by key; a name of several places counts for each.
    pub places: BTreeMap<String, u32>,
}

impl Setting {
    /// Counts the names and the adjectives of origin of an article.
    pub fn new<'s, 'a: 's>(sentences: impl Iterator<Item = (&'s Scan<'a>, &'s [Found])>) -> Self {
        let mut out = Self::default();
        for (at, (scan, found)) in sentences.enumerate() {
            let weight = if at < OPENING { 2 } else { 1 };
            for found in found {
                out.name(scan.view.lexicon, found, weight);
            }
            for token in scan.view.range.clone() {
                if let Some(place) = scan.origin(token) {
                    *out.countries.entry(place.country.clone()).or_default() += weight * ORIGIN;
                }
            }
        }
        let first = |(code, count): &(&String, &u32)| (**count, std::cmp::Reverse((*code).clone()));
        out.country = out.countries.iter().max_by_key(first).map(|(code, _)| code.clone());
        out
    }

    /// Counts further places as named, without asking what country the article is about.
    pub fn add(&mut self, lexicon: &Lexicon, found: &[Found]) {
        let places = found.iter().flat_map(|found| &found.named);
        for place in places.filter_map(|named| place(lexicon, *named)) {
            *self.places.entry(place.uid.clone()).or_default() += 1;
        }
    }

    fn name(&mut self, lexicon: &Lexicon, found: &Found, weight: u32) {
        let places: Vec<&PlaceRow> = found.named.iter().filter_map(|named| place(lexicon, *named)).collect();
        for place in &places {
            *self.places.entry(place.uid.clone()).or_default() += weight;
        }
        let Some(first) = places.first() else { return };
        let one_country = places.iter().all(|place| place.country == first.country);
        if one_country && !first.country.is_empty() {
            *self.countries.entry(first.country.clone()).or_default() += weight;
        }
    }

    /// Whether a country is the one that the article is about.
    pub fn is_main(&self, country: &str) -> bool {
        !country.is_empty() && self.country.as_deref() == Some(country)
    }
}

/// The place that a name may mean.
pub fn place(lexicon: &Lexicon, named: Named) -> Option<&PlaceRow> {
    match named {
        Named::Place(place) => lexicon.place_at(place),
        Named::Actor(_) => None,
    }
}

/// The place that an adjective of origin belongs to.
pub fn origin<'a>(view: &View<'a>, token: usize) -> Option<&'a PlaceRow> {
    let best = view.reading(token)?;
    let nisba = |reading: &crate::morphology::Reading| {
        let lexeme = reading.lexeme.map(|lexeme| view.lexicon.lexeme(lexeme))?;
        (lexeme.class == Class::Nisba && reading.proclitics == best.proclitics)
            .then(|| view.lexicon.place(&lexeme.note))?
    };
    let preferred = best
        .lexeme
        .is_some_and(|lexeme| view.lexicon.lexeme(lexeme).class == Class::Nisba);
    if !preferred {
        return None;
    }
    let mut places = view.words[token]
        .readings
        .iter()
        .filter_map(nisba)
        .filter(|place| !place.country.is_empty());
    let first = places.next()?;
    if first.kind == "country" {
        Some(first)
    } else {
        places.find(|place| place.kind == "country").or(Some(first))
    }
}
