//! A table of the lexicon: tab-separated cells under a header line, as `lexicon/README.md` lays down.

use std::collections::BTreeMap;

use thiserror::Error;

/// A fault in a lexicon file, told as `file:line: cause`.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{file}:{line}: {cause}")]
pub struct Fault {
    /// Path of the file below `lexicon/`.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub cause: String,
}

/// A file of the lexicon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Path below `lexicon/`, with `/`.
    pub file: String,
    /// The file's text.
    pub text: String,
    columns: BTreeMap<String, usize>,
    rows: Vec<(usize, Vec<String>)>,
}

/// One row of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    line: usize,
    cells: &'a [String],
}

impl Table {
    /// Reads a table. A row with another number of cells than the header is a fault; the others are kept.
    ///
    /// ```
    /// let (table, faults) = waqai::lexicon::table::Table::parse("months.tsv", "name\tnumber\nmarch\t3\n");
    /// assert!(faults.is_empty());
    /// assert_eq!(table.rows().next().map(|row| row.cell("number").to_owned()), Some("3".to_owned()));
    /// ```
    pub fn parse(file: &str, text: &str) -> (Self, Vec<Fault>) {
        let mut lines = text.lines().enumerate();
        let header: Vec<&str> = lines
            .next()
            .map(|(_, line)| line.split('\t').collect())
            .unwrap_or_default();
        let columns = header
            .iter()
            .enumerate()
            .map(|(at, name)| ((*name).to_owned(), at))
            .collect();
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        for (at, line) in lines.filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            if cells.len() == header.len() {
                rows.push((at + 1, cells));
            } else {
                let cause = format!("{} cells where the header has {}", cells.len(), header.len());
                faults.push(Fault {
                    file: file.to_owned(),
                    line: at + 1,
                    cause,
                });
            }
        }
        (
            Self {
                file: file.to_owned(),
                text: text.to_owned(),
                columns,
                rows,
            },
            faults,
        )
    }

    /// The rows in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row {
            table: self,
            line: *line,
            cells,
        })
    }

    /// Whether the table's path is `name.tsv`, or lies in the folder `name`.
    pub fn is_named(&self, name: &str) -> bool {
        self.file
            .strip_prefix(name)
            .is_some_and(|rest| rest == ".tsv" || rest.starts_with('/'))
    }

    /// Whether the header names this column.
    pub fn has_column(&self, name: &str) -> bool {
        self.columns.contains_key(name)
    }
}

impl<'a> Row<'a> {
    /// The cell under a column; empty where the table has no such column.
    pub fn cell(&self, column: &str) -> &'a str {
        self.table
            .columns
            .get(column)
            .and_then(|&at| self.cells.get(at))
            .map_or("", String::as_str)
    }

    /// The members of a cell that is a list (`|` between them).
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.cell(column).split('|').filter(|member| !member.is_empty())
    }

    /// Where the row stands: `file:line`.
    pub fn place(&self) -> String {
        format!("{}:{}", self.table.file, self.line)
    }

    /// A fault of this row.
    pub fn fault(&self, cause: impl Into<String>) -> Fault {
        Fault {
            file: self.table.file.clone(),
            line: self.line,
            cause: cause.into(),
        }
    }
}
