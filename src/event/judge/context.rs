//! What decisions look at: every sentence once, where its phrases stand, who they mean.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::{
    entity::{EntityId, EntityKind},
    event::{
        draft::{Draft, Filler, Origin},
        encoder::Impression,
        model::Fill,
        quotation::{self, Quotation},
        scene::{Scene, Stage},
    },
    lexicon::{Class, Content, Frame, FrameKind, Pos, Role},
    syntax::{ClauseId, ClauseKind, Link, PhraseId},
};

/// How many sentences back somebody may stand whom an event does not name again, or who vouches for it.
pub const FARTHEST: usize = 3;

/// An article as decisions see it.
pub struct Ground<'s, 'a> {
    /// The article.
    pub scene: &'s Scene<'a>,
    /// Its sentences.
    pub stages: Vec<Stage<'a>>,
    /// What stands in quotation marks.
    pub quotations: Vec<Quotation>,
    /// By sentence and phrase: whether it only says again, behind a comma, whom the phrase before it means.
    appositions: Vec<Vec<bool>>,
    /// The section of a newspaper in which most of its words are at home.
    pub domain: &'a str,
    /// The same of each sentence.
    pub domains: Vec<&'a str>,
    /// What the encoder makes of it.
    pub impression: Option<Impression<'s>>,
}

impl<'s, 'a> Ground<'s, 'a> {
    /// Looks at an article whose frames have proposed who does what.
    pub fn new(scene: &'s Scene<'a>, drafts: &[Draft<'a>]) -> Self {
        let mut quotations = quotation::quotations(scene.article);
        quotation::attribute(scene, drafts, &mut quotations);
        let stages: Vec<Stage<'a>> = (0..scene.parses.len()).map(|at| scene.stage(at)).collect();
        let appositions = stages.iter().map(|stage| appositions(scene, stage));
        Self {
            scene,
            appositions: appositions.collect(),
            domain: domain(&stages),
            domains: stages.iter().map(|stage| domain(std::slice::from_ref(stage))).collect(),
            stages,
            quotations,
            impression: None,
        }
    }

    /// The same, read by the judge's encoder, if it has one.
    #[must_use]
    pub fn read(mut self, drafts: &[Draft<'a>]) -> Self {
        let encoder = self.scene.judge.encoder();
        self.impression = encoder.map(|encoder| Impression::new(encoder, &self, drafts));
        self
    }

    /// The quotation that a token stands in.
    pub fn quotation(&self, token: usize) -> Option<&Quotation> {
        quotation::around(&self.quotations, self.scene.article.tokens[token].span.start)
    }

    /// Who speaks the words that an event stands in: of a quotation, or before a headline's colon.
    pub fn voice(&self, draft: &Draft<'_>) -> Option<Filler> {
        let stage = &self.stages[draft.sentence];
        let quoted = self.quotation(draft.trigger).and_then(|it| it.speaker);
        quoted.or_else(|| {
            let first = (0..stage.parse.phrases.len()).find(|id| before_colon(stage, *id, draft.trigger))?;
            Some(Filler {
                sentence: draft.sentence,
                phrase: first,
                fill: Fill::Antecedent,
            })
        })
    }

    /// Whether a phrase only says again, behind a comma, whom the phrase before it means: «the president, X,».
    pub fn is_apposition(&self, sentence: usize, id: PhraseId) -> bool {
        self.appositions[sentence][id]
    }

    /// The entity that a phrase means.
    pub fn entity(&self, sentence: usize, phrase: PhraseId) -> EntityId {
        self.scene.entities.of_phrase[sentence][phrase]
    }

    /// How often the article speaks of an entity, in words.
    pub fn salience(&self, entity: EntityId) -> &'static str {
        match self.scene.entities.entities[entity].mentions.len() {
            0 | 1 => "once",
            2 => "twice",
            3 | 4 => "often",
            _ => "much",
        }
    }

    /// What a phrase is, roughly.
    pub fn sense(&self, sentence: usize, phrase: PhraseId) -> &'static str {
        let stage = &self.stages[sentence];
        let head = stage.phrase(phrase).head;
        match self.scene.entities.entities[self.entity(sentence, phrase)].kind {
            EntityKind::Person => "person",
            EntityKind::Role => "role",
            EntityKind::Organisation => "organisation",
            EntityKind::Group => "group",
            EntityKind::Country => "country",
            EntityKind::Place => "place",
            EntityKind::Thing => sense_of_thing(stage, head),
        }
    }
}

