//! How a phrase stands to an event: in the parse, in the event's frame, in what the frames made of it.

use crate::{
    event::{
        draft::{Draft, Filler, Origin},
        judge::{
            Decision,
            context::{Ground, bearing, few, governed, role},
        },
        model::Fill,
        scene::Stage,
        trigger::following,
    },
    lexicon::{Gender, Number, Person, Role},
    syntax::{PhraseId, Tie},
};

/// An event and the sentence in which phrases are looked at.
pub struct Bond<'q, 'a> {
    pub ground: &'q Ground<'q, 'a>,
    pub stage: &'q Stage<'a>,
    pub draft: &'q Draft<'a>,
    /// As the frames have it.
    pub proposed: &'q Draft<'a>,
    /// The phrases right behind an event noun.
    following: Vec<PhraseId>,
}

impl<'q, 'a> Bond<'q, 'a> {
    pub fn new(ground: &'q Ground<'q, 'a>, draft: &'q Draft<'a>, proposed: &'q Draft<'a>) -> Self {
        let stage = &ground.stages[draft.sentence];
        let following = match draft.origin {
            Origin::Noun(id) => following(stage, id),
            Origin::Predicate(_) => Vec::new(),
        };
        Self {
            ground,
            stage,
            draft,
            proposed,
            following,
        }
    }

    pub fn bearing(&self, filler: &Filler) -> &'static str {
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
    pub fn tie(&self, filler: &Filler) -> &'static str {
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
    pub fn slot(&self, filler: &Filler) -> &'static str {
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
    pub fn carrier_slot(&self, filler: &Filler) -> &'static str {
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
    pub fn rule(&self, filler: &Filler) -> &'static str {
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
    pub fn order(&self, id: PhraseId) -> &'static str {
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

    pub fn verbs_between(&self, start: usize) -> &'static str {
        let (from, to) = if start < self.draft.trigger {
            (start, self.draft.trigger)
        } else {
            (self.draft.trigger + 1, start)
        };
        few((from..to).filter(|at| self.stage.view.is_verb(*at)).count())
    }

    /// Whether person, gender and number let a phrase be what the trigger leaves out or says with a pronoun: the subject of a
    /// verb, the possessor of a noun, for a target the object of a verb.
    pub fn agrees(&self, filler: &Filler, decision: Decision) -> &'static str {
        let view = &self.stage.view;
        let at = self.draft.trigger;
        let wanted = if view.is_verb(at) && decision == Decision::Actor {
            let verb = view.features(at);
            Some((verb.person, verb.gender, verb.number))
        } else {
            let pronoun = view.reading(at).and_then(|reading| reading.enclitic);
            pronoun.map(|it| (Some(it.person), it.gender, it.number))
        };
        let Some((person, wanted_gender, wanted_number)) = wanted else {
            return "none";
        };
        if person != Some(Person::Third) {
            return "person";
        }
        let other = &self.ground.stages[filler.sentence];
        let (gender, number) = other.view.agreement(other.phrase(filler.phrase).head);
        let several = !other.phrase(filler.phrase).conjuncts.is_empty();
        let by_gender = gender == Gender::Common || wanted_gender == Gender::Common || gender == wanted_gender;
        let by_number = number == wanted_number || (several && wanted_number != Number::Singular);
        match (by_gender, by_number) {
            (true, true) => "yes",
            (true, false) => "gender",
            (false, true) => "number",
            (false, false) => "no",
        }
    }

    /// Whether event and candidate stand in the same quotation.
    pub fn quoted(&self, filler: &Filler) -> &'static str {
        let head = self.ground.stages[filler.sentence].phrase(filler.phrase).head;
        let of = |at: usize| self.ground.quotation(at).map(|it| it.span);
        match (of(self.draft.trigger), of(head)) {
            (None, None) => "neither",
            (Some(one), Some(other)) if one == other => "same",
            (Some(_), _) => "event",
            (None, Some(_)) => "candidate",
        }
    }
}

/// Whether two fillers are the same phrase.
pub fn same(one: &Filler, other: &Filler) -> bool {
    (one.sentence, one.phrase) == (other.sentence, other.phrase)
}
