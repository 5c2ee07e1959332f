//! Features: what a decision is weighed by. A feature is a few facts that hold together, written `name=value+name=value`.

use std::{
    collections::HashMap,
    hash::BuildHasherDefault,
    sync::{Mutex, PoisonError},
};

use super::Keep;
use crate::lexicon::weights;

/// A fact about an event or about a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact<'t> {
    name: &'static str,
    value: &'t str,
    key: u64,
}

/// A fact by its name, the key of which is made when the program is compiled, and its value.
macro_rules! fact {
    ($name:literal, $value:expr $(,)?) => {
        $crate::event::judge::feature::Fact::new($name, const { $crate::lexicon::weights::key_of($name) }, $value)
    };
}

pub(in crate::event::judge) use fact;

impl<'t> Fact<'t> {
    /// A fact by its name, the key of its name, and its value.
    #[inline]
    pub const fn new(name: &'static str, name_key: u64, value: &'t str) -> Self {
        let key = weights::hash(name_key, value);
        Self { name, value, key }
    }
}

/// What keys stand for; kept only where something is to be learnt.
#[derive(Debug, Default)]
pub struct Names(Mutex<Written>);

/// What the keys of features are written like.
pub type Written = HashMap<u64, String, BuildHasherDefault<Keep>>;

impl Names {
    #[cold]
    fn keep(&self, key: u64, facts: &[&Fact<'_>]) {
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        names.entry(key).or_insert_with(|| {
            let written = facts.iter().map(|fact| format!("{}={}", fact.name, fact.value));
            written.collect::<Vec<_>>().join("+")
        });
    }

    /// Every name so far, which are forgotten.
    pub fn take(&self) -> Written {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// About as many features as a candidate has at most.
const MANY: usize = 192;

/// The features of one candidate.
#[derive(Clone, Debug)]
pub struct Features<'j> {
    /// Keys, in the order in which they were added.
    pub keys: Vec<u64>,
    names: Option<&'j Names>,
}

impl<'j> Features<'j> {
    /// No features yet.
    pub fn new(names: Option<&'j Names>) -> Self {
        Self {
            keys: Vec::with_capacity(MANY),
            names,
        }
    }

    /// Adds the feature that these facts hold together.
    #[inline]
    pub fn add<const N: usize>(&mut self, facts: [&Fact<'_>; N]) {
        let mut keys = facts.iter().map(|fact| fact.key);
        let Some(first) = keys.next() else { return };
        let key = keys.fold(first, weights::join);
        self.keys.push(key);
        if let Some(names) = self.names {
            names.keep(key, &facts);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Features, Names};
    use crate::lexicon::weights;

    #[test]
    fn a_feature_has_the_key_of_what_is_written() {
        let names = Names::default();
        let mut features = Features::new(Some(&names));
        let (class, role) = (fact!("class", "person"), fact!("role", "subject"));
        features.add([&class]);
        features.add([&class, &role]);
        let keys = features.keys;
        let names = names.take();
        for (key, written) in [(keys[0], "class=person"), (keys[1], "class=person+role=subject")] {
            assert_eq!(names[&key], written);
            assert_eq!(weights::key(written), key);
        }
    }
}
