//! RDF 1.1: the graph as triples, in Turtle, N-Quads and JSON-LD.
//!
//! Events, actors, places and times are those of the Simple Event Model; who says so is PROV-O; times are OWL-Time with an EDTF
//! literal and the Hijri form beside it; places have a point of `GeoSPARQL` and of WGS84; the words behind an edge are
//! annotations of the Web Annotation Data Model, whose body is the edge as an `rdf:Statement`. What no standard has is in a
//! namespace of our own ([`NAMESPACE`]), declared in `schemas/waqai.ttl`; `schemas/waqai.shapes.ttl` says in SHACL what holds.
//!
//! Every triple is in the default graph. There are no blank nodes: IRIs of nodes are `urn:waqai:` and the encoded uid, all
//! others are made from the content, so that a file can be split anywhere, loading it twice changes nothing, and the triples of
//! graphs that have no node in common are, taken together, those of the merged graph. Where two graphs have a node in common,
//! their union holds both of what they say of it (two confidences, two sums), of which [`Graph::merge`] keeps one; merge first
//! where that matters.
//!
//! Texts are without control characters, as in [`super::table`]. Nothing else is lost: of the tables only `mentions` and
//! `evidence` of edges are not written, since they are the number of annotations and the annotations themselves.

use std::{collections::BTreeSet, io};

use chrono::{NaiveDate, NaiveTime};
use oxrdf::{LiteralRef, NamedNodeRef, TripleRef, vocab};

mod evidence;
mod iri;
pub mod jsonld;
pub mod nquads;
mod property;
mod subject;
pub mod turtle;
mod vocabulary;

pub use vocabulary::{NAMESPACE, NODES};

use self::{
    property::{Form, of_column, of_relation},
    subject::Subject,
    vocabulary::{edtf, geo, prov, schema, sem, sf, time, waqai},
};
use super::table::{NodeRow, Value, node_rows};
use crate::graph::{Edge, EventNode, Graph, Node, NodeKind, PlaceNode, TimeNode, code};

/// Takes the triples one by one.
type Put<'p> = dyn FnMut(TripleRef<'_>) -> io::Result<()> + 'p;

/// Every triple: node by node in the order of uids, each with its edges and their evidence, and the instants at the end.
fn triples(graph: &Graph, put: &mut Put<'_>) -> io::Result<()> {
    let mut instants = BTreeSet::new();
    let edges = graph.edges();
    let mut edges = edges.as_slice();
    for row in node_rows(graph) {
        let own = edges.partition_point(|(source, ..)| *source <= row.uid);
        let (own, rest) = edges.split_at(own);
        edges = rest;
        put_node(graph, &row, own, &mut instants, put)?;
        if let Some(Node::Event(event)) = graph.node(row.uid) {
            put_counts(row.uid, event, put)?;
        }
        if let Some(Node::Place(place)) = graph.node(row.uid) {
            put_geometry(row.uid, place, put)?;
        }
        for edge in own {
            evidence::put(row.kind, edge, put)?;
        }
    }
    instants.iter().try_for_each(|text| put_instant(text, put))
}

fn put_node<'g>(
    graph: &'g Graph,
    row: &NodeRow<'g>,
    edges: &[(&str, &Edge, &str)],
    instants: &mut BTreeSet<String>,
    put: &mut Put<'_>,
) -> io::Result<()> {
    let mut subject = Subject::new(iri::node(row.uid), put);
    for class in classes(row.kind) {
        subject.link(vocab::rdf::TYPE, *class)?;
    }
    if let Some(Node::Time(time)) = graph.node(row.uid) {
        subject.link(vocab::rdf::TYPE, class_of(time))?;
    }
    subject.plain(waqai::UID, row.uid)?;
    subject.name(vocab::rdfs::LABEL, &row.label)?;
    for (column, value) in row.told() {
        let Some((property, form)) = of_column(column.name) else {
            continue;
        };
        put_value(&mut subject, property, form, value)?;
        if form == Form::Instant {
            instants.insert(value.plain().into_owned());
        }
    }
    match graph.node(row.uid) {
        Some(Node::Event(event)) => {
            for count in &event.counts {
                subject.link(waqai::HAS_COUNT, iri::count(row.uid, count).as_ref())?;
            }
        }
        Some(Node::Place(place)) if place.latitude.zip(place.longitude).is_some() => {
            subject.link(geo::HAS_GEOMETRY, iri::geometry(row.uid).as_ref())?;
        }
        _ => {}
    }
    for (_, edge, target) in edges {
        subject.link(of_relation(edge.relation, row.kind), iri::node(target).as_ref())?;
    }
    Ok(())
}

const fn classes(kind: NodeKind) -> &'static [NamedNodeRef<'static>] {
    match kind {
        NodeKind::Article => &[prov::ENTITY, schema::NEWS_ARTICLE],
        NodeKind::Event => &[sem::EVENT],
        NodeKind::Actor => &[sem::ACTOR],
        NodeKind::Place => &[geo::FEATURE, sem::PLACE],
        NodeKind::Time => &[sem::TIME],
        NodeKind::Statement => &[prov::ENTITY, waqai::STATEMENT],
    }
}

