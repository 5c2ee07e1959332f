//! The written word as a stem that takes endings: what its last letters become before each.

use crate::text::letters::{SHADDA, is_mark};

use super::letters::{
    ALIF, HAMZA, HAMZA_ALIF, HAMZA_WAW, HAMZA_YEH, KASRATAN, MADDA, MAQSURA, MARBUTA, TEH, WAW, YEH, is_unconnected,
};

/// How a word ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// In a consonant, or a vowel that acts like one.
    Plain,
    /// In ة.
    Marbuta,
    /// In ى.
    Maqsura,
    /// In a bare alif.
    Alif,
    /// In a hamza on any seat.
    Hamza,
    /// In a yeh that falls off when the word is indefinite.
    Defective,
}

/// The sound after a last hamza.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A long a: dual, ـات, the alif of the accusative.
    Alif,
    /// The ay of the dual.
    Ay,
    /// A long u.
    Waw,
    /// A long i.
    Yeh,
    /// The short a of ة.
    Fatha,
}

/// A word cut before its last letter where that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// What stays: without ة, ى, hamza, or the yeh that falls off.
    pub stem: String,
    /// The hamza, where the word ends in one.
    hamza: char,
    pub last: Last,
}

/// The letters of a word with its shaddas; other signs are left out.
pub(super) fn letters(word: &str) -> String {
    word.chars().filter(|&c| c == SHADDA || !is_mark(c)).collect()
}

/// The letters alone.
pub(super) fn bare(word: &str) -> Vec<char> {
    word.chars().filter(|&c| !is_mark(c)).collect()
}

impl Word {
    /// Cuts a word; one whose last sign is ـٍ is defective.
    pub(super) fn new(word: &str) -> Self {
        let defective = word.contains(KASRATAN);
        let mut stem = letters(word);
        if defective {
            return Self {
                stem,
                hamza: HAMZA,
                last: Last::Defective,
            };
        }
        let final_letter = stem.chars().next_back().unwrap_or(HAMZA_YEH);
        let last = match final_letter {
            MARBUTA => Last::Marbuta,
            MAQSURA => Last::Maqsura,
            ALIF => Last::Alif,
            HAMZA | HAMZA_ALIF | HAMZA_WAW | HAMZA_YEH => Last::Hamza,
            _ => Last::Plain,
        };
        if matches!(last, Last::Marbuta | Last::Maqsura | Last::Hamza) {
            stem.pop();
        }
        Self {
            stem,
            hamza: final_letter,
            last,
        }
    }

    /// A word whose last yeh falls off; written with or without it.
    pub(super) fn defective(word: &str) -> Self {
        let stem = letters(word);
        let stem = stem.strip_suffix(YEH).unwrap_or(&stem).to_owned();
        Self {
            stem,
            hamza: HAMZA,
            last: Last::Defective,
        }
    }

    /// The word as it was written, of one that ends in hamza.
    pub(super) fn whole(&self) -> String {
        format!("{}{}", self.stem, self.hamza)
    }

    /// Whether the last letters are اء.
    pub(super) fn ends_in_alif_hamza(&self) -> bool {
        self.last == Last::Hamza && self.stem.ends_with(ALIF)
    }

    /// The word with an ending that begins with `next`; the first spelling is the preferred one.
    pub(super) fn with(&self, next: Next, ending: &str) -> Vec<String> {
        let stem = &self.stem;
        match self.last {
            Last::Plain => vec![format!("{stem}{ending}")],
            Last::Marbuta => vec![format!("{stem}{TEH}{ending}")],
            Last::Defective if matches!(next, Next::Waw | Next::Yeh) => vec![format!("{stem}{ending}")],
            Last::Maqsura if matches!(next, Next::Waw | Next::Yeh) => vec![format!("{stem}{ending}")],
            Last::Maqsura if next == Next::Fatha => vec![format!("{stem}{ALIF}{ending}")],
            Last::Maqsura | Last::Defective => vec![format!("{stem}{YEH}{ending}")],
            Last::Alif => self.after_alif(next, ending),
            Last::Hamza => self.after_hamza(next, ending),
        }
    }

    /// عصا: عصوان. Longer words have no dual that is written one way.
    fn after_alif(&self, next: Next, ending: &str) -> Vec<String> {
        let stem = self.stem.strip_suffix(ALIF).unwrap_or(&self.stem);
        if bare(stem).len() == 2 && matches!(next, Next::Alif | Next::Ay) {
            vec![format!("{stem}{WAW}{ending}")]
        } else {
            Vec::new()
        }
    }

