//! What the encoder reckons with: lines of weights, and sums that are carried on from word to word.
//!
//! Invariants: every sum is made in one order, and the curves are made of sums, products and quotients alone or are those of
//! the crate `libm`, so that every machine comes to the same numbers.

use wide::f32x8;

use crate::lexicon::encoder::{EncoderTables, Rows};

/// Numbers that are reckoned at once.
const LANES: usize = 8;

/// So many times as many outputs are summed up side by side, as many as the registers of every machine hold.
const SIDE_BY_SIDE: usize = 4;

/// Outputs of a group.
const TOGETHER: usize = LANES * SIDE_BY_SIDE;

/// Weights of one input to the outputs of a group, or the outputs.
type Group = [f32x8; SIDE_BY_SIDE];

/// Weights from some inputs to some outputs.
#[derive(Debug)]
pub struct Linear {
    inputs: usize,
    outputs: usize,
    /// Of each group of outputs, for each input the weights; the last group is filled up with nothing.
    weights: Vec<Group>,
    bias: Vec<f32>,
}

impl Linear {
    /// The layer of a name: rows of weights, one an output, and a row of biases.
    pub fn new(tables: &EncoderTables, weights: &str, bias: &str) -> Self {
        let rows = tables.rows(weights);
        let (inputs, outputs) = (rows.width(), rows.len());
        let mut groups = vec![[[0.0; LANES]; SIDE_BY_SIDE]; outputs.div_ceil(TOGETHER) * inputs];
        for output in 0..outputs {
            for (input, weight) in rows.row(output).enumerate() {
                let group = &mut groups[output / TOGETHER * inputs + input];
                group[output % TOGETHER / LANES][output % LANES] = weight;
            }
        }
        let mut bias: Vec<f32> = tables.rows(bias).row(0).collect();
        bias.resize(outputs, 0.0);
        Self {
            inputs,
            outputs,
            weights: groups.into_iter().map(|group| group.map(f32x8::from)).collect(),
            bias,
        }
    }

    /// How many outputs it has.
    pub const fn outputs(&self) -> usize {
        self.outputs
    }

    /// Whether it has so many inputs.
    pub const fn takes(&self, inputs: usize) -> bool {
        self.inputs == inputs
    }

    /// The outputs of some inputs, which stand one after the other.
    pub fn of(&self, inputs: &[f32]) -> Vec<f32> {
        let count = inputs.len() / self.inputs.max(1);
        let mut out = self.bias.repeat(count);
        // Group by group, so that its weights stay in the nearest cache.
        for (group, weights) in self.weights.chunks_exact(self.inputs.max(1)).enumerate() {
            let first = group * TOGETHER;
            let last = (first + TOGETHER).min(self.outputs);
            for (input, out) in inputs.chunks_exact(self.inputs).zip(out.chunks_exact_mut(self.outputs)) {
                add(&mut out[first..last], input, weights);
            }
        }
        out
    }

    /// Adds the outputs of one input to what is there already.
    fn add_to(&self, out: &mut [f32], input: &[f32]) {
        let groups = self.weights.chunks_exact(self.inputs.max(1));
        for (out, weights) in out.chunks_mut(TOGETHER).zip(groups) {
            add(out, input, weights);
        }
    }
}

/// Adds to the outputs of a group what an input makes of its weights.
fn add(out: &mut [f32], input: &[f32], weights: &[Group]) {
    let mut sums: Group = std::array::from_fn(|at| load(out.get(at * LANES..).unwrap_or_default()));
    for (number, weights) in input.iter().zip(weights) {
        let number = f32x8::splat(*number);
        for (sum, weight) in sums.iter_mut().zip(weights) {
            // Not as one step, which machines round differently.
            *sum += number * *weight;
        }
    }
    for (out, sum) in out.chunks_mut(LANES).zip(sums) {
        store(sum, out);
    }
}

