//! When two events or two arguments are the same.

use std::cmp::Reverse;

use unicode_normalization::char::is_combining_mark;

use super::gold::{GoldEvent, Place};

/// A text by code points.
pub struct Text {
    letters: Vec<char>,
}

/// Whether a code point is a letter or a number; signs upon letters are not.
fn in_word(c: char) -> bool {
    // Letters in circles and squares are alphabetic by property, but symbols by category.
    let symbol = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}');
    c.is_alphanumeric() && !is_combining_mark(c) && !symbol
}

impl Text {
    /// Reads a text.
    pub fn new(text: &str) -> Self {
        Self {
            letters: text.chars().collect(),
        }
    }

    /// The words inside a stretch.
    fn words(&self, place: Place) -> Vec<Place> {
        let end = place.end.min(self.letters.len());
        let mut words = Vec::new();
        let mut open = None;
        for at in place.start..=end {
            let inside = at < end && in_word(self.letters[at]);
            match (open, inside) {
                (None, true) => open = Some(at),
                (Some(start), false) => {
                    words.push(Place::new(start, at));
                    open = None;
                }
                _ => {}
            }
        }
        words
    }
}

/// Whether half the words of the shorter stretch are shared, and the one that was found is not much longer.
pub fn same_argument(text: &Text, system: &Place, gold: &Place) -> bool {
    let (found, wanted) = (text.words(*system), text.words(*gold));
    if found.is_empty() || wanted.is_empty() {
        return system.overlaps(*gold);
    }
    let shared = found.iter().filter(|word| word.overlaps(*gold)).count();
    shared * 2 >= found.len().min(wanted.len()) && shared > 0 && found.len() <= 2 * wanted.len() + 2
}

/// How good a pair is: own trigger before another one, then the type, then arguments, then nearness.
type Rate = (bool, bool, usize, Reverse<usize>, usize, usize);

/// For each annotated event the one that was found for it, one to one, the best pairs first.
pub fn pair(text: &Text, gold: &[GoldEvent], system: &[GoldEvent]) -> Vec<Option<usize>> {
    let mut rates: Vec<Rate> = Vec::new();
    for (at, wanted) in gold.iter().enumerate() {
        for (other, found) in system.iter().enumerate() {
            let own = found.trigger.overlaps(wanted.trigger);
            if own || wanted.alt.iter().any(|alt| found.trigger.overlaps(*alt)) {
                let distance = Reverse(at.abs_diff(other));
                let same_type = found.event_type == wanted.event_type;
                rates.push((own, same_type, shared(text, wanted, found), distance, at, other));
            }
        }
    }
    rates.sort_by(|first, second| second.cmp(first));
    let mut pairs = vec![None; gold.len()];
    let mut used = vec![false; system.len()];
    for (.., at, other) in rates {
        if pairs[at].is_none() && !used[other] {
            pairs[at] = Some(other);
            used[other] = true;
        }
    }
    pairs
}

fn shared(text: &Text, gold: &GoldEvent, system: &GoldEvent) -> usize {
    let of_role = |role: &str| {
        let found = system.role(role);
        gold.role(role)
            .iter()
            .filter(|wanted| found.iter().any(|found| same_argument(text, found, wanted)))
            .count()
    };
    super::ROLES.into_iter().map(of_role).sum()
}
