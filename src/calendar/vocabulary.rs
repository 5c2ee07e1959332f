//! The words of the calendar: every phrase of the tables in one trie, and what it means.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::lexer::{Clitics, Kind as TokenKind, Token};
use super::sense::{Link, Sense};
use crate::text::letters::fold;

/// A word of the vocabulary.
pub(super) type WordId = u32;

/// Set on the key of a number in the trie.
const NUMBER: u32 = 1 << 31;
/// Longest phrase, in words.
const DEPTH: usize = 8;

/// All words, phrases and senses.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: HashMap<Box<str>, WordId, Fast>,
    prefixes: Vec<(Box<str>, Prefix)>,
    /// First letters of the clitics that can be taken off.
    initials: Vec<char>,
    /// Bytes of the longest word.
    longest: usize,
    edges: HashMap<(u32, u32), u32, Fast>,
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    senses: Vec<Sense>,
    inner: bool,
    /// What phrases from here on can begin; kept for first words.
    opens: Opens,
}

/// Whether an expression can begin with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Opens {
    /// No phrase that begins with it opens an expression.
    #[default]
    Never,
    /// It opens one when a word of the calendar or a number follows.
    Followed,
    /// It can be one by itself.
    Alone,
}

impl Opens {
    const fn of(sense: Sense) -> Self {
        match sense {
            Sense::Link(
                Link::For
                | Link::Clock
                | Link::Half
                | Link::Third
                | Link::Quarter
                | Link::Since
                | Link::Every
                | Link::Until
                | Link::By
                | Link::Ago
                | Link::After
                | Link::From
                | Link::Between,
            )
            | Sense::Modifier(_)
            | Sense::Slice(_)
            | Sense::About
            | Sense::Eve
            | Sense::Head
            | Sense::Number(..) => Self::Followed,
            Sense::Link(_)
            | Sense::Few
            | Sense::Elsewhere
            | Sense::Era(_)
            | Sense::Several
            | Sense::Zone(_)
            | Sense::Published
            | Sense::Updated
            | Sense::Agency => Self::Never,
            _ => Self::Alone,
        }
    }
}

/// What a prefix is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prefix {
    And,
    With,
    To,
    Like,
    Article,
    ToArticle,
}

impl Vocabulary {
    pub(super) fn new(prefixes: Vec<(Box<str>, Prefix)>) -> Self {
        let clitic = |row: &&(Box<str>, Prefix)| row.1 != Prefix::Article;
        let initials = prefixes
            .iter()
            .filter(clitic)
            .filter_map(|row| row.0.chars().next())
            .collect();
        Self {
            prefixes,
            initials,
            nodes: vec![Node::default()],
            ..Self::default()
        }
    }

    /// The letters of the article.
    pub(super) fn article(&self) -> &str {
        self.prefixes
            .iter()
            .find(|(_, prefix)| *prefix == Prefix::Article)
            .map_or("", |(letters, _)| letters)
    }

    /// Adds a phrase with a sense.
    pub(super) fn add(&mut self, phrase: &str, sense: Sense) {
        let (mut node, mut first) = (0, 0);
        for word in phrase.split(' ').filter(|word| !word.is_empty()) {
            let key = word
                .parse()
                .map_or_else(|_| self.intern(&fold(word)), |number: u32| number | NUMBER);
            self.nodes[node as usize].inner = true;
            let next = self.nodes.len() as u32;
            node = *self.edges.entry((node, key)).or_insert(next);
            if node == next {
                self.nodes.push(Node::default());
            }
            first = if first == 0 { node } else { first };
        }
        let opens = &mut self.nodes[first as usize].opens;
        *opens = Opens::of(sense).max(*opens);
        let senses = &mut self.nodes[node as usize].senses;
        if node != 0 && !senses.contains(&sense) {
            senses.push(sense);
        }
    }

    fn intern(&mut self, key: &str) -> WordId {
        let next = self.words.len() as WordId;
        self.longest = self.longest.max(key.len());
        *self.words.entry(lower(key)).or_insert(next)
    }

