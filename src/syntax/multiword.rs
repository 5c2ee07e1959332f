//! Expressions of several words that act as one preposition, subordinator or particle.

use std::collections::{HashMap, HashSet};

use crate::{
    lexicon::{Lexicon, Pos},
    text::letters,
};

use super::view::View;

/// An expression found in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Multiword {
    /// First token.
    pub start: usize,
    /// One past the last token that it takes whole; a last clitic is left to the word that carries it.
    pub end: usize,
    /// What it acts as.
    pub pos: Pos,
    /// Its function, as `lexicon/multiword.tsv` names it.
    pub function: String,
}

#[derive(Debug)]
struct Row {
    words: Vec<Vec<u8>>,
    /// It ends in a clitic preposition, written onto the next word.
    open: bool,
    pos: Pos,
    function: String,
}

/// The expressions of the lexicon, by their first word.
#[derive(Debug, Default)]
pub struct Multiwords {
    rows: HashMap<Vec<u8>, Vec<Row>>,
    /// Outlines of the first words: most words of a text differ from them in these already.
    openings: HashSet<Outline>,
}

/// First letter, last letter and length of a word's key.
type Outline = (u8, u8, usize);

/// The outline of a word that is written with nothing but plain letters: two bytes each.
fn outline(word: &str) -> Option<Outline> {
    if !word.chars().all(letters::is_plain) {
        return None;
    }
    let code = |c: Option<char>| c.and_then(letters::key_letter).map(|letter| letter.code);
    let mut chars = word.chars();
    let first = code(chars.next())?;
    Some((first, code(chars.next_back()).unwrap_or(first), word.len() / 2))
}

/// The outline of a word by the codes of its key.
fn outline_of(codes: &[u8]) -> Option<Outline> {
    Some((*codes.first()?, *codes.last()?, codes.len()))
}

fn codes(word: &str) -> Vec<u8> {
    letters::key(word).iter().map(|letter| letter.code).collect()
}

impl Multiwords {
    /// Reads `multiword.tsv`.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut rows: HashMap<Vec<u8>, Vec<Row>> = HashMap::new();
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
            if let Some(first) = words.first().cloned() {
                rows.entry(first).or_default().push(Row {
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
        let openings = rows.keys().filter_map(|word| outline_of(word)).collect();
        Self { rows, openings }
    }

    /// The longest expressions of a sentence, left to right, disjoint.
    pub fn find(&self, view: &View<'_>) -> Vec<Multiword> {
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

    fn at(&self, view: &View<'_>, at: usize) -> Option<Multiword> {
        view.reading(at)?;
        let word = view.word_after_conjunction(at);
        if outline(word).is_some_and(|outline| !self.openings.contains(&outline)) {
            return None;
        }
        let first = codes(word);
        let rows = self.rows.get(&first)?;
        let next = outline(view.token((at + 1).min(view.range.end - 1)));
        let row = rows.iter().find(|row| {
            let differs = |second: &Vec<u8>| next.is_some() && outline_of(second) != next;
            if row.words.get(1).is_some_and(differs) {
                return false;
            }
            let rest = row.words.iter().enumerate().skip(1);
            let end = at + row.words.len();
            let follows = rest
                .into_iter()
                .all(|(offset, word)| view.range.contains(&(at + offset)) && codes(view.token(at + offset)) == *word);
            follows && (!row.open || (end < view.range.end && view.has_preposition_clitic(end)))
        })?;
        let (end, function) = (at + row.words.len(), row.function.clone());
        Some(Multiword {
            start: at,
            end,
            pos: row.pos,
            function,
        })
    }
}
