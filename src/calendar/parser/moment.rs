//! A moment: weekday, day, part of the day, date, its twin in the other calendar, time and zone, in the order they come.

use super::super::lexer::Kind as TokenKind;
use super::super::syntax::{Base, DateSpec, Expr, Parts};
use super::Parser;
use crate::calendar::sense::{Count, Link, Sense, Unit};
use crate::calendar::value::DayPart;

/// Punctuation that may stand between two parts of one moment.
const GLUE: [char; 14] = [
    ',', '\u{60c}', '(', ')', '-', '\u{2013}', '\u{2014}', '/', '|', ':', '\u{2022}', '\u{b7}', '[', ']',
];

impl Parts {
    /// Whether the parts are a date by themselves.
    pub(in crate::calendar) fn is_strong(&self) -> bool {
        let dated = self.date.is_some_and(|date| date.day.is_some() && date.month.is_some());
        let timed = self
            .clock
            .is_some_and(|clock| clock.named || self.zone.is_some() || self.part.is_some());
        self.weekday.is_some() || self.day.is_some() || self.feast.is_some() || dated || timed
    }

    /// Whether nothing but a time of day is said.
    pub(super) fn is_only_a_time(&self) -> bool {
        self.clock.is_some() && !self.is_dated()
    }

    fn is_dated(&self) -> bool {
        self.weekday.is_some() || self.day.is_some() || self.date.is_some() || self.feast.is_some()
    }
}

