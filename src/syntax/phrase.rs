//! Noun phrases, as the other modules see them.

/// Index of a phrase in its sentence.
pub type PhraseId = usize;

/// A preposition before a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preposition {
    /// Its first token; the phrase's first one when it is written onto it.
    pub token: usize,
    /// Its lemma; for expressions of several words, the words.
    pub lemma: String,
    /// Its function in `lexicon/particles.tsv` or `lexicon/multiword.tsv`.
    pub function: String,
    /// Whether it is written onto the phrase's first word.
    pub clitic: bool,
}

/// How a phrase hangs on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// It is the genitive of the other.
    Genitive,
    /// It is a prepositional complement that belongs to the other's name.
    Complement,
    /// It is coordinated with the other.
    Conjunct,
}

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First token, the preposition aside.
    pub start: usize,
    /// One past the last token, genitives and complements included, conjuncts not.
    pub end: usize,
    /// The token of the head.
    pub head: usize,
    /// The preposition before it.
    pub preposition: Option<Preposition>,
    /// The genitive after its head.
    pub genitive: Option<PhraseId>,
    /// Prepositional complements that belong to it.
    pub complements: Vec<PhraseId>,
    /// The phrases coordinated with it, after it.
    pub conjuncts: Vec<PhraseId>,
    /// What it hangs on.
    pub tie: Option<(PhraseId, Tie)>,
    /// Of a prepositional phrase: the noun before it that it says more of, rather than of its clause, which lists it all
    /// the same.
    pub attached: Option<PhraseId>,
    /// Its adjectives.
    pub adjectives: Vec<usize>,
    /// Tokens of the quantity before its head.
    pub quantity: Option<(usize, usize)>,
    /// Whether it is but a preposition with a pronoun.
    pub pronoun: bool,
}

impl Phrase {
    /// Whether it is a part of the phrase that it hangs on, as its genitive or complement.
    pub const fn is_inner(&self) -> bool {
        matches!(self.tie, Some((_, Tie::Genitive | Tie::Complement)))
    }

    /// A phrase with nothing but its head.
    pub const fn new(start: usize, end: usize, head: usize, preposition: Option<Preposition>) -> Self {
        Self {
            start,
            end,
            head,
            preposition,
            genitive: None,
            complements: Vec::new(),
            conjuncts: Vec::new(),
            tie: None,
            attached: None,
            adjectives: Vec::new(),
            quantity: None,
            pronoun: false,
        }
    }
}
