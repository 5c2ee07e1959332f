//! Periods: years, months, weeks, quarters, seasons, decades, and the beginnings, middles and ends of them.

use super::super::lexer::Kind as TokenKind;
use super::super::syntax::{Base, DateSpec, Expr};
use super::Parser;
use super::date::kind_of_year;
use crate::calendar::sense::{Count, Link, Modifier, Sense, Slice, Unit};
use crate::calendar::syntax::Year;

/// What the last week of a month is numbered, whichever it is.
pub(super) const LAST_WEEK: u32 = 6;

impl Parser<'_> {
    /// A period, a part of one, a distance from now or a length of time.
    pub(super) fn period(&self, i: usize) -> Option<(Expr, usize)> {
        if let Some((slice, at)) = self.slice(i) {
            let (base, next) = self.base(at, true)?;
            let end = self.twin_of_period(base, next);
            return Some(end.unwrap_or((Expr::Period(base, Some(slice)), next)));
        }
        if let Some((base, next)) = self.base(i, false) {
            return Some((Expr::Period(base, None), next));
        }
        self.last_units(i).or_else(|| self.ago(i)).or_else(|| self.duration(i))
    }

    fn slice(&self, i: usize) -> Option<(Slice, usize)> {
        let named = self.find(i, |sense| match sense {
            Sense::Slice(slice) => Some(slice),
            _ => None,
        });
        named.or_else(|| self.third(i))
    }

    /// "The last third of".
    fn third(&self, i: usize) -> Option<(Slice, usize)> {
        let (_, at) = self.link(i, &[Link::Third])?;
        let (slice, next) = match (self.modifier(at), self.ordinal(at)) {
            (Some((Modifier::Recent, next)), _) | (None, Some((3, next))) => (Slice::End, next),
            (None, Some((1, next))) => (Slice::Start, next),
            (None, Some((2, next))) => (Slice::Mid, next),
            _ => return None,
        };
        Some((slice, self.link(next, &[Link::Of, Link::From])?.1))
    }

    /// A whole period. After a word like "end of" a bare year is one too.
    fn base(&self, i: usize, announced: bool) -> Option<(Base, usize)> {
        self.ordinal_part(i)
            .or_else(|| self.counted_from_now(i))
            .or_else(|| self.season(i))
            .or_else(|| self.decade(i))
            .or_else(|| self.century(i))
            .or_else(|| self.month_or_year(i, announced))
    }

    /// "This week", "the coming year": a unit and its distance.
    fn counted_from_now(&self, i: usize) -> Option<(Base, usize)> {
        if let Some((Modifier::This, at)) = self.modifier(i) {
            let ((unit, count, definite), next) = self.unit(at)?;
            let fits = definite && count == Count::One && is_calendar(unit) && !self.has_and(at);
            return fits.then_some((Base::Unit(unit, Modifier::This), next));
        }
        let ((unit, count, definite), next) = self.unit(i)?;
        if !definite || count != Count::One {
            return None;
        }
        if let Some((modifier, past)) = self.modifier(next).filter(|_| is_calendar(unit)) {
            return Some((Base::Unit(unit, modifier), past));
        }
        // "The end of the year", "the end of the week": this one.
        let bare = i > 0 && self.slice(i - 1).is_some_and(|(_, past)| past == i) && is_calendar(unit);
        let number = self.figures(next).is_some() || self.era(next).is_some();
        (bare && !number && !self.has_and(i)).then_some((Base::Unit(unit, Modifier::This), next))
    }

    /// "The first quarter of 2019", "the second half of this year", "the third week of March".
    fn ordinal_part(&self, i: usize) -> Option<(Base, usize)> {
        let half = self.link(i, &[Link::Half, Link::Quarter]);
        let week = self
            .unit(i)
            .filter(|((unit, count, definite), _)| *unit == Unit::Week && *count == Count::One && *definite);
        let at = half.map(|(_, next)| next).or(week.map(|(_, next)| next))?;
        let last = self.modifier(at).filter(|&(modifier, _)| modifier == Modifier::Recent);
        let ultimate = match half {
            Some((Link::Half, _)) => 2,
            Some(_) => 4,
            None => LAST_WEEK,
        };
        let (n, next) = last.map(|(_, next)| (ultimate, next)).or_else(|| self.ordinal(at))?;
        let of = self.link(next, &[Link::Of, Link::From]).map(|(_, past)| past);
        let (date, past) = match self.date(of.unwrap_or(next)).filter(|(date, _)| date.day.is_none()) {
            Some(found) => found,
            None => self
                .year_as_date(of.unwrap_or(next), true)
                .or_else(|| self.lenient.then(|| (this_year(), next)))?,
        };
        let base = match half {
            Some((Link::Half, _)) if n <= 2 => Base::Half(n as u8, date),
            Some((Link::Quarter, _)) if n <= 4 && date.month.is_none() => Base::Quarter(n as u8, date),
            None if n <= LAST_WEEK && date.month.is_some() => Base::WeekOf(n as u8, date),
            _ => return None,
        };
        Some((base, past))
    }

    fn season(&self, i: usize) -> Option<(Base, usize)> {
        let (season, next) = self.find(i, |sense| match sense {
            Sense::Season(season) => Some(season),
            _ => None,
        })?;
        if let Some((modifier, past)) = self.modifier(next).filter(|_| !self.has_and(next)) {
            let (date, past) = self
                .year_as_date(past, false)
                .map_or((DateSpec::default(), past), |found| found);
            return Some((Base::Season(season, date, Some(modifier)), past));
        }
        if let Some((date, past)) = self.year_as_date(next, true) {
            return Some((Base::Season(season, date, None), past));
        }
        self.lenient
            .then_some((Base::Season(season, this_year(), Some(Modifier::This)), next))
    }

    fn decade(&self, i: usize) -> Option<(Base, usize)> {
        let (decade, next) = self.find(i, |sense| match sense {
            Sense::Decade(decade) => Some(decade),
            _ => None,
        })?;
        match self.century(next) {
            Some((Base::Century(century), past)) => Some((Base::Decade(decade, (century - 1) * 100), past)),
            Some((Base::Centuries(modifier), past)) => {
                Some((Base::Decade(decade, 2000 + modifier.offset() * 100), past))
            }
            _ => Some((Base::Decade(decade, if decade == 20 { 2000 } else { 1900 }), next)),
        }
    }

    /// "The last century", "the twentieth century".
    fn century(&self, i: usize) -> Option<(Base, usize)> {
        let at = self.link(i, &[Link::From]).map_or(i, |(_, next)| next);
        let ((unit, count, definite), next) = self.unit(at)?;
        if unit != Unit::Century || count != Count::One || !definite {
            return None;
        }
        if let Some((modifier, past)) = self.modifier(next) {
            return Some((Base::Centuries(modifier), past));
        }
        let (n, past) = self
            .figures(next)
            .map(|(n, _)| (n, next + 1))
            .or_else(|| self.ordinal(next))?;
        (1..=21).contains(&n).then_some((Base::Century(n as i32), past))
    }

    /// "January", "Shaban 1447", "the year 2015", "2015 AD", and 2015 after a preposition of time.
    fn month_or_year(&self, i: usize, announced: bool) -> Option<(Base, usize)> {
        if let Some((date, next)) = self.date(i).filter(|(date, _)| date.day.is_none()) {
            return Some((Base::Date(date), next));
        }
        if self.link(i, &[Link::Of, Link::From]).is_some() {
            return None;
        }
        let bare = announced || self.lenient || self.after_preposition(i) || self.is_year_of_noun(i);
        self.year_as_date(i, bare).map(|(date, next)| (Base::Date(date), next))
    }

    /// "The 2011 revolution": a plausible year behind a noun, with nothing behind it that it could count.
    fn is_year_of_noun(&self, i: usize) -> bool {
        let kind = |at: usize| self.tokens.get(at).map(|token| token.kind);
        let noun = i > 0 && kind(i - 1) == Some(TokenKind::Other) && self.tokens[i].spaced;
        let plausible = self
            .figures(i)
            .is_some_and(|(year, _)| (1945..2050).contains(&year) && year % 100 != 0);
        let ended = match kind(i + 1) {
            None | Some(TokenKind::Line) => true,
            Some(TokenKind::Mark(c)) => ".,:)\u{60c}\u{61b}".contains(c),
            Some(TokenKind::Word(_)) => self.link(i + 1, &[Link::In, Link::From, Link::To]).is_some(),
            _ => false,
        };
        noun && plausible && ended && !self.is_counted(i + 1)
    }

    /// A year as a date without month and day.
    pub(super) fn year_as_date(&self, i: usize, bare: bool) -> Option<(DateSpec, usize)> {
        let said = |(year, era, next): (Year, Option<_>, usize)| {
            let kind = match year {
                Year::Full(number) => kind_of_year(number, era).or(era),
                _ => era,
            };
            (
                DateSpec {
                    kind,
                    year: Some(year),
                    ..DateSpec::default()
                },
                next,
            )
        };
        if self.mark(i, &[',', '\u{60c}']).is_some() {
            return None;
        }
        let from = self.link(i, &[Link::Of, Link::From]).map_or(i, |(_, next)| next);
        let announced = self.unit(from).is_some_and(|((unit, ..), _)| unit == Unit::Year);
        let at = if bare { from } else { i };
        let figures = self.figures(at);
        if let Some((value, digits)) = figures {
            let (era, next) = self
                .era(at + 1)
                .map_or((None, at + 1), |(kind, past)| (Some(kind), past));
            let fits = digits == 4 && kind_of_year(value as i32, era).is_some() && (bare || era.is_some());
            let noun = matches!(self.tokens.get(next).map(|token| token.kind), Some(TokenKind::Word(_)))
                && self.unit(next).is_some();
            let hijri = era.is_none() && value < 1700 && !self.lenient;
            return (fits && !noun && !hijri && !self.is_counted(next))
                .then(|| said((Year::Full(value as i32), era, next)));
        }
        if !announced || (at != i && !bare) {
            return None;
        }
        self.year(at, None).map(said)
    }

    /// "The last three months", "the coming days", "the past two years".
    fn last_units(&self, i: usize) -> Option<(Expr, usize)> {
        if let Some((count, at)) = self.count(i)
            && let Some(((unit, Count::One | Count::Many, false), at)) = self.unit(at)
            && let Some((modifier, next)) = self.modifier(at)
        {
            let sign = modifier.offset();
            return (sign != 0 && is_measured(unit)).then_some((
                Expr::Last {
                    count,
                    unit,
                    sign: sign.signum(),
                },
                next,
            ));
        }
        let ((unit, number, true), mut next) = self.unit(i)? else {
            return None;
        };
        if number == Count::One || !is_measured(unit) {
            return None;
        }
        let count = self.count(next).or_else(|| self.ordinal(next));
        next = count.map_or(next, |(_, past)| past);
        let few = self.find(next, |sense| (sense == Sense::Few).then_some(()));
        next = few.map_or(next, |((), past)| past);
        let (modifier, next) = self.modifier(next)?;
        let sign = modifier.offset().signum();
        let expr = match (number, count) {
            (Count::Two, _) => Expr::Last { count: 2, unit, sign },
            (_, Some((count, _))) => Expr::Last { count, unit, sign },
            _ => Expr::Vague { sign },
        };
        (sign != 0).then_some((expr, next))
    }

    /// "Three days ago", "since a week", "in two hours", "years ago".
    fn ago(&self, i: usize) -> Option<(Expr, usize)> {
        let (link, at) = self.link(i, &[Link::Ago, Link::Since, Link::After])?;
        let sign = if link == Link::After { 1 } else { -1 };
        let about = self.find(at, |sense| (sense == Sense::About).then_some(()));
        let at = about.map_or(at, |((), next)| next);
        let several = self.find(at, |sense| (sense == Sense::Several).then_some(()));
        let (expr, next) =
            if let Some(((unit, Count::Many, false), next)) = self.unit(several.map_or(at, |((), next)| next)) {
                (is_measured(unit).then_some(Expr::Vague { sign })?, next)
            } else if let Some((count, unit, next)) = self.amount(at) {
                (
                    Expr::Ago {
                        count,
                        unit,
                        sign,
                        about: about.is_some(),
                        anchored: true,
                    },
                    next,
                )
            } else {
                let ((unit, Count::One, false), next) = self.unit(at)? else {
                    return None;
                };
                (
                    Expr::Ago {
                        count: 1,
                        unit,
                        sign,
                        about: about.is_some(),
                        anchored: true,
                    },
                    next,
                )
            };
        if let Expr::Ago { unit, .. } = expr
            && !is_measured(unit)
        {
            return None;
        }
        Some(self.anchor(expr, next, link))
    }

    /// "Three days before the summit" counts from the summit; "from now" counts from now.
    fn anchor(&self, expr: Expr, next: usize, link: Link) -> (Expr, usize) {
        let of = self.link(next, &[Link::From]).map(|(_, past)| past);
        if let Some(at) = of
            && let Some(((), past)) = self.find(at, |sense| (sense == Sense::Now).then_some(()))
        {
            return (expr, past);
        }
        let elsewhere = of.is_some() || (link == Link::After && !self.lenient);
        match expr {
            Expr::Ago {
                count,
                unit,
                sign,
                about,
                ..
            } => (
                Expr::Ago {
                    count,
                    unit,
                    sign,
                    about,
                    anchored: !elsewhere,
                },
                next,
            ),
            Expr::Vague { .. } if link == Link::After && !self.lenient => (
                Expr::Ago {
                    count: 0,
                    unit: Unit::Day,
                    sign: 1,
                    about: true,
                    anchored: false,
                },
                next,
            ),
            other => (other, next),
        }
    }

    /// "For three months", "15 days", "two years".
    fn duration(&self, i: usize) -> Option<(Expr, usize)> {
        let told = self.link(i, &[Link::For]).map(|(_, next)| next);
        let at = told.unwrap_or(i);
        let about = self.find(at, |sense| (sense == Sense::About).then_some(()));
        let at = about.map_or(at, |((), next)| next);
        if let Some((count, unit, next)) = self.amount(at) {
            let known = is_measured(unit);
            return known.then_some((
                Expr::Duration {
                    count,
                    unit,
                    about: about.is_some(),
                },
                next,
            ));
        }
        let ((unit, count, definite), next) = self.unit(at)?;
        if let Some((1, past)) = self
            .cardinal(next)
            .filter(|_| count == Count::One && !definite && is_measured(unit))
        {
            return Some((
                Expr::Duration {
                    count: 1,
                    unit,
                    about: false,
                },
                past,
            ));
        }
        let one = told.is_some() && count == Count::One && !definite && is_measured(unit);
        one.then_some((
            Expr::Duration {
                count: 1,
                unit,
                about: about.is_some(),
            },
            next,
        ))
    }
}

/// Units that a calendar counts: the week of the reference, its month, its year.
const fn is_calendar(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century | Unit::Season
    )
}

/// Units that measure.
const fn is_measured(unit: Unit) -> bool {
    !matches!(unit, Unit::Period)
}

fn this_year() -> DateSpec {
    DateSpec {
        year: Some(Year::Relative(Modifier::This)),
        ..DateSpec::default()
    }
}
