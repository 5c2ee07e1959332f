use std::io::BufRead;
use waqai::{lexicon::*, morphology::*, text::*};
fn upos(l: &Lexicon, r: &Reading, next: Option<&Reading>) -> &'static str {
    let f = || r.lexeme.map_or("", |x| l.lexeme(x).note.as_str());
    match r.pos {
        Pos::Noun => "NOUN",
        Pos::Adjective => "ADJ",
        Pos::Proper => "PROPN",
        Pos::Numeral => "NUM",
        Pos::Verb => {
            let lem = r.lexeme.map_or("", |x| l.lexeme(x).lemma.as_str());
            if lem == "كان" || lem == "ليس" {
                if next.is_some_and(|n| n.pos == Pos::Verb) { "AUX" } else { "AUX" }
            } else {
                "VERB"
            }
        }
        Pos::Preposition => "ADP",
        Pos::Conjunction => {
            if f() == "but" {
                "ADP"
            } else {
                "CCONJ"
            }
        }
        Pos::Subordinator => {
            if f() == "complement" {
                "SCONJ"
            } else {
                "ADP"
            }
        }
        Pos::Pronoun => "PRON",
        Pos::Demonstrative => "PRON",
        Pos::Relative => "PRON",
        Pos::Determiner => "DET",
        Pos::Adverb => "ADV",
        Pos::Particle => "PART",
    }
}
fn main() {
    let l = Lexicon::builtin().unwrap();
    let m = Morphology::new(&l);
    let dbg = std::env::args().nth(1).is_some();
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let t = v["text"].as_str().unwrap();
        let a = Article::new(t, Metadata::default());
        let w = m.read(&a);
        let cp = CodePoints::new(t);
        let mut out = vec![];
        for (i, (tok, word)) in a.tokens.iter().zip(&w).enumerate() {
            let s = tok.span.start;
            match word.best() {
                None => {
                    let u = match tok.kind {
                        TokenKind::Number => "NUM",
                        TokenKind::Mark => "PUNCT",
                        _ => "X",
                    };
                    out.push((s, tok.span.end, u));
                }
                Some(r) => {
                    let mut at = s;
                    let txt = tok.span.of(t);
                    let mut rest = s + r.stem_start as usize;
                    for c in txt[..r.stem_start as usize].chars() {
                        let e = at + c.len_utf8();
                        let first = at == s;
                        let u = if first && (r.proclitics.conjunction()) {
                            "CCONJ"
                        } else if r.proclitics.has(Proclitics::FUTURE) {
                            "PART"
                        } else {
                            "ADP"
                        };
                        out.push((at, e, u));
                        at = e;
                    }
                    rest = rest.max(at);
                    let next = w.get(i + 1).and_then(|x| x.best());
                    out.push((rest, s + r.stem_end as usize, upos(&l, r, next)));
                    if r.enclitic.is_some() {
                        out.push((s + r.stem_end as usize, tok.span.end, "PRON"));
                    }
                    if dbg {
                        println!(
                            "{}\t{:?}\t{}\t{:?}",
                            txt,
                            r.pos,
                            r.lexeme.map_or("?", |x| l.lexeme(x).lemma.as_str()),
                            r.evidence
                        );
                    }
                }
            }
        }
        if !dbg {
            println!(
                "{}",
                serde_json::json!({"id":v["id"],"words":out.iter().map(|(s,e,u)|serde_json::json!({"start":cp.at(*s),"end":cp.at(*e),"upos":u})).collect::<Vec<_>>()})
            );
        }
    }
}
