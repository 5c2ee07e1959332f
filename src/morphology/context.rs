//! Context: of each word's readings, the one that goes best with its neighbours.
//!
//! A first-order model over coarse tags. A reading costs what `cost.rs` says and what its lexeme's rarity in
//! `lexicon/frequency.tsv` says; a pair of neighbours costs what `lexicon/transitions.tsv` says, clitics included, less or
//! more as they agree in gender and number. The cheapest path through the sentence wins; the other readings stay behind it.
//!
//! Both tables are learned from plain text without annotation, by expectation and maximisation ([`super::learn`]): the first
//! costs of pairs were set by hand; two rounds over the corpus gave each lexeme its expected count, then the pairs theirs,
//! seven parts of the learned cost to three of the hand's. Costs are six times the negative logarithm, as whole numbers.

use std::borrow::Cow;

use crate::{
    lexicon::{Case, Class, Gender, Lexicon, Number, Pos, State, Tense},
    text::{Token, TokenKind},
};

use super::{
    analyze::Word,
    path,
    reading::{Proclitics, Reading},
};

macro_rules! tags {
    ($($name:ident = $code:literal),* $(,)?) => {
        /// A coarse tag of a reading, as `lexicon/transitions.tsv` names them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Tag { $($name),* }

        pub(super) const CODES: &[&str] = &[$($code),*];
    };
}

tags! {
    Edge = "edge", Mark = "mark", Number = "number", Foreign = "foreign",
    Preposition = "prep", Conjunction = "conj", Complement = "that", Subordinator = "sub", Relative = "rel",
    Demonstrative = "dem", Determiner = "det", Pronoun = "pron", Adverb = "adv", Particle = "part",
    NotJussive = "lam", NotSubjunctive = "lan", Not = "not", Perhaps = "qad",
    Perfect = "perf", Indicative = "impf", Subjunctive = "subj", Jussive = "juss", Imperative = "imp",
    Noun = "noun", NounDefinite = "noun+", NounPossessed = "noun=", NounConstruct = "noun/", NounAccusative = "noun~",
    Adjective = "adj", AdjectiveDefinite = "adj+", AdjectiveAccusative = "adj~", Proper = "prop", Numeral = "num",
}

pub(super) const TAGS: usize = CODES.len();

/// Cost of a pair that the table does not name.
const DEFAULT: i32 = 20;

/// The model.
#[derive(Debug)]
pub struct Context {
    costs: Vec<i32>,
}

impl Context {
    /// Reads `transitions.tsv`: columns left, right, cost; `*` stands for every tag, later rows win.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut costs = vec![DEFAULT; TAGS * TAGS];
        let mut rows: Vec<_> = lexicon
            .tables("transitions")
            .flat_map(crate::lexicon::table::Table::rows)
            .collect();
        rows.sort_by_key(|row| u8::from(row.cell("left") != "*") + u8::from(row.cell("right") != "*"));
        for row in rows {
            let Ok(cost) = row.cell("cost").parse() else { continue };
            for left in tags(row.cell("left")) {
                for right in tags(row.cell("right")) {
                    costs[left * TAGS + right] = cost;
                }
            }
        }
        Self { costs }
    }

    pub(super) fn cost(&self, left: Tag, right: Tag) -> i32 {
        self.costs[left as usize * TAGS + right as usize]
    }

    /// Puts the best reading of each word of a sentence first.
    pub fn rank(&self, lattice: &[Column<'_>], words: &mut [Word]) {
        let path = path::cheapest(self, lattice);
        for ((word, nodes), chosen) in words.iter_mut().zip(lattice).zip(path) {
            if let Some(reading) = nodes.get(chosen).and_then(|node| node.reading) {
                word.readings[..=usize::from(reading)].rotate_right(1);
            }
        }
    }

    /// Every reading of every word of a sentence.
    pub fn full_lattice(&self, lexicon: &Lexicon, tokens: &[Token], words: &[Word]) -> Vec<Vec<Node>> {
        let column = |(token, word): (&Token, &Word)| {
            let nodes: Vec<Node> = self.every_node(lexicon, word).collect();
            if nodes.is_empty() {
                Node::bare(token.kind).to_vec()
            } else {
                nodes
            }
        };
        tokens.iter().zip(words).map(column).collect()
    }

    /// What it costs to go from one reading to the next.
    pub fn step(&self, left: &Node, right: &Node) -> i32 {
        self.cost(left.tag, right.entry) + agreement(left, right)
    }

    /// The cost of a pair of tags, by index.
    pub fn pair(&self, left: usize, right: usize) -> i32 {
        self.costs[left * TAGS + right]
    }
}

fn tags(code: &str) -> Vec<usize> {
    if code == "*" {
        (0..TAGS).collect()
    } else {
        CODES.iter().position(|other| *other == code).into_iter().collect()
    }
}

/// The nodes of one word, at least one.
pub(super) type Column<'a> = Cow<'a, [Node]>;

