//! GEXF 1.3 (<http://gexf.net/1.3>), dynamic, for Gephi: its timeline plays the events.
//!
//! Events and times are there from their first day to their last, and the edges of an event as long as it is; an actor or a
//! place is there whenever an event of its own is (as spells). What has no day is always there. Node colours are by kind. The
//! columns are attributes; a list is one text, joined by ` ; `; evidence is JSON. Nothing else is lost.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use chrono::{Datelike, NaiveDate};

use super::{
    table::{Column, EDGE_COLUMNS, EdgeRow, Holds, Value, edge_rows, node_columns, node_rows},
    xml::{Xml, type_of},
};
use crate::graph::{Graph, Node, NodeKind, TimeNode};

/// The attribute of nodes that is no column.
const KIND: Column = Column {
    name: "kind",
    holds: Holds::Text,
};

/// First and last day.
type Days = (NaiveDate, NaiveDate);

/// Writes the graph.
///
/// # Errors
/// Those of `out`.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    let mut xml = Xml::begin(out)?;
    let namespaces = [
        ("xmlns", "http://gexf.net/1.3"),
        ("xmlns:viz", "http://gexf.net/1.3/viz"),
        ("version", "1.3"),
    ];
    xml.open("gexf", &namespaces)?;
    xml.open("meta", &[])?;
    xml.text("creator", &[], "waqai")?;
    xml.close("meta")?;
    let form = [
        ("defaultedgetype", "directed"),
        ("mode", "dynamic"),
        ("timeformat", "date"),
        ("timerepresentation", "interval"),
    ];
    xml.open("graph", &form)?;
    attributes(&mut xml, "node", [KIND].into_iter().chain(node_columns()))?;
    attributes(&mut xml, "edge", EDGE_COLUMNS.iter().copied())?;
    let days = days(graph);
    put_nodes(graph, &days, &mut xml)?;
    put_edges(graph, &days, &mut xml)?;
    xml.close("graph")?;
    xml.close("gexf")?;
    xml.end()
}

/// The days of each node: of events and times their own, of what takes part in events those of these.
fn days(graph: &Graph) -> BTreeMap<&str, BTreeSet<Days>> {
    let mut days: BTreeMap<&str, BTreeSet<Days>> = BTreeMap::new();
    let events: BTreeMap<&str, Days> = graph
        .nodes()
        .filter_map(|(uid, node)| Some((uid, own_days(graph, uid, node)?)))
        .collect();
    for (source, _, target) in graph.edges() {
        let takes_part = matches!(graph.node(target), Some(Node::Actor(_) | Node::Place(_)));
        if let Some(event) = events.get(source).filter(|_| takes_part) {
            days.entry(target).or_default().insert(*event);
        }
    }
    for there in days.values_mut() {
        *there = joined(there);
    }
    for (uid, own) in events {
        days.insert(uid, BTreeSet::from([own]));
    }
    days
}

/// Spells that touch or overlap as one.
fn joined(spells: &BTreeSet<Days>) -> BTreeSet<Days> {
    let mut out: Vec<Days> = Vec::new();
    for &(first, last) in spells {
        match out.last_mut() {
            Some((_, end)) if first.pred_opt().is_none_or(|before| before <= *end) => *end = last.max(*end),
            _ => out.push((first, last)),
        }
    }
    out.into_iter().collect()
}

/// Days of years that XML's dates have.
fn own_days(graph: &Graph, uid: &str, node: &Node) -> Option<Days> {
    let days = match node {
        Node::Event(_) => graph.time_of(uid).and_then(TimeNode::days),
        Node::Time(time) => time.days(),
        _ => None,
    };
    days.filter(|(first, last)| (1..=9999).contains(&first.year()) && (1..=9999).contains(&last.year()))
}

/// Declares attributes; their ids are their names.
fn attributes(xml: &mut Xml<'_, impl Write>, class: &str, columns: impl Iterator<Item = Column>) -> io::Result<()> {
    xml.open("attributes", &[("class", class)])?;
    for column in columns {
        let Column { name, holds } = column;
        xml.empty("attribute", &[("id", name), ("title", name), ("type", type_of(holds))])?;
    }
    xml.close("attributes")
}

fn put_nodes(graph: &Graph, days: &BTreeMap<&str, BTreeSet<Days>>, xml: &mut Xml<'_, impl Write>) -> io::Result<()> {
    xml.open("nodes", &[])?;
    for row in node_rows(graph) {
        let there = days.get(row.uid);
        let span = there.filter(|there| there.len() == 1).and_then(|there| there.first());
        let span = span.map(|(first, last)| (first.to_string(), last.to_string()));
        let mut attributes = vec![("id", row.uid), ("label", row.label.as_ref())];
        if let Some((first, last)) = &span {
            attributes.extend([("start", first.as_str()), ("end", last.as_str())]);
        }
        xml.open("node", &attributes)?;
        let kind = Value::Text(row.kind.name().into());
        values(xml, [(KIND, &kind)].into_iter().chain(row.told()))?;
        if let Some(there) = there.filter(|there| there.len() > 1) {
            xml.open("spells", &[])?;
            for (first, last) in there {
                xml.empty("spell", &[("start", &first.to_string()), ("end", &last.to_string())])?;
            }
            xml.close("spells")?;
        }
        let [red, green, blue] = colour(row.kind).map(|part| part.to_string());
        xml.empty("viz:color", &[("r", &red), ("g", &green), ("b", &blue)])?;
        xml.close("node")?;
    }
    xml.close("nodes")
}

fn put_edges(graph: &Graph, days: &BTreeMap<&str, BTreeSet<Days>>, xml: &mut Xml<'_, impl Write>) -> io::Result<()> {
    xml.open("edges", &[])?;
    for row in edge_rows(graph) {
        let span = edge_days(&row, days).map(|(first, last)| (first.to_string(), last.to_string()));
        let relation = row.relation.code();
        let mut attributes = vec![
            ("id", row.uid.as_str()),
            ("source", row.source.0),
            ("target", row.target.0),
            ("kind", relation),
            ("label", relation),
        ];
        if let Some((first, last)) = &span {
            attributes.extend([("start", first.as_str()), ("end", last.as_str())]);
        }
        xml.open("edge", &attributes)?;
        values(xml, row.told())?;
        xml.close("edge")?;
    }
    xml.close("edges")
}

/// An edge of an event to what takes part in it is there as long as the event.
fn edge_days(row: &EdgeRow<'_>, days: &BTreeMap<&str, BTreeSet<Days>>) -> Option<Days> {
    let of_event =
        row.source.1 == NodeKind::Event && row.target.1 != NodeKind::Event && row.target.1 != NodeKind::Article;
    let there = days.get(row.source.0).filter(|_| of_event)?;
    there.first().copied()
}

fn values<'v>(xml: &mut Xml<'_, impl Write>, told: impl Iterator<Item = (Column, &'v Value<'v>)>) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (column, value) in told {
        xml.empty("attvalue", &[("for", column.name), ("value", &value.plain())])?;
    }
    xml.close("attvalues")
}

/// Red, green and blue: hues that stay apart for eyes that see few of them (after Okabe and Ito).
const fn colour(kind: NodeKind) -> [u8; 3] {
    match kind {
        NodeKind::Event => [213, 94, 0],
        NodeKind::Actor => [0, 114, 178],
        NodeKind::Place => [0, 158, 115],
        NodeKind::Time => [204, 121, 167],
        NodeKind::Article => [153, 153, 153],
        NodeKind::Statement => [230, 159, 0],
    }
}
