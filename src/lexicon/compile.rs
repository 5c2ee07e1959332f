//! From the tables to the compiled lexicon: every lexeme, every form, every frame and name.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use serde::{Deserialize, Serialize};

use super::{
    encoder::CompiledRows,
    features::{Features, Gender, Number},
    forms::{Attachment, Forms, FormsBuilder},
    frame::{CompiledFrames, Frame, FrameKind, Likeness},
    gazetteer::{ActorRow, PlaceRow},
    keyed,
    lexeme::{Class, Derivation, Lexeme, Pos, Semantics},
    names::{Named, Names, NamesBuilder},
    packed::pack,
    shape,
    source::Source,
    table::{Fault, Row},
    weights::CompiledWeights,
};
use crate::inflection::{Adjective, AdjectiveClass, Noun, NounForm, Verb, VerbForm, Voice};

/// Everything the program knows, in the shape in which it is built in: parts that are read in place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compiled<'a> {
    /// Every lexeme, packed.
    #[serde(borrow, with = "serde_bytes")]
    pub lexemes: Cow<'a, [u8]>,
    /// Forms to lexemes.
    #[serde(borrow)]
    pub forms: Forms<'a>,
    /// Frames of verbs.
    #[serde(borrow)]
    pub verb_frames: CompiledFrames<'a>,
    /// Frames of event nouns.
    #[serde(borrow)]
    pub noun_frames: CompiledFrames<'a>,
    /// The gazetteer, packed.
    #[serde(borrow, with = "serde_bytes")]
    pub places: Cow<'a, [u8]>,
    /// Places by the keys of their uids.
    #[serde(borrow, with = "serde_bytes")]
    pub place_uids: Cow<'a, [u8]>,
    /// Countries by the keys of their codes.
    #[serde(borrow, with = "serde_bytes")]
    pub country_codes: Cow<'a, [u8]>,
    /// Known actors, packed.
    #[serde(borrow, with = "serde_bytes")]
    pub actors: Cow<'a, [u8]>,
    /// Names to places and actors.
    #[serde(borrow)]
    pub names: Names<'a>,
    /// What unknown words look like.
    #[serde(borrow, with = "serde_bytes")]
    pub shapes: Cow<'a, [u8]>,
    /// What decisions are weighed by.
    #[serde(borrow)]
    pub weights: Vec<CompiledWeights<'a>>,
    /// What the encoder reckons with.
    #[serde(borrow)]
    pub encoder: Vec<CompiledRows<'a>>,
    /// The small tables that stages read for themselves: path and text.
    #[serde(borrow)]
    pub tables: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// The tables that are compiled; the others go into [`Compiled::tables`] as they are.
const COMPILED: [&str; 18] = [
    "actors",
    "adjectives",
    "encoder",
    "event_nouns",
    "exemplar_meanings",
    "exemplars",
    "frames",
    "frequency",
    "names",
    "nouns",
    "organisations",
    "particles",
    "places",
    "roles",
    "semantic_codes",
    "semantics",
    "verbs",
    "weights",
];

/// Compiles the tables. Rows with faults are left out, and told.
pub fn compile(source: &Source) -> (Compiled<'static>, Vec<Fault>) {
    let mut compiler = Compiler::default();
    compiler.frequencies(source);
    compiler.semantics(source);
    compiler.particles(source);
    compiler.numbers(source);
    compiler.verbs(source);
    compiler.nouns(source);
    compiler.adjectives(source);
    compiler.places(source);
    compiler.actors(source);
    compiler.persons(source);
    compiler.times(source);
    compiler.frames(source);
    compiler.weights(source);
    compiler.encoder(source);
    compiler.finish(source)
}

#[derive(Default)]
struct Compiler {
    lexemes: Vec<Lexeme>,
    verb_frames: BTreeMap<String, Vec<Frame>>,
    noun_frames: BTreeMap<String, Vec<Frame>>,
    places: Vec<PlaceRow>,
    actors: Vec<ActorRow>,
    weights: Vec<CompiledWeights<'static>>,
    encoder: Vec<CompiledRows<'static>>,
    forms: FormsBuilder,
    names: NamesBuilder,
    frequencies: HashMap<(String, String, String), u32>,
    semantics: HashMap<(String, String), Semantics>,
    faults: Vec<Fault>,
}

