//! What entities are.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Index of an entity in its analysis.
pub type EntityId = usize;

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being with a name.
    Person,
    /// The holder of an office, without a name in the text.
    Role,
    /// A body with a name: a ministry, a party, a company, an army.
    Organisation,
    /// Persons without a name: gunmen, protesters, residents.
    Group,
    /// A state or territory that acts.
    Country,
    /// Where something happens.
    Place,
    /// Anything else that takes part in an event: a car, a bill, a border strip as the object of an act.
    Thing,
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// By a proper name.
    Name,
    /// By a common noun with what belongs to it.
    Nominal,
    /// By a pronoun, of its own or written onto a word.
    Pronoun,
}

/// One place in the text that means the entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Bytes of the original.
    pub span: Span,
    /// Index of the sentence.
    pub sentence: usize,
    /// How it names the entity.
    pub form: MentionForm,
}

/// How a place lies to the gazetteer's place that anchors it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceRelation {
    /// It is that place.
    Is,
    /// It lies inside: «western Anbar», «prisons of north-east Syria».
    Within,
    /// It lies near or along: «the border strip with Syria».
    Near,
}

/// Where an entity lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The gazetteer's key of the place, or of the place that anchors it.
    pub uid: String,
    /// How it lies to that place.
    pub relation: PlaceRelation,
    /// The gazetteer's type of that place (`country`, `governorate`, `city`, `base` …).
    pub kind: String,
    /// Degrees north, WGS84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS84.
    pub longitude: Option<f64>,
    /// The places that it lies in, nearest first: gazetteer key and Arabic name.
    pub within: Vec<(String, String)>,
    /// Other places of that name, best first, as gazetteer keys.
    pub candidates: Vec<String>,
}

/// Somebody or something that the article speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Canonical key made from content: the lexicon's uid where it has one, else normal form of kind, name and country.
    pub key: String,
    /// Its name as the article or the lexicon writes it best.
    pub name: String,
    /// English name, where the lexicon has one.
    pub english: Option<String>,
    /// ISO 3166-1 alpha-3 of the country it belongs to.
    pub country: Option<String>,
    /// PLOVER's sector code (GOV, MIL, COP …).
    pub sector: Option<String>,
    /// Where it lies.
    pub place: Option<Place>,
    /// Bodies that it belongs to.
    pub member_of: Vec<EntityId>,
    /// Every mention, in order of the text.
    pub mentions: Vec<Mention>,
}

/// Kind of a proper name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// Of a human being.
    Person,
    /// Of a body.
    Organisation,
    /// Of a place, a country that acts included.
    Place,
}

/// A proper name in the text, without title or role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Bytes of the original.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
}
