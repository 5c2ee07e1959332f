//! Events as JSON Lines: one object for each article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    calendar,
    entity::{Entity, NameKind},
    event::{Argument, Event, EventTime, LocationArgument},
    graph::uid,
    pipeline::Analysis,
    text::{CodePoints, Span},
};

/// Version of the shape, raised when a field changes its meaning or goes.
pub const VERSION: &str = "1.0";

/// The events of one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleEvents {
    /// Identifier of the article in the input.
    pub id: String,
    /// Events in the order of their triggers.
    pub events: Vec<EventRecord>,
    /// Proper names in the order of the text.
    pub names: Vec<NameRecord>,
}

/// Words of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// Code points before the first one.
    pub start: usize,
    /// Code points before the first one after them.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventRecord {
    /// The word that tells of it.
    pub trigger: Words,
    /// The light or phase verb that carries the trigger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<Words>,
    /// Index of the sentence, from 0.
    pub sentence: usize,
    /// Lemma of the trigger.
    pub lemma: String,
    /// One of 24 types.
    #[serde(rename = "type")]
    pub event_type: String,
    /// PLOVER's mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// Who did it.
    pub actors: Vec<ArgumentRecord>,
    /// To whom or what.
    pub targets: Vec<ArgumentRecord>,
    /// Where.
    pub locations: Vec<LocationRecord>,
    /// When.
    pub time: Option<TimeRecord>,
    /// Whose word it is; null for the outlet's own.
    pub source: Option<ArgumentRecord>,
    /// `asserted`, `planned`, `possible` or `requested`.
    pub modality: String,
    /// `positive` or `negative`.
    pub polarity: String,
    /// Numbers.
    pub counts: Vec<CountRecord>,
    /// From 0 to 1.
    pub confidence: f32,
    /// Lexicon rows and rules behind it.
    pub evidence: Vec<String>,
}

/// Who or what takes part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArgumentRecord {
    /// The noun phrase.
    #[serde(flatten)]
    pub words: Words,
    /// Index of the sentence that it stands in, from 0.
    pub sentence: usize,
    /// Uid of the entity, as in the graph.
    pub entity: String,
    /// What the entity is.
    pub kind: String,
    /// What the entity is called.
    pub name: String,
    /// `explicit`, `antecedent` or `shared`.
    pub fill: String,
}

/// Where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LocationRecord {
    /// The place phrase.
    #[serde(flatten)]
    pub words: Words,
    /// `at`, `from`, `to` or `via`.
    pub role: String,
    /// Index of the sentence that it stands in, from 0.
    pub sentence: usize,
    /// Uid of the place, as in the graph.
    pub entity: String,
    /// What the place is called.
    pub name: String,
    /// Degrees north of the place or of the one that it lies in.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
}

/// When.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimeRecord {
    /// The expression.
    #[serde(flatten)]
    pub words: Words,
    /// ISO 8601, EDTF; null when it cannot be said.
    pub value: Option<String>,
    /// The Hijri form.
    pub hijri: Option<String>,
    /// Size of what is dated.
    pub granularity: String,
    /// How far it can be trusted.
    pub status: String,
    /// `clause` or `sentence`, by where it stands.
    pub anchor: String,
}

/// A number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CountRecord {
    /// The words.
    #[serde(flatten)]
    pub words: Words,
    /// `killed`, `wounded`, `arrested` or `affected`.
    pub kind: String,
    /// At least.
    pub minimum: u64,
    /// At most.
    pub maximum: Option<u64>,
}

/// A proper name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NameRecord {
    /// The name alone.
    #[serde(flatten)]
    pub words: Words,
    /// `person`, `organisation` or `place`.
    pub kind: String,
}

