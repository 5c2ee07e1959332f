//! What events are.

use serde::{Deserialize, Serialize};

use crate::{calendar, entity::EntityId, lexicon::EventType, text::Span};

/// How real the text says the event is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// It happened, happens, or is said to have.
    #[default]
    Asserted,
    /// It is intended or scheduled.
    Planned,
    /// It is feared, may be, or depends on a condition.
    Possible,
    /// It is demanded, ordered, needed, or somebody's purpose.
    Requested,
}

impl Modality {
    /// Every modality.
    pub const ALL: [Self; 4] = [Self::Asserted, Self::Planned, Self::Possible, Self::Requested];

    /// Its code, as in output.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Requested => "requested",
        }
    }
}

/// Whether it is said to be or not to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// It is.
    #[default]
    Positive,
    /// It did not happen, is denied, refused or prevented.
    Negative,
}

impl Polarity {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Positive, Self::Negative];

    /// Its code, as in output.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
        }
    }
}

/// How an argument came to its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fill {
    /// It stands in the event's own clause.
    Explicit,
    /// It is what a pronoun or dropped subject stands for.
    Antecedent,
    /// It is shared from the clause above: the subject of a phase verb, of a coordinated verb, of a purpose.
    Shared,
}

/// Who or what takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// The noun phrase, bytes of the original.
    pub span: Span,
    /// Index of the sentence that it stands in.
    pub sentence: usize,
    /// The entity it means.
    pub entity: EntityId,
    /// How it came to its role.
    pub fill: Fill,
}

/// What a place is to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LocationRole {
    /// Where it happened.
    At,
    /// Where it began.
    From,
    /// Where it led.
    To,
    /// What it passed.
    Via,
}

/// Where an event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocationArgument {
    /// The place phrase, bytes of the original.
    pub span: Span,
    /// Index of the sentence that it stands in.
    pub sentence: usize,
    /// The place it means.
    pub entity: EntityId,
    /// What it is to the event.
    pub role: LocationRole,
}

/// Where an event's time is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeAnchor {
    /// An expression in the event's own clause.
    Clause,
    /// An expression in the sentence.
    Sentence,
}

/// When an event happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventTime {
    /// The expression, bytes of the original.
    pub span: Span,
    /// What it means.
    pub value: calendar::Value,
    /// How near to the event it stands.
    pub anchor: TimeAnchor,
}

impl EventTime {
    /// The value as an event has it: no part of the day, no zone, parts of a period as the period.
    pub fn iso(&self) -> Option<String> {
        let value = self.value.iso()?;
        let ends: Vec<String> = value.split('/').map(coarse).collect();
        Some(ends.join("/"))
    }
}

/// One end of a value without what is finer or vaguer than events are dated.
fn coarse(end: &str) -> String {
    let parts = ["TMO", "TNOON", "TAF", "TEV", "TNI", "-START", "-MID", "-END"];
    let bare = parts.iter().find_map(|part| end.strip_suffix(part)).unwrap_or(end);
    let (day, time) = match bare.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (bare, None),
    };
    let local = time.map(|time| time.split(['Z', '+', '-']).next().unwrap_or_default());
    match local {
        Some(local) if !local.is_empty() => format!("{day}T{local}"),
        _ => day.to_owned(),
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CountKind {
    /// Persons killed.
    Killed,
    /// Persons wounded.
    Wounded,
    /// Persons arrested or held.
    Arrested,
    /// Whoever or whatever else it was done to.
    Affected,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// What is counted.
    pub kind: CountKind,
    /// At least so many.
    pub minimum: u64,
    /// At most so many, where the text bounds it.
    pub maximum: Option<u64>,
    /// The number's words, bytes of the original.
    pub span: Span,
}

/// Something that somebody did, that happened, or that is planned, feared, demanded or denied.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// The word that says it, with its clitics; bytes of the original.
    pub trigger: Span,
    /// The light or phase verb that carries the trigger.
    pub carrier: Option<Span>,
    /// Index of the sentence.
    pub sentence: usize,
    /// The lemma of the trigger.
    pub lemma: String,
    /// The type.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// PLOVER's mode, where the frame fixes it.
    pub mode: Option<String>,
    /// CAMEO code, where the frame fixes it.
    pub cameo: Option<String>,
    /// Who did it.
    pub actors: Vec<Argument>,
    /// To whom or what.
    pub targets: Vec<Argument>,
    /// Where.
    pub locations: Vec<LocationArgument>,
    /// When.
    pub time: Option<EventTime>,
    /// Whose word it is; none for the outlet's own.
    pub source: Option<Argument>,
    /// How real.
    pub modality: Modality,
    /// Whether it is or is not.
    pub polarity: Polarity,
    /// Numbers of those it was done to.
    pub counts: Vec<Count>,
    /// From 0 to 1: how likely trigger and type are right.
    pub confidence: f32,
    /// The lexicon rows and rules behind it, as `file:line` or a rule's name.
    pub evidence: Vec<String>,
}

/// How two events hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RelationKind {
    /// The first was before the second.
    Before,
    /// The first brought the second about.
    Caused,
    /// The second is a part of the first.
    Part,
}

/// A relation that the text states between two events, by their indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// Index of the first event.
    pub first: usize,
    /// Index of the second.
    pub second: usize,
    /// What holds between them.
    pub kind: RelationKind,
    /// The words that say so, bytes of the original.
    pub span: Span,
}
