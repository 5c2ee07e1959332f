//! Learning from plain text: how often each word and each pair of tags is expected, the readings weighed by the model as it is.
//!
//! Forward and backward sums over the lattice of every sentence give each reading its share; nothing is annotated by hand.

use std::collections::BTreeMap;

use super::{
    analyze::{Morphology, Word},
    context::{CODES, Node, TAGS},
    reading::Evidence,
};
use crate::{
    lexicon::Lexicon,
    text::{Article, Token, TokenKind},
};

/// Costs are this many times the negative natural logarithm of a likelihood.
pub const SCALE: f64 = 6.0;

/// The cost of a pair that is met as often as chance would have it.
const BY_CHANCE: i32 = 10;

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
        Self {
            lexemes: BTreeMap::new(),
            pairs: vec![0.0; TAGS * TAGS],
            words: 0,
        }
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
        self.words += article
            .tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Arabic)
            .count();
    }

    fn sentence(&mut self, morphology: &Morphology<'_>, lexicon: &Lexicon, tokens: &[Token], words: &[Word]) {
        let context = &morphology.context;
        let lattice = context.full_lattice(lexicon, tokens, words);
        let step = |left: &Node, right: &Node| weight(context.step(left, right));
        let forward = forward(&lattice, &step);
        let edge = Node::edge();
        let mut backward: Vec<f64> = lattice.last().map_or(Vec::new(), |column| {
            column.iter().map(|node| step(node, &edge)).collect()
        });
        for (at, column) in lattice.iter().enumerate().rev() {
            self.readings(&words[at], column, &shares(&forward[at], &backward));
            let Some(before) = at.checked_sub(1) else { break };
            backward = self.pairs(&lattice[before], column, &forward[before], &backward, &step);
        }
    }

    /// Counts the readings of a word by their shares; those of another spelling prove nothing.
    fn readings(&mut self, word: &Word, column: &[Node], shares: &[f64]) {
        for (node, share) in column.iter().zip(shares) {
            let reading = node.reading.map(|reading| &word.readings[usize::from(reading)]);
            if let Some(lexeme) = reading
                .filter(|it| it.evidence == Evidence::Exact)
                .and_then(|it| it.lexeme)
            {
                *self.lexemes.entry(lexeme).or_default() += share;
            }
        }
    }

    /// Counts the pairs of two neighbours; gives the backward sums of the left one.
    fn pairs(
        &mut self,
        before: &[Node],
        column: &[Node],
        forward: &[f64],
        backward: &[f64],
        step: &dyn Fn(&Node, &Node) -> f64,
    ) -> Vec<f64> {
        let least = least(column);
        let mut sums = vec![0.0; before.len()];
        let mut ways = Vec::with_capacity(before.len() * column.len());
        for (from, left) in before.iter().enumerate() {
            for (to, right) in column.iter().enumerate() {
                let way = step(left, right) * weight(right.cost - least) * backward[to];
                sums[from] += way;
                ways.push((left.tag as usize * TAGS + right.entry as usize, forward[from] * way));
            }
        }
        let all: f64 = ways.iter().map(|(_, way)| way).sum::<f64>().max(TINY);
        for (pair, way) in ways {
            self.pairs[pair] += way / all;
        }
        normalised(sums)
    }

    /// The costs of pairs of tags, as rows of `transitions.tsv`: how much rarer each is than chance would have it, the cost
    /// so far counting for `prior` sightings.
    pub fn transitions(&self, morphology: &Morphology<'_>, prior: f64) -> Vec<(&'static str, &'static str, i32)> {
        let left: Vec<f64> = self.pairs.chunks(TAGS).map(|row| row.iter().sum()).collect();
        let right: Vec<f64> = (0..TAGS)
            .map(|at| self.pairs.iter().skip(at).step_by(TAGS).sum())
            .collect();
        let total: f64 = left.iter().sum::<f64>().max(1.0);
        let mut out = Vec::with_capacity(TAGS * TAGS);
        for (from, before) in left.iter().enumerate() {
            for (to, after) in right.iter().enumerate() {
                let old = (-f64::from(morphology.context.pair(from, to) - BY_CHANCE) / SCALE).exp();
                let ratio = (self.pairs[from * TAGS + to] + prior * old) / (before * after / total + prior);
                let cost = f64::from(BY_CHANCE) - SCALE * ratio.ln();
                out.push((CODES[from], CODES[to], cost.round().clamp(-10.0, 90.0) as i32));
            }
        }
        out
    }
}

/// Keeps divisions by nothing away.
const TINY: f64 = 1e-300;

fn weight(cost: i32) -> f64 {
    (-f64::from(cost) / SCALE).exp()
}

fn least(column: &[Node]) -> i32 {
    column.iter().map(|node| node.cost).min().unwrap_or_default()
}

fn normalised(values: Vec<f64>) -> Vec<f64> {
    let total = values.iter().sum::<f64>().max(TINY);
    values.into_iter().map(|value| value / total).collect()
}

fn shares(forward: &[f64], backward: &[f64]) -> Vec<f64> {
    normalised(
        forward
            .iter()
            .zip(backward)
            .map(|(before, after)| before * after)
            .collect(),
    )
}

/// The sums over all ways that lead to each node.
fn forward(lattice: &[Vec<Node>], step: &dyn Fn(&Node, &Node) -> f64) -> Vec<Vec<f64>> {
    let edge = Node::edge();
    let mut out: Vec<Vec<f64>> = Vec::with_capacity(lattice.len());
    for (at, column) in lattice.iter().enumerate() {
        let least = least(column);
        let ways = |node: &Node| match at.checked_sub(1) {
            None => step(&edge, node),
            Some(before) => lattice[before]
                .iter()
                .zip(&out[before])
                .map(|(left, sum)| sum * step(left, node))
                .sum(),
        };
        let row: Vec<f64> = column
            .iter()
            .map(|node| ways(node) * weight(node.cost - least))
            .collect();
        out.push(normalised(row));
    }
    out
}
