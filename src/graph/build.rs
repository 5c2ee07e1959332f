//! From the analysis of one article to its graph.

use std::collections::BTreeSet;

use super::{
    evidence::{Evidence, Quoting},
    model::{
        ActorNode, ArticleNode, Edge, EventCount, EventNode, Node, PlaceNode, Relation, Stance, StatementNode,
        TimeNode, code,
    },
    order,
    store::Graph,
    uid,
};
use crate::{
    calendar,
    entity::{Entity, EntityId, EntityKind, PlaceRelation},
    event::{Argument, Event, LocationRole, RelationKind},
    lexicon::Lexicon,
    pipeline::Analysis,
    text::CodePoints,
};

impl Graph {
    /// The graph of one article.
    ///
    /// ```
    /// use waqai::{graph::Graph, lexicon::Lexicon, pipeline::Pipeline};
    /// let lexicon = Lexicon::builtin().unwrap();
    /// let analysis = Pipeline::new(&lexicon).unwrap().read("A text without a word of Arabic.");
    /// let graph = Graph::of(&analysis, &lexicon);
    /// assert_eq!(graph.node_count(), 1, "the article itself");
    /// ```
    pub fn of(analysis: &Analysis, lexicon: &Lexicon) -> Self {
        let metadata = &analysis.article.metadata;
        let text = &analysis.article.text;
        let article = uid::article(text, metadata.source.as_deref(), metadata.url.as_deref());
        let quoting = Quoting {
            text,
            points: CodePoints::new(text),
            article: article.clone(),
        };
        let mut builder = Builder {
            analysis,
            lexicon,
            quoting,
            article,
            graph: Self::new(),
        };
        builder.article();
        let events: Vec<String> = analysis.events.iter().map(|event| builder.event(event)).collect();
        builder.relations(&events);
        order::timeline(&mut builder.graph, &builder.article, &events);
        builder.graph
    }
}

struct Builder<'a> {
    analysis: &'a Analysis,
    lexicon: &'a Lexicon,
    quoting: Quoting<'a>,
    article: String,
    graph: Graph,
}

/// What tells one event from another: type, day, participants and places.
struct Identity {
    actors: BTreeSet<String>,
    targets: BTreeSet<String>,
    places: BTreeSet<String>,
}

