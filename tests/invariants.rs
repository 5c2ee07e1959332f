//! Laws that hold for every input and for the source itself.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use proptest::prelude::*;
use waqai::{
    explain::{Stage, json as explain_json, plain},
    export::{Labels, dot, events, json},
    graph::Graph,
    lexicon::{Lexicon, table::Table},
    pipeline::{Analysis, Pipeline},
    text::{Span, decode, letters},
};

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

/// The stages in their order: each may use those on lines before its own.
const ORDER: [&[&str]; 10] = [
    &["text", "inflection"],
    &["lexicon"],
    &["calendar", "morphology"],
    &["syntax"],
    &["entity"],
    &["event"],
    &["pipeline"],
    &["graph"],
    &["evaluation", "explain", "export"],
    &["cli"],
];

/// `explain` shows what `export` writes.
const BESIDE: [(&str, &str); 2] = [("explain", "export"), ("inflection", "text")];

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

/// The modules that a text uses, after every `crate::`, groups included.
fn used(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let mut word = String::new();
                let mut first = true;
                for letter in group.chars() {
                    match letter {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => {
                            out.push(std::mem::take(&mut word));
                            first = true;
                        }
                        ':' => first = false,
                        letter if first && depth == 0 && !letter.is_whitespace() => word.push(letter),
                        _ => {}
                    }
                }
                out.push(word);
            }
            None => out.push(
                rest.chars()
                    .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                    .collect(),
            ),
        }
    }
    out.retain(|name| !name.is_empty());
    out
}

