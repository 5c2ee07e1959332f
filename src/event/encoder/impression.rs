//! What the encoder makes of an article, asked decision by decision.

use std::{cell::OnceCell, collections::BTreeMap};

use super::{
    layer::{Linear, log_shares, rectify},
    network::{Encoded, Encoder, ROLES},
    unit::{Proposals, Unit, standing, units},
};
use crate::{
    event::{
        draft::Draft,
        judge::{Decision, Ground, Outcome},
        model::{Modality, Polarity},
    },
    lexicon::EventType,
    text::{Span, Token},
};

/// So many sentences before and after an event somebody of it can stand.
const REACH: (usize, usize) = (3, 1);

/// The last distance of each step, in tokens; what is farther is one more.
const DISTANCES: [usize; 9] = [1, 2, 3, 4, 6, 9, 14, 22, 40];

/// The number of no distance at all.
const NO_DISTANCE: usize = DISTANCES.len() + 2;

/// Steps up or down the tree that are told apart.
const STEPS: usize = 5;

/// How far up the tree is looked.
const HIGHEST: usize = 12;

/// What is asked of a token.
const TYPE: usize = 0;
const MODALITY: usize = 1;
const POLARITY: usize = 2;

/// Facts of a pair that are told apart: distances, sentences, places in the tree, proposed roles.
pub const FACTS: [usize; 4] = [2 * NO_DISTANCE + 1, REACH.0 + REACH.1 + 1, STEPS * STEPS + 1, 3];

/// What is thought of somebody who is out of reach.
const OUT_OF_REACH: f32 = -3.0;

/// What is thought of anything at most, one way or the other.
const MOST: f32 = 7.0;

/// By so much the products of a pair are divided.
const PRODUCTS: f32 = 4.0;

/// An article as the encoder reads it.
pub struct Impression<'s> {
    encoder: &'s Encoder,
    tokens: &'s [Token],
    units: Vec<Unit>,
    encoded: Encoded,
    /// By trigger and token: the role that the frames propose.
    proposed: BTreeMap<(usize, usize), usize>,
    /// By token what it brings to every pair that it is in, as the trigger and as the other one.
    sides: Vec<[OnceCell<Side>; 2]>,
    /// By token what is told of it: of which type an event is, the first of them none, how real, whether it is; as logarithms.
    told: Vec<[OnceCell<Vec<f32>>; 3]>,
}

/// What a token brings to a pair: to the hidden sums, and to be multiplied.
struct Side {
    sums: Vec<f32>,
    factors: Vec<f32>,
}

