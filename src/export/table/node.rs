//! Nodes as rows.

use std::{borrow::Cow, collections::BTreeMap};

use super::{Column, Holds, Value, column, integer, number, text, texts};
use crate::{
    event::CountKind,
    graph::{ActorNode, ArticleNode, EventNode, Graph, Node, NodeKind, PlaceNode, StatementNode, TimeNode, code},
};

/// A node with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeRow<'g> {
    /// Its key.
    pub uid: &'g str,
    /// Its kind.
    pub kind: NodeKind,
    /// What it is called, in one line.
    pub label: Cow<'g, str>,
    /// The values of [`columns`] of its kind, in their order.
    pub values: Vec<Option<Value<'g>>>,
}

impl<'g> NodeRow<'g> {
    /// The columns that have a value, with it.
    pub fn told(&self) -> impl Iterator<Item = (Column, &Value<'g>)> {
        let columns = columns(self.kind).iter().copied();
        columns
            .zip(&self.values)
            .filter_map(|(column, value)| Some((column, value.as_ref()?)))
    }
}

const ARTICLE: &[Column] = &[
    column("article_id", Holds::Text),
    column("title", Holds::Text),
    column("published", Holds::Text),
    column("publisher", Holds::Text),
    column("url", Holds::Text),
];

const EVENT: &[Column] = &[
    column("event_type", Holds::Text),
    column("lemmas", Holds::Texts),
    column("modes", Holds::Texts),
    column("cameo", Holds::Texts),
    column("modality", Holds::Text),
    column("polarity", Holds::Text),
    column("disputed", Holds::Truth),
    column("edtf", Holds::Text),
    column("hijri", Holds::Text),
    column("first_day", Holds::Day),
    column("last_day", Holds::Day),
    column("killed_min", Holds::Integer),
    column("killed_max", Holds::Integer),
    column("wounded_min", Holds::Integer),
    column("wounded_max", Holds::Integer),
    column("arrested_min", Holds::Integer),
    column("arrested_max", Holds::Integer),
    column("affected_min", Holds::Integer),
    column("affected_max", Holds::Integer),
    column("figures", Holds::Texts),
    column("confidence", Holds::Number),
    column("rules", Holds::Texts),
];

const ACTOR: &[Column] = &[
    column("actor_type", Holds::Text),
    column("actor_key", Holds::Text),
    column("name", Holds::Text),
    column("english", Holds::Text),
    column("country", Holds::Text),
    column("sector", Holds::Text),
];

const PLACE: &[Column] = &[
    column("place_type", Holds::Text),
    column("place_key", Holds::Text),
    column("name", Holds::Text),
    column("english", Holds::Text),
    column("country", Holds::Text),
    column("lies", Holds::Text),
    column("latitude", Holds::Number),
    column("longitude", Holds::Number),
    column("candidates", Holds::Texts),
];

const TIME: &[Column] = &[
    column("edtf", Holds::Text),
    column("hijri", Holds::Text),
    column("earliest", Holds::Text),
    column("latest", Holds::Text),
    column("first_day", Holds::Day),
    column("last_day", Holds::Day),
    column("granularity", Holds::Text),
    column("status", Holds::Text),
];

const STATEMENT: &[Column] = &[column("stance", Holds::Text), column("polarity", Holds::Text)];

/// The columns of a kind of nodes, besides `uid` and `label`.
pub const fn columns(kind: NodeKind) -> &'static [Column] {
    match kind {
        NodeKind::Article => ARTICLE,
        NodeKind::Event => EVENT,
        NodeKind::Actor => ACTOR,
        NodeKind::Place => PLACE,
        NodeKind::Time => TIME,
        NodeKind::Statement => STATEMENT,
    }
}

/// The columns of all kinds of nodes, in the order of their names. Kinds share columns of one name, which hold the same.
pub fn node_columns() -> impl Iterator<Item = Column> {
    let all = NodeKind::ALL.into_iter().flat_map(columns);
    let by_name: BTreeMap<&str, Column> = all.map(|column| (column.name, *column)).collect();
    by_name.into_values()
}

/// Every node as a row, in the order of uids.
pub fn node_rows(graph: &Graph) -> impl Iterator<Item = NodeRow<'_>> {
    graph.nodes().map(|(uid, node)| row(graph, uid, node))
}

/// A node as a row.
pub fn node_row<'g>(graph: &'g Graph, uid: &'g str) -> Option<NodeRow<'g>> {
    graph.node(uid).map(|node| row(graph, uid, node))
}

fn row<'g>(graph: &'g Graph, uid: &'g str, node: &'g Node) -> NodeRow<'g> {
    NodeRow {
        uid,
        kind: node.kind(),
        label: label(node),
        values: match node {
            Node::Article(article) => article_values(article),
            Node::Event(event) => event_values(event, graph.time_of(uid)),
            Node::Actor(actor) => actor_values(actor),
            Node::Place(place) => place_values(place),
            Node::Time(time) => time_values(time),
            Node::Statement(statement) => statement_values(statement),
        },
    }
}

