//! What stands in the graph.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::{evidence::Evidence, join};
use crate::{
    entity::{EntityKind, PlaceRelation},
    event::{CountKind, EventType, Modality, Polarity},
};

/// A node. `kind` in JSON tells which.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Node {
    /// A text that was read.
    Article(ArticleNode),
    /// Something that happened, or is planned, feared, demanded or denied.
    Event(EventNode),
    /// Who or what takes part.
    Actor(ActorNode),
    /// Where.
    Place(PlaceNode),
    /// When.
    Time(TimeNode),
    /// That somebody vouches for an event.
    Statement(StatementNode),
}

/// The kind of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names of the nodes")]
pub enum NodeKind {
    Article,
    Event,
    Actor,
    Place,
    Time,
    Statement,
}

/// A text that was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ArticleNode {
    /// Identifier in the input.
    pub id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

/// Something that happened, or is planned, feared, demanded or denied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventNode {
    /// The type.
    #[serde(rename = "type")]
    #[schemars(schema_with = "event_types")]
    pub event_type: EventType,
    /// Lemmas of the words that tell of it.
    pub lemmas: Vec<String>,
    /// PLOVER modes.
    pub modes: Vec<String>,
    /// CAMEO codes.
    pub cameo: Vec<String>,
    /// The most real of what its mentions say of it.
    #[schemars(schema_with = "modalities")]
    pub modality: Modality,
    /// `positive` where any mention says that it is.
    #[schemars(schema_with = "polarities")]
    pub polarity: Polarity,
    /// Whether one mention says that it is and another that it is not.
    pub disputed: bool,
    /// Figures, those of different articles side by side.
    pub counts: Vec<EventCount>,
    /// From 0 to 1: how likely its type is right.
    pub confidence: f32,
    /// Lexicon rows and rules behind it.
    pub evidence: Vec<String>,
}

/// How many, after one article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventCount {
    /// What is counted.
    #[schemars(schema_with = "count_kinds")]
    pub kind: CountKind,
    /// At least so many.
    pub minimum: u64,
    /// At most so many.
    pub maximum: Option<u64>,
    /// Uid of the article that says so.
    pub article: String,
}

/// Who or what takes part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActorNode {
    /// What it is.
    #[serde(rename = "type")]
    #[schemars(schema_with = "entity_kinds")]
    pub entity_kind: EntityKind,
    /// Canonical key.
    pub key: String,
    /// Name.
    pub name: String,
    /// English name.
    pub english: Option<String>,
    /// ISO 3166-1 alpha-3 of its country.
    pub country: Option<String>,
    /// PLOVER's sector.
    pub sector: Option<String>,
}

/// Where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceNode {
    /// The gazetteer's type.
    #[serde(rename = "type")]
    pub place_type: Option<String>,
    /// Canonical key.
    pub key: String,
    /// Name.
    pub name: String,
    /// English name.
    pub english: Option<String>,
    /// ISO 3166-1 alpha-3 of its country.
    pub country: Option<String>,
    /// How it lies to the place of the gazetteer that it is part of.
    #[schemars(schema_with = "place_relations")]
    pub relation: Option<PlaceRelation>,
    /// Degrees north, WGS84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS84.
    pub longitude: Option<f64>,
    /// Other places of that name, as keys of the gazetteer.
    pub candidates: Vec<String>,
}

/// When.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeNode {
    /// ISO 8601, EDTF.
    pub value: String,
    /// The Hijri form.
    pub hijri: Option<String>,
    /// First instant, local time.
    pub earliest: Option<String>,
    /// The instant after the last one.
    pub latest: Option<String>,
    /// Size of what is dated.
    pub granularity: String,
    /// How far it can be trusted.
    pub status: String,
}

