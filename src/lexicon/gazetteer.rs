//! Rows of the gazetteer and of the actors known by name.

use serde::{Deserialize, Serialize};

use super::table::{Fault, Row};

/// A place of `places/*.tsv`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceRow {
    /// Key, unique, ASCII.
    pub uid: String,
    /// Arabic name, without its type word.
    pub name: String,
    /// Other Arabic names and spellings.
    pub variants: Vec<String>,
    /// English name.
    pub english: String,
    /// Type: `country`, `governorate`, `city` …
    pub kind: String,
    /// Key of the place that it lies in.
    pub parent: String,
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// Degrees north and east, WGS84.
    pub point: Option<(f64, f64)>,
    /// Inhabitants; 0 where it is not known.
    pub population: u64,
    /// Masculine nisba adjectives.
    pub nisba: Vec<String>,
    /// `file:line`.
    pub place: String,
}

impl PlaceRow {
    /// Reads a row.
    pub fn read(row: &Row<'_>) -> Result<Self, Fault> {
        let degrees = |column: &str| match row.cell(column) {
            "" => Ok(None),
            number => number
                .parse::<f64>()
                .map(Some)
                .map_err(|_| row.fault(format!("{column}: no number: {number}"))),
        };
        let strings = |column: &str| row.list(column).map(str::to_owned).collect();
        Ok(Self {
            uid: row.cell("uid").to_owned(),
            name: row.cell("name").to_owned(),
            variants: strings("variants"),
            english: row.cell("english").to_owned(),
            kind: row.cell("type").to_owned(),
            parent: row.cell("parent").to_owned(),
            country: row.cell("country").to_owned(),
            point: degrees("lat")?.zip(degrees("lon")?),
            population: 0,
            nisba: strings("nisba"),
            place: row.place(),
        })
    }
}

/// A body, group or person of `actors/*.tsv`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorRow {
    /// Key, unique, ASCII.
    pub uid: String,
    /// Arabic name.
    pub name: String,
    /// Other names, abbreviations included.
    pub aliases: Vec<String>,
    /// English name.
    pub english: String,
    /// `organisation`, `group`, `person`, `government`.
    pub kind: String,
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// PLOVER's sector.
    pub sector: String,
    /// Key of the body that it belongs to.
    pub member_of: String,
    /// `file:line`.
    pub place: String,
}

impl ActorRow {
    /// Reads a row.
    pub fn read(row: &Row<'_>) -> Self {
        let cell = |column: &str| row.cell(column).to_owned();
        Self {
            uid: cell("uid"),
            name: cell("name"),
            aliases: row.list("aliases").map(str::to_owned).collect(),
            english: cell("english"),
            kind: cell("kind"),
            country: cell("country"),
            sector: cell("sector"),
            member_of: cell("member_of"),
            place: row.place(),
        }
    }
}
