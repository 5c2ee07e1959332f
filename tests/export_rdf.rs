//! RDF: read back by parsers, compared with the tables and the graph.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{fixtures, graph_with, hostile_graphs, lexicon};
use oxjsonld::JsonLdParser;
use oxrdf::{GraphName, Literal, NamedNode, NamedOrBlankNode, Term, Triple, vocab::rdf, vocab::rdfs, vocab::xsd};
use oxttl::{NQuadsParser, TurtleParser};
use proptest::prelude::*;
use waqai::{
    event::{EventType, Modality},
    export::{
        Labels,
        rdf::{NAMESPACE, NODES, jsonld, nquads, turtle},
        table::{EDGE_COLUMNS, Value, clean, edge_rows, node_rows, without_controls},
    },
    graph::{Graph, NodeKind, Relation, Selector},
};

const OA: &str = "http://www.w3.org/ns/oa#";
const SEM: &str = "http://semanticweb.cs.vu.nl/2009/11/sem/";
const TIME: &str = "http://www.w3.org/2006/time#";
const PROV: &str = "http://www.w3.org/ns/prov#";
const SCHEMA: &str = "https://schema.org/";
const WGS84: &str = "http://www.w3.org/2003/01/geo/wgs84_pos#";

type Triples = BTreeSet<String>;

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes).unwrap();
    bytes
}

