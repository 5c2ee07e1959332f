//! The encoder's numbers: vectors of what it reads of a token, and its layers; learnt, and kept in `encoder/*.tsv`.
//!
//! A row is a name, a shift and whole numbers: each is worth its number times two to the power of minus the shift. Rows of
//! `layers.tsv` are called `layer.row`; all other tables have a row for each value of a field, `?` for every value without one.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{
    keyed::{Keyed, key_of, lay_out},
    table::{Fault, Row, Table},
};

/// The table of layers.
const LAYERS: &str = "layers";

/// The row of values that have none.
const UNKNOWN: &str = "?";

/// Rows of whole numbers of one length, each with its shift, compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompiledRows<'a> {
    /// The field, or the layer.
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    /// By the key of a value, which of the rows is its, as a table that is read in place; of layers, nothing.
    #[serde(borrow, with = "serde_bytes")]
    keys: Cow<'a, [u8]>,
    /// Numbers of a row.
    width: usize,
    /// Of each row the shift, then the numbers.
    #[serde(borrow, with = "serde_bytes")]
    numbers: Cow<'a, [u8]>,
}

impl CompiledRows<'static> {
    /// Reads a table of `encoder/`. Rows with faults are left out, and told.
    pub fn read(table: &Table) -> (Vec<Self>, Vec<Fault>) {
        let name = table.file.strip_prefix("encoder/").unwrap_or(&table.file);
        let name = name.strip_suffix(".tsv").unwrap_or(name);
        let mut faults = Vec::new();
        let mut tables: BTreeMap<&str, Self> = BTreeMap::new();
        let mut keys: Vec<(u64, u32)> = Vec::new();
        for row in table.rows() {
            let layer = row.cell("layer").rsplit_once('.').map(|(layer, _)| layer);
            let rows = tables.entry(layer.unwrap_or(name)).or_default();
            match numbers(&row) {
                Some((width, bytes)) if rows.width == 0 || rows.width == width => {
                    keys.push((key_of(row.cell("value")), keys.len() as u32));
                    rows.width = width;
                    rows.numbers.to_mut().extend(bytes);
                }
                _ => faults
                    .push(row.fault("shift or numbers: no whole numbers from -128 to 127, or not as many as above")),
            }
        }
        if let Some(rows) = tables.get_mut(name).filter(|_| name != LAYERS) {
            rows.keys = lay_out(keys.into_iter()).into();
        }
        let named = tables.into_iter().map(|(name, rows)| Self {
            name: name.to_owned().into(),
            ..rows
        });
        (named.collect(), faults)
    }
}

/// How many numbers a row has, and its bytes.
fn numbers(row: &Row<'_>) -> Option<(usize, Vec<u8>)> {
    let cells = row.cell("numbers").split(' ');
    let all = std::iter::once(row.cell("shift")).chain(cells);
    let bytes: Vec<i8> = all.map(str::parse).collect::<Result<_, _>>().ok()?;
    Some((bytes.len() - 1, bytes.into_iter().map(i8::cast_unsigned).collect()))
}

/// The encoder's numbers, opened.
#[derive(Clone, Debug, Default)]
pub struct EncoderTables {
    tables: BTreeMap<String, Rows>,
}

impl EncoderTables {
    /// Opens compiled tables.
    pub fn open(compiled: Vec<CompiledRows<'static>>) -> Self {
        let opened = |rows: CompiledRows<'static>| Rows {
            keys: Keyed::open(rows.keys),
            width: rows.width,
            numbers: rows.numbers,
        };
        let tables = compiled.into_iter().map(|rows| (rows.name.to_string(), opened(rows)));
        Self {
            tables: tables.collect(),
        }
    }

    /// The rows of a field or layer; none without a table.
    pub fn rows(&self, name: &str) -> Rows {
        self.tables.get(name).cloned().unwrap_or_default()
    }
}

/// The rows of a field or layer.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    keys: Keyed,
    width: usize,
    numbers: Cow<'static, [u8]>,
}

impl Rows {
    /// Numbers of a row.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.numbers.len() / (1 + self.width)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// What the numbers of a row are worth; nothing past the last one.
    pub fn row(&self, at: usize) -> impl Iterator<Item = f32> + '_ {
        let size = 1 + self.width;
        let row = self.numbers.get(at * size..(at + 1) * size).unwrap_or_default();
        let (shift, numbers) = row
            .split_first()
            .map_or((0, row), |(shift, rest)| (shift.cast_signed(), rest));
        let unit = 2_f32.powi(-i32::from(shift));
        numbers.iter().map(move |number| f32::from(number.cast_signed()) * unit)
    }

    /// Which row is that of a value of a field.
    pub fn of(&self, value: &str) -> usize {
        let row = self.keys.get(key_of(value)).or_else(|| self.keys.get(key_of(UNKNOWN)));
        row.unwrap_or_default() as usize
    }
}
