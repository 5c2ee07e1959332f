//! Graphviz: a picture of the graph for reading, from right to left.
//!
//! Events stand in a box for each day; who acts stands to their right, what it is done to and where to their left. What
//! would only clutter the picture is told otherwise: the day by its box, a statement by a dashed line from the speaker, the
//! article by the title, unless there are several.

mod collapsed;
mod day;
mod label;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use chrono::NaiveDate;

pub use collapsed::{MOST_LINES, write_collapsed};
pub use day::{gregorian, hijri, of as day_of};
pub use label::{id, label, tooltip};

use super::Labels;
use crate::{
    event::{EventType, Modality, Polarity},
    graph::{Direction, Edge, EventNode, Graph, Node, NodeKind, Relation, code},
};

/// Fonts with Arabic letters, the first that exists is taken.
const FONTS: &str = "Noto Sans Arabic,DejaVu Sans";

/// Above so many nodes Graphviz takes minutes and nobody sees anything.
pub const MOST_NODES: usize = 1000;

/// The graph in the language of Graphviz.
///
/// ```
/// use waqai::{export::{Labels, dot}, graph::Graph};
/// let text = dot::write(&Graph::new(), &Labels::default());
/// assert!(text.starts_with("digraph"));
/// ```
pub fn write(graph: &Graph, labels: &Labels) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = Picture::new(graph, labels).write(&mut out);
    out
}

struct Picture<'g> {
    graph: &'g Graph,
    labels: &'g Labels,
    /// Whether articles are nodes of the picture.
    articles: bool,
}

#[derive(Default)]
struct Day<'g> {
    events: Vec<&'g str>,
    hijri: Option<&'g str>,
}

fn count(graph: &Graph, kind: NodeKind) -> usize {
    graph.nodes().filter(|(_, node)| node.kind() == kind).count()
}

fn days(graph: &Graph) -> BTreeMap<NaiveDate, Day<'_>> {
    let mut days: BTreeMap<NaiveDate, Day<'_>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (source, edge, target) in graph.edges() {
        if let (Relation::OnDate, Some(Node::Event(_)), Some(Node::Time(time))) =
            (edge.relation, graph.node(source), graph.node(target))
            && let Some(date) = day_of(time)
            && seen.insert(source)
        {
            let day = days.entry(date).or_default();
            day.events.push(source);
            day.hijri = day
                .hijri
                .or(time.hijri.as_deref().map(|hijri| hijri.get(..10).unwrap_or(hijri)));
        }
    }
    days
}

impl<'g> Picture<'g> {
    fn new(graph: &'g Graph, labels: &'g Labels) -> Self {
        Self {
            graph,
            labels,
            articles: count(graph, NodeKind::Article) > 1,
        }
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let title = self.graph.nodes().find(|(_, node)| node.kind() == NodeKind::Article);
        let title = title.map(|(_, node)| node.label()).unwrap_or_default();
        writeln!(out, "digraph waqai {{")?;
        writeln!(
            out,
            "  graph [rankdir=RL, charset=\"UTF-8\", fontname=\"{FONTS}\", fontsize=20, labelloc=t, ranksep=0.9,"
        )?;
        writeln!(
            out,
            "         nodesep=0.25, newrank=true, bgcolor=\"#ffffff\", label={}]",
            label([title.as_str()])
        )?;
        writeln!(
            out,
            "  node [fontname=\"{FONTS}\", fontsize=13, style=filled, color=\"#455a64\", margin=\"0.15,0.08\"]"
        )?;
        writeln!(
            out,
            "  edge [fontname=\"{FONTS}\", fontsize=10, color=\"#78909c\", fontcolor=\"#546e7a\", arrowsize=0.7]"
        )?;
        let days = days(self.graph);
        self.boxes(&days, out)?;
        let boxed: BTreeSet<&str> = days.values().flat_map(|day| day.events.iter().copied()).collect();
        for (uid, node) in self.graph.nodes().filter(|(uid, _)| !boxed.contains(uid)) {
            self.node(out, "  ", uid, node)?;
        }
        for (source, edge, target) in self.graph.edges() {
            self.edge(out, source, edge, target)?;
        }
        writeln!(out, "}}")
    }

