//! `load`: the graph into a database that runs, batch by batch.

mod bolt;
mod progress;
mod quads;

use std::{env, time::Duration};

use super::{
    Outcome,
    args::{Arguments, LoadArguments},
    error::CliError,
    read,
};
use crate::export::cypher;
use progress::Progress;

/// The variables that name the user and hold the password.
const USER: &str = "WAQAI_USER";
const PASSWORD: &str = "WAQAI_PASSWORD";

/// Whom the database knows us as.
struct Credentials {
    user: String,
    password: String,
}

/// Loads the graph of all inputs.
pub fn load(arguments: &Arguments, command: &LoadArguments) -> Result<Outcome, CliError> {
    let target = target(command)?;
    let lexicon = read::lexicon(arguments)?;
    let min_confidence = command.confidence.min_confidence;
    let (graph, outcome) = read::graph(arguments, &command.input, min_confidence, &lexicon)?;
    let progress = Progress::new(arguments.quiet);
    let done = match target {
        Target::Bolt(dialect) => bolt::load(&graph, &command.target, command.database.as_deref(), dialect, &progress),
        Target::Quads => quads::load(&graph, &command.target, &progress),
    };
    done.map_err(|cause| CliError::Load {
        target: command.target.clone(),
        cause,
    })?;
    Ok(outcome)
}

/// What speaks at the other end.
enum Target {
    Bolt(cypher::Dialect),
    Quads,
}

fn target(command: &LoadArguments) -> Result<Target, CliError> {
    let (scheme, rest) = command.target.split_once("://").unwrap_or(("", &command.target));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(CliError::Usage(
            "no names and passwords in addresses, where others see them: set WAQAI_USER and WAQAI_PASSWORD, or wait to be asked",
        ));
    }
    match scheme {
        "bolt" | "bolt+s" | "bolt+ssc" | "neo4j" | "neo4j+s" | "neo4j+ssc" => {
            let dialect = command.dialect.script();
            dialect
                .map(Target::Bolt)
                .ok_or(CliError::Usage("bolt:// has the dialects neo4j, memgraph and falkordb"))
        }
        "http" | "https" => Ok(Target::Quads),
        _ => Err(CliError::Usage(
            "TARGET is bolt://HOST:PORT or neo4j://HOST:PORT, or the http:// address of an RDF store that takes N-Quads; for other databases write their files with `waqai graph -f csv`",
        )),
    }
}

/// User and password from the environment; a password that is not there is asked for where somebody can be asked.
fn credentials() -> Result<Option<Credentials>, String> {
    let Ok(user) = env::var(USER) else {
        return Ok(None);
    };
    let password = match env::var(PASSWORD) {
        Ok(password) => password,
        Err(_) => rpassword::prompt_password(format!("password of {user}: "))
            .map_err(|cause| format!("no password: set {PASSWORD} ({cause})"))?,
    };
    Ok(Some(Credentials { user, password }))
}

/// How long to wait before a batch is sent again, and again.
fn pauses() -> impl Iterator<Item = Duration> {
    (0..5).map(|attempt| Duration::from_millis(250 << attempt))
}
