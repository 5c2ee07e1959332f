//! Import of gazetteers: from the rows of others to one file of places.
//!
//! Takes the lines of a table in the shape of Who's On First or of a GeoNames dump, gives the bytes of a file that
//! [`super::ImportedPlaces`] opens. A row with a fault is told and left out. A place that the lexicon has itself keeps the
//! lexicon's key, so that it is one place whatever its spelling. The same rows give the same bytes.

mod format;
mod geonames;
mod whosonfirst;

use std::{
    collections::{BTreeMap, HashMap},
    io::{self, BufRead},
};

use thiserror::Error;

use super::{
    Lexicon,
    gazetteer::PlaceRow,
    imported::{Parent, StoredPlace, Unpacked, millionths},
    names::{Named, NamesBuilder},
    table::Fault,
};
use crate::text::letters;
use format::{Draft, Format};

/// Why nothing could be imported.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error("cannot read: {0}")]
    Read(#[from] io::Error),
    /// The first line is of neither form.
    #[error(
        "neither a table of Who's On First (a first line with the columns id, country, type, name_ar, lat, lon) nor a \
         GeoNames dump (19 columns, as in allCountries.txt)"
    )]
    Foreign,
    /// No row is left.
    #[error("no place with an Arabic name and a known type in it")]
    Nothing,
    /// It cannot be packed.
    #[error("cannot be packed: {0}")]
    Packed(String),
}

/// What an import gives.
#[derive(Debug)]
pub struct Import {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Rows that were left out because something is wrong with them.
    pub faults: Vec<Fault>,
    /// Places in the file.
    pub places: usize,
    /// Of these, places that the lexicon has itself.
    pub known: usize,
    /// Rows without an Arabic name or of a type that is not taken.
    pub passed_over: usize,
}

/// Imports the lines of a gazetteer; `file` is what its rows are called by.
pub fn import(file: &str, mut lines: impl BufRead, lexicon: &Lexicon) -> Result<Import, ImportError> {
    let (mut rows, mut line, mut bytes) = (Rows::default(), 0, Vec::new());
    while lines.read_until(b'\n', &mut bytes)? > 0 {
        line += 1;
        if let Err(cause) = rows.take(line, &bytes, lexicon)? {
            rows.faults.push(Fault {
                file: file.to_owned(),
                line,
                cause,
            });
        }
        bytes.clear();
    }
    let format = rows.format.ok_or(ImportError::Foreign)?;
    let drafts: Vec<Draft> = rows.drafts.into_values().collect();
    if drafts.is_empty() {
        return Err(ImportError::Nothing);
    }
    let (bytes, known) = pack(file, format.scheme(), &drafts, lexicon)?;
    Ok(Import {
        bytes,
        faults: rows.faults,
        places: drafts.len(),
        known,
        passed_over: rows.passed_over,
    })
}

/// The rows of a gazetteer while they are read.
#[derive(Default)]
struct Rows {
    format: Option<Format>,
    drafts: BTreeMap<u64, Draft>,
    faults: Vec<Fault>,
    passed_over: usize,
}

impl Rows {
    /// Takes a line, and tells what is wrong with it; a first line of neither form is an error.
    fn take(&mut self, line: usize, bytes: &[u8], lexicon: &Lexicon) -> Result<Result<(), String>, ImportError> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            let told = Err("not valid UTF-8".to_owned());
            return self.format.as_ref().map(|_| told).ok_or(ImportError::Foreign);
        };
        let text = text.trim_end_matches(['\n', '\r']);
        let format = match &self.format {
            Some(format) => format,
            None => {
                let (format, is_header) = Format::of(text, lexicon).ok_or(ImportError::Foreign)?;
                let format = self.format.insert(format);
                if is_header {
                    return Ok(Ok(()));
                }
                format
            }
        };
        if text.is_empty() {
            return Ok(Ok(()));
        }
        let row = format.row(&text.split('\t').collect::<Vec<_>>());
        Ok(row.and_then(|draft| self.add(line, draft)))
    }

    fn add(&mut self, line: usize, draft: Option<Draft>) -> Result<(), String> {
        let Some(draft) = draft else {
            self.passed_over += 1;
            return Ok(());
        };
        if let Some(other) = self.drafts.get(&draft.id) {
            return Err(format!("id: {} stands in line {} already", draft.id, other.line));
        }
        self.drafts.insert(draft.id, Draft { line, ..draft });
        Ok(())
    }
}

