//! Dumps of GeoNames, such as `allCountries.txt` or `IQ.txt`: nineteen columns without names, divisions by codes.

use super::format::{Draft, Kinds, count, degrees, names};

/// Whose ids they are.
pub const SCHEME: &str = "geonames";

const COLUMNS: usize = 19;
const ID: usize = 0;
const NAME: usize = 1;
const ASCII_NAME: usize = 2;
const ALTERNATE_NAMES: usize = 3;
const LATITUDE: usize = 4;
const LONGITUDE: usize = 5;
const FEATURE: usize = 7;
const COUNTRY: usize = 8;
const FIRST_DIVISION: usize = 10;
const SECOND_DIVISION: usize = 11;
const POPULATION: usize = 14;

/// Whether cells look like a row of a dump.
pub fn is_row(cells: &[&str]) -> bool {
    cells.len() == COLUMNS && cells[ID].parse::<u64>().is_ok() && cells[LATITUDE].parse::<f64>().is_ok()
}

/// The place of a row.
pub fn row(kinds: &Kinds, cells: &[&str]) -> Result<Option<Draft>, String> {
    if cells.len() != COLUMNS {
        return Err(format!("{} columns instead of {COLUMNS}", cells.len()));
    }
    let id = cells[ID]
        .parse()
        .map_err(|_| format!("geonameid: no whole number: {}", cells[ID]))?;
    let point = (
        degrees("latitude", cells[LATITUDE], 90.0)?,
        degrees("longitude", cells[LONGITUDE], 180.0)?,
    );
    let population = count("population", cells[POPULATION])?;
    let names = names(std::iter::once(cells[NAME]).chain(cells[ALTERNATE_NAMES].split(',')));
    let kind = names.first().and_then(|name| kinds.kind(cells[FEATURE], name));
    let Some(kind) = kind else { return Ok(None) };
    let first = format!("{}.{}", cells[COUNTRY], cells[FIRST_DIVISION]);
    let second = format!("{first}.{}", cells[SECOND_DIVISION]);
    let division = match cells[FEATURE] {
        "ADM1" => Some(first.clone()),
        "ADM2" => Some(second.clone()),
        _ => None,
    };
    Ok(Some(Draft {
        id,
        kind: kind.to_owned(),
        english: cells[ASCII_NAME].to_owned(),
        country: cells[COUNTRY].to_lowercase(),
        point,
        population,
        division,
        within: vec![second, first],
        names,
        ..Draft::default()
    }))
}
