//! What codes are called, from `lexicon/labels.tsv`.

use std::collections::BTreeMap;

use crate::lexicon::{Lexicon, table::Table};

/// The names of codes in Arabic and in English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    names: BTreeMap<String, (String, String)>,
}

impl Labels {
    /// Reads them from a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        let rows = lexicon.tables("labels").flat_map(Table::rows);
        let names = rows.map(|row| {
            (
                row.cell("code").to_owned(),
                (row.cell("ar").to_owned(), row.cell("en").to_owned()),
            )
        });
        Self { names: names.collect() }
    }

    /// The Arabic name of `group.code`; the code itself where there is none.
    pub fn arabic<'a>(&'a self, group: &str, code: &'a str) -> &'a str {
        self.names
            .get(&format!("{group}.{code}"))
            .map_or(code, |(arabic, _)| arabic.as_str())
    }

    /// The English name of `group.code`; the code itself where there is none.
    pub fn english<'a>(&'a self, group: &str, code: &'a str) -> &'a str {
        self.names
            .get(&format!("{group}.{code}"))
            .map_or(code, |(_, english)| english.as_str())
    }

    /// The Arabic name of a code without a group.
    pub fn word<'a>(&'a self, code: &'a str) -> &'a str {
        self.names.get(code).map_or(code, |(arabic, _)| arabic.as_str())
    }

    /// The English name of a code without a group.
    pub fn english_word<'a>(&'a self, code: &'a str) -> &'a str {
        self.names.get(code).map_or(code, |(_, english)| english.as_str())
    }
}
