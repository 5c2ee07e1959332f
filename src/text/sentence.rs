//! Sentences: paragraphs cut where a sentence ends.

use std::ops::Range;

use super::{Span, Token, TokenKind, letters};

/// A sentence: its bytes, its tokens, the paragraph it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the original, from its first token to its last.
    pub span: Span,
    /// Indices into the article's tokens.
    pub tokens: Range<usize>,
    /// Index into the article's paragraphs.
    pub paragraph: usize,
}

const CLOSING: [char; 6] = ['"', ')', ']', '\u{bb}', '\u{201d}', '\u{2019}'];

/// After so many tokens any mark ends a sentence, so that what follows takes time in proportion to the text.
const LONG: usize = 300;
/// After so many tokens it ends without one: no language has such sentences.
const LONGEST: usize = 500;

/// Cuts the tokens of one paragraph into sentences.
pub fn sentences(text: &str, tokens: &[Token], range: Range<usize>, paragraph: usize, out: &mut Vec<Sentence>) {
    let mut first = range.start;
    let mut at = range.start;
    while at < range.end {
        let here = at;
        at += 1;
        let long = at - first
            >= if tokens[here].kind == TokenKind::Mark {
                LONG
            } else {
                LONGEST
            };
        if !long && !ends_sentence(text, tokens, here, range.end) {
            continue;
        }
        while at < range.end && closes(text, tokens[at]) {
            at += 1;
        }
        push(tokens, first..at, paragraph, out);
        first = at;
    }
    push(tokens, first..range.end, paragraph, out);
}

fn push(tokens: &[Token], range: Range<usize>, paragraph: usize, out: &mut Vec<Sentence>) {
    if let (Some(first), Some(last)) = (
        tokens.get(range.start),
        range.end.checked_sub(1).and_then(|last| tokens.get(last)),
    ) && range.start < range.end
    {
        out.push(Sentence {
            span: first.span.join(last.span),
            tokens: range,
            paragraph,
        });
    }
}

fn mark_of(text: &str, token: Token) -> Option<char> {
    (token.kind == TokenKind::Mark)
        .then(|| token.span.of(text).chars().next())
        .flatten()
}

fn closes(text: &str, token: Token) -> bool {
    mark_of(text, token)
        .is_some_and(|mark| CLOSING.contains(&mark) || matches!(mark, '.' | '!' | '\u{61f}' | '\u{2026}'))
}

fn ends_sentence(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    match mark_of(text, tokens[at]) {
        Some('!' | '?' | '\u{61f}' | '\u{6d4}') => true,
        Some('.') => !is_inner_stop(text, tokens, at, end),
        _ => false,
    }
}

/// A full stop after an initial («د. أحمد»), inside an address or an abbreviation, or between digits.
fn is_inner_stop(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) else {
        return false;
    };
    let glued_before = before.span.end == tokens[at].span.start;
    let single = before.span.of(text).chars().filter(|&c| !letters::is_mark(c)).count() == 1;
    if glued_before && single && matches!(before.kind, TokenKind::Arabic | TokenKind::Foreign) {
        return true;
    }
    let Some(after) = tokens.get(at + 1).filter(|_| at + 1 < end) else {
        return false;
    };
    let glued_after = after.span.start == tokens[at].span.end;
    glued_before
        && glued_after
        && before.kind != TokenKind::Arabic
        && after.kind != TokenKind::Arabic
        && after.kind != TokenKind::Mark
}
