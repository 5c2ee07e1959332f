//! Whose word an event is: those who speak in the sentence or before it, those named as a source, and the outlet itself.

use super::{
    Decision, Features, Judge, Outcome,
    context::{
        FARTHEST, Ground, bearing, before_colon, carriage, content, distance, few, function, governor, link, order,
        origin, within,
    },
    feature::fact,
    likely_enough,
    words::{edges, path},
};
use crate::{
    entity::EntityId,
    event::{
        draft::{Draft, Filler},
        model::Fill,
        scene::Stage,
    },
    syntax::{Link, PhraseId, Tie},
};

/// Decides whose word every draft is, predicates before the nouns that depend on them.
pub fn speakers(judge: &Judge, ground: &Ground<'_, '_>, drafts: &mut [Draft<'_>]) {
    if !judge.sits(Decision::Source) {
        return;
    }
    let proposed: Vec<Option<Filler>> = drafts.iter().map(|draft| draft.source).collect();
    for at in order(drafts) {
        let question = Question::new(ground, drafts, &proposed, at);
        let voices = question.voices();
        let trigger = question.stage.view.article.tokens[question.draft.trigger].span;
        let mut hearing = judge.hear(ground, Decision::Source, trigger);
        hearing.candidate(Outcome::Nothing, |features| question.outlet(voices.len(), features));
        for voice in &voices {
            let span = ground.stages[voice.filler.sentence].span(voice.filler.phrase);
            hearing.candidate(Outcome::Phrase(span), |features| question.somebody(voice, features));
        }
        if let Some((_, likely)) = hearing.decide() {
            let alike = |one: usize, other: usize| question.means(&voices[one].filler, &voices[other].filler);
            let best = likely_enough(&likely[1..], alike).first().copied();
            drafts[at].source = best.map(|at| voices[at].filler);
        }
    }
}

/// Somebody who may vouch for an event: how he came to be thought of, and the event in which he speaks.
struct Voice {
    filler: Filler,
    way: &'static str,
    speech: Option<usize>,
}

/// One decision: whose word one event is.
struct Question<'q, 'a> {
    ground: &'q Ground<'q, 'a>,
    stage: &'q Stage<'a>,
    drafts: &'q [Draft<'a>],
    draft: &'q Draft<'a>,
    at: usize,
    /// The speaker as the rules of scope have him.
    proposed: Option<Filler>,
    governor: Option<&'q Draft<'a>>,
    /// Of the event decided before it, in its sentence or an earlier one.
    previous: Option<Filler>,
    /// Of the last event of an earlier sentence.
    continued: Option<Filler>,
    /// By phrase of the sentence: how it stands where a source can.
    standing: Vec<Option<&'static str>>,
}

