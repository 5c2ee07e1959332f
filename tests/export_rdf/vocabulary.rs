//! The vocabulary says all that is written.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{NamedOrBlankNode, Term, Triple, vocab::rdf};
use oxttl::TurtleParser;
use waqai::{
    event::{EventType, Modality},
    export::{
        Labels,
        rdf::{NAMESPACE, NODES},
    },
};

use crate::{
    common::{fixtures, graph_with, lexicon},
    store::{OA, PROV, SCHEMA, SEM, TIME, WGS84, from_nquads, ours},
};

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// What is said of each term.
type Vocabulary = BTreeMap<String, Vec<(String, Term)>>;

fn vocabulary() -> Vocabulary {
    let text = include_str!("../../schemas/waqai.ttl");
    let mut terms = Vocabulary::new();
    for triple in TurtleParser::new().for_slice(text) {
        let Triple {
            subject,
            predicate,
            object,
        } = triple.unwrap();
        if let NamedOrBlankNode::NamedNode(subject) = subject {
            let said = terms.entry(subject.into_string()).or_default();
            said.push((predicate.into_string(), object));
        }
    }
    terms
}

/// The terms of standard vocabularies that are written.
const STANDARD: &[(&str, &[&str])] = &[
    ("http://purl.org/dc/elements/1.1/", &["publisher"]),
    ("http://purl.org/dc/terms/", &["identifier", "issued", "title"]),
    ("http://id.loc.gov/datatypes/edtf/", &["EDTF"]),
    (
        "http://www.opengis.net/ont/geosparql#",
        &["asWKT", "Feature", "hasGeometry", "wktLiteral"],
    ),
    ("http://www.opengis.net/ont/sf#", &["Point"]),
    (
        OA,
        &[
            "Annotation",
            "end",
            "exact",
            "hasBody",
            "hasSelector",
            "hasSource",
            "hasTarget",
            "prefix",
            "SpecificResource",
            "start",
            "suffix",
            "TextPositionSelector",
            "TextQuoteSelector",
        ],
    ),
    (PROV, &["Entity", "wasAttributedTo", "wasDerivedFrom"]),
    (
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        &["langString", "object", "predicate", "Statement", "subject", "type"],
    ),
    ("http://www.w3.org/2000/01/rdf-schema#", &["label"]),
    (SCHEMA, &["containedInPlace", "memberOf", "name", "NewsArticle", "url"]),
    (
        SEM,
        &[
            "Actor",
            "actorType",
            "Event",
            "eventType",
            "hasActor",
            "hasPlace",
            "hasTime",
            "Place",
            "subEventOf",
            "Time",
        ],
    ),
    (
        TIME,
        &[
            "hasBeginning",
            "hasEnd",
            "inXSDDateTime",
            "Instant",
            "ProperInterval",
            "TemporalEntity",
        ],
    ),
    (WGS84, &["lat", "long"]),
    (
        "http://www.w3.org/2001/XMLSchema#",
        &[
            "anyURI",
            "boolean",
            "date",
            "dateTime",
            "decimal",
            "integer",
            "nonNegativeInteger",
            "string",
        ],
    ),
];

