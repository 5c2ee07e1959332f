//! Expressions of several words that act as one preposition, subordinator or particle.

use foldhash::HashMap;

use crate::{
    lexicon::{Lexicon, Pos},
    text::letters,
};

use super::view::View;

/// An expression found in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Multiword<'l> {
    /// First token.
    pub start: usize,
    /// One past the last token that it takes whole; a last clitic is left to the word that carries it.
    pub end: usize,
    /// What it acts as.
    pub pos: Pos,
    /// Its function, as `lexicon/multiword.tsv` names it.
    pub function: &'l str,
}

#[derive(Debug)]
struct Row {
    words: Vec<Vec<u8>>,
    /// The outline of the second word.
    second: Option<Outline>,
    /// It ends in a clitic preposition, written onto the next word.
    open: bool,
    pos: Pos,
    function: String,
}

/// The expressions of the lexicon, by the outline of their first word, those of more words first.
#[derive(Debug, Default)]
pub struct Multiwords {
    rows: HashMap<Outline, Vec<Row>>,
}

/// First letter, last letter and length of a word's key: most words of a text open no expression by these already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Outline {
    first: u8,
    last: u8,
    length: u32,
}

impl Outline {
    fn of(word: &str) -> Self {
        let mut out = Self::default();
        letters::each_of_key(word, |letter| out.add(letter.code));
        out
    }

    fn of_codes(codes: &[u8]) -> Self {
        let mut out = Self::default();
        codes.iter().for_each(|code| out.add(*code));
        out
    }

    const fn add(&mut self, code: u8) {
        if self.length == 0 {
            self.first = code;
        }
        self.last = code;
        self.length += 1;
    }
}

/// Whether the key of a word has these codes.
fn is(word: &str, codes: &[u8]) -> bool {
    let (mut rest, mut same) = (codes.iter(), true);
    letters::each_of_key(word, |letter| same &= rest.next() == Some(&letter.code));
    same && rest.next().is_none()
}

fn codes(word: &str) -> Vec<u8> {
    letters::key(word).iter().map(|letter| letter.code).collect()
}

impl Multiwords {
    /// Reads `multiword.tsv`.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut rows: HashMap<Outline, Vec<Row>> = HashMap::default();
        for row in lexicon.tables("multiword").flat_map(crate::lexicon::table::Table::rows) {
            let mut words: Vec<Vec<u8>> = row.cell("form").split(' ').map(codes).collect();
            let open = words.len() > 1 && words.last().is_some_and(|last| last.len() == 1);
            if open {
                words.pop();
            }
            let pos = match row.cell("pos") {
                "preposition" => Pos::Preposition,
                "subordinator" => Pos::Subordinator,
                "conjunction" => Pos::Conjunction,
                "adverb" => Pos::Adverb,
                _ => Pos::Particle,
            };
            let function = row.cell("function").to_owned();
            if let Some(first) = words.first() {
                rows.entry(Outline::of_codes(first)).or_default().push(Row {
                    second: words.get(1).map(|second| Outline::of_codes(second)),
                    words,
                    open,
                    pos,
                    function,
                });
            }
        }
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in rows.values_mut() {
            list.sort_by_key(|row| std::cmp::Reverse(row.words.len()));
        }
        Self { rows }
    }

    /// The longest expressions of a sentence, left to right, disjoint.
    pub fn find(&self, view: &View<'_>) -> Vec<Multiword<'_>> {
        let mut out = Vec::new();
        let mut at = view.range.start;
        while at < view.range.end {
            match self.at(view, at) {
                Some(found) => {
                    at = found.end.max(at + 1);
                    out.push(found);
                }
                None => at += 1,
            }
        }
        out
    }

    fn at(&self, view: &View<'_>, at: usize) -> Option<Multiword<'_>> {
        view.reading(at)?;
        let word = view.word_after_conjunction(at);
        let rows = self.rows.get(&Outline::of(word))?;
        let next = Outline::of(view.token((at + 1).min(view.range.end - 1)));
        let row = rows.iter().find(|row| {
            if row.second.is_some_and(|second| second != next) || !is(word, &row.words[0]) {
                return false;
            }
            let rest = row.words.iter().enumerate().skip(1);
            let end = at + row.words.len();
            let follows = rest
                .into_iter()
                .all(|(offset, word)| view.range.contains(&(at + offset)) && is(view.token(at + offset), word));
            follows && (!row.open || (end < view.range.end && view.has_preposition_clitic(end)))
        })?;
        Some(Multiword {
            start: at,
            end: at + row.words.len(),
            pos: row.pos,
            function: &row.function,
        })
    }
}
