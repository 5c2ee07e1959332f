//! What ends the program.

use std::{io, path::PathBuf};

use thiserror::Error;

use crate::lexicon::{LexiconError, PlacesError, import::ImportError, table::Fault};

/// Why nothing could be done.
#[derive(Debug, Error)]
pub enum CliError {
    /// Whoever read our output has gone: no fault of ours.
    #[error("the output was closed")]
    Closed,
    /// The output could not be written.
    #[error("{}: cannot write: {cause}", path.as_ref().map_or("standard output".to_owned(), |path| path.display().to_string()))]
    Write {
        /// The file; none for standard output.
        path: Option<PathBuf>,
        /// Why.
        cause: io::Error,
    },
    /// A file could not be read that everything depends on.
    #[error("{}: {cause}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why, and where.
        cause: String,
    },
    /// A file of imported places does not open.
    #[error("{}: {cause}", path.display())]
    Places {
        /// The file.
        path: PathBuf,
        /// Why, and what to do.
        cause: PlacesError,
    },
    /// A gazetteer cannot be imported.
    #[error("{}: {cause}", path.display())]
    Import {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: ImportError,
    },
    /// The lexicon does not open.
    #[error("{0}")]
    Lexicon(#[from] LexiconError),
    /// The words of the calendar do not load.
    #[error("{} faults in the words of the calendar, the first: {}", .0.len(), .0[0])]
    Calendar(Vec<Fault>),
    /// The threads do not start.
    #[error("the threads do not start: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// A database does not take the graph.
    #[cfg(feature = "load")]
    #[error("{target}: {cause}: what was loaded stays, and may be loaded again")]
    Load {
        /// Its address.
        target: String,
        /// Why.
        cause: String,
    },
    /// Every input failed.
    #[error("nothing could be read")]
    Nothing,
    /// Arguments that do not go together.
    #[error("{0}")]
    Usage(&'static str),
}
