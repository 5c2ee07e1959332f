//! Noun phrases: quantity, head, genitives and adjectives, and the preposition before them.

use super::{
    multiword::Multiword,
    phrase::{Phrase, PhraseId, Preposition, Tie},
    view::View,
};
use crate::{
    lexicon::{Case, Derivation, Gender, Number, Pos, State},
    morphology::{Evidence, Proclitics},
};

/// The phrases of a sentence.
pub fn phrases(view: &View<'_>, multiwords: &[Multiword<'_>]) -> Vec<Phrase> {
    let mut parser = Parser {
        view,
        multiwords,
        phrases: Vec::new(),
    };
    let mut at = view.range.start;
    while at < view.range.end {
        at = parser.step(at);
    }
    parser.phrases
}

pub(super) struct Parser<'v, 'a> {
    pub(super) view: &'v View<'a>,
    multiwords: &'v [Multiword<'a>],
    pub(super) phrases: Vec<Phrase>,
}

/// Idafa chains longer than this are cut; nothing real is.
pub(super) const DEEPEST: usize = 12;

impl Parser<'_, '_> {
    /// Parses what begins at a token, and gives where to go on.
    fn step(&mut self, at: usize) -> usize {
        if let Some(found) = self.multiwords.iter().find(|found| found.start == at) {
            let end = found.end;
            if found.pos == Pos::Preposition && self.opens_phrase(end) {
                let preposition = Preposition {
                    token: at,
                    lemma: (at..end)
                        .map(|at| self.view.word_after_conjunction(at))
                        .collect::<Vec<_>>()
                        .join(" "),
                    function: found.function.to_owned(),
                    clitic: false,
                };
                return self.coordination(end, Some(preposition));
            }
            return end;
        }
        match self.view.pos(at) {
            Some(Pos::Preposition) if self.is_approximation(at) => self.coordination(at + 1, None),
            Some(Pos::Preposition) => self.prepositional(at),
            _ if self.opens_phrase(at) => self.coordination(at, None),
            _ => at + 1,
        }
    }

    /// A preposition of its own, with its pronoun or the phrase after it.
    pub(super) fn prepositional(&mut self, at: usize) -> usize {
        let view = self.view;
        let preposition = Preposition {
            token: at,
            lemma: view.lemma(at).to_owned(),
            function: view.function(at).to_owned(),
            clitic: false,
        };
        if view.reading(at).is_some_and(|reading| reading.enclitic.is_some()) {
            self.phrases.push(Phrase {
                pronoun: true,
                ..Phrase::new(at, at + 1, at, Some(preposition))
            });
            return at + 1;
        }
        // A quotation may open between the preposition and its noun.
        let quote = matches!(view.mark(at + 1), Some('"' | '\u{ab}' | '\u{201c}'));
        let next = if quote { at + 2 } else { at + 1 };
        if self.opens_phrase(next) && !view.has_conjunction(next) && !self.is_multiword(next) {
            return self.coordination(next, Some(preposition));
        }
        at + 1
    }

    /// «about thirty»: a preposition of direction or place right before a number counts loosely.
    fn is_approximation(&self, at: usize) -> bool {
        let view = self.view;
        let around = matches!(view.function(at), "goal" | "locative") && !view.has_conjunction(at);
        let number = view.is_number(at + 1) || view.pos(at + 1) == Some(Pos::Numeral);
        let loose = view.words[at].readings.iter().any(|reading| reading.pos == Pos::Adverb)
            || view.lemma(at).chars().count() > 3;
        around && number && loose && self.opens_phrase(at + 1) && !view.has_preposition_clitic(at + 1)
    }

    pub(super) fn is_multiword(&self, at: usize) -> bool {
        self.multiwords.iter().any(|found| found.start == at)
    }

    pub(super) fn opens_phrase(&self, at: usize) -> bool {
        !self.view.is_dated(at) && self.opens_phrase_undated(at)
    }