impl Compiler {
    fn finish(mut self, source: &Source) -> (Compiled<'static>, Vec<Fault>) {
        self.auxiliaries();
        let mut faults = std::mem::take(&mut self.faults);
        let compiled = self.pack(source).unwrap_or_else(|cause| {
            faults.push(Fault {
                file: String::new(),
                line: 0,
                cause,
            });
            Compiled::default()
        });
        (compiled, faults)
    }

    fn pack(self, source: &Source) -> Result<Compiled<'static>, String> {
        let told = |cause: postcard::Error| cause.to_string();
        let uids = self.places.iter().zip(0..);
        let uids: Vec<(u64, u32)> = uids.map(|(place, at)| (keyed::key_of(&place.uid), at)).collect();
        // Of several rows for a country the first is it.
        let countries = self.places.iter().enumerate().rev();
        let countries = countries.filter(|(_, place)| place.kind == "country");
        let countries: Vec<(u64, u32)> = countries
            .map(|(at, place)| (keyed::key_of(&place.country), at as u32))
            .collect();
        let small = source
            .tables()
            .iter()
            .filter(|table| !COMPILED.iter().any(|name| table.is_named(name)));
        Ok(Compiled {
            shapes: shape::learn(&self.lexemes, source).into(),
            lexemes: pack(&self.lexemes).map_err(told)?.into(),
            forms: self.forms.build().map_err(|cause| cause.to_string())?,
            verb_frames: CompiledFrames::new(self.verb_frames).map_err(told)?,
            noun_frames: CompiledFrames::new(self.noun_frames).map_err(told)?,
            places: pack(&self.places).map_err(told)?.into(),
            place_uids: keyed::lay_out(uids.into_iter()).into(),
            country_codes: keyed::lay_out(countries.into_iter()).into(),
            actors: pack(&self.actors).map_err(told)?.into(),
            names: self.names.build().map_err(|cause| cause.to_string())?,
            weights: self.weights,
            encoder: self.encoder,
            tables: small
                .map(|table| (table.file.clone().into(), table.text.clone().into()))
                .collect(),
        })
    }

    /// Marks the verbs whose plainest frame carries another verb.
    fn auxiliaries(&mut self) {
        for lexeme in self.lexemes.iter_mut().filter(|lexeme| lexeme.pos == Pos::Verb) {
            // Of frames that say equally much the last one counts.
            let frames = self.verb_frames.get(&lexeme.lemma).into_iter().flatten().rev();
            let plainest = frames.min_by_key(|frame| frame.specificity());
            lexeme.auxiliary = plainest
                .is_some_and(|frame| matches!(frame.kind, FrameKind::Copula | FrameKind::Modal | FrameKind::Phase));
        }
    }

    fn lexeme(&mut self, mut lexeme: Lexeme) -> u32 {
        if lexeme.rarity == 0 && matches!(lexeme.pos, Pos::Verb | Pos::Noun | Pos::Adjective | Pos::Proper) {
            let verb = lexeme.verb.as_ref().map_or(String::new(), |(verb, _)| verb.clone());
            let key = (lexeme.lemma.clone(), format!("{:?}", lexeme.pos).to_lowercase(), verb);
            let rarity = |key: &_| rarity(self.frequencies.get(key).copied().unwrap_or_default());
            lexeme.rarity = rarity(&key);
            // Counts cannot tell participles that are spelled alike; the verbs that they come from can.
            if lexeme.pos == Pos::Adjective && !key.2.is_empty() {
                let verb = rarity(&(key.2, "verb".to_owned(), String::new()));
                lexeme.rarity = lexeme.rarity.max(verb / 2);
            }
        }
        let key = (lexeme.lemma.clone(), format!("{:?}", lexeme.pos).to_lowercase());
        lexeme.semantics = self.semantics.get(&key).cloned().unwrap_or_default();
        self.lexemes.push(lexeme);
        self.lexemes.len() as u32 - 1
    }

    /// How often each lexeme is met in the press, from forms that can be nothing else.
    fn frequencies(&mut self, source: &Source) {
        for row in source.named("frequency").flat_map(super::table::Table::rows) {
            let cell = |column: &str| row.cell(column).to_owned();
            match row.cell("count").parse() {
                Ok(count) => drop(
                    self.frequencies
                        .insert((cell("lemma"), cell("pos"), cell("verb")), count),
                ),
                Err(_) => self.faults.push(row.fault("count: no number")),
            }
        }
    }

    /// What each noun and adjective denotes.
    fn semantics(&mut self, source: &Source) {
        let rows = source.named("semantics").flat_map(super::table::Table::rows);
        self.semantics.extend(rows.map(|row| {
            let cell = |column: &str| row.cell(column).to_owned();
            let semantics = Semantics {
                class: cell("class"),
                domain: cell("domain"),
            };
            ((cell("lemma"), cell("pos")), semantics)
        }));
    }

    fn weights(&mut self, source: &Source) {
        for table in source.named("weights") {
            let (weights, faults) = CompiledWeights::read(table);
            self.weights.push(weights);
            self.faults.extend(faults);
        }
    }

    fn encoder(&mut self, source: &Source) {
        for table in source.named("encoder") {
            let (rows, faults) = CompiledRows::read(table);
            self.encoder.extend(rows);
            self.faults.extend(faults);
        }
    }

    fn numbers(&mut self, source: &Source) {
        for row in source.named("numbers").flat_map(super::table::Table::rows) {
            let form = row.cell("form");
            if !form.contains(' ') && !row.cell("value").is_empty() {
                let base = lexeme(&row, form, Pos::Numeral);
                let id = self.lexeme(Lexeme {
                    class: Class::Quantity,
                    note: row.cell("kind").to_owned(),
                    ..base
                });
                self.forms
                    .add(form, id, Features::default(), Attachment::FREE.and(Attachment::BOUND));
            }
        }
    }

    fn particles(&mut self, source: &Source) {
        for row in source.named("particles").flat_map(super::table::Table::rows) {
            let Some(pos) = particle(row.cell("pos")) else {
                self.faults
                    .push(row.fault(format!("pos: no such part of speech: {}", row.cell("pos"))));
                continue;
            };
            let form = row.cell("form");
            let lexeme = self.lexeme(Lexeme {
                note: row.cell("function").to_owned(),
                ..lexeme(&row, form, pos)
            });
            let attachment = if takes_pronoun(pos, row.cell("function"), form) {
                Attachment::FREE.and(Attachment::BOUND)
            } else {
                Attachment::FREE
            };
            self.forms.add(form, lexeme, Features::default(), attachment);
            // Before a pronoun the alif maqsura of ila and ala is a yeh.
            if let Some(stem) = form
                .strip_suffix('\u{649}')
                .filter(|_| attachment.allows(Attachment::BOUND))
            {
                self.forms.add(
                    &format!("{stem}\u{64a}"),
                    lexeme,
                    Features::default(),
                    Attachment::BOUND,
                );
            }
        }
    }

    fn verbs(&mut self, source: &Source) {
        for row in source.named("verbs").flat_map(super::table::Table::rows) {
            let vowels: Vec<&str> = row.cell("vowels").split('|').collect();
            let verb = |vowels| Verb::for_lemma(row.cell("lemma"), row.cell("root"), row.cell("form"), vowels);
            match vowels.into_iter().map(verb).collect::<Result<Vec<_>, _>>() {
                Ok(verbs) => self.verb(&row, &verbs),
                Err(cause) => self.faults.push(row.fault(cause.to_string())),
            }
        }
    }

    /// A verb; one with two vowel patterns is conjugated after both.
    fn verb(&mut self, row: &Row<'_>, verbs: &[Verb]) {
        let lemma = row.cell("lemma");
        let transitive = row.cell("transitive");
        let id = self.lexeme(Lexeme {
            note: transitive.to_owned(),
            ..lexeme(row, lemma, Pos::Verb)
        });
        for form in verbs.iter().flat_map(Verb::forms) {
            self.verb_form(id, &form, transitive.contains('t'));
        }
        let Some(verb) = verbs.first() else { return };
        let derived = |pos, derivation| Lexeme {
            verb: Some((lemma.to_owned(), derivation)),
            note: String::new(),
            ..lexeme(row, lemma, pos)
        };
        let participles = [
            (verb.active_participle(), Derivation::Active),
            (verb.passive_participle(), Derivation::Passive),
        ];
        for (participle, derivation) in participles {
            if let Some(participle) = participle {
                let base = derived(Pos::Adjective, derivation);
                self.adjective(
                    Lexeme {
                        class: Class::Participle,
                        lemma: citation(&participle),
                        ..base
                    },
                    "",
                    "",
                );
            }
        }
        let mut masdars: Vec<String> = row.list("masdar").map(str::to_owned).collect();
        masdars.extend(verb.masdars().iter().map(|masdar| citation(masdar)));
        for masdar in masdars.into_iter().collect::<BTreeSet<_>>() {
            let feminine = is_feminine(&masdar);
            let base = derived(Pos::Noun, Derivation::Masdar);
            let noun = Lexeme {
                class: Class::Event,
                feminine,
                lemma: masdar,
                ..base
            };
            self.noun(noun, "\u{627}\u{62a}");
        }
    }

    fn verb_form(&mut self, lexeme: u32, form: &VerbForm, takes_object: bool) {
        let cell = form.cell;
        let features = Features {
            tense: Some(cell.tense),
            passive: cell.voice == Voice::Passive,
            person: Some(cell.person),
            ..Features::nominal(cell.gender, cell.number)
        };
        let bound = takes_object && cell.voice == Voice::Active;
        match &form.before_suffix {
            Some(changed) if bound => {
                self.forms.add(&form.text, lexeme, features, Attachment::FREE);
                self.forms.add(changed, lexeme, features, Attachment::BOUND);
            }
            None if bound => self
                .forms
                .add(&form.text, lexeme, features, Attachment::FREE.and(Attachment::BOUND)),
            _ => self.forms.add(&form.text, lexeme, features, Attachment::FREE),
        }
    }

    fn nouns(&mut self, source: &Source) {
        for folder in ["nouns", "roles", "organisations"] {
            for row in source.named(folder).flat_map(super::table::Table::rows) {
                let class = match folder {
                    "roles" => Some(Class::Role),
                    "organisations" => Some(Class::Organisation),
                    _ => Class::from_code(row.cell("class")),
                };
                match class {
                    Some(class) => self.noun_row(&row, class),
                    None => self
                        .faults
                        .push(row.fault(format!("class: no such class: {}", row.cell("class")))),
                }
            }
        }
    }

    /// A noun by its row; one of several words is left to the index of names.
    fn noun_row(&mut self, row: &Row<'_>, class: Class) {
        let lemma = row.cell("lemma");
        if !lemma.contains(' ') {
            let feminine = row.cell("gender") == "f";
            let base = lexeme(row, lemma, Pos::Noun);
            self.noun(
                Lexeme {
                    class,
                    feminine,
                    note: row.cell("sector").to_owned(),
                    ..base
                },
                row.cell("plural"),
            );
        }
    }

    fn noun(&mut self, noun: Lexeme, plural: &str) {
        let declined = Noun::new(
            &noun.lemma,
            if noun.feminine {
                Gender::Feminine
            } else {
                Gender::Masculine
            },
            plural,
        );
        let id = self.lexeme(noun);
        for form in declined.forms() {
            self.nominal_form(id, &form);
        }
    }

    fn adjectives(&mut self, source: &Source) {
        for row in source.named("adjectives").flat_map(super::table::Table::rows) {
            let Some(class) = Class::from_code(row.cell("class")) else {
                self.faults
                    .push(row.fault(format!("class: no such class: {}", row.cell("class"))));
                continue;
            };
            let base = lexeme(&row, row.cell("lemma"), Pos::Adjective);
            self.adjective(Lexeme { class, ..base }, row.cell("feminine"), row.cell("plural"));
        }
    }

    fn adjective(&mut self, adjective: Lexeme, feminine: &str, plural: &str) {
        let class = match adjective.class {
            Class::Nisba => AdjectiveClass::Nisba,
            Class::Participle => AdjectiveClass::Participle,
            Class::Ordinal => AdjectiveClass::Ordinal,
            Class::Elative => AdjectiveClass::Elative,
            Class::Colour => AdjectiveClass::Colour,
            _ => AdjectiveClass::Quality,
        };
        let declined = Adjective::new(&adjective.lemma, feminine, plural, class);
        let id = self.lexeme(adjective);
        for form in declined.forms() {
            self.nominal_form(id, &form);
        }
    }

    fn nominal_form(&mut self, lexeme: u32, form: &NounForm) {
        let cell = form.cell;
        let features = Features {
            case: cell.case,
            state: cell.state,
            ..Features::nominal(cell.gender, cell.number)
        };
        let attachment = match (cell.state.stands_alone(), cell.state.takes_suffix()) {
            (true, true) => Attachment::FREE.and(Attachment::BOUND),
            (true, false) => Attachment::FREE,
            _ => Attachment::BOUND,
        };
        self.forms.add(&form.text, lexeme, features, attachment);
    }

    fn places(&mut self, source: &Source) {
        for row in source.named("places").flat_map(super::table::Table::rows) {
            match PlaceRow::read(&row) {
                Ok(place) => self.place(&row, place),
                Err(fault) => self.faults.push(fault),
            }
        }
    }

    fn place(&mut self, row: &Row<'_>, place: PlaceRow) {
        let id = self.places.len() as u32;
        for name in std::iter::once(&place.name).chain(&place.variants) {
            self.names.add(name, Named::Place(id));
            self.proper(row, name, Class::PlaceName, &place.uid, place_rarity(&place.kind));
        }
        for nisba in &place.nisba {
            let base = lexeme(row, nisba, Pos::Adjective);
            self.adjective(
                Lexeme {
                    class: Class::Nisba,
                    note: place.uid.clone(),
                    ..base
                },
                "",
                "",
            );
        }
        self.places.push(place);
    }

    fn actors(&mut self, source: &Source) {
        for row in source.named("actors").flat_map(super::table::Table::rows) {
            let id = self.actors.len() as u32;
            let actor = ActorRow::read(&row);
            for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                self.names.add(name, Named::Actor(id));
                self.proper(&row, name, Class::ActorName, &actor.uid, 20);
            }
            self.actors.push(actor);
        }
    }

    fn persons(&mut self, source: &Source) {
        let files = [
            ("names/given", Class::GivenName),
            ("names/family", Class::FamilyName),
            ("names/words", Class::None),
        ];
        for (file, class) in files {
            for row in source.named(file).flat_map(super::table::Table::rows) {
                self.proper(&row, row.cell("name"), class, "", u16::MAX);
            }
        }
    }

    /// Adds the names of months and days of the week; of a month of two words the first, which alone is none.
    fn times(&mut self, source: &Source) {
        let mut known = BTreeSet::new();
        for file in ["calendar/months", "calendar/weekdays"] {
            for row in source.named(file).flat_map(super::table::Table::rows) {
                let name = row.cell("name");
                let first = name.split(' ').next().unwrap_or_default();
                let alone = first == name || row.cell("family") == "levant";
                let is_word = !first.is_ascii() && first.chars().all(char::is_alphabetic);
                if alone && is_word && known.insert(first) {
                    self.proper(&row, first, Class::Time, "", 10);
                }
            }
        }
    }

    /// Adds a name of one word as a lexeme; words of longer names are found by the index of names.
    fn proper(&mut self, row: &Row<'_>, name: &str, class: Class, note: &str, rarest: u16) {
        if name.contains(' ') {
            return;
        }
        let base = lexeme(row, name, Pos::Proper);
        let id = self.lexeme(Lexeme {
            class,
            feminine: is_feminine(name),
            note: note.to_owned(),
            ..base
        });
        if let Some(lexeme) = self.lexemes.get_mut(id as usize) {
            lexeme.rarity = lexeme.rarity.min(rarest);
        }
        let gender = if is_feminine(name) {
            Gender::Feminine
        } else {
            Gender::Common
        };
        let features = Features::nominal(gender, Number::Singular);
        match name
            .strip_prefix("\u{627}\u{644}")
            .filter(|rest| rest.chars().count() > 2)
        {
            Some(rest) => self
                .forms
                .add(rest, id, features, Attachment::FREE.and(Attachment::WITH_ARTICLE)),
            None => self.forms.add(name, id, features, Attachment::FREE),
        }
    }

    fn frames(&mut self, source: &Source) {
        let rows = source.named("exemplars").flat_map(super::table::Table::rows);
        let likenesses: HashMap<&str, Likeness> = rows.map(|row| (row.cell("lemma"), Likeness::read(&row))).collect();
        for (folder, is_verb) in [("frames", true), ("event_nouns", false)] {
            for row in source.named(folder).flat_map(super::table::Table::rows) {
                match Frame::read(&row) {
                    Ok(mut frame) => {
                        frame.likeness = likenesses.get(frame.lemma.as_str()).cloned().unwrap_or_default();
                        let frames = if is_verb {
                            &mut self.verb_frames
                        } else {
                            &mut self.noun_frames
                        };
                        frames.entry(frame.lemma.clone()).or_default().push(frame);
                    }
                    Err(fault) => self.faults.push(fault),
                }
            }
        }
    }
}

