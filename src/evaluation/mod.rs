//! Evaluation: events found against events annotated, as precision, recall and F1.
//!
//! Takes the lines of two events files, gives figures. Counting follows `docs/evaluation.md`: events are paired one to one
//! by overlapping triggers, arguments match by shared words. Nothing here runs the pipeline.

mod gold;
mod matching;
mod tally;

pub use gold::{GoldArticle, GoldEvent, Place};
pub use tally::{Figures, Ratio, Tally};

pub use matching::{Text, same_argument};

use matching::pair;

/// Roles whose arguments are counted, with the names of their figures.
const ROLES: [&str; 3] = ["actor", "target", "location"];

/// Counts one article: its text, the events annotated and the events found.
///
/// ```
/// use waqai::evaluation::{GoldEvent, Tally, score};
/// let event = GoldEvent { event_type: Some("MOVE".to_owned()), ..GoldEvent::at(0, 4) };
/// let mut tally = Tally::default();
/// score(&mut tally, "went", &[event.clone()], &[event]);
/// assert_eq!(tally.figures().typed.f1, 1.0);
/// ```
pub fn score(tally: &mut Tally, text: &str, gold: &[GoldEvent], system: &[GoldEvent]) {
    let text = Text::new(text);
    let pairs = pair(&text, gold, system);
    for (at, event) in gold.iter().enumerate() {
        let found = pairs[at].and_then(|at| system.get(at));
        score_event(tally, &text, event, found);
    }
    for (at, event) in system.iter().enumerate() {
        if !pairs.contains(&Some(at)) {
            spurious(tally, event);
        }
    }
}

fn score_event(tally: &mut Tally, text: &Text, gold: &GoldEvent, system: Option<&GoldEvent>) {
    let nothing = GoldEvent::default();
    let same_type = system.is_some_and(|system| system.event_type == gold.event_type);
    tally.recall("trigger", system.is_some());
    tally.recall("typed", same_type);
    if let Some(system) = system {
        tally.precision("trigger", true);
        tally.precision("typed", same_type);
        tally.hit("modality", system.modality == gold.modality);
        tally.hit("polarity", system.polarity == gold.polarity);
    }
    let other = system.unwrap_or(&nothing);
    for role in ROLES {
        arguments(tally, role, text, gold.role(role), other.role(role));
    }
    arguments(tally, "source", text, gold.source.as_slice(), other.source.as_slice());
    let value = other.time.as_ref().and_then(|time| time.value.as_deref());
    if let Some(time) = &gold.time {
        let same = value == time.value.as_deref();
        tally.recall("time", same);
        if value.is_some_and(|value| !value.is_empty()) {
            tally.precision("time", same);
        }
    }
    let (wanted, found) = (triples(gold), triples(other));
    let same = |first: &Triple<'_>, second: &Triple<'_>| {
        first.1 == second.1 && same_argument(text, first.0, second.0) && same_argument(text, first.2, second.2)
    };
    for triple in &wanted {
        tally.recall("triple", found.iter().any(|other| same(other, triple)));
    }
    for triple in &found {
        tally.precision("triple", wanted.iter().any(|other| same(triple, other)));
    }
}

fn spurious(tally: &mut Tally, event: &GoldEvent) {
    tally.precision("trigger", false);
    tally.precision("typed", false);
    for role in ROLES {
        for _ in event.role(role) {
            tally.precision(role, false);
        }
    }
    if event.source.is_some() {
        tally.precision("source", false);
    }
    for _ in triples(event) {
        tally.precision("triple", false);
    }
}

fn arguments(tally: &mut Tally, name: &'static str, text: &Text, gold: &[Place], system: &[Place]) {
    for wanted in gold {
        tally.recall(name, system.iter().any(|found| same_argument(text, found, wanted)));
    }
    for found in system {
        tally.precision(name, gold.iter().any(|wanted| same_argument(text, found, wanted)));
    }
}

/// Actor, what the object is, object.
type Triple<'e> = (&'e Place, &'static str, &'e Place);

fn triples(event: &GoldEvent) -> Vec<Triple<'_>> {
    let places = event.locations.iter().map(|place| ("location", place));
    let objects: Vec<_> = places
        .chain(event.targets.iter().map(|target| ("target", target)))
        .collect();
    event
        .actors
        .iter()
        .flat_map(|actor| objects.iter().map(move |(kind, object)| (actor, *kind, *object)))
        .collect()
}
