//! The index of forms: from the folded letters of a stem to everything that it can be.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use fst::raw::{CompiledAddr, Fst};
use serde::{Deserialize, Serialize};

use super::features::Features;
use crate::text::letters::{KeyLetter, OTHER, key};

/// How a form may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Attachment(u8);

impl Attachment {
    /// It stands without a pronoun written onto it.
    pub const FREE: Self = Self(1);
    /// It takes a pronoun suffix.
    pub const BOUND: Self = Self(2);
    /// It is never without the article (a name such as العراق).
    pub const WITH_ARTICLE: Self = Self(4);

    /// Both ways of standing.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether `other` is allowed.
    pub const fn allows(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// One thing that a form can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormEntry {
    /// Index of the lexeme.
    pub lexeme: u32,
    /// Its features.
    pub features: Features,
    /// Which of the merged letters the exact spelling has; see [`spelling`].
    pub spelling: u16,
    /// How it may stand.
    pub attachment: Attachment,
}

/// Bytes of one stored entry: lexeme 3, attachment 1, features 2, spelling 2.
const ENTRY: usize = 8;

/// The variants of the letters that folding merges, two bits each, eight letters at most.
pub fn spelling(letters: &[KeyLetter]) -> u16 {
    let merged = letters.iter().filter(|letter| is_merged(letter.code)).take(8);
    merged
        .enumerate()
        .fold(0, |bits, (at, letter)| bits | u16::from(letter.variant) << (2 * at))
}

/// In how many letters two spellings of one key differ.
pub const fn spelling_distance(first: u16, second: u16) -> u32 {
    let differs = first ^ second;
    ((differs | differs >> 1) & 0x5555).count_ones()
}

/// Alef, yeh and heh: the codes that stand for more than one letter.
const fn is_merged(code: u8) -> bool {
    matches!(code, 0x07 | 0x2a | 0x27)
}

/// The two ways to write a hamza before a long u: mas'ul, shu'un.
const WAW_HAMZA_WAW: &str = "\u{624}\u{648}";
const YEH_HAMZA_WAW: &str = "\u{626}\u{648}";

/// Collects forms before they are compiled.
#[derive(Debug, Default)]
pub struct FormsBuilder {
    forms: BTreeMap<Vec<u8>, Vec<FormEntry>>,
}

impl FormsBuilder {
    /// Adds a form by its letters as written; vowel signs are ignored. Hamza on waw before waw is also written on yeh.
    pub fn add(&mut self, form: &str, lexeme: u32, features: Features, attachment: Attachment) {
        self.add_spelling(form, lexeme, features, attachment);
        if form.contains(WAW_HAMZA_WAW) {
            self.add_spelling(
                &form.replace(WAW_HAMZA_WAW, YEH_HAMZA_WAW),
                lexeme,
                features,
                attachment,
            );
        }
    }

    fn add_spelling(&mut self, form: &str, lexeme: u32, features: Features, attachment: Attachment) {
        let letters = key(form);
        if letters.is_empty() {
            return;
        }
        let entry = FormEntry {
            lexeme,
            features,
            spelling: spelling(&letters),
            attachment,
        };
        let entries = self
            .forms
            .entry(letters.iter().map(|letter| letter.code).collect())
            .or_default();
        let same = |other: &&mut FormEntry| FormEntry { attachment, ..**other } == entry;
        match entries.iter_mut().find(same) {
            Some(other) => other.attachment = other.attachment.and(attachment),
            None => entries.push(entry),
        }
    }

    /// Compiles the index.
    pub fn build(self) -> Result<Forms<'static>, fst::Error> {
        let mut map = fst::raw::Builder::memory();
        let mut entries = Vec::new();
        for (letters, found) in &self.forms {
            let first = (entries.len() / ENTRY) as u64;
            map.insert(letters, first << 16 | found.len() as u64)?;
            for entry in found {
                entries.extend_from_slice(&entry.lexeme.to_le_bytes()[..3]);
                entries.push(entry.attachment.0);
                entries.extend_from_slice(&entry.features.pack().to_le_bytes());
                entries.extend_from_slice(&entry.spelling.to_le_bytes());
            }
        }
        Ok(Forms {
            fst: map.into_inner()?.into(),
            entries: entries.into(),
        })
    }
}

/// The compiled index, as bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forms<'a> {
    #[serde(borrow, with = "serde_bytes")]
    fst: Cow<'a, [u8]>,
    #[serde(borrow, with = "serde_bytes")]
    entries: Cow<'a, [u8]>,
}

/// The index opened for look-up.
#[derive(Clone)]
pub struct FormIndex {
    fst: Fst<Cow<'static, [u8]>>,
    /// By the code of a first letter: the node that it leads to, and the output on the way.
    first: Vec<Option<(CompiledAddr, u64)>>,
    entries: Cow<'static, [u8]>,
}

impl fmt::Debug for FormIndex {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FormIndex")
            .field("forms", &self.fst.len())
            .finish_non_exhaustive()
    }
}

impl FormIndex {
    /// Opens a compiled index.
    pub fn open(forms: Forms<'static>) -> Result<Self, fst::Error> {
        let fst = Fst::new(forms.fst)?;
        let mut first = vec![None; usize::from(OTHER) + 1];
        for transition in fst.root().transitions() {
            if let Some(slot) = first.get_mut(usize::from(transition.inp)) {
                *slot = Some((transition.addr, transition.out.value()));
            }
        }
        Ok(Self {
            fst,
            first,
            entries: forms.entries,
        })
    }

    /// Calls `found` with every beginning of `letters` that is a form: its length in letters and its entries.
    pub fn walk<'a>(&'a self, letters: &[KeyLetter], mut found: impl FnMut(usize, Entries<'a>)) {
        let first = letters
            .first()
            .and_then(|letter| self.first.get(usize::from(letter.code)));
        let Some((address, mut value)) = first.copied().flatten() else {
            return;
        };
        let mut node = self.fst.node(address);
        for length in 1.. {
            if node.is_final() {
                found(length, self.entries_at(value + node.final_output().value()));
            }
            let Some(next) = letters.get(length).and_then(|letter| node.find_input(letter.code)) else {
                return;
            };
            let transition = node.transition(next);
            value += transition.out.value();
            node = self.fst.node(transition.addr);
        }
    }

    /// The entries of exactly these letters.
    pub fn entries(&self, letters: &[KeyLetter]) -> Entries<'_> {
        let mut out = Entries { bytes: &[] };
        self.walk(letters, |length, entries| {
            if length == letters.len() {
                out = entries;
            }
        });
        out
    }

    fn entries_at(&self, value: u64) -> Entries<'_> {
        let (first, count) = ((value >> 16) as usize, (value & 0xffff) as usize);
        Entries {
            bytes: self
                .entries
                .get(first * ENTRY..(first + count) * ENTRY)
                .unwrap_or_default(),
        }
    }
}

/// The entries of one form.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    bytes: &'a [u8],
}

impl Iterator for Entries<'_> {
    type Item = FormEntry;

    fn next(&mut self) -> Option<FormEntry> {
        let (entry, rest) = self.bytes.split_at_checked(ENTRY)?;
        self.bytes = rest;
        Some(FormEntry {
            lexeme: u32::from_le_bytes([entry[0], entry[1], entry[2], 0]),
            attachment: Attachment(entry[3]),
            features: Features::unpack(u16::from_le_bytes([entry[4], entry[5]])),
            spelling: u16::from_le_bytes([entry[6], entry[7]]),
        })
    }
}
