//! Weights: how much each feature speaks for a candidate, by decision; learnt, and kept in `weights/*.tsv`.
//!
//! A feature is written `name=value+name=value`. At run time it is known by a key that is made from what is written.

use serde::{Deserialize, Serialize};

use super::{
    keyed::{hash, key_of},
    table::{Fault, Table},
};

pub use super::keyed::join;

/// The weights of one decision.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// The decision: the name of its table.
    pub decision: String,
    /// Weight by key, sorted by key.
    pub rows: Vec<(u64, f32)>,
}

impl Weights {
    /// Reads a table with the columns `feature weight`. Rows with faults are left out, and told.
    pub fn read(table: &Table) -> (Self, Vec<Fault>) {
        let name = table.file.strip_prefix("weights/").unwrap_or(&table.file);
        let mut faults = Vec::new();
        let mut rows = Vec::new();
        for row in table.rows() {
            match row.cell("weight").parse::<f32>() {
                Ok(weight) if weight.is_finite() => rows.push((key(row.cell("feature")), weight)),
                _ => faults.push(row.fault("weight: no number")),
            }
        }
        rows.sort_by_key(|(key, _)| *key);
        let decision = name.strip_suffix(".tsv").unwrap_or(name).to_owned();
        (Self { decision, rows }, faults)
    }
}

/// The key of one fact of a feature.
pub fn fact(name: &str, value: &str) -> u64 {
    hash(key_of(name), value)
}

/// The key of a feature as it is written.
pub fn key(feature: &str) -> u64 {
    let mut keys = feature.split('+').map(|written| {
        let (name, value) = written.split_once('=').unwrap_or((written, ""));
        fact(name, value)
    });
    keys.next().map_or(0, |first| keys.fold(first, join))
}
