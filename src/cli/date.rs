//! `date`.

use std::io::{self, BufRead};

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::{
    Outcome,
    args::{Arguments, DateArguments, instant},
    error::CliError,
    notes,
    output::Output,
    read,
};
use crate::{
    calendar::{Calendar, Reference, Variant},
    text::CodePoints,
};

/// Reads one expression, or the lines of standard input.
pub fn date(arguments: &Arguments, command: &DateArguments) -> Result<Outcome, CliError> {
    let lexicon = read::lexicon(arguments)?;
    let calendar = Calendar::new(&lexicon.tables).map_err(CliError::Calendar)?;
    let mut out = Output::open(None)?;
    if command.expression == "-" {
        return lines(&calendar, command, &mut out).and_then(|outcome| out.close().map(|()| outcome));
    }
    if command.json {
        out.text(&format!(
            "{}\n",
            object(&calendar, &command.expression, command.reference, command.hijri.variant)
        ))?;
    } else {
        let explained = calendar.resolve(
            &command.expression,
            reference(command.reference).as_ref(),
            command.hijri.variant,
        );
        match explained {
            Some(explained) => out.text(&format!("{}\n", explained.lines.join("\n")))?,
            None => notes::note("there is no date in it"),
        }
    }
    out.close()?;
    Ok(Outcome::Well)
}

fn reference(day: Option<NaiveDateTime>) -> Option<Reference> {
    day.map(Reference::new)
}

/// An object for each line `reference TAB expression`; a line without a tab is an expression alone.
fn lines(calendar: &Calendar, command: &DateArguments, out: &mut Output) -> Result<Outcome, CliError> {
    let mut faults = false;
    for (at, line) in io::stdin().lock().lines().enumerate() {
        let Ok(line) = line else {
            notes::error(&format!("-:{}: not valid UTF-8", at + 1));
            faults = true;
            continue;
        };
        let (before, expression) = line.split_once('\t').unwrap_or(("", &line));
        let own = match before {
            "" => None,
            text => instant(text)
                .inspect_err(|cause| {
                    notes::error(&format!("-:{}: {cause}", at + 1));
                    faults = true;
                })
                .ok(),
        };
        out.text(&format!(
            "{}\n",
            object(calendar, expression, own.or(command.reference), command.hijri.variant)
        ))?;
    }
    Ok(Outcome::of(faults))
}

/// What an expression says, with `value` null when it says no date.
fn object(calendar: &Calendar, expression: &str, day: Option<NaiveDateTime>, variant: Variant) -> Value {
    let Some(explained) = calendar.resolve(expression, reference(day).as_ref(), variant) else {
        return json!({ "expression": expression, "value": null });
    };
    let points = CodePoints::new(expression);
    let mut object = json!({ "expression": expression });
    if let (Value::Object(into), Ok(Value::Object(said))) = (&mut object, serde_json::to_value(&explained)) {
        into.extend(said);
        into.remove("lines");
        let span = explained.span;
        into.insert(
            "span".to_owned(),
            json!({ "start": points.at(span.start), "end": points.at(span.end) }),
        );
        for note in into
            .get_mut("notes")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            for edge in ["start", "end"] {
                let byte = note["span"][edge].as_u64().unwrap_or_default() as usize;
                note["span"][edge] = points.at(byte).into();
            }
        }
    }
    object
}
