//! How far weights and encoder are to be trusted in each decision, by articles that neither was learnt from.

use std::fmt::Write;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Labelled, shares};
use crate::event::judge::{Decision, Judge, Trust};

/// Trust is looked for up to this, in hundredths.
const MOST: usize = 150;

/// In steps of so many.
const STEP: usize = 5;

/// A candidate: what the weights give it, what the encoder gives it, whether it is right.
type Candidate = (f32, f32, bool);

/// For each decision the trust under which what is right is likeliest, as rows of `trust.tsv`.
pub fn trust(judge: &Judge, cases: &[Labelled]) -> String {
    let best = |decision: Decision| {
        let cases = cases.iter().filter(|(case, _)| case.decision == decision);
        let cases = cases.map(|(case, flags)| {
            let scores = judge.opinions(case).into_iter().zip(flags);
            scores.map(|((own, advice), right)| (own, advice, *right)).collect()
        });
        (decision, likeliest(&cases.collect::<Vec<Vec<Candidate>>>()))
    };
    let mut rows: Vec<(Decision, Trust)> = Decision::ALL.into_par_iter().map(best).collect();
    rows.sort_by_key(|(decision, _)| decision.name());
    let mut table = "decision\tweights\tencoder\n".to_owned();
    for (decision, trust) in rows {
        let _ = writeln!(table, "{}\t{}\t{}", decision.name(), trust.weights, trust.encoder);
    }
    table
}

fn likeliest(cases: &[Vec<Candidate>]) -> Trust {
    let hundredths = || (0..=MOST).step_by(STEP).map(|count| count as u8);
    let all = hundredths().flat_map(|weights| hundredths().map(move |encoder| Trust { weights, encoder }));
    let rated = all.map(|trust| (likelihood(cases, trust), trust));
    let best = rated.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or_else(Trust::default, |(_, trust)| trust)
}

/// The logarithm of how likely what is right is under some trust.
fn likelihood(cases: &[Vec<Candidate>], trust: Trust) -> f32 {
    let of = |case: &Vec<Candidate>| {
        let scores: Vec<f32> = case.iter().map(|(own, advice, _)| trust.weigh(*own, *advice)).collect();
        let shares = shares(&scores, |_| true).into_iter().zip(case);
        let right: f32 = shares.filter(|(_, (.., right))| *right).map(|(share, _)| share).sum();
        right.max(f32::MIN_POSITIVE).ln()
    };
    cases.iter().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_always_right_is_trusted() {
        let case = |own: f32, advice: f32, first: bool| vec![(own, advice, first), (0.0, 0.0, !first)];
        let cases = [
            case(1.0, 1.0, true),
            case(1.0, -1.0, false),
            case(-1.0, 1.0, true),
            case(-1.0, -1.0, false),
        ];
        let trust = likeliest(&cases);
        assert_eq!((trust.weights, trust.encoder), (0, 150));
    }
}
