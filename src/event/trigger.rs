//! Triggers: which predicates and nouns are events, and which verbs only carry them.

use std::collections::BTreeMap;

use crate::{
    lexicon::{Class, Condition, EventType, Frame, FrameKind, Pos, Role, table::Table},
    syntax::{Clause, ClauseId, ClauseKind, Phrase, PhraseId, Tie},
};

use super::{
    choice::Around,
    draft::{Draft, Origin},
    judge::Decision,
    model::{Modality, Polarity},
    scene::{Scene, Stage},
};

/// The drafts of an article, in the order of their triggers.
pub fn drafts<'a>(scene: &Scene<'a>) -> Vec<Draft<'a>> {
    let mut out = Vec::new();
    for sentence in scene.sentences() {
        let stage = scene.stage(sentence);
        let first = out.len();
        let mut carried = Carried::default();
        for (id, clause) in stage.parse.clauses.iter().enumerate() {
            predicate(scene, &stage, id, clause, &mut carried, &mut out);
        }
        for id in 0..stage.parse.phrases.len() {
            noun(scene, &stage, id, &carried, &mut out);
        }
        out[first..].sort_by_key(|draft| draft.trigger);
    }
    out
}

/// Phrases that a verb carries as its event, and those that a verb's sense has taken in.
#[derive(Default)]
struct Carried<'a> {
    by: BTreeMap<PhraseId, (usize, &'a Frame)>,
    absorbed: Vec<PhraseId>,
}

/// The verb behind a predicate: itself, or that of a participle.
pub fn verb_of<'a>(stage: &Stage<'a>, at: usize) -> &'a str {
    if stage.view.is_verb(at) {
        stage.view.lemma(at)
    } else {
        stage.view.active_participle(at).unwrap_or_default()
    }
}

fn predicate<'a>(
    scene: &Scene<'a>,
    stage: &Stage<'a>,
    id: ClauseId,
    clause: &Clause,
    carried: &mut Carried<'a>,
    out: &mut Vec<Draft<'a>>,
) {
    if clause.kind == ClauseKind::Nominal {
        return;
    }
    let lexicon: &'a crate::lexicon::Lexicon = scene.lexicon;
    let verb = verb_of(stage, clause.predicate);
    if clause.kind == ClauseKind::Participle && repeats_speech(stage, clause, verb) {
        return;
    }
    let frames = lexicon.verb_frames(verb);
    let around = Around::clause(stage, clause);
    for frame in frames.iter().filter(|frame| around.holds_all(frame)) {
        match frame.kind {
            FrameKind::Event => {
                let kind = frame.event.unwrap_or(EventType::Other);
                let absorbed = absorbed(frame, clause);
                carried.absorbed.extend(absorbed);
                out.push(Draft {
                    clause: Some(id),
                    passive: around.passive,
                    ..draft(stage, clause.predicate, Origin::Predicate(id), frame, kind)
                });
                return;
            }
            FrameKind::Light | FrameKind::Phase | FrameKind::Prevent | FrameKind::Cause => {
                let slots = event_slots(stage, clause, frame);
                let events: Vec<PhraseId> = slots.into_iter().filter(|slot| carries(stage, *slot)).collect();
                if !events.is_empty() {
                    carried
                        .by
                        .extend(events.into_iter().map(|slot| (slot, (clause.predicate, frame))));
                    return;
                }
            }
            FrameKind::State => break,
            FrameKind::Modal | FrameKind::Copula => return,
        }
    }
    // What no frame makes an event may be one all the same, where that is weighed.
    if let Some(frame) = frames.first().filter(|_| scene.judge.sits(Decision::Event)) {
        out.push(Draft {
            clause: Some(id),
            passive: around.passive,
            suspect: "state",
            ..draft(stage, clause.predicate, Origin::Predicate(id), frame, EventType::Other)
        });
    }
}

/// «He added, saying»: a participle that but repeats that something is said.
fn repeats_speech(stage: &Stage<'_>, clause: &Clause, verb: &str) -> bool {
    let mut rows = stage.view.lexicon.tables("pleonasms").flat_map(Table::rows);
    rows.any(|row| row.cell("participle") == verb)
        && clause.parent.is_some_and(|parent| {
            let above = verb_of(stage, stage.parse.clauses[parent].predicate);
            let frames = stage.view.lexicon.verb_frames(above);
            frames.iter().any(|frame| frame.content.is_some())
        })
}

