//! Relations: what the text says of the order and cause of events.

use crate::lexicon::FrameKind;

use super::{
    draft::{Draft, Origin},
    model::{Relation, RelationKind},
    scene::Scene,
};

/// The relations between drafts, by their indices.
pub fn relations(scene: &Scene<'_>, drafts: &[Draft<'_>]) -> Vec<Relation> {
    let mut out = Vec::new();
    for (at, draft) in drafts.iter().enumerate() {
        out.extend(cause(scene, drafts, at, draft));
        out.extend(sequence(scene, drafts, at, draft));
    }
    out
}

/// «led to»: the subject of the carrier brought the event about.
fn cause(scene: &Scene<'_>, drafts: &[Draft<'_>], second: usize, draft: &Draft<'_>) -> Option<Relation> {
    let (carrier, clause) = (draft.carrier?, draft.clause?);
    draft.carrier_frame.filter(|frame| frame.kind == FrameKind::Cause)?;
    let stage = scene.stage(draft.sentence);
    let subject = super::argument::subject(&stage, clause)?;
    let first = drafts.iter().position(|other| {
        other.sentence == draft.sentence
            && matches!(other.origin, Origin::Noun(id) if id == subject || stage.phrase(subject).genitive == Some(id))
    })?;
    (first != second).then(|| Relation {
        first,
        second,
        kind: RelationKind::Caused,
        span: scene.article.tokens[carrier].span,
    })
}

/// «after», «before» and the like before an event noun: it lies before or after the event they depend on.
fn sequence(scene: &Scene<'_>, drafts: &[Draft<'_>], at: usize, draft: &Draft<'_>) -> Option<Relation> {
    let Origin::Noun(id) = draft.origin else { return None };
    let stage = scene.stage(draft.sentence);
    let preposition = stage
        .phrase(id)
        .preposition
        .as_ref()
        .filter(|preposition| preposition.function == "temporal")?;
    let order = stage
        .view
        .lexicon
        .tables("order")
        .flat_map(crate::lexicon::table::Table::rows);
    let order = order
        .filter(|row| row.cell("preposition") == preposition.lemma)
        .map(|row| row.cell("order"))
        .next()?;
    let other = drafts[..at]
        .iter()
        .rposition(|other| other.sentence == draft.sentence && other.clause == draft.clause)?;
    let (first, second) = if order == "after" { (at, other) } else { (other, at) };
    Some(Relation {
        first,
        second,
        kind: RelationKind::Before,
        span: scene.article.tokens[preposition.token].span,
    })
}