/// The domain in which most words of some sentences are at home; `none` where no two are.
fn domain<'a>(stages: &[Stage<'a>]) -> &'a str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for stage in stages {
        for at in stage.view.range.clone() {
            *counts.entry(stage.view.semantics(at).domain()).or_default() += 1;
        }
    }
    counts.remove("none");
    let most = counts
        .into_iter()
        .max_by_key(|(domain, count)| (*count, Reverse(*domain)));
    most.filter(|(_, count)| *count > 1)
        .map_or("none", |(domain, _)| domain)
}

fn appositions(scene: &Scene<'_>, stage: &Stage<'_>) -> Vec<bool> {
    let phrases = &stage.parse.phrases;
    let entities = &scene.entities.of_phrase[stage.sentence];
    let repeats = |id: PhraseId| {
        let before = phrases[id].start.checked_sub(1);
        let comma = before.filter(|at| phrases[id].preposition.is_none() && stage.view.is_comma(*at));
        comma.is_some_and(|comma| {
            let mut outer = (0..phrases.len()).filter(|other| phrases[*other].tie.is_none());
            outer.any(|other| phrases[other].end == comma && entities[other] == entities[id])
        })
    };
    (0..phrases.len()).map(repeats).collect()
}

fn sense_of_thing(stage: &Stage<'_>, head: usize) -> &'static str {
    match stage.view.pos(head) {
        Some(Pos::Demonstrative | Pos::Determiner | Pos::Pronoun) => return "pointer",
        Some(Pos::Adjective) => return "adjective",
        None => return "number",
        _ => {}
    }
    if stage.masdar_of(head).is_some() {
        return "act";
    }
    match stage.view.class(head) {
        Class::Event => "act",
        Class::Document | Class::Speech => "speech",
        Class::Time => "time",
        Class::Quantity | Class::Unit | Class::Money => "quantity",
        Class::Abstract | Class::Quality => "abstract",
        Class::Weapon | Class::Vehicle => "device",
        Class::Human | Class::Role | Class::Group => "human",
        Class::Organisation => "body",
        Class::Place | Class::Facility => "site",
        Class::None => "unknown",
        _ => "thing",
    }
}

/// A headline's speaker stands before a colon that is among its first tokens.
const COLON_WITHIN: usize = 10;

/// Whether a phrase opens its sentence and a colon stands between it and an event.
pub fn before_colon(stage: &Stage<'_>, id: PhraseId, trigger: usize) -> bool {
    let first = stage.view.range.start;
    let phrase = stage.phrase(id);
    let last = (first + COLON_WITHIN).min(trigger);
    !phrase.is_inner() && phrase.start <= first + 1 && (phrase.end..last).any(|at| stage.view.mark(at) == Some(':'))
}

/// What a phrase is to its clause.
pub fn function(stage: &Stage<'_>, id: PhraseId) -> &'static str {
    let inside = stage.phrase(id).is_inner();
    let outer = stage.outermost(id);
    let clause = stage.clause_of[outer].map(|clause| &stage.parse.clauses[clause]);
    let nominal = clause.is_some_and(|clause| clause.kind == ClauseKind::Nominal);
    let place = clause.map_or("loose", |clause| {
        if clause.subject == Some(outer) {
            if stage.phrase(outer).start < clause.predicate {
                "topic"
            } else {
                "subject"
            }
        } else if clause.objects.contains(&outer) {
            "object"
        } else if clause.obliques.contains(&outer) {
            "oblique"
        } else {
            "other"
        }
    });
    match (inside, nominal, place) {
        (false, true, "oblique") => "nominal-oblique",
        (false, true, _) => "nominal",
        (false, false, place) => place,
        (true, _, "subject" | "topic") => "in-subject",
        (true, _, "object") => "in-object",
        (true, _, "oblique") => "in-oblique",
        (true, ..) => "in-other",
    }
}

/// What noun a prepositional phrase belongs to: none, that of the event itself, or another.
pub fn attachment(stage: &Stage<'_>, draft: &Draft<'_>, id: PhraseId) -> &'static str {
    match (stage.phrase(id).attached, draft.origin) {
        (None, _) => "none",
        (Some(noun), Origin::Noun(own)) if noun == own => "event",
        (Some(_), _) => "other",
    }
}

/// How the clause of a candidate lies to the clause of an event.
pub fn bearing(stage: &Stage<'_>, event: Option<ClauseId>, candidate: Option<ClauseId>) -> &'static str {
    let (Some(event), Some(candidate)) = (event, candidate) else {
        return "none";
    };
    if event == candidate {
        return "own";
    }
    let above = |from: ClauseId, to: ClauseId| {
        let mut at = from;
        let mut steps = 0;
        while let Some(parent) = stage.parse.clauses[at].parent.filter(|parent| *parent < at) {
            steps += 1;
            if parent == to {
                return Some(steps);
            }
            at = parent;
        }
        None
    };
    match (above(event, candidate), above(candidate, event)) {
        (Some(1), _) => "above",
        (Some(2), _) => "above2",
        (Some(_), _) => "above3",
        (_, Some(1)) => "below",
        (_, Some(_)) => "below2",
        _ => "beside",
    }
}

/// How a clause hangs on its parent.
pub fn link<'a>(stage: &Stage<'a>, clause: Option<ClauseId>) -> &'a str {
    let Some(clause) = clause else { return "none" };
    match &stage.parse.clauses[clause].link {
        Link::Main => "main",
        Link::Coordinated => "coordinated",
        Link::Complement => "complement",
        Link::Relative(_) => "relative",
        Link::Circumstance => "circumstance",
        Link::Subordinate(function) => function,
    }
}