fn from_nquads(graph: &Graph) -> Vec<Triple> {
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

fn from_turtle(graph: &Graph) -> Vec<Triple> {
    let bytes = written(|out| turtle::write(graph, out));
    TurtleParser::new()
        .for_slice(&bytes)
        .map(|triple| triple.unwrap())
        .collect()
}

fn from_jsonld(graph: &Graph) -> Vec<Triple> {
    let bytes = written(|out| jsonld::write(graph, out));
    let quads = JsonLdParser::new().for_slice(&bytes);
    quads.map(|quad| Triple::from(quad.unwrap())).collect()
}

fn set(triples: &[Triple]) -> Triples {
    triples.iter().map(Triple::to_string).collect()
}

/// What is said of each resource.
struct Store(BTreeMap<String, Vec<(String, Term)>>);

impl Store {
    fn new(triples: Vec<Triple>) -> Self {
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

    fn objects(&self, subject: &str, property: &str) -> Vec<&Term> {
        let said = self.0.get(subject).map(Vec::as_slice).unwrap_or_default();
        said.iter()
            .filter(|(predicate, _)| predicate == property)
            .map(|(_, object)| object)
            .collect()
    }

    fn texts(&self, subject: &str, property: &str) -> Vec<String> {
        self.objects(subject, property).into_iter().map(plain).collect()
    }

    fn text(&self, subject: &str, property: &str) -> String {
        let mut texts = self.texts(subject, property);
        assert_eq!(texts.len(), 1, "{property} of {subject}: {texts:?}");
        texts.remove(0)
    }

    fn with_class<'s>(&'s self, class: &'s str) -> impl Iterator<Item = &'s str> {
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
fn plain(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(_) => panic!("a blank node"),
    }
}

/// The IRI of a node, by the rule as it is documented.
fn node(uid: &str) -> String {
    under(NODES, uid)
}

fn under(start: &str, name: &str) -> String {
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

fn ours(name: &str) -> String {
    format!("{NAMESPACE}{name}")
}

/// The property of a column of nodes, as docs/rdf.md has it.
fn property(column: &str) -> String {
    match column {
        "article_id" => "http://purl.org/dc/terms/identifier".to_owned(),
        "title" => "http://purl.org/dc/terms/title".to_owned(),
        "published" => "http://purl.org/dc/terms/issued".to_owned(),
        "publisher" => "http://purl.org/dc/elements/1.1/publisher".to_owned(),
        "url" => format!("{SCHEMA}url"),
        "name" => format!("{SCHEMA}name"),
        "event_type" => format!("{SEM}eventType"),
        "actor_type" => format!("{SEM}actorType"),
        "english" => rdfs::LABEL.as_str().to_owned(),
        "latitude" => format!("{WGS84}lat"),
        "longitude" => format!("{WGS84}long"),
        "earliest" => format!("{TIME}hasBeginning"),
        "latest" => format!("{TIME}hasEnd"),
        "lemmas" => ours("lemma"),
        "modes" => ours("mode"),
        "rules" => ours("rule"),
        "candidates" => ours("candidate"),
        "actor_key" | "place_key" => ours("key"),
        column => {
            let mut words = column.split('_');
            let first = words.next().unwrap().to_owned();
            ours(&words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..]))
        }
    }
}

/// The scheme whose concepts a column holds.
fn scheme(column: &str) -> Option<&'static str> {
    Some(match column {
        "event_type" => "event",
        "actor_type" => "entity",
        "modality" => "modality",
        "polarity" => "polarity",
        "stance" => "stance",
        _ => return None,
    })
}

/// What should be found of a value.
fn wanted(column: &str, value: &Value<'_>) -> BTreeSet<String> {
    match value {
        Value::Texts(texts) => texts.iter().map(|text| text.clone().into_owned()).collect(),
        value if scheme(column).is_some() => {
            [under(&ours(&format!("{}-", scheme(column).unwrap())), &value.plain())].into()
        }
        value if matches!(column, "earliest" | "latest") => [under("urn:waqai:instant:", &value.plain())].into(),
        value => [value.plain().into_owned()].into(),
    }
}

fn holds_nodes(graph: &Graph, store: &Store) {
    for row in node_rows(graph) {
        let iri = node(row.uid);
        assert_eq!(store.text(&iri, &ours("uid")), row.uid);
        let mut labels: BTreeSet<String> = [row.label.clone().into_owned()].into();
        for (column, value) in waqai::export::table::columns(row.kind).iter().zip(&row.values) {
            let property = property(column.name);
            let found: BTreeSet<String> = store.texts(&iri, &property).into_iter().collect();
            match (column.name, value) {
                ("figures", value) => holds_figures(store, &iri, value.as_ref()),
                ("english", value) => labels.extend(value.as_ref().map(|value| value.plain().into_owned())),
                (_, None) => assert!(found.is_empty(), "{} of {}: {found:?}", column.name, row.uid),
                (_, Some(value)) => assert_eq!(found, wanted(column.name, value), "{} of {}", column.name, row.uid),
            }
        }
        let found: BTreeSet<String> = store.texts(&iri, rdfs::LABEL.as_str()).into_iter().collect();
        assert_eq!(found, labels);
    }
}

/// The figures as the tables have them, made of the nodes.
fn holds_figures(store: &Store, event: &str, value: Option<&Value<'_>>) {
    let figures = store.texts(event, &ours("hasCount")).into_iter().map(|count| {
        let kind = store.text(&count, &ours("countKind"));
        let most = store.texts(&count, &ours("maximum")).concat();
        format!(
            "{} {}..{most} {}",
            kind.strip_prefix(&ours("count-")).unwrap(),
            store.text(&count, &ours("minimum")),
            store
                .text(&count, &format!("{PROV}wasDerivedFrom"))
                .strip_prefix(NODES)
                .unwrap()
        )
    });
    let wanted = value.map(|value| wanted("figures", value)).unwrap_or_default();
    assert_eq!(figures.collect::<BTreeSet<_>>(), wanted);
}

/// The property of a relation, as docs/rdf.md has it.
fn relation(relation: Relation, source: NodeKind) -> String {
    let name = match (relation, source) {
        (Relation::HasActor, _) => return format!("{SEM}hasActor"),
        (Relation::OccurredAt, _) => return format!("{SEM}hasPlace"),
        (Relation::OnDate, _) => return format!("{SEM}hasTime"),
        (Relation::PartOf, NodeKind::Event) => return format!("{SEM}subEventOf"),
        (Relation::PartOf, _) => return format!("{SCHEMA}containedInPlace"),
        (Relation::MemberOf, _) => return format!("{SCHEMA}memberOf"),
        (Relation::SaidBy, _) => return format!("{PROV}wasAttributedTo"),
        (Relation::ReportedIn, NodeKind::Statement) => return format!("{PROV}wasDerivedFrom"),
        (Relation::HasTarget, _) => "hasTarget",
        (Relation::MovedFrom, _) => "movedFrom",
        (Relation::MovedTo, _) => "movedTo",
        (Relation::MovedVia, _) => "movedVia",
        (Relation::About, _) => "about",
        (Relation::ReportedIn, _) => "reportedIn",
        (Relation::Before, _) => "before",
        (Relation::Caused, _) => "caused",
        (Relation::SameAs, _) => "sameAs",
    };
    ours(name)
}

fn holds_edges(graph: &Graph, store: &Store) {
    let mut annotations: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let class = format!("{OA}Annotation");
    for annotation in store.with_class(&class) {
        let body = store.text(annotation, &format!("{OA}hasBody"));
        annotations.entry(body).or_default().push(annotation);
    }
    for row in edge_rows(graph) {
        let ((source, kind), (target, _)) = (row.source, row.target);
        let property = relation(row.relation, kind);
        let object = node(target);
        assert!(
            store.texts(&node(source), &property).contains(&object),
            "{source} {property} {target}"
        );
        let statement = node(&row.uid);
        let found = annotations.remove(&statement).unwrap_or_default();
        let cell = |name: &str| {
            row.told()
                .find(|(column, _)| column.name == name)
                .map(|(_, value)| value.plain().into_owned())
        };
        let number = cell("mentions").map_or(0, |mentions| mentions.parse().unwrap());
        assert_eq!(found.len(), number, "mentions of {}", row.uid);
        if number == 0 {
            assert!(!store.0.contains_key(&statement));
            continue;
        }
        let parts = [rdf::SUBJECT, rdf::PREDICATE, rdf::OBJECT].map(|part| store.text(&statement, part.as_str()));
        assert_eq!(parts, [node(source), property, object]);
        let read: Vec<BTreeMap<&str, String>> = found.iter().map(|annotation| mention(store, annotation)).collect();
        let first = graph
            .edge(source, row.relation, target)
            .unwrap()
            .evidence
            .first()
            .unwrap();
        let quoted = first.selector.iter().find_map(|selector| match selector {
            Selector::Quote { exact, prefix, suffix } => Some(
                [prefix, exact, suffix]
                    .map(|text| without_controls(text).into_owned())
                    .concat(),
            ),
            Selector::Position { .. } => None,
        });
        // The context is joined of three texts, of which each lost its own control characters.
        let context = clean(&quoted.unwrap_or_default()).into_owned();
        let told = EDGE_COLUMNS
            .iter()
            .filter(|column| !matches!(column.name, "mentions" | "evidence"));
        let wanted: BTreeMap<&str, String> = told
            .map(|column| match column.name {
                "context" => ("context", context.clone()),
                name => (name, cell(name).unwrap_or_default()),
            })
            .collect();
        assert!(read.contains(&wanted), "{wanted:?} in {read:?}");
    }
    assert!(annotations.is_empty(), "{annotations:?}");
}

/// An annotation as a row of the tables.
fn mention(store: &Store, annotation: &str) -> BTreeMap<&'static str, String> {
    let target = store.text(annotation, &format!("{OA}hasTarget"));
    let selectors = store.texts(&target, &format!("{OA}hasSelector"));
    let selected = |name: &str| {
        selectors
            .iter()
            .flat_map(|it| store.texts(it, &format!("{OA}{name}")))
            .collect::<String>()
    };
    let code = |name: &str| {
        let concept = store.texts(annotation, &ours(name)).concat();
        concept
            .strip_prefix(&ours(&format!("{name}-")))
            .unwrap_or_default()
            .to_owned()
    };
    let found = ["fill", "anchor"]
        .map(|name| store.texts(annotation, &ours(name)).concat())
        .concat();
    let article = store.text(&target, &format!("{OA}hasSource"));
    BTreeMap::from([
        ("quote", clean(&selected("exact")).into_owned()),
        (
            "context",
            clean(&["prefix", "exact", "suffix"].map(selected).concat()).into_owned(),
        ),
        ("article", article.strip_prefix(NODES).unwrap().to_owned()),
        ("from_char", selected("start")),
        ("to_char", selected("end")),
        ("modality", code("modality")),
        ("polarity", code("polarity")),
        ("found", found),
    ])
}

