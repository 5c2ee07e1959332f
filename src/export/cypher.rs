//! A Cypher script: constraints and indexes, then every node and edge by `MERGE`, so that it may run again and again. One
//! complete statement on each line, ending in `;`, of at most [`BATCH`] nodes or edges: `cypher-shell -f`, Memgraph's CYPHERL,
//! and whatever splits a script at line ends. openCypher 9 with `SET … += map`, for Neo4j, Memgraph and `FalkorDB`.
//!
//! Evidence is one property of JSON; nothing else is lost. Texts are quoted by `'`, with `\\`, `\'` and `\n` escaped.

use std::io::{self, Write};

use super::table::{Column, EdgeRow, Value, batched, edge_rows, node_rows};
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
        let rows = rows.iter().map(|row| {
            let own = [("uid", quoted(row.uid)), ("label", quoted(&row.label))];
            map(own, row.told(), dialect)
        });
        writeln!(out, "{};", node_statement(kind, &list(rows)))?;
    }
    for (join, rows) in batched(edge_rows(graph), EdgeRow::join, BATCH) {
        let rows = rows.iter().map(|row| {
            let properties = map([("uid", quoted(&row.uid))], row.told(), dialect);
            format!(
                "{{s: {}, t: {}, p: {properties}}}",
                quoted(row.source.0),
                quoted(row.target.0)
            )
        });
        writeln!(out, "{};", edge_statement(join, &list(rows)))?;
    }
    Ok(())
}

/// The statement that puts nodes of a kind in: maps of their properties, `uid` among them.
pub(crate) fn node_statement(kind: NodeKind, rows: &str) -> String {
    let kind = kind.name();
    format!("UNWIND {rows} AS row MERGE (n:{kind} {{uid: row.uid}}) SET n += row")
}

/// The statement that puts edges in: maps of `s` and `t`, the uids of their ends, and `p`, their properties.
pub(crate) fn edge_statement((relation, source, target): Join, rows: &str) -> String {
    let (relation, source, target) = (relation.code(), source.name(), target.name());
    format!(
        "UNWIND {rows} AS row MATCH (a:{source} {{uid: row.s}}), (b:{target} {{uid: row.t}}) MERGE (a)-[r:{relation}]->(b) SET r += row.p"
    )
}

fn map<'r, const N: usize>(
    own: [(&str, String); N],
    told: impl Iterator<Item = (Column, &'r Value<'r>)>,
    dialect: Dialect,
) -> String {
    let own = own.map(|(name, value)| format!("{name}: {value}"));
    let told = told.map(|(column, value)| format!("{}: {}", column.name, literal(value, dialect)));
    format!("{{{}}}", own.into_iter().chain(told).collect::<Vec<_>>().join(", "))
}

fn list(literals: impl Iterator<Item = String>) -> String {
    format!("[{}]", literals.collect::<Vec<_>>().join(", "))
}

fn literal(value: &Value<'_>, dialect: Dialect) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Texts(texts) => list(texts.iter().map(|text| quoted(text))),
        Value::Integer(number) => number.to_string(),
        // With a point, so that it is no integer.
        Value::Number(number) => format!("{number:?}"),
        Value::Truth(truth) => truth.to_string(),
        Value::Day(day) if !dialect.has_days() => quoted(&day.to_string()),
        Value::Day(day) => format!("date('{day}')"),
    }
}

/// A text as a literal.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n");
    format!("'{escaped}'")
}
