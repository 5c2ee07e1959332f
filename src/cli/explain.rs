//! `explain`.

use super::{
    Outcome,
    args::{Arguments, ExplainArguments, ExplainFormat},
    error::CliError,
    output::Output,
    read,
};
use crate::{
    explain::{Stage, conllu, json, plain},
    lexicon::Lexicon,
    pipeline::Analysis,
};

/// Shows what the stages saw.
pub fn explain(arguments: &Arguments, command: &ExplainArguments) -> Result<Outcome, CliError> {
    if command.format == ExplainFormat::Conllu
        && command
            .stage
            .is_some_and(|stage| !matches!(stage, Stage::Morphology | Stage::Syntax))
    {
        return Err(CliError::Usage(
            "CoNLL-U shows words and what they hang on: use --stage morphology or syntax",
        ));
    }
    let lexicon = read::lexicon(arguments)?;
    let mut out = Output::open(command.output.output.as_deref())?;
    let outcome = read::articles(
        arguments,
        &command.input,
        &lexicon,
        |analysis| shown(&analysis, &lexicon, command),
        |text| out.text(&text),
    )?;
    out.close()?;
    Ok(outcome)
}

fn shown(analysis: &Analysis, lexicon: &Lexicon, command: &ExplainArguments) -> String {
    let stages = command.stage.map_or_else(|| Stage::ALL.to_vec(), |stage| vec![stage]);
    match command.format {
        ExplainFormat::Conllu => conllu(analysis, lexicon, command.stage == Some(Stage::Syntax)),
        ExplainFormat::Jsonl => {
            let lines = stages
                .iter()
                .map(|stage| json(*stage, analysis, lexicon).to_string() + "\n");
            lines.collect()
        }
        ExplainFormat::Text if stages.len() == 1 => stages.iter().map(|it| plain(*it, analysis, lexicon)).collect(),
        ExplainFormat::Text => {
            let part = |stage: &Stage| format!("== {}\n{}", stage.name(), plain(*stage, analysis, lexicon));
            stages.iter().map(part).collect()
        }
    }
}
