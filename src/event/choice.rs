//! Which of a word's frames holds, by the phrases around it.

use crate::{
    lexicon::{Condition, Derivation, Frame, Number},
    syntax::{Clause, PhraseId},
};

use super::scene::{Stage, bare};

/// What a frame's conditions look at.
pub struct Around<'s, 'a> {
    /// The sentence.
    pub stage: &'s Stage<'a>,
    /// The subject.
    pub subject: Option<PhraseId>,
    /// The direct objects; for a masdar what follows it in idafa.
    pub objects: Vec<PhraseId>,
    /// The genitive.
    pub genitive: Option<PhraseId>,
    /// The prepositional phrases.
    pub obliques: Vec<PhraseId>,
    /// Whether a pronoun is the object.
    pub pronoun: bool,
    /// Whether a complement clause follows.
    pub clause: bool,
    /// Whether it is passive.
    pub passive: bool,
    /// The word itself.
    pub token: usize,
    /// Adjectives of the word.
    pub adjectives: Vec<usize>,
}

impl<'s, 'a> Around<'s, 'a> {
    /// What stands around a clause's predicate.
    pub fn clause(stage: &'s Stage<'a>, clause: &Clause) -> Self {
        let view = &stage.view;
        let reading = view.reading(clause.predicate);
        Self {
            stage,
            subject: clause.subject,
            objects: clause.objects.clone(),
            genitive: None,
            obliques: clause.obliques.clone(),
            pronoun: reading.is_some_and(|reading| reading.enclitic.is_some()),
            clause: clause.has_complement,
            passive: reading.is_some_and(|reading| reading.features.passive),
            token: clause.predicate,
            adjectives: Vec::new(),
        }
    }

    /// What stands around an event noun.
    pub fn noun(stage: &'s Stage<'a>, id: PhraseId, following: &[PhraseId]) -> Self {
        let phrase = stage.phrase(id);
        Self {
            stage,
            subject: None,
            objects: phrase.genitive.into_iter().collect(),
            genitive: phrase.genitive,
            obliques: phrase.complements.iter().chain(following).copied().collect(),
            pronoun: stage
                .view
                .reading(phrase.head)
                .is_some_and(|reading| reading.enclitic.is_some()),
            clause: false,
            passive: false,
            token: phrase.head,
            adjectives: phrase.adjectives.clone(),
        }
    }

    /// Whether every condition of a frame holds.
    pub fn holds_all(&self, frame: &Frame) -> bool {
        frame.when.iter().all(|condition| self.holds(condition))
    }

    fn holds(&self, condition: &Condition) -> bool {
        let any = |words: &[String], ids: &[PhraseId]| {
            !ids.is_empty() && (words.is_empty() || ids.iter().any(|id| self.is(*id, words)))
        };
        match condition {
            Condition::Preposition(list) => list.iter().any(|lemma| self.governed(lemma).next().is_some()),
            Condition::Governed(lemma, words) => any(words, &self.governed(lemma).collect::<Vec<_>>()),
            Condition::Object(words) => {
                let passive: Vec<PhraseId> = self.subject.filter(|_| self.passive).into_iter().collect();
                any(words, &self.objects) || any(words, &passive) || (words.is_empty() && self.pronoun)
            }
            Condition::Subject(words) => any(words, &self.subject.into_iter().collect::<Vec<_>>()),
            Condition::NoObject => self.objects.is_empty() && !self.pronoun,
            Condition::Clause => self.clause,
            Condition::Passive => self.passive,
            Condition::Genitive(words) => any(words, &self.genitive.into_iter().collect::<Vec<_>>()),
            Condition::NoGenitive => self.genitive.is_none(),
            Condition::Plural => self.stage.view.features(self.token).number == Number::Plural,
            Condition::Adjective(words) => self
                .adjectives
                .iter()
                .any(|at| self.stage.lemmas(*at).iter().any(|lemma| words.contains(lemma))),
        }
    }

    /// The phrases with a preposition.
    fn governed(&self, lemma: &str) -> impl Iterator<Item = PhraseId> {
        let lemma = bare(lemma);
        self.obliques.iter().copied().filter(move |id| {
            self.stage
                .phrase(*id)
                .preposition
                .as_ref()
                .is_some_and(|preposition| bare(&preposition.lemma) == lemma)
        })
    }

    /// Whether the head of a phrase, or what it counts, is one of these words or classes.
    fn is(&self, id: PhraseId, words: &[String]) -> bool {
        let phrase = self.stage.phrase(id);
        let counted = phrase.genitive.filter(|_| {
            self.stage
                .classes(phrase.head)
                .any(|class| class == crate::lexicon::Class::Quantity)
        });
        let head = counted.map_or(phrase.head, |inner| self.stage.phrase(inner).head);
        let lemmas = self.stage.lemmas(head);
        let derived = self
            .stage
            .view
            .derivation(head)
            .filter(|(_, derivation)| *derivation == Derivation::Masdar);
        words.iter().any(|word| match word.strip_prefix('@') {
            Some(class) => crate::lexicon::Class::from_code(class)
                .is_some_and(|class| self.stage.classes(head).any(|other| other == class)),
            None => lemmas.iter().any(|lemma| *lemma == bare(word)) || derived.is_some_and(|_| lemmas.contains(word)),
        })
    }
}
