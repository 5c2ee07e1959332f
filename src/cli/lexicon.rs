//! `lexicon check`, `stats` and `look`.

use std::{collections::BTreeMap, fmt::Write, path::Path};

use super::{
    Outcome,
    args::{Arguments, LexiconCommand},
    error::CliError,
    learn,
    output::Output,
    read,
};
use crate::{
    lexicon::{Lexicon, Named, check, source::Source},
    morphology::Morphology,
    text::{Article, Metadata, letters},
};

/// Looks after the lexicon.
pub fn lexicon(arguments: &Arguments, command: &LexiconCommand) -> Result<Outcome, CliError> {
    let mut out = Output::open(None)?;
    let outcome = match command {
        LexiconCommand::Check { folder } => check_tables(folder.as_deref(), &mut out)?,
        LexiconCommand::Learn {
            gold,
            test,
            halves,
            output,
        } => {
            return learn::run(arguments, gold, test, halves.as_deref(), output.as_deref());
        }
        LexiconCommand::Units { gold } => learn::units(&read::lexicon(arguments)?, gold, &mut out)?,
        LexiconCommand::Trust { gold } => learn::trusted(&read::lexicon(arguments)?, gold, &mut out)?,
        LexiconCommand::Stats => stats(&read::lexicon(arguments)?, &mut out)?,
        LexiconCommand::Look { word } => look(&read::lexicon(arguments)?, word, &mut out)?,
    };
    out.close()?;
    Ok(outcome)
}

fn check_tables(folder: Option<&Path>, out: &mut Output) -> Result<Outcome, CliError> {
    let (source, mut faults) = match folder {
        Some(folder) => Source::read(folder).map_err(|cause| read::unreadable(folder, cause.into()))?,
        None => (Lexicon::source()?, Vec::new()),
    };
    faults.extend(check::check(&source));
    faults.sort_by(|first, second| {
        (&first.file, first.line, &first.cause).cmp(&(&second.file, second.line, &second.cause))
    });
    faults.dedup();
    for fault in &faults {
        out.text(&format!("{fault}\n"))?;
    }
    let rows: usize = source.tables().iter().map(|table| table.rows().count()).sum();
    out.text(&format!(
        "{} tables, {rows} rows, {} faults\n",
        source.tables().len(),
        faults.len()
    ))?;
    Ok(Outcome::of(!faults.is_empty()))
}

fn stats(lexicon: &Lexicon, out: &mut Output) -> Result<Outcome, CliError> {
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for lexeme in lexicon.lexemes.iter() {
        let kind = if lexeme.verb.is_some() {
            "derived from verbs"
        } else {
            "in tables"
        };
        *rows
            .entry(format!("lexemes {kind}: {:?}", lexeme.pos).to_lowercase())
            .or_default() += 1;
    }
    for place in lexicon.places.iter() {
        *rows.entry(format!("places: {}", place.kind)).or_default() += 1;
    }
    for actor in lexicon.actors.iter() {
        *rows.entry(format!("actors: {}", actor.kind)).or_default() += 1;
    }
    rows.insert("lexemes".to_owned(), lexicon.lexemes.len());
    rows.insert("places".to_owned(), lexicon.places.len());
    rows.insert("actors".to_owned(), lexicon.actors.len());
    for (name, count) in rows {
        out.text(&format!("{count:>7}  {name}\n"))?;
    }
    Ok(Outcome::Well)
}

fn look(lexicon: &Lexicon, word: &str, out: &mut Output) -> Result<Outcome, CliError> {
    let article = Article::new(word, Metadata::default());
    let words = Morphology::new(lexicon).read(&article);
    for (token, word) in article.tokens.iter().zip(&words) {
        out.text(&format!("{}\n", token.span.of(&article.text)))?;
        for reading in &word.readings {
            let lexeme = reading.lexeme.map(|lexeme| lexicon.lexeme(lexeme));
            let (lemma, gloss, place) = lexeme.map_or(("?", "", "a guess"), |it| {
                (it.lemma.as_str(), it.gloss.as_str(), it.place.as_str())
            });
            let features = &reading.features;
            let tense = features.tense.map_or_else(String::new, |tense| format!("{tense:?} "));
            let form = format!("{tense}{:?} {:?}", features.gender, features.number);
            out.text(&format!(
                "  {lemma}\t{:?}\t{form}\t{gloss}\t{place}\tcost {}\n",
                reading.pos, reading.cost
            ))?;
        }
        out.text(&frames_of(lexicon, word))?;
    }
    let keys: Vec<_> = word.split_whitespace().map(letters::key).collect();
    if let Some((_, bearers)) = lexicon.names.longest(keys.iter().map(Vec::as_slice)) {
        for bearer in bearers {
            let line = match bearer {
                Named::Place(at) => lexicon.place_at(*at).map(|place| {
                    format!(
                        "  place {} {} {} ({}) {}",
                        place.uid, place.name, place.english, place.kind, place.place
                    )
                }),
                Named::Actor(at) => lexicon.actors.get(*at as usize).map(|actor| {
                    format!(
                        "  actor {} {} {} ({}) {}",
                        actor.uid, actor.name, actor.english, actor.kind, actor.place
                    )
                }),
            };
            out.text(&format!("{}\n", line.unwrap_or_default()))?;
        }
    }
    Ok(Outcome::Well)
}

/// The frames of the lemmas that a word can have.
fn frames_of(lexicon: &Lexicon, word: &crate::morphology::Word) -> String {
    let mut seen = Vec::new();
    let mut out = String::new();
    for reading in &word.readings {
        let Some(lexeme) = reading.lexeme.map(|lexeme| lexicon.lexeme(lexeme)) else {
            continue;
        };
        let verb = lexeme
            .verb
            .as_ref()
            .map_or(lexeme.lemma.as_str(), |(verb, _)| verb.as_str());
        for frame in lexicon
            .verb_frames(verb)
            .iter()
            .chain(lexicon.noun_frames(&lexeme.lemma))
        {
            if seen.contains(&&frame.place) {
                continue;
            }
            seen.push(&frame.place);
            let kind = frame.event.map_or("", crate::lexicon::EventType::code);
            let _ = writeln!(out, "  frame {} {:?} {kind} {}", frame.lemma, frame.kind, frame.place);
        }
    }
    out
}
