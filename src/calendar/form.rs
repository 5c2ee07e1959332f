//! The shapes that a resolved time can have: how each is written and which instants it covers.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::sense::Slice;
use super::value::{DayPart, Granularity, Zone};

/// A resolved time.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    Day(NaiveDate),
    Minute(NaiveDateTime),
    Second(NaiveDateTime),
    Part(NaiveDate, DayPart),
    /// Year and week of ISO 8601.
    Week(i32, u32),
    Month(i32, u32),
    Quarter(i32, u32),
    /// Season 1 to 4 from spring.
    Season(i32, u8),
    Year(i32),
    /// Years that share all but the last digit.
    Decade(i32),
    /// Years that share all but the last two digits.
    Century(i32),
    Slice(Box<Form>, Slice),
    /// Days, both included; a period of the other calendar or a run of days.
    Days(NaiveDate, NaiveDate),
    /// From the first to the last; open where there is none.
    Interval(Option<Box<Form>>, Option<Box<Form>>),
    /// ISO 8601 duration without the leading `P`.
    Duration(String),
    /// Nothing known.
    Unknown,
}

const DATE: &str = "%Y-%m-%d";

impl Form {
    /// The written value; `None` for what is not known.
    pub(super) fn write(&self, zone: Option<Zone>) -> Option<String> {
        let suffix = || zone.map(Zone::suffix).unwrap_or_default();
        Some(match self {
            Self::Day(day) => day.format(DATE).to_string(),
            Self::Minute(at) => format!("{}{}", at.format("%Y-%m-%dT%H:%M"), suffix()),
            Self::Second(at) => format!("{}{}", at.format("%Y-%m-%dT%H:%M:%S"), suffix()),
            Self::Part(day, part) => format!("{}T{}", day.format(DATE), part_code(*part)),
            Self::Week(year, week) => format!("{year:04}-W{week:02}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Season(year, season) => {
                format!("{year:04}-{}", ["SP", "SU", "AU", "WI"][usize::from(*season - 1) % 4])
            }
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(year) => format!("{:03}X", year.div_euclid(10)),
            Self::Century(year) => format!("{:02}XX", year.div_euclid(100)),
            Self::Slice(base, slice) => {
                let part = match slice {
                    Slice::Start => "START",
                    Slice::Mid => "MID",
                    Slice::End => "END",
                };
                format!("{}-{part}", base.write(zone)?)
            }
            Self::Days(first, last) => format!("{}/{}", first.format(DATE), last.format(DATE)),
            Self::Interval(from, to) => interval(from.as_deref(), to.as_deref(), zone)?,
            Self::Duration(length) => format!("P{length}"),
            Self::Unknown => return None,
        })
    }

    /// First instant and the instant after the last.
    pub(super) fn bounds(&self) -> (Option<NaiveDateTime>, Option<NaiveDateTime>) {
        match self {
            Self::Minute(at) => (Some(*at), at.checked_add_signed(chrono::TimeDelta::minutes(1))),
            Self::Second(at) => (Some(*at), at.checked_add_signed(chrono::TimeDelta::seconds(1))),
            Self::Part(day, part) => part_bounds(*day, *part),
            Self::Interval(from, to) => (
                from.as_ref().and_then(|form| form.bounds().0),
                to.as_ref().and_then(|form| form.bounds().1),
            ),
            Self::Duration(_) | Self::Unknown => (None, None),
            _ => self.days().map_or((None, None), |(first, last)| {
                (midnight(first), last.succ_opt().and_then(midnight))
            }),
        }
    }

