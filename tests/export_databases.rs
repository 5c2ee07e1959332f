//! Exports for databases: folders of CSV in every dialect, Cypher, and the schemas that go with them.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

mod common;

use std::{
    cell::RefCell,
    collections::BTreeMap,
    io::{self, Write},
    rc::Rc,
};

use common::{fixtures, graph_with, hostile_graphs, same_as_file};
use proptest::prelude::*;
use waqai::{
    export::{
        csv::{self as folders, Dialect},
        cypher,
        table::{EDGE_COLUMNS, Holds, Value, columns, edge_rows, node_rows},
    },
    graph::{Graph, NodeKind, Relation},
};

/// A file in memory.
#[derive(Clone, Default)]
struct Memory(Rc<RefCell<Vec<u8>>>);

impl Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn folder(graph: &Graph, dialect: Dialect) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    folders::write(graph, dialect, |name| {
        let file = Memory::default();
        files.insert(name.to_owned(), file.clone());
        Ok(file)
    })
    .unwrap();
    let text = |file: Memory| String::from_utf8(file.0.borrow().clone()).unwrap();
    files.into_iter().map(|(name, file)| (name, text(file))).collect()
}

/// Header and rows of a file.
fn rows(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = cells(reader.headers().unwrap());
    (header, reader.records().map(|record| cells(&record.unwrap())).collect())
}

/// How many cells stand before those of the columns, in files of nodes and of edges.
const fn heads(dialect: Dialect) -> (usize, usize) {
    match dialect {
        Dialect::Neptune => (4, 4),
        Dialect::PostgreSql => (2, 4),
        Dialect::Neo4j | Dialect::Kuzu | Dialect::FalkorDb => (2, 3),
    }
}

/// What a cell should say; lists are compared as the dialect splits them.
fn cell(value: Option<&Value<'_>>, dialect: Dialect) -> String {
    match (value, dialect) {
        (None, _) => String::new(),
        (Some(Value::Texts(texts)), Dialect::Neo4j) => {
            let kept: Vec<String> = texts.iter().map(|text| text.replace(';', ",")).collect();
            kept.join(";")
        }
        (Some(Value::Texts(texts)), Dialect::PostgreSql) => {
            let quoted = |text: &str| format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""));
            let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
            format!("{{{}}}", texts.join(","))
        }
        (Some(value), _) => value.plain().into_owned(),
    }
}

/// Every row of the tables stands in its file, cell by cell, and nothing else does.
fn holds_all(graph: &Graph, dialect: Dialect) {
    let files = folder(graph, dialect);
    let (node_head, edge_head) = heads(dialect);
    let mut found: BTreeMap<&str, std::vec::IntoIter<Vec<String>>> = BTreeMap::new();
    for (name, text) in files.iter().filter(|(name, _)| name.contains('/')) {
        let (header, rows) = rows(text);
        let columns = NodeKind::ALL
            .into_iter()
            .find(|kind| *name == format!("nodes/{}.csv", kind.name()))
            .map_or(edge_head + EDGE_COLUMNS.len(), |kind| node_head + columns(kind).len());
        assert_eq!(header.len(), columns, "{name}");
        found.insert(name, rows.into_iter());
    }
    for row in node_rows(graph) {
        let name = format!("nodes/{}.csv", row.kind.name());
        let read = found.get_mut(name.as_str()).unwrap().next().unwrap();
        assert!(
            read[..node_head].contains(&row.uid.to_owned()) && read[node_head - 1] == row.label,
            "{read:?}"
        );
        let wanted: Vec<String> = row.values.iter().map(|value| cell(value.as_ref(), dialect)).collect();
        assert_eq!(read[node_head..], wanted);
    }
    for row in edge_rows(graph) {
        let ((source, from), (target, to)) = (row.source, row.target);
        let name = format!("edges/{}.{}.{}.csv", row.relation.code(), from.name(), to.name());
        let read = found.get_mut(name.as_str()).unwrap().next().unwrap();
        for key in [source, target, row.uid.as_str()] {
            assert!(read[..edge_head].contains(&key.to_owned()), "{key} in {read:?}");
        }
        let wanted: Vec<String> = row.values.iter().map(|value| cell(value.as_ref(), dialect)).collect();
        if dialect == Dialect::PostgreSql {
            // A line `\.` has a space behind it there.
            let without = |cells: &[String]| cells.join("|").replace("\\. ", "\\.");
            assert_eq!(without(&read[edge_head..]), without(&wanted));
        } else {
            assert_eq!(read[edge_head..], wanted);
        }
    }
    assert!(
        found.into_values().all(|mut rest| rest.next().is_none()),
        "a row too many"
    );
}

#[test]
fn folders_hold_every_row_of_the_fixtures() {
    for dialect in Dialect::ALL {
        holds_all(fixtures(), dialect);
    }
}

#[test]
fn every_relation_and_kind_has_its_file_even_in_an_empty_graph() {
    let files = folder(&Graph::new(), Dialect::Kuzu);
    for kind in NodeKind::ALL {
        assert!(files.contains_key(&format!("nodes/{}.csv", kind.name())));
    }
    for relation in Relation::ALL {
        for (source, target) in relation.ends() {
            let name = format!("edges/{}.{}.{}.csv", relation.code(), source.name(), target.name());
            assert!(files["load.cypher"].contains(&name), "{name} is loaded");
            assert_eq!(files[&name].lines().count(), 1, "{name} has its header alone");
        }
    }
}

