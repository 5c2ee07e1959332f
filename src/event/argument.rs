//! Arguments: who did it to whom, by the frame's roles for subject, object, genitive and prepositions.

use crate::{
    lexicon::{Class, Content, EventType, Frame, FrameKind, Pos, Role},
    morphology::Enclitic,
    syntax::{Clause, ClauseId, ClauseKind, Link, PhraseId},
};

use super::{
    antecedent,
    draft::{Draft, Filler, Origin},
    model::Fill,
    scene::{Scene, Stage},
    trigger::following,
};

/// Fills actors and targets of every draft, predicates before the nouns that depend on them.
pub fn fill<'a>(scene: &Scene<'a>, drafts: &mut [Draft<'a>]) {
    for at in 0..drafts.len() {
        if let Origin::Predicate(id) = drafts[at].origin {
            let stage = scene.stage(drafts[at].sentence);
            let earlier = drafts[..at].to_vec();
            predicate(scene, &stage, id, &mut drafts[at], &earlier);
        }
    }
    for at in 0..drafts.len() {
        if let Origin::Noun(id) = drafts[at].origin {
            let stage = scene.stage(drafts[at].sentence);
            let governor = governor(&stage, drafts, at, id);
            noun(scene, &stage, id, &mut drafts[at], governor.as_ref());
        }
    }
}

/// A filler of this sentence that stands in the clause itself.
fn explicit(stage: &Stage<'_>, phrase: PhraseId) -> Filler {
    Filler {
        sentence: stage.sentence,
        phrase,
        fill: Fill::Explicit,
    }
}

fn put_all(stage: &Stage<'_>, draft: &mut Draft<'_>, role: Role, phrase: PhraseId) {
    let points = |id: PhraseId| {
        matches!(
            stage.view.pos(stage.phrase(id).head),
            Some(Pos::Demonstrative | Pos::Determiner)
        )
    };
    for member in stage.members(phrase).into_iter().filter(|id| !points(*id)) {
        draft.put(role, explicit(stage, member));
    }
}

fn predicate<'a>(scene: &Scene<'a>, stage: &Stage<'a>, id: ClauseId, draft: &mut Draft<'a>, earlier: &[Draft<'a>]) {
    let clause = &stage.parse.clauses[id];
    let frame = draft.frame;
    draft.passive = draft.passive || reads_as_passive(stage, clause, frame);
    let subject_role = if draft.passive {
        passive_role(frame)
    } else {
        frame.subject.unwrap_or(Role::Actor)
    };
    match subject(stage, id) {
        Some(phrase) => put_all(stage, draft, subject_role, phrase),
        None if clause.subject.is_none() => {
            if let Some(filler) = antecedent::of_subject(scene, stage, id, earlier) {
                draft.put(subject_role, filler);
            }
        }
        None => {}
    }
    if !draft.passive {
        let object_role = frame.object.unwrap_or(Role::Nothing);
        for object in &clause.objects {
            put_all(stage, draft, object_role, *object);
        }
        if let Some(pronoun) = stage
            .view
            .reading(clause.predicate)
            .and_then(|reading| reading.enclitic)
        {
            pronoun_argument(scene, stage, draft, object_role, clause.predicate, pronoun);
        }
    }
    for oblique in &clause.obliques {
        prepositional(scene, stage, draft, *oblique);
    }
}

/// The subject of a clause: its own phrase, or what it describes, or that of the clause it says more of.
pub fn subject(stage: &Stage<'_>, id: ClauseId) -> Option<PhraseId> {
    let clause = &stage.parse.clauses[id];
    if clause.subject.is_some() {
        return clause.subject;
    }
    match (&clause.link, clause.kind) {
        (Link::Relative(phrase), ClauseKind::Finite) if agrees(stage, clause.predicate, *phrase) => Some(*phrase),
        (_, ClauseKind::Participle) => clause
            .parent
            .filter(|parent| *parent < id)
            .and_then(|parent| subject(stage, parent)),
        _ => None,
    }
}

/// Whether a verb can have a phrase met before it as its subject.
pub fn agrees(stage: &Stage<'_>, verb: usize, phrase: PhraseId) -> bool {
    use crate::lexicon::{Gender, Number};
    let features = stage.view.features(verb);
    let (gender, number) = stage.view.agreement(stage.phrase(phrase).head);
    let quantity = stage
        .classes(stage.phrase(phrase).head)
        .any(|class| class == Class::Quantity);
    let by_gender = gender == Gender::Common || features.gender == Gender::Common || gender == features.gender;
    let by_number = number == features.number
        || (number == Number::Plural
            && features.number == Number::Singular
            && !stage.view.is_personal(stage.phrase(phrase).head));
    let several = !stage.phrase(phrase).conjuncts.is_empty() && features.number != Number::Singular;
    quantity || several || (by_gender && by_number)
}

