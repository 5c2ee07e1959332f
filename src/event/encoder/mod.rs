//! The encoder: an article read as a whole, every word in the light of all others, for a second opinion on what the parse and
//! the frames propose.
//!
//! Invariants: it proposes nothing itself; its numbers were learnt from articles and stand in `lexicon/encoder/`; what it
//! thinks depends on nothing but the article and the tables.
//!
//! A unit a token (`unit`) becomes a vector, which a linear layer and two layers of long short-term memory, each in both
//! directions, turn into what the token is in its place (`network`, `layer`). From that it is told of what type an event is
//! that the token tells of, if of any, how real, and for pairs of a trigger and another token in what role the other stands
//! (`impression`). `annotation/encoder.py` learns the numbers.

mod impression;
mod layer;
mod network;
mod reading;
mod unit;

pub use impression::Impression;
pub use network::Encoder;
pub use reading::Reading;
pub use unit::{Proposals, Unit, standing};
