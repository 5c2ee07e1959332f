//! Export: graph and events out, as files that other programs read.
//!
//! Takes a [`crate::graph::Graph`] or an [`crate::pipeline::Analysis`], gives text. Invariants: the same content gives the same
//! bytes; offsets count Unicode code points of the original text, end exclusive; no text of an article reaches a format
//! unescaped. Nothing here decides what an event is.

pub mod csv;
pub mod cypher;
pub mod cytoscape;
pub mod dot;
pub mod events;
pub mod geojson;
pub mod gexf;
pub mod graphml;
pub mod json;
mod labels;
pub mod plover;
mod put;
pub mod rdf;
pub mod schema;
pub mod table;
mod xml;

pub use labels::Labels;
