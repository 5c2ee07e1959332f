//! From bytes to text: UTF-8, UTF-16 or Windows-1256, by byte order mark, declaration or validity.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1256};
use thiserror::Error;

/// Why bytes are not a text.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum DecodeError {
    /// The bytes hold NUL and no byte order mark: an image, an archive, a database.
    #[error("byte {at} is NUL: this is no text (a text in UTF-16 begins with a byte order mark)")]
    Binary {
        /// Offset in bytes, from 0.
        at: usize,
    },
    /// The declared encoding does not fit.
    #[error("not valid {encoding}: give the file in UTF-8")]
    Malformed {
        /// Name of the encoding that was declared or assumed.
        encoding: &'static str,
    },
}

/// A decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// Whether the encoding was assumed rather than marked, declared or proved.
    pub assumed: bool,
    /// Offset in bytes of the first byte that does not fit, where the text is UTF-8 all the same; such bytes are read as U+FFFD.
    pub broken: Option<usize>,
}

/// How far into a page a declaration of its encoding may stand, in bytes.
const DECLARATION_WITHIN: usize = 1024;

/// Decodes a file's bytes: by byte order mark, else as UTF-8 when valid, else by a `charset=` or `encoding=` near its
/// beginning, else as UTF-8 with broken places when most of it fits, else as Windows-1256, the other encoding of the Arabic
/// press.
///
/// ```
/// let decoded = waqai::text::decode(&[0xD3, 0xE1, 0xC7, 0xE3]).unwrap();
/// assert_eq!(decoded.encoding, "windows-1256");
/// assert_eq!(decoded.text.chars().count(), 4);
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes, false);
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(DecodeError::Binary { at });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded {
            text: text.to_owned(),
            encoding: UTF_8.name(),
            assumed: false,
            broken: None,
        });
    }
    match declared(bytes) {
        Some(encoding) => with(encoding, bytes, false),
        None => mended(bytes).map_or_else(|| with(WINDOWS_1256, bytes, true), Ok),
    }
}

/// Bytes that are UTF-8 but for a few broken places: more letters fit than places do not. Of Windows-1256 hardly any would.
fn mended(bytes: &[u8]) -> Option<Decoded> {
    let chunks = || bytes.utf8_chunks();
    let fitting: usize = chunks()
        .map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count())
        .sum();
    let broken = chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    (fitting > broken).then(|| Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        encoding: UTF_8.name(),
        assumed: false,
        broken: chunks().next().map(|chunk| chunk.valid().len()),
    })
}

fn with(encoding: &'static Encoding, bytes: &[u8], assumed: bool) -> Result<Decoded, DecodeError> {
    let (text, encoding, malformed) = encoding.decode(bytes);
    if malformed {
        return Err(DecodeError::Malformed {
            encoding: encoding.name(),
        });
    }
    Ok(Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        assumed,
        broken: None,
    })
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..DECLARATION_WITHIN).unwrap_or(bytes)).to_ascii_lowercase();
    ["charset=", "encoding="].iter().find_map(|key| {
        let (_, rest) = head.split_once(key)?;
        let label = rest
            .trim_start_matches(['"', '\''])
            .split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
        Encoding::for_label(label.into_iter().next()?.as_bytes())
    })
}
