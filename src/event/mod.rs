//! Events: clauses and entities in, typed occurrences with their roles, time, source, modality and polarity out.
//!
//! Invariants: a trigger is one word as written; every argument's span is cut from the text; an event names the frame that
//! made it; order is the order of triggers in the text.

mod model;

pub use model::{
    Argument, Count, CountKind, Event, EventTime, Fill, LocationArgument, LocationRole, Modality, Polarity, Relation,
    RelationKind, TimeAnchor,
};

pub use crate::lexicon::EventType;

use crate::{calendar, entity::Entities, lexicon::Lexicon, morphology::Word, syntax::Parse, text::Article};

/// The events of an article and the relations between them.
pub fn extract(
    _lexicon: &Lexicon,
    _article: &Article,
    _words: &[Word],
    _parses: &[Parse],
    _entities: &Entities,
    _dates: &[calendar::Mention],
) -> (Vec<Event>, Vec<Relation>) {
    (Vec::new(), Vec::new())
}
