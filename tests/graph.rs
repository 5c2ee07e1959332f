//! Graphs: union, identity of ids, order, questions.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

use std::{collections::BTreeSet, sync::OnceLock};

use chrono::NaiveDate;
use proptest::prelude::*;
use waqai::{
    entity::EntityKind,
    event::{EventType, Modality, Polarity},
    export::json,
    graph::{
        ActorNode, ArticleNode, Direction, Edge, EventNode, Graph, Node, NodeKind, PlaceNode, Relation, TimeNode, uid,
    },
    lexicon::Lexicon,
    pipeline::Pipeline,
    text::{Article, Metadata},
};

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::builtin().unwrap())
}

fn graph_of(text: &str, published: &str) -> Graph {
    let metadata = Metadata {
        published: Some(published.to_owned()),
        ..Metadata::default()
    };
    let pipeline = Pipeline::new(lexicon()).unwrap();
    Graph::of(&pipeline.read_article(Article::new(text, metadata)), lexicon())
}

fn fixtures() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/articles");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let read = |path: std::path::PathBuf| {
        (
            path.file_stem().unwrap().to_string_lossy().into_owned(),
            std::fs::read_to_string(&path).unwrap(),
        )
    };
    files.into_iter().map(read).collect()
}

fn actor(name: &str) -> Node {
    Node::Actor(ActorNode {
        entity_kind: EntityKind::Group,
        key: name.to_owned(),
        name: name.to_owned(),
        english: None,
        country: None,
        sector: None,
    })
}

fn event(lemma: &str, polarity: Polarity, confidence: f32) -> Node {
    Node::Event(EventNode {
        event_type: EventType::Assault,
        lemmas: vec![lemma.to_owned()],
        modes: Vec::new(),
        cameo: Vec::new(),
        modality: Modality::Asserted,
        polarity,
        disputed: false,
        counts: Vec::new(),
        confidence,
        evidence: vec![lemma.to_owned()],
    })
}

fn time(day: &str, after: &str) -> Node {
    Node::Time(TimeNode {
        value: day.to_owned(),
        hijri: None,
        earliest: Some(format!("{day}T00:00:00")),
        latest: Some(format!("{after}T00:00:00")),
        granularity: "day".to_owned(),
        status: "exact".to_owned(),
    })
}

/// Graphs over few uids, so that they overlap and disagree.
fn graphs() -> impl Strategy<Value = Graph> {
    let node = (0_usize..4, "[a-cب]{1,3}", any::<bool>(), 0_u8..10).prop_map(|(at, name, negative, tenths)| {
        let polarity = if negative {
            Polarity::Negative
        } else {
            Polarity::Positive
        };
        [
            (format!("a:{}", at % 2), actor(&name)),
            (
                format!("e:{}", at % 2),
                event(&name, polarity, f32::from(tenths) / 10.0),
            ),
        ]
    });
    prop::collection::vec(node, 1..8).prop_map(|pairs| {
        let mut graph = Graph::new();
        for [(actor_uid, actor), (event_uid, event)] in pairs {
            graph.insert(&actor_uid, actor).unwrap();
            graph.insert(&event_uid, event).unwrap();
            let edge = Edge {
                relation: Relation::HasActor,
                evidence: Vec::new(),
            };
            graph.connect(&event_uid, &actor_uid, edge).unwrap();
        }
        graph
    })
}

fn union(first: &Graph, second: &Graph) -> Graph {
    let mut out = first.clone();
    out.merge(second).unwrap();
    out
}

proptest! {
    #[test]
    fn union_is_idempotent(graph in graphs()) {
        prop_assert_eq!(union(&graph, &graph), graph);
    }

    #[test]
    fn union_is_commutative(first in graphs(), second in graphs()) {
        prop_assert_eq!(json::write(&union(&first, &second)), json::write(&union(&second, &first)));
    }

    #[test]
    fn union_is_associative(first in graphs(), second in graphs(), third in graphs()) {
        let left = union(&union(&first, &second), &third);
        let right = union(&first, &union(&second, &third));
        prop_assert_eq!(left, right);
    }

    #[test]
    fn json_and_back_is_identity(graph in graphs()) {
        let text = json::write(&graph);
        let back = json::read(&text).unwrap();
        prop_assert_eq!(&back, &graph);
        prop_assert_eq!(json::write(&back), text);
    }
}

