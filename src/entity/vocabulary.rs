//! The small words that names and place phrases are made of, opened from the lexicon's tables.

use std::collections::{HashMap, HashSet};

use crate::{
    entity::PlaceRelation,
    lexicon::{Lexicon, Shapes, table::Row},
    text::letters::{self, KeyLetter},
};

/// A word that joins others to a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particle {
    /// «Father of», «mother of», «possessor of»: a name with the word after it.
    Kunya,
    /// «Son of», «daughter of»: between two names, or before one.
    Son,
    /// «House of».
    House,
    /// «Servant of»: a name with the epithet after it.
    Servant,
    /// «… of the faith», «… of God»: a name with the word before it.
    After,
    /// A small word of foreign names.
    Foreign,
}

/// Where the head noun of a body stands to the body's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadPart {
    /// The name begins with it.
    Inside,
    /// The name is what follows it.
    Outside,
    /// The name is what follows it, be it a common noun.
    Press,
    /// The name begins with it, but only the index of names tells where it ends.
    Known,
}

/// Letters of a word from some byte on, after the clitics before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Bytes of clitics.
    pub skip: usize,
    /// The letters of the rest, with the alef that an article lost after lam.
    pub letters: Vec<KeyLetter>,
}

/// The tables of this stage.
#[derive(Debug)]
pub struct Vocabulary {
    particles: HashMap<String, Particle>,
    /// The particles that are also written together with the next word, as codes.
    fused: Vec<(Vec<u8>, Particle)>,
    titles: HashSet<String>,
    heads: HashMap<String, HeadPart>,
    directions: HashMap<String, (String, PlaceRelation)>,
    place_types: HashMap<String, Vec<String>>,
    described_places: HashSet<String>,
    sport: HashSet<String>,
    times: HashSet<String>,
    conjunctions: Vec<u8>,
    prepositions: Vec<u8>,
    lam: u8,
    alef: Vec<KeyLetter>,
    glides: [u8; 2],
    article: Vec<u8>,
    definite: Vec<KeyLetter>,
    shapes: Shapes,
}

impl Vocabulary {
    /// Opens the tables.
    pub fn new(lexicon: &Lexicon) -> Self {
        let first = |function: &str| lexicon.proclitic(function).first().copied();
        let codes = |functions: &[&str]| {
            functions
                .iter()
                .filter_map(|name| first(name))
                .map(|letter| letter.code)
                .collect()
        };
        let particles = rows(lexicon, "name_particles", "form", |row| particle(row.cell("kind")));
        let fused = particles.iter().map(|(form, particle)| {
            let letters = letters::key(form);
            (letters.iter().map(|letter| letter.code).collect(), *particle)
        });
        Self {
            shapes: lexicon.shapes.clone(),
            fused: fused.collect(),
            particles,
            titles: rows(lexicon, "titles", "form", |_| Some(())).into_keys().collect(),
            heads: rows(lexicon, "name_heads", "lemma", |row| match row.cell("part") {
                "inside" => Some(HeadPart::Inside),
                "outside" => Some(HeadPart::Outside),
                "press" => Some(HeadPart::Press),
                "known" => Some(HeadPart::Known),
                _ => None,
            }),
            directions: rows(lexicon, "directions", "form", |row| {
                let near = row.cell("relation") == "near";
                let relation = if near {
                    PlaceRelation::Near
                } else {
                    PlaceRelation::Within
                };
                Some((row.cell("direction").to_owned(), relation))
            }),
            place_types: rows(lexicon, "place_types", "lemma", |row| {
                Some(row.list("types").map(str::to_owned).collect())
            }),
            described_places: rows(lexicon, "described_places", "lemma", |_| Some(()))
                .into_keys()
                .collect(),
            sport: rows(lexicon, "sport", "lemma", |_| Some(())).into_keys().collect(),
            times: rows(lexicon, "calendar/weekdays", "name", |_| Some(()))
                .into_keys()
                .chain(rows(lexicon, "calendar/months", "name", |_| Some(())).into_keys())
                .collect(),
            conjunctions: codes(&["and", "then"]),
            prepositions: codes(&["with", "like", "for"]),
            lam: first("for").map_or(0, |letter| letter.code),
            alef: first("article").into_iter().collect(),
            article: lexicon.proclitic("article").iter().map(|letter| letter.code).collect(),
            definite: lexicon.proclitic("article").to_vec(),
            glides: ['\u{648}', '\u{64a}'].map(|letter| letters::key_letter(letter).map_or(0, |key| key.code)),
        }
    }

    /// How much more an unknown word looks like a name than like another word; positive for names.
    pub fn shape(&self, word: &str) -> i32 {
        self.shapes.of(word)
    }

    /// What a word is between the words of a person's name.
    pub fn particle(&self, word: &str) -> Option<Particle> {
        self.particles.get(&letters::fold(word)).copied()
    }

    /// Whether a word is a title that a name follows.
    pub fn is_title(&self, word: &str) -> bool {
        self.titles.contains(&letters::fold(word))
    }