/// The cost of a word met `count` times per million: the rarer, the more, none for the most frequent.
#[allow(clippy::cast_sign_loss, reason = "clamped to what is not negative")]
fn rarity(count: u32) -> u16 {
    const FREQUENT: f64 = 2000.0;
    const HARDLY_EVER: f64 = 0.3;
    const MOST: f64 = 44.0;
    let count = f64::from(count).max(HARDLY_EVER);
    (COST_OF_E_FOLD * (FREQUENT / count).ln()).clamp(0.0, MOST).round() as u16
}

/// The highest rarity of a place's name: a country's is frequent even where its forms can be something else.
fn place_rarity(kind: &str) -> u16 {
    match kind {
        "country" | "continent" => 10,
        "capital" | "territory" => 14,
        "governorate" | "region" | "city" => 24,
        _ => u16::MAX,
    }
}

/// Costs are this many times the negative natural logarithm of a likelihood, as in the model of context.
const COST_OF_E_FOLD: f64 = 6.0;

/// A lexeme with what every row gives.
fn lexeme(row: &Row<'_>, lemma: &str, pos: Pos) -> Lexeme {
    Lexeme {
        lemma: lemma.to_owned(),
        pos,
        class: Class::None,
        feminine: false,
        note: String::new(),
        verb: None,
        auxiliary: false,
        rarity: row.cell("rarity").parse().unwrap_or_default(),
        semantics: Semantics::default(),
        gloss: row.cell("gloss").to_owned(),
        place: row.place(),
    }
}

