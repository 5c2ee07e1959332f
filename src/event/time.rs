//! Time: each date of a sentence, given to the events that it dates.
//!
//! A date that stands right after an event noun dates that event («the elections of May»), one that opens a clause dates
//! what the clause goes on to say, any other the predicate of its clause; after a comma it dates the sentence's own
//! predicate rather than that of a relative clause before the comma. What stands in «during …» before the date and what
//! the same subject did meanwhile share it.

use std::ops::Range;

use crate::{
    calendar::{Anchoring, Granularity, Mention, Value},
    lexicon::Class,
    syntax::{ClauseId, ClauseKind, Link, PhraseId},
    text::Span,
};

use super::{
    draft::{Draft, Origin},
    model::TimeAnchor,
    scene::{Scene, Stage},
};

/// Gives the dates of the article to its drafts.
pub fn fill(scene: &Scene<'_>, drafts: &mut [Draft<'_>]) {
    for here in drafts.chunk_by_mut(|a, b| a.sentence == b.sentence) {
        let stage = scene.stage(here[0].sentence);
        for date in dates_of(scene, stage.sentence) {
            give(&stage, here, date);
        }
        meanwhile(&stage, here);
    }
}

/// Whether a mention says when, rather than how long or by another event.
fn dates_something(date: &Mention) -> bool {
    date.value.granularity != Granularity::Duration
        && date.value.anchoring != Anchoring::Event
        && date.value.iso().is_some()
}

/// The dates of a sentence that say when.
pub fn dates_of<'a>(scene: &Scene<'a>, sentence: usize) -> impl Iterator<Item = &'a Mention> {
    let span = scene.article.sentences[sentence].span;
    let dates = scene.dates;
    let first = dates.partition_point(|date| date.span.start < span.start);
    let here = dates[first..].iter().take_while(move |date| date.span.start < span.end);
    here.filter(|date| dates_something(date))
}

/// Where a date lies to the day of writing: before or after it, or around it.
pub fn lies(scene: &Scene<'_>, value: &Value) -> &'static str {
    let Some(today) = scene.reference.map(|reference| reference.day.date()) else {
        return "unknown";
    };
    if value.earliest.is_some_and(|first| first.date() > today) {
        "after"
    } else if value.latest.is_some_and(|past| past.date() <= today) {
        "before"
    } else {
        "around"
    }
}

/// The first token of a date.
fn token_at(stage: &Stage<'_>, span: Span) -> usize {
    let range = stage.view.range.clone();
    range.start + stage.view.article.tokens[range].partition_point(|token| token.span.end <= span.start)
}

/// The tokens of a date.
pub fn tokens_of(stage: &Stage<'_>, span: Span) -> Range<usize> {
    let start = token_at(stage, span);
    let tokens = &stage.view.article.tokens[start..stage.view.range.end];
    start..start + tokens.partition_point(|token| token.span.start < span.end)
}

fn give(stage: &Stage<'_>, drafts: &mut [Draft<'_>], date: &Mention) {
    let start = token_at(stage, date.span);
    let mut dated = Vec::new();
    let before = before(stage, start);
    let comma = start > stage.view.range.start && stage.view.is_comma(start - 1);
    if let Some((at, phrase)) = nominal(stage, drafts, before) {
        let oblique = stage.outermost(phrase);
        let beside = beside(stage, oblique);
        dated.push(at);
        if let (Some(clause), true) = (stage.clause_of[oblique], beside || comma) {
            dated.extend(of_clause(stage, drafts, root(stage, clause), start));
        }
    } else if opens(stage, before) {
        dated.extend(after(stage, drafts, start));
    } else if let Some(clause) = clause_at(stage, start) {
        let clause = if comma { root(stage, clause) } else { clause };
        dated.extend(of_clause(stage, drafts, clause, start));
    }
    if dated.is_empty() {
        dated.extend(nearest(drafts, start));
    }
    for at in dated {
        let draft = &mut drafts[at];
        if draft.time.is_none() {
            draft.time = Some((date.span, date.value.clone(), TimeAnchor::Clause));
        }
    }
}

/// The token that a date follows, the preposition of the date left out.
fn before(stage: &Stage<'_>, start: usize) -> usize {
    let view = &stage.view;
    let mut at = start;
    while at > view.range.start
        && (view.pos(at - 1) == Some(crate::lexicon::Pos::Preposition) || matches!(view.mark(at - 1), Some('(')))
        && view.reading(at - 1).is_none_or(|reading| reading.enclitic.is_none())
    {
        at -= 1;
    }
    if at > view.range.start && view.is_comma(at - 1) {
        at -= 1;
    }
    at
}

/// The event noun that a token right after it follows, with its phrase.
fn nominal(stage: &Stage<'_>, drafts: &[Draft<'_>], end: usize) -> Option<(usize, PhraseId)> {
    let comma = stage.view.is_comma(end);
    drafts.iter().enumerate().rev().find_map(|(at, draft)| {
        let Origin::Noun(id) = draft.origin else { return None };
        let phrase = stage.phrase(id);
        let adjacent = phrase.end == end || outer_end(stage, id) == end;
        // After a comma the noun itself is dated only when it says in what course the whole happened.
        (adjacent && draft.trigger < end && (!comma || beside(stage, stage.outermost(id)))).then_some((at, id))
    })
}

