//! From one time to another: closed, open, and lists of two.

use super::super::syntax::{Base, DateSpec, DayOf, Expr, Parts};
use super::Parser;
use crate::calendar::sense::{Count, Link, Sense, Unit};
use crate::calendar::syntax::Year;

const DASHES: [char; 4] = ['-', '\u{2013}', '\u{2014}', '/'];

impl Parser<'_> {
    /// A range or list that begins at a token.
    pub(super) fn range(&self, i: usize) -> Option<(Expr, usize)> {
        self.led_by_word(i).or_else(|| self.pair(i)).or_else(|| self.infix(i))
    }

    /// "From … to", "between … and", "since …", "until …", "by …".
    fn led_by_word(&self, i: usize) -> Option<(Expr, usize)> {
        let wanted = [
            Link::Between,
            Link::Since,
            Link::From,
            Link::Until,
            Link::By,
            Link::For,
            Link::Within,
        ];
        let (link, at) = self.link(i, &wanted)?;
        match link {
            Link::From | Link::Between => {
                let at = self.skip_frame(at);
                let (left, next) = self.loose(at)?;
                let (right, next) = self.right_side(next, link == Link::Between, &left)?;
                combined(left, right).map(|expr| (expr, next))
            }
            Link::Since => {
                let (left, next) = self.element(at).filter(|(expr, _)| is_anchored(expr))?;
                match self.right_side(next, false, &left) {
                    Some((right, past)) => combined(left, right).map(|expr| (expr, past)),
                    None => Some((Expr::Range(Some(Box::new(left)), None), next)),
                }
            }
            Link::Until | Link::By => {
                let (right, next) = self.element(at).or_else(|| self.now(at).filter(|_| self.lenient))?;
                let dated = is_anchored(&right) && self.is_strong(&right, at);
                if link == Link::By && is_clock(&right) {
                    return dated.then_some((right, next));
                }
                dated.then(|| (Expr::Range(None, Some(Box::new(right))), next))
            }
            _ => None,
        }
    }

    /// "The two days", "the period", before the ends of a range.
    fn skip_frame(&self, i: usize) -> usize {
        match self.unit(i) {
            Some(((Unit::Day | Unit::Year | Unit::Month, Count::Two, false), next)) => next,
            Some(((Unit::Day, Count::One, false), next)) if self.figures(next).is_some() => next,
            _ => i,
        }
    }

    /// A time, or a number that the other end will make one.
    fn loose(&self, i: usize) -> Option<(Expr, usize)> {
        if let Some((expr, next)) = self
            .element(i)
            .filter(|(expr, _)| !matches!(expr, Expr::Duration { .. }))
        {
            return Some((expr, next));
        }
        let (number, next) = self
            .figures(i)
            .map(|(value, _)| (value, i + 1))
            .or_else(|| self.rank(i))?;
        (!self.is_counted(next)).then_some((Expr::Number(number), next))
    }

    fn right_side(&self, i: usize, and: bool, left: &Expr) -> Option<(Expr, usize)> {
        let i = i + usize::from(self.mark(i, &[',', '\u{60c}']).is_some());
        let at = if and {
            self.has_and(i).then_some(i)?
        } else {
            self.link(i, &[Link::To, Link::Until]).map(|(_, next)| next)?
        };
        if let Some(now) = self.now(at) {
            return Some(now);
        }
        let at = self.skip_frame(at);
        if is_clock(left)
            && self.link(at, &[Link::Clock]).is_none()
            && let Some((clock, part, next)) = self.bare_hour(at)
            && self.figures(next - 1).is_none()
        {
            return Some((
                Expr::Moment(Box::new(Parts {
                    clock: Some(clock),
                    part,
                    ..Parts::default()
                })),
                next,
            ));
        }
        let (right, next) = self.loose(at)?;
        let years = matches!((left, &right), (Expr::Number(a), Expr::Number(b)) if is_year(*a) && is_year(*b));
        let ends = match &right {
            Expr::Number(n) => years || (matches!(left, Expr::Period(..)) && is_year(*n)),
            right => is_anchored(right),
        };
        ends.then_some((right, next))
    }

    fn now(&self, i: usize) -> Option<(Expr, usize)> {
        self.find(i, |sense| (sense == Sense::Now).then_some(()))
            .map(|((), next)| (Expr::Now, next))
    }

    /// "The two days Sunday and Monday", "the two years 2011 and 2014", "the 5th, 6th and 7th of January".
    fn pair(&self, i: usize) -> Option<(Expr, usize)> {
        let ((unit, Count::Two | Count::Many, false), at) = self.unit(i)? else {
            return None;
        };
        let (left, next) = self.loose(at)?;
        if !matches!(unit, Unit::Day | Unit::Month | Unit::Year) || !self.has_and(next) {
            return None;
        }
        let (mut right, mut next) = self.loose(next)?;
        for _ in 0..6 {
            let Some((further, past)) = self.loose(next).filter(|_| self.has_and(next)) else {
                break;
            };
            (right, next) = (further, past);
        }
        let years = unit == Unit::Year
            && matches!((&left, &right), (Expr::Number(a), Expr::Number(b)) if is_year(*a) && is_year(*b));
        (years || is_anchored(&right)).then_some(())?;
        combined(left, right).map(|expr| (expr, next))
    }

    /// "10-15 January", "January to March", "2010-2015" after a preposition.
    fn infix(&self, i: usize) -> Option<(Expr, usize)> {
        if let Some((first, 1 | 2)) = self.figures(i)
            && self.mark(i + 1, &DASHES).is_some()
            && (1..=31).contains(&first)
            && self.in_figures(i).is_none()
            && let Some((right, next)) = self.element(i + 2).filter(|(expr, _)| has_day(expr))
        {
            return combined(Expr::Number(first), right).map(|expr| (expr, next));
        }
        if let Some((first, 4)) = self.figures(i)
            && self.after_preposition(i)
            && self.mark(i + 1, &DASHES).is_some()
            && let Some((last, digits @ (2 | 4))) = self.figures(i + 2)
        {
            let last = if digits == 2 { first / 100 * 100 + last } else { last };
            let years = is_year(first) && is_year(last) && first < last && self.mark(i + 3, &DASHES).is_none();
            return years
                .then(|| combined(Expr::Number(first), Expr::Number(last)))?
                .map(|expr| (expr, i + 3));
        }
        let (left, next) = self
            .element(i)
            .filter(|(expr, _)| is_anchored(expr) && !matches!(expr, Expr::Vague { .. }))?;
        let strong = self.is_strong(&left, i);
        let (right, next) = if let Some(found) = self.right_side(next, false, &left) {
            found
        } else {
            self.mark(next, &DASHES[..3])?;
            let found = self
                .element(next + 1)
                .filter(|(expr, _)| is_anchored(expr) && !self.has_and(next + 1))?;
            (has_day(&left) && has_day(&found.0) || self.lenient).then_some(found)?
        };
        strong.then(|| combined(left, right).map(|expr| (expr, next)))?
    }
}

