//! What the encoder is taught by an annotated article: the units of its tokens, and the annotation by their indices.

use serde::Serialize;

use crate::{
    evaluation::{GoldArticle, GoldEvent, Place},
    event::{Proposals, Unit, standing},
    text::{Article, CodePoints, Span},
};

/// An article as the encoder is taught it.
#[derive(Debug, Serialize)]
pub struct Lesson {
    units: Vec<Unit>,
    /// Trigger, token, role.
    proposals: Proposals,
    events: Vec<TaughtEvent>,
}

#[derive(Debug, Serialize)]
struct TaughtEvent {
    trigger: usize,
    #[serde(rename = "type")]
    kind: Option<String>,
    modality: Option<String>,
    polarity: Option<String>,
    actor: Vec<usize>,
    target: Vec<usize>,
    location: Vec<usize>,
    time: Vec<usize>,
    source: Vec<usize>,
}

impl Lesson {
    /// Puts the annotation of an article beside its units. Events and arguments that are no token are left out.
    pub fn new(gold: &GoldArticle, article: &Article, units: Vec<Unit>, proposals: Proposals) -> Self {
        let points = CodePoints::new(&article.text);
        let token = |place: &Place| {
            let inside = |at: usize| (place.start..place.end).contains(&at);
            let mut meeting = article
                .tokens
                .iter()
                .map(|token| token.span)
                .filter(|span| inside(points.at(span.start)) || inside(points.at(span.end) - 1));
            let first = meeting.next()?;
            let last = meeting.next_back().unwrap_or(first);
            standing(&units, &article.tokens, Span::new(first.start, last.end))
        };
        let all = |places: &[Place]| places.iter().filter_map(token).collect::<Vec<usize>>();
        let taught = |event: &GoldEvent| {
            Some(TaughtEvent {
                trigger: token(&event.trigger)?,
                kind: event.event_type.clone(),
                modality: event.modality.clone(),
                polarity: event.polarity.clone(),
                actor: all(&event.actors),
                target: all(&event.targets),
                location: all(&event.locations),
                time: event
                    .time
                    .iter()
                    .filter_map(|time| token(&Place::new(time.start, time.end)))
                    .collect(),
                source: all(event.source.as_slice()),
            })
        };
        let events = gold.events.iter().filter_map(taught).collect();
        Self {
            units,
            proposals,
            events,
        }
    }
}
