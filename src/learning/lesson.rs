//! What the encoder is taught by an annotated article: the units of its tokens, and the annotation by their indices.

use serde::Serialize;

use super::label::place;
use crate::{
    evaluation::{GoldArticle, GoldEvent, Place, Text, same_argument},
    event::{Proposals, Reading, Unit, standing},
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

/// An event by tokens. Of an argument these are the one that stands for it as annotated, and those that stand for phrases which
/// count as it: for the name as well as for the office before it.
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
    /// Puts the annotation of an article beside what is read of it. Events and arguments that are no token are left out.
    pub fn new(gold: &GoldArticle, article: &Article, reading: Reading) -> Self {
        let teacher = Teacher {
            article,
            points: CodePoints::new(&article.text),
            letters: Text::new(&article.text),
            reading: &reading,
        };
        let events = gold.events.iter().filter_map(|event| teacher.event(event)).collect();
        Self {
            units: reading.units,
            proposals: reading.proposals,
            events,
        }
    }
}

/// Finds the tokens of an annotation.
struct Teacher<'t> {
    article: &'t Article,
    points: CodePoints,
    letters: Text,
    reading: &'t Reading,
}

impl Teacher<'_> {
    fn event(&self, event: &GoldEvent) -> Option<TaughtEvent> {
        let Reading {
            phrases, parts, dates, ..
        } = self.reading;
        let somebody = |places: &[Place]| self.tokens(places, &[phrases]);
        let time: Vec<Place> = event.time.iter().map(|time| Place::new(time.start, time.end)).collect();
        Some(TaughtEvent {
            trigger: self.token(&event.trigger)?,
            kind: event.event_type.clone(),
            modality: event.modality.clone(),
            polarity: event.polarity.clone(),
            actor: somebody(&event.actors),
            target: somebody(&event.targets),
            location: self.tokens(&event.locations, &[phrases, parts]),
            time: self.tokens(&time, &[dates]),
            source: somebody(event.source.as_slice()),
        })
    }

    /// The token that stands for a place of the text.
    fn token(&self, place: &Place) -> Option<usize> {
        let inside = |at: usize| (place.start..place.end).contains(&at);
        let spans = self.article.tokens.iter().map(|token| token.span);
        let mut meeting =
            spans.filter(|span| inside(self.points.at(span.start)) || inside(self.points.at(span.end) - 1));
        let first = meeting.next()?;
        let last = meeting.next_back().unwrap_or(first);
        self.standing(Span::new(first.start, last.end))
    }

    fn standing(&self, span: Span) -> Option<usize> {
        standing(&self.reading.units, &self.article.tokens, span)
    }

    /// The tokens that stand for some places, and for those of some phrases that count as one of them.
    fn tokens(&self, places: &[Place], phrases: &[&Vec<Span>]) -> Vec<usize> {
        let counts = |wanted: &Place, span: &Span| {
            let found = place(&self.points, *span);
            found.overlaps(*wanted) && same_argument(&self.letters, &found, wanted)
        };
        let mut tokens: Vec<usize> = Vec::new();
        for wanted in places {
            let counting = phrases.iter().copied().flatten().filter(|span| counts(wanted, span));
            tokens.extend(self.token(wanted));
            tokens.extend(counting.filter_map(|span| self.standing(*span)));
        }
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }
}
