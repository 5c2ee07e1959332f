//! Training: which candidate is right, by a network with one hidden layer, in adaptive gradient steps.
//!
//! A feature adds to the score of a candidate and to eight hidden sums, of which what is above zero counts, half of them for
//! the candidate and half against it (`lexicon::weights`), beside what the encoder thinks of it. Each step leaves out every
//! other feature, another half each time, so that none is relied on that others do not bear out; what is learnt is the mean of
//! what stood after each of the last rounds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Labelled, Learnt, shares};
use crate::{
    event::judge::{Case, Trust, Written},
    lexicon::weights::{HIDDEN, Weight},
};

/// How often all cases are gone through.
const ROUNDS: usize = 6;
/// So many last rounds, each for what stood after it, are what was learnt.
const SETTLED: u8 = 4;
/// The length of a first step: of direct numbers, of hidden ones.
const STEP: (f32, f32) = (0.1, 0.05);
/// How much a first step is damped: of direct numbers, of hidden ones.
const DAMPING: (f32, f32) = (1e-4, 1e-3);
/// How much every number is drawn to nothing, a step.
const DECAY: f32 = 0.02;
/// How far every direct number is drawn to nothing by each step, so that what hardly matters is left out.
const SPARSE: f32 = 0.01;
/// Hidden numbers begin at random so far from nothing.
const SPREAD: f32 = 0.05;
/// The share of features that a step looks at.
const KEPT: f32 = 0.5;
/// A feature that fewer cases tell something of is not learnt.
const RAREST: usize = 5;
/// Of a candidate that is pulled less than this nothing is learnt.
const LEAST_PULL: f32 = 1e-4;

/// The numbers of one feature: the direct one, then the hidden ones.
type Numbers = [f32; 1 + HIDDEN];

/// The weights under which the right candidates are likeliest.
pub fn train(cases: &[&Labelled], names: &Written) -> Learnt {
    let features = Numbered::new(cases);
    let compact: Vec<Compact<'_>> = cases.iter().map(|case| features.compact(case)).collect();
    let weights = fit(&compact, &features.keys)
        .into_iter()
        .map(|numbers| Weight::near(&numbers));
    let written = features
        .keys
        .iter()
        .zip(weights)
        .filter_map(|(key, weight)| Some((names.get(key)?.clone(), weight)));
    written.filter(|(_, weight)| *weight != Weight::default()).collect()
}

/// The features that enough cases tell something of, numbered.
struct Numbered {
    keys: Vec<u64>,
    index: HashMap<u64, u32>,
}

impl Numbered {
    fn new(cases: &[&Labelled]) -> Self {
        let mut told: BTreeMap<u64, usize> = BTreeMap::new();
        for (case, right) in cases {
            for key in telling(case, right) {
                *told.entry(key).or_default() += 1;
            }
        }
        let told = told.into_iter().filter(|(_, count)| *count >= RAREST);
        let keys: Vec<u64> = told.map(|(key, _)| key).collect();
        let index = keys.iter().copied().zip(0..).collect();
        Self { keys, index }
    }

    fn compact<'c>(&self, (case, right): &'c Labelled) -> Compact<'c> {
        let candidates = case.candidates.iter();
        let numbers = candidates.map(|(_, keys)| keys.iter().filter_map(|key| self.index.get(key)).copied());
        Compact {
            candidates: numbers.map(Iterator::collect).collect(),
            advice: &case.advice,
            right,
        }
    }
}

/// The features of what is right; where that is nothing, and nothing is told of it, those of all the others, which are wrong.
/// A feature that is never right where others are tells no more than that it is rare.
fn telling(case: &Case, right: &[bool]) -> BTreeSet<u64> {
    let of = |wanted: bool| {
        let candidates = case
            .candidates
            .iter()
            .zip(right)
            .filter(move |(_, right)| **right == wanted);
        candidates
            .flat_map(|((_, keys), _)| keys.iter().copied())
            .collect::<BTreeSet<u64>>()
    };
    let of_right = of(true);
    if of_right.is_empty() { of(false) } else { of_right }
}

