//! Text: bytes in, an article of headline, dateline, paragraphs, sentences and tokens out.
//!
//! Invariants: the original text is never altered; every span is a half-open range of bytes of the original and lies on
//! character boundaries; tokens are in order and disjoint, and what lies between them is white space or invisible
//! characters, so that tokens and gaps tile the text. Normal forms are made on demand and never stored in place of the original.

pub mod letters;
mod span;

pub use span::Span;
