//! The Hijri calendar against a second opinion, its corrected months, its errors, and the laws of conversion.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use chrono::{Datelike, Days, NaiveDate};
use icu_calendar::{Date, Iso, cal::Hijri};
use proptest::prelude::*;
use waqai::calendar::hijri::{
    Certainty, HijriDay, HijriError, Variant, certainty, from_gregorian, month_length, to_gregorian,
};

fn day(year: i32, month: u8, day: u8) -> HijriDay {
    HijriDay { year, month, day }
}

fn written(hijri: HijriDay, variant: Variant) -> String {
    to_gregorian(hijri, variant).unwrap().0.to_string()
}

#[test]
fn every_month_of_1420_to_1450_begins_as_icu4x_has_it() {
    for year in 1420..=1450 {
        for month in 1..=12u8 {
            let icu = Date::try_new_hijri_with_calendar(year, month, 1, Hijri::new_umm_al_qura())
                .unwrap()
                .to_calendar(Iso);
            let icu = (
                icu.year().extended_year(),
                u32::from(icu.month().ordinal),
                u32::from(icu.day_of_month().0),
            );
            let ours = to_gregorian(day(year, month, 1), Variant::UmmAlQura).unwrap().0;
            assert_eq!((ours.year(), ours.month(), ours.day()), icu, "{year}-{month}");
        }
    }
}

#[test]
fn the_months_that_the_crate_has_a_day_off() {
    assert_eq!(written(day(1427, 6, 1), Variant::UmmAlQura), "2006-06-27");
    assert_eq!(written(day(1446, 6, 1), Variant::UmmAlQura), "2024-12-02");
    assert_eq!(written(day(1485, 10, 1), Variant::UmmAlQura), "2063-01-30");
}

#[test]
fn dates_that_were_printed() {
    assert_eq!(written(day(1447, 8, 3), Variant::UmmAlQura), "2026-01-22");
    assert_eq!(written(day(1373, 3, 2), Variant::UmmAlQura), "1953-11-09");
    assert_eq!(written(day(1319, 10, 5), Variant::UmmAlQura), "1902-01-15");
    assert_eq!(month_length(1364, 8, Variant::UmmAlQura), Ok(28), "printed so");
}

#[test]
fn variants_begin_a_day_later_or_earlier() {
    assert_eq!(written(day(1447, 8, 3), Variant::Later), "2026-01-23");
    assert_eq!(written(day(1447, 8, 3), Variant::Earlier), "2026-01-21");
    assert_eq!("+1".parse::<Variant>(), Ok(Variant::Later));
    assert_eq!("tabular".parse::<Variant>(), Ok(Variant::Tabular));
    assert!("+2".parse::<Variant>().is_err());
}

#[test]
fn how_certain_a_year_is() {
    let certain = |year| certainty(year, Variant::UmmAlQura);
    assert_eq!(
        [1356, 1357, 1450].map(certain),
        [Certainty::Approximate, Certainty::Exact, Certainty::Exact]
    );
    assert_eq!(
        [1451, 1499, 1500].map(certain),
        [Certainty::Predicted, Certainty::Predicted, Certainty::Approximate]
    );
    assert_eq!(certainty(1447, Variant::Tabular), Certainty::Approximate);
}

#[test]
fn days_that_do_not_exist_are_errors() {
    let error = |hijri| to_gregorian(hijri, Variant::UmmAlQura).unwrap_err();
    assert!(matches!(error(day(1447, 8, 0)), HijriError::Day { day: 0, .. }));
    assert!(matches!(error(day(1447, 8, 30)), HijriError::Day { length: 29, .. }));
    assert_eq!(error(day(1447, 0, 1)), HijriError::Month(0));
    assert_eq!(error(day(1447, 13, 1)), HijriError::Month(13));
    assert_eq!(error(day(0, 1, 1)), HijriError::Year(0));
    assert_eq!(error(day(1601, 1, 1)), HijriError::Year(1601));
    assert_eq!(
        error(day(1447, 8, 30)).to_string(),
        "1447-08 AH has no day 30: it has 29 days"
    );
    let early = NaiveDate::from_ymd_opt(600, 1, 1).unwrap();
    assert_eq!(
        from_gregorian(early, Variant::UmmAlQura),
        Err(HijriError::Gregorian(early))
    );
}

#[test]
fn every_day_of_1300_to_1600_converted_back_is_itself() {
    for variant in [Variant::UmmAlQura, Variant::Later, Variant::Earlier, Variant::Tabular] {
        let mut expected = to_gregorian(day(1300, 1, 1), variant).unwrap().0;
        for year in 1300..=1600 {
            for month in 1..=12 {
                let length = month_length(year, month, variant).unwrap();
                assert!(
                    (29..=30).contains(&length) || (year, month, length) == (1364, 8, 28),
                    "{year}-{month} has {length}"
                );
                for number in 1..=length {
                    let hijri = day(year, month, number);
                    let date = to_gregorian(hijri, variant).unwrap().0;
                    assert_eq!(date, expected, "{hijri} does not follow the day before");
                    assert_eq!(from_gregorian(date, variant).unwrap().0, hijri);
                    expected = expected.checked_add_days(Days::new(1)).unwrap();
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn no_numbers_panic(year in any::<i32>(), month in any::<u8>(), number in any::<u8>(), days in any::<i32>()) {
        for variant in [Variant::UmmAlQura, Variant::Later, Variant::Earlier, Variant::Tabular] {
            let _ = to_gregorian(day(year, month, number), variant);
            let _ = month_length(year, month, variant);
            if let Some(date) = NaiveDate::from_num_days_from_ce_opt(days) {
                let _ = from_gregorian(date, variant);
            }
        }
    }
}
