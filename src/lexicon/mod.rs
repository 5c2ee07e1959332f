//! The lexicon: the tables of `lexicon/` as typed rows, and what is compiled from them.
//!
//! Takes tables, gives a [`Lexicon`]: forms with their lexemes, frames, places, actors and their names. Faults of single rows
//! are told and the rows left out; nothing here knows of an article. The built-in lexicon is compiled by `build.rs`, which
//! includes these files, so they use nothing but [`crate::text::letters`] and [`crate::inflection`].

mod builtin;
pub mod check;
pub mod compile;
pub mod encoder;
mod features;
mod forms;
mod frame;
mod gazetteer;
pub mod import;
mod imported;
mod keyed;
mod lexeme;
mod names;
mod packed;
mod shape;
pub mod source;
pub mod table;
pub mod weights;

pub use builtin::{Lexicon, LexiconError};
pub use features::{Case, Features, Gender, Number, Person, State, Tense};
pub use forms::{Attachment, Entries, FormEntry, FormIndex, spelling, spelling_distance};
pub use frame::{Condition, Content, EventType, Frame, FrameKind, Likeness, Role};
pub use gazetteer::{ActorRow, PlaceRow};
pub use imported::{ImportedPlaces, PlacesError};
pub use lexeme::{Class, Derivation, Lexeme, Pos, Semantics};
pub use names::{NameIndex, Named};
pub use packed::Packed;
pub use shape::Shapes;