/// A case by the numbers of its features.
struct Compact<'c> {
    candidates: Vec<Vec<u32>>,
    /// What the encoder thinks of each.
    advice: &'c [f32],
    right: &'c [bool],
}

/// Numbers that only look as if they came by chance: the same on every machine.
struct Chance(u64);

impl Chance {
    fn new(seed: usize) -> Self {
        Self(0x2545_f491_4f6c_dd1d ^ (seed as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From nothing to one.
    #[allow(clippy::cast_precision_loss, reason = "24 bits are held exactly")]
    fn share(&mut self) -> f32 {
        const PIECES: f32 = (1_u32 << 24) as f32;
        (self.next() >> 40) as f32 / PIECES
    }
}

/// Spreads what tells two numbers apart over all bits.
const fn mixed(number: u64) -> u64 {
    let number = (number ^ number >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let number = (number ^ number >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    number ^ number >> 33 | 1
}

/// A fixed shuffle of the cases, another one each round.
fn order(count: usize, round: usize) -> Vec<usize> {
    let mut out: Vec<usize> = (0..count).collect();
    let mut chance = Chance::new(round);
    for at in (1..count).rev() {
        out.swap(at, (chance.next() % (at as u64 + 1)) as usize);
    }
    out
}

/// Learns the numbers of the features, as they are worth where every feature is looked at.
fn fit(cases: &[Compact<'_>], keys: &[u64]) -> Vec<Numbers> {
    let mut network = Network::new(keys);
    let mut sums = vec![[0.0; 1 + HIDDEN]; keys.len()];
    for round in 0..ROUNDS {
        for at in order(cases.len(), round) {
            network.step(&cases[at], Chance::new(at * ROUNDS + round).next());
        }
        if round + usize::from(SETTLED) >= ROUNDS {
            for (sum, number) in sums.as_flattened_mut().iter_mut().zip(network.numbers.as_flattened()) {
                *sum += number * KEPT / f32::from(SETTLED);
            }
        }
    }
    sums
}

struct Network {
    numbers: Vec<Numbers>,
    squares: Vec<Numbers>,
    /// A workspace of zeros.
    slopes: Vec<Numbers>,
}

impl Network {
    fn new(keys: &[u64]) -> Self {
        let begin = |key: &u64| {
            let mut chance = Chance(mixed(*key));
            let mut numbers = [0.0; 1 + HIDDEN];
            numbers[1..].fill_with(|| (chance.share() * 2.0 - 1.0) * SPREAD);
            numbers
        };
        let mut squares = [DAMPING.1; 1 + HIDDEN];
        squares[0] = DAMPING.0;
        Self {
            numbers: keys.iter().map(begin).collect(),
            squares: vec![squares; keys.len()],
            slopes: vec![[0.0; 1 + HIDDEN]; keys.len()],
        }
    }

    /// A step up the likelihood of one case; the salt says which features it leaves out.
    fn step(&mut self, case: &Compact<'_>, salt: u64) {
        let seen = |feature: &u32| Chance(mixed(salt ^ u64::from(*feature))).share() < KEPT;
        let candidates: Vec<Vec<u32>> = case
            .candidates
            .iter()
            .map(|features| features.iter().copied().filter(seen).collect())
            .collect();
        let sums: Vec<Numbers> = candidates
            .iter()
            .map(|features| sums(&self.numbers, features))
            .collect();
        let opinions = sums.iter().map(score).zip(case.advice);
        let scores: Vec<f32> = opinions
            .map(|(own, advice)| Trust::LEARNING.weigh(own, *advice))
            .collect();
        let all = shares(&scores, |_| true);
        let wanted = shares(&scores, |at| case.right[at]);
        let mut met = Vec::new();
        for (at, features) in candidates.iter().enumerate() {
            let pull = wanted[at] - all[at];
            if pull.abs() > LEAST_PULL {
                let slope = slope(&sums[at], pull);
                for feature in features {
                    for (sum, number) in self.slopes[*feature as usize].iter_mut().zip(slope) {
                        *sum += number;
                    }
                }
                met.extend_from_slice(features);
            }
        }
        for feature in met {
            self.climb(feature as usize);
        }
    }

    /// Moves the numbers of a feature up their slope, which is forgotten.
    fn climb(&mut self, feature: usize) {
        let slope = std::mem::take(&mut self.slopes[feature]);
        // Of a feature that a case has several times only the first is left to climb.
        if slope.iter().all(|number| number.abs() < f32::MIN_POSITIVE) {
            return;
        }
        let numbers = self.numbers[feature]
            .iter_mut()
            .zip(&mut self.squares[feature])
            .zip(slope);
        for (at, ((number, squares), slope)) in numbers.enumerate() {
            let slope = slope - DECAY * *number;
            *squares += slope * slope;
            let step = if at == 0 { STEP.0 } else { STEP.1 } / squares.sqrt();
            *number += step * slope;
            if at == 0 {
                *number = number.signum() * (number.abs() - step * SPARSE).max(0.0);
            }
        }
    }
}

fn sums(numbers: &[Numbers], features: &[u32]) -> Numbers {
    let mut sums = [0.0; 1 + HIDDEN];
    for feature in features {
        for (sum, number) in sums.iter_mut().zip(numbers[*feature as usize]) {
            *sum += number;
        }
    }
    sums
}

fn score(sums: &Numbers) -> f32 {
    sums.iter()
        .enumerate()
        .map(|(at, sum)| sign(at) * if at == 0 { *sum } else { sum.max(0.0) })
        .sum()
}

/// Whether a sum speaks for a candidate or against it.
const fn sign(at: usize) -> f32 {
    if at <= HIDDEN / 2 { 1.0 } else { -1.0 }
}

/// How the numbers of a candidate's features pull its score.
fn slope(sums: &Numbers, pull: f32) -> Numbers {
    std::array::from_fn(|at| {
        if at == 0 || sums[at] > 0.0 {
            pull * sign(at)
        } else {
            0.0
        }
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may fail")]
mod tests {
    use super::*;
    use crate::{
        event::judge::{Decision, Judge, Outcome},
        lexicon::weights::key,
        text::Span,
    };

    /// Somebody is right of whom exactly one of two facts holds: neither says anything by itself.
    fn cases(count: usize) -> Vec<Labelled> {
        let case = |at: usize| {
            let (one, other) = (at.is_multiple_of(2), (at / 2).is_multiple_of(2));
            let facts = [(one, "one"), (other, "other"), (true, "somebody")];
            let keys = facts.iter().filter(|(holds, _)| *holds).map(|(_, fact)| key(fact));
            let candidates = vec![
                (Outcome::Nothing, vec![key("nobody")]),
                (Outcome::Phrase(Span::new(0, 1)), keys.collect()),
            ];
            let case = Case {
                decision: Decision::Actor,
                trigger: Span::new(0, 1),
                candidates,
                advice: vec![0.0; 2],
            };
            (case, vec![one == other, one != other])
        };
        (0..count).map(case).collect()
    }

    fn learnt(cases: &[Labelled]) -> Learnt {
        let names = ["one", "other", "somebody", "nobody"].map(|name| (key(name), name.to_owned()));
        train(&cases.iter().collect::<Vec<_>>(), &Written::from_iter(names))
    }

    #[test]
    fn facts_that_only_say_something_together_are_learnt() {
        let cases = cases(4000);
        let judge = Judge::with(&BTreeMap::from([(Decision::Actor, learnt(&cases))]), None);
        for (case, right) in &cases[..4] {
            assert!(right[judge.best(case)], "{case:?}");
        }
    }

    #[test]
    fn the_same_cases_give_the_same_weights() {
        assert_eq!(learnt(&cases(400)), learnt(&cases(400)));
    }

    #[test]
    fn what_is_rarely_met_is_not_learnt() {
        assert_eq!(learnt(&cases(RAREST - 1)), Learnt::default());
    }
}
