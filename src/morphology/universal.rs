//! Syntactic words with the parts of speech of Universal Dependencies: clitics stand as words of their own.
//!
//! `lexicon/universal.tsv` says what becomes of each part of speech, alone and beside its neighbours; nouns inside the names
//! of places and bodies are proper there. Nothing of this feeds back into the readings.

use std::{iter::Peekable, str::CharIndices};

use super::{Word, reading::Proclitics, reading::Reading};
use crate::{
    lexicon::{Class, Lexicon, Pos, table::Table},
    text::{
        Article, Span, Token, TokenKind,
        letters::{self, KeyLetter},
    },
};

/// A word of the syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntacticWord {
    /// Bytes of the original.
    pub span: Span,
    /// Part of speech, in capitals.
    pub upos: String,
    /// Citation form; of guesses the stem as written.
    pub lemma: String,
}

/// The mapping of `lexicon/universal.tsv`.
#[derive(Debug)]
pub struct Universal<'l> {
    lexicon: &'l Lexicon,
    /// The rows by part of speech, those that say most first.
    rows: Vec<(String, Vec<Rule>)>,
    proclitics: Vec<(String, String)>,
}

/// A row: what a word becomes, and when.
#[derive(Debug)]
struct Rule {
    function: String,
    lemma: String,
    left: Neighbour,
    right: Neighbour,
    upos: String,
}

/// A condition on a neighbour: one of these tags (`NOUN`, or with its function `NOUN:bare`) or lemmas (`=` before it).
#[derive(Debug)]
struct Neighbour(Vec<String>);

/// A word on its way to its tag.
struct Draft {
    span: Span,
    pos: &'static str,
    function: String,
    lemma: String,
    upos: String,
    /// Index of the token whose stem this is.
    stem_of: Option<usize>,
}

/// What stands before the first and behind the last word of a sentence.
const EDGE: &str = "edge";

impl Neighbour {
    fn new(cell: &str) -> Self {
        Self(
            cell.split('|')
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }

    fn allows(&self, beside: &Beside<'_>) -> bool {
        self.0.is_empty()
            || self
                .0
                .iter()
                .any(|tag| match (tag.strip_prefix('='), tag.split_once(':')) {
                    (Some(word), _) => word == beside.lemma,
                    (None, Some((upos, function))) => upos == beside.upos && function == beside.function,
                    (None, None) => tag == beside.upos,
                })
    }
}

/// What is known of a neighbour.
#[derive(Clone, Copy)]
struct Beside<'a> {
    upos: &'a str,
    function: &'a str,
    lemma: &'a str,
}

impl Beside<'_> {
    const EDGE: Self = Self {
        upos: EDGE,
        function: "",
        lemma: "",
    };
}

impl Rule {
    /// How much it asks for.
    fn weight(&self) -> usize {
        let neighbours = usize::from(!self.left.0.is_empty()) + usize::from(!self.right.0.is_empty());
        usize::from(!self.lemma.is_empty()) * 4 + usize::from(!self.function.is_empty()) * 3 + neighbours * 2
    }
}

