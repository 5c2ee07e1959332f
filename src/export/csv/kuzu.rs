//! Kuzu and `LadybugDB`: node tables, and a table for each relation with a `FROM … TO …` for each pair of kinds.

use super::{Broken, Writing, edge_file, joins, node_file, owned};
use crate::{
    export::table::{Column, EDGE_COLUMNS, Holds, columns},
    graph::{NodeKind, Relation},
};

pub(super) const WRITING: Writing = Writing {
    node_head: |_| owned(["uid", "label"]),
    edge_head: |_, _, _| owned(["source", "target", "uid"]),
    header: |column| column.name.to_owned(),
    node_cells: |uid, _, label| vec![uid, label],
    edge_cells: |uid, _, source, target| vec![source, target, uid],
    value: |value| value.plain(),
    other: |broken| {
        vec![
            ("schema.cypher", schema()),
            ("load.cypher", load(broken)),
            ("README.md", include_str!("kuzu.md").to_owned()),
        ]
    },
};

/// How a file is read: as RFC 4180 has it, by several threads where each row is a line. What the engine finds out by itself from
/// a small file may be wrong.
fn options(file: &str, broken: &Broken) -> String {
    format!("HEADER=true, PARALLEL={}, AUTO_DETECT=false", !broken.contains(file))
}

const fn type_of(holds: Holds) -> &'static str {
    match holds {
        Holds::Text | Holds::Texts => "STRING",
        Holds::Integer => "INT64",
        Holds::Number => "DOUBLE",
        Holds::Truth => "BOOLEAN",
        Holds::Day => "DATE",
    }
}

fn fields(columns: &[Column]) -> String {
    let field = |column: &Column| format!(", {} {}", column.name, type_of(column.holds));
    columns.iter().map(field).collect()
}

/// The tables, as statements that may run twice.
pub fn schema() -> String {
    let nodes = NodeKind::ALL.map(|kind| {
        let (kind, fields) = (kind.name(), fields(columns(kind)));
        format!("CREATE NODE TABLE IF NOT EXISTS {kind}(uid STRING PRIMARY KEY, label STRING{fields});\n")
    });
    let edges = Relation::ALL.iter().map(|relation| {
        let pair = |(source, target): &(NodeKind, NodeKind)| format!("FROM {} TO {}", source.name(), target.name());
        let pairs: Vec<String> = relation.ends().iter().map(pair).collect();
        let (relation, pairs, fields) = (relation.code(), pairs.join(", "), fields(EDGE_COLUMNS));
        format!("CREATE REL TABLE IF NOT EXISTS {relation}({pairs}, uid STRING{fields});\n")
    });
    let title = "// Tables of waqai's graph for Kuzu and LadybugDB.\n".to_owned();
    [title].into_iter().chain(nodes).chain(edges).collect()
}

fn load(broken: &Broken) -> String {
    let nodes = NodeKind::ALL.map(|kind| {
        let file = node_file(kind);
        let options = options(&file, broken);
        format!("COPY {} FROM '{file}' ({options});\n", kind.name())
    });
    let edges = joins().map(|(relation, source, target)| {
        // The pair of kinds is told only where a table has several.
        let pair = if relation.ends().len() > 1 {
            format!("FROM='{}', TO='{}', ", source.name(), target.name())
        } else {
            String::new()
        };
        let file = edge_file(relation, source, target);
        let options = options(&file, broken);
        format!("COPY {} FROM '{file}' ({pair}{options});\n", relation.code())
    });
    nodes.into_iter().chain(edges).collect()
}
