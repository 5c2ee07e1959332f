//! The lexicon: the tables of `lexicon/` as typed rows, and what is compiled from them.

pub mod table;
