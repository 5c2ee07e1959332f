//! Coreference: phrases that mean the same become one entity.
//!
//! Equal keys are one entity. The family name or the given name alone means the person whose full name stood before, an office means its
//! named holder, a bare noun with the article means the nearest earlier entity with that head.

use std::collections::BTreeMap;

use super::{
    actor::Sketch,
    model::{Entity, EntityId, EntityKind, Mention, MentionForm},
};
use crate::text::letters;

/// The entities of an article while they are collected.
#[derive(Debug, Default)]
pub struct Collection {
    /// Entities in the order of their first mention.
    pub entities: Vec<Entity>,
    by_key: BTreeMap<String, EntityId>,
    /// By head, the entities that were called by it, and whether the article did so.
    by_head: BTreeMap<String, Vec<(EntityId, bool)>>,
    by_family: BTreeMap<String, EntityId>,
    by_given: BTreeMap<String, EntityId>,
    members: Vec<(EntityId, String)>,
}

impl Collection {
    /// Adds a mention to the entity that it means, which is made when there is none.
    pub fn add(&mut self, sketch: Sketch, sentence: usize) -> EntityId {
        let mention = Mention {
            span: sketch.span,
            sentence,
            form: sketch.form,
        };
        let known = self.known(&sketch);
        let id = known.unwrap_or(self.entities.len());
        match self.entities.get_mut(id) {
            Some(entity) => join(entity, &sketch),
            None => self.entities.push(entity(&sketch)),
        }
        self.entities[id].mentions.push(mention);
        self.remember(id, sketch);
        id
    }

    /// The entities, each tied to the bodies that the lexicon says it belongs to, where the article speaks of them.
    pub fn finish(mut self) -> Vec<Entity> {
        for (id, body) in std::mem::take(&mut self.members) {
            if let Some(&body) = self.by_key.get(&body).filter(|&&body| body != id)
                && !self.entities[id].member_of.contains(&body)
            {
                self.entities[id].member_of.push(body);
            }
        }
        self.entities
    }

    fn known(&self, sketch: &Sketch) -> Option<EntityId> {
        if sketch.form == MentionForm::Pronoun {
            return None;
        }
        let by_key = || self.by_key.get(&sketch.key).copied();
        let by_office = || {
            sketch
                .also
                .as_ref()
                .and_then(|key| self.by_key.get(key))
                .copied()
                .filter(|&id| self.is_open(id, sketch))
        };
        let by_family = || {
            let single = sketch.kind == EntityKind::Person && !sketch.name.contains(' ');
            let name = letters::fold(&sketch.name);
            self.by_family
                .get(&name)
                .or_else(|| self.by_given.get(&name))
                .copied()
                .filter(|_| single)
        };
        if sketch.repeats {
            return self.repeated(sketch).or_else(by_key);
        }
        by_key().or_else(by_family).or_else(by_office)
    }

    /// Whether an office has no named holder yet, or one of the same name.
    fn is_open(&self, id: EntityId, sketch: &Sketch) -> bool {
        let holder = &self.entities[id];
        holder.kind == EntityKind::Role || holder.name == sketch.name
    }

    /// The nearest earlier entity that a bare noun with the article repeats.
    fn repeated(&self, sketch: &Sketch) -> Option<EntityId> {
        let head = sketch.heads.first()?;
        let fits = |(id, _): &&(EntityId, bool)| {
            let entity = &self.entities[*id];
            entity.kind == sketch.kind
                || matches!(entity.kind, EntityKind::Person) && sketch.kind == EntityKind::Role
                || matches!(entity.kind, EntityKind::Organisation | EntityKind::Group)
                    && matches!(sketch.kind, EntityKind::Organisation | EntityKind::Group)
        };
        let candidates = self.by_head.get(head)?;
        let last = |(id, said): &&(EntityId, bool)| {
            let mention = self.entities[*id].mentions.last();
            (*said, mention.map(|mention| mention.span.start))
        };
        candidates.iter().filter(fits).max_by_key(last).map(|(id, _)| *id)
    }

    fn remember(&mut self, id: EntityId, sketch: Sketch) {
        if sketch.form == MentionForm::Pronoun {
            return;
        }
        self.members.extend(sketch.member_of.map(|body| (id, body)));
        self.by_key.entry(sketch.key).or_insert(id);
        if let Some(office) = sketch.also {
            self.by_key.insert(office, id);
        }
        if sketch.kind == EntityKind::Person
            && let (Some((given, _)), Some((_, family))) = (sketch.name.split_once(' '), sketch.name.rsplit_once(' '))
        {
            self.by_family.entry(letters::fold(family)).or_insert(id);
            self.by_given.entry(letters::fold(given)).or_insert(id);
        }
        for (at, head) in sketch.heads.into_iter().enumerate() {
            let bearers = self.by_head.entry(head).or_default();
            match bearers.iter_mut().find(|(bearer, _)| *bearer == id) {
                Some((_, said)) => *said |= at == 0,
                None => bearers.push((id, at == 0)),
            }
        }
    }
}

fn entity(sketch: &Sketch) -> Entity {
    Entity {
        kind: sketch.kind,
        key: sketch.key.clone(),
        name: sketch.name.clone(),
        english: sketch.english.clone(),
        country: sketch.country.clone(),
        sector: sketch.sector.clone(),
        place: sketch.place.clone(),
        member_of: Vec::new(),
        mentions: Vec::new(),
    }
}

/// What a further mention adds: a name to an office, a country or sector that was not known. Of what the lexicon knows by a
/// key of its own, it says everything.
fn join(entity: &mut Entity, sketch: &Sketch) {
    if !entity.key.contains(':') {
        return;
    }
    if entity.kind == EntityKind::Role && sketch.kind == EntityKind::Person {
        entity.kind = EntityKind::Person;
        entity.key.clone_from(&sketch.key);
        entity.name.clone_from(&sketch.name);
    }
    let fill = |known: &mut Option<String>, new: &Option<String>| {
        if known.is_none() {
            known.clone_from(new);
        }
    };
    fill(&mut entity.english, &sketch.english);
    fill(&mut entity.country, &sketch.country);
    fill(&mut entity.sector, &sketch.sector);
    if entity.place.is_none() {
        entity.place.clone_from(&sketch.place);
    }
}
