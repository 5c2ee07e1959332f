//! Stages as JSON, one object an article, offsets in code points.

use serde_json::{Value, json};

use super::Stage;
use crate::{
    export::events,
    lexicon::Lexicon,
    morphology::Universal,
    pipeline::Analysis,
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
        Stage::Syntax => {
            json!({ "id": id, "phrases": phrases(analysis, &points), "clauses": clauses(analysis, &points) })
        }
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

fn tokens(analysis: &Analysis, start: usize, end: usize) -> Span {
    let tokens = &analysis.article.tokens;
    match (tokens.get(start), end.checked_sub(1).and_then(|last| tokens.get(last))) {
        (Some(first), Some(last)) => first.span.join(last.span),
        _ => Span::new(0, 0),
    }
}

fn phrases(analysis: &Analysis, points: &CodePoints) -> Vec<Value> {
    let parses = analysis.parses.iter().enumerate();
    let phrases = parses.flat_map(|(sentence, parse)| parse.phrases.iter().map(move |phrase| (sentence, phrase)));
    phrases
        .map(|(sentence, phrase)| {
            let head = tokens(analysis, phrase.head, phrase.head + 1);
            let preposition = phrase.preposition.as_ref().map(|preposition| &preposition.lemma);
            let more = json!({
                "sentence": sentence,
                "head": at(points, head, json!({})),
                "preposition": preposition,
            });
            at(points, tokens(analysis, phrase.start, phrase.end), more)
        })
        .collect()
}

fn clauses(analysis: &Analysis, points: &CodePoints) -> Vec<Value> {
    let parses = analysis.parses.iter().enumerate();
    let clauses = parses.flat_map(|(sentence, parse)| parse.clauses.iter().map(move |clause| (sentence, clause)));
    clauses
        .map(|(sentence, clause)| {
            let more = json!({
                "sentence": sentence,
                "link": format!("{:?}", clause.link),
                "parent": clause.parent,
                "subject": clause.subject,
                "objects": clause.objects,
                "obliques": clause.obliques,
            });
            at(points, tokens(analysis, clause.predicate, clause.predicate + 1), more)
        })
        .collect()
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
