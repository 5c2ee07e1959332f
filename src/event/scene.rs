//! What the earlier stages found, as the event stage looks at it.

use super::{judge::Judge, vocabulary::Vocabulary};
use crate::{
    calendar,
    entity::Entities,
    lexicon::{Class, Derivation, Lexicon, Pos},
    morphology::Word,
    syntax::{ClauseId, Parse, Phrase, PhraseId, Tie, View},
    text::{Article, Span},
};

/// An article with everything found out about it so far.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// The tables of this stage.
    pub vocabulary: &'a Vocabulary,
    /// The text.
    pub article: &'a Article,
    /// Readings by token.
    pub words: &'a [Word],
    /// Phrases and clauses by sentence.
    pub parses: &'a [Parse],
    /// Who and where.
    pub entities: &'a Entities,
    /// Dates and times.
    pub dates: &'a [calendar::Mention],
    /// When it was written, if that is known.
    pub reference: Option<calendar::Reference>,
    /// What decides between candidates.
    pub judge: &'a Judge,
    /// Index of the paragraph that is the dateline: nothing happens there.
    pub aside: Option<usize>,
}

/// A sentence of a [`Scene`].
#[derive(Clone, Debug)]
pub struct Stage<'a> {
    /// Index of the sentence.
    pub sentence: usize,
    /// Its tokens.
    pub view: View<'a>,
    /// Its phrases and clauses.
    pub parse: &'a Parse,
    /// The tables of this stage.
    pub vocabulary: &'a Vocabulary,
    /// The clause that each phrase belongs to.
    pub clause_of: Vec<Option<ClauseId>>,
}

impl<'a> Scene<'a> {
    /// One sentence.
    pub fn stage(&self, sentence: usize) -> Stage<'a> {
        let parse = &self.parses[sentence];
        let range = self.article.sentences[sentence].tokens.clone();
        let view = View::new(self.lexicon, self.article, self.words, range);
        Stage {
            sentence,
            view,
            parse,
            vocabulary: self.vocabulary,
            clause_of: clauses_of(parse),
        }
    }

    /// The sentences in which something can happen.
    pub fn sentences(&self) -> impl Iterator<Item = usize> {
        let aside = self.aside;
        let sentences = self.article.sentences.iter().enumerate();
        sentences
            .filter(move |(_, sentence)| Some(sentence.paragraph) != aside)
            .map(|(at, _)| at)
    }
}

/// The clause of every phrase: that which names it, or that of the phrase it hangs on.
fn clauses_of(parse: &Parse) -> Vec<Option<ClauseId>> {
    let mut out = vec![None; parse.phrases.len()];
    for (id, clause) in parse.clauses.iter().enumerate() {
        let named = clause
            .objects
            .iter()
            .chain(&clause.obliques)
            .chain(&clause.others)
            .copied()
            .chain(clause.subject);
        for phrase in named {
            out[phrase] = Some(id);
        }
    }
    for (id, phrase) in parse.phrases.iter().enumerate() {
        if let (None, Some((parent, _))) = (out[id], phrase.tie) {
            out[id] = out[parent];
        }
    }
    out
}

impl<'a> Stage<'a> {
    /// A phrase.
    pub fn phrase(&self, id: PhraseId) -> &'a Phrase {
        &self.parse.phrases[id]
    }

    /// The bytes of a phrase, without its conjuncts.
    pub fn span(&self, id: PhraseId) -> Span {
        let phrase = self.phrase(id);
        let tokens = &self.view.article.tokens;
        tokens[phrase.start].span.join(tokens[phrase.end - 1].span)
    }

    /// The phrase that a phrase lies in or is coordinated with, as far as it goes.
    pub fn outermost(&self, id: PhraseId) -> PhraseId {
        let mut outer = id;
        while let Some((parent, _)) = self.phrase(outer).tie {
            outer = parent;
        }
        outer
    }

    /// The phrase and those coordinated with it.
    pub fn members(&self, id: PhraseId) -> Vec<PhraseId> {
        let first = match self.phrase(id).tie {
            Some((first, Tie::Conjunct)) => first,
            _ => id,
        };
        if first == id {
            std::iter::once(id)
                .chain(self.phrase(id).conjuncts.iter().copied())
                .collect()
        } else {
            vec![id]
        }
    }

    /// Whether a token is a masdar, and of which verb; nouns that share its form count.
    pub fn masdar_of(&self, at: usize) -> Option<&'a str> {
        let best = self.view.reading(at).filter(|reading| reading.pos == Pos::Noun)?;
        let same = self.view.words[at].readings.iter().filter(|reading| {
            reading.pos == Pos::Noun && reading.proclitics == best.proclitics && reading.enclitic == best.enclitic
        });
        let lexemes = same
            .filter_map(|reading| reading.lexeme)
            .map(|lexeme| self.view.lexicon.lexeme(lexeme));
        lexemes
            .filter_map(|lexeme| lexeme.verb.as_ref())
            .find_map(|(verb, derivation)| (*derivation == Derivation::Masdar).then_some(verb.as_str()))
    }

    /// The classes that the noun at a token can have, by every reading of its form.
    pub fn classes(&self, at: usize) -> impl Iterator<Item = Class> {
        let best = self.view.reading(at);
        let readings = self.view.words.get(at).map_or(&[][..], |word| word.readings.as_slice());
        let lexicon = self.view.lexicon;
        let same = readings.iter().filter(move |reading| {
            best.is_some_and(|best| {
                reading.pos == best.pos && reading.proclitics == best.proclitics && reading.enclitic == best.enclitic
            })
        });
        same.filter_map(|reading| reading.lexeme)
            .map(move |lexeme| lexicon.lexeme(lexeme).class)
    }

    /// The token as lemmas of nouns are written in conditions: without shadda.
    pub fn bare_lemma(&self, at: usize) -> String {
        bare(self.view.lemma(at))
    }

    /// Every lemma that the noun at a token can have.
    pub fn lemmas(&self, at: usize) -> Vec<String> {
        let best = self.view.reading(at);
        let readings = self.view.words.get(at).map_or(&[][..], |word| word.readings.as_slice());
        let same = readings.iter().filter(|reading| {
            best.is_some_and(|best| reading.pos == best.pos && reading.proclitics == best.proclitics)
        });
        let mut out: Vec<String> = same
            .filter_map(|reading| reading.lexeme)
            .map(|lexeme| bare(&self.view.lexicon.lexeme(lexeme).lemma))
            .collect();
        out.dedup();
        out
    }
}

/// A lemma without its shaddas.
pub fn bare(lemma: &str) -> String {
    lemma.chars().filter(|&c| c != crate::text::letters::SHADDA).collect()
}
