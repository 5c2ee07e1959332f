//! Events as PLOVER's records: JSON Lines, one object an event, the fields of the codebook's chapter «Data Fields».
//!
//! The names are those of draft 0.8; `confidence` and `evidence` are ours. The sixteen categories are those of POLECAT, which
//! has REQUEST where the draft still has DEMAND.

mod coding;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::coding::Coding;
use crate::{
    entity::Entity,
    event::{Argument, CountKind, Event, LocationRole},
    graph::uid,
    lexicon::EventType,
    pipeline::Analysis,
    text::{CodePoints, Span},
};

/// Version of the shape, raised when a field changes its meaning or goes.
pub const VERSION: &str = "1.0";

/// CAMEO's code for those who receive a visit.
const HOSTS: &str = "043";

/// The codebook that the coding follows.
const CODEBOOK: &str = "plover-0.8";

/// An event in the terms of PLOVER.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PloverRecord {
    /// The article's identifier, and the number of the event in it.
    pub id: String,
    /// First day, YYYY-MM-DD; the day of publication where the text says none; null when that is not known either.
    pub date: Option<String>,
    /// Time of day, where the text says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Last day of what takes several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enddate: Option<String>,
    /// Who did it; empty where the text does not say.
    pub source: Vec<PloverActor>,
    /// To whom it was done.
    pub recipient: Vec<PloverActor>,
    /// The category, alone in its list.
    pub event: Vec<String>,
    /// How it was done.
    pub mode: Vec<String>,
    /// What it is about; `future`, `hypothetical`, `negation` for what did not happen.
    pub context: Vec<String>,
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad_code: u8,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_loc: Option<PloverPlace>,
    /// The words that tell of it.
    pub event_text: Vec<String>,
    /// Number killed, at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dead: Option<u64>,
    /// Number injured, at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub injured: Option<u64>,
    /// Number arrested, at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrested: Option<u64>,
    /// Where in the text.
    pub text_info: TextInfo,
    /// Which text.
    pub cite_info: CiteInfo,
    /// What the date is, where it is not the event's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// From 0 to 1: how likely word and type are right.
    pub confidence: f32,
    /// Lexicon rows and rules behind it.
    pub evidence: Vec<String>,
}

/// Somebody who takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PloverActor {
    /// ISO 3166-1 alpha-3 of the country; `IGO` or `NGO` for such bodies of no country; null when it is not known.
    pub code: Option<String>,
    /// The sector, such as GOV or MIL.
    pub sector: Option<String>,
    /// The words of the text.
    pub actor_text: String,
    /// Uid of the entity, as in the graph.
    pub identifier_id: String,
    /// English name of the entity, else the Arabic one.
    pub identifier_text: String,
}

/// A place, in the terms of GeoNames.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PloverPlace {
    /// Id in GeoNames, where the place is from an imported dump of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geonameid: Option<u64>,
    /// Its name.
    pub name: String,
    /// Its English name.
    pub asciiname: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// ISO 3166-1 alpha-3 of its country.
    pub cc3: Option<String>,
}

/// Where in the text an event is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TextInfo {
    /// Index of the sentence, from 0.
    pub sequence: usize,
    /// Code points of the text before the sentence.
    pub start: usize,
    /// Code points of the text before what follows the sentence.
    pub end: usize,
}

/// The text, and who coded it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CiteInfo {
    /// Where the article stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Always `ar`.
    pub language: String,
    /// The outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<String>,
    /// This program with its version.
    pub coder: String,
    /// The codebook.
    pub codebook: String,
}

/// The events of an analysis as PLOVER's records, in the order of their triggers; what PLOVER has no category for is left out.
///
/// ```
/// use waqai::{export::plover, lexicon::Lexicon, pipeline::Pipeline};
/// let lexicon = Lexicon::builtin().unwrap();
/// let records = plover::records(&Pipeline::new(&lexicon).unwrap().read("Nothing in Arabic."));
/// assert!(records.is_empty());
/// ```
pub fn records(analysis: &Analysis) -> Vec<PloverRecord> {
    let writer = Writer {
        analysis,
        points: CodePoints::new(&analysis.article.text),
    };
    let events = analysis.events.iter().enumerate();
    events
        .filter_map(|(at, event)| Some(writer.record(at, event, coding::coding(event)?)))
        .collect()
}

struct Writer<'a> {
    analysis: &'a Analysis,
    points: CodePoints,
}

