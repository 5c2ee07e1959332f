//! Subject and objects: of the phrases around a verb, which are what to it.
//!
//! Every way to give the first phrases after a verb, or those before it, the parts of subject and object is weighed by
//! agreement, case, what the nouns mean, whether the verb takes an object, and how far the phrases stand; so is the way in
//! which the subject is missing, as Arabic leaves out one that was named before. The lightest way wins.

use super::{
    agreement::{self, Fit},
    clause::{Clause, ClauseId, ClauseKind, Link},
    phrase::{Phrase, PhraseId},
    predicate::{acts, is_auxiliary, is_copula, says},
    view::View,
};
use crate::{
    lexicon::{Class, Derivation, Frame, Number, Person, Pos, Role, Tense},
    morphology::{Enclitic, Proclitics},
};

/// What the builder met around a predicate.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Bare phrases before it in its clause.
    pub before: Vec<PhraseId>,
    /// Bare phrases after it, before its clause was interrupted.
    pub after: Vec<PhraseId>,
    /// The pronoun of the word that opened the clause: «that she …».
    pub pronoun: Option<Enclitic>,
    /// Whether its subject is a pronoun right before it.
    pub named: bool,
    /// Whether the clause before it, an auxiliary, leaves its phrases to it: «the president was receiving …».
    pub borrows: bool,
}

/// Gives the phrases around each predicate of a sentence their parts.
pub fn assign(view: &View<'_>, phrases: &[Phrase], clauses: &mut [Clause], mut around: Vec<Surroundings>) {
    let mut carried = vec![None; clauses.len()];
    for (id, clause) in clauses.iter().enumerate().filter(|(id, _)| around[*id].borrows) {
        if let Some(parent) = clause.parent {
            carried[parent] = carried[parent].or(Some(id));
        }
    }
    for id in 0..clauses.len() {
        if clauses[id].kind == ClauseKind::Nominal {
            continue;
        }
        let mut here = std::mem::take(&mut around[id]);
        // What stands before the verb that the auxiliary carries is the verb's.
        if let Some(carried) = carried[id] {
            let lent = &mut around[carried].before;
            let own = std::mem::take(lent);
            lent.extend(here.before.drain(..).chain(here.after.drain(..)).chain(own));
            let pronoun = here.pronoun.take();
            around[carried].pronoun = around[carried].pronoun.or(pronoun);
            continue;
        }
        let chosen = Scale::new(view, phrases, clauses, id, &here).lightest();
        if let Some(auxiliary) = clauses[id].parent.filter(|_| here.borrows) {
            clauses[auxiliary].resumed = chosen.resumed;
        }
        let clause = &mut clauses[id];
        clause.subject = chosen.subject;
        clause.objects.extend(chosen.object);
        clause.resumed = chosen.resumed;
        let rest = here.before.into_iter().chain(here.after);
        clause
            .others
            .extend(rest.filter(|phrase| Some(*phrase) != chosen.subject && Some(*phrase) != chosen.object));
    }
}

/// Subject and object of a predicate.
#[derive(Clone, Copy, Debug, Default)]
struct Parts {
    subject: Option<PhraseId>,
    object: Option<PhraseId>,
    resumed: bool,
}

/// Weighs the parts of one predicate's phrases.
pub(super) struct Scale<'s, 'a> {
    pub(super) view: &'s View<'a>,
    pub(super) phrases: &'s [Phrase],
    pub(super) clauses: &'s [Clause],
    pub(super) id: ClauseId,
    pub(super) around: &'s Surroundings,
    frames: &'a [Frame],
    pub(super) verb: usize,
    passive: Passive,
    /// What a relative clause describes.
    pub(super) described: Option<PhraseId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passive {
    No,
    /// Its letters can be read so.
    Possible,
    Shown,
}

/// Weights in tenths; what cannot be is heavier than everything together.
const IMPOSSIBLE: i32 = 10_000;
/// So many phrases on each side are looked at.
const FARTHEST: usize = 3;

impl<'s, 'a> Scale<'s, 'a> {
    fn new(
        view: &'s View<'a>,
        phrases: &'s [Phrase],
        clauses: &'s [Clause],
        id: ClauseId,
        around: &'s Surroundings,
    ) -> Self {
        let verb = clauses[id].predicate;
        let lemma = if view.is_verb(verb) {
            view.lemma(verb)
        } else {
            view.active_participle(verb).unwrap_or_default()
        };
        let passive = if view.features(verb).passive {
            Passive::Shown
        } else if view.words[verb].readings.iter().any(|reading| reading.features.passive) {
            Passive::Possible
        } else {
            Passive::No
        };
        // «That had been following …»: what the auxiliary's clause describes, the verb's does.
        let carrier = clauses[id].parent.filter(|_| around.borrows).unwrap_or(id);
        let described = match clauses[carrier].link {
            Link::Relative(phrase) => Some(phrase),
            _ => None,
        };
        Self {
            view,
            phrases,
            clauses,
            id,
            around,
            frames: view.lexicon.verb_frames(lemma),
            verb,
            passive,
            described,
        }
    }

