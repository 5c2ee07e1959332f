//! `places import`.

use std::{
    fs::File,
    io::{self, BufReader, IsTerminal},
    path::Path,
};

use super::{
    Outcome,
    args::{Arguments, PlacesArguments, PlacesCommand},
    error::CliError,
    notes,
    output::Output,
    read,
};
use crate::lexicon::import::import;

/// Rows with faults beyond this are only counted.
const MOST_FAULTS: usize = 100;

/// Looks after gazetteers of others.
pub fn places(arguments: &Arguments, command: &PlacesArguments) -> Result<Outcome, CliError> {
    let PlacesCommand::Import { file, output } = &command.command;
    if output.output.is_none() && io::stdout().is_terminal() {
        return Err(CliError::Usage(
            "the file is not for reading: give it a name with -o OUT",
        ));
    }
    let failed = |cause| CliError::Import {
        path: file.clone(),
        cause,
    };
    let lines = File::open(file).map_err(|cause| failed(cause.into()))?;
    let name = file.file_name().map_or(file.as_path(), Path::new).display().to_string();
    let imported = import(&name, BufReader::new(lines), &read::lexicon(arguments)?).map_err(failed)?;
    for fault in imported.faults.iter().take(MOST_FAULTS) {
        notes::error(&fault.to_string());
    }
    if imported.faults.len() > MOST_FAULTS {
        notes::error(&format!("{name}: {} rows with faults in all", imported.faults.len()));
    }
    let mut out = Output::open(output.output.as_deref())?;
    out.bytes(&imported.bytes)?;
    out.close()?;
    if !arguments.quiet {
        notes::note(&format!(
            "{name}: {} places, {} of them known already; {} rows without an Arabic name or of other types passed over",
            imported.places, imported.known, imported.passed_over
        ));
    }
    Ok(Outcome::of(!imported.faults.is_empty()))
}
