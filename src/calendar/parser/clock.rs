//! Times of day: in figures, in words, with fractions, and the part of the day that says which half is meant.

use super::Parser;
use crate::calendar::sense::{Count, Link, Sense, Unit};
use crate::calendar::syntax::Clock;
use crate::calendar::value::{DayPart, Kind};

impl Parser<'_> {
    /// A time of day and the part of the day written beside it.
    pub(super) fn clock(&self, i: usize) -> Option<(Clock, Option<DayPart>, usize)> {
        let (mut clock, next) = self.named_hour(i).or_else(|| self.hour_and_minute(i))?;
        let (minutes, next) = self.fraction(next, clock.named);
        let total = i64::from(clock.hour) * 60 + i64::from(clock.minute) + minutes;
        let total = total.rem_euclid(24 * 60) as u32;
        (clock.hour, clock.minute) = (total / 60, total % 60);
        let half = self.half_of_day(next, clock);
        let next = half.map_or(next, |(_, past)| past);
        clock.named |= half.is_some();
        Some((clock, half.map(|(part, _)| part), next))
    }

    /// An hour without the word for it, as the other end of a range of hours.
    pub(super) fn bare_hour(&self, i: usize) -> Option<(Clock, Option<DayPart>, usize)> {
        let (hour, next) = self.rank(i).filter(|&(hour, _)| hour <= 24)?;
        let (minutes, next) = self.fraction(next, true);
        let minute = minutes.rem_euclid(60) as u32;
        let clock = plain((hour + 24 - u32::from(minutes < 0)) % 24, minute, true);
        let half = self.half_of_day(next, clock);
        Some((clock, half.map(|(part, _)| part), half.map_or(next, |(_, past)| past)))
    }

    /// "The hour 7:30", "the seventh hour", "at 0955 hours".
    fn named_hour(&self, i: usize) -> Option<(Clock, usize)> {
        let (_, at) = self.link(i, &[Link::Clock])?;
        if let Some((clock, next)) = self.hour_and_minute(at) {
            return Some((Clock { named: true, ..clock }, next));
        }
        let (hour, minute, next) = match self.figures(at) {
            Some((value, 3 | 4)) => (value / 100, value % 100, at + 1),
            Some((value, 1 | 2)) => match (self.mark(at + 1, &['.', '\u{60c}', ',']), self.figures(at + 2)) {
                (Some(_), Some((minute, 2))) if !self.tokens[at + 2].spaced => (value, minute, at + 3),
                _ => (value, 0, at + 1),
            },
            Some(_) => return None,
            None => self.rank(at).map(|(hour, next)| (hour, 0, next))?,
        };
        let counted = self.unit(next).is_some_and(|((unit, ..), _)| unit == Unit::Hour);
        (hour <= 24 && minute < 60 && !counted).then_some((plain(hour % 24, minute, true), next))
    }

    /// 19:07, 19:07:30.
    fn hour_and_minute(&self, i: usize) -> Option<(Clock, usize)> {
        let (hour, 1 | 2) = self.figures(i)? else { return None };
        let colon = |at: usize| self.mark(at, &[':']).is_some();
        let (minute, 2) = self.figures(i + 2).filter(|_| colon(i + 1))? else {
            return None;
        };
        if hour > 24 || minute > 59 {
            return None;
        }
        let clock = plain(hour % 24, minute, false);
        match self.figures(i + 4).filter(|_| colon(i + 3)) {
            Some((second, 2)) if second < 60 => Some((
                Clock {
                    second: Some(second),
                    ..clock
                },
                i + 5,
            )),
            Some(_) => None,
            None => Some((clock, i + 3)),
        }
    }

    /// Minutes that are added ("and a half") or taken off ("less a quarter") in words.
    fn fraction(&self, i: usize, named: bool) -> (i64, usize) {
        let mut next = i;
        let mut minutes = 0;
        while named && next < i + 8 {
            let less = self.link(next, &[Link::Less]).map(|(_, past)| past);
            if less.is_none() && !self.has_and(next) {
                break;
            }
            let sign = if less.is_some() { -1 } else { 1 };
            let Some((amount, past)) = self.minutes(less.unwrap_or(next)) else {
                break;
            };
            (minutes, next) = (minutes + sign * i64::from(amount), past);
        }
        (minutes, next)
    }

    fn minutes(&self, i: usize) -> Option<(u32, usize)> {
        if let Some((link, next)) = self.link(i, &[Link::Half, Link::Third, Link::Quarter]) {
            let minutes = match link {
                Link::Half => 30,
                Link::Third => 20,
                _ => 15,
            };
            return Some((minutes, next));
        }
        let (count, next) = self.count(i)?;
        let ((unit, ..), past) = self.unit(next)?;
        (unit == Unit::Minute && count < 60).then_some((count, past))
    }

    /// The part of the day directly after a time.
    fn half_of_day(&self, i: usize, clock: Clock) -> Option<(DayPart, usize)> {
        if self.has_and(i) {
            return None;
        }
        let open = usize::from(self.mark(i, &['(']).is_some());
        if let Some((part, next)) = self.part(i + open) {
            return Some((part, next + usize::from(open == 1 && self.mark(next, &[')']).is_some())));
        }
        let single = |next: usize| next == i + 1 && self.tokens[i].span.len() == 2;
        self.era(i)
            .filter(|&(kind, next)| kind == Kind::Gregorian && single(next) && (1..=12).contains(&clock.hour))
            .map(|(_, next)| (DayPart::Afternoon, next))
    }

    pub(super) fn part(&self, i: usize) -> Option<(DayPart, usize)> {
        self.find(i, |sense| match sense {
            Sense::Part(part) => Some(part),
            _ => None,
        })
    }

    /// "By the time of Baghdad".
    pub(super) fn zone(&self, i: usize) -> Option<(u16, usize)> {
        let at = self.link(i, &[Link::Zone]).map(|(_, next)| next);
        let open = usize::from(at.is_none() && self.mark(i, &['(']).is_some());
        let (zone, next) = self.find(at.unwrap_or(i + open), |sense| match sense {
            Sense::Zone(zone) => Some(zone),
            _ => None,
        })?;
        // A place is a zone only after "time of"; the letters for Greenwich are one by themselves.
        let bare = at.is_none() && (next - i - open > 2 || self.tokens[next - 1].span.len() > 4);
        (!bare).then_some((zone, next + usize::from(open == 1 && self.mark(next, &[')']).is_some())))
    }

    /// "Thirty minutes" and the like: the unit and how many, in figures, words or by the dual.
    ///
    /// With a half the unit is the next smaller one that makes the amount whole: a year and a half is 18 months.
    pub(super) fn amount(&self, i: usize) -> Option<(u32, Unit, usize)> {
        let (count, unit, next) = self
            .whole_amount(i)
            .or_else(|| self.one_before_half(i))
            .or_else(|| self.share(i))?;
        let half = self.has_and(next).then(|| self.link(next, &[Link::Half])).flatten();
        match (half, parts_of(unit)) {
            (Some((_, past)), Some((parts, smaller))) => Some((count * parts + parts / 2, smaller, past)),
            _ => Some((count, unit, next)),
        }
    }

    /// "A year" of "a year and a half".
    fn one_before_half(&self, i: usize) -> Option<(u32, Unit, usize)> {
        let ((unit, count, definite), next) = self.unit(i)?;
        let half = self.has_and(next) && self.link(next, &[Link::Half]).is_some();
        (count == Count::One && !definite && half).then_some((1, unit, next))
    }

    /// "Half an hour", "a quarter of a century".
    fn share(&self, i: usize) -> Option<(u32, Unit, usize)> {
        let (link, at) = self.link(i, &[Link::Half, Link::Third, Link::Quarter])?;
        let ((unit, count, definite), next) = self.unit(at)?;
        let (parts, smaller) = parts_of(unit)?;
        let divisor = match link {
            Link::Half => 2,
            Link::Third => 3,
            _ => 4,
        };
        (count == Count::One && !definite && parts % divisor == 0).then_some((parts / divisor, smaller, next))
    }

    fn whole_amount(&self, i: usize) -> Option<(u32, Unit, usize)> {
        if let Some(((unit, Count::Two, false), next)) = self.unit(i) {
            return Some((2, unit, next));
        }
        let (count, next) = self.count(i)?;
        let ((unit, number, definite), past) = self.unit(next)?;
        let fits = !definite
            && unit != Unit::Period
            && number != Count::Two
            && !self.has_and(next)
            && !self.has_preposition(next);
        (fits && count < 100_000).then_some((count, unit, past))
    }
}

/// How many of which smaller unit make up a unit.
const fn parts_of(unit: Unit) -> Option<(u32, Unit)> {
    Some(match unit {
        Unit::Century => (100, Unit::Year),
        Unit::Decade => (10, Unit::Year),
        Unit::Year => (12, Unit::Month),
        Unit::Month => (30, Unit::Day),
        Unit::Day => (24, Unit::Hour),
        Unit::Hour => (60, Unit::Minute),
        Unit::Minute => (60, Unit::Second),
        _ => return None,
    })
}

const fn plain(hour: u32, minute: u32, named: bool) -> Clock {
    Clock {
        hour,
        minute,
        second: None,
        named,
        fixed: false,
    }
}
