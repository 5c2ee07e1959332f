//! The letters of the notation: ASCII on one side, Arabic on the other.
#![allow(clippy::non_ascii_literal, reason = "the conjugation tables are written in letters")]

/// Hamza on the line.
pub const HAMZA: char = 'ء';
/// Hamza above alif.
pub const HAMZA_ALIF: char = 'أ';
/// Hamza below alif.
pub const HAMZA_BELOW: char = 'إ';
/// Hamza on waw.
pub const HAMZA_WAW: char = 'ؤ';
/// Hamza on the tooth of yeh.
pub const HAMZA_YEH: char = 'ئ';
/// Alif with madda.
pub const MADDA: char = 'آ';
/// Alif.
pub const ALIF: char = 'ا';
/// Alif maqsura.
pub const MAQSURA: char = 'ى';
/// Teh marbuta.
pub const MARBUTA: char = 'ة';
/// Teh.
pub const TEH: char = 'ت';
/// Waw.
pub const WAW: char = 'و';
/// Yeh.
pub const YEH: char = 'ي';
/// Seen, in the prefix of form X.
pub const SEEN: char = 'س';
/// Noon.
pub const NOON: char = 'ن';
/// Meem, with which participles begin.
pub const MEEM: char = 'م';
/// Nouns whose case is a long vowel before a genitive.
pub const FIVE_NOUNS: [&str; 3] = ["أب", "أخ", "حم"];
/// Fathatan, the ending an.
pub const FATHATAN: char = '\u{64b}';
/// Kasratan, the ending in.
pub const KASRATAN: char = '\u{64d}';

/// The consonant written `c` in a root, in the notation; hamza may stand on any seat.
pub const fn to_ascii(c: char) -> Option<u8> {
    Some(match c {
        'ء' | 'أ' | 'إ' | 'ؤ' | 'ئ' => b'\'',
        'ب' => b'b',
        'ت' => b't',
        'ث' => b'v',
        'ج' => b'j',
        'ح' => b'H',
        'خ' => b'x',
        'د' => b'd',
        'ذ' => b'*',
        'ر' => b'r',
        'ز' => b'z',
        'س' => b's',
        'ش' => b'$',
        'ص' => b'S',
        'ض' => b'D',
        'ط' => b'T',
        'ظ' => b'Z',
        'ع' => b'E',
        'غ' => b'g',
        'ف' => b'f',
        'ق' => b'q',
        'ك' => b'k',
        'ل' => b'l',
        'م' => b'm',
        'ن' => b'n',
        'ه' => b'h',
        'و' => b'w',
        'ي' => b'y',
        _ => return None,
    })
}

/// The letter of a consonant of the notation; hamza without a seat.
pub const fn from_ascii(c: u8) -> char {
    match c {
        b'b' => 'ب',
        b't' => 'ت',
        b'v' => 'ث',
        b'j' => 'ج',
        b'H' => 'ح',
        b'x' => 'خ',
        b'd' => 'د',
        b'*' => 'ذ',
        b'r' => 'ر',
        b'z' => 'ز',
        b's' => 'س',
        b'$' => 'ش',
        b'S' => 'ص',
        b'D' => 'ض',
        b'T' => 'ط',
        b'Z' => 'ظ',
        b'E' => 'ع',
        b'g' => 'غ',
        b'f' => 'ف',
        b'q' => 'ق',
        b'k' => 'ك',
        b'l' => 'ل',
        b'm' => 'م',
        b'n' => 'ن',
        b'h' => 'ه',
        b'w' => 'و',
        b'y' => 'ي',
        _ => HAMZA,
    }
}

/// Whether the letter does not join the one after it, so that a hamza behind it stands on the line.
pub const fn is_unconnected(c: char) -> bool {
    matches!(
        c,
        'ا' | 'أ' | 'إ' | 'آ' | 'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ؤ' | 'ى' | 'ة' | 'ء'
    )
}
