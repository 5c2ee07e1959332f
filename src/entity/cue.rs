//! What a word can be inside a name, from its readings and its letters.

use super::vocabulary::{Cut, Particle, Vocabulary};
use crate::{
    lexicon::{Class, Gender, Number, Pos},
    morphology::{Evidence, Reading},
    syntax::View,
    text::{TokenKind, letters::KeyLetter},
};

/// What a word can be between the words of a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A given name.
    Given,
    /// A family name.
    Family,
    /// A word that the lexicon does not know.
    Unknown,
    /// An adjective of origin with the article, as many family names are.
    Origin,
    /// A letter that stands for a name.
    Letter,
    /// «The second»: a number of order, after the name of a ruler.
    Ordinal,
    /// A common noun or adjective with the article, as family names may be after a given name.
    Definite,
    /// A name of a place or a body, as family names may be after a given name.
    Other,
    /// A word that joins.
    Particle(Particle),
}

/// What is known of a word as part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent observations, not a state")]
pub struct Cue {
    /// What it can be in a person's name.
    pub part: Option<Part>,
    /// Bytes of clitics before that part.
    pub skip: usize,
    /// Bytes of clitics of the preferred reading.
    pub preferred_skip: usize,
    /// The preferred reading is a proper name.
    pub proper: bool,
    /// It has a reading as a person's name.
    pub person: bool,
    /// The preferred reading is a proper name, cut as the person's name is.
    pub sure: bool,
    /// It has a reading as a place's name that goes before its readings as a person's.
    pub place_first: bool,
    /// It has a reading as a proper name.
    pub named: bool,
    /// The preferred reading is a common noun or adjective.
    pub common_noun: bool,
    /// The preferred reading is a verb or a particle.
    pub function: bool,
    /// It has a reading as an adjective or participle without the article.
    pub adjective: bool,
    /// The preferred reading is a role.
    pub role: bool,
    /// The preferred reading is a preposition.
    pub before_noun: bool,
    /// It is a title.
    pub title: bool,
    /// The article is written onto it.
    pub article: bool,
    /// A conjunction is written onto it.
    pub conjunction: bool,
    /// A preposition is written onto it.
    pub preposition: bool,
    /// Of an unknown word: how much more it looks like a name than like another word.
    pub shape: i32,
    /// How much more it costs to read it as a person's name than as what it is read as.
    pub rarer: u16,
}

/// The cue of what is no name.
pub const NONE: Cue = Cue {
    part: None,
    skip: 0,
    preferred_skip: 0,
    proper: false,
    person: false,
    sure: false,
    place_first: false,
    named: false,
    common_noun: false,
    function: false,
    adjective: false,
    role: false,
    before_noun: false,
    title: false,
    article: false,
    conjunction: false,
    preposition: false,
    shape: 0,
    rarer: 0,
};

