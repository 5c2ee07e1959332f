//! Places imported from a gazetteer of others, in one file: an index of names, and rows that are opened when they are asked for.
//!
//! The file is read whole: a magic word, the version of the form, a checksum, then the index and the packed rows. A gazetteer
//! of seventy thousand places opens in a few milliseconds, so nothing is mapped into memory, which could not be done without
//! unsafe code.

use std::{collections::HashMap, sync::OnceLock};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    gazetteer::PlaceRow,
    names::{NameIndex, Named, Names},
};
use crate::text::letters::KeyLetter;

/// What every such file begins with.
const MAGIC: &[u8; 8] = b"WAQAIPLC";

/// Version of the form, raised with every change.
const VERSION: u32 = 1;

/// Bytes before the packed part: magic word, version, checksum.
const HEADER: usize = 16;

/// Degrees are stored in millionths.
const DEGREE: f64 = 1e6;

/// Why a file of places does not open.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum PlacesError {
    /// It is some other file.
    #[error("this is no file of imported places: make one with `waqai places import FILE -o OUT`")]
    Foreign,
    /// Another version of the program wrote it.
    #[error("the form of this file is version {0}, this program reads version {VERSION}: import the gazetteer again")]
    Version(u32),
    /// Bytes are missing or changed.
    #[error("the file is damaged: import the gazetteer again")]
    Damaged,
}

/// What a place lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Parent<'a> {
    /// Nothing that is known.
    None,
    /// A place of the lexicon, by its key.
    Known(&'a str),
    /// Another imported place, by its row.
    Row(u32),
}

/// A place as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredPlace<'a> {
    /// Arabic name.
    pub name: &'a str,
    /// English name.
    pub english: &'a str,
    /// The lexicon's type.
    pub kind: &'a str,
    /// What it lies in.
    pub parent: Parent<'a>,
    /// ISO 3166-1 alpha-3.
    pub country: &'a str,
    /// Millionths of degrees north and east.
    pub point: (i32, i32),
    /// Inhabitants; 0 where it is not known.
    pub population: u64,
    /// Line of the gazetteer's file.
    pub line: u32,
}

/// The packed part of the file.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    scheme: &'a str,
    source: &'a str,
    ids: Vec<u64>,
    same: Vec<(u32, &'a str)>,
    ends: Vec<u32>,
    #[serde(borrow)]
    rows: &'a [u8],
    #[serde(borrow)]
    names: Names<'a>,
}

/// What an import found, ready to be written.
#[derive(Debug, Default)]
pub struct Unpacked<'a> {
    /// Whose ids they are: `whosonfirst` or `geonames`.
    pub scheme: &'a str,
    /// Name of the gazetteer's file.
    pub source: &'a str,
    /// Ids in that gazetteer, ascending, one for each place.
    pub ids: Vec<u64>,
    /// Rows that the lexicon has itself, with its keys.
    pub same: Vec<(u32, &'a str)>,
    /// The places.
    pub rows: Vec<StoredPlace<'a>>,
    /// Their names; places by their row.
    pub names: Names<'a>,
}

impl Unpacked<'_> {
    /// The file's bytes.
    pub fn write(self) -> Result<Vec<u8>, postcard::Error> {
        let (mut rows, mut ends) = (Vec::new(), Vec::with_capacity(self.rows.len()));
        for row in &self.rows {
            rows = postcard::to_extend(row, rows)?;
            ends.push(rows.len() as u32);
        }
        let packed = postcard::to_allocvec(&Packed {
            scheme: self.scheme,
            source: self.source,
            ids: self.ids,
            same: self.same,
            ends,
            rows: &rows,
            names: self.names,
        })?;
        let mut out = Vec::with_capacity(HEADER + packed.len());
        out.extend(MAGIC);
        out.extend(VERSION.to_le_bytes());
        out.extend(checksum(&packed).to_le_bytes());
        out.extend(packed);
        Ok(out)
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}

/// Millionths of degrees.
pub fn millionths(degrees: f64) -> i32 {
    (degrees * DEGREE).round() as i32
}

