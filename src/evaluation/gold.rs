//! Lines of events files, annotated or found, as far as they are compared.

use serde::Deserialize;

use crate::event::LocationRole;

/// A stretch of a text, in code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Place {
    /// Code points before it.
    pub start: usize,
    /// Code points before what follows it.
    pub end: usize,
    /// Of a place: what it is to the event.
    #[serde(default)]
    pub role: Option<LocationRole>,
}

impl Place {
    /// A stretch.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end, role: None }
    }

    /// Whether they share a code point.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// When an event happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct GoldTime {
    /// ISO 8601, EDTF.
    #[serde(default)]
    pub value: Option<String>,
    /// Code points before the expression.
    #[serde(default)]
    pub start: usize,
    /// Code points before what follows it.
    #[serde(default)]
    pub end: usize,
}

/// An event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct GoldEvent {
    /// The word that tells of it.
    pub trigger: Place,
    /// Other words that may be taken for the trigger.
    pub alt: Vec<Place>,
    /// The type.
    #[serde(rename = "type")]
    pub event_type: Option<String>,
    /// Who did it.
    pub actors: Vec<Place>,
    /// To whom.
    pub targets: Vec<Place>,
    /// Where.
    pub locations: Vec<Place>,
    /// When.
    pub time: Option<GoldTime>,
    /// Whose word it is.
    pub source: Option<Place>,
    /// How real.
    pub modality: Option<String>,
    /// Whether it is or is not.
    pub polarity: Option<String>,
}

impl GoldEvent {
    /// An event of which the trigger is known.
    pub fn at(start: usize, end: usize) -> Self {
        Self {
            trigger: Place::new(start, end),
            ..Self::default()
        }
    }

    /// The arguments of a role by the name of its figures.
    pub fn role(&self, name: &str) -> &[Place] {
        match name {
            "actor" => &self.actors,
            "target" => &self.targets,
            "location" => &self.locations,
            _ => &[],
        }
    }
}

/// A line of an events file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct GoldArticle {
    /// Identifier.
    pub id: String,
    /// The text, in annotated files.
    #[serde(default)]
    pub text: Option<String>,
    /// When the article was published, ISO 8601.
    #[serde(default)]
    pub published: Option<String>,
    /// The events.
    pub events: Vec<GoldEvent>,
}
