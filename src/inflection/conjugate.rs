//! Conjugation: every person of every tense and voice.

use super::cell::{Cell, Gender, Number, Person, Tense, Voice};
use super::form::Form;
use super::letters::{ALIF, HAMZA, HAMZA_ALIF, HAMZA_WAW, WAW};
use super::spelling::{Finish, is_consonant, spell};
use super::stem::{Stem, Tail, Verb};
use crate::text::letters::{DAMMA, FATHA, SHADDA};

use Gender::{Common, Feminine, Masculine};
use Number::{Dual, Plural, Singular};
use Person::{First, Second, Third};

/// A form of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbForm {
    /// The form, fully vocalised.
    pub text: String,
    /// How it is written before a pronoun, where that differs: كتبو for كتبوا, رما for رمى, يقرؤ for يقرأ.
    pub before_suffix: Option<String>,
    /// Where it stands in the paradigm.
    pub cell: Cell,
    /// Another spelling or sound of the same cell that is less usual: يمدد beside يمدّ, جاءوا beside جاؤوا.
    pub variant: bool,
}

/// Subject and ending of the perfect.
#[rustfmt::skip]
const PERFECT: [(Person, Gender, Number, &[u8]); 13] = [
    (Third, Masculine, Singular, b"a"), (Third, Feminine, Singular, b"at"),
    (Second, Masculine, Singular, b"ta"), (Second, Feminine, Singular, b"ti"), (First, Common, Singular, b"tu"),
    (Third, Masculine, Dual, b"A"), (Third, Feminine, Dual, b"atA"), (Second, Common, Dual, b"tumA"),
    (Third, Masculine, Plural, b"U="), (Third, Feminine, Plural, b"na"),
    (Second, Masculine, Plural, b"tum"), (Second, Feminine, Plural, b"tunna"), (First, Common, Plural, b"nA"),
];

