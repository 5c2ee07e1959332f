//! Phrases and clauses as a dependency tree over tokens, with the relations of Universal Dependencies.
//!
//! Invariants: every sentence is a tree with one root; what the parse says nothing of hangs on the root.

use super::{Clause, ClauseKind, Link, Parse, Phrase, PhraseId, Tie};
use crate::text::{Article, Sentence, TokenKind};

/// What a token hangs on: another token of its sentence, none for the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Index of the head among the article's tokens.
    pub head: Option<usize>,
    /// The relation.
    pub relation: &'static str,
}

/// The tree of a sentence, a dependency for each of its tokens in order. A sentence without tokens has none.
pub fn dependencies(article: &Article, sentence: &Sentence, parse: &Parse) -> Vec<Dependency> {
    let tokens = sentence.tokens.clone();
    let Some(root) = root(article, sentence, parse) else {
        return Vec::new();
    };
    let mut tree = Tree {
        first: tokens.start,
        found: vec![None; tokens.len()],
    };
    for clause in &parse.clauses {
        tree.clause(parse, clause);
    }
    for id in 0..parse.phrases.len() {
        tree.phrase(parse, id);
    }
    tree.rooted(article, root)
}

/// The predicate of the first clause that hangs on none, else the first phrase's head, else the first word.
fn root(article: &Article, sentence: &Sentence, parse: &Parse) -> Option<usize> {
    let main = parse.clauses.iter().find(|clause| clause.parent.is_none());
    let word = || {
        let mut tokens = sentence.tokens.clone();
        tokens.find(|at| article.tokens[*at].kind != TokenKind::Mark)
    };
    main.map(|clause| clause.predicate)
        .or_else(|| parse.phrases.first().map(|phrase| phrase.head))
        .or_else(word)
        .or_else(|| sentence.tokens.clone().next())
}

struct Tree {
    first: usize,
    found: Vec<Option<Dependency>>,
}

impl Tree {
    /// Hangs a token on another one, if it hangs on none yet.
    fn hang(&mut self, token: usize, head: usize, relation: &'static str) {
        let place = token.checked_sub(self.first).and_then(|at| self.found.get_mut(at));
        if let Some(place) = place.filter(|place| place.is_none() && token != head) {
            let head = Some(head);
            *place = Some(Dependency { head, relation });
        }
    }

    fn clause(&mut self, parse: &Parse, clause: &Clause) {
        let predicate = clause.predicate;
        let head = |id: PhraseId| parse.phrases[id].head;
        match (
            &clause.link,
            clause.parent.map(|parent| parse.clauses[parent].predicate),
        ) {
            (Link::Relative(phrase), _) => self.hang(predicate, head(*phrase), "acl:relcl"),
            (_, None) => {}
            (Link::Main, Some(parent)) => self.hang(predicate, parent, "parataxis"),
            (Link::Coordinated, Some(parent)) => self.hang(predicate, parent, "conj"),
            (Link::Complement, Some(parent)) => self.hang(predicate, parent, "ccomp"),
            (Link::Subordinate(_) | Link::Circumstance, Some(parent)) => self.hang(predicate, parent, "advcl"),
        }
        for marker in &clause.markers {
            self.hang(marker.token, predicate, "advmod");
        }
        if clause.kind == ClauseKind::Nominal {
            for id in clause.others.iter().chain(&clause.obliques) {
                self.hang(head(*id), predicate, "dep");
            }
            return;
        }
        let named = [
            (clause.subject.as_slice(), "nsubj"),
            (&clause.objects, "obj"),
            (&clause.obliques, "obl"),
            (&clause.others, "dep"),
        ];
        for (ids, relation) in named {
            for id in ids {
                let attached = parse.phrases[*id].attached.map(head);
                match attached {
                    Some(noun) => self.hang(head(*id), noun, "nmod"),
                    None => self.hang(head(*id), predicate, relation),
                }
            }
        }
    }

    fn phrase(&mut self, parse: &Parse, id: PhraseId) {
        let phrase = &parse.phrases[id];
        if let Some((parent, tie)) = phrase.tie {
            let relation = match tie {
                Tie::Genitive | Tie::Complement => "nmod",
                Tie::Conjunct => "conj",
            };
            self.hang(phrase.head, parse.phrases[parent].head, relation);
        }
        for adjective in &phrase.adjectives {
            self.hang(*adjective, phrase.head, "amod");
        }
        if let Some((from, to)) = phrase.quantity {
            for token in from..to {
                self.hang(token, phrase.head, "nummod");
            }
        }
        if let Some(preposition) = phrase.preposition.as_ref().filter(|preposition| !preposition.clitic) {
            self.hang(preposition.token, phrase.head, "case");
            for token in preposition.token + 1..phrase.start {
                self.hang(token, preposition.token, "fixed");
            }
        }
        // The rest of a phrase, once what lies in it is hung: the words of a name, demonstratives.
        let inner = |token: usize| {
            let shorter = |it: &Phrase| it.end - it.start < phrase.end - phrase.start;
            let holds = |it: &Phrase| (it.start..it.end).contains(&token);
            let mut others = parse.phrases.iter();
            others.any(|it| it.head != phrase.head && shorter(it) && holds(it))
        };
        for token in (phrase.start..phrase.end).filter(|token| !inner(*token)) {
            self.hang(token, phrase.head, "flat");
        }
    }

    /// The tree: what hangs on nothing, or in a circle, hangs on the root.
    fn rooted(self, article: &Article, root: usize) -> Vec<Dependency> {
        let Self { first, mut found } = self;
        found[root - first] = None;
        for at in 0..found.len() {
            if found[at].is_none() || !reaches(&found, first, at, root) {
                let mark = article.tokens[first + at].kind == TokenKind::Mark;
                found[at] = Some(Dependency {
                    head: (first + at != root).then_some(root),
                    relation: match mark {
                        _ if first + at == root => "root",
                        true => "punct",
                        false => "dep",
                    },
                });
            }
        }
        found.into_iter().flatten().collect()
    }
}

/// Whether going up from a token ends at the root or at what hangs on nothing, rather than in a circle.
fn reaches(found: &[Option<Dependency>], first: usize, from: usize, root: usize) -> bool {
    let mut at = from;
    for _ in 0..=found.len() {
        match found[at].and_then(|it| it.head) {
            None => return true,
            Some(head) if head == root => return true,
            Some(head) => match head.checked_sub(first).filter(|next| *next < found.len()) {
                Some(next) => at = next,
                None => return false,
            },
        }
    }
    false
}
