//! What speaks for a phrase as participant, and what for nobody.

use super::{Question, same};
use crate::{
    entity::EntityId,
    event::{
        draft::{Draft, Filler, Origin},
        judge::{
            Decision, Features,
            context::{attachment, carriage, content, distance, few, function, link, origin, relation, role},
            feature::{Fact, fact},
            words::{edges, path},
        },
        scene::Stage,
    },
};

impl Question<'_, '_> {
    /// What speaks for nobody.
    pub(super) fn nobody(&self, features: &mut Features<'_>) {
        let none = fact!("nobody", "yes");
        let Facts {
            origin,
            kind,
            carriage,
            link,
            subject,
            object,
            genitive,
            content,
            lemma,
            like,
            above,
            above_like,
        } = self.facts;
        let proposals = match self.decision {
            Decision::Actor => self.bond.proposed.actors.len(),
            _ => self.bond.proposed.targets.len(),
        };
        let proposed = fact!("proposed", few(proposals));
        let overt = fact!("overt", self.overt());
        for fact in [
            &origin, &kind, &carriage, &link, &subject, &object, &genitive, &content, &proposed, &overt,
        ] {
            features.add([&none, fact]);
        }
        for fact in [
            &kind, &carriage, &link, &subject, &object, &genitive, &content, &proposed, &overt,
        ] {
            features.add([&none, &origin, fact]);
        }
        features.add([&none, &above, &origin]);
        features.add([&none, &above_like, &origin]);
        for word in [&lemma, &like] {
            features.add([&none, word]);
            features.add([&none, word, &overt]);
            features.add([&none, word, &proposed]);
        }
        features.add([&none, &kind, &proposed]);
        features.add([&none, &origin, &kind, &proposed]);
        features.add([&none, &origin, &overt, &proposed]);
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
    pub(super) fn somebody(&self, filler: &Filler, rank: &'static str, features: &mut Features<'_>) {
        let Facts {
            origin,
            kind,
            carriage,
            link,
            content,
            lemma,
            like,
            above,
            above_like,
            ..
        } = self.facts;
        let other = &self.ground.stages[filler.sentence];
        let phrase = other.phrase(filler.phrase);
        let here = filler.sentence == self.draft.sentence;
        let entity = self.ground.entity(filler.sentence, filler.phrase);
        let sense = fact!("sense", self.ground.sense(filler.sentence, filler.phrase));
        let place = fact!("function", function(other, filler.phrase));
        let bearing = fact!("clause", self.bond.bearing(filler));
        let tie = fact!("tie", self.bond.tie(filler));
        let slot = fact!("slot", self.bond.slot(filler));
        let carried = fact!("carrier-slot", self.bond.carrier_slot(filler));
        let rule = fact!("rule", self.bond.rule(filler));
        let preposition = fact!(
            "preposition",
            phrase.preposition.as_ref().map_or("none", |it| it.lemma.as_str()),
        );
        let away = match self.draft.sentence - filler.sentence {
            0 => distance(self.draft.trigger, phrase.start),
            1 => "sentence1",
            2 => "sentence2",
            _ => "sentence3",
        };
        let distance = fact!("distance", away);
        let verbs = fact!(
            "verbs",
            if here {
                self.bond.verbs_between(phrase.start)
            } else {
                "far"
            },
        );
        let agrees = fact!("agrees", self.bond.agrees(filler, self.decision));
        let rank = fact!("rank", rank);
        let chain = fact!("chain", self.chain(entity));
        let last = fact!("last", relation(self.others.last, self.ground, entity));
        let previous = fact!("previous", relation(self.others.previous, self.ground, entity));
        let main = fact!("main", relation(self.others.main, self.ground, entity));
        let lead = fact!("lead", relation(self.others.lead, self.ground, entity));
        let echo = fact!("echo", relation(self.others.echo, self.ground, entity));
        let voice = fact!("voice", self.speaks(entity));
        let order = fact!("order", if here { self.bond.order(filler.phrase) } else { "far" });
        let case = fact!(
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
        let attached = fact!("attached", attached);
        let salience = fact!("salience", self.ground.salience(entity));
        let definite = fact!(
            "definite",
            if other.view.is_definite(phrase.head) {
                "yes"
            } else {
                "no"
            },
        );
        let taken = fact!("taken", self.taken(filler, entity));
        let quoted = fact!("quoted", self.bond.quoted(filler));
        let path = if here {
            path(&self.stage.view, self.draft.trigger, phrase.start..phrase.end)
        } else {
            "far".to_owned()
        };
        let path = fact!("path", &path);
        let (left, right) = edges(other, filler.phrase);
        let left = fact!("left", left);
        let right = fact!("right", right);
        let class = fact!("class", other.view.semantics(phrase.head).class());
        let head = fact!("head", other.view.lemma(phrase.head));
        for fact in [&left, &right, &head, &class] {
            features.add([fact]);
            features.add([&origin, fact]);
            features.add([&rule, fact]);
        }
        for word in [&above, &above_like] {
            features.add([word, &chain]);
            features.add([word, &chain, &origin]);
            features.add([word, &rule]);
        }
        for word in [&lemma, &like] {
            features.add([word, &head]);
            features.add([word, &class]);
            features.add([word, &path]);
        }
        features.add([&origin, &path]);
        features.add([&rule, &path]);
        features.add([&sense, &path]);
        features.add([&kind, &head]);
        features.add([&kind, &class]);
        features.add([&origin, &slot, &class]);
        features.add([&origin, &tie, &class]);
        for fact in [
            &rule, &sense, &place, &tie, &slot, &distance, &agrees, &rank, &chain, &last, &salience, &definite, &taken,
            &quoted, &carried, &previous, &main, &lead, &order, &case, &echo, &voice,
        ] {
            features.add([fact]);
        }
        for fact in [
            &rule,
            &sense,
            &slot,
            &tie,
            &distance,
            &verbs,
            &rank,
            &chain,
            &last,
            &taken,
            &quoted,
            &preposition,
            &carried,
            &agrees,
            &previous,
            &main,
            &lead,
            &order,
            &case,
            &echo,
            &voice,
        ] {
            features.add([&origin, fact]);
        }
        for fact in [&rule, &slot, &tie, &taken, &preposition, &place, &chain] {
            features.add([fact, &sense]);
        }
        for fact in [&rule, &slot, &sense, &preposition, &chain] {
            features.add([&kind, fact]);
        }
        features.add([&origin, &bearing, &place]);
        features.add([&origin, &bearing, &place, &link]);
        features.add([&origin, &bearing, &place, &sense]);
        features.add([&origin, &bearing, &place, &verbs]);
        features.add([&origin, &tie, &slot]);
        features.add([&origin, &tie, &sense]);
        features.add([&origin, &place, &agrees]);
        features.add([&origin, &chain, &content]);
        features.add([&origin, &chain, &carriage]);
        features.add([&kind, &rule, &origin]);
        features.add([&kind, &slot, &sense]);
        features.add([&rank, &agrees, &distance]);
        features.add([&last, &agrees, &origin]);
        features.add([&salience, &distance]);
        features.add([&definite, &sense, &place]);
        features.add([&carriage, &carried]);
        features.add([&origin, &attached, &slot]);
        features.add([&origin, &attached, &preposition]);
        features.add([&attached, &tie, &sense]);
        for fact in [&rule, &slot, &sense, &tie, &preposition, &place] {
            features.add([&lemma, fact]);
            features.add([&like, fact]);
        }
        features.add([&lemma, &tie, &sense]);
        features.add([&like, &tie, &sense]);
        features.add([&origin, &previous, &chain]);
        features.add([&origin, &main, &chain]);
        features.add([&origin, &previous, &sense]);
        features.add([&origin, &order, &sense]);
        features.add([&origin, &order, &agrees]);
        features.add([&origin, &order, &place]);
        features.add([&origin, &case, &slot]);
        features.add([&rule, &chain, &previous]);
        features.add([&rule, &tie, &sense]);
        features.add([&rule, &salience, &distance]);
        features.add([&voice, &agrees, &origin]);
        features.add([&voice, &agrees, &rule]);
        features.add([&echo, &distance, &origin]);
        features.add([&echo, &previous, &rule]);
    }

    /// Whether somebody speaks the words that the event stands in.
    fn speaks(&self, entity: EntityId) -> &'static str {
        match self.voice {
            None => "nobody",
            Some(voice) if self.ground.entity(voice.sentence, voice.phrase) == entity => "same",
            Some(_) => "other",
        }
    }

    fn chain(&self, entity: EntityId) -> &'static str {
        relation(self.others.governor, self.ground, entity)
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
}

/// Facts about the event alone.
#[derive(Clone, Copy)]
pub(super) struct Facts<'t> {
    origin: Fact<'t>,
    kind: Fact<'t>,
    carriage: Fact<'t>,
    link: Fact<'t>,
    subject: Fact<'t>,
    object: Fact<'t>,
    genitive: Fact<'t>,
    content: Fact<'t>,
    lemma: Fact<'t>,
    /// What events of the lemma are like.
    like: Fact<'t>,
    /// The lemma of the event that governs it.
    above: Fact<'t>,
    /// What events of that lemma are like.
    above_like: Fact<'t>,
}

impl<'t> Facts<'t> {
    pub(super) fn new(stage: &'t Stage<'_>, draft: &'t Draft<'_>, governor: Option<&'t Draft<'_>>) -> Self {
        let frame = draft.frame;
        Self {
            origin: fact!("origin", origin(stage, draft)),
            kind: fact!("kind", draft.kind.code()),
            carriage: fact!("carriage", carriage(draft)),
            link: fact!("link", link(stage, draft.clause)),
            subject: fact!("subject", role(frame.subject)),
            object: fact!("object", role(frame.object)),
            genitive: fact!("genitive", role(frame.genitive)),
            content: fact!("content", governor.map_or("none", |it| content(it.frame.content))),
            lemma: fact!("lemma", &frame.lemma),
            like: fact!("like", &frame.likeness.exemplar),
            above: fact!("above", governor.map_or("none", |it| it.frame.lemma.as_str())),
            above_like: fact!(
                "above-like",
                governor.map_or("none", |it| it.frame.likeness.exemplar.as_str())
            ),
        }
    }
}
