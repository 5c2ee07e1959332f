//! Counts and what they come to.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    found: usize,
    missed: usize,
    right: usize,
    wrong: usize,
}

/// Counts over any number of articles.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    counts: BTreeMap<&'static str, Counts>,
    articles: usize,
    absent: usize,
}

/// Precision, recall and F1, to four places.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ratio {
    /// Precision.
    pub p: f64,
    /// Recall.
    pub r: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// How many were annotated.
    pub gold: usize,
    /// How many were found.
    pub system: usize,
}

/// A share of right answers, to four places.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Accuracy {
    /// Right ones among all.
    pub accuracy: f64,
}

/// Articles counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Articles {
    /// Annotated.
    pub gold: usize,
    /// Of those, not in the system's file.
    pub absent_from_system: usize,
}

/// All figures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names of the figures")]
pub struct Figures {
    pub trigger: Ratio,
    pub typed: Ratio,
    pub actor: Ratio,
    pub target: Ratio,
    pub location: Ratio,
    pub time: Ratio,
    pub triple: Ratio,
    pub source: Ratio,
    pub modality: Accuracy,
    pub polarity: Accuracy,
    pub articles: Articles,
}

/// A number to four places, ties to even, as the decimal expansion of the binary number has it.
fn round(number: f64) -> f64 {
    format!("{number:.4}").parse().unwrap_or(number)
}

/// A part of a whole.
#[allow(clippy::cast_precision_loss, reason = "nobody annotates 2^52 events")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Tally {
    /// Counts an article, and whether the system has it at all.
    pub fn article(&mut self, present: bool) {
        self.articles += 1;
        self.absent += usize::from(!present);
    }

    pub(super) fn recall(&mut self, name: &'static str, found: bool) {
        let counts = self.counts.entry(name).or_default();
        *(if found { &mut counts.found } else { &mut counts.missed }) += 1;
    }

    pub(super) fn precision(&mut self, name: &'static str, right: bool) {
        let counts = self.counts.entry(name).or_default();
        *(if right { &mut counts.right } else { &mut counts.wrong }) += 1;
    }

    pub(super) fn hit(&mut self, name: &'static str, hit: bool) {
        self.recall(name, hit);
    }

    fn ratio(&self, name: &str) -> Ratio {
        let counts = self.counts.get(name).copied().unwrap_or_default();
        let (gold, system) = (counts.found + counts.missed, counts.right + counts.wrong);
        let (p, r) = (share(counts.right, system), share(counts.found, gold));
        let f1 = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
        Ratio {
            p: round(p),
            r: round(r),
            f1: round(f1),
            gold,
            system,
        }
    }

    fn accuracy(&self, name: &str) -> Accuracy {
        let counts = self.counts.get(name).copied().unwrap_or_default();
        Accuracy {
            accuracy: round(share(counts.found, (counts.found + counts.missed).max(1))),
        }
    }

    /// What the counts come to.
    pub fn figures(&self) -> Figures {
        Figures {
            trigger: self.ratio("trigger"),
            typed: self.ratio("typed"),
            actor: self.ratio("actor"),
            target: self.ratio("target"),
            location: self.ratio("location"),
            time: self.ratio("time"),
            triple: self.ratio("triple"),
            source: self.ratio("source"),
            modality: self.accuracy("modality"),
            polarity: self.accuracy("polarity"),
            articles: Articles {
                gold: self.articles,
                absent_from_system: self.absent,
            },
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = [
            ("trigger", self.trigger),
            ("typed", self.typed),
            ("actor", self.actor),
            ("target", self.target),
            ("location", self.location),
            ("time", self.time),
            ("triple", self.triple),
            ("source", self.source),
        ];
        writeln!(
            out,
            "{:10}{:>8}{:>8}{:>8}{:>7}{:>8}",
            "", "P", "R", "F1", "gold", "system"
        )?;
        for (name, row) in rows {
            writeln!(
                out,
                "{name:10}{:8.3}{:8.3}{:8.3}{:7}{:8}",
                row.p, row.r, row.f1, row.gold, row.system
            )?;
        }
        write!(
            out,
            "modality {:.3}  polarity {:.3}  ",
            self.modality.accuracy, self.polarity.accuracy
        )?;
        let Articles {
            gold,
            absent_from_system,
        } = self.articles;
        writeln!(
            out,
            "articles {gold}, absent from the system's file {absent_from_system}"
        )
    }
}
