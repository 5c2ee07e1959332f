//! A table from keys to numbers that is laid out when the lexicon is compiled, and read in place.
//!
//! Keys are hashes of what they stand for. The table has a power of two of slots, eight to sixteen for each row; a key's
//! first slot is told by its highest bits, and a search goes on until the key or a free slot. Only taken slots are stored,
//! one row after the other. Of every 32 slots a block says which ones are taken, and how many are taken before them, which
//! together is where the row of a slot stands.
//!
//! So a row takes 14 to 16 bytes, and whether a key has one is nearly always told by a bit of a block; blocks are few
//! enough to stay in a near cache. That is what makes [`Keyed::each`] quick: rows, which come from a far cache or from
//! memory, are read only of keys that most likely have one, so the processor guesses rightly and fetches many at once.
//! Slots stored with the free ones among them, a quarter to a half full, take more than twice the space and twice the time.

use std::{borrow::Cow, fmt};

/// Bytes before the first block: how many there are.
const HEAD: usize = 4;

/// Bytes of a block: which slots are taken 4, how many are taken before them 4, little-endian.
const BLOCK: usize = 8;

/// Slots of a block.
const SLOTS: usize = 32;

/// Bytes of a row: key 8, number 4, little-endian.
const ROW: usize = 12;

/// So many keys are looked for together.
const TOGETHER: usize = 64;

/// Where every hash begins.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// The key of a text.
pub const fn key_of(text: &str) -> u64 {
    hash(SEED, text)
}

/// The key of two things, in their order.
#[inline]
pub const fn join(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A quick hash, continued over more text, eight bytes at a time; the length keeps pieces apart.
#[inline]
pub const fn hash(state: u64, text: &str) -> u64 {
    let (pieces, rest) = text.as_bytes().as_chunks();
    let mut state = join(state, text.len() as u64);
    let mut at = 0;
    while at < pieces.len() {
        state = join(state, u64::from_le_bytes(pieces[at]));
        at += 1;
    }
    if rest.is_empty() {
        state
    } else {
        join(state, short(rest))
    }
}

/// One to seven bytes as a little-endian number, read in pieces that may overlap.
#[inline]
const fn short(bytes: &[u8]) -> u64 {
    let last = bytes.len() - 1;
    if let (Some(first), Some(end)) = (bytes.first_chunk(), bytes.last_chunk()) {
        u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*end) as u64) << (8 * (last - 3))
    } else {
        let middle = last / 2;
        bytes[0] as u64 | (bytes[middle] as u64) << (8 * middle) | (bytes[last] as u64) << (8 * last)
    }
}

/// Lays out rows; of two with one key the later stays.
pub fn lay_out(rows: impl ExactSizeIterator<Item = (u64, u32)>) -> Vec<u8> {
    let slots = (rows.len() * 8).next_power_of_two().max(SLOTS);
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

/// How far a key is shifted to be its first slot among a power of two of them.
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
    pub fn get(&self, key: u64) -> Option<u32> {
        self.table().get(key)
    }

    /// Gives the number of each key that has one, in the order of the keys.
    pub fn each(&self, keys: &[u64], mut found: impl FnMut(u32)) {
        let table = self.table();
        let mut likely = [0; TOGETHER];
        for keys in keys.chunks(TOGETHER) {
            let mut count = 0;
            for key in keys {
                // Without a branch, which would be guessed wrongly at every other key.
                likely[count] = *key;
                count += usize::from(table.may_have(*key));
            }
            for number in likely[..count].iter().filter_map(|key| table.get(*key)) {
                found(number);
            }
        }
    }

    fn table(&self) -> Table<'_> {
        Table {
            blocks: self.bytes.get(HEAD..self.rows).unwrap_or_default().as_chunks().0,
            rows: self.bytes.get(self.rows..).unwrap_or_default().as_chunks().0,
            shift: self.shift,
        }
    }
}

/// The parts of a table.
struct Table<'t> {
    blocks: &'t [[u8; BLOCK]],
    rows: &'t [[u8; ROW]],
    shift: u32,
}

