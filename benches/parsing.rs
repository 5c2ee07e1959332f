//! Speed of reading words and sentences: morphology, syntax, and both together, by length of the article.
//!
//! A run begins without memory of words that were looked up before. The text is that of `fixtures/articles`, or the file that `WAQAI_CORPUS` names: plain text, or JSON Lines with `text`.
#![allow(clippy::unwrap_used, reason = "a benchmark that may fail by panicking")]

use std::{env, ffi::OsStr, fs, path::Path, sync::LazyLock};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use waqai::lexicon::Lexicon;
use waqai::morphology::Morphology;
use waqai::syntax::Syntax;
use waqai::text::{Article, Metadata};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().unwrap());

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The articles to read, each `times` times as long.
fn articles(times: usize) -> Vec<Article> {
    let article = |text: &String| Article::new(text.repeat(times), Metadata::default());
    texts().iter().map(article).collect()
}

fn texts() -> Vec<String> {
    let Some(path) = env::var_os("WAQAI_CORPUS") else {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
        let mut files: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.retain(|file| file.extension() == Some(OsStr::new("txt")));
        files.sort();
        return files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    };
    let corpus = fs::read_to_string(&path).unwrap();
    if Path::new(&path).extension() == Some(OsStr::new("jsonl")) {
        let text = |line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["text"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        corpus.lines().map(text).collect()
    } else {
        vec![corpus]
    }
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|article| article.text.len()).sum::<usize>())
}

#[divan::bench(args = [1, 16])]
fn morphology(bencher: Bencher, times: usize) {
    let articles = articles(times);
    let bencher = bencher.counter(bytes(&articles));
    bencher
        .with_inputs(|| Morphology::new(&LEXICON))
        .bench_refs(|morphology| {
            for article in &articles {
                black_box(morphology.read(black_box(article)));
            }
        });
}

#[divan::bench(args = [1, 16])]
fn syntax(bencher: Bencher, times: usize) {
    let (morphology, syntax, articles) = (Morphology::new(&LEXICON), Syntax::new(&LEXICON), articles(times));
    let words: Vec<_> = articles.iter().map(|article| morphology.read(article)).collect();
    bencher.counter(bytes(&articles)).bench(|| {
        for (article, words) in articles.iter().zip(&words) {
            black_box(syntax.parse(black_box(article), words, &[]));
        }
    });
}

#[divan::bench(args = [1, 16])]
fn morphology_and_syntax(bencher: Bencher, times: usize) {
    let (syntax, articles) = (Syntax::new(&LEXICON), articles(times));
    let bencher = bencher.counter(bytes(&articles));
    bencher
        .with_inputs(|| Morphology::new(&LEXICON))
        .bench_refs(|morphology| {
            for article in &articles {
                let words = morphology.read(black_box(article));
                black_box(syntax.parse(article, &words, &[]));
            }
        });
}