    /// First and last day; `None` for open, unknown and lengths.
    pub(super) fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let years = |from: i32, count: i32| {
            Some((
                NaiveDate::from_ymd_opt(from, 1, 1)?,
                NaiveDate::from_ymd_opt(from + count - 1, 12, 31)?,
            ))
        };
        match self {
            Self::Day(day) | Self::Part(day, _) => Some((*day, *day)),
            Self::Minute(at) | Self::Second(at) => Some((at.date(), at.date())),
            Self::Week(year, week) => {
                let first = NaiveDate::from_isoywd_opt(*year, *week, Weekday::Mon)?;
                Some((first, first.checked_add_days(Days::new(6))?))
            }
            Self::Month(year, month) => months(*year, *month, 1),
            Self::Quarter(year, quarter) => months(*year, quarter * 3 - 2, 3),
            Self::Season(year, season) => months(*year, u32::from(*season) * 3, 3),
            Self::Year(year) => years(*year, 1),
            Self::Decade(year) => years(*year, 10),
            Self::Century(year) => years(*year, 100),
            Self::Slice(base, slice) => base.days().and_then(|(first, last)| third(first, last, *slice)),
            Self::Days(first, last) => Some((*first, *last)),
            Self::Interval(from, to) => Some((from.as_ref()?.days()?.0, to.as_ref()?.days()?.1)),
            Self::Duration(_) | Self::Unknown => None,
        }
    }

    /// Size of what it covers.
    pub(super) const fn granularity(&self) -> Granularity {
        match self {
            Self::Day(_) | Self::Unknown => Granularity::Day,
            Self::Minute(_) | Self::Second(_) => Granularity::Minute,
            Self::Part(..) => Granularity::PartOfDay,
            Self::Week(..) => Granularity::Week,
            Self::Month(..) => Granularity::Month,
            Self::Quarter(..) => Granularity::Quarter,
            Self::Season(..) => Granularity::Season,
            Self::Year(_) => Granularity::Year,
            Self::Decade(_) => Granularity::Decade,
            Self::Century(_) => Granularity::Century,
            Self::Slice(..) => Granularity::PartOfPeriod,
            Self::Days(..) | Self::Interval(..) => Granularity::Interval,
            Self::Duration(_) => Granularity::Duration,
        }
    }
}

const fn part_code(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "MO",
        DayPart::Noon | DayPart::Afternoon => "AF",
        DayPart::Evening => "EV",
        DayPart::Night => "NI",
    }
}

/// Both ends with the same precision where they have days at all.
fn interval(from: Option<&Form>, to: Option<&Form>, zone: Option<Zone>) -> Option<String> {
    let open = || Some("..".to_owned());
    let (left, right) = match (from, to) {
        (Some(from), Some(to)) if from.granularity() != to.granularity() => {
            let both = from.days().zip(to.days())?;
            (Some(Form::Day(both.0.0)), Some(Form::Day(both.1.1)))
        }
        _ => (from.map(first_of), to.map(last_of)),
    };
    let from = left.map_or_else(open, |form| form.write(zone))?;
    let to = right.map_or_else(open, |form| form.write(zone))?;
    Some(if from == to { from } else { format!("{from}/{to}") })
}

/// What an interval begins with: the first day of a run of days or of the beginning of a period.
fn first_of(form: &Form) -> Form {
    match (form, form.days()) {
        (Form::Days(..) | Form::Slice(_, Slice::Start) | Form::Interval(..), Some((first, _))) => Form::Day(first),
        _ => form.clone(),
    }
}

/// What an interval ends with: the last day of a run of days or of the end of a period.
fn last_of(form: &Form) -> Form {
    match (form, form.days()) {
        (Form::Days(..) | Form::Slice(_, Slice::End) | Form::Interval(..), Some((_, last))) => Form::Day(last),
        _ => form.clone(),
    }
}

fn midnight(day: NaiveDate) -> Option<NaiveDateTime> {
    day.and_hms_opt(0, 0, 0)
}

/// Whole months from the first of one.
pub(super) fn months(year: i32, month: u32, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(Months::new(count))?.pred_opt()?))
}

/// Beginning, middle or end of a run of days: a third each.
fn third(first: NaiveDate, last: NaiveDate, slice: Slice) -> Option<(NaiveDate, NaiveDate)> {
    let length = (last - first).num_days() + 1;
    let part = (length / 3).max(1);
    let (from, to) = match slice {
        Slice::Start => (0, part - 1),
        Slice::Mid => (part, length - part - 1),
        Slice::End => (length - part, length - 1),
    };
    let at = |days: i64| first.checked_add_signed(chrono::TimeDelta::days(days));
    Some((at(from)?, at(to.max(from))?))
}

fn part_bounds(day: NaiveDate, part: DayPart) -> (Option<NaiveDateTime>, Option<NaiveDateTime>) {
    let (from, hours) = match part {
        DayPart::Morning => (4, 8),
        DayPart::Noon => (11, 3),
        DayPart::Afternoon => (12, 6),
        DayPart::Evening => (17, 6),
        DayPart::Night => (18, 12),
    };
    let start = NaiveTime::from_hms_opt(from, 0, 0).map(|time| day.and_time(time));
    (
        start,
        start.and_then(|at| at.checked_add_signed(chrono::TimeDelta::hours(hours))),
    )
}

/// The week of ISO 8601 that a day lies in.
pub(super) fn week_of(day: NaiveDate) -> Form {
    let week = day.iso_week();
    Form::Week(week.year(), week.week())
}
