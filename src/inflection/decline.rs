//! Declension: the written forms of nouns and adjectives.

use super::cell::{Gender, Number};
use super::letters::{ALIF, FIVE_NOUNS, HAMZA, HAMZA_ALIF, MAQSURA, MARBUTA, MEEM, NOON, SEEN, TEH, WAW, YEH};
use super::nominal::{Case, NounCell, NounForm, State};
use super::word::{Last, Next, Word, bare, letters};

/// A noun as the lexicon has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    lemma: String,
    gender: Gender,
    plurals: Vec<String>,
    defective: bool,
}

/// How an adjective is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AdjectiveClass {
    /// Any other: كبير.
    #[default]
    Quality,
    /// In ـيّ: عراقي.
    Nisba,
    /// A participle: مسلح.
    Participle,
    /// ثالث.
    Ordinal,
    /// أكبر, كبرى.
    Elative,
    /// أحمر, حمراء.
    Colour,
}

/// An adjective as the lexicon has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjective {
    lemma: String,
    feminines: Vec<String>,
    plurals: Vec<String>,
    class: AdjectiveClass,
    defective: bool,
}

impl AdjectiveClass {
    /// Reads the code of the lexicon.
    pub fn parse(code: &str) -> Option<Self> {
        Some(match code {
            "quality" => Self::Quality,
            "nisba" => Self::Nisba,
            "participle" => Self::Participle,
            "ordinal" => Self::Ordinal,
            "elative" => Self::Elative,
            "colour" => Self::Colour,
            _ => return None,
        })
    }
}

impl Noun {
    /// A noun by the cells of its row. The lemma may be vocalised; one in ـٍ is defective, and so is one in ـي of the shape of
    /// a participle (قاضي, محامي) or without it when a plural shows the lost letter (قاض: قضاة).
    ///
    /// ```
    /// use waqai::inflection::{Gender, Noun};
    /// let noun = Noun::new("زيارة", Gender::Feminine, "ات");
    /// let forms: Vec<String> = noun.forms().into_iter().map(|form| form.text).collect();
    /// for form in ["زيارة", "زيارت", "زيارتان", "زيارتين", "زيارات"] {
    ///     assert!(forms.iter().any(|other| other == form), "{form}");
    /// }
    /// ```
    pub fn new(lemma: &str, gender: Gender, plural: &str) -> Self {
        let plurals = list(plural);
        let defective = is_defective_noun(lemma, gender, &plurals);
        Self {
            lemma: lemma.to_owned(),
            gender,
            plurals,
            defective,
        }
    }

    /// Every written form: singular, dual, plurals.
    pub fn forms(&self) -> Vec<NounForm> {
        let mut forms = Forms::default();
        let word = if self.defective {
            Word::defective(&self.lemma)
        } else {
            Word::new(&self.lemma)
        };
        forms.singular(&word, Number::Singular, self.gender, true);
        forms.five_nouns(&self.lemma, self.gender);
        forms.dual(&word, self.gender);
        for plural in &self.plurals {
            forms.plural(&word, plural, &self.plurals, self.gender);
        }
        forms.out
    }
}

impl Adjective {
    /// An adjective by the cells of its row; the lemma may be vocalised.
    ///
    /// ```
    /// use waqai::inflection::{Adjective, AdjectiveClass};
    /// let adjective = Adjective::new("أحمر", "", "", AdjectiveClass::Colour);
    /// let forms: Vec<String> = adjective.forms().into_iter().map(|form| form.text).collect();
    /// for form in ["أحمر", "حمراء", "حمراوان", "حمر"] {
    ///     assert!(forms.iter().any(|other| other == form), "{form}");
    /// }
    /// ```
    pub fn new(lemma: &str, feminine: &str, plural: &str, class: AdjectiveClass) -> Self {
        let defective = match class {
            AdjectiveClass::Nisba | AdjectiveClass::Elative | AdjectiveClass::Colour => false,
            AdjectiveClass::Quality | AdjectiveClass::Participle | AdjectiveClass::Ordinal => {
                has_shape_of_active(lemma) || has_shape_of_derived(lemma)
            }
        };
        Self {
            lemma: lemma.to_owned(),
            feminines: list(feminine),
            plurals: list(plural),
            class,
            defective,
        }
    }

