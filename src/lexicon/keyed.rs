//! A table from keys to numbers that is laid out when the lexicon is compiled, and read in place.
//!
//! Keys are hashes of what they stand for. The table has a power of two of slots, four to eight for each row; a key's first
//! slot is told by its highest bits, and a search goes on until the key or a free slot. Only taken slots are stored, one row
//! after the other. Of every 32 slots a block says which ones are taken, and how many are taken before them, which together
//! is where the row of a slot stands.
//!
//! So a row takes 13 to 14 bytes where a slot for each would take 24 to 48. A key that has no row is mostly told by one
//! bit; one that has is mostly the first that is looked at. Rows sorted by key under an index of their highest bits would
//! be as small only with so few beginnings in the index that several rows are read for a key.

use std::{borrow::Cow, fmt};

/// Bytes of a row: key 8, number 4, little-endian.
const ROW: usize = 12;

/// Bytes of a block: which slots are taken 4, how many are taken before them 4, little-endian.
const BLOCK: usize = 8;

/// Bytes before the first block: how many there are.
const HEAD: usize = 4;

/// Slots of a block.
const SLOTS: usize = 32;

/// Where every hash begins.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// The key of a text.
pub fn key_of(text: &str) -> u64 {
    hash(SEED, text)
}

/// The key of two things, in their order.
pub fn join(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A quick hash, continued over more text, eight bytes at a time; the length keeps pieces apart.
#[inline]
pub fn hash(state: u64, text: &str) -> u64 {
    let (pieces, rest) = text.as_bytes().as_chunks();
    let pieces = pieces.iter().map(|piece| u64::from_le_bytes(*piece));
    let state = pieces.fold(join(state, text.len() as u64), join);
    if rest.is_empty() {
        state
    } else {
        join(state, short(rest))
    }
}

/// One to seven bytes as a little-endian number; read in pieces that may overlap, since all lengths are met by turns.
#[inline]
fn short(bytes: &[u8]) -> u64 {
    let last = bytes.len() - 1;
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(end)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*end)) << (8 * (last - 3))
        }
        _ => {
            let byte = |at: usize| u64::from(bytes[at]) << (8 * at);
            byte(0) | byte(last / 2) | byte(last)
        }
    }
}

/// Lays out rows; of two with one key the later stays.
pub fn lay_out(rows: impl ExactSizeIterator<Item = (u64, u32)>) -> Vec<u8> {
    let slots = (rows.len() * 4).next_power_of_two().max(SLOTS);
    let mut table: Vec<Option<(u64, u32)>> = vec![None; slots];
    for row in rows {
        let mut at = (row.0 >> shift(slots)) as usize;
        while table[at].is_some_and(|(key, _)| key != row.0) {
            at = (at + 1) % slots;
        }
        table[at] = Some(row);
    }
    let mut bytes = ((slots / SLOTS) as u32).to_le_bytes().to_vec();
    let mut before = 0_u32;
    for block in table.chunks(SLOTS) {
        let bits = block.iter().rev().map(|slot| u32::from(slot.is_some()));
        let taken = bits.fold(0, |taken, bit| taken << 1 | bit);
        bytes.extend(taken.to_le_bytes());
        bytes.extend(before.to_le_bytes());
        before += taken.count_ones();
    }
    for (key, number) in table.into_iter().flatten() {
        bytes.extend(key.to_le_bytes());
        bytes.extend(number.to_le_bytes());
    }
    bytes
}

/// How far a key is shifted to its first slot among a power of two of them.
const fn shift(slots: usize) -> u32 {
    64 - slots.trailing_zeros()
}

/// A table of [`lay_out`].
#[derive(Clone, Default)]
pub struct Keyed {
    bytes: Cow<'static, [u8]>,
    /// Where the rows begin.
    rows: usize,
    shift: u32,
}

impl fmt::Debug for Keyed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Keyed")
            .field("rows", &self.len())
            .finish_non_exhaustive()
    }
}

impl Keyed {
    /// Opens a table; bytes that are none hold no row.
    pub fn open(bytes: Cow<'static, [u8]>) -> Self {
        let blocks = bytes.first_chunk().map_or(0, |blocks| u32::from_le_bytes(*blocks)) as usize;
        let rows = HEAD + blocks * BLOCK;
        if blocks.is_power_of_two() && rows <= bytes.len() {
            let shift = shift(blocks * SLOTS);
            Self { bytes, rows, shift }
        } else {
            Self::default()
        }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        (self.bytes.len() - self.rows) / ROW
    }

    /// The number of a key.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u32> {
        let first = (key >> self.shift) as usize;
        let (other, number) = self.row(first)?;
        if other == key {
            Some(number)
        } else {
            self.search(key, first)
        }
    }

    #[cold]
    fn search(&self, key: u64, first: usize) -> Option<u32> {
        let slots = 1 << (64 - self.shift);
        let mut taken = (1..slots).map_while(|step| self.row((first + step) % slots));
        taken.find(|(other, _)| *other == key).map(|(_, number)| number)
    }

    /// The row of a slot, if it is taken.
    #[inline]
    fn row(&self, slot: usize) -> Option<(u64, u32)> {
        let (taken, before) = self.bytes.get(HEAD + slot / SLOTS * BLOCK..)?.split_first_chunk()?;
        let (taken, before) = (u32::from_le_bytes(*taken), u32::from_le_bytes(*before.first_chunk()?));
        let bit = 1 << (slot % SLOTS);
        if taken & bit == 0 {
            return None;
        }
        let row = before + (taken & (bit - 1)).count_ones();
        let (key, number) = self.bytes.get(self.rows + row as usize * ROW..)?.split_first_chunk()?;
        Some((u64::from_le_bytes(*key), u32::from_le_bytes(*number.first_chunk()?)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may fail")]
mod tests {
    use super::*;

    #[test]
    fn what_was_laid_out_is_found_and_nothing_else() {
        let rows: Vec<(u64, u32)> = (0..1000).map(|at| (key_of(&format!("word {at}")), at)).collect();
        let table = Keyed::open(lay_out(rows.iter().copied()).into());
        assert!(rows.iter().all(|(key, number)| table.get(*key) == Some(*number)));
        assert_eq!(table.get(key_of("word")), None);
        assert_eq!(Keyed::open(Cow::Borrowed(&[])).get(7), None);
        assert_eq!(
            Keyed::open(lay_out([(7, 1), (7, 2)].into_iter()).into()).get(7),
            Some(2)
        );
        assert_eq!(Keyed::open(lay_out([].into_iter()).into()).get(7), None);
    }

    #[test]
    fn a_search_goes_on_from_the_last_slot_to_the_first() {
        let rows: Vec<(u64, u32)> = (0..9)
            .map(|at| (u64::MAX - u64::from(at), at))
            .chain([(3, 9)])
            .collect();
        let table = Keyed::open(lay_out(rows.iter().copied()).into());
        assert!(rows.iter().all(|(key, number)| table.get(*key) == Some(*number)));
        assert_eq!(table.get(u64::MAX - 9), None);
        assert_eq!(table.get(4), None);
        assert_eq!(table.len(), 10);
    }

    #[test]
    fn cut_bytes_hold_no_row() {
        let rows = (0..1000).map(|at| (key_of(&format!("word {at}")), at));
        let bytes = lay_out(rows.collect::<Vec<_>>().into_iter());
        assert_eq!(Keyed::open(bytes[..BLOCK * SLOTS].to_vec().into()).len(), 0);
    }
}
