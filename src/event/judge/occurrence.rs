//! Whether a word tells of an occurrence: what the frames found, with what belongs to it.

use super::{
    Decision, Features, Judge, Outcome,
    ancestry::Ancestry,
    context::{Ground, beside, carriage, content, few, function, governor, likelihood, link, origin},
    feature::fact,
};
use crate::{
    event::draft::{Draft, Origin},
    lexicon::Condition,
    morphology::Evidence,
    syntax::Tie,
};

/// Decides of every draft whether it is an event; gives how sure each is.
pub fn occurrences(judge: &Judge, ground: &Ground<'_, '_>, drafts: &mut [Draft<'_>]) {
    if !judge.sits(Decision::Event) {
        return;
    }
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let stage = &ground.stages[draft.sentence];
        let trigger = stage.view.article.tokens[draft.trigger].span;
        let mut hearing = judge.hear(ground, Decision::Event, trigger);
        hearing.candidate(Outcome::Nothing, |_| {});
        hearing.candidate(Outcome::Value("event"), |features| {
            describe(features, ground, drafts, at);
        });
        if let Some((best, likely)) = hearing.decide() {
            drafts[at].told = Some(best == 1);
            drafts[at].likely *= likely[1];
        }
    }
}

fn describe(features: &mut Features<'_>, ground: &Ground<'_, '_>, drafts: &[Draft<'_>], at: usize) {
    let draft = &drafts[at];
    let stage = &ground.stages[draft.sentence];
    let view = &stage.view;
    let above = governor(stage, drafts, at);
    let origin = fact!("origin", origin(stage, draft));
    let kind = fact!("kind", draft.kind.code());
    let lemma = fact!("lemma", &draft.frame.lemma);
    let carriage = fact!("carriage", carriage(draft));
    let link = fact!("link", link(stage, draft.clause));
    let conditions =
        draft.frame.when.len() + usize::from(draft.frame.when.iter().any(|it| !matches!(it, Condition::Clause)));
    let specific = fact!("conditions", few(conditions));
    let actors = fact!("actors", few(draft.actors.len().min(1)));
    let targets = fact!("targets", few(draft.targets.len().min(1)));
    let places = fact!("places", few(draft.locations.len().min(1)));
    let dated = fact!("dated", if draft.time.is_some() { "yes" } else { "no" });
    let content = fact!("content", above.map_or("none", |it| content(it.frame.content)));
    let governing = fact!("governing", above.map_or("none", |it| it.kind.code()));
    let sentence = fact!("sentence", few(draft.sentence.min(3)));
    let before = fact!("before", before(stage, draft));
    let article = fact!("form", form(stage, draft));
    let place = fact!("function", place(stage, draft));
    let evidence = fact!("reading", evidence(stage, draft));
    let suspect = fact!("suspect", draft.suspect);
    let again = beside(drafts, draft.sentence)
        .iter()
        .any(|other| other.trigger < draft.trigger && other.frame.lemma == draft.frame.lemma);
    let again = fact!("again", if again { "yes" } else { "no" });
    let genitive = match draft.origin {
        Origin::Noun(id) => stage
            .phrase(id)
            .genitive
            .map_or("none", |it| ground.sense(draft.sentence, it)),
        Origin::Predicate(_) => "verb",
    };
    let genitive = fact!("genitive", genitive);
    let said = fact!("said", if draft.source.is_some() { "yes" } else { "no" });
    let tense = fact!("tense", tense(view, draft.trigger));
    let like = fact!("like", &draft.frame.likeness.exemplar);
    let second = fact!("second", &draft.frame.likeness.second);
    let eventful = fact!("eventful", &draft.frame.likeness.eventful);
    let acted = fact!("acted", likelihood(draft.filled.0));
    let aimed = fact!("aimed", likelihood(draft.filled.1));
    for fact in [&acted, &aimed] {
        features.add([fact]);
        features.add([&origin, fact]);
        features.add([&lemma, fact]);
        features.add([&like, fact]);
        features.add([&kind, fact]);
    }
    for fact in &Ancestry::of(stage, draft).facts() {
        features.add([fact]);
        features.add([&origin, fact]);
        features.add([&lemma, fact]);
        features.add([&like, fact]);
    }
    features.add([&origin, &acted, &aimed]);
    features.add([&eventful, &acted, &aimed]);
    features.add([&like, &eventful, &origin]);
    features.add([&kind, &acted, &aimed]);
    for fact in [
        &origin, &kind, &lemma, &carriage, &link, &specific, &actors, &targets, &places, &dated, &content, &governing,
        &sentence, &before, &article, &place, &evidence, &suspect, &again, &genitive, &said, &tense, &like, &second,
        &eventful,
    ] {
        features.add([fact]);
        features.add([&origin, fact]);
    }
    for fact in [
        &carriage, &actors, &targets, &places, &before, &article, &place, &genitive, &specific, &tense, &suspect,
    ] {
        features.add([&lemma, fact]);
        features.add([&like, fact]);
        features.add([&eventful, fact]);
        features.add([&kind, fact]);
    }
    features.add([&origin, &actors, &targets, &places]);
    features.add([&origin, &article, &genitive]);
    features.add([&origin, &place, &before]);
    features.add([&origin, &place, &article]);
    features.add([&origin, &carriage, &actors]);
    features.add([&kind, &origin, &actors]);
    features.add([&kind, &origin, &targets]);
    features.add([&kind, &governing, &origin]);
}

/// The lemma right before the trigger's phrase, where it is a preposition or a noun.
fn before<'a>(stage: &crate::event::scene::Stage<'a>, draft: &Draft<'_>) -> &'a str {
    let start = match draft.origin {
        Origin::Noun(id) => {
            let phrase = stage.phrase(id);
            if let Some(preposition) = &phrase.preposition {
                return &preposition.lemma;
            }
            phrase.start
        }
        Origin::Predicate(_) => draft.trigger,
    };
    if start == stage.view.range.start {
        return "start";
    }
    match stage.view.mark(start - 1) {
        Some(_) => "mark",
        None => stage.view.lemma(start - 1),
    }
}

fn form(stage: &crate::event::scene::Stage<'_>, draft: &Draft<'_>) -> &'static str {
    let Some(reading) = stage.view.reading(draft.trigger) else {
        return "none";
    };
    let plural = reading.features.number == crate::lexicon::Number::Plural;
    match (reading.has_article(), reading.enclitic.is_some(), plural) {
        (true, _, false) => "definite",
        (true, _, true) => "definite-plural",
        (_, true, _) => "pronoun",
        (_, _, true) => "plural",
        _ => "bare",
    }
}

fn place(stage: &crate::event::scene::Stage<'_>, draft: &Draft<'_>) -> &'static str {
    match draft.origin {
        Origin::Noun(id) => match stage.phrase(id).tie {
            Some((_, Tie::Conjunct)) => "conjunct",
            _ => function(stage, id),
        },
        Origin::Predicate(_) => "predicate",
    }
}

fn evidence(stage: &crate::event::scene::Stage<'_>, draft: &Draft<'_>) -> &'static str {
    match stage.view.reading(draft.trigger).map(|reading| reading.evidence) {
        Some(Evidence::Exact) => "exact",
        Some(Evidence::Guess) => "guess",
        Some(_) => "tolerant",
        None => "none",
    }
}

/// The tense of a verb.
pub fn tense(view: &crate::syntax::View<'_>, at: usize) -> &'static str {
    use crate::lexicon::Tense;
    match view.features(at).tense {
        Some(Tense::Perfect) => "perfect",
        Some(Tense::Imperative) => "imperative",
        Some(_) => "imperfect",
        None => "none",
    }
}
