//! What a trigger hangs on in the parse: the word above it, the word above that one.

use crate::{
    event::{
        draft::{Draft, Origin},
        scene::Stage,
    },
    syntax::{ClauseId, Link, PhraseId, Tie},
};

use super::{
    context::{function, link},
    feature::{Fact, fact},
};

/// So many words above a trigger are told.
const STEPS: usize = 3;

/// The words that a trigger hangs on, the nearest first, each behind how what is below hangs on it: «على قرار», «object وقّع».
/// Where there is none any more the rest is empty.
pub struct Ancestry([String; STEPS]);

impl Ancestry {
    /// Goes up from the trigger of an event.
    pub fn of(stage: &Stage<'_>, draft: &Draft<'_>) -> Self {
        let mut at = match draft.origin {
            Origin::Noun(id) => Some(Node::Phrase(id)),
            Origin::Predicate(id) => Some(Node::Clause(id)),
        };
        Self(std::array::from_fn(|_| {
            let above = at.and_then(|node| above(stage, node));
            at = above.as_ref().map(|(node, _)| *node);
            above.map_or_else(String::new, |(node, how)| written(stage, node, how))
        }))
    }

    /// A fact for each word.
    pub fn facts(&self) -> [Fact<'_>; STEPS] {
        let [first, second, third] = &self.0;
        [fact!("above1", first), fact!("above2", second), fact!("above3", third)]
    }
}

fn written(stage: &Stage<'_>, node: Node, how: &str) -> String {
    let token = match node {
        Node::Phrase(id) => stage.phrase(id).head,
        Node::Clause(id) => stage.parse.clauses[id].predicate,
    };
    match stage.view.lemma(token) {
        "" => how.to_owned(),
        lemma => format!("{how} {lemma}"),
    }
}

#[derive(Clone, Copy)]
enum Node {
    Phrase(PhraseId),
    Clause(ClauseId),
}

fn above<'a>(stage: &'a Stage<'_>, node: Node) -> Option<(Node, &'a str)> {
    match node {
        Node::Phrase(id) => above_phrase(stage, first_of_conjuncts(stage, id)),
        Node::Clause(id) => {
            let clause = &stage.parse.clauses[id];
            match clause.link {
                Link::Relative(phrase) => Some((Node::Phrase(phrase), "relative")),
                _ => {
                    let parent = clause.parent.filter(|parent| *parent < id)?;
                    Some((Node::Clause(parent), link(stage, Some(id))))
                }
            }
        }
    }
}

/// What is coordinated hangs on what its first member hangs on.
fn first_of_conjuncts(stage: &Stage<'_>, id: PhraseId) -> PhraseId {
    match stage.phrase(id).tie {
        Some((first, Tie::Conjunct)) if first < id => first_of_conjuncts(stage, first),
        _ => id,
    }
}

fn above_phrase<'a>(stage: &'a Stage<'_>, id: PhraseId) -> Option<(Node, &'a str)> {
    let phrase = stage.phrase(id);
    let preposition = phrase.preposition.as_ref().map(|it| it.lemma.as_str());
    match (phrase.tie, phrase.attached) {
        (Some((outer, _)), _) if outer < id => Some((Node::Phrase(outer), preposition.unwrap_or("genitive"))),
        (_, Some(noun)) if noun < id => Some((Node::Phrase(noun), preposition.unwrap_or("of"))),
        _ => {
            let clause = stage.clause_of[id]?;
            Some((Node::Clause(clause), preposition.unwrap_or_else(|| function(stage, id))))
        }
    }
}
