//! Look-up: every reading of a word that the lexicon allows.

use crate::{
    lexicon::{
        Attachment, Case, Features, FormEntry, Lexicon, Number, Person, Pos, State, Tense, spelling, spelling_distance,
    },
    text::{
        Article, Sentence, Token, TokenKind,
        letters::{self, KeyLetter},
    },
};

use super::{
    clitic::{Opening, ProcliticLetters},
    context::Context,
    guess,
    reading::{Enclitic, Evidence, Proclitics, Reading},
};

/// A token with its readings, the best first.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Word {
    /// The readings; empty for numbers, marks and words of other scripts.
    pub readings: Vec<Reading>,
}

impl Word {
    /// The reading that context prefers.
    pub fn best(&self) -> Option<&Reading> {
        self.readings.first()
    }
}

/// An enclitic as the lexicon lists it.
#[derive(Clone, Debug)]
struct EncliticRow {
    letters: Vec<u8>,
    enclitic: Enclitic,
    on_verbs: bool,
    on_nouns: bool,
}

/// The morphological analyser.
#[derive(Debug)]
pub struct Morphology<'l> {
    lexicon: &'l Lexicon,
    proclitics: ProcliticLetters,
    enclitics: Vec<EncliticRow>,
    context: Context,
}

/// A word's letters and where each begins.
struct Letters {
    keys: Vec<KeyLetter>,
    offsets: Vec<usize>,
    /// Ends in a sign of the indefinite accusative.
    nunated: bool,
}

impl Letters {
    fn new(word: &str) -> Self {
        let (mut keys, mut offsets) = (
            Vec::with_capacity(word.len() / 2),
            Vec::with_capacity(word.len() / 2 + 1),
        );
        for (at, c) in word.char_indices() {
            let mut buffer = [0; 4];
            for letter in letters::key(c.encode_utf8(&mut buffer)) {
                keys.push(letter);
                offsets.push(at);
            }
        }
        offsets.push(word.len());
        let nunated = word.chars().rev().take(2).any(|c| matches!(c, '\u{64b}'));
        Self { keys, offsets, nunated }
    }
}

impl<'l> Morphology<'l> {
    /// An analyser over a lexicon.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let rows = lexicon.tables("clitics").flat_map(crate::lexicon::table::Table::rows);
        let enclitics = rows.filter(|row| row.cell("side") == "en").map(|row| EncliticRow {
            letters: letters::key(row.cell("form"))
                .iter()
                .map(|letter| letter.code)
                .collect(),
            enclitic: enclitic(row.cell("person"), row.cell("gender"), row.cell("number")),
            on_verbs: row.cell("function") != "nominal",
            on_nouns: row.cell("function") != "verbal",
        });
        Self {
            lexicon,
            proclitics: ProcliticLetters::new(lexicon),
            enclitics: enclitics.collect(),
            context: Context::new(lexicon),
        }
    }

    /// The readings of every token of an article, by token.
    pub fn read(&self, article: &Article) -> Vec<Word> {
        let mut words: Vec<Word> = article
            .tokens
            .iter()
            .map(|token| self.word(&article.text, *token))
            .collect();
        for Sentence { tokens, .. } in &article.sentences {
            let range = tokens.clone();
            self.context
                .rank(self.lexicon, &article.tokens[range.clone()], &mut words[range]);
        }
        words
    }

    /// The readings of one token, by their own cost alone.
    fn word(&self, text: &str, token: Token) -> Word {
        if token.kind != TokenKind::Arabic {
            return Word::default();
        }
        let letters = Letters::new(token.span.of(text));
        let mut readings = Vec::new();
        let mut openings = Vec::new();
        self.proclitics.openings(&letters.keys, &mut openings);
        for &opening in &openings {
            self.stems(&letters, opening, &mut readings);
        }
        if readings.is_empty() {
            guess::readings(
                &letters.keys,
                &letters.offsets,
                letters.nunated,
                &openings,
                &mut readings,
            );
        }
        readings.sort_by_key(|reading| reading.cost);
        Word { readings }
    }

    fn stems(&self, letters: &Letters, opening: Opening, out: &mut Vec<Reading>) {
        let stem = &letters.keys[opening.length..];
        self.lexicon.forms.walk(stem, |length, entries| {
            let rest = &stem[length..];
            if rest.is_empty() {
                for entry in entries.filter(|entry| entry.attachment.allows(Attachment::FREE)) {
                    self.push(letters, opening, length, entry, None, out);
                }
                return;
            }
            for row in self.enclitics.iter().filter(|row| is(rest, &row.letters)) {
                for entry in entries.filter(|entry| entry.attachment.allows(Attachment::BOUND)) {
                    self.push(letters, opening, length, entry, Some(row), out);
                }
            }
        });
    }

    fn push(
        &self,
        letters: &Letters,
        opening: Opening,
        length: usize,
        entry: FormEntry,
        enclitic: Option<&EncliticRow>,
        out: &mut Vec<Reading>,
    ) {
        let lexeme = self.lexicon.lexeme(entry.lexeme);
        if !fits(lexeme.pos, &lexeme.note, entry, opening.clitics, enclitic)
            || (letters.nunated && lexeme.pos == Pos::Verb)
        {
            return;
        }
        let end = opening.length + length;
        let distance = spelling_distance(entry.spelling, spelling(&letters.keys[opening.length..end]));
        let cost = own_cost(
            lexeme.pos,
            entry.features,
            opening.clitics,
            enclitic.is_some(),
            distance,
        ) + lexeme.rarity;
        out.push(Reading {
            lexeme: Some(entry.lexeme),
            pos: lexeme.pos,
            features: entry.features,
            proclitics: opening.clitics,
            enclitic: enclitic.map(|row| row.enclitic),
            stem_start: letters.offsets[opening.before_article] as u16,
            stem_end: letters.offsets[end] as u16,
            evidence: if distance == 0 {
                Evidence::Exact
            } else {
                Evidence::Tolerant
            },
            cost,
        });
    }
}