    /// Every written form: masculine, then feminine.
    pub fn forms(&self) -> Vec<NounForm> {
        let mut forms = Forms::default();
        let word = if self.defective {
            Word::defective(&self.lemma)
        } else {
            Word::new(&self.lemma)
        };
        let of_comparison = matches!(self.class, AdjectiveClass::Elative | AdjectiveClass::Colour);
        forms.singular(&word, Number::Singular, Gender::Masculine, !of_comparison);
        if matches!(self.class, AdjectiveClass::Quality | AdjectiveClass::Participle) && is_of_two_shapes(&self.lemma) {
            let stem = Word::defective(&self.lemma).stem;
            forms.add(stem, Number::Singular, Gender::Masculine, Case::Any, State::Indefinite);
        }
        forms.dual(&word, Gender::Masculine);
        match (self.plurals.is_empty(), self.class) {
            (true, AdjectiveClass::Elative) => {}
            (true, AdjectiveClass::Colour) => {
                let plural = colour_radicals(&self.lemma);
                forms.singular(&Word::new(&plural), Number::Plural, Gender::Common, true);
            }
            (true, _) => forms.sound_masculine(&word, Gender::Masculine),
            _ => {
                for plural in &self.plurals {
                    forms.plural(&word, plural, &self.plurals, Gender::Masculine);
                }
            }
        }
        for feminine in self.feminines(&word) {
            let word = Word::new(&feminine);
            forms.singular(&word, Number::Singular, Gender::Feminine, false);
            forms.dual(&word, Gender::Feminine);
            forms.sound_feminine(&word, Gender::Feminine);
        }
        forms.out
    }

    fn feminines(&self, word: &Word) -> Vec<String> {
        match self.class {
            _ if !self.feminines.is_empty() => self.feminines.clone(),
            AdjectiveClass::Elative => Vec::new(),
            AdjectiveClass::Colour => {
                let radicals = colour_radicals(&self.lemma);
                vec![format!("{radicals}{ALIF}{HAMZA}")]
            }
            _ => word.feminine().into_iter().collect(),
        }
    }
}

/// The members of a cell; `-` is none.
fn list(cell: &str) -> Vec<String> {
    cell.split('|')
        .filter(|member| !member.is_empty() && *member != "-")
        .map(str::to_owned)
        .collect()
}

/// أحمر without its alif, أعمى as عمي.
fn colour_radicals(lemma: &str) -> String {
    let word = letters(lemma);
    let radicals = word.strip_prefix(HAMZA_ALIF).unwrap_or(&word);
    radicals
        .strip_suffix(MAQSURA)
        .map_or_else(|| radicals.to_owned(), |stem| format!("{stem}{YEH}"))
}

/// فاعي: the active participle of a root whose last radical is weak.
fn has_shape_of_active(lemma: &str) -> bool {
    matches!(bare(lemma)[..], [_, ALIF, _, YEH]) && letters(lemma).ends_with(YEH)
}

/// A participle of a derived form whose last radical is weak: محامي, معتدي, متوازي, مستشري.
fn has_shape_of_derived(lemma: &str) -> bool {
    let weak = matches!(
        bare(lemma)[..],
        [MEEM, _, ALIF | TEH, _, YEH]
            | [MEEM, TEH | NOON, _, _, YEH]
            | [MEEM, TEH, _, ALIF, _, YEH]
            | [MEEM, SEEN, TEH, _, _, YEH]
    );
    weak && letters(lemma).ends_with(YEH)
}

/// مفعي: the active participle of form IV (مجدي, indefinite مجد) or the passive one of form I (محمي), which look the same.
fn is_of_two_shapes(lemma: &str) -> bool {
    matches!(bare(lemma)[..], [MEEM, _, _, YEH]) && letters(lemma).ends_with(YEH)
}

/// The masdar of form V or VI of such a root: تحدي, توالي.
fn has_shape_of_masdar(lemma: &str) -> bool {
    matches!(bare(lemma)[..], [TEH, _, _, YEH] | [TEH, _, ALIF, _, YEH]) && letters(lemma).ends_with(YEH)
}

/// مفاعي: a plural, which may be a lemma of its own (مساعي).
fn has_shape_of_plural(word: &str) -> bool {
    matches!(bare(word)[..], [_, _, ALIF, _, YEH]) && letters(word).ends_with(YEH)
}

