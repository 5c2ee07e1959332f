//! When it happened: every date of the sentence, for every event.

use super::{
    Decision, Features, Judge, Outcome,
    context::{Ground, bearing, carriage, distance, few, governor, link, origin, within},
    feature::fact,
    likeliest,
    words::{nearby, path},
};
use crate::{
    calendar::Mention,
    event::{
        draft::{Draft, Origin},
        model::TimeAnchor,
        scene::Stage,
        time::{clause_at, dates_of, tokens_of},
    },
};

/// Decides when every draft happened.
pub fn times(judge: &Judge, ground: &Ground<'_, '_>, drafts: &mut [Draft<'_>]) {
    if !judge.sits(Decision::Time) {
        return;
    }
    let proposed: Vec<_> = drafts
        .iter()
        .map(|draft| draft.time.as_ref().map(|time| time.0))
        .collect();
    for at in 0..drafts.len() {
        let stage = &ground.stages[drafts[at].sentence];
        let dates: Vec<&Mention> = dates_of(ground.scene, stage.sentence).collect();
        if dates.is_empty() {
            continue;
        }
        let trigger = stage.view.article.tokens[drafts[at].trigger].span;
        let mut hearing = judge.hear(ground, Decision::Time, trigger);
        hearing.candidate(Outcome::Nothing, |_| {});
        for (number, date) in dates.iter().enumerate() {
            hearing.candidate(Outcome::Phrase(date.span), |features| {
                describe(features, ground, drafts, &proposed, at, (number, *date, dates.len()));
            });
        }
        let Some((_, likely)) = hearing.decide() else {
            continue;
        };
        let anchor = drafts[at].time.as_ref().map_or(TimeAnchor::Sentence, |time| time.2);
        let best = likeliest(&likely).map(|at| dates[at]);
        drafts[at].time = best.map(|date| (date.span, date.value.clone(), anchor));
    }
}

fn describe(
    features: &mut Features<'_>,
    ground: &Ground<'_, '_>,
    drafts: &[Draft<'_>],
    proposed: &[Option<crate::text::Span>],
    at: usize,
    (number, date, count): (usize, &Mention, usize),
) {
    let draft = &drafts[at];
    let stage = &ground.stages[draft.sentence];
    let tokens = tokens_of(stage, date.span);
    let start = tokens.start;
    let here = within(drafts, draft.sentence..=draft.sentence);
    let (near, proposals) = (&drafts[here.clone()], &proposed[here.clone()]);
    let rule = match proposed[at] {
        Some(span) if span == date.span => "same",
        Some(_) => "other",
        None if proposals.contains(&Some(date.span)) => "elsewhere",
        None => "none",
    };
    let rule = fact!("rule", rule);
    let origin = fact!("origin", origin(stage, draft));
    let kind = fact!("kind", draft.kind.code());
    let carriage = fact!("carriage", carriage(draft));
    let link = fact!("link", link(stage, draft.clause));
    let bearing = fact!("clause", bearing(stage, draft.clause, clause_at(stage, start)));
    let distance = fact!("distance", distance(draft.trigger, start));
    let (from, to) = (draft.trigger.min(start), draft.trigger.max(start));
    let between = |other: &&Draft<'_>| other.sentence == draft.sentence && other.trigger > from && other.trigger < to;
    let predicates = |other: &&Draft<'_>| between(other) && matches!(other.origin, Origin::Predicate(_));
    let events = fact!("events", few(near.iter().filter(between).count()));
    let verbs = fact!("verbs", few(near.iter().filter(predicates).count()));
    let first = near
        .iter()
        .position(|other| matches!(other.origin, Origin::Predicate(_)));
    let main = first.is_some_and(|first| here.start + first == at);
    let main = fact!("main", if main { "yes" } else { "no" });
    let granularity = format!("{:?}", date.value.granularity);
    let granularity = fact!("granularity", &granularity);
    let before = before(stage, start);
    let before = fact!("before", before);
    let many = fact!("dates", few(count));
    let number = fact!("number", few(number));
    let above = governor(stage, drafts, at);
    let governing = above.map_or("none", |above| {
        let place = near.iter().position(|other| std::ptr::eq(other, above));
        match place.map(|place| proposals[place]) {
            Some(Some(span)) if span == date.span => "same",
            Some(Some(_)) => "other",
            _ => "undated",
        }
    });
    let governing = fact!("governing", governing);
    let commas = (from..to).filter(|at| stage.view.is_comma(*at)).count();
    let commas = fact!("commas", few(commas));
    for fact in [
        &rule,
        &origin,
        &kind,
        &carriage,
        &link,
        &bearing,
        &distance,
        &events,
        &verbs,
        &main,
        &granularity,
        &before,
        &many,
        &number,
        &governing,
        &commas,
    ] {
        features.add([fact]);
        features.add([&rule, fact]);
        features.add([&origin, fact]);
    }
    let lemma = fact!("lemma", &draft.frame.lemma);
    let like = fact!("like", &draft.frame.likeness.exemplar);
    let above = fact!("above", above.map_or("none", |it| it.frame.lemma.as_str()));
    for fact in nearby(&stage.view, draft.trigger).iter().chain([&lemma, &like, &above]) {
        features.add([fact]);
        features.add([&rule, fact]);
        features.add([&origin, fact]);
    }
    for word in [&lemma, &like] {
        features.add([word, &before]);
        features.add([word, &rule]);
        features.add([word, &distance]);
    }
    let path = path(&stage.view, draft.trigger, tokens);
    let path = fact!("path", &path);
    features.add([&path]);
    features.add([&origin, &path]);
    features.add([&rule, &path]);
    features.add([&origin, &rule, &bearing]);
    features.add([&origin, &rule, &distance]);
    features.add([&origin, &rule, &events]);
    features.add([&origin, &rule, &verbs]);
    features.add([&origin, &rule, &main]);
    features.add([&origin, &rule, &governing]);
    features.add([&origin, &rule, &carriage]);
    features.add([&origin, &bearing, &distance]);
    features.add([&origin, &bearing, &link]);
    features.add([&origin, &distance, &verbs]);
    features.add([&origin, &distance, &commas]);
    features.add([&rule, &kind, &origin]);
}

/// The word or mark before a date.
fn before<'a>(stage: &Stage<'a>, start: usize) -> &'a str {
    if start <= stage.view.range.start {
        return "start";
    }
    match stage.view.mark(start - 1) {
        Some(_) if stage.view.is_comma(start - 1) => "comma",
        Some(_) => "mark",
        None if stage.view.pos(start - 1) == Some(crate::lexicon::Pos::Preposition) => stage.view.lemma(start - 1),
        None if stage.view.is_verb(start - 1) => "verb",
        None => "noun",
    }
}
