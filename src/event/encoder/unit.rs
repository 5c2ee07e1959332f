//! What the encoder reads of a token.

use serde::Serialize;

use crate::{
    calendar::Granularity,
    event::{
        draft::{Draft, Filler},
        judge::Ground,
        scene::Stage,
        time::{dates_of, tokens_of},
    },
    lexicon::{Likeness, Pos},
    syntax::{View, dependencies},
    text::{Span, Token, TokenKind},
};

/// A token as the encoder reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unit {
    /// Index of its sentence.
    pub sentence: usize,
    /// Its lemma, or itself where it has none; a number without its value.
    pub word: String,
    /// What kind of word it is.
    pub kind: &'static str,
    /// What is written onto it.
    pub clitics: String,
    /// Its first two letters.
    pub beginning: String,
    /// Its last two letters.
    pub ending: String,
    /// The token that it hangs on; none for the root of a sentence.
    pub head: Option<usize>,
    /// How it hangs on that.
    pub relation: &'static str,
    /// What the innermost phrase that it stands in is, roughly; of a date how exact it is.
    pub sense: &'static str,
    /// What kind of thing it denotes.
    pub class: String,
    /// The section of a newspaper in which it is at home.
    pub domain: String,
    /// The type of the event that a frame makes of it.
    pub framed: &'static str,
    /// Which well-known events those of the word are like.
    #[serde(flatten)]
    pub likeness: Likeness,
}

/// The units of an article, one a token.
pub fn units(ground: &Ground<'_, '_>, drafts: &[Draft<'_>]) -> Vec<Unit> {
    let mut units: Vec<Unit> = ground.stages.iter().flat_map(|stage| sentence(ground, stage)).collect();
    for draft in drafts {
        units[draft.trigger].framed = draft.kind.code();
        units[draft.trigger].likeness.clone_from(&draft.frame.likeness);
    }
    units
}

fn sentence<'s>(ground: &'s Ground<'_, '_>, stage: &'s Stage<'_>) -> impl Iterator<Item = Unit> + 's {
    let view = &stage.view;
    let tree = dependencies(view.article, &view.article.sentences[stage.sentence], stage.parse);
    let senses = senses(ground, stage);
    view.range
        .clone()
        .zip(tree)
        .zip(senses)
        .map(|((at, hangs), sense)| Unit {
            sentence: stage.sentence,
            word: word(view, at).to_owned(),
            kind: kind(view, at),
            clitics: clitics(view, at),
            beginning: view.token(at).chars().take(LETTERS).collect(),
            ending: ending(view.token(at)),
            head: hangs.head,
            relation: hangs.relation,
            sense,
            class: view.semantics(at).class().to_owned(),
            domain: view.semantics(at).domain().to_owned(),
            framed: "none",
            likeness: likeness(stage, at).cloned().unwrap_or_default(),
        })
}

/// What events of a verb or noun are like, also where it is no trigger.
fn likeness<'s>(stage: &'s Stage<'_>, at: usize) -> Option<&'s Likeness> {
    let view = &stage.view;
    let lemma = view.lemma(at);
    let frames = match view.pos(at)? {
        Pos::Verb => view.lexicon.verb_frames(lemma),
        Pos::Noun => match (view.lexicon.noun_frames(lemma), stage.masdar_of(at)) {
            ([], Some(verb)) => view.lexicon.verb_frames(verb),
            (frames, _) => frames,
        },
        _ => return None,
    };
    frames.first().map(|frame| &frame.likeness)
}

/// So many letters are a beginning or an ending.
const LETTERS: usize = 2;

fn ending(token: &str) -> String {
    let first = token.chars().count().saturating_sub(LETTERS);
    token.chars().skip(first).collect()
}

fn word<'v>(view: &'v View<'_>, at: usize) -> &'v str {
    match view.article.tokens[at].kind {
        TokenKind::Number => "0",
        _ => match view.lemma(at) {
            "" => view.token(at),
            lemma => lemma,
        },
    }
}

