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
        draft::{Draft, Filler, Origin},
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
        if let Some((best, likely)) = decide(judge, ground, drafts, at, theme) {
            drafts[at].kind = EventType::ALL[best];
            drafts[at].likely *= likely[best];
        }
    }
}

/// Puts every type of a draft as a candidate; gives which one is the best, and how likely each is.
#[allow(clippy::too_many_lines, reason = "a list of facts, and of those that speak together")]
fn decide(
    judge: &Judge,
    ground: &Ground<'_, '_>,
    drafts: &[Draft<'_>],
    at: usize,
    theme: &str,
) -> Option<(usize, Vec<f32>)> {
    let draft = &drafts[at];
    let stage = &ground.stages[draft.sentence];
    let framed = fact!("framed", draft.kind.code());
    let lemma = fact!("lemma", &draft.frame.lemma);
    let like = fact!("like", &draft.frame.likeness.exemplar);
    let second = fact!("second", &draft.frame.likeness.second);
    let (actor, doer, doer_class) = participant(ground, &draft.actors);
    let (target, word, word_class) = participant(ground, &draft.targets);
    let (actor, target) = (fact!("actor", actor), fact!("target", target));
    let (doer, word) = (fact!("doer", doer), fact!("word", word));
    let (doer_class, word_class) = (fact!("doer-class", doer_class), fact!("word-class", word_class));
    let next = next_word(stage, draft);
    let next_class = fact!("next-class", next.map_or("none", |at| stage.view.semantics(at).class()));
    let next = fact!("next", next.map_or("", |at| stage.view.lemma(at)));
    let article = fact!("article", ground.domain);
    let sentence = fact!("sentence", ground.domains[draft.sentence]);
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
    let meant = [&word_class, &next_class, &doer_class, &article, &sentence];
    let trigger = stage.view.article.tokens[draft.trigger].span;
    let mut hearing = judge.hear(ground, Decision::Type, trigger);
    for kind in EventType::ALL {
        let this = fact!("type", kind.code());
        let same = fact!("same", if *kind == draft.kind { "yes" } else { "no" });
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
            let others = [
                &origin,
                &actor,
                &target,
                &word,
                &doer,
                &theme,
                &governing,
                &above,
                &above_like,
            ];
            for fact in nearby.iter().chain(&around).chain(others).chain(meant) {
                features.add([&this, fact]);
            }
            for fact in &ancestry {
                features.add([&this, fact]);
                features.add([&this, &framed, fact]);
            }
            for fact in [&doer, &above].into_iter().chain(&around) {
                features.add([&same, fact]);
            }
            for fact in [&target, &next, &theme, &word].into_iter().chain(meant) {
                features.add([&this, &lemma, fact]);
                features.add([&this, &like, fact]);
            }
            let others = [&actor, &target, &next, &theme, &origin, &governing, &word];
            for fact in others.into_iter().chain(meant) {
                features.add([&this, &framed, fact]);
            }
        });
    }
    hearing.decide()
}

/// Who or what the first participant of a role is: roughly, by the lemma of its head, and what that denotes.
fn participant<'a>(ground: &Ground<'_, 'a>, list: &[Filler]) -> (&'static str, &'a str, &'a str) {
    list.first().map_or(("none", "", "none"), |it| {
        let stage = &ground.stages[it.sentence];
        let head = stage.phrase(it.phrase).head;
        (
            ground.sense(it.sentence, it.phrase),
            stage.view.lemma(head),
            stage.view.semantics(head).class(),
        )
    })
}

/// The noun or adjective that says most of what an event is: behind an event noun, or what a verb has for its object.
fn next_word(stage: &Stage<'_>, draft: &Draft<'_>) -> Option<usize> {
    match draft.origin {
        Origin::Noun(id) => {
            let phrase = stage.phrase(id);
            phrase
                .genitive
                .map(|it| stage.phrase(it).head)
                .or(phrase.adjectives.first().copied())
        }
        Origin::Predicate(id) => {
            let clause = &stage.parse.clauses[id];
            let first = clause.objects.first().or(clause.obliques.first());
            first.map(|id| stage.phrase(*id).head)
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
