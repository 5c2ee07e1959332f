//! Where a form stands in the declension of a noun or adjective.

use std::fmt;

use super::cell::{Gender, Number};

/// Case, as far as letters show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// The letters do not tell.
    Any,
    /// The subject's: مدرسون, أبناؤه.
    Nominative,
    /// The object's: كتابا.
    Accusative,
    /// After a noun or preposition: أبنائه.
    Genitive,
    /// Accusative or genitive: مدرسين.
    Oblique,
}

/// What may stand before and behind the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Everything: كتاب, الكتاب, كتاب الطالب, كتابه.
    Free,
    /// Everything but a pronoun: زيارة, مستشفى.
    Unsuffixed,
    /// With or without article, but no genitive and no pronoun: مدرسون, كتابان.
    Absolute,
    /// Neither article nor genitive nor pronoun: كتابا, قاض.
    Indefinite,
    /// An article, a genitive or a pronoun: القاضي, قاضي المحكمة, قاضيه. The press writes it where [`State::Indefinite`] is
    /// right, too.
    Determined,
    /// A genitive or a pronoun: مدرسو, كتابي, أبو.
    Construct,
    /// A pronoun and nothing else: زيارت, مستشفا, أبناؤ.
    Suffixed,
}

impl State {
    /// Whether a pronoun may be joined to the form.
    pub const fn takes_suffix(self) -> bool {
        matches!(self, Self::Free | Self::Determined | Self::Construct | Self::Suffixed)
    }

    /// Whether the form may stand without a pronoun.
    pub const fn stands_alone(self) -> bool {
        !matches!(self, Self::Suffixed)
    }

    /// Whether the article may stand before the form.
    pub const fn takes_article(self) -> bool {
        matches!(self, Self::Free | Self::Unsuffixed | Self::Absolute | Self::Determined)
    }
}

/// A cell of the declension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NounCell {
    /// Number.
    pub number: Number,
    /// Gender.
    pub gender: Gender,
    /// Case.
    pub case: Case,
    /// State.
    pub state: State,
}

/// A form of a noun or adjective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounForm {
    /// The form as written, with the shaddas of the lemma and no other sign.
    pub text: String,
    /// Where it stands.
    pub cell: NounCell,
}

impl NounCell {
    /// The cell in ten bits: number in bits 0–1, gender in 2–3, case in 4–6, state in 7–9. Bits 10–15 are 0.
    pub const fn code(self) -> u16 {
        self.number.code() | self.gender.code() << 2 | (self.case as u16) << 4 | (self.state as u16) << 7
    }

    /// The cell of a code; `None` for a number that [`NounCell::code`] never gives.
    ///
    /// ```
    /// use waqai::inflection::NounCell;
    /// assert!((0..1024).filter_map(NounCell::decode).all(|cell| NounCell::decode(cell.code()) == Some(cell)));
    /// ```
    pub fn decode(code: u16) -> Option<Self> {
        let case = match code >> 4 & 7 {
            0 => Case::Any,
            1 => Case::Nominative,
            2 => Case::Accusative,
            3 => Case::Genitive,
            4 => Case::Oblique,
            _ => return None,
        };
        let state = match code >> 7 {
            0 => State::Free,
            1 => State::Unsuffixed,
            2 => State::Absolute,
            3 => State::Indefinite,
            4 => State::Determined,
            5 => State::Construct,
            6 => State::Suffixed,
            _ => return None,
        };
        Some(Self {
            number: Number::decode(code)?,
            gender: Gender::decode(code >> 2)?,
            case,
            state,
        })
    }
}

impl fmt::Display for NounCell {
    /// Number with gender, case and state: `ms.any.free`, `fp.oblique.construct`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
        let case = match self.case {
            Case::Any => "any",
            Case::Nominative => "nominative",
            Case::Accusative => "accusative",
            Case::Genitive => "genitive",
            Case::Oblique => "oblique",
        };
        let state = match self.state {
            State::Free => "free",
            State::Unsuffixed => "unsuffixed",
            State::Absolute => "absolute",
            State::Indefinite => "indefinite",
            State::Determined => "determined",
            State::Construct => "construct",
            State::Suffixed => "suffixed",
        };
        write!(f, "{gender}{number}.{case}.{state}")
    }
}
