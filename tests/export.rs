//! Exports: schemas, JSON Graph Format, Graphviz.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

mod common;

use std::{
    io::Write,
    process::{Command, Stdio},
    sync::OnceLock,
};

use common::{lexicon, same_as_file};
use proptest::prelude::*;
use serde_json::Value;
use waqai::{
    entity::EntityKind,
    export::{
        Labels, dot, events, json,
        schema::{Shape, schema},
    },
    graph::{ActorNode, Graph, Node},
    pipeline::Pipeline,
    text::{Article, Metadata},
};

/// The fixtures' graphs and events.
fn read() -> &'static [(String, Graph, Value)] {
    static READ: OnceLock<Vec<(String, Graph, Value)>> = OnceLock::new();
    READ.get_or_init(|| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/articles");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        let pipeline = Pipeline::new(lexicon()).unwrap();
        let one = |path: std::path::PathBuf| {
            let id = path.file_stem().unwrap().to_string_lossy().into_owned();
            let metadata = Metadata {
                id: id.clone(),
                ..Metadata::default()
            };
            let analysis = pipeline.read_article(Article::new(std::fs::read_to_string(&path).unwrap(), metadata));
            let events = serde_json::to_value(events::record(&analysis)).unwrap();
            (id, Graph::of(&analysis, lexicon()), events)
        };
        files.into_iter().map(one).collect()
    })
}

#[test]
fn schemas_are_those_of_the_types() {
    same_as_file("schemas/graph.schema.json", &schema(Shape::Graph));
    same_as_file("schemas/events.schema.json", &schema(Shape::Events));
    same_as_file("schemas/plover.schema.json", &schema(Shape::Plover));
}

#[test]
fn output_fits_the_schemas() {
    let validator = |shape| jsonschema::validator_for(&serde_json::from_str(&schema(shape)).unwrap()).unwrap();
    let (graphs, events) = (validator(Shape::Graph), validator(Shape::Events));
    for (id, graph, record) in read() {
        let document: Value = serde_json::from_str(&json::write(graph)).unwrap();
        let faults: Vec<String> = graphs
            .iter_errors(&document)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{id}: {faults:#?}");
        let faults: Vec<String> = events
            .iter_errors(record)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{id}: {faults:#?}");
    }
}

#[test]
fn json_has_the_shape_of_json_graph_format() {
    let keys = |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    for (id, graph, _) in read() {
        let document: Value = serde_json::from_str(&json::write(graph)).unwrap();
        assert_eq!(keys(&document), ["graph"], "{id}");
        let graph = &document["graph"];
        assert_eq!(
            keys(graph),
            ["id", "label", "directed", "type", "metadata", "nodes", "edges"]
        );
        let nodes = graph["nodes"].as_object().unwrap();
        assert!(nodes.values().all(|node| keys(node) == ["label", "metadata"]));
        for edge in graph["edges"].as_array().unwrap() {
            assert_eq!(
                keys(edge),
                ["id", "source", "target", "relation", "directed", "label", "metadata"]
            );
            assert!(nodes.contains_key(edge["source"].as_str().unwrap()), "{id}: {edge}");
            assert!(nodes.contains_key(edge["target"].as_str().unwrap()), "{id}: {edge}");
        }
    }
}

#[test]
fn json_of_another_version_is_refused() {
    let text = json::write(&Graph::new());
    let error = json::read(&text.replace("\"1.0\"", "\"2.0\"")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the graph is waqai-graph 2.0, this program reads waqai-graph 1.0"
    );
    let error = json::read("{").unwrap_err();
    assert_eq!(error.to_string(), "EOF while parsing an object at line 1 column 1");
}

/// The quoted strings of a DOT text, unescaped; `None` where a string does not end.
fn strings(text: &str) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '"' {
            continue;
        }
        let mut string = String::new();
        loop {
            match letters.next()? {
                '"' => break,
                '\\' => match letters.next()? {
                    'n' => string.push('\n'),
                    other => string.push(other),
                },
                other => string.push(other),
            }
        }
        out.push(string);
    }
    Some(out)
}

