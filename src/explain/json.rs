//! Stages as JSON, one object an article, offsets in code points.

use serde_json::{Value, json};

use super::Stage;
use crate::{
    export::events,
    lexicon::Lexicon,
    morphology::Universal,
    pipeline::Analysis,
    syntax::{Clause, Link, Phrase},
    text::{CodePoints, Span},
};

/// What a stage saw in an article.
pub fn json(stage: Stage, analysis: &Analysis, lexicon: &Lexicon) -> Value {
    let points = CodePoints::new(&analysis.article.text);
    let id = &analysis.article.metadata.id;
    match stage {
        Stage::Text => {
            json!({ "id": id, "paragraphs": paragraphs(analysis, &points), "sentences": sentences(analysis, &points) })
        }
        Stage::Calendar => json!({ "id": id, "dates": dates(analysis, &points) }),
        Stage::Morphology => json!({ "id": id, "words": words(analysis, lexicon, &points) }),
        Stage::Syntax => json!({ "id": id, "sentences": syntax(analysis, &points) }),
        Stage::Entity => json!({ "id": id, "entities": entities(analysis, &points) }),
        Stage::Event => serde_json::to_value(events::record(analysis)).unwrap_or_default(),
    }
}

/// An object with the place of a span and more.
fn at(points: &CodePoints, span: Span, more: Value) -> Value {
    let mut object = json!({ "start": points.at(span.start), "end": points.at(span.end) });
    if let (Value::Object(into), Value::Object(more)) = (&mut object, more) {
        into.extend(more);
    }
    object
}

fn paragraphs(analysis: &Analysis, points: &CodePoints) -> Vec<Value> {
    let paragraphs = analysis.article.paragraphs.iter();
    paragraphs
        .map(|paragraph| at(points, paragraph.span, json!({ "kind": paragraph.kind })))
        .collect()
}

fn sentences(analysis: &Analysis, points: &CodePoints) -> Vec<Value> {
    let sentences = analysis.article.sentences.iter();
    sentences
        .map(|sentence| at(points, sentence.span, json!({ "paragraph": sentence.paragraph })))
        .collect()
}

fn dates(analysis: &Analysis, points: &CodePoints) -> Vec<Value> {
    let dates = analysis.dates.iter();
    dates
        .map(|date| {
            let mut value = serde_json::to_value(&date.value).unwrap_or_default();
            for note in value["notes"].as_array_mut().into_iter().flatten() {
                // Spans that leave the program count code points.
                for edge in ["start", "end"] {
                    let byte = note["span"][edge].as_u64().unwrap_or_default() as usize;
                    note["span"][edge] = points.at(byte).into();
                }
            }
            at(points, date.span, value)
        })
        .collect()
}

fn words(analysis: &Analysis, lexicon: &Lexicon, points: &CodePoints) -> Vec<Value> {
    let words = Universal::new(lexicon).words(&analysis.article, &analysis.words);
    words
        .iter()
        .map(|word| at(points, word.span, json!({ "upos": word.upos, "lemma": word.lemma })))
        .collect()
}

/// The bytes from one token to before another.
fn tokens(analysis: &Analysis, start: usize, end: usize) -> Span {
    let tokens = &analysis.article.tokens;
    match (tokens.get(start), end.checked_sub(1).and_then(|last| tokens.get(last))) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::new(0, 0),
    }
}

/// By sentence its phrases and clauses, which name each other by their place in these lists.
fn syntax(analysis: &Analysis, points: &CodePoints) -> Vec<Value> {
    let sentences = analysis.article.sentences.iter().zip(&analysis.parses);
    sentences
        .map(|(sentence, parse)| {
            let span = |start, end| at(points, tokens(analysis, start, end), json!({}));
            let phrases = parse.phrases.iter().map(|it| phrase(it, span));
            let clauses = parse.clauses.iter().map(|it| clause(it, span));
            let (phrases, clauses): (Vec<_>, Vec<_>) = (phrases.collect(), clauses.collect());
            at(points, sentence.span, json!({ "phrases": phrases, "clauses": clauses }))
        })
        .collect()
}

fn phrase(phrase: &Phrase, span: impl Fn(usize, usize) -> Value) -> Value {
    let tie = phrase
        .tie
        .map(|(other, tie)| json!({ "phrase": other, "kind": format!("{tie:?}") }));
    let mut value = span(phrase.start, phrase.end);
    value["head"] = span(phrase.head, phrase.head + 1);
    value["preposition"] = json!(phrase.preposition.as_ref().map(|preposition| &preposition.lemma));
    value["quantity"] = json!(phrase.quantity.map(|(start, end)| span(start, end)));
    value["adjectives"] = phrase.adjectives.iter().map(|at| span(*at, at + 1)).collect();
    value["tie"] = json!(tie);
    value["attached"] = json!(phrase.attached);
    value["pronoun"] = phrase.pronoun.into();
    value
}

fn clause(clause: &Clause, span: impl Fn(usize, usize) -> Value) -> Value {
    let (link, more) = match &clause.link {
        Link::Relative(phrase) => ("Relative", json!(phrase)),
        Link::Subordinate(function) => ("Subordinate", json!(function)),
        Link::Main => ("Main", Value::Null),
        Link::Coordinated => ("Coordinated", Value::Null),
        Link::Complement => ("Complement", Value::Null),
        Link::Circumstance => ("Circumstance", Value::Null),
    };
    let markers: Vec<&str> = clause.markers.iter().map(|marker| marker.function.as_str()).collect();
    let mut value = span(clause.predicate, clause.predicate + 1);
    value["kind"] = format!("{:?}", clause.kind).into();
    value["link"] = link.into();
    value["parent"] = json!(clause.parent);
    match clause.link {
        Link::Relative(_) => value["described"] = more,
        Link::Subordinate(_) => value["function"] = more,
        _ => {}
    }
    value["subject"] = json!(clause.subject);
    value["objects"] = json!(clause.objects);
    value["obliques"] = json!(clause.obliques);
    value["others"] = json!(clause.others);
    value["markers"] = json!(markers);
    value["resumed"] = clause.resumed.into();
    value
}

fn entities(analysis: &Analysis, points: &CodePoints) -> Vec<Value> {
    let entities = analysis.entities.entities.iter();
    entities
        .map(|entity| {
            let mentions = entity.mentions.iter();
            let mentions: Vec<Value> = mentions
                .map(|it| at(points, it.span, json!({ "sentence": it.sentence, "form": it.form })))
                .collect();
            let mut value = serde_json::to_value(entity).unwrap_or_default();
            value["mentions"] = mentions.into();
            value
        })
        .collect()
}
