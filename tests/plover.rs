//! Events in the terms of PLOVER: its fields, its categories, what it leaves out; and events chosen by confidence.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

use std::{process::Command, sync::OnceLock};

use serde_json::Value;
use waqai::{
    event::{Relation, RelationKind},
    export::{
        plover,
        schema::{Shape, schema},
    },
    lexicon::Lexicon,
    pipeline::{Analysis, Pipeline},
    text::{Article, Metadata, Span},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn analysis(text: &str) -> Analysis {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    let lexicon = LEXICON.get_or_init(|| Lexicon::builtin().unwrap());
    let metadata = Metadata {
        id: "a".to_owned(),
        published: Some("2026-01-22".to_owned()),
        ..Metadata::default()
    };
    let text = format!("قال مصدر رسمي إن الوضع هادئ. {text}");
    Pipeline::new(lexicon)
        .unwrap()
        .read_article(Article::new(text, metadata))
}

fn records(text: &str) -> Vec<Value> {
    let records = plover::records(&analysis(text));
    records
        .iter()
        .map(|record| serde_json::to_value(record).unwrap())
        .collect()
}

/// The only record of a text.
#[track_caller]
fn record(text: &str) -> Value {
    let mut records = records(text);
    assert_eq!(records.len(), 1, "{records:#?}");
    records.remove(0)
}

/// Category, modes and contexts of the only record.
#[track_caller]
fn coded(text: &str) -> [Value; 3] {
    let record = record(text);
    ["event", "mode", "context"].map(|field| record[field].clone())
}

fn list(words: &[&str]) -> Value {
    Value::from(words.to_vec())
}

#[test]
fn a_record_says_who_whom_where_when() {
    let record = record("اعتقلت الشرطة العراقية ثلاثة أشخاص في بغداد يوم 1 يناير 2026.");
    assert_eq!(record["event"], list(&["COERCE"]));
    assert_eq!(record["mode"], list(&["arrest"]));
    assert_eq!(record["quad_code"], 4);
    assert_eq!(record["date"], "2026-01-01");
    assert_eq!(record.get("comment"), None, "the date is the event's own");
    let source = &record["source"][0];
    assert_eq!((&source["code"], &source["sector"]), (&"IRQ".into(), &"COP".into()));
    assert_eq!(source["actor_text"], "الشرطة العراقية");
    assert_eq!(record["recipient"][0]["actor_text"], "ثلاثة أشخاص");
    assert_eq!(record["arrested"], 3);
    let place = &record["event_loc"];
    assert_eq!((&place["asciiname"], &place["cc3"]), (&"Baghdad".into(), &"IRQ".into()));
    assert_eq!(record["event_text"], list(&["اعتقلت"]));
    assert_eq!(record["text_info"]["start"], 29);
    assert_eq!(record["cite_info"]["codebook"], "plover-0.8");
}

#[test]
fn ids_count_the_events_of_the_article() {
    let records = records("قتل سبعة جنود. ووصل الرئيس إلى القاهرة. واعتقلت الشرطة ثلاثة أشخاص.");
    let ids: Vec<&str> = records.iter().filter_map(|record| record["id"].as_str()).collect();
    assert_eq!(ids, ["a-2", "a-4"]);
}

#[test]
fn what_plover_has_no_category_for_is_left_out() {
    assert!(records("وصل الرئيس إلى القاهرة. وانتخب البرلمان رئيسا. وانهار المبنى.").is_empty());
}

#[test]
fn convictions_are_sanctions() {
    let expected = [list(&["SANCTION"]), list(&["convict"]), list(&["legal"])];
    assert_eq!(coded("حكمت المحكمة على الوزير السابق بالسجن."), expected);
}

#[test]
fn planned_acts_are_agreements_or_threats() {
    let agreed = [list(&["AGREE"]), list(&[]), list(&[])];
    assert_eq!(coded("ستقدم فرنسا مساعدات إلى لبنان."), agreed);
    let threatened = |mode| [list(&["THREATEN"]), list(&[mode]), list(&[])];
    assert_eq!(coded("ستهاجم القوات الحكومية المدينة."), threatened("violence"));
    assert_eq!(coded("ستعتقل الشرطة المتظاهرين."), threatened("arrest"));
    let future = [list(&["CONSULT"]), list(&["visit"]), list(&["future"])];
    assert_eq!(coded("سيزور الوزير بغداد."), future);
}

#[test]
fn what_did_not_happen_says_so() {
    let expected = [list(&["COERCE"]), list(&["arrest"]), list(&["negation"])];
    assert_eq!(coded("لم تعتقل الشرطة المتظاهرين."), expected);
}

#[test]
fn visitors_are_sources_and_those_who_meet_all_are() {
    let codes = |record: &Value, field: &str| -> Vec<Value> {
        let actors = record[field].as_array().unwrap().iter();
        actors.map(|actor| actor["code"].clone()).collect()
    };
    let visit = record("استقبل الملك الأردني الرئيس الفرنسي.");
    assert_eq!(codes(&visit, "source"), ["FRA"]);
    assert_eq!(codes(&visit, "recipient"), ["JOR"]);
    let meeting = record("التقى وزير الخارجية المصري وزير الخارجية التركي.");
    assert_eq!(codes(&meeting, "source"), ["EGY", "TUR"]);
    assert!(codes(&meeting, "recipient").is_empty());
}

#[test]
fn sectors_and_bodies_have_the_codes_of_plover() {
    assert_eq!(record("اتهم صحفيون الحكومة بالفساد.")["source"][0]["sector"], "JRN");
    let asked = &records("دعت الأمم المتحدة إلى وقف القتال.")[0]["source"][0];
    assert_eq!((&asked["code"], &asked["sector"]), (&"IGO".into(), &Value::Null));
}

#[test]
fn what_takes_days_has_an_end_and_what_has_no_day_that_of_publication() {
    let days = record("تظاهر آلاف العمال من 3 إلى 5 مارس 2025.");
    assert_eq!(
        (&days["date"], &days["enddate"]),
        (&"2025-03-03".into(), &"2025-03-05".into())
    );
    let undated = record("تظاهر آلاف العمال.");
    assert_eq!(undated["date"], "2026-01-22");
    assert_eq!(undated["comment"], "no date is told: the date is that of publication");
}

#[test]
fn the_program_writes_records_that_fit_the_schema() {
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_waqai"))
            .args(arguments)
            .current_dir(ROOT)
            .output()
            .unwrap()
    };
    let output = run(&["events", "-q", "-f", "plover", "fixtures/articles"]);
    assert_eq!(output.status.code(), Some(0));
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema(Shape::Plover)).unwrap()).unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(&record)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{line}: {faults:#?}");
    }
    let published = run(&["schema", "plover"]).stdout;
    assert_eq!(String::from_utf8(published).unwrap(), schema(Shape::Plover));
    let output = run(&["events", "--min-confidence", "2", "fixtures/articles"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("2 is no confidence: write a number from 0 to 1, such as 0.6"),
        "{said}"
    );
    for command in ["events", "graph", "timeline"] {
        let all = run(&[command, "-q", "fixtures/articles/valley-flood.txt"]).stdout;
        let none = run(&[
            command,
            "-q",
            "--min-confidence",
            "1",
            "fixtures/articles/valley-flood.txt",
        ])
        .stdout;
        assert!(none.len() < all.len(), "{command}");
    }
}

#[test]
fn less_sure_events_go_and_relations_follow_the_others() {
    let mut whole = analysis("قتل سبعة جنود. واعتقلت الشرطة ثلاثة أشخاص.");
    assert!(whole.events.len() >= 3, "{:#?}", whole.events);
    for event in &mut whole.events {
        event.confidence = 0.8;
    }
    whole.events[0].confidence = 0.4;
    let relation = |first, second| Relation {
        first,
        second,
        kind: RelationKind::Before,
        span: Span::new(0, 0),
    };
    whole.relations = vec![relation(0, 1), relation(1, 2)];
    let kept = whole.events[1..].to_vec();
    let surer = whole.surer(Some(0.5));
    assert_eq!(surer.events, kept);
    assert_eq!(surer.relations, [relation(0, 1)]);
}
