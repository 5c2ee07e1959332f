//! A sentence as the parser looks at it.

use std::ops::Range;

use crate::{
    lexicon::{Case, Class, Derivation, Features, Gender, Lexeme, Lexicon, Number, Pos, Semantics, State},
    morphology::{Proclitics, Reading, Word},
    text::{Article, TokenKind, letters},
};

/// Of words without a lexeme.
static UNKNOWN: Semantics = Semantics::UNKNOWN;

/// A sentence with its readings.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The lexicon behind the readings.
    pub lexicon: &'a Lexicon,
    /// The article.
    pub article: &'a Article,
    /// Readings by token of the article.
    pub words: &'a [Word],
    /// By token of the article: whether it belongs to a date or time.
    pub dated: &'a [bool],
    /// The sentence's tokens.
    pub range: Range<usize>,
}

impl<'a> View<'a> {
    /// The view of some tokens of an article, of which none is taken for a date.
    pub const fn new(lexicon: &'a Lexicon, article: &'a Article, words: &'a [Word], range: Range<usize>) -> Self {
        Self {
            lexicon,
            article,
            words,
            dated: &[],
            range,
        }
    }

    /// A token as written.
    pub fn token(&self, at: usize) -> &'a str {
        self.article.tokens[at].span.of(&self.article.text)
    }

    /// A token without the conjunction written onto it.
    pub fn word_after_conjunction(&self, at: usize) -> &'a str {
        let word = self.token(at);
        let conjoined = self.reading(at).is_some_and(|reading| reading.proclitics.conjunction());
        let skip = if conjoined {
            word.chars().next().map_or(0, char::len_utf8)
        } else {
            0
        };
        word.get(skip..).unwrap_or(word)
    }

    /// The preferred reading of a token of the sentence.
    pub fn reading(&self, at: usize) -> Option<&'a Reading> {
        if self.range.contains(&at) {
            self.words.get(at)?.best()
        } else {
            None
        }
    }

    /// Part of speech of a token with a reading.
    pub fn pos(&self, at: usize) -> Option<Pos> {
        self.reading(at).map(|reading| reading.pos)
    }

    /// The lexeme of a token that is no guess.
    pub fn lexeme(&self, at: usize) -> Option<&'a Lexeme> {
        self.reading(at)?.lexeme.map(|lexeme| self.lexicon.lexeme(lexeme))
    }

    /// The lemma of a token, empty for guesses and tokens without readings.
    pub fn lemma(&self, at: usize) -> &'a str {
        self.lexeme(at).map_or("", |lexeme| lexeme.lemma.as_str())
    }

    /// The function of a particle, preposition or subordinator.
    pub fn function(&self, at: usize) -> &'a str {
        self.lexeme(at).map_or("", |lexeme| lexeme.note.as_str())
    }

    /// What the preferred reading means, roughly.
    pub fn class(&self, at: usize) -> Class {
        self.lexeme(at).map_or(Class::None, |lexeme| lexeme.class)
    }

    /// What the preferred reading denotes.
    pub fn semantics(&self, at: usize) -> &'a Semantics {
        self.lexeme(at).map_or(&UNKNOWN, |lexeme| &lexeme.semantics)
    }

    /// How the preferred reading was derived from which verb.
    pub fn derivation(&self, at: usize) -> Option<(&'a str, Derivation)> {
        self.lexeme(at)?
            .verb
            .as_ref()
            .map(|(lemma, derivation)| (lemma.as_str(), *derivation))
    }

    /// The verb whose active participle the token can be, by any reading of the same form.
    pub fn active_participle(&self, at: usize) -> Option<&'a str> {
        let best = self
            .reading(at)
            .filter(|reading| reading.is_nominal() || reading.pos == Pos::Adverb)?;
        let same = self.words[at].readings.iter().filter(|reading| {
            reading.proclitics == best.proclitics && reading.enclitic == best.enclitic && reading.is_nominal()
        });
        let lexemes = same
            .filter_map(|reading| reading.lexeme)
            .map(|lexeme| self.lexicon.lexeme(lexeme));
        lexemes
            .filter_map(|lexeme| lexeme.verb.as_ref())
            .find_map(|(verb, derivation)| (*derivation == Derivation::Active).then_some(verb.as_str()))
    }

    /// Features of the preferred reading.
    pub fn features(&self, at: usize) -> Features {
        self.reading(at)
            .map_or_else(Features::default, |reading| reading.features)
    }

    /// Whether the token begins with و or ف as a conjunction.
    pub fn has_conjunction(&self, at: usize) -> bool {
        self.reading(at).is_some_and(|reading| reading.proclitics.conjunction())
    }

    /// Whether a preposition is written onto the token.
    pub fn has_preposition_clitic(&self, at: usize) -> bool {
        self.reading(at)
            .is_some_and(|reading| reading.proclitics.preposition() && reading.pos != Pos::Verb)
    }

    /// The preposition written onto the token, by its letter.
    pub fn preposition_clitic(&self, at: usize) -> Option<Proclitics> {
        let clitics = self.reading(at).filter(|reading| reading.pos != Pos::Verb)?.proclitics;
        [Proclitics::WITH, Proclitics::FOR, Proclitics::LIKE]
            .into_iter()
            .find(|clitic| clitics.has(*clitic))
    }

    /// Whether the token is a finite verb.
    pub fn is_verb(&self, at: usize) -> bool {
        self.pos(at) == Some(Pos::Verb)
    }

    /// Whether the token is a number in digits.
    pub fn is_number(&self, at: usize) -> bool {
        self.range.contains(&at) && self.article.tokens[at].kind == TokenKind::Number
    }

    /// Whether the token belongs to a date or time.
    pub fn is_dated(&self, at: usize) -> bool {
        self.dated.get(at).copied().unwrap_or_default()
    }

    /// Whether the token can stand in a noun phrase as a word of its own.
    pub fn is_nominal(&self, at: usize) -> bool {
        if !self.range.contains(&at) || self.is_dated(at) {
            return false;
        }
        match self.reading(at) {
            Some(reading) => reading.is_nominal(),
            None => self.article.tokens[at].kind == TokenKind::Foreign,
        }
    }

    /// Whether it is definite by itself: by article, pronoun or being a name.
    pub fn is_definite(&self, at: usize) -> bool {
        self.reading(at)
            .is_some_and(|reading| reading.has_article() || reading.enclitic.is_some() || reading.pos == Pos::Proper)
    }

    /// Whether it is an indefinite accusative.
    pub fn is_accusative(&self, at: usize) -> bool {
        self.features(at).case == Case::Accusative || self.bears(at, '\u{64b}')
    }

    /// Whether a sign is written on a token, which is too short for a search to be set up.
    pub fn bears(&self, at: usize, sign: char) -> bool {
        self.token(at).chars().any(|c| c == sign)
    }

    /// Whether a noun may have a genitive after it by any of its readings as a noun.
    pub fn is_open(&self, at: usize) -> bool {
        let Some(best) = self.reading(at) else { return false };
        let same = self.words[at].readings.iter().filter(|reading| {
            reading.is_nominal() == best.is_nominal()
                && reading.proclitics == best.proclitics
                && reading.enclitic.is_none()
        });
        same.into_iter().any(|reading| {
            reading.pos != Pos::Proper
                && reading.features.case != Case::Accusative
                && !matches!(reading.features.state, State::Absolute | State::Indefinite)
        })
    }

    /// Whether a token may be an active participle in the indefinite accusative: what somebody does meanwhile.
    pub fn is_circumstantial(&self, at: usize) -> bool {
        let Some(best) = self.reading(at).filter(|reading| reading.is_nominal()) else {
            return false;
        };
        let active = |reading: &&Reading| {
            let lexeme = reading.lexeme.map(|lexeme| self.lexicon.lexeme(lexeme));
            let verb = lexeme.and_then(|lexeme| lexeme.verb.as_ref());
            verb.is_some_and(|(_, derivation)| *derivation == Derivation::Active)
        };
        best.proclitics.without(Proclitics::AND) == Proclitics::default()
            && best.enclitic.is_none()
            && self.words[at]
                .readings
                .iter()
                .filter(|reading| reading.is_nominal() && reading.proclitics == best.proclitics)
                .filter(active)
                .any(|reading| reading.features.case == Case::Accusative && reading.features.number == Number::Singular)
    }

    /// Whether the token is an article that stands apart from the number after it.
    pub fn is_loose_article(&self, at: usize) -> bool {
        if !self.range.contains(&at) || !self.is_number(at + 1) {
            return false;
        }
        let word = self.token(at);
        word.starts_with('\u{627}') && word.ends_with(letters::TATWEEL) && word.chars().count() <= 4
    }

    /// The mark that the token is, if it is one.
    pub fn mark(&self, at: usize) -> Option<char> {
        if self.range.contains(&at) && self.article.tokens[at].kind == TokenKind::Mark {
            self.token(at).chars().next()
        } else {
            None
        }
    }

    /// Whether a comma stands at a token, Arabic or Latin.
    pub fn is_comma(&self, at: usize) -> bool {
        self.mark(at).is_some_and(letters::is_comma)
    }

    /// Gender and number that a verb or adjective takes with the noun at `at`: plurals of things are feminine singular.
    pub fn agreement(&self, at: usize) -> (Gender, Number) {
        let features = self.features(at);
        if features.number == Number::Plural && !self.is_personal(at) {
            return (Gender::Feminine, Number::Singular);
        }
        let feminine = self.lexeme(at).is_some_and(|lexeme| lexeme.feminine) && features.number == Number::Singular
            || features.gender == Gender::Common && self.is_feminine_place(at);
        (
            if feminine { Gender::Feminine } else { features.gender },
            features.number,
        )
    }

    /// Whether it is a place whose name ends as feminine nouns do: «فرنسا», «القاهرة».
    fn is_feminine_place(&self, at: usize) -> bool {
        self.class(at) == Class::PlaceName && self.token(at).ends_with(['\u{627}', '\u{629}'])
    }

    /// Whether the noun can be of such a class by any reading of its form.
    pub fn may_be(&self, at: usize, class: impl Fn(Class) -> bool) -> bool {
        let Some(best) = self.reading(at) else { return false };
        let same = self.words[at].readings.iter().filter(|reading| {
            reading.pos == best.pos && reading.proclitics == best.proclitics && reading.enclitic == best.enclitic
        });
        let mut lexemes = same.filter_map(|reading| reading.lexeme);
        lexemes.any(|lexeme| class(self.lexicon.lexeme(lexeme).class))
    }

    /// Whether the noun means human beings.
    pub fn is_personal(&self, at: usize) -> bool {
        let active = matches!(self.derivation(at), Some((_, Derivation::Active | Derivation::Passive)));
        matches!(
            self.class(at),
            Class::Role | Class::Human | Class::GivenName | Class::FamilyName
        ) || active
    }

    /// Whether the noun can act: a person, a body, a group, a country.
    pub fn can_act(&self, at: usize) -> bool {
        self.is_personal(at)
            || matches!(
                self.class(at),
                Class::Organisation | Class::Group | Class::PlaceName | Class::ActorName
            )
            || (self.pos(at) == Some(Pos::Proper))
    }

    /// Whether a token is glued to the one before it.
    pub fn is_glued(&self, at: usize) -> bool {
        at > self.range.start && self.article.tokens[at - 1].span.end == self.article.tokens[at].span.start
    }

    /// Whether the token's letters fold to the same as `word`.
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        self.range.contains(&at) && letters::fold(self.token(at)) == letters::fold(word)
    }
}
