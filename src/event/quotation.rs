//! Quotations: what stands in quotation marks, across sentences of one paragraph, and whose words it is.

use crate::{
    lexicon::Content,
    syntax::Tie,
    text::{Article, Span, TokenKind},
};

use super::{
    draft::{Draft, Filler, Origin},
    model::Fill,
    scene::Scene,
};

/// Words in quotation marks that are more than a name or a word held at arm's length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Bytes from the opening mark to past the closing one.
    pub span: Span,
    /// First token inside.
    start: usize,
    /// The token of the closing mark, or one past the paragraph's last.
    end: usize,
    /// Who says it.
    pub speaker: Option<Filler>,
}

/// Fewer words than this in quotation marks are no speech.
const SHORTEST: usize = 4;

/// The quotations of an article, in order; one that is never closed ends with its paragraph.
pub fn quotations(article: &Article) -> Vec<Quotation> {
    let mut out = Vec::new();
    for paragraph in &article.paragraphs {
        let first = article
            .tokens
            .partition_point(|token| token.span.start < paragraph.span.start);
        let last = article
            .tokens
            .partition_point(|token| token.span.start < paragraph.span.end);
        let mut open: Option<(usize, char)> = None;
        for at in first..last {
            let token = &article.tokens[at];
            if token.kind != TokenKind::Mark {
                continue;
            }
            let mark = token.span.of(&article.text).chars().next().unwrap_or_default();
            match (open, mark) {
                (Some((start, close)), mark) if mark == close => {
                    out.extend(quotation(article, start, at));
                    open = None;
                }
                (None, '"') => open = Some((at, '"')),
                (None, '\u{ab}') => open = Some((at, '\u{bb}')),
                (None, '\u{201c}') => open = Some((at, '\u{201d}')),
                _ => {}
            }
        }
        if let Some((start, _)) = open {
            out.extend(quotation(article, start, last));
        }
    }
    out
}

fn quotation(article: &Article, open: usize, close: usize) -> Option<Quotation> {
    let words = article.tokens[open + 1..close]
        .iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .count();
    let last = article.tokens.get(close).or(article.tokens.last())?;
    (words >= SHORTEST).then(|| Quotation {
        span: Span::new(article.tokens[open].span.start, last.span.end),
        start: open + 1,
        end: close,
        speaker: None,
    })
}

/// The quotation around a byte.
pub fn around(quotations: &[Quotation], at: usize) -> Option<&Quotation> {
    let next = quotations.partition_point(|quotation| quotation.span.start <= at);
    quotations[..next].last().filter(|quotation| at < quotation.span.end)
}

/// Finds the speaker of every quotation: of the last speech before it in its sentence, else of the speech right after it, else,
/// where it opens its sentence, of the sentence before.
pub fn attribute(scene: &Scene<'_>, drafts: &[Draft<'_>], quotations: &mut [Quotation]) {
    let tokens = &scene.article.tokens;
    // Speech that stands in no quotation itself, by its token.
    let speech: Vec<&Draft<'_>> = drafts
        .iter()
        .filter(|draft| matches!(draft.origin, Origin::Predicate(_)) && is_speech(draft))
        .filter(|draft| around(quotations, tokens[draft.trigger].span.start).is_none())
        .collect();
    let mut last: Option<Filler> = None;
    for quotation in quotations {
        let sentence = scene
            .article
            .sentences
            .partition_point(|sentence| sentence.tokens.end <= quotation.start);
        let before = speech.partition_point(|draft| draft.trigger < quotation.start);
        let own = speech[..before].last().filter(|draft| draft.sentence == sentence);
        let after = speech.get(before).filter(|draft| {
            draft.trigger <= quotation.end + 3
                && scene.article.sentences[draft.sentence].paragraph == scene.article.sentences[sentence].paragraph
        });
        let opens = scene
            .article
            .sentences
            .get(sentence)
            .is_some_and(|sentence| sentence.tokens.start + 2 >= quotation.start);
        let earlier = speech[..before]
            .last()
            .filter(|draft| opens && draft.sentence + 2 > sentence);
        let found = own.or(after).or(earlier);
        quotation.speaker = match found {
            Some(draft) => quoted(scene, draft).or_else(|| draft.actors.first().copied()),
            None if opens => last,
            None => None,
        };
        last = quotation.speaker;
    }
}

fn is_speech(draft: &Draft<'_>) -> bool {
    matches!(
        draft.frame.content,
        Some(
            Content::Says
                | Content::Denies
                | Content::Warns
                | Content::Expects
                | Content::Accuses
                | Content::Threatens
                | Content::Promises
                | Content::Requests
        )
    )
}

/// «quoted X as saying»: the one after the preposition of a topic whose saying follows.
fn quoted(scene: &Scene<'_>, draft: &Draft<'_>) -> Option<Filler> {
    let stage = scene.stage(draft.sentence);
    let Origin::Predicate(clause) = draft.origin else {
        return None;
    };
    let clause = &stage.parse.clauses[clause];
    let found = clause.obliques.iter().copied().find(|id| {
        let phrase = stage.phrase(*id);
        let topic = phrase
            .preposition
            .as_ref()
            .is_some_and(|preposition| preposition.function == "topic");
        let saying = stage.parse.phrases.iter().any(|other| {
            let own = stage
                .view
                .reading(other.head)
                .is_some_and(|reading| reading.enclitic.is_some());
            let near = other.start >= phrase.end && other.start <= phrase.end + 6;
            let says = stage.masdar_of(other.head).is_some_and(|verb| {
                let mut frames = stage.view.lexicon.verb_frames(verb).iter();
                frames.any(|frame| frame.content == Some(Content::Says))
            });
            near && own && says && !matches!(other.tie, Some((_, Tie::Genitive)))
        });
        topic && !phrase.pronoun && stage.view.can_act(phrase.head) && saying
    })?;
    Some(Filler {
        sentence: draft.sentence,
        phrase: found,
        fill: Fill::Explicit,
    })
}
