//! [Turtle 1.1](https://www.w3.org/TR/turtle/): the triples of a resource together, with prefixes; for people and for tools that
//! read RDF. Terms are short, nodes are whole IRIs: not every reader takes the escapes that uids of times would need.

use std::io::{self, Write};

use oxttl::TurtleSerializer;

use super::{triples, vocabulary::PREFIXES};
use crate::graph::Graph;

/// Writes the graph.
///
/// ```
/// use waqai::{export::rdf::turtle, graph::Graph};
/// let node = serde_json::from_str(r#"{"kind": "statement", "stance": "denies", "polarity": "negative"}"#).unwrap();
/// let mut graph = Graph::new();
/// graph.insert("s:1", node).unwrap();
/// let mut text = Vec::new();
/// turtle::write(&graph, &mut text).unwrap();
/// assert!(String::from_utf8(text).unwrap().contains("<urn:waqai:s:1> a prov:Entity , waqai:Statement ;"));
/// ```
///
/// # Errors
/// Those of `out`.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    let mut serializer = TurtleSerializer::new();
    for (prefix, namespace) in PREFIXES {
        serializer = serializer.with_prefix(*prefix, *namespace).map_err(io::Error::other)?;
    }
    let mut turtle = serializer.for_writer(out);
    triples(graph, &mut |triple| turtle.serialize_triple(triple))?;
    turtle.finish()?;
    Ok(())
}