#[test]
fn graphs_of_articles_obey_the_laws_of_union_and_of_json() {
    let graphs: Vec<Graph> = fixtures()
        .iter()
        .map(|(_, text)| graph_of(text, "2026-01-22"))
        .collect();
    let forward = graphs.iter().fold(Graph::new(), |all, graph| union(&all, graph));
    let backward = graphs.iter().rev().fold(Graph::new(), |all, graph| union(graph, &all));
    assert_eq!(json::write(&forward), json::write(&backward));
    assert_eq!(union(&forward, &forward), forward);
    assert_eq!(json::read(&json::write(&forward)).unwrap(), forward);
}

#[test]
fn uids_are_ascii_and_unique_without_regard_to_case() {
    for (name, text) in fixtures() {
        let graph = graph_of(&text, "2026-01-22");
        let mut seen = BTreeSet::new();
        for (uid, node) in graph.nodes() {
            assert!(uid.is_ascii() && !uid.contains(char::is_whitespace), "{name}: {uid}");
            assert!(seen.insert(uid.to_lowercase()), "{name}: {uid} twice");
            let prefix = match node.kind() {
                NodeKind::Article => "art:",
                NodeKind::Event => "e:",
                NodeKind::Actor => "a:",
                NodeKind::Place => "p:",
                NodeKind::Time => "t:",
                NodeKind::Statement => "s:",
            };
            assert!(uid.starts_with(prefix), "{name}: {uid} is no {prefix}");
        }
    }
}

#[test]
fn published_hash_does_not_change() {
    assert_eq!(uid::hash(["abc"]), "d5e9267952b38b25");
}

#[test]
fn one_event_told_by_two_articles_is_one_node_with_two_mentions() {
    let first = graph_of(
        "زار وزير الدفاع العراقي مدينة الموصل يوم 20 يناير 2026، وقال للصحافيين هناك إن الوضع الأمني في المدينة مستقر تماماً.",
        "2026-01-22",
    );
    let second = graph_of(
        "قال مصدر أمني مطلع في الحكومة المحلية لوسائل الإعلام إن وزير الدفاع العراقي زار مدينة الموصل يوم 20 يناير 2026.",
        "2026-01-23",
    );
    let visits = |graph: &Graph| -> Vec<String> {
        let events = graph
            .nodes()
            .filter(|(_, node)| matches!(node, Node::Event(it) if it.event_type == EventType::Consult));
        events.map(|(uid, _)| uid.to_owned()).collect()
    };
    assert_eq!(visits(&first), visits(&second));
    let both = union(&first, &second);
    let [visit] = &visits(&both)[..] else {
        panic!("one visit: {:?}", visits(&both))
    };
    assert_eq!(
        both.neighbours(visit, Direction::Outgoing, Some(Relation::ReportedIn))
            .len(),
        2
    );
}

#[test]
fn what_one_affirms_and_another_denies_is_disputed() {
    let mut graph = Graph::new();
    graph.insert("e:1", event("قصف", Polarity::Negative, 0.5)).unwrap();
    graph.insert("e:1", event("قصف", Polarity::Positive, 0.7)).unwrap();
    let Some(Node::Event(joined)) = graph.node("e:1") else {
        panic!("no event")
    };
    assert!(joined.disputed);
    assert_eq!((joined.polarity, joined.confidence), (Polarity::Positive, 0.7));
}

#[test]
fn an_edge_needs_its_nodes() {
    let mut graph = Graph::new();
    graph.insert("e:1", event("قصف", Polarity::Positive, 0.5)).unwrap();
    let edge = Edge {
        relation: Relation::HasActor,
        evidence: Vec::new(),
    };
    let error = graph.connect("e:1", "a:x", edge).unwrap_err();
    assert_eq!(
        error.to_string(),
        "edge HAS_ACTOR from e:1 to a:x: there is no node a:x"
    );
    assert_eq!(
        graph.insert("e:1", actor("x")).unwrap_err().to_string(),
        "node e:1 stands twice, with different kinds"
    );
}

