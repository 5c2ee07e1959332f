//! Text: bytes in, an [`Article`] of headline, paragraphs, sentences and tokens out.
//!
//! Invariants: the original text is never altered; every span is a half-open range of bytes of the original and lies on
//! character boundaries; tokens are in order and disjoint, and what lies between them is white space or invisible
//! characters, so that tokens and gaps tile the text. Normal forms are made on demand and never stored in place of the
//! original. What day it is, which words are names, what a word means: none of that is known here.

mod article;
mod decode;
pub mod letters;
mod position;
mod sentence;
mod span;
mod token;

pub use article::{Article, Metadata, Paragraph, ParagraphKind};
pub use decode::{DecodeError, Decoded, decode};
pub use position::CodePoints;
pub use sentence::Sentence;
pub use span::Span;
pub use token::{Token, TokenKind, tokens};
