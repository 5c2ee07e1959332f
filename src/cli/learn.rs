//! `lexicon learn`.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use super::{Outcome, args::Arguments, error::CliError, evaluate::lines, output::Output, read};
use crate::{
    evaluation::{GoldArticle, Tally, score},
    event::judge::{Decision, Judge},
    export::events,
    learning::{Labelled, Learnt, label, learn, rate},
    lexicon::Lexicon,
    pipeline::Pipeline,
    text::{Article, Metadata},
};

/// How often weights are learnt: what was decided by the first ones is what the next ones look at.
const PASSES: usize = 2;

/// Learns the weights of decisions from annotated articles.
pub fn run(
    arguments: &Arguments,
    gold: &[PathBuf],
    test: &[PathBuf],
    tune: Option<&Path>,
    folder: Option<&Path>,
) -> Result<Outcome, CliError> {
    let lexicon = read::lexicon(arguments)?;
    let mut articles: Vec<GoldArticle> = Vec::new();
    for path in gold {
        articles.extend(lines(path)?);
    }
    let kept = tune.map(lines).transpose()?.unwrap_or_default();
    let mut weights: BTreeMap<Decision, Learnt> = BTreeMap::new();
    for _ in 0..PASSES {
        let pipeline = Pipeline::new(&lexicon)?.with_judge(Judge::with(&weights)).recording();
        let kept = labelled(&pipeline, &kept);
        let cases = labelled(&pipeline, &articles);
        weights = learn(&cases, &kept, &pipeline.judge().take_names());
    }
    let mut out = Output::open(None)?;
    for test in test {
        out.text(&figures(&lexicon, &weights, test)?)?;
    }
    if let Some(folder) = folder {
        write_tables(folder, &weights)?;
    }
    out.close()?;
    Ok(Outcome::Well)
}

/// The decisions that the articles put, with what is right.
fn labelled(pipeline: &Pipeline<'_>, articles: &[GoldArticle]) -> Vec<Labelled> {
    let mut cases = Vec::new();
    for article in articles {
        let Some(text) = &article.text else { continue };
        pipeline.read_article(unread(article, text));
        cases.extend(label(text, article, pipeline.judge().take_cases()));
    }
    cases
}

fn unread(article: &GoldArticle, text: &str) -> Article {
    let metadata = Metadata {
        published: article.published.clone(),
        ..Metadata::default()
    };
    Article::new(text, metadata)
}

/// What the weights are worth on other articles.
fn figures(lexicon: &Lexicon, weights: &BTreeMap<Decision, Learnt>, test: &Path) -> Result<String, CliError> {
    let pipeline = Pipeline::new(lexicon)?.with_judge(Judge::with(weights)).recording();
    let mut cases: Vec<Labelled> = Vec::new();
    let mut tally = Tally::default();
    for article in lines(test)? {
        let Some(whole) = &article.text else { continue };
        let record = events::record(&pipeline.read_article(unread(&article, whole)));
        cases.extend(label(whole, &article, pipeline.judge().take_cases()));
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

/// One table a decision, sorted by feature.
fn write_tables(folder: &Path, weights: &BTreeMap<Decision, Learnt>) -> Result<(), CliError> {
    for (decision, weights) in weights {
        let path = folder.join(format!("{}.tsv", decision.name()));
        let mut table = "feature\tweight\n".to_owned();
        for (feature, weight) in weights {
            let _ = writeln!(table, "{feature}\t{weight:.3}");
        }
        fs::write(&path, table).map_err(|cause| CliError::Read {
            path,
            cause: cause.to_string(),
        })?;
    }
    Ok(())
}
