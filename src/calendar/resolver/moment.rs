//! Moments: the parts held against each other, the day they agree on, the time within it.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};

use super::date::{Found, Hint, Missing};
use super::{Draft, Resolver};
use crate::calendar::form::Form;
use crate::calendar::hijri::Certainty;
use crate::calendar::sense::Modifier;
use crate::calendar::syntax::{DateSpec, DayOf, MonthOf, Parts};
use crate::calendar::value::{Anchoring, Calendars, DayPart, HijriForm, Kind, NoteKind, Status};

impl Resolver<'_> {
    /// The value of a moment; `after` is the other end of a range.
    pub(super) fn moment(&self, parts: &Parts, after: Option<NaiveDate>) -> Draft {
        let mut draft = if let Some((feast, day)) = parts.feast {
            self.feast(feast, day, parts.date.as_ref())
        } else {
            match &parts.date {
                Some(date) if date.day.is_some() => self.dated(date, parts, after),
                Some(date) => self.period(&crate::calendar::syntax::Base::Date(*date), None, after),
                None => self.undated(parts, after),
            }
        };
        let Form::Day(day) = draft.form else { return draft };
        if let Some(to) = parts.weekday_to {
            let ahead = (i64::from(to) - i64::from(day.weekday().number_from_monday())).rem_euclid(7);
            if let Some(last) = day.checked_add_signed(TimeDelta::days(ahead)).filter(|_| ahead > 0) {
                draft.form = Form::Days(day, last);
                return draft;
            }
        }
        self.within_day(&mut draft, day, parts);
        draft
    }

    /// Time of day, part of the day, eve, zone.
    fn within_day(&self, draft: &mut Draft, day: NaiveDate, parts: &Parts) {
        if let Some(clock) = parts.clock {
            if let Some(form) = super::clock::instant(day, clock, parts.part) {
                draft.form = form;
                draft.zone = parts.zone.and_then(|zone| self.zone(zone, day));
                draft.hijri = draft.hijri.filter(|_| draft.form.days() == Some((day, day)));
            }
        } else if parts.eve && (parts.weekday.is_some() || parts.date.is_some() || parts.feast.is_some()) {
            if let Some(before) = day.checked_sub_days(Days::new(1)) {
                (draft.form, draft.hijri) = (Form::Part(before, DayPart::Night), None);
            }
        } else if let Some(part) = parts.part.or(parts.eve.then_some(DayPart::Night)) {
            draft.form = Form::Part(day, part);
        }
    }

    /// A day said by its date, perhaps in both calendars, perhaps with its weekday.
    fn dated(&self, date: &DateSpec, parts: &Parts, after: Option<NaiveDate>) -> Draft {
        let hint = Hint {
            weekday: parts.weekday,
            after,
            near: None,
        };
        let mut first = self.day(date, hint);
        let turned = self.month_first(date, parts, hint);
        let date = turned.as_ref().map_or(date, |(turned, _)| turned);
        if let Some((_, found)) = turned {
            first = Ok(found);
        }
        let mut draft = match parts.twin {
            None => self.single(date, first, parts.weekday),
            Some(twin) => self.double(date, first, &twin, hint),
        };
        if date.american {
            draft.notes.push(self.note(
                NoteKind::MonthFirst,
                date.span,
                "month and day are in the American order",
            ));
        }
        draft
    }

    /// The date with month and day exchanged, when the weekday beside it fits only so ("Wednesday 4/7/2012" of April).
    fn month_first(&self, date: &DateSpec, parts: &Parts, hint: Hint) -> Option<(DateSpec, Found)> {
        let weekday = parts
            .weekday
            .filter(|_| date.figures && parts.twin.is_none() && date.kind == Some(Kind::Gregorian))?;
        let (Some(MonthOf::Named(month)), Some(DayOf::Number(day @ 1..=12))) = (date.month, date.day) else {
            return None;
        };
        let fits = |found: &Found| off_by(found.day, weekday) == 0;
        if self.day(date, hint).is_ok_and(|found| fits(&found)) {
            return None;
        }
        let turned = DateSpec {
            month: Some(MonthOf::Named(day as u8)),
            day: Some(DayOf::Number(u32::from(month))),
            american: true,
            ..*date
        };
        self.day(&turned, hint).ok().filter(fits).map(|found| (turned, found))
    }

    fn single(&self, date: &DateSpec, found: Result<Found, Missing>, weekday: Option<u8>) -> Draft {
        let found = match found {
            Ok(found) => found,
            Err(missing) => return self.missing(missing, date),
        };
        let mut draft = Self::of_found(&found);
        let Some(weekday) = weekday else { return draft };
        let days = off_by(found.day, weekday);
        if days == 0 {
            return draft;
        }
        let said = date.span;
        if found.hijri.is_some() && days.abs() == 1 {
            if let Some(day) = found.day.checked_add_signed(TimeDelta::days(days)) {
                draft.form = Form::Day(day);
            }
            let text = format!(
                "the weekday is that of the day {}: another announcing body",
                if days > 0 { "after" } else { "before" }
            );
            draft.notes.push(self.note(NoteKind::OffByOne, said, text));
        } else {
            draft.worsen(Status::Inconsistent);
            let text = format!("{} is a {}; the date is taken", found.day, found.day.format("%A"));
            draft.notes.push(self.note(NoteKind::WeekdayDisagrees, said, text));
        }
        draft
    }

    /// Two dates of one day: the Gregorian one decides.
    fn double(&self, date: &DateSpec, first: Result<Found, Missing>, twin: &DateSpec, hint: Hint) -> Draft {
        let near = |found: &Result<Found, Missing>| Hint {
            near: found.as_ref().ok().map(|found| found.day),
            ..hint
        };
        let (first, second) = if twin.year.is_some() && date.year.is_none() {
            let second = self.day(twin, hint);
            (self.day(date, near(&second)), second)
        } else {
            let second = self.day(twin, near(&first));
            (first, second)
        };
        let (gregorian, hijri, spec) = if date.kind == Some(Kind::Gregorian) {
            (first, second, twin)
        } else {
            (second, first, date)
        };
        let (gregorian, hijri) = match (gregorian, hijri) {
            (Ok(gregorian), Ok(hijri)) => (gregorian, hijri),
            (Ok(found), Err(_)) | (Err(_), Ok(found)) => {
                let mut draft = Self::of_found(&found);
                draft.worsen(Status::Inconsistent);
                draft.notes.push(self.note(
                    NoteKind::NoSuchDay,
                    spec.span,
                    "one of the two dates does not exist; the other is taken",
                ));
                return draft;
            }
            (Err(missing), Err(_)) => return self.missing(missing, date),
        };
        let mut draft = Self::of_found(&gregorian);
        draft.calendars = Calendars::Both;
        draft.hijri = hijri.hijri.map(HijriForm::Day);
        if hijri.complete {
            draft.anchoring = Anchoring::Absolute;
        }
        let days = (gregorian.day - hijri.day).num_days();
        match days {
            0 => {}
            -1 | 1 if hijri.certainty != Certainty::Approximate => {
                let text = format!(
                    "the Hijri date would be {}: another announcing body; the Gregorian date is taken",
                    hijri.day
                );
                draft.notes.push(self.note(NoteKind::OffByOne, spec.span, text));
            }
            -3..=3 if hijri.certainty == Certainty::Approximate => {
                draft.notes.push(self.note(
                    NoteKind::OffByOne,
                    spec.span,
                    "the tabular calendar differs; the Gregorian date is taken",
                ));
            }
            _ => {
                draft.worsen(Status::Inconsistent);
                let text = format!("the Hijri date would be {}; the Gregorian date is taken", hijri.day);
                draft
                    .notes
                    .push(self.note(NoteKind::CalendarsDisagree, spec.span, text));
                draft.hijri = None;
            }
        }
        if let Some(days) = hint
            .weekday
            .map(|weekday| off_by(gregorian.day, weekday))
            .filter(|&days| days != 0)
        {
            draft.worsen(Status::Inconsistent);
            let text = format!(
                "{} is not that weekday, which is {} day(s) off; the date is taken",
                gregorian.day,
                days.abs()
            );
            draft.notes.push(self.note(NoteKind::WeekdayDisagrees, None, text));
        }
        draft
    }

    fn of_found(found: &Found) -> Draft {
        let anchoring = if found.complete {
            Anchoring::Absolute
        } else {
            Anchoring::Completed
        };
        let mut draft = Draft::new(Form::Day(found.day), anchoring);
        if let Some(hijri) = found.hijri {
            (draft.hijri, draft.calendars) = (Some(HijriForm::Day(hijri)), Calendars::Hijri);
            draft.certain(found.certainty);
        }
        draft
    }

    pub(super) fn missing(&self, missing: Missing, date: &DateSpec) -> Draft {
        let (kind, anchoring) = match missing {
            Missing::Reference => (NoteKind::NeedsReference, Anchoring::Completed),
            Missing::Day => (NoteKind::NoSuchDay, Anchoring::Completed),
            Missing::Event => (NoteKind::NeedsEvent, Anchoring::Event),
        };
        let mut draft = self.unresolved(kind, anchoring);
        if let (Some(span), Some(note)) = (date.span, draft.notes.first_mut()) {
            note.span = span;
        }
        if date.kind == Some(Kind::Hijri) {
            draft.calendars = Calendars::Hijri;
        }
        draft
    }

    /// A weekday, a day by its distance, or a mere time of day.
    fn undated(&self, parts: &Parts, after: Option<NaiveDate>) -> Draft {
        if parts.elsewhere {
            return self.unresolved(NoteKind::NeedsEvent, Anchoring::Event);
        }
        self.with_reference(|today| {
            let day = match (parts.day, parts.weekday) {
                (Some(offset), weekday) => {
                    let day = today.checked_add_signed(TimeDelta::days(i64::from(offset)));
                    let agrees = |day: &NaiveDate| weekday.is_none_or(|weekday| off_by(*day, weekday) == 0);
                    day.filter(agrees)
                        .or_else(|| weekday.and_then(|weekday| weekday_near(today, weekday, None)))
                }
                (None, Some(weekday)) => match after {
                    Some(after) if parts.modifier.is_none() => following(after, weekday),
                    // The eve of Friday is Thursday: the latest one may be tonight.
                    _ if parts.eve => weekday_near(today.succ_opt().unwrap_or(today), weekday, parts.modifier),
                    _ => weekday_near(today, weekday, parts.modifier),
                },
                (None, None) => Some(today),
            };
            day.map_or_else(
                || self.unresolved(NoteKind::NoSuchDay, Anchoring::Relative),
                |day| Draft::new(Form::Day(day), Anchoring::Relative),
            )
        })
    }
}

