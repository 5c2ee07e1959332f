//! What a word of the tables means to the calendar.

use super::value::{DayPart, Kind};

/// When a month's name alone is a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alone {
    Yes,
    Preposition,
    No,
}

/// How far from the reference a period lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Modifier {
    BeforeLast,
    Last,
    Recent,
    This,
    Next,
    AfterNext,
}

impl Modifier {
    /// Periods from the reference's own.
    pub(super) const fn offset(self) -> i32 {
        match self {
            Self::BeforeLast => -2,
            Self::Last | Self::Recent => -1,
            Self::This => 0,
            Self::Next => 1,
            Self::AfterNext => 2,
        }
    }
}

/// What a number word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeral {
    Cardinal,
    Ordinal,
    Tens,
    Teen,
    Hundreds,
    Thousands,
    First,
    Middle,
    Last,
    Ultimate,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Week,
    Month,
    Season,
    Year,
    Decade,
    Century,
    Period,
}

/// Grammatical number of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Two,
    Many,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slice {
    Start,
    Mid,
    End,
}

/// What a connecting word does to the time after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    Since,
    Until,
    By,
    Ago,
    After,
    Within,
    From,
    To,
    Between,
    For,
    In,
    Corresponding,
    Of,
    Every,
    Half,
    Third,
    Quarter,
    Less,
    Clock,
    Zone,
    Honorific,
    Table,
}

/// A sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Month {
        kind: Kind,
        number: u8,
        alone: Alone,
    },
    Weekday(u8),
    Era(Kind),
    Number(u16, Numeral),
    Part(DayPart),
    Eve,
    Day(i32),
    Night(i32),
    Now,
    Modifier(Modifier),
    /// "The same", "the following": counted from another time of the text.
    Elsewhere,
    Few,
    About,
    Several,
    Link(Link),
    Slice(Slice),
    Unit {
        unit: Unit,
        count: Count,
        definite: bool,
    },
    Season(u8),
    Decade(u8),
    Zone(u16),
    Feast(u16),
    Published,
    Updated,
    Agency,
    Name,
    Head,
}
