//! `graph` and `events`.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use super::{
    Outcome,
    args::{Arguments, EventsArguments, EventsFormat, GraphArguments, GraphDialect, GraphFormat},
    error::CliError,
    notes,
    output::{self, Output},
    read,
};
use crate::{
    export::{Labels, csv, cypher, cytoscape, dot, events, geojson, gexf, graphml, json, plover, rdf},
    graph::Graph,
    pipeline::Analysis,
};

/// Writes the graph of all articles.
pub fn graph(arguments: &Arguments, command: &GraphArguments) -> Result<Outcome, CliError> {
    let form = form(command)?;
    let lexicon = read::lexicon(arguments)?;
    let min_confidence = command.confidence.min_confidence;
    let (whole, outcome) = read::graph(arguments, &command.input, min_confidence, &lexicon)?;
    let path = command.output.output.as_deref();
    let whole_picture = command.format == GraphFormat::Dot && !command.collapse;
    if whole_picture && whole.node_count() > dot::MOST_NODES && !arguments.quiet {
        notes::note("more than 1000 nodes: Graphviz will need minutes; give it fewer articles, or --collapse them");
    }
    match form {
        Form::Folder(dialect, folder) => {
            csv::write(&whole, dialect, |name| output::file_in(&folder, name)).map_err(|cause| CliError::Write {
                path: Some(folder),
                cause,
            })?;
        }
        Form::File(write) => output::put(path, |out| write(&whole, out))?,
        Form::Cypher(dialect) => output::put(path, |out| cypher::write(&whole, dialect, out))?,
        Form::Picture(draw) => {
            let picture = draw(&whole, &Labels::new(&lexicon));
            output::put(path, |out| out.write_all(picture.as_bytes()))?;
        }
    }
    Ok(outcome)
}

/// What is to be written, with what it needs.
enum Form {
    File(fn(&Graph, &mut Output) -> io::Result<()>),
    Picture(fn(&Graph, &Labels) -> String),
    Cypher(cypher::Dialect),
    Folder(csv::Dialect, PathBuf),
}

fn form(command: &GraphArguments) -> Result<Form, CliError> {
    let dialect = command.dialect;
    Ok(match command.format {
        GraphFormat::Dot if command.collapse => Form::Picture(dot::write_collapsed),
        _ if command.collapse => return Err(CliError::Usage("--collapse goes with -f dot")),
        GraphFormat::Dot => Form::Picture(dot::write),
        GraphFormat::Json => Form::File(|graph, out| out.write_all(json::write(graph).as_bytes())),
        GraphFormat::Graphml => Form::File(graphml::write),
        GraphFormat::Gexf => Form::File(gexf::write),
        GraphFormat::Cytoscape => Form::File(cytoscape::write),
        GraphFormat::Geojson => Form::File(geojson::write),
        GraphFormat::Turtle => Form::File(rdf::turtle::write),
        GraphFormat::Nquads => Form::File(rdf::nquads::write),
        GraphFormat::Jsonld => Form::File(rdf::jsonld::write),
        GraphFormat::Cypher => Form::Cypher(dialect.script().ok_or(CliError::Usage(
            if dialect == GraphDialect::Kuzu {
                "Kuzu and LadybugDB load folders: use -f csv"
            } else {
                "-f cypher has the dialects neo4j, memgraph and falkordb"
            },
        ))?),
        GraphFormat::Csv => {
            let dialect = dialect.folder();
            let dialect = dialect.ok_or(CliError::Usage("Memgraph loads scripts: use -f cypher"))?;
            let folder = command.output.output.clone();
            Form::Folder(
                dialect,
                folder.ok_or(CliError::Usage("-f csv writes a folder: name it with -o"))?,
            )
        }
    })
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

/// A record as a line of JSON.
pub fn line(record: &impl serde::Serialize) -> String {
    serde_json::to_string(record).unwrap_or_default() + "\n"
}
