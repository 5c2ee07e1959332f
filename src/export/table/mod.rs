//! The graph as flat tables: for each kind of node and each relation the columns, and for each node and edge the values. What
//! a database, a spreadsheet or a viewer can hold without our types.
//!
//! Texts are as formats without our care can carry them: no control characters but line ends, nothing but words at either end,
//! and never empty: an empty text is no value. JSON keeps what was there.

mod edge;
mod node;

use std::{borrow::Cow, collections::BTreeMap, iter};

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

pub use edge::{EDGE_COLUMNS, EdgeRow, edge_rows};
pub use node::{NodeRow, columns, label, node_columns, node_row, node_rows};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A text.
    Text,
    /// Texts without order.
    Texts,
    /// A whole number, 64 bits with sign.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Truth,
    /// A Gregorian day.
    Day,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name: lower-case ASCII, no word of SQL or Cypher.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "as the column holds")]
pub enum Value<'g> {
    Text(Cow<'g, str>),
    Texts(Vec<Cow<'g, str>>),
    Integer(i64),
    Number(f64),
    Truth(bool),
    Day(NaiveDate),
}

impl Value<'_> {
    /// What it is.
    pub const fn holds(&self) -> Holds {
        match self {
            Self::Text(_) => Holds::Text,
            Self::Texts(_) => Holds::Texts,
            Self::Integer(_) => Holds::Integer,
            Self::Number(_) => Holds::Number,
            Self::Truth(_) => Holds::Truth,
            Self::Day(_) => Holds::Day,
        }
    }

    /// The value as one text; texts are joined by ` ; `, days are ISO 8601.
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Texts(texts) => Cow::Owned(texts.join(" ; ")),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Truth(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
            Self::Day(day) => Cow::Owned(day.to_string()),
        }
    }

    /// The value as JSON; a day is a text.
    pub fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

impl Serialize for Value<'_> {
    /// As what JSON has; a day is a text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Texts(texts) => texts.serialize(serializer),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::Day(day) => serializer.collect_str(day),
        }
    }
}

/// Rows of one key together, so many at once; what is left of each key comes at the end, in the order of the keys.
pub(crate) fn batched<K: Copy + Ord, R>(
    mut rows: impl Iterator<Item = R>,
    key: impl Fn(&R) -> K,
    size: usize,
) -> impl Iterator<Item = (K, Vec<R>)> {
    let mut open: BTreeMap<K, Vec<R>> = BTreeMap::new();
    iter::from_fn(move || {
        for row in rows.by_ref() {
            let key = key(&row);
            let batch = open.entry(key).or_default();
            batch.push(row);
            if batch.len() == size {
                return open.remove_entry(&key);
            }
        }
        open.pop_first()
    })
}

/// Builds the columns of a kind.
const fn column(name: &'static str, holds: Holds) -> Column {
    Column { name, holds }
}

/// A text that every format can carry.
///
/// ```
/// use waqai::export::table::clean;
/// assert_eq!(clean("\t a\u{0}b\r\nc "), "ab\nc");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    match without_controls(text.trim()) {
        Cow::Borrowed(kept) => Cow::Borrowed(kept),
        Cow::Owned(kept) => Cow::Owned(kept.trim().to_owned()),
    }
}

/// A text as every format can carry it, with white space at its ends: for what is joined to other texts.
///
/// ```
/// use waqai::export::table::without_controls;
/// assert_eq!(without_controls("\t a\u{0}b\r\nc "), "  ab\nc ");
/// ```
pub fn without_controls(text: &str) -> Cow<'_, str> {
    let odd = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
    // Bytes that begin an odd letter; few texts have one, and bytes are told apart faster than letters.
    let may_be_odd = |byte: u8| (byte < b' ' && byte != b'\n') || matches!(byte, 0x7f | 0xc2 | 0xef);
    if text.bytes().any(may_be_odd) && text.contains(odd) {
        let kept = text.replace("\r\n", "\n").replace(['\t', '\r'], " ");
        Cow::Owned(kept.replace(odd, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text, where there is one.
fn text(text: &str) -> Option<Value<'_>> {
    Some(clean(text)).filter(|text| !text.is_empty()).map(Value::Text)
}

/// Texts, where there are any.
fn texts(texts: &[String]) -> Option<Value<'_>> {
    let kept: Vec<_> = texts
        .iter()
        .map(|text| clean(text))
        .filter(|text| !text.is_empty())
        .collect();
    Some(kept).filter(|texts| !texts.is_empty()).map(Value::Texts)
}

/// A count; more than a database counts to is as much as it counts to.
fn integer(number: u64) -> Value<'static> {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A finite number.
fn number(number: f64) -> Option<Value<'static>> {
    Some(number).filter(|number| number.is_finite()).map(Value::Number)
}
