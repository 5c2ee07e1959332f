//! What every stage saw in every fixture, as files that a linguist can read: `fixtures/golden/<slug>.<stage>.txt`.
//!
//! Only `WAQAI_REWRITE=1 cargo test --test golden` writes them.
#![allow(clippy::unwrap_used, reason = "tests may fail by panicking")]

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use waqai::{
    explain::{Stage, plain},
    lexicon::Lexicon,
    pipeline::Pipeline,
    text::{Article, Metadata},
};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn paths(name: &str) -> Vec<PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

/// What the stages see now, by the name of the golden file.
fn now() -> BTreeMap<String, String> {
    let lexicon = Lexicon::builtin().unwrap();
    let pipeline = Pipeline::new(&lexicon).unwrap();
    let mut out = BTreeMap::new();
    for path in paths("articles") {
        let slug = path.file_stem().unwrap().to_string_lossy().into_owned();
        let metadata = Metadata {
            id: slug.clone(),
            ..Metadata::default()
        };
        let analysis = pipeline.read_article(Article::new(std::fs::read_to_string(&path).unwrap(), metadata));
        for stage in Stage::ALL {
            out.insert(
                format!("{slug}.{}.txt", stage.name()),
                plain(stage, &analysis, &lexicon),
            );
        }
    }
    out
}

/// The first line in which two texts differ.
fn difference(golden: &str, now: &str) -> String {
    let mut lines = golden.lines().zip(now.lines()).enumerate();
    match lines.find(|(_, (golden, now))| golden != now) {
        Some((at, (golden, now))) => format!("line {}\n  golden: {golden}\n  now:    {now}", at + 1),
        None => format!("{} lines, now {}", golden.lines().count(), now.lines().count()),
    }
}

#[test]
fn stages_see_what_they_saw() {
    let now = now();
    if std::env::var_os("WAQAI_REWRITE").is_some() {
        for path in paths("golden") {
            std::fs::remove_file(path).unwrap();
        }
        for (name, text) in &now {
            std::fs::write(folder("golden").join(name), text).unwrap();
        }
    }
    let mut faults = Vec::new();
    for (name, text) in &now {
        match std::fs::read_to_string(folder("golden").join(name)) {
            Ok(golden) if golden == *text => {}
            Ok(golden) => faults.push(format!("{name}: {}", difference(&golden, text))),
            Err(_) => faults.push(format!("{name}: no golden")),
        }
    }
    let orphans = paths("golden")
        .into_iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned());
    faults.extend(
        orphans
            .filter(|name| !now.contains_key(name))
            .map(|name| format!("{name}: no fixture is called so")),
    );
    let advice = "read the differences; WAQAI_REWRITE=1 cargo test --test golden accepts them";
    assert!(faults.is_empty(), "{advice}\n{}", faults.join("\n"));
}
