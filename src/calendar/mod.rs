//! Calendar: dates in text, in both calendars.

use serde::Serialize;

/// Stand-in until the stage is merged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Value;

/// Stand-in until the stage is merged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// Bytes of the original.
    pub span: crate::text::Span,
    /// What it means.
    pub value: Value,
}
