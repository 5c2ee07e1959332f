//! [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/): one object of `@graph` for each resource, on a line of its own, with its
//! properties under short names and every value in a list. The context stands inside, so that nothing has to be fetched. For
//! programs that read JSON, and for RDF tools.

use std::io::{self, Write};

use oxrdf::{NamedNodeRef, TermRef, TripleRef, vocab::rdf, vocab::xsd};
use serde_json::{Map, Value, json};

use super::{
    triples,
    vocabulary::{PREFIXES, compact},
};
use crate::graph::Graph;

/// Writes the graph.
///
/// ```
/// use waqai::{export::rdf::jsonld, graph::Graph};
/// let node = serde_json::from_str(r#"{"kind": "statement", "stance": "denies", "polarity": "negative"}"#).unwrap();
/// let mut graph = Graph::new();
/// graph.insert("s:1", node).unwrap();
/// let mut text = Vec::new();
/// jsonld::write(&graph, &mut text).unwrap();
/// let read: serde_json::Value = serde_json::from_slice(&text).unwrap();
/// assert_eq!(read["@graph"][0]["@id"], "urn:waqai:s:1");
/// assert_eq!(read["@graph"][0]["waqai:stance"][0]["@id"], "waqai:stance-denies");
/// ```
///
/// # Errors
/// Those of `out`.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    let context: Map<String, Value> = PREFIXES
        .iter()
        .map(|(prefix, namespace)| ((*prefix).to_owned(), json!(namespace)))
        .collect();
    writeln!(out, "{{\"@context\": {},\n\"@graph\": [", Value::Object(context))?;
    let mut resource = Map::new();
    let mut first = true;
    triples(graph, &mut |triple| {
        let id = id_of(triple);
        if resource.get("@id").is_some_and(|current| *current != id) {
            put(&resource, &mut first, out)?;
            resource.clear();
        }
        resource.entry("@id").or_insert_with(|| json!(id));
        let (key, value) = member(triple);
        if let Value::Array(values) = resource.entry(key).or_insert_with(|| json!([])) {
            values.push(value);
        }
        Ok(())
    })?;
    if !resource.is_empty() {
        put(&resource, &mut first, out)?;
    }
    out.write_all(b"\n]}\n")
}

fn put(resource: &Map<String, Value>, first: &mut bool, out: &mut impl Write) -> io::Result<()> {
    if !std::mem::take(first) {
        out.write_all(b",\n")?;
    }
    serde_json::to_writer(out, resource).map_err(io::Error::from)
}

fn id_of(triple: TripleRef<'_>) -> &str {
    match triple.subject {
        oxrdf::NamedOrBlankNodeRef::NamedNode(subject) => subject.as_str(),
        oxrdf::NamedOrBlankNodeRef::BlankNode(subject) => subject.as_str(),
    }
}

/// Key and value of what a triple says of its subject.
fn member(triple: TripleRef<'_>) -> (String, Value) {
    match triple.object {
        TermRef::NamedNode(class) if triple.predicate == rdf::TYPE => ("@type".to_owned(), json!(short(class))),
        TermRef::NamedNode(object) => (short(triple.predicate), json!({"@id": short(object)})),
        TermRef::BlankNode(object) => (short(triple.predicate), json!({"@id": object.to_string()})),
        TermRef::Literal(literal) => {
            let text = literal.value();
            let value = match literal.language() {
                Some(language) => json!({"@language": language, "@value": text}),
                None if literal.datatype() == xsd::STRING => json!(text),
                None => json!({"@type": short(literal.datatype()), "@value": text}),
            };
            (short(triple.predicate), value)
        }
    }
}

/// An IRI with its prefix, where it has one.
fn short(iri: NamedNodeRef<'_>) -> String {
    compact(iri).map_or_else(
        || iri.as_str().to_owned(),
        |(prefix, local)| format!("{prefix}:{local}"),
    )
}
