//! Relative clauses: what they describe.

use super::{
    agreement,
    builder::Builder,
    clause::{ClauseId, Link},
    phrase::PhraseId,
    predicate::is_auxiliary,
};
use crate::lexicon::{Class, Derivation, Gender, Number, Pos};

/// A relative pronoun stands for nothing that begins this many tokens before the phrase met last.
const FARTHEST_ANTECEDENT: usize = 8;

impl Builder<'_, '_> {
    /// The indefinite noun right before a verb, which the verb describes without a relative pronoun: it is the verb's subject,
    /// or a pronoun right after takes it up. Negation and the like may stand between.
    pub(super) fn described(&self, at: usize) -> Option<PhraseId> {
        let view = self.view;
        let level = self.levels.last()?;
        let first = level.markers.first().map_or(at, |marker| marker.token);
        if view.has_conjunction(at) || level.conjoined || at - first != level.markers.len() {
            return None;
        }
        let mut ends = (0..self.phrases.len())
            .rev()
            .filter(|id| self.phrases[*id].end == first && !self.phrases[*id].pronoun);
        let lent = |id: PhraseId| {
            let mut clauses = self.clauses.iter().zip(&self.around);
            clauses.any(|(clause, around)| {
                (around.after.contains(&id) || around.before.contains(&id)) && is_auxiliary(view, clause.predicate)
            })
        };
        let resumed = |id: PhraseId| {
            let pronoun = |at: usize| view.reading(at).and_then(|reading| reading.enclitic);
            let preposition = pronoun(at + 1).filter(|_| view.pos(at + 1) == Some(Pos::Preposition));
            let pronoun = pronoun(at).or(preposition);
            pronoun.is_some_and(|pronoun| agreement::stands_for(view, pronoun, &self.phrases[id]))
        };
        // A single noun before the first verb is its subject; after another one, or after «that he is», it is the predicate.
        let predicate = |id: PhraseId| {
            let told = level.pronoun.is_some() && level.topics.len() == 1 || level.topics.len() > 1;
            level.clause.is_some() || (told && level.topics.last() == Some(&id)) || !level.topics.contains(&id)
        };
        // «The brigades, the wing of the movement, had fired»: the verb is the one that the auxiliary waits for.
        let auxiliary = |clause: ClauseId| is_auxiliary(view, self.clauses[clause].predicate);
        let waits = !level.markers.is_empty() && level.clause.is_some_and(auxiliary);
        let id = ends.find(|id| agreement::before(view, self.phrases, at, *id) || resumed(*id))?;
        let nominal =
            view.is_nominal(self.phrases[id].head) && view.pos(self.phrases[id].head) != Some(Pos::Demonstrative);
        if waits && !resumed(id) {
            return None;
        }
        (nominal && predicate(id) && !lent(id) && !self.is_definite(id)).then_some(id)
    }

    /// Whether a phrase is definite by its head or by a genitive.
    pub(super) fn is_definite(&self, id: PhraseId) -> bool {
        let phrase = &self.phrases[id];
        self.view.is_definite(phrase.head) || phrase.genitive.is_some_and(|child| self.is_definite(child))
    }

    pub(super) fn relative(&mut self, at: usize) {
        match self.antecedent(at).filter(|_| self.view.function(at) != "relative") {
            Some(phrase) => self.open(Link::Relative(phrase)),
            None => self.open(Link::Subordinate("relative".to_owned())),
        }
    }

    /// What a relative pronoun stands for: the nearest phrase before it that agrees, of a chain of genitives the outermost
    /// that is no act or quantity of what follows it.
    pub(super) fn antecedent(&self, relative: usize) -> Option<PhraseId> {
        let last = self.last_phrase()?;
        let start = self.phrases[last].start;
        let nearest = self.innermost(last, relative);
        let earlier = (0..last)
            .rev()
            .take_while(|id| self.phrases[*id].start + FARTHEST_ANTECEDENT > start)
            .filter(|id| self.phrases[*id].end <= start)
            .find_map(|id| self.innermost(id, relative));
        nearest.or(earlier).or(Some(last))
    }

    /// Of a phrase and those at its end, the one that a relative pronoun describes.
    pub(super) fn innermost(&self, outer: PhraseId, relative: usize) -> Option<PhraseId> {
        let end = self.phrases[outer].end;
        let mut inside =
            (outer..self.phrases.len()).filter(|id| self.phrases[*id].end == end && !self.phrases[*id].pronoun);
        let agreeing: Vec<PhraseId> = inside.by_ref().filter(|id| self.agrees(*id, relative)).collect();
        let view = self.view;
        let solid = |id: &&PhraseId| {
            let head = self.phrases[**id].head;
            let masdar = matches!(view.derivation(head), Some((_, Derivation::Masdar)));
            let measure = matches!(
                view.class(head),
                Class::Quantity | Class::Time | Class::Event | Class::Unit
            ) || matches!(view.pos(head), Some(Pos::Determiner | Pos::Numeral));
            !masdar && !measure
        };
        agreeing.iter().find(solid).or(agreeing.last()).copied()
    }

    pub(super) fn agrees(&self, id: PhraseId, relative: usize) -> bool {
        let view = self.view;
        let wanted = view.function(relative).strip_prefix("relative:").unwrap_or_default();
        let (gender, number) = view.agreement(self.phrases[id].head);
        let gender_fits =
            gender == Gender::Common || wanted.starts_with(if gender == Gender::Masculine { 'm' } else { 'f' });
        let several = !self.phrases[id].conjuncts.is_empty();
        let number_fits = match number {
            _ if several => wanted.ends_with(['p', 'd']) || wanted == "fs",
            Number::Singular => wanted.ends_with('s'),
            Number::Dual => wanted.ends_with('d'),
            Number::Plural => wanted.ends_with('p') || wanted == "fs",
        };
        (gender_fits || several) && number_fits
    }

    /// The phrase met last.
    pub(super) fn last_phrase(&self) -> Option<PhraseId> {
        let open = self
            .levels
            .iter()
            .flat_map(|level| level.topics.iter().chain(&level.obliques))
            .copied();
        let taken = self.clauses.iter().zip(&self.around).flat_map(|(clause, around)| {
            let phrases = around.before.iter().chain(&around.after);
            phrases.chain(&clause.obliques).chain(&clause.others).copied()
        });
        open.chain(taken).max_by_key(|phrase| self.phrases[*phrase].start)
    }
}
