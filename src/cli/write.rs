//! `graph` and `events`.

use super::{
    Outcome,
    args::{Arguments, EventsArguments, GraphArguments, GraphFormat},
    error::CliError,
    notes,
    output::Output,
    read,
};
use crate::{
    export::{Labels, dot, events, json},
    graph::Graph,
};

/// Writes the graph of all articles.
pub fn graph(arguments: &Arguments, command: &GraphArguments) -> Result<Outcome, CliError> {
    let lexicon = read::lexicon(arguments)?;
    let mut whole = Graph::new();
    let outcome = read::articles(
        arguments,
        &command.input,
        &lexicon,
        |analysis| Graph::of(&analysis, &lexicon),
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

/// Writes the events of each article on a line.
pub fn events(arguments: &Arguments, command: &EventsArguments) -> Result<Outcome, CliError> {
    let lexicon = read::lexicon(arguments)?;
    let mut out = Output::open(command.output.output.as_deref())?;
    let outcome = read::articles(
        arguments,
        &command.input,
        &lexicon,
        |analysis| serde_json::to_string(&events::record(&analysis)).unwrap_or_default(),
        |line| out.text(&line).and_then(|()| out.text("\n")),
    )?;
    out.close()?;
    Ok(outcome)
}
