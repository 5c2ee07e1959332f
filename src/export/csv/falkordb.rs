//! `FalkorDB`: headers with the types of its bulk loader; days are texts, since it has no type for them.

use super::{Writing, edge_file, joins, node_file};
use crate::{
    export::{
        cypher,
        table::{Column, Holds},
    },
    graph::NodeKind,
};

pub(super) const WRITING: Writing = Writing {
    node_head: |kind| vec![format!("uid:ID({})", kind.name()), "label:STRING".to_owned()],
    edge_head: |_, source, target| {
        vec![
            format!(":START_ID({})", source.name()),
            format!(":END_ID({})", target.name()),
            "uid:STRING".to_owned(),
        ]
    },
    header,
    node_cells: |uid, _, label| vec![uid, label],
    edge_cells: |uid, _, source, target| vec![source, target, uid],
    value: |value| value.plain(),
    other: |_| {
        vec![
            ("schema.cypher", cypher::schema(cypher::Dialect::FalkorDb)),
            ("load.sh", load()),
            ("README.md", include_str!("falkordb.md").to_owned()),
        ]
    },
};

fn header(column: Column) -> String {
    let kind = match column.holds {
        Holds::Text | Holds::Texts | Holds::Day => "STRING",
        Holds::Integer => "LONG",
        Holds::Number => "DOUBLE",
        Holds::Truth => "BOOL",
    };
    format!("{}:{kind}", column.name)
}

fn load() -> String {
    let nodes = NodeKind::ALL.map(|kind| format!(" \\\n  -N {} {}", kind.name(), node_file(kind)));
    let edges = joins().map(|(relation, source, target)| {
        format!(" \\\n  -R {} {}", relation.code(), edge_file(relation, source, target))
    });
    let files: String = nodes.into_iter().chain(edges).collect();
    format!(
        r#"#!/bin/sh
# Fills the new graph $1 (default: waqai) of the server $2.
set -e
cd "$(dirname "$0")"
falkordb-bulk-insert "${{1:-waqai}}" -u "${{2:-redis://127.0.0.1:6379}}" -d -j STRING -x none{files}
"#
    )
}
