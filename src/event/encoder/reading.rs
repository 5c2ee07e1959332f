//! What the encoder reads of an article, with the phrases among which decisions choose: for learning.

use super::unit::{Proposals, Unit, units};
use crate::{
    event::{draft::Draft, judge::Ground},
    text::Span,
};

/// An article as the encoder is taught it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// One a token.
    pub units: Vec<Unit>,
    /// Whom the frames propose.
    pub proposals: Proposals,
    /// Phrases that are no part of another one, nor led by a preposition.
    pub phrases: Vec<Span>,
    /// Phrases that are: «the ministry» in «the minister of the ministry», «Syria» in «the resolution on Syria».
    pub parts: Vec<Span>,
    /// Dates.
    pub dates: Vec<Span>,
}

impl Reading {
    /// Reads an article in which frames have proposed who does what.
    pub fn new(ground: &Ground<'_, '_>, drafts: &[Draft<'_>]) -> Self {
        let units = units(ground, drafts);
        let (mut phrases, mut parts) = (Vec::new(), Vec::new());
        for stage in &ground.stages {
            for (id, phrase) in stage.parse.phrases.iter().enumerate() {
                if phrase.is_inner() || phrase.preposition.is_some() {
                    &mut parts
                } else {
                    &mut phrases
                }
                .push(stage.span(id));
            }
        }
        Self {
            proposals: Proposals::new(ground, drafts, &units),
            units,
            phrases,
            parts,
            dates: ground.scene.dates.iter().map(|date| date.span).collect(),
        }
    }
}
