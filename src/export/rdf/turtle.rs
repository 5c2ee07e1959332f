//! [Turtle 1.1](https://www.w3.org/TR/turtle/): the triples of a resource together, with prefixes; for people and for tools that
//! read RDF. Terms are short, nodes are whole IRIs: not every reader takes the escapes that uids of times would need.

use std::{
    cmp::Reverse,
    io::{self, Write},
};

use oxrdf::{LiteralRef, NamedNodeRef, TermRef, TripleRef, vocab::rdf, vocab::xsd};

use super::{
    id_of, triples,
    vocabulary::{PREFIXES, short},
};
use crate::{export::put, graph::Graph};

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
    let mut last = Last::default();
    triples(graph, &mut |triple| last.put(triple, out))?;
    out.write_all(if last.subject.is_empty() { b"" } else { b" .\n" })
}

/// Subject and property of the last triple: the next one that has them leaves them out.
#[derive(Default)]
struct Last {
    subject: String,
    property: String,
}

impl Last {
    fn put(&mut self, triple: TripleRef<'_>, out: &mut impl Write) -> io::Result<()> {
        let (subject, property) = (id_of(triple), triple.predicate.as_str());
        let is_new = self.subject != subject;
        if is_new {
            if self.subject.is_empty() {
                put_prefixes(out)?;
            } else {
                out.write_all(b" .\n")?;
            }
            put_iri(subject, out)?;
            out.write_all(b" ")?;
            subject.clone_into(&mut self.subject);
        }
        if !is_new && self.property == property {
            out.write_all(b" , ")?;
        } else {
            out.write_all(if is_new { b"" } else { b" ;\n\t" })?;
            put_property(triple.predicate, out)?;
            out.write_all(b" ")?;
            property.clone_into(&mut self.property);
        }
        match triple.object {
            TermRef::NamedNode(object) => put_iri(object.as_str(), out),
            TermRef::BlankNode(object) => write!(out, "{object}"),
            TermRef::Literal(literal) => put_literal(literal, out),
        }
    }
}

/// The longest namespaces first.
fn put_prefixes(out: &mut impl Write) -> io::Result<()> {
    let mut prefixes = PREFIXES.to_vec();
    prefixes.sort_by_key(|(_, namespace)| Reverse(namespace.len()));
    let mut prefixes = prefixes.iter();
    prefixes.try_for_each(|(prefix, namespace)| writeln!(out, "@prefix {prefix}: <{namespace}> ."))
}

fn put_property(property: NamedNodeRef<'_>, out: &mut impl Write) -> io::Result<()> {
    if property == rdf::TYPE {
        out.write_all(b"a")
    } else {
        put_iri(property.as_str(), out)
    }
}

fn put_iri(iri: &str, out: &mut impl Write) -> io::Result<()> {
    match short(iri) {
        ["", ..] => put::all(&["<", iri, ">"], out),
        [prefix, colon, local] => {
            put::all(&[prefix, colon], out)?;
            put_local(local, out)
        }
    }
}

/// A local name; none ends in a point as it is.
fn put_local(name: &str, out: &mut impl Write) -> io::Result<()> {
    let escape = |byte| match byte {
        b'%' => Some("\\%"),
        b'/' => Some("\\/"),
        b'~' => Some("\\~"),
        _ => None,
    };
    let (name, point) = name.strip_suffix('.').map_or((name, ""), |name| (name, "\\."));
    put::escaped(name, escape, out)?;
    out.write_all(point.as_bytes())
}

fn put_literal(literal: LiteralRef<'_>, out: &mut impl Write) -> io::Result<()> {
    let (text, datatype) = (literal.value(), literal.datatype());
    let stands_bare = match datatype {
        xsd::BOOLEAN | xsd::INTEGER => true,
        // Without a point it would be an integer.
        xsd::DECIMAL => text.contains('.'),
        _ => false,
    };
    if stands_bare {
        return out.write_all(text.as_bytes());
    }
    let escape = |byte| match byte {
        b'"' => Some("\\\""),
        b'\\' => Some("\\\\"),
        b'\n' => Some("\\n"),
        _ => None,
    };
    out.write_all(b"\"")?;
    put::escaped(text, escape, out)?;
    out.write_all(b"\"")?;
    match literal.language() {
        Some(language) => put::all(&["@", language], out),
        None if datatype == xsd::STRING => Ok(()),
        None => {
            out.write_all(b"^^")?;
            put_iri(datatype.as_str(), out)
        }
    }
}
