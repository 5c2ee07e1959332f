//! Elements of Cytoscape.js (<https://js.cytoscape.org>, also read by Cytoscape): `{"elements": {"nodes": …, "edges": …}}`.
//!
//! The columns stand in `data` under their names, lists as arrays, days as text; classes are the kind and, of an event, its
//! type, of an edge its relation. Every `<` is written `\u003c`, so that nothing ends the `<script>` of a page that it stands in. Nothing is lost, but evidence is
//! a text of JSON.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use super::table::{Column, Value, edge_rows, node_rows};
use crate::graph::{Graph, Node};

/// Writes the elements, one on each line.
///
/// # Errors
/// Those of `out`.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"{\"elements\":{\"nodes\":[")?;
    for (at, row) in node_rows(graph).enumerate() {
        let own = [("id", json!(row.uid)), ("label", json!(row.label))];
        let classes = match graph.node(row.uid) {
            Some(Node::Event(event)) => format!("Event {}", event.event_type.code()),
            _ => row.kind.name().to_owned(),
        };
        element(at, &data(own, row.told()), &classes, out)?;
    }
    out.write_all(b"\n],\"edges\":[")?;
    for (at, row) in edge_rows(graph).enumerate() {
        let relation = row.relation.code();
        let own = [
            ("id", json!(row.uid)),
            ("source", json!(row.source.0)),
            ("target", json!(row.target.0)),
            ("label", json!(relation)),
        ];
        element(at, &data(own, row.told()), relation, out)?;
    }
    out.write_all(b"\n]}}\n")
}

fn element(at: usize, data: &Map<String, Json>, classes: &str, out: &mut impl Write) -> io::Result<()> {
    let element = json!({ "data": data, "classes": classes }).to_string();
    let separator = if at == 0 { "\n" } else { ",\n" };
    write!(out, "{separator}{}", element.replace('<', "\\u003c"))
}

fn data<'v, const N: usize>(
    own: [(&str, Json); N],
    told: impl Iterator<Item = (Column, &'v Value<'v>)>,
) -> Map<String, Json> {
    let own = own.map(|(name, value)| (name.to_owned(), value));
    let told = told.map(|(column, value)| (column.name.to_owned(), value.json()));
    own.into_iter().chain(told).collect()
}
