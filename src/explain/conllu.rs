//! Words in CoNLL-U: syntactic words with Universal Dependencies tags; with the parse, or with heads left open.

use std::fmt::Write;

use crate::{
    lexicon::Lexicon,
    morphology::{SyntacticWord, Universal},
    pipeline::Analysis,
    syntax::{Dependency, dependencies},
    text::Sentence,
};

/// The words of an article in CoNLL-U, with what they hang on if wanted. Words that are written together stand under a range
/// line.
pub fn conllu(analysis: &Analysis, lexicon: &Lexicon, with_heads: bool) -> String {
    let article = &analysis.article;
    let words = Universal::new(lexicon).words(article, &analysis.words);
    let mut out = String::new();
    let mut next = 0;
    for (number, sentence) in article.sentences.iter().enumerate() {
        let _ = writeln!(out, "# sent_id = {}-{}", article.metadata.id, number + 1);
        let text = sentence.span.of(&article.text).replace(['\n', '\r', '\t'], " ");
        let _ = writeln!(out, "# text = {text}");
        let mut rows: Vec<Row<'_>> = Vec::new();
        let mut of_token: Vec<std::ops::Range<usize>> = Vec::new();
        for token in article.tokens_of(sentence) {
            while words.get(next).is_some_and(|word| word.span.end <= token.span.start) {
                next += 1;
            }
            let first = rows.len();
            let together = words[next..].iter().take_while(|word| word.span.start < token.span.end);
            rows.extend(together.map(|word| Row { word, head: None }));
            next += rows.len() - first;
            of_token.push(first..rows.len());
        }
        if with_heads {
            let tree = dependencies(article, sentence, &analysis.parses[number]);
            hang(&mut rows, &of_token, &tree, sentence);
            open_clauses(&mut rows);
        }
        write(&mut out, article, sentence, &rows, &of_token);
    }
    out
}

/// A word with what it hangs on: the number of a word, 0 for none, and the relation.
struct Row<'w> {
    word: &'w SyntacticWord,
    head: Option<(usize, &'static str)>,
}

/// Takes the tree over tokens to the words that they are made of: a token's own word has its place in the tree, what is
/// written onto it hangs on that.
fn hang(rows: &mut [Row<'_>], of_token: &[std::ops::Range<usize>], tree: &[Dependency], sentence: &Sentence) {
    let own: Vec<usize> = of_token.iter().map(|words| own_word(rows, words)).collect();
    for (at, (words, dependency)) in of_token.iter().zip(tree).enumerate() {
        for word in words.clone() {
            rows[word].head = Some(if word != own[at] {
                (
                    own[at] + 1,
                    clitic_relation(&rows[word].word.upos, word > own[at], &rows[own[at]].word.upos),
                )
            } else if let Some(head) = dependency.head {
                (own[head - sentence.tokens.start] + 1, dependency.relation)
            } else {
                (0, dependency.relation)
            });
        }
    }
}

/// What opens a clause and has no place in the parse hangs on the verb after it: «that».
fn open_clauses(rows: &mut [Row<'_>]) {
    let mut verb: Option<usize> = None;
    for at in (0..rows.len()).rev() {
        match (rows[at].word.upos.as_str(), rows[at].head) {
            ("VERB", _) => verb = Some(at + 1),
            ("SCONJ", Some((_, "dep"))) => {
                if let Some(verb) = verb {
                    rows[at].head = Some((verb, "mark"));
                }
            }
            _ => {}
        }
    }
}

/// The word of a token that is no clitic: the last one of content, else a pronoun, else the first.
fn own_word(rows: &[Row<'_>], words: &std::ops::Range<usize>) -> usize {
    let last = |tags: &[&str]| {
        words
            .clone()
            .rev()
            .find(|at| tags.contains(&rows[*at].word.upos.as_str()))
    };
    last(&["NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X"])
        .or_else(|| last(&["PRON", "DET"]))
        .unwrap_or(words.start)
}

fn clitic_relation(upos: &str, after: bool, own: &str) -> &'static str {
    match (upos, after) {
        ("CCONJ", _) => "cc",
        ("ADP", _) => "case",
        ("SCONJ", _) => "mark",
        ("AUX", _) => "aux",
        ("PRON", true) if own == "VERB" => "obj",
        ("PRON", true) => "nmod",
        _ => "dep",
    }
}

fn write(
    out: &mut String,
    article: &crate::text::Article,
    sentence: &Sentence,
    rows: &[Row<'_>],
    of_token: &[std::ops::Range<usize>],
) {
    for (token, words) in article.tokens_of(sentence).iter().zip(of_token) {
        if words.len() > 1 {
            let form = token.span.of(&article.text);
            let _ = writeln!(out, "{}-{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_", words.start + 1, words.end);
        }
        for at in words.clone() {
            let Row { word, head } = &rows[at];
            let form = word.span.of(&article.text);
            let lemma = if word.lemma.is_empty() { "_" } else { &word.lemma };
            let (head, relation) = head.map_or_else(|| ("_".to_owned(), "_"), |(head, it)| (head.to_string(), it));
            let _ = writeln!(
                out,
                "{}\t{form}\t{lemma}\t{}\t_\t_\t{head}\t{relation}\t_\t_",
                at + 1,
                word.upos
            );
        }
    }
    out.push('\n');
}
