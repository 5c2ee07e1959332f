//! Counts: how many were killed, wounded, held, with the bounds that the text gives.

use crate::{
    lexicon::{Class, EventType, Number, table::Table},
    syntax::{Phrase, PhraseId},
    text::{Span, letters},
};

use super::{
    draft::Draft,
    model::{Count, CountKind},
    scene::{Scene, Stage},
};

/// Counts those whom each event was done to.
pub fn fill(scene: &Scene<'_>, drafts: &mut [Draft<'_>]) {
    for here in drafts.chunk_by_mut(|a, b| a.sentence == b.sentence) {
        let stage = scene.stage(here[0].sentence);
        for draft in here.iter_mut() {
            let own = kind_of(&stage, draft);
            let members: Vec<PhraseId> = draft
                .targets
                .iter()
                .filter(|filler| filler.sentence == stage.sentence)
                .map(|filler| filler.phrase)
                .collect();
            let counts = members.into_iter().filter_map(|phrase| {
                let named = counted_by_noun(&stage, phrase);
                let (minimum, maximum, span) = number(&stage, phrase, own.is_some() || named.is_some())?;
                Some(Count {
                    kind: named.or(own).unwrap_or(CountKind::Affected),
                    minimum,
                    maximum,
                    span,
                })
            });
            draft.counts = counts.collect();
        }
    }
}

/// What an event by itself counts.
fn kind_of(stage: &Stage<'_>, draft: &Draft<'_>) -> Option<CountKind> {
    if draft.frame.mode == "arrest" && draft.kind == EventType::Coerce {
        return Some(CountKind::Arrested);
    }
    looked(stage, &draft.frame.lemma, "event")
}

/// What the noun that is counted, or the one inside it, says of them: «five dead».
fn counted_by_noun(stage: &Stage<'_>, id: PhraseId) -> Option<CountKind> {
    let phrase = stage.phrase(id);
    let own = stage
        .lemmas(phrase.head)
        .iter()
        .find_map(|lemma| looked(stage, lemma, "person"));
    own.or_else(|| inner(phrase).and_then(|inner| counted_by_noun(stage, inner)))
}

fn looked(stage: &Stage<'_>, lemma: &str, what: &str) -> Option<CountKind> {
    let mut rows = stage.view.lexicon.tables("casualties").flat_map(Table::rows);
    let row = rows.find(|row| row.cell("lemma") == lemma && row.cell("what") == what)?;
    match row.cell("counted") {
        "killed" => Some(CountKind::Killed),
        "wounded" => Some(CountKind::Wounded),
        "arrested" => Some(CountKind::Arrested),
        _ => None,
    }
}

fn inner(phrase: &Phrase) -> Option<PhraseId> {
    phrase.genitive.or(phrase.complements.first().copied())
}

/// The number of a phrase: its words or digits, a vague noun, a dual, or, of persons harmed, the singular.
fn number(stage: &Stage<'_>, id: PhraseId, harmed: bool) -> Option<(u64, Option<u64>, Span)> {
    let view = &stage.view;
    let phrase = stage.phrase(id);
    let (first, end) = phrase
        .quantity
        .map_or((phrase.head, phrase.head + 1), |(first, end)| (first, end));
    let tokens = &view.article.tokens;
    let span = |first: usize, end: usize| tokens[first].span.join(tokens[end - 1].span);
    if let Some((value, vague)) = value(stage, first, end) {
        let bound = bound(stage, first, stage.phrase(id).end);
        let (minimum, maximum) = match bound.as_deref() {
            _ if vague => (value, None),
            Some("more") => (value, None),
            Some("less") => (1.min(value), Some(value)),
            Some("about") => (value - value / 10, Some(value + value / 10)),
            _ => (value, Some(value)),
        };
        return Some((minimum, maximum, span(first, end)));
    }
    if phrase.quantity.is_some() {
        return None;
    }
    let features = view.features(phrase.head);
    let collective = stage
        .classes(phrase.head)
        .any(|class| matches!(class, Class::Quantity | Class::Group | Class::Organisation));
    match features.number {
        Number::Dual => Some((2, Some(2), span(phrase.head, phrase.head + 1))),
        Number::Singular if harmed && !collective && view.is_personal(phrase.head) => {
            Some((1, Some(1), span(phrase.head, phrase.head + 1)))
        }
        _ => None,
    }
}

