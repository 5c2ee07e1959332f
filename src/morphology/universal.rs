//! Syntactic words with the parts of speech of Universal Dependencies: clitics stand as words of their own.

use std::{collections::HashMap, iter::Peekable, str::CharIndices};

use super::{Word, reading::Proclitics, reading::Reading};
use crate::{
    lexicon::{Lexicon, Pos, table::Table},
    text::{Article, Span, Token, TokenKind, letters},
};

/// A word of the syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntacticWord {
    /// Bytes of the original.
    pub span: Span,
    /// Part of speech, in capitals.
    pub upos: String,
    /// Citation form; of guesses the stem as written.
    pub lemma: String,
}

/// The mapping of `lexicon/universal.tsv`.
#[derive(Debug)]
pub struct Universal<'l> {
    lexicon: &'l Lexicon,
    /// By part of speech, function and lemma.
    upos: HashMap<(String, String, String), String>,
    proclitics: HashMap<String, String>,
}

impl<'l> Universal<'l> {
    /// Reads the mapping from a lexicon.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let rows = lexicon.tables("universal").flat_map(Table::rows);
        let cells = rows.map(|row| {
            let cell = |column| row.cell(column).to_owned();
            ((cell("pos"), cell("function"), cell("lemma")), cell("upos"))
        });
        let clitics = lexicon.tables("clitics").flat_map(Table::rows).filter(|row| row.cell("side") == "pro");
        Self {
            lexicon,
            upos: cells.collect(),
            proclitics: clitics.map(|row| (row.cell("function").to_owned(), row.cell("form").to_owned())).collect(),
        }
    }

    /// The syntactic words of an article, in order.
    pub fn words(&self, article: &Article, words: &[Word]) -> Vec<SyntacticWord> {
        let mut out = Vec::with_capacity(words.len() * 4 / 3);
        for (token, word) in article.tokens.iter().zip(words) {
            match word.best() {
                Some(reading) => self.split(&article.text, token.span, reading, &mut out),
                None => out.push(self.unread(&article.text, *token)),
            }
        }
        out
    }

    fn unread(&self, text: &str, token: Token) -> SyntacticWord {
        let pos = match token.kind {
            TokenKind::Number => "number",
            TokenKind::Mark => "mark",
            TokenKind::Foreign => "foreign",
            TokenKind::Arabic => "arabic",
        };
        SyntacticWord { span: token.span, upos: self.upos(pos, "", ""), lemma: token.span.of(text).to_owned() }
    }

    fn split(&self, text: &str, token: Span, reading: &Reading, out: &mut Vec<SyntacticWord>) {
        let stem =
            Span::new(token.start + usize::from(reading.stem_start), token.start + usize::from(reading.stem_end));
        let before = Span::new(token.start, stem.start).of(text);
        let mut letters = before.char_indices().peekable();
        for function in proclitics(reading.proclitics) {
            let Some((from, to)) = letter(&mut letters, before.len()) else { break };
            let span = Span::new(token.start + from, token.start + to);
            let lemma = self.proclitics.get(function).cloned().unwrap_or_default();
            out.push(SyntacticWord { span, upos: self.upos("proclitic", function, ""), lemma });
        }
        let lexeme = reading.lexeme.map(|lexeme| self.lexicon.lexeme(lexeme));
        let lemma = lexeme.map_or_else(|| letters::skeleton(stem.of(text)), |lexeme| lexeme.lemma.clone());
        let function = lexeme.map_or("", |lexeme| lexeme.note.as_str());
        out.push(SyntacticWord { span: stem, upos: self.upos(code(reading.pos), function, &lemma), lemma });
        if reading.enclitic.is_some() && stem.end < token.end {
            let span = Span::new(stem.end, token.end);
            let lemma = letters::skeleton(span.of(text));
            out.push(SyntacticWord { span, upos: self.upos("enclitic", "", ""), lemma });
        }
    }

    /// The row that says most: by lemma, by function, by part of speech alone.
    fn upos(&self, pos: &str, function: &str, lemma: &str) -> String {
        let tries = [("", lemma), (function, ""), ("", "")];
        let key = |(function, lemma): (&str, &str)| (pos.to_owned(), function.to_owned(), lemma.to_owned());
        tries.into_iter().find_map(|which| self.upos.get(&key(which))).cloned().unwrap_or_else(|| "X".to_owned())
    }
}

/// The functions of proclitics in the order in which they are written, the article aside.
fn proclitics(set: Proclitics) -> impl Iterator<Item = &'static str> {
    let order = [
        (Proclitics::AND, "and"),
        (Proclitics::THEN, "then"),
        (Proclitics::FUTURE, "future"),
        (Proclitics::WITH, "with"),
        (Proclitics::FOR, "for"),
        (Proclitics::LIKE, "like"),
    ];
    order.into_iter().filter(move |(clitic, _)| set.has(*clitic)).map(|(_, function)| function)
}

/// The next letter with the signs on it, as bytes from and to.
fn letter(letters: &mut Peekable<CharIndices<'_>>, end: usize) -> Option<(usize, usize)> {
    let (from, _) = letters.next()?;
    while letters.peek().is_some_and(|(_, next)| !letters::is_letter(*next)) {
        letters.next();
    }
    Some((from, letters.peek().map_or(end, |(at, _)| *at)))
}

const fn code(pos: Pos) -> &'static str {
    match pos {
        Pos::Noun => "noun",
        Pos::Adjective => "adjective",
        Pos::Proper => "proper",
        Pos::Numeral => "numeral",
        Pos::Verb => "verb",
        Pos::Preposition => "preposition",
        Pos::Conjunction => "conjunction",
        Pos::Subordinator => "subordinator",
        Pos::Pronoun => "pronoun",
        Pos::Demonstrative => "demonstrative",
        Pos::Relative => "relative",
        Pos::Determiner => "determiner",
        Pos::Adverb => "adverb",
        Pos::Particle => "particle",
    }
}