impl TimeNode {
    /// The first and the last day that it touches, where it says both.
    ///
    /// ```
    /// use waqai::graph::TimeNode;
    /// let month: TimeNode = serde_json::from_str(r#"{"value": "2026-02", "hijri": null, "granularity": "month", "status": "exact",
    ///     "earliest": "2026-02-01T00:00:00", "latest": "2026-03-01T00:00:00"}"#).unwrap();
    /// let (first, last) = month.days().unwrap();
    /// assert_eq!((first.to_string(), last.to_string()), ("2026-02-01".into(), "2026-02-28".into()));
    /// ```
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let instant = |text: &Option<String>| text.as_deref()?.parse::<NaiveDateTime>().ok();
        let (first, after) = (instant(&self.earliest)?, instant(&self.latest)?);
        // `latest` is the instant after the last one.
        let last = after.checked_sub_signed(TimeDelta::seconds(1))?.max(first);
        Some((first.date(), last.date()))
    }
}

/// What a source says of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// That it is.
    Asserts,
    /// That it is not.
    Denies,
    /// That it shall be.
    Plans,
    /// That it may be.
    Expects,
    /// That it should be.
    Requests,
}

impl Stance {
    /// The stance of somebody who speaks so of an event.
    pub const fn of(modality: Modality, polarity: Polarity) -> Self {
        match (modality, polarity) {
            (Modality::Asserted, Polarity::Positive) => Self::Asserts,
            (Modality::Asserted, Polarity::Negative) => Self::Denies,
            (Modality::Planned, _) => Self::Plans,
            (Modality::Possible, _) => Self::Expects,
            (Modality::Requested, _) => Self::Requests,
        }
    }

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Plans => "plans",
            Self::Expects => "expects",
            Self::Requests => "requests",
        }
    }
}

/// That somebody vouches for an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementNode {
    /// What is said of the event.
    pub stance: Stance,
    /// Whether the event is said to be or not to be.
    #[schemars(schema_with = "polarities")]
    pub polarity: Polarity,
}

macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// What an edge says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Relation { $($(#[$doc])* #[serde(rename = $code)] $name),* }

        impl Relation {
            /// Every relation.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its code in capitals.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

relations! {
    /// An event was done by somebody.
    HasActor = "HAS_ACTOR",
    /// An event was done to somebody or something.
    HasTarget = "HAS_TARGET",
    /// An event happened at a place.
    OccurredAt = "OCCURRED_AT",
    /// An event led from a place.
    MovedFrom = "MOVED_FROM",
    /// An event led to a place.
    MovedTo = "MOVED_TO",
    /// An event led through a place.
    MovedVia = "MOVED_VIA",
    /// An event happened, or an article was published, at a time.
    OnDate = "ON_DATE",
    /// A statement was made by somebody.
    SaidBy = "SAID_BY",
    /// A statement is about an event.
    About = "ABOUT",
    /// An event or a statement is told in an article.
    ReportedIn = "REPORTED_IN",
    /// An event was over before another one began.
    Before = "BEFORE",
    /// An event brought another one about.
    Caused = "CAUSED",
    /// An actor belongs to a body.
    MemberOf = "MEMBER_OF",
    /// A place lies in another, an event is a part of another.
    PartOf = "PART_OF",
    /// A country that acts is that place.
    SameAs = "SAME_AS",
}

/// An edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// What it says.
    pub relation: Relation,
    /// The words that say so.
    pub evidence: Vec<Evidence>,
}

