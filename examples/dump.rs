use std::io::Read;
use waqai::{lexicon::*, morphology::*, syntax::*, text::*};
fn main() {
    let l = Lexicon::builtin().unwrap();
    let m = Morphology::new(&l);
    let s = Syntax::new(&l);
    let mut t = String::new();
    std::io::stdin().read_to_string(&mut t).unwrap();
    let a = Article::new(t.clone(), Metadata::default());
    let w = m.read(&a);
    let ps = s.parse(&a, &w);
    let tok = |i: usize| a.tokens[i].span.of(&t);
    for (sent, p) in a.sentences.iter().zip(&ps) {
        println!("## {}", sent.span.of(&t));
        if std::env::args().nth(1).is_some() {
            for i in sent.tokens.clone() {
                println!(
                    "   {} : {}",
                    tok(i),
                    w[i].readings
                        .iter()
                        .take(4)
                        .map(|r| format!(
                            "{:?}/{}/{}{}",
                            r.pos,
                            r.lexeme.map_or("?", |x| l.lexeme(x).lemma.as_str()),
                            r.cost,
                            if r.features.passive { "P" } else { "" }
                        ))
                        .collect::<Vec<_>>()
                        .join("  ")
                );
            }
        }
        let ph = |i: usize| {
            let q = &p.phrases[i];
            let mut s = String::new();
            for k in q.start..q.end {
                s.push_str(tok(k));
                s.push(' ');
            }
            s.trim().to_string()
        };
        for (i, q) in p.phrases.iter().enumerate() {
            if q.tie.is_none() || !q.conjuncts.is_empty() {
                println!(
                    "  NP{} [{}]{} head={} gen={} {}",
                    i,
                    ph(i),
                    q.preposition.as_ref().map_or(String::new(), |x| format!(" prep={}", x.lemma)),
                    tok(q.head),
                    q.genitive.map_or(String::new(), |g| ph(g)),
                    q.conjuncts.iter().map(|c| format!("+[{}]", ph(*c))).collect::<String>()
                );
            }
        }
        for (i, c) in p.clauses.iter().enumerate() {
            println!(
                "  CL{} {} {:?} {:?} parent={:?} S={} O={} PP={} other={} mk={:?} compl={}",
                i,
                tok(c.predicate),
                c.kind,
                c.link,
                c.parent,
                c.subject.map_or("-".into(), |x| ph(x)),
                c.objects.iter().map(|x| ph(*x)).collect::<Vec<_>>().join("|"),
                c.obliques
                    .iter()
                    .map(|x| format!(
                        "{} {}",
                        p.phrases[*x].preposition.as_ref().map_or("", |y| y.lemma.as_str()),
                        ph(*x)
                    ))
                    .collect::<Vec<_>>()
                    .join("|"),
                c.others.iter().map(|x| ph(*x)).collect::<Vec<_>>().join("|"),
                c.markers.iter().map(|m| m.function.as_str()).collect::<Vec<_>>(),
                c.has_complement
            );
        }
    }
}
