//! Lexemes: the words of the lexicon, each with what its forms share.

use serde::{Deserialize, Serialize};

/// Part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Pos {
    /// Common noun, masdar, numeral noun.
    Noun,
    /// Adjective, participle used as one.
    Adjective,
    /// Proper name.
    Proper,
    /// Number word.
    Numeral,
    /// Verb.
    Verb,
    /// Preposition.
    Preposition,
    /// Coordinating conjunction.
    Conjunction,
    /// Word that opens a subordinate clause.
    Subordinator,
    /// Personal pronoun.
    Pronoun,
    /// Demonstrative.
    Demonstrative,
    /// Relative pronoun.
    Relative,
    /// Quantifier before a noun.
    Determiner,
    /// Adverb.
    Adverb,
    /// Particle: negation, question, focus.
    Particle,
}

/// What a noun means, roughly; of an adjective, how it is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the codes of lexicon/README.md, in their words")]
pub enum Class {
    #[default]
    None,
    Human,
    Role,
    Group,
    Organisation,
    Place,
    Facility,
    Time,
    Quantity,
    Unit,
    Money,
    Weapon,
    Vehicle,
    Document,
    Speech,
    Event,
    Body,
    Animal,
    Substance,
    Thing,
    Quality,
    Abstract,
    Nisba,
    Participle,
    Ordinal,
    Elative,
    Colour,
    GivenName,
    FamilyName,
    PlaceName,
    ActorName,
}

impl Class {
    /// The class of a code of the lexicon.
    pub fn from_code(code: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
    }
}

/// How a lexeme was derived from a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Derivation {
    /// Verbal noun.
    Masdar,
    /// Active participle.
    Active,
    /// Passive participle.
    Passive,
}

/// What a noun or adjective denotes, as `semantics.tsv` has it; empty where that says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Semantics {
    /// The kind of person, body or thing.
    pub class: String,
    /// The section of a newspaper in which it is at home.
    pub domain: String,
}

impl Semantics {
    /// Of words of which nothing is known.
    pub const UNKNOWN: Self = Self {
        class: String::new(),
        domain: String::new(),
    };

    /// The class; `none` where it is not known.
    pub fn class(&self) -> &str {
        or_none(&self.class)
    }

    /// The domain; `none` where it is not known.
    pub fn domain(&self) -> &str {
        or_none(&self.domain)
    }
}

fn or_none(code: &str) -> &str {
    if code.is_empty() { "none" } else { code }
}

/// A word of the lexicon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lexeme {
    /// The citation form, unvocalised but for shadda.
    pub lemma: String,
    /// Part of speech.
    pub pos: Pos,
    /// What it means, roughly.
    pub class: Class,
    /// Whether it is grammatically feminine in the singular.
    pub feminine: bool,
    /// Of verbs: takes a direct object, does without, or both (`t`, `i`, `ti`); of particles: the function; of roles and
    /// bodies: PLOVER's sector.
    pub note: String,
    /// The verb it is derived from, by lemma, and how.
    pub verb: Option<(String, Derivation)>,
    /// Whether it is a verb that carries another one: copula, modal or phase.
    pub auxiliary: bool,
    /// How much rarer it is than other words of the same form; 0 for most, 100 for a word hardly ever met.
    pub rarity: u16,
    /// What it denotes.
    pub semantics: Semantics,
    /// English.
    pub gloss: String,
    /// `file:line` of its row.
    pub place: String,
}

impl Lexeme {
    /// The lexeme of which nothing is known.
    pub const UNKNOWN: Self = Self {
        lemma: String::new(),
        pos: Pos::Particle,
        class: Class::None,
        feminine: false,
        note: String::new(),
        verb: None,
        auxiliary: false,
        rarity: 0,
        semantics: Semantics::UNKNOWN,
        gloss: String::new(),
        place: String::new(),
    };
}
