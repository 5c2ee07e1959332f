//! Guesses: what a word that the lexicon does not know looks like.

use crate::{
    lexicon::{Features, Gender, Number, Pos},
    text::letters::KeyLetter,
};

use super::{
    clitic::Opening,
    reading::{Evidence, Proclitics, Reading},
    spelling::{ALEF, HEH, Letters, YEH},
};

/// Codes of the letters that endings are made of; see [`crate::text::letters::key_letter`].
const TEH: u8 = 0x0a;
const NOON: u8 = 0x26;
const WAW: u8 = 0x28;

/// A word of fewer letters after its clitics is not cut.
const SHORTEST_STEM: usize = 3;

/// What a guess costs beyond any reading of the lexicon.
const UNKNOWN: u16 = 150;
/// What it costs to take a word for a name although the lexicon can cut it into others.
const OTHERWISE_A_NAME: u16 = 82;
/// What it costs not to cut before an article.
const ARTICLE_UNCUT: u16 = 20;

/// Adds the guesses for an unknown word, at least one. Where the lexicon has readings, an uncut name is added.
pub fn readings(letters: &Letters, openings: &[Opening], out: &mut Vec<Reading>) {
    let nunated = letters.tanwin.is_some();
    if !out.is_empty() {
        let name = Features::nominal(Gender::Common, Number::Singular);
        if !nunated && letters.keys.len() >= SHORTEST_STEM {
            out.push(guess(letters, Opening::default(), Pos::Proper, name, OTHERWISE_A_NAME));
        }
        return;
    }
    let rest = |opening: &Opening| letters.keys.get(opening.length..).unwrap_or_default();
    let is_article = |opening: &Opening| {
        opening.clitics.has(Proclitics::ARTICLE) && opening.length > 2 && rest(opening).len() >= SHORTEST_STEM
    };
    let has_article = openings.iter().any(is_article);
    for opening in openings {
        let stem = rest(opening);
        if opening.length > 0 && stem.len() < SHORTEST_STEM || opening.clitics.has(Proclitics::FUTURE) {
            continue;
        }
        let article = opening.clitics.has(Proclitics::ARTICLE);
        let uncut = if has_article && !article { ARTICLE_UNCUT } else { 0 };
        for (pos, features, cost) in shapes(stem, article, nunated) {
            let cost = UNKNOWN + cost + clitic_cost(opening.clitics, stem.len()) + uncut;
            out.push(guess(letters, *opening, pos, features, cost));
        }
    }
}

fn guess(letters: &Letters, opening: Opening, pos: Pos, features: Features, cost: u16) -> Reading {
    Reading {
        lexeme: None,
        pos,
        features,
        proclitics: opening.clitics,
        enclitic: None,
        stem_start: letters.offsets[opening.before_article] as u16,
        stem_end: letters.offsets[letters.keys.len()] as u16,
        evidence: Evidence::Guess,
        cost,
    }
}

/// Unknown words are mostly foreign names, which begin with any letter: a cut must pay, the article aside.
fn clitic_cost(clitics: Proclitics, letters: usize) -> u16 {
    if clitics.is_empty() {
        0
    } else if clitics.has(Proclitics::ARTICLE) {
        clitics.count() as u16 * 5 - 5
    } else if clitics.preposition() {
        clitics.count() as u16 * 22
    } else if letters > SHORTEST_STEM {
        2
    } else {
        10
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
        out.push((
            Pos::Noun,
            nominal(Gender::Feminine, Number::Singular),
            if article { 0 } else { 6 },
        ));
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
        if article { 14 } else { 25 },
    ));
    out.push((
        Pos::Proper,
        nominal(Gender::Common, Number::Singular),
        if article { 12 } else { 10 },
    ));
    out
}
