//! Datelines: the line that says where, by whom and when an article was filed.

use serde::Serialize;

use super::hijri::Variant;
use super::lexer::{Kind as TokenKind, Token, lex};
use super::parser::Parser;
use super::sense::Sense;
use super::syntax::Parsed;
use super::value::{Mention, Reference, Value};
use super::{Calendar, Found};
use crate::text::Span;

/// Most words that place and agency may have together.
const MOST_WORDS: usize = 12;
/// The same where no date stands beside them.
const MOST_WORDS_UNDATED: usize = 8;
/// Words beyond which a line that ends with a full stop is a short sentence.
const MOST_WORDS_STOPPED: usize = 5;
/// Bytes beyond which a line is no dateline.
const LONGEST: usize = 400;

/// A dateline taken apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dateline {
    /// When: the time of publication, if the line tells it.
    pub value: Option<Value>,
    /// The words that say when.
    pub date: Option<Span>,
    /// Where it was filed.
    pub place: Option<Span>,
    /// Who reports.
    pub agency: Option<Span>,
    /// The time of the last update, where the line tells both.
    pub updated: Option<Mention>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Agency,
    /// Words that the calendar does not know: names.
    Name,
    /// A word of time that is part of no date.
    Word,
}

/// A run of tokens that is no date.
#[derive(Clone, Copy, Debug)]
struct Piece {
    from: usize,
    to: usize,
    role: Role,
}

impl Piece {
    fn span(self, tokens: &[Token]) -> Span {
        cover(tokens, self.from, self.to)
    }
}

/// A line in pieces.
#[derive(Default)]
struct Apart {
    dates: Vec<Mention>,
    /// Dates and times of any kind, also those that name no day.
    dates_said: usize,
    rest: Vec<Piece>,
    /// Which date the word for update stands before.
    update_at: Option<usize>,
}

impl Calendar {
    /// A line that is a dateline and little else: with a date, or with an agency and hardly more. `None` for sentences that merely
    /// hold a date.
    ///
    /// ```
    /// use waqai::calendar::{Calendar, Variant};
    /// let calendar = Calendar::built_in()?;
    /// let line = calendar.dateline("19-7-2012", None, Variant::UmmAlQura);
    /// assert_eq!(line.and_then(|line| line.value?.iso()).as_deref(), Some("2012-07-19"));
    /// # Ok::<(), Vec<waqai::lexicon::table::Fault>>(())
    /// ```
    pub fn dateline(&self, line: &str, reference: Option<&Reference>, variant: Variant) -> Option<Dateline> {
        if line.len() > LONGEST {
            return None;
        }
        let tokens = lex(line, &self.loaded.words);
        let parts = self.take_apart(&tokens, |parsed| Mention {
            span: parsed.span,
            value: self.value(parsed, reference, variant),
        });
        let known: usize = parts
            .rest
            .iter()
            .map(|piece| words(line, &tokens[piece.from..piece.to]))
            .sum();
        let agency = parts
            .rest
            .iter()
            .find(|piece| piece.role == Role::Agency)
            .map(|piece| piece.span(&tokens));
        let (mut dates, most) = (
            parts.dates,
            if parts.dates_said == 0 {
                MOST_WORDS_UNDATED
            } else {
                MOST_WORDS
            },
        );
        let sentence = known > MOST_WORDS_STOPPED && line.trim_end().ends_with('.');
        if dates.len() > 2 || known > most || sentence || dates.is_empty() && (agency.is_none() || parts.dates_said > 0)
        {
            return None;
        }
        let at = usize::from(dates.len() == 2 && parts.update_at == Some(0));
        let update = (dates.len() == 2 && parts.update_at.is_some()).then(|| dates[1 - at].clone());
        let published = (at < dates.len()).then(|| dates.swap_remove(at));
        let (value, date) = published.map(|mention| (mention.value, mention.span)).unzip();
        Some(Dateline {
            value,
            date,
            place: place(line, &tokens, &parts.rest, date),
            agency,
            updated: update,
        })
    }

    /// The dates of a line and the words between them.
    fn take_apart(&self, tokens: &[Token], value: impl Fn(&Parsed) -> Mention) -> Apart {
        let parser = Parser {
            tokens,
            words: &self.loaded.words,
            lenient: true,
        };
        let mut apart = Apart::default();
        let mut i = 0;
        while i < tokens.len() {
            if let Some((word, next)) = self
                .word_of_dateline(tokens, i)
                .filter(|&(word, next)| stands_free(tokens, word, i, next))
            {
                match word {
                    Sense::Updated => apart.update_at = Some(apart.dates.len()),
                    Sense::Agency => apart.rest.push(Piece {
                        from: i,
                        to: next,
                        role: Role::Agency,
                    }),
                    _ => {}
                }
                i = next;
                continue;
            }
            i = match parser.at(i) {
                Found::Date(parsed) => {
                    let mention = value(&parsed);
                    apart.dates_said += 1;
                    apart
                        .dates
                        .extend(Some(mention).filter(|mention| mention.value.day().is_some()));
                    parsed.next.max(i + 1)
                }
                Found::Nothing(_) => {
                    apart.rest.extend(self.role(tokens, i).map(|role| Piece {
                        from: i,
                        to: i + 1,
                        role,
                    }));
                    i + 1
                }
            };
        }
        apart
    }

    /// What a word that is no date does: names of places may be words of the calendar too, by their time zone.
    fn role(&self, tokens: &[Token], i: usize) -> Option<Role> {
        let zone = |sense| matches!(sense, Sense::Zone(_)).then_some(());
        match tokens[i].kind {
            TokenKind::Other => Some(Role::Name),
            TokenKind::Word(_) if self.loaded.words.find(&tokens[i..], zone).is_some() => Some(Role::Name),
            TokenKind::Word(_) => Some(Role::Word),
            _ => None,
        }
    }

    fn word_of_dateline(&self, tokens: &[Token], i: usize) -> Option<(Sense, usize)> {
        let (sense, length) = self.loaded.words.find(tokens.get(i..)?, |sense| {
            matches!(sense, Sense::Published | Sense::Updated | Sense::Agency).then_some(sense)
        })?;
        Some((sense, i + length))
    }
}

/// Whether an agency's name is not merely a word in the middle of another name.
fn stands_free(tokens: &[Token], word: Sense, from: usize, next: usize) -> bool {
    let kind = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.kind);
    let before = kind(from.checked_sub(1)) == Some(TokenKind::Other);
    let after = matches!(kind(Some(next)), Some(TokenKind::Other | TokenKind::Word(_)));
    word != Sense::Agency || !(before || after)
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

/// The first name that is no agency, before the date, short enough to be a place.
fn place(line: &str, tokens: &[Token], rest: &[Piece], date: Option<Span>) -> Option<Span> {
    let mut run = rest.iter().skip_while(|piece| piece.role != Role::Name);
    let first = run.next()?;
    let (from, mut to) = (first.from, first.to);
    for piece in run {
        if piece.role != Role::Name || piece.from != to {
            break;
        }
        to = piece.to;
    }
    let span = cover(tokens, from, to);
    let short = words(line, &tokens[from..to]) <= 4 && span.len() > 2;
    (short && date.is_none_or(|date| span.end <= date.start || rest.len() <= 2)).then_some(span)
}