    fn opens_phrase_undated(&self, at: usize) -> bool {
        self.view.is_nominal(at)
            || self.view.is_number(at)
            || matches!(self.view.pos(at), Some(Pos::Determiner))
            || self.view.is_loose_article(at)
            || (self.view.pos(at) == Some(Pos::Demonstrative) && self.view.range.contains(&(at + 1)))
    }

    /// One phrase; conjuncts are inside only where two heads share a genitive.
    pub(super) fn phrase(&mut self, start: usize, preposition: Option<Preposition>, depth: usize) -> PhraseId {
        let id = self.phrases.len();
        let preposition = preposition.or_else(|| self.clitic(start));
        self.phrases.push(Phrase::new(start, start + 1, start, preposition));
        let head = self.quantity(id, start);
        self.phrases[id].head = head;
        self.phrases[id].end = head + 1;
        self.genitive(id, depth);
        self.adjectives(id);
        self.apposition(id);
        self.quotation(id, depth);
        self.emphasis(id);
        self.complement(id, depth);
        id
    }

    fn clitic(&self, at: usize) -> Option<Preposition> {
        let clitic = self.view.preposition_clitic(at)?;
        let lemma: String = self.view.word_after_conjunction(at).chars().take(1).collect();
        let function = if clitic == Proclitics::LIKE { "manner" } else { "" };
        Some(Preposition {
            token: at,
            lemma,
            function: function.to_owned(),
            clitic: true,
        })
    }

    /// Steps over demonstratives, quantifiers and numbers before the head, and gives the head.
    fn quantity(&mut self, id: PhraseId, start: usize) -> usize {
        let view = self.view;
        let mut at = start;
        let mut counted = None;
        while self.opens_phrase(at + 1) && !view.has_conjunction(at + 1) && !view.has_preposition_clitic(at + 1) {
            let next_adjective = view.pos(at + 1) == Some(Pos::Adjective) && !view.is_number(at);
            let quantifies = match view.pos(at) {
                Some(Pos::Demonstrative) => view.reading(at + 1).is_some_and(|next| next.has_article()),
                Some(Pos::Determiner) => view.reading(at).is_some_and(|reading| reading.enclitic.is_none()),
                Some(Pos::Numeral) => true,
                _ if view.is_loose_article(at) => true,
                None => view.is_number(at) && view.reading(at + 1).is_some_and(|next| !next.has_article()),
                _ => false,
            };
            if !quantifies || next_adjective {
                break;
            }
            if view.pos(at) != Some(Pos::Demonstrative) {
                counted = Some((counted.map_or(at, |(first, _)| first), at + 1));
            }
            at += 1;
        }
        self.phrases[id].quantity = counted;
        at
    }

    /// The genitive: a noun that follows a noun open to one.
    fn genitive(&mut self, id: PhraseId, depth: usize) {
        let head = self.phrases[id].head;
        let next = head + 1;
        if depth >= DEEPEST || !self.takes_genitive(head, next) {
            return;
        }
        let child = self.phrase(next, None, depth + 1);
        self.phrases[child].tie = Some((id, Tie::Genitive));
        self.phrases[id].genitive = Some(child);
        let mut end = self.phrases[child].end;
        // «the two ministers of defence and interior»: one head for several genitives.
        let shared =
            self.view.features(head).state == State::Construct && self.view.features(head).number != Number::Singular;
        while shared && self.conjunct(child, end) == Some(end) && self.view.is_definite(end) {
            let conjunct = self.phrase(end, None, depth + 1);
            self.phrases[conjunct].tie = Some((child, Tie::Conjunct));
            self.phrases[child].conjuncts.push(conjunct);
            end = self.phrases[conjunct].end;
        }
        self.phrases[id].end = end;
    }

