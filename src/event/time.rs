//! Time: each date of a sentence, given to the event that it stands nearest to.

use crate::calendar::{Granularity, Mention};

use super::{draft::Draft, model::TimeAnchor, scene::Scene};

/// Gives the dates of the article to its drafts.
pub fn fill(scene: &Scene<'_>, drafts: &mut [Draft<'_>]) {
    for date in scene.dates.iter().filter(|date| dates(date)) {
        let sentence = scene
            .article
            .sentences
            .partition_point(|sentence| sentence.span.end <= date.span.start);
        let Some(at) = nearest(scene, drafts, sentence, date) else {
            continue;
        };
        let draft = &mut drafts[at];
        if draft.time.is_none() {
            draft.time = Some((date.span, date.value.clone(), TimeAnchor::Clause));
        }
    }
}

/// Whether a mention says when, rather than how long.
fn dates(date: &Mention) -> bool {
    date.value.granularity != Granularity::Duration && date.value.iso().is_some()
}

/// The last event before the date that has no other, else the first after it.
fn nearest(scene: &Scene<'_>, drafts: &[Draft<'_>], sentence: usize, date: &Mention) -> Option<usize> {
    let starts = |draft: &Draft<'_>| scene.article.tokens[draft.trigger].span.start;
    let here = |draft: &Draft<'_>| draft.sentence == sentence;
    let before = drafts
        .iter()
        .rposition(|draft| here(draft) && starts(draft) < date.span.start);
    before.or_else(|| drafts.iter().position(here))
}
