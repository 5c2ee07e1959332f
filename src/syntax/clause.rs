//! Clauses: each finite verb with its subject, objects and prepositional phrases, and what it hangs on.

use super::{
    item::Item,
    phrase::{Phrase, PhraseId, Tie},
    view::View,
};
use crate::{
    lexicon::{Class, Content, Derivation, FrameKind, Gender, Number, Person, Pos, Role, Tense},
    morphology::{Enclitic, Evidence, Proclitics},
};

/// Index of a clause in its sentence.
pub type ClauseId = usize;

/// What heads a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A finite verb.
    Finite,
    /// A participle that tells of something done meanwhile.
    Participle,
    /// No verb: a nominal sentence, headed by its first noun.
    Nominal,
}

/// How a clause hangs on what stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// On nothing: it opens the sentence or stands beside what does.
    Main,
    /// Coordinated with its parent.
    Coordinated,
    /// The content of its parent: after أن, a colon or in quotation marks.
    Complement,
    /// It describes a phrase.
    Relative(PhraseId),
    /// After a subordinator of this function: `time`, `condition`, `purpose`, `cause` …
    Subordinate(String),
    /// What somebody did meanwhile.
    Circumstance,
}

/// A particle that bears on the clause: negation, `possible`, `future` …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Its token.
    pub token: usize,
    /// Its function in the lexicon.
    pub function: String,
}

/// A predicate with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The token of the verb or participle.
    pub predicate: usize,
    /// What heads it.
    pub kind: ClauseKind,
    /// How it hangs on its parent.
    pub link: Link,
    /// The clause it hangs on.
    pub parent: Option<ClauseId>,
    /// Its subject, when it stands in the sentence as a phrase of this clause.
    pub subject: Option<PhraseId>,
    /// Direct objects.
    pub objects: Vec<PhraseId>,
    /// Prepositional phrases.
    pub obliques: Vec<PhraseId>,
    /// Bare phrases that are neither subject nor object: adverbial accusatives, names after commas.
    pub others: Vec<PhraseId>,
    /// Particles.
    pub markers: Vec<Marker>,
    /// Whether a complement clause follows.
    pub has_complement: bool,
}

/// Builds the clauses of a sentence.
pub fn clauses(view: &View<'_>, phrases: &[Phrase], items: &[Item]) -> Vec<Clause> {
    let mut builder = Builder {
        view,
        phrases,
        clauses: Vec::new(),
        levels: vec![Level::new(Link::Main, None)],
        quoted: false,
    };
    for (at, item) in items.iter().enumerate() {
        builder.take(item, items.get(at + 1));
    }
    builder.close(0);
    builder.clauses
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
        }
    }
}

struct Builder<'v, 'a> {
    view: &'v View<'a>,
    phrases: &'v [Phrase],
    clauses: Vec<Clause>,
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
        self.clauses.push(Clause {
            predicate: self.phrases[*first].head,
            kind: ClauseKind::Nominal,
            link: level.link,
            parent: level.parent,
            subject: None,
            objects: Vec::new(),
            obliques: level.obliques,
            others: level.topics,
            markers: level.markers,
            has_complement: false,
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
            Item::Mark(_, mark) => self.mark(*mark, next),
        }
    }

