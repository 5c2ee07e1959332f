//! `timeline`: dated events for reading, in both calendars.

use std::{collections::BTreeMap, fmt::Write};

use chrono::NaiveDateTime;

use super::{
    Outcome,
    args::{Arguments, TimelineArguments},
    error::CliError,
    notes,
    output::Output,
    read,
};
use crate::{
    event::{Modality, Polarity},
    export::{Labels, dot},
    graph::{Direction, EventNode, Graph, Node, Relation, TimeNode, code},
};

/// Keeps what stands between two marks in its own direction, whatever stands around it.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// Shows the events of all articles in the order of time.
pub fn timeline(arguments: &Arguments, command: &TimelineArguments) -> Result<Outcome, CliError> {
    let lexicon = read::lexicon(arguments)?;
    let mut graph = Graph::new();
    let outcome = read::articles(
        arguments,
        &command.input,
        &lexicon,
        |analysis| Graph::of(&analysis.surer(command.confidence.min_confidence), &lexicon),
        |other| {
            if let Err(error) = graph.merge(&other) {
                notes::error(&error.to_string());
            }
            Ok(())
        },
    )?;
    let labels = Labels::new(&lexicon);
    let (dated, undated) = events(&graph, command);
    let mut out = Output::open(command.output.output.as_deref())?;
    let mut last = None;
    for ((earliest, value), events) in &dated {
        if last != Some((earliest, value)) {
            out.text(&format!("{}\n", heading(&graph, value, &labels)))?;
            last = Some((earliest, value));
        }
        for event in events {
            out.text(&format!("  {}\n", line(&graph, event, &labels)))?;
        }
    }
    if command.all && !undated.is_empty() {
        out.text(&format!("{}\n", labels.english_word("undated")))?;
        for event in &undated {
            out.text(&format!("  {}\n", line(&graph, event, &labels)))?;
        }
    } else if !undated.is_empty() && !arguments.quiet {
        notes::note(&format!("{} events without a date: --all shows them", undated.len()));
    }
    out.close()?;
    Ok(outcome)
}

/// Uids of events by first instant and uid of their time, and of those without one.
type Dated<'g> = BTreeMap<(String, &'g str), Vec<&'g str>>;

fn events<'g>(graph: &'g Graph, command: &TimelineArguments) -> (Dated<'g>, Vec<&'g str>) {
    let (mut dated, mut undated): (Dated<'_>, _) = (BTreeMap::new(), Vec::new());
    let stamp = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M:%S").to_string();
    let from = command.from.map(stamp);
    // A day is given by its midnight: what begins before the next one is of that day.
    let to = command.to.map(|to| stamp(to + chrono::TimeDelta::days(1)));
    for (uid, node) in graph.nodes() {
        let Node::Event(_) = node else { continue };
        let times = graph.neighbours(uid, Direction::Outgoing, Some(Relation::OnDate));
        let time = times.into_iter().find_map(|(_, time)| match graph.node(time) {
            Some(Node::Time(node)) => Some((time, node)),
            _ => None,
        });
        match time {
            None => undated.push(uid),
            Some((time, node)) if within(node, from.as_deref(), to.as_deref()) => {
                let earliest = node
                    .earliest
                    .clone()
                    .or_else(|| node.latest.clone())
                    .unwrap_or_default();
                dated.entry((earliest, time)).or_default().push(uid);
            }
            Some(_) => {}
        }
    }
    (dated, undated)
}

fn within(time: &TimeNode, from: Option<&str>, to: Option<&str>) -> bool {
    let ended = |from: &str| time.latest.as_deref().is_some_and(|latest| latest <= from);
    let unbegun = |to: &str| time.earliest.as_deref().is_some_and(|earliest| earliest >= to);
    !from.is_some_and(ended) && !to.is_some_and(unbegun)
}

fn isolated(text: &str) -> String {
    format!("{}{text}{}", ISOLATE.0, ISOLATE.1)
}

/// A date in both calendars.
fn heading(graph: &Graph, time: &str, labels: &Labels) -> String {
    let Some(Node::Time(time)) = graph.node(time) else {
        return time.to_owned();
    };
    let mut parts = vec![time.value.clone()];
    if let Some(day) = dot::day_of(time) {
        parts.push(isolated(&dot::gregorian(day, labels)));
    }
    if let Some(date) = &time.hijri {
        let named = dot::hijri(date.get(..10).unwrap_or(date), labels);
        parts.push(if named.is_empty() {
            date.clone()
        } else {
            isolated(&named)
        });
    }
    if time.status != "exact" {
        parts.push(format!("({})", time.status));
    }
    parts.join("  ")
}

/// An event in one line: type, word, who, to whom, where, how sure, whose word.
fn line(graph: &Graph, uid: &str, labels: &Labels) -> String {
    let Some(Node::Event(event)) = graph.node(uid) else {
        return uid.to_owned();
    };
    let mut line = format!("{:<9} {}", event.event_type.code(), isolated(&event.lemmas.join(" / ")));
    let named = |relation: Relation| {
        let edges = graph.neighbours(uid, Direction::Outgoing, Some(relation));
        let names = edges
            .into_iter()
            .filter_map(|(_, other)| graph.node(other))
            .map(|node| isolated(&node.label()));
        names.collect::<Vec<_>>().join(", ")
    };
    let roles = [
        ("by", Relation::HasActor),
        ("to", Relation::HasTarget),
        ("at", Relation::OccurredAt),
        ("from", Relation::MovedFrom),
        ("towards", Relation::MovedTo),
        ("via", Relation::MovedVia),
    ];
    for (word, relation) in roles {
        let participants = named(relation);
        if !participants.is_empty() {
            let _ = write!(line, "; {word} {participants}");
        }
    }
    line.push_str(&qualities(event, labels));
    for (_, statement) in graph.neighbours(uid, Direction::Incoming, Some(Relation::About)) {
        for (_, speaker) in graph.neighbours(statement, Direction::Outgoing, Some(Relation::SaidBy)) {
            let name = graph.node(speaker).map(Node::label).unwrap_or_default();
            let _ = write!(line, "; says {}", isolated(&name));
        }
    }
    line
}

fn qualities(event: &EventNode, labels: &Labels) -> String {
    let mut out = String::new();
    for count in &event.counts {
        let bound = match count.maximum {
            Some(maximum) if maximum == count.minimum => maximum.to_string(),
            Some(maximum) => format!("{} to {maximum}", count.minimum),
            None => format!("at least {}", count.minimum),
        };
        let _ = write!(out, "; {} {bound}", labels.english("count", &code(&count.kind)));
    }
    if event.modality != Modality::Asserted {
        let _ = write!(out, " [{}]", code(&event.modality));
    }
    if event.disputed {
        out.push_str(" [disputed]");
    } else if event.polarity == Polarity::Negative {
        out.push_str(" [not]");
    }
    out
}
