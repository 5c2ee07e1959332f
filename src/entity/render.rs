//! The stage in plain text: every entity with what was decided about it, for `explain`.

use std::fmt::Write as _;

use super::{Entities, Entity, PlaceRelation};
use crate::text::Article;

/// The entities and names of an article, one decision a line.
pub fn render(entities: &Entities, article: &Article) -> String {
    let mut out = String::new();
    for (id, entity) in entities.entities.iter().enumerate() {
        let _ = writeln!(
            out,
            "{id}\t{}\t{}\t{}",
            format!("{:?}", entity.kind).to_lowercase(),
            entity.key,
            entity.name
        );
        details(&mut out, entity);
        for mention in &entity.mentions {
            let form = format!("{:?}", mention.form).to_lowercase();
            let _ = writeln!(
                out,
                "\t{}\t{form}\t{}",
                mention.sentence + 1,
                mention.span.of(&article.text)
            );
        }
    }
    out.push_str("names\n");
    for name in &entities.names {
        let kind = format!("{:?}", name.kind).to_lowercase();
        let _ = writeln!(out, "\t{kind}\t{}", name.span.of(&article.text));
    }
    out
}

fn details(out: &mut String, entity: &Entity) {
    let facts = [
        ("english", &entity.english),
        ("country", &entity.country),
        ("sector", &entity.sector),
    ];
    for (label, fact) in facts {
        if let Some(fact) = fact {
            let _ = writeln!(out, "\t{label}\t{fact}");
        }
    }
    if !entity.member_of.is_empty() {
        let _ = writeln!(out, "\tmember of\t{:?}", entity.member_of);
    }
    let Some(place) = &entity.place else { return };
    let relation = match place.relation {
        PlaceRelation::Is => "is",
        PlaceRelation::Within => "within",
        PlaceRelation::Near => "near",
    };
    let chain: Vec<&str> = place.within.iter().map(|(uid, _)| uid.as_str()).collect();
    let _ = writeln!(
        out,
        "\tplace\t{relation} {} ({}) < {}",
        place.uid,
        place.kind,
        chain.join(" < ")
    );
    if !place.candidates.is_empty() {
        let _ = writeln!(out, "\tinstead of\t{}", place.candidates.join(", "));
    }
}
