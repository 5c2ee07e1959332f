//! Tokens in, expressions out: a recursive descent in which every step looks ahead by a bounded number of tokens.

mod clock;
mod date;
mod moment;
mod number;
mod period;
mod range;

use super::lexer::{Kind, Token};
use super::sense::{Count, Link, Modifier, Sense, Unit};
use super::syntax::{Expr, Parsed};
use super::vocabulary::{Opens, Vocabulary};
use crate::text::Span;

/// The grammar at work on the tokens of one text.
pub(super) struct Parser<'a> {
    pub tokens: &'a [Token],
    pub words: &'a Vocabulary,
    /// The text is one expression: weak dates (a bare month, a bare time) count too.
    pub lenient: bool,
}

/// What was found at a token.
pub(super) enum Found {
    /// A date.
    Date(Parsed),
    /// Nothing up to this token.
    Nothing(usize),
}

impl Parser<'_> {
    /// What begins at a token.
    pub(super) fn at(&self, i: usize) -> Found {
        if !self.may_begin(i) {
            return Found::Nothing(i + 1);
        }
        if let Some(next) = self.every(i) {
            return Found::Nothing(next);
        }
        let name = self
            .find(i, |sense| (sense == Sense::Name).then_some(()))
            .map_or(0, |((), next)| next);
        match self.expression(i) {
            Some(parsed) if parsed.next > name => Found::Date(parsed),
            _ if name > 0 => Found::Nothing(name),
            _ => Found::Nothing(self.after_named_event(i).unwrap_or(i + 1)),
        }
    }

    /// "Every Thursday", "every three days": a habit, no date.
    fn every(&self, i: usize) -> Option<usize> {
        let (_, at) = self.link(i, &[Link::Every])?;
        let (expr, next) = self.element(at)?;
        let habit = match expr {
            Expr::Moment(parts) => parts.weekday.is_some() && parts.date.is_none(),
            Expr::Duration { .. } => true,
            _ => false,
        };
        habit.then_some(next)
    }

    fn may_begin(&self, i: usize) -> bool {
        let known = |i: usize| {
            let kind = self.tokens.get(i).map(|token| token.kind);
            matches!(kind, Some(Kind::Word(_) | Kind::Number { .. }))
        };
        match self.tokens.get(i).map(|token| token.kind) {
            Some(Kind::Word(word)) => match self.words.opens(word) {
                Opens::Alone => true,
                Opens::Followed => known(i + 1) || self.lenient,
                Opens::Never => false,
            },
            Some(Kind::Number { digits, .. }) => self.number_may_begin(i, digits),
            _ => false,
        }
    }

    /// A number begins something only before a word of time or a stroke, or as a year.
    fn number_may_begin(&self, i: usize, digits: u8) -> bool {
        match self.tokens.get(i + 1).map(|token| token.kind) {
            Some(Kind::Word(_) | Kind::Number { .. }) => true,
            Some(Kind::Mark(c)) => digits == 4 || self.lenient || "/-.:\u{2013}\u{2014}\\\u{2010}".contains(c),
            _ => digits == 4 || self.lenient,
        }
    }

    /// "January 25 Street": the day and month are part of a name.
    fn after_named_event(&self, i: usize) -> Option<usize> {
        if self.lenient {
            return None;
        }
        let ((), next) = self.find(i, |sense| (sense == Sense::Head).then_some(()))?;
        let (date, past) = self.date(next)?;
        (date.day.is_some() && date.month.is_some() && date.year.is_none() && date.modifier.is_none()).then_some(past)
    }

    /// An expression that begins at a token.
    fn expression(&self, i: usize) -> Option<Parsed> {
        let (expr, next) = self
            .range(i)
            .or_else(|| self.element(i))
            .filter(|(expr, _)| self.is_strong(expr, i))?;
        Some(self.parsed(expr, i, next))
    }

    fn parsed(&self, expr: Expr, i: usize, next: usize) -> Parsed {
        let start = self.tokens[i].span.start;
        let end = self.tokens[next - 1].span.end;
        Parsed {
            expr,
            span: Span::new(start, end),
            next,
        }
    }

    /// One time, not yet a range.
    pub(self) fn element(&self, i: usize) -> Option<(Expr, usize)> {
        let token = self.tokens.get(i)?;
        if matches!(token.kind, Kind::Other | Kind::Mark(_) | Kind::Line) {
            return None;
        }
        let moment = self.moment(i);
        let period = self.period(i);
        match (moment, period) {
            (Some(moment), Some(period)) => Some(if period.1 > moment.1 { period } else { moment }),
            (found, other) => found.or(other),
        }
    }

    /// Whether an expression is a date in running text, where numbers and names abound.
    fn is_strong(&self, expr: &Expr, i: usize) -> bool {
        match expr {
            Expr::Moment(parts) => self.lenient || parts.is_strong(),
            Expr::Number(_) | Expr::Now => self.lenient,
            Expr::Duration { .. } => self.lenient || !self.tokens[i].clitics.like,
            _ => true,
        }
    }

    /// First sense wanted of the phrases at a token, the longest phrase first.
    fn find<T>(&self, i: usize, wanted: impl FnMut(Sense) -> Option<T>) -> Option<(T, usize)> {
        let (found, length) = self.words.find(self.tokens.get(i..)?, wanted)?;
        Some((found, i + length))
    }

    fn link(&self, i: usize, wanted: &[Link]) -> Option<(Link, usize)> {
        self.find(i, |sense| match sense {
            Sense::Link(link) if wanted.contains(&link) => Some(link),
            _ => None,
        })
    }

    fn unit(&self, i: usize) -> Option<((Unit, Count, bool), usize)> {
        self.find(i, |sense| match sense {
            Sense::Unit { unit, count, definite } => Some((unit, count, definite)),
            _ => None,
        })
    }

    fn modifier(&self, i: usize) -> Option<(Modifier, usize)> {
        if self.tokens.get(i).is_some_and(|token| token.clitics.preposition) {
            return None;
        }
        self.find(i, |sense| match sense {
            Sense::Modifier(modifier) => Some(modifier),
            _ => None,
        })
    }

    /// "The same", "the following".
    fn elsewhere(&self, i: usize) -> Option<usize> {
        self.find(i, |sense| (sense == Sense::Elsewhere).then_some(()))
            .map(|((), next)| next)
    }

    fn mark(&self, i: usize, wanted: &[char]) -> Option<char> {
        match self.tokens.get(i)?.kind {
            Kind::Mark(c) if wanted.contains(&c) => Some(c),
            _ => None,
        }
    }

    /// Value and number of digits of a number in figures.
    fn figures(&self, i: usize) -> Option<(u32, u8)> {
        match self.tokens.get(i)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    fn has_and(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.clitics.and)
    }

    fn has_preposition(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.clitics.preposition)
    }

    /// Whether a preposition of time stands before a token.
    fn after_preposition(&self, i: usize) -> bool {
        const TIME: [Link; 8] = [
            Link::In,
            Link::Within,
            Link::Since,
            Link::Until,
            Link::By,
            Link::Between,
            Link::Ago,
            Link::After,
        ];
        self.has_preposition(i) || i > 0 && self.link(i - 1, &TIME).is_some_and(|(_, next)| next == i)
    }
}