/// The first numbers of a list, filled up with nothing.
fn load(numbers: &[f32]) -> f32x8 {
    numbers.first_chunk::<LANES>().map_or_else(
        || {
            let mut own = [0.0; LANES];
            own[..numbers.len()].copy_from_slice(numbers);
            f32x8::from(own)
        },
        |chunk| f32x8::from(*chunk),
    )
}

/// Writes as many numbers as there is room for.
fn store(numbers: f32x8, out: &mut [f32]) {
    let count = out.len().min(LANES);
    out[..count].copy_from_slice(&numbers.to_array()[..count]);
}

/// Only what is above zero counts.
pub fn rectify(numbers: &mut [f32]) {
    for number in numbers {
        *number = number.max(0.0);
    }
}

/// A long short-term memory (Hochreiter and Schmidhuber 1997, with a gate that forgets) in one direction.
#[derive(Debug)]
pub struct Memory {
    inputs: Linear,
    states: Linear,
    backward: bool,
}

impl Memory {
    /// The layer of a name; its gates stand in the order input, forget, cell, output.
    pub fn new(tables: &EncoderTables, name: &str, backward: bool) -> Self {
        Self {
            inputs: Linear::new(tables, &format!("{name}.inputs"), &format!("{name}.bias")),
            states: Linear::new(tables, &format!("{name}.states"), ""),
            backward,
        }
    }

    /// How many numbers a state has.
    pub const fn size(&self) -> usize {
        self.states.inputs
    }

    /// Whether its gates fit, and it has so many inputs.
    pub const fn takes(&self, inputs: usize) -> bool {
        let gates = 4 * self.size();
        self.inputs.takes(inputs) && self.inputs.outputs == gates && self.states.outputs == gates
    }

    /// Writes the state at each place into its share of `out`, in which each place has `width` numbers, from the number `first` on.
    pub fn run(&self, inputs: &[f32], out: &mut [f32], width: usize, first: usize) {
        let size = self.size();
        let mut gates = self.inputs.of(inputs);
        let count = gates.len() / (4 * size).max(1);
        let (mut state, mut cell) = (vec![0.0; size], vec![0.0; size]);
        for step in 0..count {
            let at = if self.backward { count - 1 - step } else { step };
            let gates = &mut gates[at * 4 * size..(at + 1) * 4 * size];
            self.states.add_to(gates, &state);
            let gates: [&[f32]; 4] = std::array::from_fn(|gate| &gates[gate * size..(gate + 1) * size]);
            for first in (0..size).step_by(LANES) {
                let [input, forget, new, output] = gates.map(|gate| load(&gate[first..]));
                let kept = sigmoid(forget) * load(&cell[first..]) + sigmoid(input) * tanh(new);
                store(kept, &mut cell[first..]);
                store(sigmoid(output) * tanh(kept), &mut state[first..]);
            }
            out[at * width + first..][..size].copy_from_slice(&state);
        }
    }
}

fn sigmoid(numbers: f32x8) -> f32x8 {
    let half = f32x8::splat(0.5);
    half + half * tanh(half * numbers)
}

/// The hyperbolic tangent by Lambert's continued fraction, cut off at its ninth step: right to five digits.
#[allow(clippy::unreadable_literal, reason = "the coefficients as the fraction gives them")]
fn tanh(numbers: f32x8) -> f32x8 {
    /// Beyond this it is one.
    const FLAT: f32 = 6.25;
    let of = f32x8::splat;
    let number = numbers.fast_max(of(-FLAT)).fast_min(of(FLAT));
    let square = number * number;
    let over =
        number * (of(34459425.0) + square * (of(4729725.0) + square * (of(135135.0) + square * (of(990.0) + square))));
    let under = of(34459425.0)
        + square * (of(16216200.0) + square * (of(945945.0) + square * (of(13860.0) + square * of(45.0))));
    over / under
}

/// The shares of some scores, as logarithms.
pub fn log_shares(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let total: f32 = scores.iter().map(|score| libm::expf(score - most)).sum();
    let all = most + libm::logf(total);
    for score in scores {
        *score -= all;
    }
}

/// Vectors by number, for facts that are few.
#[derive(Debug)]
pub struct Facts(Vec<Vec<f32>>);

