//! Where it happened: every place of the sentence, for every event.

use super::{
    Decision, Hearing, Judge, Outcome,
    context::{
        FARTHEST, Ground, attachment, bearing, beside, carriage, distance, few, function, governed, link, origin, role,
        within,
    },
    feature::fact,
    likeliest,
    words::{edges, path},
};
use crate::{
    event::{
        draft::{Draft, Filler, Origin},
        location::is_place,
        model::{Fill, LocationRole},
        scene::Stage,
        trigger::following,
    },
    syntax::{PhraseId, Tie},
};

const ROLES: [LocationRole; 4] = [
    LocationRole::At,
    LocationRole::From,
    LocationRole::To,
    LocationRole::Via,
];

/// Decides where every draft happened.
pub fn places(judge: &Judge, ground: &Ground<'_, '_>, drafts: &mut [Draft<'_>]) {
    if !judge.sits(Decision::Location) {
        return;
    }
    for at in 0..drafts.len() {
        let stage = &ground.stages[drafts[at].sentence];
        let candidates = (0..stage.parse.phrases.len()).filter(|id| is_candidate(ground, stage, *id, &drafts[at]));
        let candidates: Vec<PhraseId> = candidates.collect();
        let mut found = Vec::new();
        let mut judged = false;
        for id in candidates {
            let trigger = stage.view.article.tokens[drafts[at].trigger].span;
            let mut hearing = judge.hear(ground, Decision::Location, trigger);
            hearing.candidate(Outcome::Nothing, |_| {});
            options(&mut hearing, ground, drafts, at, id);
            let Some((_, likely)) = hearing.decide() else {
                continue;
            };
            judged = true;
            if let Some(best) = likeliest(&likely) {
                let filler = Filler {
                    sentence: stage.sentence,
                    phrase: id,
                    fill: Fill::Explicit,
                };
                found.push((filler, ROLES[best]));
            }
        }
        if judged {
            drafts[at].locations = once(ground, stage, &found);
        }
    }
}

/// Places without those that only name again the one that they lie in: «Mosul» in «the city of Mosul».
fn once(ground: &Ground<'_, '_>, stage: &Stage<'_>, found: &[(Filler, LocationRole)]) -> Vec<(Filler, LocationRole)> {
    let entity = |filler: &Filler| ground.entity(filler.sentence, filler.phrase);
    let is_again = |inner: &Filler| {
        let (own, named) = (stage.span(inner.phrase), entity(inner));
        let mut others = found.iter();
        others.any(|(other, _)| {
            let outer = stage.span(other.phrase);
            entity(other) == named && outer.contains(own) && outer.len() > own.len()
        })
    };
    let kept = found.iter().filter(|(filler, _)| !is_again(filler));
    kept.copied().collect()
}

fn is_candidate(ground: &Ground<'_, '_>, stage: &Stage<'_>, id: PhraseId, draft: &Draft<'_>) -> bool {
    let phrase = stage.phrase(id);
    let own = matches!(draft.origin, Origin::Noun(noun) if noun == id);
    let proposed = draft
        .locations
        .iter()
        .any(|(filler, _)| filler.sentence == stage.sentence && filler.phrase == id);
    !phrase.pronoun && !own && (proposed || is_place(ground.scene, stage, id))
}

/// Puts a place in every role as a candidate.
#[allow(clippy::too_many_lines, reason = "a list of facts, and of those that speak together")]
fn options(hearing: &mut Hearing<'_>, ground: &Ground<'_, '_>, drafts: &[Draft<'_>], at: usize, id: PhraseId) {
    let draft = &drafts[at];
    let stage = &ground.stages[draft.sentence];
    let phrase = stage.phrase(id);
    let here = |filler: &Filler| filler.sentence == stage.sentence && filler.phrase == id;
    let proposal = draft
        .locations
        .iter()
        .find(|(filler, _)| here(filler))
        .map(|(_, role)| *role);
    let near = beside(drafts, draft.sentence);
    // Later sentences may take somebody up whom this one names.
    let later = &drafts[within(drafts, draft.sentence..=draft.sentence + FARTHEST)];
    let elsewhere = near
        .iter()
        .any(|other| other.trigger != draft.trigger && other.locations.iter().any(|(it, _)| here(it)));
    let origin = fact!("origin", origin(stage, draft));
    let kind = fact!("kind", draft.kind.code());
    let carriage = fact!("carriage", carriage(draft));
    let outer = stage.outermost(id);
    let bearing = fact!("clause", bearing(stage, draft.clause, stage.clause_of[outer]));
    let place = fact!("function", function(stage, id));
    let preposition = fact!("preposition", preposition(stage, id));
    let function_of = fact!(
        "relation",
        phrase.preposition.as_ref().map_or("none", |it| it.function.as_str()),
    );
    let slot = phrase
        .preposition
        .as_ref()
        .and_then(|it| governed(draft.frame, &it.lemma));
    let slot = fact!("slot", role(slot));
    let distance = fact!("distance", distance(draft.trigger, phrase.start));
    let (from, to) = (draft.trigger.min(phrase.start), draft.trigger.max(phrase.start));
    let between = |other: &&Draft<'_>| other.sentence == draft.sentence && other.trigger > from && other.trigger < to;
    let between = fact!("events", few(near.iter().filter(between).count()));
    let sense = fact!("sense", ground.sense(draft.sentence, id));
    let tie = fact!("tie", tie(stage, draft, id));
    let used = if draft.actors.iter().any(here) {
        "actor"
    } else if draft.targets.iter().any(here) {
        "target"
    } else if later.iter().any(|other| other.actors.iter().any(here)) {
        "actor-elsewhere"
    } else {
        "no"
    };
    let used = fact!("used", used);
    let attached = fact!("attached", attachment(stage, draft, id));
    let link = fact!("link", link(stage, draft.clause));
    let head = fact!("head", stage.view.lemma(phrase.head));
    let class = fact!("class", stage.view.semantics(phrase.head).class());
    let path = path(&stage.view, draft.trigger, phrase.start..phrase.end);
    let path = fact!("path", &path);
    let (left, right) = edges(stage, id);
    let left = fact!("left", left);
    let right = fact!("right", right);
    let lemma = fact!("lemma", &draft.frame.lemma);
    let like = fact!("like", &draft.frame.likeness.exemplar);
    let span = stage.span(id);
    for as_role in ROLES {
        let this = fact!(
            "as",
            match as_role {
                LocationRole::At => "at",
                LocationRole::From => "from",
                LocationRole::To => "to",
                LocationRole::Via => "via",
            },
        );
        let rule = fact!(
            "rule",
            match proposal {
                Some(role) if role == as_role => "same",
                Some(_) => "other",
                None if elsewhere => "elsewhere",
                None => "none",
            },
        );
        hearing.candidate(Outcome::Place(span, as_role), |features| {
            for word in [&lemma, &like] {
                features.add([&this, word]);
                features.add([&this, word, &preposition]);
            }
            features.add([&this, &like, &rule]);
            features.add([&this, &like, &path]);
            features.add([&this, &path]);
            features.add([&this, &origin, &path]);
            features.add([&this, &rule, &path]);
            features.add([&this, &sense, &path]);
            for fact in [&left, &right] {
                features.add([&this, fact]);
                features.add([&this, &rule, fact]);
            }
            for fact in [
                &rule,
                &bearing,
                &place,
                &preposition,
                &function_of,
                &slot,
                &distance,
                &between,
                &sense,
                &tie,
                &used,
                &kind,
                &origin,
                &carriage,
                &link,
                &head,
                &class,
            ] {
                features.add([&this, fact]);
            }
            for fact in [
                &rule,
                &place,
                &preposition,
                &slot,
                &distance,
                &between,
                &sense,
                &tie,
                &used,
                &link,
                &bearing,
            ] {
                features.add([&this, &origin, fact]);
                features.add([&this, &kind, fact]);
            }
            for fact in [&rule, &preposition, &tie, &used, &place, &distance, &bearing] {
                features.add([&this, &sense, fact]);
            }
            for fact in [&rule, &preposition, &kind, &used] {
                features.add([&this, &class, fact]);
            }
            features.add([&this, &attached, &origin]);
            features.add([&this, &attached, &tie]);
            features.add([&this, &attached, &preposition, &between]);
            features.add([&this, &bearing, &preposition]);
            features.add([&this, &bearing, &between]);
            features.add([&this, &bearing, &distance]);
            features.add([&this, &rule, &preposition]);
            features.add([&this, &rule, &between]);
            features.add([&this, &preposition, &distance]);
            features.add([&this, &preposition, &between]);
        });
    }
}

/// The preposition of a phrase or of the one that it lies in.
fn preposition<'a>(stage: &Stage<'a>, id: PhraseId) -> &'a str {
    let mut at = id;
    loop {
        let phrase = stage.phrase(at);
        if let Some(preposition) = &phrase.preposition {
            return &preposition.lemma;
        }
        match phrase.tie {
            Some((parent, Tie::Genitive | Tie::Complement)) => at = parent,
            _ => return "none",
        }
    }
}

/// How a place lies to the phrase of an event noun.
fn tie(stage: &Stage<'_>, draft: &Draft<'_>, id: PhraseId) -> &'static str {
    let Origin::Noun(noun) = draft.origin else {
        return "none";
    };
    let own = stage.phrase(noun);
    if own.genitive == Some(id) {
        return "genitive";
    }
    match following(stage, noun).iter().position(|other| *other == id) {
        Some(0) => "following",
        Some(_) => "following2",
        None if stage.phrase(id).start >= own.start && stage.phrase(id).end <= own.end => "inside",
        None => "none",
    }
}
