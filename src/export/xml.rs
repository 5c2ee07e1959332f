//! What `GraphML` and GEXF share.

use std::io::{self, Write};

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

use super::table::Holds;

/// A writer of XML. Names are ours; texts and values of attributes are escaped here.
pub struct Xml<'w, W>(Writer<&'w mut W>);

impl<'w, W: Write> Xml<'w, W> {
    /// Begins a document of XML 1.0, with an element on each line.
    pub fn begin(out: &'w mut W) -> io::Result<Self> {
        let mut xml = Self(Writer::new_with_indent(out, b' ', 1));
        xml.0
            .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(xml)
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Writes an element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// Writes an element that holds a text.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(text)))?;
        self.close(name)
    }

    /// Ends the document.
    pub fn end(self) -> io::Result<()> {
        writeln!(self.0.into_inner())
    }
}

/// The type of a column in both: of an attribute, of a key.
pub const fn type_of(holds: Holds) -> &'static str {
    match holds {
        Holds::Text | Holds::Texts | Holds::Day => "string",
        Holds::Integer => "long",
        Holds::Number => "double",
        Holds::Truth => "boolean",
    }
}

fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}
