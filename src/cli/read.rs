//! Reading many articles at once, in the order of the inputs.

use std::{fs, path::Path};

use rayon::prelude::*;

use super::{
    Outcome,
    args::{Arguments, InputArguments},
    error::CliError,
    input::{self, Content, InputFault, RawArticle},
    notes,
};
use crate::{
    event::Encoder,
    graph::Graph,
    lexicon::{ImportedPlaces, Lexicon, LexiconError, compile::compile, encoder::EncoderTables, source::Source},
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

/// The tables of an encoder that stands in a folder by itself.
pub fn encoder(folder: &Path) -> Result<EncoderTables, CliError> {
    let (source, mut faults) = Source::read(folder).map_err(|cause| unreadable(folder, cause.into()))?;
    let (compiled, found) = compile(&source);
    faults.extend(found);
    if !faults.is_empty() {
        return Err(unreadable(folder, LexiconError::Faults(faults)));
    }
    let tables = EncoderTables::open(compiled.encoder);
    match Encoder::new(&tables) {
        Some(_) => Ok(tables),
        None => Err(CliError::Read {
            path: folder.to_owned(),
            cause: "there is no whole encoder in it".to_owned(),
        }),
    }
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
    take: impl FnMut(T) -> Result<(), CliError>,
) -> Result<Outcome, CliError> {
    let make = |said: Said| match said {
        Said::Analysis(analysis) => Ok(make(*analysis)),
        Said::Graph(name, _) => Err(InputFault::NoArticle { name }),
    };
    contents(arguments, input, lexicon, make, take)
}

/// The union of the graphs of the inputs: of articles, without the events that are less sure, and of those that are graphs.
pub fn graph(
    arguments: &Arguments,
    input: &InputArguments,
    min_confidence: Option<f32>,
    lexicon: &Lexicon,
) -> Result<(Graph, Outcome), CliError> {
    let mut whole = Graph::new();
    let make = |said: Said| match said {
        Said::Analysis(analysis) => Ok((String::new(), Graph::of(&analysis.surer(min_confidence), lexicon))),
        Said::Graph(name, graph) => Ok((name, *graph)),
    };
    let mut torn = false;
    let take = |(name, graph): (String, Graph)| {
        if let Err(cause) = whole.merge(&graph) {
            torn = true;
            notes::error(&format!("{name}: {cause}: what fits was taken"));
        }
        Ok(())
    };
    let outcome = contents(arguments, input, lexicon, make, take)?;
    Ok((whole, if torn { Outcome::of(true) } else { outcome }))
}

/// What an input says.
enum Said {
    Analysis(Box<Analysis>),
    /// The input and its graph.
    Graph(String, Box<Graph>),
}

fn contents<T: Send>(
    arguments: &Arguments,
    input: &InputArguments,
    lexicon: &Lexicon,
    make: impl Fn(Said) -> Result<T, InputFault> + Sync,
    mut take: impl FnMut(T) -> Result<(), CliError>,
) -> Result<Outcome, CliError> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(arguments.threads).build()?;
    let settings = Settings {
        reference: input.reference,
        variant: input.hijri.variant,
    };
    let pipeline = Pipeline::new(lexicon)?.with(settings);
    let (mut faults, mut done, mut batch) = (0_usize, 0_usize, Vec::with_capacity(BATCH));
    let mut flush = |batch: &mut Vec<Content>| -> Result<(usize, usize), CliError> {
        let (mut faults, mut done) = (0, 0);
        let read = |content: Content| read_one(&pipeline, content, &make);
        let read: Vec<_> = threads.install(|| std::mem::take(batch).into_par_iter().map(read).collect());
        for (made, said) in read {
            for said in said.iter().filter(|_| !arguments.quiet) {
                notes::note(said);
            }
            match made {
                Ok(whole) => {
                    done += 1;
                    take(whole)?;
                }
                Err(fault) => {
                    faults += 1;
                    notes::error(&fault.to_string());
                }
            }
        }
        Ok((faults, done))
    };
    let mut count = |(refused, read): (usize, usize)| {
        faults += refused;
        done += read;
    };
    for source in input::expand(&input.inputs) {
        let read = source.map_or_else(|fault| vec![Err(fault)], |source| source.read());
        for content in read {
            match content {
                Ok(content) => batch.push(content),
                Err(fault) => {
                    count((1, 0));
                    notes::error(&fault.to_string());
                }
            }
            if batch.len() == BATCH {
                count(flush(&mut batch)?);
            }
        }
    }
    count(flush(&mut batch)?);
    if done == 0 && faults > 0 {
        return Err(CliError::Nothing);
    }
    Ok(Outcome::of(faults > 0))
}

fn read_one<T>(
    pipeline: &Pipeline<'_>,
    content: Content,
    make: impl Fn(Said) -> Result<T, InputFault>,
) -> (Result<T, InputFault>, Vec<String>) {
    let raw = match content {
        Content::Article(raw) => raw,
        Content::Graph { name, graph } => return (make(Said::Graph(name, graph)), Vec::new()),
    };
    let RawArticle {
        name,
        metadata,
        text,
        note,
    } = raw;
    let analysis = pipeline.read_article(Article::new(text, metadata));
    let said = note.into_iter().chain(notes::of_article(&name, &analysis)).collect();
    (make(Said::Analysis(Box::new(analysis))), said)
}
