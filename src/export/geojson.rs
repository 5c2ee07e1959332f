//! `GeoJSON` (RFC 7946): a feature for each event and place that it happened at, came from, led to or through.
//!
//! The point is the place's; where it has none, that of the nearest place that it lies in or near, and `precision` says so
//! (`exact`, `within`, `near`). Properties are the columns of the event and of the place, with who did it, to whom, and whose word it is, by name
//! and uid. Features are in the order of the event's first day, then of uids. What has no coordinates is left out, and so are
//! the edges between events.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use serde_json::{Map, Value as Json, json};

use super::table::{label, node_row};
use crate::{
    entity::PlaceRelation,
    graph::{Direction, Edge, Evidence, Graph, Node, PlaceNode, Relation},
};

/// Writes a collection of features, one on each line.
///
/// # Errors
/// Those of `out`.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    let mut events: Vec<_> = graph
        .nodes()
        .filter(|(_, node)| matches!(node, Node::Event(_)))
        .map(|(uid, _)| (graph.time_of(uid).and_then(|time| time.days()), uid))
        .collect();
    // Those without a day come last.
    events.sort_by_key(|(days, uid)| (days.is_none(), *days, *uid));
    let features = events.into_iter().flat_map(|(_, event)| features(graph, event));
    for (at, feature) in features.enumerate() {
        let separator = if at == 0 { "\n" } else { ",\n" };
        write!(out, "{separator}{feature}")?;
    }
    out.write_all(b"\n]}\n")
}

fn features(graph: &Graph, event: &str) -> Vec<Json> {
    let (Some(told), who) = (columns(graph, event, ""), participants(graph, event)) else {
        return Vec::new();
    };
    let places = graph.neighbours(event, Direction::Outgoing, None);
    let places = places.into_iter().filter(|(edge, _)| is_where(edge.relation));
    let feature = |(edge, place): (&Edge, &str)| {
        let ([longitude, latitude], at) = point(graph, place)?;
        let relation = edge.relation.code();
        let mut properties = told.clone();
        properties.extend(columns(graph, place, "place_")?);
        properties.extend(who.clone());
        let own = [
            ("relation", json!(relation)),
            ("precision", json!(precision(graph, place, at))),
            ("quote", json!(edge.evidence.first().and_then(Evidence::quote))),
            ("point_of", json!(at)),
        ];
        properties.extend(own.map(|(name, value)| (name.to_owned(), value)));
        Some(json!({
            "type": "Feature",
            "id": format!("{event}|{relation}|{place}"),
            "geometry": { "type": "Point", "coordinates": [longitude, latitude] },
            "properties": properties,
        }))
    };
    places.filter_map(feature).collect()
}

const fn is_where(relation: Relation) -> bool {
    use Relation::{MovedFrom, MovedTo, MovedVia, OccurredAt};
    matches!(relation, OccurredAt | MovedFrom | MovedTo | MovedVia)
}

fn precision(graph: &Graph, place: &str, point_of: &str) -> &'static str {
    let near = |place: &PlaceNode| place.relation == Some(PlaceRelation::Near);
    match graph.node(place) {
        _ if point_of == place => "exact",
        Some(Node::Place(place)) if near(place) => "near",
        _ => "within",
    }
}

/// Longitude and latitude of a place, or of the nearest one that it lies in, with that one's uid.
fn point<'g>(graph: &'g Graph, place: &'g str) -> Option<([f64; 2], &'g str)> {
    let (mut seen, mut ring) = (BTreeSet::from([place]), vec![place]);
    while !ring.is_empty() {
        let found = ring.iter().find_map(|uid| match graph.node(uid) {
            Some(Node::Place(node)) => Some((on_earth(node.longitude?, node.latitude?)?, *uid)),
            _ => None,
        });
        if found.is_some() {
            return found;
        }
        let outer = ring
            .iter()
            .flat_map(|uid| graph.neighbours(uid, Direction::Outgoing, Some(Relation::PartOf)));
        ring = outer.map(|(_, uid)| uid).filter(|uid| seen.insert(uid)).collect();
    }
    None
}

fn on_earth(longitude: f64, latitude: f64) -> Option<[f64; 2]> {
    let fits = (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
    fits.then_some([longitude, latitude])
}

/// Uid, label and columns of a node, each under its name behind the prefix; one that begins with it keeps its name.
fn columns(graph: &Graph, uid: &str, prefix: &str) -> Option<Map<String, Json>> {
    let row = node_row(graph, uid)?;
    let own = [("uid", json!(uid)), ("label", json!(row.label))];
    let told = row.told().map(|(column, value)| (column.name, value.json()));
    let name = |name: &str| {
        if name.starts_with(prefix) {
            name.to_owned()
        } else {
            format!("{prefix}{name}")
        }
    };
    let named = own.into_iter().chain(told).map(|(column, value)| (name(column), value));
    Some(named.collect())
}

/// Who did it, to whom, and whose word it is, by name and by uid.
fn participants(graph: &Graph, event: &str) -> Map<String, Json> {
    let others = |uid: &str, direction, relation| graph.neighbours(uid, direction, Some(relation)).into_iter();
    let of = |relation| {
        others(event, Direction::Outgoing, relation)
            .map(|(_, uid)| uid)
            .collect()
    };
    let statements = others(event, Direction::Incoming, Relation::About);
    let speakers = statements.flat_map(|(_, statement)| others(statement, Direction::Outgoing, Relation::SaidBy));
    let groups: [(&str, Vec<&str>); 3] = [
        ("actors", of(Relation::HasActor)),
        ("targets", of(Relation::HasTarget)),
        ("sources", speakers.map(|(_, speaker)| speaker).collect()),
    ];
    let told = |(name, uids): (&str, Vec<&str>)| {
        let names: Vec<_> = uids.iter().filter_map(|uid| graph.node(uid)).map(label).collect();
        [(name.to_owned(), json!(names)), (format!("{name}_uid"), json!(uids))]
    };
    groups.into_iter().flat_map(told).collect()
}
