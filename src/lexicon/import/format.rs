//! The forms of gazetteers: which one a file has, and what both share.

use std::collections::HashMap;

use super::{geonames, whosonfirst};
use crate::{
    lexicon::{Lexicon, table::Table},
    text::letters,
};

/// A name is at least so many letters; shorter ones are abbreviations.
const SHORTEST: usize = 3;

/// A place as a gazetteer has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Its id there.
    pub id: u64,
    /// Line of the file.
    pub line: usize,
    /// Arabic names, at least one, the best first.
    pub names: Vec<String>,
    /// English name.
    pub english: String,
    /// The lexicon's type.
    pub kind: String,
    /// The lexicon's key of the country: its ISO 3166-1 alpha-2 code in small letters.
    pub country: String,
    /// Degrees north and east.
    pub point: (f64, f64),
    /// Inhabitants; 0 where it is not known.
    pub population: u64,
    /// What other rows call it by, when it is a division.
    pub division: Option<String>,
    /// The divisions that it lies in, the smallest first.
    pub within: Vec<String>,
}

/// A form of gazetteer.
#[derive(Debug)]
pub enum Format {
    /// A table with named columns.
    WhosOnFirst(whosonfirst::Columns, Kinds),
    /// Nineteen columns without names.
    GeoNames(Kinds),
}

impl Format {
    /// The form of a file by its first line, and whether that line names the columns.
    pub fn of(first: &str, lexicon: &Lexicon) -> Option<(Self, bool)> {
        let cells: Vec<&str> = first.trim_start_matches('\u{feff}').split('\t').collect();
        if let Some(columns) = whosonfirst::Columns::of(&cells) {
            return Some((
                Self::WhosOnFirst(columns, Kinds::new(lexicon, whosonfirst::SCHEME)),
                true,
            ));
        }
        geonames::is_row(&cells).then(|| (Self::GeoNames(Kinds::new(lexicon, geonames::SCHEME)), false))
    }

    /// Whose ids they are.
    pub const fn scheme(&self) -> &'static str {
        match self {
            Self::WhosOnFirst(..) => whosonfirst::SCHEME,
            Self::GeoNames(_) => geonames::SCHEME,
        }
    }

    /// The place of a row; none where the row has no Arabic name or a type that is not taken.
    pub fn row(&self, cells: &[&str]) -> Result<Option<Draft>, String> {
        match self {
            Self::WhosOnFirst(columns, kinds) => whosonfirst::row(columns, kinds, cells),
            Self::GeoNames(kinds) => geonames::row(kinds, cells),
        }
    }
}

/// The lexicon's types for the codes of a gazetteer.
#[derive(Debug)]
pub struct Kinds {
    of_code: HashMap<String, String>,
    of_word: HashMap<String, String>,
}

impl Kinds {
    fn new(lexicon: &Lexicon, scheme: &str) -> Self {
        let codes = lexicon.tables("place_codes").flat_map(Table::rows);
        let words = lexicon.tables("place_types").flat_map(Table::rows);
        let first = |types: &str| types.split('|').next().unwrap_or_default().to_owned();
        Self {
            of_code: codes
                .filter(|row| row.cell("scheme") == scheme)
                .map(|row| (row.cell("code").to_owned(), row.cell("type").to_owned()))
                .collect(),
            of_word: words
                .map(|row| (letters::fold(row.cell("lemma")), first(row.cell("types"))))
                .collect(),
        }
    }

    /// The type of a code; of a facility by the noun that its name begins with. None where the code is not taken.
    pub fn kind(&self, code: &str, name: &str) -> Option<&str> {
        let kind = self.of_code.get(code)?;
        let noun = || self.of_word.get(&letters::fold(name.split(' ').next()?));
        match kind.as_str() {
            "facility" => noun().or(Some(kind)).map(String::as_str),
            kind => Some(kind),
        }
    }
}

/// A whole number; 0 for an empty cell.
pub fn count(column: &str, cell: &str) -> Result<u64, String> {
    if cell.is_empty() {
        return Ok(0);
    }
    cell.parse().map_err(|_| format!("{column}: no whole number: {cell}"))
}

/// Degrees up to a limit to both sides of 0.
pub fn degrees(column: &str, cell: &str, limit: f64) -> Result<f64, String> {
    cell.parse::<f64>()
        .ok()
        .filter(|degrees| degrees.abs() <= limit)
        .ok_or_else(|| format!("{column}: no degrees from -{limit} to {limit}: {cell}"))
}

/// The Arabic names in cells, as the index has them: letters and single blanks, without remarks in parentheses; each once.
pub fn names<'c>(cells: impl Iterator<Item = &'c str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in cells.filter_map(name) {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

fn name(cell: &str) -> Option<String> {
    let bare = cell.split('(').next().unwrap_or_default();
    let words: Vec<String> = bare
        .split_whitespace()
        .map(letters::skeleton)
        .filter(|word| !word.is_empty())
        .collect();
    let letters = words.iter().flat_map(|word| word.chars());
    let arabic = letters.clone().all(letters::is_letter);
    (arabic && letters.count() >= SHORTEST).then(|| words.join(" "))
}
