use std::{collections::BTreeMap, io::BufRead};
use waqai::{lexicon::*, morphology::*, text::*};
fn main() {
    let l = Lexicon::builtin().unwrap();
    let m = Morphology::new(&l);
    let mut c: BTreeMap<(String, String, String), u64> = BTreeMap::new();
    let mut n = 0u64;
    let mut unk: BTreeMap<String, u64> = BTreeMap::new();
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let a = Article::new(v["text"].as_str().unwrap(), Metadata::default());
        let w = m.read(&a);
        for (t, word) in a.tokens.iter().zip(&w) {
            if word.readings.is_empty() {
                continue;
            }
            n += 1;
            if word.readings[0].evidence == Evidence::Guess {
                *unk.entry(t.span.of(&a.text).to_string()).or_default() += 1;
                continue;
            }
            let best = word.readings.iter().map(|r| r.cost).min().unwrap();
            let key = |r: &Reading| {
                let x = l.lexeme(r.lexeme.unwrap());
                (
                    x.lemma.clone(),
                    format!("{:?}", r.pos).to_lowercase(),
                    x.verb.as_ref().map_or(String::new(), |v| v.0.clone()),
                )
            };
            let exact: Vec<_> = word.readings.iter().filter(|r| r.evidence == Evidence::Exact).collect();
            let rs: Vec<&Reading> = if exact.is_empty() { word.readings.iter().collect() } else { exact };
            let k = key(rs[0]);
            let _ = best;
            if rs.iter().all(|r| key(r) == k) {
                *c.entry(k).or_default() += 1;
            }
        }
    }
    if std::env::args().nth(1).is_some() {
        let mut u: Vec<_> = unk.into_iter().collect();
        u.sort_by_key(|x| std::cmp::Reverse(x.1));
        let tot: u64 = u.iter().map(|x| x.1).sum();
        eprintln!("unknown {} of {}", tot, n);
        for (w, k) in u.iter().take(2000) {
            println!("{w}\t{k}");
        }
        return;
    }
    println!("lemma\tpos\tverb\tcount");
    let mut rows: Vec<String> = c
        .into_iter()
        .filter(|(k, _)| matches!(k.1.as_str(), "verb" | "noun" | "adjective" | "proper"))
        .map(|(k, v)| format!("{}\t{}\t{}\t{}", k.0, k.1, k.2, (v * 1_000_000).div_ceil(n)))
        .collect();
    rows.sort();
    for r in rows {
        println!("{r}")
    }
}
