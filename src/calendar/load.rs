//! The tables of `lexicon/calendar/` read into a vocabulary.

use super::sense::{Alone, Count, Link, Modifier, Numeral, Sense, Slice, Unit};
use super::value::{DayPart, Kind};
use super::vocabulary::{Prefix, Vocabulary};
use crate::lexicon::table::{Fault, Row, Table};

/// A time zone of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ZoneRow {
    /// Minutes east of Greenwich; `None` for local time.
    pub offset: Option<i32>,
    pub summer: i32,
    pub rule: Rule,
}

/// When summer time is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Never,
    Europe,
    America,
    Egypt,
}

/// How a feast is dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FeastDay {
    Hijri(u8, u8),
    Gregorian(u8, u8),
    /// Days from Easter Sunday of the western churches.
    Easter(i16),
    /// Days from Easter Sunday of the orthodox churches.
    Orthodox(i16),
}

/// A feast of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feast {
    pub day: FeastDay,
    pub days: u8,
}

/// What the tables hold.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub words: Vocabulary,
    pub zones: Vec<ZoneRow>,
    pub feasts: Vec<Feast>,
}

/// Reads one row: what it means, or what is wrong with it.
type Reader = fn(&mut Loaded, Row<'_>) -> Result<Sense, String>;

/// File, column of the word, whether the article may be put before it, and the reader.
const FILES: [(&str, &str, bool, Reader); 12] = [
    ("calendar/months.tsv", "name", false, month),
    ("calendar/weekdays.tsv", "name", false, |_, row| {
        Ok(Sense::Weekday(number(row, "number")?))
    }),
    ("calendar/eras.tsv", "mark", false, |_, row| Ok(Sense::Era(kind(row)?))),
    ("calendar/numbers.tsv", "word", false, numeral),
    ("calendar/parts_of_day.tsv", "word", false, part),
    ("calendar/relative.tsv", "word", false, relative),
    ("calendar/connectors.tsv", "word", false, connector),
    ("calendar/units.tsv", "word", true, unit),
    ("calendar/seasons.tsv", "name", false, season),
    ("calendar/decades.tsv", "word", false, |_, row| {
        Ok(Sense::Decade(number(row, "value")?))
    }),
    ("calendar/zones.tsv", "name", false, zone),
    ("calendar/feasts.tsv", "name", false, feast),
];
const LATE_FILES: [(&str, &str, bool, Reader); 2] = [
    ("calendar/dateline.tsv", "word", false, dateline),
    ("calendar/traps.tsv", "phrase", false, trap),
];

/// Reads all tables; every fault is told, none is skipped over.
pub(super) fn load(tables: &[Table]) -> Result<Loaded, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut prefixes = Vec::new();
    for row in rows(tables, "calendar/prefixes.tsv", &mut faults) {
        match prefix(row.cell("class")) {
            Some(prefix) => prefixes.push((row.cell("letters").into(), prefix)),
            None => faults.push(row.fault(format!("`{}` is no class of prefix", row.cell("class")))),
        }
    }
    let mut loaded = Loaded {
        words: Vocabulary::new(prefixes),
        ..Loaded::default()
    };
    for &(file, column, article, read) in FILES.iter().chain(&LATE_FILES) {
        for row in rows(tables, file, &mut faults) {
            match read(&mut loaded, row) {
                Ok(sense) => loaded.add(row.cell(column), sense, article),
                Err(cause) => faults.push(row.fault(cause)),
            }
        }
    }
    if faults.is_empty() { Ok(loaded) } else { Err(faults) }
}

fn rows<'a>(tables: &'a [Table], file: &str, faults: &mut Vec<Fault>) -> Vec<Row<'a>> {
    if let Some(table) = tables.iter().find(|table| table.file == file) {
        return table.rows().collect();
    }
    faults.push(Fault {
        file: file.to_owned(),
        line: 1,
        cause: "the table is missing".to_owned(),
    });
    Vec::new()
}

impl Loaded {
    fn add(&mut self, phrase: &str, sense: Sense, article: bool) {
        if article && let Sense::Unit { unit, count, .. } = sense {
            let definite = format!("{}{phrase}", self.words.article());
            self.words.add(
                &definite,
                Sense::Unit {
                    unit,
                    count,
                    definite: true,
                },
            );
        }
        self.words.add(phrase, sense);
    }
}

fn number<T: std::str::FromStr>(row: Row<'_>, column: &str) -> Result<T, String> {
    row.cell(column)
        .parse()
        .map_err(|_| format!("`{}` is no number for the column {column}", row.cell(column)))
}

fn unknown(row: Row<'_>, column: &str) -> String {
    format!("`{}` is not known in the column {column}", row.cell(column))
}

fn kind(row: Row<'_>) -> Result<Kind, String> {
    match row.cell("calendar") {
        "hijri" => Ok(Kind::Hijri),
        "gregorian" => Ok(Kind::Gregorian),
        _ => Err(unknown(row, "calendar")),
    }
}

fn prefix(class: &str) -> Option<Prefix> {
    Some(match class {
        "and" => Prefix::And,
        "with" => Prefix::With,
        "to" => Prefix::To,
        "like" => Prefix::Like,
        "article" => Prefix::Article,
        "to-article" => Prefix::ToArticle,
        _ => return None,
    })
}

fn month(_: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    let alone = match row.cell("alone") {
        "yes" => Alone::Yes,
        "prep" => Alone::Preposition,
        "no" => Alone::No,
        _ => return Err(unknown(row, "alone")),
    };
    let number: u8 = number(row, "number")?;
    if !(1..=12).contains(&number) {
        return Err(format!("month {number} is not 1 to 12"));
    }
    Ok(Sense::Month {
        kind: kind(row)?,
        number,
        alone,
    })
}

