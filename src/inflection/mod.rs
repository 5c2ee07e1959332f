//! Inflection: from a lemma to its forms.
