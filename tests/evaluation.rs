//! Our figures are those of the reference scorer, to the digit, where it stands beside the project.
#![allow(clippy::unwrap_used, reason = "tests may fail by panicking")]

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use waqai::evaluation::{GoldEvent, Place, Tally, score};

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/evaluation");
    folder.join("score.py").exists().then_some(folder)
}

fn figures(mut command: Command) -> Value {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn figures_agree_with_the_reference_scorer() {
    let Some(folder) = shared() else { return };
    let waqai = env!("CARGO_BIN_EXE_waqai");
    for name in ["seed.jsonl", "dev.jsonl"] {
        let gold = folder.join(name);
        let events = Command::new(waqai).args(["events", "-q"]).arg(&gold).output().unwrap();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &events.stdout).unwrap();
        let mut reference = Command::new("python3");
        reference
            .arg(folder.join("score.py"))
            .arg(&gold)
            .arg(file.path())
            .arg("--json");
        let mut ours = Command::new(waqai);
        ours.args(["evaluate", "-q", "--json"]).arg(&gold);
        assert_eq!(figures(ours), figures(reference), "{name}");
    }
}

#[test]
fn gold_against_itself_is_perfect() {
    let event = GoldEvent {
        event_type: Some("MOVE".to_owned()),
        actors: vec![Place::new(5, 8)],
        locations: vec![Place::new(9, 13)],
        modality: Some("asserted".to_owned()),
        polarity: Some("positive".to_owned()),
        ..GoldEvent::at(0, 4)
    };
    let mut tally = Tally::default();
    score(
        &mut tally,
        "went the city",
        std::slice::from_ref(&event),
        std::slice::from_ref(&event),
    );
    let figures = tally.figures();
    for ratio in [
        figures.trigger,
        figures.typed,
        figures.actor,
        figures.location,
        figures.triple,
    ] {
        assert_eq!((ratio.gold, ratio.system, ratio.f1.to_string().as_str()), (1, 1, "1"));
    }
}

#[test]
fn one_event_is_paired_once() {
    let gold = [GoldEvent::at(0, 4)];
    let system = [GoldEvent::at(0, 2), GoldEvent::at(2, 4)];
    let mut tally = Tally::default();
    score(&mut tally, "went", &gold, &system);
    let trigger = tally.figures().trigger;
    assert_eq!(
        (trigger.p.to_string(), trigger.r.to_string()),
        ("0.5".to_owned(), "1".to_owned())
    );
}
