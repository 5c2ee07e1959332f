//! Noun phrases: quantity, head, genitives, adjectives, names in apposition, coordination, and the preposition before them.

use super::{multiword::Multiword, view::View};
use crate::{
    lexicon::{Class, Derivation, Gender, Number, Pos, State},
    morphology::{Evidence, Proclitics},
};

/// Index of a phrase in its sentence.
pub type PhraseId = usize;

/// A preposition before a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preposition {
    /// Its first token; the phrase's first one when it is written onto it.
    pub token: usize,
    /// Its lemma; for expressions of several words, the words.
    pub lemma: String,
    /// Its function in `lexicon/particles.tsv` or `lexicon/multiword.tsv`.
    pub function: String,
    /// Whether it is written onto the phrase's first word.
    pub clitic: bool,
}

/// How a phrase hangs on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// It is the genitive of the other.
    Genitive,
    /// It is a prepositional complement that belongs to the other's name.
    Complement,
    /// It is coordinated with the other.
    Conjunct,
}

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First token, the preposition aside.
    pub start: usize,
    /// One past the last token, genitives and complements included, conjuncts not.
    pub end: usize,
    /// The token of the head.
    pub head: usize,
    /// The preposition before it.
    pub preposition: Option<Preposition>,
    /// The genitive after its head.
    pub genitive: Option<PhraseId>,
    /// Prepositional complements that belong to it.
    pub complements: Vec<PhraseId>,
    /// The phrases coordinated with it, after it.
    pub conjuncts: Vec<PhraseId>,
    /// What it hangs on.
    pub tie: Option<(PhraseId, Tie)>,
    /// Its adjectives.
    pub adjectives: Vec<usize>,
    /// Tokens of the quantity before its head.
    pub quantity: Option<(usize, usize)>,
    /// Whether it is but a preposition with a pronoun.
    pub pronoun: bool,
}

