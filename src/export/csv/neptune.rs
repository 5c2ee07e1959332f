//! Amazon Neptune: the loader's openCypher form.

use super::{Writing, split_at_semicolon};
use crate::export::table::{Column, Holds};

pub(super) const WRITING: Writing = Writing {
    node_head: |_| {
        [":ID", ":LABEL", "uid:String", "label:String"]
            .map(str::to_owned)
            .into()
    },
    edge_head: |_, _, _| [":ID", ":START_ID", ":END_ID", ":TYPE"].map(str::to_owned).into(),
    header,
    node_cells: |uid, kind, label| vec![uid, kind.name(), uid, label],
    edge_cells: |uid, relation, source, target| vec![uid, source, target, relation.code()],
    value: split_at_semicolon,
    other: || vec![("README.md", include_str!("neptune.md").to_owned())],
};

fn header(column: Column) -> String {
    let kind = match column.holds {
        Holds::Text => "String",
        Holds::Texts => "String[]",
        Holds::Integer => "Long",
        Holds::Number => "Double",
        Holds::Truth => "Bool",
        Holds::Day => "Date",
    };
    format!("{}:{kind}", column.name)
}
