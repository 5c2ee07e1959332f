//! Facts of the bare words around a trigger or a phrase, which hold whatever the parse makes of them.

use super::feature::{Fact, fact};
use crate::{
    event::scene::Stage,
    lexicon::Pos,
    syntax::{PhraseId, View},
};

/// The words before and after a trigger.
pub fn nearby<'t>(view: &View<'t>, trigger: usize) -> [Fact<'t>; 4] {
    let at = |away: isize| {
        let at = trigger.checked_add_signed(away).filter(|at| view.range.contains(at));
        at.map_or("edge", |at| written(view, at))
    };
    [
        fact!("word-3", at(-3)),
        fact!("word-2", at(-2)),
        fact!("word-1", at(-1)),
        fact!("word+1", at(1)),
    ]
}

/// So many tokens before and after a trigger are around it.
const AROUND: usize = 6;

/// The nouns, verbs and adjectives around a trigger, wherever they stand.
pub fn around<'t>(view: &View<'t>, trigger: usize) -> Vec<Fact<'t>> {
    let from = trigger.saturating_sub(AROUND).max(view.range.start);
    let to = (trigger + AROUND + 1).min(view.range.end);
    let said = |at: &usize| *at != trigger && matches!(view.pos(*at), Some(Pos::Noun | Pos::Verb | Pos::Adjective));
    let lemmas = (from..to).filter(said).map(|at| view.lemma(at));
    lemmas
        .filter(|lemma| !lemma.is_empty())
        .map(|lemma| fact!("around", lemma))
        .collect()
}

/// A word by its lemma, anything else as it stands.
fn written<'t>(view: &View<'t>, at: usize) -> &'t str {
    let lemma = view.lemma(at);
    if lemma.is_empty() { view.token(at) } else { lemma }
}

/// So many words between a trigger and what may belong to it are told one by one.
const LONGEST_PATH: usize = 5;

/// The words between a trigger and some tokens by their kind, function words as they are; of many words only that they are many.
pub fn path(view: &View<'_>, trigger: usize, tokens: std::ops::Range<usize>) -> String {
    let (side, from, to) = if tokens.start > trigger {
        (">", trigger + 1, tokens.start)
    } else {
        ("<", tokens.end, trigger)
    };
    if to.saturating_sub(from) > LONGEST_PATH {
        return format!("{side}long");
    }
    (from..to).fold(side.to_owned(), |mut path, at| {
        path.push(' ');
        step(view, at, &mut path);
        path
    })
}

fn step(view: &View<'_>, at: usize, path: &mut String) {
    if view.has_conjunction(at) {
        path.push('w');
    }
    if view.preposition_clitic(at).is_some() {
        path.push('p');
    }
    path.push_str(match view.pos(at) {
        Some(Pos::Verb) => "V",
        Some(Pos::Noun) => "N",
        Some(Pos::Adjective) => "A",
        Some(_) => written(view, at),
        None if view.mark(at).is_some() => view.token(at),
        None => "x",
    });
}

/// The words right before and right after a phrase.
pub fn edges<'a>(stage: &Stage<'a>, id: PhraseId) -> (&'a str, &'a str) {
    let view = &stage.view;
    let phrase = stage.phrase(id);
    let word = |at: Option<usize>| {
        at.filter(|at| view.range.contains(at))
            .map_or("edge", |at| written(view, at))
    };
    (word(phrase.start.checked_sub(1)), word(Some(phrase.end)))
}
