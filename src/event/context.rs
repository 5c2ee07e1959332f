//! Types by context: what a death, an explosion or a gathering was is told by the words and events around it.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::{
    EventType,
    table::{Row, Table},
};

use super::{
    draft::Draft,
    scene::{Scene, Stage},
};

/// Rows of `contexts.tsv` by lemma.
type Rows<'a> = BTreeMap<String, Vec<Row<'a>>>;

/// Gives drafts the type that their context tells: by their sentence, else, where a row says so, by the article.
pub fn fill(scene: &Scene<'_>, drafts: &mut [Draft<'_>]) {
    let mut rows: Rows<'_> = BTreeMap::new();
    for row in scene.lexicon.tables("contexts").flat_map(Table::rows) {
        rows.entry(row.cell("lemma").to_owned()).or_default().push(row);
    }
    let whole = types(drafts, &rows);
    for here in drafts.chunk_by_mut(|a, b| a.sentence == b.sentence) {
        if !here.iter().any(|draft| rows.contains_key(&draft.frame.lemma)) {
            continue;
        }
        let stage = scene.stage(here[0].sentence);
        let words: BTreeSet<String> = stage.view.range.clone().flat_map(|at| words_at(&stage, at)).collect();
        let near = types(here, &rows);
        for draft in here.iter_mut() {
            let Some(rows) = rows.get(&draft.frame.lemma) else {
                continue;
            };
            if let Some(kind) = told(rows, draft, &words, &near, &whole) {
                draft.kind = kind;
            }
        }
    }
}

/// The lemmas that the word at a token can have.
fn words_at(stage: &Stage<'_>, at: usize) -> Vec<String> {
    stage.view.reading(at).map_or_else(Vec::new, |_| stage.lemmas(at))
}

/// How often each type is told by events whose own type hangs on no context.
fn types(drafts: &[Draft<'_>], rows: &Rows<'_>) -> BTreeMap<EventType, usize> {
    let mut out = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| !rows.contains_key(&draft.frame.lemma)) {
        *out.entry(draft.kind).or_default() += 1;
    }
    out
}

/// The type of the row that most speaks for; none when no other says more than the frame's own.
fn told(
    rows: &[Row<'_>],
    draft: &Draft<'_>,
    words: &BTreeSet<String>,
    near: &BTreeMap<EventType, usize>,
    whole: &BTreeMap<EventType, usize>,
) -> Option<EventType> {
    let weigh = |row: &Row<'_>, near: &BTreeMap<EventType, usize>, words: &BTreeSet<String>| -> usize {
        row.cell("cues")
            .split('|')
            .map(|cue| match cue.strip_prefix('@') {
                Some(code) => code
                    .parse()
                    .ok()
                    .and_then(|kind: EventType| near.get(&kind))
                    .copied()
                    .unwrap_or_default(),
                None => usize::from(words.contains(cue)),
            })
            .sum()
    };
    let allowed = |row: &&Row<'_>| match row.cell("when") {
        "no-actor" => draft.actors.is_empty(),
        _ => true,
    };
    let nothing = BTreeSet::new();
    let best = |near, words| {
        let weighed = rows.iter().filter(allowed).filter_map(|row| {
            let kind: EventType = row.cell("type").parse().ok()?;
            let least = row.cell("least").parse().unwrap_or(1);
            Some((weigh(row, near, words), kind == draft.kind, kind, least))
        });
        let heard = weighed.filter(|(weight, _, _, least)| weight >= least);
        heard
            .map(|(weight, same, kind, _)| (weight, same, kind))
            .max_by_key(|(weight, same, _)| (*weight, *same))
    };
    if let Some((_, _, kind)) = best(near, words) {
        return Some(kind);
    }
    let by_article = rows.iter().filter(allowed).any(|row| row.cell("reach") == "article");
    let found = by_article.then(|| best(whole, &nothing)).flatten();
    found.map(|(_, _, kind)| kind)
}