/// The events of an analysis as a record.
///
/// ```
/// use waqai::{export::events, lexicon::Lexicon, pipeline::Pipeline};
/// let lexicon = Lexicon::builtin().unwrap();
/// let record = events::record(&Pipeline::new(&lexicon).unwrap().read("Nothing in Arabic."));
/// assert!(record.events.is_empty());
/// ```
pub fn record(analysis: &Analysis) -> ArticleEvents {
    let writer = Writer {
        analysis,
        points: CodePoints::new(&analysis.article.text),
    };
    ArticleEvents {
        id: analysis.article.metadata.id.clone(),
        events: analysis.events.iter().map(|event| writer.event(event)).collect(),
        names: analysis
            .entities
            .names
            .iter()
            .map(|name| writer.name(name.span, name.kind))
            .collect(),
    }
}

struct Writer<'a> {
    analysis: &'a Analysis,
    points: CodePoints,
}

impl Writer<'_> {
    fn words(&self, span: Span) -> Words {
        let text = span.of(&self.analysis.article.text).to_owned();
        Words {
            start: self.points.at(span.start),
            end: self.points.at(span.end),
            text,
        }
    }

    fn entity(&self, id: usize) -> Option<&Entity> {
        self.analysis.entities.entities.get(id)
    }

    fn event(&self, event: &Event) -> EventRecord {
        let arguments = |list: &[Argument]| list.iter().map(|argument| self.argument(argument)).collect();
        EventRecord {
            trigger: self.words(event.trigger),
            carrier: event.carrier.map(|span| self.words(span)),
            sentence: event.sentence,
            lemma: event.lemma.clone(),
            event_type: event.kind.code().to_owned(),
            mode: event.mode.clone(),
            cameo: event.cameo.clone(),
            actors: arguments(&event.actors),
            targets: arguments(&event.targets),
            locations: event.locations.iter().map(|location| self.location(location)).collect(),
            time: event.time.as_ref().map(|time| self.time(time)),
            source: event.source.as_ref().map(|source| self.argument(source)),
            modality: code(&event.modality),
            polarity: code(&event.polarity),
            counts: event
                .counts
                .iter()
                .map(|count| CountRecord {
                    words: self.words(count.span),
                    kind: code(&count.kind),
                    minimum: count.minimum,
                    maximum: count.maximum,
                })
                .collect(),
            confidence: (event.confidence * 1000.0).round() / 1000.0,
            evidence: event.evidence.clone(),
        }
    }

    fn argument(&self, argument: &Argument) -> ArgumentRecord {
        let entity = self.entity(argument.entity);
        ArgumentRecord {
            words: self.words(argument.span),
            sentence: argument.sentence,
            entity: entity.map_or_else(String::new, uid::participant),
            kind: entity.map_or_else(String::new, |entity| code(&entity.kind)),
            name: entity.map_or_else(String::new, |entity| entity.name.clone()),
            fill: code(&argument.fill),
        }
    }

    fn location(&self, location: &LocationArgument) -> LocationRecord {
        let entity = self.entity(location.entity);
        let place = entity.and_then(|entity| entity.place.as_ref());
        LocationRecord {
            words: self.words(location.span),
            role: code(&location.role),
            sentence: location.sentence,
            entity: entity.map_or_else(String::new, uid::location),
            name: entity.map_or_else(String::new, |entity| entity.name.clone()),
            latitude: place.and_then(|place| place.latitude),
            longitude: place.and_then(|place| place.longitude),
        }
    }

    fn time(&self, time: &EventTime) -> TimeRecord {
        let calendar::Value {
            granularity, status, ..
        } = &time.value;
        TimeRecord {
            words: self.words(time.span),
            value: time.iso(),
            hijri: time.value.hijri(),
            granularity: code(granularity),
            status: code(status),
            anchor: code(&time.anchor),
        }
    }

    fn name(&self, span: Span, kind: NameKind) -> NameRecord {
        NameRecord {
            words: self.words(span),
            kind: code(&kind),
        }
    }
}

fn code<T: Serialize>(value: &T) -> String {
    crate::graph::code(value)
}
