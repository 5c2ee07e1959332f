//! What the lexicon knows of a predicate: whether it speaks, takes content, only carries another verb, does something.

use super::view::View;
use crate::lexicon::{Content, Frame, FrameKind, Role};

/// The verb that a verb or active participle is a form of; empty for anything else.
fn verb<'a>(view: &View<'a>, at: usize) -> &'a str {
    if view.is_verb(at) {
        view.lemma(at)
    } else {
        view.active_participle(at).unwrap_or_default()
    }
}

/// Whether a verb or participle reports speech or thought.
pub fn says(view: &View<'_>, at: usize) -> bool {
    reports(view, verb(view, at))
}

/// Whether a verb reports speech or thought.
pub fn reports(view: &View<'_>, lemma: &str) -> bool {
    view.lexicon.verb_frames(lemma).iter().any(|frame| {
        matches!(
            frame.content,
            Some(Content::Says | Content::Denies | Content::Warns | Content::Expects | Content::Accuses)
        )
    })
}

/// Whether a verb or participle has a complement that it says something of.
pub fn takes_content(view: &View<'_>, at: usize) -> bool {
    let mut frames = view.lexicon.verb_frames(verb(view, at)).iter();
    frames.any(|frame| frame.content.is_some() || matches!(frame.kind, FrameKind::Modal | FrameKind::Copula))
}

/// Whether a verb only carries another one: كان, phase and modal verbs.
pub fn is_auxiliary(view: &View<'_>, at: usize) -> bool {
    is_kind(view, at, |kind| {
        matches!(kind, FrameKind::Copula | FrameKind::Modal | FrameKind::Phase)
    })
}

/// Whether a verb joins a subject and a predicate.
pub fn is_copula(view: &View<'_>, at: usize) -> bool {
    is_kind(view, at, |kind| kind == FrameKind::Copula)
}

fn is_kind(view: &View<'_>, at: usize, kind: impl Fn(FrameKind) -> bool) -> bool {
    // The last frame is the one without conditions.
    let frame = view.lexicon.verb_frames(view.lemma(at)).last();
    frame.is_some_and(|frame| kind(frame.kind))
}

/// Whether the subject of a verb does something, and to an object: not said of acts and things.
pub fn acts(frames: &[Frame]) -> bool {
    frames.last().is_some_and(|frame| frame.subject == Some(Role::Actor))
}