    fn phrase(&mut self, id: PhraseId) {
        let phrase = &self.phrases[id];
        let prepositional = phrase.preposition.is_some();
        let conjoined = self.view.has_conjunction(phrase.start)
            || phrase
                .preposition
                .as_ref()
                .is_some_and(|preposition| self.view.has_conjunction(preposition.token));
        let conjunct = phrase.tie.is_some();
        let level = self.level();
        let Some(clause) = level.clause else {
            if prepositional {
                level.obliques.push(id);
            } else {
                level.topics.push(id);
            }
            return;
        };
        if conjunct {
            return;
        }
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
            self.bare(clause, id);
        }
    }

    /// A bare phrase after the verb: subject, object, or neither.
    fn bare(&mut self, clause: ClauseId, id: PhraseId) {
        let view = self.view;
        let Clause {
            predicate,
            subject,
            ref objects,
            kind,
            ..
        } = self.clauses[clause];
        let head = self.phrases[id].head;
        let transitive = view.function(predicate).contains('t') || kind == ClauseKind::Participle;
        let has_object = !objects.is_empty() || view.reading(predicate).is_some_and(|verb| verb.enclitic.is_some());
        let gap = kind == ClauseKind::Finite
            && subject.is_none()
            && (self.has_gap(clause, id) || self.is_pronominal(clause, id) || self.is_dropped(clause, id));
        let clause = &mut self.clauses[clause];
        // What is said is no speaker: «stressed the resolve to».
        let mute = says(view, predicate) && matches!(view.derivation(head), Some((_, Derivation::Masdar)));
        if (gap || mute) && transitive && !has_object && is_object(view, head) {
            clause.objects.push(id);
        } else if kind == ClauseKind::Finite && subject.is_none() && may_follow_as_subject(view, predicate, head) {
            clause.subject = Some(id);
        } else if transitive && !has_object && is_object(view, head) {
            clause.objects.push(id);
        } else {
            clause.others.push(id);
        }
    }

    /// Whether a relative clause has what it describes as its subject: its verb agrees with it, no pronoun takes it up, and
    /// the phrase after the verb does not look like a subject of its own.
    fn has_gap(&self, clause: ClauseId, next: PhraseId) -> bool {
        let view = self.view;
        let Clause {
            predicate, ref link, ..
        } = self.clauses[clause];
        let head = self.phrases[next].head;
        let taken_up = |at: usize| view.reading(at).is_some_and(|reading| reading.enclitic.is_some());
        let after = self.phrases[next].end;
        let object = self.phrases.iter().skip(next + 1).find(|phrase| phrase.start == after);
        let resumed =
            taken_up(head) || object.is_some_and(|phrase| phrase.preposition.is_none() && taken_up(phrase.head));
        match link {
            Link::Relative(described) => !resumed && precedes_as_subject(view, self.phrases, predicate, *described),
            Link::Subordinate(function) => function == "relative",
            _ => false,
        }
    }

    /// Whether the pronoun of the word that opened the clause is its subject: «that she broke …»; that of the masculine
    /// singular may be empty, and stands back before a noun that can act.
    fn is_pronominal(&self, clause: ClauseId, next: PhraseId) -> bool {
        let view = self.view;
        let predicate = self.clauses[clause].predicate;
        let features = view.features(predicate);
        let first = !self.clauses[..clause]
            .iter()
            .any(|other| other.link == self.clauses[clause].link && other.parent == self.clauses[clause].parent);
        let Some(pronoun) = self.levels.last().and_then(|level| level.pronoun).filter(|_| first) else {
            return false;
        };
        let agrees = pronoun.person == Person::Third
            && features.person == Some(Person::Third)
            && pronoun.number == features.number
            && (pronoun.gender == features.gender || pronoun.gender == Gender::Common);
        let empty = pronoun.gender == Gender::Masculine && pronoun.number == Number::Singular;
        agrees && !(empty && view.can_act(self.phrases[next].head))
    }

    /// Whether a clause that goes on after another one keeps its subject: what follows is no doer, and what did the first
    /// can do the second.
    fn is_dropped(&self, clause: ClauseId, next: PhraseId) -> bool {
        let view = self.view;
        let Clause {
            predicate,
            ref link,
            parent,
            ..
        } = self.clauses[clause];
        let head = self.phrases[next].head;
        let does = view
            .lexicon
            .verb_frames(view.lemma(predicate))
            .first()
            .is_some_and(|frame| {
                frame.subject == Some(Role::Actor) && frame.object.is_some_and(|role| role != Role::Nothing)
            });
        if !does || !is_lifeless(view, head) || view.features(predicate).passive {
            return false;
        }
        let follows = matches!(link, Link::Coordinated | Link::Subordinate(_) | Link::Complement);
        let mut at = parent.filter(|_| follows);
        while let Some(parent) = at {
            if let Some(subject) = self.clauses[parent].subject {
                return view.can_act(self.phrases[subject].head)
                    && precedes_as_subject(view, self.phrases, predicate, subject);
            }
            at = self.clauses[parent].parent.filter(|next| *next < parent);
        }
        false
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
        let id = self.clauses.len();
        let level = self.level();
        let topics = std::mem::take(&mut level.topics);
        let obliques = std::mem::take(&mut level.obliques);
        let markers = std::mem::take(&mut level.markers);
        level.clause = Some(id);
        level.closed = false;
        level.conjoined = false;
        self.clauses.push(Clause {
            predicate: at,
            kind: ClauseKind::Finite,
            link,
            parent,
            subject: None,
            objects: Vec::new(),
            obliques,
            others: Vec::new(),
            markers,
            has_complement: false,
        });
        self.topics(id, topics);
    }

    /// «The condition is that the banks have to …, and he threatened»: what stood before «and» was a nominal clause.
    fn end_nominal(&mut self) {
        if self.levels.len() > 1 {
            return self.close(self.levels.len() - 1);
        }
        let level = std::mem::replace(self.level(), Level::new(Link::Main, None));
        self.nominal(level);
    }

    /// The indefinite noun right before a verb, which the verb describes without a relative pronoun.
    fn described(&self, at: usize) -> Option<PhraseId> {
        let view = self.view;
        let free = !view.has_conjunction(at)
            && self
                .levels
                .last()
                .is_some_and(|level| level.clause.is_some() && level.markers.is_empty());
        let definite = |id: PhraseId| {
            let phrase = &self.phrases[id];
            view.is_definite(phrase.head)
                || phrase
                    .genitive
                    .is_some_and(|child| view.is_definite(self.phrases[child].head))
        };
        let ends = (0..self.phrases.len())
            .rev()
            .filter(|id| self.phrases[*id].end == at && !self.phrases[*id].pronoun);
        let lent = |id: PhraseId| {
            self.clauses
                .iter()
                .any(|clause| clause.subject == Some(id) && is_auxiliary(view, clause.predicate))
        };
        let id = ends
            .into_iter()
            .find(|id| precedes_as_subject(view, self.phrases, at, *id))?;
        (free && !lent(id) && !definite(id)).then_some(id)
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

    /// Gives the phrases before a verb their parts.
    fn topics(&mut self, id: ClauseId, topics: Vec<PhraseId>) {
        let view = self.view;
        let predicate = self.clauses[id].predicate;
        let antecedent = match self.clauses[id].link {
            Link::Relative(phrase) => Some(phrase),
            _ => None,
        };
        // The copula before this verb leaves its subject to it: «the president was receiving …».
        let borrowed = self.clauses[id].parent.filter(|parent| {
            self.clauses[id].link == Link::Coordinated
                && !view.has_conjunction(predicate)
                && is_auxiliary(view, self.clauses[*parent].predicate)
        });
        let lent = borrowed.and_then(|parent| self.clauses[parent].subject);
        let candidates = topics.iter().rev().copied().chain(lent);
        let subject = candidates
            .into_iter()
            .find(|phrase| precedes_as_subject(view, self.phrases, predicate, *phrase));
        let _ = antecedent;
        let clause = &mut self.clauses[id];
        clause.subject = subject;
        clause
            .others
            .extend(topics.into_iter().filter(|phrase| Some(*phrase) != subject));
        if let (Some(parent), true) = (borrowed, subject.is_some() && subject == lent) {
            self.clauses[parent].subject = None;
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
        let id = self.clauses.len();
        self.clauses.push(Clause {
            predicate: at,
            kind: ClauseKind::Participle,
            link: Link::Circumstance,
            parent,
            subject: None,
            objects: Vec::new(),
            obliques: Vec::new(),
            others: Vec::new(),
            markers: Vec::new(),
            has_complement: false,
        });
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
        let described = self.last_phrase().map(|phrase| self.agreeing(phrase, at));
        match described.filter(|_| self.view.function(at) != "relative") {
            Some(phrase) => self.open(Link::Relative(phrase)),
            None => self.open(Link::Subordinate("relative".to_owned())),
        }
    }

    /// Of a phrase and those inside it, the innermost that agrees with a relative pronoun.
    fn agreeing(&self, outer: PhraseId, relative: usize) -> PhraseId {
        let view = self.view;
        let wanted = view.function(relative).strip_prefix("relative:").unwrap_or_default();
        let agrees = |id: &PhraseId| {
            let (gender, number) = view.agreement(self.phrases[*id].head);
            let gender_fits =
                gender == Gender::Common || wanted.starts_with(if gender == Gender::Masculine { 'm' } else { 'f' });
            let number_fits = match number {
                Number::Singular => wanted.ends_with('s'),
                Number::Dual => wanted.ends_with('d'),
                Number::Plural => wanted.ends_with('p') || wanted == "fs",
            };
            gender_fits && number_fits
        };
        let end = self.phrases[outer].end;
        let inside = (outer..self.phrases.len())
            .rev()
            .filter(|id| self.phrases[*id].end == end);
        inside.into_iter().find(agrees).unwrap_or(outer)
    }

    /// The phrase met last.
    fn last_phrase(&self) -> Option<PhraseId> {
        let open = self
            .levels
            .iter()
            .flat_map(|level| level.topics.iter().chain(&level.obliques))
            .copied();
        let taken = self.clauses.iter().flat_map(|clause| {
            clause
                .objects
                .iter()
                .chain(&clause.obliques)
                .chain(&clause.others)
                .copied()
                .chain(clause.subject)
        });
        open.chain(taken).max_by_key(|phrase| self.phrases[*phrase].start)
    }

    fn mark(&mut self, mark: char, next: Option<&Item>) {
        match mark {
            ':' => {
                if let Some(clause) = self
                    .current()
                    .filter(|clause| says(self.view, self.clauses[*clause].predicate))
                {
                    self.clauses[clause].has_complement = true;
                    self.open(Link::Complement);
                }
            }
            '\u{ab}' | '\u{201c}' => self.quoted = true,
            '\u{bb}' | '\u{201d}' => self.quoted = false,
            '\u{60c}' | ',' | '\u{61b}' | ';' | '-' | '\u{2013}' => self.comma(next),
            _ => {}
        }
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

/// Whether a verb or participle reports speech or thought.
pub fn says(view: &View<'_>, at: usize) -> bool {
    let lemma = if view.is_verb(at) {
        Some(view.lemma(at))
    } else {
        view.active_participle(at)
    };
    reports(view, lemma.unwrap_or_default())
}

/// Whether a verb reports speech or thought.
pub fn reports(view: &View<'_>, lemma: &str) -> bool {
    view.lexicon.verb_frames(lemma).iter().any(|frame| {
        matches!(
            frame.content,
            Some(Content::Says | Content::Denies | Content::Warns | Content::Expects | Content::Accuses)
        )
    })
}

/// Whether a noun names an act or a thing, which does nothing by itself.
pub fn is_lifeless(view: &View<'_>, noun: usize) -> bool {
    matches!(view.derivation(noun), Some((_, Derivation::Masdar)))
        || matches!(
            view.class(noun),
            Class::Event
                | Class::Place
                | Class::Facility
                | Class::Money
                | Class::Weapon
                | Class::Vehicle
                | Class::Body
                | Class::Substance
                | Class::Thing
                | Class::Document
        )
}

/// Whether a verb or participle has a complement that it says something of.
fn takes_content(view: &View<'_>, at: usize) -> bool {
    let lemma = if view.is_verb(at) {
        Some(view.lemma(at))
    } else {
        view.active_participle(at)
    };
    let frames = view.lexicon.verb_frames(lemma.unwrap_or_default());
    frames
        .iter()
        .any(|frame| frame.content.is_some() || matches!(frame.kind, FrameKind::Modal | FrameKind::Copula))
}

/// Whether a verb only carries another one: كان, phase and modal verbs.
pub fn is_auxiliary(view: &View<'_>, at: usize) -> bool {
    let frames = view.lexicon.verb_frames(view.lemma(at));
    frames
        .first()
        .is_some_and(|frame| matches!(frame.kind, FrameKind::Copula | FrameKind::Modal | FrameKind::Phase))
}

/// Whether a noun after a verb can be its subject: third person, verb in the singular, gender agreeing.
fn may_follow_as_subject(view: &View<'_>, verb: usize, noun: usize) -> bool {
    let features = view.features(verb);
    if features.person != Some(Person::Third)
        || features.number != Number::Singular
        || features.tense == Some(Tense::Imperative)
    {
        return false;
    }
    if view.is_accusative(noun) {
        return false;
    }
    let (gender, number) = view.agreement(noun);
    // A feminine verb may stand before a plural of men (قالت مصادر), a masculine one before any plural or number.
    let by_number = number == Number::Plural
        || view.is_number(noun)
        || view.pos(noun) == Some(Pos::Numeral)
        || view.pos(noun) == Some(Pos::Determiner);
    gender == Gender::Common || gender == features.gender || by_number
}

/// Whether a phrase before a verb can be its subject: agreeing in gender and number; several together take the dual or plural.
pub fn precedes_as_subject(view: &View<'_>, phrases: &[Phrase], verb: usize, id: PhraseId) -> bool {
    let features = view.features(verb);
    if features.person != Some(Person::Third) {
        return false;
    }
    let phrase = &phrases[id];
    let noun = phrase.head;
    let (gender, number) = view.agreement(noun);
    let guess = view
        .reading(noun)
        .is_none_or(|reading| reading.evidence == Evidence::Guess);
    let quantity = matches!(view.pos(noun), Some(Pos::Determiner | Pos::Numeral))
        || view.class(noun) == Class::Quantity
        || phrase.quantity.is_some()
        || view.is_number(noun)
        || view.reading(noun).is_none();
    let by_gender = guess || gender == Gender::Common || features.gender == Gender::Common || gender == features.gender;
    let several = !phrase.conjuncts.is_empty() || matches!(phrase.tie, Some((_, Tie::Conjunct)));
    let group = view.class(noun) == Class::Group;
    let by_number = match features.number {
        Number::Singular => {
            number == Number::Singular || (number == Number::Plural && features.gender == Gender::Feminine)
        }
        Number::Dual => number == Number::Dual || several,
        Number::Plural => number == Number::Plural || several || group,
    };
    quantity || (by_gender && by_number)
}

/// Whether a bare noun can be an object rather than an adverb of time or manner.
fn is_object(view: &View<'_>, noun: usize) -> bool {
    view.class(noun) != Class::Time && view.pos(noun) != Some(Pos::Adverb)
}
