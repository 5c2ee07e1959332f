//! Entities: who and where. Phrases in, one [`Entity`] for everything that the article means by them out.
//!
//! Invariants: an entity has at least one mention; a mention's span lies inside its sentence; keys are made from content
//! only, so the same person, body or place has the same key in every article and on every machine; names are disjoint and
//! in the order of the text.

mod actor;
mod body;
mod coreference;
mod cue;
mod imported;
mod known;
mod model;
mod names;
mod nominal;
mod person;
mod place;
mod render;
mod scan;
mod setting;
mod vocabulary;

pub use model::{Entity, EntityId, EntityKind, Mention, MentionForm, Name, NameKind, Place, PlaceRelation};
pub use render::render;
pub use vocabulary::Vocabulary;

use std::collections::{BTreeMap, HashSet};

use crate::{
    lexicon::Lexicon,
    morphology::Word,
    syntax::{Parse, PhraseId, Tie, View},
    text::{Article, letters},
};
use coreference::Collection;
use names::Found;
use scan::Scan;
use setting::Setting;

/// The entities of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// Every entity, in the order of its first mention.
    pub entities: Vec<Entity>,
    /// Every proper name, in order, disjoint.
    pub names: Vec<Name>,
    /// By sentence and phrase: the entity that the phrase means. Every phrase means one.
    pub of_phrase: Vec<Vec<EntityId>>,
    /// By sentence and phrase: the other entities of a head that several share («the ministers of defence and interior»).
    pub shared: BTreeMap<(usize, PhraseId), Vec<EntityId>>,
}

impl Entities {
    /// Every entity that a phrase means: one, or several of one shared head.
    pub fn all(&self, sentence: usize, phrase: PhraseId) -> Vec<EntityId> {
        let main = self
            .of_phrase
            .get(sentence)
            .and_then(|phrases| phrases.get(phrase))
            .copied();
        let others = self.shared.get(&(sentence, phrase)).into_iter().flatten().copied();
        main.into_iter().chain(others).collect()
    }
}

/// Resolves the phrases of an article.
pub fn resolve(
    lexicon: &Lexicon,
    vocabulary: &Vocabulary,
    article: &Article,
    words: &[Word],
    parses: &[Parse],
) -> Entities {
    let scans: Vec<Scan<'_>> = article
        .sentences
        .iter()
        .zip(parses)
        .map(|(sentence, parse)| {
            Scan::new(
                View::new(lexicon, article, words, sentence.tokens.clone()),
                parse,
                vocabulary,
            )
        })
        .collect();
    let mut found: Vec<Vec<Found>> = scans.iter().map(names::names).collect();
    established(&scans, &mut found);
    let mut setting = Setting::new(scans.iter().zip(found.iter().map(Vec::as_slice)));
    if lexicon.imported().is_some() {
        for (scan, found) in scans.iter().zip(&mut found) {
            let added = imported::add(scan, &setting, found);
            setting.add(lexicon, &added);
        }
    }
    let mut out = Entities::default();
    let mut collection = Collection::default();
    for (sentence, (scan, found)) in scans.iter().zip(&found).enumerate() {
        out.names.extend(names::told(scan, found));
        let phrases = 0..scan.parse.phrases.len();
        let ids: Vec<EntityId> = phrases
            .clone()
            .map(|phrase| collection.add(actor::sketch(scan, &setting, found, phrase), sentence))
            .collect();
        for phrase in phrases {
            let others = nominal::sharers(scan, phrase).iter();
            let sketches = others.map(|genitive| nominal::shared(scan, &setting, phrase, *genitive));
            let others: Vec<EntityId> = sketches.map(|sketch| collection.add(sketch, sentence)).collect();
            if !others.is_empty() {
                out.shared.insert((sentence, phrase), others);
            }
        }
        for found in found.iter().filter(|found| !heads_phrase(scan, found)) {
            collection.add(actor::named_sketch(scan, &setting, found), sentence);
        }
        members(scan, &ids, &mut collection);
        out.of_phrase.push(ids);
    }
    out.entities = collection.finish();
    out
}

/// A family name alone means the person whose full name stands elsewhere in the article, whatever else the word can be.
fn established(scans: &[Scan<'_>], found: &mut [Vec<Found>]) {
    let mut families: HashSet<String> = HashSet::new();
    for (scan, found) in scans.iter().zip(found.iter()) {
        let persons = found
            .iter()
            .filter(|found| found.kind == NameKind::Person && found.end - found.start > 1);
        families.extend(persons.map(|found| letters::fold(scan.view.token(found.end - 1))));
    }
    for (scan, found) in scans.iter().zip(found.iter_mut()) {
        let taken: HashSet<usize> = found.iter().flat_map(|found| found.start..found.end).collect();
        let free = scan.view.range.clone().filter(|at| !taken.contains(at));
        let more: Vec<Found> = free.filter_map(|at| names::family(scan, at, &families)).collect();
        found.extend(more);
        found.sort_by_key(|found| found.start);
    }
}

/// Whether a name is the head of a phrase, or stands for one as the name of its holder.
fn heads_phrase(scan: &Scan<'_>, found: &Found) -> bool {
    (found.start..found.end).any(|at| scan.headed(at).is_some())
}

/// Roles and groups belong to the body in their genitive or in their complement.
fn members(scan: &Scan<'_>, ids: &[EntityId], collection: &mut Collection) {
    for (phrase, &body) in scan.parse.phrases.iter().zip(ids) {
        let Some((outer, Tie::Genitive | Tie::Complement)) = phrase.tie else {
            continue;
        };
        let Some(&member) = ids.get(outer) else { continue };
        let is_body = matches!(
            collection.entities[body].kind,
            EntityKind::Organisation | EntityKind::Group
        );
        let entity = &mut collection.entities[member];
        let is_member = matches!(
            entity.kind,
            EntityKind::Person | EntityKind::Role | EntityKind::Group | EntityKind::Organisation
        );
        if is_body && is_member && body != member && !entity.member_of.contains(&body) {
            entity.member_of.push(body);
        }
    }
}

#[cfg(test)]
#[allow(
    clippy::non_ascii_literal,
    clippy::unwrap_used,
    reason = "tests name Arabic words and may fail"
)]
mod tests;