    fn after_hamza(&self, next: Next, ending: &str) -> Vec<String> {
        let before = self.stem.chars().rfind(|&c| !is_mark(c)).unwrap_or(ALIF);
        let seats: &[char] = match (next, self.hamza, before) {
            (Next::Yeh, ..) | (_, HAMZA_YEH, _) | (_, HAMZA, YEH) => &[HAMZA_YEH],
            (Next::Waw, HAMZA, WAW) => &[HAMZA],
            (Next::Waw, HAMZA, ALIF) => &[HAMZA_WAW, HAMZA],
            (Next::Waw, ..) | (_, HAMZA_WAW, _) => &[HAMZA_WAW],
            (_, HAMZA, ALIF | WAW) => &[HAMZA],
            (Next::Alif, HAMZA_ALIF, _) => &[MADDA],
            (_, HAMZA_ALIF, _) => &[HAMZA_ALIF],
            (Next::Alif, _, before) if is_unconnected(before) => &[HAMZA, MADDA],
            (_, _, before) if is_unconnected(before) => &[HAMZA_ALIF, HAMZA],
            (Next::Fatha, ..) => &[HAMZA_ALIF],
            _ => &[HAMZA_YEH],
        };
        let joined = |&seat: &char| {
            let ending = if seat == MADDA {
                ending.strip_prefix(ALIF).unwrap_or(ending)
            } else {
                ending
            };
            format!("{}{seat}{ending}", self.stem)
        };
        seats.iter().map(joined).collect()
    }

    /// The hamza before a pronoun, by case: nominative, accusative, genitive.
    pub(super) fn hamza_before_pronoun(&self) -> [&'static [char]; 3] {
        let before = self.stem.chars().rfind(|&c| !is_mark(c)).unwrap_or(ALIF);
        match (self.hamza, before) {
            (HAMZA_YEH, _) | (HAMZA, YEH) => [&[HAMZA_YEH]; 3],
            (HAMZA_WAW, _) => [&[HAMZA_WAW], &[HAMZA_WAW], &[HAMZA_YEH, HAMZA_WAW]],
            (HAMZA_ALIF, _) => [&[HAMZA_WAW, HAMZA_ALIF], &[HAMZA_ALIF], &[HAMZA_YEH]],
            (_, ALIF) => [&[HAMZA_WAW], &[HAMZA], &[HAMZA_YEH]],
            (_, WAW) => [&[HAMZA, HAMZA_WAW], &[HAMZA], &[HAMZA_YEH]],
            _ => [&[HAMZA_WAW], &[HAMZA_ALIF, HAMZA], &[HAMZA_YEH]],
        }
    }

    /// The word with the alif of the indefinite accusative, where it is written: not after ة, ى, ا, اء, أ.
    pub(super) fn accusative(&self) -> Option<String> {
        let ending = String::from(ALIF);
        match self.last {
            Last::Hamza if self.hamza == HAMZA_ALIF || self.ends_in_alif_hamza() => None,
            Last::Marbuta | Last::Maqsura | Last::Alif => None,
            Last::Plain | Last::Defective | Last::Hamza => self.with(Next::Alif, &ending).into_iter().next(),
        }
    }

    /// The word with ة.
    pub(super) fn feminine(&self) -> Option<String> {
        match self.last {
            Last::Marbuta | Last::Alif => None,
            _ => self.with(Next::Fatha, &String::from(MARBUTA)).into_iter().next(),
        }
    }

    /// The plurals in ـات: of the word without ة.
    pub(super) fn sound_feminine(&self, feminine: bool) -> Vec<String> {
        let ending: String = [ALIF, TEH].iter().collect();
        match self.last {
            Last::Marbuta => {
                if let Some(stem) = self.stem.strip_suffix(ALIF) {
                    let glide = if bare(stem).len() < 3 { WAW } else { YEH };
                    return vec![format!("{stem}{glide}{ending}")];
                }
                Self::new(&self.stem).with(Next::Alif, &ending)
            }
            Last::Alif => vec![format!(
                "{}{ending}",
                self.stem.strip_suffix(ALIF).unwrap_or(&self.stem)
            )],
            Last::Hamza if feminine && self.ends_in_alif_hamza() => vec![format!("{}{WAW}{ending}", self.stem)],
            _ => self.with(Next::Alif, &ending),
        }
    }
}
