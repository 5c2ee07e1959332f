//! Datelines: the line that says where, by whom and when an article was filed.

use serde::Serialize;

use super::hijri::Variant;
use super::lexer::{Kind as TokenKind, Token, lex};
use super::parser::Parser;
use super::sense::Sense;
use super::value::{Granularity, Mention, Reference, Value};
use super::{Calendar, Found};
use crate::text::Span;

/// Most words that place and agency may have together.
const MOST_WORDS: usize = 12;

/// A dateline taken apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dateline {
    /// When: the time of publication.
    pub value: Value,
    /// The words that say when.
    pub date: Span,
    /// Where it was filed.
    pub place: Option<Span>,
    /// Who reports.
    pub agency: Option<Span>,
    /// The time of the last update, where the line tells both.
    pub updated: Option<Mention>,
}

impl Calendar {
    /// A line that is a dateline and little else; `None` for sentences that merely hold a date.
    ///
    /// ```
    /// use waqai::calendar::{Calendar, Variant};
    /// let calendar = Calendar::built_in()?;
    /// let line = calendar.dateline("19-7-2012", None, Variant::UmmAlQura);
    /// assert_eq!(line.and_then(|line| line.value.iso()).as_deref(), Some("2012-07-19"));
    /// # Ok::<(), Vec<waqai::lexicon::table::Fault>>(())
    /// ```
    pub fn dateline(&self, line: &str, reference: Option<&Reference>, variant: Variant) -> Option<Dateline> {
        if line.len() > 400 {
            return None;
        }
        let tokens = lex(line, &self.loaded.words);
        let parser = Parser {
            tokens: &tokens,
            words: &self.loaded.words,
            lenient: true,
        };
        let (mut dates, mut rest, mut update_at, mut i) = (Vec::new(), Vec::new(), None, 0);
        while i < tokens.len() {
            if let Some((word, next)) = self.word_of_dateline(&tokens, i) {
                match word {
                    Sense::Updated => update_at = Some(dates.len()),
                    Sense::Agency => rest.push((i, next, true)),
                    _ => {}
                }
                i = next;
                continue;
            }
            match parser.at(i) {
                Found::Date(parsed) if !matches!(tokens[i].kind, TokenKind::Other) => {
                    let value = self.value(&parsed, reference, variant);
                    dates.push(Mention {
                        span: parsed.span,
                        value,
                    });
                    i = parsed.next.max(i + 1);
                }
                _ => {
                    if matches!(tokens[i].kind, TokenKind::Other | TokenKind::Word(_)) {
                        rest.push((i, i + 1, false));
                    }
                    i += 1;
                }
            }
        }
        let is_day = |value: &Value| value.day().is_some() && value.granularity != Granularity::Duration;
        let known: usize = rest.iter().map(|&(from, to, _)| words(line, &tokens[from..to])).sum();
        dates.retain(|mention| is_day(&mention.value));
        if dates.is_empty() || dates.len() > 2 || known > MOST_WORDS {
            return None;
        }
        let at = usize::from(dates.len() == 2 && update_at == Some(0));
        let updated = (dates.len() == 2)
            .then(|| dates[1 - at].clone())
            .filter(|_| update_at.is_some());
        let Mention { span, value } = dates.swap_remove(at);
        Some(Dateline {
            value,
            date: span,
            place: place(line, &tokens, &rest, span),
            agency: agency(&tokens, &rest),
            updated,
        })
    }

    fn word_of_dateline(&self, tokens: &[Token], i: usize) -> Option<(Sense, usize)> {
        let (sense, length) = self.loaded.words.find(tokens.get(i..)?, |sense| {
            matches!(sense, Sense::Published | Sense::Updated | Sense::Agency).then_some(sense)
        })?;
        Some((sense, i + length))
    }
}

fn words(line: &str, tokens: &[Token]) -> usize {
    tokens
        .iter()
        .map(|token| token.span.of(line).split_whitespace().count())
        .sum()
}

fn cover(tokens: &[Token], from: usize, to: usize) -> Span {
    tokens[from].span.join(tokens[to - 1].span)
}

/// The agency named, or the words after the mark that follows the place.
fn agency(tokens: &[Token], rest: &[(usize, usize, bool)]) -> Option<Span> {
    rest.iter()
        .find(|piece| piece.2)
        .map(|&(from, to, _)| cover(tokens, from, to))
}

/// The first words that are no agency, before the date, short enough to be a place.
fn place(line: &str, tokens: &[Token], rest: &[(usize, usize, bool)], date: Span) -> Option<Span> {
    let mut run = rest.iter().skip_while(|piece| piece.2);
    let &(from, mut to, _) = run.next()?;
    for &(next, past, agency) in run {
        if agency || next != to {
            break;
        }
        to = past;
    }
    let span = cover(tokens, from, to);
    let short = words(line, &tokens[from..to]) <= 4;
    (short && (span.end <= date.start || rest.len() <= 2)).then_some(span)
}
