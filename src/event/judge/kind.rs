//! Of which type an event is: what its frame says, and what speaks for another type.

use super::{
    Decision, Judge, Outcome,
    context::{Ground, governor, origin},
    feature::Fact,
};
use crate::{
    event::draft::{Draft, Origin},
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
        let next = match draft.origin {
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
        };
        let facts = [
            Fact::new("framed", told[at].code()),
            Fact::new("lemma", &draft.frame.lemma),
            Fact::new("actor", sense(&draft.actors)),
            Fact::new("target", sense(&draft.targets)),
            Fact::new("word", word(&draft.targets)),
            Fact::new("next", next),
            Fact::new("theme", theme),
            Fact::new(
                "governing",
                governor(stage, drafts, at).map_or("none", |it| it.kind.code()),
            ),
            Fact::new("origin", origin(stage, draft)),
            Fact::new("carrier", draft.carrier_frame.map_or("", |frame| frame.lemma.as_str())),
        ];
        let trigger = stage.view.article.tokens[draft.trigger].span;
        let candidates = EventType::ALL.iter().map(|kind| {
            let this = Fact::new("type", kind.code());
            let same = Fact::new("same", if *kind == told[at] { "yes" } else { "no" });
            let mut features = judge.features();
            let [
                framed,
                lemma,
                actor,
                target,
                word,
                next,
                theme,
                governing,
                origin,
                carrier,
            ] = &facts;
            features.add(&[&same]);
            features.add(&[&same, lemma]);
            features.add(&[&same, framed]);
            features.add(&[&this, lemma]);
            features.add(&[&this, framed]);
            features.add(&[&this, next]);
            features.add(&[&this, carrier]);
            for fact in [target, next, theme, word] {
                features.add(&[&this, lemma, fact]);
            }
            for fact in [actor, target, next, theme, origin, governing, word] {
                features.add(&[&this, framed, fact]);
            }
            (Outcome::Value(kind.code()), features)
        });
        let candidates = candidates.collect();
        if let Some((best, likely)) = judge.decide(Decision::Type, trigger, candidates) {
            drafts[at].kind = EventType::ALL[best];
            drafts[at].likely *= likely[best];
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