impl Parser<'_> {
    /// A moment that begins at a token.
    pub(super) fn moment(&self, i: usize) -> Option<(Expr, usize)> {
        let mut parts = Parts::default();
        let mut end = self.piece(i, &mut parts)?;
        let mut open = false;
        loop {
            if let Some(next) = self.piece(end, &mut parts).filter(|_| !self.has_and(end)) {
                end = next;
                continue;
            }
            let Some((at, opened)) = self.glue(end) else { break };
            let Some(next) = self.piece(at, &mut parts) else { break };
            (end, open) = (next, opened);
        }
        if open && self.mark(end, &[')']).is_some() {
            end += 1;
        }
        parts.reads_as_time().then(|| (Expr::Moment(Box::new(parts)), end))
    }

    /// Where the next part may begin, and whether a bracket was opened on the way.
    fn glue(&self, i: usize) -> Option<(usize, bool)> {
        let (mut at, mut open) = (i, false);
        for _ in 0..5 {
            if let Some(mark) = self.mark(at, &GLUE) {
                open |= mark == '(';
                at += 1;
            } else if let Some((_, next)) = self.link(at, &[Link::Corresponding]) {
                at = next;
            } else if self.mark(at, &['.']).is_some() && self.link(at + 1, &[Link::Corresponding]).is_some() {
                at += 1;
            } else if at == i
                && let Some((_, next)) = self.link(at, &[Link::In, Link::From]).filter(|_| !self.has_and(at))
            {
                at = next;
            } else {
                break;
            }
        }
        (at > i && !self.has_and(at)).then_some((at, open))
    }

    /// Takes one more part, if it is one that has not been said.
    fn piece(&self, i: usize, parts: &mut Parts) -> Option<usize> {
        match self.tokens.get(i)?.kind {
            TokenKind::Word(_) => {
                let next = self.day_noun(i, parts).or_else(|| self.named_piece(i, parts));
                next.or_else(|| self.clock_piece(i, parts))
                    .or_else(|| self.date_piece(i, parts))
            }
            TokenKind::Number { .. } => self.clock_piece(i, parts).or_else(|| self.date_piece(i, parts)),
            TokenKind::Mark('(') if parts.clock.is_some() => self.zone_piece(i, parts),
            _ => None,
        }
    }

    /// "The day" before a weekday or a date.
    fn day_noun(&self, i: usize, parts: &mut Parts) -> Option<usize> {
        let ((unit, count, definite), next) = self.unit(i)?;
        if unit != Unit::Day || count != Count::One || definite {
            return None;
        }
        let at = self.link(next, &[Link::Corresponding]).map_or(next, |(_, past)| past);
        if self.has_and(at) {
            return None;
        }
        let named = self.named_piece(at, parts).or_else(|| self.date_piece(at, parts));
        named.or_else(|| self.short_date(at, parts))
    }

    fn short_date(&self, i: usize, parts: &mut Parts) -> Option<usize> {
        let (date, next) = self.short_figures(i).filter(|_| parts.date.is_none())?;
        parts.date = Some(date);
        Some(next)
    }

    /// Weekday, day by its distance, part of the day, feast, zone: what single words say.
    fn named_piece(&self, i: usize, parts: &mut Parts) -> Option<usize> {
        let first = !parts.is_dated() && parts.clock.is_none() && parts.part.is_none();
        if !first && self.has_preposition(i) && parts.clock.is_none() {
            return None;
        }
        let (taken, next) = self
            .find(i, |sense| {
                let free = match sense {
                    Sense::Weekday(_) => {
                        parts.weekday.is_none() || (parts.weekday_to.is_none() && parts.part == Some(DayPart::Night))
                    }
                    Sense::Day(_) => parts.day.is_none() && parts.date.is_none(),
                    Sense::Night(_) => parts.day.is_none() && parts.part.is_none() && !parts.is_dated(),
                    Sense::Part(_) => parts.part.is_none() && !parts.eve,
                    Sense::Eve => first && !parts.eve,
                    Sense::Feast(_) => parts.feast.is_none() && parts.date.is_none(),
                    _ => false,
                };
                free.then_some(sense)
            })
            .or_else(|| self.feast_day(i, parts))
            .or_else(|| {
                self.zone(i)
                    .filter(|_| parts.clock.is_some() && parts.zone.is_none())
                    .map(|(zone, next)| (Sense::Zone(zone), next))
            })?;
        match taken {
            Sense::Weekday(day) if parts.weekday.is_some() => parts.weekday_to = Some(day),
            Sense::Weekday(day) => return Some(self.weekday(day, next, parts)),
            Sense::Day(offset) => parts.day = Some(offset),
            Sense::Night(offset) => (parts.day, parts.part) = (Some(offset), Some(DayPart::Night)),
            Sense::Part(part) => parts.part = Some(part),
            Sense::Eve => parts.eve = true,
            Sense::Feast(feast) => {
                parts.feast = parts.feast.or(Some((feast, 1)));
                return Some(self.feast_year(next, parts));
            }
            Sense::Zone(zone) => parts.zone = Some(zone),
            _ => {}
        }
        Some(next)
    }

    fn weekday(&self, day: u8, next: usize, parts: &mut Parts) -> usize {
        parts.weekday = Some(day);
        if let Some(past) = self.elsewhere(next) {
            parts.elsewhere = true;
            return past;
        }
        match self.modifier(next).filter(|_| !self.has_and(next)) {
            Some((modifier, past)) => {
                parts.modifier = Some(modifier);
                past
            }
            None => next,
        }
    }

    /// "The second day of the feast".
    fn feast_day(&self, i: usize, parts: &mut Parts) -> Option<(Sense, usize)> {
        let (day, next) = self
            .ordinal(i)
            .filter(|_| parts.feast.is_none() && parts.date.is_none())?;
        let ((unit, ..), next) = self.unit(next)?;
        let next = self.link(next, &[Link::From]).map_or(next, |(_, past)| past);
        let (feast, next) = self.find(next, |sense| match sense {
            Sense::Feast(feast) => Some(feast),
            _ => None,
        })?;
        if unit != Unit::Day || day > 7 {
            return None;
        }
        parts.feast = Some((feast, day as u8));
        Some((Sense::Feast(feast), next))
    }

    fn feast_year(&self, next: usize, parts: &mut Parts) -> usize {
        let mut date = DateSpec::default();
        let mut end = next;
        if let Some((modifier, past)) = self.modifier(end) {
            (date.modifier, end) = (Some(modifier), past);
        }
        if let Some((year, era, past)) = self.year(end, None) {
            (date.year, date.kind, end) = (Some(year), era, past);
        }
        if end > next {
            parts.date = Some(date);
        }
        end
    }

    fn clock_piece(&self, i: usize, parts: &mut Parts) -> Option<usize> {
        if parts.clock.is_some() {
            return None;
        }
        let (clock, part, next) = self.clock(i)?;
        parts.clock = Some(clock);
        parts.part = parts.part.or(part);
        Some(next)
    }

    fn zone_piece(&self, i: usize, parts: &mut Parts) -> Option<usize> {
        let (zone, next) = self.zone(i).filter(|_| parts.zone.is_none())?;
        parts.zone = Some(zone);
        Some(next)
    }

    /// A full date, or the same day in the other calendar.
    fn date_piece(&self, i: usize, parts: &mut Parts) -> Option<usize> {
        if parts.feast.is_some() || (parts.is_dated() && self.has_preposition(i)) {
            return None;
        }
        if let Some((_, next)) = self.link(i, &[Link::Table]).filter(|_| parts.date.is_some()) {
            return Some(next);
        }
        let (date, next) = self.date(i)?;
        date.day?;
        match parts.date {
            None => parts.date = Some(date),
            Some(first)
                if parts.twin.is_none() && first.kind.is_some() && date.kind.is_some() && first.kind != date.kind =>
            {
                parts.twin = Some(date);
            }
            Some(_) => return None,
        }
        Some(next)
    }

    /// After a part of a Hijri month in brackets or after "corresponding to": the day itself, in the other calendar.
    pub(super) fn twin_of_period(&self, base: Base, i: usize) -> Option<(Expr, usize)> {
        let Base::Date(period) = base else { return None };
        let (at, open) = self.glue(i)?;
        let (date, next) = self.date(at)?;
        let other = date.day.is_some() && period.kind.is_some() && period.kind != date.kind;
        let close = usize::from(open && self.mark(next, &[')']).is_some());
        other.then(|| {
            (
                Expr::Moment(Box::new(Parts {
                    date: Some(date),
                    ..Parts::default()
                })),
                next + close,
            )
        })
    }
}

impl Parts {
    /// Whether more than the shell of a moment was found.
    const fn reads_as_time(&self) -> bool {
        self.weekday.is_some()
            || self.day.is_some()
            || self.date.is_some()
            || self.feast.is_some()
            || self.clock.is_some()
            || (self.part.is_some() && !self.eve)
    }
}