/// The label of a row; of a node whose name has no letter left, its kind.
pub fn label(node: &Node) -> Cow<'static, str> {
    let label = node.label();
    let clean = super::clean(&label);
    if clean.is_empty() {
        Cow::Borrowed(node.kind().name())
    } else {
        Cow::Owned(clean.into_owned())
    }
}

fn article_values(article: &ArticleNode) -> Vec<Option<Value<'_>>> {
    let ArticleNode {
        id,
        title,
        published,
        source,
        url,
    } = article;
    [id, title, published, source, url]
        .map(|cell| text(cell.as_deref()?))
        .into()
}

fn event_values<'g>(event: &'g EventNode, time: Option<&'g TimeNode>) -> Vec<Option<Value<'g>>> {
    let days = time.and_then(TimeNode::days);
    let mut values = vec![
        text(event.event_type.code()),
        texts(&event.lemmas),
        texts(&event.modes),
        texts(&event.cameo),
        said(&event.modality),
        said(&event.polarity),
        Some(Value::Truth(event.disputed)),
        time.and_then(|time| text(&time.value)),
        time.and_then(|time| text(time.hijri.as_deref()?)),
        days.map(|(first, _)| Value::Day(first)),
        days.map(|(_, last)| Value::Day(last)),
    ];
    for kind in [
        CountKind::Killed,
        CountKind::Wounded,
        CountKind::Arrested,
        CountKind::Affected,
    ] {
        values.extend(extremes(event, kind));
    }
    let figures: Vec<_> = event.counts.iter().map(figure).collect();
    values.push(Some(figures).filter(|figures| !figures.is_empty()).map(Value::Texts));
    values.push(number(rounded(event.confidence)));
    values.push(texts(&event.evidence));
    values
}

/// The least and the most that any article says; without the most where one of them leaves it open.
fn extremes(event: &EventNode, kind: CountKind) -> [Option<Value<'static>>; 2] {
    let counts = || event.counts.iter().filter(|count| count.kind == kind);
    let least = counts().map(|count| count.minimum).min();
    let most: Option<Vec<u64>> = counts().map(|count| count.maximum).collect();
    [least, most.and_then(|most| most.into_iter().max())].map(|number| number.map(integer))
}

/// A figure with the article that has it: `killed 5..7 art:…`.
fn figure(count: &crate::graph::EventCount) -> Cow<'static, str> {
    let most = count.maximum.map(|most| most.to_string()).unwrap_or_default();
    Cow::Owned(format!(
        "{} {}..{most} {}",
        code(&count.kind),
        count.minimum,
        super::clean(&count.article)
    ))
}

/// A confidence as it is written, not as the nearest number of 64 bits.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

fn actor_values(actor: &ActorNode) -> Vec<Option<Value<'_>>> {
    let ActorNode {
        entity_kind,
        key,
        name,
        english,
        country,
        sector,
    } = actor;
    let optional = [english, country, sector].map(|cell| text(cell.as_deref()?));
    [said(entity_kind), text(key), text(name)]
        .into_iter()
        .chain(optional)
        .collect()
}

fn place_values(place: &PlaceNode) -> Vec<Option<Value<'_>>> {
    vec![
        place.place_type.as_deref().and_then(text),
        text(&place.key),
        text(&place.name),
        place.english.as_deref().and_then(text),
        place.country.as_deref().and_then(text),
        place.relation.as_ref().and_then(said),
        place.latitude.and_then(number),
        place.longitude.and_then(number),
        texts(&place.candidates),
    ]
}

fn time_values(time: &TimeNode) -> Vec<Option<Value<'_>>> {
    let days = time.days();
    vec![
        text(&time.value),
        time.hijri.as_deref().and_then(text),
        time.earliest.as_deref().and_then(text),
        time.latest.as_deref().and_then(text),
        days.map(|(first, _)| Value::Day(first)),
        days.map(|(_, last)| Value::Day(last)),
        text(&time.granularity),
        text(&time.status),
    ]
}

fn statement_values(statement: &StatementNode) -> Vec<Option<Value<'_>>> {
    vec![text(statement.stance.code()), said(&statement.polarity)]
}

/// The code of a value.
fn said<T: serde::Serialize>(value: &T) -> Option<Value<'static>> {
    Some(code(value))
        .filter(|code| !code.is_empty())
        .map(|code| Value::Text(Cow::Owned(code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_value_for_each_column() {
        let nodes = [
            (Node::Article(ArticleNode::default()), ARTICLE),
            (
                Node::Statement(StatementNode {
                    stance: crate::graph::Stance::Asserts,
                    polarity: crate::event::Polarity::Positive,
                }),
                STATEMENT,
            ),
        ];
        for (node, columns) in nodes {
            let mut graph = Graph::new();
            graph.insert("x:1", node).expect("a graph takes its first node");
            let rows: Vec<_> = node_rows(&graph).collect();
            assert_eq!(rows[0].values.len(), columns.len());
        }
    }
}
