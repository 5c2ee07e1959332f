//! Morphology: tokens in, for each of them ranked readings out.
//!
//! Invariants: a token of Arabic letters has at least one reading; the first is the one that context prefers, the others
//! follow by their own cost; a reading's stem lies inside its token; what the lexicon does not know is marked a guess.
//! Nothing here looks beyond the sentence, and nothing is dropped that a later stage may want.

mod analyze;
mod clitic;
mod context;
mod cost;
mod guess;
pub mod learn;
mod memory;
mod path;
mod reading;
mod spelling;
mod universal;

pub use analyze::{Morphology, Word};
pub use reading::{Enclitic, Evidence, Proclitics, Reading};
pub use universal::{SyntacticWord, Universal};
