//! The lexicon's files as tables, read from a folder.

use std::{fs, io, path::Path};

use super::table::{Fault, Table};

/// The tables of a lexicon, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Source {
    tables: Vec<Table>,
}

impl Source {
    /// Reads every `*.tsv` below a folder. Faults of form come with the tables; an unreadable file is an error.
    pub fn read(folder: &Path) -> io::Result<(Self, Vec<Fault>)> {
        let mut files = Vec::new();
        collect(folder, "", &mut files)?;
        files.sort();
        Ok(Self::of(files))
    }

    /// Tables of these paths and texts.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> (Self, Vec<Fault>) {
        let (tables, faults): (Vec<Table>, Vec<Vec<Fault>>) =
            files.into_iter().map(|(name, text)| Table::parse(&name, &text)).unzip();
        (Self { tables }, faults.into_iter().flatten().collect())
    }

    /// Every table.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The tables whose path is `name`, or lies below the folder `name`.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Table> {
        self.tables.iter().filter(move |table| table.is_named(name))
    }

    /// Lays the tables of `overlay` over these: a file of the same path replaces, another adds.
    pub fn overlay(&mut self, overlay: Self) {
        for table in overlay.tables {
            match self.tables.iter_mut().find(|other| other.file == table.file) {
                Some(other) => *other = table,
                None => self.tables.push(table),
            }
        }
        self.tables.sort_by(|first, second| first.file.cmp(&second.file));
    }
}

fn collect(folder: &Path, prefix: &str, out: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), out)?;
        } else if Path::new(&name).extension().is_some_and(|extension| extension == "tsv") {
            out.push((name, fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}