fn is_defective_noun(lemma: &str, gender: Gender, plurals: &[String]) -> bool {
    let own = bare(lemma);
    let abstracts = || plurals.iter().all(|plural| plural.ends_with(TEH));
    if has_shape_of_active(lemma)
        || has_shape_of_derived(lemma)
        || has_shape_of_masdar(lemma) && abstracts()
        || has_shape_of_plural(lemma) && gender == Gender::Feminine
    {
        return true;
    }
    let shortened: Option<String> = letters(lemma)
        .strip_suffix(YEH)
        .map(|stem| [stem, &String::from_iter([WAW, NOON])].concat());
    if shortened.is_some_and(|shortened| plurals.iter().any(|plural| letters(plural) == shortened)) {
        return true;
    }
    let [first, ALIF, last] = own[..] else { return false };
    plurals.iter().any(|plural| {
        let plural = bare(plural);
        matches!(plural[..], [a, b, ALIF, MARBUTA] if (a, b) == (first, last))
            || matches!(plural[..], [HAMZA_ALIF, a, b, YEH, MARBUTA] if (a, b) == (first, last))
            || matches!(plural[..], [a, WAW, ALIF, b, YEH] if (a, b) == (first, last))
            || matches!(plural[..], [a, b, YEH, ALIF, NOON] if (a, b) == (first, last))
    })
}

/// Whether a broken plural takes no tanwin: مساجد, أسابيع, and what ends in ـات that is no radical.
fn is_diptote_plural(plural: &str) -> bool {
    let own = bare(plural);
    match own[..] {
        [_, _, ALIF, _, _] | [_, _, ALIF, _, YEH, _] => true,
        [HAMZA_ALIF, _, _, ALIF, TEH] => false,
        [_, _, .., ALIF, TEH] => true,
        _ => false,
    }
}

/// Forms as they are made, each spelling of a cell once.
#[derive(Default)]
struct Forms {
    out: Vec<NounForm>,
}

impl Forms {
    fn add(&mut self, text: String, number: Number, gender: Gender, case: Case, state: State) {
        let form = NounForm {
            text,
            cell: NounCell {
                number,
                gender,
                case,
                state,
            },
        };
        if !self.out.contains(&form) {
            self.out.push(form);
        }
    }

    /// A word that shows no number by an ending: the singular, or a broken plural.
    fn singular(&mut self, word: &Word, number: Number, gender: Gender, tanwin: bool) {
        let stem = &word.stem;
        let mut add = |text: String, case, state| self.add(text, number, gender, case, state);
        match word.last {
            Last::Plain | Last::Alif => add(stem.clone(), Case::Any, State::Free),
            Last::Marbuta => {
                add(format!("{stem}{MARBUTA}"), Case::Any, State::Unsuffixed);
                add(format!("{stem}{TEH}"), Case::Any, State::Suffixed);
            }
            Last::Maqsura => {
                add(format!("{stem}{MAQSURA}"), Case::Any, State::Unsuffixed);
                add(format!("{stem}{ALIF}"), Case::Any, State::Suffixed);
            }
            Last::Defective => {
                add(stem.clone(), Case::Any, State::Indefinite);
                add(format!("{stem}{YEH}"), Case::Any, State::Determined);
            }
            Last::Hamza => {
                add(word.whole(), Case::Any, State::Unsuffixed);
                let seats = word.hamza_before_pronoun();
                let cases: &[Case] = if seats[0] == seats[1] && seats[1] == seats[2] {
                    &[Case::Any]
                } else {
                    &[Case::Nominative, Case::Accusative, Case::Genitive]
                };
                for (&case, seats) in cases.iter().zip(seats) {
                    for seat in seats {
                        add(format!("{stem}{seat}"), case, State::Suffixed);
                    }
                }
            }
        }
        if let (true, Some(accusative)) = (tanwin, word.accusative()) {
            add(accusative, Case::Accusative, State::Indefinite);
        }
    }

