//! A table of the lexicon: tab-separated cells under a header line, as `lexicon/README.md` lays down.

use std::ops::Range;

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
    columns: Vec<String>,
    /// Line and bytes of each row.
    rows: Vec<(usize, Range<usize>)>,
}

/// One row of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    line: usize,
    text: &'a str,
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
        let mut lines = lines(text).zip(1..);
        let header = lines.next().map_or(0..0, |(line, _)| line);
        let columns: Vec<String> = text
            .get(header)
            .map(|header| header.split('\t').map(str::to_owned).collect())
            .unwrap_or_default();
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        for (span, line) in lines {
            let row = text.get(span.clone()).unwrap_or_default();
            if row.starts_with('#') || row.is_empty() {
                continue;
            }
            let cells = row.bytes().filter(|byte| *byte == b'\t').count() + 1;
            if cells == columns.len() {
                rows.push((line, span));
            } else {
                faults.push(Fault {
                    file: file.to_owned(),
                    line,
                    cause: format!("{cells} cells where the header has {}", columns.len()),
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
        self.rows.iter().map(|(line, span)| Row {
            table: self,
            line: *line,
            text: self.text.get(span.clone()).unwrap_or_default(),
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
        self.columns.iter().any(|column| column == name)
    }
}

impl<'a> Row<'a> {
    /// The cell under a column; empty where the table has no such column.
    pub fn cell(&self, column: &str) -> &'a str {
        let columns = &self.table.columns;
        let at = columns.iter().position(|name| name == column);
        at.and_then(|at| self.text.split('\t').nth(at)).unwrap_or_default()
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

/// The bytes of each line, without its end.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        start..start + line.strip_suffix('\r').unwrap_or(line).len()
    })
}