/// Days from a day to the nearest one of that weekday, -3 to 3.
fn off_by(day: NaiveDate, weekday: u8) -> i64 {
    let days = (i64::from(weekday) - i64::from(day.weekday().number_from_monday())).rem_euclid(7);
    if days > 3 { days - 7 } else { days }
}

fn following(day: NaiveDate, weekday: u8) -> Option<NaiveDate> {
    let ahead = (i64::from(weekday) - i64::from(day.weekday().number_from_monday())).rem_euclid(7);
    day.checked_add_signed(TimeDelta::days(ahead))
}

/// The weekday meant: the latest one, the reference day included; before it with "last", after it with "next".
fn weekday_near(today: NaiveDate, weekday: u8, modifier: Option<Modifier>) -> Option<NaiveDate> {
    let back = (i64::from(today.weekday().number_from_monday()) - i64::from(weekday)).rem_euclid(7);
    let days = match modifier {
        None => -back,
        Some(Modifier::Last | Modifier::Recent) => -if back == 0 { 7 } else { back },
        Some(Modifier::BeforeLast) => -7 - if back == 0 { 7 } else { back },
        Some(Modifier::Next) => 7 - back,
        Some(Modifier::AfterNext) => 14 - back,
        Some(Modifier::This) => 3 - (back + 3).rem_euclid(7),
    };
    today.checked_add_signed(TimeDelta::days(days))
}
