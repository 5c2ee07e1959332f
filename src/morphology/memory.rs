//! Words that were looked up before: texts repeat their words.

use std::sync::{Mutex, PoisonError};

use foldhash::HashMap;

use super::{analyze::Word, context::Node};

/// A memory of more words is forgotten: some 25 megabytes, in which six of seven words of the news are found again.
const FULL: usize = 1 << 16;

/// A word as it is before its neighbours are asked.
#[derive(Debug)]
pub(super) struct Known {
    /// Its readings by their own cost.
    pub word: Word,
    /// Those that context compares.
    pub nodes: Vec<Node>,
}

/// What is known of words, by the word as written.
#[derive(Debug, Default)]
pub(super) struct Memory {
    places: HashMap<Box<str>, usize>,
    known: Vec<Known>,
}

impl Memory {
    /// The place of a word, which is looked up where it is not remembered.
    pub fn place(&mut self, word: &str, look_up: impl FnOnce() -> Known) -> usize {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = self.known.len();
        self.known.push(look_up());
        self.places.insert(word.into(), place);
        place
    }

    /// The word of a place.
    pub fn at(&self, place: usize) -> &Known {
        &self.known[place]
    }
}

/// The memories of the threads that read.
#[derive(Debug, Default)]
pub(super) struct Memories(Mutex<Vec<Memory>>);

impl Memories {
    /// A memory that no other thread uses now.
    pub fn take(&self) -> Memory {
        let mut memories = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        memories.pop().unwrap_or_default()
    }

    /// Keeps a memory for the next article; a full one is begun anew.
    pub fn keep(&self, mut memory: Memory) {
        if memory.known.len() > FULL {
            memory = Memory::default();
        }
        let mut memories = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        memories.push(memory);
    }
}
