//! What an unknown word looks like by its letters: a name, most of them foreign, or a form of some Arabic word.
//!
//! Two models of letters in threes, one of the lexicon's names of persons, one of its words with the clitics that words
//! bear; the difference of what they say of a word is its shape.

use std::{borrow::Cow, fmt};

use super::{
    lexeme::{Class, Lexeme, Pos},
    source::Source,
    table::Table,
};
use crate::text::letters;

/// Codes of letters are below this; the last stands for the edge of a word.
const LETTERS: usize = 64;
const EDGE: u8 = 62;

/// How much a letter after two others is smoothed by what follows one.
const SMOOTHING: f64 = 3.0;

/// What each letter after one other counts without being seen; half of one, of 64 letters.
const UNSEEN: f64 = 0.5;

/// Points of shape to a unit of the natural logarithm.
const SCALE: f64 = 8.0;

/// The letters of a feminine ending before and without an enclitic, and of the prefixes of the imperfect.
const HEH: u8 = 0x27;
const TEH: u8 = 0x0a;
const IMPERFECT: [u8; 2] = [0x2a, TEH];

/// Learns the shapes of names from lexemes and the clitics of the tables: the difference of the two models by letters in
/// threes, in eighths of the natural logarithm, two bytes each, little-endian.
pub fn learn(lexemes: &[Lexeme], source: &Source) -> Vec<u8> {
    let (mut names, mut words) = (Counts::new(), Counts::new());
    let affixes = Affixes::new(source);
    for lexeme in lexemes {
        match (lexeme.class, lexeme.pos) {
            (Class::GivenName | Class::FamilyName, _) => names.add(&codes(&lexeme.lemma)),
            (_, Pos::Noun | Pos::Adjective | Pos::Verb) => affixes.forms(lexeme, |form| words.add(form)),
            _ => {}
        }
    }
    let difference = |(name, word): (f64, f64)| (SCALE * (name / word).ln()).round() as i16;
    names
        .shares()
        .zip(words.shares())
        .flat_map(|shares| difference(shares).to_le_bytes())
        .collect()
}

/// What was learnt, read in place.
#[derive(Clone)]
pub struct Shapes(Cow<'static, [u8]>);

impl fmt::Debug for Shapes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Shapes").finish_non_exhaustive()
    }
}

impl Shapes {
    /// Opens what `learn` gave.
    pub const fn open(odds: Cow<'static, [u8]>) -> Self {
        Self(odds)
    }

    /// How much more a word looks like a name than like another word, in eighths of the natural logarithm.
    pub fn of(&self, word: &str) -> i32 {
        threes(&codes(word)).map(|index| self.odds(index)).sum()
    }

    fn odds(&self, index: usize) -> i32 {
        let odds = self.0.get(index * 2..).and_then(|odds| odds.first_chunk());
        odds.map_or(0, |odds| i32::from(i16::from_le_bytes(*odds)))
    }
}

/// What words are written with, as letters.
struct Affixes {
    proclitics: Vec<Vec<u8>>,
    enclitics: Vec<Vec<u8>>,
}

impl Affixes {
    fn new(source: &Source) -> Self {
        let side = |side: &str| {
            let rows = source.named("clitics").flat_map(Table::rows);
            rows.filter(|row| row.cell("side") == side)
                .map(|row| codes(row.cell("form")))
                .collect()
        };
        Self {
            proclitics: side("pro"),
            enclitics: side("en"),
        }
    }

    /// Forms of a lexeme with one affix each.
    fn forms(&self, lexeme: &Lexeme, mut take: impl FnMut(&[u8])) {
        let bare = codes(&lexeme.lemma);
        take(&bare);
        for proclitic in &self.proclitics {
            take(&[proclitic, bare.as_slice()].concat());
        }
        if lexeme.pos == Pos::Verb {
            for prefix in IMPERFECT {
                take(&[&[prefix], bare.as_slice()].concat());
            }
        }
        let mut bound = bare;
        if let Some(last) = bound.last_mut().filter(|last| **last == HEH && lexeme.feminine) {
            *last = TEH;
        }
        for enclitic in &self.enclitics {
            take(&[bound.as_slice(), enclitic].concat());
        }
    }
}

/// How often letters follow letters.
struct Counts {
    threes: Vec<u32>,
    twos: Vec<u32>,
}

impl Counts {
    fn new() -> Self {
        Self {
            threes: vec![0; LETTERS * LETTERS * LETTERS],
            twos: vec![0; LETTERS * LETTERS],
        }
    }

    fn add(&mut self, word: &[u8]) {
        for index in threes(word) {
            self.threes[index] += 1;
            self.twos[index % (LETTERS * LETTERS)] += 1;
        }
    }

    /// The share of each letter among those that follow two others, by index of the three.
    fn shares(&self) -> impl Iterator<Item = f64> + '_ {
        let sum = |counts: &[u32]| f64::from(counts.iter().sum::<u32>());
        let after_one: Vec<f64> = self.twos.chunks(LETTERS).map(sum).collect();
        let after_two: Vec<f64> = self.threes.chunks(LETTERS).map(sum).collect();
        (0..self.threes.len()).map(move |index| {
            let two = index % (LETTERS * LETTERS);
            let one = (f64::from(self.twos[two]) + UNSEEN) / (after_one[two / LETTERS] + 32.0);
            (f64::from(self.threes[index]) + SMOOTHING * one) / (after_two[index / LETTERS] + SMOOTHING)
        })
    }
}

fn codes(word: &str) -> Vec<u8> {
    letters::key(word).iter().map(|letter| letter.code).collect()
}

/// The letters of a word in threes, edges included, as indices.
fn threes(word: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let letter = |at: usize| match at.checked_sub(1) {
        Some(at) => word.get(at).copied().unwrap_or(EDGE),
        None => EDGE,
    };
    (0..word.len()).map(move |at| {
        [letter(at), letter(at + 1), letter(at + 2)]
            .iter()
            .fold(0, |index, &code| index * LETTERS + usize::from(code) % LETTERS)
    })
}
