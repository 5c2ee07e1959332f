//! Whose word an event is: those who speak in the sentence or before it, and the outlet itself.

use super::{
    Decision, Features, Judge, Outcome,
    context::{FARTHEST, Ground, bearing, carriage, content, few, governor, link, order, origin, within},
    feature::Fact,
};
use crate::event::{
    draft::{Draft, Filler},
    quotation,
};

/// Decides whose word every draft is, predicates before the nouns that depend on them.
pub fn speakers(judge: &Judge, ground: &Ground<'_, '_>, drafts: &mut [Draft<'_>]) {
    if !judge.sits(Decision::Source) {
        return;
    }
    let proposed: Vec<Option<Filler>> = drafts.iter().map(|draft| draft.source).collect();
    for at in order(drafts) {
        let stage = &ground.stages[drafts[at].sentence];
        let voices = voices(ground, drafts, &proposed, at);
        let mut candidates = vec![(
            Outcome::Nothing,
            outlet(judge, ground, drafts, proposed[at], at, voices.len()),
        )];
        candidates.extend(voices.iter().map(|voice| {
            let span = ground.stages[voice.filler.sentence].span(voice.filler.phrase);
            (
                Outcome::Phrase(span),
                somebody(judge, ground, drafts, proposed[at], at, voice),
            )
        }));
        let trigger = stage.view.article.tokens[drafts[at].trigger].span;
        if let Some((best, _)) = judge.decide(Decision::Source, trigger, candidates) {
            drafts[at].source = best.checked_sub(1).map(|at| voices[at].filler);
        }
    }
}

/// Somebody who may vouch for an event, and the event in which he speaks.
struct Voice {
    filler: Filler,
    speech: Option<usize>,
}

fn voices(ground: &Ground<'_, '_>, drafts: &[Draft<'_>], proposed: &[Option<Filler>], at: usize) -> Vec<Voice> {
    let here = drafts[at].sentence;
    let mut out: Vec<Voice> = Vec::new();
    let mut add = |filler: Filler, speech: Option<usize>| {
        let entity = ground.entity(filler.sentence, filler.phrase);
        let known = out.iter().any(|voice| {
            ground.entity(voice.filler.sentence, voice.filler.phrase) == entity
                && (voice.speech == speech || speech.is_none())
        });
        if !known {
            out.push(Voice { filler, speech });
        }
    };
    for speech in within(drafts, here.saturating_sub(FARTHEST)..=here).rev() {
        let other = &drafts[speech];
        let speaks = speech != at && other.frame.content.is_some();
        if speaks && let Some(actor) = other.actors.first() {
            add(*actor, Some(speech));
        }
    }
    if let Some(filler) = proposed[at] {
        add(filler, None);
    }
    out
}

fn outlet<'j>(
    judge: &'j Judge,
    ground: &Ground<'_, '_>,
    drafts: &[Draft<'_>],
    proposed: Option<Filler>,
    at: usize,
    voices: usize,
) -> Features<'j> {
    let draft = &drafts[at];
    let stage = &ground.stages[draft.sentence];
    let mut features = judge.features();
    let none = Fact::new("outlet", "yes");
    let above = governor(stage, drafts, at);
    let origin = Fact::new("origin", origin(stage, draft));
    let kind = Fact::new("kind", draft.kind.code());
    let link = Fact::new("link", link(stage, draft.clause));
    let content = Fact::new("content", above.map_or("none", |it| content(it.frame.content)));
    let rule = Fact::new("rule", if proposed.is_some() { "somebody" } else { "nobody" });
    let voices = Fact::new("voices", few(voices));
    let quoted = Fact::new("quoted", if is_quoted(ground, draft.trigger) { "yes" } else { "no" });
    let vouched = Fact::new(
        "above",
        above.map_or("none", |it| if it.source.is_some() { "somebody" } else { "nobody" }),
    );
    let sentence = Fact::new("sentence", few(draft.sentence.min(3)));
    for fact in [origin, kind, link, content, rule, voices, quoted, vouched, sentence] {
        features.add(&[&none, &fact]);
        features.add(&[&none, &origin, &fact]);
        features.add(&[&none, &rule, &fact]);
    }
    features.add(&[&none, &origin, &link, &content]);
    features.add(&[&none, &origin, &rule, &kind]);
    features.add(&[&none, &origin, &rule, &vouched]);
    features.add(&[&none, &content, &rule, &vouched]);
    features
}

fn is_quoted(ground: &Ground<'_, '_>, at: usize) -> bool {
    let start = ground.scene.article.tokens[at].span.start;
    quotation::around(&ground.quotations, start).is_some()
}

fn somebody<'j>(
    judge: &'j Judge,
    ground: &Ground<'_, '_>,
    drafts: &[Draft<'_>],
    proposed: Option<Filler>,
    at: usize,
    voice: &Voice,
) -> Features<'j> {
    let draft = &drafts[at];
    let stage = &ground.stages[draft.sentence];
    let mut features = judge.features();
    let entity = |filler: &Filler| ground.entity(filler.sentence, filler.phrase);
    let means = |filler: &Filler| entity(filler) == entity(&voice.filler);
    let above = governor(stage, drafts, at);
    let speech = voice.speech.map(|at| &drafts[at]);
    let rule = match proposed {
        Some(filler) if means(&filler) => "same",
        Some(_) => "other",
        None => "nobody",
    };
    let rule = Fact::new("rule", rule);
    let origin = Fact::new("origin", origin(stage, draft));
    let kind = Fact::new("kind", draft.kind.code());
    let carriage = Fact::new("carriage", carriage(draft));
    let speaks = Fact::new("speaks", speech.map_or("unknown", |it| content(it.frame.content)));
    let speech_kind = Fact::new("speech", speech.map_or("unknown", |it| it.kind.code()));
    let governs = match (above, speech) {
        (Some(above), Some(speech)) if std::ptr::eq(above, speech) => "governs",
        (Some(above), _) if above.source.as_ref().is_some_and(means) => "vouches-above",
        (Some(above), _) if above.actors.iter().any(means) => "acts-above",
        (Some(_), _) => "no",
        (None, _) => "none",
    };
    let governs = Fact::new("governs", governs);
    let bears = match speech {
        Some(speech) if speech.sentence == draft.sentence => bearing(stage, draft.clause, speech.clause),
        Some(_) => "earlier",
        None => "unknown",
    };
    let bears = Fact::new("clause", bears);
    let link = Fact::new("link", link(stage, draft.clause));
    let away = Fact::new("away", few(draft.sentence - voice.filler.sentence.min(draft.sentence)));
    let spoken = speech.map_or("unknown", |it| match draft.sentence.checked_sub(it.sentence) {
        Some(0) if it.trigger < draft.trigger => "before",
        Some(0) => "after",
        Some(1) => "sentence1",
        _ => "sentence2",
    });
    let spoken = Fact::new("spoken", spoken);
    let own = Fact::new("own", if draft.actors.iter().any(means) { "yes" } else { "no" });
    let quoted = match (
        is_quoted(ground, draft.trigger),
        speech.map(|it| is_quoted(ground, it.trigger)),
    ) {
        (true, Some(false)) => "event",
        (true, _) => "both",
        (false, Some(true)) => "speech",
        (false, _) => "neither",
    };
    let quoted = Fact::new("quoted", quoted);
    let others = speech.map_or(0, |speech| {
        let sentences = speech.sentence.min(draft.sentence)..=speech.sentence.max(draft.sentence);
        let (from, to) = (speech.trigger.min(draft.trigger), speech.trigger.max(draft.trigger));
        let between = drafts[within(drafts, sentences)]
            .iter()
            .filter(|other| other.trigger > from && other.trigger < to && other.frame.content.is_some());
        between.count()
    });
    let others = Fact::new("others", few(others));
    let sense = Fact::new("sense", ground.sense(voice.filler.sentence, voice.filler.phrase));
    for fact in [
        rule,
        origin,
        kind,
        carriage,
        speaks,
        speech_kind,
        governs,
        bears,
        link,
        away,
        spoken,
        own,
        quoted,
        others,
        sense,
    ] {
        features.add(&[&fact]);
        features.add(&[&rule, &fact]);
        features.add(&[&origin, &fact]);
        features.add(&[&speaks, &fact]);
    }
    features.add(&[&origin, &bears, &link]);
    features.add(&[&origin, &bears, &speaks]);
    features.add(&[&origin, &governs, &speaks]);
    features.add(&[&origin, &rule, &governs]);
    features.add(&[&rule, &governs, &speaks]);
    features.add(&[&rule, &own, &origin]);
    features.add(&[&rule, &spoken, &quoted]);
    features.add(&[&bears, &spoken, &quoted]);
    features.add(&[&own, &kind]);
    features.add(&[&governs, &own, &speaks]);
    features
}