/// The phrases of a sentence.
pub fn phrases(view: &View<'_>, multiwords: &[Multiword]) -> Vec<Phrase> {
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

struct Parser<'v, 'a> {
    view: &'v View<'a>,
    multiwords: &'v [Multiword],
    phrases: Vec<Phrase>,
}

/// Idafa chains longer than this are cut; nothing real is.
const DEEPEST: usize = 12;

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
                    function: found.function.clone(),
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
    fn prepositional(&mut self, at: usize) -> usize {
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
                ..phrase(at, at + 1, at, Some(preposition))
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

    fn is_multiword(&self, at: usize) -> bool {
        self.multiwords.iter().any(|found| found.start == at)
    }

    fn opens_phrase(&self, at: usize) -> bool {
        !self.view.is_dated(at) && self.opens_phrase_undated(at)
    }

    fn opens_phrase_undated(&self, at: usize) -> bool {
        self.view.is_nominal(at)
            || self.view.is_number(at)
            || matches!(self.view.pos(at), Some(Pos::Determiner))
            || self.view.is_loose_article(at)
            || (self.view.pos(at) == Some(Pos::Demonstrative) && self.view.range.contains(&(at + 1)))
    }

    /// A phrase and what is coordinated with it.
    fn coordination(&mut self, at: usize, preposition: Option<Preposition>) -> usize {
        let first = self.phrase(at, preposition, 0);
        self.shared(first);
        let mut end = self.phrases[first].end;
        while self.is_conjunct(first, end) {
            let before = self.phrases.len();
            let preposition = self.phrases[first]
                .preposition
                .clone()
                .map(|shared| Preposition { clitic: true, ..shared });
            let next = self.phrase(end, preposition, 0);
            debug_assert!(next >= before);
            self.phrases[next].tie = Some((first, Tie::Conjunct));
            self.phrases[first].conjuncts.push(next);
            end = self.phrases[next].end;
        }
        end
    }

    /// «the party of justice and development»: what is coordinated with the innermost genitive and not with the head: with
    /// the article like it, where the head is none of the same kind.
    fn shared(&mut self, first: PhraseId) {
        let view = self.view;
        let end = self.phrases[first].end;
        let Some(inner) = self.phrases[first].genitive.map(|_| self.innermost(first)) else {
            return;
        };
        let head = self.phrases[inner].head;
        let article = |at: usize| view.reading(at).is_some_and(|reading| reading.has_article());
        let plain = self.phrases[inner].end == end && self.phrases[inner].adjectives.is_empty();
        let alike = |at: usize| {
            view.class(at) == view.class(head)
                && view.derivation(at).map(|(_, kind)| kind) == view.derivation(head).map(|(_, kind)| kind)
        };
        let outer = self.phrases[first].head;
        let unlike_outer = |at: usize| !(view.is_personal(at) && view.is_personal(outer));
        if !plain || !article(head) || !self.is_conjunct(inner, end) || !article(end) {
            return;
        }
        let next = self.view.range.contains(&(end + 1)) && self.takes_genitive(end, end + 1);
        if next || !(alike(end) && unlike_outer(end)) {
            return;
        }
        let conjunct = self.phrase(end, None, 1);
        self.phrases[conjunct].tie = Some((inner, Tie::Conjunct));
        self.phrases[inner].conjuncts.push(conjunct);
        let end = self.phrases[conjunct].end;
        let mut at = Some(inner);
        while let Some(id) = at {
            if id != inner {
                self.phrases[id].end = end;
            }
            at = self.phrases[id]
                .tie
                .filter(|(_, tie)| *tie == Tie::Genitive)
                .map(|(parent, _)| parent);
        }
        self.adjectives(first);
    }

    /// The last phrase of an idafa chain.
    fn innermost(&self, id: PhraseId) -> PhraseId {
        let mut at = id;
        while let Some(inner) = self.phrases[at].genitive {
            at = inner;
        }
        at
    }

    /// Whether a phrase coordinated with `first` begins at `at`: a nominal with و, no clause of its own after it.
    fn is_conjunct(&self, first: PhraseId, at: usize) -> bool {
        let view = self.view;
        if !view.has_conjunction(at)
            || !self.opens_phrase(at)
            || self.is_multiword(at)
            || view.has_preposition_clitic(at)
        {
            return false;
        }
        let head = self.phrases[first].head;
        let adverbial = view.is_accusative(at) && !view.is_accusative(head);
        let clause = at + 1 < view.range.end && view.is_verb(at + 1) && !view.has_conjunction(at + 1);
        !adverbial && !clause
    }

    /// One phrase; conjuncts are inside only where two heads share a genitive.
    fn phrase(&mut self, start: usize, preposition: Option<Preposition>, depth: usize) -> PhraseId {
        let id = self.phrases.len();
        let preposition = preposition.or_else(|| self.clitic(start));
        self.phrases.push(phrase(start, start + 1, start, preposition));
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
        while shared && self.is_conjunct(child, end) && self.view.is_definite(end) {
            let conjunct = self.phrase(end, None, depth + 1);
            self.phrases[conjunct].tie = Some((child, Tie::Conjunct));
            self.phrases[child].conjuncts.push(conjunct);
            end = self.phrases[conjunct].end;
        }
        self.phrases[id].end = end;
    }

    fn takes_genitive(&self, head: usize, next: usize) -> bool {
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
        if view.is_dated(next) {
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
    fn adjectives(&mut self, id: PhraseId) {
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

    fn is_definite(&self, id: PhraseId) -> bool {
        let phrase = &self.phrases[id];
        self.view.is_definite(phrase.head) || phrase.genitive.is_some_and(|child| self.is_definite(child))
    }

    /// «itself», «all of them»: a quantifier with a pronoun after what it repeats.
    fn emphasis(&mut self, id: PhraseId) {
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
    fn apposition(&mut self, id: PhraseId) {
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
    fn quotation(&mut self, id: PhraseId, depth: usize) {
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
    fn closing(&self, at: usize) -> Option<usize> {
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
    fn complement(&mut self, id: PhraseId, depth: usize) {
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

fn phrase(start: usize, end: usize, head: usize, preposition: Option<Preposition>) -> Phrase {
    Phrase {
        start,
        end,
        head,
        preposition,
        genitive: None,
        complements: Vec::new(),
        conjuncts: Vec::new(),
        tie: None,
        adjectives: Vec::new(),
        quantity: None,
        pronoun: false,
    }
}

/// Whether an adjective agrees with a noun in gender and number; what is not marked agrees with everything.
fn agrees(view: &View<'_>, noun: usize, adjective: usize) -> bool {
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
