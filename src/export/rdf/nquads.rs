//! [N-Quads 1.1](https://www.w3.org/TR/n-quads/): a triple on each line, all in the default graph, so that every line is a line
//! of N-Triples, too. What RDF stores load; may be cut at any line.

use std::io::{self, Write};

use oxrdf::GraphNameRef;
use oxttl::NQuadsSerializer;

use super::triples;
use crate::graph::Graph;

/// Writes the graph.
///
/// ```
/// use waqai::{export::rdf::nquads, graph::Graph};
/// let node = serde_json::from_str(r#"{"kind": "statement", "stance": "denies", "polarity": "negative"}"#).unwrap();
/// let mut graph = Graph::new();
/// graph.insert("s:1", node).unwrap();
/// let mut quads = Vec::new();
/// nquads::write(&graph, &mut quads).unwrap();
/// let stance = "<urn:waqai:s:1> <https://w3id.org/waqai#stance> <https://w3id.org/waqai#stance-denies> .\n";
/// assert!(String::from_utf8(quads).unwrap().contains(stance));
/// ```
///
/// # Errors
/// Those of `out`.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    let mut quads = NQuadsSerializer::new().for_writer(out);
    triples(graph, &mut |triple| {
        quads.serialize_quad(triple.in_graph(GraphNameRef::DefaultGraph))
    })
}
