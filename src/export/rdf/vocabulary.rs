//! The IRIs that are written: those of standard vocabularies, and our own, which `schemas/waqai.ttl` declares.

/// The namespace of our terms: a name, not an address that answers.
pub const NAMESPACE: &str = "https://w3id.org/waqai#";

/// What stands before an encoded uid. The namespace identifier `waqai` is not registered.
pub const NODES: &str = "urn:waqai:";

/// Prefixes, as Turtle and JSON-LD have them.
pub const PREFIXES: &[(&str, &str)] = &[
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("edtf", "http://id.loc.gov/datatypes/edtf/"),
    ("geo", "http://www.opengis.net/ont/geosparql#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("sf", "http://www.opengis.net/ont/sf#"),
    ("time", "http://www.w3.org/2006/time#"),
    ("waqai", NAMESPACE),
    ("wgs84", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Constants for the terms of a namespace.
macro_rules! terms {
    ($namespace:literal: $($name:ident = $local:literal),* $(,)?) => {
        $(pub const $name: oxrdf::NamedNodeRef<'static> =
            oxrdf::NamedNodeRef::new_unchecked(concat!($namespace, $local));)*
    };
}

pub mod dc {
    terms! { "http://purl.org/dc/elements/1.1/": PUBLISHER = "publisher" }
}

pub mod dcterms {
    terms! { "http://purl.org/dc/terms/": IDENTIFIER = "identifier", ISSUED = "issued", TITLE = "title" }
}

pub mod edtf {
    terms! { "http://id.loc.gov/datatypes/edtf/": EDTF = "EDTF" }
}

pub mod geo {
    terms! {
        "http://www.opengis.net/ont/geosparql#":
        AS_WKT = "asWKT", FEATURE = "Feature", HAS_GEOMETRY = "hasGeometry", WKT_LITERAL = "wktLiteral",
    }
}

pub mod sf {
    terms! { "http://www.opengis.net/ont/sf#": POINT = "Point" }
}

pub mod oa {
    terms! {
        "http://www.w3.org/ns/oa#":
        ANNOTATION = "Annotation", END = "end", EXACT = "exact", HAS_BODY = "hasBody", HAS_SELECTOR = "hasSelector",
        HAS_SOURCE = "hasSource", HAS_TARGET = "hasTarget", PREFIX = "prefix", SPECIFIC_RESOURCE = "SpecificResource",
        START = "start", SUFFIX = "suffix", TEXT_POSITION_SELECTOR = "TextPositionSelector",
        TEXT_QUOTE_SELECTOR = "TextQuoteSelector",
    }
}

pub mod prov {
    terms! {
        "http://www.w3.org/ns/prov#": ENTITY = "Entity", WAS_ATTRIBUTED_TO = "wasAttributedTo", WAS_DERIVED_FROM = "wasDerivedFrom",
    }
}

pub mod schema {
    terms! {
        "https://schema.org/":
        CONTAINED_IN_PLACE = "containedInPlace", MEMBER_OF = "memberOf", NAME = "name", NEWS_ARTICLE = "NewsArticle",
        URL = "url",
    }
}

pub mod sem {
    terms! {
        "http://semanticweb.cs.vu.nl/2009/11/sem/":
        ACTOR = "Actor", ACTOR_TYPE = "actorType", EVENT = "Event", EVENT_TYPE = "eventType", HAS_ACTOR = "hasActor",
        HAS_PLACE = "hasPlace", HAS_TIME = "hasTime", PLACE = "Place", SUB_EVENT_OF = "subEventOf", TIME = "Time",
    }
}

pub mod time {
    terms! {
        "http://www.w3.org/2006/time#":
        HAS_BEGINNING = "hasBeginning", HAS_END = "hasEnd", IN_XSD_DATE_TIME = "inXSDDateTime", INSTANT = "Instant",
        PROPER_INTERVAL = "ProperInterval", TEMPORAL_ENTITY = "TemporalEntity",
    }
}

pub mod waqai {
    terms! {
        "https://w3id.org/waqai#":
        ABOUT = "about", AFFECTED_MAX = "affectedMax", AFFECTED_MIN = "affectedMin", ANCHOR = "anchor",
        ARRESTED_MAX = "arrestedMax", ARRESTED_MIN = "arrestedMin", BEFORE = "before", CAMEO = "cameo",
        CANDIDATE = "candidate", CAUSED = "caused", CONFIDENCE = "confidence", COUNT = "Count", COUNT_KIND = "countKind",
        COUNTRY = "country", DISPUTED = "disputed", EDTF = "edtf", FILL = "fill", FIRST_DAY = "firstDay",
        GRANULARITY = "granularity", HAS_COUNT = "hasCount", HAS_TARGET = "hasTarget", HIJRI = "hijri",
        KEY = "key", KILLED_MAX = "killedMax", KILLED_MIN = "killedMin", LAST_DAY = "lastDay", LEMMA = "lemma",
        LIES = "lies", MAXIMUM = "maximum", MINIMUM = "minimum", MODALITY = "modality", MODE = "mode",
        MOVED_FROM = "movedFrom", MOVED_TO = "movedTo", MOVED_VIA = "movedVia", PLACE_TYPE = "placeType",
        POLARITY = "polarity", REPORTED_IN = "reportedIn", RULE = "rule", SAME_AS = "sameAs", SECTOR = "sector",
        STANCE = "stance", STATEMENT = "Statement", STATUS = "status", UID = "uid", WOUNDED_MAX = "woundedMax",
        WOUNDED_MIN = "woundedMin",
    }
}

pub mod wgs84 {
    terms! { "http://www.w3.org/2003/01/geo/wgs84_pos#": LATITUDE = "lat", LONGITUDE = "long" }
}

/// An IRI as prefix, colon and what comes after; without prefix and colon where it has none, as nodes, the most of them.
pub fn short(iri: &str) -> [&str; 3] {
    let mut prefixes = PREFIXES.iter().filter(|_| !iri.starts_with(NODES));
    let found = prefixes.find_map(|(prefix, namespace)| Some([*prefix, ":", iri.strip_prefix(namespace)?]));
    found.unwrap_or(["", "", iri])
}
