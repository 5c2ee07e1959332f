//! `lexicon learn`.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Outcome, args::Arguments, error::CliError, evaluate::lines, output::Output, read, write::line};
use crate::{
    evaluation::{GoldArticle, Tally, score},
    event::{
        Encoder,
        judge::{Decision, Judge, Written},
    },
    export::events,
    learning::{Labelled, Learnt, Lesson, label, learn, rate, trust},
    lexicon::{Lexicon, encoder::EncoderTables},
    pipeline::{Analysis, Pipeline},
    text::{Article, Metadata},
};

/// Into so many parts the articles are dealt: an even number, so that each belongs to one of [`HALVES`].
const FOLDS: usize = 4;

/// The folders of the encoders that were learnt from every other article: from the first, the third and so on, and from the
/// others; an article is put to the one that was not learnt from it.
const HALVES: [&str; 2] = ["even", "odd"];

/// Learns the weights of decisions from annotated articles.
pub fn run(
    arguments: &Arguments,
    gold: &[PathBuf],
    test: &[PathBuf],
    halves: Option<&Path>,
    folder: Option<&Path>,
) -> Result<Outcome, CliError> {
    // What cannot be written is told before minutes of learning, not after.
    if let Some(folder) = folder {
        fs::create_dir_all(folder).map_err(|cause| unwritten(folder, &cause))?;
    }
    let lexicon = read::lexicon(arguments)?;
    let articles = all(gold)?;
    let halves = halves.map(|folder| HALVES.map(|half| read::encoder(&folder.join(half))));
    let halves = halves.into_iter().flatten().collect::<Result<Vec<_>, _>>()?;
    let learner = Learner {
        lexicon: &lexicon,
        articles: &articles,
        halves: &halves,
    };
    let weights = learner.weights()?;
    let mut out = Output::open(None)?;
    for test in test {
        out.text(&learner.figures(&weights, test)?)?;
    }
    if let Some(folder) = folder {
        write_tables(folder, &weights)?;
    }
    out.close()?;
    Ok(Outcome::Well)
}

/// The articles of some files.
fn all(gold: &[PathBuf]) -> Result<Vec<GoldArticle>, CliError> {
    let files: Vec<Vec<GoldArticle>> = gold.iter().map(|path| lines(path)).collect::<Result<_, _>>()?;
    Ok(files.into_iter().flatten().collect())
}

/// Writes what the encoder reads of annotated articles, a line of JSON each.
pub fn units(lexicon: &Lexicon, gold: &[PathBuf], out: &mut Output) -> Result<Outcome, CliError> {
    let pipeline = Pipeline::new(lexicon)?;
    for article in all(gold)? {
        let Some(text) = &article.text else { continue };
        let (read, reading) = pipeline.reading(unread(&article, text));
        out.text(&line(&Lesson::new(&article, &read, reading)))?;
    }
    Ok(Outcome::Well)
}

/// Prints the table of trust that annotated articles speak for.
pub fn trusted(lexicon: &Lexicon, gold: &[PathBuf], out: &mut Output) -> Result<Outcome, CliError> {
    let pipeline = Pipeline::new(lexicon)?.recording();
    let cases = put(&pipeline, &all(gold)?);
    out.text(&trust(pipeline.judge(), &cases))?;
    Ok(Outcome::Well)
}

/// What weights are learnt from.
struct Learner<'l> {
    lexicon: &'l Lexicon,
    articles: &'l [GoldArticle],
    /// The encoders of [`HALVES`], or none.
    halves: &'l [EncoderTables],
}

