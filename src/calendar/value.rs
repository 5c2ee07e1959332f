//! What a date expression says: an interval of instants, how exactly, and how it is written.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize, Serializer};

use super::form::Form;
use super::hijri::HijriDay;
use crate::text::Span;

/// A calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The Gregorian calendar.
    #[default]
    Gregorian,
    /// The Hijri calendar.
    Hijri,
}

/// The calendars that an expression names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Calendars {
    /// Only Gregorian terms, or none that belong to one calendar.
    Gregorian,
    /// Only Hijri terms.
    Hijri,
    /// A date in each.
    Both,
}

/// The size of what is dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Granularity {
    Minute,
    PartOfDay,
    Day,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    /// The beginning, middle or end of a period.
    PartOfPeriod,
    /// From one time to another.
    Interval,
    /// A length of time that is not tied to a calendar: no date.
    Duration,
}

/// How an expression gets its place in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchoring {
    /// By itself: year, month and day as far as needed are said.
    Absolute,
    /// Counted from the reference (yesterday, last year, Tuesday).
    Relative,
    /// A date that lacks its year (or month), taken from the reference.
    Completed,
    /// Counted from another event of the text.
    Event,
    /// Not in time at all: a duration.
    None,
}

/// How far the value can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// As said.
    Exact,
    /// A Hijri date of years that are computed, not yet announced.
    Predicted,
    /// About so: vague words, or a Hijri date outside the published calendar.
    Approximate,
    /// The parts of the expression contradict each other; the Gregorian date is taken.
    Inconsistent,
    /// A date, but which one cannot be said: no reference, or no such day.
    Unresolved,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// The Hijri date lies a day beside the Gregorian one or the weekday: another announcing body.
    OffByOne,
    /// The two calendars name different days.
    CalendarsDisagree,
    /// The weekday is not that of the date.
    WeekdayDisagrees,
    /// There is no such day.
    NoSuchDay,
    /// A reference date is needed and there is none.
    NeedsReference,
    /// Counted from something that is not a date.
    NeedsEvent,
    /// Day and month are written in the American order.
    MonthFirst,
}

/// A diagnostic with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// The words, as bytes of the original.
    pub span: Span,
    /// What was found and what was taken.
    pub text: String,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayPart {
    /// Dawn to noon.
    Morning,
    /// About noon; written as afternoon.
    Noon,
    /// Noon to sunset.
    Afternoon,
    /// Sunset and after.
    Evening,
    /// Night.
    Night,
}

/// A time zone that the text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Minutes east of Greenwich.
    Offset(i32),
    /// "Local time", of a place that the expression does not name.
    Local,
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Local => out.serialize_str("local"),
            Self::Offset(_) => out.serialize_str(&self.suffix()),
        }
    }
}

impl Zone {
    /// What is written after a time of day: `Z`, `+03:00`, nothing for local time.
    pub fn suffix(self) -> String {
        match self {
            Self::Local => String::new(),
            Self::Offset(0) => "Z".to_owned(),
            Self::Offset(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

/// What a mention says.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    pub(super) form: Form,
    pub(super) hijri: Option<HijriForm>,
    /// The calendars named.
    pub calendars: Calendars,
    /// First instant, local time of the text (of the named zone where there is one); `None` when open or unknown.
    pub earliest: Option<NaiveDateTime>,
    /// The instant after the last one.
    pub latest: Option<NaiveDateTime>,
    /// Size of what is dated.
    pub granularity: Granularity,
    /// How it is tied to time.
    pub anchoring: Anchoring,
    /// How far it can be trusted.
    pub status: Status,
    /// The zone named.
    pub zone: Option<Zone>,
    /// Diagnostics.
    pub notes: Vec<Note>,
}

/// The Hijri date that a value has been read from, or corresponds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HijriForm {
    Day(HijriDay),
    Month(i32, u8),
    Year(i32),
    Days(HijriDay, HijriDay),
}

impl Value {
    /// ISO 8601 with EDTF and TIMEX3 habits: `2026-01-22`, `2026-01-22T19:07`, `2003/..`, `2019-Q1`, `P3M`; `None` when unresolved.
    pub fn iso(&self) -> Option<String> {
        (self.status != Status::Unresolved)
            .then(|| self.form.write(self.zone))
            .flatten()
    }

    /// The day of a value that lies within one day.
    pub fn day(&self) -> Option<NaiveDate> {
        match self.form {
            Form::Day(day) | Form::Part(day, _) => Some(day),
            Form::Minute(instant) | Form::Second(instant) => Some(instant.date()),
            _ => None,
        }
    }

    /// The Hijri form: `1447-08-03`, for months `1447-08`, for years `1447`; `None` where it would say nothing.
    ///
    /// Every single day has one; months and years only where the text counts by the Hijri calendar.
    pub fn hijri(&self) -> Option<String> {
        Some(match self.hijri? {
            HijriForm::Day(day) => day.to_string(),
            HijriForm::Month(year, month) => format!("{year:04}-{month:02}"),
            HijriForm::Year(year) => format!("{year:04}"),
            HijriForm::Days(from, to) => format!("{from}/{to}"),
        })
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shown<'a> {
            value: Option<String>,
            hijri: Option<String>,
            calendars: Calendars,
            earliest: Option<String>,
            latest: Option<String>,
            granularity: Granularity,
            anchoring: Anchoring,
            status: Status,
            zone: Option<Zone>,
            notes: &'a [Note],
        }
        let instant = |at: Option<NaiveDateTime>| at.map(|at| at.format("%Y-%m-%dT%H:%M:%S").to_string());
        Shown {
            value: self.iso(),
            hijri: self.hijri(),
            calendars: self.calendars,
            earliest: instant(self.earliest),
            latest: instant(self.latest),
            granularity: self.granularity,
            anchoring: self.anchoring,
            status: self.status,
            zone: self.zone,
            notes: &self.notes,
        }
        .serialize(out)
    }
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// Where, in bytes of the original.
    pub span: Span,
    /// What it says.
    pub value: Value,
}

/// The day from which relative expressions count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Day and time of writing; midnight when only the day is known.
    pub day: NaiveDateTime,
    /// The calendar that "this month" counts by.
    pub calendar: Kind,
}

impl Reference {
    /// A reference in the Gregorian calendar.
    pub const fn new(day: NaiveDateTime) -> Self {
        Self {
            day,
            calendar: Kind::Gregorian,
        }
    }
}
