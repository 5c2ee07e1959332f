//! waqai reads Arabic news and builds a dated event knowledge graph.
//!
//! The stages are modules, in this order; a module may use those before it, never those after.

pub mod calendar;
pub mod inflection;
pub mod lexicon;
pub mod morphology;
pub mod syntax;
pub mod text;
