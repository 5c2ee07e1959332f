//! The Hijri calendar and the Gregorian one, converted both ways.
//!
//! Hijri means Umm al-Qura, as printed by its authority. The crate `hijri_date` holds its month table; this module is the
//! guard around it. The crate accepts day 0 and day 30 of every month, panics on month 0 and on arithmetic past its ends, and
//! begins three months a day off (see `CORRECTIONS`). None of that can be seen from outside: everything here is computed from
//! the first days of months, which are strictly ordered, so a day converted and converted back is itself.
//!
//! | years AH | source | [`Certainty`] |
//! |---|---|---|
//! | 1357–1450 | published Umm al-Qura months | `Exact` |
//! | 1451–1499 | months computed ahead by the crate | `Predicted` |
//! | 1–1356, 1500–1600 | tabular calendar, civil epoch, 30-year cycle | `Approximate` |

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// First and last Hijri year that is converted at all.
pub const YEARS: std::ops::RangeInclusive<i32> = 1..=1600;
/// First and last year of the crate's table.
const TABLE: std::ops::RangeInclusive<i32> = 1357..=1499;
/// Last year whose months have been published.
const LAST_PUBLISHED: i32 = 1450;
const TABLE_MONTHS: usize = 143 * 12;
/// 1 Muharram 1 AH (civil) as a day of the common era: 19 July 622 in the Gregorian calendar.
const EPOCH: i32 = 227_015;
/// Months that begin a day earlier or later than the crate has them: year, month, days to add.
///
/// 1427 and 1446 are as published, 1485 as in the later edition of the table that the crate is made from.
const CORRECTIONS: [(i32, u8, i32); 3] = [(1427, 6, 1), (1446, 6, -1), (1485, 10, -1)];

/// Which announcing body's Hijri calendar is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Variant {
    /// Saudi Arabia's civil calendar, the press's usual one.
    #[default]
    UmmAlQura,
    /// Months begin a day later, as usually in Morocco and with Iraq's Shia offices.
    #[serde(rename = "+1")]
    Later,
    /// Months begin a day earlier.
    #[serde(rename = "-1")]
    Earlier,
    /// The arithmetical calendar in all years.
    Tabular,
}

impl std::str::FromStr for Variant {
    type Err = HijriError;

    /// Reads `umm-al-qura`, `+1`, `-1` or `tabular`.
    fn from_str(name: &str) -> Result<Self, HijriError> {
        match name {
            "umm-al-qura" => Ok(Self::UmmAlQura),
            "+1" => Ok(Self::Later),
            "-1" => Ok(Self::Earlier),
            "tabular" => Ok(Self::Tabular),
            _ => Err(HijriError::Variant(name.to_owned())),
        }
    }
}

impl Variant {
    const fn shift(self) -> i32 {
        match self {
            Self::UmmAlQura | Self::Tabular => 0,
            Self::Later => 1,
            Self::Earlier => -1,
        }
    }
}

/// How far a conversion can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The published calendar.
    Exact,
    /// Computed ahead; the authority may announce otherwise.
    Predicted,
    /// Within a day or two of what was in use.
    Approximate,
}

/// A day of the Hijri calendar. Not necessarily one that exists: that is for [`to_gregorian`] to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HijriDay {
    /// Year of the Hijra.
    pub year: i32,
    /// Month, Muharram is 1.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
}

impl std::fmt::Display for HijriDay {
    /// Year, month and day with hyphens: `1447-08-03`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Why a date cannot be converted.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum HijriError {
    /// The year is outside [`YEARS`].
    #[error("Hijri year {0} is out of range: 1 to 1600 are converted")]
    Year(i32),
    /// The month is not 1 to 12.
    #[error("there is no month {0} in a Hijri year: months are 1 to 12")]
    Month(u8),
    /// The month has no such day.
    #[error("{year:04}-{month:02} AH has no day {day}: it has {length} days")]
    Day {
        /// Year as given.
        year: i32,
        /// Month as given.
        month: u8,
        /// Day as given.
        day: u8,
        /// Days of that month.
        length: u8,
    },
    /// The Gregorian day is before 1 AH or after 1600 AH.
    #[error("{0} is outside the Hijri years 1 to 1600")]
    Gregorian(NaiveDate),
    /// Not the name of a variant.
    #[error("`{0}` is no variant of the Hijri calendar: umm-al-qura, +1, -1 and tabular are known")]
    Variant(String),
}

