//! The stems of a verb: its patterns filled with the radicals, as the weak and doubled ones change them.

use crate::text::letters::skeleton;

use super::form::{Form, Vowel};
use super::radical::{InflectionError, Root, RootClass, is_glide};
use super::spelling::is_consonant;

/// A verb: what decides all of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Verb {
    /// The radicals.
    pub root: Root,
    /// The form.
    pub form: Form,
    /// Vowels of the middle radical in perfect and imperfect; only form I has them.
    pub vowels: Option<(Vowel, Vowel)>,
    /// The middle radical stays as it is although the form would make it long or draw it to the last: استجوب beside
    /// استجاب, حاجج beside حاجّ.
    pub strong_middle: bool,
}

/// How a stem ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// In a consonant.
    Sound,
    /// In a doubled consonant that opens before consonants.
    Doubled,
    /// In a vowel and a glide, both cut off here.
    Weak { vowel: u8, glide: u8 },
}

/// A stem before an ending that begins with a vowel, and before any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stem {
    pub open: Vec<u8>,
    pub closed: Vec<u8>,
    pub tail: Tail,
}

impl Verb {
    /// A verb by root, form and, for form I, vowels.
    ///
    /// # Errors
    ///
    /// When a radical is no consonant, the form unknown, their numbers do not agree, or form I has no vowels.
    ///
    /// ```
    /// use waqai::inflection::Verb;
    /// assert_eq!(Verb::new("قول", "I", "a-u").map(|verb| verb.lemma()), Ok("قَالَ".to_owned()));
    /// assert!(Verb::new("قال", "I", "a-u").is_err());
    /// ```
    pub fn new(root: &str, form: &str, vowels: &str) -> Result<Self, InflectionError> {
        let (root, form) = (Root::parse(root)?, Form::parse(form)?);
        if root.len() != form.radicals() {
            return Err(InflectionError::Length(root.len()));
        }
        let vowels = match form {
            Form::I if root.is(b"lys") && vowels.is_empty() => Some((Vowel::A, Vowel::I)),
            Form::I => Some(Vowel::pair(vowels)?),
            _ => None,
        };
        Ok(Self {
            root,
            form,
            vowels,
            strong_middle: false,
        })
    }

    /// A verb by the row of the lexicon: the lemma tells استجوب from استجاب.
    ///
    /// # Errors
    ///
    /// As [`Verb::new`], and [`InflectionError::Lemma`] when no reading of the other cells gives the lemma.
    pub fn for_lemma(lemma: &str, root: &str, form: &str, vowels: &str) -> Result<Self, InflectionError> {
        let verb = Self::new(root, form, vowels)?;
        let strong = Self {
            strong_middle: true,
            ..verb
        };
        let wanted = skeleton(lemma);
        [verb, strong]
            .into_iter()
            .find(|verb| skeleton(&verb.lemma()) == wanted)
            .ok_or_else(|| InflectionError::Lemma {
                given: lemma.to_owned(),
                made: skeleton(&verb.lemma()),
            })
    }

    /// The verbs of a row of the lexicon, one for each pair of vowels in use (`a-u|a-i`), the usual one first.
    ///
    /// # Errors
    ///
    /// As [`Verb::for_lemma`], of the first pair that does not fit.
    pub fn of_row(lemma: &str, root: &str, form: &str, vowels: &str) -> Result<Vec<Self>, InflectionError> {
        vowels
            .split('|')
            .map(|vowels| Self::for_lemma(lemma, root, form, vowels))
            .collect()
    }

    pub(super) const fn perfect_vowel(&self) -> Vowel {
        match self.vowels {
            Some((perfect, _)) => perfect,
            None => Vowel::A,
        }
    }

    pub(super) const fn imperfect_vowel(&self) -> Vowel {
        match self.vowels {
            Some((_, imperfect)) => imperfect,
            None => Vowel::I,
        }
    }

    /// Whether the middle radical turns into a long vowel.
    pub(super) fn is_hollow(&self) -> bool {
        !self.strong_middle
            && self.root.class() == RootClass::Hollow
            && (self.form == Form::I || self.form.hollow().is_some())
    }

    pub(super) const fn is_defective(&self) -> bool {
        is_glide(self.root.last())
    }

    /// Whether second and third radical draw together.
    pub(super) fn is_doubled(&self) -> bool {
        !self.strong_middle
            && self.root.class() == RootClass::Doubled
            && !matches!(self.form, Form::II | Form::V | Form::IX)
    }

