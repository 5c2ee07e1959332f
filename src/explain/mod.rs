//! What every stage saw, in plain text that a linguist can read and compare, and as JSON.
//!
//! Takes an analysis, gives lines. Nothing here decides anything: a stage that is explained wrongly is wrong itself.

mod conllu;
mod json;
mod plain;

pub use conllu::conllu;
pub use json::json;
pub use plain::plain;

/// A stage that can be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Paragraphs, sentences, tokens.
    Text,
    /// Dates.
    Calendar,
    /// Readings.
    Morphology,
    /// Phrases and clauses.
    Syntax,
    /// Who and where.
    Entity,
    /// What happened.
    Event,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Calendar,
        Self::Morphology,
        Self::Syntax,
        Self::Entity,
        Self::Event,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Calendar => "calendar",
            Self::Morphology => "morphology",
            Self::Syntax => "syntax",
            Self::Entity => "entity",
            Self::Event => "event",
        }
    }
}