/// A reading in the lattice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Index among the word's readings.
    pub reading: Option<u16>,
    /// The tag that what follows sees.
    pub tag: Tag,
    /// The tag that what stands before sees: that of the first clitic.
    pub entry: Tag,
    /// What it costs by itself.
    pub cost: i32,
    /// What it does to the clause.
    pub clause: Bearing,
    gender: Gender,
    number: Number,
    /// Whether its letters show the nominative: «المتظاهرون».
    nominative: bool,
}

/// What a reading does to the clause that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearing {
    /// Nothing.
    None,
    /// It ends it, or opens another.
    Boundary,
    /// It is the verb of one, without a conjunction.
    Verb,
    /// It opens one and is its verb: «and went», «in order to go».
    Opening,
    /// It is a verb that another one follows.
    Auxiliary,
}

impl Node {
    /// The edge of the sentence.
    pub const fn edge() -> Self {
        Self::without_reading(Tag::Edge)
    }

    /// The one node of a token without readings.
    pub const fn bare(kind: TokenKind) -> &'static [Self] {
        const NUMBER: &[Node] = &[Node::without_reading(Tag::Number)];
        const MARK: &[Node] = &[Node::without_reading(Tag::Mark)];
        const FOREIGN: &[Node] = &[Node::without_reading(Tag::Foreign)];
        match kind {
            TokenKind::Number => NUMBER,
            TokenKind::Mark => MARK,
            TokenKind::Arabic | TokenKind::Foreign => FOREIGN,
        }
    }

    const fn without_reading(tag: Tag) -> Self {
        Self {
            reading: None,
            tag,
            entry: tag,
            cost: 0,
            clause: if matches!(tag, Tag::Mark | Tag::Edge) {
                Bearing::Boundary
            } else {
                Bearing::None
            },
            gender: Gender::Common,
            number: Number::Singular,
            nominative: false,
        }
    }
}

impl Context {
    /// The readings of an Arabic word worth comparing: the cheapest of each tag, gender and number.
    pub fn nodes(&self, lexicon: &Lexicon, word: &Word) -> Vec<Node> {
        let mut out: Vec<Node> = Vec::with_capacity(word.readings.len());
        for node in self.every_node(lexicon, word) {
            let same = |other: &Node| {
                other.tag == node.tag
                    && other.entry == node.entry
                    && other.gender == node.gender
                    && other.number == node.number
                    && other.nominative == node.nominative
            };
            if !out.iter().any(same) {
                out.push(node);
            }
        }
        if out.is_empty() {
            out.extend_from_slice(Node::bare(TokenKind::Arabic));
        }
        out
    }

    fn every_node(&self, lexicon: &Lexicon, word: &Word) -> impl Iterator<Item = Node> {
        let readings = (0..).zip(&word.readings);
        readings.map(|(at, reading)| self.node(lexicon, at, reading))
    }

    fn node(&self, lexicon: &Lexicon, at: u16, reading: &Reading) -> Node {
        let tag = tag(lexicon, reading);
        let clitics = reading.proclitics;
        // The li- of purpose opens its own clause: what follows it is subjunctive whatever stands before.
        let inner = if clitics.has(Proclitics::FOR) && reading.pos == Pos::Verb {
            Some(Tag::Subordinator)
        } else {
            clitics.preposition().then_some(Tag::Preposition)
        };
        let outer = clitics.conjunction().then_some(Tag::Conjunction);
        let inside = inner.map_or(0, |inner| self.cost(inner, tag));
        let outside = outer.map_or(0, |outer| self.cost(outer, inner.unwrap_or(tag)));
        Node {
            reading: Some(at),
            tag,
            entry: outer.or(inner).unwrap_or(tag),
            cost: i32::from(reading.cost) + inside + outside,
            clause: bearing(lexicon, tag, reading),
            gender: if is_feminine_place(lexicon, reading) {
                Gender::Feminine
            } else {
                reading.features.gender
            },
            number: reading.features.number,
            nominative: reading.features.case == Case::Nominative,
        }
    }
}

fn bearing(lexicon: &Lexicon, tag: Tag, reading: &Reading) -> Bearing {
    let clitics = reading.proclitics;
    match tag {
        Tag::Perfect | Tag::Indicative | Tag::Subjunctive | Tag::Jussive | Tag::Imperative => {
            if reading.lexeme.is_some_and(|lexeme| lexicon.lexeme(lexeme).auxiliary) {
                Bearing::Auxiliary
            } else if clitics.conjunction() || clitics.has(Proclitics::FOR) {
                Bearing::Opening
            } else {
                Bearing::Verb
            }
        }
        Tag::Conjunction
        | Tag::Complement
        | Tag::Subordinator
        | Tag::Relative
        | Tag::Particle
        | Tag::NotJussive
        | Tag::NotSubjunctive
        | Tag::Not
        | Tag::Perhaps => Bearing::Boundary,
        _ => Bearing::None,
    }
}

