//! A graph of 100,000 nodes and 300,000 edges, the same in every run. Its words are those of `fixtures/articles`.
#![allow(clippy::unwrap_used, reason = "a benchmark that may fail by panicking")]

use std::{fs, path::Path, sync::LazyLock};

use chrono::{Days, NaiveDate};
use waqai::{
    entity::EntityKind,
    event::{EventType, Modality, Polarity},
    graph::{
        ActorNode, ArticleNode, Edge, EventNode, Evidence, Graph, Node, PlaceNode, Relation, Selector, Stance,
        StatementNode, TimeNode,
    },
};

const EVENTS: usize = 40_000;
const ACTORS: usize = 15_000;
const PLACES: usize = 5_000;
const TIMES: usize = 10_000;
const ARTICLES: usize = 10_000;
const STATEMENTS: usize = 20_000;
/// Statements whose article is known; so many that there are 300,000 edges.
const REPORTED: usize = 15_001;

static WORDS: LazyLock<Vec<String>> = LazyLock::new(words);

fn words() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let texts = files.iter().map(|file| fs::read_to_string(file).unwrap());
    texts
        .flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// So many words from some place in the texts.
fn phrase(at: usize, length: usize) -> String {
    let from = at * 7919 % (WORDS.len() - length);
    WORDS[from..from + length].join(" ")
}

/// The graph.
pub fn large_graph() -> Graph {
    let mut graph = Graph::new();
    put(&mut graph, "a", ACTORS, actor);
    put(&mut graph, "p", PLACES, place);
    put(&mut graph, "t", TIMES, time);
    put(&mut graph, "art", ARTICLES, article);
    put(&mut graph, "e", EVENTS, event);
    put(&mut graph, "s", STATEMENTS, statement);
    for at in 1..PLACES {
        join(&mut graph, ("p", at), Relation::PartOf, ("p", at / 10));
    }
    for at in 0..EVENTS {
        join(&mut graph, ("e", at), Relation::HasActor, ("a", at % ACTORS));
        join(&mut graph, ("e", at), Relation::HasActor, ("a", (at + 7) % ACTORS));
        join(&mut graph, ("e", at), Relation::HasTarget, ("a", at * 31 % ACTORS));
        join(&mut graph, ("e", at), Relation::OccurredAt, ("p", at * 17 % PLACES));
        join(&mut graph, ("e", at), Relation::OnDate, ("t", at * 13 % TIMES));
        join(&mut graph, ("e", at), Relation::ReportedIn, ("art", at % ARTICLES));
    }
    for at in 0..STATEMENTS {
        join(&mut graph, ("s", at), Relation::SaidBy, ("a", at * 3 % ACTORS));
        join(&mut graph, ("s", at), Relation::About, ("e", at * 2));
    }
    for at in 0..REPORTED {
        join(&mut graph, ("s", at), Relation::ReportedIn, ("art", at * 2 % ARTICLES));
    }
    assert_eq!((graph.node_count(), graph.edge_count()), (100_000, 300_000));
    graph
}

fn put(graph: &mut Graph, prefix: &str, count: usize, node: fn(usize) -> Node) {
    for at in 0..count {
        graph.insert(&format!("{prefix}:{at}"), node(at)).unwrap();
    }
}

fn join(graph: &mut Graph, source: (&str, usize), relation: Relation, target: (&str, usize)) {
    let at = source.1;
    let quote = Selector::Quote {
        exact: phrase(at, 3),
        prefix: format!("{} ", phrase(at + 1, 6)),
        suffix: format!(" {}", phrase(at + 2, 6)),
    };
    let evidence = Evidence {
        source: format!("art:{}", at % ARTICLES),
        selector: vec![
            Selector::Position {
                start: at,
                end: at + 12,
            },
            quote,
        ],
        modality: None,
        polarity: None,
        fill: Some("explicit".to_owned()),
        anchor: None,
    };
    let edge = Edge {
        relation,
        evidence: vec![evidence],
    };
    let uid = |(prefix, at): (&str, usize)| format!("{prefix}:{at}");
    graph.connect(&uid(source), &uid(target), edge).unwrap();
}

fn actor(at: usize) -> Node {
    Node::Actor(ActorNode {
        entity_kind: EntityKind::Organisation,
        key: format!("actor-{at}"),
        name: phrase(at, 3),
        english: Some(format!("Actor {at}")),
        country: Some("IRQ".to_owned()),
        sector: Some("GOV".to_owned()),
    })
}

fn place(at: usize) -> Node {
    // Nine of ten have coordinates.
    let known = (at % 10 != 1).then_some(());
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    let degrees = at as f64 / 1000.0;
    Node::Place(PlaceNode {
        place_type: Some("city".to_owned()),
        key: format!("place-{at}"),
        name: phrase(at, 2),
        english: Some(format!("Place {at}")),
        country: Some("IRQ".to_owned()),
        relation: None,
        latitude: known.map(|()| 30.0 + degrees),
        longitude: known.map(|()| 40.0 + degrees),
        candidates: Vec::new(),
    })
}

fn time(at: usize) -> Node {
    let day = |at| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + Days::new(at as u64);
    Node::Time(TimeNode {
        value: day(at).to_string(),
        hijri: None,
        earliest: Some(format!("{}T00:00:00", day(at))),
        latest: Some(format!("{}T00:00:00", day(at + 1))),
        granularity: "day".to_owned(),
        status: "exact".to_owned(),
    })
}

fn article(at: usize) -> Node {
    Node::Article(ArticleNode {
        id: Some(at.to_string()),
        title: Some(phrase(at, 9)),
        published: Some("2026-01-22".to_owned()),
        source: Some(phrase(at, 2)),
        url: Some(format!("https://example.org/{at}")),
    })
}

fn event(at: usize) -> Node {
    Node::Event(EventNode {
        event_type: EventType::ALL[at % EventType::ALL.len()],
        lemmas: vec![phrase(at, 1), phrase(at + 1, 1)],
        modes: vec!["airstrike".to_owned()],
        cameo: vec!["190".to_owned()],
        modality: Modality::Asserted,
        polarity: Polarity::Positive,
        disputed: false,
        counts: Vec::new(),
        confidence: 0.875,
        evidence: vec!["frames/assault".to_owned()],
    })
}

fn statement(_: usize) -> Node {
    Node::Statement(StatementNode {
        stance: Stance::Asserts,
        polarity: Polarity::Positive,
    })
}