impl<'q, 'a> Question<'q, 'a> {
    fn new(ground: &'q Ground<'q, 'a>, drafts: &'q [Draft<'a>], proposed: &'q [Option<Filler>], at: usize) -> Self {
        let draft = &drafts[at];
        let stage = &ground.stages[draft.sentence];
        let first = drafts[..at].partition_point(|other| other.sentence < draft.sentence);
        let near = |other: &&Draft<'_>| other.sentence + FARTHEST >= draft.sentence;
        Self {
            ground,
            stage,
            drafts,
            draft,
            at,
            proposed: proposed[at],
            governor: governor(stage, drafts, at),
            previous: drafts[..at].last().filter(near).and_then(|other| other.source),
            continued: drafts[..first].last().filter(near).and_then(|other| other.source),
            standing: (0..stage.parse.phrases.len())
                .map(|id| standing(stage, draft.trigger, id))
                .collect(),
        }
    }

    fn entity(&self, filler: &Filler) -> EntityId {
        self.ground.entity(filler.sentence, filler.phrase)
    }

    fn means(&self, one: &Filler, other: &Filler) -> bool {
        self.entity(one) == self.entity(other)
    }

    /// Those who speak, nearest first, then those who are named as a source or who stand where one can be.
    fn voices(&self) -> Vec<Voice> {
        let mut out: Vec<Voice> = Vec::new();
        let here = self.draft.sentence;
        for speech in within(self.drafts, here.saturating_sub(FARTHEST)..=here).rev() {
            let other = &self.drafts[speech];
            let speaks = speech != self.at && other.frame.content.is_some();
            if speaks && let Some(actor) = other.actors.first() {
                let (filler, way, speech) = (*actor, "speech", Some(speech));
                out.push(Voice { filler, way, speech });
            }
        }
        let named = [
            ("rule", self.proposed),
            ("continued", self.previous),
            ("continued", self.continued),
        ];
        let named = named.into_iter().filter_map(|(way, filler)| Some((way, filler?)));
        let standing = self.standing.iter().enumerate();
        let standing = standing.filter_map(|(id, way)| Some(((*way)?, self.filler(id))));
        for (way, filler) in named.chain(standing) {
            if !out.iter().any(|voice| self.means(&voice.filler, &filler)) {
                let speech = None;
                out.push(Voice { filler, way, speech });
            }
        }
        out
    }

    const fn filler(&self, phrase: PhraseId) -> Filler {
        Filler {
            sentence: self.draft.sentence,
            phrase,
            fill: Fill::Explicit,
        }
    }

    fn is_quoted(&self, trigger: usize) -> bool {
        self.ground.quotation(trigger).is_some()
    }

    /// What speaks for the outlet itself.
    fn outlet(&self, voices: usize, features: &mut Features<'_>) {
        let draft = self.draft;
        let none = fact!("outlet", "yes");
        let origin = fact!("origin", origin(self.stage, draft));
        let kind = fact!("kind", draft.kind.code());
        let link = fact!("link", link(self.stage, draft.clause));
        let content = fact!("content", self.governor.map_or("none", |it| content(it.frame.content)));
        let rule = fact!("rule", somebody(self.proposed));
        let voices = fact!("voices", few(voices));
        let quoted = fact!("quoted", if self.is_quoted(draft.trigger) { "yes" } else { "no" });
        let vouched = fact!("above", self.governor.map_or("none", |it| somebody(it.source)));
        let previous = fact!("previous", somebody(self.previous));
        let continued = fact!("continued", somebody(self.continued));
        let sentence = fact!("sentence", few(draft.sentence.min(3)));
        let named = self.standing.iter().copied().flatten();
        let named = fact!("named", named.min().filter(|way| *way != "phrase").unwrap_or("nobody"));
        let lemma = fact!("lemma", &draft.frame.lemma);
        for fact in [
            &origin, &kind, &link, &content, &rule, &voices, &quoted, &vouched, &sentence, &previous, &continued,
            &named,
        ] {
            features.add([&none, fact]);
            features.add([&none, &origin, fact]);
            features.add([&none, &rule, fact]);
        }
        features.add([&none, &lemma]);
        features.add([&none, &origin, &link, &content]);
        features.add([&none, &origin, &rule, &kind]);
        features.add([&none, &origin, &rule, &vouched]);
        features.add([&none, &content, &rule, &vouched]);
        features.add([&none, &previous, &link, &content]);
        features.add([&none, &previous, &rule, &vouched]);
        features.add([&none, &named, &rule, &link]);
        features.add([&none, &continued, &quoted, &rule]);
    }

    /// What speaks for somebody.
    #[allow(clippy::too_many_lines, reason = "a list of facts, and of those that speak together")]
    fn somebody(&self, voice: &Voice, features: &mut Features<'_>) {
        let draft = self.draft;
        let speech = voice.speech.map(|at| &self.drafts[at]);
        let stage = &self.ground.stages[voice.filler.sentence];
        let phrase = stage.phrase(voice.filler.phrase);
        let here = voice.filler.sentence == draft.sentence;
        let yes = |fact: bool| if fact { "yes" } else { "no" };
        let rule = match self.proposed {
            Some(filler) if self.means(&filler, &voice.filler) => "same",
            Some(_) => "other",
            None => "nobody",
        };
        let rule = fact!("rule", rule);
        let way = fact!("way", voice.way);
        let origin = fact!("origin", origin(self.stage, draft));
        let kind = fact!("kind", draft.kind.code());
        let carriage = fact!("carriage", carriage(draft));
        let speaks = fact!("speaks", speech.map_or("unknown", |it| content(it.frame.content)));
        let speech_kind = fact!("speech", speech.map_or("unknown", |it| it.kind.code()));
        let speech_lemma = fact!("says", speech.map_or("unknown", |it| it.frame.lemma.as_str()));
        let speech_like = fact!(
            "says-like",
            speech.map_or("unknown", |it| it.frame.likeness.exemplar.as_str())
        );
        let governs = fact!("governs", self.governs(voice));
        let bears = match speech {
            Some(speech) if speech.sentence == draft.sentence => bearing(self.stage, draft.clause, speech.clause),
            Some(_) => "earlier",
            None => "unknown",
        };
        let bears = fact!("clause", bears);
        let link = fact!("link", link(self.stage, draft.clause));
        let away = fact!("away", few(draft.sentence - voice.filler.sentence.min(draft.sentence)));
        let distance = fact!(
            "distance",
            if here {
                distance(draft.trigger, phrase.start)
            } else {
                "far"
            },
        );
        let spoken = speech.map_or("unknown", |it| match draft.sentence.checked_sub(it.sentence) {
            Some(0) if it.trigger < draft.trigger => "before",
            Some(0) => "after",
            Some(1) => "sentence1",
            _ => "sentence2",
        });
        let spoken = fact!("spoken", spoken);
        let own = fact!("own", yes(draft.actors.iter().any(|it| self.means(it, &voice.filler))));
        let quoted = match (
            self.is_quoted(draft.trigger),
            speech.map(|it| self.is_quoted(it.trigger)),
        ) {
            (true, Some(false)) => "event",
            (true, _) => "both",
            (false, Some(true)) => "speech",
            (false, _) => "neither",
        };
        let quoted = fact!("quoted", quoted);
        let others = fact!("others", few(speech.map_or(0, |speech| self.speeches_between(speech))));
        let sense = fact!("sense", self.ground.sense(voice.filler.sentence, voice.filler.phrase));
        let previous = fact!("previous", kept(self.previous, |it| self.means(it, &voice.filler)));
        let continued = fact!("continued", kept(self.continued, |it| self.means(it, &voice.filler)));
        let named = fact!(
            "named",
            if here {
                self.standing[voice.filler.phrase].unwrap_or("no")
            } else {
                "far"
            },
        );
        let place = fact!("function", function(stage, voice.filler.phrase));
        let preposition = fact!(
            "preposition",
            phrase.preposition.as_ref().map_or("none", |it| it.lemma.as_str()),
        );
        for fact in [
            &rule,
            &way,
            &origin,
            &kind,
            &carriage,
            &speaks,
            &speech_kind,
            &speech_lemma,
            &speech_like,
            &governs,
            &bears,
            &link,
            &away,
            &distance,
            &spoken,
            &own,
            &quoted,
            &others,
            &sense,
            &previous,
            &continued,
            &named,
            &place,
            &preposition,
        ] {
            features.add([fact]);
            features.add([&way, fact]);
            features.add([&rule, fact]);
            features.add([&origin, fact]);
            features.add([&speaks, fact]);
        }
        let path = if here {
            path(&self.stage.view, draft.trigger, phrase.start..phrase.end)
        } else {
            "far".to_owned()
        };
        let path = fact!("path", &path);
        let (left, right) = edges(stage, voice.filler.phrase);
        for fact in [&path, &fact!("left", left), &fact!("right", right)] {
            features.add([fact]);
            features.add([&way, fact]);
            features.add([&rule, fact]);
        }
        features.add([&origin, &bears, &link]);
        features.add([&origin, &bears, &speaks]);
        features.add([&origin, &governs, &speaks]);
        features.add([&origin, &rule, &governs]);
        features.add([&rule, &governs, &speaks]);
        features.add([&rule, &own, &origin]);
        features.add([&rule, &spoken, &quoted]);
        features.add([&bears, &spoken, &quoted]);
        features.add([&own, &kind]);
        features.add([&governs, &own, &speaks]);
        features.add([&way, &named, &rule]);
        features.add([&previous, &governs, &rule]);
        features.add([&previous, &bears, &speaks]);
        features.add([&previous, &link, &origin]);
        features.add([&continued, &quoted, &rule]);
        features.add([&continued, &spoken, &link]);
        features.add([&way, &place, &sense]);
        features.add([&way, &preposition, &sense]);
    }

    fn governs(&self, voice: &Voice) -> &'static str {
        let means = |filler: &Filler| self.means(filler, &voice.filler);
        match (self.governor, voice.speech.map(|at| &self.drafts[at])) {
            (Some(above), Some(speech)) if std::ptr::eq(above, speech) => "governs",
            (Some(above), _) if above.source.as_ref().is_some_and(means) => "vouches-above",
            (Some(above), _) if above.actors.iter().any(means) => "acts-above",
            (Some(_), _) => "no",
            (None, _) => "none",
        }
    }