    fn lightest(&self) -> Parts {
        let after = self.around.after.iter().copied().take(FARTHEST);
        let before = self.around.before.iter().copied().take(FARTHEST);
        let mut best = (i32::MAX, Parts::default());
        let mut weigh = |subject: Option<PhraseId>, weight: i32| {
            if weight >= IMPOSSIBLE {
                return;
            }
            let (object, rest) = self.object(subject);
            let resumed = self.described.is_some() && (subject.is_some() || !self.has_gap());
            let weight = weight + rest;
            if weight < best.0 {
                best = (
                    weight,
                    Parts {
                        subject,
                        object,
                        resumed,
                    },
                );
            }
        };
        if self.clauses[self.id].kind == ClauseKind::Finite {
            for (order, id) in (0..).zip(after) {
                weigh(Some(id), self.subject_after(id, order));
            }
            for (order, id) in (0..).zip(before) {
                weigh(Some(id), self.subject_before(id, order));
            }
        }
        weigh(None, self.missing());
        best.1
    }

    pub(super) fn features(&self) -> crate::lexicon::Features {
        self.view.features(self.verb)
    }

    pub(super) fn head(&self, id: PhraseId) -> usize {
        self.phrases[id].head
    }

    /// What it weighs to take a phrase after the verb for its subject.
    fn subject_after(&self, id: PhraseId, order: i32) -> i32 {
        let features = self.features();
        let phrase = &self.phrases[id];
        if features.person != Some(Person::Third)
            || features.number != Number::Singular
            || features.tense == Some(Tense::Imperative)
            || agreement::is_oblique(self.view, phrase)
            || self.view.class(phrase.head) == Class::Time
        {
            return IMPOSSIBLE;
        }
        let between = phrase.start > self.verb + 1;
        let agreement = match agreement::after(self.view, self.verb, phrase) {
            Fit::Agrees => 0,
            Fit::Loose if between => 40,
            Fit::Loose => 60,
            Fit::Differs => 90,
        };
        let gap = if self.has_gap() { 40 } else { 0 };
        // A noun before the verb that agrees with it and is not taken up leaves no room for another subject.
        let topic = if self.around.before.iter().rev().take(2).any(|id| self.leads(*id)) {
            25
        } else {
            0
        };
        agreement + self.as_doer(phrase.head) + order * 50 + gap + topic
    }

    /// Whether a phrase before the verb can be its subject and no pronoun on the verb takes it up.
    fn leads(&self, id: PhraseId) -> bool {
        let taken_up = self
            .object_pronoun()
            .is_some_and(|pronoun| agreement::stands_for(self.view, pronoun, &self.phrases[id]));
        !taken_up
            && agreement::before(self.view, self.phrases, self.verb, id)
            && self.view.class(self.head(id)) != Class::Time
    }

    /// What it weighs that a noun does what the verb says.
    fn as_doer(&self, noun: usize) -> i32 {
        let view = self.view;
        let masdar = matches!(view.derivation(noun), Some((_, Derivation::Masdar)));
        let speaks = says(view, self.verb);
        let document = view.may_be(noun, |class| matches!(class, Class::Document | Class::Speech));
        // What is said is no speaker: «stressed the resolve to»; a statement is one.
        let person = |class| matches!(class, Class::Role | Class::Human | Class::Group | Class::Organisation);
        let body = view.may_be(noun, person);
        let mute = if speaks && masdar && !document && !body && agreement::is_lifeless(view, noun) {
            60
        } else {
            0
        };
        let place = self.frames.first().is_some_and(|frame| {
            matches!(frame.object, Some(Role::At | Role::To | Role::From)) && view.class(noun) == Class::PlaceName
        });
        let place = if place { 20 } else { 0 };
        if !acts(self.frames) || self.passive == Passive::Shown || (speaks && document) {
            return mute + place;
        }
        let lifeless = if view.can_act(noun) || body {
            0
        } else if agreement::is_lifeless(view, noun) {
            50
        } else if view.class(noun) == Class::Animal || view.lemma(noun).is_empty() {
            0
        } else {
            20
        };
        let halved = self.passive == Passive::Possible && self.takes_object();
        mute + place + if halved { lifeless / 2 } else { lifeless }
    }