fn is(letters: &[KeyLetter], codes: &[u8]) -> bool {
    letters.len() == codes.len() && letters.iter().zip(codes).all(|(letter, code)| letter.code == *code)
}

fn enclitic(person: &str, gender: &str, number: &str) -> Enclitic {
    use crate::lexicon::Gender;
    Enclitic {
        person: match person {
            "1" => Person::First,
            "2" => Person::Second,
            _ => Person::Third,
        },
        gender: match gender {
            "m" => Gender::Masculine,
            "f" => Gender::Feminine,
            _ => Gender::Common,
        },
        number: match number {
            "d" => Number::Dual,
            "p" => Number::Plural,
            _ => Number::Singular,
        },
    }
}

/// Whether a stem goes with these clitics.
fn fits(pos: Pos, note: &str, entry: FormEntry, clitics: Proclitics, enclitic: Option<&EncliticRow>) -> bool {
    let article = clitics.has(Proclitics::ARTICLE);
    let features = entry.features;
    if entry.attachment.allows(Attachment::WITH_ARTICLE) && !article {
        return false;
    }
    if enclitic.is_some_and(|row| {
        if pos == Pos::Verb {
            !row.on_verbs
        } else {
            !row.on_nouns && !takes_verbal(pos)
        }
    }) {
        return false;
    }
    match pos {
        Pos::Verb => verb_fits(features, clitics),
        Pos::Noun | Pos::Adjective | Pos::Numeral => {
            let genitive = !(clitics.preposition() && features.case == Case::Accusative);
            genitive
                && !clitics.has(Proclitics::FUTURE)
                && !(article && (enclitic.is_some() || !features.state.takes_article()))
        }
        Pos::Proper => {
            !clitics.has(Proclitics::FUTURE)
                && enclitic.is_none()
                && article == entry.attachment.allows(Attachment::WITH_ARTICLE)
        }
        Pos::Preposition => {
            !article && !clitics.preposition() && !clitics.has(Proclitics::FUTURE)
                || (clitics.has(Proclitics::WITH) && !article && note == "without")
        }
        Pos::Subordinator | Pos::Particle => !article && !clitics.has(Proclitics::FUTURE),
        Pos::Conjunction => {
            clitics.is_empty() || !clitics.preposition() && !article && !clitics.has(Proclitics::FUTURE)
        }
        Pos::Pronoun => !article && !clitics.preposition() && !clitics.has(Proclitics::FUTURE) && enclitic.is_none(),
        Pos::Demonstrative | Pos::Relative => !article && !clitics.has(Proclitics::FUTURE) && enclitic.is_none(),
        Pos::Determiner => !clitics.has(Proclitics::FUTURE) && !(article && enclitic.is_some()),
        Pos::Adverb => !article && !clitics.has(Proclitics::FUTURE) && enclitic.is_none() && !clitics.preposition(),
    }
}

const fn takes_verbal(pos: Pos) -> bool {
    matches!(pos, Pos::Subordinator | Pos::Particle)
}

fn verb_fits(features: Features, clitics: Proclitics) -> bool {
    if clitics.has(Proclitics::ARTICLE) || clitics.has(Proclitics::WITH) || clitics.has(Proclitics::LIKE) {
        return false;
    }
    if clitics.has(Proclitics::FUTURE) {
        return features.tense == Some(Tense::Indicative);
    }
    !clitics.has(Proclitics::FOR) || matches!(features.tense, Some(Tense::Subjunctive | Tense::Jussive))
}

/// How unlikely a reading is by itself. The unit is a tenth of what one more clitic costs.
fn own_cost(pos: Pos, features: Features, clitics: Proclitics, enclitic: bool, distance: u32) -> u16 {
    let function_word = !matches!(pos, Pos::Noun | Pos::Adjective | Pos::Proper | Pos::Verb);
    let mut cost = u32::from(!function_word) * 6 + clitics.count() * 10 + u32::from(enclitic) * 15 + distance * 30;
    if pos == Pos::Verb {
        cost += match features.person {
            Some(Person::Second) => 70,
            Some(Person::First) => 30,
            _ => 0,
        };
        cost += u32::from(features.passive) * 25 + u32::from(features.tense == Some(Tense::Imperative)) * 80;
        cost += u32::from(features.number == Number::Dual) * 20;
        cost += u32::from(matches!(features.tense, Some(Tense::Subjunctive | Tense::Jussive))) * 5;
    } else {
        cost += u32::from(features.number == Number::Dual) * 10 + u32::from(features.state == State::Construct) * 5;
        cost += u32::from(pos == Pos::Proper) * 12;
    }
    cost as u16
}
