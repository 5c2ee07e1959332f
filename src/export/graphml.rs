//! `GraphML` 1.0 (<http://graphml.graphdrawing.org>), for `NetworkX`, igraph, graph-tool, rustworkx, yEd, Gephi, Neo4j's APOC and
//! `TinkerPop`.
//!
//! Every column is a key, `n_…` for nodes and `e_…` for edges, since ids of keys are unique in a file; its name is the
//! column's. Beside them nodes have `uid`, `label` (the name) and what APOC and `TinkerPop` look for by the key's id: `labels`
//! (`:Event`) and `labelV` (`Event`); edges have `uid`, `label` and `labelE`, both the relation, before all else. The schema
//! wants ids of nodes that are name tokens: in them what is no letter, digit, `.`, `-` or `:` of the uid is `_` and two
//! hexadecimal digits. A list is one text, joined by ` ; `, a day a text; evidence is JSON. Nothing else is lost.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use super::{
    table::{Column, EDGE_COLUMNS, edge_rows, node_columns, node_rows},
    xml::{Xml, type_of},
};
use crate::graph::Graph;

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

/// Id and name of the keys of nodes and edges that are no columns.
const NODE_KEYS: [(&str, &str); 4] = [
    ("labels", "labels"),
    ("labelV", "labelV"),
    ("n_uid", "uid"),
    ("n_label", "label"),
];
const EDGE_KEYS: [(&str, &str); 3] = [("label", "label"), ("labelE", "labelE"), ("e_uid", "uid")];

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
        xml.open("node", &[("id", &token(row.uid))])?;
        for ((key, _), text) in NODE_KEYS.iter().zip([&format!(":{kind}"), kind, row.uid, &row.label]) {
            data(&mut xml, key, text)?;
        }
        for (column, value) in row.told() {
            data(&mut xml, &format!("n_{}", column.name), &value.plain())?;
        }
        xml.close("node")?;
    }
    for row in edge_rows(graph) {
        let relation = row.relation.code();
        let ends = [
            ("id", token(&row.uid)),
            ("source", token(row.source.0)),
            ("target", token(row.target.0)),
        ];
        xml.open("edge", &ends.each_ref().map(|(name, text)| (*name, text.as_str())))?;
        for ((key, _), text) in EDGE_KEYS.iter().zip([relation, relation, &row.uid]) {
            data(&mut xml, key, text)?;
        }
        for (column, value) in row.told() {
            data(&mut xml, &format!("e_{}", column.name), &value.plain())?;
        }
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.end()
}

fn keys(xml: &mut Xml<'_, impl Write>) -> io::Result<()> {
    let own = |whose: &'static str| move |(id, name): (&str, &str)| (id.to_owned(), whose, name.to_owned(), "string");
    let column = |letter: &'static str, whose: &'static str| {
        move |column: Column| {
            let id = format!("{letter}_{}", column.name);
            (id, whose, column.name.to_owned(), type_of(column.holds))
        }
    };
    let nodes = NODE_KEYS
        .into_iter()
        .map(own("node"))
        .chain(node_columns().map(column("n", "node")));
    let edges = EDGE_KEYS
        .into_iter()
        .map(own("edge"))
        .chain(EDGE_COLUMNS.iter().copied().map(column("e", "edge")));
    for (id, whose, name, kind) in nodes.chain(edges) {
        let attributes = [
            ("id", id.as_str()),
            ("for", whose),
            ("attr.name", &name),
            ("attr.type", kind),
        ];
        xml.empty("key", &attributes)?;
    }
    Ok(())
}

/// A uid as a name token.
fn token(uid: &str) -> String {
    let mut token = String::with_capacity(uid.len());
    for letter in uid.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | ':') {
            token.push(letter);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(token, "_{:02x}", u32::from(letter));
        }
    }
    token
}

fn data(xml: &mut Xml<'_, impl Write>, key: &str, text: &str) -> io::Result<()> {
    xml.text("data", &[("key", key)], text)
}
