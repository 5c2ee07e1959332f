//! The lexicon as the stages use it: the built-in one, or one with tables laid over it.

use std::{
    collections::HashMap,
    io::{self, Read},
    path::Path,
};

use thiserror::Error;

use super::{
    compile::{Compiled, compile},
    encoder::EncoderTables,
    forms::FormIndex,
    frame::{Frame, Frames},
    gazetteer::{ActorRow, PlaceRow},
    imported::ImportedPlaces,
    keyed::{self, Keyed},
    lexeme::Lexeme,
    names::{NameIndex, Named},
    packed::Packed,
    shape::Shapes,
    source::Source,
    table::{Fault, Table},
    weights::Weights,
};
use crate::text::letters::{KeyLetter, key};

/// What `build.rs` compiled.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The tables behind it, packed, for laying others over them.
static SOURCE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/source.bin"));

/// Why a lexicon could not be opened.
#[derive(Debug, Error)]
pub enum LexiconError {
    /// A folder or file could not be read.
    #[error("lexicon folder: {0}")]
    Read(#[from] io::Error),
    /// Rows with faults.
    #[error("{} faults in the lexicon, the first: {}", .0.len(), .0[0])]
    Faults(Vec<Fault>),
    /// The compiled form is not what this program writes.
    #[error("the compiled lexicon does not open: {0}")]
    Compiled(String),
}

/// Everything the program knows about Arabic, the world's places and its actors.
#[derive(Debug)]
pub struct Lexicon {
    /// Every lexeme; readings hold indices into it.
    pub lexemes: Packed<Lexeme>,
    /// Forms to lexemes.
    pub forms: FormIndex,
    /// Names to places and actors.
    pub names: NameIndex,
    /// The gazetteer.
    pub places: Packed<PlaceRow>,
    /// Known actors.
    pub actors: Packed<ActorRow>,
    /// The small tables that stages read for themselves.
    pub tables: Vec<Table>,
    /// What unknown words look like.
    pub shapes: Shapes,
    verb_frames: Frames,
    noun_frames: Frames,
    place_by_uid: Keyed,
    country_by_code: Keyed,
    weights: HashMap<String, Weights>,
    encoder: EncoderTables,
    imported: Option<ImportedPlaces>,
    proclitics: HashMap<String, Vec<KeyLetter>>,
}

impl Lexicon {
    /// The lexicon that is built in.
    ///
    /// ```
    /// let lexicon = waqai::lexicon::Lexicon::builtin().unwrap();
    /// assert!(lexicon.lexemes.len() > 5_000);
    /// ```
    pub fn builtin() -> Result<Self, LexiconError> {
        let compiled = postcard::from_bytes(BUILT_IN).map_err(|cause| LexiconError::Compiled(cause.to_string()))?;
        Self::open(compiled)
    }

    /// A lexicon compiled now from a folder of tables such as `lexicon/`.
    pub fn from_folder(folder: &Path) -> Result<Self, LexiconError> {
        let (source, mut faults) = Source::read(folder)?;
        let (compiled, found) = compile(&source);
        faults.extend(found);
        if faults.is_empty() {
            Self::open(compiled)
        } else {
            Err(LexiconError::Faults(faults))
        }
    }

    /// The built-in lexicon with the tables of a folder laid over it and compiled anew: a file of the same path replaces the
    /// built-in one, another adds to it. Takes about a second.
    pub fn with_overlay(folder: &Path) -> Result<Self, LexiconError> {
        let (overlay, mut faults) = Source::read(folder)?;
        let own: Vec<String> = overlay.tables().iter().map(|table| table.file.clone()).collect();
        let mut source = Self::source()?;
        source.overlay(overlay);
        let (compiled, found) = compile(&source);
        faults.extend(found.into_iter().filter(|fault| own.contains(&fault.file)));
        if faults.is_empty() {
            Self::open(compiled)
        } else {
            Err(LexiconError::Faults(faults))
        }
    }

    /// The tables of the built-in lexicon.
    pub fn source() -> Result<Source, LexiconError> {
        let mut packed = Vec::new();
        flate2::read::DeflateDecoder::new(SOURCE).read_to_end(&mut packed)?;
        let files: Vec<(String, String)> =
            postcard::from_bytes(&packed).map_err(|cause| LexiconError::Compiled(cause.to_string()))?;
        Ok(Source::of(files).0)
    }

