//! The walk through a sentence's items that opens and closes clauses.

use super::{
    argument::{self, Surroundings},
    clause::{Clause, ClauseId, ClauseKind, Link, Marker},
    item::Item,
    level::Level,
    phrase::{Phrase, PhraseId},
    predicate::says,
    view::View,
};
use crate::{lexicon::Number, morphology::Proclitics};

/// Builds the clauses of a sentence.
pub fn clauses(view: &View<'_>, phrases: &[Phrase], items: &[Item<'_>]) -> Vec<Clause> {
    let mut builder = Builder {
        view,
        phrases,
        clauses: Vec::new(),
        around: Vec::new(),
        levels: vec![Level::new(Link::Main, None)],
        quoted: false,
    };
    for (at, item) in items.iter().enumerate() {
        builder.take(item, items.get(at + 1));
    }
    builder.close(0);
    let Builder {
        mut clauses, around, ..
    } = builder;
    argument::assign(view, phrases, &mut clauses, around);
    clauses
}

pub(super) struct Builder<'v, 'a> {
    pub(super) view: &'v View<'a>,
    pub(super) phrases: &'v [Phrase],
    pub(super) clauses: Vec<Clause>,
    /// By clause: the phrases whose part in it is not decided yet.
    pub(super) around: Vec<Surroundings>,
    pub(super) levels: Vec<Level>,
    pub(super) quoted: bool,
}

impl Builder<'_, '_> {
    pub(super) fn level(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::new(Link::Main, None));
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    /// Closes the levels from `depth` on: what never met a verb is a nominal clause, what came too late belongs to the verb's.
    pub(super) fn close(&mut self, depth: usize) {
        while self.levels.len() > depth {
            let Some(level) = self.levels.pop() else { return };
            match level.clause {
                Some(clause) => {
                    let clause = &mut self.clauses[clause];
                    clause.others.extend(level.topics);
                    clause.obliques.extend(
                        level
                            .obliques
                            .iter()
                            .filter(|id| !clause.obliques.contains(*id))
                            .copied()
                            .collect::<Vec<_>>(),
                    );
                }
                None => self.nominal(level),
            }
        }
    }

    fn nominal(&mut self, level: Level) {
        let Some(first) = level.topics.first().or(level.obliques.first()) else {
            return;
        };
        let predicate = self.phrases[*first].head;
        self.push(Clause {
            obliques: level.obliques,
            others: level.topics,
            markers: level.markers,
            ..Clause::new(predicate, ClauseKind::Nominal, level.link, level.parent)
        });
    }

    /// The clause that what comes next would hang on.
    pub(super) fn current(&self) -> Option<ClauseId> {
        self.levels.iter().rev().find_map(|level| level.clause)
    }

    pub(super) fn open(&mut self, link: Link) {
        let parent = self.current();
        self.levels.push(Level::new(link, parent));
    }

    fn take(&mut self, item: &Item<'_>, next: Option<&Item<'_>>) {
        match item {
            Item::Phrase(id) => self.phrase(*id),
            Item::Verb(at) => self.verb(*at),
            Item::Participle(at) => self.participle(*at),
            Item::Complementizer(at) => self.complementizer(*at),
            Item::Subordinator(at, function) => {
                self.open(Link::Subordinate((*function).to_owned()));
                self.level().pronoun = self.view.reading(*at).and_then(|reading| reading.enclitic);
            }
            Item::Relative(at) => self.relative(*at),
            Item::Marker(token, function) => {
                let marker = Marker {
                    token: *token,
                    function: (*function).to_owned(),
                };
                let conjoined = self.view.has_conjunction(*token);
                let level = self.level();
                level.markers.push(marker);
                level.conjoined |= conjoined;
            }
            Item::Conjunction(_) => {
                let level = self.level();
                level.conjoined = true;
                level.closed = true;
            }
            Item::Pronoun(at) => self.pronoun(*at, next),
            Item::Mark(_, mark) => self.mark(*mark, next),
        }
    }

    /// «and he …»: a pronoun right before its verb is the subject.
    fn pronoun(&mut self, at: usize, next: Option<&Item<'_>>) {
        let conjoined = self.view.has_conjunction(at);
        let level = self.level();
        level.conjoined |= conjoined;
        level.closed |= conjoined;
        level.named = matches!(next, Some(Item::Verb(_) | Item::Marker(..)));
    }

    fn phrase(&mut self, id: PhraseId) {
        let phrase = &self.phrases[id];
        let prepositional = phrase.preposition.is_some();
        let conjoined = self.view.has_conjunction(phrase.start)
            || phrase
                .preposition
                .as_ref()
                .is_some_and(|preposition| self.view.has_conjunction(preposition.token));
        if phrase.tie.is_some() {
            return;
        }
        let level = self.level();
        let Some(clause) = level.clause else {
            if prepositional {
                level.obliques.push(id);
            } else {
                level.topics.push(id);
            }
            return;
        };
        if prepositional {
            if conjoined && level.closed {
                level.obliques.push(id);
            }
            self.clauses[clause].obliques.push(id);
        } else if level.closed || conjoined {
            level.closed = true;
            level.conjoined |= conjoined;
            level.topics.push(id);
        } else if self.is_told_apart(clause, id) {
            self.clauses[clause].others.push(id);
        } else {
            self.around[clause].after.push(id);
        }
    }

