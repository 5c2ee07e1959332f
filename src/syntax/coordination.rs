//! Coordination of noun phrases: of the phrases that end before «and», the one most like what follows it is joined to it.

use super::{
    noun_phrase::Parser,
    phrase::{PhraseId, Preposition, Tie},
};
use crate::lexicon::{Class, Derivation, Number, Pos};

impl Parser<'_, '_> {
    /// A phrase and what is coordinated with it, or with what it ends in.
    pub(super) fn coordination(&mut self, at: usize, preposition: Option<Preposition>) -> usize {
        let first = self.phrase(at, preposition, 0);
        let mut end = self.phrases[first].end;
        while let Some(start) = self.conjunct(first, end) {
            let next = self.phrase(start, None, 0);
            let host = self.host(first, end, next);
            self.join(host, next);
            end = self.phrases[next].end;
            self.stretch(host, end);
            if host != first {
                self.adjectives(first);
                end = end.max(self.phrases[first].end);
            }
        }
        end
    }

    /// Makes a phrase a conjunct of another, or of the first of its list.
    fn join(&mut self, host: PhraseId, next: PhraseId) {
        let preposition = self.phrases[host].preposition.clone();
        self.phrases[next].preposition = preposition.map(|shared| Preposition { clitic: true, ..shared });
        self.phrases[next].tie = Some((host, Tie::Conjunct));
        self.phrases[host].conjuncts.push(next);
    }

    /// The phrases that hold a phrase end where its last conjunct does.
    fn stretch(&mut self, host: PhraseId, end: usize) {
        let mut at = host;
        while let Some((parent, tie)) = self.phrases[at].tie {
            if tie != Tie::Conjunct {
                self.phrases[parent].end = end;
            }
            at = parent;
        }
    }

    /// Of the phrases that end where a conjunct follows, the one it goes with.
    fn host(&self, first: PhraseId, end: usize, next: PhraseId) -> PhraseId {
        let mut best = (i32::MIN, first);
        for id in first..next {
            let phrase = &self.phrases[id];
            let last = phrase
                .conjuncts
                .last()
                .map_or(phrase.end, |last| self.phrases[*last].end);
            if last != end || phrase.pronoun || matches!(phrase.tie, Some((_, Tie::Conjunct))) {
                continue;
            }
            let likeness = self.likeness(id, next);
            // Persons before a name of a body are joined by their own kind: «the head of the party and the minister».
            if likeness > best.0 || (likeness == best.0 && !self.view.is_personal(self.phrases[best.1].head)) {
                best = (likeness, id);
            }
        }
        best.1
    }

    /// How much a phrase is like the one that may be coordinated with it.
    fn likeness(&self, id: PhraseId, next: PhraseId) -> i32 {
        let view = self.view;
        let (one, other) = (&self.phrases[id], &self.phrases[next]);
        let (a, b) = (one.head, other.head);
        let masdar = |at: usize| matches!(view.derivation(at), Some((_, Derivation::Masdar)));
        let article = |at: usize| view.reading(at).is_some_and(|reading| reading.has_article());
        let name = |at: usize| view.reading(at).is_none_or(|reading| reading.pos == Pos::Proper);
        let agree = |same: bool, yes: i32, no: i32| if same { yes } else { no };
        let class = view.class(a);
        let kind = if class != Class::None && class == view.class(b) {
            3
        } else {
            agree(view.can_act(a) == view.can_act(b), 1, -2)
        };
        kind + agree(masdar(a) == masdar(b), i32::from(masdar(a)) * 3, -2)
            + agree(article(a) == article(b), 2, -1)
            + agree(name(a) == name(b), i32::from(name(a)) * 2, -2)
            + agree(one.genitive.is_some() == other.genitive.is_some(), 1, 0)
            + agree(view.is_accusative(a) == view.is_accusative(b), 0, -3)
            + agree(
                (view.features(a).number == Number::Plural) == (view.features(b).number == Number::Plural),
                1,
                0,
            )
    }

    /// Where a phrase coordinated with what ends at `at` begins: a nominal with و, or after «or»; no clause of its own.
    pub(super) fn conjunct(&self, first: PhraseId, at: usize) -> Option<usize> {
        let view = self.view;
        let or = view.pos(at) == Some(Pos::Conjunction) && view.function(at) == "or" && !view.has_conjunction(at);
        let start = if or { at + 1 } else { at };
        if (!or && !view.has_conjunction(start))
            || !self.opens_phrase(start)
            || self.is_multiword(start)
            || view.has_preposition_clitic(start)
        {
            return None;
        }
        let head = self.phrases[first].head;
        let adverbial = view.is_accusative(start) && !view.is_accusative(head);
        let clause = start + 1 < view.range.end && view.is_verb(start + 1) && !view.has_conjunction(start + 1);
        (!adverbial && !clause).then_some(start)
    }
}
