//! How real an event is, and whether it is: the words and events above it.

use super::{
    Decision, Features, Judge, Outcome,
    context::{Ground, carriage, content, function, governor, link, nearby, order, origin},
    feature::Fact,
    occurrence::tense,
};
use crate::{
    event::{
        draft::{Draft, Origin},
        model::{Modality, Polarity},
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
        let modalities = Modality::ALL.map(|it| option(judge, ground, drafts, at, proposed[at], it.code()));
        if let Some((best, _)) = judge.decide(Decision::Modality, trigger, modalities.into()) {
            drafts[at].modality = Modality::ALL[best];
        }
        let polarities = Polarity::ALL.map(|it| option(judge, ground, drafts, at, proposed[at], it.code()));
        if let Some((best, _)) = judge.decide(Decision::Polarity, trigger, polarities.into()) {
            drafts[at].polarity = Polarity::ALL[best];
        }
    }
}

fn option<'j>(
    judge: &'j Judge,
    ground: &Ground<'_, '_>,
    drafts: &[Draft<'_>],
    at: usize,
    proposed: (Modality, Polarity),
    value: &'static str,
) -> (Outcome, Features<'j>) {
    let draft = &drafts[at];
    let stage = &ground.stages[draft.sentence];
    let view = &stage.view;
    let mut features = judge.features();
    let this = Fact::new("as", value);
    let above = governor(stage, drafts, at);
    let clause = draft.clause.map(|clause| &stage.parse.clauses[clause]);
    let rule = Fact::new("rule", proposed.0.code());
    let negated = Fact::new("negated", proposed.1.code());
    let origin = Fact::new("origin", origin(stage, draft));
    let kind = Fact::new("kind", draft.kind.code());
    let carriage = Fact::new("carriage", carriage(draft));
    let carrier = Fact::new("carrier", draft.carrier_frame.map_or("", |frame| frame.lemma.as_str()));
    let verb = clause.map_or("", |clause| view.lemma(clause.predicate));
    let verb = Fact::new("verb", verb);
    let lemma = Fact::new("lemma", &draft.frame.lemma);
    let link = Fact::new("link", link(stage, draft.clause));
    let content = Fact::new("content", above.map_or("none", |it| content(it.frame.content)));
    let governing = Fact::new("governing", above.map_or("", |it| it.frame.lemma.as_str()));
    let governing_kind = Fact::new("governing-kind", above.map_or("none", |it| it.kind.code()));
    let governed = Fact::new("governed", above.map_or("none", |it| it.modality.code()));
    let governed_negation = Fact::new("governed-negation", above.map_or("none", |it| it.polarity.code()));
    let own_tense = Fact::new("tense", tense(view, draft.trigger));
    let clause_tense = Fact::new("clause-tense", clause.map_or("none", |it| tense(view, it.predicate)));
    let future = clause.is_some_and(|it| {
        view.reading(it.predicate)
            .is_some_and(|it| it.proclitics.has(Proclitics::FUTURE))
    });
    let future = Fact::new("future", if future { "yes" } else { "no" });
    let marker = clause
        .and_then(|it| it.markers.first())
        .map_or("none", |it| it.function.as_str());
    let marker = Fact::new("marker", marker);
    let (place, preposition, before) = surroundings(stage, draft);
    let place = Fact::new("function", place);
    let preposition = Fact::new("preposition", preposition);
    let before = Fact::new("word-before", before);
    let dated = Fact::new("dated", if draft.time.is_some() { "yes" } else { "no" });
    let facts = [
        rule,
        negated,
        origin,
        kind,
        carriage,
        carrier,
        verb,
        lemma,
        link,
        content,
        governing,
        governing_kind,
        governed,
        governed_negation,
        own_tense,
        clause_tense,
        future,
        marker,
        place,
        preposition,
        before,
        dated,
    ];
    features.add(&[&this]);
    for fact in facts {
        features.add(&[&this, &fact]);
        features.add(&[&this, &rule, &fact]);
        features.add(&[&this, &origin, &fact]);
    }
    let previous = drafts[..at].last().filter(|other| other.sentence == draft.sentence);
    let previous = Fact::new(
        "previous",
        previous.map_or("none", |other| match this.value() {
            value if value == other.modality.code() || value == other.polarity.code() => "same",
            _ => "other",
        }),
    );
    for fact in [previous].into_iter().chain(nearby(view, draft.trigger)) {
        features.add(&[&this, &fact]);
        features.add(&[&this, &origin, &fact]);
    }
    features.add(&[&this, &previous, &link]);
    features.add(&[&this, &previous, &place, &before]);
    features.add(&[&this, &previous, &rule, &governed]);
    features.add(&[&this, &origin, &place, &preposition]);
    features.add(&[&this, &origin, &content, &place]);
    features.add(&[&this, &origin, &link, &own_tense]);
    features.add(&[&this, &origin, &governed, &content]);
    features.add(&[&this, &origin, &preposition, &verb]);
    features.add(&[&this, &negated, &governed_negation]);
    features.add(&[&this, &negated, &marker]);
    features.add(&[&this, &rule, &origin, &content]);
    features.add(&[&this, &rule, &origin, &preposition]);
    features.add(&[&this, &rule, &origin, &link]);
    (Outcome::Value(value), features)
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