/// Whether a word of this kind takes a pronoun: prepositions, quantifiers and the sisters of inna.
fn takes_pronoun(pos: Pos, function: &str, form: &str) -> bool {
    match pos {
        Pos::Preposition | Pos::Determiner => true,
        Pos::Subordinator => matches!(function, "complement" | "cause" | "condition"),
        Pos::Conjunction => function == "but",
        // Of the negations only the noun ghayr.
        Pos::Particle => matches!(function, "possible" | "wish") || function == "negation" && form.ends_with('\u{631}'),
        _ => false,
    }
}

fn particle(code: &str) -> Option<Pos> {
    Some(match code {
        "preposition" => Pos::Preposition,
        "conjunction" => Pos::Conjunction,
        "subordinator" => Pos::Subordinator,
        "pronoun" => Pos::Pronoun,
        "demonstrative" => Pos::Demonstrative,
        "relative" => Pos::Relative,
        "determiner" => Pos::Determiner,
        "adverb" => Pos::Adverb,
        "particle" => Pos::Particle,
        _ => return None,
    })
}

/// A vocalised noun or participle as lemmas are written: without vowel signs, with shadda; one in -in has its yeh.
fn citation(word: &str) -> String {
    let lemma = bare(word);
    if word.ends_with('\u{64d}') || word.ends_with("\u{64d}\u{651}") {
        lemma + "\u{64a}"
    } else {
        lemma
    }
}

/// A vocalised word as lemmas are written: without vowel signs, with shadda.
fn bare(word: &str) -> String {
    use crate::text::letters::{SHADDA, is_mark};
    word.chars().filter(|&c| c == SHADDA || !is_mark(c)).collect()
}

fn is_feminine(lemma: &str) -> bool {
    lemma.ends_with(['\u{629}', '\u{649}'])
}
