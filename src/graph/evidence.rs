//! The words behind an edge, as selectors of the W3C Web Annotation Data Model.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{CodePoints, Span};

/// Where words stand in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", deny_unknown_fields)]
pub enum Selector {
    /// By position, in Unicode code points of the original text, end exclusive.
    #[serde(rename = "TextPositionSelector")]
    Position {
        /// Code points before the first one.
        start: usize,
        /// Code points before the first one after them.
        end: usize,
    },
    /// By the words themselves and what stands around them.
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        /// The words.
        exact: String,
        /// What stands before them.
        prefix: String,
        /// What stands behind them.
        suffix: String,
    },
}

/// The words of one article that say so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Uid of the article.
    pub source: String,
    /// The words, by position and by quotation.
    pub selector: Vec<Selector>,
    /// Of an event's mention: how real the text says it is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<String>,
    /// Of an event's mention: `positive` or `negative`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polarity: Option<String>,
    /// Of a participant: `explicit`, `antecedent` or `shared`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fill: Option<String>,
    /// Of a date: `clause` or `sentence`, by where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
}

impl Evidence {
    /// The words alone.
    pub fn quote(&self) -> Option<&str> {
        self.selector.iter().find_map(|selector| match selector {
            Selector::Quote { exact, .. } => Some(exact.as_str()),
            Selector::Position { .. } => None,
        })
    }

    /// The words with what is quoted around them: for the mention of an event, its sentence.
    pub fn sentence(&self) -> Option<String> {
        self.selector.iter().find_map(|selector| match selector {
            Selector::Quote { exact, prefix, suffix } => Some(format!("{prefix}{exact}{suffix}")),
            Selector::Position { .. } => None,
        })
    }
}

/// Code points quoted before and behind the words of an argument.
const CONTEXT: usize = 32;

/// One article's text, from which evidence is cut.
#[derive(Debug)]
pub(super) struct Quoting<'a> {
    pub text: &'a str,
    pub points: CodePoints,
    pub article: String,
}

impl Quoting<'_> {
    /// Evidence at a span, with a little of what stands around it.
    pub fn at(&self, span: Span) -> Evidence {
        let before = self.text.get(..span.start).unwrap_or_default();
        let after = self.text.get(span.end..).unwrap_or_default();
        let start = before
            .char_indices()
            .rev()
            .take(CONTEXT)
            .last()
            .map_or(span.start, |(at, _)| at);
        let end = after
            .char_indices()
            .nth(CONTEXT)
            .map_or(self.text.len(), |(at, _)| span.end + at);
        self.within(span, Span::new(start, end))
    }

    /// Evidence at a span, with what stands around it as far as `around` reaches.
    pub fn within(&self, span: Span, around: Span) -> Evidence {
        let quote = Selector::Quote {
            exact: span.of(self.text).to_owned(),
            prefix: Span::new(around.start.min(span.start), span.start)
                .of(self.text)
                .to_owned(),
            suffix: Span::new(span.end, around.end.max(span.end)).of(self.text).to_owned(),
        };
        let position = Selector::Position {
            start: self.points.at(span.start),
            end: self.points.at(span.end),
        };
        Evidence {
            source: self.article.clone(),
            selector: vec![position, quote],
            modality: None,
            polarity: None,
            fill: None,
            anchor: None,
        }
    }
}
