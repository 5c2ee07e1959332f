//! Mentions of a corpus.
use chrono::NaiveDate;
use std::io::Write;
use waqai::calendar::{Calendar, Reference, Variant};
fn main() {
    let t = std::time::Instant::now();
    let calendar = Calendar::built_in().unwrap();
    eprintln!("build {:?}", t.elapsed());
    let text = std::fs::read_to_string("/work/shared/corpus/news.jsonl").unwrap();
    let docs: Vec<(Option<Reference>, String)> = text
        .lines()
        .map(|l| {
            let v: serde_json::Value = serde_json::from_str(l).unwrap();
            let p = v["published"]
                .as_str()
                .unwrap_or("")
                .get(..10)
                .and_then(|d| NaiveDate::parse_from_str(d, "%Y-%m-%d").ok())
                .and_then(|d| d.and_hms_opt(0, 0, 0))
                .map(Reference::new);
            (p, v["text"].as_str().unwrap_or("").to_owned())
        })
        .collect();
    let bytes: usize = docs.iter().map(|d| d.1.len()).sum();
    for _ in 0..3 {
        let t = std::time::Instant::now();
        let mut n = 0;
        for (r, d) in &docs {
            n += calendar.mentions(d, r.as_ref(), Variant::UmmAlQura).len();
        }
        let s = t.elapsed().as_secs_f64();
        eprintln!("{n} mentions, {bytes} bytes, {:.1} MB/s", bytes as f64 / s / 1e6);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (r, d) in &docs {
        for m in calendar.mentions(d, r.as_ref(), Variant::UmmAlQura) {
            let s = d[..m.span.start].char_indices().rev().nth(30).map_or(0, |x| x.0);
            let e = d[m.span.end..]
                .char_indices()
                .nth(30)
                .map_or(d.len(), |x| m.span.end + x.0);
            writeln!(
                out,
                "{}\t{:?}\t{:?}\t{}\t{}⟦{}⟧{}",
                r.map_or(String::new(), |r| r.day.date().to_string()),
                m.value.granularity,
                m.value.status,
                m.value.iso().unwrap_or_default(),
                d[s..m.span.start].replace('\n', "⏎"),
                m.span.of(d).replace('\n', "⏎"),
                d[m.span.end..e].replace('\n', "⏎")
            )
            .unwrap();
        }
    }
}
