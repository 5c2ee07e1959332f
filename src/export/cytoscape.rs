//! Elements of Cytoscape.js (<https://js.cytoscape.org>, also read by Cytoscape): `{"elements": {"nodes": …, "edges": …}}`.
//!
//! The columns stand in `data` under their names, lists as arrays, days as text; classes are the kind and, of an event, its
//! type, of an edge its relation. Every `<` is written `\u003c`, so that nothing ends the `<script>` of a page that it stands in. Nothing is lost, but evidence is
//! a text of JSON.

use std::io::{self, Write};

use serde::{Serializer as _, ser::SerializeMap as _};
use serde_json::{Serializer, ser::Formatter};

use super::table::{Column, Value, edge_rows, node_rows};
use crate::graph::{Graph, Node};

/// Writes the elements, one on each line.
///
/// # Errors
/// Those of `out`.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"{\"elements\":{\"nodes\":[")?;
    for (at, row) in node_rows(graph).enumerate() {
        let own = [("id", row.uid), ("label", &row.label)];
        let classes = match graph.node(row.uid) {
            Some(Node::Event(event)) => &format!("Event {}", event.event_type.code()),
            _ => row.kind.name(),
        };
        element(at, &own, row.told(), classes, out)?;
    }
    out.write_all(b"\n],\"edges\":[")?;
    for (at, row) in edge_rows(graph).enumerate() {
        let relation = row.relation.code();
        let own = [
            ("id", row.uid.as_str()),
            ("source", row.source.0),
            ("target", row.target.0),
            ("label", relation),
        ];
        element(at, &own, row.told(), relation, out)?;
    }
    out.write_all(b"\n]}}\n")
}

/// Classes are names and codes of ours, which need no escapes.
fn element<'v>(
    at: usize,
    own: &[(&str, &str)],
    told: impl Iterator<Item = (Column, &'v Value<'v>)>,
    classes: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    let separator = if at == 0 { "\n" } else { ",\n" };
    write!(out, "{separator}{{\"data\":")?;
    let mut json = Serializer::with_formatter(&mut *out, InScript);
    let mut data = json.serialize_map(None)?;
    for (name, text) in own {
        data.serialize_entry(name, text)?;
    }
    for (column, value) in told {
        data.serialize_entry(column.name, value)?;
    }
    data.end()?;
    write!(out, ",\"classes\":\"{classes}\"}}")
}

/// JSON without `<`.
struct InScript;

impl Formatter for InScript {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut parts = fragment.split('<');
        out.write_all(parts.next().unwrap_or_default().as_bytes())?;
        for part in parts {
            out.write_all(b"\\u003c")?;
            out.write_all(part.as_bytes())?;
        }
        Ok(())
    }
}
