//! The encoder's layers put together: units in, for every token what it is in the light of all others out.

use super::{
    impression::FACTS,
    layer::{Facts, Linear, Memory, rectify},
    unit::Unit,
};
use crate::{
    event::model::{Modality, Polarity},
    lexicon::{
        EventType,
        encoder::{EncoderTables, Rows},
    },
};

/// The fields of a unit, in the order in which their vectors stand.
const FIELDS: [&str; 13] = [
    "word",
    "kind",
    "clitics",
    "beginning",
    "ending",
    "relation",
    "sense",
    "class",
    "domain",
    "framed",
    "exemplar",
    "second",
    "eventful",
];

/// Roles of a pair: actor, target, location, time, source.
pub const ROLES: usize = 5;

/// Pairs of layers that read the article in both directions, one upon the other.
const STORIES: usize = 2;

/// Reads articles.
#[derive(Debug)]
pub struct Encoder {
    fields: Vec<Rows>,
    input: Linear,
    memories: Vec<[Memory; 2]>,
    pub(super) heads: Heads,
}

/// What is told from what a token is.
#[derive(Debug)]
pub struct Heads {
    /// Types, the first of them none, through hidden sums.
    pub types: (Linear, Linear),
    /// Hidden sums of the next two.
    pub stance: Linear,
    /// How real.
    pub modality: Linear,
    /// Whether it is or is not.
    pub polarity: Linear,
    /// What a trigger adds to the hidden sums of a pair, and what the other token adds.
    pub sums: [Linear; 2],
    /// What a trigger and the other token are multiplied from.
    pub factors: [Linear; 2],
    /// What facts of a pair add to its hidden sums: distance, sentence, path, proposed role.
    pub facts: [Facts; 4],
    /// From the hidden sums of a role to its score.
    pub roles: Facts,
    /// What each role's score begins from.
    pub bias: Vec<f32>,
}

impl Encoder {
    /// The encoder of some tables; none where there are none, or where layers are missing or do not fit each other.
    pub fn new(tables: &EncoderTables) -> Option<Self> {
        let memory =
            |name: &str, story: usize| Memory::new(tables, &format!("{name}-{}", story + 1), name == "backward");
        let encoder = Self {
            fields: FIELDS.iter().map(|field| tables.rows(field)).collect(),
            input: line(tables, "input"),
            memories: (0..STORIES)
                .map(|story| ["forward", "backward"].map(|name| memory(name, story)))
                .collect(),
            heads: Heads::new(tables),
        };
        encoder.fits().then_some(encoder)
    }

    /// Whether every layer takes as much as the one before it gives, and the last ones tell what they are asked.
    fn fits(&self) -> bool {
        let width = self.input.outputs();
        let given: usize = self.fields.iter().chain(self.fields.first()).map(Rows::width).sum();
        let memories = self.memories.iter().all(|story| {
            story.iter().all(|memory| memory.takes(width)) && story.iter().map(Memory::size).sum::<usize>() == width
        });
        width > 0
            && self.fields.iter().all(|rows| !rows.is_empty())
            && self.input.takes(given)
            && memories
            && self.heads.fit(width)
    }

    /// Reads the units of an article; gives the numbers of each token, one after the other, and how many each has.
    pub fn encode(&self, units: &[Unit]) -> Encoded {
        let mut given = self.input.of(&self.vectors(units));
        rectify(&mut given);
        let width = self.input.outputs();
        let mut numbers = given.clone();
        for story in &self.memories {
            let mut out = vec![0.0; numbers.len()];
            let mut first = 0;
            for memory in story {
                memory.run(&numbers, &mut out, width, first);
                first += memory.size();
            }
            numbers = out;
        }
        for (number, given) in numbers.iter_mut().zip(given) {
            *number += given;
        }
        Encoded { numbers, width }
    }

    fn vectors(&self, units: &[Unit]) -> Vec<f32> {
        let mut out = Vec::new();
        for unit in units {
            let values = [
                unit.word.as_str(),
                unit.kind,
                &unit.clitics,
                &unit.beginning,
                &unit.ending,
                unit.relation,
                unit.sense,
                &unit.class,
                &unit.domain,
                unit.framed,
                &unit.likeness.exemplar,
                &unit.likeness.second,
                &unit.likeness.eventful,
            ];
            for (rows, value) in self.fields.iter().zip(values) {
                out.extend(rows.row(rows.of(value)));
            }
            let words = &self.fields[0];
            let head = unit.head.map_or("?", |head| units[head].word.as_str());
            out.extend(words.row(words.of(head)));
        }
        out
    }
}

/// What each token of an article is.
#[derive(Debug)]
pub struct Encoded {
    numbers: Vec<f32>,
    width: usize,
}

impl Encoded {
    /// The numbers of a token.
    pub fn of(&self, token: usize) -> &[f32] {
        &self.numbers[token * self.width..(token + 1) * self.width]
    }
}

fn line(tables: &EncoderTables, name: &str) -> Linear {
    Linear::new(tables, &format!("{name}.weights"), &format!("{name}.bias"))
}

impl Heads {
    fn new(tables: &EncoderTables) -> Self {
        let facts = |name: &str| Facts::new(&tables.rows(name));
        Self {
            types: (line(tables, "type-hidden"), line(tables, "type")),
            stance: line(tables, "stance-hidden"),
            modality: line(tables, "modality"),
            polarity: line(tables, "polarity"),
            sums: ["trigger", "token"].map(|name| line(tables, name)),
            factors: ["trigger-factor", "token-factor"].map(|name| line(tables, name)),
            facts: ["pair-distance", "pair-sentence", "pair-path", "pair-proposed"].map(facts),
            roles: facts("pair.weights"),
            bias: tables.rows("pair.bias").row(0).collect(),
        }
    }

    /// Whether they take as much as a token has, and tell what they are asked.
    fn fit(&self, width: usize) -> bool {
        let through = |hidden: &Linear, out: &Linear, count: usize| {
            hidden.takes(width) && out.takes(hidden.outputs()) && out.outputs() == count
        };
        let sums = self.roles.of(0).len() * ROLES;
        let facts = self.facts.iter().zip(FACTS);
        through(&self.types.0, &self.types.1, 1 + EventType::ALL.len())
            && through(&self.stance, &self.modality, Modality::ALL.len())
            && through(&self.stance, &self.polarity, Polarity::ALL.len())
            && self.sums.iter().all(|line| line.takes(width) && line.outputs() == sums)
            && self
                .factors
                .iter()
                .all(|line| line.takes(width) && line.outputs() == self.factors[0].outputs())
            && facts
                .into_iter()
                .all(|(table, count)| (0..count).all(|fact| table.of(fact).len() == sums))
            && self.bias.len() == ROLES
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_built_in_layers_fit() {
        let lexicon = Lexicon::builtin().ok();
        assert!(lexicon.is_some_and(|lexicon| Encoder::new(lexicon.encoder()).is_some()));
    }

    #[test]
    fn without_tables_there_is_no_encoder() {
        assert!(Encoder::new(&EncoderTables::default()).is_none());
    }
}
