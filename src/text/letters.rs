//! The Arabic letters: the one place in `src/` that names them.
//!
//! Two views of a word are used for look-up. The *skeleton* is the word without what the press leaves out (vowel signs,
//! tatweel, bidi controls) and with letters in their standard code points (presentation forms, ligatures and Persian kaf and
//! yeh resolved). The *fold* merges the letters that the press confuses: أ إ آ ٱ with ا, ى with ي, ة with ه.
#![allow(clippy::non_ascii_literal, reason = "this file is where letters are named")]

use unicode_normalization::UnicodeNormalization;

/// Shadda, the sign of a doubled letter.
pub const SHADDA: char = '\u{651}';
/// Fatha, the vowel a.
pub const FATHA: char = '\u{64e}';
/// Damma, the vowel u.
pub const DAMMA: char = '\u{64f}';
/// Kasra, the vowel i.
pub const KASRA: char = '\u{650}';
/// Sukun, the sign of no vowel.
pub const SUKUN: char = '\u{652}';
/// Tatweel, a stroke without sound.
pub const TATWEEL: char = '\u{640}';

/// Whether `c` is a vowel sign, shadda, sukun, tanwin or another combining mark of Arabic.
pub const fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}')
}

/// Whether a character is a comma, Arabic or Latin.
pub const fn is_comma(c: char) -> bool {
    matches!(c, '\u{60c}' | ',')
}

/// Whether a character only makes a hashtag of words: `#word_word` is read as the words.
pub const fn is_hashtag(c: char) -> bool {
    matches!(c, '#' | '_')
}

/// Whether `c` has no width and no meaning for reading: bidi controls, joiners, byte order marks.
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Whether `c` is a letter of the Arabic script, presentation forms included.
pub const fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{66e}' | '\u{66f}' | '\u{671}'..='\u{6d3}' | '\u{6d5}' | '\u{6ee}' | '\u{6ef}' | '\u{6fa}'..='\u{6fc}' | '\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdc7}' | '\u{fdf0}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether `c` is a letter of the Arabic language in its standard code point: two bytes of UTF-8, one letter of a key.
pub const fn is_plain(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}')
}

/// Whether `c` is a letter that Persian is written with and Arabic is not: پ چ ژ گ ک ی.
pub const fn is_persian(c: char) -> bool {
    matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی')
}

/// The value of a digit: ASCII, Arabic-Indic or Persian.
pub const fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - 0x30),
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(c as u32 - 0x6f0),
        _ => None,
    }
}

const fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Standard code point of a letter that the press also writes with another one.
const fn standard(c: char) -> char {
    match c {
        '\u{6a9}' | '\u{6aa}' => 'ك',
        '\u{6cc}' | '\u{6d2}' => 'ي',
        '\u{6c1}' | '\u{6be}' | '\u{6d5}' => 'ه',
        '\u{6c3}' => 'ة',
        '\u{671}' => 'ا',
        _ => c,
    }
}

/// The word as letters alone, hamzas, ة and ى as written.
///
/// ```
/// use waqai::text::letters::skeleton;
/// assert_eq!(skeleton("مُحَمَّـــد"), "محمد");
/// assert_eq!(skeleton("ﻻ"), "لا");
/// ```
pub fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if is_presentation_form(c) {
            out.extend(std::iter::once(c).nfkc().filter(|&c| is_kept(c)).map(standard));
        } else if is_kept(c) {
            out.push(standard(c));
        }
    }
    out
}

const fn is_kept(c: char) -> bool {
    !(is_mark(c) || is_invisible(c) || c == TATWEEL)
}

/// One letter of the fold.
pub const fn fold_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => c,
    }
}

/// The word with the letters merged that the press confuses; the key of every look-up.
///
/// ```
/// use waqai::text::letters::fold;
/// assert_eq!(fold("إلى"), fold("الي"));
/// assert_eq!(fold("وزارة"), fold("وزاره"));
/// ```
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if is_presentation_form(c) {
            let letters = std::iter::once(c).nfkc().filter(|&c| is_kept(c));
            out.extend(letters.map(standard).map(fold_letter));
        } else if is_kept(c) {
            out.push(fold_letter(standard(c)));
        }
    }
    out
}

/// A letter of a key: its folded form as one byte, and which of the merged letters was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyLetter {
    /// The folded letter, 1 to 63.
    pub code: u8,
    /// Which of the letters that share the code, 0 to 3.
    pub variant: u8,
}

/// The code of a letter that has none of its own.
pub const OTHER: u8 = 0x3f;

/// The letter as part of a look-up key; `None` for what the skeleton drops.
pub const fn key_letter(c: char) -> Option<KeyLetter> {
    if is_plain(c) {
        return Some(PLAIN[(c as u32 - FIRST_PLAIN) as usize]);
    }
    if is_kept(c) {
        Some(letter_of_key(standard(c)))
    } else {
        None
    }
}

/// The first of the plain letters, and how many code points they span.
const FIRST_PLAIN: u32 = 0x621;
const PLAIN_SPAN: usize = 0x2a;

/// The plain letters as letters of a key: almost all that there is to read.
const PLAIN: [KeyLetter; PLAIN_SPAN] = {
    let mut letters = [KeyLetter {
        code: OTHER,
        variant: 0,
    }; PLAIN_SPAN];
    let mut at = 0;
    while at < PLAIN_SPAN {
        if let Some(c) = char::from_u32(FIRST_PLAIN + at as u32) {
            letters[at] = letter_of_key(c);
        }
        at += 1;
    }
    letters
};

/// The key's letter for a standard code point.
const fn letter_of_key(c: char) -> KeyLetter {
    let variant = match c {
        'أ' | 'ى' | 'ة' => 1,
        'إ' => 2,
        'آ' => 3,
        _ => 0,
    };
    let code = match fold_letter(c) {
        letter @ '\u{621}'..='\u{64a}' => (letter as u32 - 0x620) as u8,
        'پ' => 0x30,
        'چ' => 0x31,
        'ژ' => 0x32,
        'ڤ' => 0x33,
        'گ' => 0x34,
        _ => OTHER,
    };
    KeyLetter { code, variant }
}

/// The letters of a word as a key.
///
/// ```
/// use waqai::text::letters::key;
/// let codes = |word| key(word).iter().map(|letter| letter.code).collect::<Vec<_>>();
/// assert_eq!(codes("إلى"), codes("الي"));
/// assert_ne!(key("إلى"), key("الي"));
/// ```
pub fn key(word: &str) -> Vec<KeyLetter> {
    let mut out = Vec::with_capacity(word.len() / 2);
    each_of_key(word, |letter| out.push(letter));
    out
}

/// Calls `take` with each letter of a word's key.
pub fn each_of_key(word: &str, mut take: impl FnMut(KeyLetter)) {
    for c in word.chars() {
        if is_presentation_form(c) {
            std::iter::once(c).nfkc().filter_map(key_letter).for_each(&mut take);
        } else if let Some(letter) = key_letter(c) {
            take(letter);
        }
    }
}
