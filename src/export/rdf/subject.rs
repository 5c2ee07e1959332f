//! What is said of one resource.

use std::io;

use oxrdf::{LiteralRef, NamedNode, NamedNodeRef, TripleRef};

use super::Put;
use crate::text::letters;

/// A resource and where its triples go.
pub struct Subject<'s, 'p> {
    iri: NamedNode,
    put: &'s mut Put<'p>,
}

impl<'s, 'p> Subject<'s, 'p> {
    pub fn new(iri: NamedNode, put: &'s mut Put<'p>) -> Self {
        Self { iri, put }
    }

    /// Joins it to another resource.
    pub fn link(&mut self, property: NamedNodeRef<'_>, object: NamedNodeRef<'_>) -> io::Result<()> {
        (self.put)(TripleRef::new(&self.iri, property, object))
    }

    pub fn literal(&mut self, property: NamedNodeRef<'_>, literal: LiteralRef<'_>) -> io::Result<()> {
        (self.put)(TripleRef::new(&self.iri, property, literal))
    }

    /// A text of no language.
    pub fn plain(&mut self, property: NamedNodeRef<'_>, text: &str) -> io::Result<()> {
        self.literal(property, LiteralRef::new_simple_literal(text))
    }

    /// A text that is Arabic where it has an Arabic letter, else of no language.
    pub fn name(&mut self, property: NamedNodeRef<'_>, text: &str) -> io::Result<()> {
        self.literal(
            property,
            if text.contains(letters::is_letter) {
                LiteralRef::new_language_tagged_literal_unchecked(text, "ar")
            } else {
                LiteralRef::new_simple_literal(text)
            },
        )
    }

    pub fn typed(&mut self, property: NamedNodeRef<'_>, text: &str, datatype: NamedNodeRef<'_>) -> io::Result<()> {
        self.literal(property, LiteralRef::new_typed_literal(text, datatype))
    }
}
