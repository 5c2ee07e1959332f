//! Reading many articles at once, in the order of the inputs.

use std::{fs, path::Path};

use rayon::prelude::*;

use super::{
    Outcome,
    args::{Arguments, InputArguments},
    error::CliError,
    input::{self, RawArticle},
    notes,
};
use crate::{
    lexicon::{ImportedPlaces, Lexicon, LexiconError},
    pipeline::{Analysis, Pipeline, Settings},
    text::Article,
};

/// Articles that are read side by side before any of them is written.
const BATCH: usize = 256;

/// The lexicon that the arguments ask for.
pub fn lexicon(arguments: &Arguments) -> Result<Lexicon, CliError> {
    let lexicon = match &arguments.lexicon {
        Some(folder) => Lexicon::with_overlay(folder).map_err(|cause| unreadable(folder, cause))?,
        None => Lexicon::builtin()?,
    };
    Ok(match &arguments.places {
        Some(path) => lexicon.with_places(imported(path)?),
        None => lexicon,
    })
}

/// Names the folder that could not be read.
pub fn unreadable(folder: &Path, cause: LexiconError) -> CliError {
    match cause {
        LexiconError::Read(cause) => CliError::Read {
            path: folder.to_owned(),
            cause: cause.to_string(),
        },
        other => other.into(),
    }
}

fn imported(path: &Path) -> Result<ImportedPlaces, CliError> {
    let bytes = fs::read(path).map_err(|cause| CliError::Read {
        path: path.to_owned(),
        cause: cause.to_string(),
    })?;
    ImportedPlaces::open(&bytes).map_err(|cause| CliError::Places {
        path: path.to_owned(),
        cause,
    })
}

/// Reads every article of the inputs and hands each to `take`, in the order of the inputs. What cannot be read is told and
/// passed over.
pub fn articles<T: Send>(
    arguments: &Arguments,
    input: &InputArguments,
    lexicon: &Lexicon,
    make: impl Fn(Analysis) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), CliError>,
) -> Result<Outcome, CliError> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(arguments.threads).build()?;
    let settings = Settings {
        reference: input.reference,
        variant: input.hijri.variant,
    };
    let pipeline = Pipeline::new(lexicon)?.with(settings);
    let (mut faults, mut done, mut batch) = (0_usize, 0_usize, Vec::with_capacity(BATCH));
    let mut flush = |batch: &mut Vec<RawArticle>| -> Result<(), CliError> {
        let read = |raw: RawArticle| read_one(&pipeline, raw, &make);
        let read: Vec<(T, Vec<String>)> = threads.install(|| std::mem::take(batch).into_par_iter().map(read).collect());
        for (made, said) in read {
            for said in said.iter().filter(|_| !arguments.quiet) {
                notes::note(said);
            }
            take(made)?;
        }
        Ok(())
    };
    for source in input::expand(&input.inputs) {
        let read = source.map_or_else(|fault| vec![Err(fault)], |source| source.read());
        for raw in read {
            match raw {
                Ok(raw) => {
                    done += 1;
                    batch.push(raw);
                    if batch.len() == BATCH {
                        flush(&mut batch)?;
                    }
                }
                Err(fault) => {
                    faults += 1;
                    notes::error(&fault.to_string());
                }
            }
        }
    }
    flush(&mut batch)?;
    if done == 0 && faults > 0 {
        return Err(CliError::Nothing);
    }
    Ok(Outcome::of(faults > 0))
}

fn read_one<T>(pipeline: &Pipeline<'_>, raw: RawArticle, make: impl Fn(Analysis) -> T) -> (T, Vec<String>) {
    let RawArticle {
        name,
        metadata,
        text,
        note,
    } = raw;
    let analysis = pipeline.read_article(Article::new(text, metadata));
    let said = note.into_iter().chain(notes::of_article(&name, &analysis)).collect();
    (make(analysis), said)
}