/// A time that has both ends is an interval; of any other nobody knows.
fn class_of(time: &TimeNode) -> NamedNodeRef<'static> {
    match (&time.earliest, &time.latest) {
        (Some(earliest), Some(latest)) if earliest == latest => time::INSTANT,
        (Some(_), Some(_)) => time::PROPER_INTERVAL,
        _ => time::TEMPORAL_ENTITY,
    }
}

fn put_value(
    subject: &mut Subject<'_, '_>,
    property: NamedNodeRef<'_>,
    form: Form,
    value: &Value<'_>,
) -> io::Result<()> {
    use vocab::xsd;
    match value {
        Value::Text(text) => put_text(subject, property, form, text),
        Value::Texts(texts) => texts
            .iter()
            .try_for_each(|text| put_text(subject, property, form, text)),
        Value::Integer(_) => subject.typed(property, &value.plain(), xsd::INTEGER),
        Value::Number(_) => subject.typed(property, &value.plain(), xsd::DECIMAL),
        Value::Truth(_) => subject.typed(property, &value.plain(), xsd::BOOLEAN),
        Value::Day(_) => subject.typed(property, &value.plain(), xsd::DATE),
    }
}

fn put_text(subject: &mut Subject<'_, '_>, property: NamedNodeRef<'_>, form: Form, text: &str) -> io::Result<()> {
    match form {
        Form::Plain => subject.plain(property, text),
        Form::Name => subject.name(property, text),
        Form::English => subject.literal(property, LiteralRef::new_language_tagged_literal_unchecked(text, "en")),
        Form::Concept(scheme) => subject.link(property, iri::concept(scheme, text).as_ref()),
        Form::Edtf => subject.typed(property, text, edtf::EDTF),
        Form::Address => subject.typed(property, text, vocab::xsd::ANY_URI),
        Form::Date => subject.typed(property, text, datatype_of(text)),
        Form::Instant => subject.link(property, iri::instant(text).as_ref()),
    }
}

/// `xsd:date` or `xsd:dateTime` for what is written so, else `xsd:string`.
fn datatype_of(text: &str) -> NamedNodeRef<'static> {
    use vocab::xsd;
    let day = |text: &str| is_shaped(text, "0000-00-00") && text.parse::<NaiveDate>().is_ok();
    let hour = |text: &str| is_shaped(text, "00:00:00") && !text.ends_with("60") && text.parse::<NaiveTime>().is_ok();
    let zone = |text: &str| matches!(text, "" | "Z") || is_shaped(text, "+00:00") || is_shaped(text, "-00:00");
    match text.split_once('T') {
        None if day(text) => xsd::DATE,
        Some((date, rest)) if day(date) => match rest.split_at_checked(8) {
            Some((time, offset)) if hour(time) && zone(offset) => xsd::DATE_TIME,
            _ => xsd::STRING,
        },
        _ => xsd::STRING,
    }
}

/// Whether a text has digits where the shape has `0`, and else the same characters: chrono reads more than XSD writes.
fn is_shaped(text: &str, shape: &str) -> bool {
    let same = |(byte, wanted): (u8, u8)| {
        if wanted == b'0' {
            byte.is_ascii_digit()
        } else {
            byte == wanted
        }
    };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(same)
}

fn put_counts(uid: &str, event: &EventNode, put: &mut Put<'_>) -> io::Result<()> {
    use vocab::xsd;
    for count in &event.counts {
        let mut subject = Subject::new(iri::count(uid, count), put);
        subject.link(vocab::rdf::TYPE, waqai::COUNT)?;
        subject.link(waqai::COUNT_KIND, iri::concept("count", &code(&count.kind)).as_ref())?;
        subject.typed(waqai::MINIMUM, &count.minimum.to_string(), xsd::INTEGER)?;
        if let Some(maximum) = count.maximum {
            subject.typed(waqai::MAXIMUM, &maximum.to_string(), xsd::INTEGER)?;
        }
        subject.link(prov::WAS_DERIVED_FROM, iri::node(&count.article).as_ref())?;
    }
    Ok(())
}

/// A point, in the order of well-known text: longitude, latitude.
fn put_geometry(uid: &str, place: &PlaceNode, put: &mut Put<'_>) -> io::Result<()> {
    let Some((latitude, longitude)) = place.latitude.zip(place.longitude) else {
        return Ok(());
    };
    let mut subject = Subject::new(iri::geometry(uid), put);
    subject.link(vocab::rdf::TYPE, sf::POINT)?;
    subject.typed(geo::AS_WKT, &format!("POINT({longitude} {latitude})"), geo::WKT_LITERAL)
}

fn put_instant(text: &str, put: &mut Put<'_>) -> io::Result<()> {
    let mut subject = Subject::new(iri::instant(text), put);
    subject.link(vocab::rdf::TYPE, time::INSTANT)?;
    subject.typed(time::IN_XSD_DATE_TIME, text, datatype_of(text))
}
