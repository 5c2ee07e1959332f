//! Learning: annotated articles in, the weights of decisions out.
//!
//! Invariants: same articles, same weights; what is learnt speaks of kinds of words and of where they stand, never of a single
//! text; nothing here is used when articles are read.

mod label;
mod lesson;
mod train;
mod trust;

use std::collections::BTreeMap;

pub use label::{Labelled, label};
pub use lesson::Lesson;
pub use train::train;
pub use trust::trust;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::{
    event::judge::{Decision, Judge, Outcome, Written},
    lexicon::weights::Weight,
};

/// The weight of each feature, as written in `lexicon/weights/`.
pub type Learnt = BTreeMap<String, Weight>;

/// For every decision the F1 of what a judge chooses beside nothing.
pub fn rate(judge: &Judge, cases: &[Labelled]) -> Vec<(Decision, f32)> {
    let of = |decision: Decision| {
        let (mut right, mut chosen, mut wanted) = (0_u16, 0_u16, 0_u16);
        for (case, flags) in cases.iter().filter(|(case, _)| case.decision == decision) {
            let nothing = case
                .candidates
                .iter()
                .position(|(outcome, _)| *outcome == Outcome::Nothing);
            let best = judge.best(case);
            wanted += u16::from(nothing.is_none_or(|at| !flags[at]));
            chosen += u16::from(nothing != Some(best));
            right += u16::from(nothing != Some(best) && flags[best]);
        }
        (decision, 2.0 * f32::from(right) / f32::from(chosen + wanted).max(1.0))
    };
    Decision::ALL.into_iter().map(of).collect()
}

/// Weights for every decision that the cases put; names say what the keys of their features stand for.
pub fn learn(cases: &[&Labelled], names: &Written) -> BTreeMap<Decision, Learnt> {
    let of = |decision: Decision| {
        let cases: Vec<&Labelled> = cases
            .iter()
            .copied()
            .filter(|(case, _)| case.decision == decision)
            .collect();
        (decision, train(&cases, names))
    };
    Decision::ALL.into_par_iter().map(of).collect()
}

/// The shares of those scores that count, as likelihoods; the others have none.
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
