//! What a prepositional phrase belongs to: its clause, or the noun right before it.
//!
//! A clause lists all of its prepositional phrases; this marks those that rather say more of a noun, weighed by what verb and
//! noun govern, what the preposition is for and how definite the noun is.

use super::{
    clause::{Clause, ClauseKind},
    phrase::{Phrase, PhraseId, Preposition},
    view::View,
};
use crate::{
    lexicon::{Class, Frame, Pos},
    morphology::Proclitics,
};

/// Marks the prepositional phrases of a sentence that belong to nouns.
pub fn attach(view: &View<'_>, phrases: &mut [Phrase], clauses: &[Clause]) {
    for clause in clauses {
        for (order, id) in clause.obliques.iter().enumerate() {
            let Some(preposition) = &phrases[*id].preposition else {
                continue;
            };
            let mut met = clause.obliques[..order]
                .iter()
                .filter_map(|id| phrases[*id].preposition.as_ref());
            let again = met.any(|other| other.lemma == preposition.lemma);
            if let Some(noun) = noun_before(view, phrases, clause, *id, preposition, again) {
                phrases[*id].attached = Some(noun);
            }
        }
    }
}

/// The noun that a prepositional phrase belongs to, if it does.
fn noun_before(
    view: &View<'_>,
    phrases: &[Phrase],
    clause: &Clause,
    id: PhraseId,
    preposition: &Preposition,
    again: bool,
) -> Option<PhraseId> {
    let token = preposition.token;
    if view.has_conjunction(token) || clause.kind == ClauseKind::Nominal && clause.others.len() < 2 {
        return None;
    }
    let nouns = (0..id)
        .rev()
        .take_while(|other| phrases[*other].start + FARTHEST > token);
    let nouns = nouns.filter(|other| phrases[*other].end == token && !phrases[*other].pronoun);
    let weighed = nouns.map(|other| (of_noun(view, phrases, clause, other, preposition), other));
    let (weight, noun) = weighed.max_by_key(|(weight, other)| (*weight, *other))?;
    (weight > of_verb(view, clause, preposition, again)).then_some(noun)
}

/// A noun whose phrase begins this far before its end is none that a preposition still hangs on.
const FARTHEST: usize = 40;

fn governs(frames: &[Frame], preposition: &Preposition) -> bool {
    let mut rows = frames.iter().flat_map(|frame| &frame.prepositions);
    rows.any(|(lemma, _)| *lemma == preposition.lemma)
}

/// What speaks for the verb.
fn of_verb(view: &View<'_>, clause: &Clause, preposition: &Preposition, again: bool) -> i32 {
    let adverbial = matches!(
        preposition.function.as_str(),
        "temporal" | "cause" | "according" | "agent" | "concession" | "purpose" | "circumstance" | "manner" | "limit"
    );
    if preposition.token < clause.predicate {
        return if adverbial { 1 } else { -1 };
    }
    let verb = if view.is_verb(clause.predicate) {
        view.lemma(clause.predicate)
    } else {
        view.active_participle(clause.predicate).unwrap_or_default()
    };
    let governed = governs(view.lexicon.verb_frames(verb), preposition) && !again;
    i32::from(governed) * 3 + i32::from(adverbial) * 3
}

/// What speaks for a noun.
fn of_noun(view: &View<'_>, phrases: &[Phrase], clause: &Clause, id: PhraseId, preposition: &Preposition) -> i32 {
    let head = phrases[id].head;
    let class = view.class(head);
    if view.pos(head) == Some(Pos::Proper) || class == Class::Time {
        return -2;
    }
    let verb = view.derivation(head).map_or("", |(verb, _)| verb);
    let governed = governs(view.lexicon.verb_frames(verb), preposition)
        || governs(view.lexicon.noun_frames(view.lemma(head)), preposition);
    let part = preposition.function == "source"
        && (!view.is_definite(head) || matches!(class, Class::Quantity | Class::Elative));
    let lam = view.preposition_clitic(preposition.token) == Some(Proclitics::FOR);
    let indefinite = !view.is_definite(head) && phrases[id].genitive.is_none();
    1 + i32::from(governed) * 3 + i32::from(part) * 2 + i32::from(lam && indefinite) + i32::from(indefinite)
        - i32::from(view.is_personal(head))
        - i32::from(clause.subject == Some(id))
}
