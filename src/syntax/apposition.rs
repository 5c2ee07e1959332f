//! What goes on with a noun phrase: names after a title, words in quotation marks, complements that belong to its name.

use super::{
    noun_phrase::{DEEPEST, Parser, agrees},
    phrase::{Phrase, PhraseId, Preposition, Tie},
};
use crate::lexicon::{Class, Pos};

impl Parser<'_, '_> {
    /// «itself», «all of them»: a quantifier with a pronoun after what it repeats.
    pub(super) fn emphasis(&mut self, id: PhraseId) {
        let view = self.view;
        let at = self.phrases[id].end;
        let repeats = |reading: &crate::morphology::Reading| {
            reading.pos == Pos::Determiner && reading.enclitic.is_some() && reading.proclitics.is_empty()
        };
        if view.range.contains(&at) && view.words[at].readings.iter().any(repeats) {
            self.phrases[id].end = at + 1;
        }
    }

    /// Names after a title, and the parts of one name.
    pub(super) fn apposition(&mut self, id: PhraseId) {
        let view = self.view;
        let head = self.phrases[id].head;
        let name = |at: usize| match view.reading(at) {
            Some(reading) => reading.pos == Pos::Proper && !view.has_preposition_clitic(at),
            None => view.is_nominal(at),
        };
        let titled = view.is_personal(head)
            || matches!(
                view.class(head),
                Class::Organisation | Class::Group | Class::Place | Class::Facility
            );
        if !titled && !name(head) {
            return;
        }
        // A person after a place is somebody else: «our correspondent in Istanbul Mark …».
        let place = view.class(head) == Class::PlaceName;
        let joins = |at: usize| name(at) && !view.has_conjunction(at) && !(place && view.class(at) == Class::GivenName);
        let mut end = self.phrases[id].end;
        while joins(end) {
            end += 1;
        }
        // The whole name may have an adjective of its own: «كوريا الشمالية».
        self.phrases[id].end = end;
        self.adjectives(id);
    }

    /// A few words in quotation marks that go on with the phrase: «the newspaper "…"», «"fierce" attacks».
    pub(super) fn quotation(&mut self, id: PhraseId, depth: usize) {
        let view = self.view;
        let Phrase { head, end, .. } = self.phrases[id];
        let Some(close) = self.closing(end) else { return };
        let first = end + 1;
        if depth >= DEEPEST || view.is_number(head) || view.has_conjunction(first) || view.has_preposition_clitic(first)
        {
            return;
        }
        let adjective = close == first + 1 && view.pos(first) == Some(Pos::Adjective) && agrees(view, head, first);
        if adjective {
            self.phrases[id].adjectives.push(first);
        } else {
            let reading = view.reading(head);
            let open = reading.is_some_and(|reading| !reading.has_article() && reading.enclitic.is_none());
            let free = self.phrases[id].genitive.is_none() && self.phrases[id].adjectives.is_empty();
            let names = matches!(
                view.class(head),
                Class::Organisation | Class::Group | Class::Place | Class::Facility | Class::Document | Class::Thing
            );
            if !(names || (open && free && !view.is_accusative(head))) || !self.opens_phrase(first) {
                return;
            }
            let before = self.phrases.len();
            let child = self.phrase(first, None, depth + 1);
            if self.phrases[child].end != close {
                self.phrases.truncate(before);
                return;
            }
            self.phrases[child].tie = Some((id, Tie::Genitive));
            if free {
                self.phrases[id].genitive = Some(child);
            }
        }
        self.phrases[id].end = close + 1;
        self.adjectives(id);
    }

    /// The mark that closes a short quotation opened at a token.
    pub(super) fn closing(&self, at: usize) -> Option<usize> {
        let close = match self.view.mark(at)? {
            '"' => '"',
            '\u{ab}' => '\u{bb}',
            '\u{201c}' => '\u{201d}',
            _ => return None,
        };
        let words = at + 1..(at + 8).min(self.view.range.end);
        let found = words.into_iter().find(|word| self.view.mark(*word) == Some(close))?;
        (found > at + 1).then_some(found)
    }

    /// A prepositional complement that belongs to the phrase: «عدد من …», «قيادي في تنظيم …».
    pub(super) fn complement(&mut self, id: PhraseId, depth: usize) {
        let view = self.view;
        let Phrase { head, end: at, .. } = self.phrases[id];
        if depth >= DEEPEST
            || view.pos(at) != Some(Pos::Preposition)
            || view.has_conjunction(at)
            || self.is_multiword(at)
        {
            return;
        }
        let quantity = view.class(head) == Class::Quantity
            || view.pos(head) == Some(Pos::Numeral)
            || view.is_number(head)
            || view.pos(head) == Some(Pos::Determiner);
        let partitive = quantity && view.function(at) == "source";
        let membership = view.is_personal(head)
            && view.function(at) == "locative"
            && matches!(view.class(at + 1), Class::Organisation | Class::ActorName);
        if !(partitive || membership) {
            return;
        }
        let before = self.phrases.len();
        let end = if view.reading(at).is_some_and(|reading| reading.enclitic.is_some()) {
            self.prepositional(at)
        } else if self.opens_phrase(at + 1) && !view.has_conjunction(at + 1) && !self.is_multiword(at + 1) {
            let preposition = Preposition {
                token: at,
                lemma: view.lemma(at).to_owned(),
                function: view.function(at).to_owned(),
                clitic: false,
            };
            let child = self.phrase(at + 1, Some(preposition), depth + 1);
            self.phrases[child].end
        } else {
            return;
        };
        if let Some(child) = self.phrases.get_mut(before) {
            child.tie = Some((id, Tie::Complement));
            self.phrases[id].complements.push(before);
            self.phrases[id].end = end;
        }
    }
}
