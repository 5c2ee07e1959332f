//! Roots and their classes.

use std::error::Error;
use std::fmt;

use super::letters::{from_ascii, to_ascii};

/// Why a verb cannot be inflected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InflectionError {
    /// A letter of the root is no Arabic consonant.
    Letter(char),
    /// The root has another number of radicals than the form asks for.
    Length(usize),
    /// The form is none of `I` … `X`, `Q1`, `Q2`, `Q4`.
    Form(String),
    /// Form I needs the vowels of perfect and imperfect, such as `a-u`.
    Vowels(String),
    /// Root, form and vowels give another lemma than the one named.
    Lemma {
        /// The lemma named.
        given: String,
        /// What the root gives.
        made: String,
    },
}

impl fmt::Display for InflectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letter(c) => {
                write!(
                    f,
                    "`{c}` is no radical (hamza is written on the line, a weak letter as waw or yeh)"
                )
            }
            Self::Length(n) => write!(f, "{n} radicals where the form has another number"),
            Self::Form(form) => write!(f, "`{form}` is no form (I to X, Q1, Q2, Q4)"),
            Self::Vowels(vowels) => write!(f, "`{vowels}` are no vowels of form I (such as a-u)"),
            Self::Lemma { given, made } => write!(f, "lemma `{given}`, but root, form and vowels give `{made}`"),
        }
    }
}

impl Error for InflectionError {}

/// What is weak in a root. Hamza is told apart by [`Root::has_hamza`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RootClass {
    /// No weak or doubled radical.
    Sound,
    /// Second and third radical are the same: مدد.
    Doubled,
    /// The first is و or ي: وصل.
    Assimilated,
    /// The second is و or ي: قول.
    Hollow,
    /// The last is و or ي: رمي.
    Defective,
    /// The last and one more are و or ي: وقي روي.
    DoublyWeak,
}

/// Three or four radicals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Root {
    radicals: [u8; 4],
    len: u8,
}

pub(super) const fn is_glide(c: u8) -> bool {
    matches!(c, b'w' | b'y')
}

impl Root {
    /// Reads the radicals, hamza as ء, weak letters as و and ي.
    pub fn parse(root: &str) -> Result<Self, InflectionError> {
        let (mut radicals, mut len) = ([0; 4], 0);
        for c in root.chars() {
            let radical = to_ascii(c).ok_or(InflectionError::Letter(c))?;
            if let Some(place) = radicals.get_mut(len) {
                *place = radical;
            }
            len += 1;
        }
        if matches!(len, 3 | 4) {
            Ok(Self {
                radicals,
                len: len as u8,
            })
        } else {
            Err(InflectionError::Length(len))
        }
    }

    /// Radical 1 to 4 in the notation; 0 where the root has none.
    pub(super) const fn at(self, n: usize) -> u8 {
        self.radicals[n - 1]
    }

    pub(super) const fn last(self) -> u8 {
        self.radicals[self.len as usize - 1]
    }

    pub(super) fn is(self, radicals: &[u8]) -> bool {
        self.radicals.get(..self.len()).is_some_and(|own| own == radicals)
    }

    /// How many radicals there are: 3 or 4.
    #[allow(clippy::len_without_is_empty, reason = "no root is empty")]
    pub const fn len(self) -> usize {
        self.len as usize
    }

    /// The radicals as letters, hamza on the line.
    pub fn letters(self) -> String {
        self.radicals.iter().take(self.len()).map(|&c| from_ascii(c)).collect()
    }

    /// Whether one of the radicals is a hamza.
    pub fn has_hamza(self) -> bool {
        self.radicals.contains(&b'\'')
    }

    /// The class that decides how the forms are built.
    ///
    /// ```
    /// use waqai::inflection::{Root, RootClass};
    /// assert_eq!(Root::parse("قول").map(Root::class), Ok(RootClass::Hollow));
    /// assert_eq!(Root::parse("وقي").map(Root::class), Ok(RootClass::DoublyWeak));
    /// ```
    pub const fn class(self) -> RootClass {
        let (first, second) = (is_glide(self.at(1)), is_glide(self.at(2)));
        if is_glide(self.last()) {
            return if first || second {
                RootClass::DoublyWeak
            } else {
                RootClass::Defective
            };
        }
        if self.len == 4 {
            RootClass::Sound
        } else if self.at(2) == self.at(3) {
            RootClass::Doubled
        } else if second {
            RootClass::Hollow
        } else if first {
            RootClass::Assimilated
        } else {
            RootClass::Sound
        }
    }
}
