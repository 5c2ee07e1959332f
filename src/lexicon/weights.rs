//! Weights: how much each feature speaks for a candidate, by decision; learnt, and kept in `weights/*.tsv`.
//!
//! A feature is written `name=value+name=value`. At run time it is known by a key that is made from what is written.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{
    keyed::{Keyed, lay_out},
    table::{Fault, Table},
};

pub use super::keyed::{hash, join, key_of};

/// The weights of one decision, compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompiledWeights<'a> {
    /// The decision: the name of its table.
    #[serde(borrow)]
    pub decision: Cow<'a, str>,
    /// The weights by key, as a table that is read in place.
    #[serde(borrow, with = "serde_bytes")]
    rows: Cow<'a, [u8]>,
}

impl CompiledWeights<'static> {
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
        let compiled = Self {
            decision: name.strip_suffix(".tsv").unwrap_or(name).to_owned().into(),
            rows: compiled(&rows),
        };
        (compiled, faults)
    }
}

/// The weights of one decision, opened for look-up.
///
/// ```
/// use waqai::lexicon::weights::{Weights, key};
/// let weights = Weights::new(&[(key("origin=masdar+tie=genitive"), 0.5)]);
/// assert_eq!(weights.get(key("origin=masdar+tie=genitive")), Some(0.5));
/// assert_eq!(weights.sum(&[key("origin=masdar"), key("origin=masdar+tie=genitive")]), 0.5);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Weights(Keyed);

impl Weights {
    /// Opens compiled weights.
    pub fn open(compiled: CompiledWeights<'static>) -> Self {
        Self(Keyed::open(compiled.rows))
    }

    /// Weights by the keys of their features; of two with one key the later counts.
    pub fn new(rows: &[(u64, f32)]) -> Self {
        Self(Keyed::open(compiled(rows)))
    }

    /// The weight of a key.
    pub fn get(&self, key: u64) -> Option<f32> {
        self.0.get(key).map(f32::from_bits)
    }

    /// The weights of keys together; those without one weigh nothing.
    pub fn sum(&self, keys: &[u64]) -> f32 {
        let mut sum = 0.0;
        self.0.each(keys, |weight| sum += f32::from_bits(weight));
        sum
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.len() == 0
    }
}

fn compiled(rows: &[(u64, f32)]) -> Cow<'static, [u8]> {
    lay_out(rows.iter().map(|(key, weight)| (*key, weight.to_bits()))).into()
}

/// The key of a feature as it is written.
pub fn key(feature: &str) -> u64 {
    let mut keys = feature.split('+').map(|written| {
        let (name, value) = written.split_once('=').unwrap_or((written, ""));
        hash(key_of(name), value)
    });
    keys.next().map_or(0, |first| keys.fold(first, join))
}
