//! A word's letters as written: the key to look up, and what its vowel signs and hamzas say for or against a reading.

use super::{
    analyze::Word,
    reading::{Evidence, Reading},
};
use crate::{
    lexicon::{Features, Pos, Tense},
    text::{
        Article,
        letters::{self, DAMMA, FATHA, KeyLetter, SHADDA},
    },
};

/// Codes of the letters that keys merge; see [`letters::key_letter`].
pub const ALEF: u8 = 0x07;
pub const HEH: u8 = 0x27;
pub const YEH: u8 = 0x2a;

/// What one more letter costs that is not written as the lexicon writes it.
const HAMZA_LEFT_OUT: u16 = 12;
const HAMZA_ADDED: u16 = 24;
const HAMZA_MOVED: u16 = 40;
const DOTS_LEFT_OUT: u16 = 18;
const DOTS_ADDED: u16 = 30;
const MARBUTA_AS_HEH: u16 = 34;
const HEH_AS_MARBUTA: u16 = 60;

/// The letters of a token.
#[derive(Debug, Default)]
pub struct Letters {
    /// The letters, signs left out.
    pub keys: Vec<KeyLetter>,
    /// Where each begins, and at the end the word's length, in bytes from the word's first byte.
    pub offsets: Vec<usize>,
    /// The sign of indefiniteness at the end, if it is written.
    pub tanwin: Option<char>,
    /// Whether a letter is written with the sign of doubling.
    doubled: bool,
    /// The vowel signs written, with the index of their letter.
    vowels: Vec<(usize, char)>,
}

impl Letters {
    /// The letters of a word.
    pub fn new(word: &str) -> Self {
        let mut out = Self {
            keys: Vec::with_capacity(word.len() / 2),
            offsets: Vec::with_capacity(word.len() / 2 + 1),
            ..Self::default()
        };
        for (at, c) in word.char_indices() {
            let before = out.keys.len();
            if letters::is_plain(c) {
                out.keys.extend(letters::key_letter(c));
                out.offsets.push(at);
                continue;
            }
            if let Some(letter) = letters::key_letter(c).filter(|letter| letter.code != letters::OTHER) {
                out.keys.push(letter);
            } else {
                let mut buffer = [0; 4];
                out.keys.extend(letters::key(c.encode_utf8(&mut buffer)));
            }
            out.offsets.resize(out.keys.len(), at);
            match c {
                '\u{64b}'..='\u{64d}' => out.tanwin = Some(c),
                SHADDA => out.doubled = true,
                FATHA | DAMMA if before > 0 => out.vowels.push((before - 1, c)),
                _ => {}
            }
        }
        out.offsets.push(word.len());
        out
    }

    /// Whether the signs contradict a stem that begins at this letter.
    pub fn contradict(&self, first: usize, pos: Pos, features: Features) -> bool {
        if self.tanwin.is_some() && matches!(pos, Pos::Verb | Pos::Preposition | Pos::Conjunction | Pos::Subordinator) {
            return true;
        }
        pos == Pos::Verb
            && match self.vowel(first) {
                Some(DAMMA) => features.tense == Some(Tense::Perfect) && !features.passive,
                Some(FATHA) => features.passive,
                _ => false,
            }
    }

    /// Whether a doubled letter is shown as the lemma has one.
    pub fn show_doubling(&self, lemma: &str) -> bool {
        self.doubled && lemma.contains(SHADDA)
    }

    /// Whether the signs show the passive that they are there to show.
    pub fn show_passive(&self, first: usize, features: Features) -> bool {
        features.passive && self.vowel(first) == Some(DAMMA)
    }

    fn vowel(&self, letter: usize) -> Option<char> {
        self.vowels.iter().find(|(at, _)| *at == letter).map(|(_, sign)| *sign)
    }

    /// What the letters from `first` to `end` cost that the lexicon writes otherwise; `spelling` is the lexicon's.
    pub fn deviation(&self, first: usize, end: usize, mut spelling: u16) -> u16 {
        let mut cost = 0;
        let merged = self.keys[first..end]
            .iter()
            .filter(|letter| matches!(letter.code, ALEF | HEH | YEH));
        for letter in merged.take(8) {
            cost += match (letter.code, (spelling & 3) as u8, letter.variant) {
                (_, right, written) if right == written => 0,
                (ALEF, _, 0) => HAMZA_LEFT_OUT,
                (ALEF, 0, _) => HAMZA_ADDED,
                (ALEF, _, _) => HAMZA_MOVED,
                (YEH, 0, _) => DOTS_LEFT_OUT,
                (YEH, _, _) => DOTS_ADDED,
                (_, 0, _) => HEH_AS_MARBUTA,
                _ => MARBUTA_AS_HEH,
            };
            spelling >>= 2;
        }
        // In a short word one letter is much of what is known.
        if end - first < 3 { cost * 2 } else { cost }
    }
}

/// What the dots of a particle cost less in an article that dots every final yeh, and in one that may.
const DOTTED: u16 = 60;
const PERHAPS_DOTTED: u16 = 44;

/// Part of the press writes every final alef maqsura with the dots of a yeh. Where an article never leaves them out, a
/// particle that is written with them («to», «until», «on») is as good as one without. Gives the words that this changed.
pub fn believe_dotted_ends(article: &Article, words: &mut [Word]) -> Vec<usize> {
    let text = |at: usize| article.tokens[at].span.of(&article.text);
    if (0..words.len()).any(|at| text(at).ends_with('\u{649}')) {
        return Vec::new();
    }
    let dotted = |at: &usize| text(*at).ends_with('\u{64a}') && words[*at].readings.iter().any(is_dotted_particle);
    let dotted: Vec<usize> = (0..words.len()).filter(dotted).collect();
    let sure = dotted.iter().any(|at| {
        let mut others = words[*at]
            .readings
            .iter()
            .filter(|reading| !is_dotted_particle(reading));
        others.all(|reading| reading.evidence != Evidence::Exact)
    });
    let less = if sure { DOTTED } else { PERHAPS_DOTTED };
    for at in &dotted {
        let readings = &mut words[*at].readings;
        for reading in readings.iter_mut().filter(|reading| is_dotted_particle(reading)) {
            reading.cost = reading.cost.saturating_sub(less);
        }
        readings.sort_by_key(|reading| reading.cost);
    }
    dotted
}

fn is_dotted_particle(reading: &Reading) -> bool {
    let particle = matches!(reading.pos, Pos::Preposition | Pos::Subordinator | Pos::Particle);
    particle && reading.evidence == Evidence::Tolerant && reading.enclitic.is_none()
}
