//! The features of a form, packed into sixteen bits for the compiled lexicon.

pub use crate::inflection::{Case, Gender, Number, Person, State, Tense};

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
    /// Case of a noun, as far as letters show it.
    pub case: Case,
    /// What may stand before and behind a noun.
    pub state: State,
}

impl Default for Features {
    fn default() -> Self {
        Self::nominal(Gender::Common, Number::Singular)
    }
}

const TENSES: [Tense; 5] = [
    Tense::Perfect,
    Tense::Indicative,
    Tense::Subjunctive,
    Tense::Jussive,
    Tense::Imperative,
];
const PERSONS: [Person; 3] = [Person::First, Person::Second, Person::Third];
const GENDERS: [Gender; 3] = [Gender::Masculine, Gender::Feminine, Gender::Common];
const NUMBERS: [Number; 3] = [Number::Singular, Number::Dual, Number::Plural];
const CASES: [Case; 5] = [
    Case::Any,
    Case::Nominative,
    Case::Accusative,
    Case::Genitive,
    Case::Oblique,
];
const STATES: [State; 7] = [
    State::Free,
    State::Unsuffixed,
    State::Absolute,
    State::Indefinite,
    State::Determined,
    State::Construct,
    State::Suffixed,
];

/// Position of a value in its list.
fn code<T: PartialEq>(values: &[T], value: &T) -> u16 {
    values.iter().position(|other| other == value).unwrap_or_default() as u16
}

fn value<T: Copy>(values: &[T], code: u16) -> Option<T> {
    values.get(usize::from(code)).copied()
}

impl Features {
    /// Features of a nominal form.
    pub const fn nominal(gender: Gender, number: Number) -> Self {
        Self {
            tense: None,
            passive: false,
            person: None,
            gender,
            number,
            case: Case::Any,
            state: State::Free,
        }
    }

    /// The features in sixteen bits.
    pub fn pack(self) -> u16 {
        self.tense.map_or(0, |tense| code(&TENSES, &tense) + 1)
            | u16::from(self.passive) << 3
            | self.person.map_or(0, |person| code(&PERSONS, &person) + 1) << 4
            | code(&GENDERS, &self.gender) << 6
            | code(&NUMBERS, &self.number) << 8
            | code(&CASES, &self.case) << 10
            | code(&STATES, &self.state) << 13
    }

    /// The features of [`Features::pack`].
    pub fn unpack(bits: u16) -> Self {
        Self {
            tense: (bits & 7).checked_sub(1).and_then(|code| value(&TENSES, code)),
            passive: bits >> 3 & 1 == 1,
            person: (bits >> 4 & 3).checked_sub(1).and_then(|code| value(&PERSONS, code)),
            gender: value(&GENDERS, bits >> 6 & 3).unwrap_or(Gender::Common),
            number: value(&NUMBERS, bits >> 8 & 3).unwrap_or(Number::Singular),
            case: value(&CASES, bits >> 10 & 7).unwrap_or(Case::Any),
            state: value(&STATES, bits >> 13).unwrap_or(State::Free),
        }
    }

    /// Whether it is an imperfect of any mood.
    pub const fn is_imperfect(self) -> bool {
        matches!(
            self.tense,
            Some(Tense::Indicative | Tense::Subjunctive | Tense::Jussive)
        )
    }
}
