//! The rules of `lexicon/README.md`, held against every table.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::is_nfc;

use super::{
    compile::compile,
    source::Source,
    table::{Fault, Row, Table},
};
use crate::text::letters;

/// The columns of the tables that have a fixed shape, by name of file or folder.
const COLUMNS: [(&str, &str); 39] = [
    (
        "actors",
        "uid name aliases english kind country sector member_of from to source",
    ),
    ("adjectives", "lemma feminine plural class gloss"),
    ("clitics", "form side function person gender number gloss"),
    ("encoder/beginning", "value shift numbers"),
    ("encoder/class", "value shift numbers"),
    ("encoder/clitics", "value shift numbers"),
    ("encoder/domain", "value shift numbers"),
    ("encoder/ending", "value shift numbers"),
    ("encoder/eventful", "value shift numbers"),
    ("encoder/exemplar", "value shift numbers"),
    ("encoder/framed", "value shift numbers"),
    ("encoder/kind", "value shift numbers"),
    ("encoder/layers", "layer shift numbers"),
    ("encoder/relation", "value shift numbers"),
    ("encoder/second", "value shift numbers"),
    ("encoder/sense", "value shift numbers"),
    ("encoder/word", "value shift numbers"),
    (
        "event_nouns",
        "lemma when kind type mode cameo genitive prepositions content example counter",
    ),
    ("exemplar_meanings", "exemplar type gloss"),
    ("exemplars", "lemma exemplar second eventful"),
    (
        "frames",
        "lemma when kind type mode cameo subject object genitive prepositions content example counter",
    ),
    ("frequency", "lemma pos verb count"),
    ("labels", "code ar en"),
    ("multiword", "form pos function gloss"),
    ("names/family", "name"),
    ("names/given", "name gender"),
    ("nouns", "lemma gender plural class gloss"),
    ("numbers", "form kind value"),
    ("organisations", "lemma gender plural sector gloss"),
    ("particles", "form pos function rarity gloss"),
    (
        "places",
        "uid name variants english type parent country lat lon nisba source",
    ),
    ("roles", "lemma gender plural sector gloss"),
    ("semantic_codes", "part code gloss"),
    ("semantics", "lemma pos class domain"),
    ("trust", "decision weights encoder"),
    ("transitions", "left right cost"),
    ("universal", "pos function lemma left right upos"),
    ("verbs", "lemma root form vowels transitive masdar gloss"),
    ("weights", "feature weight hidden"),
];

/// Cells in which prose stands, with whatever signs it needs.
const PROSE: [&str; 9] = [
    "ar", "gloss", "english", "example", "counter", "source", "en", "feature", "value",
];

/// Every fault of the tables, those that compiling meets included, in the order of files and lines.
///
/// ```
/// use waqai::lexicon::{check::check, source::Source};
/// let (source, _) = Source::of([("roles.tsv".to_owned(), "lemma\tgender\n".to_owned())]);
/// assert_eq!(check(&source)[0].to_string(), "roles.tsv:1: the columns should be: lemma gender plural sector gloss");
/// ```
pub fn check(source: &Source) -> Vec<Fault> {
    let mut faults: Vec<Fault> = source.tables().iter().flat_map(of_table).collect();
    faults.extend(compile(source).1);
    faults.extend(across(source));
    faults.sort_by(|first, second| (&first.file, first.line).cmp(&(&second.file, second.line)));
    faults.dedup();
    faults
}

fn fault(table: &Table, line: usize, cause: impl Into<String>) -> Fault {
    Fault {
        file: table.file.clone(),
        line,
        cause: cause.into(),
    }
}

fn of_table(table: &Table) -> Vec<Fault> {
    let mut faults = Vec::new();
    let header = table.text.lines().next().unwrap_or_default();
    if let Some((_, columns)) = COLUMNS.iter().find(|(name, _)| table.is_named(name))
        && header.split('\t').ne(columns.split(' '))
    {
        faults.push(fault(table, 1, format!("the columns should be: {columns}")));
    }
    if !table.text.ends_with('\n') || table.text.ends_with("\n\n") || table.text.contains('\r') {
        faults.push(fault(
            table,
            table.text.lines().count(),
            "lines should end with one \\n, the last one too",
        ));
    }
    let mut before: Option<&str> = None;
    for (at, line) in table.text.lines().enumerate().skip(1) {
        if line.starts_with('#') && before.is_none() {
            continue;
        }
        match before.map(|before| before.cmp(line)) {
            Some(std::cmp::Ordering::Equal) => faults.push(fault(table, at + 1, "the row stands twice")),
            Some(std::cmp::Ordering::Greater) => {
                faults.push(fault(
                    table,
                    at + 1,
                    "the row sorts before the one above it (LC_ALL=C sort)",
                ));
            }
            _ => {}
        }
        before = Some(line);
        faults.extend(of_line(table, at + 1, line, header));
    }
    faults
}