    fn open(compiled: Compiled<'static>) -> Result<Self, LexiconError> {
        let failed = |cause: fst::Error| LexiconError::Compiled(cause.to_string());
        let tables: Vec<Table> = compiled
            .tables
            .iter()
            .map(|(file, text)| Table::parse(file, text).0)
            .collect();
        let proclitics = tables
            .iter()
            .filter(|table| table.file == "clitics.tsv")
            .flat_map(Table::rows);
        let proclitics = proclitics.filter(|row| row.cell("side") == "pro");
        let weights = compiled.weights.into_iter();
        Ok(Self {
            proclitics: proclitics
                .map(|row| (row.cell("function").to_owned(), key(row.cell("form"))))
                .collect(),
            place_by_uid: Keyed::open(compiled.place_uids),
            country_by_code: Keyed::open(compiled.country_codes),
            forms: FormIndex::open(compiled.forms).map_err(failed)?,
            names: NameIndex::open(compiled.names).map_err(failed)?,
            verb_frames: Frames::open(compiled.verb_frames),
            noun_frames: Frames::open(compiled.noun_frames),
            lexemes: Packed::open(compiled.lexemes),
            shapes: Shapes::open(compiled.shapes),
            weights: weights
                .map(|table| (table.decision.to_string(), Weights::open(table)))
                .collect(),
            encoder: EncoderTables::open(compiled.encoder),
            places: Packed::open(compiled.places),
            imported: None,
            actors: Packed::open(compiled.actors),
            tables,
        })
    }

    /// The lexeme of an index.
    pub fn lexeme(&self, index: u32) -> &Lexeme {
        static UNKNOWN: Lexeme = Lexeme::UNKNOWN;
        self.lexemes.get(index as usize).unwrap_or(&UNKNOWN)
    }

    /// The frames of a verb, those with conditions first.
    pub fn verb_frames(&self, lemma: &str) -> &[Frame] {
        self.verb_frames.of(lemma)
    }

    /// The frames of an event noun, those with conditions first.
    pub fn noun_frames(&self, lemma: &str) -> &[Frame] {
        self.noun_frames.of(lemma)
    }

    /// The same lexicon with the places of an imported gazetteer behind its own.
    #[must_use]
    pub fn with_places(self, places: ImportedPlaces) -> Self {
        Self {
            imported: Some(places),
            ..self
        }
    }

    /// The imported gazetteer.
    pub const fn imported(&self) -> Option<&ImportedPlaces> {
        self.imported.as_ref()
    }

    /// A place by its key, of the lexicon's own or an imported one.
    pub fn place(&self, uid: &str) -> Option<&PlaceRow> {
        let imported = || self.imported.as_ref()?.by_uid(uid);
        self.own_place(uid)
            .and_then(|at| self.places.get(at as usize))
            .or_else(imported)
    }

    /// A country by its ISO 3166-1 alpha-3 code.
    pub fn country(&self, code: &str) -> Option<&PlaceRow> {
        let at = self.country_by_code.get(keyed::key_of(code))?;
        self.places.get(at as usize).filter(|place| place.country == code)
    }

    /// The index of a place of the lexicon's own.
    fn own_place(&self, uid: &str) -> Option<u32> {
        let at = self.place_by_uid.get(keyed::key_of(uid))?;
        (self.places.get(at as usize)?.uid == uid).then_some(at)
    }

    /// The place of an index, as [`Named::Place`] has it: imported ones are counted on from the lexicon's own.
    pub fn place_at(&self, at: u32) -> Option<&PlaceRow> {
        let imported = || {
            let row = at.checked_sub(self.places.len() as u32)?;
            self.imported.as_ref()?.row(row)
        };
        self.places.get(at as usize).or_else(imported)
    }

    /// The longest imported name that begins with the first of these words: how many words, and the places that bear it. A
    /// place that the lexicon has itself is given as that.
    pub fn imported_name(&self, words: &[&[KeyLetter]]) -> Option<(usize, Vec<Named>)> {
        let imported = self.imported.as_ref()?;
        let (length, rows) = imported.longest(words)?;
        let own = |row: u32| self.own_place(imported.same(row)?);
        let mut named: Vec<Named> = rows
            .map(|row| Named::Place(own(row).unwrap_or(self.places.len() as u32 + row)))
            .collect();
        named.sort();
        named.dedup();
        Some((length, named))
    }

    /// The small tables with this name, or in this folder.
    pub fn tables<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Table> {
        self.tables.iter().filter(move |table| table.is_named(name))
    }

    /// What a decision is weighed by, by its name; none without a table.
    pub fn weights(&self, decision: &str) -> Weights {
        self.weights.get(decision).cloned().unwrap_or_default()
    }

    /// What the encoder reckons with.
    pub const fn encoder(&self) -> &EncoderTables {
        &self.encoder
    }

    /// The letters of a proclitic by its function.
    pub fn proclitic(&self, function: &str) -> &[KeyLetter] {
        self.proclitics.get(function).map_or(&[], Vec::as_slice)
    }
}
