//! `GraphML` 1.0 (<http://graphml.graphdrawing.org>), for `NetworkX`, igraph, graph-tool, rustworkx, yEd, Gephi, Neo4j's APOC and
//! `TinkerPop`.
//!
//! Every column is a key, declared for nodes (`n_…`) and for edges (`e_…`) apart, since ids of keys are unique in a file; its
//! name is the column's. Beside them nodes have `label` (the name), `labels` (`:Event`, which APOC reads with `readLabels`) and
//! `labelV` (`Event`, for `TinkerPop`); edges have `label` and `labelE`, both the relation. A list is one text, joined by
//! ` ; `, a day a text; evidence is JSON. Nothing else is lost.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use super::{
    table::{Column, EDGE_COLUMNS, Holds, columns, edge_rows, node_rows},
    xml::Xml,
};
use crate::graph::{Graph, NodeKind};

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

/// Keys of nodes and edges that are no columns.
const NODE_KEYS: [&str; 3] = ["label", "labels", "labelV"];
const EDGE_KEYS: [&str; 2] = ["label", "labelE"];

/// Writes the graph.
///
/// # Errors
/// Those of `out`.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    let mut xml = Xml::begin(out)?;
    xml.open("graphml", &[("xmlns", NAMESPACE)])?;
    keys(&mut xml)?;
    xml.open("graph", &[("id", "waqai"), ("edgedefault", "directed")])?;
    for row in node_rows(graph) {
        let kind = row.kind.name();
        xml.open("node", &[("id", row.uid)])?;
        for (key, text) in NODE_KEYS.iter().zip([row.label.as_ref(), &format!(":{kind}"), kind]) {
            data(&mut xml, "n", key, text)?;
        }
        for (column, value) in row.told() {
            data(&mut xml, "n", column.name, &value.plain())?;
        }
        xml.close("node")?;
    }
    for row in edge_rows(graph) {
        let relation = row.relation.code();
        let ends = [
            ("id", row.uid.as_str()),
            ("source", row.source.0),
            ("target", row.target.0),
        ];
        xml.open("edge", &ends)?;
        for key in EDGE_KEYS {
            data(&mut xml, "e", key, relation)?;
        }
        for (column, value) in row.told() {
            data(&mut xml, "e", column.name, &value.plain())?;
        }
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.end()
}

fn keys(xml: &mut Xml<'_, impl Write>) -> io::Result<()> {
    // Kinds share the columns of one name, which hold the same.
    let nodes: BTreeMap<&str, Column> = NodeKind::ALL
        .into_iter()
        .flat_map(columns)
        .map(|column| (column.name, *column))
        .collect();
    let text = |name: &'static str| Column {
        name,
        holds: Holds::Text,
    };
    let nodes = NODE_KEYS.map(text).into_iter().chain(nodes.into_values());
    let edges = EDGE_KEYS.map(text).into_iter().chain(EDGE_COLUMNS.iter().copied());
    let keys = nodes
        .map(|column| ("n", "node", column))
        .chain(edges.map(|column| ("e", "edge", column)));
    for (letter, whose, column) in keys {
        let id = format!("{letter}_{}", column.name);
        let attributes = [
            ("id", id.as_str()),
            ("for", whose),
            ("attr.name", column.name),
            ("attr.type", type_of(column.holds)),
        ];
        xml.empty("key", &attributes)?;
    }
    Ok(())
}

const fn type_of(holds: Holds) -> &'static str {
    match holds {
        Holds::Text | Holds::Texts | Holds::Day => "string",
        Holds::Integer => "long",
        Holds::Number => "double",
        Holds::Truth => "boolean",
    }
}

fn data(xml: &mut Xml<'_, impl Write>, letter: &str, key: &str, text: &str) -> io::Result<()> {
    xml.text("data", &[("key", &format!("{letter}_{key}"))], text)
}
