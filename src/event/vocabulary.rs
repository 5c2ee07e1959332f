//! The small words of this stage, opened from the lexicon's tables.

use std::collections::HashMap;

use crate::{
    event::model::CountKind,
    lexicon::{
        Lexicon,
        table::{Row, Table},
    },
    text::letters,
};

/// A number word of `numbers.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberWord {
    /// Its row; of two forms that a word can be, the earlier one is it.
    row: usize,
    /// `cardinal`, `scale`, `vague` …
    pub kind: String,
    /// What it is worth.
    pub value: u64,
}

/// Words that make a number a bound: «more than».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoundWords {
    /// `more`, `less` or `about`.
    pub kind: String,
    /// The words, folded.
    pub words: Vec<String>,
}

/// The tables of this stage.
#[derive(Debug, Default)]
pub struct Vocabulary {
    numbers: HashMap<String, Vec<NumberWord>>,
    /// Words that make a number a bound, in the order of the table.
    pub bounds: Vec<BoundWords>,
    casualties: HashMap<(String, String), CountKind>,
    figurative_places: HashMap<String, Vec<String>>,
    directions: HashMap<String, String>,
}

impl Vocabulary {
    /// Opens the tables.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut out = Self::default();
        for (at, row) in rows(lexicon, "numbers").enumerate() {
            out.number(at, &row);
        }
        for row in rows(lexicon, "casualties") {
            let key = (row.cell("lemma").to_owned(), row.cell("what").to_owned());
            if let Some(kind) = counted(row.cell("counted")) {
                out.casualties.entry(key).or_insert(kind);
            }
        }
        for row in rows(lexicon, "figurative_places") {
            let with = out.figurative_places.entry(row.cell("lemma").to_owned()).or_default();
            with.push(row.cell("with").to_owned());
        }
        for row in rows(lexicon, "directions") {
            let direction = out.directions.entry(row.cell("form").to_owned());
            direction.or_insert_with(|| row.cell("direction").to_owned());
        }
        out
    }

    fn number(&mut self, at: usize, row: &Row<'_>) {
        let (form, kind) = (letters::fold(row.cell("form")), row.cell("kind").to_owned());
        if let Ok(value) = row.cell("value").parse() {
            let kind = kind.clone();
            let words = self.numbers.entry(form.clone()).or_default();
            words.push(NumberWord { row: at, kind, value });
        }
        if matches!(kind.as_str(), "more" | "less" | "about") {
            let words = form.split(' ').map(str::to_owned).collect();
            self.bounds.push(BoundWords { kind, words });
        }
    }

    /// What a word can be as a number, with or without its article, in the order of the table.
    pub fn numbers(&self, word: &str) -> Vec<&NumberWord> {
        let word = letters::fold(word);
        let bare = word.strip_prefix("\u{627}\u{644}");
        let of = |form: &str| self.numbers.get(form).into_iter().flatten();
        let mut out: Vec<&NumberWord> = of(&word).chain(bare.into_iter().flat_map(of)).collect();
        out.sort_by_key(|number| number.row);
        out
    }

    /// What a lemma says of those whom it counts; `what` it is: an `event`, or a `person`.
    pub fn casualty(&self, lemma: &str, what: &str) -> Option<CountKind> {
        self.casualties.get(&(lemma.to_owned(), what.to_owned())).copied()
    }

    /// With what a noun of place stands for no place; empty for always.
    pub fn figures(&self, lemma: &str) -> &[String] {
        self.figurative_places.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The direction that a word names.
    pub fn direction(&self, word: &str) -> Option<&str> {
        self.directions.get(word).map(String::as_str)
    }
}

fn rows<'l>(lexicon: &'l Lexicon, table: &'l str) -> impl Iterator<Item = Row<'l>> {
    lexicon.tables(table).flat_map(Table::rows)
}

fn counted(code: &str) -> Option<CountKind> {
    match code {
        "killed" => Some(CountKind::Killed),
        "wounded" => Some(CountKind::Wounded),
        "arrested" => Some(CountKind::Arrested),
        _ => None,
    }
}
