//! What `GraphML` and GEXF share.

use std::io::{self, Write};

use quick_xml::escape::escape;

use super::{put, table::Holds};

/// A writer of XML. Names are ours; texts and values of attributes, which have no control characters but line ends, are escaped
/// here. Tags are put together here as well: a writer of events copies every name and value first, which takes twice the time.
pub struct Xml<'w, W> {
    out: &'w mut W,
    /// Elements that are open.
    depth: usize,
}

impl<'w, W: Write> Xml<'w, W> {
    /// Begins a document of XML 1.0, with an element on each line.
    pub fn begin(out: &'w mut W) -> io::Result<Self> {
        out.write_all(br#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        Ok(Self { out, depth: 0 })
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.tag(name, attributes, ">")?;
        self.depth += 1;
        Ok(())
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.depth -= 1;
        self.line()?;
        self.end_tag(name)
    }

    /// Writes an element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.tag(name, attributes, "/>")
    }

    /// Writes an element that holds a text.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.tag(name, attributes, ">")?;
        self.out.write_all(escape(text).as_bytes())?;
        self.end_tag(name)
    }

    /// Ends the document.
    pub fn end(self) -> io::Result<()> {
        writeln!(self.out)
    }

    fn line(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| self.out.write_all(b" "))
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) -> io::Result<()> {
        self.line()?;
        put::all(&["<", name], self.out)?;
        for (name, value) in attributes {
            put::all(&[" ", name, "=\""], self.out)?;
            put::escaped(&escape(*value), line_end, self.out)?;
            self.out.write_all(b"\"")?;
        }
        self.out.write_all(end.as_bytes())
    }

    fn end_tag(&mut self, name: &str) -> io::Result<()> {
        put::all(&["</", name, ">"], self.out)
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

/// Readers take a line end in an attribute for a space.
const fn line_end(byte: u8) -> Option<&'static str> {
    match byte {
        b'\n' => Some("&#10;"),
        _ => None,
    }
}