    pub(super) fn takes_genitive(&self, head: usize, next: usize) -> bool {
        let view = self.view;
        let Some(reading) = view.reading(head) else {
            return false;
        };
        // An unknown word is a name: what follows is hardly its genitive.
        let name = |at: usize| {
            view.reading(at)
                .is_none_or(|reading| reading.evidence == Evidence::Guess || reading.pos == Pos::Proper)
        };
        if reading.evidence == Evidence::Guess && !name(next) {
            return false;
        }
        let open = match reading.pos {
            Pos::Noun | Pos::Numeral | Pos::Determiner => true,
            // An adjective that heads a phrase is a noun: «the commander of».
            Pos::Adjective => true,
            _ => false,
        };
        if !open || reading.has_article() || reading.enclitic.is_some() || view.is_accusative(head) {
            return false;
        }
        if !view.range.contains(&next)
            || view.has_conjunction(next)
            || view.has_preposition_clitic(next)
            || self.is_multiword(next)
        {
            return false;
        }
        if !view.is_open(head) || view.is_circumstantial(head) {
            return false;
        }
        let nominative = view.features(next).case == Case::Nominative && reading.pos != Pos::Numeral;
        if view.is_dated(next) || nominative {
            return false;
        }
        match view.reading(next) {
            Some(after) => match after.pos {
                Pos::Noun | Pos::Proper | Pos::Determiner | Pos::Numeral => !view.is_accusative(next),
                Pos::Demonstrative => true,
                Pos::Adjective => {
                    !view.is_accusative(next) && (reading.pos != Pos::Noun || self.is_substantive(head, next))
                }
                _ => false,
            },
            None => view.is_nominal(next),
        }
    }

    /// Whether an adjective after a noun without article is a noun itself: definite as no adjective of it could be, or a
    /// participle that means people («معتقلي», «سجناء»).
    fn is_substantive(&self, head: usize, at: usize) -> bool {
        let view = self.view;
        let construct = view.features(head).state == State::Construct;
        let definite = view.reading(at).is_some_and(|reading| reading.has_article());
        let participle = matches!(view.derivation(at), Some((_, Derivation::Active | Derivation::Passive)));
        construct || definite || (participle && view.features(at).number == Number::Plural && !agrees(view, head, at))
    }

    /// Adjectives that agree in definiteness with the phrase.
    pub(super) fn adjectives(&mut self, id: PhraseId) {
        let view = self.view;
        let Phrase { head, genitive, .. } = self.phrases[id];
        let definite = view.is_definite(head) || genitive.is_some_and(|child| self.is_definite(child));
        loop {
            let mut at = self.phrases[id].end;
            // «the anniversary the-36th»: the article apart from its number.
            if view.is_loose_article(at) {
                self.phrases[id].end = at + 2;
                continue;
            }
            let first = self.phrases[id].adjectives.is_empty();
            // «Iraqi-regional»: two adjectives joined by a dash.
            if !first && matches!(view.mark(at), Some('-' | '\u{2013}')) {
                at += 1;
            }
            let fits = view.pos(at) == Some(Pos::Adjective)
                && (!view.has_conjunction(at) || !first)
                && !view.has_preposition_clitic(at)
                && view
                    .reading(at)
                    .is_some_and(|reading| reading.has_article() == definite && reading.enclitic.is_none())
                && !(view.is_accusative(at) && !view.is_accusative(head) && view.derivation(at).is_some())
                && agrees(view, head, at);
            if !fits {
                return;
            }
            self.phrases[id].adjectives.push(at);
            self.phrases[id].end = at + 1;
        }
    }

    pub(super) fn is_definite(&self, id: PhraseId) -> bool {
        let phrase = &self.phrases[id];
        self.view.is_definite(phrase.head) || phrase.genitive.is_some_and(|child| self.is_definite(child))
    }
}

/// Whether an adjective agrees with a noun in gender and number; what is not marked agrees with everything.
pub(super) fn agrees(view: &View<'_>, noun: usize, adjective: usize) -> bool {
    let (gender, number) = view.agreement(noun);
    let features = view.features(adjective);
    let by_gender = gender == Gender::Common || features.gender == Gender::Common || gender == features.gender;
    let by_number = number == features.number || view.pos(noun) == Some(Pos::Proper);
    let plural_of_persons = number == Number::Plural && features.number == Number::Plural;
    let group = view.features(noun).number == Number::Plural
        && features.number == Number::Singular
        && features.gender == Gender::Feminine;
    (by_gender && by_number) || plural_of_persons || group
}