impl<'l> Universal<'l> {
    /// Reads the mapping from a lexicon.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let mut rows: Vec<(String, Vec<Rule>)> = Vec::new();
        for row in lexicon.tables("universal").flat_map(Table::rows) {
            let cell = |column| row.cell(column).to_owned();
            let rule = Rule {
                function: cell("function"),
                lemma: cell("lemma"),
                left: Neighbour::new(row.cell("left")),
                right: Neighbour::new(row.cell("right")),
                upos: cell("upos"),
            };
            match rows.iter_mut().find(|(pos, _)| pos == row.cell("pos")) {
                Some((_, rules)) => rules.push(rule),
                None => rows.push((cell("pos"), vec![rule])),
            }
        }
        for (_, rules) in &mut rows {
            rules.sort_by_key(|rule| std::cmp::Reverse(rule.weight()));
        }
        let clitics = lexicon
            .tables("clitics")
            .flat_map(Table::rows)
            .filter(|row| row.cell("side") == "pro");
        let proclitics = clitics.map(|row| (row.cell("function").to_owned(), row.cell("form").to_owned()));
        Self {
            lexicon,
            rows,
            proclitics: proclitics.collect(),
        }
    }

    /// The syntactic words of an article, in order.
    pub fn words(&self, article: &Article, words: &[Word]) -> Vec<SyntacticWord> {
        let mut out = Vec::with_capacity(words.len() * 4 / 3);
        for sentence in &article.sentences {
            let tokens = sentence.tokens.clone();
            let mut drafts = Vec::with_capacity(tokens.len() * 4 / 3);
            for at in tokens.clone() {
                let token = article.tokens[at];
                match words[at].best() {
                    Some(reading) => self.split(&article.text, at, token.span, reading, &mut drafts),
                    None => drafts.push(unread(&article.text, token)),
                }
            }
            for draft in &mut drafts {
                draft.upos = self.upos(draft, None);
            }
            self.names(article, words, tokens, &mut drafts);
            self.settle(&mut drafts);
            let tagged = drafts.into_iter().map(|it| SyntacticWord {
                span: it.span,
                upos: it.upos,
                lemma: it.lemma,
            });
            join(&article.text, tagged.collect(), &mut out);
        }
        out
    }

    fn split(&self, text: &str, at: usize, token: Span, reading: &Reading, out: &mut Vec<Draft>) {
        let stem = Span::new(
            token.start + usize::from(reading.stem_start),
            token.start + usize::from(reading.stem_end),
        );
        let before = Span::new(token.start, stem.start).of(text);
        let mut letters = before.char_indices().peekable();
        for function in proclitics(reading.proclitics) {
            let Some((from, to)) = letter(&mut letters, before.len()) else {
                break;
            };
            let span = Span::new(token.start + from, token.start + to);
            let lemma = self
                .proclitics
                .iter()
                .find(|(name, _)| name == function)
                .map(|(_, form)| form.as_str());
            out.push(Draft::new(span, "proclitic", function, lemma.unwrap_or_default()));
        }
        let (stem, stroke) = without_stroke(text, stem, reading.enclitic.is_some());
        let lexeme = reading.lexeme.map(|lexeme| self.lexicon.lexeme(lexeme));
        let lemma = lexeme.map_or_else(|| letters::skeleton(stem.of(text)), |lexeme| lexeme.lemma.clone());
        let function = match lexeme {
            Some(lexeme) if reading.is_nominal() => nominal_function(lexeme.class, reading),
            Some(lexeme) => lexeme.note.as_str(),
            None if reading.has_article() => "definite",
            None => "",
        };
        out.push(Draft {
            stem_of: Some(at),
            ..Draft::new(stem, code(reading.pos), function, &lemma)
        });
        if reading.enclitic.is_some() && stem.end < token.end {
            let span = Span::new(stem.end, token.end);
            out.push(Draft::new(span, "enclitic", "", &letters::skeleton(span.of(text))));
        }
        out.extend(stroke.map(|span| Draft::new(span, "mark", "", span.of(text))));
    }

    /// Nouns inside the names of places and bodies are proper.
    fn names(&self, article: &Article, words: &[Word], tokens: std::ops::Range<usize>, drafts: &mut [Draft]) {
        let keys: Vec<Vec<KeyLetter>> = tokens
            .clone()
            .map(|at| name_key(&article.text, article.tokens[at], &words[at]))
            .collect();
        let mut at = 0;
        while at < keys.len() {
            let first = tokens.start + at;
            let more = keys[at + 1..].iter().zip(&words[first + 1..tokens.end]);
            // Within a name no word takes a clitic but the article.
            let more = more.take_while(|(key, word)| {
                !key.is_empty()
                    && word
                        .best()
                        .is_some_and(|it| it.stem_start == 0 && it.enclitic.is_none())
            });
            let name = std::iter::once(&keys[at])
                .chain(more.map(|(key, _)| key))
                .map(Vec::as_slice);
            let length = self.lexicon.names.longest(name).map_or(1, |(length, _)| length);
            if length > 1 {
                let inside = first..first + length;
                for draft in drafts
                    .iter_mut()
                    .filter(|it| it.stem_of.is_some_and(|at| inside.contains(&at)))
                {
                    if draft.pos == "noun" {
                        "proper".clone_into(&mut draft.function);
                        draft.upos = self.upos(draft, None);
                    }
                }
            }
            at += length;
        }
    }

    /// The tags once more, the neighbours known.
    fn settle(&self, drafts: &mut [Draft]) {
        let mut before = None;
        for at in 0..drafts.len() {
            let left = before.map_or(Beside::EDGE, |left: usize| drafts[left].beside());
            let right = drafts.get(at + 1).map_or(Beside::EDGE, Draft::beside);
            drafts[at].upos = self.upos(&drafts[at], Some([left, right]));
            // A sentence may begin with quotation marks.
            if before.is_some() || drafts[at].pos != "mark" {
                before = Some(at);
            }
        }
    }

    /// The row that says most; without neighbours only those that ask for none.
    fn upos(&self, draft: &Draft, neighbours: Option<[Beside<'_>; 2]>) -> String {
        let rules = self
            .rows
            .iter()
            .find(|(pos, _)| pos == draft.pos)
            .map_or(&[][..], |(_, rules)| rules);
        let lemma: String = draft.lemma.chars().filter(|c| *c != letters::SHADDA).collect();
        let fits = |rule: &&Rule| {
            (rule.function.is_empty() || rule.function == draft.function)
                && (rule.lemma.is_empty() || rule.lemma == lemma)
                && match neighbours {
                    None => rule.left.0.is_empty() && rule.right.0.is_empty(),
                    Some([left, right]) => rule.left.allows(&left) && rule.right.allows(&right),
                }
        };
        rules
            .iter()
            .find(fits)
            .map_or_else(|| "X".to_owned(), |rule| rule.upos.clone())
    }
}

impl Draft {
    fn new(span: Span, pos: &'static str, function: &str, lemma: &str) -> Self {
        let (function, lemma) = (function.to_owned(), lemma.to_owned());
        Self {
            span,
            pos,
            function,
            lemma,
            upos: String::new(),
            stem_of: None,
        }
    }

