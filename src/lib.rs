//! waqai reads Arabic news and builds a dated event knowledge graph.
//!
//! The stages are modules, in this order; a module may use those before it, never those after.

pub mod text;

pub mod inflection;
pub mod lexicon;

pub mod calendar;
pub mod morphology;
pub mod syntax;

pub mod entity;
pub mod event;

pub mod pipeline;

pub mod graph;

pub mod evaluation;
pub mod explain;
pub mod export;
pub mod learning;

pub mod cli;
