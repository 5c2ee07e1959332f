//! Graphs for the tests of exports: what the fixtures say, and whatever could break a format.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "each test crate uses a part of it; tests are Arabic and may fail by panicking"
)]

use std::{fs, path::PathBuf, sync::OnceLock};

use proptest::prelude::*;
use waqai::{
    entity::{EntityKind, PlaceRelation},
    event::{CountKind, EventType, Modality, Polarity},
    graph::{
        ActorNode, ArticleNode, Edge, EventCount, EventNode, Evidence, Graph, Node, PlaceNode, Relation, Selector,
        Stance, StatementNode, TimeNode,
    },
    lexicon::Lexicon,
    pipeline::Pipeline,
    text::{Article, Metadata},
};

/// The built-in lexicon, opened once.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::builtin().unwrap())
}

/// The graph of all fixtures.
pub fn fixtures() -> &'static Graph {
    static GRAPH: OnceLock<Graph> = OnceLock::new();
    GRAPH.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let pipeline = Pipeline::new(lexicon()).unwrap();
        let mut whole = Graph::new();
        for path in files {
            let id = path.file_stem().unwrap().to_string_lossy().into_owned();
            let metadata = Metadata { id, ..Metadata::default() };
            let analysis = pipeline.read_article(Article::new(fs::read_to_string(&path).unwrap(), metadata));
            whole.merge(&Graph::of(&analysis, lexicon())).unwrap();
        }
        whole
    })
}

/// What formats quote, escape, split at or refuse.
pub const HOSTILE: &[&str] = &[
    "\"", "'", "`", "\\", "\\N", "\\u0041", "\n", "\r\n", "\r", "\t", "\0", "\u{1}", "\u{7f}", "\u{85}", "{", "}", "[", "]",
    "<", ">", "&", "&amp;", "&#0;", "]]>", "<!--", "-->", "</script>", "${x}", "$$", ";", ",", "|", "//", "--", "\"@ar", "^^",
    "\u{202b}", "\u{202e}", "\u{2067}", "\u{200f}", "\u{200c}", "\u{fffe}", "\u{ffff}", "\u{feff}", "😀", "ﻼ", "مُحَمَّد", "ـــ",
    "٢٠٢٤", "2024/05/12", "بغداد", "Reuters: قالت", " ", "  ", "",
];

/// Texts of all that, and of anything.
pub fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Every kind of node, every relation and every field filled with the given texts in turn.
pub fn graph_with(texts: &[String]) -> Graph {
    let mut at = 0;
    let mut text = || {
        at += 1;
        texts.get((at - 1) % texts.len().max(1)).cloned().unwrap_or_default()
    };
    let mut graph = Graph::new();
    let article = ArticleNode {
        id: Some(text()),
        title: Some(text()),
        published: Some(text()),
        source: Some(text()),
        url: Some(text()),
    };
    let event = |lemmas: Vec<String>, modes: Vec<String>, evidence: Vec<String>| EventNode {
        event_type: EventType::Assault,
        lemmas,
        modes,
        cameo: vec!["190".to_owned()],
        modality: Modality::Possible,
        polarity: Polarity::Negative,
        disputed: true,
        counts: vec![EventCount {
            kind: CountKind::Killed,
            minimum: 3,
            maximum: Some(u64::MAX),
            article: "art:1".to_owned(),
        }],
        confidence: 0.625,
        evidence,
    };
    let actor = ActorNode {
        entity_kind: EntityKind::Group,
        key: text(),
        name: text(),
        english: Some(text()),
        country: Some("IRQ".to_owned()),
        sector: Some("MIL".to_owned()),
    };
    let place = |key: String, name: String, english: String| PlaceNode {
        place_type: Some("city".to_owned()),
        key,
        name,
        english: Some(english),
        country: Some("IRQ".to_owned()),
        relation: Some(PlaceRelation::Within),
        latitude: Some(33.315_25),
        longitude: Some(-44.366_1),
        candidates: vec!["iq-baghdad".to_owned(), "us-baghdad".to_owned()],
    };
    let time = TimeNode {
        value: "2026-01-22".to_owned(),
        hijri: Some("1447-08-03".to_owned()),
        earliest: Some("2026-01-22T00:00:00".to_owned()),
        latest: Some("2026-01-23T00:00:00".to_owned()),
        granularity: "day".to_owned(),
        status: "exact".to_owned(),
    };
    let statement = StatementNode {
        stance: Stance::Denies,
        polarity: Polarity::Negative,
    };
    let nodes = [
        ("art:1", Node::Article(article)),
        ("e:1", Node::Event(event(vec![text(), text()], vec![text()], vec![text()]))),
        ("e:2", Node::Event(event(vec![text()], Vec::new(), Vec::new()))),
        ("a:1", Node::Actor(actor.clone())),
        ("a:2", Node::Actor(actor)),
        ("p:1", Node::Place(place(text(), text(), text()))),
        ("p:2", Node::Place(place(text(), text(), text()))),
        ("t:2026-01-22", Node::Time(time)),
        ("s:1", Node::Statement(statement)),
    ];
    for (uid, node) in nodes {
        graph.insert(uid, node).unwrap();
    }
    for relation in Relation::ALL {
        for (source, target) in relation.ends() {
            let evidence = Evidence {
                source: "art:1".to_owned(),
                selector: vec![
                    Selector::Position { start: 3, end: 9 },
                    Selector::Quote {
                        exact: text(),
                        prefix: text(),
                        suffix: text(),
                    },
                ],
                modality: Some("asserted".to_owned()),
                polarity: Some("positive".to_owned()),
                fill: Some("explicit".to_owned()),
                anchor: None,
            };
            let of = |kind: waqai::graph::NodeKind, other: bool| {
                let mut same = graph.nodes().filter(|(_, node)| node.kind() == kind).map(|(uid, _)| uid.to_owned());
                same.nth(usize::from(other)).unwrap()
            };
            let (source, target) = (of(*source, false), of(*target, source == target));
            let edge = Edge {
                relation: *relation,
                evidence: vec![evidence],
            };
            graph.connect(&source, &target, edge).unwrap();
        }
    }
    graph
}

/// Graphs of hostile texts.
pub fn hostile_graphs() -> impl Strategy<Value = Graph> {
    prop::collection::vec(hostile_text(), 1..20).prop_map(|texts| graph_with(&texts))
}
