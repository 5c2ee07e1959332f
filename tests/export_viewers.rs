//! Exports for viewers: `GraphML`, GEXF, Cytoscape.js, `GeoJSON`, each read back by a parser of others.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

mod common;

use std::{collections::BTreeMap, io};

use common::{fixtures, graph_with, hostile_graphs};
use geojson::{FeatureCollection, Position};
use proptest::prelude::*;
use roxmltree::{Document, Node as Element};
use serde_json::Value as Json;
use waqai::{
    export::{
        cytoscape, geojson as points, gexf, graphml,
        table::{Column, Value, edge_rows, node_rows},
    },
    graph::{Direction, Graph, Node, NodeKind, Relation},
};

fn text(graph: &Graph, write: impl Fn(&Graph, &mut Vec<u8>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(graph, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What a row tells, as texts by name.
fn told<'v>(told: impl Iterator<Item = (Column, &'v Value<'v>)>) -> BTreeMap<String, String> {
    told.map(|(column, value)| (column.name.to_owned(), value.plain().into_owned()))
        .collect()
}

fn elements<'d>(document: &'d Document<'_>, name: &'static str) -> impl Iterator<Item = Element<'d, 'd>> {
    document.descendants().filter(move |element| element.has_tag_name(name))
}

fn graphml_tells_all(graph: &Graph) {
    let written = text(graph, graphml::write);
    let document = Document::parse(&written).unwrap();
    let keys: BTreeMap<&str, &str> = elements(&document, "key")
        .map(|key| (key.attribute("id").unwrap(), key.attribute("attr.name").unwrap()))
        .collect();
    let data = |element: Element<'_, '_>| -> BTreeMap<String, String> {
        let cells = element.children().filter(|child| child.has_tag_name("data"));
        cells
            .map(|cell| {
                (
                    keys[cell.attribute("key").unwrap()].to_owned(),
                    cell.text().unwrap_or_default().to_owned(),
                )
            })
            .collect()
    };
    let mut ids = BTreeMap::new();
    let mut nodes = elements(&document, "node");
    for row in node_rows(graph) {
        let node = nodes.next().unwrap();
        let kind = row.kind.name();
        let own = [
            ("uid", row.uid),
            ("label", row.label.as_ref()),
            ("labels", &format!(":{kind}")),
            ("labelV", kind),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()));
        let mut wanted = told(row.told());
        wanted.extend(own);
        assert_eq!(data(node), wanted);
        let id = node.attribute("id").unwrap();
        let letter = |c: char| c.is_ascii_alphanumeric() || ".-_:".contains(c);
        assert!(id.chars().all(letter), "{id} is no name token");
        assert!(ids.insert(id, row.uid).is_none(), "{id} stands twice");
    }
    let mut edges = elements(&document, "edge");
    for row in edge_rows(graph) {
        let edge = edges.next().unwrap();
        let ends = ["source", "target"].map(|name| ids[edge.attribute(name).unwrap()]);
        assert_eq!(ends, [row.source.0, row.target.0]);
        let mut wanted = told(row.told());
        wanted.insert("uid".to_owned(), row.uid.clone());
        wanted.extend(["label", "labelE"].map(|name| (name.to_owned(), row.relation.code().to_owned())));
        assert_eq!(data(edge), wanted);
    }
    assert!(nodes.next().is_none() && edges.next().is_none());
}

fn gexf_tells_all(graph: &Graph) {
    let written = text(graph, gexf::write);
    let document = Document::parse(&written).unwrap();
    let values = |element: Element<'_, '_>| -> BTreeMap<String, String> {
        let cells = element.descendants().filter(|child| child.has_tag_name("attvalue"));
        cells
            .map(|cell| {
                (
                    cell.attribute("for").unwrap().to_owned(),
                    cell.attribute("value").unwrap().to_owned(),
                )
            })
            .collect()
    };
    let mut nodes = elements(&document, "node");
    for row in node_rows(graph) {
        let node = nodes.next().unwrap();
        assert_eq!(node.attribute("id"), Some(row.uid));
        assert_eq!(node.attribute("label"), Some(row.label.as_ref()));
        let mut wanted = told(row.told());
        if matches!(row.kind, NodeKind::Event | NodeKind::Time) {
            let day = |name: &str| wanted.get(name).map(String::as_str);
            assert_eq!(node.attribute("start"), day("first_day"));
            assert_eq!(node.attribute("end"), day("last_day"));
        }
        wanted.insert("kind".to_owned(), row.kind.name().to_owned());
        assert_eq!(values(node), wanted);
    }
    let mut edges = elements(&document, "edge");
    for row in edge_rows(graph) {
        let edge = edges.next().unwrap();
        let ends = ["id", "source", "target", "kind"].map(|name| edge.attribute(name).unwrap());
        assert_eq!(
            ends,
            [row.uid.as_str(), row.source.0, row.target.0, row.relation.code()]
        );
        assert_eq!(values(edge), told(row.told()));
    }
    assert!(nodes.next().is_none() && edges.next().is_none());
}