/// The object that a frame's sense has taken in: «signed an agreement» is one event.
fn absorbed(frame: &Frame, clause: &Clause) -> Vec<PhraseId> {
    let by_object = frame
        .when
        .iter()
        .any(|condition| matches!(condition, Condition::Object(words) if !words.is_empty()));
    if by_object && frame.object.is_none_or(|role| role == Role::Nothing) {
        clause.objects.clone()
    } else {
        Vec::new()
    }
}

/// The phrases in the slots that a frame gives to its event.
fn event_slots(stage: &Stage<'_>, clause: &Clause, frame: &Frame) -> Vec<PhraseId> {
    let mut out = Vec::new();
    if frame.object == Some(Role::Event) {
        out.extend(&clause.objects);
    }
    if frame.subject == Some(Role::Event) {
        out.extend(clause.subject);
    }
    for id in &clause.obliques {
        let lemma = stage
            .phrase(*id)
            .preposition
            .as_ref()
            .map_or("", |preposition| preposition.lemma.as_str());
        if frame
            .prepositions
            .iter()
            .any(|(other, role)| other == lemma && *role == Role::Event)
        {
            out.push(*id);
        }
    }
    out.into_iter().flat_map(|id| stage.members(id)).collect()
}

/// Whether a phrase's head, or the noun it counts or leads to, is an event noun.
fn carries(stage: &Stage<'_>, id: PhraseId) -> bool {
    let phrase = stage.phrase(id);
    frame_of_noun(stage, id).is_some_and(|frame| !matches!(frame.kind, FrameKind::State))
        || phrase.genitive.is_some_and(|inner| {
            stage
                .classes(phrase.head)
                .any(|class| matches!(class, Class::Quantity | Class::Event))
                && carries(stage, inner)
        })
}

fn noun<'a>(scene: &Scene<'a>, stage: &Stage<'a>, id: PhraseId, carried: &Carried<'a>, out: &mut Vec<Draft<'a>>) {
    let phrase = stage.phrase(id);
    if carried.absorbed.contains(&id) {
        return;
    }
    let suspect = suspicion(scene, stage, id);
    // Without what weighs it, a suspicion is a verdict.
    if suspect != "no" && !scene.judge.sits(Decision::Event) {
        return;
    }
    let held = frame_of_noun(stage, id).filter(|frame| frame.kind == FrameKind::Event);
    let doubtful = || speaking(stage, id).filter(|_| scene.judge.sits(Decision::Event));
    let found = held
        .map(|frame| (frame, frame.event.unwrap_or(EventType::Other), suspect))
        .or_else(doubtful)
        .or_else(|| stative(scene, stage, id));
    let Some((frame, kind, suspect)) = found else { return };
    let carrying = carrier(stage, id, carried);
    out.push(Draft {
        clause: stage.clause_of[id],
        carrier: carrying.map(|(token, _)| token),
        carrier_frame: carrying.and_then(|(_, frame)| frame),
        suspect,
        ..draft(stage, phrase.head, Origin::Noun(id), frame, kind)
    });
}

/// The verb or noun that carries an event noun: the light verb it is object of, the noun before it in idafa.
fn carrier<'a>(stage: &Stage<'a>, id: PhraseId, carried: &Carried<'a>) -> Option<(usize, Option<&'a Frame>)> {
    if let Some((token, frame)) = carried.by.get(&id) {
        return Some((*token, Some(frame)));
    }
    let first = match stage.phrase(id).tie? {
        (parent, Tie::Genitive) => parent,
        (first, Tie::Conjunct) => return carried.by.get(&first).map(|(token, frame)| (*token, Some(*frame))),
        (_, Tie::Complement) => return None,
    };
    let outer = carrier(stage, first, carried);
    let head = stage.phrase(first).head;
    let frame =
        frame_of_noun(stage, first).filter(|frame| frame.kind != FrameKind::Event && frame.kind != FrameKind::State);
    outer.or_else(|| frame.map(|frame| (head, Some(frame))))
}

