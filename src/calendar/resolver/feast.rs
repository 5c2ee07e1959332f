//! Feast days of both calendars.

use chrono::{Days, NaiveDate, TimeDelta};

use super::date::{Hint, Missing};
use super::{Draft, Resolver};
use crate::calendar::form::Form;
use crate::calendar::load::FeastDay;
use crate::calendar::syntax::{DateSpec, DayOf, MonthOf, Year};
use crate::calendar::value::{Anchoring, Calendars, HijriForm, Kind};

impl Resolver<'_> {
    /// A feast, or the n-th day of one, in the year said or nearest to the reference.
    pub(super) fn feast(&self, at: u16, nth: u8, said: Option<&DateSpec>) -> Draft {
        let Some(feast) = self.loaded.feasts.get(usize::from(at)) else {
            return self.missing(Missing::Day, &DateSpec::default());
        };
        let said = said.copied().unwrap_or_default();
        let (kind, month, day) = match feast.day {
            FeastDay::Hijri(month, day) => (Kind::Hijri, month, day),
            FeastDay::Gregorian(month, day) => (Kind::Gregorian, month, day),
            FeastDay::Easter(days) => return self.easter(days, &said, western_easter),
            FeastDay::Orthodox(days) => return self.easter(days, &said, orthodox_easter),
        };
        let spec = DateSpec {
            kind: Some(kind),
            month: Some(MonthOf::Named(month)),
            day: Some(DayOf::Number(u32::from(day))),
            ..said
        };
        let found = match self.day(&spec, Hint::default()) {
            Ok(found) => found,
            Err(missing) => return self.missing(missing, &spec),
        };
        let anchoring = if found.complete {
            Anchoring::Absolute
        } else {
            Anchoring::Completed
        };
        let first = found
            .day
            .checked_add_days(Days::new(u64::from(nth.max(1) - 1)))
            .unwrap_or(found.day);
        let last = first
            .checked_add_days(Days::new(u64::from(feast.days.max(1) - 1)))
            .unwrap_or(first);
        let mut draft = Draft::new(
            if last > first {
                Form::Days(first, last)
            } else {
                Form::Day(first)
            },
            anchoring,
        );
        if let Some(hijri) = found.hijri {
            draft.calendars = Calendars::Hijri;
            draft.hijri = Some(HijriForm::Day(hijri)).filter(|_| nth <= 1 && last == first);
            draft.certain(found.certainty);
        }
        draft
    }

    fn easter(&self, days: i16, said: &DateSpec, easter: fn(i32) -> Option<NaiveDate>) -> Draft {
        let in_year = |year: i32| easter(year)?.checked_add_signed(TimeDelta::days(i64::from(days)));
        let year = self.year_of(said, Kind::Gregorian, 4, None).ok().flatten();
        let complete = matches!(said.year, Some(Year::Full(_)));
        let today = self.today();
        let day = match (year, today) {
            (Some(year), _) => in_year(year),
            (None, Some(today)) => {
                let year = chrono::Datelike::year(&today);
                let days = [year - 1, year, year + 1].into_iter().filter_map(in_year);
                days.min_by_key(|day| (*day - today).num_days().abs())
            }
            (None, None) => return self.missing(Missing::Reference, said),
        };
        let anchoring = if complete {
            Anchoring::Absolute
        } else {
            Anchoring::Completed
        };
        day.map_or_else(
            || self.missing(Missing::Day, said),
            |day| Draft::new(Form::Day(day), anchoring),
        )
    }
}

/// Easter Sunday of the Gregorian reckoning (Meeus, Astronomical Algorithms, chapter 8).
fn western_easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let days = epact + sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, (days / 31) as u32, (days % 31 + 1) as u32)
}

/// Easter Sunday of the Julian reckoning, as a Gregorian day.
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let d = (19 * year.rem_euclid(19) + 15).rem_euclid(30);
    let e = (2 * year.rem_euclid(4) + 4 * year.rem_euclid(7) - d + 34).rem_euclid(7);
    let days = d + e + 114;
    let julian = NaiveDate::from_ymd_opt(year, (days / 31) as u32, (days % 31 + 1) as u32)?;
    let century = year.div_euclid(100);
    julian.checked_add_signed(TimeDelta::days(i64::from(century - century / 4 - 2)))
}

#[cfg(test)]
mod tests {
    use super::{orthodox_easter, western_easter};

    #[test]
    fn easter_of_known_years() {
        let written = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(written(western_easter(2018)), "2018-04-01");
        assert_eq!(written(western_easter(2026)), "2026-04-05");
        assert_eq!(written(orthodox_easter(2018)), "2018-04-08");
        assert_eq!(written(orthodox_easter(2026)), "2026-04-12");
    }
}