/// Where a phrase ends together with the prepositional phrases that follow it without a break.
fn outer_end(stage: &Stage<'_>, id: PhraseId) -> usize {
    let mut end = stage.phrase(id).end;
    for next in super::trigger::following(stage, id) {
        end = end.max(stage.phrase(next).end);
    }
    end
}

/// Whether a phrase says in what course something happened: «during a meeting», «in a statement».
fn beside(stage: &Stage<'_>, id: PhraseId) -> bool {
    stage
        .phrase(id)
        .preposition
        .as_ref()
        .is_some_and(|preposition| matches!(preposition.function.as_str(), "temporal" | "locative" | "circumstance"))
        && !stage
            .classes(stage.phrase(id).head)
            .any(|class| matches!(class, Class::Place | Class::Facility | Class::PlaceName))
}

/// Whether nothing of a clause stands before a token: the sentence, a clause or a comma has just begun.
fn opens(stage: &Stage<'_>, at: usize) -> bool {
    let view = &stage.view;
    let first = view.range.start;
    at == first
        || matches!(
            view.mark(at - 1),
            Some(':' | '"' | '\u{ab}' | '\u{201c}' | '-' | '\u{2013}')
        )
        || view.pos(at - 1) == Some(crate::lexicon::Pos::Subordinator)
        || (view.has_conjunction(at) && !view.is_verb(at - 1) && view.mark(at - 1).is_some())
}

/// The first event after a token.
fn after(stage: &Stage<'_>, drafts: &[Draft<'_>], at: usize) -> Option<usize> {
    let next = drafts.iter().position(|draft| draft.trigger > at)?;
    let predicate = drafts
        .iter()
        .position(|draft| draft.trigger > at && matches!(draft.origin, Origin::Predicate(_)));
    let near = predicate.filter(|found| drafts[next].clause == drafts[*found].clause || stage.parse.clauses.len() == 1);
    near.or(Some(next))
}

/// The clause that a token stands in: that of the last predicate or phrase before it.
pub fn clause_at(stage: &Stage<'_>, at: usize) -> Option<ClauseId> {
    let predicate = stage
        .parse
        .clauses
        .iter()
        .enumerate()
        .filter(|(_, clause)| clause.predicate < at && clause.kind != ClauseKind::Nominal)
        .max_by_key(|(_, clause)| clause.predicate);
    let phrase = (0..stage.parse.phrases.len())
        .rev()
        .find(|id| stage.phrase(*id).end <= at && stage.clause_of[*id].is_some());
    let by_phrase = phrase.filter(|id| predicate.is_none_or(|(_, clause)| stage.phrase(*id).start > clause.predicate));
    by_phrase
        .and_then(|id| stage.clause_of[id])
        .or_else(|| predicate.map(|(id, _)| id))
}

/// The clause that a description or circumstance belongs to.
fn root(stage: &Stage<'_>, mut clause: ClauseId) -> ClauseId {
    loop {
        let this = &stage.parse.clauses[clause];
        let inner = matches!(this.link, Link::Relative(_) | Link::Circumstance);
        let Some(parent) = this.parent.filter(|parent| inner && *parent < clause) else {
            return clause;
        };
        clause = parent;
    }
}

/// The events of a clause that a date of the clause dates: its predicate, or the noun that the predicate carries.
fn of_clause(stage: &Stage<'_>, drafts: &[Draft<'_>], clause: ClauseId, at: usize) -> Vec<usize> {
    let predicate = stage.parse.clauses[clause].predicate;
    let here = |wanted: &dyn Fn(&Draft<'_>) -> bool| -> Vec<usize> {
        let found = drafts.iter().enumerate().filter(|(_, draft)| wanted(draft));
        found.map(|(index, _)| index).collect()
    };
    let own = here(&|draft| draft.origin == Origin::Predicate(clause));
    if !own.is_empty() {
        return own;
    }
    let carried = here(&|draft| draft.carrier == Some(predicate));
    if !carried.is_empty() {
        return carried;
    }
    let inside = here(&|draft| draft.clause == Some(clause) && draft.trigger < at);
    inside.last().copied().into_iter().collect()
}

/// The last event before a token, else the first after it.
fn nearest(drafts: &[Draft<'_>], at: usize) -> Option<usize> {
    let before = drafts.iter().rposition(|draft| draft.trigger < at);
    before.or((!drafts.is_empty()).then_some(0))
}

/// What somebody did meanwhile was done when he did the rest.
fn meanwhile(stage: &Stage<'_>, drafts: &mut [Draft<'_>]) {
    for at in 0..drafts.len() {
        let Origin::Predicate(id) = drafts[at].origin else {
            continue;
        };
        let clause = &stage.parse.clauses[id];
        let Some(parent) = clause.parent.filter(|_| clause.link == Link::Circumstance) else {
            continue;
        };
        if drafts[at].time.is_none() {
            let above = drafts.iter().find(|draft| draft.origin == Origin::Predicate(parent));
            let time = above.and_then(|draft| draft.time.clone());
            drafts[at].time = time.map(|(span, value, _)| (span, value, TimeAnchor::Sentence));
        }
    }
}
