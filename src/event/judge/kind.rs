//! Of which type an event is: what its frame says, and what speaks for another type.

use super::{
    Decision, Judge, Outcome,
    ancestry::Ancestry,
    context::{Ground, governor, origin},
    feature::fact,
    words::{around, nearby},
};
use crate::{
    event::{
        draft::{Draft, Origin},
        scene::Stage,
    },
    lexicon::EventType,
};

/// Decides the type of every draft.
pub fn kinds(judge: &Judge, ground: &Ground<'_, '_>, drafts: &mut [Draft<'_>]) {
    if !judge.sits(Decision::Type) {
        return;
    }
    let told: Vec<EventType> = drafts.iter().map(|draft| draft.kind).collect();
    let theme = theme(&told);
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let stage = &ground.stages[draft.sentence];
        let sense = |list: &[crate::event::draft::Filler]| {
            list.first().map_or("none", |it| ground.sense(it.sentence, it.phrase))
        };
        let word = |list: &[crate::event::draft::Filler]| {
            list.first().map_or("", |it| {
                let stage = &ground.stages[it.sentence];
                stage.view.lemma(stage.phrase(it.phrase).head)
            })
        };
        let framed = fact!("framed", told[at].code());
        let lemma = fact!("lemma", &draft.frame.lemma);
        let like = fact!("like", &draft.frame.likeness.exemplar);
        let second = fact!("second", &draft.frame.likeness.second);
        let actor = fact!("actor", sense(&draft.actors));
        let target = fact!("target", sense(&draft.targets));
        let doer = fact!("doer", word(&draft.actors));
        let word = fact!("word", word(&draft.targets));
        let next = fact!("next", next_word(stage, draft));
        let governor = governor(stage, drafts, at);
        let above = fact!("above", governor.map_or("none", |it| it.frame.lemma.as_str()));
        let above_like = fact!(
            "above-like",
            governor.map_or("none", |it| it.frame.likeness.exemplar.as_str())
        );
        let governing = fact!("governing", governor.map_or("none", |it| it.kind.code()));
        let theme = fact!("theme", theme);
        let origin = fact!("origin", origin(stage, draft));
        let carrier = fact!("carrier", draft.carrier_frame.map_or("", |frame| frame.lemma.as_str()));
        let nearby = nearby(&stage.view, draft.trigger);
        let around = around(&stage.view, draft.trigger);
        let ancestry = Ancestry::of(stage, draft);
        let ancestry = ancestry.facts();
        let trigger = stage.view.article.tokens[draft.trigger].span;
        let mut hearing = judge.hear(ground, Decision::Type, trigger);
        for kind in EventType::ALL {
            let this = fact!("type", kind.code());
            let same = fact!("same", if *kind == told[at] { "yes" } else { "no" });
            hearing.candidate(Outcome::Value(kind.code()), |features| {
                features.add([&same]);
                features.add([&same, &lemma]);
                features.add([&same, &like]);
                features.add([&same, &framed]);
                features.add([&this, &lemma]);
                features.add([&this, &like]);
                features.add([&this, &second]);
                features.add([&this, &like, &second]);
                features.add([&this, &like, &framed]);
                features.add([&this, &framed]);
                features.add([&this, &next]);
                features.add([&this, &carrier]);
                for fact in nearby.iter().chain(&around).chain([
                    &origin,
                    &actor,
                    &target,
                    &word,
                    &doer,
                    &theme,
                    &governing,
                    &above,
                    &above_like,
                ]) {
                    features.add([&this, fact]);
                }
                for fact in &ancestry {
                    features.add([&this, fact]);
                    features.add([&this, &framed, fact]);
                }
                for fact in [&doer, &above].into_iter().chain(&around) {
                    features.add([&same, fact]);
                }
                for fact in [&target, &next, &theme, &word] {
                    features.add([&this, &lemma, fact]);
                    features.add([&this, &like, fact]);
                }
                for fact in [&actor, &target, &next, &theme, &origin, &governing, &word] {
                    features.add([&this, &framed, fact]);
                }
            });
        }
        if let Some((best, likely)) = hearing.decide() {
            drafts[at].kind = EventType::ALL[best];
            drafts[at].likely *= likely[best];
        }
    }
}

/// The noun or adjective that says most of what an event is: behind an event noun, or what a verb has for its object.
fn next_word<'a>(stage: &Stage<'a>, draft: &Draft<'_>) -> &'a str {
    match draft.origin {
        Origin::Noun(id) => {
            let phrase = stage.phrase(id);
            phrase
                .genitive
                .map(|it| stage.phrase(it).head)
                .or(phrase.adjectives.first().copied())
                .map_or("", |at| stage.view.lemma(at))
        }
        Origin::Predicate(id) => {
            let clause = &stage.parse.clauses[id];
            let first = clause.objects.first().or(clause.obliques.first());
            first.map_or("", |id| stage.view.lemma(stage.phrase(*id).head))
        }
    }
}

/// What most events of the article are, speaking aside.
fn theme(told: &[EventType]) -> &'static str {
    let count = |kind: EventType| told.iter().filter(|other| **other == kind).count();
    let others = EventType::ALL
        .iter()
        .filter(|kind| !matches!(kind, EventType::State | EventType::Other));
    others
        .max_by_key(|kind| (count(**kind), std::cmp::Reverse(**kind)))
        .filter(|kind| count(**kind) > 1)
        .map_or("none", |kind| kind.code())
}
