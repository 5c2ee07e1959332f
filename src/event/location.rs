//! Locations: place phrases, given to the event of their clause that they stand nearest to.

use crate::{
    entity::EntityKind,
    lexicon::{Class, EventType, Role},
    syntax::{PhraseId, Tie},
};

use super::{
    draft::{Draft, Filler, Origin},
    model::{Fill, LocationRole},
    scene::{Scene, Stage},
};

/// Fills the locations of every draft.
pub fn fill(scene: &Scene<'_>, drafts: &mut [Draft<'_>]) {
    for sentence in scene.sentences() {
        let stage = scene.stage(sentence);
        for id in 0..stage.parse.phrases.len() {
            phrase(scene, &stage, id, drafts);
        }
    }
    for draft in drafts {
        let stage = scene.stage(draft.sentence);
        struck(scene, &stage, draft);
        genitive(scene, &stage, draft);
        draft
            .locations
            .retain(|(filler, _)| is_place(scene, &scene.stage(filler.sentence), filler.phrase));
    }
}

/// Whether a phrase says where.
pub fn is_place(scene: &Scene<'_>, stage: &Stage<'_>, id: PhraseId) -> bool {
    let entity = &scene.entities.entities[scene.entities.of_phrase[stage.sentence][id]];
    let by_class = |class| matches!(class, Class::Place | Class::Facility | Class::PlaceName);
    matches!(entity.kind, EntityKind::Place | EntityKind::Country) || stage.classes(stage.phrase(id).head).any(by_class)
}

/// A place phrase after a preposition of place goes to the nearest event before it in its clause, else to the clause's predicate.
fn phrase(scene: &Scene<'_>, stage: &Stage<'_>, id: PhraseId, drafts: &mut [Draft<'_>]) {
    let phrase = stage.phrase(id);
    let Some(preposition) = &phrase.preposition else { return };
    if phrase.pronoun || !is_place(scene, stage, id) || matches!(phrase.tie, Some((_, Tie::Genitive))) {
        return;
    }
    let with = stage.view.preposition_clitic(phrase.start) == Some(crate::morphology::Proclitics::WITH)
        && preposition.token == phrase.start;
    // «on» marks a place only with a noun of place: what is said or done about a country is not done there.
    let surface = preposition.function == "surface"
        && stage
            .classes(phrase.head)
            .any(|class| matches!(class, Class::Place | Class::Facility));
    let locative = with || surface || preposition.function == "locative";
    let clause = stage.clause_of[id];
    let Some(draft) = nearest(stage, clause, phrase.start, drafts) else {
        return;
    };
    let taken = drafts
        .iter()
        .filter(|other| other.sentence == stage.sentence)
        .any(|other| {
            let here = |filler: &Filler| filler.phrase == id && filler.sentence == stage.sentence;
            other.locations.iter().any(|(filler, _)| here(filler))
                || other.targets.iter().any(here)
                || other.actors.iter().any(here)
        });
    if taken {
        return;
    }
    let moves = matches!(
        drafts[draft].kind,
        EventType::Move | EventType::Retreat | EventType::Aid | EventType::Mobilize
    );
    let role = match preposition.function.as_str() {
        _ if locative => LocationRole::At,
        "source" if moves => LocationRole::From,
        "goal" if moves => LocationRole::To,
        _ => return,
    };
    for member in stage.members(id) {
        drafts[draft].locations.push((
            Filler {
                sentence: stage.sentence,
                phrase: member,
                fill: Fill::Explicit,
            },
            role,
        ));
    }
}

/// Index of the event that a phrase at a token belongs to.
fn nearest(stage: &Stage<'_>, clause: Option<usize>, at: usize, drafts: &[Draft<'_>]) -> Option<usize> {
    let here = |draft: &Draft<'_>| draft.sentence == stage.sentence && (draft.clause == clause || clause.is_none());
    let before = drafts.iter().rposition(|draft| here(draft) && draft.trigger < at);
    before.or_else(|| {
        drafts
            .iter()
            .position(|draft| here(draft) && matches!(draft.origin, Origin::Predicate(_)))
    })
}

/// A named place that is attacked or seized is target and location.
fn struck(scene: &Scene<'_>, stage: &Stage<'_>, draft: &mut Draft<'_>) {
    if !matches!(draft.kind, EventType::Assault | EventType::Coerce) {
        return;
    }
    let named = |filler: &&Filler| {
        filler.sentence == stage.sentence
            && is_place(scene, stage, filler.phrase)
            && (stage.view.is_definite(stage.phrase(filler.phrase).head)
                || stage.phrase(filler.phrase).genitive.is_some())
    };
    let places: Vec<Filler> = draft.targets.iter().filter(named).copied().collect();
    for place in places {
        draft.put(Role::At, place);
    }
}

/// The genitive of an event that nobody does to a place: «the clashes of Tripoli».
fn genitive(scene: &Scene<'_>, stage: &Stage<'_>, draft: &mut Draft<'_>) {
    let Origin::Noun(id) = draft.origin else { return };
    let happens = matches!(
        draft.kind,
        EventType::Assault | EventType::Protest | EventType::Disaster | EventType::Other | EventType::Govern
    );
    let Some(genitive) = stage.phrase(id).genitive.filter(|_| happens) else {
        return;
    };
    let bare = draft
        .actors
        .iter()
        .chain(&draft.targets)
        .all(|filler| filler.phrase != genitive);
    if bare && is_place(scene, stage, genitive) {
        draft.put(
            Role::At,
            Filler {
                sentence: stage.sentence,
                phrase: genitive,
                fill: Fill::Explicit,
            },
        );
    }
}
