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
    for here in drafts.chunk_by_mut(|a, b| a.sentence == b.sentence) {
        let stage = scene.stage(here[0].sentence);
        for draft in here.iter_mut() {
            if let Origin::Predicate(id) = draft.origin {
                predicate(scene, &stage, id, draft);
            }
        }
        for at in 0..here.len() {
            if let Origin::Noun(id) = here[at].origin {
                let governor = governor(scene, &stage, here, at, id);
                noun(scene, &stage, id, &mut here[at], governor.as_ref());
            }
        }
        contents(&stage, here);
    }
}

/// What is an event itself is told as one: a masdar that somebody refuses, demands or announces is no target of it.
fn contents(stage: &Stage<'_>, drafts: &mut [Draft<'_>]) {
    let acts: Vec<PhraseId> = drafts
        .iter()
        .filter_map(|draft| match draft.origin {
            Origin::Noun(id) if stage.masdar_of(stage.phrase(id).head).is_some() => Some(id),
            _ => None,
        })
        .collect();
    for draft in drafts
        .iter_mut()
        .filter(|draft| draft.frame.content.is_some() || speaks(draft.kind))
    {
        draft
            .targets
            .retain(|filler| filler.sentence != stage.sentence || !acts.contains(&filler.phrase));
    }
}

/// Whether an event of the type is about another event rather than done to somebody.
const fn speaks(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::State | EventType::Request | EventType::Reject | EventType::Agree | EventType::Govern
    )
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

fn predicate<'a>(scene: &Scene<'a>, stage: &Stage<'a>, id: ClauseId, draft: &mut Draft<'a>) {
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
            if let Some(filler) = antecedent::of_subject(scene, stage, id, &[]) {
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
        (Link::Relative(phrase), ClauseKind::Finite) if !clause.resumed && agrees(stage, clause.predicate, *phrase) => {
            Some(*phrase)
        }
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
    if role == Role::Target && draft.kind == EventType::State && !is_addressee(stage, draft, id) {
        return;
    }
    if phrase.pronoun {
        if let Some(pronoun) = stage.view.reading(phrase.head).and_then(|reading| reading.enclitic) {
            pronoun_argument(scene, stage, draft, role, phrase.head, pronoun);
        }
        return;
    }
    put_all(stage, draft, role, id);
}

/// Whether a phrase names one that something is said to: one that can hear, not the noun before it completed («the party's
/// statement to …» is, «the institute for seismology» is not).
fn is_addressee(stage: &Stage<'_>, draft: &Draft<'_>, id: PhraseId) -> bool {
    let phrase = stage.phrase(id);
    if phrase.pronoun {
        return true;
    }
    let token = phrase
        .preposition
        .as_ref()
        .map_or(phrase.start, |preposition| preposition.token);
    let completes = stage.parse.phrases.iter().any(|other| {
        other.end == token
            && !stage.view.is_personal(other.head)
            && !draft_is(stage, draft, other.head)
            && stage.view.pos(other.head) == Some(Pos::Noun)
            && other.preposition.is_none()
    });
    let hears = stage.view.can_act(phrase.head)
        || stage
            .classes(phrase.head)
            .any(|class| matches!(class, Class::Organisation | Class::Group | Class::Human | Class::Role));
    let masdar = stage.masdar_of(phrase.head).is_some();
    hears && !masdar && !completes
}

fn draft_is(_stage: &Stage<'_>, draft: &Draft<'_>, token: usize) -> bool {
    draft.trigger == token
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

/// The event of the clause that an event noun stands in, or but the subject of a clause whose verb is no event.
fn governor(scene: &Scene<'_>, stage: &Stage<'_>, drafts: &[Draft<'_>], at: usize, id: PhraseId) -> Option<Governor> {
    let clause = stage.clause_of[id]?;
    let same = |other: &&Draft<'_>| other.origin == Origin::Predicate(clause);
    let of = |draft: &Draft<'_>| Governor {
        actors: draft.actors.clone(),
        targets: draft.targets.clone(),
        content: draft.frame.content,
        kind: Some(draft.kind),
    };
    let found = drafts
        .iter()
        .filter(|other| other.trigger < drafts[at].trigger || stage.phrase(id).start > other.trigger)
        .find(same)
        .map(of);
    if found.is_some() {
        return found;
    }
    let this = &stage.parse.clauses[clause];
    if this.kind != ClauseKind::Finite || this.predicate > drafts[at].trigger {
        return None;
    }
    let own = subject(stage, clause)
        .filter(|phrase| *phrase != id)
        .map(|phrase| explicit(stage, phrase));
    let filler = own.or_else(|| {
        let missing = this.subject.is_none();
        missing
            .then(|| antecedent::of_subject(scene, stage, clause, &[]))
            .flatten()
    })?;
    let other = scene.stage(filler.sentence);
    let acts = other.view.can_act(other.phrase(filler.phrase).head);
    acts.then(|| Governor {
        actors: vec![filler],
        targets: Vec::new(),
        content: None,
        kind: None,
    })
}

fn noun<'a>(scene: &Scene<'a>, stage: &Stage<'a>, id: PhraseId, draft: &mut Draft<'a>, governor: Option<&Governor>) {
    let phrase = stage.phrase(id);
    let frame = draft.frame;
    let mut genitive_role = frame.genitive.unwrap_or(Role::Nothing);
    if let Some(genitive) = phrase.genitive {
        if matches!(frame.object, Some(Role::To | Role::From | Role::Via | Role::At))
            && super::location::is_place(scene, stage, genitive)
            && !matches!(genitive_role, Role::To | Role::From | Role::Via | Role::At)
        {
            genitive_role = frame.object.unwrap_or(Role::Nothing);
        }
        let undergoer = matches!(genitive_role, Role::Either | Role::Target)
            && stage.view.can_act(stage.phrase(genitive).head)
            && undergoer_after(stage, id, frame);
        if undergoer {
            genitive_role = Role::Actor;
        } else if genitive_role == Role::Either {
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
    if genitive_role == Role::Actor
        && matches!(frame.object, Some(Role::Target))
        && let Some(object) = accusative_at(stage, phrase.end)
    {
        put_all(stage, draft, Role::Target, object);
    }
    for oblique in phrase.complements.iter().copied().chain(following(stage, id)) {
        noun_prepositional(scene, stage, draft, oblique);
    }
    carrier(scene, stage, draft);
    if draft.actors.is_empty() && genitive_role != Role::Actor && draft.kind != EventType::Disaster {
        share(draft, governor);
    }
}

/// Whether what a masdar is done to follows after ل: then the genitive does it («Paris's condemnation of the attack»).
fn undergoer_after(stage: &Stage<'_>, id: PhraseId, frame: &Frame) -> bool {
    let governed = frame.prepositions.iter().any(|(_, role)| *role == Role::Target);
    let first = following(stage, id).first().copied();
    !governed
        && first.is_some_and(|oblique| {
            let phrase = stage.phrase(oblique);
            stage.view.preposition_clitic(phrase.start) == Some(crate::morphology::Proclitics::FOR)
                && stage.masdar_of(phrase.head).is_none()
        })
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
    if lam
        && is_lam
        && !purpose
        && !governed
        && !draft.actors.is_empty()
        && draft.targets.is_empty()
        && draft.frame.object == Some(Role::Target)
    {
        return put_all(stage, draft, Role::Target, id);
    }
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