    /// A box for each day.
    fn boxes(&self, days: &BTreeMap<NaiveDate, Day<'_>>, out: &mut String) -> std::fmt::Result {
        for (date, day) in days {
            let name = gregorian(*date, self.labels);
            let other = day.hijri.map(|date| hijri(date, self.labels)).unwrap_or_default();
            writeln!(out, "  subgraph \"cluster_{date}\" {{")?;
            writeln!(
                out,
                "    graph [style=\"rounded,filled\", color=\"#b0bec5\", fillcolor=\"#f5f7f8\", fontsize=14,"
            )?;
            writeln!(
                out,
                "           labelloc=t, label={}]",
                label([name.as_str(), other.as_str()])
            )?;
            for uid in &day.events {
                if let Some(node) = self.graph.node(uid) {
                    self.node(out, "    ", uid, node)?;
                }
            }
            writeln!(out, "  }}")?;
        }
        Ok(())
    }

    fn node(&self, out: &mut String, indent: &str, uid: &str, node: &Node) -> std::fmt::Result {
        let (shape, fill, texts) = match node {
            Node::Event(event) => return self.event(out, indent, uid, event),
            Node::Article(_) if self.articles => ("note", "#eceff1", vec![node.label()]),
            Node::Actor(actor) => {
                let kind = self.labels.arabic("entity", &code(&actor.entity_kind)).to_owned();
                ("ellipse", "#fff3c4", vec![node.label(), format!("({kind})")])
            }
            Node::Place(_) => ("house", "#d7eed9", vec![node.label()]),
            Node::Time(time) if day_of(time).is_none() => (
                "cds",
                "#e3e0f3",
                [Some(&time.value), time.hijri.as_ref()]
                    .into_iter()
                    .flatten()
                    .cloned()
                    .collect(),
            ),
            Node::Time(_) | Node::Article(_) | Node::Statement(_) => return Ok(()),
        };
        let shown = label(texts.iter().map(String::as_str));
        let tip = tooltip(&texts.join(" "));
        writeln!(
            out,
            "{indent}{} [shape={shape}, fillcolor=\"{fill}\", label={shown}, tooltip={tip}]",
            id(uid)
        )
    }

    fn event(&self, out: &mut String, indent: &str, uid: &str, event: &EventNode) -> std::fmt::Result {
        let mut head = self.labels.arabic("event", event.event_type.code()).to_owned();
        let mut notes = Vec::new();
        if event.modality != Modality::Asserted {
            notes.push(self.labels.arabic("modality", &code(&event.modality)).to_owned());
        }
        if event.disputed {
            notes.push(self.labels.word("disputed").to_owned());
        } else if event.polarity == Polarity::Negative {
            notes.push(self.labels.arabic("polarity", "negative").to_owned());
        }
        if !notes.is_empty() {
            let _ = write!(head, " ({})", notes.join(" \u{b7} "));
        }
        let mut texts = vec![head, event.lemmas.join(" / ")];
        texts.extend(event.counts.iter().map(|count| {
            let bound = match count.maximum {
                Some(maximum) if maximum == count.minimum => maximum.to_string(),
                Some(maximum) => format!("{}-{maximum}", count.minimum),
                None => format!("{}+", count.minimum),
            };
            format!("{}: {bound}", self.labels.arabic("count", &code(&count.kind)))
        }));
        texts.dedup();
        let border = if event.polarity == Polarity::Negative {
            "#c62828"
        } else {
            "#37474f"
        };
        let style = if event.modality == Modality::Asserted {
            "filled,rounded"
        } else {
            "filled,rounded,dashed"
        };
        let quote = self.quote(uid).unwrap_or_default();
        writeln!(
            out,
            "{indent}{} [shape=box, style=\"{style}\", color=\"{border}\", fillcolor=\"{}\", label={}, tooltip={}]",
            id(uid),
            colour(event.event_type),
            label(texts.iter().map(String::as_str)),
            tooltip(&quote),
        )
    }

