//! JSON Graph Format, version 2: what is ours stands in `metadata`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::graph::{Edge, Evidence, Graph, GraphError, Node, Relation, uid};

/// Name of the shape of our metadata.
pub const SCHEMA: &str = "waqai-graph";
/// Its version: the first number is raised when old readers would misread it.
pub const VERSION: &str = "1.0";

/// Why a file is no graph of ours.
#[derive(Debug, Error)]
pub enum JsonError {
    /// No JSON, or of another shape.
    #[error(transparent)]
    Shape(#[from] serde_json::Error),
    /// Another version.
    #[error("the graph is {found}, this program reads {SCHEMA} {VERSION}")]
    Version {
        /// What it calls itself.
        found: String,
    },
    /// Nodes and edges that do not fit.
    #[error(transparent)]
    Graph(#[from] GraphError),
}

/// A graph in JSON Graph Format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The graph.
    pub graph: JsonGraph,
}

/// The graph of a [`Document`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JsonGraph {
    /// Made from the uids of its articles.
    pub id: String,
    /// What it is called: its article's title.
    pub label: String,
    /// Always.
    pub directed: bool,
    /// What kind of graph it is.
    #[serde(rename = "type")]
    pub graph_type: String,
    /// Name and version of the shape.
    pub metadata: GraphMetadata,
    /// Nodes by uid.
    pub nodes: BTreeMap<String, JsonNode>,
    /// Edges in the order of source, relation and target.
    pub edges: Vec<JsonEdge>,
}

/// Name and version of the shape of our metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GraphMetadata {
    /// `waqai-graph`.
    pub schema: String,
    /// The version of the shape.
    pub version: String,
}

/// A node.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JsonNode {
    /// What it is called, in one line.
    pub label: String,
    /// What it is.
    pub metadata: Node,
}

/// An edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JsonEdge {
    /// Made from source, relation and target.
    pub id: String,
    /// Uid of the node that it leads from.
    pub source: String,
    /// Uid of the node that it leads to.
    pub target: String,
    /// What it says.
    pub relation: Relation,
    /// Always.
    pub directed: bool,
    /// The relation again, for programs that show labels.
    pub label: String,
    /// The words that say so.
    pub metadata: EdgeMetadata,
}

/// What we know of an edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EdgeMetadata {
    /// The words that say so, as W3C Web Annotation selectors.
    pub evidence: Vec<Evidence>,
}

/// The graph as a document.
pub fn document(graph: &Graph) -> Document {
    let nodes = graph.nodes().map(|(uid, node)| {
        let node = JsonNode {
            label: node.label(),
            metadata: node.clone(),
        };
        (uid.to_owned(), node)
    });
    let edges = graph.edges().into_iter().map(|(source, edge, target)| JsonEdge {
        id: uid::edge(source, edge.relation, target),
        source: source.to_owned(),
        target: target.to_owned(),
        relation: edge.relation,
        directed: true,
        label: edge.relation.code().to_owned(),
        metadata: EdgeMetadata {
            evidence: edge.evidence.clone(),
        },
    });
    let articles = graph.nodes().filter(|(_, node)| matches!(node, Node::Article(_)));
    let (uids, titles): (Vec<&str>, Vec<String>) = articles.map(|(uid, node)| (uid, node.label())).unzip();
    Document {
        graph: JsonGraph {
            id: format!("g:{}", uid::hash(uids)),
            label: titles.into_iter().next().unwrap_or_default(),
            directed: true,
            graph_type: "event graph".to_owned(),
            metadata: GraphMetadata {
                schema: SCHEMA.to_owned(),
                version: VERSION.to_owned(),
            },
            nodes: nodes.collect(),
            edges: edges.collect(),
        },
    }
}

/// The graph as JSON text, indented, with a line end.
///
/// ```
/// use waqai::{export::json, graph::Graph};
/// let text = json::write(&Graph::new());
/// assert_eq!(json::read(&text).unwrap(), Graph::new());
/// ```
pub fn write(graph: &Graph) -> String {
    // The types hold nothing that JSON cannot: the keys are strings, and no number is infinite.
    let mut text = serde_json::to_string_pretty(&document(graph)).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads what [`write()`] wrote.
///
/// # Errors
/// When the text is no JSON, of another shape or version, or its edges join what is not there.
pub fn read(text: &str) -> Result<Graph, JsonError> {
    let Document { graph: read } = serde_json::from_str(text)?;
    let major = |version: &str| version.split('.').next().map(str::to_owned);
    if read.metadata.schema != SCHEMA || major(&read.metadata.version) != major(VERSION) {
        return Err(JsonError::Version {
            found: format!("{} {}", read.metadata.schema, read.metadata.version),
        });
    }
    let mut graph = Graph::new();
    for (uid, node) in read.nodes {
        graph.insert(&uid, node.metadata)?;
    }
    for edge in read.edges {
        let JsonEdge {
            source,
            target,
            relation,
            metadata,
            ..
        } = edge;
        graph.connect(
            &source,
            &target,
            Edge {
                relation,
                evidence: metadata.evidence,
            },
        )?;
    }
    Ok(graph)
}
