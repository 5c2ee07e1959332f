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
        ActorNode, ArticleNode, Edge, EventCount, EventNode, Evidence, Graph, Node, NodeKind, PlaceNode, Relation,
        Selector, Stance, StatementNode, TimeNode,
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

/// Compares a file that is generated with what would be generated now; `WAQAI_REWRITE=1` writes it anew.
pub fn same_as_file(path: &str, now: &str) {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("WAQAI_REWRITE").is_some() {
        fs::write(&path, now).unwrap();
    }
    let file = fs::read_to_string(&path).unwrap();
    assert_eq!(
        file, now,
        "{path} is not what the program makes of its types and tables; this test with WAQAI_REWRITE=1 writes it anew"
    );
}

/// The graph of all fixtures.
pub fn fixtures() -> &'static Graph {
    static GRAPH: OnceLock<Graph> = OnceLock::new();
    GRAPH.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
        let mut files: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        let pipeline = Pipeline::new(lexicon()).unwrap();
        let mut whole = Graph::new();
        for path in files {
            let id = path.file_stem().unwrap().to_string_lossy().into_owned();
            let metadata = Metadata {
                id,
                ..Metadata::default()
            };
            let analysis = pipeline.read_article(Article::new(fs::read_to_string(&path).unwrap(), metadata));
            whole.merge(&Graph::of(&analysis, lexicon())).unwrap();
        }
        whole
    })
}

/// What formats quote, escape, split at or refuse.
pub const HOSTILE: &[&str] = &[
    "\"",
    "'",
    "`",
    "\\",
    "\\N",
    "\\u0041",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{1}",
    "\u{7f}",
    "\u{85}",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "&",
    "&amp;",
    "&#0;",
    "]]>",
    "<!--",
    "-->",
    "</script>",
    "${x}",
    "$$",
    ";",
    ",",
    "|",
    "//",
    "--",
    "\"@ar",
    "^^",
    "\u{202b}",
    "\u{202e}",
    "\u{2067}",
    "\u{200f}",
    "\u{200c}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{feff}",
    "😀",
    "ﻼ",
    "مُحَمَّد",
    "ـــ",
    "٢٠٢٤",
    "2024/05/12",
    "بغداد",
    "Reuters: قالت",
    " ",
    "  ",
    "",
];

/// Texts of all that, and of anything.
pub fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Texts in turn, again and again.
struct Turn<'t> {
    texts: &'t [String],
    at: usize,
}

impl Turn<'_> {
    fn text(&mut self) -> String {
        self.at += 1;
        let text = self.texts.get((self.at - 1) % self.texts.len().max(1));
        text.cloned().unwrap_or_default()
    }

    fn texts(&mut self, count: usize) -> Vec<String> {
        let mut texts: Vec<String> = (0..count).map(|_| self.text()).collect();
        texts.sort();
        texts.dedup();
        texts
    }

    fn article(&mut self) -> Node {
        Node::Article(ArticleNode {
            id: Some(self.text()),
            title: Some(self.text()),
            published: Some(self.text()),
            source: Some(self.text()),
            url: Some(self.text()),
        })
    }

    fn event(&mut self) -> Node {
        let count = EventCount {
            kind: CountKind::Killed,
            minimum: 3,
            maximum: Some(u64::MAX),
            article: "art:1".to_owned(),
        };
        Node::Event(EventNode {
            event_type: EventType::Assault,
            lemmas: self.texts(2),
            modes: self.texts(1),
            cameo: vec!["190".to_owned()],
            modality: Modality::Possible,
            polarity: Polarity::Negative,
            disputed: true,
            counts: vec![count],
            confidence: 0.625,
            evidence: self.texts(2),
        })
    }

    fn actor(&mut self) -> Node {
        Node::Actor(ActorNode {
            entity_kind: EntityKind::Group,
            key: self.text(),
            name: self.text(),
            english: Some(self.text()),
            country: Some("IRQ".to_owned()),
            sector: Some("MIL".to_owned()),
        })
    }

    fn place(&mut self) -> Node {
        Node::Place(PlaceNode {
            place_type: Some("city".to_owned()),
            key: self.text(),
            name: self.text(),
            english: Some(self.text()),
            country: Some("IRQ".to_owned()),
            relation: Some(PlaceRelation::Within),
            latitude: Some(33.315_25),
            longitude: Some(-44.366_1),
            candidates: vec!["iq-baghdad".to_owned(), "us-baghdad".to_owned()],
        })
    }

    fn evidence(&mut self) -> Evidence {
        Evidence {
            source: "art:1".to_owned(),
            selector: vec![
                Selector::Position { start: 3, end: 9 },
                Selector::Quote {
                    exact: self.text(),
                    prefix: self.text(),
                    suffix: self.text(),
                },
            ],
            modality: Some("asserted".to_owned()),
            polarity: Some("positive".to_owned()),
            fill: Some("explicit".to_owned()),
            anchor: None,
        }
    }
}

/// Every kind of node, every relation and every field, filled with the given texts in turn.
pub fn graph_with(texts: &[String]) -> Graph {
    let mut turn = Turn { texts, at: 0 };
    let mut graph = Graph::new();
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
        ("art:1", turn.article()),
        ("e:1", turn.event()),
        ("e:2", turn.event()),
        ("a:1", turn.actor()),
        ("a:2", turn.actor()),
        ("p:1", turn.place()),
        ("p:2", turn.place()),
        ("t:2026-01-22", Node::Time(time)),
        ("s:1", Node::Statement(statement)),
    ];
    for (uid, node) in nodes {
        graph.insert(uid, node).unwrap();
    }
    for relation in Relation::ALL {
        for (source, target) in relation.ends() {
            let edge = Edge {
                relation: *relation,
                evidence: vec![turn.evidence()],
            };
            let (source, target) = (one_of(*source, 0), one_of(*target, usize::from(source == target)));
            graph.connect(source, target, edge).unwrap();
        }
    }
    graph
}

/// The first or second node of a kind in [`graph_with`].
fn one_of(kind: NodeKind, at: usize) -> &'static str {
    match kind {
        NodeKind::Article => "art:1",
        NodeKind::Event => ["e:1", "e:2"][at],
        NodeKind::Actor => ["a:1", "a:2"][at],
        NodeKind::Place => ["p:1", "p:2"][at],
        NodeKind::Time => "t:2026-01-22",
        NodeKind::Statement => "s:1",
    }
}

/// Graphs of hostile texts.
pub fn hostile_graphs() -> impl Strategy<Value = Graph> {
    prop::collection::vec(hostile_text(), 1..20).prop_map(|texts| graph_with(&texts))
}