impl Writer<'_> {
    fn record(&self, at: usize, event: &Event, coding: Coding) -> PloverRecord {
        let (source, recipient) = self.participants(event, &coding);
        let (day, enddate) = days(event);
        let published = self.published().filter(|_| day.is_none());
        let count = |kind: CountKind| {
            event
                .counts
                .iter()
                .find(|count| count.kind == kind)
                .map(|count| count.minimum)
        };
        PloverRecord {
            id: format!("{}-{}", self.analysis.article.metadata.id, at + 1),
            comment: published
                .as_ref()
                .map(|_| "no date is told: the date is that of publication".to_owned()),
            date: day.or(published),
            time: event
                .time
                .as_ref()
                .and_then(|time| time.iso()?.split_once('T').map(|(_, time)| time.to_owned())),
            enddate,
            source,
            recipient,
            event: vec![coding.category.code().to_owned()],
            mode: coding.mode.into_iter().collect(),
            context: coding.contexts.iter().map(|&context| context.to_owned()).collect(),
            quad_code: coding::quad(coding.category),
            event_loc: self.place(event),
            event_text: vec![self.text(event.trigger)],
            dead: count(CountKind::Killed),
            injured: count(CountKind::Wounded),
            arrested: count(CountKind::Arrested),
            text_info: self.text_info(event),
            cite_info: self.cite_info(),
            confidence: (event.confidence * 1000.0).round() / 1000.0,
            evidence: event.evidence.clone(),
        }
    }

    fn text(&self, span: Span) -> String {
        span.of(&self.analysis.article.text).to_owned()
    }

    /// Who visits is the source and the host the recipient; those who meet otherwise are all sources.
    fn participants(&self, event: &Event, coding: &Coding) -> (Vec<PloverActor>, Vec<PloverActor>) {
        let actors = |arguments: &[Argument]| -> Vec<PloverActor> {
            arguments.iter().filter_map(|argument| self.actor(argument)).collect()
        };
        let (mut source, mut recipient) = (actors(&event.actors), actors(&event.targets));
        match (coding.category, coding.mode.as_deref()) {
            (EventType::Consult, Some("visit")) if event.cameo.as_deref() == Some(HOSTS) => {
                std::mem::swap(&mut source, &mut recipient);
            }
            (EventType::Consult, mode) if mode != Some("visit") => source.append(&mut recipient),
            _ => {}
        }
        (source, recipient)
    }

    fn actor(&self, argument: &Argument) -> Option<PloverActor> {
        let entity = self.analysis.entities.entities.get(argument.entity)?;
        let ours = entity.sector.as_deref();
        let body = ours
            .filter(|sector| matches!(*sector, "IGO" | "NGO"))
            .map(str::to_owned);
        Some(PloverActor {
            code: entity.country.clone().or(body),
            sector: ours.and_then(coding::sector).map(str::to_owned),
            actor_text: self.text(argument.span),
            identifier_id: uid::participant(entity),
            identifier_text: english(entity),
        })
    }

    fn published(&self) -> Option<String> {
        let reference = self.analysis.reference.as_ref()?;
        Some(reference.day.date().to_string())
    }

    /// Where it happened, else where it led.
    fn place(&self, event: &Event) -> Option<PloverPlace> {
        let at = event
            .locations
            .iter()
            .find(|location| location.role == LocationRole::At);
        let location = at.or_else(|| event.locations.first())?;
        let entity = self.analysis.entities.entities.get(location.entity)?;
        let place = entity.place.as_ref();
        Some(PloverPlace {
            geonameid: place.and_then(|place| place.uid.strip_prefix("geonames-")?.parse().ok()),
            name: entity.name.clone(),
            asciiname: entity.english.clone(),
            latitude: place.and_then(|place| place.latitude),
            longitude: place.and_then(|place| place.longitude),
            cc3: entity.country.clone(),
        })
    }

    fn text_info(&self, event: &Event) -> TextInfo {
        let sentences = &self.analysis.article.sentences;
        let span = sentences
            .get(event.sentence)
            .map_or(event.trigger, |sentence| sentence.span);
        TextInfo {
            sequence: event.sentence,
            start: self.points.at(span.start),
            end: self.points.at(span.end),
        }
    }

    fn cite_info(&self) -> CiteInfo {
        let article = &self.analysis.article;
        let headline = || article.headline().map(|span| self.text(span));
        CiteInfo {
            url: article.metadata.url.clone(),
            title: article.metadata.title.clone().or_else(headline),
            language: "ar".to_owned(),
            publication: article.metadata.source.clone(),
            coder: concat!("waqai ", env!("CARGO_PKG_VERSION")).to_owned(),
            codebook: CODEBOOK.to_owned(),
        }
    }
}

fn english(entity: &Entity) -> String {
    entity.english.clone().unwrap_or_else(|| entity.name.clone())
}

/// The first and, if it is another, the last day.
fn days(event: &Event) -> (Option<String>, Option<String>) {
    let Some(value) = event.time.as_ref().map(|time| &time.value) else {
        return (None, None);
    };
    let first = value.earliest.map(|at| at.date());
    let last = value.latest.map(|at| (at - chrono::TimeDelta::seconds(1)).date());
    let several = last.filter(|last| first.is_some_and(|first| first != *last));
    (
        first.or(last).map(|day| day.to_string()),
        several.map(|day| day.to_string()),
    )
}