fn holds_all(graph: &Graph) {
    let triples = from_nquads(graph);
    let all = set(&triples);
    assert_eq!(set(&from_turtle(graph)), all);
    assert_eq!(set(&from_jsonld(graph)), all);
    let store = Store::new(triples);
    holds_nodes(graph, &store);
    holds_edges(graph, &store);
}

#[test]
fn the_three_forms_hold_the_fixtures() {
    holds_all(fixtures());
}

#[test]
fn every_line_of_nquads_stands_once() {
    let bytes = written(|out| nquads::write(fixtures(), out));
    let text = String::from_utf8(bytes).unwrap();
    let lines: BTreeSet<&str> = text.lines().collect();
    assert_eq!(lines.len(), text.lines().count());
    assert!(lines.iter().all(|line| !line.contains("_:b") && line.ends_with(" .")));
}

#[test]
fn an_empty_graph_is_a_file_without_triples() {
    holds_all(&Graph::new());
}

/// What is neither escaped nor typed right, no store loads.
#[test]
fn iris_and_literals_are_well_formed() {
    let texts = ["\0\"\\>", "2026-02-30", "2026-01-22T25:00:00", "23:59:60", "2026-1-2"].map(str::to_owned);
    for graph in [fixtures().clone(), graph_with(&texts)] {
        for Triple {
            subject,
            predicate,
            object,
        } in from_nquads(&graph)
        {
            assert!(
                NamedNode::new(subject.to_string().trim_matches(['<', '>'])).is_ok(),
                "{subject}"
            );
            assert!(NamedNode::new(predicate.as_str()).is_ok(), "{predicate}");
            if let Term::Literal(literal) = &object {
                assert!(is_well_formed(literal), "{object}");
            }
        }
    }
}

