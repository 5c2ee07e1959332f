//! Learning from plain text: how often each word and each pair of tags is expected, the readings weighed by the model as it is.
//!
//! Forward and backward sums over the lattice of every sentence give each reading its share; nothing is annotated by hand.

use std::collections::BTreeMap;

use super::{
    analyze::{Morphology, Word},
    context::{Node, TAGS},
};
use crate::{
    lexicon::Lexicon,
    text::{Article, TokenKind},
};

/// Costs are this many times the negative natural logarithm of a likelihood.
pub const SCALE: f64 = 6.0;

/// Expected counts over the articles seen.
#[derive(Debug)]
pub struct Expectation {
    /// By lexeme.
    pub lexemes: BTreeMap<u32, f64>,
    /// By left and right tag.
    pub pairs: Vec<f64>,
    /// Words with readings.
    pub words: usize,
}

impl Default for Expectation {
    fn default() -> Self {
        Self { lexemes: BTreeMap::new(), pairs: vec![0.0; TAGS * TAGS], words: 0 }
    }
}

impl Expectation {
    /// Adds an article.
    pub fn add(&mut self, morphology: &Morphology<'_>, lexicon: &Lexicon, article: &Article) {
        let words = morphology.read(article);
        for sentence in &article.sentences {
            let range = sentence.tokens.clone();
            self.sentence(morphology, lexicon, &article.tokens[range.clone()], &words[range]);
        }
        self.words += article.tokens.iter().filter(|token| token.kind == TokenKind::Arabic).count();
    }

    fn sentence(&mut self, morphology: &Morphology<'_>, lexicon: &Lexicon, tokens: &[crate::text::Token], words: &[Word]) {
        let context = &morphology.context;
        let lattice = context.full_lattice(lexicon, tokens, words);
        let weigh = |cost: i32| (-f64::from(cost) / SCALE).exp();
        let edge = Node::edge();
        let step = |left: &Node, right: &Node| weigh(context.step(left, right));
        let mut forward: Vec<Vec<f64>> = Vec::with_capacity(lattice.len());
        for (at, column) in lattice.iter().enumerate() {
            let least = column.iter().map(|node| node.cost).min().unwrap_or_default();
            let mut row: Vec<f64> = column
                .iter()
                .map(|node| {
                    let before = match at.checked_sub(1) {
                        None => step(&edge, node),
                        Some(before) => lattice[before].iter().zip(&forward[before]).map(|(left, sum)| sum * step(left, node)).sum(),
                    };
                    before * weigh(node.cost - least)
                })
                .collect();
            let total: f64 = row.iter().sum();
            row.iter_mut().for_each(|value| *value /= total.max(1e-300));
            forward.push(row);
        }
        let mut backward: Vec<f64> = lattice.last().map_or(Vec::new(), |column| column.iter().map(|node| step(node, &edge)).collect());
        for at in (0..lattice.len()).rev() {
            let shares: Vec<f64> = forward[at].iter().zip(&backward).map(|(one, two)| one * two).collect();
            let total: f64 = shares.iter().sum::<f64>().max(1e-300);
            for (node, share) in lattice[at].iter().zip(&shares) {
                if let Some(lexeme) = node.reading.and_then(|reading| words[at].readings[reading].lexeme) {
                    *self.lexemes.entry(lexeme).or_default() += share / total;
                }
            }
            let Some(before) = at.checked_sub(1) else { break };
            let least = lattice[at].iter().map(|node| node.cost).min().unwrap_or_default();
            let mut next = vec![0.0; lattice[before].len()];
            let mut pairs = Vec::with_capacity(next.len() * backward.len());
            for (from, left) in lattice[before].iter().enumerate() {
                for (to, right) in lattice[at].iter().enumerate() {
                    let way = step(left, right) * weigh(right.cost - least) * backward[to];
                    next[from] += way;
                    pairs.push((left.tag as usize * TAGS + right.entry as usize, forward[before][from] * way));
                }
            }
            let all: f64 = pairs.iter().map(|(_, way)| way).sum::<f64>().max(1e-300);
            for (pair, way) in pairs {
                self.pairs[pair] += way / all;
            }
            let most = next.iter().copied().fold(1e-300, f64::max);
            next.iter_mut().for_each(|value| *value /= most);
            backward = next;
        }
    }

    /// The costs of pairs: how much rarer than chance, with `weight` sightings of the old cost.
    pub fn costs(&self, old: &dyn Fn(usize, usize) -> i32, prior: f64) -> Vec<(usize, usize, i32)> {
        let left: Vec<f64> = (0..TAGS).map(|at| self.pairs[at * TAGS..(at + 1) * TAGS].iter().sum()).collect();
        let right: Vec<f64> = (0..TAGS).map(|at| (0..TAGS).map(|from| self.pairs[from * TAGS + at]).sum()).collect();
        let total: f64 = left.iter().sum::<f64>().max(1.0);
        let mut out = Vec::new();
        for from in 0..TAGS {
            for to in 0..TAGS {
                let chance = left[from] * right[to] / total;
                let before = (-f64::from(old(from, to) - 10) / SCALE).exp();
                let ratio = (self.pairs[from * TAGS + to] + prior * before) / (chance + prior);
                out.push((from, to, (10.0 - SCALE * ratio.ln()).round().clamp(-10.0, 90.0) as i32));
            }
        }
        out
    }
}
