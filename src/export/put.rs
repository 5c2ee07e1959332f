//! Pieces of text into a writer, without a copy of their own.

use std::io::{self, Write};

/// Writes one after the other.
pub fn all(pieces: &[&str], out: &mut impl Write) -> io::Result<()> {
    pieces.iter().try_for_each(|piece| out.write_all(piece.as_bytes()))
}

/// Writes a text; `escape` says how an ASCII letter is written that cannot stand as it is.
pub fn escaped(text: &str, escape: impl Fn(u8) -> Option<&'static str>, out: &mut impl Write) -> io::Result<()> {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if let Some(written) = escape(byte) {
            out.write_all(&bytes[from..at])?;
            out.write_all(written.as_bytes())?;
            from = at + 1;
        }
    }
    out.write_all(&bytes[from..])
}
