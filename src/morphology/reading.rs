//! What a word can be.

use crate::lexicon::{Features, Pos};

/// Clitics written before the stem, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Proclitics(u8);

impl Proclitics {
    /// Conjunction wa- .
    pub const AND: Self = Self(1);
    /// Conjunction fa- .
    pub const THEN: Self = Self(2);
    /// Preposition bi- .
    pub const WITH: Self = Self(4);
    /// Preposition li- , or the li- of purpose before a verb.
    pub const FOR: Self = Self(8);
    /// Preposition ka- .
    pub const LIKE: Self = Self(16);
    /// Future sa- .
    pub const FUTURE: Self = Self(32);
    /// The article.
    pub const ARTICLE: Self = Self(64);

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set less those of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether it shares a clitic with `other`.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it begins with a conjunction.
    pub const fn conjunction(self) -> bool {
        self.has(Self(1 | 2))
    }

    /// Whether it has a preposition.
    pub const fn preposition(self) -> bool {
        self.has(Self(4 | 8 | 16))
    }

    /// The set as a number.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// How many there are.
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// A pronoun written onto a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Enclitic {
    /// Person.
    pub person: crate::lexicon::Person,
    /// Gender.
    pub gender: crate::lexicon::Gender,
    /// Number.
    pub number: crate::lexicon::Number,
}

/// How a reading was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// In the lexicon, spelled so.
    Exact,
    /// In the lexicon, spelled with other letters of the fold.
    Tolerant,
    /// By its shape.
    Guess,
}

/// One reading of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Index of the lexeme; `None` for a guess.
    pub lexeme: Option<u32>,
    /// Part of speech.
    pub pos: Pos,
    /// Features of the form.
    pub features: Features,
    /// What is written before the stem.
    pub proclitics: Proclitics,
    /// What is written after it.
    pub enclitic: Option<Enclitic>,
    /// Bytes of the proclitics other than the article, counted from the word's first byte.
    pub stem_start: u16,
    /// Where the enclitic begins, in bytes from the word's first byte; the word's length where there is none.
    pub stem_end: u16,
    /// How it was found.
    pub evidence: Evidence,
    /// How unlikely it is by itself; less is better.
    pub cost: u16,
}

impl Reading {
    /// Whether it is a noun, adjective, proper name or numeral.
    pub const fn is_nominal(&self) -> bool {
        matches!(self.pos, Pos::Noun | Pos::Adjective | Pos::Proper | Pos::Numeral)
    }

    /// Whether it has the article.
    pub const fn has_article(&self) -> bool {
        self.proclitics.has(Proclitics::ARTICLE)
    }
}
