//! `graph` and `events`.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
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
    pipeline::Analysis,
};

/// Writes the graph of all articles.
pub fn graph(arguments: &Arguments, command: &GraphArguments) -> Result<Outcome, CliError> {
    let form = form(command)?;
    let lexicon = read::lexicon(arguments)?;
    let min_confidence = command.confidence.min_confidence;
    let (whole, outcome) = read::graph(arguments, &command.input, min_confidence, &lexicon)?;
    let path = command.output.output.as_deref();
    match form {
        Form::Folder(dialect, folder) => {
            csv::write(&whole, dialect, |name| output::file_in(&folder, name)).map_err(|cause| CliError::Write {
                path: Some(folder),
                cause,
            })?;
        }
        Form::Json => put(path, |out| out.write_all(json::write(&whole).as_bytes()))?,
        Form::Collapsed => put(path, |out| {
            out.write_all(dot::write_collapsed(&whole, &Labels::new(&lexicon)).as_bytes())
        })?,
        Form::Dot => {
            if whole.node_count() > dot::MOST_NODES && !arguments.quiet {
                notes::note(
                    "more than 1000 nodes: Graphviz will need minutes; give it fewer articles, or --collapse them",
                );
            }
            put(path, |out| {
                out.write_all(dot::write(&whole, &Labels::new(&lexicon)).as_bytes())
            })?;
        }
        Form::Graphml => put(path, |out| graphml::write(&whole, out))?,
        Form::Gexf => put(path, |out| gexf::write(&whole, out))?,
        Form::Cytoscape => put(path, |out| cytoscape::write(&whole, out))?,
        Form::Geojson => put(path, |out| geojson::write(&whole, out))?,
        Form::Turtle => put(path, |out| rdf::turtle::write(&whole, out))?,
        Form::Nquads => put(path, |out| rdf::nquads::write(&whole, out))?,
        Form::Jsonld => put(path, |out| rdf::jsonld::write(&whole, out))?,
        Form::Cypher(dialect) => put(path, |out| cypher::write(&whole, dialect, out))?,
    }
    Ok(outcome)
}

/// What is to be written, with what it needs.
enum Form {
    Json,
    Dot,
    Collapsed,
    Graphml,
    Gexf,
    Cytoscape,
    Geojson,
    Turtle,
    Nquads,
    Jsonld,
    Cypher(cypher::Dialect),
    Folder(csv::Dialect, PathBuf),
}

fn form(command: &GraphArguments) -> Result<Form, CliError> {
    Ok(match command.format {
        GraphFormat::Dot if command.collapse => Form::Collapsed,
        _ if command.collapse => return Err(CliError::Usage("--collapse goes with -f dot")),
        GraphFormat::Json => Form::Json,
        GraphFormat::Dot => Form::Dot,
        GraphFormat::Graphml => Form::Graphml,
        GraphFormat::Gexf => Form::Gexf,
        GraphFormat::Cytoscape => Form::Cytoscape,
        GraphFormat::Geojson => Form::Geojson,
        GraphFormat::Turtle => Form::Turtle,
        GraphFormat::Nquads => Form::Nquads,
        GraphFormat::Jsonld => Form::Jsonld,
        GraphFormat::Cypher => Form::Cypher(match command.dialect {
            GraphDialect::Neo4j => cypher::Dialect::Neo4j,
            GraphDialect::Memgraph => cypher::Dialect::Memgraph,
            GraphDialect::FalkorDb => cypher::Dialect::FalkorDb,
            GraphDialect::Kuzu => return Err(CliError::Usage("Kuzu and LadybugDB load folders: use -f csv")),
            GraphDialect::Neptune | GraphDialect::PostgreSql => {
                return Err(CliError::Usage(
                    "-f cypher has the dialects neo4j, memgraph and falkordb",
                ));
            }
        }),
        GraphFormat::Csv => {
            let dialect = match command.dialect {
                GraphDialect::Neo4j => csv::Dialect::Neo4j,
                GraphDialect::Kuzu => csv::Dialect::Kuzu,
                GraphDialect::Neptune => csv::Dialect::Neptune,
                GraphDialect::FalkorDb => csv::Dialect::FalkorDb,
                GraphDialect::PostgreSql => csv::Dialect::PostgreSql,
                GraphDialect::Memgraph => return Err(CliError::Usage("Memgraph loads scripts: use -f cypher")),
            };
            let folder = command.output.output.clone();
            Form::Folder(
                dialect,
                folder.ok_or(CliError::Usage("-f csv writes a folder: name it with -o"))?,
            )
        }
    })
}

fn put(path: Option<&Path>, write: impl FnOnce(&mut Output) -> io::Result<()>) -> Result<(), CliError> {
    let mut out = Output::open(path)?;
    let written = write(&mut out);
    written.map_err(|cause| out.failed(cause))?;
    out.close()
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
