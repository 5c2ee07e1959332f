//! `schema`, `completions` and `man`.

use std::{io::Write, path::Path};

use clap::CommandFactory;

use super::{
    Outcome,
    args::{Arguments, CompletionsArguments, ManArguments, SchemaArguments, SchemaName},
    error::CliError,
    output,
};
use crate::export::{
    csv, cypher,
    schema::{Shape, schema as schema_of},
};

/// Prints a schema.
pub fn schema(command: &SchemaArguments) -> Result<Outcome, CliError> {
    let text = match command.name {
        SchemaName::Graph => schema_of(Shape::Graph),
        SchemaName::Events => schema_of(Shape::Events),
        SchemaName::Plover => schema_of(Shape::Plover),
        SchemaName::Neo4j => cypher::schema(cypher::Dialect::Neo4j),
        SchemaName::Memgraph => cypher::schema(cypher::Dialect::Memgraph),
        SchemaName::FalkorDb => cypher::schema(cypher::Dialect::FalkorDb),
        SchemaName::Kuzu => csv::kuzu::schema(),
        SchemaName::PostgreSql => csv::postgresql::schema(),
    };
    put(command.output.output.as_deref(), text.as_bytes())
}

/// Prints completions.
pub fn completions(command: &CompletionsArguments) -> Result<Outcome, CliError> {
    let mut bytes = Vec::new();
    clap_complete::generate(command.shell, &mut Arguments::command(), "waqai", &mut bytes);
    put(command.output.output.as_deref(), &bytes)
}

/// Prints the manual page: the program, then each command.
pub fn man(command: &ManArguments) -> Result<Outcome, CliError> {
    let mut bytes = Vec::new();
    let mut program = Arguments::command();
    program.build();
    // Writing to memory does not fail.
    let _ = clap_mangen::Man::new(program.clone()).render(&mut bytes);
    for part in program.get_subcommands().filter(|part| part.get_name() != "help") {
        let title = format!("waqai {}", part.get_name());
        let _ = clap_mangen::Man::new(part.clone().display_name(title)).render_description_section(&mut bytes);
        let _ = clap_mangen::Man::new(part.clone()).render_options_section(&mut bytes);
    }
    put(command.output.output.as_deref(), &bytes)
}

fn put(path: Option<&Path>, bytes: &[u8]) -> Result<Outcome, CliError> {
    output::put(path, |out| out.write_all(bytes))?;
    Ok(Outcome::Well)
}
