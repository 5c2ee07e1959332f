//! The text as tokens of the calendar: known words, numbers and marks; all else is one `Other`, however long.

use super::vocabulary::{Vocabulary, WordId};
use crate::text::Span;
use crate::text::letters::{TATWEEL, digit, fold, fold_letter, is_invisible, is_letter, is_mark};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the vocabulary.
    Word(WordId),
    /// A whole number of up to nine digits; `digits` counts them.
    Number { value: u32, digits: u8 },
    /// Punctuation, one character.
    Mark(char),
    /// End of a line.
    Line,
    /// Words that the calendar does not know.
    Other,
}

/// What is written onto the front of a word or number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clitics {
    /// wa- or fa-.
    pub and: bool,
    /// bi-, li- or ka-.
    pub preposition: bool,
    /// ka-.
    pub like: bool,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub span: Span,
    pub clitics: Clitics,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// Cuts a text into tokens. Invisible characters and vowel signs belong to the token they stand in.
pub(super) fn lex(text: &str, words: &Vocabulary) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        words,
        tokens: Vec::with_capacity(text.len() / 24 + 4),
        at: 0,
        spaced: false,
        pending: Clitics::default(),
        key: String::new(),
    };
    while let Some(c) = lexer.peek() {
        lexer.step(c);
    }
    lexer.tokens
}

struct Lexer<'a> {
    text: &'a str,
    words: &'a Vocabulary,
    tokens: Vec<Token>,
    at: usize,
    spaced: bool,
    pending: Clitics,
    key: String,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..).and_then(|rest| rest.chars().next())
    }

    fn step(&mut self, c: char) {
        if c == '\n' {
            self.push(Kind::Line, self.at, self.at + 1, Clitics::default());
            self.spaced = true;
        } else if c.is_whitespace() {
            self.at += c.len_utf8();
            self.spaced = true;
        } else if is_invisible(c) || is_mark(c) || c == TATWEEL {
            self.at += c.len_utf8();
        } else if digit(c).is_some() {
            self.number();
        } else if is_letter(c) || c.is_alphabetic() {
            self.word();
        } else {
            self.push(Kind::Mark(c), self.at, self.at + c.len_utf8(), Clitics::default());
        }
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize, clitics: Clitics) {
        self.at = end;
        let spaced = std::mem::take(&mut self.spaced);
        match self.tokens.last_mut() {
            Some(last) if kind == Kind::Other && last.kind == Kind::Other => last.span.end = end,
            _ => self.tokens.push(Token {
                kind,
                span: Span::new(start, end),
                clitics,
                spaced,
            }),
        }
    }

    fn number(&mut self) {
        let (start, mut past, mut end) = (self.at, self.at, self.at);
        let (mut value, mut digits) = (0u32, 0u8);
        for c in self.text.get(start..).unwrap_or_default().chars() {
            past += c.len_utf8();
            if let Some(d) = digit(c) {
                value = value.saturating_mul(10).saturating_add(d);
                digits = digits.saturating_add(1);
                end = past;
            } else if !is_invisible(c) {
                break;
            }
        }
        let kind = if digits <= 9 {
            Kind::Number { value, digits }
        } else {
            Kind::Other
        };
        let clitics = std::mem::take(&mut self.pending);
        self.push(kind, start, end, clitics);
    }

    fn word(&mut self) {
        let start = self.at;
        let end = self.read_key();
        if let Some(clitics) = self.words.prefix(&self.key)
            && self.number_follows(end)
        {
            (self.pending, self.at) = (clitics, end);
            return;
        }
        match self.words.word(&self.key) {
            Some((id, clitics)) => self.push(Kind::Word(id), start, end, clitics),
            None => self.push(Kind::Other, start, end, Clitics::default()),
        }
    }

    /// Folds the word at hand into `key` and says where it ends.
    fn read_key(&mut self) -> usize {
        let (start, mut past, mut end, mut plain) = (self.at, self.at, self.at, true);
        self.key.clear();
        for c in self.text.get(start..).unwrap_or_default().chars() {
            past += c.len_utf8();
            match c {
                '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' => self.key.push(fold_letter(c)),
                'a'..='z' => self.key.push(c),
                'A'..='Z' => self.key.push(c.to_ascii_lowercase()),
                _ if is_mark(c) || c == TATWEEL => {}
                _ if is_invisible(c) => continue,
                _ if is_letter(c) || c.is_alphabetic() => plain = false,
                _ => break,
            }
            end = past;
        }
        if !plain {
            self.key = fold(self.text.get(start..end).unwrap_or_default());
        }
        end
    }

    fn number_follows(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default().chars();
        rest.take(4)
            .find(|&c| !(c == ' ' || is_invisible(c) || c == TATWEEL))
            .is_some_and(|c| digit(c).is_some())
    }
}
