//! Weights: how much each feature speaks for a candidate, by decision; learnt, and kept in `weights/*.tsv`.
//!
//! A feature is written `name=value+name=value`. At run time it is known by a key that is made from what is written.

use std::{borrow::Cow, iter};

use serde::{Deserialize, Serialize};

use super::{
    keyed::{Keyed, lay_out},
    table::{Fault, Table},
};

pub use super::keyed::{hash, join, key_of};

/// How many hidden sums a candidate has: what the first half of them comes to speaks for it, the other half against it.
pub const HIDDEN: usize = 8;

/// Numbers of a weight.
const NUMBERS: usize = 1 + HIDDEN;

/// A number of a weight counts so many times what it is worth.
pub const SCALE: f32 = 200.0;

/// What a feature adds to the score of a candidate, and to each of its hidden sums, in [`SCALE`]ths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// What it adds to the score itself.
    pub direct: i8,
    /// What it adds to the hidden sums.
    pub hidden: [i8; HIDDEN],
}

impl Weight {
    /// The nearest weight to some numbers, of which the first is the direct one.
    ///
    /// ```
    /// use waqai::lexicon::weights::Weight;
    /// let weight = Weight::near(&[0.5, -0.1, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    /// assert_eq!(weight.direct, 100);
    /// assert_eq!(weight.hidden, [-20, 127, 0, 0, 0, 0, 0, 0]);
    /// ```
    pub fn near(numbers: &[f32; NUMBERS]) -> Self {
        // Numbers out of range become the nearest in it.
        let [direct, hidden @ ..] = numbers.map(|number| (number * SCALE).round() as i8);
        Self { direct, hidden }
    }

    /// As it stands in a table: the direct number, and the hidden ones with spaces between them.
    pub fn cells(&self) -> (String, String) {
        let hidden = self.hidden.map(|number| number.to_string());
        (self.direct.to_string(), hidden.join(" "))
    }

    fn read(direct: &str, hidden: &str) -> Option<Self> {
        let hidden: Vec<i8> = hidden.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
        Some(Self {
            direct: direct.parse().ok()?,
            hidden: hidden.try_into().ok()?,
        })
    }
}

/// The weights of one decision, compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompiledWeights<'a> {
    /// The decision: the name of its table.
    #[serde(borrow)]
    pub decision: Cow<'a, str>,
    /// By key, which of the weights is its, as a table that is read in place.
    #[serde(borrow, with = "serde_bytes")]
    keys: Cow<'a, [u8]>,
    /// The numbers of the weights, one after the other.
    #[serde(borrow, with = "serde_bytes")]
    numbers: Cow<'a, [u8]>,
}

impl CompiledWeights<'static> {
    /// Reads a table with the columns `feature weight hidden`. Rows with faults are left out, and told.
    pub fn read(table: &Table) -> (Self, Vec<Fault>) {
        let name = table.file.strip_prefix("weights/").unwrap_or(&table.file);
        let mut faults = Vec::new();
        let mut rows = Vec::new();
        for row in table.rows() {
            match Weight::read(row.cell("weight"), row.cell("hidden")) {
                Some(weight) => rows.push((key(row.cell("feature")), weight)),
                None => faults
                    .push(row.fault("weight or hidden: no whole numbers from -128 to 127, or not 1 and 8 of them")),
            }
        }
        let decision = name.strip_suffix(".tsv").unwrap_or(name).to_owned();
        (Self::new(decision, &rows), faults)
    }

    fn new(decision: String, rows: &[(u64, Weight)]) -> Self {
        let keys = rows.iter().enumerate().map(|(at, (key, _))| (*key, at as u32));
        let numbers = rows
            .iter()
            .flat_map(|(_, weight)| iter::once(weight.direct).chain(weight.hidden));
        Self {
            decision: decision.into(),
            keys: lay_out(keys).into(),
            numbers: numbers.map(i8::cast_unsigned).collect(),
        }
    }
}

/// The weights of one decision, opened for look-up.
///
/// A candidate's score is the sum of what its features add to it, and of its hidden sums: of each only what is above zero
/// counts. So features can speak for a candidate together that by themselves say nothing.
///
/// ```
/// use waqai::lexicon::weights::{Weight, Weights, key};
/// let masdar = Weight { direct: 100, hidden: [-40, 0, 0, 0, 0, 0, 0, 0] };
/// let genitive = Weight { direct: 20, hidden: [60, 0, 0, 0, 0, 0, 0, 0] };
/// let weights = Weights::new(&[(key("origin=masdar"), masdar), (key("tie=genitive"), genitive)]);
/// assert_eq!(weights.score(&[key("origin=masdar")]), 0.5);
/// assert_eq!(weights.score(&[key("tie=genitive")]), 0.4);
/// assert_eq!(weights.score(&[key("origin=masdar"), key("tie=genitive")]), 0.7);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Weights {
    keys: Keyed,
    numbers: Cow<'static, [u8]>,
}

impl Weights {
    /// Opens compiled weights.
    pub fn open(compiled: CompiledWeights<'static>) -> Self {
        Self {
            keys: Keyed::open(compiled.keys),
            numbers: compiled.numbers,
        }
    }

    /// Weights by the keys of their features; of two with one key the later counts.
    pub fn new(rows: &[(u64, Weight)]) -> Self {
        Self::open(CompiledWeights::new(String::new(), rows))
    }

    /// The score of a candidate by the keys of its features; those without a weight add nothing.
    #[allow(
        clippy::cast_precision_loss,
        reason = "sums of a few hundred small numbers are far below 24 bits"
    )]
    pub fn score(&self, keys: &[u64]) -> f32 {
        let (rows, _) = self.numbers.as_chunks::<NUMBERS>();
        let mut sums = [0_i32; NUMBERS];
        self.keys.each(keys, |at| {
            if let Some(row) = rows.get(at as usize) {
                for (sum, number) in sums.iter_mut().zip(row) {
                    *sum += i32::from(number.cast_signed());
                }
            }
        });
        let hidden = |sums: &[i32]| sums.iter().map(|sum| (*sum).max(0)).sum::<i32>();
        let (speak_for, against) = sums[1..].split_at(HIDDEN / 2);
        (sums[0] + hidden(speak_for) - hidden(against)) as f32 / SCALE
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.keys.len() == 0
    }
}

/// The key of a feature as it is written.
pub fn key(feature: &str) -> u64 {
    let mut keys = feature.split('+').map(|written| {
        let (name, value) = written.split_once('=').unwrap_or((written, ""));
        hash(key_of(name), value)
    });
    keys.next().map_or(0, |first| keys.fold(first, join))
}
