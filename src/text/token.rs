//! Tokens: words as written (clitics and all), numbers, marks.

use super::{Span, letters};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters of the Arabic script.
    Arabic,
    /// Letters of another script.
    Foreign,
    /// Digits, with their decimal and thousands separators.
    Number,
    /// One mark of punctuation or another symbol.
    Mark,
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the original.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Arabic,
    Foreign,
    Digit,
    Joined,
    Space,
    Mark,
}

fn class(c: char) -> Class {
    if letters::is_letter(c) {
        Class::Arabic
    } else if letters::is_mark(c) || letters::is_invisible(c) || c == letters::TATWEEL {
        Class::Joined
    } else if letters::digit(c).is_some() {
        Class::Digit
    } else if c.is_whitespace() || c.is_control() || letters::is_hashtag(c) {
        Class::Space
    } else if c.is_alphabetic() {
        Class::Foreign
    } else {
        Class::Mark
    }
}

/// The tokens of a text, in order. Vowel signs, tatweel and joiners belong to the letter before them; digits glued to a
/// word are a token of their own, and so are the words of a hashtag.
///
/// ```
/// use waqai::text::tokens;
/// let text = "12,5% of 2026.";
/// let words: Vec<&str> = tokens(text).iter().map(|token| token.span.of(text)).collect();
/// assert_eq!(words, ["12,5", "%", "of", "2026", "."]);
/// assert_eq!(tokens("#two_words").len(), 2);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(text.len() / 9);
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let kind = match class(c) {
            Class::Space => continue,
            Class::Joined if letters::is_invisible(c) => continue,
            // With no letter before it, it is printed for a dash.
            Class::Joined if c == letters::TATWEEL => TokenKind::Mark,
            Class::Arabic | Class::Joined => TokenKind::Arabic,
            Class::Foreign => TokenKind::Foreign,
            Class::Digit => TokenKind::Number,
            Class::Mark => TokenKind::Mark,
        };
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if !continues(
                kind,
                next,
                text.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next()),
            ) {
                break;
            }
            chars.next();
            if !letters::is_invisible(next) {
                end = at + next.len_utf8();
            }
        }
        out.push(Token {
            span: Span::new(start, end),
            kind,
        });
    }
    out
}

/// Whether a token of this kind goes on with `c`, which `after` follows.
fn continues(kind: TokenKind, c: char, after: Option<char>) -> bool {
    match (kind, class(c)) {
        (TokenKind::Arabic, Class::Arabic | Class::Joined)
        | (TokenKind::Foreign, Class::Foreign | Class::Joined)
        | (TokenKind::Number, Class::Digit) => true,
        (TokenKind::Number, Class::Mark) => {
            matches!(c, '.' | ',' | '\u{66b}' | '\u{66c}' | '\u{60c}') && after.and_then(letters::digit).is_some()
        }
        (TokenKind::Foreign, Class::Mark) => {
            matches!(c, '\'' | '\u{2019}' | '-') && after.is_some_and(char::is_alphabetic)
        }
        _ => false,
    }
}
