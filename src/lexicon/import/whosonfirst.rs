//! Tables in the shape of Who's On First: columns named in the first line, the type a placetype, parents by id.

use super::format::{Draft, Kinds, count, degrees, names};

/// Whose ids they are.
pub const SCHEME: &str = "whosonfirst";

/// Where the columns stand.
#[derive(Debug)]
pub struct Columns {
    count: usize,
    id: usize,
    country: usize,
    placetype: usize,
    name: usize,
    latitude: usize,
    longitude: usize,
    variants: Option<usize>,
    english: Option<usize>,
    region: Option<usize>,
    county: Option<usize>,
    population: Option<usize>,
}

impl Columns {
    /// The columns of a first line; `None` where one is missing that must be there.
    pub fn of(header: &[&str]) -> Option<Self> {
        let column = |name: &str| header.iter().position(|cell| *cell == name);
        Some(Self {
            count: header.len(),
            id: column("id")?,
            country: column("country")?,
            placetype: column("type")?,
            name: column("name_ar")?,
            latitude: column("lat")?,
            longitude: column("lon")?,
            variants: column("variants"),
            english: column("name_en"),
            region: column("region"),
            county: column("county"),
            population: column("population"),
        })
    }
}

/// The place of a row.
pub fn row(columns: &Columns, kinds: &Kinds, cells: &[&str]) -> Result<Option<Draft>, String> {
    if cells.len() != columns.count {
        return Err(format!("{} columns instead of {}", cells.len(), columns.count));
    }
    let optional = |column: Option<usize>| column.map_or("", |at| cells[at]);
    let id = cells[columns.id];
    let id: u64 = id.parse().map_err(|_| format!("id: no whole number: {id}"))?;
    let point = (
        degrees("lat", cells[columns.latitude], 90.0)?,
        degrees("lon", cells[columns.longitude], 180.0)?,
    );
    let population = count("population", optional(columns.population))?;
    let variants = optional(columns.variants).split('|');
    let names = names(std::iter::once(cells[columns.name]).chain(variants));
    let kind = names
        .first()
        .and_then(|name| kinds.kind(cells[columns.placetype], name));
    let Some(kind) = kind else { return Ok(None) };
    let division = matches!(kind, "governorate" | "district").then(|| id.to_string());
    let within = [columns.county, columns.region].map(|column| optional(column).to_owned());
    Ok(Some(Draft {
        id,
        kind: kind.to_owned(),
        english: optional(columns.english).to_owned(),
        country: cells[columns.country].to_lowercase(),
        point,
        population,
        division,
        within: within.into_iter().filter(|id| !id.is_empty()).collect(),
        names,
        ..Draft::default()
    }))
}