impl Builder<'_> {
    /// Puts a node in whose uid was made from its kind, so that it fits what is there.
    fn put(&mut self, uid: &str, node: Node) {
        let put = self.graph.insert(uid, node);
        debug_assert!(put.is_ok(), "{put:?}");
    }

    fn connect(&mut self, source: &str, relation: Relation, target: &str, evidence: Vec<Evidence>) {
        if source != target {
            let connected = self.graph.connect(source, target, Edge { relation, evidence });
            debug_assert!(connected.is_ok(), "{connected:?}");
        }
    }

    fn article(&mut self) {
        let metadata = &self.analysis.article.metadata;
        let headline = self
            .analysis
            .article
            .headline()
            .map(|span| span.of(&self.analysis.article.text).to_owned());
        let node = ArticleNode {
            id: Some(metadata.id.clone()).filter(|id| !id.is_empty()),
            title: metadata.title.clone().or(headline),
            published: self.published(),
            source: metadata.source.clone(),
            url: metadata.url.clone(),
        };
        let article = self.article.clone();
        self.put(&article, Node::Article(node));
    }

    /// When the article was published, as far as it is known.
    fn published(&self) -> Option<String> {
        let said = self.analysis.article.metadata.published.clone();
        let dateline = self
            .analysis
            .dateline
            .as_ref()
            .and_then(|(_, dateline)| dateline.value.as_ref());
        said.or_else(|| dateline.and_then(calendar::Value::iso))
    }

    fn event(&mut self, event: &Event) -> String {
        let identity = self.identity(event);
        let uid = self.event_uid(event, &identity);
        let counts = event.counts.iter().map(|count| EventCount {
            kind: count.kind,
            minimum: count.minimum,
            maximum: count.maximum,
            article: self.article.clone(),
        });
        let mut counts: Vec<EventCount> = counts.collect();
        counts.sort();
        counts.dedup();
        let mut evidence = event.evidence.clone();
        evidence.sort();
        evidence.dedup();
        let node = EventNode {
            event_type: event.kind,
            lemmas: vec![event.lemma.clone()],
            modes: event.mode.iter().cloned().collect(),
            cameo: event.cameo.iter().cloned().collect(),
            modality: event.modality,
            polarity: event.polarity,
            disputed: false,
            counts,
            confidence: (event.confidence * 1000.0).round() / 1000.0,
            evidence,
        };
        self.put(&uid, Node::Event(node));
        self.participants(&uid, event);
        self.reported(&uid, event);
        if let Some(time) = &event.time
            && let Some(node) = time_node(&time.value)
        {
            let time_uid = uid::time(&node.value);
            self.put(&time_uid, Node::Time(node));
            let evidence = Evidence {
                anchor: Some(code(&time.anchor)),
                ..self.quoting.at(time.span)
            };
            self.connect(&uid, Relation::OnDate, &time_uid, vec![evidence]);
        }
        if let Some(source) = &event.source {
            self.statement(&uid, event, source);
        }
        uid
    }

    fn identity(&mut self, event: &Event) -> Identity {
        Identity {
            actors: event
                .actors
                .iter()
                .map(|actor| self.participant(actor.entity))
                .collect(),
            targets: event
                .targets
                .iter()
                .map(|target| self.participant(target.entity))
                .collect(),
            places: event
                .locations
                .iter()
                .map(|location| {
                    // A visit to a town is one in it: which of them is said is a matter of wording.
                    let role = match location.role {
                        LocationRole::To => LocationRole::At,
                        role => role,
                    };
                    format!("{}:{}", code(&role), self.place(location.entity))
                })
                .collect(),
        }
    }

    /// One key for the same type, participants, places and day. Who stands alone needs the word as well, so that killing and
    /// wounding the same people stay two; nobody and nowhere, or no day at all, and the event is the article's own.
    fn event_uid(&self, event: &Event, identity: &Identity) -> String {
        let Identity {
            actors,
            targets,
            places,
        } = identity;
        let published = self
            .published()
            .and_then(|published| published.get(..10).map(str::to_owned));
        let own = event
            .time
            .as_ref()
            .and_then(|time| time.value.day().map(|day| day.to_string()).or(time.value.iso()));
        let day = own.or(published);
        let mut parts = vec![event.kind.code().to_owned()];
        match actors.len() + targets.len() + places.len() {
            0 => {
                let place = self.quoting.points.at(event.trigger.start).to_string();
                parts.extend([self.article.clone(), place]);
            }
            members => {
                parts.push(day.unwrap_or_else(|| self.article.clone()));
                parts.push(if members == 1 {
                    event.lemma.clone()
                } else {
                    String::new()
                });
                for set in [actors, targets, places] {
                    parts.push(set.iter().cloned().collect::<Vec<_>>().join(" "));
                }
            }
        }
        format!("e:{}", uid::hash(parts.iter().map(String::as_str)))
    }

    fn participants(&mut self, event_uid: &str, event: &Event) {
        for (arguments, relation) in [
            (&event.actors, Relation::HasActor),
            (&event.targets, Relation::HasTarget),
        ] {
            for argument in arguments {
                let uid = self.participant(argument.entity);
                let evidence = Evidence {
                    fill: Some(code(&argument.fill)),
                    ..self.quoting.at(argument.span)
                };
                self.connect(event_uid, relation, &uid, vec![evidence]);
            }
        }
        for location in &event.locations {
            let uid = self.place(location.entity);
            let relation = match location.role {
                LocationRole::At => Relation::OccurredAt,
                LocationRole::From => Relation::MovedFrom,
                LocationRole::To => Relation::MovedTo,
                LocationRole::Via => Relation::MovedVia,
            };
            let evidence = self.quoting.at(location.span);
            self.connect(event_uid, relation, &uid, vec![evidence]);
        }
    }

    /// The mention: trigger quoted within its sentence.
    fn reported(&mut self, event_uid: &str, event: &Event) {
        let evidence = self.mention(event);
        let article = self.article.clone();
        self.connect(event_uid, Relation::ReportedIn, &article, vec![evidence]);
    }

    fn mention(&self, event: &Event) -> Evidence {
        let sentence = self
            .analysis
            .article
            .sentences
            .get(event.sentence)
            .map_or(event.trigger, |it| it.span);
        Evidence {
            modality: Some(code(&event.modality)),
            polarity: Some(code(&event.polarity)),
            ..self.quoting.within(event.trigger, sentence)
        }
    }

    fn statement(&mut self, event_uid: &str, event: &Event, source: &Argument) {
        let speaker = self.participant(source.entity);
        let stance = Stance::of(event.modality, event.polarity);
        let polarity = code(&event.polarity);
        let uid = format!("s:{}", uid::hash([event_uid, &speaker, stance.code(), &polarity]));
        self.put(
            &uid,
            Node::Statement(StatementNode {
                stance,
                polarity: event.polarity,
            }),
        );
        let evidence = self.quoting.at(source.span);
        self.connect(&uid, Relation::SaidBy, &speaker, vec![evidence]);
        self.connect(&uid, Relation::About, event_uid, Vec::new());
        let mention = self.mention(event);
        let article = self.article.clone();
        self.connect(&uid, Relation::ReportedIn, &article, vec![mention]);
    }

    /// The uid of whoever takes part, with nodes for them and the bodies that they belong to.
    fn participant(&mut self, entity: EntityId) -> String {
        self.participant_within(entity, &mut BTreeSet::new())
    }

    fn participant_within(&mut self, id: EntityId, seen: &mut BTreeSet<EntityId>) -> String {
        let analysis = self.analysis;
        let Some(entity) = analysis.entities.entities.get(id) else {
            return self.place(id);
        };
        if entity.kind == EntityKind::Place {
            return self.place(id);
        }
        let uid = uid::participant(entity);
        if !seen.insert(id) {
            return uid;
        }
        self.put(&uid, Node::Actor(actor_node(entity)));
        if entity.kind == EntityKind::Country
            && let Some(place) = entity
                .place
                .as_ref()
                .map_or(Some(entity.key.as_str()), |place| Some(&place.uid))
            && self.lexicon.place(place).is_some()
        {
            let place = self.gazetteer_place(place);
            self.connect(&uid, Relation::SameAs, &place, Vec::new());
        }
        for &body in &entity.member_of {
            let body = self.participant_within(body, seen);
            self.connect(&uid, Relation::MemberOf, &body, Vec::new());
        }
        uid
    }

    /// The uid of a place, with nodes for it and the places that it lies in.
    fn place(&mut self, id: EntityId) -> String {
        let analysis = self.analysis;
        let Some(entity) = analysis.entities.entities.get(id) else {
            // An analysis whose arguments mean no entity is not ours; the graph still holds together.
            let uid = uid::place("");
            self.put(&uid, Node::Place(unknown_place("", "")));
            return uid;
        };
        let uid = uid::location(entity);
        let Some(place) = &entity.place else {
            if self.lexicon.place(&entity.key).is_some() {
                return self.gazetteer_place(&entity.key);
            }
            let node = PlaceNode {
                english: entity.english.clone(),
                ..unknown_place(&entity.key, &entity.name)
            };
            self.put(
                &uid,
                Node::Place(PlaceNode {
                    country: entity.country.clone(),
                    ..node
                }),
            );
            return uid;
        };
        if place.relation == PlaceRelation::Is {
            self.gazetteer_place(&place.uid);
            let mut candidates = place.candidates.clone();
            candidates.sort();
            candidates.dedup();
            let node = PlaceNode {
                place_type: Some(place.kind.clone()).filter(|kind| !kind.is_empty()),
                country: entity.country.clone(),
                english: entity.english.clone(),
                latitude: place.latitude,
                longitude: place.longitude,
                candidates,
                ..unknown_place(
                    &place.uid,
                    if self.lexicon.place(&place.uid).is_some() {
                        ""
                    } else {
                        &entity.name
                    },
                )
            };
            self.put(&uid, Node::Place(node));
            self.chain(
                &uid,
                place.within.iter().map(|(key, name)| (key.as_str(), name.as_str())),
            );
            return uid;
        }
        let node = PlaceNode {
            relation: Some(place.relation),
            country: entity.country.clone(),
            english: entity.english.clone(),
            ..unknown_place(&entity.key, &entity.name)
        };
        self.put(&uid, Node::Place(node));
        let anchor = self.gazetteer_place(&place.uid);
        self.connect(&uid, Relation::PartOf, &anchor, Vec::new());
        uid
    }

    /// A place of the gazetteer, with the places that it lies in.
    fn gazetteer_place(&mut self, key: &str) -> String {
        let uid = uid::place(key);
        if self.graph.node(&uid).is_some() {
            return uid;
        }
        let lexicon = self.lexicon;
        let mut chain = Vec::new();
        let mut next = lexicon.place(key);
        if let Some(row) = next {
            let named = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let node = PlaceNode {
                place_type: named(&row.kind),
                english: named(&row.english),
                country: named(&row.country),
                latitude: row.point.map(|(north, _)| north),
                longitude: row.point.map(|(_, east)| east),
                ..unknown_place(key, &row.name)
            };
            self.put(&uid, Node::Place(node));
        } else {
            self.put(&uid, Node::Place(unknown_place(key, "")));
        }
        while let Some(row) = next.and_then(|row| lexicon.place(&row.parent)) {
            if chain.iter().any(|(key, _)| *key == row.uid) || row.uid == key {
                break;
            }
            chain.push((row.uid.as_str(), row.name.as_str()));
            next = Some(row);
        }
        self.chain(&uid, chain.into_iter());
        uid
    }

    /// Each place lies in the next one.
    fn chain<'c>(&mut self, uid: &str, within: impl Iterator<Item = (&'c str, &'c str)>) {
        let mut inner = uid.to_owned();
        for (key, name) in within {
            let outer = uid::place(key);
            if self.graph.node(&outer).is_none() {
                self.gazetteer_place(key);
                self.put(&outer, Node::Place(unknown_place(key, name)));
            }
            self.connect(&inner, Relation::PartOf, &outer, Vec::new());
            inner = outer;
        }
    }

    /// What the text says of the order and cause of events.
    fn relations(&mut self, events: &[String]) {
        for relation in &self.analysis.relations {
            let (Some(first), Some(second)) = (events.get(relation.first), events.get(relation.second)) else {
                continue;
            };
            let evidence = vec![self.quoting.at(relation.span)];
            match relation.kind {
                RelationKind::Before => self.connect(first, Relation::Before, second, evidence),
                RelationKind::Caused => self.connect(first, Relation::Caused, second, evidence),
                RelationKind::Part => self.connect(second, Relation::PartOf, first, evidence),
            }
        }
    }
}

fn actor_node(entity: &Entity) -> ActorNode {
    ActorNode {
        entity_kind: entity.kind,
        key: entity.key.clone(),
        name: entity.name.clone(),
        english: entity.english.clone(),
        country: entity.country.clone(),
        sector: entity.sector.clone(),
    }
}

/// A place of which no more than key and name is known.
fn unknown_place(key: &str, name: &str) -> PlaceNode {
    PlaceNode {
        place_type: None,
        key: key.to_owned(),
        name: name.to_owned(),
        english: None,
        country: None,
        relation: None,
        latitude: None,
        longitude: None,
        candidates: Vec::new(),
    }
}

/// The node of a value that says a date.
fn time_node(value: &calendar::Value) -> Option<TimeNode> {
    let instant = |at: chrono::NaiveDateTime| at.format("%Y-%m-%dT%H:%M:%S").to_string();
    if value.granularity == calendar::Granularity::Duration {
        return None;
    }
    Some(TimeNode {
        value: value.iso()?,
        hijri: value.hijri(),
        earliest: value.earliest.map(instant),
        latest: value.latest.map(instant),
        granularity: code(&value.granularity),
        status: code(&value.status),
    })
}
