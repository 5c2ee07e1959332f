//! IRIs, each made from what it stands for.

use std::fmt::Write as _;

use oxrdf::NamedNode;

use super::vocabulary::{NAMESPACE, NODES};
use crate::graph::{EventCount, code, uid};

/// A node, or an edge as a statement.
pub fn node(uid: &str) -> NamedNode {
    under(NODES, uid)
}

/// Something of a concept scheme.
pub fn concept(scheme: &str, code: &str) -> NamedNode {
    under(&format!("{NAMESPACE}{scheme}-"), code)
}

/// A point in time, local.
pub fn instant(text: &str) -> NamedNode {
    under("urn:waqai:instant:", text)
}

/// The point of a place.
pub fn geometry(place: &str) -> NamedNode {
    under("urn:waqai:geometry:", place)
}

/// A figure of an event.
pub fn count(event: &str, count: &EventCount) -> NamedNode {
    let EventCount {
        kind,
        minimum,
        maximum,
        article,
    } = count;
    let (minimum, maximum) = (
        minimum.to_string(),
        maximum.map(|most| most.to_string()).unwrap_or_default(),
    );
    let content = uid::hash([event, &code(kind), &minimum, &maximum, article]);
    under("urn:waqai:count:", &content)
}

/// The words of an article behind an edge, by the hash of all that they are.
pub fn evidence(hash: &str) -> NamedNode {
    under("urn:waqai:evidence:", hash)
}

/// A part of such evidence.
pub fn part(evidence: &NamedNode, name: &str) -> NamedNode {
    NamedNode::new_unchecked([evidence.as_str(), ":", name].concat())
}

/// What can stand in a URN stays, every other byte is `%` and two hexadecimal digits.
fn under(start: &str, name: &str) -> NamedNode {
    let mut iri = String::with_capacity(start.len() + name.len());
    iri.push_str(start);
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b':' | b'/') {
            iri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(iri, "%{byte:02X}");
        }
    }
    NamedNode::new_unchecked(iri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iris_are_valid_and_tell_uids_apart() {
        let uids = [
            "t:2026-01/2026-03",
            "t:2026-01%2F2026-03",
            "e:1#x?y",
            "a:[1]",
            "p:~a",
            "t:../2025-10",
        ];
        let iris = uids.map(|uid| node(uid).into_string());
        for (at, iri) in iris.iter().enumerate() {
            assert!(NamedNode::new(iri).is_ok(), "{iri}");
            assert!(!iris[at + 1..].contains(iri), "{iri}");
        }
        assert_eq!(iris[0], "urn:waqai:t:2026-01/2026-03");
        assert_eq!(iris[2], "urn:waqai:e:1%23x%3Fy");
    }
}