/// Subject, prefix and the endings of indicative, subjunctive, jussive.
type Imperfect = (Person, Gender, Number, u8, [&'static [u8]; 3]);

/// The imperfect.
#[rustfmt::skip]
const IMPERFECT: [Imperfect; 13] = [
    (Third, Masculine, Singular, b'y', [b"u", b"a", b""]), (Third, Feminine, Singular, b't', [b"u", b"a", b""]),
    (Second, Masculine, Singular, b't', [b"u", b"a", b""]), (Second, Feminine, Singular, b't', [b"Ina", b"I", b"I"]),
    (First, Common, Singular, b'\'', [b"u", b"a", b""]),
    (Third, Masculine, Dual, b'y', [b"Ani", b"A", b"A"]), (Third, Feminine, Dual, b't', [b"Ani", b"A", b"A"]),
    (Second, Common, Dual, b't', [b"Ani", b"A", b"A"]),
    (Third, Masculine, Plural, b'y', [b"Una", b"U=", b"U="]), (Third, Feminine, Plural, b'y', [b"na", b"na", b"na"]),
    (Second, Masculine, Plural, b't', [b"Una", b"U=", b"U="]), (Second, Feminine, Plural, b't', [b"na", b"na", b"na"]),
    (First, Common, Plural, b'n', [b"u", b"a", b""]),
];

/// Subject and ending of the imperative.
#[rustfmt::skip]
const IMPERATIVE: [(Gender, Number, &[u8]); 5] = [
    (Masculine, Singular, b""), (Feminine, Singular, b"I"), (Common, Dual, b"A"), (Masculine, Plural, b"U="), (Feminine, Plural, b"na"),
];

impl Verb {
    /// Every form, tense by tense, active before passive.
    ///
    /// ```
    /// use waqai::inflection::Verb;
    /// let Ok(verb) = Verb::new("رمي", "I", "a-i") else { return };
    /// let forms = verb.forms();
    /// assert_eq!(forms[0].text, "رَمَى");
    /// assert_eq!(forms[0].before_suffix.as_deref(), Some("رَمَا"));
    /// assert_eq!(forms[0].cell.to_string(), "perfect.active.3ms");
    /// ```
    pub fn forms(&self) -> Vec<VerbForm> {
        let mut forms = Forms {
            out: Vec::with_capacity(128),
            sounds: Vec::with_capacity(24),
        };
        forms.perfect(&self.perfect(), Voice::Active);
        if self.is_frozen() {
            return forms.out;
        }
        forms.perfect(&self.perfect_passive(), Voice::Passive);
        forms.imperfect(&self.imperfect().settled(), Voice::Active);
        forms.imperfect(&self.imperfect_passive(), Voice::Passive);
        forms.imperative(&self.imperative(), false);
        if self.form == Form::I && self.root.is(b"s'l") {
            let short = Stem {
                open: b"sal".to_vec(),
                closed: b"sal".to_vec(),
                tail: Tail::Sound,
            };
            forms.imperative(&short, true);
        }
        forms.out
    }

    /// The third person masculine singular of the perfect, vocalised.
    pub fn lemma(&self) -> String {
        let mut sounds = Vec::with_capacity(16);
        join(None, &self.perfect(), b"a", &mut sounds);
        spell(&sounds, Finish::Word)
    }

    /// Whether the verb has the perfect alone: ليس.
    pub(super) fn is_frozen(&self) -> bool {
        self.form == Form::I && self.root.is(b"lys")
    }
}

/// Forms as they are made.
struct Forms {
    out: Vec<VerbForm>,
    sounds: Vec<u8>,
}

impl Forms {
    fn perfect(&mut self, stem: &Stem, voice: Voice) {
        for (person, gender, number, ending) in PERFECT {
            let cell = Cell {
                tense: Tense::Perfect,
                voice,
                person,
                gender,
                number,
            };
            self.add(None, stem, ending, cell, false);
        }
    }

    fn imperfect(&mut self, stem: &Stem, voice: Voice) {
        for (tense, mood) in [(Tense::Indicative, 0), (Tense::Subjunctive, 1), (Tense::Jussive, 2)] {
            for (person, gender, number, prefix, endings) in IMPERFECT {
                let cell = Cell {
                    tense,
                    voice,
                    person,
                    gender,
                    number,
                };
                let ending = endings[mood];
                self.add_jussive(Some(prefix), stem, ending, cell, false);
            }
        }
    }

    fn imperative(&mut self, stem: &Stem, variant: bool) {
        for (gender, number, ending) in IMPERATIVE {
            let cell = Cell {
                tense: Tense::Imperative,
                voice: Voice::Active,
                person: Second,
                gender,
                number,
            };
            self.add_jussive(None, stem, ending, cell, variant);
        }
    }

    /// Without ending, a doubled stem either takes a vowel or opens: يمدَّ and يمددْ.
    fn add_jussive(&mut self, prefix: Option<u8>, stem: &Stem, ending: &[u8], cell: Cell, variant: bool) {
        let open = stem.tail == Tail::Doubled && ending.is_empty();
        if open {
            self.add(prefix, stem, b"a", cell, variant);
        }
        self.add(prefix, stem, ending, cell, variant || open);
    }

    fn add(&mut self, prefix: Option<u8>, stem: &Stem, ending: &[u8], cell: Cell, variant: bool) {
        self.sounds.clear();
        join(prefix, stem, ending, &mut self.sounds);
        let cut = ending.is_empty() && matches!(stem.tail, Tail::Weak { .. });
        let text = spell(&self.sounds, if cut { Finish::Suffix } else { Finish::Word });
        let before_suffix = self.before_suffix(&text, cell);
        let hamza_meets_u = ending.first() == Some(&b'U') && stem.open.last() == Some(&b'\'');
        let other = old_seat(&text).filter(|_| hamza_meets_u).map(|other| VerbForm {
            before_suffix: before_suffix.as_deref().and_then(old_seat),
            text: other,
            cell,
            variant: true,
        });
        self.out.push(VerbForm {
            text,
            before_suffix,
            cell,
            variant,
        });
        self.out.extend(other);
    }

    /// The spelling before a pronoun, where it is not that of the word alone.
    fn before_suffix(&mut self, text: &str, cell: Cell) -> Option<String> {
        match self.sounds[..] {
            [.., b'='] => _ = self.sounds.pop(),
            [.., b'Y'] => {
                self.sounds.pop();
                self.sounds.push(b'A');
            }
            [.., b'u', b'm'] if cell.tense == Tense::Perfect && cell.person == Second && cell.number == Plural => {
                self.sounds.push(b'U');
            }
            [.., b'\''] | [.., b'\'', _] => {}
            _ => return None,
        }
        Some(spell(&self.sounds, Finish::Suffix)).filter(|spelled| spelled != text)
    }
}

/// The older spelling that keeps a hamza before ـو as it is without it: يقرأون, جاءوا.
fn old_seat(text: &str) -> Option<String> {
    let at = text.rfind(HAMZA_WAW)?;
    let (head, tail) = (text.get(..at)?, text.get(at + HAMZA_WAW.len_utf8()..)?);
    let mut after = tail.chars();
    if (after.next(), after.next()) != (Some(DAMMA), Some(WAW)) {
        return None;
    }
    let seat = match head.chars().rfind(|&c| c != SHADDA)? {
        FATHA => HAMZA_ALIF,
        ALIF => HAMZA,
        _ => return None,
    };
    Some(format!("{head}{seat}{tail}"))
}

/// Prefix, stem and ending as one word of sounds.
fn join(prefix: Option<u8>, stem: &Stem, ending: &[u8], out: &mut Vec<u8>) {
    let vowel_first = ending.first().is_some_and(|&c| !is_consonant(c));
    let body = if vowel_first { &stem.open } else { &stem.closed };
    out.extend(prefix);
    match body[..] {
        [vowel @ (b'a' | b'u'), b'\'', next, ..] if prefix == Some(b'\'') && is_consonant(next) => {
            out.push(vowel.to_ascii_uppercase());
            out.extend(body.get(2..).unwrap_or_default());
        }
        _ => out.extend(body),
    }
    match stem.tail {
        Tail::Weak { vowel, glide } => weak_ending(vowel, glide, ending, out),
        Tail::Sound | Tail::Doubled => out.extend(ending),
    }
}

/// What vowel and glide at the end of a stem become before an ending.
fn weak_ending(vowel: u8, glide: u8, ending: &[u8], out: &mut Vec<u8>) {
    let rest = ending.get(1..).unwrap_or_default();
    match (vowel, ending) {
        (b'a', b"a" | b"u") => out.push(if glide == b'w' { b'A' } else { b'Y' }),
        (b'i', b"u") => out.push(b'I'),
        (b'u', b"u") => out.push(b'U'),
        (_, b"") => out.push(vowel),
        (b'a', [b'U', ..]) => {
            out.extend(b"aw");
            out.extend(rest);
        }
        (b'a', [b'I', ..]) => {
            out.extend(b"ay");
            out.extend(rest);
        }
        (b'a', [b'a', ..]) | (_, [b'U' | b'I', ..]) => out.extend(ending),
        (b'i' | b'u', [c, ..]) if is_consonant(*c) => {
            out.push(vowel.to_ascii_uppercase());
            out.extend(ending);
        }
        _ => {
            out.extend([vowel, glide]);
            out.extend(ending);
        }
    }
}
