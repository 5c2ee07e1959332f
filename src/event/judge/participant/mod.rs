//! Who did it, and to whom: every phrase that could, in the sentence and before it, and nobody.

mod bond;
mod facts;

use super::{
    Decision, Judge, Outcome,
    context::{FARTHEST, Ground, beside, few, function, governor, order},
    likely_enough,
};
use crate::{
    entity::EntityId,
    event::{
        draft::{Draft, Filler, Origin},
        model::Fill,
        scene::Stage,
    },
    syntax::PhraseId,
    text::Span,
};
use bond::{Bond, same};
use facts::Facts;

/// So many phrases before an event and so many after it are looked at: enough for any sentence that is none of lists.
const NEAREST: usize = 60;

/// So many events before one are searched for one of the same word.
const MEMORY: usize = 40;

/// Decides actors and targets of every draft, predicates before the nouns that depend on them.
pub fn participants(judge: &Judge, ground: &Ground<'_, '_>, drafts: &mut [Draft<'_>]) {
    if !judge.sits(Decision::Actor) || !judge.sits(Decision::Target) {
        return;
    }
    let proposed = drafts.to_vec();
    for at in order(drafts) {
        for decision in [Decision::Actor, Decision::Target] {
            let case = Question::new(ground, drafts, &proposed[at], at, decision);
            if let Some((chosen, likely)) = case.decide(judge) {
                let draft = &mut drafts[at];
                let (list, filled) = match decision {
                    Decision::Actor => (&mut draft.actors, &mut draft.filled.0),
                    _ => (&mut draft.targets, &mut draft.filled.1),
                };
                *list = chosen;
                *filled = Some(likely);
            }
        }
    }
}

/// One decision: who fills one role of one event.
struct Question<'q, 'a> {
    bond: Bond<'q, 'a>,
    ground: &'q Ground<'q, 'a>,
    stage: &'q Stage<'a>,
    draft: &'q Draft<'a>,
    decision: Decision,
    /// Who speaks the words that the event stands in.
    voice: Option<Filler>,
    others: Others<'q, 'a>,
    facts: Facts<'q>,
}

/// Events whose participants are likely those of another one as well.
struct Others<'q, 'a> {
    governor: Option<&'q Draft<'a>>,
    /// The last predicate before it.
    last: Option<&'q Draft<'a>>,
    /// The event before it in its sentence.
    previous: Option<&'q Draft<'a>>,
    /// The first predicate of its sentence.
    main: Option<&'q Draft<'a>>,
    /// The first event of the article.
    lead: Option<&'q Draft<'a>>,
    /// The last one of an earlier sentence that the same word tells of.
    echo: Option<&'q Draft<'a>>,
}

impl<'q, 'a> Others<'q, 'a> {
    fn new(stage: &Stage<'a>, drafts: &'q [Draft<'a>], at: usize) -> Self {
        let draft = &drafts[at];
        let is_predicate = |other: &&Draft<'_>| matches!(other.origin, Origin::Predicate(_));
        let main = beside(drafts, draft.sentence).iter().find(is_predicate);
        let earlier = drafts[..at].iter().rev();
        Self {
            governor: governor(stage, drafts, at),
            last: earlier.clone().find(is_predicate),
            previous: drafts[..at].last().filter(|it| it.sentence == draft.sentence),
            main: main.filter(|it| it.trigger != draft.trigger),
            lead: drafts.first().filter(|_| at > 0),
            echo: earlier
                .take(MEMORY)
                .find(|it| it.sentence < draft.sentence && it.frame.lemma == draft.frame.lemma),
        }
    }

    /// Those whose participants need not stand near the event to be its own.
    fn shared(&self) -> impl Iterator<Item = &'q Filler> + use<'q, 'a> {
        let others = [self.governor, self.previous, self.echo];
        let others = others.into_iter().flatten();
        others.flat_map(|other| other.actors.iter().chain(&other.targets))
    }
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
        let others = Others::new(stage, drafts, at);
        Self {
            bond: Bond::new(ground, draft, proposed),
            ground,
            stage,
            draft,
            decision,
            voice: ground.voice(draft),
            facts: Facts::new(stage, draft, others.governor),
            others,
        }
    }

    /// Who is chosen, and how likely there is somebody.
    fn decide(&self, judge: &Judge) -> Option<(Vec<Filler>, f32)> {
        let fillers = self.fillers();
        let spans: Vec<Span> = fillers.iter().map(|filler| self.span(filler)).collect();
        let trigger = self.stage.view.article.tokens[self.draft.trigger].span;
        let mut hearing = judge.hear(self.ground, self.decision, trigger);
        hearing.candidate(Outcome::Nothing, |features| self.nobody(features));
        let mut rank = 0;
        for (filler, span) in fillers.iter().zip(&spans) {
            hearing.candidate(Outcome::Phrase(*span), |features| {
                self.somebody(filler, few(rank), features);
            });
            rank += usize::from(self.may_act(filler));
        }
        let (_, likely) = hearing.decide()?;
        let entities: Vec<EntityId> = fillers.iter().map(|filler| self.entity(filler)).collect();
        // Those who mean the same one, or of whom one lies in the other.
        let alike = |one: usize, other: usize| {
            entities[one] == entities[other]
                || fillers[one].sentence == fillers[other].sentence && spans[one].overlaps(spans[other])
        };
        let chosen = likely_enough(&likely[1..], alike);
        let members = chosen.into_iter().flat_map(|at| self.members(fillers[at]));
        Some((members.collect(), 1.0 - likely[0]))
    }

    fn span(&self, filler: &Filler) -> Span {
        self.ground.stages[filler.sentence].span(filler.phrase)
    }

    fn entity(&self, filler: &Filler) -> EntityId {
        self.ground.entity(filler.sentence, filler.phrase)
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

    /// Those whom the frames propose, and those who are in an event close to this one.
    fn rules(&self) -> impl Iterator<Item = &'q Filler> {
        let proposed = self.bond.proposed;
        let own = proposed.actors.iter().chain(&proposed.targets);
        own.chain(self.others.shared())
    }

    fn is_candidate(&self, id: PhraseId) -> bool {
        let phrase = self.stage.phrase(id);
        let holds = (phrase.start..phrase.end).contains(&self.draft.trigger);
        !phrase.pronoun
            && !holds
            && !self.stage.view.is_dated(phrase.head)
            && !self.ground.is_apposition(self.draft.sentence, id)
    }

    /// Of an earlier sentence, those who can act, as far as they are no part of somebody else.
    fn earlier(&self, sentence: usize) -> impl Iterator<Item = Filler> + '_ {
        let stage = &self.ground.stages[sentence];
        let phrases = (0..stage.parse.phrases.len()).rev();
        let able = phrases.filter(move |id| {
            let phrase = stage.phrase(*id);
            let leading = matches!(function(stage, *id), "subject" | "topic" | "nominal");
            !phrase.pronoun
                && !phrase.is_inner()
                && !self.ground.is_apposition(sentence, *id)
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
}
