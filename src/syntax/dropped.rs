//! The subject that is not there: left out because it was named before, or what a relative clause describes.

use super::{
    agreement,
    argument::Scale,
    clause::{ClauseKind, Link},
    phrase::PhraseId,
    predicate::says,
};
use crate::{
    lexicon::{Gender, Number, Person},
    morphology::Enclitic,
};

impl Scale<'_, '_> {
    /// What it weighs that the subject is not there.
    pub(super) fn missing(&self) -> i32 {
        let features = self.features();
        let clause = &self.clauses[self.id];
        if clause.kind != ClauseKind::Finite || features.person != Some(Person::Third) {
            return 0;
        }
        if self.described.is_some() && self.has_gap() {
            return 0;
        }
        if self.around.named || self.names_itself() {
            return 0;
        }
        let known = self.is_known();
        match &clause.link {
            Link::Subordinate(function) if function == "relative" => self.headless(),
            Link::Subordinate(function) if function == "purpose" && known => 15,
            Link::Coordinated if known && self.goes_on() => 10,
            Link::Coordinated | Link::Complement if known => 20,
            Link::Relative(_) => 45,
            _ if features.number != Number::Singular => 30,
            _ if known => 30,
            _ => 50,
        }
    }

    /// «What happened», «what he said»: the relative pronoun is the subject unless a pronoun takes it up.
    pub(super) fn headless(&self) -> i32 {
        let pronoun = |id: &&PhraseId| self.phrases[**id].pronoun && self.phrases[**id].start == self.verb + 1;
        let by_preposition = self.clauses[self.id].obliques.iter().any(|id| pronoun(&id));
        if self.object_pronoun().is_some() || by_preposition {
            30
        } else {
            0
        }
    }

    /// Whether the clause's own opening holds its subject as a pronoun: «that she broke …». That of the masculine singular may
    /// be empty: then a noun that can act comes first.
    pub(super) fn names_itself(&self) -> bool {
        let features = self.features();
        let Some(pronoun) = self.around.pronoun else {
            return false;
        };
        let agrees = pronoun.person == Person::Third
            && pronoun.number == features.number
            && (pronoun.gender == features.gender || pronoun.gender == Gender::Common);
        let empty = pronoun.gender == Gender::Masculine && pronoun.number == Number::Singular;
        let doer = |id: &PhraseId| self.view.can_act(self.head(*id));
        agrees && !(empty && self.around.after.first().is_some_and(doer))
    }

    /// Whether the clause right before, of which this one is the second, has a subject that can act and does not speak.
    pub(super) fn goes_on(&self) -> bool {
        let parent = self.clauses[self.id].parent.map(|parent| &self.clauses[parent]);
        parent.is_some_and(|parent| {
            let acts = parent
                .subject
                .is_some_and(|subject| self.view.can_act(self.head(subject)));
            acts && says(self.view, parent.predicate) == says(self.view, self.verb)
        })
    }

    /// Whether a clause that this one goes on after has a subject that this verb can keep.
    pub(super) fn is_known(&self) -> bool {
        let mut at = self.id;
        while let Some(parent) = self.clauses[at].parent.filter(|parent| *parent < at) {
            let clause = &self.clauses[parent];
            let described = match clause.link {
                Link::Relative(phrase) if !clause.resumed => Some(phrase),
                _ => None,
            };
            if let Some(subject) = clause.subject.or(described)
                && agreement::before(self.view, self.phrases, self.verb, subject)
            {
                return true;
            }
            at = parent;
        }
        false
    }

    /// Whether what a relative clause describes can be its subject: it agrees, and no pronoun takes it up.
    pub(super) fn has_gap(&self) -> bool {
        let Some(described) = self.described else {
            return false;
        };
        let stands = |pronoun: Enclitic| agreement::stands_for(self.view, pronoun, &self.phrases[described]);
        let by_object = self.object_pronoun().is_some_and(stands);
        let pronoun_of = |id: &PhraseId| {
            let reading = self.view.reading(self.head(*id))?;
            reading.enclitic
        };
        let by_preposition = self.clauses[self.id]
            .obliques
            .iter()
            .filter(|id| self.phrases[**id].pronoun)
            .filter_map(pronoun_of)
            .any(stands);
        // A pronoun on a noun takes it up where two nouns follow: the one does it, the other is its.
        let several = self.around.after.len() > 1;
        let by_noun = several && self.around.after.iter().take(2).filter_map(pronoun_of).any(stands);
        !by_object && !by_preposition && !by_noun && agreement::before(self.view, self.phrases, self.verb, described)
    }
}
