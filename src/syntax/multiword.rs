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
    words: Vec<Key>,
    /// It ends in a clitic preposition, written onto the next word.
    open: bool,
    pos: Pos,
    function: String,
}

/// The letters of a word's key in one number, six bits each; 0 for a word that has no letters or more than fit.
type Key = u128;

/// So many letters fit: more than a word of an expression has.
const LONGEST: u32 = Key::BITS / 6;

fn key(word: &str) -> Key {
    let (mut key, mut length) = (0, 0);
    letters::each_of_key(word, |letter| {
        key = key << 6 | Key::from(letter.code);
        length += 1;
    });
    if length > LONGEST { 0 } else { key }
}

/// The expressions of the lexicon by their first word, those of more words first.
#[derive(Debug, Default)]
pub struct Multiwords {
    rows: HashMap<Key, Vec<Row>>,
}

impl Multiwords {
    /// Reads `multiword.tsv`.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut rows: HashMap<Key, Vec<Row>> = HashMap::default();
        for row in lexicon.tables("multiword").flat_map(crate::lexicon::table::Table::rows) {
            let mut words: Vec<Key> = row.cell("form").split(' ').map(key).collect();
            let open = words.len() > 1 && words.last().is_some_and(|last| (1..1 << 6).contains(last));
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
                rows.entry(*first).or_default().push(Row {
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
        let rows = self.rows.get(&key(view.word_after_conjunction(at)))?;
        let next = if view.range.contains(&(at + 1)) {
            key(view.token(at + 1))
        } else {
            0
        };
        let row = rows.iter().find(|row| {
            if row.words.get(1).is_some_and(|second| *second != next) {
                return false;
            }
            let rest = row.words.iter().enumerate().skip(2);
            let end = at + row.words.len();
            let follows = rest
                .into_iter()
                .all(|(offset, word)| view.range.contains(&(at + offset)) && key(view.token(at + offset)) == *word);
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