    /// Whether the first radical is lost in the imperfect: يصل from وصل.
    fn drops_first(&self) -> bool {
        self.form == Form::I
            && self.root.at(1) == b'w'
            && !self.is_doubled()
            && match (self.perfect_vowel(), self.imperfect_vowel()) {
                (_, Vowel::I) | (Vowel::A, Vowel::A) => true,
                (Vowel::I, Vowel::A) => self.root.is(b"wsE") || self.root.is(b"wT'"),
                _ => false,
            }
    }

    /// Whether the hamza of رأى is lost: imperfect of form I, all of form IV.
    pub(super) fn drops_hamza(&self) -> bool {
        self.root.is(b"r'y") && matches!(self.form, Form::I | Form::IV)
    }

    /// Fills a pattern with radicals and vowels.
    pub(super) fn fill(&self, pattern: &str) -> Vec<u8> {
        let mut out = Vec::with_capacity(pattern.len() + 12);
        for c in pattern.bytes() {
            match c {
                b'1'..=b'4' => out.push(self.root.at(usize::from(c - b'0'))),
                b'X' => out.extend(self.eighth()),
                b'@' => out.push(self.perfect_vowel().short()),
                b'%' => out.push(self.imperfect_vowel().short()),
                _ => out.push(c),
            }
        }
        out
    }

    /// First radical and t of form VIII, assimilated.
    fn eighth(&self) -> [u8; 2] {
        match self.root.at(1) {
            b'd' | b'*' => *b"dd",
            b'z' => *b"zd",
            b'S' => *b"ST",
            b'D' => *b"DT",
            b'T' => *b"TT",
            b'Z' => *b"ZZ",
            b'v' => *b"vv",
            b'w' | b'y' => *b"tt",
            b'\'' if self.root.is(b"'x*") => *b"tt",
            first => [first, b't'],
        }
    }

    /// The stem of a pattern; `hollow` replaces it where the middle radical is long.
    pub(super) fn stem(&self, sound: &str, hollow: Option<&str>) -> Stem {
        if let (true, Some(hollow)) = (self.is_hollow(), hollow) {
            let open = self.fill(hollow);
            return Stem {
                closed: shortened(&open),
                open,
                tail: Tail::Sound,
            };
        }
        if let Some((open, closed)) = sound.split_once('/') {
            return Stem {
                open: self.fill(open),
                closed: self.fill(closed),
                tail: Tail::Doubled,
            };
        }
        let mut closed = self.fill(sound);
        if self.is_defective() {
            let glide = closed.pop().unwrap_or(b'y');
            let vowel = closed.pop().unwrap_or(b'a');
            return Stem {
                open: closed.clone(),
                closed,
                tail: Tail::Weak { vowel, glide },
            };
        }
        if self.is_doubled() {
            return Stem {
                open: contracted(&closed),
                closed,
                tail: Tail::Doubled,
            };
        }
        Stem {
            open: closed.clone(),
            closed,
            tail: Tail::Sound,
        }
    }

    /// The stem of the perfect.
    pub(super) fn perfect(&self) -> Stem {
        let hollow = self.form.hollow().map_or("1A3", |patterns| patterns.perfect);
        let mut stem = self.stem(self.form.patterns().perfect, Some(hollow));
        if self.form == Form::I && self.is_hollow() {
            let short = match self.vowels {
                Some((Vowel::A, Vowel::A)) if self.root.at(2) == b'w' => b'u',
                Some((_, Vowel::U)) => b'u',
                _ => b'i',
            };
            stem.closed = vec![self.root.at(1), short, self.root.at(3)];
        }
        if self.root.is(b"lys") && self.form == Form::I {
            (stem.open, stem.closed) = (b"lays".to_vec(), b"las".to_vec());
        }
        if self.form == Form::IV && self.drops_hamza() {
            (stem.open, stem.closed) = (b"'ar".to_vec(), b"'ar".to_vec());
        }
        self.derived(stem).settled()
    }

    /// The stem of the perfect passive.
    pub(super) fn perfect_passive(&self) -> Stem {
        let hollow = self.form.hollow().map_or("1I3", |patterns| patterns.perfect_passive);
        let mut stem = self.stem(self.form.patterns().perfect_passive, Some(hollow));
        if self.form == Form::IV && self.drops_hamza() {
            (stem.open, stem.closed) = (b"'ur".to_vec(), b"'ur".to_vec());
        }
        self.derived(stem).settled()
    }

