//! The encoder: what it reads of an article, and what it thinks of candidates.

#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "a test fails by panicking, and is about Arabic words"
)]

use waqai::{
    event::{
        Reading,
        judge::{Case, Decision, Outcome},
    },
    lexicon::Lexicon,
    pipeline::Pipeline,
    text::{Article, Metadata},
};

const ARREST: &str = "اعتقلت الشرطة رجلا في حلب، وقال الوزير إن العملية مستمرة.";

#[test]
fn a_unit_is_a_token_in_its_place() {
    let lexicon = Lexicon::builtin().unwrap();
    let pipeline = Pipeline::new(&lexicon).unwrap();
    let (article, reading) = pipeline.reading(Article::new(ARREST, Metadata::default()));
    let Reading { units, proposals, .. } = reading;
    assert_eq!(units.len(), article.tokens.len());
    let told: Vec<String> = units
        .iter()
        .take(6)
        .map(|unit| {
            let head = unit.head.map_or("-", |head| units[head].word.as_str());
            format!("{} {} {} {} {}", unit.word, unit.kind, unit.relation, head, unit.framed)
        })
        .collect();
    assert_eq!(
        told,
        [
            "اعتقل verb root - COERCE",
            "شرطة noun nsubj اعتقل none",
            "رجل noun obj اعتقل none",
            "في preposition case حلب none",
            "حلب proper obl اعتقل none",
            "، mark punct اعتقل none",
        ]
    );
    assert!(
        proposals.0.contains(&(0, 1, "actor")) && proposals.0.contains(&(0, 2, "target")),
        "{proposals:?}"
    );
}

#[test]
fn a_unit_tells_what_its_word_denotes_and_how_exact_a_date_is() {
    let lexicon = Lexicon::builtin().unwrap();
    let pipeline = Pipeline::new(&lexicon).unwrap();
    let metadata = Metadata {
        published: Some("2018-05-23".to_owned()),
        ..Metadata::default()
    };
    let (_, reading) = pipeline.reading(Article::new("سجل اللاعب هدفا الأربعاء بعد أزمة 2008.", metadata));
    let told: Vec<String> = reading
        .units
        .iter()
        .map(|unit| format!("{} {} {} {}", unit.word, unit.class, unit.domain, unit.sense))
        .collect();
    assert_eq!(told[1], "لاعب player sport role");
    assert!(told[3].ends_with(" none none day"), "{told:?}");
    assert!(told[6].ends_with(" none none year"), "{told:?}");
}

/// The decisions about the first event of a text.
fn cases(text: &str) -> Vec<Case> {
    let lexicon = Lexicon::builtin().unwrap();
    let pipeline = Pipeline::new(&lexicon).unwrap().recording();
    pipeline.read(text);
    let cases = pipeline.judge().take_cases();
    let first = cases.iter().map(|case| case.trigger).min_by_key(|span| span.start);
    cases.into_iter().filter(|case| Some(case.trigger) == first).collect()
}

/// What the encoder likes best among the candidates of a decision, and how much.
fn favourite(cases: &[Case], decision: Decision) -> (String, f32) {
    let case = cases.iter().find(|case| case.decision == decision).unwrap();
    let rated = case.candidates.iter().zip(&case.advice);
    let (outcome, advice) = rated
        .map(|((outcome, _), advice)| (*outcome, *advice))
        .max_by(|first, second| first.1.total_cmp(&second.1))
        .unwrap();
    let told = match outcome {
        Outcome::Nothing => "nothing".to_owned(),
        Outcome::Phrase(span) | Outcome::Place(span, _) => span.of(ARREST).to_owned(),
        Outcome::Value(value) => value.to_owned(),
    };
    (told, advice)
}

#[test]
fn an_opinion_is_about_the_right_candidate() {
    let cases = cases(ARREST);
    let likes = |decision: Decision| favourite(&cases, decision).0;
    assert_eq!(likes(Decision::Event), "event");
    assert_eq!(likes(Decision::Type), "COERCE");
    assert_eq!(likes(Decision::Actor), "الشرطة");
    assert_eq!(likes(Decision::Target), "رجلا");
    assert_eq!(likes(Decision::Location), "حلب");
    assert_eq!(likes(Decision::Modality), "asserted");
    assert_eq!(likes(Decision::Polarity), "positive");
}

#[test]
fn nothing_is_what_others_are_measured_by() {
    let cases = cases(ARREST);
    let nothing = cases.iter().flat_map(|case| case.candidates.iter().zip(&case.advice));
    let nothing: Vec<f32> = nothing
        .filter(|((outcome, _), _)| *outcome == Outcome::Nothing)
        .map(|(_, advice)| *advice)
        .collect();
    assert!(!nothing.is_empty());
    assert!(nothing.iter().all(|advice| *advice == 0.0), "{nothing:?}");
}

#[test]
fn the_same_text_makes_the_same_impression() {
    let advice = || cases(ARREST).into_iter().map(|case| case.advice).collect::<Vec<_>>();
    assert_eq!(advice(), advice());
}
