//! Clitics: the ways to cut a word into proclitics, stem and enclitic.

use super::reading::Proclitics;
use crate::lexicon::Lexicon;
use crate::text::letters::KeyLetter;

/// A way to begin a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Letters before the stem.
    pub length: usize,
    /// Letters before the article: where the syntactic word begins.
    pub before_article: usize,
    /// The clitics.
    pub clitics: Proclitics,
}

/// The letters of the proclitics, from `lexicon/clitics.tsv`, as codes of keys.
#[derive(Clone, Copy, Debug)]
pub struct ProcliticLetters {
    conjunctions: [(u8, Proclitics); 2],
    prepositions: [(u8, Proclitics); 3],
    future: u8,
    lam: u8,
    article: [u8; 2],
}

impl ProcliticLetters {
    /// Takes the letters from the lexicon; a clitic that it lacks is never found.
    pub fn new(lexicon: &Lexicon) -> Self {
        let codes = |function: &str| lexicon.proclitic(function).iter().map(|letter| letter.code);
        let one = |function: &str| codes(function).next().unwrap_or_default();
        Self {
            conjunctions: [(one("and"), Proclitics::AND), (one("then"), Proclitics::THEN)],
            prepositions: [
                (one("with"), Proclitics::WITH),
                (one("like"), Proclitics::LIKE),
                (one("for"), Proclitics::FOR),
            ],
            future: one("future"),
            lam: one("for"),
            article: [one("article"), codes("article").nth(1).unwrap_or_default()],
        }
    }

    /// Every way to begin this word, the shortest first.
    pub fn openings(&self, letters: &[KeyLetter], out: &mut Vec<Opening>) {
        out.clear();
        self.after_conjunction(
            letters,
            Opening {
                length: 0,
                before_article: 0,
                clitics: Proclitics::default(),
            },
            out,
        );
        let first = letters.first().map_or(0, |letter| letter.code);
        for (code, clitic) in self.conjunctions {
            if code == first && letters.len() > 1 {
                self.after_conjunction(
                    letters,
                    Opening {
                        length: 1,
                        before_article: 1,
                        clitics: clitic,
                    },
                    out,
                );
            }
        }
    }

    fn after_conjunction(&self, letters: &[KeyLetter], from: Opening, out: &mut Vec<Opening>) {
        out.push(from);
        self.article(letters, from, out);
        let next = letters.get(from.length).map_or(0, |letter| letter.code);
        let after = |clitic: Proclitics| Opening {
            length: from.length + 1,
            before_article: from.length + 1,
            clitics: from.clitics.with(clitic),
        };
        if next == self.future {
            out.push(after(Proclitics::FUTURE));
        }
        for (code, clitic) in self.prepositions {
            if code == next && letters.len() > from.length + 1 {
                out.push(after(clitic));
                self.article(letters, after(clitic), out);
            }
        }
    }

    /// The article after what stands before it; after lam it loses its alef, and its lam too before a stem with lam.
    fn article(&self, letters: &[KeyLetter], from: Opening, out: &mut Vec<Opening>) {
        let code = |at: usize| letters.get(from.length + at).map_or(0, |letter| letter.code);
        let opening = |length: usize| Opening {
            length: from.length + length,
            clitics: from.clitics.with(Proclitics::ARTICLE),
            ..from
        };
        if from.clitics.has(Proclitics::FOR) {
            if code(0) == self.lam {
                out.push(opening(1));
                out.push(opening(0));
            }
        } else if code(0) == self.article[0]
            && letters.get(from.length).is_some_and(|alef| alef.variant == 0)
            && code(1) == self.article[1]
        {
            out.push(opening(2));
        }
    }
}
