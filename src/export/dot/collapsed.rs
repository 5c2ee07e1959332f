//! The picture of many events: who did how much of what to whom or where, a line for each pair, the heaviest of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use super::{FONTS, Picture, id, label};
use crate::{
    export::Labels,
    graph::{Graph, Triple},
};

/// So many lines can be told apart.
pub const MOST_LINES: usize = 120;
/// Types of events that a line names, the most frequent ones.
const MOST_TYPES: usize = 3;

/// Events of a pair by type.
type Line = BTreeMap<String, BTreeSet<String>>;

/// The collapsed graph in the language of Graphviz. Events are no nodes here: an actor's line to a target or place tells their
/// types and numbers. Those with fewest events are left out above [`MOST_LINES`].
///
/// ```
/// use waqai::{export::{Labels, dot}, graph::Graph};
/// assert!(dot::write_collapsed(&Graph::new(), &Labels::default()).starts_with("digraph"));
/// ```
pub fn write_collapsed(graph: &Graph, labels: &Labels) -> String {
    let mut lines: BTreeMap<(String, String), Line> = BTreeMap::new();
    for Triple {
        actor,
        predicate,
        object,
        event,
        ..
    } in graph.triples()
    {
        let line = lines.entry((actor, object)).or_default();
        line.entry(predicate).or_default().insert(event);
    }
    let mut lines: Vec<_> = lines
        .into_iter()
        .map(|(ends, line)| (events(&line), ends, line))
        .collect();
    // The sort keeps the order of uids among equals.
    lines.sort_by_key(|(events, ..)| std::cmp::Reverse(*events));
    lines.truncate(MOST_LINES);
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write(&Picture::new(graph, labels), &lines, &mut out);
    out
}

fn events(line: &Line) -> usize {
    line.values().map(BTreeSet::len).sum()
}

fn write(picture: &Picture<'_>, lines: &[(usize, (String, String), Line)], out: &mut String) -> std::fmt::Result {
    writeln!(out, "digraph waqai {{")?;
    writeln!(
        out,
        "  graph [rankdir=RL, charset=\"UTF-8\", fontname=\"{FONTS}\", ranksep=1.2, nodesep=0.2]"
    )?;
    writeln!(
        out,
        "  node [fontname=\"{FONTS}\", fontsize=13, style=filled, color=\"#455a64\"]"
    )?;
    writeln!(
        out,
        "  edge [fontname=\"{FONTS}\", fontsize=10, color=\"#78909c\", fontcolor=\"#37474f\"]"
    )?;
    let ends: BTreeSet<&str> = lines
        .iter()
        .flat_map(|(_, (from, to), _)| [from.as_str(), to])
        .collect();
    for uid in ends {
        if let Some(node) = picture.graph.node(uid) {
            picture.node(out, "  ", uid, node)?;
        }
    }
    for (events, (from, to), line) in lines {
        let mut types: Vec<_> = line.iter().map(|(code, events)| (events.len(), code)).collect();
        types.sort_by_key(|(events, _)| std::cmp::Reverse(*events));
        let named = types.iter().take(MOST_TYPES).map(|(events, code)| {
            let name = picture.labels.arabic("event", code);
            if *events == 1 {
                name.to_owned()
            } else {
                format!("{name} \u{d7}{events}")
            }
        });
        let named: Vec<String> = named.collect();
        let (name, width) = (label(named.iter().map(String::as_str)), (*events).clamp(1, 8));
        writeln!(out, "  {} -> {} [penwidth={width}, label={name}]", id(from), id(to))?;
    }
    writeln!(out, "}}")
}