fn is_noun(stage: &Stage<'_>, phrase: &Phrase) -> bool {
    !phrase.pronoun && stage.view.pos(phrase.head) == Some(Pos::Noun)
}

/// The frame of an event noun.
pub fn frame_of_noun<'a>(stage: &Stage<'a>, id: PhraseId) -> Option<&'a Frame> {
    let phrase = stage.phrase(id);
    if !is_noun(stage, phrase) {
        return None;
    }
    let lexicon: &'a crate::lexicon::Lexicon = stage.view.lexicon;
    let following = following(stage, id);
    let around = Around::noun(stage, id, &following);
    let concrete = stage.classes(phrase.head).all(is_concrete);
    let own = stage
        .lemmas(phrase.head)
        .into_iter()
        .filter(|_| !concrete)
        .find_map(|lemma| holding(stage, id, &around, lexicon.noun_frames(&lemma), &following));
    if own.is_some() {
        return own;
    }
    let concrete = stage.classes(phrase.head).any(is_concrete);
    let verb = stage.masdar_of(phrase.head).filter(|_| !concrete)?;
    holding(stage, id, &around, lexicon.verb_frames(verb), &following)
        .filter(|frame| !matches!(frame.kind, FrameKind::Modal | FrameKind::Copula))
}

/// The first frame that holds; one that needs an event to carry holds only with an event in its slot.
fn holding<'a>(
    stage: &Stage<'a>,
    id: PhraseId,
    around: &Around<'_, 'a>,
    frames: &'a [Frame],
    following: &[PhraseId],
) -> Option<&'a Frame> {
    let phrase = stage.phrase(id);
    let slot = |frame: &Frame| {
        let genitive = phrase
            .genitive
            .filter(|_| frame.genitive == Some(Role::Event) || frame.object == Some(Role::Event));
        let governed = phrase.complements.iter().chain(following).copied().filter(|oblique| {
            let lemma = stage
                .phrase(*oblique)
                .preposition
                .as_ref()
                .map_or("", |preposition| preposition.lemma.as_str());
            frame
                .prepositions
                .iter()
                .any(|(other, role)| other == lemma && *role == Role::Event)
        });
        genitive.into_iter().chain(governed).any(|slot| carries(stage, slot))
    };
    frames
        .iter()
        .filter(|frame| around.holds_all(frame))
        .find(|frame| match frame.kind {
            FrameKind::Light | FrameKind::Phase | FrameKind::Prevent | FrameKind::Cause => slot(frame),
            _ => true,
        })
}

/// Classes of nouns that name a thing, whatever verb they come from.
const fn is_concrete(class: Class) -> bool {
    matches!(
        class,
        Class::Human
            | Class::Role
            | Class::Group
            | Class::Organisation
            | Class::Place
            | Class::Facility
            | Class::Time
            | Class::Quantity
            | Class::Unit
            | Class::Money
            | Class::Weapon
            | Class::Vehicle
            | Class::Document
            | Class::Body
            | Class::Animal
            | Class::Substance
            | Class::Thing
    )
}

/// A participle of a verb that says or asks something, which the parse takes for a noun: «saying», «demanding».
fn speaking<'a>(stage: &Stage<'a>, id: PhraseId) -> Option<(&'a Frame, EventType, &'static str)> {
    let phrase = stage.phrase(id);
    let verb = stage.view.active_participle(phrase.head).filter(|_| !phrase.pronoun)?;
    let lexicon: &'a crate::lexicon::Lexicon = stage.view.lexicon;
    let mut frames = lexicon.verb_frames(verb).iter();
    let frame = frames.find(|frame| frame.content.is_some() && frame.kind == FrameKind::Event)?;
    Some((frame, frame.event?, "participle"))
}