/// What kind of word a trigger is.
pub fn origin(stage: &Stage<'_>, draft: &Draft<'_>) -> &'static str {
    match draft.origin {
        Origin::Predicate(clause) if stage.parse.clauses[clause].kind == ClauseKind::Participle => "participle",
        Origin::Predicate(_) if draft.passive => "passive",
        Origin::Predicate(_) => "verb",
        Origin::Noun(_) if draft.suspect == "participle" => "participle-noun",
        Origin::Noun(id) if stage.masdar_of(stage.phrase(id).head).is_some() => "masdar",
        Origin::Noun(_) => "noun",
    }
}

/// What carries an event.
pub fn carriage(draft: &Draft<'_>) -> &'static str {
    match draft.carrier_frame.map(|frame| frame.kind) {
        Some(FrameKind::Light) => "light",
        Some(FrameKind::Phase) => "phase",
        Some(FrameKind::Cause) => "cause",
        Some(FrameKind::Prevent) => "prevent",
        Some(_) => "other",
        None if draft.carrier.is_some() => "idafa",
        None => "none",
    }
}

/// A role's name.
pub const fn role(role: Option<Role>) -> &'static str {
    match role {
        Some(Role::Actor) => "actor",
        Some(Role::Target) => "target",
        Some(Role::At) => "at",
        Some(Role::From) => "from",
        Some(Role::To) => "to",
        Some(Role::Via) => "via",
        Some(Role::Event) => "event",
        Some(Role::Either) => "either",
        Some(Role::Nothing) => "nothing",
        None => "free",
    }
}

/// The role that a frame gives to a preposition.
pub fn governed(frame: &Frame, preposition: &str) -> Option<Role> {
    let found = frame.prepositions.iter().find(|(lemma, _)| lemma == preposition);
    found.map(|(_, role)| *role)
}

