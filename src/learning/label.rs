//! Which candidates of a decision are right, by the annotation.

use crate::{
    evaluation::{GoldArticle, GoldEvent, Place, Text, same_argument},
    event::judge::{Case, Decision, Outcome},
    text::{CodePoints, Span},
};

/// A decision with what is right: one flag a candidate.
pub type Labelled = (Case, Vec<bool>);

/// The cases with what is right. A case in which no candidate is right teaches nothing, nor, but for whether it is an event,
/// does one whose event is not annotated.
pub fn label(text: &str, gold: &GoldArticle, cases: Vec<Case>) -> Vec<Labelled> {
    let points = CodePoints::new(text);
    let letters = Text::new(text);
    let told = told(&points, gold, &cases);
    let labelled = cases.into_iter().filter_map(|case| {
        let event = annotated(&gold.events, place(&points, case.trigger));
        let right: Vec<bool> = match (case.decision, event) {
            (Decision::Event, _) => {
                let event = told.contains(&case.trigger);
                case.candidates
                    .iter()
                    .map(|(outcome, _)| (*outcome == Outcome::Nothing) != event)
                    .collect()
            }
            (_, None) => return None,
            (_, Some(event)) => case
                .candidates
                .iter()
                .map(|(outcome, _)| is_right(&letters, &points, event, &case, *outcome))
                .collect(),
        };
        right.contains(&true).then_some((case, right))
    });
    labelled.collect()
}

/// A stretch of a text in code points.
pub fn place(points: &CodePoints, span: Span) -> Place {
    Place::new(points.at(span.start), points.at(span.end))
}

/// The event of a trigger: its own before one that takes it as another trigger.
fn annotated(events: &[GoldEvent], trigger: Place) -> Option<&GoldEvent> {
    let own = events.iter().find(|event| event.trigger.overlaps(trigger));
    own.or_else(|| {
        events
            .iter()
            .find(|event| event.alt.iter().any(|alt| alt.overlaps(trigger)))
    })
}

/// The triggers that stand for an annotated event, one for each: its own before another one.
fn told(points: &CodePoints, gold: &GoldArticle, cases: &[Case]) -> Vec<Span> {
    let triggers = || {
        let cases = cases.iter().filter(|case| case.decision == Decision::Event);
        cases.map(|case| case.trigger)
    };
    let one = |event: &GoldEvent| {
        let own = triggers().find(|span| place(points, *span).overlaps(event.trigger));
        own.or_else(|| triggers().find(|span| event.alt.iter().any(|alt| alt.overlaps(place(points, *span)))))
    };
    gold.events.iter().filter_map(one).collect()
}

fn is_right(letters: &Text, points: &CodePoints, event: &GoldEvent, case: &Case, outcome: Outcome) -> bool {
    let same = |span: Span, wanted: &Place| same_argument(letters, &place(points, span), wanted);
    let among = |list: &[Place]| match outcome {
        Outcome::Phrase(span) => list.iter().any(|wanted| same(span, wanted)),
        _ => list.is_empty(),
    };
    let value = |wanted: Option<&str>| matches!(outcome, Outcome::Value(value) if Some(value) == wanted);
    let spans: Vec<Span> = case
        .candidates
        .iter()
        .filter_map(|(outcome, _)| match outcome {
            Outcome::Place(span, _) => Some(*span),
            _ => None,
        })
        .collect();
    match case.decision {
        Decision::Event => false,
        Decision::Actor => among(&event.actors),
        Decision::Target => among(&event.targets),
        Decision::Source => among(event.source.as_slice()),
        Decision::Type => value(event.event_type.as_deref()),
        Decision::Modality => value(event.modality.as_deref()),
        Decision::Polarity => value(event.polarity.as_deref()),
        Decision::Time => match (&event.time, outcome) {
            (Some(time), Outcome::Phrase(span)) => place(points, span).overlaps(Place::new(time.start, time.end)),
            (None, Outcome::Nothing) => true,
            _ => false,
        },
        Decision::Location => match outcome {
            Outcome::Nothing => !event
                .locations
                .iter()
                .any(|wanted| spans.iter().any(|span| same(*span, wanted))),
            Outcome::Place(span, role) => event
                .locations
                .iter()
                .any(|wanted| same(span, wanted) && wanted.role == Some(role)),
            _ => false,
        },
    }
}
