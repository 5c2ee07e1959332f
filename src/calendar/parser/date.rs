//! Days, months and years of one calendar, in names and in figures.

use super::Parser;
use crate::calendar::sense::{Alone, Count, Link, Sense, Unit};
use crate::calendar::syntax::{DateSpec, DayOf, MonthOf, Year};
use crate::calendar::value::Kind;
use crate::text::Span;

const SEPARATORS: [char; 6] = ['/', '-', '.', '\u{2013}', '\\', '\u{2010}'];

/// A month's name with what stands beside it.
#[derive(Clone, Copy)]
pub(super) struct MonthName {
    pub kind: Kind,
    pub number: u8,
    pub alone: Alone,
}

impl Parser<'_> {
    /// A date with at least a month or a year.
    pub(super) fn date(&self, i: usize) -> Option<(DateSpec, usize)> {
        let (mut date, next) = self
            .in_figures(i)
            .or_else(|| self.day_first(i))
            .or_else(|| self.month_first(i))?;
        date.span = Some(Span::new(self.tokens[i].span.start, self.tokens[next - 1].span.end));
        Some((date, next))
    }

    /// 3/8/1447, 1447-8-3, with or without an era.
    pub(super) fn in_figures(&self, i: usize) -> Option<(DateSpec, usize)> {
        let (a, width) = self.figures(i)?;
        let separator = self.mark(i + 1, &SEPARATORS)?;
        let (b, _) = self.figures(i + 2)?;
        self.mark(i + 3, &[separator])?;
        let (c, last) = self.figures(i + 4)?;
        if separator == '.' && (i + 1..i + 5).any(|at| self.tokens[at].spaced) {
            return None;
        }
        if self.mark(i + 5, &[separator]).is_some() && !self.tokens[i + 5].spaced && self.figures(i + 6).is_some() {
            return None;
        }
        let (era, next) = self.era(i + 5).map_or((None, i + 5), |(kind, next)| (Some(kind), next));
        let (day, month, year) = match (width, last) {
            (4, 1 | 2) => (c, b, Year::Full(a as i32)),
            (1 | 2, 4) => (a, b, Year::Full(c as i32)),
            (1 | 2, 2) if era.is_some() || self.lenient => (a, b, Year::Short(c as u8)),
            _ => return None,
        };
        let kind = match (year, era) {
            (Year::Full(year), era) => kind_of_year(year, era)?,
            (_, era) => era.unwrap_or_default(),
        };
        let american = month > 12 && day <= 12 && kind == Kind::Gregorian;
        let (day, month) = if american { (month, day) } else { (day, month) };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let date = DateSpec {
            american,
            figures: true,
            ..spec(kind, Some(year), Some(month as u8), Some(DayOf::Number(day)))
        };
        Some((date, next))
    }

    /// 5/7 without a year.
    pub(super) fn short_figures(&self, i: usize) -> Option<(DateSpec, usize)> {
        let (day, width) = self.figures(i)?;
        self.mark(i + 1, &['/'])?;
        let (month, second) = self.figures(i + 2)?;
        let fits = width <= 2 && second <= 2 && (1..=31).contains(&day) && (1..=12).contains(&month);
        let more = self.mark(i + 3, &['/']).is_some();
        let mut date = spec(Kind::Gregorian, None, Some(month as u8), Some(DayOf::Number(day)));
        date.kind = None;
        (fits && !more).then_some((date, i + 3))
    }

    /// The third of Shaban 1447; 22 January; the fifth of this month.
    fn day_first(&self, i: usize) -> Option<(DateSpec, usize)> {
        let (day, next) = self.day_of_month(i)?;
        let stroke = self
            .mark(next, &['/', '-', '\u{2013}'])
            .filter(|_| self.figures(i).is_some());
        let at = match self.link(next, &[Link::Of, Link::From]) {
            Some((_, past)) => past,
            None => next + usize::from(stroke.is_some()),
        };
        if let Some((month, past)) = self.month(at) {
            let mut date = spec(month.kind, None, Some(month.number), Some(day));
            // 29/Shaban/1440: the same stroke before the year.
            let again = stroke.filter(|&c| self.mark(past, &[c]).is_some() && self.figures(past + 1).is_some());
            let past = self.finish(&mut date, past + usize::from(again.is_some()));
            return Some((date, past));
        }
        let ((unit, count, definite), past) = self.unit(at)?;
        let (modifier, past) = self.modifier(past)?;
        let date = DateSpec {
            day: Some(day),
            month: Some(MonthOf::Relative(modifier)),
            ..DateSpec::default()
        };
        (unit == Unit::Month && count == Count::One && definite).then_some((date, past))
    }

    /// A day of the month: number, ordinal, "the n-th day of", "first of the days of", and the words for first and last.
    fn day_of_month(&self, i: usize) -> Option<(DayOf, usize)> {
        if let Some((day, next)) = self.day_word(i) {
            return Some((day.map_or(DayOf::Last, DayOf::Number), next));
        }
        if let Some(((Unit::Day, Count::One, _), next)) = self.unit(i)
            && let Some((day, past)) = self.ordinal(next)
        {
            return Some((DayOf::Number(day), past));
        }
        let (day, next) = self.rank(i)?;
        let next = match self.unit(next) {
            Some(((Unit::Day, Count::Many, _), past)) if self.figures(i).is_none() => past,
            _ => next,
        };
        Some((DayOf::Number(day), next))
    }

    /// Shaban 1447; March (alone); July 28, 2012.
    fn month_first(&self, i: usize) -> Option<(DateSpec, usize)> {
        let (month, next) = self.month(i)?;
        if let Some((day, 1 | 2)) = self.figures(next)
            && let comma = usize::from(self.mark(next + 1, &[',', '\u{60c}']).is_some())
            && let Some((year, 4)) = self.figures(next + 1 + comma)
            && kind_of_year(year as i32, None) == Some(month.kind)
        {
            let date = spec(
                month.kind,
                Some(Year::Full(year as i32)),
                Some(month.number),
                Some(DayOf::Number(day)),
            );
            return Some((date, next + 2 + comma));
        }
        let mut date = spec(month.kind, None, Some(month.number), None);
        let past = self.finish(&mut date, next);
        let said = date.year.is_some() || date.modifier.is_some() || self.lenient;
        let alone = match month.alone {
            Alone::Yes => true,
            Alone::Preposition => self.after_preposition(i),
            Alone::No => false,
        };
        (said || alone).then_some((date, past))
    }

    /// What follows the month: honorific, next or last, the year.
    fn finish(&self, date: &mut DateSpec, next: usize) -> usize {
        let mut next = self.link(next, &[Link::Honorific]).map_or(next, |(_, past)| past);
        if let Some((modifier, past)) = self.modifier(next) {
            date.modifier = Some(modifier);
            next = past;
        }
        if let Some(past) = self.elsewhere(next) {
            date.year = Some(Year::Elsewhere);
            return past;
        }
        if let Some((year, era, past)) = self.year(next, date.kind) {
            date.year = Some(year);
            date.kind = date.kind.or(era);
            next = past;
        }
        next
    }

    /// A month's name, after the word for month or not, with its second name in another family or not.
    pub(super) fn month(&self, i: usize) -> Option<(MonthName, usize)> {
        let after_unit = match self.unit(i) {
            Some(((Unit::Month, Count::One, false), next)) => Some(next),
            _ => None,
        };
        let (mut month, mut next) = self.month_name(after_unit.unwrap_or(i))?;
        if after_unit.is_none() && self.tokens[i].clitics.like {
            return None;
        }
        let open = self.mark(next, &['/', '-', '(', '\u{2013}', '\u{60c}']);
        let at = next + usize::from(open.is_some());
        if let Some((twin, past)) = self.month_name(at)
            && (twin.kind, twin.number) == (month.kind, month.number)
            && !self.has_and(at)
        {
            let close = usize::from(open == Some('(') && self.mark(past, &[')']).is_some());
            (next, month.alone) = (past + close, Alone::Yes);
        }
        if after_unit.is_some() {
            month.alone = Alone::Yes;
        }
        Some((month, next))
    }

    fn month_name(&self, i: usize) -> Option<(MonthName, usize)> {
        self.find(i, |sense| match sense {
            Sense::Month { kind, number, alone } => Some(MonthName { kind, number, alone }),
            _ => None,
        })
    }

    /// The mark of an era.
    pub(super) fn era(&self, i: usize) -> Option<(Kind, usize)> {
        if self.has_and(i) {
            return None;
        }
        self.find(i, |sense| match sense {
            Sense::Era(kind) => Some(kind),
            _ => None,
        })
    }

    /// A year with its era, with or without "of the year".
    pub(super) fn year(&self, i: usize, kind: Option<Kind>) -> Option<(Year, Option<Kind>, usize)> {
        let comma = usize::from(self.mark(i, &[',', '\u{60c}']).is_some());
        let link = self.link(i, &[Link::Of, Link::From, Link::In]).map(|(_, next)| next);
        let at = link.unwrap_or(i + comma);
        if let Some(((Unit::Year, Count::One, definite), next)) = self.unit(at)
            && !self.has_and(at)
            && comma == 0
        {
            let (before, next) = self.era(next).map_or((None, next), |(kind, past)| (Some(kind), past));
            let modifier = self.modifier(next).filter(|_| definite);
            return match self.year_number(next, before.or(kind), true) {
                Some((year, era, past)) => Some((year, before.or(era), past)),
                None => modifier
                    .map(|(modifier, past)| (Year::Relative(modifier), before, past))
                    .or_else(|| {
                        let past = self.elsewhere(next).filter(|_| definite && i != at)?;
                        Some((Year::Elsewhere, before, past))
                    }),
            };
        }
        if link.is_some() || self.has_and(at) || self.has_preposition(at) {
            return None;
        }
        self.year_number(at, kind, false)
    }

    /// The number of a year. Only one that a word announces may be in words or of three figures.
    fn year_number(&self, i: usize, kind: Option<Kind>, announced: bool) -> Option<(Year, Option<Kind>, usize)> {
        let Some((value, digits)) = self.figures(i) else {
            let (value, next) = self
                .cardinal(i)
                .filter(|(value, _)| announced && (1000..2200).contains(value))?;
            let (era, next) = self.era(next).map_or((None, next), |(kind, past)| (Some(kind), past));
            return Some((Year::Full(value as i32), era, next));
        };
        let (era, next) = self.era(i + 1).map_or((None, i + 1), |(kind, past)| (Some(kind), past));
        let year = match digits {
            4 => Year::Full(value as i32),
            3 if announced && era.is_some() => Year::Full(value as i32),
            2 if era.is_some() && kind.is_none_or(|kind| Some(kind) == era) => Year::Short(value as u8),
            _ => return None,
        };
        let fits = match (year, kind, era) {
            (Year::Full(year), _, None) => announced && (1..2200).contains(&year) || kind_of_year(year, None).is_some(),
            _ => true,
        };
        (fits && !self.is_counted(next)).then_some((year, era, next))
    }

    /// Whether what follows a number makes it a count or part of a longer figure, not a year.
    pub(super) fn is_counted(&self, i: usize) -> bool {
        if self.mark(i, &['%', '\u{66a}']).is_some() {
            return true;
        }
        let glued = |at: usize| self.tokens.get(at).is_some_and(|token| !token.spaced);
        self.mark(i, &['.', ',', '\u{66b}', '\u{66c}', ':']).is_some()
            && glued(i)
            && glued(i + 1)
            && self.figures(i + 1).is_some()
    }
}

/// A date of known parts.
pub(super) fn spec(kind: Kind, year: Option<Year>, month: Option<u8>, day: Option<DayOf>) -> DateSpec {
    DateSpec {
        kind: Some(kind),
        year,
        month: month.map(MonthOf::Named),
        day,
        ..DateSpec::default()
    }
}

/// The calendar of a year by its number, unless the era says otherwise; `None` when it is no year of either.
///
/// A number of the 1700s to 2100s is Gregorian whatever mark a typist put after it; one of the 1200s to 1500s is Hijri unless the
/// mark says otherwise.
pub(super) fn kind_of_year(year: i32, era: Option<Kind>) -> Option<Kind> {
    match year {
        1200..1600 => Some(era.unwrap_or(Kind::Hijri)),
        1700..2200 => Some(Kind::Gregorian),
        1..1700 => era,
        _ => None,
    }
}
