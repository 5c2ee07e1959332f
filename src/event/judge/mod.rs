//! Judgement: candidates with what speaks for them in, one of them out, by weights that were learnt.
//!
//! Invariants: the candidates come from the parse and the frames; weights (`lexicon/weights/`) only choose among them; what is
//! chosen depends on nothing but the article and the tables. Without weights for a decision, it stays as the frames made it.

mod ancestry;
mod context;
mod feature;
mod kind;
mod occurrence;
mod participant;
mod place;
mod speaker;
mod stance;
mod time;
mod words;

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use crate::{
    event::{
        encoder::{Encoder, Impression},
        model::LocationRole,
    },
    lexicon::{
        Lexicon,
        table::Table,
        weights::{self, Weight, Weights},
    },
    text::Span,
};

pub use context::Ground;
pub use feature::Written;
use feature::{Features, Names};
pub use kind::kinds;
pub use occurrence::occurrences;
pub use participant::participants;
pub use place::places;
pub use speaker::speakers;
pub use stance::stances;
pub use time::times;

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Who did it.
    Actor,
    /// To whom or what.
    Target,
    /// Whether it is an event at all.
    Event,
    /// Of which type.
    Type,
    /// Whether a place is where it happened, began, led or passed.
    Location,
    /// When.
    Time,
    /// Whose word it is.
    Source,
    /// How real.
    Modality,
    /// Whether it is.
    Polarity,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 9] = [
        Self::Actor,
        Self::Target,
        Self::Event,
        Self::Type,
        Self::Location,
        Self::Time,
        Self::Source,
        Self::Modality,
        Self::Polarity,
    ];

    /// Its name: that of its table of weights.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Target => "target",
            Self::Event => "event",
            Self::Type => "type",
            Self::Location => "location",
            Self::Time => "time",
            Self::Source => "source",
            Self::Modality => "modality",
            Self::Polarity => "polarity",
        }
    }
}

/// What a candidate stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody, nothing, nowhere.
    Nothing,
    /// A phrase of the text.
    Phrase(Span),
    /// One of several values.
    Value(&'static str),
    /// A place with what it is to the event.
    Place(Span, LocationRole),
}

/// A decision as it was put: for learning.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is decided.
    pub decision: Decision,
    /// The trigger of the event.
    pub trigger: Span,
    /// The candidates, with their features.
    pub candidates: Vec<(Outcome, Vec<u64>)>,
    /// What the encoder thinks of each.
    pub advice: Vec<f32>,
}

/// Keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keep(u64);

impl std::hash::Hasher for Keep {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// How far weights and encoder are trusted in a decision: what the score of each is multiplied by, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trust {
    /// The weights.
    pub weights: u8,
    /// The encoder.
    pub encoder: u8,
}

impl Default for Trust {
    fn default() -> Self {
        Self {
            weights: 100,
            encoder: 0,
        }
    }
}

impl Trust {
    /// While weights are learnt: they go on from so much of what the encoder thinks.
    pub const LEARNING: Self = Self {
        weights: 100,
        encoder: 50,
    };

    /// By decision, as `trust.tsv` has it.
    fn of(lexicon: &Lexicon) -> [Self; Decision::ALL.len()] {
        let mut all = [Self::default(); Decision::ALL.len()];
        for row in lexicon.tables("trust").flat_map(Table::rows) {
            let decision = Decision::ALL.into_iter().find(|it| it.name() == row.cell("decision"));
            let trust = row.cell("weights").parse().ok().zip(row.cell("encoder").parse().ok());
            if let Some((decision, (weights, encoder))) = decision.zip(trust) {
                all[decision as usize] = Self { weights, encoder };
            }
        }
        all
    }

    /// Both scores of a candidate together.
    pub fn weigh(self, weights: f32, encoder: f32) -> f32 {
        (f32::from(self.weights) * weights + f32::from(self.encoder) * encoder) / 100.0
    }
}

/// Decides by weights.
#[derive(Debug)]
pub struct Judge {
    weights: Vec<Weights>,
    encoder: Option<Encoder>,
    trust: [Trust; Decision::ALL.len()],
    record: Option<Record>,
}

/// The cases put so far, and what the keys of their features stand for.
#[derive(Debug, Default)]
struct Record {
    cases: Mutex<Vec<Case>>,
    names: Names,
}

