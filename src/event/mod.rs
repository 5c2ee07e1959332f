//! Events: clauses and entities in, typed occurrences with their roles, time, source, modality and polarity out.
//!
//! Invariants: a trigger is one word as written; every argument's span is cut from the text; an event names the frame that
//! made it; order is the order of triggers in the text.

mod model;

pub use model::{
    Argument, Count, CountKind, Event, EventTime, Fill, LocationArgument, LocationRole, Modality, Polarity,
    Relation, RelationKind, TimeAnchor,
};

pub use crate::lexicon::EventType;
