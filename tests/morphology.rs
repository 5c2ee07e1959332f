//! Readings of words in their sentences: cuts, parts of speech, evidence of spelling, laws.
#![allow(clippy::non_ascii_literal, reason = "the sentences are Arabic")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::sync::LazyLock;

use proptest::prelude::*;
use waqai::{
    lexicon::{Lexicon, Pos},
    morphology::{Evidence, Morphology, Reading, Universal},
    text::{Article, Metadata, TokenKind},
};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().unwrap());

/// The syntactic words of a text as `form/UPOS`.
fn tagged(text: &str) -> String {
    let article = Article::new(text, Metadata::default());
    let words = Morphology::new(&LEXICON).read(&article);
    let universal = Universal::new(&LEXICON).words(&article, &words);
    let shown = universal
        .iter()
        .map(|word| format!("{}/{}", word.span.of(text), word.upos));
    shown.collect::<Vec<_>>().join(" ")
}

/// The best readings of a text's words.
fn best(text: &str) -> Vec<Reading> {
    let article = Article::new(text, Metadata::default());
    let words = Morphology::new(&LEXICON).read(&article);
    words.iter().filter_map(|word| word.best().copied()).collect()
}

#[test]
fn clitics_are_words_of_their_own() {
    assert_eq!(
        tagged("وصل الوفد إلى بغداد وسيلتقي بمسؤوليها"),
        "وصل/VERB الوفد/NOUN إلى/ADP بغداد/PROPN و/CCONJ س/PART يلتقي/VERB ب/ADP مسؤولي/NOUN ها/PRON"
    );
}

#[test]
fn the_article_after_lam_loses_its_alef() {
    assert_eq!(tagged("قدم تقريرا للوزير"), "قدم/VERB تقريرا/NOUN ل/ADP لوزير/NOUN");
}

#[test]
fn a_sentence_opens_with_a_particle() {
    assert_eq!(
        tagged("وقال الوزير إن الحكومة ستدرس الطلب"),
        "و/PART قال/VERB الوزير/NOUN إن/SCONJ الحكومة/NOUN س/PART تدرس/VERB الطلب/NOUN"
    );
}

#[test]
fn names_of_several_words_are_proper() {
    assert!(tagged("عاد الرئيس من الولايات المتحدة").ends_with("الولايات/PROPN المتحدة/ADJ"));
}

#[test]
fn marbuta_is_no_pronoun() {
    let reading = best("عادت طائرة مدنية")[1];
    assert_eq!(reading.enclitic, None);
    assert_eq!(reading.pos, Pos::Noun);
}

#[test]
fn both_hamzas_of_the_press_are_one_word() {
    let lemma = |text: &str| LEXICON.lexeme(best(text)[1].lexeme.unwrap()).lemma.clone();
    assert_eq!(lemma("صرح مسؤول"), lemma("صرح مسئول"));
}

#[test]
fn damma_on_the_first_letter_is_a_passive() {
    assert!(best("قُتل خمسة جنود")[0].features.passive);
    assert!(!best("قَتل الجندي رجلا")[0].features.passive);
}

#[test]
fn a_doubled_letter_tells_a_verb_from_a_preposition() {
    assert_eq!(best("وعبّر الوزير عن أسفه")[0].pos, Pos::Verb);
    assert_eq!(best("وعبر الحدود نقلت المساعدات")[0].pos, Pos::Preposition);
}

#[test]
fn of_two_participles_that_of_the_commoner_verb_is_meant() {
    let reading = best("وقالت الوزارة مضيفة أن الأمطار ستستمر")[2];
    assert_eq!(LEXICON.lexeme(reading.lexeme.unwrap()).lemma, "مضيف");
}

#[test]
fn tanwin_is_no_verb() {
    assert_ne!(best("قدم عرضًا جديدًا")[1].pos, Pos::Verb);
}

#[test]
fn guesses_are_marked() {
    let reading = best("قال شترونزفيلد")[1];
    assert_eq!((reading.evidence, reading.pos), (Evidence::Guess, Pos::Proper));
}

#[test]
fn repeated_words_are_ranked_by_their_own_neighbours() {
    let readings = best("ذكر الوزير أن ذكر النعام نادر");
    assert_eq!(readings[0].pos, Pos::Verb);
    assert_eq!(readings[3].pos, Pos::Noun);
}

proptest! {
    #[test]
    fn stems_lie_inside_their_tokens(text in "[ء-يًٌٍَُِّْـ لل وال1:.-]{0,60}") {
        let article = Article::new(text.as_str(), Metadata::default());
        let words = Morphology::new(&LEXICON).read(&article);
        prop_assert_eq!(words.len(), article.tokens.len());
        for (token, word) in article.tokens.iter().zip(&words) {
            let form = token.span.of(&text);
            for reading in &word.readings {
                let (start, end) = (usize::from(reading.stem_start), usize::from(reading.stem_end));
                prop_assert!(start <= end && form.get(start..end).is_some(), "{} {:?}", form, reading);
            }
            let letters = waqai::text::letters::skeleton(form);
            prop_assert!(token.kind != TokenKind::Arabic || letters.is_empty() || !word.readings.is_empty());
        }
        let mut last = 0;
        for word in Universal::new(&LEXICON).words(&article, &words) {
            prop_assert!(word.span.start >= last && word.span.end <= text.len());
            last = word.span.end;
        }
    }
}
