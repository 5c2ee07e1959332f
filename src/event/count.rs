//! Counts: how many were killed, wounded, held, with the bounds that the text gives.

use crate::{
    lexicon::{Class, EventType, Number},
    syntax::{Phrase, PhraseId},
    text::{Span, letters},
};

use super::{
    draft::Draft,
    model::{Count, CountKind},
    scene::{Scene, Stage},
    vocabulary::NumberWord,
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
    stage.vocabulary.casualty(&draft.frame.lemma, "event")
}

/// What the noun that is counted, or the one inside it, says of them: «five dead».
fn counted_by_noun(stage: &Stage<'_>, id: PhraseId) -> Option<CountKind> {
    let phrase = stage.phrase(id);
    let own = stage
        .lemmas(phrase.head)
        .iter()
        .find_map(|lemma| stage.vocabulary.casualty(lemma, "person"));
    own.or_else(|| inner(phrase).and_then(|inner| counted_by_noun(stage, inner)))
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
        let (minimum, maximum) = match bound {
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
        let Some(NumberWord { kind, value: worth, .. }) = number_word(stage, at) else {
            continue;
        };
        met = true;
        match kind.as_str() {
            "scale" => {
                total = total.saturating_add(part.max(1).saturating_mul(*worth));
                part = 0;
            }
            "vague" if part == 0 => {
                part = *worth;
                vague = true;
            }
            "cardinal" => part = part.saturating_add(*worth),
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

/// A number word: of several meanings the first, but the last vague one goes before all but cardinals.
fn number_word<'a>(stage: &Stage<'a>, at: usize) -> Option<&'a NumberWord> {
    let numbers = stage.vocabulary.numbers(stage.view.word_after_conjunction(at));
    let (first, others) = numbers.split_first()?;
    let vague = others.iter().rfind(|number| number.kind == "vague");
    vague.filter(|_| first.kind != "cardinal").or(Some(first)).copied()
}

/// What the words before a number, or right after what is counted, make of it: `more`, `less`, `about`.
fn bound<'a>(stage: &Stage<'a>, first: usize, end: usize) -> Option<&'a str> {
    let (bounds, range) = (&stage.vocabulary.bounds, &stage.view.range);
    let longest = bounds.iter().map(|bound| bound.words.len()).max().unwrap_or_default();
    let from = first.saturating_sub(longest).max(range.start);
    let near = from..(end + longest).min(range.end);
    let near: Vec<String> = near
        .map(|at| letters::fold(stage.view.word_after_conjunction(at)))
        .collect();
    let stands = |at: usize, words: &[String]| near.get(at - from..).is_some_and(|near| near.starts_with(words));
    let bound = bounds.iter().find(|bound| {
        let before = first.checked_sub(bound.words.len()).filter(|&before| before >= from);
        let mut starts = before.into_iter().chain(first..=end);
        starts.any(|at| stands(at, &bound.words))
    });
    bound.map(|bound| bound.kind.as_str())
}
