//! Look-up: every reading of a word that the lexicon allows.

use std::borrow::Cow;

use crate::{
    lexicon::{Attachment, Case, Features, FormEntry, Lexicon, Number, Person, Pos, State, Tense},
    text::{
        Article, Token, TokenKind,
        letters::{self, KeyLetter},
    },
};

use super::{
    clitic::{Opening, ProcliticLetters},
    context::{Column, Context, Node},
    cost::own_cost,
    guess,
    memory::{Known, Memories, Memory},
    reading::{Enclitic, Evidence, Proclitics, Reading},
    spelling::{self, Letters},
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
    memories: Memories,
    /// The model of context.
    pub(super) context: Context,
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
            memories: Memories::default(),
            context: Context::new(lexicon),
        }
    }

    /// The readings of every token of an article, by token.
    pub fn read(&self, article: &Article) -> Vec<Word> {
        let mut memory = self.memories.take();
        let places = self.places(&mut memory, article);
        let known = |place: &Option<usize>| place.map(|place| memory.at(place));
        let words = places
            .iter()
            .map(known)
            .map(|known| known.map(|known| known.word.clone()));
        let mut words: Vec<Word> = words.map(Option::unwrap_or_default).collect();
        let nodes =
            |(place, token): (&Option<usize>, &Token)| known(place).map_or(Node::bare(token.kind), |it| &it.nodes);
        let columns = places.iter().zip(&article.tokens).map(nodes);
        let mut columns: Vec<Column<'_>> = columns.map(Cow::Borrowed).collect();
        for at in spelling::believe_dotted_ends(article, &mut words) {
            columns[at] = Cow::Owned(self.context.nodes(self.lexicon, &words[at]));
        }
        for sentence in &article.sentences {
            let tokens = sentence.tokens.clone();
            self.context.rank(&columns[tokens.clone()], &mut words[tokens]);
        }
        self.memories.keep(memory);
        words
    }

    /// Where the memory has the words of an article, by token; those of other scripts are none.
    fn places(&self, memory: &mut Memory, article: &Article) -> Vec<Option<usize>> {
        let place = |token: &Token| {
            let text = token.span.of(&article.text);
            (token.kind == TokenKind::Arabic).then(|| memory.place(text, || self.known(text)))
        };
        article.tokens.iter().map(place).collect()
    }

    fn known(&self, token: &str) -> Known {
        let word = self.word(token);
        let nodes = self.context.nodes(self.lexicon, &word);
        Known { word, nodes }
    }

    /// The readings of one word, by their own cost alone.
    fn word(&self, token: &str) -> Word {
        let letters = Letters::new(token);
        let mut readings = Vec::with_capacity(8);
        let mut openings = Vec::with_capacity(8);
        self.proclitics.openings(&letters.keys, &mut openings);
        let ends = |row: &&EncliticRow| ends_in(&letters.keys, &row.letters);
        let endings: Vec<&EncliticRow> = self.enclitics.iter().filter(ends).collect();
        for &opening in &openings {
            self.stems(&letters, opening, &endings, &mut readings);
        }
        // What can be read only as a verb, by cutting or as a rare word may be a foreign name instead.
        if !readings.iter().any(is_plain) {
            guess::readings(&letters, &openings, &mut readings);
        }
        readings.sort_by_key(|reading| reading.cost);
        Word { readings }
    }

    /// The readings of a word that begins so; `endings` are the enclitics that it can end in.
    fn stems(&self, letters: &Letters, opening: Opening, endings: &[&EncliticRow], out: &mut Vec<Reading>) {
        let stem = &letters.keys[opening.length..];
        self.lexicon.forms.walk(stem, |length, entries| {
            if length == stem.len() {
                for entry in entries.filter(|entry| entry.attachment.allows(Attachment::FREE)) {
                    self.push(letters, opening, length, entry, None, out);
                }
                return;
            }
            for row in endings.iter().filter(|row| length + row.letters.len() == stem.len()) {
                for entry in entries
                    .clone()
                    .filter(|entry| entry.attachment.allows(Attachment::BOUND))
                {
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
        let (pos, features) = (lexeme.pos, entry.features);
        let bare =
            enclitic.is_none() && !opening.clitics.has(Proclitics::ARTICLE) && features.state != State::Construct;
        if !fits(pos, &lexeme.note, entry, opening.clitics, enclitic)
            || letters.contradict(opening.length, pos, features)
            || (letters.tanwin.is_some() && !bare)
        {
            return;
        }
        let end = opening.length + length;
        let mut deviation = letters.deviation(opening.length, end, entry.spelling);
        // Words of grammar are known to every writer.
        if !matches!(
            pos,
            Pos::Noun | Pos::Adjective | Pos::Proper | Pos::Verb | Pos::Subordinator
        ) {
            deviation *= 2;
        }
        let shown = if letters.show_passive(opening.length, features) || letters.show_doubling(&lexeme.lemma) {
            SHOWN
        } else {
            0
        };
        let enclitic = enclitic.map(|row| row.enclitic);
        out.push(Reading {
            lexeme: Some(entry.lexeme),
            pos,
            features,
            proclitics: opening.clitics,
            enclitic,
            stem_start: letters.offsets[opening.before_article] as u16,
            stem_end: letters.offsets[end] as u16,
            evidence: if deviation == 0 {
                Evidence::Exact
            } else {
                Evidence::Tolerant
            },
            cost: (own_cost(lexeme, features, opening.clitics, enclitic, length) + deviation).saturating_sub(shown),
        });
    }
}

/// What it is worth that a vowel sign tells a reading from the others.
const SHOWN: u16 = 40;

/// From this cost on a reading is doubted.
const RARE: u16 = 40;

/// Whether a word is what it is without a cut, and no rare one.
fn is_plain(reading: &Reading) -> bool {
    let content = matches!(reading.pos, Pos::Verb | Pos::Proper);
    !content
        && reading.cost < RARE
        && reading.enclitic.is_none()
        && reading.proclitics.without(Proclitics::ARTICLE).is_empty()
}

/// Whether a word ends in exactly the letters of an enclitic; their merged variants are none.
fn ends_in(word: &[KeyLetter], codes: &[u8]) -> bool {
    let mut pairs = word.iter().rev().zip(codes.iter().rev());
    word.len() > codes.len() && pairs.all(|(letter, code)| letter.code == *code && letter.variant == 0)
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
        Pos::Determiner => !(clitics.has(Proclitics::FUTURE) || article && enclitic.is_some()),
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
