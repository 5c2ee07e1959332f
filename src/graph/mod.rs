//! Graph: the analysis of an article in, a property graph with stable ids out; graphs merge by plain union.
//!
//! Invariants: every uid is ASCII and made from content only, so the same article gives the same graph on every machine; every
//! edge joins two nodes of the graph and there is one edge for each source, relation and target; joining two versions of a node
//! or an edge is commutative, associative and idempotent, and so is [`Graph::merge`]; nodes and edges are given in the order
//! of their uids. Nothing here reads text: what an event is has been decided before.

mod build;
mod ends;
mod evidence;
mod join;
mod model;
mod order;
mod query;
mod store;
pub mod uid;

pub use evidence::{Evidence, Selector};
pub(crate) use model::code;
pub use model::{
    ActorNode, ArticleNode, Edge, EventCount, EventNode, Node, NodeKind, PlaceNode, Relation, Stance, StatementNode,
    TimeNode,
};
pub use query::{Direction, Triple};
pub use store::{Graph, GraphError, Vertex};
