//! RDF read back, and what is found in it.

use std::collections::{BTreeMap, BTreeSet};

use oxjsonld::JsonLdParser;
use oxrdf::{GraphName, NamedOrBlankNode, Term, Triple, vocab::rdf};
use oxttl::{NQuadsParser, TurtleParser};
use waqai::{
    export::rdf::{NAMESPACE, NODES, jsonld, nquads, turtle},
    graph::Graph,
};

pub const OA: &str = "http://www.w3.org/ns/oa#";
pub const SEM: &str = "http://semanticweb.cs.vu.nl/2009/11/sem/";
pub const TIME: &str = "http://www.w3.org/2006/time#";
pub const PROV: &str = "http://www.w3.org/ns/prov#";
pub const SCHEMA: &str = "https://schema.org/";
pub const WGS84: &str = "http://www.w3.org/2003/01/geo/wgs84_pos#";

pub type Triples = BTreeSet<String>;

pub fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes).unwrap();
    bytes
}

pub fn from_nquads(graph: &Graph) -> Vec<Triple> {
    let bytes = written(|out| nquads::write(graph, out));
    let quads = NQuadsParser::new().for_slice(&bytes);
    quads
        .map(|quad| {
            let quad = quad.unwrap();
            assert_eq!(quad.graph_name, GraphName::DefaultGraph);
            Triple::new(quad.subject, quad.predicate, quad.object)
        })
        .collect()
}

pub fn from_turtle(graph: &Graph) -> Vec<Triple> {
    let bytes = written(|out| turtle::write(graph, out));
    TurtleParser::new()
        .for_slice(&bytes)
        .map(|triple| triple.unwrap())
        .collect()
}

pub fn from_jsonld(graph: &Graph) -> Vec<Triple> {
    let bytes = written(|out| jsonld::write(graph, out));
    let quads = JsonLdParser::new().for_slice(&bytes);
    quads.map(|quad| Triple::from(quad.unwrap())).collect()
}

pub fn set(triples: &[Triple]) -> Triples {
    triples.iter().map(Triple::to_string).collect()
}

/// What is said of each resource.
pub struct Store(pub BTreeMap<String, Vec<(String, Term)>>);

impl Store {
    pub fn new(triples: Vec<Triple>) -> Self {
        let mut store: BTreeMap<String, Vec<(String, Term)>> = BTreeMap::new();
        for Triple {
            subject,
            predicate,
            object,
        } in triples
        {
            let NamedOrBlankNode::NamedNode(subject) = subject else {
                panic!("a blank node")
            };
            assert!(!matches!(object, Term::BlankNode(_)), "a blank node");
            let said = store.entry(subject.into_string()).or_default();
            said.push((predicate.into_string(), object));
        }
        Self(store)
    }

    pub fn objects(&self, subject: &str, property: &str) -> Vec<&Term> {
        let said = self.0.get(subject).map(Vec::as_slice).unwrap_or_default();
        said.iter()
            .filter(|(predicate, _)| predicate == property)
            .map(|(_, object)| object)
            .collect()
    }

    pub fn texts(&self, subject: &str, property: &str) -> Vec<String> {
        self.objects(subject, property).into_iter().map(plain).collect()
    }

    pub fn text(&self, subject: &str, property: &str) -> String {
        let mut texts = self.texts(subject, property);
        assert_eq!(texts.len(), 1, "{property} of {subject}: {texts:?}");
        texts.remove(0)
    }

    pub fn with_class<'s>(&'s self, class: &'s str) -> impl Iterator<Item = &'s str> {
        let is = move |said: &[(String, Term)]| {
            said.iter()
                .any(|(property, object)| property == rdf::TYPE.as_str() && plain(object) == class)
        };
        self.0
            .iter()
            .filter(move |(_, said)| is(said))
            .map(|(subject, _)| subject.as_str())
    }
}

/// An IRI or the text of a literal.
pub fn plain(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(_) => panic!("a blank node"),
    }
}

/// The IRI of a node, by the rule as it is documented.
pub fn node(uid: &str) -> String {
    under(NODES, uid)
}

pub fn under(start: &str, name: &str) -> String {
    let encoded = name.bytes().map(|byte| {
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || "-._~:/".contains(c) {
            c.to_string()
        } else {
            format!("%{byte:02X}")
        }
    });
    encoded.fold(start.to_owned(), |iri, part| iri + &part)
}

pub fn ours(name: &str) -> String {
    format!("{NAMESPACE}{name}")
}
