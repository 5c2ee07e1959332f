//! An event in the making.

use crate::{
    calendar::Value,
    lexicon::{EventType, Frame, Role},
    syntax::{ClauseId, PhraseId},
    text::Span,
};

use super::model::{Count, Fill, LocationRole, Modality, Polarity, TimeAnchor};

/// Where a draft's trigger stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is the predicate of a clause.
    Predicate(ClauseId),
    /// It is the head of a phrase.
    Noun(PhraseId),
}

/// A phrase that fills a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filler {
    /// Index of the sentence.
    pub sentence: usize,
    /// The phrase.
    pub phrase: PhraseId,
    /// How it came to the role.
    pub fill: Fill,
}

/// An event in the making.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// Index of the sentence.
    pub sentence: usize,
    /// The trigger's token.
    pub trigger: usize,
    /// The token of the verb that carries it.
    pub carrier: Option<usize>,
    /// Where the trigger stands.
    pub origin: Origin,
    /// The clause it belongs to.
    pub clause: Option<ClauseId>,
    /// The frame that says what it is.
    pub frame: &'a Frame,
    /// The frame of the carrier.
    pub carrier_frame: Option<&'a Frame>,
    /// The type.
    pub kind: EventType,
    /// Whether the subject undergoes it.
    pub passive: bool,
    /// Who does it.
    pub actors: Vec<Filler>,
    /// To whom or what.
    pub targets: Vec<Filler>,
    /// Where.
    pub locations: Vec<(Filler, LocationRole)>,
    /// When.
    pub time: Option<(Span, Value, TimeAnchor)>,
    /// Whose word.
    pub source: Option<Filler>,
    /// How real.
    pub modality: Modality,
    /// Whether it is.
    pub polarity: Polarity,
    /// How many.
    pub counts: Vec<Count>,
    /// Why it may be no event although its frame says so: it stands inside a name, it names a body's business.
    pub suspect: &'static str,
    /// Whether it is told as an event, once that is decided.
    pub told: Option<bool>,
    /// How likely it is an event of its type.
    pub likely: f32,
    /// How likely somebody does it, and how likely to somebody; known where it was weighed.
    pub filled: (Option<f32>, Option<f32>),
}

impl Draft<'_> {
    /// Puts a phrase into a role.
    pub fn put(&mut self, role: Role, filler: Filler) {
        let list = match role {
            Role::Actor => &mut self.actors,
            Role::Target => &mut self.targets,
            Role::At => return self.locate(filler, LocationRole::At),
            Role::From => return self.locate(filler, LocationRole::From),
            Role::To => return self.locate(filler, LocationRole::To),
            Role::Via => return self.locate(filler, LocationRole::Via),
            Role::Event | Role::Either | Role::Nothing => return,
        };
        let same = |other: &Filler| (other.sentence, other.phrase) == (filler.sentence, filler.phrase);
        if !list.iter().any(same) {
            list.push(filler);
        }
    }

    fn locate(&mut self, filler: Filler, role: LocationRole) {
        if !self
            .locations
            .iter()
            .any(|(other, _)| (other.sentence, other.phrase) == (filler.sentence, filler.phrase))
        {
            self.locations.push((filler, role));
        }
    }
}
