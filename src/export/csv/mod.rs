//! Folders of CSV for bulk loaders: a file for each kind of node and for each relation between two kinds, the schema, the
//! commands that load them, and a README that says so.
//!
//! CSV is that of RFC 4180: quotes doubled, line ends `\n`, UTF-8 without byte order mark. A value that is not there is an
//! empty cell without quotes; there are no empty texts ([`crate::export::table`]). Every file is there, be it empty, so schema
//! and commands are the same for every graph, but for files that Kuzu can read with several threads. Evidence is one cell of JSON; nothing else is lost.

mod falkordb;
pub mod kuzu;
mod neo4j;
mod neptune;
pub mod postgresql;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use super::table::{Column, EDGE_COLUMNS, Value, columns, edge_rows, node_rows};
use crate::graph::{Graph, NodeKind, Relation};

/// Whose bulk loader reads the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// `neo4j-admin database import`.
    Neo4j,
    /// `COPY FROM` of Kuzu and `LadybugDB`.
    Kuzu,
    /// Amazon Neptune's loader, form openCypher.
    Neptune,
    /// `falkordb-bulk-insert`.
    FalkorDb,
    /// `\copy` of `PostgreSQL`, plain tables.
    PostgreSql,
}

/// How a dialect writes what it writes.
struct Writing {
    /// The first cells of the header of a kind of nodes: uid, label, and what else stands in every row.
    node_head: fn(NodeKind) -> Vec<String>,
    /// The first cells of the header of a relation between two kinds.
    edge_head: fn(Relation, NodeKind, NodeKind) -> Vec<String>,
    /// The header of a column.
    header: fn(Column) -> String,
    /// The cells of an edge before those of the columns.
    edge_cells: for<'e> fn(&'e str, Relation, &'e str, &'e str) -> Vec<&'e str>,
    /// The cells of a node before those of the columns.
    node_cells: for<'e> fn(&'e str, NodeKind, &'e str) -> Vec<&'e str>,
    /// A value.
    value: for<'v> fn(&'v Value<'_>) -> Cow<'v, str>,
    /// The other files, by name; told of which files a text has a line end in.
    other: fn(&Broken) -> Vec<(&'static str, String)>,
}

/// The files in which a row is more than a line.
type Broken = BTreeSet<String>;

impl Dialect {
    /// Every dialect.
    pub const ALL: [Self; 5] = [Self::Neo4j, Self::Kuzu, Self::Neptune, Self::FalkorDb, Self::PostgreSql];

    const fn writing(self) -> Writing {
        match self {
            Self::Neo4j => neo4j::WRITING,
            Self::Kuzu => kuzu::WRITING,
            Self::Neptune => neptune::WRITING,
            Self::FalkorDb => falkordb::WRITING,
            Self::PostgreSql => postgresql::WRITING,
        }
    }
}

/// The file of a kind of nodes.
fn node_file(kind: NodeKind) -> String {
    format!("nodes/{}.csv", kind.name())
}

/// The file of a relation between two kinds.
fn edge_file(relation: Relation, source: NodeKind, target: NodeKind) -> String {
    format!("edges/{}.{}.{}.csv", relation.code(), source.name(), target.name())
}

/// Every relation with the kinds that it joins.
fn joins() -> impl Iterator<Item = (Relation, NodeKind, NodeKind)> {
    let all = Relation::ALL.iter();
    all.flat_map(|relation| {
        relation
            .ends()
            .iter()
            .map(|(source, target)| (*relation, *source, *target))
    })
}

/// Writes the folder: `open` gives the file of a path that is relative to it, with `/` between its parts.
///
/// ```
/// use std::collections::BTreeMap;
/// use waqai::{export::csv::{self, Dialect}, graph::Graph};
/// let mut names = Vec::new();
/// csv::write(&Graph::new(), Dialect::Kuzu, |name| { names.push(name.to_owned()); Ok(std::io::sink()) }).unwrap();
/// assert!(names.contains(&"nodes/Event.csv".to_owned()));
/// ```
///
/// # Errors
/// Those of the files.
pub fn write<W: Write>(graph: &Graph, dialect: Dialect, mut open: impl FnMut(&str) -> io::Result<W>) -> io::Result<()> {
    let writing = dialect.writing();
    let mut broken = Broken::new();
    nodes(graph, &writing, &mut broken, &mut open)?;
    edges(graph, &writing, &mut broken, &mut open)?;
    for (name, text) in (writing.other)(&broken) {
        open(name)?.write_all(text.as_bytes())?;
    }
    Ok(())
}

fn nodes<W: Write>(
    graph: &Graph,
    writing: &Writing,
    broken: &mut Broken,
    open: &mut impl FnMut(&str) -> io::Result<W>,
) -> io::Result<()> {
    let mut files = BTreeMap::new();
    for kind in NodeKind::ALL {
        let mut file = writer(open(&node_file(kind))?);
        let rest = columns(kind).iter().map(|column| (writing.header)(*column));
        file.write_record((writing.node_head)(kind).into_iter().chain(rest))?;
        files.insert(kind, file);
    }
    for row in node_rows(graph) {
        let Some(file) = files.get_mut(&row.kind) else { continue };
        let head = (writing.node_cells)(row.uid, row.kind, &row.label);
        if record(file, &head, &row.values, writing)? {
            broken.insert(node_file(row.kind));
        }
    }
    files.into_values().try_for_each(|mut file| file.flush())
}

fn edges<W: Write>(
    graph: &Graph,
    writing: &Writing,
    broken: &mut Broken,
    open: &mut impl FnMut(&str) -> io::Result<W>,
) -> io::Result<()> {
    let mut files = BTreeMap::new();
    for (relation, source, target) in joins() {
        let mut file = writer(open(&edge_file(relation, source, target))?);
        let rest = EDGE_COLUMNS.iter().map(|column| (writing.header)(*column));
        file.write_record((writing.edge_head)(relation, source, target).into_iter().chain(rest))?;
        files.insert((relation, source, target), file);
    }
    for row in edge_rows(graph) {
        let join = row.join();
        let Some(file) = files.get_mut(&join) else { continue };
        let head = (writing.edge_cells)(&row.uid, row.relation, row.source.0, row.target.0);
        if record(file, &head, &row.values, writing)? {
            broken.insert(edge_file(join.0, join.1, join.2));
        }
    }
    files.into_values().try_for_each(|mut file| file.flush())
}

fn writer<W: Write>(file: W) -> csv::Writer<W> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(file)
}

/// Writes a row; tells whether it is more than a line.
fn record<W: Write>(
    file: &mut csv::Writer<W>,
    head: &[&str],
    values: &[Option<Value<'_>>],
    writing: &Writing,
) -> io::Result<bool> {
    let mut broken = false;
    for cell in head {
        broken |= cell.contains('\n');
        file.write_field(cell)?;
    }
    for value in values {
        let cell = value.as_ref().map_or(Cow::Borrowed(""), writing.value);
        broken |= cell.contains('\n');
        file.write_field(cell.as_bytes())?;
    }
    file.write_record(None::<&[u8]>)?;
    Ok(broken)
}

/// Texts in one cell with a separator that the loader splits at; one inside a text gives way to a comma.
fn split_at_semicolon<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    match value {
        Value::Texts(texts) => {
            let kept: Vec<String> = texts.iter().map(|text| text.replace(';', ",")).collect();
            Cow::Owned(kept.join(";"))
        }
        other => other.plain(),
    }
}

fn owned<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).into()
}
