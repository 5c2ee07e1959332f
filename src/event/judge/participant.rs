//! Who did it, and to whom: every phrase that could, in the sentence and before it, and nobody.

use super::{
    Decision, Features, Judge, Outcome,
    context::{
        FARTHEST, Ground, attachment, bearing, beside, carriage, content, distance, few, function, governed, governor,
        link, order, origin, relation, role,
    },
    feature::Fact,
};
use crate::{
    entity::EntityId,
    event::{
        draft::{Draft, Filler, Origin},
        model::Fill,
        quotation,
        scene::Stage,
        trigger::following,
    },
    lexicon::{Gender, Number, Person, Role},
    syntax::{PhraseId, Tie},
};

/// So many phrases before an event and so many after it are looked at: enough for any sentence that is none of lists.
const NEAREST: usize = 60;

/// Decides actors and targets of every draft, predicates before the nouns that depend on them.
pub fn participants(judge: &Judge, ground: &Ground<'_, '_>, drafts: &mut [Draft<'_>]) {
    if !judge.sits(Decision::Actor) || !judge.sits(Decision::Target) {
        return;
    }
    let proposed = drafts.to_vec();
    for at in order(drafts) {
        for decision in [Decision::Actor, Decision::Target] {
            let case = Question::new(ground, drafts, &proposed[at], at, decision);
            if let Some(chosen) = case.decide(judge) {
                let list = match decision {
                    Decision::Actor => &mut drafts[at].actors,
                    _ => &mut drafts[at].targets,
                };
                *list = chosen;
            }
        }
    }
}

/// One decision: who fills one role of one event.
struct Question<'q, 'a> {
    ground: &'q Ground<'q, 'a>,
    stage: &'q Stage<'a>,
    draft: &'q Draft<'a>,
    /// As the frames have it.
    proposed: &'q Draft<'a>,
    decision: Decision,
    governor: Option<&'q Draft<'a>>,
    last: Option<&'q Draft<'a>>,
    /// The event before it in its sentence.
    previous: Option<&'q Draft<'a>>,
    /// The first predicate of its sentence.
    main: Option<&'q Draft<'a>>,
    /// The first event of the article.
    lead: Option<&'q Draft<'a>>,
    following: Vec<PhraseId>,
    facts: Facts<'q>,
}

impl<'q, 'a> Question<'q, 'a> {
    fn new(
        ground: &'q Ground<'q, 'a>,
        drafts: &'q [Draft<'a>],
        proposed: &'q Draft<'a>,
        at: usize,
        decision: Decision,
    ) -> Self {
        let draft = &drafts[at];
        let stage = &ground.stages[draft.sentence];
        let following = match draft.origin {
            Origin::Noun(id) => following(stage, id),
            Origin::Predicate(_) => Vec::new(),
        };
        let last = drafts[..at]
            .iter()
            .rev()
            .find(|other| matches!(other.origin, Origin::Predicate(_)));
        let governor = governor(stage, drafts, at);
        let main = beside(drafts, draft.sentence)
            .iter()
            .find(|it| matches!(it.origin, Origin::Predicate(_)));
        Self {
            ground,
            stage,
            draft,
            proposed,
            decision,
            facts: Facts::new(stage, draft, governor),
            governor,
            last,
            previous: drafts[..at].last().filter(|it| it.sentence == draft.sentence),
            main: main.filter(|it| it.trigger != draft.trigger),
            lead: drafts.first().filter(|_| at > 0),
            following,
        }
    }

    fn decide(&self, judge: &Judge) -> Option<Vec<Filler>> {
        let fillers = self.fillers();
        let mut candidates = Vec::with_capacity(fillers.len() + 1);
        candidates.push((Outcome::Nothing, self.nobody(judge.features())));
        let mut rank = 0;
        for filler in &fillers {
            let span = self.ground.stages[filler.sentence].span(filler.phrase);
            let features = self.somebody(filler, few(rank), judge.features());
            rank += usize::from(self.may_act(filler));
            candidates.push((Outcome::Phrase(span), features));
        }
        let trigger = self.stage.view.article.tokens[self.draft.trigger].span;
        let (best, _) = judge.decide(self.decision, trigger, candidates)?;
        Some(
            best.checked_sub(1)
                .map_or_else(Vec::new, |at| self.members(fillers[at])),
        )
    }

    /// Who could fill the role: phrases of the sentence, nearest first going back, then those after; then of sentences before.
    fn fillers(&self) -> Vec<Filler> {
        let mut out = Vec::new();
        let (before, after): (Vec<_>, Vec<_>) = (0..self.stage.parse.phrases.len())
            .filter(|id| self.is_candidate(*id))
            .partition(|id| self.stage.phrase(*id).start < self.draft.trigger);
        let here = |phrase| Filler {
            sentence: self.draft.sentence,
            phrase,
            fill: Fill::Explicit,
        };
        out.extend(after.into_iter().take(NEAREST).map(here));
        out.extend(before.into_iter().rev().take(NEAREST).map(here));
        let first = self.draft.sentence.saturating_sub(FARTHEST);
        // What is done to somebody of whom the sentence says nothing is told by a pronoun, which the frames resolve.
        if self.decision == Decision::Actor {
            for sentence in (first..self.draft.sentence).rev() {
                out.extend(self.earlier(sentence));
            }
        }
        for filler in self.rules() {
            if !out.iter().any(|other| same(other, filler)) {
                out.push(*filler);
            }
        }
        out
    }

    fn rules(&self) -> impl Iterator<Item = &'q Filler> {
        let governor = self.governor.into_iter();
        let shared = governor.flat_map(|governor| governor.actors.iter().chain(&governor.targets));
        self.proposed.actors.iter().chain(&self.proposed.targets).chain(shared)
    }

    fn is_candidate(&self, id: PhraseId) -> bool {
        let phrase = self.stage.phrase(id);
        let holds = (phrase.start..phrase.end).contains(&self.draft.trigger);
        !phrase.pronoun && !holds && !self.stage.view.is_dated(phrase.head)
    }

    /// Of an earlier sentence, those who can act, as far as they are no part of somebody else.
    fn earlier(&self, sentence: usize) -> impl Iterator<Item = Filler> + '_ {
        let stage = &self.ground.stages[sentence];
        let phrases = (0..stage.parse.phrases.len()).rev();
        let able = phrases.filter(move |id| {
            let phrase = stage.phrase(*id);
            let inside = matches!(phrase.tie, Some((_, Tie::Genitive | Tie::Complement)));
            let leading = matches!(function(stage, *id), "subject" | "topic" | "nominal");
            !phrase.pronoun
                && !inside
                && stage.view.can_act(phrase.head)
                && (leading || sentence + 1 == self.draft.sentence)
        });
        able.map(move |phrase| Filler {
            sentence,
            phrase,
            fill: Fill::Antecedent,
        })
    }

    fn may_act(&self, filler: &Filler) -> bool {
        let stage = &self.ground.stages[filler.sentence];
        stage.view.can_act(stage.phrase(filler.phrase).head)
    }

    /// The phrase chosen with those coordinated with it.
    fn members(&self, filler: Filler) -> Vec<Filler> {
        let fill = self
            .rules()
            .find(|other| same(other, &filler))
            .map_or(filler.fill, |other| other.fill);
        let members = self.ground.stages[filler.sentence].members(filler.phrase);
        members
            .into_iter()
            .map(|phrase| Filler { phrase, fill, ..filler })
            .collect()
    }

    /// What speaks for nobody.
    fn nobody<'j>(&self, mut features: Features<'j>) -> Features<'j> {
        let none = Fact::new("nobody", "yes");
        let Facts {
            origin,
            kind,
            carriage,
            link,
            subject,
            object,
            genitive,
            content,
        } = self.facts;
        let proposals = match self.decision {
            Decision::Actor => self.proposed.actors.len(),
            _ => self.proposed.targets.len(),
        };
        let proposed = Fact::new("proposed", few(proposals));
        let overt = Fact::new("overt", self.overt());
        for fact in [
            origin, kind, carriage, link, subject, object, genitive, content, proposed, overt,
        ] {
            features.add(&[&none, &fact]);
        }
        for fact in [
            kind, carriage, link, subject, object, genitive, content, proposed, overt,
        ] {
            features.add(&[&none, &origin, &fact]);
        }
        let lemma = Fact::new("lemma", &self.draft.frame.lemma);
        features.add(&[&none, &lemma]);
        features.add(&[&none, &lemma, &overt]);
        features.add(&[&none, &lemma, &proposed]);
        features.add(&[&none, &kind, &proposed]);
        features.add(&[&none, &origin, &kind, &proposed]);
        features.add(&[&none, &origin, &overt, &proposed]);
        features
    }

    /// Whether the clause has a subject of its own, or the noun a genitive.
    fn overt(&self) -> &'static str {
        match self.draft.origin {
            Origin::Predicate(clause) => match self.stage.parse.clauses[clause].subject {
                Some(_) => "subject",
                None => "dropped",
            },
            Origin::Noun(id) if self.stage.phrase(id).genitive.is_some() => "genitive",
            Origin::Noun(id) => {
                let reading = self.stage.view.reading(self.stage.phrase(id).head);
                match reading {
                    Some(reading) if reading.enclitic.is_some() => "pronoun",
                    Some(reading) if reading.has_article() => "definite",
                    _ => "bare",
                }
            }
        }
    }

    /// What speaks for a phrase.
    #[allow(clippy::too_many_lines, reason = "a list of facts, and of those that speak together")]
    fn somebody<'j>(&self, filler: &Filler, rank: &'static str, mut features: Features<'j>) -> Features<'j> {
        let Facts {
            origin,
            kind,
            carriage,
            link,
            content,
            ..
        } = self.facts;
        let other = &self.ground.stages[filler.sentence];
        let phrase = other.phrase(filler.phrase);
        let here = filler.sentence == self.draft.sentence;
        let entity = self.ground.entity(filler.sentence, filler.phrase);
        let sense = Fact::new("sense", self.ground.sense(filler.sentence, filler.phrase));
        let place = Fact::new("function", function(other, filler.phrase));
        let bearing = Fact::new("clause", self.bearing(filler));
        let tie = Fact::new("tie", self.tie(filler));
        let slot = Fact::new("slot", self.slot(filler));
        let carried = Fact::new("carrier-slot", self.carrier_slot(filler));
        let rule = Fact::new("rule", self.rule(filler));
        let preposition = Fact::new(
            "preposition",
            phrase.preposition.as_ref().map_or("none", |it| it.lemma.as_str()),
        );
        let away = match self.draft.sentence - filler.sentence {
            0 => distance(self.draft.trigger, phrase.start),
            1 => "sentence1",
            2 => "sentence2",
            _ => "sentence3",
        };
        let distance = Fact::new("distance", away);
        let verbs = Fact::new("verbs", if here { self.verbs_between(phrase.start) } else { "far" });
        let agrees = Fact::new("agrees", self.agrees(filler));
        let rank = Fact::new("rank", rank);
        let chain = Fact::new("chain", self.chain(entity));
        let last = Fact::new("last", relation(self.last, self.ground, entity));
        let previous = Fact::new("previous", relation(self.previous, self.ground, entity));
        let main = Fact::new("main", relation(self.main, self.ground, entity));
        let lead = Fact::new("lead", relation(self.lead, self.ground, entity));
        let lemma = Fact::new("lemma", &self.draft.frame.lemma);
        let order = Fact::new("order", if here { self.order(filler.phrase) } else { "far" });
        let case = Fact::new(
            "case",
            if other.view.is_accusative(phrase.head) {
                "accusative"
            } else {
                "open"
            },
        );
        let attached = if here {
            attachment(self.stage, self.draft, filler.phrase)
        } else {
            "far"
        };
        let attached = Fact::new("attached", attached);
        let salience = Fact::new("salience", self.ground.salience(entity));
        let definite = Fact::new(
            "definite",
            if other.view.is_definite(phrase.head) {
                "yes"
            } else {
                "no"
            },
        );
        let taken = Fact::new("taken", self.taken(filler, entity));
        let quoted = Fact::new("quoted", self.quoted(filler));
        for fact in [
            rule, sense, place, tie, slot, distance, agrees, rank, chain, last, salience, definite, taken, quoted,
            carried, previous, main, lead, order, case,
        ] {
            features.add(&[&fact]);
        }
        for fact in [
            rule,
            sense,
            slot,
            tie,
            distance,
            verbs,
            rank,
            chain,
            last,
            taken,
            quoted,
            preposition,
            carried,
            agrees,
            previous,
            main,
            lead,
            order,
            case,
        ] {
            features.add(&[&origin, &fact]);
        }
        for fact in [rule, slot, tie, taken, preposition, place, chain] {
            features.add(&[&fact, &sense]);
        }
        for fact in [rule, slot, sense, preposition, chain] {
            features.add(&[&kind, &fact]);
        }
        features.add(&[&origin, &bearing, &place]);
        features.add(&[&origin, &bearing, &place, &link]);
        features.add(&[&origin, &bearing, &place, &sense]);
        features.add(&[&origin, &bearing, &place, &verbs]);
        features.add(&[&origin, &tie, &slot]);
        features.add(&[&origin, &tie, &sense]);
        features.add(&[&origin, &place, &agrees]);
        features.add(&[&origin, &chain, &content]);
        features.add(&[&origin, &chain, &carriage]);
        features.add(&[&kind, &rule, &origin]);
        features.add(&[&kind, &slot, &sense]);
        features.add(&[&rank, &agrees, &distance]);
        features.add(&[&last, &agrees, &origin]);
        features.add(&[&salience, &distance]);
        features.add(&[&definite, &sense, &place]);
        features.add(&[&carriage, &carried]);
        features.add(&[&origin, &attached, &slot]);
        features.add(&[&origin, &attached, &preposition]);
        features.add(&[&attached, &tie, &sense]);
        for fact in [rule, slot, sense, tie, preposition, place] {
            features.add(&[&lemma, &fact]);
        }
        features.add(&[&lemma, &tie, &sense]);
        features.add(&[&origin, &previous, &chain]);
        features.add(&[&origin, &main, &chain]);
        features.add(&[&origin, &previous, &sense]);
        features.add(&[&origin, &order, &sense]);
        features.add(&[&origin, &order, &agrees]);
        features.add(&[&origin, &order, &place]);
        features.add(&[&origin, &case, &slot]);
        features.add(&[&rule, &chain, &previous]);
        features.add(&[&rule, &tie, &sense]);
        features.add(&[&rule, &salience, &distance]);
        features
    }

    fn bearing(&self, filler: &Filler) -> &'static str {
        if filler.sentence != self.draft.sentence {
            return "earlier";
        }
        let outer = self.stage.outermost(filler.phrase);
        if let Some(clause) = self.draft.clause
            && self.stage.parse.clauses[clause].link == crate::syntax::Link::Relative(filler.phrase)
        {
            return "described";
        }
        bearing(self.stage, self.draft.clause, self.stage.clause_of[outer])
    }

    /// How a phrase lies to the phrase of an event noun.
    fn tie(&self, filler: &Filler) -> &'static str {
        let Origin::Noun(noun) = self.draft.origin else {
            return "none";
        };
        if filler.sentence != self.draft.sentence {
            return "none";
        }
        let id = filler.phrase;
        let own = self.stage.phrase(noun);
        if own.genitive == Some(id) {
            return "genitive";
        }
        if let Some(at) = self.following.iter().position(|other| *other == id) {
            return ["following", "following2"].get(at).copied().unwrap_or("following3");
        }
        if own.complements.contains(&id) {
            return "complement";
        }
        let phrase = self.stage.phrase(id);
        if phrase.start >= own.start && phrase.end <= own.end {
            return "inside";
        }
        if phrase.start == own.end {
            return "next";
        }
        let first = own.preposition.as_ref().map_or(own.start, |it| it.token);
        if phrase.end == first { "before" } else { "none" }
    }

    /// The role that the event's own frame gives to the place where a phrase stands.
    fn slot(&self, filler: &Filler) -> &'static str {
        if filler.sentence != self.draft.sentence {
            return "away";
        }
        let frame = self.draft.frame;
        let id = filler.phrase;
        let by_preposition = || {
            let preposition = self.stage.phrase(id).preposition.as_ref()?;
            (preposition.function == "agent")
                .then_some(Role::Actor)
                .or_else(|| governed(frame, &preposition.lemma))
        };
        match self.draft.origin {
            Origin::Predicate(clause) => {
                let clause = &self.stage.parse.clauses[clause];
                let first = match self.stage.phrase(id).tie {
                    Some((first, Tie::Conjunct)) => first,
                    _ => id,
                };
                if clause.subject == Some(first) {
                    role(if self.draft.passive {
                        frame.object
                    } else {
                        frame.subject
                    })
                } else if clause.objects.contains(&first) {
                    role(frame.object)
                } else if clause.obliques.contains(&first) {
                    role(by_preposition())
                } else {
                    "outside"
                }
            }
            Origin::Noun(_) => match self.tie(filler) {
                "genitive" => role(frame.genitive),
                "following" | "following2" | "following3" | "complement" => role(by_preposition()),
                "next" => role(frame.object),
                _ => "outside",
            },
        }
    }

    /// The role that the frame of a light or phase verb gives to the place where a phrase stands.
    fn carrier_slot(&self, filler: &Filler) -> &'static str {
        let (Some(frame), Some(clause)) = (self.draft.carrier_frame, self.draft.clause) else {
            return "none";
        };
        if filler.sentence != self.draft.sentence {
            return "away";
        }
        let clause = &self.stage.parse.clauses[clause];
        let id = filler.phrase;
        if clause.subject == Some(id) {
            role(frame.subject)
        } else if clause.objects.contains(&id) {
            role(frame.object)
        } else if clause.obliques.contains(&id) {
            let preposition = self.stage.phrase(id).preposition.as_ref();
            role(preposition.and_then(|it| governed(frame, &it.lemma)))
        } else {
            "outside"
        }
    }

    /// What the frames made of a phrase.
    fn rule(&self, filler: &Filler) -> &'static str {
        let of = |list: &[Filler]| list.iter().find(|other| same(other, filler)).map(|other| other.fill);
        match (of(&self.proposed.actors), of(&self.proposed.targets)) {
            (Some(Fill::Explicit), _) => "actor",
            (Some(Fill::Antecedent), _) => "actor-antecedent",
            (Some(Fill::Shared), _) => "actor-shared",
            (_, Some(Fill::Explicit)) => "target",
            (_, Some(_)) => "target-antecedent",
            _ => "none",
        }
    }

    /// The place of a phrase among those right after a trigger: bare or with a preposition, and how many stand between.
    fn order(&self, id: PhraseId) -> &'static str {
        let phrase = self.stage.phrase(id);
        if phrase.start < self.draft.trigger {
            return "before";
        }
        let outer = |phrase: &crate::syntax::Phrase| phrase.tie.is_none();
        let between = self.stage.parse.phrases.iter().filter(|it| {
            outer(it) && it.start > self.draft.trigger && it.start < phrase.start && it.end <= phrase.start
        });
        let bare = phrase.preposition.is_none();
        match (between.count(), bare) {
            (0, true) => "bare0",
            (0, false) => "led0",
            (1, true) => "bare1",
            (1, false) => "led1",
            (2, true) => "bare2",
            (2, false) => "led2",
            _ => "later",
        }
    }

    fn verbs_between(&self, start: usize) -> &'static str {
        let (from, to) = if start < self.draft.trigger {
            (start, self.draft.trigger)
        } else {
            (self.draft.trigger + 1, start)
        };
        few((from..to).filter(|at| self.stage.view.is_verb(*at)).count())
    }

    /// Whether a verb's person, gender and number let a phrase be its subject.
    fn agrees(&self, filler: &Filler) -> &'static str {
        let view = &self.stage.view;
        if !view.is_verb(self.draft.trigger) {
            return "none";
        }
        let verb = view.features(self.draft.trigger);
        if verb.person != Some(Person::Third) {
            return "person";
        }
        let other = &self.ground.stages[filler.sentence];
        let (gender, number) = other.view.agreement(other.phrase(filler.phrase).head);
        let several = !other.phrase(filler.phrase).conjuncts.is_empty();
        let by_gender = gender == Gender::Common || verb.gender == Gender::Common || gender == verb.gender;
        let by_number = number == verb.number || (several && verb.number != Number::Singular);
        match (by_gender, by_number) {
            (true, true) => "yes",
            (true, false) => "gender",
            (false, true) => "number",
            (false, false) => "no",
        }
    }

    fn chain(&self, entity: EntityId) -> &'static str {
        relation(self.governor, self.ground, entity)
    }

    /// Whether a phrase fills the other role already.
    fn taken(&self, filler: &Filler, entity: EntityId) -> &'static str {
        if self.decision == Decision::Actor {
            return "none";
        }
        let actors = &self.draft.actors;
        if actors.iter().any(|other| same(other, filler)) {
            "actor"
        } else if actors
            .iter()
            .any(|it| self.ground.entity(it.sentence, it.phrase) == entity)
        {
            "actor-entity"
        } else if actors.is_empty() {
            "nobody"
        } else {
            "no"
        }
    }

    /// Whether event and candidate stand in the same quotation.
    fn quoted(&self, filler: &Filler) -> &'static str {
        let tokens = &self.stage.view.article.tokens;
        let head = self.ground.stages[filler.sentence].phrase(filler.phrase).head;
        let of = |at: usize| quotation::around(&self.ground.quotations, tokens[at].span.start).map(|it| it.span);
        match (of(self.draft.trigger), of(head)) {
            (None, None) => "neither",
            (Some(one), Some(other)) if one == other => "same",
            (Some(_), _) => "event",
            (None, Some(_)) => "candidate",
        }
    }
}

/// Facts about the event alone.
#[derive(Clone, Copy)]
struct Facts<'t> {
    origin: Fact<'t>,
    kind: Fact<'t>,
    carriage: Fact<'t>,
    link: Fact<'t>,
    subject: Fact<'t>,
    object: Fact<'t>,
    genitive: Fact<'t>,
    content: Fact<'t>,
}

impl<'t> Facts<'t> {
    fn new(stage: &'t Stage<'_>, draft: &'t Draft<'_>, governor: Option<&Draft<'_>>) -> Self {
        let frame = draft.frame;
        Self {
            origin: Fact::new("origin", origin(stage, draft)),
            kind: Fact::new("kind", draft.kind.code()),
            carriage: Fact::new("carriage", carriage(draft)),
            link: Fact::new("link", link(stage, draft.clause)),
            subject: Fact::new("subject", role(frame.subject)),
            object: Fact::new("object", role(frame.object)),
            genitive: Fact::new("genitive", role(frame.genitive)),
            content: Fact::new("content", governor.map_or("none", |it| content(it.frame.content))),
        }
    }
}

fn same(one: &Filler, other: &Filler) -> bool {
    (one.sentence, one.phrase) == (other.sentence, other.phrase)
}