/// A masdar or a noun of events whose frame does not make it one, or not here.
fn stative<'a>(scene: &Scene<'_>, stage: &Stage<'a>, id: PhraseId) -> Option<(&'a Frame, EventType, &'static str)> {
    let phrase = stage.phrase(id);
    if !is_noun(stage, phrase) || !scene.judge.sits(Decision::Event) {
        return None;
    }
    let lexicon: &'a crate::lexicon::Lexicon = stage.view.lexicon;
    let own = stage
        .lemmas(phrase.head)
        .into_iter()
        .find_map(|lemma| lexicon.noun_frames(&lemma).first());
    let verb = || {
        stage
            .masdar_of(phrase.head)
            .and_then(|verb| lexicon.verb_frames(verb).first())
    };
    let frame = own.or_else(verb)?;
    Some((frame, frame.event.unwrap_or(EventType::Other), "state"))
}

/// Why a noun may be no event.
fn suspicion(scene: &Scene<'_>, stage: &Stage<'_>, id: PhraseId) -> &'static str {
    if is_inside_name(scene, stage, id) {
        "name"
    } else if is_institutional(stage, id) {
        "business"
    } else {
        "no"
    }
}

/// Whether the phrase's head lies inside a proper name.
fn is_inside_name(scene: &Scene<'_>, stage: &Stage<'_>, id: PhraseId) -> bool {
    let span = scene.article.tokens[stage.phrase(id).head].span;
    let names = &scene.entities.names;
    let at = names.partition_point(|name| name.span.end <= span.start);
    names.get(at).is_some_and(|name| name.span.overlaps(span))
}

/// Whether the noun names the business of a body or office: «ministry of defence», «commission of inquiry».
fn is_institutional(stage: &Stage<'_>, id: PhraseId) -> bool {
    let Some((parent, Tie::Genitive)) = stage.phrase(id).tie else {
        return matches!(stage.phrase(id).tie, Some((first, Tie::Conjunct)) if is_institutional(stage, first));
    };
    let bodies = stage.classes(stage.phrase(parent).head).any(|class| {
        matches!(
            class,
            Class::Organisation | Class::Role | Class::Place | Class::Facility
        )
    });
    let reading = stage.view.reading(stage.phrase(id).head);
    let bare = stage.phrase(id).genitive.is_none()
        && reading.is_some_and(|reading| reading.has_article() || (reading.enclitic.is_none()));
    bodies && bare
}

/// The prepositional phrases right after a phrase, one after the other.
pub fn following(stage: &Stage<'_>, id: PhraseId) -> Vec<PhraseId> {
    let mut at = outer_end(stage, id);
    let mut out = Vec::new();
    while let Some(next) = prepositional_at(stage, at) {
        let last = stage.phrase(next).conjuncts.last().copied().unwrap_or(next);
        at = stage.phrase(last).end;
        out.push(next);
    }
    out
}

/// Where the idafa chain ends that a phrase lies in.
fn outer_end(stage: &Stage<'_>, id: PhraseId) -> usize {
    let mut outer = id;
    while let Some((parent, Tie::Genitive | Tie::Conjunct)) = stage.phrase(outer).tie {
        outer = parent;
    }
    let last = stage.phrase(outer).conjuncts.last().copied().unwrap_or(outer);
    stage.phrase(last).end.max(stage.phrase(id).end)
}

fn prepositional_at(stage: &Stage<'_>, at: usize) -> Option<PhraseId> {
    let starts = |phrase: &crate::syntax::Phrase| {
        phrase
            .preposition
            .as_ref()
            .is_some_and(|preposition| preposition.token == at)
    };
    let first = stage.parse.phrases.partition_point(|phrase| phrase.start < at);
    let near = stage.parse.phrases.iter().enumerate().skip(first).take(4);
    near.into_iter()
        .find(|(_, phrase)| phrase.tie.is_none() && starts(phrase))
        .map(|(id, _)| id)
}

fn draft<'a>(stage: &Stage<'a>, trigger: usize, origin: Origin, frame: &'a Frame, kind: EventType) -> Draft<'a> {
    Draft {
        sentence: stage.sentence,
        trigger,
        carrier: None,
        origin,
        clause: None,
        frame,
        carrier_frame: None,
        kind,
        passive: false,
        actors: Vec::new(),
        targets: Vec::new(),
        locations: Vec::new(),
        time: None,
        source: None,
        modality: Modality::Asserted,
        polarity: Polarity::Positive,
        counts: Vec::new(),
        suspect: "no",
        told: None,
        likely: 1.0,
        filled: (None, None),
    }
}
