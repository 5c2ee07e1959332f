//! How real an event is, and whether it is: the words and events above it.

use super::{
    Decision, Hearing, Judge, Outcome,
    ancestry::Ancestry,
    context::{Ground, carriage, content, function, governor, link, order, origin},
    feature::fact,
    occurrence::tense,
    words::{around, nearby},
};
use crate::{
    event::{
        draft::{Draft, Origin},
        model::{Modality, Polarity},
        time::{dates_of, lies},
    },
    morphology::Proclitics,
    syntax::Tie,
};

/// Decides modality and polarity of every draft, predicates before the nouns that depend on them.
pub fn stances(judge: &Judge, ground: &Ground<'_, '_>, drafts: &mut [Draft<'_>]) {
    if !judge.sits(Decision::Modality) || !judge.sits(Decision::Polarity) {
        return;
    }
    let proposed: Vec<(Modality, Polarity)> = drafts.iter().map(|draft| (draft.modality, draft.polarity)).collect();
    for at in order(drafts) {
        let trigger = ground.scene.article.tokens[drafts[at].trigger].span;
        let hearing = judge.hear(ground, Decision::Modality, trigger);
        let values = Modality::ALL.map(Modality::code);
        if let Some(best) = best(hearing, ground, drafts, at, proposed[at], values) {
            drafts[at].modality = Modality::ALL[best];
        }
        let hearing = judge.hear(ground, Decision::Polarity, trigger);
        let values = Polarity::ALL.map(Polarity::code);
        if let Some(best) = best(hearing, ground, drafts, at, proposed[at], values) {
            drafts[at].polarity = Polarity::ALL[best];
        }
    }
}

/// Puts every value of a decision as a candidate; gives which one is the best.
#[allow(clippy::too_many_lines, reason = "a list of facts, and of those that speak together")]
fn best<const N: usize>(
    mut hearing: Hearing<'_>,
    ground: &Ground<'_, '_>,
    drafts: &[Draft<'_>],
    at: usize,
    proposed: (Modality, Polarity),
    values: [&'static str; N],
) -> Option<usize> {
    let draft = &drafts[at];
    let stage = &ground.stages[draft.sentence];
    let view = &stage.view;
    let above = governor(stage, drafts, at);
    let clause = draft.clause.map(|clause| &stage.parse.clauses[clause]);
    let rule = fact!("rule", proposed.0.code());
    let negated = fact!("negated", proposed.1.code());
    let origin = fact!("origin", origin(stage, draft));
    let kind = fact!("kind", draft.kind.code());
    let carriage = fact!("carriage", carriage(draft));
    let carrier = fact!("carrier", draft.carrier_frame.map_or("", |frame| frame.lemma.as_str()));
    let verb = clause.map_or("", |clause| view.lemma(clause.predicate));
    let verb = fact!("verb", verb);
    let lemma = fact!("lemma", &draft.frame.lemma);
    let like = fact!("like", &draft.frame.likeness.exemplar);
    let link = fact!("link", link(stage, draft.clause));
    let content = fact!("content", above.map_or("none", |it| content(it.frame.content)));
    let governing = fact!("governing", above.map_or("", |it| it.frame.lemma.as_str()));
    let governing_like = fact!(
        "governing-like",
        above.map_or("none", |it| it.frame.likeness.exemplar.as_str())
    );
    let governing_kind = fact!("governing-kind", above.map_or("none", |it| it.kind.code()));
    let governed = fact!("governed", above.map_or("none", |it| it.modality.code()));
    let governed_negation = fact!("governed-negation", above.map_or("none", |it| it.polarity.code()));
    let own_tense = fact!("tense", tense(view, draft.trigger));
    let clause_tense = fact!("clause-tense", clause.map_or("none", |it| tense(view, it.predicate)));
    let future = clause.is_some_and(|it| {
        view.reading(it.predicate)
            .is_some_and(|it| it.proclitics.has(Proclitics::FUTURE))
    });
    let future = fact!("future", if future { "yes" } else { "no" });
    let marker = clause
        .and_then(|it| it.markers.first())
        .map_or("none", |it| it.function.as_str());
    let marker = fact!("marker", marker);
    let (place, preposition, before) = surroundings(stage, draft);
    let place = fact!("function", place);
    let preposition = fact!("preposition", preposition);
    let before = fact!("word-before", before);
    let dated = fact!(
        "dated",
        draft.time.as_ref().map_or("no", |time| lies(ground.scene, &time.1))
    );
    let ahead = dates_of(ground.scene, stage.sentence).any(|date| lies(ground.scene, &date.value) == "after");
    let ahead = fact!("ahead", if ahead { "yes" } else { "no" });
    let facts = [
        &rule,
        &negated,
        &origin,
        &kind,
        &carriage,
        &carrier,
        &verb,
        &lemma,
        &like,
        &link,
        &content,
        &governing,
        &governing_like,
        &governing_kind,
        &governed,
        &governed_negation,
        &own_tense,
        &clause_tense,
        &future,
        &marker,
        &place,
        &preposition,
        &before,
        &dated,
        &ahead,
    ];
    let last = drafts[..at].last().filter(|other| other.sentence == draft.sentence);
    let nearby = nearby(view, draft.trigger);
    let around = around(view, draft.trigger);
    let ancestry = Ancestry::of(stage, draft);
    let ancestry = ancestry.facts();
    for value in values {
        let this = fact!("as", value);
        let previous = fact!(
            "previous",
            match last {
                None => "none",
                Some(other) if [other.modality.code(), other.polarity.code()].contains(&value) => "same",
                Some(_) => "other",
            },
        );
        hearing.candidate(Outcome::Value(value), |features| {
            features.add([&this]);
            for fact in facts {
                features.add([&this, fact]);
                features.add([&this, &rule, fact]);
                features.add([&this, &origin, fact]);
            }
            for fact in [&previous].into_iter().chain(&nearby) {
                features.add([&this, fact]);
                features.add([&this, &origin, fact]);
            }
            for fact in &around {
                features.add([&this, fact]);
            }
            for fact in &ancestry {
                features.add([&this, fact]);
                features.add([&this, &origin, fact]);
                features.add([&this, &rule, fact]);
            }
            features.add([&this, &ancestry[0], &ancestry[1]]);
            features.add([&this, &previous, &link]);
            features.add([&this, &previous, &place, &before]);
            features.add([&this, &previous, &rule, &governed]);
            features.add([&this, &origin, &place, &preposition]);
            features.add([&this, &origin, &content, &place]);
            features.add([&this, &origin, &link, &own_tense]);
            features.add([&this, &origin, &governed, &content]);
            features.add([&this, &origin, &preposition, &verb]);
            features.add([&this, &negated, &governed_negation]);
            features.add([&this, &negated, &marker]);
            features.add([&this, &rule, &origin, &content]);
            features.add([&this, &rule, &origin, &preposition]);
            features.add([&this, &rule, &origin, &link]);
        });
    }
    hearing.decide().map(|(best, _)| best)
}

/// Where a noun stands: what it is to its clause, its preposition, the word before it.
fn surroundings<'a>(stage: &crate::event::scene::Stage<'a>, draft: &Draft<'_>) -> (&'static str, &'a str, &'a str) {
    let lemma = |at: usize| {
        if at > stage.view.range.start {
            stage.view.lemma(at - 1)
        } else {
            ""
        }
    };
    let Origin::Noun(id) = draft.origin else {
        return ("predicate", "none", lemma(draft.trigger));
    };
    let mut first = id;
    while let Some((parent, Tie::Conjunct)) = stage.phrase(first).tie {
        first = parent;
    }
    let phrase = stage.phrase(first);
    let preposition = phrase.preposition.as_ref();
    let start = preposition.map_or(phrase.start, |it| it.token);
    (
        function(stage, first),
        preposition.map_or("none", |it| it.lemma.as_str()),
        lemma(start),
    )
}
