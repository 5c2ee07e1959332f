//! Training: a log-linear model of which candidate is right, by adaptive gradient steps.

use std::collections::{BTreeMap, HashMap};

use super::{Labelled, Learnt};
use crate::event::judge::{BIAS, Outcome, Written};

/// How often all cases are gone through.
const ROUNDS: usize = 14;
/// The length of a first step.
const STEP: f32 = 0.1;
/// How much every weight is drawn to nothing, a step.
const DECAY: f32 = 0.1;
/// How far every weight is drawn to nothing by each step, so that what hardly matters is left out.
const SPARSE: f32 = 0.01;
/// A feature that is met in fewer cases is not learnt.
const RAREST: usize = 10;
/// Weights nearer to nothing are left out.
const LEAST: f32 = 0.005;
/// One of so many parts of the cases is kept back to find out how much has to speak for nothing.
const PARTS: usize = 5;

/// The biases tried.
const BIASES: [f32; 5] = [-0.5, -0.25, 0.0, 0.25, 0.5];
/// For one thing to be found among the candidates there are so many in the text: those of events that no frame finds are
/// missed whatever is chosen.
const MISSED: f32 = 1.06;

/// The weights under which the right candidates are likeliest, and the bias under which as much is missed as found in vain.
pub fn train(cases: &[&Labelled], kept: &[&Labelled], names: &Written) -> Learnt {
    let features = Numbered::new(cases);
    let compact: Vec<Compact<'_>> = cases.iter().map(|case| features.compact(case)).collect();
    let all: Vec<&Compact<'_>> = compact.iter().collect();
    let model = Model::fit(&all, features.keys.len());
    let bias = if cases.first().is_some_and(|(case, _)| case.decision.is_by_likelihood()) {
        0.0
    } else if kept.is_empty() {
        // Cases of one article stand together, and so are kept back together.
        let (kept, others) = compact.split_at(compact.len() / PARTS);
        let model = Model::fit(&others.iter().collect::<Vec<_>>(), features.keys.len());
        bias(&model, kept)
    } else {
        let kept: Vec<Compact<'_>> = kept.iter().map(|case| features.compact(case)).collect();
        bias(&model, &kept)
    };
    let weights = model.weights;
    let written = features
        .keys
        .iter()
        .zip(weights)
        .filter_map(|(key, weight)| Some((names.get(key)?.clone(), weight)));
    let mut out: Learnt = written.filter(|(_, weight)| weight.abs() >= LEAST).collect();
    if bias != 0.0 {
        out.insert(BIAS.to_owned(), bias);
    }
    out
}

/// The bias for nothing with the best F1 on cases that the model was not taught.
fn bias(model: &Model, kept: &[Compact<'_>]) -> f32 {
    if kept.iter().all(|case| case.nothing.is_none()) {
        return 0.0;
    }
    let scored: Vec<_> = kept.iter().map(|case| (case, model.scores(&case.candidates))).collect();
    let rated = BIASES.map(|bias| (f1(&scored, bias), bias));
    let better = |best: (f32, f32), rated: (f32, f32)| {
        let nearer = (rated.0 - best.0).abs() < 1e-6 && rated.1.abs() < best.1.abs();
        if rated.0 > best.0 + 1e-6 || nearer { rated } else { best }
    };
    rated.into_iter().fold((f32::MIN, 0.0_f32), better).1
}

/// F1 of what is chosen beside nothing.
fn f1(scored: &[(&Compact<'_>, Vec<f32>)], bias: f32) -> f32 {
    let (mut right, mut chosen, mut wanted) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (case, scores) in scored {
        let score = |at: usize| scores[at] + if case.nothing == Some(at) { bias } else { 0.0 };
        let best = (0..scores.len()).fold(0, |best, at| if score(at) > score(best) { at } else { best });
        let empty = case.nothing.is_some_and(|at| case.right[at]);
        wanted += f32::from(u8::from(!empty));
        if case.nothing != Some(best) {
            chosen += 1.0;
            right += f32::from(u8::from(case.right[best]));
        }
    }
    2.0 * right / (chosen + wanted * MISSED).max(1.0)
}

/// The features met often enough, numbered.
struct Numbered {
    keys: Vec<u64>,
    index: HashMap<u64, usize>,
}

impl Numbered {
    fn new(cases: &[&Labelled]) -> Self {
        let mut met: BTreeMap<u64, usize> = BTreeMap::new();
        for (case, _) in cases {
            let mut here: Vec<u64> = case.candidates.iter().flat_map(|(_, keys)| keys).copied().collect();
            here.sort_unstable();
            here.dedup();
            for key in here {
                *met.entry(key).or_default() += 1;
            }
        }
        let keys: Vec<u64> = met
            .into_iter()
            .filter(|(_, count)| *count >= RAREST)
            .map(|(key, _)| key)
            .collect();
        let index = keys.iter().enumerate().map(|(at, key)| (*key, at)).collect();
        Self { keys, index }
    }

    fn compact<'c>(&self, (case, right): &'c Labelled) -> Compact<'c> {
        let candidates = case.candidates.iter();
        let numbers = candidates.map(|(_, keys)| keys.iter().filter_map(|key| self.index.get(key)).copied());
        Compact {
            candidates: numbers.map(Iterator::collect).collect(),
            right,
            nothing: case
                .candidates
                .iter()
                .position(|(outcome, _)| *outcome == Outcome::Nothing),
        }
    }
}

/// A case by the numbers of its features.
struct Compact<'c> {
    candidates: Vec<Vec<usize>>,
    right: &'c [bool],
    nothing: Option<usize>,
}

