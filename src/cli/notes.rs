//! Notes and errors for people, on standard error.
#![allow(clippy::print_stderr, reason = "this is where the program speaks")]

use crate::{
    pipeline::Analysis,
    text::{Span, letters},
};

/// Says why something went wrong.
pub fn error(text: &str) {
    eprintln!("waqai: error: {text}");
}

/// Says what was odd but did no harm.
pub fn note(text: &str) {
    eprintln!("waqai: note: {text}");
}

/// Line and column of a byte of a text, from 1, in code points.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    (line, column)
}

/// One in so many words with letters of Persian makes a text look like it; names alone are fewer.
const PERSIAN: usize = 4;

/// Marks that end a sentence.
const ENDS: [char; 7] = ['.', '!', '\u{61f}', '\u{2026}', '"', '\u{bb}', '\u{201d}'];

/// The first of the words with letters of Persian, where they are a good part of the article's.
fn persian(analysis: &Analysis) -> Option<Span> {
    let article = &analysis.article;
    let arabic = article
        .tokens
        .iter()
        .filter(|token| token.kind == crate::text::TokenKind::Arabic);
    let is_persian = |span: &Span| span.of(&article.text).chars().any(letters::is_persian);
    let found: Vec<Span> = arabic.clone().map(|token| token.span).filter(is_persian).collect();
    found
        .first()
        .filter(|_| found.len() * PERSIAN >= arabic.count())
        .copied()
}

/// What was odd in an article, as `file:line:column: text`.
pub fn of_article(name: &str, analysis: &Analysis) -> Vec<String> {
    let article = &analysis.article;
    let text = &article.text;
    let at = |span: Span, said: &str| {
        let (line, column) = place(text, span.start);
        format!("{name}:{line}:{column}: {said}: {}", span.of(text))
    };
    let mut out = Vec::new();
    if article.tokens.is_empty() {
        out.push(format!("{name}: there is nothing to read: no words"));
    } else if !article
        .tokens
        .iter()
        .any(|token| token.kind == crate::text::TokenKind::Arabic)
    {
        out.push(format!("{name}: no word in Arabic letters: is this the right file?"));
    } else if article.paragraphs.len() == 1 && !text.trim_end().ends_with(ENDS) {
        out.push(format!(
            "{name}: one line that is no sentence: a headline without its article?"
        ));
    }
    out.extend(persian(analysis).map(|span| at(span, "this looks like Persian, and is read as if it were Arabic")));
    for date in &analysis.dates {
        out.extend(date.value.notes.iter().map(|note| at(note.span, &note.text)));
    }
    out
}