/// Reads a token by its letters and the ways to cut it.
pub fn cue(view: &View<'_>, vocabulary: &Vocabulary, at: usize, letters: &[KeyLetter], cuts: &[Cut]) -> Cue {
    let token = view.article.tokens[at];
    if token.kind != TokenKind::Arabic {
        return NONE;
    }
    let Some(best) = view.reading(at).filter(|_| !letters.is_empty()) else {
        return NONE;
    };
    let readings = &view.words[at].readings;
    let class = |reading: &Reading| {
        reading
            .lexeme
            .map_or(Class::None, |lexeme| view.lexicon.lexeme(lexeme).class)
    };
    // A name misspelled is no name where the word as spelled is another.
    let plain = best.pos != Pos::Proper && best.evidence == Evidence::Exact;
    let first = |wanted: &dyn Fn(Class) -> bool| {
        let spelled = |reading: &Reading| !plain || reading.evidence == Evidence::Exact;
        readings
            .iter()
            .position(|reading| wanted(class(reading)) && spelled(reading))
    };
    let given = first(&|class| class == Class::GivenName);
    let family = first(&|class| class == Class::FamilyName);
    let place = first(&|class| class == Class::PlaceName);
    let person = given.into_iter().chain(family).min();
    let base = Cue {
        preferred_skip: usize::from(best.stem_start),
        proper: best.pos == Pos::Proper,
        person: person.is_some(),
        place_first: place.is_some_and(|place| person.is_none_or(|person| place < person)),
        named: readings.iter().any(|reading| reading.pos == Pos::Proper),
        common_noun: matches!(best.pos, Pos::Noun | Pos::Adjective),
        function: !best.is_nominal(),
        adjective: readings
            .iter()
            .any(|reading| reading.pos == Pos::Adjective && !reading.has_article()),
        role: class(best) == Class::Role,
        before_noun: best.pos == Pos::Preposition && best.evidence == Evidence::Exact,
        title: vocabulary.is_title(view.word_after_conjunction(at)),
        article: best.has_article(),
        conjunction: best.proclitics.conjunction(),
        preposition: best.proclitics.preposition(),
        ..NONE
    };
    let with = |part: Part, skip: usize| {
        let sure = base.proper && skip == base.preferred_skip;
        Cue {
            part: Some(part),
            skip,
            sure,
            ..base
        }
    };
    let word = view.token(at);
    if let Some((particle, skip)) = particle(vocabulary, word, cuts) {
        return with(Part::Particle(particle), skip);
    }
    if vocabulary.is_time(view.word_after_conjunction(at)) && given.is_none() {
        return base;
    }
    let base = Cue {
        rarer: person.map_or(0, |person| readings[person].cost.saturating_sub(best.cost)),
        ..base
    };
    let with = |part: Part, skip: usize| Cue {
        rarer: base.rarer,
        ..with(part, skip)
    };
    let of = |at: usize| usize::from(readings[at].stem_start);
    match (given, family) {
        (Some(given), _) => with(Part::Given, of(given)),
        (None, Some(family)) => with(Part::Family, of(family)),
        _ if best.evidence == Evidence::Guess && vocabulary.is_fused(view.word_after_conjunction(at)) => {
            let skip = usize::from(best.stem_start).min(vocabulary.conjunction(word).unwrap_or_default());
            Cue {
                part: Some(Part::Given),
                proper: true,
                sure: true,
                person: true,
                named: true,
                function: false,
                skip,
                ..base
            }
        }
        _ if best.evidence == Evidence::Guess => unknown(vocabulary, word, base),
        _ if class(best) == Class::Ordinal && is_definite_man(best) => with(Part::Ordinal, 0),
        _ if is_origin(view, readings) => with(Part::Origin, 0),
        _ if letters.len() == 1 && best.is_nominal() => with(Part::Letter, 0),
        _ if is_definite_man(best) && !base.role => with(Part::Definite, 0),
        _ if best.pos == Pos::Proper && best.proclitics.is_empty() => with(Part::Other, 0),
        _ => base,
    }
}

/// A noun or adjective in the masculine singular with the article and no other clitic.
fn is_definite_man(reading: &Reading) -> bool {
    matches!(reading.pos, Pos::Noun | Pos::Adjective)
        && reading.has_article()
        && reading.proclitics.count() == 1
        && reading.features.gender != Gender::Feminine
        && reading.features.number == Number::Singular
}

/// A word that the lexicon does not know. Foreign names begin with any letter, so a conjunction or preposition is believed
/// only where the rest looks more like a name.
fn unknown(vocabulary: &Vocabulary, word: &str, base: Cue) -> Cue {
    let whole = if base.conjunction || base.preposition {
        0
    } else {
        base.preferred_skip
    };
    let shape = |skip: usize| vocabulary.shape(word.get(skip..).unwrap_or_default());
    let mut best = (shape(whole), whole);
    let conjunction = vocabulary.conjunction(word);
    let preposition = Some(base.preferred_skip).filter(|_| base.preposition);
    for skip in conjunction.into_iter().chain(preposition) {
        best = best.max((shape(skip) - CUT, skip));
    }
    let (shape, skip) = best;
    let conjoined = conjunction.is_some_and(|cut| cut > 0 && skip >= cut);
    Cue {
        part: Some(Part::Unknown),
        skip,
        preferred_skip: skip,
        conjunction: conjoined,
        preposition: base.preposition && skip > 0 && Some(skip) != conjunction,
        shape,
        ..base
    }
}

/// What it costs to take a clitic off an unknown word.
const CUT: i32 = -8;

/// A joining word, also behind clitics.
fn particle(vocabulary: &Vocabulary, word: &str, cuts: &[Cut]) -> Option<(Particle, usize)> {
    cuts.iter().find_map(|cut| {
        vocabulary
            .particle(word.get(cut.skip..)?)
            .map(|particle| (particle, cut.skip))
    })
}

/// Whether a word has a reading as a masculine adjective of origin with the article.
fn is_origin(view: &View<'_>, readings: &[Reading]) -> bool {
    readings.iter().any(|reading| {
        let nisba = reading
            .lexeme
            .is_some_and(|lexeme| view.lexicon.lexeme(lexeme).class == Class::Nisba);
        let alone = reading.features.gender != Gender::Feminine && reading.features.number == Number::Singular;
        nisba && alone && reading.has_article() && reading.proclitics.count() == 1
    })
}