    /// أب, أخ, حم: a long vowel before a genitive.
    fn five_nouns(&mut self, lemma: &str, gender: Gender) {
        let own = letters(lemma);
        if FIVE_NOUNS.contains(&own.as_str()) {
            for (case, vowel) in [(Case::Nominative, WAW), (Case::Accusative, ALIF), (Case::Genitive, YEH)] {
                self.add(
                    format!("{own}{vowel}"),
                    Number::Singular,
                    gender,
                    case,
                    State::Construct,
                );
            }
        }
    }

    /// ان and ين, without their nun before a genitive.
    fn dual(&mut self, word: &Word, gender: Gender) {
        let five;
        let word = if FIVE_NOUNS.contains(&word.stem.as_str()) {
            five = Word::new(&format!("{}{WAW}", word.stem));
            &five
        } else {
            word
        };
        let of_waw = gender == Gender::Feminine && word.ends_in_alif_hamza();
        for (case, next, vowel) in [(Case::Nominative, Next::Alif, ALIF), (Case::Oblique, Next::Ay, YEH)] {
            let ending = String::from(vowel);
            let mut stems = word.with(next, &ending);
            if of_waw {
                stems.insert(0, format!("{}{WAW}{ending}", word.stem));
            }
            for stem in stems {
                self.add(format!("{stem}{NOON}"), Number::Dual, gender, case, State::Absolute);
                self.add(stem, Number::Dual, gender, case, State::Construct);
            }
        }
    }

    /// A plural of the lexicon: ون, ات, or spelled out.
    fn plural(&mut self, word: &Word, plural: &str, all: &[String], gender: Gender) {
        match bare(plural)[..] {
            [WAW, NOON] => self.sound_masculine(word, gender),
            [ALIF, TEH] => self.sound_feminine(word, gender),
            _ => self.broken(word, plural, all, gender),
        }
    }

    /// ون and ين, without their nun before a genitive.
    fn sound_masculine(&mut self, word: &Word, gender: Gender) {
        for (case, next, vowel) in [(Case::Nominative, Next::Waw, WAW), (Case::Oblique, Next::Yeh, YEH)] {
            for stem in word.with(next, &String::from(vowel)) {
                self.add(format!("{stem}{NOON}"), Number::Plural, gender, case, State::Absolute);
                self.add(stem, Number::Plural, gender, case, State::Construct);
            }
        }
    }

    fn sound_feminine(&mut self, word: &Word, gender: Gender) {
        for text in word.sound_feminine(gender == Gender::Feminine) {
            self.add(text, Number::Plural, gender, Case::Any, State::Free);
        }
    }

    /// A plural spelled out; one in ون that the singular does not explain is a sound one (سنة: سنون).
    fn broken(&mut self, singular: &Word, plural: &str, others: &[String], gender: Gender) {
        let own = letters(plural);
        let sound: String = [WAW, NOON].iter().collect();
        if let Some(stem) = own.strip_suffix(&sound)
            && !(singular.last == Last::Plain && singular.stem.ends_with(NOON))
        {
            for (case, vowel) in [(Case::Nominative, WAW), (Case::Oblique, YEH)] {
                self.add(
                    format!("{stem}{vowel}{NOON}"),
                    Number::Plural,
                    gender,
                    case,
                    State::Absolute,
                );
                self.add(format!("{stem}{vowel}"), Number::Plural, gender, case, State::Construct);
            }
            return;
        }
        let weak_singular = matches!(singular.last, Last::Maqsura | Last::Defective)
            || singular.last == Last::Marbuta && singular.stem.ends_with([YEH, ALIF]);
        let listed = |word: &str| others.iter().any(|other| letters(other) == word);
        let with_yeh = format!("{own}{YEH}");
        let defective = Word::new(plural).last == Last::Defective
            || has_shape_of_plural(plural)
            || listed(&with_yeh)
            || own.strip_suffix(YEH).is_some_and(listed)
            || weak_singular && matches!(bare(plural)[..], [_, _, ALIF, last] if !matches!(last, HAMZA | MARBUTA));
        if defective {
            let word = Word::defective(plural);
            self.singular(&word, Number::Plural, gender, false);
            self.add(
                format!("{}{YEH}", word.stem),
                Number::Plural,
                gender,
                Case::Accusative,
                State::Indefinite,
            );
        } else {
            self.singular(&Word::new(plural), Number::Plural, gender, !is_diptote_plural(plural));
        }
    }
}
