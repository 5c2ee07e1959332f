//! Speed of morphology: opening it, readings of running text, the mapping to Universal Dependencies.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "a benchmark of Arabic that may fail by panicking"
)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use waqai::lexicon::Lexicon;
use waqai::morphology::{Morphology, Universal};
use waqai::text::{Article, Metadata};

/// Sentences of our own in the style of the news press.
const TEXT: &str = "أعلنت وزارة الداخلية أن قوات الأمن ألقت القبض على أفراد شبكة كانت تنشط في المناطق الحدودية. \
وقال المتحدث باسم الوزارة، مساء الأربعاء، إن العملية جرت بالتنسيق مع السلطات المحلية بعد متابعة دقيقة. \
وأضاف أن التحقيقات مستمرة لمعرفة الجهات التي تقف وراء الشبكة ومصادر تمويلها وخطوط إمدادها. \
وشدد رئيس اللجنة على أهمية تبادل المعلومات بين الأجهزة المختصة في البلدين وتطوير قدراتها. \
وأشار البيان إلى أن المحكمة أصدرت أحكاما بالسجن لمدة خمس سنوات على المتهمين في القضية. \
وفي السياق، رحب نواب بالقرار ووصفوه بأنه خطوة في الاتجاه الصحيح نحو تعزيز سيادة القانون. ";

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn article() -> Article {
    Article::new(TEXT, Metadata::default())
}

#[divan::bench]
fn open(bencher: Bencher) {
    let lexicon = Lexicon::builtin().unwrap();
    bencher.bench(|| Morphology::new(black_box(&lexicon)));
}

#[divan::bench]
fn read(bencher: Bencher) {
    let lexicon = Lexicon::builtin().unwrap();
    let morphology = Morphology::new(&lexicon);
    let article = article();
    bencher
        .counter(BytesCount::of_str(TEXT))
        .bench(|| morphology.read(black_box(&article)));
}

#[divan::bench]
fn universal(bencher: Bencher) {
    let lexicon = Lexicon::builtin().unwrap();
    let article = article();
    let words = Morphology::new(&lexicon).read(&article);
    let universal = Universal::new(&lexicon);
    bencher
        .counter(BytesCount::of_str(TEXT))
        .bench(|| universal.words(black_box(&article), &words));
}