fn of_line(table: &Table, number: usize, line: &str, header: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !is_nfc(line) {
        faults.push(fault(table, number, "not in Unicode NFC"));
    }
    for (column, cell) in header.split('\t').zip(line.split('\t')) {
        if cell.trim() != cell {
            faults.push(fault(table, number, format!("{column}: blank at the edge of the cell")));
        }
        let sign = cell.chars().find(|&c| {
            letters::is_invisible(c) || c == letters::TATWEEL || (letters::is_mark(c) && c != letters::SHADDA)
        });
        if let Some(sign) = sign.filter(|_| !PROSE.contains(&column)) {
            faults.push(fault(
                table,
                number,
                format!("{column}: U+{:04X} has no place here", u32::from(sign)),
            ));
        }
    }
    faults
}

/// What only several tables together can get wrong.
fn across(source: &Source) -> Vec<Fault> {
    let rows = |name: &'static str| source.named(name).flat_map(Table::rows);
    let mut faults = Vec::new();
    let places: BTreeSet<&str> = rows("places").map(|row| row.cell("uid")).collect();
    for row in rows("places") {
        let parent = row.cell("parent");
        if !parent.is_empty() && !places.contains(parent) {
            faults.push(row.fault(format!("parent: there is no place {parent}")));
        }
    }
    faults.extend(twice(rows("places").collect(), "uid"));
    faults.extend(twice(rows("actors").collect(), "uid"));
    let actors: BTreeSet<&str> = rows("actors").map(|row| row.cell("uid")).collect();
    for row in rows("actors") {
        let body = row.cell("member_of");
        if !body.is_empty() && !actors.contains(body) {
            faults.push(row.fault(format!("member_of: there is no actor {body}")));
        }
    }
    let verbs: BTreeSet<&str> = rows("verbs").map(|row| row.cell("lemma")).collect();
    for row in rows("frames") {
        if !verbs.contains(row.cell("lemma")) {
            faults.push(row.fault("lemma: no verb of verbs/ is called so"));
        }
    }
    for row in rows("frames").chain(rows("event_nouns")) {
        if row.cell("kind") == "event" && row.cell("example").is_empty() {
            faults.push(row.fault("example: a frame of an event needs a sentence"));
        }
    }
    let exemplars: BTreeSet<&str> = rows("exemplar_meanings").map(|row| row.cell("exemplar")).collect();
    let nouns: BTreeSet<&str> = rows("event_nouns").map(|row| row.cell("lemma")).collect();
    for row in rows("exemplars") {
        if !verbs.contains(row.cell("lemma")) && !nouns.contains(row.cell("lemma")) {
            faults.push(row.fault("lemma: no verb of verbs/ and no event noun is called so"));
        }
        let (exemplar, second) = (row.cell("exemplar"), row.cell("second"));
        for unknown in [exemplar, second]
            .into_iter()
            .filter(|it| !it.is_empty() && !exemplars.contains(it))
        {
            faults.push(row.fault(format!("there is no exemplar {unknown} in exemplar_meanings.tsv")));
        }
        if !["0", "1", "2", "3", "4"].contains(&row.cell("eventful")) {
            faults.push(row.fault("eventful: no number from 0 to 4"));
        }
    }
    faults.extend(twice(rows("exemplars").collect(), "lemma"));
    let codes: BTreeSet<(&str, &str)> = rows("semantic_codes")
        .map(|row| (row.cell("part"), row.cell("code")))
        .collect();
    for row in rows("semantics") {
        for part in ["class", "domain"] {
            let code = row.cell(part);
            if !code.is_empty() && !codes.contains(&(part, code)) {
                faults.push(row.fault(format!("{part}: there is no {code} in semantic_codes.tsv")));
            }
        }
        if !["noun", "adjective"].contains(&row.cell("pos")) {
            faults.push(row.fault("pos: neither noun nor adjective"));
        }
    }
    for row in rows("trust") {
        let table = format!("weights/{}.tsv", row.cell("decision"));
        if !source.named("weights").any(|weights| weights.file == table) {
            faults.push(row.fault(format!("decision: there is no {table}")));
        }
        for column in ["weights", "encoder"] {
            if row.cell(column).parse::<u8>().is_err() {
                faults.push(row.fault(format!("{column}: no whole number from 0 to 255")));
            }
        }
    }
    faults
}

fn twice(rows: Vec<Row<'_>>, column: &str) -> Vec<Fault> {
    let mut first: BTreeMap<&str, String> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in rows {
        match first.get(row.cell(column)) {
            Some(place) => faults.push(row.fault(format!("{column}: {} stands at {place} too", row.cell(column)))),
            None => {
                first.insert(row.cell(column), row.place());
            }
        }
    }
    faults
}