/// A distance in tokens, roughly; what stands before is told from what stands after.
pub const fn distance(trigger: usize, start: usize) -> &'static str {
    if start > trigger {
        match start - trigger {
            1 => "after1",
            2..=3 => "after3",
            4..=7 => "after7",
            8..=14 => "after14",
            _ => "after-far",
        }
    } else {
        match trigger - start {
            0..=2 => "before2",
            3..=5 => "before5",
            6..=10 => "before10",
            11..=18 => "before18",
            _ => "before-far",
        }
    }
}

/// A small number in words.
pub const fn few(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 | 4 => "3",
        _ => "5",
    }
}

/// A likelihood in words, if it is known.
pub const fn likelihood(likely: Option<f32>) -> &'static str {
    match likely {
        None => "unknown",
        Some(likely) if likely < 0.05 => "hardly",
        Some(likely) if likely < 0.15 => "10%",
        Some(likely) if likely < 0.3 => "20%",
        Some(likely) if likely < 0.5 => "40%",
        Some(likely) if likely < 0.7 => "60%",
        Some(likely) if likely < 0.85 => "80%",
        Some(likely) if likely < 0.95 => "90%",
        Some(_) => "surely",
    }
}

/// What an entity is to another event.
pub fn relation(draft: Option<&Draft<'_>>, ground: &Ground<'_, '_>, entity: EntityId) -> &'static str {
    let Some(draft) = draft else { return "none" };
    let means = |filler: &Filler| ground.entity(filler.sentence, filler.phrase) == entity;
    if draft.actors.iter().any(means) {
        "actor"
    } else if draft.targets.iter().any(means) {
        "target"
    } else {
        "no"
    }
}

/// What a frame makes of its content, roughly.
pub const fn content(content: Option<Content>) -> &'static str {
    match content {
        None => "nothing",
        Some(Content::Requests | Content::Orders) => "requests",
        Some(Content::Accuses) => "accuses",
        Some(Content::Prevents | Content::Refuses) => "refuses",
        Some(Content::Plans | Content::Promises | Content::Threatens | Content::Decides | Content::Tries) => "plans",
        Some(_) => "says",
    }
}

/// Where the drafts of some sentences stand, drafts being in the order of their sentences.
pub fn within(drafts: &[Draft<'_>], sentences: std::ops::RangeInclusive<usize>) -> std::ops::Range<usize> {
    let first = drafts.partition_point(|draft| draft.sentence < *sentences.start());
    first..first + drafts[first..].partition_point(|draft| draft.sentence <= *sentences.end())
}

/// The order in which drafts are decided: sentence by sentence, predicates before the nouns that depend on them.
pub fn order(drafts: &[Draft<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|at| (drafts[*at].sentence, matches!(drafts[*at].origin, Origin::Noun(_)), *at));
    order
}

/// The drafts of one sentence.
pub fn beside<'d, 'a>(drafts: &'d [Draft<'a>], sentence: usize) -> &'d [Draft<'a>] {
    &drafts[within(drafts, sentence..=sentence)]
}

/// The event that governs another: of the clause that a noun stands in, of the clause above a predicate, of the noun before.
pub fn governor<'q, 'a>(stage: &Stage<'a>, drafts: &'q [Draft<'a>], at: usize) -> Option<&'q Draft<'a>> {
    let draft = &drafts[at];
    let here = || beside(drafts, draft.sentence).iter();
    match draft.origin {
        Origin::Noun(id) => {
            let phrase = stage.phrase(id);
            let first = phrase.preposition.as_ref().map_or(phrase.start, |it| it.token);
            let noun = here().find(|other| match other.origin {
                Origin::Noun(before) => {
                    before != id
                        && (stage.phrase(before).genitive == Some(id)
                            || (stage.phrase(before).end == first && before < id))
                }
                Origin::Predicate(_) => false,
            });
            noun.or_else(|| here().find(|other| draft.clause.is_some_and(|it| other.origin == Origin::Predicate(it))))
        }
        Origin::Predicate(clause) => {
            let mut at = stage.parse.clauses[clause].parent;
            while let Some(parent) = at {
                if let Some(found) = here().find(|other| other.origin == Origin::Predicate(parent)) {
                    return Some(found);
                }
                at = stage.parse.clauses[parent].parent.filter(|next| *next < parent);
            }
            None
        }
    }
}
