//! Keys of nodes: ASCII, made from content, the same on every machine.

use sha2::{Digest, Sha256};

use super::model::{Relation, code};
use crate::entity::{Entity, EntityKind, PlaceRelation};

/// The first 64 bits of SHA-256 over the parts, each closed by a unit separator, as 16 hexadecimal digits.
///
/// ```
/// use waqai::graph::uid::hash;
/// assert_eq!(hash(["abc"]).len(), 16);
/// assert_ne!(hash(["ab", "c"]), hash(["a", "bc"]));
/// ```
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0x1f]);
    }
    let nibbles = hasher
        .finalize()
        .into_iter()
        .take(8)
        .flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles
        .filter_map(|nibble| char::from_digit(u32::from(nibble), 16))
        .collect()
}

/// Whether a key can stand in a uid as it is: lower-case ASCII letters, digits and `-`.
///
/// ```
/// use waqai::graph::uid::is_plain;
/// assert!(is_plain("iq-anbar"));
/// assert!(!is_plain("role:minister"));
/// ```
pub fn is_plain(key: &str) -> bool {
    !key.is_empty()
        && key
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether a text can be a uid: 1 to 256 visible ASCII characters, none that quotes or escapes in some format.
///
/// ```
/// use waqai::graph::uid::is_uid;
/// assert!(is_uid("t:2026-01/2026-03"));
/// assert!(!is_uid("a:\"x"));
/// ```
pub fn is_uid(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"'\\<>{}|^`".contains(&byte);
    (1..=256).contains(&text.len()) && text.bytes().all(plain)
}

/// A uid of an actor: the key itself where it is plain, else its kind and hash.
///
/// ```
/// use waqai::graph::uid::actor;
/// assert_eq!(actor("organisation", "un"), "a:un");
/// assert!(actor("role", "Minister").starts_with("a:role-"));
/// ```
pub fn actor(kind: &str, key: &str) -> String {
    if is_plain(key) {
        format!("a:{key}")
    } else {
        format!("a:{kind}-{}", hash([kind, key]))
    }
}

/// A uid of a place of the gazetteer.
pub fn place(key: &str) -> String {
    if is_plain(key) {
        format!("p:{key}")
    } else {
        format!("p:{}", hash([key]))
    }
}

/// The uid of an entity as one that takes part: of an actor, but places stay places.
pub fn participant(entity: &Entity) -> String {
    match entity.kind {
        EntityKind::Place => location(entity),
        kind => actor(&code(&kind), &entity.key),
    }
}

/// The uid of an entity as a place. One that lies in or near a place of the gazetteer is named after both.
pub fn location(entity: &Entity) -> String {
    match &entity.place {
        Some(anchor) if anchor.relation == PlaceRelation::Is => place(&anchor.uid),
        Some(anchor) => format!(
            "{}-{}",
            place(&anchor.uid),
            hash([code(&anchor.relation).as_str(), &entity.key])
        ),
        None if is_plain(&entity.key) => place(&entity.key),
        None => place(&format!("{}:{}", code(&entity.kind), entity.key)),
    }
}

/// A uid of a time: its ISO 8601 form.
pub fn time(value: &str) -> String {
    format!("t:{value}")
}

/// A uid of an article: its text, and who published it where.
pub fn article(text: &str, source: Option<&str>, url: Option<&str>) -> String {
    format!(
        "art:{}",
        hash([text, source.unwrap_or_default(), url.unwrap_or_default()])
    )
}

/// A uid of an edge: what it joins, and how.
///
/// ```
/// use waqai::graph::{Relation, uid::edge};
/// assert!(edge("e:1", Relation::HasActor, "a:un").starts_with("x:"));
/// ```
pub fn edge(source: &str, relation: Relation, target: &str) -> String {
    format!("x:{}", hash([source, relation.code(), target]))
}