#[test]
fn every_line_of_a_label_runs_from_right_to_left() {
    for (id, graph, _) in read() {
        let text = dot::write(graph, &Labels::new(lexicon()));
        for string in strings(&text)
            .unwrap()
            .iter()
            .filter(|string| string.contains(char::is_alphabetic))
        {
            let arabic = string.chars().any(waqai::text::letters::is_letter);
            for line in string.lines().filter(|_| arabic) {
                assert!(
                    line.starts_with('\u{2067}') && line.ends_with('\u{2069}'),
                    "{id}: {line:?}"
                );
                assert!(line.chars().count() <= 34, "{id}: too long: {line}");
            }
        }
    }
}

#[test]
fn the_same_graph_gives_the_same_picture() {
    for (_, graph, _) in read() {
        let labels = Labels::new(lexicon());
        let back = json::read(&json::write(graph)).unwrap();
        assert_eq!(dot::write(graph, &labels), dot::write(&back, &labels));
    }
}

fn named(name: &str) -> Graph {
    let mut graph = Graph::new();
    let actor = ActorNode {
        entity_kind: EntityKind::Group,
        key: name.to_owned(),
        name: name.to_owned(),
        english: None,
        country: None,
        sector: None,
    };
    graph.insert("a:x", Node::Actor(actor)).unwrap();
    graph
}

/// What Graphviz makes of a text, where it is installed.
fn graphviz(text: &str) -> Option<String> {
    let mut child = Command::new("dot")
        .args(["-Tdot_json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(String::from_utf8(out.stdout).unwrap())
}

#[test]
fn graphviz_reads_nasty_names() {
    let nasty = "قال \"نعم\" C:\\New\\ملف\nسطر ثان; {a|b} <b>&amp;</b> \u{202b}٢٠٢٤\u{2069} 2024/05/12 \\";
    let Some(read) = graphviz(&dot::write(&named(nasty), &Labels::new(lexicon()))) else {
        return;
    };
    let read: Value = serde_json::from_str(&read).unwrap();
    let label = read["objects"][0]["label"].as_str().unwrap();
    for part in ["\\\"نعم\\\"", "C:\\\\New\\\\ملف", "&amp;amp;"] {
        let part = part.replace("\\\"", "\"");
        assert!(label.contains(&part), "{part} in {label}");
    }
}

#[test]
fn graphviz_reads_every_fixture() {
    for (_, graph, _) in read() {
        let _ = graphviz(&dot::write(graph, &Labels::new(lexicon())));
    }
}

proptest! {
    #[test]
    fn no_name_breaks_out_of_its_quotes(name in "\\PC*|[\"\\\\\n&;{}<>|\u{202a}-\u{202e}\u{2066}-\u{2069}ا-ي ]{0,40}") {
        let text = dot::write(&named(&name), &Labels::new(lexicon()));
        let clean = dot::write(&named("x"), &Labels::new(lexicon()));
        let outside = |text: &str| text.lines().map(|line| line.split('"').next().unwrap_or_default().to_owned()).collect::<Vec<_>>();
        prop_assert!(strings(&text).is_some());
        prop_assert_eq!(outside(&text), outside(&clean), "the lines are the same up to their strings");
        prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
    }
}

#[test]
fn a_collapsed_graph_is_small_and_keeps_the_heaviest_lines() {
    let mut whole = Graph::new();
    for (_, graph, _) in read() {
        whole.merge(graph).unwrap();
    }
    let text = dot::write_collapsed(&whole, &Labels::new(lexicon()));
    let lines = text.lines().filter(|line| line.contains(" -> ")).count();
    assert!(lines > 20 && lines <= dot::MOST_LINES, "{lines} lines");
    assert!(!text.contains("\"e:"), "no event is a node");
    if let Some(read) = graphviz(&text) {
        let read: Value = serde_json::from_str(&read).unwrap();
        assert_eq!(read["edges"].as_array().unwrap().len(), lines);
    }
}
