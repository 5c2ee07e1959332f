//! Which property each column and each relation is.

use oxrdf::{NamedNodeRef, vocab::rdfs};

use super::vocabulary::{dc, dcterms, prov, schema, sem, time, waqai, wgs84};
use crate::graph::{NodeKind, Relation};

/// How the text of a column is written; what is no text is written as what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a text of no language.
    Plain,
    /// As a name: Arabic where it has an Arabic letter.
    Name,
    /// As an English text.
    English,
    /// As a concept of the scheme with this prefix.
    Concept(&'static str),
    /// As EDTF.
    Edtf,
    /// As an address.
    Address,
    /// As a day or an instant, where it is one.
    Date,
    /// As a node of its own, an instant.
    Instant,
}

/// The property of a column of nodes. `figures` has none: they are nodes.
pub fn of_column(name: &str) -> Option<(NamedNodeRef<'static>, Form)> {
    Some(match name {
        "article_id" => (dcterms::IDENTIFIER, Form::Plain),
        "title" => (dcterms::TITLE, Form::Name),
        "published" => (dcterms::ISSUED, Form::Date),
        "publisher" => (dc::PUBLISHER, Form::Name),
        "url" => (schema::URL, Form::Address),
        "event_type" => (sem::EVENT_TYPE, Form::Concept("event")),
        "lemmas" => (waqai::LEMMA, Form::Name),
        "modes" => (waqai::MODE, Form::Plain),
        "cameo" => (waqai::CAMEO, Form::Plain),
        "modality" => (waqai::MODALITY, Form::Concept("modality")),
        "polarity" => (waqai::POLARITY, Form::Concept("polarity")),
        "disputed" => (waqai::DISPUTED, Form::Plain),
        "edtf" => (waqai::EDTF, Form::Edtf),
        "hijri" => (waqai::HIJRI, Form::Plain),
        "first_day" => (waqai::FIRST_DAY, Form::Plain),
        "last_day" => (waqai::LAST_DAY, Form::Plain),
        "killed_min" => (waqai::KILLED_MIN, Form::Plain),
        "killed_max" => (waqai::KILLED_MAX, Form::Plain),
        "wounded_min" => (waqai::WOUNDED_MIN, Form::Plain),
        "wounded_max" => (waqai::WOUNDED_MAX, Form::Plain),
        "arrested_min" => (waqai::ARRESTED_MIN, Form::Plain),
        "arrested_max" => (waqai::ARRESTED_MAX, Form::Plain),
        "affected_min" => (waqai::AFFECTED_MIN, Form::Plain),
        "affected_max" => (waqai::AFFECTED_MAX, Form::Plain),
        "confidence" => (waqai::CONFIDENCE, Form::Plain),
        "rules" => (waqai::RULE, Form::Plain),
        "actor_type" => (sem::ACTOR_TYPE, Form::Concept("entity")),
        "actor_key" | "place_key" => (waqai::KEY, Form::Plain),
        "name" => (schema::NAME, Form::Name),
        "english" => (rdfs::LABEL, Form::English),
        "country" => (waqai::COUNTRY, Form::Plain),
        "sector" => (waqai::SECTOR, Form::Plain),
        "place_type" => (waqai::PLACE_TYPE, Form::Plain),
        "lies" => (waqai::LIES, Form::Plain),
        "latitude" => (wgs84::LATITUDE, Form::Plain),
        "longitude" => (wgs84::LONGITUDE, Form::Plain),
        "candidates" => (waqai::CANDIDATE, Form::Plain),
        "earliest" => (time::HAS_BEGINNING, Form::Instant),
        "latest" => (time::HAS_END, Form::Instant),
        "granularity" => (waqai::GRANULARITY, Form::Plain),
        "status" => (waqai::STATUS, Form::Plain),
        "stance" => (waqai::STANCE, Form::Concept("stance")),
        _ => return None,
    })
}

/// The property of a relation that leads from a kind of node.
pub const fn of_relation(relation: Relation, source: NodeKind) -> NamedNodeRef<'static> {
    match (relation, source) {
        (Relation::HasActor, _) => sem::HAS_ACTOR,
        (Relation::HasTarget, _) => waqai::HAS_TARGET,
        (Relation::OccurredAt, _) => sem::HAS_PLACE,
        (Relation::MovedFrom, _) => waqai::MOVED_FROM,
        (Relation::MovedTo, _) => waqai::MOVED_TO,
        (Relation::MovedVia, _) => waqai::MOVED_VIA,
        (Relation::OnDate, _) => sem::HAS_TIME,
        (Relation::SaidBy, _) => prov::WAS_ATTRIBUTED_TO,
        (Relation::About, _) => waqai::ABOUT,
        (Relation::ReportedIn, NodeKind::Statement) => prov::WAS_DERIVED_FROM,
        (Relation::ReportedIn, _) => waqai::REPORTED_IN,
        (Relation::Before, _) => waqai::BEFORE,
        (Relation::Caused, _) => waqai::CAUSED,
        (Relation::MemberOf, _) => schema::MEMBER_OF,
        (Relation::PartOf, NodeKind::Place) => schema::CONTAINED_IN_PLACE,
        (Relation::PartOf, _) => sem::SUB_EVENT_OF,
        (Relation::SameAs, _) => waqai::SAME_AS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::table::columns;

    #[test]
    fn every_column_has_a_property() {
        for column in NodeKind::ALL.into_iter().flat_map(columns) {
            assert_eq!(
                of_column(column.name).is_none(),
                column.name == "figures",
                "{}",
                column.name
            );
        }
    }
}