/// The value of the number words and digits between two tokens, and whether it is but a vague one.
fn value(stage: &Stage<'_>, first: usize, end: usize) -> Option<(u64, bool)> {
    let (mut total, mut part, mut met, mut vague) = (0_u64, 0_u64, false, false);
    for at in first..end {
        if let Some(digits) = digits(stage.view.token(at)) {
            part = part.saturating_add(digits);
            met = true;
            continue;
        }
        let Some((kind, worth)) = number_word(stage, at) else {
            continue;
        };
        met = true;
        match kind.as_str() {
            "scale" => {
                total = total.saturating_add(part.max(1).saturating_mul(worth));
                part = 0;
            }
            "vague" if part == 0 => {
                part = worth;
                vague = true;
            }
            "cardinal" => part = part.saturating_add(worth),
            _ => {}
        }
    }
    met.then(|| (total.saturating_add(part), vague))
        .filter(|(value, _)| *value > 0)
}

/// The number that a token's digits write, of whatever script, thousands set off or not.
fn digits(token: &str) -> Option<u64> {
    let mut value = None;
    for c in token.chars() {
        if let Some(digit) = digit(c) {
            value = Some(value.unwrap_or(0_u64).checked_mul(10)?.checked_add(digit)?);
        } else if !matches!(c, ',' | '\u{66c}' | '\u{60c}') {
            return None;
        }
    }
    value
}

fn digit(c: char) -> Option<u64> {
    let code = u32::from(c);
    let value = match code {
        0x30..=0x39 => code - 0x30,
        0x660..=0x669 => code - 0x660,
        0x6f0..=0x6f9 => code - 0x6f0,
        _ => return None,
    };
    Some(u64::from(value))
}

/// Kind and value of a number word.
fn number_word(stage: &Stage<'_>, at: usize) -> Option<(String, u64)> {
    let word = letters::fold(stage.view.word_after_conjunction(at));
    let bare = word.strip_prefix("\u{627}\u{644}").unwrap_or(&word).to_owned();
    let rows = stage.view.lexicon.tables("numbers").flat_map(Table::rows);
    let mut found = None;
    for row in rows {
        let form = letters::fold(row.cell("form"));
        let open = found.as_ref().is_none_or(|(kind, _)| kind != "cardinal");
        if (form == word || form == bare)
            && open
            && let Ok(value) = row.cell("value").parse()
        {
            let kind = row.cell("kind");
            if kind == "vague" || found.is_none() {
                found = Some((kind.to_owned(), value));
            }
        }
    }
    found
}

/// What the words before a number, or right after what is counted, make of it: `more`, `less`, `about`.
fn bound(stage: &Stage<'_>, first: usize, end: usize) -> Option<String> {
    let rows = stage.view.lexicon.tables("numbers").flat_map(Table::rows);
    let range = stage.view.range.clone();
    let joined = |from: usize, to: usize| -> String {
        (from..to)
            .map(|at| letters::fold(stage.view.word_after_conjunction(at)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    for row in rows.filter(|row| matches!(row.cell("kind"), "more" | "less" | "about")) {
        let form = letters::fold(row.cell("form"));
        let length = form.split(' ').count();
        let before = first >= range.start + length && joined(first - length, first) == form;
        let after = end + length <= range.end && joined(end, end + length) == form;
        let inside = (first..end).any(|at| at + length <= range.end && joined(at, at + length) == form);
        if before || after || inside {
            return Some(row.cell("kind").to_owned());
        }
    }
    None
}
