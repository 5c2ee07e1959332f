//! Guesses: what a word that the lexicon does not know looks like.

use crate::{
    lexicon::{Features, Gender, Number, Pos},
    text::letters::KeyLetter,
};

use super::{
    clitic::Opening,
    reading::{Evidence, Proclitics, Reading},
};

/// Codes of the letters that endings are made of; see [`crate::text::letters::key_letter`].
const ALEF: u8 = 0x07;
const TEH: u8 = 0x0a;
const NOON: u8 = 0x26;
const HEH: u8 = 0x27;
const WAW: u8 = 0x28;
const YEH: u8 = 0x2a;

/// A word of fewer letters after its clitics is not cut.
const SHORTEST_STEM: usize = 3;

/// Adds the guesses for an unknown word, at least one.
pub fn readings(keys: &[KeyLetter], offsets: &[usize], nunated: bool, openings: &[Opening], out: &mut Vec<Reading>) {
    for opening in openings {
        let stem = &keys[opening.length.min(keys.len())..];
        if opening.length > 0 && stem.len() < SHORTEST_STEM || opening.clitics.has(Proclitics::FUTURE) {
            continue;
        }
        let article = opening.clitics.has(Proclitics::ARTICLE);
        for (pos, features, cost) in shapes(stem, article, nunated) {
            out.push(Reading {
                lexeme: None,
                pos,
                features,
                proclitics: opening.clitics,
                enclitic: None,
                stem_start: offsets[opening.before_article] as u16,
                stem_end: offsets[keys.len()] as u16,
                evidence: Evidence::Guess,
                cost: 150 + cost + clitic_cost(opening.clitics),
            });
        }
    }
}

/// Unknown words are mostly foreign names, which begin with any letter: a cut must pay, the article aside.
fn clitic_cost(clitics: Proclitics) -> u16 {
    if clitics.is_empty() {
        0
    } else if clitics.has(Proclitics::ARTICLE) {
        clitics.count() as u16 * 5 - 5
    } else if clitics.preposition() {
        clitics.count() as u16 * 25
    } else {
        8
    }
}

/// Parts of speech that the ending suggests, with costs.
fn shapes(stem: &[KeyLetter], article: bool, nunated: bool) -> Vec<(Pos, Features, u16)> {
    let last = |at: usize| stem.len().checked_sub(at).and_then(|at| stem.get(at)).copied();
    let code = |at: usize| last(at).map_or(0, |letter| letter.code);
    let nominal = Features::nominal;
    let feminine = last(1).is_some_and(|letter| letter.code == HEH && letter.variant == 1);
    let mut out = Vec::new();
    if feminine && code(2) == YEH {
        out.push((
            Pos::Adjective,
            nominal(Gender::Feminine, Number::Singular),
            if article { 0 } else { 12 },
        ));
        out.push((Pos::Noun, nominal(Gender::Feminine, Number::Singular), 8));
    } else if feminine {
        out.push((Pos::Noun, nominal(Gender::Feminine, Number::Singular), 0));
    } else if code(1) == TEH && code(2) == ALEF && stem.len() > 4 {
        out.push((Pos::Noun, nominal(Gender::Feminine, Number::Plural), 0));
    } else if code(1) == NOON && matches!(code(2), WAW | YEH) && article && stem.len() > 4 {
        out.push((Pos::Noun, nominal(Gender::Masculine, Number::Plural), 0));
    } else if code(1) == YEH && stem.len() > 3 && article {
        out.push((Pos::Adjective, nominal(Gender::Masculine, Number::Singular), 0));
    } else if nunated {
        out.push((Pos::Adverb, nominal(Gender::Masculine, Number::Singular), 0));
    }
    out.push((
        Pos::Noun,
        nominal(Gender::Masculine, Number::Singular),
        if article { 10 } else { 25 },
    ));
    out.push((
        Pos::Proper,
        nominal(Gender::Common, Number::Singular),
        if article { 15 } else { 10 },
    ));
    out
}