const fn passive_role(frame: &Frame) -> Role {
    match (frame.subject, frame.object) {
        (Some(Role::Target), _) => Role::Target,
        (_, Some(role)) => role,
        _ => Role::Target,
    }
}

/// Whether an unvocalised verb is passive after all: it takes an object, has none, and is followed by one noun phrase.
fn reads_as_passive(stage: &Stage<'_>, clause: &Clause, frame: &Frame) -> bool {
    let view = &stage.view;
    let verb = clause.predicate;
    let can_be = view.words[verb].readings.iter().any(|reading| reading.features.passive);
    let wants_object = view.function(verb) == "t"
        && matches!(
            frame.object,
            Some(Role::Target | Role::Event | Role::From | Role::To | Role::At)
        );
    let lacks_object = clause.objects.is_empty()
        && !clause.has_complement
        && view.reading(verb).is_some_and(|reading| reading.enclitic.is_none());
    let follows = clause.subject.is_some_and(|subject| stage.phrase(subject).start > verb);
    let governed = clause.obliques.iter().any(|id| {
        let lemma = stage
            .phrase(*id)
            .preposition
            .as_ref()
            .map_or("", |preposition| preposition.lemma.as_str());
        frame
            .prepositions
            .iter()
            .any(|(other, role)| other == lemma && matches!(role, Role::Target | Role::Event))
    });
    clause.kind == ClauseKind::Finite && can_be && wants_object && lacks_object && follows && !governed
}

/// A prepositional phrase, by the frame or by the preposition's own function.
fn prepositional(scene: &Scene<'_>, stage: &Stage<'_>, draft: &mut Draft<'_>, id: PhraseId) {
    let phrase = stage.phrase(id);
    let Some(preposition) = &phrase.preposition else { return };
    if preposition.function == "agent" {
        return put_all(stage, draft, Role::Actor, id);
    }
    let governed = draft
        .frame
        .prepositions
        .iter()
        .find(|(lemma, _)| *lemma == preposition.lemma)
        .map(|(_, role)| *role);
    let Some(role) = governed else { return };
    if phrase.pronoun {
        if let Some(pronoun) = stage.view.reading(phrase.head).and_then(|reading| reading.enclitic) {
            pronoun_argument(scene, stage, draft, role, phrase.head, pronoun);
        }
        return;
    }
    put_all(stage, draft, role, id);
}

fn pronoun_argument(
    scene: &Scene<'_>,
    stage: &Stage<'_>,
    draft: &mut Draft<'_>,
    role: Role,
    at: usize,
    pronoun: Enclitic,
) {
    if matches!(role, Role::Nothing | Role::Event) {
        return;
    }
    let taken: Vec<(usize, PhraseId)> = draft
        .actors
        .iter()
        .map(|filler| (filler.sentence, filler.phrase))
        .collect();
    if let Some(filler) = antecedent::of_pronoun(scene, stage, at, pronoun, &taken) {
        draft.put(role, filler);
    }
}

/// What an event noun may share with the event that governs it.
#[derive(Clone, Debug)]
struct Governor {
    actors: Vec<Filler>,
    targets: Vec<Filler>,
    content: Option<Content>,
    kind: Option<EventType>,
}

/// The event or carrier of the clause that an event noun stands in, when the noun is what it is about.
fn governor(stage: &Stage<'_>, drafts: &[Draft<'_>], at: usize, id: PhraseId) -> Option<Governor> {
    let clause = stage.clause_of[id]?;
    let same = |other: &&Draft<'_>| other.sentence == stage.sentence && other.origin == Origin::Predicate(clause);
    let of = |draft: &Draft<'_>| Governor {
        actors: draft.actors.clone(),
        targets: draft.targets.clone(),
        content: draft.frame.content,
        kind: Some(draft.kind),
    };
    drafts
        .iter()
        .filter(|other| other.trigger < drafts[at].trigger || stage.phrase(id).start > other.trigger)
        .find(same)
        .map(of)
}

fn noun<'a>(scene: &Scene<'a>, stage: &Stage<'a>, id: PhraseId, draft: &mut Draft<'a>, governor: Option<&Governor>) {
    let phrase = stage.phrase(id);
    let frame = draft.frame;
    let mut genitive_role = frame.genitive.unwrap_or(Role::Nothing);
    if let Some(genitive) = phrase.genitive {
        if genitive_role == Role::Either {
            genitive_role = either(stage, genitive, phrase.end);
        }
        put_all(stage, draft, genitive_role, genitive);
    } else if let Some(pronoun) = stage.view.reading(phrase.head).and_then(|reading| reading.enclitic) {
        let role = if genitive_role == Role::Either {
            Role::Actor
        } else {
            genitive_role
        };
        pronoun_argument(scene, stage, draft, role, phrase.head, pronoun);
    }
    // What an actor's masdar does it to follows in the accusative.
    if genitive_role == Role::Actor && matches!(frame.object, Some(Role::Target)) {
        if let Some(object) = accusative_at(stage, phrase.end) {
            put_all(stage, draft, Role::Target, object);
        }
    }
    for oblique in phrase.complements.iter().copied().chain(following(stage, id)) {
        noun_prepositional(scene, stage, draft, oblique);
    }
    carrier(scene, stage, draft);
    if draft.actors.is_empty() && genitive_role != Role::Actor {
        share(draft, governor);
    }
}

