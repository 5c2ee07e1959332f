//! The graph itself.

use std::collections::BTreeMap;

use petgraph::{
    graph::{DiGraph, NodeIndex},
    visit::EdgeRef,
};
use thiserror::Error;

use super::{
    join,
    model::{Edge, Node, NodeKind, Relation},
    uid,
};

/// Why a graph does not hold together.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum GraphError {
    /// An edge to or from a node that is not there.
    #[error("edge {relation} from {source_uid} to {target_uid}: there is no node {missing}")]
    NoNode {
        /// The edge's relation.
        relation: &'static str,
        /// Uid of its source.
        source_uid: String,
        /// Uid of its target.
        target_uid: String,
        /// The one that is missing.
        missing: String,
    },
    /// A relation that does not lead from such a node to such a node.
    #[error("edge {relation} from {source_uid} to {target_uid}: it does not lead from {} to {}", .kinds.0.name(), .kinds.1.name())]
    Ends {
        /// The edge's relation.
        relation: &'static str,
        /// Uid of its source.
        source_uid: String,
        /// Uid of its target.
        target_uid: String,
        /// Their kinds.
        kinds: (NodeKind, NodeKind),
    },
    /// A key that files and databases could misread.
    #[error(
        "node {0:?}: a uid is 1 to 256 visible ASCII characters without quotes, backslash, `<>{{}}|^` and grave accent"
    )]
    Uid(String),
    /// Two nodes of different kinds under one uid.
    #[error("node {0} stands twice, with different kinds")]
    Kinds(String),
}

/// A node with its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Vertex {
    /// Its key.
    pub uid: String,
    /// What it is.
    pub node: Node,
}

/// A property graph over [`petgraph`].
#[derive(Clone, Debug, Default)]
pub struct Graph {
    pub(super) graph: DiGraph<Vertex, Edge>,
    pub(super) by_uid: BTreeMap<String, NodeIndex>,
}

impl PartialEq for Graph {
    /// Two graphs are equal when their nodes and edges are, in whatever order they came.
    fn eq(&self, other: &Self) -> bool {
        self.nodes().eq(other.nodes()) && self.edges() == other.edges()
    }
}

impl Graph {
    /// An empty graph.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a node in, joined with the one that has its uid.
    ///
    /// # Errors
    /// When that one is of another kind, or the uid is none.
    pub fn insert(&mut self, uid: &str, node: Node) -> Result<(), GraphError> {
        if !uid::is_uid(uid) {
            return Err(GraphError::Uid(uid.to_owned()));
        }
        match self
            .by_uid
            .get(uid)
            .and_then(|&index| self.graph.node_weight_mut(index))
        {
            Some(vertex) if vertex.node.kind() != node.kind() => Err(GraphError::Kinds(uid.to_owned())),
            Some(vertex) => {
                vertex.node.join(node);
                Ok(())
            }
            None => {
                let index = self.graph.add_node(Vertex {
                    uid: uid.to_owned(),
                    node,
                });
                self.by_uid.insert(uid.to_owned(), index);
                Ok(())
            }
        }
    }

    /// Puts an edge in, joined with the one that says the same.
    ///
    /// # Errors
    /// When one of its nodes is missing, or the relation does not join such nodes.
    pub fn connect(&mut self, source: &str, target: &str, edge: Edge) -> Result<(), GraphError> {
        let index = |uid: &str| {
            self.by_uid.get(uid).copied().ok_or_else(|| GraphError::NoNode {
                relation: edge.relation.code(),
                source_uid: source.to_owned(),
                target_uid: target.to_owned(),
                missing: uid.to_owned(),
            })
        };
        let (from, to) = (index(source)?, index(target)?);
        let kinds = (self.graph[from].node.kind(), self.graph[to].node.kind());
        if !edge.relation.ends().contains(&kinds) {
            return Err(GraphError::Ends {
                relation: edge.relation.code(),
                source_uid: source.to_owned(),
                target_uid: target.to_owned(),
                kinds,
            });
        }
        let same = self
            .graph
            .edges_connecting(from, to)
            .find(|other| other.weight().relation == edge.relation);
        if let Some(other) = same
            .map(|other| other.id())
            .and_then(|id| self.graph.edge_weight_mut(id))
        {
            join::set(&mut other.evidence, edge.evidence);
        } else {
            let mut evidence = Vec::new();
            join::set(&mut evidence, edge.evidence);
            self.graph.add_edge(
                from,
                to,
                Edge {
                    relation: edge.relation,
                    evidence,
                },
            );
        }
        Ok(())
    }

    /// The union with another graph: commutative, associative, idempotent.
    ///
    /// # Errors
    /// When a uid is a node of one kind here and of another there. What went before stays in.
    pub fn merge(&mut self, other: &Self) -> Result<(), GraphError> {
        for (uid, node) in other.nodes() {
            self.insert(uid, node.clone())?;
        }
        for (source, edge, target) in other.edges() {
            self.connect(source, target, edge.clone())?;
        }
        Ok(())
    }

    /// A node by its uid.
    pub fn node(&self, uid: &str) -> Option<&Node> {
        self.by_uid.get(uid).map(|&index| &self.graph[index].node)
    }

    /// Every node, in the order of uids.
    pub fn nodes(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.by_uid
            .iter()
            .map(|(uid, &index)| (uid.as_str(), &self.graph[index].node))
    }

    /// Every edge as source, edge and target, in the order of source, relation and target.
    pub fn edges(&self) -> Vec<(&str, &Edge, &str)> {
        self.edges_with_ends()
            .map(|(source, edge, target)| (source.uid.as_str(), edge, target.uid.as_str()))
            .collect()
    }

    /// Every edge with the nodes at its ends, in the order of source, relation and target.
    pub(crate) fn edges_with_ends(&self) -> impl Iterator<Item = (&Vertex, &Edge, &Vertex)> {
        self.by_uid.values().flat_map(move |&source| {
            let edges = self.graph.edges(source);
            let mut edges: Vec<_> = edges.map(|edge| (edge.weight(), &self.graph[edge.target()])).collect();
            edges.sort_by_key(|(edge, target)| (edge.relation, &target.uid));
            edges
                .into_iter()
                .map(move |(edge, target)| (&self.graph[source], edge, target))
        })
    }

    /// The edge of a relation between two nodes.
    pub fn edge(&self, source: &str, relation: Relation, target: &str) -> Option<&Edge> {
        let (from, to) = (*self.by_uid.get(source)?, *self.by_uid.get(target)?);
        let mut edges = self.graph.edges_connecting(from, to).map(|edge| edge.weight());
        edges.find(|edge| edge.relation == relation)
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many edges there are.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// The graph as petgraph has it, for its algorithms. The order of indices is no part of the content.
    pub const fn as_petgraph(&self) -> &DiGraph<Vertex, Edge> {
        &self.graph
    }
}
