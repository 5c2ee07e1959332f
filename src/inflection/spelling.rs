//! From sounds to letters: the seats of hamza, long and doubled sounds, the signs.

use crate::text::letters::{DAMMA, FATHA, KASRA, SHADDA, SUKUN};

use super::letters::{
    ALIF, FATHATAN, HAMZA, HAMZA_ALIF, HAMZA_BELOW, HAMZA_WAW, HAMZA_YEH, KASRATAN, MADDA, MAQSURA, MARBUTA, WAW, YEH,
    from_ascii,
};

/// What follows the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finish {
    /// Nothing: a last hamza is spelled as last, a last consonant bears its sukun.
    Word,
    /// A pronoun, or a radical that was cut off: no sound is last.
    Suffix,
    /// A case ending that is not written: a last consonant bears no sign.
    Case,
}

pub(super) const fn is_consonant(c: u8) -> bool {
    !matches!(
        c,
        b'a' | b'i' | b'u' | b'A' | b'I' | b'U' | b'Y' | b'{' | b'=' | b'K' | b'N' | b'p'
    )
}

/// Writes sounds in letters, fully vocalised and in NFC.
pub(super) fn spell(sounds: &[u8], finish: Finish) -> String {
    let mut out = String::with_capacity(sounds.len() * 3);
    let at = |i: usize| sounds.get(i).copied().unwrap_or(0);
    let mut i = 0;
    while i < sounds.len() {
        let c = at(i);
        match c {
            b'{' | b'=' => out.push(ALIF),
            b'p' => out.push(MARBUTA),
            b'a' | b'i' | b'u' | b'A' | b'I' | b'U' | b'Y' => vowel(c, false, &mut out),
            _ => {
                let before = if i == 0 { 0 } else { at(i - 1) };
                let doubled = at(i + 1) == c;
                i += usize::from(doubled);
                let next = at(i + 1);
                if c == b'\'' {
                    let last = finish != Finish::Suffix && i + 2 >= sounds.len() && !is_long(next);
                    let of_liaison = i >= 2 && at(i - 2) == b'{';
                    let letter = seat(before, next, last, of_liaison);
                    out.push(letter);
                    if letter == MADDA {
                        i += 2;
                        continue;
                    }
                } else {
                    out.push(from_ascii(c));
                }
                i += usize::from(consonant_sign(c, next, doubled, finish, &mut out));
            }
        }
        i += 1;
    }
    out
}

const fn is_long(c: u8) -> bool {
    matches!(c, b'A' | b'I' | b'U' | b'Y')
}

/// The signs on a consonant; whether the sound after it is told by them.
fn consonant_sign(c: u8, next: u8, doubled: bool, finish: Finish, out: &mut String) -> bool {
    match next {
        b'a' | b'i' | b'u' | b'A' | b'I' | b'U' | b'Y' => {
            let spelled = if next == b'Y' && c == b'y' { b'A' } else { next };
            vowel(spelled, doubled, out);
            true
        }
        b'K' | b'N' => {
            out.push(if next == b'K' { KASRATAN } else { FATHATAN });
            if doubled {
                out.push(SHADDA);
            }
            if next == b'N' {
                out.push(if c == b'y' { ALIF } else { MAQSURA });
            }
            true
        }
        b'p' => {
            vowel(b'a', doubled, out);
            false
        }
        _ => {
            if doubled {
                out.push(SHADDA);
            } else if next != 0 || finish != Finish::Case {
                out.push(SUKUN);
            }
            false
        }
    }
}

fn vowel(c: u8, doubled: bool, out: &mut String) {
    out.push(match c {
        b'i' | b'I' => KASRA,
        b'u' | b'U' => DAMMA,
        _ => FATHA,
    });
    if doubled {
        out.push(SHADDA);
    }
    match c {
        b'A' => out.push(ALIF),
        b'I' => out.push(YEH),
        b'U' => out.push(WAW),
        b'Y' => out.push(MAQSURA),
        _ => {}
    }
}

