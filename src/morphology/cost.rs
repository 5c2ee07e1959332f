//! What a reading costs by itself, before its neighbours are asked. The unit is a tenth of one more clitic.

use super::reading::{Enclitic, Proclitics};
use crate::lexicon::{Case, Class, Features, Gender, Lexeme, Number, Person, Pos, State, Tense};

/// The cost of a reading as spelled by the lexicon.
pub fn own_cost(
    lexeme: &Lexeme,
    features: Features,
    clitics: Proclitics,
    enclitic: Option<Enclitic>,
    letters: usize,
) -> u16 {
    let mut cost = lexeme.rarity + proclitics(clitics) + enclitic.map_or(0, |it| pronoun(lexeme.pos, it));
    let content = matches!(lexeme.pos, Pos::Noun | Pos::Adjective | Pos::Proper | Pos::Verb);
    cost += u16::from(content) * 6;
    // A short rest is more often chance than a word.
    if content && letters < 3 && (clitics.preposition() || clitics.has(Proclitics::FUTURE)) {
        cost += 14;
    }
    cost + match lexeme.pos {
        Pos::Verb => verb(features),
        Pos::Proper => name(lexeme.class),
        Pos::Adjective => nominal(features) + feminine_plural(features) + like_a_country(lexeme.class, features),
        _ => nominal(features),
    }
}

fn proclitics(clitics: Proclitics) -> u16 {
    clitics.count() as u16 * 10 + u16::from(clitics.has(Proclitics::LIKE)) * 10
}

fn verb(features: Features) -> u16 {
    let person = match features.person {
        Some(Person::Second) => 70,
        Some(Person::First) => 22,
        _ => 0,
    };
    let tense = match features.tense {
        Some(Tense::Imperative) => 80,
        Some(Tense::Subjunctive | Tense::Jussive) => 5,
        _ => 0,
    };
    person + tense + u16::from(features.passive) * 25 + u16::from(features.number == Number::Dual) * 20
}

fn nominal(features: Features) -> u16 {
    let dual = features.number == Number::Dual;
    let bound = matches!(features.state, State::Construct | State::Suffixed);
    u16::from(dual) * 10 + u16::from(features.state == State::Construct) * 5 + u16::from(dual && bound) * 10
}

/// Adjectives agree with things in the feminine singular: their feminine plural is rare.
fn feminine_plural(features: Features) -> u16 {
    u16::from(features.number == Number::Plural && features.gender == Gender::Feminine) * 14
}

/// The accusative of many an adjective of a country is spelled like the country: «تركيا».
fn like_a_country(class: Class, features: Features) -> u16 {
    u16::from(class == Class::Nisba && features.case == Case::Accusative) * 10
}

fn name(class: Class) -> u16 {
    match class {
        Class::PlaceName | Class::Time => 4,
        Class::None => 24,
        _ => 12,
    }
}

/// The press rarely speaks in the first person and hardly ever in the second.
fn pronoun(host: Pos, enclitic: Enclitic) -> u16 {
    15 + match (enclitic.person, enclitic.number) {
        (Person::Second, _) => 20,
        (Person::First, _) if host == Pos::Verb => 12,
        (Person::First, Number::Singular) => 25,
        _ => 0,
    }
}