/// An imported gazetteer, opened for look-up.
#[derive(Debug)]
pub struct ImportedPlaces {
    scheme: String,
    source: String,
    ids: Vec<u64>,
    same: HashMap<u32, String>,
    ends: Vec<u32>,
    bytes: Vec<u8>,
    names: NameIndex,
    rows: Vec<OnceLock<Option<Box<PlaceRow>>>>,
}

impl ImportedPlaces {
    /// Opens the bytes of a file that an import wrote.
    pub fn open(bytes: &[u8]) -> Result<Self, PlacesError> {
        let (header, packed) = bytes.split_at_checked(HEADER).ok_or(PlacesError::Foreign)?;
        let word = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        if header.get(..8) != Some(MAGIC) {
            return Err(PlacesError::Foreign);
        }
        if word(8) != VERSION {
            return Err(PlacesError::Version(word(8)));
        }
        if word(12) != checksum(packed) {
            return Err(PlacesError::Damaged);
        }
        let packed: Packed<'_> = postcard::from_bytes(packed).map_err(|_| PlacesError::Damaged)?;
        Ok(Self {
            scheme: packed.scheme.to_owned(),
            source: packed.source.to_owned(),
            rows: packed.ids.iter().map(|_| OnceLock::new()).collect(),
            ids: packed.ids,
            same: packed
                .same
                .into_iter()
                .map(|(row, uid)| (row, uid.to_owned()))
                .collect(),
            ends: packed.ends,
            bytes: packed.rows.to_vec(),
            names: NameIndex::open(packed.names.into_owned()).map_err(|_| PlacesError::Damaged)?,
        })
    }

    /// How many places there are.
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The longest name that begins with the first of these words: how many words, and the rows that bear it.
    pub fn longest(&self, words: &[&[KeyLetter]]) -> Option<(usize, impl Iterator<Item = u32>)> {
        let (length, named) = self.names.longest(words.iter().copied())?;
        let rows = named.iter().filter_map(|named| match named {
            Named::Place(row) => Some(*row),
            Named::Actor(_) => None,
        });
        Some((length, rows))
    }

    /// The key of the lexicon's own place that a row is.
    pub fn same(&self, row: u32) -> Option<&str> {
        self.same.get(&row).map(String::as_str)
    }

    /// A place by its row.
    pub fn row(&self, row: u32) -> Option<&PlaceRow> {
        let place = self.rows.get(row as usize)?;
        place.get_or_init(|| self.unpack(row).map(Box::new)).as_deref()
    }

    /// A place by its key.
    pub fn by_uid(&self, uid: &str) -> Option<&PlaceRow> {
        let id = uid.strip_prefix(self.scheme.as_str())?.strip_prefix('-')?;
        let row = self.ids.binary_search(&id.parse().ok()?).ok()?;
        self.row(row as u32)
    }

    fn uid(&self, row: u32) -> Option<String> {
        let id = self.ids.get(row as usize)?;
        Some(format!("{}-{id}", self.scheme))
    }

    fn unpack(&self, row: u32) -> Option<PlaceRow> {
        let end = *self.ends.get(row as usize)? as usize;
        let start = row
            .checked_sub(1)
            .map_or(Some(0), |before| self.ends.get(before as usize).copied())? as usize;
        let stored: StoredPlace<'_> = postcard::from_bytes(self.bytes.get(start..end)?).ok()?;
        let parent = match stored.parent {
            Parent::None => String::new(),
            Parent::Known(uid) => uid.to_owned(),
            Parent::Row(row) => self
                .same(row)
                .map(str::to_owned)
                .or_else(|| self.uid(row))
                .unwrap_or_default(),
        };
        Some(PlaceRow {
            uid: self.uid(row)?,
            name: stored.name.to_owned(),
            variants: Vec::new(),
            english: stored.english.to_owned(),
            kind: stored.kind.to_owned(),
            parent,
            country: stored.country.to_owned(),
            point: Some((f64::from(stored.point.0) / DEGREE, f64::from(stored.point.1) / DEGREE)),
            population: stored.population,
            nisba: Vec::new(),
            place: format!("{}:{}", self.source, stored.line),
        })
    }
}
