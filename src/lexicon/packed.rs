//! Rows that are unpacked when they are asked for: a lexicon opens in no time, however many it has.

use std::{borrow::Cow, fmt, sync::OnceLock};

use serde::{Serialize, de::DeserializeOwned};

/// Bytes of a number.
const NUMBER: usize = 4;

/// Packs rows: their number, where each ends, the rows themselves. Numbers are of four bytes, little-endian.
pub fn pack<T: Serialize>(rows: &[T]) -> Result<Vec<u8>, postcard::Error> {
    let (mut packed, mut ends) = (Vec::new(), (rows.len() as u32).to_le_bytes().to_vec());
    for row in rows {
        packed = postcard::to_extend(row, packed)?;
        ends.extend((packed.len() as u32).to_le_bytes());
    }
    ends.extend(packed);
    Ok(ends)
}

/// Rows of `pack`, opened for look-up. A row is unpacked once and stays.
pub struct Packed<T> {
    bytes: Cow<'static, [u8]>,
    rows: Vec<OnceLock<Option<Box<T>>>>,
}

impl<T> fmt::Debug for Packed<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Packed")
            .field("rows", &self.rows.len())
            .finish_non_exhaustive()
    }
}

impl<T: DeserializeOwned> Packed<T> {
    /// Opens packed rows; bytes that are none hold no row.
    pub fn open(bytes: Cow<'static, [u8]>) -> Self {
        let count = number(&bytes, 0).unwrap_or_default();
        let count = count.min(bytes.len() / NUMBER);
        Self {
            bytes,
            rows: (0..count).map(|_| OnceLock::new()).collect(),
        }
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row by its index.
    #[inline]
    pub fn get(&self, at: usize) -> Option<&T> {
        self.rows.get(at)?.get_or_init(|| self.unpack(at)).as_deref()
    }

    /// Every row, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.rows.len()).filter_map(|at| self.get(at))
    }

    #[cold]
    fn unpack(&self, at: usize) -> Option<Box<T>> {
        let rows = self.bytes.get((self.rows.len() + 1) * NUMBER..)?;
        let start = if at == 0 { 0 } else { number(&self.bytes, at)? };
        let row = rows.get(start..number(&self.bytes, at + 1)?)?;
        postcard::from_bytes(row).ok().map(Box::new)
    }
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let number = bytes.get(at * NUMBER..)?.first_chunk()?;
    Some(u32::from_le_bytes(*number) as usize)
}
