//! The tables that the program was built with.

use crate::lexicon::table::{Fault, Table};

macro_rules! tables {
    ($($name:literal),* $(,)?) => {
        [$((concat!("calendar/", $name, ".tsv"), include_str!(concat!("../../lexicon/calendar/", $name, ".tsv")))),*]
    };
}

const FILES: [(&str, &str); 15] = tables![
    "connectors",
    "dateline",
    "decades",
    "eras",
    "feasts",
    "months",
    "numbers",
    "parts_of_day",
    "prefixes",
    "relative",
    "seasons",
    "traps",
    "units",
    "weekdays",
    "zones",
];

/// Parses the built-in tables.
pub(super) fn built_in() -> Result<Vec<Table>, Vec<Fault>> {
    let (tables, faults): (Vec<Table>, Vec<Vec<Fault>>) =
        FILES.iter().map(|(file, text)| Table::parse(file, text)).unzip();
    let faults: Vec<Fault> = faults.into_iter().flatten().collect();
    if faults.is_empty() { Ok(tables) } else { Err(faults) }
}
