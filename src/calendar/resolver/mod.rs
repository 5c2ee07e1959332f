//! Expressions put in time: which day, month or years they mean, seen from the reference.

mod clock;
mod date;
mod feast;
mod moment;
mod period;
mod range;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::form::Form;
use super::hijri::{Certainty, HijriDay, Variant, from_gregorian};
use super::load::Loaded;
use super::syntax::{Expr, Parsed};
use super::value::{Anchoring, Calendars, HijriForm, Kind, Note, NoteKind, Reference, Status, Value, Zone};
use crate::text::Span;

/// What is known while one expression is resolved.
pub(super) struct Resolver<'a> {
    pub loaded: &'a Loaded,
    pub reference: Option<&'a Reference>,
    pub variant: Variant,
    pub span: Span,
}

/// A value in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub form: Form,
    pub hijri: Option<HijriForm>,
    pub calendars: Calendars,
    pub anchoring: Anchoring,
    pub status: Status,
    pub zone: Option<Zone>,
    pub notes: Vec<Note>,
}

impl Draft {
    fn new(form: Form, anchoring: Anchoring) -> Self {
        Self {
            form,
            hijri: None,
            calendars: Calendars::Gregorian,
            anchoring,
            status: Status::Exact,
            zone: None,
            notes: Vec::new(),
        }
    }

    /// A value that the worse of two statuses describes.
    fn worsen(&mut self, status: Status) {
        self.status = self.status.max(status);
    }

    fn certain(&mut self, certainty: Certainty) {
        self.worsen(match certainty {
            Certainty::Exact => Status::Exact,
            Certainty::Predicted => Status::Predicted,
            Certainty::Approximate => Status::Approximate,
        });
    }
}

impl Resolver<'_> {
    /// The value of an expression.
    pub(super) fn value(&self, parsed: &Parsed) -> Value {
        self.finish(self.expr(&parsed.expr))
    }

    fn finish(&self, draft: Draft) -> Value {
        let (earliest, latest) = draft.form.bounds();
        let mut value = Value {
            granularity: draft.form.granularity(),
            form: draft.form,
            hijri: draft.hijri,
            calendars: draft.calendars,
            earliest,
            latest,
            anchoring: draft.anchoring,
            status: draft.status,
            zone: draft.zone,
            notes: draft.notes,
        };
        if value.hijri.is_none()
            && let Some(day) = value.day()
        {
            value.hijri = self.hijri_of(day).map(HijriForm::Day);
        }
        value
    }

    fn expr(&self, expr: &Expr) -> Draft {
        match expr {
            Expr::Moment(parts) => self.moment(parts, None),
            Expr::Period(base, slice) => self.period(base, *slice, None),
            Expr::Ago {
                count,
                unit,
                sign,
                about,
                anchored,
            } => self.ago(*count, *unit, *sign, *about, *anchored),
            Expr::Vague { sign } => self.vague(*sign),
            Expr::Last { count, unit, sign } => self.last_units(*count, *unit, *sign),
            Expr::Duration { count, unit, about } => Self::duration(*count, *unit, *about),
            Expr::Range(from, to) => self.range(from.as_deref(), to.as_deref()),
            Expr::Number(number) => Draft::new(Form::Year(*number as i32), Anchoring::Absolute),
            Expr::Now => self.with_reference(|day| {
                Draft::new(
                    Form::Interval(None, Some(Box::new(Form::Day(day)))),
                    Anchoring::Relative,
                )
            }),
        }
    }

    fn today(&self) -> Option<NaiveDate> {
        self.reference.map(|reference| reference.day.date())
    }

    /// The time of writing, when more than the day is known.
    fn now(&self) -> Option<NaiveDateTime> {
        self.reference
            .map(|reference| reference.day)
            .filter(|at| at.time() != NaiveTime::MIN)
    }

    fn with_reference(&self, make: impl FnOnce(NaiveDate) -> Draft) -> Draft {
        self.today()
            .map_or_else(|| self.unresolved(NoteKind::NeedsReference, Anchoring::Relative), make)
    }

    fn unresolved(&self, kind: NoteKind, anchoring: Anchoring) -> Draft {
        let text = match kind {
            NoteKind::NeedsReference => "counted from a reference date, and none is given",
            NoteKind::NeedsEvent => "counted from an event of the text",
            _ => "there is no such day",
        };
        let mut draft = Draft::new(Form::Unknown, anchoring);
        draft.status = Status::Unresolved;
        draft.notes.push(self.note(kind, None, text));
        draft
    }

    fn note(&self, kind: NoteKind, span: Option<Span>, text: impl Into<String>) -> Note {
        Note {
            kind,
            span: span.unwrap_or(self.span),
            text: text.into(),
        }
    }

    fn hijri_of(&self, day: NaiveDate) -> Option<HijriDay> {
        from_gregorian(day, self.variant).ok().map(|(day, _)| day)
    }

    /// The calendar that "this month" counts by.
    fn calendar(&self) -> Kind {
        self.reference.map_or(Kind::Gregorian, |reference| reference.calendar)
    }
}
