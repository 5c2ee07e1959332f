//! Where a form stands in the paradigm of its verb.

use std::fmt;

/// Tense and mood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// The perfect: كتب.
    Perfect,
    /// The imperfect, indicative: يكتبُ.
    Indicative,
    /// The imperfect, subjunctive: أن يكتبَ.
    Subjunctive,
    /// The imperfect, jussive: لم يكتبْ.
    Jussive,
    /// The imperative: اكتب.
    Imperative,
}

/// Active or passive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The subject acts.
    Active,
    /// The subject is acted upon.
    Passive,
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    /// The speaker.
    First,
    /// The one spoken to.
    Second,
    /// Anyone else.
    Third,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
    /// Both: the first person, and the dual of the second.
    Common,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// Three or more.
    Plural,
}

/// A cell of the conjugation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Tense and mood.
    pub tense: Tense,
    /// Active or passive.
    pub voice: Voice,
    /// Person of the subject.
    pub person: Person,
    /// Gender of the subject.
    pub gender: Gender,
    /// Number of the subject.
    pub number: Number,
}

impl Number {
    pub(super) const fn code(self) -> u16 {
        self as u16
    }

    pub(super) const fn decode(code: u16) -> Option<Self> {
        Some(match code & 3 {
            0 => Self::Singular,
            1 => Self::Dual,
            2 => Self::Plural,
            _ => return None,
        })
    }
}

impl Gender {
    pub(super) const fn code(self) -> u16 {
        self as u16
    }

    pub(super) const fn decode(code: u16) -> Option<Self> {
        Some(match code & 3 {
            0 => Self::Masculine,
            1 => Self::Feminine,
            2 => Self::Common,
            _ => return None,
        })
    }
}

impl Cell {
    /// The cell in ten bits: number in bits 0–1, gender in 2–3, person in 4–5, voice in 6, tense in 7–9. Bits 10–15 are 0.
    pub const fn code(self) -> u16 {
        self.number.code()
            | self.gender.code() << 2
            | (self.person as u16) << 4
            | (self.voice as u16) << 6
            | (self.tense as u16) << 7
    }

    /// The cell of a code; `None` for a number that [`Cell::code`] never gives.
    ///
    /// ```
    /// use waqai::inflection::Cell;
    /// assert!((0..1024).filter_map(Cell::decode).all(|cell| Cell::decode(cell.code()) == Some(cell)));
    /// assert_eq!(Cell::decode(1024), None);
    /// ```
    pub fn decode(code: u16) -> Option<Self> {
        let tense = match code >> 7 {
            0 => Tense::Perfect,
            1 => Tense::Indicative,
            2 => Tense::Subjunctive,
            3 => Tense::Jussive,
            4 => Tense::Imperative,
            _ => return None,
        };
        let person = match code >> 4 & 3 {
            0 => Person::First,
            1 => Person::Second,
            2 => Person::Third,
            _ => return None,
        };
        let voice = if code >> 6 & 1 == 0 {
            Voice::Active
        } else {
            Voice::Passive
        };
        Some(Self {
            tense,
            voice,
            person,
            gender: Gender::decode(code >> 2)?,
            number: Number::decode(code)?,
        })
    }
}

impl fmt::Display for Cell {
    /// Tense, voice and person: `perfect.active.3ms`, `jussive.passive.2d`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tense = match self.tense {
            Tense::Perfect => "perfect",
            Tense::Indicative => "indicative",
            Tense::Subjunctive => "subjunctive",
            Tense::Jussive => "jussive",
            Tense::Imperative => "imperative",
        };
        let voice = match self.voice {
            Voice::Active => "active",
            Voice::Passive => "passive",
        };
        let person = match self.person {
            Person::First => "1",
            Person::Second => "2",
            Person::Third => "3",
        };
        let gender = match self.gender {
            Gender::Masculine => "m",
            Gender::Feminine => "f",
            Gender::Common => "",
        };
        let number = match self.number {
            Number::Singular => "s",
            Number::Dual => "d",
            Number::Plural => "p",
        };
        write!(f, "{tense}.{voice}.{person}{gender}{number}")
    }
}