    /// Whether a noun with an adjective describes a place and does not name it.
    pub fn describes_place(&self, lemma: &str) -> bool {
        self.described_places.contains(&letters::fold(lemma))
    }

    /// Whether a word is one of sport.
    pub fn is_sport(&self, lemma: &str) -> bool {
        self.sport.contains(&letters::fold(lemma))
    }

    /// Whether a word is a day of the week or a month.
    pub fn is_time(&self, word: &str) -> bool {
        self.times.contains(&letters::fold(word))
    }

    /// Where the head noun of a body stands to its name; `None` for those that no name has.
    pub fn head(&self, lemma: &str) -> Option<HeadPart> {
        self.heads.get(&letters::fold(lemma)).copied()
    }

    /// The direction or part that a word names, and how such a part lies to the whole.
    pub fn direction(&self, lemma: &str) -> Option<&(String, PlaceRelation)> {
        self.directions.get(&letters::fold(lemma))
    }

    /// The gazetteer's types that a noun stands for, best first.
    pub fn place_types(&self, lemma: &str) -> &[String] {
        self.place_types.get(&letters::fold(lemma)).map_or(&[], Vec::as_slice)
    }

    /// Bytes of the conjunction that an unknown word seems to begin with.
    pub fn conjunction(&self, word: &str) -> Option<usize> {
        let keys = letters::key(word);
        let mut chars = word.chars();
        let (first, second) = (chars.next()?, keys.get(1)?);
        let opens = keys
            .first()
            .is_some_and(|letter| self.conjunctions.first() == Some(&letter.code));
        // Waw before a bare alef, lam, yeh or waw begins many foreign names.
        let bare_alef = self
            .alef
            .first()
            .is_some_and(|alef| alef.code == second.code && second.variant == 0);
        let glide = self.glides.contains(&second.code) || second.code == self.lam;
        (opens && keys.len() > 4 && !bare_alef && !glide).then_some(first.len_utf8())
    }

    /// An adjective with the article, as letters.
    pub fn definite(&self, adjective: &str, feminine: bool) -> Vec<KeyLetter> {
        let article = self.definite.iter().copied();
        let ending = if feminine { "\u{629}" } else { "" };
        article
            .chain(letters::key(adjective))
            .chain(letters::key(ending))
            .collect()
    }

    /// Whether a word is a joining word and the next one written together («Abdulaziz», «Abutrika» as one word).
    pub fn is_fused(&self, word: &str) -> bool {
        let codes: Vec<u8> = letters::key(word).iter().map(|letter| letter.code).collect();
        self.fused.iter().any(|(form, particle)| {
            let rest = codes.strip_prefix(form.as_slice()).unwrap_or_default();
            match particle {
                Particle::Servant => rest.starts_with(&self.article) && rest.len() > 4,
                Particle::Kunya => form.len() > 2 && rest.len() > 2,
                _ => false,
            }
        })
    }

    /// Every way to take clitics off the beginning of a word, none first.
    pub fn cuts(&self, word: &str) -> Vec<Cut> {
        let (mut keys, mut offsets) = (Vec::new(), Vec::new());
        for (at, c) in word.char_indices() {
            match letters::key_letter(c).filter(|letter| letter.code != letters::OTHER) {
                Some(letter) => keys.push(letter),
                None => keys.extend(letters::key(c.encode_utf8(&mut [0; 4]))),
            }
            offsets.resize(keys.len(), at);
        }
        let code = |at: usize| keys.get(at).map_or(0, |letter| letter.code);
        let mut starts = vec![0];
        if self.conjunctions.contains(&code(0)) {
            starts.push(1);
        }
        let mut out: Vec<Cut> = Vec::new();
        for start in starts {
            let rest = |from: usize| keys.get(from..).unwrap_or_default().to_vec();
            let skip = |from: usize| offsets.get(from).copied().unwrap_or(word.len());
            out.push(Cut {
                skip: skip(start),
                letters: rest(start),
            });
            if self.prepositions.contains(&code(start)) {
                out.push(Cut {
                    skip: skip(start + 1),
                    letters: rest(start + 1),
                });
            }
            if code(start) == self.lam && code(start + 1) == self.lam {
                let letters = [self.alef.clone(), rest(start + 1)].concat();
                out.push(Cut {
                    skip: skip(start + 1),
                    letters,
                });
            }
        }
        out.retain(|cut| cut.letters.len() > 1);
        out
    }
}

fn particle(code: &str) -> Option<Particle> {
    Some(match code {
        "kunya" => Particle::Kunya,
        "son" => Particle::Son,
        "house" => Particle::House,
        "servant" => Particle::Servant,
        "after" => Particle::After,
        "foreign" => Particle::Foreign,
        _ => return None,
    })
}

fn rows<'l, T>(
    lexicon: &'l Lexicon,
    table: &'l str,
    key: &str,
    value: impl Fn(&Row<'_>) -> Option<T>,
) -> HashMap<String, T> {
    let rows = lexicon.tables(table).flat_map(crate::lexicon::table::Table::rows);
    rows.filter_map(|row| Some((letters::fold(row.cell(key)), value(&row)?)))
        .collect()
}