#[test]
fn no_stage_uses_one_after_it() {
    let rank = |name: &str| ORDER.iter().position(|stages| stages.contains(&name));
    let mut paths = Vec::new();
    files(Path::new(SOURCE), &mut paths);
    let mut faults = Vec::new();
    for path in paths {
        let inside = path.strip_prefix(SOURCE).unwrap();
        let stage = inside
            .iter()
            .next()
            .unwrap()
            .to_string_lossy()
            .trim_end_matches(".rs")
            .to_owned();
        let Some(own) = rank(&stage) else { continue };
        for other in used(&std::fs::read_to_string(&path).unwrap()) {
            let allowed = other == stage
                || rank(&other).is_none_or(|other| other < own)
                || BESIDE.contains(&(stage.as_str(), other.as_str()));
            if !allowed {
                faults.push(format!("{}: {stage} uses {other}", inside.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_arabic_word_stands_in_the_source() {
    let mut paths = Vec::new();
    files(Path::new(SOURCE), &mut paths);
    for path in paths
        .iter()
        .filter(|path| !path.ends_with("letters.rs") && !path.ends_with("tests.rs"))
    {
        let text = std::fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            let code = line.split("//").next().unwrap_or_default();
            let letters: Vec<char> = code.chars().collect();
            let word = letters
                .windows(2)
                .any(|pair| pair.iter().all(|&c| letters::is_letter(c)));
            assert!(!word, "{}:{}: {line}", path.display(), number + 1);
        }
    }
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::builtin().unwrap())
}

fn pipeline() -> &'static Pipeline<'static> {
    static PIPELINE: OnceLock<Pipeline<'static>> = OnceLock::new();
    PIPELINE.get_or_init(|| Pipeline::new(lexicon()).unwrap())
}

/// Reads a text and checks every span that comes out of it.
fn check(text: &str) {
    let analysis = pipeline().read(text);
    spans(&analysis);
    codes(&analysis);
    let letters: Vec<char> = text.chars().collect();
    let record = serde_json::to_value(events::record(&analysis)).unwrap();
    quoted(&record, &letters);
    let graph = Graph::of(&analysis, lexicon());
    let written = json::write(&graph);
    assert_eq!(json::read(&written).unwrap(), graph);
    assert_eq!(
        json::write(&Graph::of(&pipeline().read(text), lexicon())),
        written,
        "the same input, the same bytes"
    );
    let picture = dot::write(&graph, &Labels::new(lexicon()));
    assert!(picture.ends_with("}\n"));
    for stage in Stage::ALL {
        let _ = (
            plain(stage, &analysis, lexicon()),
            explain_json(stage, &analysis, lexicon()),
        );
    }
}

/// Every object with `start`, `end` and `text` quotes the text.
fn quoted(value: &serde_json::Value, letters: &[char]) {
    match value {
        serde_json::Value::Object(object) => {
            if let (Some(start), Some(end), Some(text)) = (object.get("start"), object.get("end"), object.get("text")) {
                let cut = &letters[start.as_u64().unwrap() as usize..end.as_u64().unwrap() as usize];
                assert_eq!(cut.iter().collect::<String>(), text.as_str().unwrap());
            }
            object.values().for_each(|value| quoted(value, letters));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| quoted(value, letters)),
        _ => {}
    }
}

/// Every span lies in the text, on character boundaries; tokens and gaps tile it.
fn spans(analysis: &Analysis) {
    let article = &analysis.article;
    let text = &article.text;
    let fits = |span: Span| span.start <= span.end && text.get(span.start..span.end).is_some();
    let mut at = 0;
    for token in &article.tokens {
        assert!(
            fits(token.span) && token.span.start >= at && !token.span.is_empty(),
            "{:?}",
            token.span
        );
        let gap = Span::new(at, token.span.start).of(text);
        assert!(
            gap.chars()
                .all(|c| c.is_whitespace() || c.is_control() || letters::is_invisible(c) || letters::is_hashtag(c)),
            "{gap:?}"
        );
        at = token.span.end;
    }
    assert!(analysis.dates.iter().all(|date| fits(date.span)));
    assert!(analysis.entities.names.iter().all(|name| fits(name.span)));
    for mention in analysis.entities.entities.iter().flat_map(|entity| &entity.mentions) {
        assert!(fits(mention.span) && mention.sentence < article.sentences.len());
    }
    for event in &analysis.events {
        let arguments = event.actors.iter().chain(&event.targets).chain(&event.source);
        for (span, sentence, entity) in arguments
            .map(|argument| (argument.span, argument.sentence, argument.entity))
            .chain(
                event
                    .locations
                    .iter()
                    .map(|place| (place.span, place.sentence, place.entity)),
            )
        {
            assert!(fits(span) && !span.is_empty() && entity < analysis.entities.entities.len());
            assert!(sentence < article.sentences.len());
        }
        assert!(fits(event.trigger) && event.time.as_ref().is_none_or(|time| fits(time.span)));
        assert!(event.counts.iter().all(|count| fits(count.span)));
    }
    for relation in &analysis.relations {
        assert!(relation.first.max(relation.second) < analysis.events.len() && fits(relation.span));
    }
}

/// The types of frames by the places of their rows.
fn types() -> &'static BTreeMap<String, String> {
    static TYPES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    TYPES.get_or_init(|| {
        let source = Lexicon::source().unwrap();
        let rows = ["frames", "event_nouns"]
            .into_iter()
            .flat_map(|name| source.named(name))
            .flat_map(Table::rows);
        rows.map(|row| (row.place(), row.cell("type").to_owned())).collect()
    })
}

/// A mode and a CAMEO code are those of a frame of the event's own type.
fn codes(analysis: &Analysis) {
    for event in analysis
        .events
        .iter()
        .filter(|event| event.mode.is_some() || event.cameo.is_some())
    {
        assert_eq!(types()[&event.evidence[0]], event.kind.code(), "{event:?}");
    }
}

#[test]
fn fixtures_obey_the_laws() {
    let mut files: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/articles"))
        .unwrap()
        .collect();
    files.sort_by_key(|entry| entry.as_ref().unwrap().path());
    for entry in files {
        check(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
    }
}

/// Words of news, marks and signs in any order.
fn jumble() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "قال",
        "الوزير",
        "إن",
        "أن",
        "في",
        "بغداد",
        "يوم",
        "الثلاثاء",
        "لم",
        "سوف",
        "أعلنت",
        "القوات",
        "العراقية",
        "من",
        "إلى",
        "،",
        ".",
        "«",
        "»",
        ":",
        "(",
        "12",
        "٣",
        "شعبان",
        "1447",
        "قتل",
        "و",
        "ثلاثة",
        "أشخاص",
        "هجوم",
        "على",
        "\n",
        "الذي",
        "وزيرا",
        "الدفاع",
        "والداخلية",
        "ـ",
        "ًٌٍ",
        "\u{202b}",
        "\u{200f}",
        "abc",
        "3-8-1447",
        "هـ",
        "سيزور",
        "منع",
        "محاولة",
        "تسلل",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_jumble_of_words_breaks_a_law(text in jumble()) {
        check(&text);
    }

    #[test]
    fn no_text_breaks_a_law(text in "\\PC{0,120}") {
        check(&text);
    }

    #[test]
    fn no_bytes_break_a_law(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(decoded) = decode(&bytes) {
            check(&decoded.text);
        }
    }
}