impl<'s> Impression<'s> {
    /// Reads an article in which frames have proposed who does what.
    pub fn new(encoder: &'s Encoder, ground: &Ground<'s, '_>, drafts: &[Draft<'_>]) -> Self {
        let units = units(ground, drafts);
        let proposed = Proposals::new(ground, drafts, &units).0.into_iter();
        Self {
            encoder,
            tokens: &ground.scene.article.tokens,
            encoded: encoder.encode(&units),
            proposed: proposed
                .map(|(trigger, token, role)| ((trigger, token), if role == "target" { 2 } else { 1 }))
                .collect(),
            sides: units.iter().map(|_| Default::default()).collect(),
            told: units.iter().map(|_| Default::default()).collect(),
            units,
        }
    }

    /// The token that stands for some words.
    pub fn token(&self, span: Span) -> Option<usize> {
        standing(&self.units, self.tokens, span)
    }

    /// What speaks for an outcome of a decision about the event that a token tells of, against nothing or against the other
    /// outcomes, as a logarithm; 0 where it has no opinion.
    pub fn speaks(&self, decision: Decision, trigger: usize, outcome: Outcome) -> f32 {
        let speaks = match (decision, outcome) {
            (Decision::Event, Outcome::Value(_)) => {
                let none = self.told(trigger, TYPE)[0];
                libm::logf((1.0 - libm::expf(none)).max(f32::EPSILON)) - none
            }
            (Decision::Type, Outcome::Value(code)) => {
                let place = EventType::ALL.iter().position(|kind| kind.code() == code);
                place.map_or(0.0, |at| self.told(trigger, TYPE)[1 + at])
            }
            (Decision::Modality, Outcome::Value(code)) => {
                let place = Modality::ALL.iter().position(|modality| modality.code() == code);
                place.map_or(0.0, |at| self.told(trigger, MODALITY)[at])
            }
            (Decision::Polarity, Outcome::Value(code)) => {
                let place = Polarity::ALL.iter().position(|polarity| polarity.code() == code);
                place.map_or(0.0, |at| self.told(trigger, POLARITY)[at])
            }
            (Decision::Actor, Outcome::Phrase(span)) => self.pair(trigger, span, 0),
            (Decision::Target, Outcome::Phrase(span)) => self.pair(trigger, span, 1),
            (Decision::Location, Outcome::Place(span, _)) => self.pair(trigger, span, 2),
            (Decision::Time, Outcome::Phrase(span)) => self.pair(trigger, span, 3),
            (Decision::Source, Outcome::Phrase(span)) => self.pair(trigger, span, 4),
            _ => 0.0,
        };
        speaks.clamp(-MOST, MOST)
    }

    /// What is told of a token, reckoned when it is asked for first.
    fn told(&self, token: usize, asked: usize) -> &[f32] {
        self.told[token][asked].get_or_init(|| {
            let heads = &self.encoder.heads;
            let (hidden, out) = match asked {
                TYPE => (&heads.types.0, &heads.types.1),
                MODALITY => (&heads.stance, &heads.modality),
                _ => (&heads.stance, &heads.polarity),
            };
            shares(hidden, out, self.encoded.of(token))
        })
    }

    /// What speaks for somebody in a role of an event, against his having none.
    fn pair(&self, trigger: usize, span: Span, role: usize) -> f32 {
        let Some(token) = self.token(span) else {
            return OUT_OF_REACH;
        };
        let (own, other) = (self.units[trigger].sentence, self.units[token].sentence);
        let reach = own.saturating_sub(REACH.0)..=own + REACH.1;
        if token == trigger || !reach.contains(&other) {
            return OUT_OF_REACH;
        }
        let heads = &self.encoder.heads;
        let (first, second) = (self.side(trigger, 0), self.side(token, 1));
        let facts = [
            distance(trigger, token),
            other + REACH.0 - own,
            if own == other {
                self.path(trigger, token)
            } else {
                STEPS * STEPS
            },
            self.proposed.get(&(trigger, token)).copied().unwrap_or_default(),
        ];
        let out = heads.roles.of(role);
        let here = |numbers: &[f32], width: usize| role * width..((role + 1) * width).min(numbers.len());
        let sums = here(&first.sums, out.len());
        let factors = here(&first.factors, first.factors.len() / ROLES);
        let mut hidden: Vec<f32> = first.sums[sums.clone()].to_vec();
        let added = heads.facts.iter().zip(facts).map(|(table, fact)| table.of(fact));
        for numbers in added.chain([second.sums.as_slice()]) {
            for (sum, number) in hidden.iter_mut().zip(&numbers[sums.clone()]) {
                *sum += number;
            }
        }
        let score: f32 = hidden.iter().zip(out).map(|(sum, weight)| sum.max(0.0) * weight).sum();
        let product = first.factors[factors.clone()].iter().zip(&second.factors[factors]);
        score + heads.bias[role] + product.map(|(one, other)| one * other).sum::<f32>() / PRODUCTS
    }

    fn side(&self, token: usize, which: usize) -> &Side {
        self.sides[token][which].get_or_init(|| {
            let heads = &self.encoder.heads;
            let numbers = self.encoded.of(token);
            Side {
                sums: heads.sums[which].of(numbers),
                factors: heads.factors[which].of(numbers),
            }
        })
    }

    /// How far the tree goes up from the trigger to a token above both, and down from there.
    fn path(&self, trigger: usize, token: usize) -> usize {
        let down = self.ancestors(token);
        let up = self.ancestors(trigger).into_iter().enumerate();
        let mut meeting = up.filter_map(|(up, above)| Some((up, down.iter().position(|other| *other == above)?)));
        let step = |steps: usize| steps.min(STEPS - 1);
        meeting
            .next()
            .map_or(STEPS * STEPS, |(up, down)| step(up) * STEPS + step(down))
    }

    fn ancestors(&self, token: usize) -> Vec<usize> {
        let above = |at: &usize| self.units[*at].head;
        std::iter::successors(Some(token), above).take(HIGHEST).collect()
    }
}

/// How likely each of the outputs is, through hidden sums, as logarithms.
fn shares(hidden: &Linear, out: &Linear, numbers: &[f32]) -> Vec<f32> {
    let mut sums = hidden.of(numbers);
    rectify(&mut sums);
    let mut scores = out.of(&sums);
    log_shares(&mut scores);
    scores
}

/// The number of a distance: what stands before the trigger is told from what stands after.
fn distance(trigger: usize, token: usize) -> usize {
    let away = trigger.abs_diff(token);
    let step = 1 + DISTANCES
        .iter()
        .position(|last| away <= *last)
        .unwrap_or(DISTANCES.len());
    if token > trigger {
        NO_DISTANCE + step
    } else {
        NO_DISTANCE - step
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may fail")]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    /// What the script that learns the encoder calls by a name.
    fn of_script(name: &str) -> String {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("annotation/encoder.py");
        let script = fs::read_to_string(script).unwrap();
        let beginning = format!("{name} = ");
        let line = script.lines().find_map(|line| line.strip_prefix(&beginning)).unwrap();
        line.split('#').next().unwrap().trim_end().to_owned()
    }

    #[test]
    fn the_script_counts_as_the_program_does() {
        assert_eq!(of_script("DISTANCES"), format!("{DISTANCES:?}"));
        assert_eq!(of_script("BACK, AHEAD"), format!("{}, {}", REACH.0, REACH.1));
        assert_eq!(of_script("STEPS, HIGHEST"), format!("{STEPS}, {HIGHEST}"));
    }

    #[test]
    fn the_script_has_types_and_stances_in_the_order_of_the_program() {
        let types: Vec<&str> = EventType::ALL.iter().map(|kind| kind.code()).collect();
        let types = types.join(" ");
        assert_eq!(of_script("TYPES"), format!("\"{types}\".split()"));
        assert_eq!(
            of_script("MODALITIES"),
            format!("{:?}", Modality::ALL.map(|it| it.code()))
        );
        assert_eq!(
            of_script("POLARITIES"),
            format!("{:?}", Polarity::ALL.map(|it| it.code()))
        );
    }
}