impl Judge {
    /// A judge with the weights of a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        let of = |decision: Decision| lexicon.weights(decision.name());
        Self {
            weights: Decision::ALL.into_iter().map(of).collect(),
            encoder: Encoder::new(lexicon.encoder()),
            trust: Trust::of(lexicon),
            record: None,
        }
    }

    /// A judge with weights that are in no table yet, which were learnt to go on from what an encoder thinks, if there is one.
    pub fn with(weights: &BTreeMap<Decision, BTreeMap<String, Weight>>, encoder: Option<Encoder>) -> Self {
        let of = |decision: Decision| {
            let rows = weights.get(&decision).into_iter().flatten();
            let rows = rows.map(|(written, weight)| (weights::key(written), *weight));
            Weights::new(&rows.collect::<Vec<_>>())
        };
        Self {
            weights: Decision::ALL.into_iter().map(of).collect(),
            encoder,
            trust: [Trust::LEARNING; Decision::ALL.len()],
            record: None,
        }
    }

    /// What gives the second opinion, if anything.
    pub const fn encoder(&self) -> Option<&Encoder> {
        self.encoder.as_ref()
    }

    /// The same, keeping every case that is put to it.
    #[must_use]
    pub fn recording(self) -> Self {
        Self {
            record: Some(Record::default()),
            ..self
        }
    }

    /// What the keys of features stand for, as far as they were met, which is forgotten.
    pub fn take_names(&self) -> Written {
        self.record
            .as_ref()
            .map_or_else(Written::default, |record| record.names.take())
    }

    /// The cases put so far, which are forgotten.
    pub fn take_cases(&self) -> Vec<Case> {
        self.record.as_ref().map_or_else(Vec::new, |record| {
            std::mem::take(&mut *record.cases.lock().unwrap_or_else(PoisonError::into_inner))
        })
    }

    /// Whether there is anything to decide by, or to be learnt.
    pub fn sits(&self, decision: Decision) -> bool {
        self.record.is_some() || !self.weights[decision as usize].is_empty()
    }

    /// Which candidate of a case is the best; the first without weights.
    pub fn best(&self, case: &Case) -> usize {
        let trust = self.trust[case.decision as usize];
        let scores = self.opinions(case).into_iter();
        first_of_best(&scores.map(|(own, advice)| trust.weigh(own, advice)).collect::<Vec<_>>())
    }

    /// What weights and encoder give each candidate of a case.
    pub fn opinions(&self, case: &Case) -> Vec<(f32, f32)> {
        let weights = &self.weights[case.decision as usize];
        let scores = case.candidates.iter().map(|(_, keys)| weights.score(keys));
        scores.zip(case.advice.iter().copied()).collect()
    }

    /// Puts a decision about an event.
    pub fn hear<'j>(&'j self, ground: &'j Ground<'_, '_>, decision: Decision, trigger: Span) -> Hearing<'j> {
        Hearing {
            judge: self,
            impression: ground.impression.as_ref().and_then(|it| Some((it, it.token(trigger)?))),
            features: Features::new(self.record.as_ref().map(|record| &record.names)),
            scores: Vec::new(),
            case: Case {
                decision,
                trigger,
                candidates: Vec::new(),
                advice: Vec::new(),
            },
        }
    }
}

/// The opinion of the encoder below which a phrase is out of the question.
const HARDLY: f32 = -5.0;

/// The opinion of the encoder below which a type is out of the question.
const HARDLY_OF_TYPE: f32 = -6.0;

/// A decision that is put: its candidates are weighed one after the other.
pub struct Hearing<'j> {
    judge: &'j Judge,
    /// What the encoder makes of the article, and the token that it takes for the trigger.
    impression: Option<(&'j Impression<'j>, usize)>,
    /// Of the candidate that is described, in one list for all of them.
    features: Features<'j>,
    scores: Vec<f32>,
    /// Its candidates are kept only where something is to be learnt.
    case: Case,
}

impl<'j> Hearing<'j> {
    /// Weighs a candidate by the features that are added; a phrase of which the encoder thinks nothing is not weighed at all.
    pub fn candidate(&mut self, outcome: Outcome, describe: impl FnOnce(&mut Features<'j>)) {
        let decision = self.case.decision;
        let advice = self
            .impression
            .map_or(0.0, |(it, trigger)| it.speaks(decision, trigger, outcome));
        let hardly = match (decision, outcome) {
            (_, Outcome::Phrase(_)) => HARDLY,
            (Decision::Type, _) => HARDLY_OF_TYPE,
            _ => f32::NEG_INFINITY,
        };
        if advice < hardly {
            self.scores.push(f32::NEG_INFINITY);
            return;
        }
        self.features.keys.clear();
        describe(&mut self.features);
        let keys = &self.features.keys;
        let own = self.judge.weights[decision as usize].score(keys);
        self.scores.push(self.judge.trust[decision as usize].weigh(own, advice));
        if self.judge.record.is_some() {
            self.case.candidates.push((outcome, keys.clone()));
            self.case.advice.push(advice);
        }
    }

    /// Which candidate is the best, and how likely each is; none without weights.
    pub fn decide(self) -> Option<(usize, Vec<f32>)> {
        let sits = !self.judge.weights[self.case.decision as usize].is_empty();
        if let Some(record) = &self.judge.record {
            let mut cases = record.cases.lock().unwrap_or_else(PoisonError::into_inner);
            cases.push(self.case);
        }
        sits.then(|| (first_of_best(&self.scores), likelihoods(&self.scores)))
    }
}

/// How likely a candidate must be, with those like it, to be chosen: about half the F1 that is reached, which is where one
/// more of them, right or wrong, neither adds to it nor takes from it.
const LEAST_LIKELY: f32 = 0.3;

/// The likeliest candidates that are likely enough, none of them like another one.
fn likely_enough(likely: &[f32], alike: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    // Mostly nothing is likeliest by far: then even all of them together are not likely enough.
    if likely.iter().sum::<f32>() < LEAST_LIKELY {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..likely.len()).collect();
    order.sort_by(|one, other| likely[*other].total_cmp(&likely[*one]));
    let mut chosen: Vec<usize> = Vec::new();
    for at in order {
        let together = || {
            (0..likely.len())
                .filter(|other| alike(at, *other))
                .map(|other| likely[other])
                .sum::<f32>()
        };
        if !chosen.iter().any(|other| alike(at, *other)) && together() >= LEAST_LIKELY {
            chosen.push(at);
        }
    }
    chosen
}

/// The likeliest candidate behind the first, which stands for nothing, if something is likely enough.
fn likeliest(likely: &[f32]) -> Option<usize> {
    let (nothing, others) = likely.split_first()?;
    (1.0 - nothing >= LEAST_LIKELY && !others.is_empty()).then(|| first_of_best(others))
}

/// The first of equals, so that the order of candidates decides and nothing else.
fn first_of_best(scores: &[f32]) -> usize {
    (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best })
}

fn likelihoods(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let raised: Vec<f32> = scores.iter().map(|score| libm::expf(score - most)).collect();
    let total: f32 = raised.iter().sum();
    raised.into_iter().map(|share| share / total).collect()
}
