//! Questions to the graph.

use std::cmp::Reverse;

use chrono::NaiveDate;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::{
    model::{Edge, Node, Relation, TimeNode},
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

const fn is_object(relation: Relation) -> bool {
    use Relation::{HasTarget, MovedFrom, MovedTo, MovedVia, OccurredAt};
    matches!(relation, HasTarget | OccurredAt | MovedFrom | MovedTo | MovedVia)
}