/// Whether a reading is a place whose name ends as feminine nouns do: «فرنسا», «القاهرة».
fn is_feminine_place(lexicon: &Lexicon, reading: &Reading) -> bool {
    let Some(lexeme) = reading.lexeme.filter(|_| reading.pos == Pos::Proper) else {
        return false;
    };
    let lexeme = lexicon.lexeme(lexeme);
    lexeme.class == Class::PlaceName && lexeme.lemma.ends_with(['\u{627}', '\u{629}'])
}

fn tag(lexicon: &Lexicon, reading: &Reading) -> Tag {
    let function = || reading.lexeme.map_or("", |lexeme| lexicon.lexeme(lexeme).note.as_str());
    match reading.pos {
        Pos::Noun if reading.has_article() => Tag::NounDefinite,
        Pos::Noun if reading.enclitic.is_some() => Tag::NounPossessed,
        Pos::Noun if reading.features.state == State::Construct => Tag::NounConstruct,
        Pos::Noun if reading.features.case == Case::Accusative => Tag::NounAccusative,
        Pos::Noun => Tag::Noun,
        Pos::Adjective if reading.has_article() => Tag::AdjectiveDefinite,
        Pos::Adjective if reading.features.case == Case::Accusative => Tag::AdjectiveAccusative,
        Pos::Adjective => Tag::Adjective,
        Pos::Proper => Tag::Proper,
        Pos::Numeral => Tag::Numeral,
        Pos::Verb => match reading.features.tense {
            Some(Tense::Perfect) | None => Tag::Perfect,
            Some(Tense::Indicative) => Tag::Indicative,
            Some(Tense::Subjunctive) => Tag::Subjunctive,
            Some(Tense::Jussive) => Tag::Jussive,
            Some(Tense::Imperative) => Tag::Imperative,
        },
        // A preposition with its pronoun is a whole phrase.
        Pos::Preposition if reading.enclitic.is_some() => Tag::Adverb,
        Pos::Preposition => Tag::Preposition,
        Pos::Conjunction => Tag::Conjunction,
        Pos::Subordinator if function() == "complement" && reading.enclitic.is_none() => Tag::Complement,
        Pos::Subordinator => Tag::Subordinator,
        Pos::Pronoun => Tag::Pronoun,
        Pos::Demonstrative => Tag::Demonstrative,
        Pos::Relative => Tag::Relative,
        Pos::Determiner => Tag::Determiner,
        Pos::Adverb => Tag::Adverb,
        Pos::Particle => match function() {
            "negation:jussive" => Tag::NotJussive,
            "negation:subjunctive" => Tag::NotSubjunctive,
            "negation" => Tag::Not,
            "possible" | "perfective" => Tag::Perhaps,
            _ => Tag::Particle,
        },
    }
}

/// Reward for an adjective that agrees with the noun before it, price for one that does not.
fn agreement(left: &Node, right: &Node) -> i32 {
    // A genitive is not in the nominative.
    let genitive = matches!(left.tag, Tag::Noun | Tag::NounConstruct | Tag::Preposition);
    if genitive && right.nominative && matches!(right.entry, Tag::Noun | Tag::NounDefinite | Tag::NounConstruct) {
        return 20;
    }
    if right.entry == Tag::Conjunction
        && left.tag == right.tag
        && matches!(
            left.tag,
            Tag::Adjective | Tag::AdjectiveDefinite | Tag::AdjectiveAccusative
        )
    {
        return -12;
    }
    if matches!(
        left.tag,
        Tag::Perfect | Tag::Indicative | Tag::Subjunctive | Tag::Jussive
    ) {
        return subject_agreement(left, right);
    }
    let noun = matches!(
        left.tag,
        Tag::Noun
            | Tag::NounAccusative
            | Tag::NounDefinite
            | Tag::Adjective
            | Tag::AdjectiveDefinite
            | Tag::AdjectiveAccusative
    );
    if !noun
        || !matches!(
            right.entry,
            Tag::Adjective | Tag::AdjectiveDefinite | Tag::AdjectiveAccusative
        )
    {
        return 0;
    }
    let broken_plural =
        left.number == Number::Plural && right.gender == Gender::Feminine && right.number == Number::Singular;
    let agrees = left.gender == Gender::Common || right.gender == Gender::Common || left.gender == right.gender;
    let one_with_several = left.number == Number::Singular && right.number != Number::Singular;
    if broken_plural || (agrees && left.number == right.number) {
        -6
    } else if one_with_several
        && (left.tag == Tag::Noun || left.tag == Tag::NounDefinite && right.number == Number::Plural)
    {
        14
    } else {
        8
    }
}

/// Reward for a verb in the singular that has the gender of the noun right behind it, its likely subject.
fn subject_agreement(verb: &Node, noun: &Node) -> i32 {
    let nominal = matches!(
        noun.entry,
        Tag::Noun | Tag::NounDefinite | Tag::NounConstruct | Tag::NounPossessed | Tag::Proper
    );
    let marked = verb.gender != Gender::Common && noun.gender != Gender::Common;
    if !nominal || !marked || verb.number != Number::Singular || noun.number == Number::Plural {
        return 0;
    }
    if verb.gender == noun.gender { -4 } else { 4 }
}