/// A raid on the 20th, an attack on the 21st, both by the same group against others.
fn raid_and_attack() -> Graph {
    let mut graph = Graph::new();
    for (uid, node) in [
        ("a:group", actor("جماعة")),
        ("a:others", actor("آخرون")),
        ("e:raid", event("دهم", Polarity::Positive, 0.9)),
        ("e:attack", event("هاجم", Polarity::Positive, 0.9)),
        ("t:2026-01-20", time("2026-01-20", "2026-01-21")),
        ("t:2026-01-21", time("2026-01-21", "2026-01-22")),
    ] {
        graph.insert(uid, node).unwrap();
    }
    for (source, relation, target) in [
        ("e:raid", Relation::HasActor, "a:group"),
        ("e:raid", Relation::HasTarget, "a:others"),
        ("e:raid", Relation::OnDate, "t:2026-01-20"),
        ("e:attack", Relation::HasActor, "a:group"),
        ("e:attack", Relation::OnDate, "t:2026-01-21"),
    ] {
        graph
            .connect(
                source,
                target,
                Edge {
                    relation,
                    evidence: Vec::new(),
                },
            )
            .unwrap();
    }
    graph
}

#[test]
fn events_of_an_actor_between_two_days() {
    let graph = raid_and_attack();
    let day = |day| NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
    assert_eq!(graph.events_of("a:group", day(20), day(21)), ["e:raid", "e:attack"]);
    assert_eq!(graph.events_of("a:group", day(21), day(25)), ["e:attack"]);
    assert_eq!(graph.events_of("a:group", day(1), day(20)), ["e:raid"]);
    assert!(graph.events_of("a:group", day(1), day(19)).is_empty());
    assert!(graph.events_of("a:nobody", day(1), day(30)).is_empty());
}

#[test]
fn triples_are_actor_action_object() {
    let triples = raid_and_attack().triples();
    let [triple] = &triples[..] else { panic!("{triples:?}") };
    assert_eq!(
        (triple.actor.as_str(), triple.predicate.as_str()),
        ("a:group", "ASSAULT")
    );
    assert_eq!(
        (triple.object.as_str(), triple.relation),
        ("a:others", Relation::HasTarget)
    );
    assert_eq!(triple.time.as_deref(), Some("2026-01-20"));
}

#[test]
fn dated_events_stand_in_the_order_of_their_days() {
    let text = "زار وزير الدفاع العراقي مدينة الموصل في شمال البلاد يوم 20 يناير 2026، وغادر رئيس الوزراء العراقي مدينة البصرة متوجهاً إلى الكويت يوم 21 يناير 2026.";
    let graph = graph_of(text, "2026-01-22");
    let day = |uid: &str| {
        let times = graph.neighbours(uid, Direction::Outgoing, Some(Relation::OnDate));
        times.first().map(|(_, time)| (*time).to_owned()).unwrap_or_default()
    };
    let before: BTreeSet<(String, String)> = graph
        .edges()
        .into_iter()
        .filter(|(_, edge, _)| edge.relation == Relation::Before)
        .map(|(source, _, target)| (day(source), day(target)))
        .collect();
    let days = ("t:2026-01-20".to_owned(), "t:2026-01-21".to_owned());
    assert_eq!(before, BTreeSet::from([days]));
}

#[test]
fn evidence_quotes_the_text_at_its_place() {
    use waqai::graph::Selector;
    for (name, text) in fixtures() {
        let letters: Vec<char> = text.chars().collect();
        for (source, edge, target) in graph_of(&text, "2026-01-22").edges() {
            for evidence in &edge.evidence {
                let [
                    Selector::Position { start, end },
                    Selector::Quote { exact, prefix, suffix },
                ] = &evidence.selector[..]
                else {
                    panic!("{name}: {source} {target}: selectors {:?}", evidence.selector)
                };
                assert_eq!(
                    letters[*start..*end].iter().collect::<String>(),
                    *exact,
                    "{name}: {source} {target}"
                );
                let around: String = letters[start - prefix.chars().count()..end + suffix.chars().count()]
                    .iter()
                    .collect();
                assert_eq!(around, format!("{prefix}{exact}{suffix}"), "{name}: {source} {target}");
            }
        }
    }
}

