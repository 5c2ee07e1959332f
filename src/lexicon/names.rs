//! The index of names: from the folded words of a name to the places and actors that bear it.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use fst::raw::Fst;
use serde::{Deserialize, Serialize};

use crate::text::letters::{KeyLetter, key};

/// Who or what bears a name, by index into the lexicon's places or actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Named {
    /// A place of the gazetteer.
    Place(u32),
    /// A known actor.
    Actor(u32),
}

/// Between the words of a name; no letter has this code.
pub const SPACE: u8 = 0x40;

/// Collects names before they are compiled.
#[derive(Debug, Default)]
pub struct NamesBuilder {
    names: BTreeMap<Vec<u8>, Vec<Named>>,
}

/// The codes of a name's words.
fn codes(name: &str) -> Vec<u8> {
    let words: Vec<Vec<u8>> = name
        .split_whitespace()
        .map(|word| key(word).iter().map(|letter| letter.code).collect())
        .collect();
    words.join(&SPACE)
}

impl NamesBuilder {
    /// Adds a name.
    pub fn add(&mut self, name: &str, named: Named) {
        let codes = codes(name);
        let bearers = self.names.entry(codes).or_default();
        if !bearers.contains(&named) {
            bearers.push(named);
        }
    }

    /// Compiles the index.
    pub fn build(self) -> Result<Names<'static>, fst::Error> {
        let mut map = fst::raw::Builder::memory();
        let mut bearers = Vec::new();
        for (name, named) in self.names.into_iter().filter(|(name, _)| !name.is_empty()) {
            map.insert(&name, (bearers.len() as u64) << 16 | named.len() as u64)?;
            bearers.extend(named);
        }
        Ok(Names {
            fst: map.into_inner()?.into(),
            bearers,
        })
    }
}

/// The compiled names, as bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names<'a> {
    #[serde(borrow, with = "serde_bytes")]
    fst: Cow<'a, [u8]>,
    bearers: Vec<Named>,
}

impl Names<'_> {
    /// The same, with bytes of its own.
    pub fn into_owned(self) -> Names<'static> {
        Names {
            fst: self.fst.into_owned().into(),
            bearers: self.bearers,
        }
    }
}

/// The names opened for look-up.
#[derive(Clone)]
pub struct NameIndex {
    fst: Fst<Cow<'static, [u8]>>,
    bearers: Vec<Named>,
}

impl fmt::Debug for NameIndex {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("NameIndex")
            .field("names", &self.fst.len())
            .finish_non_exhaustive()
    }
}

impl NameIndex {
    /// Opens compiled names.
    pub fn open(names: Names<'static>) -> Result<Self, fst::Error> {
        Ok(Self {
            fst: Fst::new(names.fst)?,
            bearers: names.bearers,
        })
    }

    /// The longest name that begins with the first of these words: how many words, and who bears it.
    pub fn longest<'w>(&self, words: impl Iterator<Item = &'w [KeyLetter]>) -> Option<(usize, &[Named])> {
        let mut node = self.fst.root();
        let mut value = 0;
        let mut best = None;
        for (at, word) in words.enumerate() {
            let space = (at > 0).then_some(SPACE);
            for code in space.into_iter().chain(word.iter().map(|letter| letter.code)) {
                let Some(next) = node.find_input(code) else { return best };
                let transition = node.transition(next);
                value += transition.out.value();
                node = self.fst.node(transition.addr);
            }
            if node.is_final() && !word.is_empty() {
                best = Some((at + 1, self.bearers_at(value + node.final_output().value())));
            }
        }
        best
    }

    fn bearers_at(&self, value: u64) -> &[Named] {
        let (first, count) = ((value >> 16) as usize, (value & 0xffff) as usize);
        self.bearers.get(first..first + count).unwrap_or_default()
    }
}
