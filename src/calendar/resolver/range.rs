//! Ranges: both ends resolved, the later one not before the earlier one.

use super::{Draft, Resolver};
use crate::calendar::form::Form;
use crate::calendar::sense::Slice;
use crate::calendar::syntax::{Base, Expr, Year};
use crate::calendar::value::{Anchoring, Calendars, HijriForm, Status};
use chrono::NaiveDate;

impl Resolver<'_> {
    pub(super) fn range(&self, from: Option<&Expr>, to: Option<&Expr>) -> Draft {
        match (from, to) {
            (Some(from), Some(to)) => self.closed(from, to),
            (Some(from), None) => self.open(from, |form| Form::Interval(Some(Box::new(form)), None)),
            (None, Some(to)) => self.open(to, |form| Form::Interval(None, Some(Box::new(form)))),
            (None, None) => Draft::new(Form::Unknown, Anchoring::None),
        }
    }

    fn open(&self, end: &Expr, wrap: impl Fn(Form) -> Form) -> Draft {
        let mut draft = self.expr(end);
        if draft.status != Status::Unresolved
            && !matches!(draft.form, Form::Interval(None, _) | Form::Interval(_, None))
        {
            draft.form = wrap(draft.form);
        }
        draft.hijri = None;
        draft
    }

    fn closed(&self, from: &Expr, to: &Expr) -> Draft {
        let mut left = self.expr(from);
        let mut right = self.end(to, left.form.days().map(|(first, _)| first));
        if let (Some((first, _)), Some((_, last))) = (left.form.days(), right.form.days())
            && first > last
            && let Some(earlier) = a_year_earlier(from)
        {
            left = self.expr(&earlier);
            right = self.end(to, None);
        }
        if left.status == Status::Unresolved || right.status == Status::Unresolved {
            return if left.status == Status::Unresolved { left } else { right };
        }
        let hijri = match (left.hijri, right.hijri) {
            (Some(HijriForm::Day(from)), Some(HijriForm::Day(to))) => Some(HijriForm::Days(from, to)),
            _ => None,
        };
        let calendars = if left.calendars == right.calendars {
            left.calendars
        } else {
            Calendars::Both
        };
        let anchoring = if left.anchoring == Anchoring::Absolute {
            right.anchoring
        } else {
            left.anchoring
        };
        let form = Form::Interval(Some(Box::new(left.form)), Some(Box::new(right.form)));
        let mut notes = left.notes;
        notes.append(&mut right.notes);
        Draft {
            form,
            hijri,
            calendars,
            anchoring,
            status: left.status.max(right.status),
            zone: left.zone.or(right.zone),
            notes,
        }
    }

    /// The later end: not before the earlier one where it leaves that open. "Now" is the day of the reference.
    fn end(&self, to: &Expr, after: Option<NaiveDate>) -> Draft {
        match to {
            Expr::Now => self.with_reference(|day| Draft::new(Form::Day(day), Anchoring::Relative)),
            Expr::Moment(parts) => self.moment(parts, after),
            Expr::Period(base @ Base::Date(date), slice) if date.modifier.is_none() => self.period(base, *slice, after),
            other => self.expr(other),
        }
    }
}

/// The same expression a year before: the first end of a range that has its year from the second one.
fn a_year_earlier(expr: &Expr) -> Option<Expr> {
    let mut expr = expr.clone();
    let date = match &mut expr {
        Expr::Moment(parts) => parts.date.as_mut(),
        Expr::Period(Base::Date(date), None | Some(Slice::Start | Slice::Mid | Slice::End)) => Some(date),
        _ => None,
    }?;
    match &mut date.year {
        Some(Year::Full(year)) => *year -= 1,
        _ => return None,
    }
    Some(expr)
}
