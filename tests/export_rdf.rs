//! RDF: read back by parsers, compared with the tables and the graph.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

mod common;
#[path = "export_rdf/store.rs"]
mod store;
#[path = "export_rdf/vocabulary.rs"]
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use common::{fixtures, graph_with, hostile_graphs};
use oxrdf::{Literal, NamedNode, Term, Triple, vocab::rdf, vocab::rdfs, vocab::xsd};
use proptest::prelude::*;
use store::{
    OA, PROV, SCHEMA, SEM, Store, TIME, Triples, WGS84, from_jsonld, from_nquads, from_turtle, node, ours, set, under,
    written,
};
use waqai::{
    export::{
        rdf::{NODES, nquads},
        table::{EDGE_COLUMNS, Value, clean, columns, edge_rows, node_rows, without_controls},
    },
    graph::{Graph, NodeKind, Relation, Selector},
};

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
            ours(
                &words
                    .map(|word| word.split_at(1))
                    .fold(first, |name, (initial, rest)| name + &initial.to_uppercase() + rest),
            )
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
        for (column, value) in columns(row.kind).iter().zip(&row.values) {
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
