//! Inflection: from a lemma and its class to all of its written forms.
//!
//! Takes the root, form and vowels of a verb, or the lemma, gender and plural of a noun or adjective; gives every form that
//! can be written, each with the cell of the paradigm in which it stands. Never reads a file, never looks at a text, and
//! never fails for a root of Arabic consonants: what a paradigm lacks (the passive of ليس, the dual of a plural) is absent.
//!
//! Invariants: forms of verbs, participles and masdars are fully vocalised, in NFC (a vowel sign stands before its shadda);
//! forms of nouns and adjectives are written as the lemma is, without vowel signs; a form contains no clitic, and where a
//! pronoun would change its spelling the changed one is told beside it; the same input gives the same forms in the same order.
//!
//! # Notation
//!
//! Patterns and affixes are written in ASCII, one character for a sound, after Buckwalter's transliteration:
//!
//! | | |
//! |---|---|
//! | consonants | `'` ء, `b t v` ب ت ث, `j H x` ج ح خ, `d *` د ذ, `r z` ر ز, `s $` س ش, `S D T Z` ص ض ط ظ, `E g` ع غ, `f q k l m n h w y` |
//! | vowels | `a i u`, long `A I U`; `Y` a long a that is written ى at the end |
//! | signs | `{` alif of liaison, `=` the silent alif of ـوا, `p` ة, `K` the ending ـٍ, `N` the ending ـًى |
//! | radicals | `1 2 3 4`; `X` the first radical of form VIII with its t; `@` and `%` the vowels of form I, perfect and imperfect |
//!
//! A consonant written twice is a doubled one: `1a22a3` is فعّل.

mod cell;
mod conjugate;
mod decline;
mod derive;
mod form;
mod letters;
mod nominal;
mod radical;
mod spelling;
mod stem;
mod word;

pub use cell::{Cell, Gender, Number, Person, Tense, Voice};
pub use conjugate::VerbForm;
pub use decline::{Adjective, AdjectiveClass, Noun};
pub use form::{Form, Vowel};
pub use nominal::{Case, NounCell, NounForm, State};
pub use radical::{InflectionError, Root, RootClass};
pub use stem::Verb;
