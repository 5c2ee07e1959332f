//! `PostgreSQL`: a table of all nodes, one for each kind with its columns, one of all edges.

use std::borrow::Cow;

use super::{Writing, edge_file, joins, node_file, owned};
use crate::{
    export::table::{Column, EDGE_COLUMNS, Holds, Value, columns},
    graph::NodeKind,
};

pub(super) const WRITING: Writing = Writing {
    node_head: |_| owned(["uid", "label"]),
    edge_head: |_, _, _| owned(["uid", "relation", "source", "target"]),
    header: |column| column.name.to_owned(),
    node_cells: |uid, _, label| vec![uid, label],
    edge_cells: |uid, relation, source, target| vec![uid, relation.code(), source, target],
    value,
    other: |_| {
        vec![
            ("schema.sql", schema()),
            ("load.sql", load()),
            ("README.md", include_str!("postgresql.md").to_owned()),
        ]
    },
};

/// A list is an array's literal. A line `\.` within a text would end the file for `\copy`: a space is put behind it.
fn value<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    let Value::Texts(texts) = value else {
        let plain = value.plain();
        return if plain.contains("\n\\.\n") {
            let lines: Vec<&str> = plain
                .split('\n')
                .map(|line| if line == "\\." { "\\. " } else { line })
                .collect();
            Cow::Owned(lines.join("\n"))
        } else {
            plain
        };
    };
    let quoted = texts
        .iter()
        .map(|text| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")));
    Cow::Owned(format!("{{{}}}", quoted.collect::<Vec<_>>().join(",")))
}

const fn type_of(holds: Holds) -> &'static str {
    match holds {
        Holds::Text => "text",
        Holds::Texts => "text[]",
        Holds::Integer => "bigint",
        Holds::Number => "double precision",
        Holds::Truth => "boolean",
        Holds::Day => "date",
    }
}

fn fields(columns: &[Column]) -> String {
    let field = |column: &Column| format!(",\n    {} {}", column.name, type_of(column.holds));
    columns.iter().map(field).collect()
}

fn table(kind: NodeKind) -> String {
    kind.name().to_ascii_lowercase()
}

/// The table of all nodes.
const NODES: &str = "\
-- Tables of waqai's graph for PostgreSQL. `node` and `edge` hold the whole graph, the others what is known of each kind.
CREATE TABLE IF NOT EXISTS node (
    uid text PRIMARY KEY,
    kind text NOT NULL,
    label text NOT NULL
);
";

/// What is looked for.
const INDEXES: &str = "\
CREATE INDEX IF NOT EXISTS edge_source ON edge (source, relation);
CREATE INDEX IF NOT EXISTS edge_target ON edge (target, relation);
CREATE INDEX IF NOT EXISTS event_days ON event (first_day, last_day);
CREATE INDEX IF NOT EXISTS event_event_type ON event (event_type);
CREATE INDEX IF NOT EXISTS actor_name ON actor (name);
CREATE INDEX IF NOT EXISTS place_name ON place (name);
";

/// The tables and their indexes, as statements that may run twice.
pub fn schema() -> String {
    let kinds = NodeKind::ALL.map(|kind| {
        let (table, fields) = (table(kind), fields(columns(kind)));
        format!(
            "CREATE TABLE IF NOT EXISTS {table} (\n    uid text PRIMARY KEY REFERENCES node,\n    label text NOT NULL{fields}\n);\n"
        )
    });
    let edges = format!(
        "CREATE TABLE IF NOT EXISTS edge (\n    uid text PRIMARY KEY,\n    relation text NOT NULL,\n    source text NOT NULL REFERENCES node,\n    target text NOT NULL REFERENCES node{}\n);\n",
        fields(EDGE_COLUMNS)
    );
    [NODES, &kinds.concat(), &edges, INDEXES].concat()
}

/// Each file goes into a table without constraints first, so that what is there already is written over.
fn load() -> String {
    let kinds = NodeKind::ALL.map(|kind| {
        let (name, table) = (kind.name(), table(kind));
        let copy = copy(&format!("new_{table}"), &node_file(kind));
        let upsert = upsert(&table, columns(kind));
        format!(
            "CREATE TEMP TABLE new_{table} (LIKE {table}) ON COMMIT DROP;\n{copy}\
             INSERT INTO node SELECT uid, '{name}', label FROM new_{table} ON CONFLICT (uid) DO UPDATE SET label = excluded.label;\n{upsert}"
        )
    });
    let edges = joins().map(|(relation, source, target)| copy("new_edge", &edge_file(relation, source, target)));
    let edges: String = edges.collect();
    let upsert = upsert("edge", EDGE_COLUMNS);
    format!(
        "\\set ON_ERROR_STOP on\nBEGIN;\n{}CREATE TEMP TABLE new_edge (LIKE edge) ON COMMIT DROP;\n{edges}{upsert}COMMIT;\n",
        kinds.concat()
    )
}

fn copy(table: &str, file: &str) -> String {
    format!("\\copy {table} FROM '{file}' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')\n")
}

fn upsert(table: &str, columns: &[Column]) -> String {
    let set = |column: &Column| format!(", {0} = excluded.{0}", column.name);
    let set: String = columns.iter().map(set).collect();
    let first = if table == "edge" { "relation" } else { "label" };
    format!(
        "INSERT INTO {table} SELECT * FROM new_{table} ON CONFLICT (uid) DO UPDATE SET {first} = excluded.{first}{set};\n"
    )
}
