//! Events: clauses and entities in, typed occurrences with their roles, time, source, modality and polarity out.
//!
//! Invariants: a trigger is one word as written; every argument's span is cut from the text; an event names the frame that
//! made it; order is the order of triggers in the text. What a word can mean stands in the frames; here stands only how
//! a frame finds its fillers.

mod antecedent;
mod argument;
mod assemble;
mod choice;
mod context;
mod count;
mod draft;
mod encoder;
pub mod judge;
mod location;
mod model;
mod quotation;
mod relation;
mod scene;
mod scope;
mod time;
mod trigger;
mod vocabulary;

pub use encoder::{Encoder, Proposals, Reading, Unit, standing};
pub use model::{
    Argument, Count, CountKind, Event, EventTime, Fill, LocationArgument, LocationRole, Modality, Polarity, Relation,
    RelationKind, TimeAnchor,
};
pub use scene::Scene;
pub use vocabulary::Vocabulary;

pub use crate::lexicon::EventType;

/// What the encoder reads of an article: for learning.
pub fn reading(scene: &Scene<'_>) -> Reading {
    let mut drafts = trigger::drafts(scene);
    argument::fill(scene, &mut drafts);
    let ground = judge::Ground::new(scene, &drafts);
    Reading::new(&ground, &drafts)
}

/// The events of an article in the order of their triggers, and the relations between them.
pub fn extract(scene: &Scene<'_>) -> (Vec<Event>, Vec<Relation>) {
    let mut drafts = trigger::drafts(scene);
    argument::fill(scene, &mut drafts);
    let ground = judge::Ground::new(scene, &drafts).read(&drafts);
    judge::participants(scene.judge, &ground, &mut drafts);
    context::fill(scene, &mut drafts);
    location::fill(scene, &mut drafts);
    time::fill(scene, &mut drafts);
    scope::fill(scene, &mut drafts);
    judge::occurrences(scene.judge, &ground, &mut drafts);
    drafts.retain(|draft| draft.told != Some(false));
    judge::kinds(scene.judge, &ground, &mut drafts);
    judge::places(scene.judge, &ground, &mut drafts);
    judge::times(scene.judge, &ground, &mut drafts);
    judge::speakers(scene.judge, &ground, &mut drafts);
    judge::stances(scene.judge, &ground, &mut drafts);
    count::fill(scene, &mut drafts);
    let relations = relation::relations(scene, &drafts);
    assemble::events(scene, drafts, relations)
}