impl Table<'_> {
    /// Whether the first slot of a key is taken.
    #[inline]
    fn may_have(&self, key: u64) -> bool {
        let slot = (key >> self.shift) as usize;
        let block = self.blocks.get(slot / SLOTS);
        block.is_some_and(|block| u64::from_le_bytes(*block) >> (slot % SLOTS) & 1 == 1)
    }

    #[inline]
    fn get(&self, key: u64) -> Option<u32> {
        let first = key >> self.shift;
        match self.row(first)? {
            (other, number) if other == key => Some(number),
            _ => self.search(key, first),
        }
    }

    /// Goes on from a first slot that another key has taken.
    #[cold]
    fn search(&self, key: u64, first: u64) -> Option<u32> {
        let last = u64::MAX >> self.shift;
        let mut rows = (1..=last).map_while(|step| self.row((first + step) & last));
        rows.find(|(other, _)| *other == key).map(|(_, number)| number)
    }

    /// The row of a slot, if it is taken.
    #[inline]
    fn row(&self, slot: u64) -> Option<(u64, u32)> {
        let block = u64::from_le_bytes(*self.blocks.get(slot as usize / SLOTS)?);
        let (taken, before) = (block as u32, (block >> 32) as u32);
        let bit = 1 << (slot as usize % SLOTS);
        if taken & bit == 0 {
            return None;
        }
        let row = self.rows.get((before + (taken & (bit - 1)).count_ones()) as usize)?;
        let (key, number) = row.split_first_chunk()?;
        Some((u64::from_le_bytes(*key), u32::from_le_bytes(*number.first_chunk()?)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::string_slice, reason = "tests may fail")]
mod tests {
    use super::*;

    fn each(table: &Keyed, keys: &[u64]) -> Vec<u32> {
        let mut numbers = Vec::new();
        table.each(keys, |number| numbers.push(number));
        numbers
    }

    #[test]
    fn what_was_laid_out_is_found_and_nothing_else() {
        let rows: Vec<(u64, u32)> = (0..1000).map(|at| (key_of(&format!("word {at}")), at)).collect();
        let table = Keyed::open(lay_out(rows.iter().copied()).into());
        assert_eq!(table.len(), 1000);
        assert!(rows.iter().all(|(key, number)| table.get(*key) == Some(*number)));
        assert_eq!(table.get(key_of("word")), None);
        let twice = lay_out([(7, 1), (7, 2)].into_iter());
        assert_eq!(Keyed::open(twice.into()).get(7), Some(2));
    }

    #[test]
    fn those_of_many_keys_that_have_a_number_give_it_in_their_order() {
        let key = |at: u32| key_of(&format!("word {at}"));
        let rows: Vec<(u64, u32)> = (0..1000).step_by(2).map(|at| (key(at), at)).collect();
        let table = Keyed::open(lay_out(rows.into_iter()).into());
        let keys: Vec<u64> = (0..1000).rev().map(key).collect();
        assert_eq!(
            each(&table, &keys),
            (0..1000).rev().filter(|at| at % 2 == 0).collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_search_goes_on_from_the_last_slot_to_the_first() {
        let keys: Vec<u64> = (0..9).map(|at| u64::MAX - at).chain([3]).collect();
        let table = Keyed::open(lay_out(keys.iter().copied().zip(0..).collect::<Vec<_>>().into_iter()).into());
        assert_eq!(
            keys.iter().map(|key| table.get(*key)).collect::<Vec<_>>(),
            (0..10).map(Some).collect::<Vec<_>>()
        );
        assert_eq!(each(&table, &keys), (0..10).collect::<Vec<_>>());
        assert_eq!(each(&table, &[u64::MAX - 9, 4]), [0_u32; 0]);
    }

    #[test]
    fn bytes_without_rows_hold_none() {
        let whole = lay_out(
            (0..1000)
                .map(|at| (key_of(&format!("word {at}")), at))
                .collect::<Vec<_>>()
                .into_iter(),
        );
        for bytes in [lay_out([].into_iter()), Vec::new(), whole[..HEAD + BLOCK].to_vec()] {
            let table = Keyed::open(bytes.into());
            assert_eq!((table.len(), table.get(7), table.get(u64::MAX)), (0, None, None));
            assert_eq!(each(&table, &[7, u64::MAX]), [0_u32; 0]);
        }
    }

    #[test]
    fn texts_of_every_length_have_a_key_of_their_own() {
        let text = "abcdefghijklmnopqrstuvwxyz";
        let mut keys: Vec<u64> = (0..text.len()).map(|end| key_of(&text[..end])).collect();
        keys.extend((0..7).map(|at| {
            let mut other = text[..7].to_owned();
            other.replace_range(at..=at, "-");
            key_of(&other)
        }));
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), text.len() + 7);
    }
}