    /// «…, among them seven»: a noun right after a preposition with a plural pronoun says who they were.
    fn is_told_apart(&self, clause: ClauseId, id: PhraseId) -> bool {
        let start = self.phrases[id].start;
        let before = self.clauses[clause]
            .obliques
            .last()
            .map(|before| &self.phrases[*before]);
        let among = |phrase: &Phrase| {
            let pronoun = self.view.reading(phrase.head).and_then(|reading| reading.enclitic);
            let function = phrase.preposition.as_ref().map_or("", |it| it.function.as_str());
            let plural = pronoun.is_some_and(|pronoun| pronoun.number == Number::Plural);
            phrase.end == start && plural && matches!(function, "among" | "source" | "locative")
        };
        !self.around[clause].after.is_empty() && before.is_some_and(among)
    }

    fn verb(&mut self, at: usize) {
        let view = self.view;
        if let Some(described) = self.described(at) {
            self.open(Link::Relative(described));
        }
        let purpose = view
            .reading(at)
            .is_some_and(|verb| verb.proclitics.has(Proclitics::FOR));
        if purpose {
            self.open(Link::Subordinate("purpose".to_owned()));
        }
        let and = view
            .reading(at)
            .is_some_and(|verb| verb.proclitics.has(Proclitics::AND));
        if and && self.level().clause.is_none() && !self.level().topics.is_empty() {
            self.end_nominal();
        }
        let conjoined = view.has_conjunction(at) || self.level().conjoined;
        self.settle(at, conjoined);
        self.beside(at);
        let (link, parent) = self.link(conjoined);
        let borrows = !conjoined
            && link == Link::Coordinated
            && parent.is_some_and(|parent| argument::borrows(view, self.clauses[parent].predicate, at));
        let level = self.level();
        let topics = std::mem::take(&mut level.topics);
        let obliques = std::mem::take(&mut level.obliques);
        let markers = std::mem::take(&mut level.markers);
        level.closed = false;
        level.conjoined = false;
        let pronoun = level.pronoun.take();
        let named = std::mem::take(&mut level.named);
        let id = self.push(Clause {
            obliques,
            markers,
            ..Clause::new(at, ClauseKind::Finite, link, parent)
        });
        self.around[id].before = topics;
        self.around[id].pronoun = pronoun;
        self.around[id].borrows = borrows;
        self.around[id].named = named;
        self.level().clause = Some(id);
    }

    fn push(&mut self, clause: Clause) -> ClauseId {
        self.clauses.push(clause);
        self.around.push(Surroundings::default());
        self.clauses.len() - 1
    }

    /// «The condition is that the banks have to …, and he threatened»: what stood before «and» was a nominal clause.
    fn end_nominal(&mut self) {
        if self.levels.len() > 1 {
            return self.close(self.levels.len() - 1);
        }
        let level = std::mem::replace(self.level(), Level::new(Link::Main, None));
        self.nominal(level);
    }

    /// How the verb that comes hangs on what is there.
    fn link(&mut self, conjoined: bool) -> (Link, Option<ClauseId>) {
        let level = self.level();
        match level.clause {
            None => (level.link.clone(), level.parent),
            Some(before) if conjoined || level.link == Link::Main => (Link::Coordinated, Some(before)),
            Some(before) => (Link::Coordinated, Some(before)),
        }
    }

    fn participle(&mut self, at: usize) {
        let view = self.view;
        if says(view, at) && !self.quoted {
            let saying = self.levels.iter().position(|level| {
                level
                    .clause
                    .is_some_and(|clause| says(view, self.clauses[clause].predicate))
            });
            if let Some(outer) = saying {
                self.close(outer + 1);
            }
        }
        let parent = self.current();
        let id = self.push(Clause::new(at, ClauseKind::Participle, Link::Circumstance, parent));
        let mut level = Level::new(Link::Circumstance, parent);
        level.clause = Some(id);
        self.levels.push(level);
    }

    fn mark(&mut self, mark: char, next: Option<&Item<'_>>) {
        match mark {
            ':' => {
                if let Some(depth) = self.speaking() {
                    self.close(depth + 1);
                    if let Some(clause) = self.current() {
                        self.clauses[clause].has_complement = true;
                    }
                    self.open(Link::Complement);
                }
            }
            '\u{ab}' | '\u{201c}' => self.quoted = true,
            '\u{bb}' | '\u{201d}' => self.quoted = false,
            '\u{60c}' | ',' | '\u{61b}' | ';' | '-' | '\u{2013}' => self.comma(next),
            _ => {}
        }
    }

    /// The level of the clause that a colon goes on with: the nearest that speaks, a description only where nothing else does.
    fn speaking(&self) -> Option<usize> {
        let says = |level: &Level| {
            level
                .clause
                .is_some_and(|clause| says(self.view, self.clauses[clause].predicate))
        };
        let describes = |level: &Level| matches!(level.link, Link::Relative(_));
        let nearest = self.levels.iter().rposition(|level| says(level) && !describes(level));
        nearest.or_else(|| {
            self.levels
                .last()
                .filter(|last| says(last))
                .map(|_| self.levels.len() - 1)
        })
    }

    /// After a comma a bare phrase is no object any more, and a relative clause with its verb may be over.
    fn comma(&mut self, next: Option<&Item<'_>>) {
        self.level().closed = true;
        let relative = matches!(self.level().link, Link::Relative(_)) && self.level().clause.is_some();
        if relative && self.levels.len() > 1 && !matches!(next, Some(Item::Relative(_))) {
            self.levels.pop();
            let level = self.level();
            level.closed = level.clause.is_some();
        }
    }
}
