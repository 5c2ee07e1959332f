//! A table from keys to numbers that is laid out when the lexicon is compiled, and read in place.
//!
//! Keys are hashes of what they stand for. The table is a power of two of slots, at least twice as many as rows; a key's
//! first slot is told by its highest bits, and a search goes on until the key or a free slot.

use std::{borrow::Cow, fmt};

/// Bytes of a slot: key 8, number 4, little-endian.
const SLOT: usize = 12;

/// The number of a free slot; no row has it.
const FREE: u32 = u32::MAX;

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
pub fn hash(state: u64, text: &str) -> u64 {
    let pieces = text.as_bytes().chunks(8).map(|piece| {
        let mut whole = [0_u8; 8];
        whole[..piece.len()].copy_from_slice(piece);
        u64::from_le_bytes(whole)
    });
    pieces.fold(join(state, text.len() as u64), join)
}

/// Lays out rows; of two with one key the later stays.
pub fn lay_out(rows: impl ExactSizeIterator<Item = (u64, u32)>) -> Vec<u8> {
    let slots = (rows.len() * 2).next_power_of_two().max(2);
    let mut out = vec![(0_u64, FREE); slots];
    for (key, number) in rows {
        let mut at = first_slot(key, slots);
        while out[at].1 != FREE && out[at].0 != key {
            at = (at + 1) % slots;
        }
        out[at] = (key, number);
    }
    let mut bytes = Vec::with_capacity(slots * SLOT);
    for (key, number) in out {
        bytes.extend(key.to_le_bytes());
        bytes.extend(number.to_le_bytes());
    }
    bytes
}

/// The first slot of a key among a power of two of them.
const fn first_slot(key: u64, slots: usize) -> usize {
    (key >> (64 - slots.trailing_zeros())) as usize
}

/// A table of [`lay_out`].
#[derive(Clone)]
pub struct Keyed(Cow<'static, [u8]>);

impl fmt::Debug for Keyed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Keyed")
            .field("slots", &self.slots())
            .finish_non_exhaustive()
    }
}

impl Keyed {
    /// Opens a table; bytes that are none hold no row.
    pub fn open(bytes: Cow<'static, [u8]>) -> Self {
        let slots = bytes.len() / SLOT;
        Self(if slots > 1 && slots.is_power_of_two() {
            bytes
        } else {
            Cow::Borrowed(&[])
        })
    }

    fn slots(&self) -> usize {
        self.0.len() / SLOT
    }

    /// The number of a key.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u32> {
        let slots = self.slots();
        let first = if slots == 0 { 0 } else { first_slot(key, slots) };
        for at in (first..slots).chain(0..first) {
            match self.slot(at)? {
                (_, FREE) => return None,
                (other, number) if other == key => return Some(number),
                _ => {}
            }
        }
        None
    }

    #[inline]
    fn slot(&self, at: usize) -> Option<(u64, u32)> {
        let (key, number) = self.0.get(at * SLOT..(at + 1) * SLOT)?.split_first_chunk()?;
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
    }
}