const fn is_year(number: u32) -> bool {
    matches!(number, 1300..1600 | 1700..2200)
}

/// Whether an expression is tied to time.
const fn is_anchored(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Moment(_) | Expr::Period(..) | Expr::Vague { .. } | Expr::Now
    )
}

fn is_clock(expr: &Expr) -> bool {
    matches!(expr, Expr::Moment(parts) if parts.clock.is_some())
}

fn has_day(expr: &Expr) -> bool {
    matches!(expr, Expr::Moment(parts) if parts.weekday.is_some() || parts.date.is_some_and(|date| date.day.is_some()))
}

/// A range of both ends, each completed by what only the other says.
fn combined(mut left: Expr, mut right: Expr) -> Option<Expr> {
    if let (Expr::Number(first), Expr::Number(last)) = (&left, &right) {
        let years = is_year(*first) && is_year(*last);
        return years.then(|| Expr::Range(Some(Box::new(year(*first))), Some(Box::new(year(*last)))));
    }
    if let (Expr::Period(..), Expr::Number(last)) = (&left, &right) {
        right = year(*last);
    }
    if let Expr::Number(number) = left {
        left = like(number, &right)?;
    }
    if let (Expr::Moment(first), Expr::Moment(last)) = (&mut left, &mut right) {
        if let (Some(from), Some(to)) = (&mut first.date, &mut last.date) {
            borrow_terms(from, to);
        }
        if first.weekday.is_some() && first.date.is_none() && first.modifier.is_none() {
            first.modifier = last.modifier;
        }
        if first.clock.is_some() && last.is_only_a_time() {
            first.part = first.part.or(last.part);
            let (clock, part) = (last.clock, last.part);
            **last = Parts {
                part,
                clock,
                ..(**first).clone()
            };
        }
    }
    if let (Expr::Period(Base::Date(from), _), Expr::Period(Base::Date(to), _)) = (&mut left, &mut right) {
        borrow_terms(from, to);
    }
    Some(Expr::Range(Some(Box::new(left)), Some(Box::new(right))))
}

/// The first end takes month, modifier and year from the last one.
fn borrow_terms(from: &mut DateSpec, to: &mut DateSpec) {
    if from.month.is_none() && from.day.is_some() {
        (from.month, from.kind) = (to.month, from.kind.or(to.kind));
        from.modifier = from.modifier.or(to.modifier);
    }
    if from.year.is_none() && from.modifier.is_none() && (from.kind == to.kind || from.kind.is_none()) {
        from.year = to.year;
        from.modifier = to.modifier;
    }
}

fn year(number: u32) -> Expr {
    let year = Some(Year::Full(number as i32));
    let kind = super::date::kind_of_year(number as i32, None);
    Expr::Period(
        Base::Date(DateSpec {
            kind,
            year,
            ..DateSpec::default()
        }),
        None,
    )
}

/// A number read as the same kind of time as the other end.
fn like(number: u32, other: &Expr) -> Option<Expr> {
    match other {
        Expr::Moment(parts) => {
            let date = parts.date.filter(|date| date.day.is_some())?;
            let mut first = parts.clone();
            first.date = Some(DateSpec {
                day: Some(DayOf::Number(number)),
                span: None,
                ..date
            });
            (first.twin, first.weekday, first.clock) = (None, None, None);
            (1..=31).contains(&number).then_some(Expr::Moment(first))
        }
        Expr::Period(..) | Expr::Now => is_year(number).then(|| year(number)),
        _ => None,
    }
}