/// Texts as the tables have them, but lists as lists.
fn json_of<'v>(told: impl Iterator<Item = (Column, &'v Value<'v>)>) -> serde_json::Map<String, Json> {
    told.map(|(column, value)| (column.name.to_owned(), value.json()))
        .collect()
}

fn cytoscape_tells_all(graph: &Graph) {
    let written = text(graph, cytoscape::write);
    assert!(!written.contains('<'), "it may stand in a page");
    let read: Json = serde_json::from_str(&written).unwrap();
    let list = |name: &str| read["elements"][name].as_array().unwrap().clone();
    let (nodes, edges) = (list("nodes"), list("edges"));
    assert_eq!(nodes.len(), graph.node_count());
    assert_eq!(edges.len(), graph.edge_count());
    for (row, node) in node_rows(graph).zip(nodes) {
        let mut data = node["data"].as_object().unwrap().clone();
        assert_eq!(data.remove("id").unwrap(), row.uid);
        assert_eq!(data.remove("label").unwrap(), row.label.as_ref());
        assert_eq!(data, json_of(row.told()));
        assert_eq!(
            node["classes"].as_str().unwrap().split(' ').next(),
            Some(row.kind.name())
        );
    }
    for (row, edge) in edge_rows(graph).zip(edges) {
        let mut data = edge["data"].as_object().unwrap().clone();
        let own = ["id", "source", "target", "label"].map(|name| data.remove(name).unwrap());
        assert_eq!(
            own,
            [row.uid.as_str(), row.source.0, row.target.0, row.relation.code()].map(Json::from)
        );
        assert_eq!(data, json_of(row.told()));
    }
}

fn features(graph: &Graph) -> FeatureCollection {
    text(graph, points::write).parse().unwrap()
}

/// Every edge from an event to a place with coordinates, of its own or above it, is a feature.
fn geojson_tells_where(graph: &Graph) {
    let mut wanted = Vec::new();
    for (event, edge, place) in graph.edges() {
        use Relation::{MovedFrom, MovedTo, MovedVia, OccurredAt};
        if matches!(edge.relation, OccurredAt | MovedFrom | MovedTo | MovedVia) && located(graph, place) {
            wanted.push(format!("{event}|{}|{place}", edge.relation.code()));
        }
    }
    let read = features(graph);
    let mut found = Vec::new();
    for feature in &read.features {
        let id = match feature.id.clone().unwrap() {
            geojson::feature::Id::String(id) => id,
            geojson::feature::Id::Number(_) => panic!("an id that we did not write"),
        };
        let event = id.split('|').next().unwrap();
        let Some(Node::Event(node)) = graph.node(event) else {
            panic!("{id}")
        };
        assert_eq!(feature.property("event_type").unwrap(), node.event_type.code());
        found.push(id);
    }
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
}

fn located(graph: &Graph, place: &str) -> bool {
    let own = matches!(graph.node(place), Some(Node::Place(node)) if node.latitude.is_some());
    own || graph
        .neighbours(place, Direction::Outgoing, Some(Relation::PartOf))
        .into_iter()
        .any(|(_, outer)| located(graph, outer))
}

#[test]
fn every_form_tells_all_of_the_fixtures() {
    graphml_tells_all(fixtures());
    gexf_tells_all(fixtures());
    cytoscape_tells_all(fixtures());
    geojson_tells_where(fixtures());
}

#[test]
fn points_are_longitude_before_latitude_and_say_whose_they_are() {
    let graph = graph_with(&["Basra".to_owned()]);
    let read = features(&graph);
    let feature = &read.features[0];
    let geojson::GeometryValue::Point { coordinates } = &feature.geometry.as_ref().unwrap().value else {
        panic!("no point");
    };
    assert_eq!(*coordinates, Position::from([-44.366_1, 33.315_25]));
    assert_eq!(feature.property("precision").unwrap(), "exact");
    assert_eq!(
        feature.property("actors").unwrap(),
        &serde_json::json!(["Basra", "Basra"])
    );
    assert_eq!(
        feature.property("sources").unwrap(),
        &serde_json::json!(["Basra", "Basra"])
    );
}

#[test]
fn an_actor_is_there_when_its_events_are() {
    let written = text(&graph_with(&["x".to_owned()]), gexf::write);
    let document = Document::parse(&written).unwrap();
    let days = |uid: &str| {
        let node = elements(&document, "node")
            .find(|node| node.attribute("id") == Some(uid))
            .unwrap();
        (
            node.attribute("start").map(str::to_owned),
            node.attribute("end").map(str::to_owned),
        )
    };
    let day = Some("2026-01-22".to_owned());
    assert_eq!(days("a:1"), (day.clone(), day));
    assert_eq!(days("art:1"), (None, None), "an article is always there");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_breaks_out(graph in hostile_graphs()) {
        graphml_tells_all(&graph);
        gexf_tells_all(&graph);
        cytoscape_tells_all(&graph);
        geojson_tells_where(&graph);
    }
}
