//! The command line: the only place that prints, reads files and starts threads.
//!
//! Invariants: data goes to standard output or to `-o`, notes and errors to standard error; results come in the order of the
//! inputs whatever the number of threads; a closed pipe is success. Exit code 0: all well; 1: something could not be read or
//! has faults, the rest was done; 2: the command line is wrong or nothing could be done.

mod args;
mod date;
mod error;
mod evaluate;
mod explain;
mod input;
mod learn;
mod lexicon;
#[cfg(feature = "load")]
mod load;
mod notes;
mod output;
mod places;
mod read;
mod timeline;
mod upkeep;
mod write;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use error::CliError;

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(Outcome::Well) | Err(CliError::Closed) => ExitCode::SUCCESS,
        Ok(Outcome::Faults) => ExitCode::from(1),
        Err(error) => {
            notes::error(&error.to_string());
            ExitCode::from(2)
        }
    }
}

/// How a command ended that did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Well,
    Faults,
}

impl Outcome {
    const fn of(faults: bool) -> Self {
        if faults { Self::Faults } else { Self::Well }
    }
}

fn run(arguments: &Arguments) -> Result<Outcome, CliError> {
    match &arguments.command {
        Command::Graph(command) => write::graph(arguments, command),
        #[cfg(feature = "load")]
        Command::Load(command) => load::load(arguments, command),
        Command::Timeline(command) => timeline::timeline(arguments, command),
        Command::Events(command) => write::events(arguments, command),
        Command::Date(command) => date::date(arguments, command),
        Command::Explain(command) => explain::explain(arguments, command),
        Command::Evaluate(command) => evaluate::evaluate(arguments, command),
        Command::Schema(command) => upkeep::schema(command),
        Command::Lexicon(command) => lexicon::lexicon(arguments, &command.command),
        Command::Places(command) => places::places(arguments, command),
        Command::Completions(command) => upkeep::completions(command),
        Command::Man(command) => upkeep::man(command),
    }
}
