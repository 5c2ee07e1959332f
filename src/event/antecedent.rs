//! Antecedents: whom a dropped subject or a pronoun means.

use crate::{
    lexicon::{Class, Features, Gender, Number, Pos},
    morphology::Enclitic,
    syntax::{ClauseId, ClauseKind, Link, PhraseId, Tie},
};

use super::{
    argument,
    draft::{Draft, Filler},
    model::Fill,
    scene::{Scene, Stage},
};

/// How many sentences back an antecedent may stand.
const FARTHEST: usize = 3;

/// Whom the missing subject of a clause means: the subject of the clause it is coordinated with or depends on, else of an
/// earlier sentence.
pub fn of_subject(scene: &Scene<'_>, stage: &Stage<'_>, id: ClauseId, _earlier: &[Draft<'_>]) -> Option<Filler> {
    let clause = &stage.parse.clauses[id];
    if clause.kind == ClauseKind::Participle {
        let parent = clause.parent?;
        return match argument::subject(stage, parent) {
            Some(phrase) => Some(filler(stage, phrase, Fill::Shared)),
            None if parent < id => of_subject(scene, stage, parent, _earlier),
            None => None,
        };
    }
    if stage.view.features(clause.predicate).person != Some(crate::lexicon::Person::Third) {
        return None;
    }
    let mut at = clause.parent.filter(|parent| *parent < id);
    while let Some(parent) = at {
        if let Some(phrase) =
            argument::subject(stage, parent).filter(|phrase| argument::agrees(stage, clause.predicate, *phrase))
        {
            let fill = if clause.link == Link::Coordinated {
                Fill::Shared
            } else {
                Fill::Antecedent
            };
            return Some(filler(stage, phrase, fill));
        }
        at = stage.parse.clauses[parent].parent.filter(|next| *next < parent);
    }
    let wanted = stage.view.features(clause.predicate);
    let before = stage.view.article.tokens[clause.predicate].span.start;
    earlier_subject(scene, stage, before, |other, phrase| {
        fits(other, phrase, wanted.gender, wanted.number)
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
    if pronoun.person != crate::lexicon::Person::Third {
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

/// The earlier phrase most likely meant: going back sentence by sentence, the subject of a main clause before other
/// subjects, these before the rest, persons and bodies before places.
fn earlier_subject(
    scene: &Scene<'_>,
    stage: &Stage<'_>,
    before: usize,
    wanted: impl Fn(&Stage<'_>, PhraseId) -> bool,
) -> Option<Filler> {
    let first = stage.sentence.saturating_sub(FARTHEST);
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
        let subjects = other
            .parse
            .clauses
            .iter()
            .enumerate()
            .filter_map(|(at, clause)| clause.subject.map(|id| rank_of(&other, at, id)));
        let rest =
            (0..other.parse.phrases.len()).filter(|id| !matches!(other.phrase(*id).tie, Some((_, Tie::Conjunct))));
        let all = subjects.chain(rest.map(|id| (id, 9))).filter(|(id, _)| fits(id));
        if let Some((found, _)) = all.min_by_key(|(id, depth)| rank(*id, *depth)) {
            return Some(filler(&other, found, Fill::Antecedent));
        }
    }
    None
}

/// A subject with how deep its clause lies: the number of clauses it is the content or description of.
fn rank_of(stage: &Stage<'_>, clause: ClauseId, subject: PhraseId) -> (PhraseId, usize) {
    let mut depth = 0;
    let mut at = clause;
    while let Some(parent) = stage.parse.clauses[at].parent.filter(|parent| *parent < at) {
        depth += usize::from(!matches!(stage.parse.clauses[at].link, Link::Main | Link::Coordinated));
        at = parent;
    }
    (subject, depth.min(8))
}

/// Whether a phrase can be meant by a pronoun of this gender and number: one that can act.
fn fits(stage: &Stage<'_>, phrase: PhraseId, gender: Gender, number: Number) -> bool {
    let phrase = stage.phrase(phrase);
    let head = phrase.head;
    let Features { .. } = stage.view.features(head);
    let (own_gender, own_number) = stage.view.agreement(head);
    let acts = stage.view.can_act(head) && stage.view.pos(head) != Some(Pos::Adjective);
    let named = stage.view.class(head) != Class::None || stage.view.pos(head) == Some(Pos::Proper);
    let inside = matches!(phrase.tie, Some((_, Tie::Genitive | Tie::Complement)));
    let several = !phrase.conjuncts.is_empty();
    let by_number = own_number == number || (several && number != Number::Singular);
    let by_gender = own_gender == Gender::Common || gender == Gender::Common || own_gender == gender;
    !phrase.pronoun && !inside && acts && named && by_gender && by_number
}