fn noun_prepositional(scene: &Scene<'_>, stage: &Stage<'_>, draft: &mut Draft<'_>, id: PhraseId) {
    let phrase = stage.phrase(id);
    let lam = phrase.preposition.as_ref().is_some_and(|preposition| {
        preposition.clitic && preposition.function.is_empty() && stage.view.has_preposition_clitic(phrase.start)
    });
    let governed = phrase.preposition.as_ref().is_some_and(|preposition| {
        draft
            .frame
            .prepositions
            .iter()
            .any(|(lemma, _)| *lemma == preposition.lemma)
    });
    let is_lam = stage.view.preposition_clitic(phrase.start) == Some(crate::morphology::Proclitics::FOR);
    // An indefinite masdar has its genitive after ل: «a return of the organisation».
    let purpose = stage.masdar_of(phrase.head).is_some();
    if lam && is_lam && !purpose && !governed && draft.actors.is_empty() && draft.targets.is_empty() {
        let role = draft.frame.genitive.unwrap_or(Role::Nothing);
        let role = if role == Role::Either {
            either(stage, id, phrase.end)
        } else {
            role
        };
        return put_all(stage, draft, role, id);
    }
    prepositional(scene, stage, draft, id);
}

/// Agent or patient: what can act is the agent when an object follows, or when it is a force.
fn either(stage: &Stage<'_>, genitive: PhraseId, end: usize) -> Role {
    let head = stage.phrase(genitive).head;
    let body = stage
        .classes(head)
        .any(|class| matches!(class, Class::Organisation | Class::ActorName | Class::Role));
    if accusative_at(stage, end).is_some() || (body && stage.view.can_act(head)) {
        Role::Actor
    } else {
        Role::Target
    }
}

/// A bare phrase that begins at a token.
fn accusative_at(stage: &Stage<'_>, at: usize) -> Option<PhraseId> {
    let found = stage
        .parse
        .phrases
        .iter()
        .position(|phrase| phrase.start == at && phrase.tie.is_none())?;
    let phrase = stage.phrase(found);
    let bare = phrase.preposition.is_none() && !stage.view.has_conjunction(at);
    (bare && stage.clause_of[found].is_none_or(|clause| stage.parse.clauses[clause].subject != Some(found)))
        .then_some(found)
}

/// The subject of a light or phase verb acts in the event that the verb carries.
fn carrier(scene: &Scene<'_>, stage: &Stage<'_>, draft: &mut Draft<'_>) {
    let (Some(frame), Some(clause)) = (draft.carrier_frame, draft.clause) else {
        return;
    };
    let by_verb = draft.carrier == Some(stage.parse.clauses[clause].predicate);
    if !by_verb || matches!(frame.kind, FrameKind::Cause) {
        return;
    }
    let role = frame.subject.unwrap_or(Role::Nothing);
    if matches!(role, Role::Nothing | Role::Event) {
        return;
    }
    match subject(stage, clause) {
        Some(phrase) => put_all(stage, draft, role, phrase),
        None => {
            if let Some(filler) = antecedent::of_subject(scene, stage, clause, &[]) {
                draft.put(role, filler);
            }
        }
    }
    for oblique in &stage.parse.clauses[clause].obliques {
        let lemma = stage
            .phrase(*oblique)
            .preposition
            .as_ref()
            .map_or("", |preposition| preposition.lemma.as_str());
        let role = frame
            .prepositions
            .iter()
            .find(|(other, _)| other == lemma)
            .map_or(Role::Nothing, |(_, role)| *role);
        put_all(stage, draft, role, *oblique);
    }
}

/// A masdar without an agent of its own has the agent of the verb that governs it; one that somebody is asked to do or
/// accused of has that one.
fn share(draft: &mut Draft<'_>, governor: Option<&Governor>) {
    let Some(governor) = governor else { return };
    let others = matches!(
        governor.content,
        Some(Content::Requests | Content::Orders | Content::Accuses)
    ) || matches!(
        governor.kind,
        Some(EventType::Request | EventType::Accuse | EventType::Judge)
    );
    let from = if others { &governor.targets } else { &governor.actors };
    for filler in from {
        if !draft
            .targets
            .iter()
            .any(|other| (other.sentence, other.phrase) == (filler.sentence, filler.phrase))
        {
            draft.put(
                Role::Actor,
                Filler {
                    fill: Fill::Shared,
                    ..*filler
                },
            );
        }
    }
}
