//! Days and months of one calendar: the year where it is not said, and the days that do not exist.

use chrono::{Datelike, NaiveDate};

use super::Resolver;
use crate::calendar::form::months;
use crate::calendar::hijri::{Certainty, HijriDay, certainty, month_length, to_gregorian};
use crate::calendar::sense::Modifier;
use crate::calendar::syntax::{DateSpec, DayOf, MonthOf, Year};
use crate::calendar::value::Kind;

/// A day found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub day: NaiveDate,
    pub hijri: Option<HijriDay>,
    pub certainty: Certainty,
    /// The year was said, in full or as this, last or next year.
    pub complete: bool,
}

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    Reference,
    Day,
    /// It is counted from another time of the text.
    Event,
}

/// What helps to choose the year.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hint {
    pub weekday: Option<u8>,
    /// Not before this day: the other end of a range.
    pub after: Option<NaiveDate>,
    /// Near this day rather than the reference: the same date in the other calendar.
    pub near: Option<NaiveDate>,
}

impl Resolver<'_> {
    /// The calendar of a date: its own, or that of the reference.
    pub(super) fn kind(&self, date: &DateSpec) -> Kind {
        date.kind.unwrap_or_else(|| {
            if date.month.is_some_and(|month| matches!(month, MonthOf::Relative(_))) {
                self.calendar()
            } else {
                Kind::Gregorian
            }
        })
    }

    /// The day of a date that says day and month.
    pub(super) fn day(&self, date: &DateSpec, hint: Hint) -> Result<Found, Missing> {
        let kind = self.kind(date);
        let day = date.day.ok_or(Missing::Day)?;
        let anchor = hint.near.or_else(|| self.today());
        let (month, shift) = match date.month.ok_or(Missing::Day)? {
            MonthOf::Named(month) => (month, None),
            MonthOf::Relative(modifier) => {
                let (year, month) = self
                    .month_of(kind, self.today().ok_or(Missing::Reference)?)
                    .ok_or(Missing::Day)?;
                let (year, month) = shifted(year, month, modifier.offset());
                (month, Some(year))
            }
        };
        let year = match shift {
            Some(year) => Some(year),
            None => self.year_of(date, kind, month, anchor)?,
        };
        if let Some(year) = year {
            return self
                .at(kind, year, month, day)
                .map(|found| Found {
                    complete: true,
                    ..found
                })
                .ok_or(Missing::Day);
        }
        let anchor = anchor.ok_or(Missing::Reference)?;
        let (middle, _) = self.month_of(kind, anchor).ok_or(Missing::Day)?;
        let candidates: Vec<Found> = (-2..=2)
            .filter_map(|add| self.at(kind, middle + add, month, day))
            .collect();
        choose(&candidates, anchor, date.modifier, hint).ok_or(Missing::Day)
    }

    /// The year that a date says, as a year of its calendar; `None` when it says none.
    pub(super) fn year_of(
        &self,
        date: &DateSpec,
        kind: Kind,
        month: u8,
        anchor: Option<NaiveDate>,
    ) -> Result<Option<i32>, Missing> {
        let now = |modifier: Modifier| {
            let (year, _) = self
                .month_of(kind, self.today().ok_or(Missing::Reference)?)
                .ok_or(Missing::Day)?;
            Ok(Some(year + modifier.offset()))
        };
        match (date.year, date.modifier) {
            (Some(Year::Full(year)), _) if kind == Kind::Hijri && year > 1700 => Ok(hijri_year_in(year, month)),
            (Some(Year::Full(year)), _) => Ok(Some(year)),
            (Some(Year::Short(short)), _) => Ok(Some(self.full_year(kind, short, anchor))),
            (Some(Year::Relative(modifier)), _) | (None, Some(modifier @ Modifier::This)) => now(modifier),
            (Some(Year::Elsewhere), _) => Err(Missing::Event),
            (None, _) => Ok(None),
        }
    }

    /// The year of two figures nearest to the reference.
    fn full_year(&self, kind: Kind, short: u8, anchor: Option<NaiveDate>) -> i32 {
        let middle = anchor.and_then(|day| self.month_of(kind, day)).map_or(
            match kind {
                Kind::Gregorian => 2010,
                Kind::Hijri => 1430,
            },
            |(year, _)| year,
        );
        let century = middle.div_euclid(100) * 100;
        let years = [century - 100, century, century + 100].map(|century| century + i32::from(short));
        years
            .into_iter()
            .min_by_key(|year| (year - middle).abs())
            .unwrap_or(middle)
    }

    /// Year and month of a day in a calendar.
    pub(super) fn month_of(&self, kind: Kind, day: NaiveDate) -> Option<(i32, u8)> {
        match kind {
            Kind::Gregorian => Some((day.year(), day.month() as u8)),
            Kind::Hijri => self.hijri_of(day).map(|day| (day.year, day.month)),
        }
    }

    /// A day of a calendar, if it exists.
    pub(super) fn at(&self, kind: Kind, year: i32, month: u8, day: DayOf) -> Option<Found> {
        match kind {
            Kind::Gregorian => {
                let last = || months(year, u32::from(month), 1).map(|(_, last)| last);
                let day = match day {
                    DayOf::Number(day) => NaiveDate::from_ymd_opt(year, u32::from(month), day)?,
                    DayOf::Last => last()?,
                };
                Some(Found {
                    day,
                    hijri: None,
                    certainty: Certainty::Exact,
                    complete: false,
                })
            }
            Kind::Hijri => {
                let day = match day {
                    DayOf::Number(day) => u8::try_from(day).ok()?,
                    DayOf::Last => month_length(year, month, self.variant).ok()?,
                };
                let hijri = HijriDay { year, month, day };
                let (day, certainty) = to_gregorian(hijri, self.variant).ok()?;
                Some(Found {
                    day,
                    hijri: Some(hijri),
                    certainty,
                    complete: false,
                })
            }
        }
    }

    /// First and last day of a month of a calendar.
    pub(super) fn month_days(&self, kind: Kind, year: i32, month: u8) -> Option<(NaiveDate, NaiveDate, Certainty)> {
        let first = self.at(kind, year, month, DayOf::Number(1))?;
        let last = self.at(kind, year, month, DayOf::Last)?;
        Some((first.day, last.day, certainty_of(kind, year, first.certainty)))
    }

    /// The year of a month without one.
    pub(super) fn year_of_month(
        &self,
        kind: Kind,
        month: u8,
        modifier: Option<Modifier>,
        after: Option<NaiveDate>,
    ) -> Option<i32> {
        let (year, now) = self.month_of(kind, after.or_else(|| self.today())?)?;
        let distance = |candidate: i32| (candidate - year) * 12 + i32::from(month) - i32::from(now);
        let years = [year - 1, year, year + 1];
        let pick = |fits: &dyn Fn(i32) -> bool| years.into_iter().find(|&year| fits(distance(year)));
        match modifier {
            _ if after.is_some() => pick(&|months| (0..12).contains(&months)),
            Some(Modifier::Last | Modifier::Recent) => pick(&|months| (-12..0).contains(&months)),
            Some(Modifier::Next) => pick(&|months| (1..=12).contains(&months)),
            Some(Modifier::BeforeLast) => pick(&|months| (-12..0).contains(&months)).map(|year| year - 1),
            Some(Modifier::AfterNext) => pick(&|months| (1..=12).contains(&months)).map(|year| year + 1),
            Some(Modifier::This) => Some(year),
            None => pick(&|months| (-7..5).contains(&months)),
        }
    }
}