fn numeral(_: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    let class = match row.cell("kind") {
        "cardinal" => Numeral::Cardinal,
        "ordinal" => Numeral::Ordinal,
        "tens" => Numeral::Tens,
        "teen" => Numeral::Teen,
        "hundreds" => Numeral::Hundreds,
        "thousands" => Numeral::Thousands,
        "first" => Numeral::First,
        "middle" => Numeral::Middle,
        "last" => Numeral::Last,
        "ultimate" => Numeral::Ultimate,
        _ => return Err(unknown(row, "kind")),
    };
    Ok(Sense::Number(number(row, "value")?, class))
}

fn part(_: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    Ok(Sense::Part(match row.cell("part") {
        "MO" => DayPart::Morning,
        "NOON" => DayPart::Noon,
        "AF" => DayPart::Afternoon,
        "EV" => DayPart::Evening,
        "NI" => DayPart::Night,
        "EVE" => return Ok(Sense::Eve),
        _ => return Err(unknown(row, "part")),
    }))
}

fn relative(_: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    Ok(match row.cell("class") {
        "day" => Sense::Day(number(row, "value")?),
        "night" => Sense::Night(number(row, "value")?),
        "now" => Sense::Now,
        "last" => Sense::Modifier(Modifier::Last),
        "recent" => Sense::Modifier(Modifier::Recent),
        "next" => Sense::Modifier(Modifier::Next),
        "this" => Sense::Modifier(Modifier::This),
        "before-last" => Sense::Modifier(Modifier::BeforeLast),
        "after-next" => Sense::Modifier(Modifier::AfterNext),
        "elsewhere" => Sense::Elsewhere,
        "few" => Sense::Few,
        "about" => Sense::About,
        "several" => Sense::Several,
        _ => return Err(unknown(row, "class")),
    })
}

fn connector(_: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    Ok(Sense::Link(match row.cell("class") {
        "since" => Link::Since,
        "until" => Link::Until,
        "by" => Link::By,
        "ago" => Link::Ago,
        "after" => Link::After,
        "within" => Link::Within,
        "from" => Link::From,
        "to" => Link::To,
        "between" => Link::Between,
        "for" => Link::For,
        "in" => Link::In,
        "corresponding" => Link::Corresponding,
        "of" => Link::Of,
        "every" => Link::Every,
        "fraction-half" => Link::Half,
        "fraction-third" => Link::Third,
        "fraction-quarter" => Link::Quarter,
        "less" => Link::Less,
        "clock" => Link::Clock,
        "zone" => Link::Zone,
        "honorific" => Link::Honorific,
        "table" => Link::Table,
        "start" => return Ok(Sense::Slice(Slice::Start)),
        "mid" => return Ok(Sense::Slice(Slice::Mid)),
        "end" => return Ok(Sense::Slice(Slice::End)),
        _ => return Err(unknown(row, "class")),
    }))
}

fn unit(_: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    let unit = match row.cell("unit") {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "night" => Unit::Night,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "season" => Unit::Season,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "period" => Unit::Period,
        _ => return Err(unknown(row, "unit")),
    };
    let count = match row.cell("count") {
        "1" => Count::One,
        "2" => Count::Two,
        "many" => Count::Many,
        _ => return Err(unknown(row, "count")),
    };
    Ok(Sense::Unit {
        unit,
        count,
        definite: false,
    })
}

fn season(_: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    let at = ["SP", "SU", "AU", "WI"]
        .iter()
        .position(|&code| code == row.cell("season"));
    at.map(|at| Sense::Season(at as u8 + 1))
        .ok_or_else(|| unknown(row, "season"))
}

fn zone(loaded: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    let offset = match row.cell("offset") {
        "local" => None,
        offset => Some(minutes(offset).ok_or_else(|| unknown(row, "offset"))?),
    };
    let rule = match row.cell("rule") {
        "" => Rule::Never,
        "eu" => Rule::Europe,
        "us" => Rule::America,
        "egypt" => Rule::Egypt,
        _ => return Err(unknown(row, "rule")),
    };
    let summer = if rule == Rule::Never {
        0
    } else {
        minutes(row.cell("summer")).ok_or_else(|| unknown(row, "summer"))?
    };
    loaded.zones.push(ZoneRow { offset, summer, rule });
    Ok(Sense::Zone((loaded.zones.len() - 1) as u16))
}

/// Minutes of `+03:30`.
fn minutes(offset: &str) -> Option<i32> {
    let (sign, rest) = match offset.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    Some(sign * (hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?))
}

fn feast(loaded: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    let day = match row.cell("calendar") {
        "hijri" => FeastDay::Hijri(number(row, "month")?, number(row, "day")?),
        "gregorian" => FeastDay::Gregorian(number(row, "month")?, number(row, "day")?),
        "easter" => FeastDay::Easter(number(row, "day")?),
        "orthodox" => FeastDay::Orthodox(number(row, "day")?),
        _ => return Err(unknown(row, "calendar")),
    };
    loaded.feasts.push(Feast {
        day,
        days: number(row, "days")?,
    });
    Ok(Sense::Feast((loaded.feasts.len() - 1) as u16))
}

fn dateline(_: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    match row.cell("class") {
        "published" => Ok(Sense::Published),
        "updated" => Ok(Sense::Updated),
        "agency" => Ok(Sense::Agency),
        _ => Err(unknown(row, "class")),
    }
}

fn trap(_: &mut Loaded, row: Row<'_>) -> Result<Sense, String> {
    match row.cell("kind") {
        "name" => Ok(Sense::Name),
        "head" => Ok(Sense::Head),
        _ => Err(unknown(row, "kind")),
    }
}
