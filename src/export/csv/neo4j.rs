//! Neo4j: headers with types, keys in one group for each kind.

use super::{Writing, edge_file, joins, node_file, split_at_semicolon};
use crate::{
    export::{
        cypher,
        table::{Column, Holds},
    },
    graph::NodeKind,
};

pub(super) const WRITING: Writing = Writing {
    node_head: |kind| vec![format!("uid:ID({})", kind.name()), "label".to_owned()],
    edge_head: |_, source, target| {
        vec![
            format!(":START_ID({})", source.name()),
            format!(":END_ID({})", target.name()),
            "uid".to_owned(),
        ]
    },
    header,
    node_cells: |uid, _, label| vec![uid, label],
    edge_cells: |uid, _, source, target| vec![source, target, uid],
    value: split_at_semicolon,
    other: |_| {
        vec![
            ("schema.cypher", cypher::schema(cypher::Dialect::Neo4j)),
            ("load.sh", load()),
            ("README.md", include_str!("neo4j.md").to_owned()),
        ]
    },
};

fn header(column: Column) -> String {
    let kind = match column.holds {
        Holds::Text => return column.name.to_owned(),
        Holds::Texts => "string[]",
        Holds::Integer => "long",
        Holds::Number => "double",
        Holds::Truth => "boolean",
        Holds::Day => "date",
    };
    format!("{}:{kind}", column.name)
}

fn load() -> String {
    let nodes = NodeKind::ALL.map(|kind| format!(" \\\n  --nodes={}={}", kind.name(), node_file(kind)));
    let edges = joins().map(|(relation, source, target)| {
        let file = edge_file(relation, source, target);
        format!(" \\\n  --relationships={}={file}", relation.code())
    });
    let files: String = nodes.into_iter().chain(edges).collect();
    format!(
        r#"#!/bin/sh
# Fills the new, stopped database $1 (default: neo4j).
set -e
cd "$(dirname "$0")"
neo4j-admin database import full "${{1:-neo4j}}" --multiline-fields=true{files}
"#
    )
}
