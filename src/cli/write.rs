//! `graph` and `events`.

use super::{
    Outcome,
    args::{Arguments, EventsArguments, EventsFormat, GraphArguments, GraphFormat},
    error::CliError,
    notes,
    output::Output,
    read,
};
use crate::{
    export::{Labels, dot, events, json, plover},
    graph::Graph,
    pipeline::Analysis,
};

/// Writes the graph of all articles.
pub fn graph(arguments: &Arguments, command: &GraphArguments) -> Result<Outcome, CliError> {
    let lexicon = read::lexicon(arguments)?;
    let mut whole = Graph::new();
    let outcome = read::articles(
        arguments,
        &command.input,
        &lexicon,
        |analysis| Graph::of(&analysis.surer(command.confidence.min_confidence), &lexicon),
        |graph| {
            if let Err(error) = whole.merge(&graph) {
                notes::error(&error.to_string());
            }
            Ok(())
        },
    )?;
    let mut out = Output::open(command.output.output.as_deref())?;
    match command.format {
        GraphFormat::Json => out.text(&json::write(&whole))?,
        GraphFormat::Dot => {
            if whole.node_count() > dot::MOST_NODES && !arguments.quiet {
                notes::note("more than 1000 nodes: Graphviz will need minutes; give it fewer articles");
            }
            out.text(&dot::write(&whole, &Labels::new(&lexicon)))?;
        }
    }
    out.close()?;
    Ok(outcome)
}

/// Writes the events of each article on a line, or each event on one.
pub fn events(arguments: &Arguments, command: &EventsArguments) -> Result<Outcome, CliError> {
    let lexicon = read::lexicon(arguments)?;
    let mut out = Output::open(command.output.output.as_deref())?;
    let outcome = read::articles(
        arguments,
        &command.input,
        &lexicon,
        |analysis| lines(&analysis.surer(command.confidence.min_confidence), command.format),
        |lines| out.text(&lines),
    )?;
    out.close()?;
    Ok(outcome)
}

fn lines(analysis: &Analysis, format: EventsFormat) -> String {
    match format {
        EventsFormat::Jsonl => line(&events::record(analysis)),
        EventsFormat::Plover => plover::records(analysis).iter().map(line).collect(),
    }
}

fn line(record: &impl serde::Serialize) -> String {
    serde_json::to_string(record).unwrap_or_default() + "\n"
}
