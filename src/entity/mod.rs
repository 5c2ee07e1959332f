//! Entities: who and where. Mentions in, one [`Entity`] for everything that the article means by them out.
//!
//! Invariants: an entity has at least one mention; a mention's span lies inside its sentence; keys are made from content
//! only, so the same person, body or place has the same key in every article and on every machine.

mod model;

pub use model::{Entity, EntityId, EntityKind, Mention, MentionForm, Name, NameKind, Place, PlaceRelation};
