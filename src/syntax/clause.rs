//! Clauses: each finite verb with its subject, objects and prepositional phrases, and what it hangs on.

use super::phrase::PhraseId;

/// Index of a clause in its sentence.
pub type ClauseId = usize;

/// What heads a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A finite verb.
    Finite,
    /// A participle that tells of something done meanwhile.
    Participle,
    /// No verb: a nominal sentence, headed by its first noun.
    Nominal,
}

/// How a clause hangs on what stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// On nothing: it opens the sentence or stands beside what does.
    Main,
    /// Coordinated with its parent.
    Coordinated,
    /// The content of its parent: after أن, a colon or in quotation marks.
    Complement,
    /// It describes a phrase.
    Relative(PhraseId),
    /// After a subordinator of this function: `time`, `condition`, `purpose`, `cause` …
    Subordinate(String),
    /// What somebody did meanwhile.
    Circumstance,
}

/// A particle that bears on the clause: negation, `possible`, `future` …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Its token.
    pub token: usize,
    /// Its function in the lexicon.
    pub function: String,
}

/// A predicate with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The token of the verb or participle.
    pub predicate: usize,
    /// What heads it.
    pub kind: ClauseKind,
    /// How it hangs on its parent.
    pub link: Link,
    /// The clause it hangs on.
    pub parent: Option<ClauseId>,
    /// Its subject, when it stands in the sentence as a phrase of this clause.
    pub subject: Option<PhraseId>,
    /// Direct objects.
    pub objects: Vec<PhraseId>,
    /// Prepositional phrases.
    pub obliques: Vec<PhraseId>,
    /// Bare phrases that are neither subject nor object: adverbial accusatives, names after commas.
    pub others: Vec<PhraseId>,
    /// Particles.
    pub markers: Vec<Marker>,
    /// Whether a complement clause follows.
    pub has_complement: bool,
    /// Of a relative clause: whether what it describes is not its subject but taken up elsewhere in it, by a pronoun
    /// mostly: «the fine that they imposed».
    pub resumed: bool,
}

impl Clause {
    /// A clause with nothing but its predicate.
    pub const fn new(predicate: usize, kind: ClauseKind, link: Link, parent: Option<ClauseId>) -> Self {
        Self {
            predicate,
            kind,
            link,
            parent,
            subject: None,
            objects: Vec::new(),
            obliques: Vec::new(),
            others: Vec::new(),
            markers: Vec::new(),
            has_complement: false,
            resumed: false,
        }
    }
}
