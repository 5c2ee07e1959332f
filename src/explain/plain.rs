//! Stages in plain text.

use std::fmt::{Result, Write};

use super::Stage;
use crate::{
    entity::{Entity, EntityId},
    event::{Argument, Event},
    lexicon::Lexicon,
    morphology::Reading,
    pipeline::Analysis,
    syntax::{Clause, Parse, Phrase},
    text::Span,
};

/// What a stage saw in an article.
pub fn plain(stage: Stage, analysis: &Analysis, lexicon: &Lexicon) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = match stage {
        Stage::Text => text(&mut out, analysis),
        Stage::Calendar => calendar(&mut out, analysis),
        Stage::Morphology => morphology(&mut out, analysis, lexicon),
        Stage::Syntax => syntax(&mut out, analysis),
        Stage::Entity => entity(&mut out, analysis),
        Stage::Event => events(&mut out, analysis),
    };
    out
}

/// What a span covers, in one line.
fn cut(analysis: &Analysis, span: Span) -> String {
    span.of(&analysis.article.text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn text(out: &mut String, analysis: &Analysis) -> Result {
    let article = &analysis.article;
    for (number, paragraph) in article.paragraphs.iter().enumerate() {
        writeln!(out, "paragraph {number} {:?}", paragraph.kind)?;
        for sentence in article.sentences.iter().filter(|sentence| sentence.paragraph == number) {
            let tokens = article
                .tokens_of(sentence)
                .iter()
                .map(|token| token.span.of(&article.text));
            writeln!(out, "  {}", tokens.collect::<Vec<_>>().join("|"))?;
        }
    }
    Ok(())
}

fn calendar(out: &mut String, analysis: &Analysis) -> Result {
    for date in &analysis.dates {
        let value = &date.value;
        let iso = value.iso().unwrap_or_else(|| "-".to_owned());
        let hijri = value.hijri().unwrap_or_else(|| "-".to_owned());
        let kinds = format!("{:?} {:?} {:?}", value.granularity, value.anchoring, value.status);
        writeln!(out, "{}\t{iso}\t{hijri}\t{kinds}", cut(analysis, date.span))?;
        for note in &value.notes {
            writeln!(out, "  {}: {}", cut(analysis, note.span), note.text)?;
        }
    }
    Ok(())
}

fn morphology(out: &mut String, analysis: &Analysis, lexicon: &Lexicon) -> Result {
    let article = &analysis.article;
    for (number, sentence) in article.sentences.iter().enumerate() {
        writeln!(out, "sentence {number}")?;
        for at in sentence.tokens.clone() {
            let (Some(token), Some(word)) = (article.tokens.get(at), analysis.words.get(at)) else {
                continue;
            };
            let form = token.span.of(&article.text);
            match word.best() {
                None => writeln!(out, "  {form}\t{:?}", token.kind)?,
                Some(reading) => writeln!(out, "  {form}\t{}", shown(form, reading, lexicon))?,
            }
        }
    }
    Ok(())
}

/// A reading: clitics and stem, part of speech and features, lemma, the lexicon's row.
fn shown(form: &str, reading: &Reading, lexicon: &Lexicon) -> String {
    let (start, end) = (usize::from(reading.stem_start), usize::from(reading.stem_end));
    let pieces = [Span::new(0, start), Span::new(start, end), Span::new(end, form.len())].map(|span| span.of(form));
    let cut = pieces
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .collect::<Vec<_>>()
        .join("+");
    let features = &reading.features;
    let tense = features.tense.map_or_else(String::new, |tense| format!(" {tense:?}"));
    let person = features
        .person
        .map_or_else(String::new, |person| format!(" {person:?}"));
    let passive = if features.passive { " passive" } else { "" };
    let nominal = format!("{:?} {:?} {:?}", features.gender, features.number, features.case);
    let lexeme = reading.lexeme.map(|lexeme| lexicon.lexeme(lexeme));
    let (lemma, place) = lexeme.map_or(("?", "-"), |lexeme| (&lexeme.lemma, &lexeme.place));
    format!(
        "{cut}\t{:?}{tense}{passive}{person} {nominal}\t{lemma}\t{:?} {place}",
        reading.pos, reading.evidence
    )
}

fn syntax(out: &mut String, analysis: &Analysis) -> Result {
    for (number, parse) in analysis.parses.iter().enumerate() {
        writeln!(out, "sentence {number}")?;
        for (id, phrase) in parse.phrases.iter().enumerate() {
            writeln!(out, "  p{id} {}", described(analysis, phrase))?;
        }
        for (id, clause) in parse.clauses.iter().enumerate() {
            writeln!(out, "  c{id} {}", clause_line(analysis, parse, clause))?;
        }
    }
    Ok(())
}

fn tokens(analysis: &Analysis, start: usize, end: usize) -> String {
    let words = analysis.article.tokens.get(start..end).unwrap_or_default();
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => cut(analysis, first.span.join(last.span)),
        _ => String::new(),
    }
}

fn described(analysis: &Analysis, phrase: &Phrase) -> String {
    let mut line = format!("[{}]", tokens(analysis, phrase.start, phrase.end));
    let head = tokens(analysis, phrase.head, phrase.head + 1);
    let _ = write!(line, " head={head}");
    if let Some(preposition) = &phrase.preposition {
        let _ = write!(line, " after={}", preposition.lemma);
    }
    if let Some((other, tie)) = &phrase.tie {
        let _ = write!(line, " {tie:?} of p{other}");
    }
    line
}

fn clause_line(analysis: &Analysis, parse: &Parse, clause: &Clause) -> String {
    let phrase = |id: usize| {
        parse
            .phrases
            .get(id)
            .map_or_else(String::new, |it| tokens(analysis, it.start, it.end))
    };
    let list = |name: &str, ids: &[usize]| match ids {
        [] => String::new(),
        ids => format!(
            " {name}=[{}]",
            ids.iter().map(|&id| phrase(id)).collect::<Vec<_>>().join("] [")
        ),
    };
    let subject = clause
        .subject
        .map_or_else(String::new, |id| format!(" subject=[{}]", phrase(id)));
    let parent = clause
        .parent
        .map_or_else(String::new, |parent| format!(" of c{parent}"));
    let markers = clause
        .markers
        .iter()
        .fold(String::new(), |line, marker| line + " " + &marker.function);
    format!(
        "{} {:?} {:?}{parent}{subject}{}{}{}{markers}",
        tokens(analysis, clause.predicate, clause.predicate + 1),
        clause.kind,
        clause.link,
        list("objects", &clause.objects),
        list("obliques", &clause.obliques),
        list("others", &clause.others),
    )
}

fn entity(out: &mut String, analysis: &Analysis) -> Result {
    for (id, entity) in analysis.entities.entities.iter().enumerate() {
        writeln!(out, "n{id} {}", entity_line(entity))?;
        for mention in &entity.mentions {
            writeln!(
                out,
                "  {} {:?}: {}",
                mention.sentence,
                mention.form,
                cut(analysis, mention.span)
            )?;
        }
    }
    for name in &analysis.entities.names {
        writeln!(out, "name {:?}: {}", name.kind, cut(analysis, name.span))?;
    }
    Ok(())
}

fn entity_line(entity: &Entity) -> String {
    let mut line = format!("{:?} {} key={}", entity.kind, entity.name, entity.key);
    for (name, value) in [("country", &entity.country), ("sector", &entity.sector)] {
        if let Some(value) = value {
            let _ = write!(line, " {name}={value}");
        }
    }
    if let Some(place) = &entity.place {
        let within: Vec<&str> = place.within.iter().map(|(key, _)| key.as_str()).collect();
        let _ = write!(
            line,
            " {:?} {} ({}) in {}",
            place.relation,
            place.uid,
            place.kind,
            within.join(" < ")
        );
    }
    if !entity.member_of.is_empty() {
        let bodies: Vec<String> = entity.member_of.iter().map(|id| format!("n{id}")).collect();
        let _ = write!(line, " member of {}", bodies.join(", "));
    }
    line
}

fn events(out: &mut String, analysis: &Analysis) -> Result {
    for (id, event) in analysis.events.iter().enumerate() {
        event_lines(out, analysis, id, event)?;
    }
    for relation in &analysis.relations {
        let words = cut(analysis, relation.span);
        writeln!(
            out,
            "e{} {:?} e{}: {words}",
            relation.first, relation.kind, relation.second
        )?;
    }
    Ok(())
}

fn argument(analysis: &Analysis, argument: &Argument) -> String {
    format!(
        "{} (n{}, {:?})",
        cut(analysis, argument.span),
        argument.entity,
        argument.fill
    )
}

fn event_lines(out: &mut String, analysis: &Analysis, id: usize, event: &Event) -> Result {
    let carrier = event
        .carrier
        .map_or_else(String::new, |span| format!(" carried by {}", cut(analysis, span)));
    let kind = event.kind.code();
    let trigger = cut(analysis, event.trigger);
    writeln!(
        out,
        "e{id} {kind} {trigger}{carrier} {:?} {:?} {:.2}",
        event.modality, event.polarity, event.confidence
    )?;
    for actor in &event.actors {
        writeln!(out, "  actor {}", argument(analysis, actor))?;
    }
    for target in &event.targets {
        writeln!(out, "  target {}", argument(analysis, target))?;
    }
    for place in &event.locations {
        let entity: EntityId = place.entity;
        writeln!(out, "  {:?} {} (n{entity})", place.role, cut(analysis, place.span))?;
    }
    if let Some(time) = &event.time {
        let value = time.value.iso().unwrap_or_else(|| "-".to_owned());
        writeln!(out, "  time {} = {value} {:?}", cut(analysis, time.span), time.anchor)?;
    }
    if let Some(source) = &event.source {
        writeln!(out, "  source {}", argument(analysis, source))?;
    }
    for count in &event.counts {
        let maximum = count.maximum.map_or_else(String::new, |maximum| maximum.to_string());
        writeln!(
            out,
            "  {:?} {}..{maximum}: {}",
            count.kind,
            count.minimum,
            cut(analysis, count.span)
        )?;
    }
    writeln!(out, "  because {}", event.evidence.join(", "))
}
