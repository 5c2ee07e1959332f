//! Numbers in words, and numbers as days, hours and counts.

use super::Parser;
use crate::calendar::sense::{Numeral, Sense};

impl Parser<'_> {
    fn numeral(&self, i: usize, wanted: &[Numeral]) -> Option<(u32, usize)> {
        self.find(i, |sense| match sense {
            Sense::Number(value, class) if wanted.contains(&class) => Some(u32::from(value)),
            _ => None,
        })
    }

    /// A number below a hundred in words, cardinal or ordinal: ones, ten and ones, ones and tens.
    fn below_hundred(&self, i: usize, ones: &[Numeral]) -> Option<(u32, usize)> {
        if let Some((ones, next)) = self.numeral(i, ones) {
            if let Some((ten, past)) = self.numeral(next, &[Numeral::Teen])
                && ones < 10
                && !self.has_and(next)
                && !self.has_preposition(next)
            {
                return Some((ones + ten, past));
            }
            if self.has_and(next)
                && ones < 10
                && let Some((tens, past)) = self.numeral(next, &[Numeral::Tens])
            {
                return Some((ones + tens, past));
            }
            return Some((ones, next));
        }
        self.numeral(i, &[Numeral::Tens])
    }

    /// An ordinal in words: first to ninety-ninth.
    pub(super) fn ordinal(&self, i: usize) -> Option<(u32, usize)> {
        self.below_hundred(i, &[Numeral::Ordinal])
    }

    /// A cardinal in words, thousands included.
    pub(super) fn cardinal(&self, i: usize) -> Option<(u32, usize)> {
        let (mut total, mut group, mut next) = (0u32, 0u32, i);
        while next == i || self.has_and(next) || group + total >= 100 || group > 0 {
            let bare = next > i && !self.has_and(next);
            if let Some((value, past)) = self.numeral(next, &[Numeral::Thousands]) {
                total += if value == 1000 { group.max(1) * 1000 } else { value };
                (group, next) = (0, past);
            } else if let Some((value, past)) = self.numeral(next, &[Numeral::Hundreds]) {
                group = if value == 100 && (1..10).contains(&group) {
                    group * 100
                } else {
                    group + value
                };
                next = past;
            } else if let Some((value, past)) = self
                .below_hundred(next, &[Numeral::Cardinal])
                .filter(|(value, _)| !bare || value % 10 == 1)
            {
                (group, next) = (group + value, past);
            } else {
                break;
            }
            if next - i > 12 || total > 100_000 || group > 100_000 {
                break;
            }
        }
        (next > i).then_some((total + group, next))
    }

    /// A count in figures or words.
    pub(super) fn count(&self, i: usize) -> Option<(u32, usize)> {
        self.figures(i)
            .map(|(value, _)| (value, i + 1))
            .or_else(|| self.cardinal(i))
    }

    /// A count or an ordinal, as a day of the month or an hour.
    pub(super) fn rank(&self, i: usize) -> Option<(u32, usize)> {
        match self.figures(i) {
            Some((value, digits)) => (digits <= 2).then_some((value, i + 1)),
            None => self.ordinal(i).or_else(|| self.below_hundred(i, &[Numeral::Cardinal])),
        }
    }

    /// A word that is itself a day of the month, and which: first, fifteenth, or (`None`) the last.
    pub(super) fn day_word(&self, i: usize) -> Option<(Option<u32>, usize)> {
        self.find(i, |sense| match sense {
            Sense::Number(_, Numeral::Last) => Some(None),
            Sense::Number(value, Numeral::First | Numeral::Middle) => Some(Some(u32::from(value))),
            _ => None,
        })
    }
}
