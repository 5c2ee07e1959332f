//! Subjects, objects and links of clauses in sentences of our own; laws of every parse.
#![allow(clippy::non_ascii_literal, reason = "the sentences are Arabic")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

use std::sync::LazyLock;

use proptest::prelude::*;
use waqai::{
    lexicon::Lexicon,
    morphology::{Morphology, Word},
    syntax::{Link, Parse, Syntax, Tie},
    text::{Article, Metadata},
};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().unwrap());

fn parsed(text: &str) -> (Article, Vec<Parse>) {
    let article = Article::new(text, Metadata::default());
    let words: Vec<Word> = Morphology::new(&LEXICON).read(&article);
    let parses = Syntax::new(&LEXICON).parse(&article, &words, &[]);
    (article, parses)
}

/// The verbs of a sentence as `verb(subject; object)`, what is missing left empty.
fn clauses(text: &str) -> String {
    let (article, parses) = parsed(text);
    let word = |at: usize| article.tokens[at].span.of(text).to_owned();
    let parse = &parses[0];
    let head = |id: usize| word(parse.phrases[id].head);
    let shown = parse.clauses.iter().map(|clause| {
        let subject = clause.subject.map_or_else(String::new, head);
        let objects: Vec<String> = clause.objects.iter().copied().map(head).collect();
        format!("{}({subject}; {})", word(clause.predicate), objects.join(" "))
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn subject_and_object_after_the_verb() {
    assert_eq!(
        clauses("اعتقلت الشرطة المتظاهرين في العاصمة"),
        "اعتقلت(الشرطة; المتظاهرين)"
    );
    assert_eq!(clauses("استقبلت ألمانيا لاجئين كثيرين"), "استقبلت(ألمانيا; لاجئين)");
}

#[test]
fn subject_before_the_verb() {
    assert_eq!(clauses("الحكومة تدرس مشروع القانون"), "تدرس(الحكومة; مشروع)");
    assert_eq!(clauses("وزير الخارجية يلتقي نظيره المصري"), "يلتقي(وزير; نظيره)");
}

#[test]
fn a_subject_named_before_is_left_out() {
    assert_eq!(
        clauses("حاصر الجنود المبنى واعتقلوا ثلاثة موظفين"),
        "حاصر(الجنود; المبنى) واعتقلوا(; موظفين)"
    );
    assert_eq!(
        clauses("فرقت الشرطة المتظاهرين واستخدمت خراطيم المياه"),
        "فرقت(الشرطة; المتظاهرين) واستخدمت(; خراطيم)"
    );
}

#[test]
fn a_masdar_after_the_subject_is_no_second_verb() {
    assert_eq!(clauses("أعلنت السلطات حظر التجول في المدينة"), "أعلنت(السلطات; حظر)");
}

#[test]
fn what_a_pronoun_takes_up_is_not_the_subject() {
    let (_, parses) = parsed("دفعت الشركة الغرامة التي فرضتها المحكمة");
    let relative = &parses[0].clauses[1];
    assert!(matches!(relative.link, Link::Relative(_)));
    assert!(relative.resumed);
    assert_eq!(
        clauses("دفعت الشركة الغرامة التي فرضتها المحكمة"),
        "دفعت(الشركة; الغرامة) فرضتها(المحكمة; )"
    );
}

#[test]
fn an_insertion_between_commas_does_not_interrupt() {
    assert_eq!(
        clauses("أعلن المتحدث، في بيان رسمي، إغلاق المعبر"),
        "أعلن(المتحدث; إغلاق)"
    );
}

#[test]
fn a_place_and_an_agency_open_a_report() {
    assert_eq!(clauses("بيروت ـ وكالات: وصل الوفد إلى المطار"), "وصل(الوفد; )");
}

#[test]
fn conjuncts_go_with_what_is_like_them() {
    let (article, parses) = parsed("زار الوزير مقر الإذاعة والتلفزيون");
    let conjunct = parses[0].phrases.iter().find_map(|phrase| match phrase.tie {
        Some((first, Tie::Conjunct)) => Some((first, phrase.head)),
        _ => None,
    });
    let (first, head) = conjunct.unwrap();
    let word = |at: usize| article.tokens[at].span.of(&article.text);
    assert_eq!(
        (word(parses[0].phrases[first].head), word(head)),
        ("الإذاعة", "والتلفزيون")
    );
}

/// Words that open, close and fill clauses.
const WORDS: &[&str] = &[
    "قال",
    "الوزير",
    "إن",
    "التي",
    "وكانت",
    "أعلنتها",
    "حكومة",
    "ألمانيا",
    "في",
    "بغداد",
    "،",
    "أو",
    "والجيش",
    "72",
    "شخصا",
    "قد",
    "لم",
    "يعلن",
    "مؤكدا",
    "أن",
    "«",
    "»",
    ":",
    "(",
    ")",
    "ـ",
    "من بينهم",
    "هذا",
    "وهو",
    "ليزور",
    "الـ",
];

proptest! {
    #[test]
    fn phrases_nest_and_play_one_part(chosen in prop::collection::vec(0..WORDS.len(), 1..40)) {
        let text = chosen.iter().map(|at| WORDS[*at]).collect::<Vec<_>>().join(" ");
        let (article, parses) = parsed(&text);
        for (sentence, parse) in article.sentences.iter().zip(&parses) {
            for (id, one) in parse.phrases.iter().enumerate() {
                prop_assert!(sentence.tokens.start <= one.start && one.end <= sentence.tokens.end);
                prop_assert!(one.start <= one.head && one.head < one.end);
                for other in &parse.phrases[id + 1..] {
                    let apart = one.end <= other.start || other.end <= one.start;
                    let inside = one.start <= other.start && other.end <= one.end;
                    prop_assert!(apart || inside || (other.start <= one.start && one.end <= other.end), "{}", text);
                }
                prop_assert!(one.attached.is_none_or(|noun| noun < id));
            }
            let mut parts: Vec<usize> = parse
                .clauses
                .iter()
                .flat_map(|clause| clause.subject.into_iter().chain(clause.objects.iter().copied()))
                .collect();
            let count = parts.len();
            parts.sort_unstable();
            parts.dedup();
            prop_assert_eq!(parts.len(), count, "{}", text);
        }
    }
}