/// A fixed shuffle of the cases, another one each round.
fn order(count: usize, round: usize) -> Vec<usize> {
    let mut out: Vec<usize> = (0..count).collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64 ^ (round as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for at in (1..count).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        out.swap(at, (state % (at as u64 + 1)) as usize);
    }
    out
}

struct Model {
    weights: Vec<f32>,
    squares: Vec<f32>,
}

impl Model {
    fn fit(cases: &[&Compact<'_>], features: usize) -> Self {
        let mut model = Self {
            weights: vec![0.0; features],
            squares: vec![1e-4; features],
        };
        let mut slope = vec![0.0; features];
        for round in 0..ROUNDS {
            for at in order(cases.len(), round) {
                model.step(cases[at], &mut slope);
            }
        }
        model
    }

    fn scores(&self, candidates: &[Vec<usize>]) -> Vec<f32> {
        let score = |features: &Vec<usize>| features.iter().map(|at| self.weights[*at]).sum();
        candidates.iter().map(score).collect()
    }

    /// A step up the likelihood of one case; `slope` is a workspace of zeros.
    fn step(&mut self, case: &Compact<'_>, slope: &mut [f32]) {
        let scores = self.scores(&case.candidates);
        let all = shares(&scores, |_| true);
        let wanted = shares(&scores, |at| case.right[at]);
        let mut met = Vec::new();
        for (at, features) in case.candidates.iter().enumerate() {
            let pull = wanted[at] - all[at];
            if pull.abs() > 1e-5 {
                for feature in features {
                    slope[*feature] += pull;
                }
                met.extend_from_slice(features);
            }
        }
        for feature in met {
            let own = std::mem::take(&mut slope[feature]);
            if own == 0.0 {
                continue;
            }
            let weight = &mut self.weights[feature];
            let own = own - DECAY * *weight;
            self.squares[feature] += own * own;
            let step = STEP / self.squares[feature].sqrt();
            *weight += step * own;
            *weight = weight.signum() * (weight.abs() - step * SPARSE).max(0.0);
        }
    }
}

fn shares(scores: &[f32], counts: impl Fn(usize) -> bool) -> Vec<f32> {
    let counted = || scores.iter().enumerate().filter(|(at, _)| counts(*at));
    let most = counted().map(|(_, score)| *score).fold(f32::NEG_INFINITY, f32::max);
    let mut out = vec![0.0; scores.len()];
    for (at, score) in counted() {
        out[at] = (score - most).exp();
    }
    let total: f32 = out.iter().sum();
    for share in &mut out {
        *share /= total.max(f32::MIN_POSITIVE);
    }
    out
}
