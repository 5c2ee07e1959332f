//! `evaluate`.

use std::{collections::HashMap, fs, path::Path};

use super::{
    Outcome,
    args::{Arguments, EvaluateArguments, HijriArguments, InputArguments},
    error::CliError,
    output::Output,
    read,
    write::line,
};
use crate::{
    calendar::Variant,
    evaluation::{Figures, GoldArticle, Tally, score},
    export::events,
};

/// Prints figures for each annotated file.
pub fn evaluate(arguments: &Arguments, command: &EvaluateArguments) -> Result<Outcome, CliError> {
    let mut out = Output::open(None)?;
    for path in &command.gold {
        let gold = lines(path)?;
        let system = match &command.events {
            Some(events) => lines(events)?,
            None => found(arguments, path)?,
        };
        let figures = compare(path, &gold, system)?;
        if command.gold.len() > 1 && !command.json {
            out.text(&format!("{}\n", path.display()))?;
        }
        if command.json {
            out.text(&line(&figures))?;
        } else {
            out.text(&figures.to_string())?;
        }
    }
    out.close()?;
    Ok(Outcome::Well)
}

fn compare(path: &Path, gold: &[GoldArticle], system: Vec<GoldArticle>) -> Result<Figures, CliError> {
    let mut system: HashMap<String, GoldArticle> = system.into_iter().map(|it| (it.id.clone(), it)).collect();
    let mut tally = Tally::default();
    for article in gold {
        let found = system.remove(&article.id);
        let Some(text) = &article.text else {
            let cause = format!("article {}: annotated events need their `text`", article.id);
            return Err(CliError::Read {
                path: path.to_owned(),
                cause,
            });
        };
        tally.article(found.is_some());
        score(&mut tally, text, &article.events, &found.unwrap_or_default().events);
    }
    Ok(tally.figures())
}

/// The lines of an events file.
pub fn lines(path: &Path) -> Result<Vec<GoldArticle>, CliError> {
    let failed = |cause: String| CliError::Read {
        path: path.to_owned(),
        cause,
    };
    let text = fs::read_to_string(path).map_err(|cause| failed(cause.to_string()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| serde_json::from_str(line).map_err(|cause| failed(format!("line {}: {cause}", at + 1))))
        .collect()
}

/// What the pipeline finds in the texts of an annotated file.
fn found(arguments: &Arguments, path: &Path) -> Result<Vec<GoldArticle>, CliError> {
    let lexicon = read::lexicon(arguments)?;
    let input = InputArguments {
        inputs: vec![path.to_string_lossy().into_owned()],
        reference: None,
        hijri: HijriArguments {
            variant: Variant::UmmAlQura,
        },
    };
    let mut out = Vec::new();
    read::articles(
        arguments,
        &input,
        &lexicon,
        |analysis| serde_json::to_value(events::record(&analysis)).and_then(serde_json::from_value),
        |article: Result<GoldArticle, serde_json::Error>| {
            out.extend(article.ok());
            Ok(())
        },
    )?;
    Ok(out)
}
