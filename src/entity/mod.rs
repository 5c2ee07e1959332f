//! Entities: who and where. Phrases in, one [`Entity`] for everything that the article means by them out.
//!
//! Invariants: an entity has at least one mention; a mention's span lies inside its sentence; keys are made from content
//! only, so the same person, body or place has the same key in every article and on every machine.

mod body;
mod cue;
mod model;
mod names;
mod person;
mod vocabulary;

pub use model::{Entity, EntityId, EntityKind, Mention, MentionForm, Name, NameKind, Place, PlaceRelation};

use crate::{
    lexicon::Lexicon,
    morphology::Word,
    syntax::{Parse, View},
    text::Article,
};
use vocabulary::Vocabulary;

/// The entities of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// Every entity, in the order of its first mention.
    pub entities: Vec<Entity>,
    /// Every proper name, in order, disjoint.
    pub names: Vec<Name>,
    /// By sentence and phrase: the entity that the phrase means. Every phrase means one.
    pub of_phrase: Vec<Vec<EntityId>>,
}

/// Resolves the phrases of an article.
pub fn resolve(lexicon: &Lexicon, article: &Article, words: &[Word], parses: &[Parse]) -> Entities {
    let mut out = Entities::default();
    let vocabulary = Vocabulary::new(lexicon);
    for (sentence, parse) in article.sentences.iter().zip(parses) {
        let view = View::new(lexicon, article, words, sentence.tokens.clone());
        let scan = names::Scan::new(view, parse, &vocabulary);
        let found = names::names(&scan);
        out.names.extend(names::told(&scan.view, &found));
    }
    for (sentence, parse) in parses.iter().enumerate() {
        let mut ids = Vec::new();
        for phrase in &parse.phrases {
            let span = article.tokens[phrase.start]
                .span
                .join(article.tokens[phrase.end - 1].span);
            ids.push(out.entities.len());
            out.entities.push(Entity {
                kind: EntityKind::Thing,
                key: span.of(&article.text).to_owned(),
                name: span.of(&article.text).to_owned(),
                english: None,
                country: None,
                sector: None,
                place: None,
                member_of: Vec::new(),
                mentions: vec![Mention {
                    span,
                    sentence,
                    form: MentionForm::Nominal,
                }],
            });
        }
        out.of_phrase.push(ids);
    }
    let _ = (lexicon, words);
    out
}
