//! Times of day: the half of the day, and the zone on that day.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Resolver;
use crate::calendar::form::Form;
use crate::calendar::load::Rule;
use crate::calendar::syntax::Clock;
use crate::calendar::value::{DayPart, Zone};

/// A time on a day, the hour read by the part of the day.
pub(super) fn instant(day: NaiveDate, clock: Clock, part: Option<DayPart>) -> Option<Form> {
    let hour = match (part, clock.hour) {
        _ if clock.fixed => clock.hour,
        (Some(DayPart::Morning | DayPart::Night), 12) => 0,
        (Some(DayPart::Noon), hour @ 1..=4)
        | (Some(DayPart::Afternoon | DayPart::Evening), hour @ 1..=11)
        | (Some(DayPart::Night), hour @ 6..=11) => hour + 12,
        (_, hour) => hour,
    };
    let at = day.and_hms_opt(hour, clock.minute, clock.second.unwrap_or(0))?;
    Some(if clock.second.is_some() {
        Form::Second(at)
    } else {
        Form::Minute(at)
    })
}

impl Resolver<'_> {
    /// The offset of a named zone on a day.
    pub(super) fn zone(&self, at: u16, day: NaiveDate) -> Option<Zone> {
        let row = self.loaded.zones.get(usize::from(at))?;
        let Some(offset) = row.offset else {
            return Some(Zone::Local);
        };
        Some(Zone::Offset(if in_summer(row.rule, day) { row.summer } else { offset }))
    }
}

/// Whether summer time is kept on a day.
fn in_summer(rule: Rule, day: NaiveDate) -> bool {
    let year = day.year();
    let between = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
        from.is_some_and(|from| day >= from) && to.is_some_and(|to| day < to)
    };
    match rule {
        Rule::Never => false,
        Rule::Europe => between(last(year, 3, Weekday::Sun), last(year, 10, Weekday::Sun)),
        Rule::America => between(
            NaiveDate::from_weekday_of_month_opt(year, 3, Weekday::Sun, 2),
            NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Sun, 1),
        ),
        Rule::Egypt => {
            year >= 2023
                && between(
                    last(year, 4, Weekday::Fri),
                    last(year, 10, Weekday::Thu).and_then(|day| day.succ_opt()),
                )
        }
    }
}

/// The last such weekday of a month of 30 days or more.
fn last(year: i32, month: u32, weekday: Weekday) -> Option<NaiveDate> {
    let end = crate::calendar::form::months(year, month, 1)?.1;
    let back = (7 + end.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    end.checked_sub_days(Days::new(u64::from(back)))
}
