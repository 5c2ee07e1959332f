//! Agreement: which noun a verb can have as its subject, by gender, number and case.

use super::{
    phrase::{Phrase, PhraseId, Tie},
    view::View,
};
use crate::{
    lexicon::{Case, Class, Derivation, Gender, Number, Person, Pos},
    morphology::{Enclitic, Evidence},
};

/// How the gender of a noun goes with that of the singular verb before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// They agree, or either is not marked.
    Agrees,
    /// A masculine verb before a feminine noun, which words between them excuse.
    Loose,
    /// They disagree.
    Differs,
}

/// How a noun after a verb in the singular agrees with it.
pub fn after(view: &View<'_>, verb: usize, phrase: &Phrase) -> Fit {
    let wanted = view.features(verb).gender;
    let noun = phrase.head;
    let (gender, number) = view.agreement(noun);
    // A feminine verb may stand before a plural of men (قالت مصادر), a masculine one before any plural or number.
    let free = number == Number::Plural
        || view.is_number(noun)
        || phrase.quantity.is_some()
        || matches!(view.pos(noun), Some(Pos::Numeral | Pos::Determiner))
        || is_guess(view, noun);
    if free || gender == Gender::Common || wanted == Gender::Common || gender == wanted {
        Fit::Agrees
    } else if wanted == Gender::Masculine {
        Fit::Loose
    } else {
        Fit::Differs
    }
}

/// Whether a phrase before a verb can be its subject: agreeing in gender and number; several together take the dual or plural.
pub fn before(view: &View<'_>, phrases: &[Phrase], verb: usize, id: PhraseId) -> bool {
    let features = view.features(verb);
    if features.person != Some(Person::Third) {
        return false;
    }
    let phrase = &phrases[id];
    let noun = phrase.head;
    let (gender, number) = view.agreement(noun);
    let quantity = matches!(view.pos(noun), Some(Pos::Determiner | Pos::Numeral))
        || view.class(noun) == Class::Quantity
        || phrase.quantity.is_some()
        || view.is_number(noun)
        || view.reading(noun).is_none();
    let by_gender = is_guess(view, noun)
        || gender == Gender::Common
        || features.gender == Gender::Common
        || gender == features.gender;
    let several = !phrase.conjuncts.is_empty() || matches!(phrase.tie, Some((_, Tie::Conjunct)));
    let group = view.class(noun) == Class::Group;
    let by_number = match features.number {
        Number::Singular => {
            number == Number::Singular || (number == Number::Plural && features.gender == Gender::Feminine)
        }
        Number::Dual => number == Number::Dual || several,
        Number::Plural => number == Number::Plural || several || group,
    };
    quantity || (by_gender && by_number)
}

fn is_guess(view: &View<'_>, at: usize) -> bool {
    view.reading(at)
        .is_none_or(|reading| reading.evidence == Evidence::Guess)
}

/// Whether a pronoun can stand for a noun.
pub fn stands_for(view: &View<'_>, pronoun: Enclitic, phrase: &Phrase) -> bool {
    let (gender, number) = view.agreement(phrase.head);
    let by_gender = pronoun.gender == Gender::Common || gender == Gender::Common || pronoun.gender == gender;
    let by_number = pronoun.number == number || !phrase.conjuncts.is_empty() || phrase.quantity.is_some();
    pronoun.person == Person::Third && by_gender && by_number
}

/// Whether the letters show that a phrase is in the accusative or genitive; what is counted stands in one of them always.
pub fn is_oblique(view: &View<'_>, phrase: &Phrase) -> bool {
    let at = phrase.quantity.map_or(phrase.head, |(first, _)| first);
    view.is_accusative(at) || (view.features(at).case == Case::Oblique && view.pos(at) != Some(Pos::Proper))
}

/// Whether the letters show that a phrase is in the nominative.
pub fn is_nominative(view: &View<'_>, phrase: &Phrase) -> bool {
    let at = phrase.quantity.map_or(phrase.head, |(first, _)| first);
    view.features(at).case == Case::Nominative || view.bears(at, '\u{64c}')
}

/// Whether a noun names an act or a thing, which does nothing by itself.
pub fn is_lifeless(view: &View<'_>, noun: usize) -> bool {
    let body = matches!(view.class(noun), Class::Organisation | Class::Group | Class::Role);
    (!body && matches!(view.derivation(noun), Some((_, Derivation::Masdar))))
        || matches!(
            view.class(noun),
            Class::Event
                | Class::Place
                | Class::Facility
                | Class::Money
                | Class::Weapon
                | Class::Vehicle
                | Class::Body
                | Class::Substance
                | Class::Thing
                | Class::Document
        )
}