    /// The stem of the imperfect, beginning with the vowel of the prefix, before sounds are settled.
    pub(super) fn imperfect(&self) -> Stem {
        let hollow = match self.imperfect_vowel() {
            _ if self.form.hollow().is_some() => self.form.hollow().map_or("", |patterns| patterns.imperfect),
            Vowel::A => "a1A3",
            Vowel::I => "a1I3",
            Vowel::U => "a1U3",
        };
        let sound = if self.drops_first() {
            "a2%3"
        } else if self.drops_hamza() {
            return Stem::weak(
                if self.form == Form::I { b"ar" } else { b"ur" },
                if self.form == Form::I { b'a' } else { b'i' },
            );
        } else {
            self.form.patterns().imperfect
        };
        self.derived(self.stem(sound, Some(hollow)))
    }

    /// The stem of the imperfect passive, beginning with the vowel of the prefix.
    pub(super) fn imperfect_passive(&self) -> Stem {
        if self.drops_hamza() {
            return Stem::weak(b"ur", b'a');
        }
        let hollow = self.form.hollow().map_or("u1A3", |patterns| patterns.imperfect_passive);
        self.derived(self.stem(self.form.patterns().imperfect_passive, Some(hollow)))
            .settled()
    }

    /// The stem of the imperative: the imperfect without prefix, with an alif where it would begin with two consonants.
    pub(super) fn imperative(&self) -> Stem {
        let mut stem = self.imperfect();
        let opened = |body: &[u8]| {
            let body = body.get(1..).unwrap_or_default();
            let first: &[u8] = match body {
                _ if self.form == Form::IV => b"'a",
                [_, second, ..] if is_consonant(*second) => match self.imperfect_vowel() {
                    Vowel::U if self.form == Form::I => b"{u",
                    _ => b"{i",
                },
                _ => b"",
            };
            [first, body].concat()
        };
        (stem.open, stem.closed) = (opened(&stem.open), opened(&stem.closed));
        if self.form == Form::I && [b"'x*", b"'kl", b"'mr"].iter().any(|&root| self.root.is(root)) {
            let short = self.fill("2%3");
            (stem.open, stem.closed) = (short.clone(), short);
        }
        stem.settled()
    }

    /// Only form I keeps a final و apart from ي, and only after a in the perfect and u in the imperfect.
    fn derived(&self, mut stem: Stem) -> Stem {
        if let Tail::Weak { vowel, ref mut glide } = stem.tail {
            let kept = self.form == Form::I && self.root.last() == b'w' && self.perfect_vowel() == Vowel::A;
            *glide = match vowel {
                b'u' => b'w',
                b'a' if kept && !matches!(stem.open.first(), Some(b'a' | b'u')) => b'w',
                _ => b'y',
            };
        }
        stem
    }
}

impl Stem {
    fn weak(stem: &[u8], vowel: u8) -> Self {
        Self {
            open: stem.to_vec(),
            closed: stem.to_vec(),
            tail: Tail::Weak { vowel, glide: b'y' },
        }
    }

    pub(super) fn settled(mut self) -> Self {
        settle(&mut self.open);
        settle(&mut self.closed);
        self
    }
}

/// The last long vowel made short: `qAl` to `qal`.
fn shortened(stem: &[u8]) -> Vec<u8> {
    let mut short = stem.to_vec();
    if let Some(vowel) = short.iter_mut().rev().nth(1) {
        *vowel = vowel.to_ascii_lowercase();
    }
    short
}

/// The last two consonants, which are the same, without a vowel between: `madad` to `madd`, `amdud` to `amudd`.
pub(super) fn contracted(stem: &[u8]) -> Vec<u8> {
    let Some((head, &[first, vowel, last])) = stem.split_last_chunk::<3>() else {
        return stem.to_vec();
    };
    let mut out = head.to_vec();
    if head.last().is_some_and(|&c| is_consonant(c)) {
        out.push(vowel);
    }
    out.extend([first, last]);
    out
}

/// Settles what two sounds become when they meet: `iw` and `uy` before a consonant a long vowel, `'a'` likewise.
pub(super) fn settle(sounds: &mut Vec<u8>) {
    let mut i = 0;
    while i + 2 < sounds.len() {
        let (vowel, glide, next) = (sounds[i], sounds[i + 1], sounds[i + 2]);
        if matches!(vowel, b'i' | b'u') && is_glide(glide) && next != glide && is_consonant(next) {
            sounds[i] = vowel.to_ascii_uppercase();
            sounds.remove(i + 1);
        }
        i += 1;
    }
    if let [b'\'', b'a' | b'i' | b'u', b'\'', next, ..] = sounds[..]
        && is_consonant(next)
    {
        sounds[1] = sounds[1].to_ascii_uppercase();
        sounds.remove(2);
    }
}
