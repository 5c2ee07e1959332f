//! Reads `reference TAB expression` lines, prints values.
use chrono::{NaiveDate, NaiveDateTime};
use std::io::{BufRead, Write};
use waqai::calendar::{Calendar, Reference, Variant};
fn main() {
    let calendar = Calendar::built_in().unwrap_or_else(|faults| panic!("{faults:?}"));
    let explain = std::env::args().nth(1).is_some();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let (day, expression) = line.split_once('\t').unwrap_or_default();
        let at = NaiveDateTime::parse_from_str(day, "%Y-%m-%dT%H:%M").ok().or_else(|| {
            NaiveDate::parse_from_str(day, "%Y-%m-%d")
                .ok()
                .and_then(|d| d.and_hms_opt(0, 0, 0))
        });
        let reference = at.map(Reference::new);
        let e = calendar.resolve(expression, reference.as_ref(), Variant::UmmAlQura);
        if explain {
            writeln!(out, "{expression}\t{}", serde_json::to_string(&e).unwrap()).unwrap();
            continue;
        }
        writeln!(out, "{}", serde_json::json!({"value": e.and_then(|e| e.value.iso())})).unwrap();
    }
}