fn is_well_formed(literal: &Literal) -> bool {
    let text = literal.value();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = |shape: &str| {
        text.len() == shape.len() && text.parse::<chrono::NaiveDateTime>().is_ok()
            || text.parse::<chrono::NaiveDate>().is_ok()
    };
    match literal.datatype() {
        xsd::DATE => sound("2026-01-22"),
        xsd::DATE_TIME => sound("2026-01-22T00:00:00"),
        xsd::BOOLEAN => matches!(text, "true" | "false"),
        xsd::INTEGER | xsd::NON_NEGATIVE_INTEGER => digits(text),
        xsd::DECIMAL => text.trim_start_matches('-').split('.').all(digits),
        _ => !text.contains(|c: char| c.is_control() && c != '\n'),
    }
}

/// A graph of the same shape under other uids.
fn renamed(graph: &Graph, suffix: &str) -> Graph {
    let mut other = Graph::new();
    for (uid, node) in graph.nodes() {
        other.insert(&format!("{uid}{suffix}"), node.clone()).unwrap();
    }
    for (source, edge, target) in graph.edges() {
        other
            .connect(&format!("{source}{suffix}"), &format!("{target}{suffix}"), edge.clone())
            .unwrap();
    }
    other
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_three_forms_hold_hostile_graphs(graph in hostile_graphs()) {
        holds_all(&graph);
    }

    #[test]
    fn graphs_without_a_common_node_merge_by_union(first in hostile_graphs(), second in hostile_graphs()) {
        let second = renamed(&second, "-b");
        let mut both = first.clone();
        both.merge(&second).unwrap();
        let united: Triples = set(&from_nquads(&first)).union(&set(&from_nquads(&second))).cloned().collect();
        prop_assert_eq!(set(&from_nquads(&both)), united);
    }
}

/// The vocabulary: what is said of each term.
fn vocabulary() -> BTreeMap<String, Vec<(String, Term)>> {
    let text = include_str!("../schemas/waqai.ttl");
    let mut terms: BTreeMap<String, Vec<(String, Term)>> = BTreeMap::new();
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
    (PROV, &["Agent", "Entity", "wasAttributedTo", "wasDerivedFrom"]),
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
    assert_eq!(idle, IDLE.map(ours).iter().collect::<Vec<_>>());
}

/// Terms that neither the fixtures nor the graph of every field happen to need.
const IDLE: [&str; 0] = [];

fn plain_named(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}

#[test]
fn every_code_is_a_concept_with_the_names_of_the_lexicon() {
    const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
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
    let declared: BTreeSet<String> = vocabulary
        .iter()
        .filter(|(_, said)| {
            said.iter()
                .any(|(_, object)| plain_named(object) == Some(&format!("{SKOS}Concept")))
        })
        .filter(|(_, said)| said.iter().any(|(property, _)| *property == format!("{SKOS}notation")))
        .map(|(iri, _)| iri.clone())
        .collect();
    assert_eq!(declared, concepts);
}

#[test]
fn every_term_has_names_and_a_comment_and_stands_in_order() {
    let text = include_str!("../schemas/waqai.ttl");
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
