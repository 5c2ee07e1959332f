//! [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/): one object of `@graph` for each resource, on a line of its own, with its
//! properties under short names and every value in a list. The context stands inside, so that nothing has to be fetched. For
//! programs that read JSON, and for RDF tools.

use std::io::{self, Write};

use oxrdf::{LiteralRef, NamedOrBlankNodeRef, TermRef, TripleRef, vocab::rdf, vocab::xsd};
use serde_json::{Map, Value, json};

use super::{
    triples,
    vocabulary::{PREFIXES, short},
};
use crate::{export::put, graph::Graph};

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
    let mut resource = Resource::default();
    triples(graph, &mut |triple| {
        let id = id_of(triple);
        if resource.id != id {
            if !resource.id.is_empty() {
                resource.put(out)?;
                out.write_all(b",\n")?;
            }
            resource.begin(id);
        }
        resource.add(triple)
    })?;
    if !resource.id.is_empty() {
        resource.put(out)?;
    }
    out.write_all(b"\n]}\n")
}

/// The IRI of the subject.
fn id_of(triple: TripleRef<'_>) -> &str {
    match triple.subject {
        NamedOrBlankNodeRef::NamedNode(subject) => subject.as_str(),
        NamedOrBlankNodeRef::BlankNode(subject) => subject.as_str(),
    }
}

/// What is said of one resource. IRIs and prefixes need no escapes.
#[derive(Default)]
struct Resource {
    id: String,
    /// IRIs of properties, or `@type`, with what stands in their lists. Those behind the first `count` are of resources before;
    /// their room is used again.
    members: Vec<(String, Vec<u8>)>,
    count: usize,
}

impl Resource {
    fn begin(&mut self, id: &str) {
        id.clone_into(&mut self.id);
        self.count = 0;
    }

    fn add(&mut self, triple: TripleRef<'_>) -> io::Result<()> {
        let property = triple.predicate.as_str();
        match triple.object {
            TermRef::NamedNode(class) if triple.predicate == rdf::TYPE => {
                let [prefix, colon, local] = short(class.as_str());
                put::all(&["\"", prefix, colon, local, "\""], self.values("@type"))
            }
            TermRef::NamedNode(object) => {
                let [prefix, colon, local] = short(object.as_str());
                let object = ["{\"@id\":\"", prefix, colon, local, "\"}"];
                put::all(&object, self.values(property))
            }
            TermRef::BlankNode(object) => write!(self.values(property), "{{\"@id\":\"{object}\"}}"),
            TermRef::Literal(literal) => put_literal(literal, self.values(property)),
        }
    }

    /// The list of a property, for its next value.
    fn values(&mut self, property: &str) -> &mut Vec<u8> {
        let mut members = self.members[..self.count].iter();
        let at = members.position(|(other, _)| other == property).unwrap_or(self.count);
        if at == self.members.len() {
            self.members.push(Default::default());
        }
        let (name, values) = &mut self.members[at];
        if at == self.count {
            self.count += 1;
            property.clone_into(name);
            values.clear();
        } else {
            values.push(b',');
        }
        values
    }

    fn put(&self, out: &mut impl Write) -> io::Result<()> {
        put::all(&["{\"@id\":\"", &self.id, "\""], out)?;
        for (property, values) in &self.members[..self.count] {
            let [prefix, colon, local] = short(property);
            put::all(&[",\"", prefix, colon, local, "\":["], out)?;
            out.write_all(values)?;
            out.write_all(b"]")?;
        }
        out.write_all(b"}")
    }
}

fn put_literal(literal: LiteralRef<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let (name, [prefix, colon, local]) = match literal.language() {
        Some(language) => ("@language", ["", "", language]),
        None if literal.datatype() == xsd::STRING => return Ok(serde_json::to_writer(out, literal.value())?),
        None => ("@type", short(literal.datatype().as_str())),
    };
    put::all(&["{\"", name, "\":\"", prefix, colon, local, "\",\"@value\":"], out)?;
    serde_json::to_writer(&mut *out, literal.value())?;
    out.write_all(b"}")
}