fn kind(view: &View<'_>, at: usize) -> &'static str {
    match (view.article.tokens[at].kind, view.pos(at)) {
        (TokenKind::Mark, _) => "mark",
        (TokenKind::Number, _) => "number",
        (_, None) => "unknown",
        (_, Some(Pos::Noun)) => "noun",
        (_, Some(Pos::Adjective)) => "adjective",
        (_, Some(Pos::Proper)) => "proper",
        (_, Some(Pos::Numeral)) => "numeral",
        (_, Some(Pos::Verb)) => "verb",
        (_, Some(Pos::Preposition)) => "preposition",
        (_, Some(Pos::Conjunction)) => "conjunction",
        (_, Some(Pos::Subordinator)) => "subordinator",
        (_, Some(Pos::Pronoun)) => "pronoun",
        (_, Some(Pos::Demonstrative)) => "demonstrative",
        (_, Some(Pos::Relative)) => "relative",
        (_, Some(Pos::Determiner)) => "determiner",
        (_, Some(Pos::Adverb)) => "adverb",
        (_, Some(Pos::Particle)) => "particle",
    }
}

fn clitics(view: &View<'_>, at: usize) -> String {
    view.reading(at).map_or_else(String::new, |reading| {
        let pronoun = if reading.enclitic.is_some() { "+" } else { "" };
        format!("{}{pronoun}", reading.proclitics.bits())
    })
}

/// By token of a sentence what the innermost phrase around it is, or the date.
fn senses(ground: &Ground<'_, '_>, stage: &Stage<'_>) -> Vec<&'static str> {
    let first = stage.view.range.start;
    let mut senses = vec!["none"; stage.view.range.len()];
    // Outer phrases come before those inside them.
    for (id, phrase) in stage.parse.phrases.iter().enumerate() {
        senses[phrase.start - first..phrase.end - first].fill(ground.sense(stage.sentence, id));
    }
    for date in dates_of(ground.scene, stage.sentence) {
        let tokens = tokens_of(stage, date.span);
        senses[tokens.start - first..tokens.end - first].fill(dated(date.value.granularity));
    }
    senses
}

/// How exactly a date says when.
fn dated(granularity: Granularity) -> &'static str {
    match granularity {
        Granularity::Minute | Granularity::PartOfDay => "hour",
        Granularity::Day => "day",
        Granularity::Week => "week",
        Granularity::Month => "month",
        Granularity::Year => "year",
        Granularity::Interval => "interval",
        _ => "period",
    }
}

/// The token that stands for some words: the first one that is no mere function word, and no number if there is another.
pub fn standing(units: &[Unit], tokens: &[Token], span: Span) -> Option<usize> {
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let inside = first..first + tokens[first..].partition_point(|token| token.span.start < span.end);
    let counts = |at: &usize| is_content(units[*at].kind);
    let counted = |at: &usize| matches!(units[*at].kind, "number" | "numeral");
    let mut named = inside.clone().filter(|at| counts(at) && !counted(at));
    named
        .next()
        .or_else(|| inside.clone().find(counts))
        .or_else(|| inside.clone().next())
}

/// Whether a kind of word can stand for somebody or something.
fn is_content(kind: &str) -> bool {
    matches!(
        kind,
        "noun"
            | "adjective"
            | "proper"
            | "numeral"
            | "number"
            | "unknown"
            | "pronoun"
            | "demonstrative"
            | "verb"
            | "adverb"
    )
}

/// Whom the frames propose: the trigger of an event, the token that stands for somebody, and as what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Proposals(pub Vec<(usize, usize, &'static str)>);

impl Proposals {
    /// What drafts have been filled with.
    pub fn new(ground: &Ground<'_, '_>, drafts: &[Draft<'_>], units: &[Unit]) -> Self {
        let tokens = &ground.scene.article.tokens;
        let token = |filler: &Filler| {
            let span = ground.stages[filler.sentence].span(filler.phrase);
            standing(units, tokens, span)
        };
        let mut all = Vec::new();
        for draft in drafts {
            let lists = [("actor", &draft.actors), ("target", &draft.targets)];
            for (role, list) in lists {
                all.extend(list.iter().filter_map(token).map(|token| (draft.trigger, token, role)));
            }
        }
        Self(all)
    }
}
