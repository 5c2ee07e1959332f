//! Speed of the calendar: building it, one expression, running text, conversion.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "a benchmark of Arabic that may fail by panicking"
)]

use chrono::NaiveDate;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use waqai::calendar::hijri::{from_gregorian, to_gregorian};
use waqai::calendar::{Calendar, Reference, Variant};

/// Sentences of our own in the style of the news press: a date in every second one.
const TEXT: &str = "أعلنت وزارة الداخلية أن قوات الأمن ألقت القبض على أفراد شبكة كانت تنشط في المناطق الحدودية. \
وقال المتحدث باسم الوزارة، مساء الأربعاء، إن العملية جرت بالتنسيق مع السلطات المحلية بعد متابعة دقيقة. \
وأضاف أن التحقيقات مستمرة لمعرفة الجهات التي تقف وراء الشبكة ومصادر تمويلها وخطوط إمدادها. \
ومن المقرر أن يصل وفد فني إلى العاصمة يوم 25 كانون الثاني/يناير الجاري لبحث سبل التعاون. \
وشدد رئيس اللجنة على أهمية تبادل المعلومات بين الأجهزة المختصة في البلدين وتطوير قدراتها. \
وكانت الحكومة قد وقعت عام 2019 اتفاقا مع عدد من الشركات لتأهيل البنى التحتية في المحافظات. \
وأشار البيان إلى أن المحكمة أصدرت أحكاما بالسجن لمدة خمس سنوات على المتهمين في القضية. \
وفي السياق، رحب نواب بالقرار ووصفوه بأنه خطوة في الاتجاه الصحيح نحو تعزيز سيادة القانون. ";

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn calendar() -> Calendar {
    Calendar::built_in().unwrap()
}

fn reference() -> Reference {
    Reference::new(
        NaiveDate::from_ymd_opt(2026, 1, 22)
            .and_then(|day| day.and_hms_opt(19, 7, 0))
            .unwrap(),
    )
}

#[divan::bench]
fn build(bencher: Bencher) {
    bencher.bench(calendar);
}

#[divan::bench(args = [
    "03 شعبان 1447 19:07",
    "الخميس 3 شعبان 1447 الموافق 22 كانون الثاني 2026",
    "من 11 إلى 17 سبتمبر/ أيلول الجاري",
    "قبل ثلاثة أيام",
    "3/8/1447هـ",
])]
fn expression(bencher: Bencher, text: &str) {
    let (calendar, reference) = (calendar(), reference());
    bencher.bench(|| calendar.mentions(black_box(text), Some(&reference), Variant::UmmAlQura));
}

#[divan::bench]
fn explained(bencher: Bencher) {
    let (calendar, reference) = (calendar(), reference());
    bencher.bench(|| calendar.resolve(black_box("03 شعبان 1447 19:07"), Some(&reference), Variant::UmmAlQura));
}

#[divan::bench]
fn running_text(bencher: Bencher) {
    let (calendar, reference, text) = (calendar(), reference(), TEXT.repeat(50));
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| calendar.mentions(black_box(&text), Some(&reference), Variant::UmmAlQura));
}

#[divan::bench]
fn text_without_dates(bencher: Bencher) {
    let (calendar, reference) = (calendar(), reference());
    let text: String = TEXT.split(". ").step_by(2).collect::<String>().repeat(50);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| calendar.mentions(black_box(&text), Some(&reference), Variant::UmmAlQura));
}

#[divan::bench]
fn there_and_back(bencher: Bencher) {
    let day = NaiveDate::from_ymd_opt(2026, 1, 22).unwrap();
    bencher.bench(|| {
        let (hijri, _) = from_gregorian(black_box(day), Variant::UmmAlQura).unwrap();
        to_gregorian(hijri, Variant::UmmAlQura).unwrap()
    });
}
