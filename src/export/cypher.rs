//! A Cypher script: constraints and indexes, then every node and edge by `MERGE`, so that it may run again and again. One
//! complete statement on each line, ending in `;`, of at most [`BATCH`] nodes or edges: `cypher-shell -f`, Memgraph's CYPHERL,
//! and whatever splits a script at line ends. openCypher 9 with `SET … += map`, for Neo4j, Memgraph and `FalkorDB`.
//!
//! Evidence is one property of JSON; nothing else is lost. Texts are quoted by `'`, with `\\`, `\'` and `\n` escaped.

use std::io::{self, Write};

use super::{
    put,
    table::{Column, EdgeRow, Value, batched, edge_rows, node_rows},
};
use crate::graph::{Graph, NodeKind, Relation};

/// Nodes or edges of a statement.
pub const BATCH: usize = 200;

/// Whose words for constraints and indexes the script has; the rest is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// Neo4j from version 4.4, `ArcadeDB`.
    Neo4j,
    /// Memgraph.
    Memgraph,
    /// `FalkorDB`.
    FalkorDb,
}

impl Dialect {
    /// Whether it has a type for days; else they are texts.
    pub(crate) const fn has_days(self) -> bool {
        !matches!(self, Self::FalkorDb)
    }
}

/// A relation between two kinds.
pub(crate) type Join = (Relation, NodeKind, NodeKind);

/// What is looked for, besides `uid`.
const INDEXES: &[(NodeKind, &str)] = &[
    (NodeKind::Actor, "name"),
    (NodeKind::Event, "event_type"),
    (NodeKind::Event, "first_day"),
    (NodeKind::Place, "name"),
];

/// Constraints and indexes, one on each line.
pub fn schema(dialect: Dialect) -> String {
    let unique = NodeKind::ALL.map(|kind| {
        let kind = kind.name();
        match dialect {
            Dialect::Neo4j => format!(
                "CREATE CONSTRAINT waqai_{0}_uid IF NOT EXISTS FOR (n:{kind}) REQUIRE n.uid IS UNIQUE;\n",
                kind.to_ascii_lowercase()
            ),
            Dialect::Memgraph => {
                format!("CREATE CONSTRAINT ON (n:{kind}) ASSERT n.uid IS UNIQUE;\nCREATE INDEX ON :{kind}(uid);\n")
            }
            Dialect::FalkorDb => format!("CREATE INDEX FOR (n:{kind}) ON (n.uid);\n"),
        }
    });
    let indexes = INDEXES.iter().map(|(kind, name)| {
        let kind = kind.name();
        match dialect {
            Dialect::Neo4j => format!(
                "CREATE INDEX waqai_{0}_{name} IF NOT EXISTS FOR (n:{kind}) ON (n.{name});\n",
                kind.to_ascii_lowercase()
            ),
            Dialect::Memgraph => format!("CREATE INDEX ON :{kind}({name});\n"),
            Dialect::FalkorDb => format!("CREATE INDEX FOR (n:{kind}) ON (n.{name});\n"),
        }
    });
    unique.into_iter().chain(indexes).collect()
}

/// Writes the script.
///
/// ```
/// use waqai::{export::cypher::{self, Dialect}, graph::Graph};
/// let mut script = Vec::new();
/// cypher::write(&Graph::new(), Dialect::Neo4j, &mut script).unwrap();
/// assert_eq!(script, cypher::schema(Dialect::Neo4j).into_bytes());
/// ```
///
/// # Errors
/// Those of `out`.
pub fn write(graph: &Graph, dialect: Dialect, out: &mut impl Write) -> io::Result<()> {
    out.write_all(schema(dialect).as_bytes())?;
    for (kind, rows) in batched(node_rows(graph), |row| row.kind, BATCH) {
        out.write_all(b"UNWIND ")?;
        put_list(&rows, out, |row, out| {
            let own = [("uid", row.uid), ("label", &row.label)];
            put_map(&own, row.told(), dialect, out)
        })?;
        writeln!(out, "{};", node_clauses(kind))?;
    }
    for (join, rows) in batched(edge_rows(graph), EdgeRow::join, BATCH) {
        out.write_all(b"UNWIND ")?;
        put_list(&rows, out, |row, out| {
            out.write_all(b"{s: ")?;
            put_quoted(row.source.0, out)?;
            out.write_all(b", t: ")?;
            put_quoted(row.target.0, out)?;
            out.write_all(b", p: ")?;
            put_map(&[("uid", &row.uid)], row.told(), dialect, out)?;
            out.write_all(b"}")
        })?;
        writeln!(out, "{};", edge_clauses(join))?;
    }
    Ok(())
}

/// What puts nodes of a kind in, after `UNWIND` and a list: maps of their properties, `uid` among them.
pub(crate) fn node_clauses(kind: NodeKind) -> String {
    let kind = kind.name();
    format!(" AS row MERGE (n:{kind} {{uid: row.uid}}) SET n += row")
}

/// What puts edges in, after `UNWIND` and a list: maps of `s` and `t`, the uids of their ends, and `p`, their properties.
pub(crate) fn edge_clauses((relation, source, target): Join) -> String {
    let (relation, source, target) = (relation.code(), source.name(), target.name());
    format!(
        " AS row MATCH (a:{source} {{uid: row.s}}), (b:{target} {{uid: row.t}}) MERGE (a)-[r:{relation}]->(b) SET r += row.p"
    )
}

fn put_map<'r>(
    own: &[(&str, &str)],
    told: impl Iterator<Item = (Column, &'r Value<'r>)>,
    dialect: Dialect,
    out: &mut impl Write,
) -> io::Result<()> {
    for (at, (name, text)) in own.iter().enumerate() {
        let before = if at == 0 { "{" } else { ", " };
        write!(out, "{before}{name}: ")?;
        put_quoted(text, out)?;
    }
    for (column, value) in told {
        write!(out, ", {}: ", column.name)?;
        put_literal(value, dialect, out)?;
    }
    out.write_all(b"}")
}

fn put_list<T, W: Write>(items: &[T], out: &mut W, put: impl Fn(&T, &mut W) -> io::Result<()>) -> io::Result<()> {
    out.write_all(b"[")?;
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.write_all(b", ")?;
        }
        put(item, out)?;
    }
    out.write_all(b"]")
}

fn put_literal(value: &Value<'_>, dialect: Dialect, out: &mut impl Write) -> io::Result<()> {
    match value {
        Value::Text(text) => put_quoted(text, out),
        Value::Texts(texts) => put_list(texts, out, |text, out| put_quoted(text, out)),
        Value::Integer(number) => write!(out, "{number}"),
        // With a point, so that it is no integer.
        Value::Number(number) => write!(out, "{number:?}"),
        Value::Truth(truth) => write!(out, "{truth}"),
        Value::Day(day) if !dialect.has_days() => put_quoted(&day.to_string(), out),
        Value::Day(day) => write!(out, "date('{day}')"),
    }
}

/// A text as a literal.
fn put_quoted(text: &str, out: &mut impl Write) -> io::Result<()> {
    let escape = |byte| match byte {
        b'\\' => Some("\\\\"),
        b'\'' => Some("\\'"),
        b'\n' => Some("\\n"),
        _ => None,
    };
    out.write_all(b"'")?;
    put::escaped(text, escape, out)?;
    out.write_all(b"'")
}