    /// How many others speak between the event and a speech.
    fn speeches_between(&self, speech: &Draft<'_>) -> usize {
        let draft = self.draft;
        let sentences = speech.sentence.min(draft.sentence)..=speech.sentence.max(draft.sentence);
        let (from, to) = (speech.trigger.min(draft.trigger), speech.trigger.max(draft.trigger));
        let between = self.drafts[within(self.drafts, sentences)]
            .iter()
            .filter(|other| other.trigger > from && other.trigger < to && other.frame.content.is_some());
        between.count()
    }
}

const fn somebody(source: Option<Filler>) -> &'static str {
    match source {
        Some(_) => "somebody",
        None => "nobody",
    }
}

/// Whether another event's source is meant.
fn kept(source: Option<Filler>, means: impl Fn(&Filler) -> bool) -> &'static str {
    match source {
        Some(filler) if means(&filler) => "same",
        Some(_) => "other",
        None => "nobody",
    }
}

/// How a phrase stands where the source of an event can: before a colon, after «according to», as somebody who can act.
fn standing(stage: &Stage<'_>, trigger: usize, id: PhraseId) -> Option<&'static str> {
    let phrase = stage.phrase(id);
    let holds = (phrase.start..phrase.end).contains(&trigger);
    if phrase.pronoun || holds {
        return None;
    }
    if is_according(stage, id) {
        return Some("according");
    }
    if before_colon(stage, id, trigger) {
        return Some("colon");
    }
    (!phrase.is_inner() && stage.view.can_act(phrase.head)).then_some("phrase")
}

fn is_according(stage: &Stage<'_>, id: PhraseId) -> bool {
    let led = |id: PhraseId| {
        let preposition = stage.phrase(id).preposition.as_ref();
        preposition.is_some_and(|it| it.function == "according")
    };
    let subject = || {
        stage.parse.clauses.iter().any(|clause| {
            clause.subject == Some(id) && matches!(&clause.link, Link::Subordinate(function) if function == "according")
        })
    };
    match stage.phrase(id).tie {
        Some((outer, Tie::Genitive)) if led(outer) => true,
        _ => led(id) || subject(),
    }
}