    fn beside(&self) -> Beside<'_> {
        Beside {
            upos: &self.upos,
            function: &self.function,
            lemma: &self.lemma,
        }
    }
}

fn unread(text: &str, token: Token) -> Draft {
    let pos = match token.kind {
        TokenKind::Number => "number",
        TokenKind::Mark => "mark",
        TokenKind::Foreign => "foreign",
        TokenKind::Arabic => "arabic",
    };
    Draft::new(token.span, pos, "", token.span.of(text))
}

/// What the table may ask of a nominal beside its lemma.
fn nominal_function(class: Class, reading: &Reading) -> &'static str {
    match class {
        Class::Ordinal => "ordinal",
        Class::Elative => "elative",
        _ if reading.has_article() => "definite",
        _ if reading.enclitic.is_some() => "possessed",
        Class::Organisation => "organisation",
        _ => "bare",
    }
}

/// The letters of a word as names are indexed: proclitics off, the article's alef put back where lam swallowed it.
fn name_key(text: &str, token: Token, word: &Word) -> Vec<KeyLetter> {
    let Some(reading) = word.best() else { return Vec::new() };
    let stem = Span::new(token.span.start + usize::from(reading.stem_start), token.span.end);
    let mut key = letters::key(stem.of(text));
    if reading.has_article() && reading.proclitics.has(Proclitics::FOR) {
        key.insert(
            0,
            KeyLetter {
                code: super::spelling::ALEF,
                variant: 0,
            },
        );
    }
    key
}

/// A stroke at a word's end, where nothing can be joined, is a dash.
fn without_stroke(text: &str, stem: Span, has_enclitic: bool) -> (Span, Option<Span>) {
    let word = stem.of(text);
    let kept = word.trim_end_matches(letters::TATWEEL);
    if has_enclitic || kept.len() == word.len() || kept.chars().count() < 2 {
        return (stem, None);
    }
    let end = stem.start + kept.len();
    (Span::new(stem.start, end), Some(Span::new(end, stem.end)))
}

/// Joins what is one word although it is several tokens: `6:30`, figures with the article.
fn join(text: &str, words: Vec<SyntacticWord>, out: &mut Vec<SyntacticWord>) {
    let from = out.len();
    for word in words {
        let touches = |at: usize, next: Span| out.len() > from + at && out[out.len() - 1 - at].span.end == next.start;
        if word.upos == "PUNCT" || word.upos == "SYM" || !touches(0, word.span) {
            out.push(word);
            continue;
        }
        let mark = out[out.len() - 1].span;
        let before = out
            .len()
            .checked_sub(2)
            .filter(|_| touches(1, mark))
            .map(|at| out[at].upos.as_str());
        let joined = match (before, mark.of(text)) {
            (Some("NUM"), ":") => word.upos == "NUM",
            (_, stem) => word.upos == "NUM" && stem == ARTICLE,
        };
        let swallowed = if mark.of(text) == ARTICLE { 1 } else { 2 };
        if joined && out.len() >= from + swallowed {
            let start = out[out.len() - swallowed].span.start;
            let upos = if swallowed == 1 {
                word.upos
            } else {
                out[out.len() - 2].upos.clone()
            };
            out.truncate(out.len() - swallowed);
            let span = Span::new(start, word.span.end);
            out.push(SyntacticWord {
                span,
                upos,
                lemma: span.of(text).to_owned(),
            });
        } else {
            out.push(word);
        }
    }
}

/// The article, which the press writes onto figures.
const ARTICLE: &str = "\u{627}\u{644}";

/// The functions of proclitics in the order in which they are written, the article aside.
fn proclitics(set: Proclitics) -> impl Iterator<Item = &'static str> {
    let order = [
        (Proclitics::AND, "and"),
        (Proclitics::THEN, "then"),
        (Proclitics::FUTURE, "future"),
        (Proclitics::WITH, "with"),
        (Proclitics::FOR, "for"),
        (Proclitics::LIKE, "like"),
    ];
    order
        .into_iter()
        .filter(move |(clitic, _)| set.has(*clitic))
        .map(|(_, function)| function)
}

/// The next letter with the signs on it, as bytes from and to.
fn letter(letters: &mut Peekable<CharIndices<'_>>, end: usize) -> Option<(usize, usize)> {
    let (from, _) = letters.next()?;
    while letters.peek().is_some_and(|(_, next)| !letters::is_letter(*next)) {
        letters.next();
    }
    Some((from, letters.peek().map_or(end, |(at, _)| *at)))
}

const fn code(pos: Pos) -> &'static str {
    match pos {
        Pos::Noun => "noun",
        Pos::Adjective => "adjective",
        Pos::Proper => "proper",
        Pos::Numeral => "numeral",
        Pos::Verb => "verb",
        Pos::Preposition => "preposition",
        Pos::Conjunction => "conjunction",
        Pos::Subordinator => "subordinator",
        Pos::Pronoun => "pronoun",
        Pos::Demonstrative => "demonstrative",
        Pos::Relative => "relative",
        Pos::Determiner => "determiner",
        Pos::Adverb => "adverb",
        Pos::Particle => "particle",
    }
}