    /// The sentence that tells of an event.
    fn quote(&self, uid: &str) -> Option<String> {
        let reported = self
            .graph
            .neighbours(uid, Direction::Outgoing, Some(Relation::ReportedIn));
        let (edge, _) = reported.into_iter().next()?;
        edge.evidence.first()?.sentence()
    }

    fn edge(&self, out: &mut String, source: &str, edge: &Edge, target: &str) -> std::fmt::Result {
        let name = label([self.labels.arabic("relation", edge.relation.code())]);
        let (from, to) = (id(source), id(target));
        match edge.relation {
            Relation::HasActor => writeln!(out, "  {to} -> {from} [dir=back, color=\"#1565c0\", label={name}]"),
            Relation::HasTarget => writeln!(out, "  {from} -> {to} [color=\"#c62828\", label={name}]"),
            Relation::OccurredAt | Relation::MovedFrom | Relation::MovedTo | Relation::MovedVia => {
                writeln!(out, "  {from} -> {to} [color=\"#2e7d32\", label={name}]")
            }
            Relation::Before => writeln!(out, "  {from} -> {to} [color=\"#90a4ae\", penwidth=1.6, label={name}]"),
            Relation::Caused => writeln!(out, "  {from} -> {to} [color=\"#6a1b9a\", penwidth=2, label={name}]"),
            Relation::MemberOf | Relation::PartOf | Relation::SameAs => {
                writeln!(out, "  {from} -> {to} [style=dotted, label={name}]")
            }
            Relation::About => self.statement(out, source, target),
            Relation::OnDate if self.is_boxed(target) => Ok(()),
            Relation::OnDate => writeln!(out, "  {from} -> {to} [style=dotted, label={name}]"),
            Relation::ReportedIn if self.articles && !self.is_statement(source) => {
                writeln!(out, "  {from} -> {to} [style=dotted, constraint=false, label={name}]")
            }
            Relation::ReportedIn | Relation::SaidBy => Ok(()),
        }
    }

    /// A statement as a line from who speaks to the event.
    fn statement(&self, out: &mut String, statement: &str, event: &str) -> std::fmt::Result {
        let Some(Node::Statement(node)) = self.graph.node(statement) else {
            return Ok(());
        };
        let name = label([self.labels.arabic("stance", node.stance.code())]);
        for (_, speaker) in self
            .graph
            .neighbours(statement, Direction::Outgoing, Some(Relation::SaidBy))
        {
            let (speaker, event) = (id(speaker), id(event));
            writeln!(
                out,
                "  {speaker} -> {event} [style=dashed, color=\"#ef6c00\", label={name}]"
            )?;
        }
        Ok(())
    }

    fn is_boxed(&self, time: &str) -> bool {
        matches!(self.graph.node(time), Some(Node::Time(time)) if day_of(time).is_some())
    }

    fn is_statement(&self, uid: &str) -> bool {
        matches!(self.graph.node(uid), Some(Node::Statement(_)))
    }
}

/// Colour by what the act is like: in deeds or in words, with or against somebody.
const fn colour(kind: EventType) -> &'static str {
    use EventType::{
        Accuse, Agree, Aid, Assault, Build, Coerce, Concede, Consult, Cooperate, Disaster, Govern, Judge, Mobilize,
        Move, Other, Protest, Reject, Request, Retreat, Sanction, State, Support, Threaten, Trade,
    };
    match kind {
        Assault | Coerce | Protest | Sanction | Mobilize => "#ffcdc7",
        Accuse | Reject | Threaten | Request => "#ffe0b2",
        Agree | Consult | Support | Concede => "#cfe5fb",
        Aid | Cooperate | Retreat => "#cdeee8",
        Disaster => "#d7ccc8",
        Govern | Judge | Build | Trade => "#e6def5",
        State | Move | Other => "#eceff1",
    }
}
