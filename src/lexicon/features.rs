//! The features of a form, packed into sixteen bits for the compiled lexicon.

use serde::Serialize;

pub use crate::inflection::{Gender, Number, Person, Tense};

/// Case, where the unvocalised form shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Case {
    /// Not shown.
    #[default]
    Unmarked,
    /// Nominative: the sound plural and the dual in their first form.
    Nominative,
    /// Accusative or genitive: the sound plural and the dual in their second form.
    Oblique,
    /// Indefinite accusative: the added alef.
    Accusative,
}

/// What a form says besides its lexeme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Features {
    /// Tense and mood of a verb.
    pub tense: Option<Tense>,
    /// Whether a verb is passive.
    pub passive: bool,
    /// Person of a verb's subject.
    pub person: Option<Person>,
    /// Gender of the form.
    pub gender: Gender,
    /// Number of the form.
    pub number: Number,
    /// Case, where it is seen.
    pub case: Case,
    /// Whether a noun has dropped its nun before a genitive.
    pub construct: bool,
}

impl Default for Features {
    fn default() -> Self {
        Self::nominal(Gender::Common, Number::Singular)
    }
}

const TENSES: [Tense; 5] = [Tense::Perfect, Tense::Indicative, Tense::Subjunctive, Tense::Jussive, Tense::Imperative];
const PERSONS: [Person; 3] = [Person::First, Person::Second, Person::Third];
const GENDERS: [Gender; 3] = [Gender::Masculine, Gender::Feminine, Gender::Common];
const NUMBERS: [Number; 3] = [Number::Singular, Number::Dual, Number::Plural];
const CASES: [Case; 4] = [Case::Unmarked, Case::Nominative, Case::Oblique, Case::Accusative];

/// Position of a value in its list, from 1; 0 for none.
fn code<T: PartialEq>(values: &[T], value: &T) -> u16 {
    values.iter().position(|other| other == value).map_or(0, |at| at as u16 + 1)
}

fn value<T: Copy>(values: &[T], code: u16) -> Option<T> {
    usize::from(code).checked_sub(1).and_then(|at| values.get(at)).copied()
}

impl Features {
    /// Features of a nominal form.
    pub const fn nominal(gender: Gender, number: Number) -> Self {
        Self { tense: None, passive: false, person: None, gender, number, case: Case::Unmarked, construct: false }
    }

    /// The features in fourteen bits.
    pub fn pack(self) -> u16 {
        self.tense.map_or(0, |tense| code(&TENSES, &tense))
            | u16::from(self.passive) << 3
            | self.person.map_or(0, |person| code(&PERSONS, &person)) << 4
            | code(&GENDERS, &self.gender) << 6
            | code(&NUMBERS, &self.number) << 8
            | code(&CASES, &self.case) << 10
            | u16::from(self.construct) << 13
    }

    /// The features of [`Features::pack`].
    pub fn unpack(bits: u16) -> Self {
        Self {
            tense: value(&TENSES, bits & 7),
            passive: bits >> 3 & 1 == 1,
            person: value(&PERSONS, bits >> 4 & 3),
            gender: value(&GENDERS, bits >> 6 & 3).unwrap_or(Gender::Common),
            number: value(&NUMBERS, bits >> 8 & 3).unwrap_or(Number::Singular),
            case: value(&CASES, bits >> 10 & 7).unwrap_or_default(),
            construct: bits >> 13 & 1 == 1,
        }
    }

    /// Whether it is an imperfect of any mood.
    pub const fn is_imperfect(self) -> bool {
        matches!(self.tense, Some(Tense::Indicative | Tense::Subjunctive | Tense::Jussive))
    }
}