#[test]
fn every_term_is_declared_or_of_a_standard() {
    let vocabulary = vocabulary();
    let known = |iri: &str| {
        iri.starts_with(NODES)
            || vocabulary.contains_key(iri)
            || STANDARD
                .iter()
                .any(|(namespace, terms)| iri.strip_prefix(namespace).is_some_and(|local| terms.contains(&local)))
    };
    let every = graph_with(&["text".to_owned()]);
    let mut used = BTreeSet::new();
    for Triple { predicate, object, .. } in from_nquads(fixtures()).into_iter().chain(from_nquads(&every)) {
        used.insert(predicate.into_string());
        used.insert(match object {
            Term::NamedNode(node) => node.into_string(),
            Term::Literal(literal) => literal.datatype().as_str().to_owned(),
            Term::BlankNode(_) => panic!("a blank node"),
        });
    }
    let unknown: Vec<&String> = used.iter().filter(|iri| !known(iri)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    // And nothing is declared that is not written, but concepts and their schemes.
    let properties = vocabulary.iter().filter(|(_, said)| {
        said.iter().any(|(_, object)| matches!(plain_named(object), Some(class) if class.ends_with("Property") || class.ends_with("owl#Class")))
    });
    let idle: Vec<&String> = properties
        .map(|(term, _)| term)
        .filter(|term| !used.contains(*term))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}

fn plain_named(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}

/// The concepts that the vocabulary has.
fn declared(vocabulary: &Vocabulary) -> BTreeSet<String> {
    let is_concept = |said: &[(String, Term)]| {
        said.iter()
            .any(|(_, object)| plain_named(object) == Some(&format!("{SKOS}Concept")))
            && said.iter().any(|(property, _)| *property == format!("{SKOS}notation"))
    };
    let concepts = vocabulary.iter().filter(|(_, said)| is_concept(said));
    concepts.map(|(iri, _)| iri.clone()).collect()
}

/// The shapes name every code, so that they find one that is none.
#[test]
fn the_shapes_allow_the_concepts_and_nothing_else() {
    let text = include_str!("../../schemas/waqai.shapes.ttl");
    let objects = TurtleParser::new().for_slice(text).map(|triple| triple.unwrap().object);
    let named = objects.filter_map(|object| plain_named(&object).map(str::to_owned));
    let listed: BTreeSet<String> = named
        .filter(|iri| iri.strip_prefix(NAMESPACE).is_some_and(|local| local.contains('-')))
        .collect();
    assert_eq!(listed, declared(&vocabulary()));
}

#[test]
fn every_code_is_a_concept_with_the_names_of_the_lexicon() {
    let vocabulary = vocabulary();
    let labels = Labels::new(lexicon());
    let codes = |codes: &[&'static str]| codes.to_vec();
    let schemes = [
        ("event", EventType::ALL.iter().map(|it| it.code()).collect()),
        ("modality", Modality::ALL.map(Modality::code).to_vec()),
        ("polarity", codes(&["positive", "negative"])),
        ("stance", codes(&["asserts", "denies", "plans", "expects", "requests"])),
        ("count", codes(&["killed", "wounded", "arrested", "affected"])),
        (
            "entity",
            codes(&["person", "role", "organisation", "group", "country", "place", "thing"]),
        ),
    ];
    let mut concepts = BTreeSet::new();
    for (scheme, codes) in schemes {
        for code in codes {
            let iri = ours(&format!("{scheme}-{code}"));
            let said: BTreeSet<String> = vocabulary[&iri]
                .iter()
                .map(|(property, object)| format!("{property} {object}"))
                .collect();
            for wanted in [
                format!("{} <{SKOS}Concept>", rdf::TYPE.as_str()),
                format!("{SKOS}notation \"{code}\""),
                format!("{SKOS}prefLabel \"{}\"@ar", labels.arabic(scheme, code)),
                format!("{SKOS}prefLabel \"{}\"@en", labels.english(scheme, code)),
            ] {
                assert!(said.contains(&wanted), "{wanted} in {said:?}");
            }
            concepts.insert(iri);
        }
    }
    assert_eq!(declared(&vocabulary), concepts);
}

#[test]
fn every_term_has_names_and_a_comment_and_stands_in_order() {
    let text = include_str!("../../schemas/waqai.ttl");
    for (term, said) in vocabulary().iter().filter(|(term, _)| term.starts_with(NAMESPACE)) {
        let languages: BTreeSet<&str> = said
            .iter()
            .filter(|(property, _)| property.ends_with("abel"))
            .filter_map(|(_, object)| match object {
                Term::Literal(literal) => literal.language(),
                _ => None,
            })
            .collect();
        assert_eq!(languages, ["ar", "en"].into(), "{term}");
        assert!(
            said.iter()
                .any(|(property, _)| property.ends_with("comment") || property.ends_with("definition")),
            "{term}"
        );
    }
    // Under each heading the terms are in the order of their names.
    for part in text.split("\n# ") {
        let mut terms: Vec<&str> = part
            .lines()
            .filter_map(|line| Some(line.strip_prefix("waqai:")?.split_once(' ')?.0))
            .collect();
        // The scheme of a part stands before its concepts.
        terms.retain(|term| !part.contains(&format!("waqai:{term} a skos:ConceptScheme")));
        assert!(terms.is_sorted(), "{terms:?}");
    }
}