/// The letter of a hamza between two sounds (0 where there is none).
///
/// The strongest vowel around it decides, i before u before a; at the end of a word only the vowel before it does.
const fn seat(before: u8, next: u8, last: bool, of_liaison: bool) -> char {
    let (high, round) = (matches!(next, b'i' | b'I'), matches!(next, b'u' | b'U'));
    if last && before != 0 {
        return match before {
            b'a' if next == b'K' => HAMZA_YEH,
            b'a' => HAMZA_ALIF,
            b'u' => HAMZA_WAW,
            b'i' => HAMZA_YEH,
            _ => HAMZA,
        };
    }
    match before {
        0 if high => HAMZA_BELOW,
        0 | b'a' if next == b'A' => MADDA,
        0 => HAMZA_ALIF,
        b'I' if of_liaison && !high => HAMZA_ALIF,
        b'I' | b'i' => HAMZA_YEH,
        _ if high => HAMZA_YEH,
        b'u' => HAMZA_WAW,
        b'a' | b'A' if round => HAMZA_WAW,
        b'U' | b'w' | b'A' => HAMZA,
        b'a' => HAMZA_ALIF,
        _ if round => HAMZA_WAW,
        _ if next == b'A' => MADDA,
        _ => HAMZA_ALIF,
    }
}

#[cfg(test)]
#[allow(clippy::non_ascii_literal, reason = "the words are the expectation")]
mod tests {
    use super::*;
    use crate::text::letters::skeleton;

    #[test]
    fn hamza_takes_the_seat_of_the_stronger_vowel() {
        for (sounds, word) in [
            ("'amala", "أمل"),
            ("'imAn", "إمان"),
            ("'Amana", "آمن"),
            ("su'ila", "سئل"),
            ("yas'alu", "يسأل"),
            ("mas'Ul", "مسؤول"),
            ("tasA'ala", "تساءل"),
            ("tasA'ul", "تساؤل"),
            ("mutasA'il", "متسائل"),
            ("ta'Amara", "تآمر"),
            ("yaqra'u", "يقرأ"),
            ("yaqra'Una", "يقرؤون"),
            ("taqra'Ina", "تقرئين"),
            ("qara'A", "قرآ"),
            ("yajI'u", "يجيء"),
            ("yajI'Una", "يجيئون"),
            ("jA'U=", "جاؤوا"),
            ("yaji'", "يجئ"),
            ("tabATu'", "تباطؤ"),
            ("{i'timAn", "ائتمان"),
            ("{u'mul", "اؤمل"),
            ("ra'Y", "رأى"),
            ("tarA'Y", "تراءى"),
            ("maqrU'", "مقروء"),
            ("mar'iyy", "مرئي"),
            ("jA'K", "جاء"),
            ("{iTmi'nAn", "اطمئنان"),
            ("yatara''asu", "يترأس"),
            ("tara''us", "ترؤس"),
            ("yay'asu", "ييأس"),
            ("'aHyY", "أحيا"),
        ] {
            assert_eq!(skeleton(&spell(sounds.as_bytes(), Finish::Word)), word, "{sounds}");
        }
        assert_eq!(skeleton(&spell(b"yaqra'u", Finish::Suffix)), "يقرؤ");
        assert_eq!(skeleton(&spell(b"yajI'u", Finish::Suffix)), "يجيئ");
        assert_eq!(skeleton(&spell(b"jA'a", Finish::Suffix)), "جاء");
    }

    #[test]
    fn signs_stand_in_normal_order() {
        assert_eq!(spell(b"madda", Finish::Word), "مَد\u{64e}\u{651}");
        assert_eq!(spell(b"taHaddK", Finish::Case), "تَحَد\u{64d}\u{651}");
        assert_eq!(spell(b"kitAb", Finish::Case), "كِتَاب");
        assert_eq!(spell(b"yaktub", Finish::Word), "يَكْتُبْ");
    }
}
