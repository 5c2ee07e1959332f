//! Levels of subordination: which of the clauses that are open a word belongs to.

use super::{
    builder::Builder,
    clause::{ClauseId, Link, Marker},
    phrase::PhraseId,
    predicate::{is_auxiliary, says, takes_content},
};
use crate::morphology::Enclitic;

/// A level of subordination that is open.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) link: Link,
    pub(super) parent: Option<ClauseId>,
    /// The clause that fills it, once its verb is met.
    pub(super) clause: Option<ClauseId>,
    /// Phrases met before the verb.
    pub(super) topics: Vec<PhraseId>,
    pub(super) obliques: Vec<PhraseId>,
    pub(super) markers: Vec<Marker>,
    /// No more bare phrases go to the open clause: a comma or an adverb has closed it.
    pub(super) closed: bool,
    /// A conjunction stood before what is coming.
    pub(super) conjoined: bool,
    /// The pronoun written onto the word that opened it, which is the subject: «that she …».
    pub(super) pronoun: Option<Enclitic>,
    /// The subject of the verb that comes stood before it as a pronoun.
    pub(super) named: bool,
}

impl Level {
    pub(super) const fn new(link: Link, parent: Option<ClauseId>) -> Self {
        Self {
            link,
            parent,
            clause: None,
            topics: Vec::new(),
            obliques: Vec::new(),
            markers: Vec::new(),
            closed: false,
            conjoined: false,
            pronoun: None,
            named: false,
        }
    }
}

impl Builder<'_, '_> {
    /// «…, as he pointed out that …», «…, where he said …»: a verb of saying after content says more of the clause that
    /// opened the content.
    pub(super) fn beside(&mut self, at: usize) {
        let view = self.view;
        let loose =
            matches!(&self.level().link, Link::Subordinate(function) if function == "time" || function == "place");
        if !loose || self.level().clause.is_some() || self.quoted || !says(view, at) {
            return;
        }
        let saying = self
            .clauses
            .iter()
            .position(|clause| says(view, clause.predicate) && clause.link != Link::Complement);
        if saying.is_some() {
            self.level().parent = saying;
        }
    }

    /// Chooses the level that a verb belongs to, closing those inside it.
    pub(super) fn settle(&mut self, at: usize, conjoined: bool) {
        let view = self.view;
        // «He said that … and added that …»: a verb of saying after content goes beside the one that opened it.
        if conjoined && says(view, at) && !self.quoted {
            if let Some(outer) = self.levels.iter().position(|level| {
                level
                    .clause
                    .is_some_and(|clause| says(view, self.clauses[clause].predicate))
            }) {
                self.close(outer + 1);
            }
            return;
        }
        // A second verb without conjunction inside a relative or other subordinate clause goes to the topic that waits outside.
        while !conjoined && self.levels.len() > 1 {
            let Some((last, outer)) = self.levels.split_last() else {
                return;
            };
            let filled = last.clause.is_some() && last.topics.is_empty();
            let waiting = outer
                .iter()
                .any(|level| level.clause.is_none() && !level.topics.is_empty());
            let auxiliary = last
                .clause
                .is_some_and(|clause| is_auxiliary(view, self.clauses[clause].predicate));
            if !filled || !waiting || auxiliary {
                return;
            }
            self.close(self.levels.len() - 1);
        }
    }

    pub(super) fn complementizer(&mut self, at: usize) {
        let view = self.view;
        let conjoined = view.has_conjunction(at);
        if conjoined {
            // «… that this, and that that»: back to the clause that the first one completes.
            let outer = self.levels.iter().rposition(|level| level.link == Link::Complement);
            if let Some(outer) = outer {
                self.close(outer.max(1));
            }
        }
        if !conjoined {
            self.back_to_content();
        }
        if let Some(clause) = self.current() {
            self.clauses[clause].has_complement = true;
        }
        let level = self.level();
        let waiting = if level.clause.is_none() {
            std::mem::take(&mut level.markers)
        } else {
            Vec::new()
        };
        self.open(Link::Complement);
        self.level().markers = waiting;
        self.level().pronoun = view.reading(at).and_then(|reading| reading.enclitic);
        if view.lemma(at).starts_with('\u{623}') && view.lemma(at).ends_with('\u{627}') {
            let marker = Marker {
                token: at,
                function: "negation".to_owned(),
            };
            self.level().markers.push(marker);
        }
    }

    /// Closes the levels inside the nearest clause whose verb takes a complement: «the lawyer, who attended, said that».
    pub(super) fn back_to_content(&mut self) {
        let view = self.view;
        let takes = |level: &Level| {
            level
                .clause
                .is_some_and(|clause| takes_content(view, self.clauses[clause].predicate))
        };
        let unfilled = self
            .levels
            .last()
            .is_some_and(|last| last.clause.is_none() && !last.topics.is_empty());
        let Some(outer) = self.levels.iter().rposition(takes) else {
            return;
        };
        if !unfilled {
            self.close(outer + 1);
        }
    }
}