/// Several threads of Kuzu cut a file at its line ends, be they in a text or not.
#[test]
fn kuzu_reads_a_file_by_several_threads_unless_a_row_is_more_than_a_line() {
    let files = folder(
        &graph_with(&["one line".to_owned(), "two\nlines".to_owned()]),
        Dialect::Kuzu,
    );
    let mut broken = 0;
    for line in files["load.cypher"].lines() {
        let name = line.split('\'').nth(1).unwrap();
        let (head, rows) = rows(&files[name]);
        let several = rows.iter().chain([&head]).flatten().any(|cell| cell.contains('\n'));
        broken += usize::from(several);
        assert!(line.contains(&format!("PARALLEL={},", !several)), "{line}");
    }
    assert!(broken > 0, "a text of two lines stands in some file");
}

#[test]
fn names_of_columns_are_plain_and_each_stands_once() {
    for columns in NodeKind::ALL.map(columns).into_iter().chain([EDGE_COLUMNS]) {
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(
                name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'),
                "{name}"
            );
            assert!(
                !["uid", "label", "id", "end", "on"].contains(name) && !names[..at].contains(name),
                "{name}"
            );
        }
    }
}

#[test]
fn values_are_what_their_columns_hold() {
    for row in node_rows(fixtures()) {
        assert!(
            row.told().all(|(column, value)| column.holds == value.holds()),
            "{row:?}"
        );
    }
    for row in edge_rows(fixtures()) {
        assert!(
            row.told().all(|(column, value)| column.holds == value.holds()),
            "{row:?}"
        );
    }
    let dated = node_rows(fixtures()).filter(|row| row.told().any(|(column, _)| column.holds == Holds::Day));
    assert!(dated.count() > 20, "events and times of the fixtures have days");
}

fn script(graph: &Graph, dialect: cypher::Dialect) -> String {
    let mut out = Vec::new();
    cypher::write(graph, dialect, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The literals of a line of Cypher, and what is left of it without them.
fn literals(line: &str) -> (Vec<String>, String) {
    let (mut found, mut rest, mut open) = (Vec::new(), String::new(), None::<String>);
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match (&mut open, letter) {
            (None, '\'') => open = Some(String::new()),
            (None, other) => rest.push(other),
            (Some(_), '\'') => found.extend(open.take()),
            (Some(text), '\\') => match letters.next().unwrap() {
                'n' => text.push('\n'),
                same @ ('\\' | '\'') => text.push(same),
                other => panic!("\\{other} is no escape that every engine knows"),
            },
            (Some(text), other) => text.push(other),
        }
    }
    assert!(open.is_none(), "a literal is open at the end of {line}");
    (found, rest)
}

fn script_tells_all(graph: &Graph) {
    let text = script(graph, cypher::Dialect::Neo4j);
    let mut told = Vec::new();
    for line in text.strip_suffix('\n').unwrap().split('\n') {
        assert!(line.ends_with(';'), "{line}");
        let (literals, rest) = literals(line);
        assert!(rest.is_ascii() && rest.matches(';').count() == 1, "{rest}");
        told.extend(literals);
    }
    let mut wanted: Vec<String> = Vec::new();
    let mut tell = |value: &Value<'_>| match value {
        Value::Text(text) => wanted.push(text.to_string()),
        Value::Texts(texts) => wanted.extend(texts.iter().map(|text| text.to_string())),
        Value::Day(day) => wanted.push(day.to_string()),
        Value::Integer(_) | Value::Number(_) | Value::Truth(_) => {}
    };
    for row in node_rows(graph) {
        tell(&Value::Text(row.uid.into()));
        tell(&Value::Text(row.label.clone()));
        row.told().for_each(|(_, value)| tell(value));
    }
    for row in edge_rows(graph) {
        for key in [row.source.0, row.target.0, &row.uid] {
            tell(&Value::Text(key.into()));
        }
        row.told().for_each(|(_, value)| tell(value));
    }
    told.sort();
    wanted.sort();
    assert_eq!(told, wanted);
}

#[test]
fn a_script_tells_every_value_of_the_fixtures() {
    script_tells_all(fixtures());
}

#[test]
fn dialects_of_cypher_differ_in_constraints_and_days_alone() {
    let without_schema = |dialect| {
        let text = script(fixtures(), dialect);
        text.strip_prefix(&cypher::schema(dialect)).unwrap().to_owned()
    };
    assert_eq!(
        without_schema(cypher::Dialect::Neo4j),
        without_schema(cypher::Dialect::Memgraph)
    );
    assert!(without_schema(cypher::Dialect::Neo4j).contains("first_day: date('"));
    assert!(!without_schema(cypher::Dialect::FalkorDb).contains("date('"));
}

#[test]
fn schemas_for_databases_are_those_of_the_tables() {
    same_as_file("schemas/neo4j.cypher", &cypher::schema(cypher::Dialect::Neo4j));
    same_as_file("schemas/memgraph.cypher", &cypher::schema(cypher::Dialect::Memgraph));
    same_as_file("schemas/falkordb.cypher", &cypher::schema(cypher::Dialect::FalkorDb));
    same_as_file("schemas/kuzu.cypher", &folders::kuzu::schema());
    same_as_file("schemas/postgresql.sql", &folders::postgresql::schema());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_breaks_out_of_a_cell(graph in hostile_graphs()) {
        for dialect in Dialect::ALL {
            holds_all(&graph, dialect);
        }
    }

    #[test]
    fn nothing_breaks_out_of_a_literal(graph in hostile_graphs()) {
        script_tells_all(&graph);
    }
}
