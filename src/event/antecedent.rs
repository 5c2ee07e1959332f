//! Antecedents: whom a dropped subject or a pronoun means.

use crate::{
    lexicon::{Class, Content, Gender, Number, Person, Pos, Role},
    morphology::Enclitic,
    syntax::{Clause, ClauseId, ClauseKind, Link, PhraseId, Tie, is_lifeless, says},
};

use super::{
    argument,
    draft::{Draft, Filler, Origin},
    model::Fill,
    scene::{Scene, Stage},
    trigger::verb_of,
};

/// How many sentences back an antecedent may stand.
const FARTHEST: usize = 3;

/// Whom the missing subject of a clause means: the subject of the clause it is coordinated with or depends on, else of an
/// earlier sentence.
pub fn of_subject(scene: &Scene<'_>, stage: &Stage<'_>, id: ClauseId, earlier: &[Draft<'_>]) -> Option<Filler> {
    let clause = &stage.parse.clauses[id];
    if clause.kind == ClauseKind::Participle {
        let parent = clause.parent?;
        return match argument::subject(stage, parent) {
            Some(phrase) => Some(filler(stage, phrase, Fill::Shared)),
            None if parent < id => of_subject(scene, stage, parent, earlier),
            None => None,
        };
    }
    let wanted = stage.view.features(clause.predicate);
    match wanted.person {
        Some(Person::Third) => {}
        Some(Person::First) => {
            return speaker_above(stage, id).or_else(|| last_speaker(scene, stage, earlier, |_, _| true));
        }
        _ => return None,
    }
    let mut at = clause.parent.filter(|parent| *parent < id);
    while let Some(parent) = at {
        if let Some(phrase) = argument::subject(stage, parent).filter(|phrase| {
            argument::agrees(stage, clause.predicate, *phrase) && may_do(stage, clause.predicate, *phrase)
        }) {
            let fill = if clause.link == Link::Coordinated {
                Fill::Shared
            } else {
                Fill::Antecedent
            };
            return Some(filler(stage, phrase, fill));
        }
        at = stage.parse.clauses[parent].parent.filter(|next| *next < parent);
    }
    if says(&stage.view, clause.predicate) {
        let agrees = |other: &Stage<'_>, phrase: PhraseId| fits(other, phrase, wanted.gender, wanted.number);
        if let Some(found) = last_speaker(scene, stage, earlier, agrees) {
            return Some(found);
        }
    }
    let before = stage.view.article.tokens[clause.predicate].span.start;
    earlier_subject(scene, stage, before, |other, phrase| {
        fits(other, phrase, wanted.gender, wanted.number)
    })
}

/// Whether a phrase can be what a verb's missing subject means: no demonstrative, and for a verb of doing no act or thing.
fn may_do(stage: &Stage<'_>, verb: usize, phrase: PhraseId) -> bool {
    let head = stage.phrase(phrase).head;
    if matches!(stage.view.pos(head), Some(Pos::Demonstrative | Pos::Determiner)) {
        return false;
    }
    let frames = stage.view.lexicon.verb_frames(verb_of(stage, verb));
    let agent = frames.first().is_some_and(|frame| frame.subject == Some(Role::Actor));
    let document = stage.classes(head).any(|class| class == Class::Document);
    !agent || !is_lifeless(&stage.view, head) || (document && says(&stage.view, verb))
}

/// The subject of the clause whose content a clause stands in: who says «we».
fn speaker_above(stage: &Stage<'_>, id: ClauseId) -> Option<Filler> {
    let mut at = id;
    while let Some(parent) = stage.parse.clauses[at].parent.filter(|parent| *parent < at) {
        let content = stage.parse.clauses[at].link == Link::Complement;
        at = parent;
        if content && says(&stage.view, stage.parse.clauses[at].predicate) {
            return argument::subject(stage, at).map(|phrase| filler(stage, phrase, Fill::Antecedent));
        }
    }
    None
}

/// Who spoke last, going back through the events found so far; in one sentence the outermost speaker.
fn last_speaker(
    scene: &Scene<'_>,
    stage: &Stage<'_>,
    earlier: &[Draft<'_>],
    wanted: impl Fn(&Stage<'_>, PhraseId) -> bool,
) -> Option<Filler> {
    let first = stage.sentence.saturating_sub(FARTHEST);
    let speech = |draft: &&Draft<'_>| {
        matches!(draft.origin, Origin::Predicate(_))
            && draft.frame.content == Some(Content::Says)
            && !draft.actors.is_empty()
    };
    let mut found: Option<(usize, usize, Filler)> = None;
    for draft in earlier
        .iter()
        .rev()
        .take_while(|draft| draft.sentence >= first)
        .filter(speech)
    {
        if found.is_some_and(|(sentence, ..)| sentence != draft.sentence) {
            break;
        }
        let Origin::Predicate(clause) = draft.origin else {
            continue;
        };
        let filler = draft.actors[0];
        let fits = if filler.sentence == stage.sentence {
            wanted(stage, filler.phrase)
        } else {
            wanted(&scene.stage(filler.sentence), filler.phrase)
        };
        let depth = depth(&scene.parses[draft.sentence].clauses, clause);
        if fits && found.is_none_or(|(_, other, _)| depth <= other) {
            found = Some((draft.sentence, depth, filler));
        }
    }
    found.map(|(_, _, filler)| Filler {
        fill: Fill::Antecedent,
        ..filler
    })
}

/// Whom a pronoun means: the nearest earlier phrase that agrees, subjects before others in their sentence.
pub fn of_pronoun(
    scene: &Scene<'_>,
    stage: &Stage<'_>,
    at: usize,
    pronoun: Enclitic,
    taken: &[(usize, PhraseId)],
) -> Option<Filler> {
    if pronoun.person != Person::Third {
        return None;
    }
    let before = stage.view.article.tokens[at].span.start;
    let free = |other: &Stage<'_>, phrase: PhraseId| !taken.contains(&(other.sentence, phrase));
    earlier_subject(scene, stage, before, |other, phrase| {
        free(other, phrase) && fits(other, phrase, pronoun.gender, pronoun.number)
    })
}

fn filler(stage: &Stage<'_>, phrase: PhraseId, fill: Fill) -> Filler {
    Filler {
        sentence: stage.sentence,
        phrase,
        fill,
    }
}

/// The earlier phrase most likely meant: subjects of this sentence and the one before, then whatever else stands nearest; of
/// one sentence persons and bodies before places, the subject of a main clause before other subjects.
fn earlier_subject(
    scene: &Scene<'_>,
    stage: &Stage<'_>,
    before: usize,
    wanted: impl Fn(&Stage<'_>, PhraseId) -> bool,
) -> Option<Filler> {
    let first = stage.sentence.saturating_sub(FARTHEST);
    let mut rest: Option<Filler> = None;
    for sentence in (first..=stage.sentence).rev() {
        let other = if sentence == stage.sentence {
            stage.clone()
        } else {
            scene.stage(sentence)
        };
        let starts = |id: PhraseId| other.view.article.tokens[other.phrase(id).start].span.start;
        let place = |id: PhraseId| {
            other
                .classes(other.phrase(id).head)
                .any(|class| class == Class::PlaceName)
        };
        let fits = |id: &PhraseId| starts(*id) < before && wanted(&other, *id);
        let rank = |id: PhraseId, depth: usize| (usize::from(place(id)), depth, usize::MAX - starts(id));
        let clauses = &other.parse.clauses;
        let subjects = clauses
            .iter()
            .enumerate()
            .filter_map(|(at, clause)| clause.subject.map(|id| (id, depth(clauses, at).min(8))));
        let subject = subjects
            .filter(|(id, _)| fits(id))
            .min_by_key(|(id, depth)| rank(*id, *depth));
        if let Some((found, _)) = subject {
            return Some(filler(&other, found, Fill::Antecedent));
        }
        let free =
            (0..other.parse.phrases.len()).filter(|id| !matches!(other.phrase(*id).tie, Some((_, Tie::Conjunct))));
        if rest.is_none() {
            let nearest = free.filter(fits).min_by_key(|id| rank(*id, 9));
            rest = nearest.map(|id| filler(&other, id, Fill::Antecedent));
        }
        if rest.is_some() && sentence + 1 == stage.sentence {
            return rest;
        }
    }
    rest
}

/// How deep a clause lies: the number of clauses it is the content or description of.
fn depth(clauses: &[Clause], clause: ClauseId) -> usize {
    let mut depth = 0;
    let mut at = clause;
    while let Some(parent) = clauses[at].parent.filter(|parent| *parent < at) {
        depth += usize::from(!matches!(clauses[at].link, Link::Main | Link::Coordinated));
        at = parent;
    }
    depth
}

/// Whether a phrase can be meant by a pronoun of this gender and number: one that can act.
fn fits(stage: &Stage<'_>, phrase: PhraseId, gender: Gender, number: Number) -> bool {
    let phrase = stage.phrase(phrase);
    let head = phrase.head;
    let (own_gender, own_number) = stage.view.agreement(head);
    let acts = stage.view.can_act(head) && stage.view.pos(head) != Some(Pos::Adjective);
    let named = stage.view.class(head) != Class::None || stage.view.pos(head) == Some(Pos::Proper);
    let several = !phrase.conjuncts.is_empty();
    let by_number = own_number == number || (several && number != Number::Singular);
    let by_gender = own_gender == Gender::Common || gender == Gender::Common || own_gender == gender;
    !phrase.pronoun && !phrase.is_inner() && acts && named && by_gender && by_number
}
