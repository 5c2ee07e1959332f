//! What an expression says, before it is put in time.

use super::sense::{Modifier, Slice, Unit};
use super::value::{DayPart, Kind};
use crate::text::Span;

/// An expression and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Parsed {
    pub expr: Expr,
    pub span: Span,
    /// First token after it.
    pub next: usize,
}

/// An expression.
#[derive(Clone, Debug)]
pub(super) enum Expr {
    /// A day, or a time within one, or a dated month or year.
    Moment(Box<Parts>),
    /// A period, or a part of one.
    Period(Base, Option<Slice>),
    /// So many units before or after the reference: a point in time.
    Ago {
        count: u32,
        unit: Unit,
        sign: i32,
        about: bool,
        anchored: bool,
    },
    /// "Years ago", "in the coming days": open towards the past or the future.
    Vague { sign: i32 },
    /// The last or next so many units, up to the reference.
    Last { count: u32, unit: Unit, sign: i32 },
    /// A length of time.
    Duration { count: u32, unit: Unit, about: bool },
    /// From one to the other.
    Range(Option<Box<Expr>>, Option<Box<Expr>>),
    /// A number that only a neighbour can make a day or year of.
    Number(u32),
    /// The time of writing.
    Now,
}

/// The parts of one moment, each said at most once.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub weekday: Option<u8>,
    /// The second weekday of "the night Monday/Tuesday".
    pub weekday_to: Option<u8>,
    /// Next or last, of the weekday.
    pub modifier: Option<Modifier>,
    /// "The following Sunday": after another time of the text.
    pub elsewhere: bool,
    /// Days from the reference.
    pub day: Option<i32>,
    pub part: Option<DayPart>,
    /// "The eve of": the night before.
    pub eve: bool,
    pub date: Option<DateSpec>,
    /// The same day in the other calendar.
    pub twin: Option<DateSpec>,
    pub clock: Option<Clock>,
    pub zone: Option<u16>,
    pub feast: Option<(u16, u8)>,
}

/// A date of one calendar, as far as said.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DateSpec {
    pub kind: Option<Kind>,
    pub year: Option<Year>,
    pub month: Option<MonthOf>,
    pub day: Option<DayOf>,
    /// Next, last or this, of the date as a whole.
    pub modifier: Option<Modifier>,
    /// Day and month were exchanged.
    pub american: bool,
    /// Written in figures, so that day and month can be mistaken for each other.
    pub figures: bool,
    pub span: Option<Span>,
}

/// A year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Full(i32),
    /// Two digits.
    Short(u8),
    Relative(Modifier),
    /// "Of the same year": as another time of the text.
    Elsewhere,
}

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthOf {
    Named(u8),
    Relative(Modifier),
}

/// A day of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayOf {
    Number(u32),
    Last,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub hour: u32,
    pub minute: u32,
    pub second: Option<u32>,
    /// Said with the word for hour, or with a part of the day: a time by itself.
    pub named: bool,
    /// The part of the day is already in the hour.
    pub fixed: bool,
}

/// A period of a calendar.
#[derive(Clone, Copy, Debug)]
pub(super) enum Base {
    /// Month or year.
    Date(DateSpec),
    /// Week, month, year and so on, counted from the reference's own.
    Unit(Unit, Modifier),
    Quarter(u8, DateSpec),
    Half(u8, DateSpec),
    /// The n-th week of a month.
    WeekOf(u8, DateSpec),
    Season(u8, DateSpec, Option<Modifier>),
    Decade(u8, i32),
    /// Century number (20 for the twentieth), or by its distance.
    Century(i32),
    Centuries(Modifier),
}
