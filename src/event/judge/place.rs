//! Where it happened: every place of the sentence, for every event.

use super::{
    Decision, Judge, Outcome,
    context::{
        FARTHEST, Ground, attachment, bearing, beside, carriage, distance, edges, few, function, governed, link,
        origin, path, role, within,
    },
    feature::Fact,
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
            let features = |role: Option<LocationRole>| match role {
                None => judge.features(),
                Some(role) => features(judge, ground, drafts, at, id, role),
            };
            let span = stage.span(id);
            let mut options = vec![(Outcome::Nothing, features(None))];
            options.extend(ROLES.map(|role| (Outcome::Place(span, role), features(Some(role)))));
            let trigger = stage.view.article.tokens[drafts[at].trigger].span;
            let Some((best, _)) = judge.decide(Decision::Location, trigger, options) else {
                continue;
            };
            judged = true;
            if let Some(best) = best.checked_sub(1) {
                let filler = Filler {
                    sentence: stage.sentence,
                    phrase: id,
                    fill: Fill::Explicit,
                };
                found.push((filler, ROLES[best]));
            }
        }
        if judged {
            drafts[at].locations = found;
        }
    }
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

#[allow(clippy::too_many_lines, reason = "a list of facts, and of those that speak together")]
fn features<'j>(
    judge: &'j Judge,
    ground: &Ground<'_, '_>,
    drafts: &[Draft<'_>],
    at: usize,
    id: PhraseId,
    as_role: LocationRole,
) -> super::Features<'j> {
    let draft = &drafts[at];
    let stage = &ground.stages[draft.sentence];
    let phrase = stage.phrase(id);
    let mut features = judge.features();
    let here = |filler: &Filler| filler.sentence == stage.sentence && filler.phrase == id;
    let this = Fact::new(
        "as",
        match as_role {
            LocationRole::At => "at",
            LocationRole::From => "from",
            LocationRole::To => "to",
            LocationRole::Via => "via",
        },
    );
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
    let rule = Fact::new(
        "rule",
        match proposal {
            Some(role) if role == as_role => "same",
            Some(_) => "other",
            None if elsewhere => "elsewhere",
            None => "none",
        },
    );
    let origin = Fact::new("origin", origin(stage, draft));
    let kind = Fact::new("kind", draft.kind.code());
    let carriage = Fact::new("carriage", carriage(draft));
    let outer = stage.outermost(id);
    let bearing = Fact::new("clause", bearing(stage, draft.clause, stage.clause_of[outer]));
    let place = Fact::new("function", function(stage, id));
    let preposition = Fact::new("preposition", preposition(stage, id));
    let function_of = Fact::new(
        "relation",
        phrase.preposition.as_ref().map_or("none", |it| it.function.as_str()),
    );
    let slot = phrase
        .preposition
        .as_ref()
        .and_then(|it| governed(draft.frame, &it.lemma));
    let slot = Fact::new("slot", role(slot));
    let distance = Fact::new("distance", distance(draft.trigger, phrase.start));
    let (from, to) = (draft.trigger.min(phrase.start), draft.trigger.max(phrase.start));
    let between = |other: &&Draft<'_>| other.sentence == draft.sentence && other.trigger > from && other.trigger < to;
    let between = Fact::new("events", few(near.iter().filter(between).count()));
    let sense = Fact::new("sense", ground.sense(draft.sentence, id));
    let tie = Fact::new("tie", tie(stage, draft, id));
    let used = if draft.actors.iter().any(here) {
        "actor"
    } else if draft.targets.iter().any(here) {
        "target"
    } else if later.iter().any(|other| other.actors.iter().any(here)) {
        "actor-elsewhere"
    } else {
        "no"
    };
    let used = Fact::new("used", used);
    let attached = Fact::new("attached", attachment(stage, draft, id));
    let link = Fact::new("link", link(stage, draft.clause));
    let head = Fact::new("head", stage.view.lemma(phrase.head));
    let path = path(&stage.view, draft.trigger, phrase.start..phrase.end);
    let path = Fact::new("path", &path);
    let (left, right) = edges(stage, id);
    let left = Fact::new("left", left);
    let right = Fact::new("right", right);
    let lemma = Fact::new("lemma", &draft.frame.lemma);
    features.add(&[&this, &lemma]);
    features.add(&[&this, &lemma, &preposition]);
    features.add(&[&this, &path]);
    features.add(&[&this, &origin, &path]);
    features.add(&[&this, &rule, &path]);
    features.add(&[&this, &sense, &path]);
    for fact in [left, right] {
        features.add(&[&this, &fact]);
        features.add(&[&this, &rule, &fact]);
    }
    for fact in [
        rule,
        bearing,
        place,
        preposition,
        function_of,
        slot,
        distance,
        between,
        sense,
        tie,
        used,
        kind,
        origin,
        carriage,
        link,
        head,
    ] {
        features.add(&[&this, &fact]);
    }
    for fact in [
        rule,
        place,
        preposition,
        slot,
        distance,
        between,
        sense,
        tie,
        used,
        link,
        bearing,
    ] {
        features.add(&[&this, &origin, &fact]);
        features.add(&[&this, &kind, &fact]);
    }
    for fact in [rule, preposition, tie, used, place, distance, bearing] {
        features.add(&[&this, &sense, &fact]);
    }
    features.add(&[&this, &attached, &origin]);
    features.add(&[&this, &attached, &tie]);
    features.add(&[&this, &attached, &preposition, &between]);
    features.add(&[&this, &bearing, &preposition]);
    features.add(&[&this, &bearing, &between]);
    features.add(&[&this, &bearing, &distance]);
    features.add(&[&this, &rule, &preposition]);
    features.add(&[&this, &rule, &between]);
    features.add(&[&this, &preposition, &distance]);
    features.add(&[&this, &preposition, &between]);
    features
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
