//! Periods, distances and lengths.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};

use super::date::{Missing, shifted};
use super::{Draft, Resolver};
use crate::calendar::form::{Form, months, week_of};
use crate::calendar::hijri::certainty;
use crate::calendar::sense::{Modifier, Slice, Unit};
use crate::calendar::syntax::{Base, DateSpec, MonthOf, Year};
use crate::calendar::value::{Anchoring, Calendars, HijriForm, Kind, NoteKind, Status};

impl Resolver<'_> {
    /// A period or a part of one.
    pub(super) fn period(&self, base: &Base, slice: Option<Slice>, after: Option<NaiveDate>) -> Draft {
        let mut draft = match base {
            Base::Date(date) => self.month_or_year(date, after),
            Base::Unit(unit, modifier) => self.unit(*unit, *modifier),
            Base::Quarter(n, date) => self.part_of_year(date, |year| Form::Quarter(year, u32::from(*n))),
            Base::Half(n, date) => self.half(*n, date),
            Base::WeekOf(n, date) => self.week_of_month(*n, date),
            Base::Season(season, date, modifier) => self.season(*season, date, *modifier),
            Base::Decade(decade, century) => {
                Draft::new(Form::Decade(century + i32::from(*decade)), Anchoring::Absolute)
            }
            Base::Century(number) => Draft::new(Form::Century((number - 1) * 100), Anchoring::Absolute),
            Base::Centuries(modifier) => self.with_reference(|today| {
                Draft::new(
                    Form::Century((today.year().div_euclid(100) + modifier.offset()) * 100),
                    Anchoring::Relative,
                )
            }),
        };
        if let Some(slice) = slice
            && draft.status != Status::Unresolved
        {
            let sliced = Form::Slice(Box::new(draft.form.clone()), slice);
            draft.form = match (&draft.form, sliced.days()) {
                (Form::Days(..), Some((first, last))) => Form::Days(first, last),
                _ => sliced,
            };
            draft.hijri = None;
        }
        draft
    }

    fn month_or_year(&self, date: &DateSpec, after: Option<NaiveDate>) -> Draft {
        let kind = self.kind(date);
        let complete = date.year.is_some();
        let anchoring = match date.year {
            Some(Year::Relative(_)) => Anchoring::Relative,
            Some(_) => Anchoring::Absolute,
            None => Anchoring::Completed,
        };
        let Some(month) = date.month else {
            return self.year(date, kind, anchoring);
        };
        let month = match month {
            MonthOf::Named(month) => month,
            MonthOf::Relative(modifier) => return self.unit(Unit::Month, modifier),
        };
        let year = match self.year_of(date, kind, month, self.today()) {
            Ok(Some(year)) => Some(year),
            Ok(None) if complete => None,
            Ok(None) if self.today().is_none() => return self.missing(Missing::Reference, date),
            Ok(None) => self.year_of_month(kind, month, date.modifier, after),
            Err(missing) => return self.missing(missing, date),
        };
        match year {
            Some(year) => self.month(kind, year, month, anchoring),
            None => self.missing(Missing::Day, date),
        }
    }

    fn month(&self, kind: Kind, year: i32, month: u8, anchoring: Anchoring) -> Draft {
        if kind == Kind::Gregorian {
            return Draft::new(Form::Month(year, u32::from(month)), anchoring);
        }
        let Some((first, last, certainty)) = self.month_days(kind, year, month) else {
            return self.unresolved(NoteKind::NoSuchDay, anchoring);
        };
        let mut draft = Draft::new(Form::Days(first, last), anchoring);
        (draft.hijri, draft.calendars) = (Some(HijriForm::Month(year, month)), Calendars::Hijri);
        draft.certain(certainty);
        draft
    }

    fn year(&self, date: &DateSpec, kind: Kind, anchoring: Anchoring) -> Draft {
        let kind = date.kind.unwrap_or_else(|| {
            if matches!(date.year, Some(Year::Relative(_))) {
                self.calendar()
            } else {
                kind
            }
        });
        match self.year_of(date, kind, 1, self.today()) {
            Ok(Some(year)) => self.whole_year(kind, year, anchoring),
            Ok(None) => self.missing(Missing::Day, date),
            Err(missing) => self.missing(missing, date),
        }
    }

    fn whole_year(&self, kind: Kind, year: i32, anchoring: Anchoring) -> Draft {
        if kind == Kind::Gregorian {
            return Draft::new(Form::Year(year), anchoring);
        }
        let first = self.month_days(kind, year, 1).map(|(first, ..)| first);
        let last = self.month_days(kind, year, 12).map(|(_, last, _)| last);
        let Some((first, last)) = first.zip(last) else {
            return self.unresolved(NoteKind::NoSuchDay, anchoring);
        };
        let mut draft = Draft::new(Form::Days(first, last), anchoring);
        (draft.hijri, draft.calendars) = (Some(HijriForm::Year(year)), Calendars::Hijri);
        draft.certain(certainty(year, self.variant));
        draft
    }

    /// "This week", "last month", "next year".
    fn unit(&self, unit: Unit, modifier: Modifier) -> Draft {
        let by = modifier.offset();
        self.with_reference(|today| match unit {
            Unit::Week => {
                let day = today
                    .checked_add_signed(TimeDelta::weeks(i64::from(by)))
                    .unwrap_or(today);
                Draft::new(week_of(day), Anchoring::Relative)
            }
            Unit::Month => self.month_of(self.calendar(), today).map_or_else(
                || self.unresolved(NoteKind::NoSuchDay, Anchoring::Relative),
                |(year, month)| {
                    let (year, month) = shifted(year, month, by);
                    self.month(self.calendar(), year, month, Anchoring::Relative)
                },
            ),
            Unit::Decade => Draft::new(
                Form::Decade((today.year().div_euclid(10) + by) * 10),
                Anchoring::Relative,
            ),
            Unit::Century => Draft::new(
                Form::Century((today.year().div_euclid(100) + by) * 100),
                Anchoring::Relative,
            ),
            _ => self.month_of(self.calendar(), today).map_or_else(
                || self.unresolved(NoteKind::NoSuchDay, Anchoring::Relative),
                |(year, _)| self.whole_year(self.calendar(), year + by, Anchoring::Relative),
            ),
        })
    }

    fn part_of_year(&self, date: &DateSpec, form: impl Fn(i32) -> Form) -> Draft {
        match self.year_of(date, Kind::Gregorian, 1, self.today()) {
            Ok(Some(year)) if (1600..3000).contains(&year) => {
                let relative = matches!(date.year, Some(Year::Relative(_)));
                Draft::new(
                    form(year),
                    if relative {
                        Anchoring::Relative
                    } else {
                        Anchoring::Absolute
                    },
                )
            }
            Ok(_) => self.missing(Missing::Day, date),
            Err(missing) => self.missing(missing, date),
        }
    }

    fn half(&self, n: u8, date: &DateSpec) -> Draft {
        let mut draft = self.month_or_year(date, None);
        draft.form = match draft.form {
            Form::Year(year) => {
                let from = u32::from(n) * 6 - 5;
                Form::Interval(
                    Some(Box::new(Form::Month(year, from))),
                    Some(Box::new(Form::Month(year, from + 5))),
                )
            }
            other => match other.days() {
                Some((first, last)) => {
                    let middle = first + TimeDelta::days(14);
                    if n == 1 {
                        Form::Days(first, middle)
                    } else {
                        Form::Days(middle.succ_opt().unwrap_or(middle), last)
                    }
                }
                None => other,
            },
        };
        draft.hijri = None;
        draft
    }

    fn week_of_month(&self, n: u8, date: &DateSpec) -> Draft {
        let mut draft = self.month_or_year(date, None);
        if let Some((first, end)) = draft.form.days() {
            let from = if n > 5 {
                end - Days::new(6)
            } else {
                first + Days::new(7 * u64::from(n - 1))
            };
            draft.form = Form::Days(from.min(end), (from + Days::new(6)).min(end));
            draft.hijri = None;
        }
        draft
    }

    /// A season: winter is named after the year it begins in.
    fn season(&self, season: u8, date: &DateSpec, modifier: Option<Modifier>) -> Draft {
        if date.year.is_some() && modifier.is_none() {
            return self.part_of_year(date, |year| Form::Season(year, season));
        }
        self.with_reference(|today| {
            let year = today.year();
            let first = |year: i32| months(year, u32::from(season) * 3, 3);
            let year = match modifier {
                Some(Modifier::Last | Modifier::Recent) => [year, year - 1]
                    .into_iter()
                    .find(|&year| first(year).is_some_and(|(_, last)| last < today)),
                Some(Modifier::Next) => [year, year + 1]
                    .into_iter()
                    .find(|&year| first(year).is_some_and(|(first, _)| first > today)),
                Some(Modifier::This) | None => {
                    let covers = |year: &i32| first(*year).is_some_and(|(first, last)| first <= today && today <= last);
                    [year - 1, year].into_iter().find(covers).or(Some(year))
                }
                Some(other) => Some(year + other.offset()),
            };
            year.map_or_else(
                || self.unresolved(NoteKind::NoSuchDay, Anchoring::Relative),
                |year| Draft::new(Form::Season(year, season), Anchoring::Relative),
            )
        })
    }

    /// So many units before or after the reference.
    pub(super) fn ago(&self, count: u32, unit: Unit, sign: i32, about: bool, anchored: bool) -> Draft {
        if !anchored {
            return self.unresolved(NoteKind::NeedsEvent, Anchoring::Event);
        }
        let mut draft = self.with_reference(|today| {
            let form = self.distance(today, count, unit, sign);
            form.map_or_else(
                || self.unresolved(NoteKind::NoSuchDay, Anchoring::Relative),
                |form| Draft::new(form, Anchoring::Relative),
            )
        });
        if about {
            draft.worsen(Status::Approximate);
        }
        draft
    }

    fn distance(&self, today: NaiveDate, count: u32, unit: Unit, sign: i32) -> Option<Form> {
        let by = i64::from(count) * i64::from(sign);
        let seconds = match unit {
            Unit::Second => 1,
            Unit::Minute => 60,
            Unit::Hour => 3600,
            _ => 0,
        };
        if seconds > 0 {
            let step = TimeDelta::try_seconds(by * seconds)?;
            return match self.now() {
                Some(now) => now.checked_add_signed(step).map(Form::Minute),
                None => today
                    .and_hms_opt(12, 0, 0)?
                    .checked_add_signed(step)
                    .map(|at| Form::Day(if count < 12 { today } else { at.date() })),
            };
        }
        match unit {
            Unit::Day | Unit::Night => today.checked_add_signed(TimeDelta::try_days(by)?).map(Form::Day),
            Unit::Week => today.checked_add_signed(TimeDelta::try_weeks(by)?).map(Form::Day),
            Unit::Month => {
                let (year, month) = shifted(today.year(), today.month() as u8, by as i32);
                Some(Form::Month(year, u32::from(month)))
            }
            Unit::Decade => in_range(today.year() + by as i32 * 10),
            Unit::Century => in_range(today.year() + by as i32 * 100),
            _ => in_range(today.year() + by as i32),
        }
    }

    /// "Years ago", "in the coming days".
    pub(super) fn vague(&self, sign: i32) -> Draft {
        let mut draft = self.with_reference(|today| {
            let day = Some(Box::new(Form::Day(today)));
            let form = if sign < 0 {
                Form::Interval(None, day)
            } else {
                Form::Interval(day, None)
            };
            Draft::new(form, Anchoring::Relative)
        });
        draft.worsen(Status::Approximate);
        draft
    }

    /// The last or next so many units: from then to the reference, or from the reference to then.
    pub(super) fn last_units(&self, count: u32, unit: Unit, sign: i32) -> Draft {
        self.with_reference(|today| {
            let Some(far) = Self::far_end(today, count, unit, sign) else {
                return self.unresolved(NoteKind::NoSuchDay, Anchoring::Relative);
            };
            Draft::new(
                if sign < 0 {
                    Form::Days(far, today)
                } else {
                    Form::Days(today, far)
                },
                Anchoring::Relative,
            )
        })
    }

    fn far_end(today: NaiveDate, count: u32, unit: Unit, sign: i32) -> Option<NaiveDate> {
        let months_by = |months: u32| {
            let months = Months::new(months);
            if sign < 0 {
                today.checked_sub_months(months)
            } else {
                today.checked_add_months(months)
            }
        };
        let days_by = |days: i64| today.checked_add_signed(TimeDelta::try_days(days * i64::from(sign))?);
        match unit {
            Unit::Month => months_by(count),
            Unit::Year | Unit::Season => months_by(count.checked_mul(12)?),
            Unit::Decade => months_by(count.checked_mul(120)?),
            Unit::Century => months_by(count.checked_mul(1200)?),
            Unit::Week => days_by(i64::from(count) * 7),
            Unit::Hour => days_by(i64::from(count.div_ceil(24))),
            Unit::Minute | Unit::Second => Some(today),
            _ => days_by(i64::from(count)),
        }
    }

    /// A length of time.
    pub(super) fn duration(count: u32, unit: Unit, about: bool) -> Draft {
        let written = match unit {
            Unit::Second => format!("T{count}S"),
            Unit::Minute => format!("T{count}M"),
            Unit::Hour => format!("T{count}H"),
            Unit::Week => format!("{count}W"),
            Unit::Month => format!("{count}M"),
            Unit::Year | Unit::Season => format!("{count}Y"),
            Unit::Decade => format!("{}Y", u64::from(count) * 10),
            Unit::Century => format!("{}Y", u64::from(count) * 100),
            _ => format!("{count}D"),
        };
        let mut draft = Draft::new(Form::Duration(written), Anchoring::None);
        if about {
            draft.worsen(Status::Approximate);
        }
        draft
    }
}

fn in_range(year: i32) -> Option<Form> {
    (0..=9999).contains(&year).then_some(Form::Year(year))
}