impl Learner<'_> {
    /// The weights that articles teach, in two passes: a decision looks at what others came to, which the first pass settles.
    /// What the others came to in a part of the articles is settled by what the rest taught: of what it was taught itself, a
    /// judge knows more than of any article to come, and would be trusted too much.
    fn weights(&self) -> Result<BTreeMap<Decision, Learnt>, CliError> {
        let parts = || (0..FOLDS).into_par_iter();
        let first = parts().map(|fold| self.labelled(&BTreeMap::new(), fold));
        let first: Vec<(Vec<Labelled>, Written)> = first.collect::<Result<_, _>>()?;
        let rest = parts().map(|fold| {
            let others = first.iter().enumerate().filter(|(at, _)| *at != fold);
            let (cases, names) = joined(others.map(|(_, first)| first));
            learn(&cases, &names)
        });
        let rest: Vec<BTreeMap<Decision, Learnt>> = rest.collect();
        drop(first);
        let second = parts().map(|fold| self.labelled(&rest[fold], fold));
        let second: Vec<(Vec<Labelled>, Written)> = second.collect::<Result<_, _>>()?;
        let (cases, names) = joined(&second);
        Ok(learn(&cases, &names))
    }

    /// The decisions that a part of the articles puts to a judge, with what is right, and what the keys of their features stand for.
    fn labelled(
        &self,
        weights: &BTreeMap<Decision, Learnt>,
        fold: usize,
    ) -> Result<(Vec<Labelled>, Written), CliError> {
        let pipeline = self.pipeline(weights, self.halves.get((fold + 1) % HALVES.len()))?;
        let cases = put(&pipeline, self.articles.iter().skip(fold).step_by(FOLDS));
        Ok((cases, pipeline.judge().take_names()))
    }

    /// Keeps the decisions that are put to a judge with these weights beside an encoder.
    fn pipeline(
        &self,
        weights: &BTreeMap<Decision, Learnt>,
        encoder: Option<&EncoderTables>,
    ) -> Result<Pipeline<'_>, CliError> {
        let judge = Judge::with(weights, encoder.and_then(Encoder::new));
        Ok(Pipeline::new(self.lexicon)?.with_judge(judge).recording())
    }

    /// What the weights are worth on other articles.
    fn figures(&self, weights: &BTreeMap<Decision, Learnt>, test: &Path) -> Result<String, CliError> {
        let encoder = Some(self.lexicon.encoder()).filter(|_| !self.halves.is_empty());
        let pipeline = self.pipeline(weights, encoder)?;
        let mut cases: Vec<Labelled> = Vec::new();
        let mut tally = Tally::default();
        for article in lines(test)? {
            let Some(whole) = &article.text else { continue };
            let (analysis, found) = answered(&pipeline, &article, whole);
            let record = events::record(&analysis);
            cases.extend(found);
            let found: Option<GoldArticle> = serde_json::to_value(record).and_then(serde_json::from_value).ok();
            tally.article(found.is_some());
            score(&mut tally, whole, &article.events, &found.unwrap_or_default().events);
        }
        let mut out = tally.figures().to_string();
        for (decision, rate) in rate(pipeline.judge(), &cases) {
            let _ = writeln!(out, "deciding {:<9} {rate:.3}", decision.name());
        }
        Ok(out)
    }
}

/// The cases of several parts, and the names of all their features.
fn joined<'c>(parts: impl IntoIterator<Item = &'c (Vec<Labelled>, Written)>) -> (Vec<&'c Labelled>, Written) {
    let mut cases = Vec::new();
    let mut names = Written::default();
    for (part, written) in parts {
        cases.extend(part);
        names.extend(written.iter().map(|(key, name)| (*key, name.clone())));
    }
    (cases, names)
}

/// The decisions that articles put to the judge of a pipeline that records, with what is right.
fn put<'g>(pipeline: &Pipeline<'_>, articles: impl IntoIterator<Item = &'g GoldArticle>) -> Vec<Labelled> {
    let mut cases = Vec::new();
    for article in articles {
        let Some(text) = &article.text else { continue };
        cases.extend(answered(pipeline, article, text).1);
    }
    cases
}

/// What is found in an article, and the decisions that it puts, with what is right.
fn answered(pipeline: &Pipeline<'_>, article: &GoldArticle, text: &str) -> (Analysis, Vec<Labelled>) {
    let analysis = pipeline.read_article(unread(article, text));
    (analysis, label(text, article, pipeline.judge().take_cases()))
}

fn unread(article: &GoldArticle, text: &str) -> Article {
    let metadata = Metadata {
        published: article.published.clone(),
        ..Metadata::default()
    };
    Article::new(text, metadata)
}

fn unwritten(path: &Path, cause: &io::Error) -> CliError {
    CliError::Read {
        path: path.to_owned(),
        cause: cause.to_string(),
    }
}

/// One table a decision, sorted by feature.
fn write_tables(folder: &Path, weights: &BTreeMap<Decision, Learnt>) -> Result<(), CliError> {
    for (decision, weights) in weights {
        let path = folder.join(format!("{}.tsv", decision.name()));
        let mut table = "feature\tweight\thidden\n".to_owned();
        for (feature, weight) in weights {
            let (direct, hidden) = weight.cells();
            let _ = writeln!(table, "{feature}\t{direct}\t{hidden}");
        }
        fs::write(&path, table).map_err(|cause| unwritten(&path, &cause))?;
    }
    Ok(())
}
