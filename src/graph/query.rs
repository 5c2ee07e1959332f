//! Questions to the graph.

use std::{cmp::Reverse, collections::BTreeSet};

use chrono::NaiveDate;
use petgraph::{
    algo::astar,
    visit::{EdgeRef, NodeFiltered, UndirectedAdaptor},
};
use serde::Serialize;

use super::{
    model::{Edge, Node, NodeKind, Relation, TimeNode},
    order,
    store::Graph,
};

pub use petgraph::Direction;

/// An event as subject, predicate and object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Triple {
    /// Uid of the actor.
    pub actor: String,
    /// The type of event.
    pub predicate: String,
    /// Uid of the target or place.
    pub object: String,
    /// What the object is to the event.
    pub relation: Relation,
    /// Uid of the event.
    pub event: String,
    /// The event's time, ISO 8601.
    pub time: Option<String>,
}

impl Graph {
    /// The edges of a node with the uid at their other end, in the order of relation and uid.
    pub fn neighbours(&self, uid: &str, direction: Direction, relation: Option<Relation>) -> Vec<(&Edge, &str)> {
        let Some(&index) = self.by_uid.get(uid) else {
            return Vec::new();
        };
        let edges = self.graph.edges_directed(index, direction);
        let edges = edges.filter(|edge| relation.is_none_or(|relation| edge.weight().relation == relation));
        let mut out: Vec<_> = edges
            .map(|edge| {
                let other = if direction == Direction::Outgoing {
                    edge.target()
                } else {
                    edge.source()
                };
                (edge.weight(), self.graph[other].uid.as_str())
            })
            .collect();
        out.sort_by_key(|(edge, uid)| (edge.relation, *uid));
        out
    }

    /// The events that somebody did, between two days (both included), in order of time.
    pub fn events_of(&self, actor: &str, from: NaiveDate, to: NaiveDate) -> Vec<&str> {
        let (from, to) = (format!("{from}T00:00:00"), format!("{to}T24:00:00"));
        let events = self.neighbours(actor, Direction::Incoming, Some(Relation::HasActor));
        let dated = events
            .into_iter()
            .filter_map(|(_, event)| Some((order::interval(self, event)?, event)));
        let mut found: Vec<_> = dated
            .filter(|((earliest, latest), _)| *earliest < to && (*latest > from || earliest == &from))
            .collect();
        found.sort();
        found.into_iter().map(|(_, event)| event).collect()
    }

    /// The events that happened at a place or anywhere inside it, in the order of uids.
    pub fn events_in(&self, place: &str) -> Vec<&str> {
        let mut inside = BTreeSet::new();
        let mut next: Vec<&str> = self
            .by_uid
            .get_key_value(place)
            .map(|(uid, _)| uid.as_str())
            .into_iter()
            .collect();
        while let Some(uid) = next.pop() {
            if inside.insert(uid) {
                let parts = self.neighbours(uid, Direction::Incoming, Some(Relation::PartOf));
                next.extend(parts.into_iter().map(|(_, part)| part));
            }
        }
        self.events_at(inside)
    }

    /// The events that happened within so many kilometres of a point, given as degrees north and east, along the surface of a
    /// sphere; in the order of uids. Places without coordinates are nowhere.
    pub fn events_near(&self, point: (f64, f64), kilometres: f64) -> Vec<&str> {
        let near = self.nodes().filter_map(|(uid, node)| match node {
            Node::Place(place) => {
                let there = (place.latitude?, place.longitude?);
                (distance(point, there) <= kilometres).then_some(uid)
            }
            _ => None,
        });
        self.events_at(near.collect())
    }

    fn events_at(&self, places: BTreeSet<&str>) -> Vec<&str> {
        let at = |place| self.neighbours(place, Direction::Incoming, Some(Relation::OccurredAt));
        let events: BTreeSet<&str> = places.into_iter().flat_map(at).map(|(_, event)| event).collect();
        events.into_iter().collect()
    }

    /// The uids of a shortest way from one node to another over edges in either direction, both ends included; none where they
    /// are not joined. Ways over articles do not count: they join whatever stands in one text.
    pub fn path(&self, from: &str, to: &str) -> Option<Vec<&str>> {
        let (&start, &end) = (self.by_uid.get(from)?, self.by_uid.get(to)?);
        let joined = NodeFiltered::from_fn(&self.graph, |index| {
            index == start || index == end || self.graph[index].node.kind() != NodeKind::Article
        });
        let (_, way) = astar(
            &UndirectedAdaptor(&joined),
            start,
            |index| index == end,
            |_| 1_u32,
            |_| 0,
        )?;
        Some(way.into_iter().map(|index| self.graph[index].uid.as_str()).collect())
    }

    /// When an event was: of several dates the narrowest, else the first that is no interval of days.
    pub fn time_of(&self, event: &str) -> Option<&TimeNode> {
        let times = self.neighbours(event, Direction::Outgoing, Some(Relation::OnDate));
        let times = times.into_iter().filter_map(|(_, uid)| match self.node(uid) {
            Some(Node::Time(time)) => Some(time),
            _ => None,
        });
        // A late beginning and an early end make a narrow interval; what has neither comes last.
        times.max_by_key(|time| (time.latest.is_some(), &time.earliest, Reverse(&time.latest)))
    }

    /// The graph as `(actor)-[action]->(target or place)`.
    pub fn triples(&self) -> Vec<Triple> {
        let mut out = Vec::new();
        for (uid, node) in self.nodes() {
            let Node::Event(event) = node else { continue };
            let edges = self.neighbours(uid, Direction::Outgoing, None);
            let time = self.time_of(uid).map(|time| time.value.clone());
            let actors = edges.iter().filter(|(edge, _)| edge.relation == Relation::HasActor);
            for (_, actor) in actors {
                let objects = edges.iter().filter(|(edge, _)| is_object(edge.relation));
                out.extend(objects.map(|(edge, object)| Triple {
                    actor: (*actor).to_owned(),
                    predicate: event.event_type.code().to_owned(),
                    object: (*object).to_owned(),
                    relation: edge.relation,
                    event: uid.to_owned(),
                    time: time.clone(),
                }));
            }
        }
        out.sort();
        out
    }
}

/// Kilometres between two points on a sphere of the Earth's mean radius, by the haversine formula.
fn distance((south, west): (f64, f64), (north, east): (f64, f64)) -> f64 {
    const RADIUS: f64 = 6371.0;
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let chord = half(north - south) + south.to_radians().cos() * north.to_radians().cos() * half(east - west);
    2.0 * RADIUS * chord.sqrt().min(1.0).asin()
}

const fn is_object(relation: Relation) -> bool {
    use Relation::{HasTarget, MovedFrom, MovedTo, MovedVia, OccurredAt};
    matches!(relation, HasTarget | OccurredAt | MovedFrom | MovedTo | MovedVia)
}