/// A strike in a quarter of Mosul, a visit to Basra by the one who struck, and a place that is nowhere.
fn map() -> Graph {
    let place = |name: &str, point: Option<(f64, f64)>| {
        Node::Place(PlaceNode {
            place_type: None,
            key: name.to_owned(),
            name: name.to_owned(),
            english: None,
            country: None,
            relation: None,
            latitude: point.map(|(north, _)| north),
            longitude: point.map(|(_, east)| east),
            candidates: Vec::new(),
        })
    };
    let mut graph = Graph::new();
    let nodes = [
        ("p:quarter", place("quarter", Some((36.35, 43.15)))),
        ("p:mosul", place("Mosul", Some((36.34, 43.13)))),
        ("p:nineveh", place("Nineveh", None)),
        ("p:basra", place("Basra", Some((30.51, 47.78)))),
        ("e:strike", event("strike", Polarity::Positive, 0.9)),
        ("e:visit", event("visit", Polarity::Positive, 0.9)),
        ("a:army", actor("army")),
        ("a:alone", actor("alone")),
        ("art:1", Node::Article(ArticleNode::default())),
    ];
    for (uid, node) in nodes {
        graph.insert(uid, node).unwrap();
    }
    let edges = [
        ("p:quarter", Relation::PartOf, "p:mosul"),
        ("p:mosul", Relation::PartOf, "p:nineveh"),
        ("e:strike", Relation::OccurredAt, "p:quarter"),
        ("e:visit", Relation::OccurredAt, "p:basra"),
        ("e:strike", Relation::HasActor, "a:army"),
        ("e:visit", Relation::HasActor, "a:army"),
        ("e:strike", Relation::ReportedIn, "art:1"),
        ("e:visit", Relation::ReportedIn, "art:1"),
    ];
    for (source, relation, target) in edges {
        let edge = Edge {
            relation,
            evidence: Vec::new(),
        };
        graph.connect(source, target, edge).unwrap();
    }
    graph
}

#[test]
fn events_are_found_by_where_they_happened() {
    let graph = map();
    assert_eq!(
        graph.events_in("p:nineveh"),
        ["e:strike"],
        "a quarter of a city of the governorate"
    );
    assert_eq!(graph.events_in("p:quarter"), ["e:strike"]);
    assert!(graph.events_in("p:nowhere").is_empty());
    assert_eq!(graph.events_near((36.34, 43.13), 5.0), ["e:strike"]);
    assert!(
        graph.events_near((36.34, 43.13), 1.0).is_empty(),
        "the quarter is 2.1 km away"
    );
    assert_eq!(graph.events_near((33.3, 44.4), 500.0), ["e:strike", "e:visit"]);
}

#[test]
fn a_path_goes_over_who_and_what_but_not_over_the_article() {
    let graph = map();
    let path = graph.path("p:mosul", "p:basra").unwrap();
    assert_eq!(
        path,
        ["p:mosul", "p:quarter", "e:strike", "a:army", "e:visit", "p:basra"]
    );
    assert_eq!(
        graph.path("art:1", "a:army").unwrap().len(),
        3,
        "but from the article it may start"
    );
    assert_eq!(graph.path("a:alone", "a:army"), None);
}

#[test]
fn what_breaks_the_schema_of_the_graph_is_refused() {
    let mut graph = map();
    let edge = |relation| Edge {
        relation,
        evidence: Vec::new(),
    };
    let ends = graph
        .connect("a:army", "e:strike", edge(Relation::HasActor))
        .unwrap_err();
    assert_eq!(
        ends.to_string(),
        "edge HAS_ACTOR from a:army to e:strike: it does not lead from Actor to Event"
    );
    assert!(graph.connect("e:strike", "a:gone", edge(Relation::HasActor)).is_err());
    for uid in ["", "a:\"", "a:\\", "a: b", "a:\u{628}", &"a".repeat(257)] {
        assert!(graph.insert(uid, actor("x")).is_err(), "{uid:?} is no uid");
    }
}