/// A name as one line without control characters.
fn line(name: &str) -> String {
    let shown: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Node {
    /// Its kind.
    pub const fn kind(&self) -> NodeKind {
        match self {
            Self::Article(_) => NodeKind::Article,
            Self::Event(_) => NodeKind::Event,
            Self::Actor(_) => NodeKind::Actor,
            Self::Place(_) => NodeKind::Place,
            Self::Time(_) => NodeKind::Time,
            Self::Statement(_) => NodeKind::Statement,
        }
    }

    /// What it is called, in one line.
    pub fn label(&self) -> String {
        match self {
            Self::Article(article) => {
                let named = article
                    .title
                    .as_deref()
                    .or(article.id.as_deref())
                    .or(article.url.as_deref());
                line(named.unwrap_or("article"))
            }
            Self::Event(event) if event.lemmas.is_empty() => event.event_type.code().to_owned(),
            Self::Event(event) => line(&event.lemmas.join(" / ")),
            Self::Actor(actor) => line(&actor.name),
            Self::Place(place) => line(&place.name),
            Self::Time(time) => time.value.clone(),
            Self::Statement(statement) => statement.stance.code().to_owned(),
        }
    }

    /// Joins another version of the same node into this one. A node of another kind changes nothing.
    pub fn join(&mut self, other: Self) {
        match (self, other) {
            (Self::Article(into), Self::Article(other)) => {
                join::greater(&mut into.id, other.id);
                join::greater(&mut into.title, other.title);
                join::greater(&mut into.published, other.published);
                join::greater(&mut into.source, other.source);
                join::greater(&mut into.url, other.url);
            }
            (Self::Event(into), Self::Event(other)) => into.join(other),
            (Self::Actor(into), Self::Actor(other)) => {
                join::greater(&mut into.entity_kind, other.entity_kind);
                join::greater(&mut into.key, other.key);
                join::name(&mut into.name, other.name);
                join::greater(&mut into.english, other.english);
                join::greater(&mut into.country, other.country);
                join::greater(&mut into.sector, other.sector);
            }
            (Self::Place(into), Self::Place(other)) => {
                join::greater(&mut into.place_type, other.place_type);
                join::greater(&mut into.key, other.key);
                join::name(&mut into.name, other.name);
                join::greater(&mut into.english, other.english);
                join::greater(&mut into.country, other.country);
                if (other.latitude, other.longitude) > (into.latitude, into.longitude) {
                    (into.latitude, into.longitude) = (other.latitude, other.longitude);
                }
                if other.relation.as_ref().map(code) > into.relation.as_ref().map(code) {
                    into.relation = other.relation;
                }
                join::set(&mut into.candidates, other.candidates);
            }
            (Self::Time(into), Self::Time(other)) => {
                join::greater(&mut into.hijri, other.hijri);
                join::greater(&mut into.earliest, other.earliest);
                join::greater(&mut into.latest, other.latest);
                join::greater(&mut into.granularity, other.granularity);
                join::greater(&mut into.status, other.status);
            }
            _ => {}
        }
    }
}

impl EventNode {
    fn join(&mut self, other: Self) {
        self.disputed |= other.disputed || self.polarity != other.polarity;
        // Both enums go from the most real to the least.
        self.modality = self.modality.min(other.modality);
        self.polarity = self.polarity.min(other.polarity);
        join::set(&mut self.lemmas, other.lemmas);
        join::set(&mut self.modes, other.modes);
        join::set(&mut self.cameo, other.cameo);
        join::set(&mut self.counts, other.counts);
        join::set(&mut self.evidence, other.evidence);
        join::greater(&mut self.confidence, other.confidence);
    }
}

/// The code of a value that is written as a string.
pub(crate) fn code<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

fn codes<T: Serialize>(values: &[T]) -> Schema {
    let codes: Vec<String> = values.iter().map(code).collect();
    json_schema!({ "type": "string", "enum": codes })
}

pub(crate) fn event_types(_: &mut SchemaGenerator) -> Schema {
    codes(EventType::ALL)
}

pub(crate) fn modalities(_: &mut SchemaGenerator) -> Schema {
    codes(&[
        Modality::Asserted,
        Modality::Planned,
        Modality::Possible,
        Modality::Requested,
    ])
}

pub(crate) fn polarities(_: &mut SchemaGenerator) -> Schema {
    codes(&[Polarity::Positive, Polarity::Negative])
}

pub(crate) fn count_kinds(_: &mut SchemaGenerator) -> Schema {
    codes(&[
        CountKind::Killed,
        CountKind::Wounded,
        CountKind::Arrested,
        CountKind::Affected,
    ])
}

pub(crate) fn entity_kinds(_: &mut SchemaGenerator) -> Schema {
    use EntityKind::{Country, Group, Organisation, Person, Place, Role, Thing};
    codes(&[Person, Role, Organisation, Group, Country, Place, Thing])
}

fn place_relations(_: &mut SchemaGenerator) -> Schema {
    let codes = [PlaceRelation::Is, PlaceRelation::Within, PlaceRelation::Near].map(|relation| code(&relation));
    json_schema!({ "type": ["string", "null"], "enum": [codes[0], codes[1], codes[2], null] })
}
