//! Morphology in CoNLL-U: syntactic words with Universal Dependencies tags, heads left open.

use std::fmt::Write;

use crate::{lexicon::Lexicon, morphology::Universal, pipeline::Analysis};

/// The words of an article in CoNLL-U. Words that are written together stand under a range line.
pub fn conllu(analysis: &Analysis, lexicon: &Lexicon) -> String {
    let article = &analysis.article;
    let words = Universal::new(lexicon).words(article, &analysis.words);
    let mut out = String::new();
    let mut next = 0;
    for (number, sentence) in article.sentences.iter().enumerate() {
        let _ = writeln!(out, "# sent_id = {}-{}", article.metadata.id, number + 1);
        let _ = writeln!(
            out,
            "# text = {}",
            sentence.span.of(&article.text).replace(['\n', '\r', '\t'], " ")
        );
        let mut id = 1;
        for token in article.tokens_of(sentence) {
            while words.get(next).is_some_and(|word| word.span.end <= token.span.start) {
                next += 1;
            }
            let of_token = words[next..].iter().take_while(|word| word.span.start < token.span.end);
            let of_token: Vec<_> = of_token.collect();
            if of_token.len() > 1 {
                let form = token.span.of(&article.text);
                let _ = writeln!(out, "{id}-{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_", id + of_token.len() - 1);
            }
            for word in &of_token {
                let form = word.span.of(&article.text);
                let lemma = if word.lemma.is_empty() { "_" } else { &word.lemma };
                let _ = writeln!(out, "{id}\t{form}\t{lemma}\t{}\t_\t_\t_\t_\t_\t_", word.upos);
                id += 1;
            }
            next += of_token.len();
        }
        out.push('\n');
    }
    out
}
