//! Gold times of events against mentions.
use chrono::NaiveDate;
use waqai::calendar::{Calendar, Reference, Variant};
fn main() {
    let calendar = Calendar::built_in().unwrap();
    let (mut right, mut wrong, mut none) = (0, 0, 0);
    for f in ["dev.jsonl", "seed.jsonl"] {
        for l in std::fs::read_to_string(format!("/work/shared/evaluation/{f}"))
            .unwrap()
            .lines()
        {
            let v: serde_json::Value = serde_json::from_str(l).unwrap();
            let text = v["text"].as_str().unwrap();
            let r = v["published"]
                .as_str()
                .and_then(|d| d.get(..10))
                .and_then(|d| NaiveDate::parse_from_str(d, "%Y-%m-%d").ok())
                .and_then(|d| d.and_hms_opt(0, 0, 0))
                .map(Reference::new);
            let ms = calendar.mentions(text, r.as_ref(), Variant::UmmAlQura);
            let offs: Vec<usize> = text.char_indices().map(|x| x.0).chain([text.len()]).collect();
            for e in v["events"].as_array().unwrap() {
                let t = &e["time"];
                if t.is_null() {
                    continue;
                }
                let (s, e) = (
                    offs[t["start"].as_u64().unwrap() as usize],
                    offs[t["end"].as_u64().unwrap() as usize],
                );
                let want = t["value"].as_str().unwrap();
                let m = ms
                    .iter()
                    .filter(|m| m.span.start < e && s < m.span.end)
                    .collect::<Vec<_>>();
                if m.is_empty() {
                    none += 1;
                    println!("none {} want {want}", &text[s..e]);
                    continue;
                }
                let got: Vec<String> = m.iter().map(|m| m.value.iso().unwrap_or_default()).collect();
                if got.iter().any(|g| g == want) {
                    right += 1
                } else {
                    wrong += 1;
                    println!(
                        "wrong {:?} «{}» want {want} got {got:?} from {}",
                        r.map(|r| r.day.date()),
                        &text[s..e],
                        m.iter().map(|m| m.span.of(text)).collect::<Vec<_>>().join(" | ")
                    );
                }
            }
        }
    }
    println!("{right} {wrong} {none}");
}