    /// The word of a folded key, after taking off the clitics that are not its own.
    pub(super) fn word(&self, key: &str) -> Option<(WordId, Clitics)> {
        let none = Clitics::default();
        if key.len() > self.longest + 6 {
            return None;
        }
        if let Some(&id) = self.words.get(key) {
            return Some((id, none));
        }
        let (rest, clitics) = self.strip(key, none)?;
        if let Some(&id) = self.words.get(rest.as_ref()) {
            return Some((id, clitics));
        }
        let (rest, clitics) = self.strip(&rest, clitics)?;
        self.words.get(rest.as_ref()).map(|&id| (id, clitics))
    }

    /// Takes one clitic off the front; what remains has the article where it was run together with li-.
    fn strip<'a>(&self, key: &'a str, mut clitics: Clitics) -> Option<(std::borrow::Cow<'a, str>, Clitics)> {
        if !key.chars().next().is_some_and(|first| self.initials.contains(&first)) {
            return None;
        }
        let taken = |prefix: Prefix| {
            self.prefixes
                .iter()
                .filter(move |row| row.1 == prefix)
                .find_map(|row| key.strip_prefix(row.0.as_ref()))
        };
        if let Some(rest) = taken(Prefix::ToArticle) {
            clitics.preposition = true;
            return Some((format!("{}{rest}", self.article()).into(), clitics));
        }
        if !clitics.and
            && let Some(rest) = taken(Prefix::And)
        {
            clitics.and = true;
            return Some((rest.into(), clitics));
        }
        let (rest, prefix) = [Prefix::With, Prefix::To, Prefix::Like]
            .into_iter()
            .find_map(|prefix| taken(prefix).map(|rest| (rest, prefix)))?;
        clitics.set(prefix);
        Some((rest.into(), clitics))
    }

    /// The clitics that a word consists of, when it is nothing else and stands before a number.
    pub(super) fn prefix(&self, key: &str) -> Option<Clitics> {
        let mut clitics = Clitics::default();
        let mut rest = key;
        while !rest.is_empty() {
            let (letters, prefix) = self
                .prefixes
                .iter()
                .rfind(|(letters, _)| rest.starts_with(letters.as_ref()))?;
            clitics.set(*prefix);
            rest = rest.strip_prefix(letters.as_ref())?;
        }
        Some(clitics)
    }

    /// Whether an expression can begin with a word.
    pub(super) fn opens(&self, word: WordId) -> Opens {
        self.edges
            .get(&(0, word))
            .map_or(Opens::Never, |&node| self.nodes[node as usize].opens)
    }

    /// The senses of the phrases that begin with the first of these tokens, longest phrase first.
    pub(super) fn find<T>(&self, tokens: &[Token], mut wanted: impl FnMut(Sense) -> Option<T>) -> Option<(T, usize)> {
        let mut path = [0u32; DEPTH];
        let mut depth = 0;
        let mut node = 0;
        for token in tokens.iter().take(DEPTH) {
            let key = match token.kind {
                TokenKind::Word(id) => id,
                TokenKind::Number { value, .. } => value | NUMBER,
                _ => break,
            };
            let late = depth > 0 && token.clitics != Clitics::default();
            let Some(&next) = self.edges.get(&(node, key)).filter(|_| !late) else {
                break;
            };
            (path[depth], node) = (next, next);
            depth += 1;
            if !self.nodes[node as usize].inner {
                break;
            }
        }
        (1..=depth).rev().find_map(|length| {
            let senses = &self.nodes[path[length - 1] as usize].senses;
            senses
                .iter()
                .find_map(|&sense| wanted(sense))
                .map(|found| (found, length))
        })
    }
}

impl Clitics {
    fn set(&mut self, prefix: Prefix) {
        match prefix {
            Prefix::And => self.and = true,
            Prefix::With | Prefix::To | Prefix::ToArticle => self.preposition = true,
            Prefix::Like => (self.preposition, self.like) = (true, true),
            Prefix::Article => {}
        }
    }
}

fn lower(key: &str) -> Box<str> {
    key.to_ascii_lowercase().into_boxed_str()
}

type Fast = BuildHasherDefault<FastHasher>;

/// A hasher for short keys of our own tables: multiply and rotate, eight bytes a step.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FastHasher(u64);

impl Hasher for FastHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
