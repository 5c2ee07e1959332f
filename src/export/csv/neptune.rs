//! Amazon Neptune: the loader's openCypher form. It has no lists, which are texts here, and of days no more than their first
//! instant (`DateTime`).

use super::{Writing, owned};
use crate::export::table::{Column, Holds};

pub(super) const WRITING: Writing = Writing {
    node_head: |_| owned([":ID", ":LABEL", "uid:String", "label:String"]),
    edge_head: |_, _, _| owned([":ID", ":START_ID", ":END_ID", ":TYPE"]),
    header,
    node_cells: |uid, kind, label| vec![uid, kind.name(), uid, label],
    edge_cells: |uid, relation, source, target| vec![uid, source, target, relation.code()],
    value: |value| value.plain(),
    other: |_| vec![("README.md", include_str!("neptune.md").to_owned())],
};

fn header(column: Column) -> String {
    let kind = match column.holds {
        Holds::Text | Holds::Texts => "String",
        Holds::Integer => "Long",
        Holds::Number => "Double",
        Holds::Truth => "Bool",
        Holds::Day => "DateTime",
    };
    format!("{}:{kind}", column.name)
}