impl Facts {
    /// The rows of a layer.
    pub fn new(rows: &Rows) -> Self {
        Self((0..rows.len()).map(|at| rows.row(at).collect()).collect())
    }

    /// The vector of a fact.
    pub fn of(&self, fact: usize) -> &[f32] {
        self.0.get(fact).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{encoder::CompiledRows, table::Table};

    /// Layers as a table writes them, every number in quarters.
    fn layers(rows: &[(&str, &str)]) -> EncoderTables {
        let rows = rows.iter().map(|(name, numbers)| format!("{name}\t2\t{numbers}\n"));
        let text = format!("layer\tshift\tnumbers\n{}", rows.collect::<String>());
        let (rows, faults) = CompiledRows::read(&Table::parse("encoder/layers.tsv", &text).0);
        assert_eq!(faults, []);
        EncoderTables::open(rows)
    }

    #[test]
    fn curves_are_right_to_five_digits() {
        for step in -200_i16..=200 {
            let number = f32::from(step) / 10.0;
            let right = [1.0 / (1.0 + (-f64::from(number)).exp()), f64::from(number).tanh()];
            for (curve, right) in [sigmoid, tanh].into_iter().zip(right) {
                let found = f64::from(curve(f32x8::splat(number)).to_array()[0]);
                assert!((found - right).abs() < 1e-5, "of {number}: {found}, not {right}");
            }
        }
    }

    #[test]
    fn a_line_adds_what_each_input_weighs_to_the_bias() {
        let tables = layers(&[
            ("sum.bias.000", "4 0"),
            ("sum.weights.000", "4 8 -4"),
            ("sum.weights.001", "0 0 2"),
        ]);
        let line = Linear::new(&tables, "sum.weights", "sum.bias");
        assert_eq!(line.of(&[1.0, 2.0, 3.0, 0.0, 0.0, -1.0]), [3.0, 1.5, 2.0, -0.5]);
    }

    #[test]
    fn a_line_has_as_many_outputs_as_rows_whatever_fits_into_registers() {
        let names: Vec<String> = (0..TOGETHER + 3).map(|at| format!("same.weights.{at:03}")).collect();
        let rows: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "4")).collect();
        let line = Linear::new(&layers(&rows), "same.weights", "same.bias");
        assert_eq!(line.of(&[7.0]), vec![7.0; TOGETHER + 3]);
    }

    /// One number of state; its gates are open, it forgets nothing, and what is new is half of the input.
    fn memory(backward: bool) -> Memory {
        let open = "127";
        let tables = layers(&[
            ("sum.bias.000", &format!("{open} {open} 0 {open}")),
            ("sum.inputs.000", "0"),
            ("sum.inputs.001", "0"),
            ("sum.inputs.002", "2"),
            ("sum.inputs.003", "0"),
            ("sum.states.000", "0"),
            ("sum.states.001", "0"),
            ("sum.states.002", "0"),
            ("sum.states.003", "0"),
        ]);
        Memory::new(&tables, "sum", backward)
    }

    #[test]
    fn a_memory_carries_on_what_it_met() {
        let inputs = [1.0, 0.0, -0.5];
        let new = inputs.map(|input: f32| (input / 2.0).tanh());
        let told = |backward: bool| {
            let mut out = vec![9.0; 6];
            memory(backward).run(&inputs, &mut out, 2, 1);
            out
        };
        let near = |found: &[f32], right: [f32; 6]| {
            let near = found
                .iter()
                .zip(right)
                .all(|(found, right)| (found - right).abs() < 1e-4);
            assert!(near, "{found:?}, not {right:?}");
        };
        let [first, second, third] = [new[0].tanh(), new[0].tanh(), (new[0] + new[2]).tanh()];
        near(&told(false), [9.0, first, 9.0, second, 9.0, third]);
        let [first, second, third] = [(new[0] + new[2]).tanh(), new[2].tanh(), new[2].tanh()];
        near(&told(true), [9.0, first, 9.0, second, 9.0, third]);
    }
}
