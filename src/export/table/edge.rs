//! Edges as rows.

use std::borrow::Cow;

use super::{Column, Holds, Value, column, integer, text};
use crate::graph::{Edge, Evidence, Graph, NodeKind, Relation, Selector, uid};

/// An edge with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeRow<'g> {
    /// Its key, made from source, relation and target.
    pub uid: String,
    /// What it says.
    pub relation: Relation,
    /// Uid and kind of the node that it leads from.
    pub source: (&'g str, NodeKind),
    /// Uid and kind of the node that it leads to.
    pub target: (&'g str, NodeKind),
    /// The values of [`EDGE_COLUMNS`], in their order.
    pub values: Vec<Option<Value<'g>>>,
}

impl<'g> EdgeRow<'g> {
    /// The relation with the kinds that it joins here.
    pub const fn join(&self) -> (Relation, NodeKind, NodeKind) {
        (self.relation, self.source.1, self.target.1)
    }

    /// The columns that have a value, with it.
    pub fn told(&self) -> impl Iterator<Item = (Column, &Value<'g>)> {
        let columns = EDGE_COLUMNS.iter().copied();
        columns
            .zip(&self.values)
            .filter_map(|(column, value)| Some((column, value.as_ref()?)))
    }
}

/// The columns of every relation, besides `uid`. All but `mentions` and `evidence` are of the first words that say so.
pub const EDGE_COLUMNS: &[Column] = &[
    // The words, and what stands around them: for the mention of an event, its sentence.
    column("quote", Holds::Text),
    column("context", Holds::Text),
    // Uid of the article, and the place of the words in its text, in Unicode code points, end exclusive.
    column("article", Holds::Text),
    column("from_char", Holds::Integer),
    column("to_char", Holds::Integer),
    // Of a mention: how real, and whether it is.
    column("modality", Holds::Text),
    column("polarity", Holds::Text),
    // Of a participant: `explicit`, `antecedent` or `shared`; of a date: `clause` or `sentence`.
    column("found", Holds::Text),
    // How many words say so, and all of them as JSON.
    column("mentions", Holds::Integer),
    column("evidence", Holds::Text),
];

/// Every edge as a row, in the order of source, relation and target.
pub fn edge_rows(graph: &Graph) -> impl Iterator<Item = EdgeRow<'_>> {
    graph.edges_with_ends().map(|(source, edge, target)| EdgeRow {
        uid: uid::edge(&source.uid, edge.relation, &target.uid),
        relation: edge.relation,
        source: (&source.uid, source.node.kind()),
        target: (&target.uid, target.node.kind()),
        values: values(edge),
    })
}

fn values(edge: &Edge) -> Vec<Option<Value<'_>>> {
    let Some(first) = edge.evidence.first() else {
        return vec![None; EDGE_COLUMNS.len()];
    };
    let position = first.selector.iter().find_map(|selector| match selector {
        Selector::Position { start, end } => Some((*start as u64, *end as u64)),
        Selector::Quote { .. } => None,
    });
    let all = serde_json::to_string(&edge.evidence).ok();
    vec![
        first.quote().and_then(text),
        first.sentence().and_then(made),
        text(&first.source),
        position.map(|(start, _)| integer(start)),
        position.map(|(_, end)| integer(end)),
        first.modality.as_deref().and_then(text),
        first.polarity.as_deref().and_then(text),
        found(first).and_then(text),
        Some(integer(edge.evidence.len() as u64)),
        all.and_then(made),
    ]
}

fn found(evidence: &Evidence) -> Option<&str> {
    evidence.fill.as_deref().or(evidence.anchor.as_deref())
}

/// A text that is made here, as every format can carry it.
fn made(text: String) -> Option<Value<'static>> {
    let clean = match super::clean(&text) {
        Cow::Borrowed(all) if all.len() == text.len() => None,
        other => Some(other.into_owned()),
    };
    let text = clean.unwrap_or(text);
    (!text.is_empty()).then_some(Value::Text(Cow::Owned(text)))
}
