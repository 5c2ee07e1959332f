//! What the encoder is taught of an annotated article.

#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "a test fails by panicking, and is about Arabic words"
)]

use serde_json::Value;
use waqai::{
    evaluation::{GoldArticle, GoldEvent, Place},
    learning::Lesson,
    lexicon::Lexicon,
    pipeline::Pipeline,
    text::{Article, CodePoints, Metadata},
};

const VISIT: &str = "زار وزير الدفاع سالم الحمدان مدينة عدن.";

fn place(words: &str) -> Place {
    let points = CodePoints::new(VISIT);
    let start = VISIT.find(words).unwrap();
    Place::new(points.at(start), points.at(start + words.len()))
}

/// The words that stand for those in a role of the event of a lesson.
fn taught(lesson: &Value, article: &Article, role: &str) -> Vec<String> {
    let tokens = lesson["events"][0][role].as_array().unwrap().iter();
    let token = |at: &Value| usize::try_from(at.as_u64().unwrap()).unwrap();
    tokens
        .map(|at| article.tokens[token(at)].span.of(VISIT).to_owned())
        .collect()
}

#[test]
fn every_phrase_that_counts_as_somebody_is_taught() {
    let lexicon = Lexicon::builtin().unwrap();
    let pipeline = Pipeline::new(&lexicon).unwrap();
    let event = GoldEvent {
        trigger: place("زار"),
        actors: vec![place("وزير الدفاع سالم الحمدان")],
        locations: vec![place("مدينة عدن")],
        ..GoldEvent::default()
    };
    let gold = GoldArticle {
        events: vec![event],
        ..GoldArticle::default()
    };
    let (article, reading) = pipeline.reading(Article::new(VISIT, Metadata::default()));
    let lesson = serde_json::to_value(Lesson::new(&gold, &article, reading)).unwrap();
    // The office and the name; not the ministry, which is a part of the office.
    let actor = taught(&lesson, &article, "actor");
    assert_eq!(actor[..2], ["وزير", "سالم"]);
    assert!(!actor.contains(&"الدفاع".to_owned()), "{actor:?}");
    assert_eq!(taught(&lesson, &article, "location"), ["مدينة", "عدن"]);
    assert_eq!(taught(&lesson, &article, "target"), [""; 0]);
}
