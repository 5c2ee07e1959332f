//! Days as a reader names them, in both calendars.

use chrono::{Datelike, NaiveDate};

use crate::{export::Labels, graph::TimeNode};

/// The day that a time lies in, if it lies in one.
pub fn of(time: &TimeNode) -> Option<NaiveDate> {
    let day = |instant: &str| instant.get(..10)?.parse::<NaiveDate>().ok();
    let first = day(time.earliest.as_deref()?)?;
    let after = time.latest.as_deref()?;
    let last = if after.get(10..) == Some("T00:00:00") {
        day(after)?.pred_opt()?
    } else {
        day(after)?
    };
    (first == last).then_some(first)
}

/// Weekday, day, month and year.
pub fn gregorian(day: NaiveDate, labels: &Labels) -> String {
    let weekday = day.weekday().number_from_monday().to_string();
    let month = format!("{:02}", day.month());
    let (weekday, month) = (labels.arabic("weekday", &weekday), labels.arabic("month", &month));
    format!("{weekday} {} {month} {}", day.day(), day.year())
}

/// Day, month and year of a Hijri date such as `1447-08-03`; empty for anything else.
pub fn hijri(date: &str, labels: &Labels) -> String {
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts[..] else {
        return String::new();
    };
    let day = day.trim_start_matches('0');
    format!(
        "{day} {} {year} {}",
        labels.arabic("hijri-month", month),
        labels.word("hijri-era")
    )
}
