//! The walk through a sentence's items that opens and closes clauses.

use super::{
    agreement,
    argument::{self, Surroundings},
    clause::{Clause, ClauseId, ClauseKind, Link, Marker},
    item::Item,
    phrase::{Phrase, PhraseId},
    predicate::{is_auxiliary, says, takes_content},
    view::View,
};
use crate::{
    lexicon::{Class, Derivation, Gender, Number, Pos},
    morphology::{Enclitic, Proclitics},
};

/// Builds the clauses of a sentence.
pub fn clauses(view: &View<'_>, phrases: &[Phrase], items: &[Item]) -> Vec<Clause> {
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

/// A level of subordination that is open.
#[derive(Clone, Debug)]
struct Level {
    link: Link,
    parent: Option<ClauseId>,
    /// The clause that fills it, once its verb is met.
    clause: Option<ClauseId>,
    /// Phrases met before the verb.
    topics: Vec<PhraseId>,
    obliques: Vec<PhraseId>,
    markers: Vec<Marker>,
    /// No more bare phrases go to the open clause: a comma or an adverb has closed it.
    closed: bool,
    /// A conjunction stood before what is coming.
    conjoined: bool,
    /// The pronoun written onto the word that opened it, which is the subject: «that she …».
    pronoun: Option<Enclitic>,
    /// The subject of the verb that comes stood before it as a pronoun.
    named: bool,
}

impl Level {
    const fn new(link: Link, parent: Option<ClauseId>) -> Self {
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

/// A relative pronoun stands for nothing that begins this many tokens before the phrase met last.
const FARTHEST_ANTECEDENT: usize = 8;

struct Builder<'v, 'a> {
    view: &'v View<'a>,
    phrases: &'v [Phrase],
    clauses: Vec<Clause>,
    /// By clause: the phrases whose part in it is not decided yet.
    around: Vec<Surroundings>,
    levels: Vec<Level>,
    quoted: bool,
}

impl Builder<'_, '_> {
    fn level(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::new(Link::Main, None));
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    /// Closes the levels from `depth` on: what never met a verb is a nominal clause, what came too late belongs to the verb's.
    fn close(&mut self, depth: usize) {
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
    fn current(&self) -> Option<ClauseId> {
        self.levels.iter().rev().find_map(|level| level.clause)
    }

    fn open(&mut self, link: Link) {
        let parent = self.current();
        self.levels.push(Level::new(link, parent));
    }

    fn take(&mut self, item: &Item, next: Option<&Item>) {
        match item {
            Item::Phrase(id) => self.phrase(*id),
            Item::Verb(at) => self.verb(*at),
            Item::Participle(at) => self.participle(*at),
            Item::Complementizer(at) => self.complementizer(*at),
            Item::Subordinator(at, function) => {
                self.open(Link::Subordinate(function.clone()));
                self.level().pronoun = self.view.reading(*at).and_then(|reading| reading.enclitic);
            }
            Item::Relative(at) => self.relative(*at),
            Item::Marker(token, function) => {
                let marker = Marker {
                    token: *token,
                    function: function.clone(),
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
    fn pronoun(&mut self, at: usize, next: Option<&Item>) {
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
        } else {
            if self.is_told_apart(clause, id) {
                self.clauses[clause].others.push(id);
            } else {
                self.around[clause].after.push(id);
            }
        }
    }

    /// «…, among them seven»: a noun right after a preposition with a plural pronoun says who they were.
    fn is_told_apart(&self, clause: ClauseId, id: PhraseId) -> bool {
        let start = self.phrases[id].start;
        let before = self.clauses[clause].obliques.last().map(|before| &self.phrases[*before]);
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

    /// The indefinite noun right before a verb, which the verb describes without a relative pronoun: it is the verb's subject,
    /// or a pronoun right after takes it up. Negation and the like may stand between.
    fn described(&self, at: usize) -> Option<PhraseId> {
        let view = self.view;
        let level = self.levels.last()?;
        let first = level.markers.first().map_or(at, |marker| marker.token);
        if view.has_conjunction(at) || level.conjoined || !(at - first == level.markers.len()) {
            return None;
        }
        let mut ends = (0..self.phrases.len())
            .rev()
            .filter(|id| self.phrases[*id].end == first && !self.phrases[*id].pronoun);
        let lent = |id: PhraseId| {
            let mut clauses = self.clauses.iter().zip(&self.around);
            clauses.any(|(clause, around)| {
                (around.after.contains(&id) || around.before.contains(&id)) && is_auxiliary(view, clause.predicate)
            })
        };
        let resumed = |id: PhraseId| {
            let pronoun = |at: usize| view.reading(at).and_then(|reading| reading.enclitic);
            let preposition = pronoun(at + 1).filter(|_| view.pos(at + 1) == Some(Pos::Preposition));
            let pronoun = pronoun(at).or(preposition);
            pronoun.is_some_and(|pronoun| agreement::stands_for(view, pronoun, &self.phrases[id]))
        };
        // A single noun before the first verb is its subject; after another one, or after «that he is», it is the predicate.
        let predicate = |id: PhraseId| {
            let told = level.pronoun.is_some() && level.topics.len() == 1 || level.topics.len() > 1;
            level.clause.is_some() || (told && level.topics.last() == Some(&id)) || !level.topics.contains(&id)
        };
        let id = ends.find(|id| agreement::before(view, self.phrases, at, *id) || resumed(*id))?;
        let nominal = view.is_nominal(self.phrases[id].head) && view.pos(self.phrases[id].head) != Some(Pos::Demonstrative);
        (nominal && predicate(id) && !lent(id) && !self.is_definite(id)).then_some(id)
    }

    /// Whether a phrase is definite by its head or by a genitive.
    fn is_definite(&self, id: PhraseId) -> bool {
        let phrase = &self.phrases[id];
        self.view.is_definite(phrase.head) || phrase.genitive.is_some_and(|child| self.is_definite(child))
    }

    /// «…, as he pointed out that …», «…, where he said …»: a verb of saying after content says more of the clause that
    /// opened the content.
    fn beside(&mut self, at: usize) {
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
    fn settle(&mut self, at: usize, conjoined: bool) {
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
            let last = self.level().clone();
            let filled = last.clause.is_some() && last.topics.is_empty();
            let waiting = self
                .levels
                .iter()
                .rev()
                .skip(1)
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

    fn complementizer(&mut self, at: usize) {
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
    fn back_to_content(&mut self) {
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

    fn relative(&mut self, at: usize) {
        match self.antecedent(at).filter(|_| self.view.function(at) != "relative") {
            Some(phrase) => self.open(Link::Relative(phrase)),
            None => self.open(Link::Subordinate("relative".to_owned())),
        }
    }

    /// What a relative pronoun stands for: the nearest phrase before it that agrees, of a chain of genitives the outermost
    /// that is no act or quantity of what follows it.
    fn antecedent(&self, relative: usize) -> Option<PhraseId> {
        let last = self.last_phrase()?;
        let start = self.phrases[last].start;
        let nearest = self.innermost(last, relative);
        let earlier = (0..last)
            .rev()
            .filter(|id| self.phrases[*id].start + FARTHEST_ANTECEDENT > start && self.phrases[*id].end <= start)
            .find_map(|id| self.innermost(id, relative));
        nearest.or(earlier).or(Some(last))
    }

    /// Of a phrase and those at its end, the one that a relative pronoun describes.
    fn innermost(&self, outer: PhraseId, relative: usize) -> Option<PhraseId> {
        let end = self.phrases[outer].end;
        let mut inside = (outer..self.phrases.len()).filter(|id| self.phrases[*id].end == end && !self.phrases[*id].pronoun);
        let agreeing: Vec<PhraseId> = inside.by_ref().filter(|id| self.agrees(*id, relative)).collect();
        let view = self.view;
        let solid = |id: &&PhraseId| {
            let head = self.phrases[**id].head;
            let masdar = matches!(view.derivation(head), Some((_, Derivation::Masdar)));
            let measure = matches!(view.class(head), Class::Quantity | Class::Time | Class::Event | Class::Unit)
                || matches!(view.pos(head), Some(Pos::Determiner | Pos::Numeral));
            !masdar && !measure
        };
        agreeing.iter().find(solid).or(agreeing.last()).copied()
    }

    fn agrees(&self, id: PhraseId, relative: usize) -> bool {
        let view = self.view;
        let wanted = view.function(relative).strip_prefix("relative:").unwrap_or_default();
        let (gender, number) = view.agreement(self.phrases[id].head);
        let gender_fits =
            gender == Gender::Common || wanted.starts_with(if gender == Gender::Masculine { 'm' } else { 'f' });
        let several = !self.phrases[id].conjuncts.is_empty();
        let number_fits = match number {
            _ if several => wanted.ends_with(['p', 'd']) || wanted == "fs",
            Number::Singular => wanted.ends_with('s'),
            Number::Dual => wanted.ends_with('d'),
            Number::Plural => wanted.ends_with('p') || wanted == "fs",
        };
        (gender_fits || several) && number_fits
    }

    /// The phrase met last.
    fn last_phrase(&self) -> Option<PhraseId> {
        let open = self
            .levels
            .iter()
            .flat_map(|level| level.topics.iter().chain(&level.obliques))
            .copied();
        let taken = self.clauses.iter().zip(&self.around).flat_map(|(clause, around)| {
            let phrases = around.before.iter().chain(&around.after);
            phrases.chain(&clause.obliques).chain(&clause.others).copied()
        });
        open.chain(taken).max_by_key(|phrase| self.phrases[*phrase].start)
    }

    fn mark(&mut self, mark: char, next: Option<&Item>) {
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
        nearest.or_else(|| self.levels.last().filter(|last| says(last)).map(|_| self.levels.len() - 1))
    }

    /// After a comma a bare phrase is no object any more, and a relative clause with its verb may be over.
    fn comma(&mut self, next: Option<&Item>) {
        self.level().closed = true;
        let relative = matches!(self.level().link, Link::Relative(_)) && self.level().clause.is_some();
        if relative && self.levels.len() > 1 && !matches!(next, Some(Item::Relative(_))) {
            self.levels.pop();
            let level = self.level();
            level.closed = level.clause.is_some();
        }
    }
}