/// The Gregorian day of a Hijri one.
///
/// ```
/// use waqai::calendar::hijri::{Certainty, HijriDay, Variant, to_gregorian};
/// let day = HijriDay { year: 1447, month: 8, day: 3 };
/// let (date, certainty) = to_gregorian(day, Variant::UmmAlQura)?;
/// assert_eq!((date.to_string().as_str(), certainty), ("2026-01-22", Certainty::Exact));
/// # Ok::<(), waqai::calendar::hijri::HijriError>(())
/// ```
///
/// # Errors
/// Year, month or day out of range; the error says what would be in range.
pub fn to_gregorian(day: HijriDay, variant: Variant) -> Result<(NaiveDate, Certainty), HijriError> {
    let length = month_length(day.year, day.month, variant)?;
    if day.day == 0 || day.day > length {
        return Err(HijriError::Day {
            year: day.year,
            month: day.month,
            day: day.day,
            length,
        });
    }
    let number = start(index(day.year, day.month), variant) + i32::from(day.day) - 1;
    let date = NaiveDate::from_num_days_from_ce_opt(number).ok_or(HijriError::Year(day.year))?;
    Ok((date, certainty(day.year, variant)))
}

/// The Hijri day of a Gregorian one.
///
/// ```
/// use chrono::NaiveDate;
/// use waqai::calendar::hijri::{Variant, from_gregorian};
/// let day = NaiveDate::from_ymd_opt(2026, 1, 22).and_then(|date| from_gregorian(date, Variant::UmmAlQura).ok());
/// assert_eq!(day.map(|(day, _)| day.to_string()).as_deref(), Some("1447-08-03"));
/// ```
///
/// # Errors
/// A day outside 1–1600 AH.
pub fn from_gregorian(date: NaiveDate, variant: Variant) -> Result<(HijriDay, Certainty), HijriError> {
    let number = date.num_days_from_ce();
    let (first, past) = (index(*YEARS.start(), 1), index(*YEARS.end(), 12) + 1);
    if number < start(first, variant) || number >= start(past, variant) {
        return Err(HijriError::Gregorian(date));
    }
    let mut month = ((i64::from(number - EPOCH) * 360 / 10_631) as i32).clamp(first, past - 1);
    while start(month, variant) > number {
        month -= 1;
    }
    while start(month + 1, variant) <= number {
        month += 1;
    }
    let (year, day) = (month.div_euclid(12) + 1, number - start(month, variant) + 1);
    let day = HijriDay {
        year,
        month: month.rem_euclid(12) as u8 + 1,
        day: day as u8,
    };
    Ok((day, certainty(year, variant)))
}

/// How many days a month has: 29 or 30, and 28 in the one month that was printed so (Sha'ban 1364).
///
/// # Errors
/// Year or month out of range.
pub fn month_length(year: i32, month: u8, variant: Variant) -> Result<u8, HijriError> {
    if !YEARS.contains(&year) {
        return Err(HijriError::Year(year));
    }
    if !(1..=12).contains(&month) {
        return Err(HijriError::Month(month));
    }
    let at = index(year, month);
    Ok((start(at + 1, variant) - start(at, variant)) as u8)
}

/// What stands behind the conversion of a year.
pub fn certainty(year: i32, variant: Variant) -> Certainty {
    if variant == Variant::Tabular || !TABLE.contains(&year) {
        Certainty::Approximate
    } else if year > LAST_PUBLISHED {
        Certainty::Predicted
    } else {
        Certainty::Exact
    }
}

/// Months since Muharram of the year 1.
const fn index(year: i32, month: u8) -> i32 {
    (year - 1) * 12 + month as i32 - 1
}

/// First day of a month, as a day of the common era.
fn start(month: i32, variant: Variant) -> i32 {
    if variant == Variant::Tabular {
        return tabular(month);
    }
    let (first, last) = (index(*TABLE.start(), 1), index(*TABLE.end(), 12));
    let begin = if month == first - 1 {
        // The table begins a day before the tabular year 1357: the month before it gives the day up.
        tabular(month) - 1
    } else if month < first || month > last {
        tabular(month)
    } else {
        from_table((month - first) as usize).unwrap_or_else(|| tabular(month))
    };
    begin + variant.shift()
}

fn tabular(month: i32) -> i32 {
    let (year, month) = (month.div_euclid(12) + 1, month.rem_euclid(12));
    EPOCH + (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + (59 * month + 1) / 2
}

/// First day of a month of the crate's table; remembered, because the crate takes some microseconds for each.
fn from_table(at: usize) -> Option<i32> {
    static STARTS: [OnceLock<Option<i32>>; TABLE_MONTHS] = [const { OnceLock::new() }; TABLE_MONTHS];
    *STARTS.get(at)?.get_or_init(|| {
        let (year, month) = (TABLE.start() + (at / 12) as i32, (at % 12) as u8 + 1);
        let first = hijri_date::HijriDate::from_hijri(year as usize, usize::from(month), 1).ok()?;
        let date = NaiveDate::from_ymd_opt(first.year_gr() as i32, first.month_gr() as u32, first.day_gr() as u32)?;
        let correction = CORRECTIONS
            .iter()
            .find(|row| (row.0, row.1) == (year, month))
            .map_or(0, |row| row.2);
        Some(date.num_days_from_ce() + correction)
    })
}
