//! From drafts to events: what has no participant is dropped, phrases become spans and entities.

use crate::lexicon::FrameKind;

use super::{
    draft::{Draft, Filler, Origin},
    model::{Argument, Event, EventTime, LocationArgument, Relation},
    scene::Scene,
};

/// The events of the drafts, with the relations renumbered.
pub fn events(scene: &Scene<'_>, drafts: Vec<Draft<'_>>, relations: Vec<Relation>) -> (Vec<Event>, Vec<Relation>) {
    let mut number = vec![None; drafts.len()];
    let mut out = Vec::new();
    for (at, draft) in drafts.into_iter().enumerate() {
        if draft.told.unwrap_or_else(|| is_told(&draft)) {
            number[at] = Some(out.len());
            out.push(event(scene, draft));
        }
    }
    let kept = relations.into_iter().filter_map(|relation| {
        Some(Relation {
            first: number[relation.first]?,
            second: number[relation.second]?,
            ..relation
        })
    });
    (out, kept.collect())
}

/// Whether a draft tells of an occurrence: a verb does; a noun when somebody, some place or some time belongs to it.
fn is_told(draft: &Draft<'_>) -> bool {
    let carried = draft
        .carrier_frame
        .is_some_and(|frame| matches!(frame.kind, FrameKind::Light | FrameKind::Phase | FrameKind::Cause));
    matches!(draft.origin, Origin::Predicate(_))
        || carried
        || !draft.actors.is_empty()
        || !draft.targets.is_empty()
        || !draft.locations.is_empty()
        || draft.time.is_some()
}

fn event(scene: &Scene<'_>, draft: Draft<'_>) -> Event {
    let token = |at: usize| scene.article.tokens[at].span;
    let argument = |filler: &Filler| {
        let stage = scene.stage(filler.sentence);
        Argument {
            span: stage.span(filler.phrase),
            sentence: filler.sentence,
            entity: scene.entities.of_phrase[filler.sentence][filler.phrase],
            fill: filler.fill,
        }
    };
    let locations = draft.locations.iter().map(|(filler, role)| {
        let Argument {
            span, sentence, entity, ..
        } = argument(filler);
        LocationArgument {
            span,
            sentence,
            entity,
            role: *role,
        }
    });
    // Where nothing is weighed, a frame that holds is right nine times in ten.
    let confidence = if draft.told.is_some() { draft.likely } else { 0.9 };
    // Of an event of another type than its frame's the frame's finer codes say nothing.
    let typed = draft.frame.event == Some(draft.kind);
    let of_type = |code: &str| (typed && !code.is_empty()).then(|| code.to_owned());
    let mut evidence = vec![draft.frame.place.clone()];
    evidence.extend(draft.carrier_frame.map(|frame| frame.place.clone()));
    Event {
        trigger: token(draft.trigger),
        carrier: draft.carrier.map(token),
        sentence: draft.sentence,
        lemma: draft.frame.lemma.clone(),
        kind: draft.kind,
        mode: of_type(&draft.frame.mode),
        cameo: of_type(&draft.frame.cameo),
        actors: draft.actors.iter().map(argument).collect(),
        targets: draft.targets.iter().map(argument).collect(),
        locations: locations.collect(),
        time: draft
            .time
            .map(|(span, value, anchor)| EventTime { span, value, anchor }),
        source: draft.source.as_ref().map(argument),
        modality: draft.modality,
        polarity: draft.polarity,
        counts: draft.counts,
        confidence,
        evidence,
    }
}