fn certainty_of(kind: Kind, year: i32, found: Certainty) -> Certainty {
    match kind {
        Kind::Gregorian => Certainty::Exact,
        Kind::Hijri => found.max(certainty(year, crate::calendar::hijri::Variant::UmmAlQura)),
    }
}

/// The month some months before or after.
pub(super) const fn shifted(year: i32, month: u8, by: i32) -> (i32, u8) {
    let months = year * 12 + month as i32 - 1 + by;
    (months.div_euclid(12), months.rem_euclid(12) as u8 + 1)
}

/// The Hijri year whose month lies in a Gregorian year ("3 Shaban 2026"), the first where there are two.
fn hijri_year_in(gregorian: i32, month: u8) -> Option<i32> {
    let guess = ((i64::from(gregorian) - 622) * 33 / 32) as i32;
    (guess - 1..=guess + 2).find(|&year| {
        let day = HijriDay { year, month, day: 15 };
        to_gregorian(day, crate::calendar::hijri::Variant::UmmAlQura).is_ok_and(|(date, _)| date.year() == gregorian)
    })
}

/// Of the same date in several years the one that is meant.
fn choose(candidates: &[Found], anchor: NaiveDate, modifier: Option<Modifier>, hint: Hint) -> Option<Found> {
    // News tells more of what was than of what will be: a coming day counts as if it were farther away.
    let distance = |found: &&Found| {
        let days = (found.day - anchor).num_days();
        if days > 0 && hint.near.is_none() {
            days * 3 / 2
        } else {
            days.abs()
        }
    };
    let nearest = |fits: &dyn Fn(&Found) -> bool| {
        candidates
            .iter()
            .filter(|found| fits(found))
            .min_by_key(distance)
            .copied()
    };
    match modifier.filter(|_| hint.near.is_none()) {
        Some(Modifier::Last | Modifier::Recent) => nearest(&|found| found.day < anchor),
        Some(Modifier::Next) => nearest(&|found| found.day > anchor),
        Some(Modifier::BeforeLast) => nearest(&|found| (anchor - found.day).num_days() > 366),
        Some(Modifier::AfterNext) => nearest(&|found| (found.day - anchor).num_days() > 366),
        _ => {
            let not_before = |found: &Found| hint.after.is_none_or(|after| found.day >= after);
            let on_weekday = |found: &Found| {
                hint.weekday
                    .is_none_or(|day| found.day.weekday().number_from_monday() == u32::from(day))
                    && (found.day - anchor).num_days().abs() < 550
            };
            nearest(&|found| not_before(found) && on_weekday(found)).or_else(|| nearest(&not_before))
        }
    }
}