/// The file of these places, ascending by id, and how many of them the lexicon has itself.
fn pack(file: &str, scheme: &str, drafts: &[Draft], lexicon: &Lexicon) -> Result<(Vec<u8>, usize), ImportError> {
    let failed = |cause: String| ImportError::Packed(cause);
    let divisions: HashMap<&str, u32> = drafts
        .iter()
        .enumerate()
        .filter_map(|(row, draft)| Some((draft.division.as_deref()?, row as u32)))
        .collect();
    let mut names = NamesBuilder::default();
    let mut unpacked = Unpacked {
        scheme,
        source: file,
        ..Unpacked::default()
    };
    for (row, draft) in drafts.iter().enumerate() {
        let row = row as u32;
        for name in &draft.names {
            names.add(name, Named::Place(row));
        }
        let country = lexicon.place(&draft.country);
        let parent = draft
            .within
            .iter()
            .filter_map(|key| divisions.get(key.as_str()))
            .find(|&&parent| parent != row);
        unpacked.ids.push(draft.id);
        unpacked.rows.push(StoredPlace {
            name: &draft.names[0],
            english: &draft.english,
            kind: &draft.kind,
            parent: match (parent, country) {
                (Some(&row), _) => Parent::Row(row),
                (None, Some(country)) => Parent::Known(&country.uid),
                (None, None) => Parent::None,
            },
            country: country.map_or("", |country| &country.country),
            point: (millionths(draft.point.0), millionths(draft.point.1)),
            population: draft.population,
            line: draft.line as u32,
        });
        if let Some(own) = same(draft, country, lexicon) {
            unpacked.same.push((row, &own.uid));
        }
    }
    let known = unpacked.same.len();
    unpacked.names = names.build().map_err(|cause| failed(cause.to_string()))?;
    let bytes = unpacked.write().map_err(|cause| failed(cause.to_string()))?;
    Ok((bytes, known))
}

/// The lexicon's own place that a draft is: of that name, in that country, of like kind, and near.
fn same<'l>(draft: &Draft, country: Option<&PlaceRow>, lexicon: &'l Lexicon) -> Option<&'l PlaceRow> {
    let country = country?;
    let mut best: Option<(f64, &PlaceRow)> = None;
    for name in &draft.names {
        let words: Vec<_> = name.split(' ').map(letters::key).collect();
        let Some((length, named)) = lexicon.names.longest(words.iter().map(Vec::as_slice)) else {
            continue;
        };
        let places = named.iter().filter_map(|named| match named {
            Named::Place(at) => lexicon.places.get(*at as usize),
            Named::Actor(_) => None,
        });
        for place in places.filter(|_| length == words.len()) {
            let (Some(nearest), Some(point)) = (nearness(&draft.kind, &place.kind), place.point) else {
                continue;
            };
            let distance = (point.0 - draft.point.0).abs().max((point.1 - draft.point.1).abs());
            let fits = place.country == country.country && distance <= nearest;
            if fits && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, place));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// Degrees within which two places of one name are one, by their kinds; `None` where their kinds differ.
fn nearness(one: &str, other: &str) -> Option<f64> {
    const SETTLEMENT: f64 = 0.25;
    // The middle of a division is anywhere in it.
    const DIVISION: f64 = 3.0;
    let settled = |kind: &str| matches!(kind, "capital" | "city" | "town" | "village" | "camp" | "neighbourhood");
    let divided = |kind: &str| matches!(kind, "governorate" | "region" | "territory");
    match (one, other) {
        _ if settled(one) && settled(other) => Some(SETTLEMENT),
        _ if divided(one) && divided(other) => Some(DIVISION),
        ("facility" | "airport" | "base", "facility" | "airport" | "base") => Some(SETTLEMENT),
        _ if one == other => Some(if one == "district" { 1.0 } else { SETTLEMENT }),
        _ => None,
    }
}
