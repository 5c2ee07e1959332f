//! Locations: place phrases, given to the event of their clause that they stand nearest to.

use crate::{
    entity::EntityKind,
    lexicon::{Class, EventType, Pos, Role},
    syntax::{PhraseId, Tie},
};

use super::{
    draft::{Draft, Filler, Origin},
    model::{Fill, LocationRole},
    scene::{Scene, Stage},
};

/// Fills the locations of every draft.
pub fn fill(scene: &Scene<'_>, drafts: &mut [Draft<'_>]) {
    for here in drafts.chunk_by_mut(|a, b| a.sentence == b.sentence) {
        let stage = scene.stage(here[0].sentence);
        for id in 0..stage.parse.phrases.len() {
            if stage.phrase(id).preposition.is_some() {
                phrase(scene, &stage, id, here);
            } else {
                adverbial(scene, &stage, id, here);
            }
        }
        for draft in here {
            struck(scene, &stage, draft);
            genitive(scene, &stage, draft);
            draft
                .locations
                .retain(|(filler, _)| filler.sentence != stage.sentence || is_place(scene, &stage, filler.phrase));
        }
    }
}

/// Whether a phrase says where.
pub fn is_place(scene: &Scene<'_>, stage: &Stage<'_>, id: PhraseId) -> bool {
    let entity = &scene.entities.entities[scene.entities.of_phrase[stage.sentence][id]];
    let by_class = |class| matches!(class, Class::Place | Class::Facility | Class::PlaceName);
    if entity.kind == EntityKind::Country {
        return true;
    }
    (entity.kind == EntityKind::Place || stage.classes(stage.phrase(id).head).any(by_class)) && !is_figure(stage, id)
}

/// Whether a noun of place stands for no place here: the net's sites, the surface, somebody's side, the market.
fn is_figure(stage: &Stage<'_>, id: PhraseId) -> bool {
    let phrase = stage.phrase(id);
    let lemmas = stage.lemmas(phrase.head);
    let figures = lemmas.iter().flat_map(|lemma| stage.vocabulary.figures(lemma));
    figures.into_iter().any(|with| match with.as_str() {
        "" => true,
        "pronoun" => stage
            .view
            .reading(phrase.head)
            .is_some_and(|reading| reading.enclitic.is_some()),
        "alone" => phrase.genitive.is_none() && phrase.end == phrase.head + 1,
        words => (phrase.head + 1..phrase.end.max(phrase.head + 2)).any(|at| {
            let near = stage.lemmas(at);
            words.split('|').any(|word| near.iter().any(|lemma| lemma == word))
        }),
    })
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
    if is_taken(stage, id, drafts) || (locative && is_of_speaker(stage, &drafts[draft], preposition.token)) {
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
        drafts[draft].locations.push((here(stage, member), role));
    }
}

/// A direction without a preposition: «north of Aleppo», «south-west Iran».
fn adverbial(scene: &Scene<'_>, stage: &Stage<'_>, id: PhraseId, drafts: &mut [Draft<'_>]) {
    let phrase = stage.phrase(id);
    if phrase.tie.is_some() || phrase.start < stage.view.range.start + 1 || stage.view.has_conjunction(phrase.start) {
        return;
    }
    let Some(genitive) = phrase.genitive else { return };
    let compass = stage
        .lemmas(phrase.head)
        .iter()
        .any(|lemma| stage.vocabulary.direction(lemma).is_some_and(is_compass))
        || stage
            .vocabulary
            .direction(stage.view.token(phrase.head))
            .is_some_and(is_compass);
    let subject = stage.clause_of[id].is_some_and(|clause| stage.parse.clauses[clause].subject == Some(id));
    if !compass || subject || is_taken(stage, id, drafts) || !ends_in_place(scene, stage, genitive) {
        return;
    }
    if let Some(draft) = nearest(stage, stage.clause_of[id], phrase.start, drafts) {
        let filler = here(stage, id);
        let draft = &mut drafts[draft];
        draft
            .targets
            .retain(|other| (other.sentence, other.phrase) != (filler.sentence, filler.phrase));
        draft.locations.push((filler, LocationRole::At));
    }
}

fn ends_in_place(scene: &Scene<'_>, stage: &Stage<'_>, id: PhraseId) -> bool {
    is_place(scene, stage, id)
        || stage
            .phrase(id)
            .genitive
            .is_some_and(|inner| ends_in_place(scene, stage, inner))
}

fn is_compass(direction: &str) -> bool {
    matches!(direction, "north" | "south" | "east" | "west" | "centre")
}

fn here(stage: &Stage<'_>, phrase: PhraseId) -> Filler {
    Filler {
        sentence: stage.sentence,
        phrase,
        fill: Fill::Explicit,
    }
}

/// Whether a phrase fills a role already.
fn is_taken(stage: &Stage<'_>, id: PhraseId, drafts: &[Draft<'_>]) -> bool {
    let here = |filler: &Filler| filler.phrase == id && filler.sentence == stage.sentence;
    drafts.iter().any(|other| {
        other.locations.iter().any(|(filler, _)| here(filler))
            || other.targets.iter().any(here)
            || other.actors.iter().any(here)
    })
}

/// Whether a place phrase belongs to the one who speaks rather than to the speaking: «sources in the capital said».
fn is_of_speaker(stage: &Stage<'_>, draft: &Draft<'_>, at: usize) -> bool {
    let speaks = matches!(
        draft.kind,
        EventType::State | EventType::Accuse | EventType::Request | EventType::Support | EventType::Reject
    );
    speaks
        && draft
            .actors
            .iter()
            .any(|filler| filler.sentence == stage.sentence && stage.phrase(filler.phrase).end == at)
}

/// Index of the event that a phrase at a token belongs to.
fn nearest(stage: &Stage<'_>, clause: Option<usize>, at: usize, drafts: &[Draft<'_>]) -> Option<usize> {
    let here = |draft: &Draft<'_>| draft.sentence == stage.sentence && (draft.clause == clause || clause.is_none());
    let before = drafts.iter().rposition(|draft| here(draft) && draft.trigger < at);
    before.or_else(|| {
        drafts
            .iter()
            .position(|draft| here(draft) && matches!(draft.origin, Origin::Predicate(_)))
            .or_else(|| drafts.iter().position(here))
    })
}

/// A named place that is attacked or seized is target and location.
fn struck(scene: &Scene<'_>, stage: &Stage<'_>, draft: &mut Draft<'_>) {
    if !matches!(draft.kind, EventType::Assault | EventType::Coerce) {
        return;
    }
    let named = |filler: &&Filler| {
        if filler.sentence != stage.sentence {
            return false;
        }
        let phrase = stage.phrase(filler.phrase);
        let name = |at: usize| stage.view.pos(at) == Some(Pos::Proper) || scene_name(scene, stage, at);
        is_place(scene, stage, filler.phrase)
            && (stage.view.is_definite(phrase.head)
                || phrase.genitive.is_some()
                || (phrase.start..phrase.end).any(name))
    };
    let places: Vec<Filler> = draft.targets.iter().filter(named).copied().collect();
    for place in places {
        draft.put(Role::At, place);
    }
}

/// Whether a token lies in a proper name.
fn scene_name(scene: &Scene<'_>, stage: &Stage<'_>, at: usize) -> bool {
    let span = stage.view.article.tokens[at].span;
    let names = &scene.entities.names;
    let first = names.partition_point(|name| name.span.end <= span.start);
    names.get(first).is_some_and(|name| name.span.overlaps(span))
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