    /// What it weighs to take a phrase before the verb for its subject.
    fn subject_before(&self, id: PhraseId, order: i32) -> i32 {
        let phrase = &self.phrases[id];
        if !agreement::before(self.view, self.phrases, self.verb, id) || self.view.class(phrase.head) == Class::Time {
            return IMPOSSIBLE;
        }
        let taken_up = if self.leads(id) { 0 } else { 60 };
        order * 10 + self.as_doer(phrase.head) / 4 + taken_up
    }

    pub(super) fn object_pronoun(&self) -> Option<Enclitic> {
        self.view.reading(self.verb).and_then(|reading| reading.enclitic)
    }

    fn takes_object(&self) -> bool {
        self.view.function(self.verb).contains('t') || self.clauses[self.id].kind == ClauseKind::Participle
    }

    /// The object beside a subject, and what the rest weighs.
    fn object(&self, subject: Option<PhraseId>) -> (Option<PhraseId>, i32) {
        let view = self.view;
        let clause = &self.clauses[self.id];
        let after = self.around.after.iter().copied();
        let free = after.filter(|id| Some(*id) != subject);
        let full = self.object_pronoun().is_some()
            || !self.takes_object()
            || self.passive == Passive::Shown
            || is_copula(view, self.verb);
        let fits = |id: &PhraseId| self.can_be_object(*id);
        let object = if full { None } else { free.clone().find(fits) };
        // Objects stand after the subject, unless they are brought forward.
        let order = match (subject, object) {
            (Some(subject), Some(object)) if object < subject && self.around.after.contains(&subject) => 10,
            _ => 0,
        };
        let left: i32 = free
            .take(FARTHEST)
            .filter(|id| Some(*id) != object)
            .map(|id| self.left_over(id))
            .sum();
        let wants = object.is_none()
            && !full
            && view.function(self.verb) == "t"
            && !clause.has_complement
            && (self.described.is_none() || subject.is_none())
            && !self.is_governed();
        let wants = match (wants, self.passive) {
            (true, Passive::Possible) => 15,
            (true, _) => 25,
            (false, _) => 0,
        };
        let both = if object.is_some() && clause.has_complement && says(view, self.verb) {
            20
        } else {
            0
        };
        (object, order + left + wants + both)
    }

    fn can_be_object(&self, id: PhraseId) -> bool {
        let view = self.view;
        let phrase = &self.phrases[id];
        view.class(phrase.head) != Class::Time
            && view.pos(phrase.head) != Some(Pos::Adverb)
            && !agreement::is_nominative(view, phrase)
    }

    /// What it weighs that a bare phrase is neither subject nor object.
    fn left_over(&self, id: PhraseId) -> i32 {
        let phrase = &self.phrases[id];
        let adverb = self.view.class(phrase.head) == Class::Time
            || self.view.is_accusative(phrase.head)
            || self.view.pos(phrase.head) == Some(Pos::Adverb)
            || is_copula(self.view, self.verb);
        if adverb { 5 } else { 25 }
    }

    /// Whether a preposition that the verb governs brings what an object would.
    fn is_governed(&self) -> bool {
        let obliques = &self.clauses[self.id].obliques;
        let mut lemmas = obliques
            .iter()
            .filter_map(|id| self.phrases[*id].preposition.as_ref())
            .map(|preposition| preposition.lemma.as_str());
        lemmas.any(|lemma| {
            let mut rows = self.frames.iter().flat_map(|frame| &frame.prepositions);
            rows.any(|(other, role)| other == lemma && matches!(role, Role::Target | Role::Event))
        })
    }
}

/// Whether the verb at a token goes on an auxiliary right before it.
pub fn borrows(view: &View<'_>, auxiliary: usize, verb: usize) -> bool {
    let joined = view
        .reading(verb)
        .is_some_and(|reading| reading.proclitics.conjunction() || reading.proclitics.has(Proclitics::FOR));
    is_auxiliary(view, auxiliary) && !joined
}
