//! Proper names: what the index of names knows, what the grammar of names allows, and which of them stands.
//!
//! Every finder gives candidates with a weight; the heaviest of those that overlap stays. A name is the name alone: titles,
//! roles and the head nouns that the press leaves outside («the company …», «the city of …») are not part of it.

use std::collections::{HashMap, HashSet};

use super::{
    body,
    cue::{self, Cue, Part},
    model::{Name, NameKind},
    person,
    vocabulary::{HeadPart, Vocabulary},
};
use crate::{
    lexicon::{Class, FrameKind, Named, Pos},
    syntax::{Parse, PhraseId, View},
    text::{Span, TokenKind, letters, letters::KeyLetter},
};

/// A name found in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Bytes of clitics before the name on its first token.
    pub skip: usize,
    /// What it names.
    pub kind: NameKind,
    /// Who bears it, where the lexicon knows; the best first.
    pub named: Vec<Named>,
    /// How good the evidence is.
    pub weight: u32,
}

impl Found {
    /// The name as it stands in the text.
    pub fn span(&self, view: &View<'_>) -> Span {
        let first = view.article.tokens[self.start].span;
        let last = view.article.tokens[self.end - 1].span;
        Span::new((first.start + self.skip).min(first.end), last.end)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A sentence as the finders look at it.
pub struct Scan<'a> {
    /// The sentence.
    pub view: View<'a>,
    /// Its phrases.
    pub parse: &'a Parse,
    /// The tables.
    pub vocabulary: &'a Vocabulary,
    /// By token of the sentence: what it can be inside a name.
    pub cues: Vec<Cue>,
    keys: Vec<Vec<KeyLetter>>,
    by_head: HashMap<usize, PhraseId>,
    by_start: HashMap<usize, PhraseId>,
}

impl<'a> Scan<'a> {
    /// Prepares a sentence.
    pub fn new(view: View<'a>, parse: &'a Parse, vocabulary: &'a Vocabulary) -> Self {
        let keys = view.range.clone().map(|at| letters::key(view.token(at))).collect();
        let cues = view.range.clone().map(|at| cue::cue(&view, vocabulary, at)).collect();
        let (mut by_head, mut by_start) = (HashMap::new(), HashMap::new());
        for (id, phrase) in parse.phrases.iter().enumerate() {
            by_head.entry(phrase.head).or_insert(id);
            by_start.entry(phrase.start).or_insert(id);
        }
        Self {
            view,
            parse,
            vocabulary,
            cues,
            keys,
            by_head,
            by_start,
        }
    }

    /// The outermost phrase whose head stands at a token.
    pub fn headed(&self, at: usize) -> Option<PhraseId> {
        self.by_head.get(&at).copied()
    }

    /// The outermost phrase that begins at a token.
    pub fn starting(&self, at: usize) -> Option<PhraseId> {
        self.by_start.get(&at).copied()
    }

    /// The cue of a token; of one outside the sentence, that of no name.
    pub fn cue(&self, at: usize) -> &Cue {
        at.checked_sub(self.view.range.start)
            .and_then(|at| self.cues.get(at))
            .unwrap_or(&cue::NONE)
    }

    /// What a noun means, of the readings cut like the preferred one: a body, role or group goes before a thing where the
    /// noun is definite or plural, and before an act where nothing says what was done.
    pub fn class(&self, at: usize) -> Class {
        let preferred = self.view.class(at);
        let Some(best) = self
            .view
            .reading(at)
            .filter(|best| best.is_nominal() && best.pos != Pos::Proper)
        else {
            return preferred;
        };
        if matches!(
            preferred,
            Class::Role | Class::Organisation | Class::Group | Class::Place | Class::Facility
        ) {
            return preferred;
        }
        let alike = self.view.words[at].readings.iter().filter(|other| {
            other.pos == Pos::Noun && other.proclitics == best.proclitics && other.enclitic == best.enclitic
        });
        let class = |reading: &crate::morphology::Reading| {
            reading
                .lexeme
                .map_or(Class::None, |lexeme| self.view.lexicon.lexeme(lexeme).class)
        };
        let acting = alike
            .map(|reading| (class(reading), reading.features.number))
            .find(|(class, _)| {
                matches!(
                    class,
                    Class::Organisation | Class::Role | Class::Group | Class::Place | Class::Facility
                )
            });
        let Some((class, number)) = acting else {
            return preferred;
        };
        let genitive = self.headed(at).and_then(|id| self.parse.phrases[id].genitive);
        let known = genitive.is_some_and(|id| self.view.pos(self.parse.phrases[id].head) == Some(Pos::Proper));
        let definite = best.has_article() || known;
        let fits = match preferred {
            Class::Event => definite && (genitive.is_none() || known),
            _ => definite || genitive.is_some() || number == crate::lexicon::Number::Plural,
        };
        if fits { class } else { preferred }
    }

    /// Whether a token is of Arabic letters.
    pub fn is_word(&self, at: usize) -> bool {
        self.view.range.contains(&at)
            && self.view.article.tokens[at].kind == TokenKind::Arabic
            && !self.keys[at - self.view.range.start].is_empty()
    }

    /// Whether what stands before a token says where: a locative preposition of its own or written onto it, a direction, a
    /// noun of a kind of place.
    pub fn is_located(&self, at: usize, skip: usize) -> bool {
        if skip > 0 && self.cue(at).preposition {
            return true;
        }
        let Some(before) = at.checked_sub(1).filter(|before| self.view.range.contains(before)) else {
            return false;
        };
        let locative = self.view.pos(before) == Some(Pos::Preposition)
            && matches!(
                self.view.function(before),
                "locative" | "source" | "goal" | "from" | "to" | "at"
            );
        locative || self.is_place_noun(before) || self.direction(before).is_some()
    }

    /// The direction or part that a token names, by its preferred reading or its letters.
    pub fn direction(&self, at: usize) -> Option<&'a (String, super::PlaceRelation)> {
        if !self.is_word(at) {
            return None;
        }
        let cuts = self.vocabulary.cuts(self.view.token(at));
        let by_letters = || {
            cuts.iter().find_map(|cut| {
                let rest = self.view.token(at).get(cut.skip..)?;
                let bare = rest.strip_prefix("\u{627}\u{644}").unwrap_or(rest);
                self.vocabulary
                    .direction(rest)
                    .or_else(|| self.vocabulary.direction(bare))
            })
        };
        self.vocabulary.direction(self.view.lemma(at)).or_else(by_letters)
    }

    /// Whether a token is a common noun of a kind of place, open to a name after it.
    pub fn is_place_noun(&self, at: usize) -> bool {
        !self.place_types(at).is_empty()
    }

    /// The types of places that a common noun stands for, when it is open to a name after it.
    pub fn place_types(&self, at: usize) -> &'a [String] {
        let Some(best) = self
            .view
            .reading(at)
            .filter(|best| best.is_nominal() && best.enclitic.is_none())
        else {
            return &[];
        };
        let nouns = self.view.words[at].readings.iter().filter(|reading| {
            reading.pos == Pos::Noun && reading.proclitics == best.proclitics && reading.enclitic.is_none()
        });
        let lemmas = nouns.filter_map(|reading| Some(self.view.lexicon.lexeme(reading.lexeme?).lemma.as_str()));
        lemmas
            .map(|lemma| self.vocabulary.place_types(lemma))
            .find(|types| !types.is_empty())
            .unwrap_or_default()
    }

    /// Whether a title stands right before a token.
    pub fn is_addressed(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| self.view.range.contains(before)) else {
            return false;
        };
        let initial = self.view.mark(before) == Some('.') && before > self.view.range.start;
        self.is_title(before) || initial && self.is_title(before - 1)
    }

    /// Whether a title, or a role with its genitives and adjectives, ends right before a token.
    pub fn is_titled(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| self.view.range.contains(before)) else {
            return false;
        };
        if self.is_addressed(at) {
            return true;
        }
        let open = self
            .view
            .reading(before)
            .is_some_and(|reading| !reading.has_article() && reading.enclitic.is_none());
        let kind = matches!(
            self.view.class(before),
            Class::Organisation | Class::Place | Class::Facility
        );
        let joining = matches!(self.cue(before).part, Some(Part::Particle(_)));
        !(open && kind) && !joining && self.role_before(at)
    }

    fn is_title(&self, at: usize) -> bool {
        let word = self.view.word_after_conjunction(at);
        self.vocabulary.is_title(word)
            || self
                .vocabulary
                .cuts(word)
                .iter()
                .any(|cut| cut.skip > 0 && word.get(cut.skip..).is_some_and(|rest| self.vocabulary.is_title(rest)))
    }

    /// Whether a role stands before a token with nothing between but what describes it: «the spokesman of the ministry».
    fn role_before(&self, at: usize) -> bool {
        let first = at.saturating_sub(LONGEST_ROLE).max(self.view.range.start);
        for before in (first..at).rev() {
            let cue = self.cue(before);
            if self.view.class(before) == Class::Role {
                return true;
            }
            let describes = match cue.part {
                None | Some(Part::Origin | Part::Ordinal | Part::Definite | Part::Letter) => {
                    self.view.is_nominal(before) || self.view.pos(before) == Some(Pos::Preposition)
                }
                Some(Part::Other) => self.view.class(before) != Class::ActorName || cue.article,
                _ => false,
            };
            let comma = before + 1 == at && matches!(self.view.mark(before), Some('\u{60c}' | ','));
            if !(describes || comma) || cue.conjunction && before + 1 == at {
                return false;
            }
        }
        false
    }

    /// Whether a verb of saying stands right before a token, or one of reporting right after it.
    pub fn speaks(&self, start: usize, end: usize) -> bool {
        let says = |at: usize| self.view.is_verb(at) && reports(&self.view, at);
        start.checked_sub(1).is_some_and(says) || says(end)
    }
}

/// Whether a verb has a frame with content: it says, thinks, demands.
fn reports(view: &View<'_>, at: usize) -> bool {
    let frames = view.lexicon.verb_frames(view.lemma(at));
    frames
        .iter()
        .any(|frame| frame.kind == FrameKind::Event && frame.content.is_some())
}

/// A role ends at most this many tokens before the name.
const LONGEST_ROLE: usize = 7;

/// Names of the index longer than this are not looked for.
const LONGEST: usize = 10;

/// The names of a sentence, in order, disjoint.
pub fn names(scan: &Scan<'_>) -> Vec<Found> {
    let mut candidates: Vec<Found> = Vec::new();
    for at in scan.view.range.clone() {
        candidates.extend(known(scan, at));
        candidates.extend(person::person(scan, at));
        candidates.extend(body::body(scan, at));
        candidates.extend(body::place(scan, at));
        candidates.extend(body::club(scan, at));
    }
    choose(candidates)
}

/// Of candidates that overlap, the heaviest; of equally heavy ones the longest, then the first.
pub fn choose(mut candidates: Vec<Found>) -> Vec<Found> {
    candidates.sort_by_key(|found| {
        (
            std::cmp::Reverse(found.weight),
            std::cmp::Reverse(found.end - found.start),
            found.start,
        )
    });
    let mut taken: HashSet<usize> = HashSet::new();
    let mut out: Vec<Found> = Vec::new();
    for found in candidates {
        if (found.start..found.end).all(|at| !taken.contains(&at)) {
            taken.extend(found.start..found.end);
            out.push(found);
        }
    }
    out.sort_by_key(|found| found.start);
    debug_assert!(out.windows(2).all(|pair| !pair[0].overlaps(&pair[1])));
    out
}

/// The longest name of the index that begins at a token.
fn known(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (skip, length, named) = longest(scan, at)?;
    let lexicon = scan.view.lexicon;
    let end = at + length;
    let (start, skip, named) = outside(scan, at, end, skip, named);
    let (places, actors): (Vec<Named>, Vec<Named>) = named.iter().partition(|named| matches!(named, Named::Place(_)));
    let place_first = !places.is_empty() && (actors.is_empty() || scan.is_located(start, skip));
    let kind = if place_first && of_body(scan, start, &places) {
        NameKind::Organisation
    } else if place_first {
        NameKind::Place
    } else {
        let Named::Actor(actor) = *actors.first()? else {
            return None;
        };
        match lexicon.actors.get(actor as usize)?.kind.as_str() {
            "person" => NameKind::Person,
            _ => NameKind::Organisation,
        }
    };
    let end = if kind == NameKind::Organisation {
        without_origin(scan, start, end, named)
    } else {
        end
    };
    let official = actors.first().is_none_or(|named| is_government(scan, named));
    let named = if place_first {
        [places, actors].concat()
    } else {
        [actors, places].concat()
    };
    let (start, skip) = if kind == NameKind::Organisation {
        body_start(scan, start, end, skip, official)?
    } else {
        (start, skip)
    };
    let weight = if end - start > 1 {
        40 + (end - start) as u32
    } else {
        single(scan, start, skip, kind)?
    };
    Some(Found {
        start,
        end,
        skip,
        kind,
        named,
        weight,
    })
}

/// The longest match of the index, with the fewest clitics taken off.
pub fn longest<'a>(scan: &Scan<'a>, at: usize) -> Option<(usize, usize, &'a [Named])> {
    longest_of(scan, at, LONGEST)
}

/// The longest match of the index among the next `words`.
fn longest_of<'a>(scan: &Scan<'a>, at: usize, words: usize) -> Option<(usize, usize, &'a [Named])> {
    if !scan.is_word(at) {
        return None;
    }
    let rest: Vec<&[KeyLetter]> = (at + 1..scan.view.range.end)
        .take(words - 1)
        .take_while(|&next| scan.is_word(next))
        .map(|next| scan.keys[next - scan.view.range.start].as_slice())
        .collect();
    let mut best: Option<(usize, usize, &'a [Named])> = None;
    for cut in scan.vocabulary.cuts(scan.view.token(at)) {
        let words = std::iter::once(cut.letters.as_slice()).chain(rest.iter().copied());
        if let Some((length, named)) = scan.view.lexicon.names.longest(words)
            && best.is_none_or(|(_, longest, _)| length > longest)
        {
            best = Some((cut.skip, length, named));
        }
    }
    best
}

/// Leaves the noun of a kind of place and the directions outside a name that is known without them: «the city of …»,
/// «north-east …». Countries keep them («South Africa»).
fn outside<'a>(scan: &Scan<'a>, at: usize, end: usize, skip: usize, named: &'a [Named]) -> (usize, usize, &'a [Named]) {
    let place = |named: &Named| matches!(named, Named::Place(_));
    if end - at < 2
        || scan.cue(at).article
        || !named.iter().any(place)
        || named.iter().any(|named| is_country(scan, named))
    {
        return (at, skip, named);
    }
    let mut start = at;
    while start + 1 < end && (scan.is_place_noun(start) || scan.direction(start).is_some()) {
        start += 1;
        let rest = longest(scan, start).filter(|(skip, length, _)| *skip == 0 && start + length == end);
        if let Some((_, _, rest)) = rest.filter(|(_, _, rest)| rest.iter().any(place)) {
            return (start, 0, rest);
        }
    }
    let types = scan.place_types(at);
    let own_type = named
        .iter()
        .filter_map(|named| place_of(scan, named))
        .any(|place| types.contains(&place.kind));
    if own_type {
        (at + 1, 0, named)
    } else {
        (at, skip, named)
    }
}

fn place_of<'a>(scan: &Scan<'a>, named: &Named) -> Option<&'a crate::lexicon::PlaceRow> {
    match named {
        Named::Place(place) => scan.view.lexicon.places.get(*place as usize),
        Named::Actor(_) => None,
    }
}

fn is_country(scan: &Scan<'_>, named: &Named) -> bool {
    place_of(scan, named).is_some_and(|place| place.kind == "country")
}

/// Leaves the adjective of a country outside a name that is known without it («Real Madrid the Spanish»).
fn without_origin(scan: &Scan<'_>, at: usize, end: usize, named: &[Named]) -> usize {
    let last = end - 1;
    let origin = scan
        .view
        .lexeme(last)
        .is_some_and(|lexeme| lexeme.class == Class::Nisba && !lexeme.note.is_empty());
    if end - at < 2 || !origin {
        return end;
    }
    let shorter = longest_of(scan, at, last - at);
    let same =
        shorter.is_some_and(|(_, length, others)| at + length == last && named.iter().any(|one| others.contains(one)));
    if same { last } else { end }
}

fn is_government(scan: &Scan<'_>, named: &Named) -> bool {
    match named {
        Named::Actor(actor) => scan
            .view
            .lexicon
            .actors
            .get(*actor as usize)
            .is_none_or(|actor| actor.kind == "government"),
        Named::Place(_) => false,
    }
}

/// Whether the name of a town stands for a body, after the head noun that names leave outside: «the club Barcelona».
fn of_body(scan: &Scan<'_>, at: usize, places: &[Named]) -> bool {
    let large = |place: u32| {
        let kind = scan
            .view
            .lexicon
            .places
            .get(place as usize)
            .map_or("", |place| place.kind.as_str());
        matches!(kind, "country" | "territory" | "continent" | "region")
    };
    let town = !places
        .iter()
        .any(|named| matches!(named, Named::Place(place) if large(*place)));
    let press = |before: usize| {
        is_outside_head(scan, before)
            && scan.vocabulary.head(scan.view.lemma(before)) == Some(HeadPart::Press)
            && scan.view.features(before).number == crate::lexicon::Number::Singular
    };
    town && at.checked_sub(1).is_some_and(press)
}

/// Where the name of a body begins; `None` where its words are no name but a description («the French government»).
fn body_start(scan: &Scan<'_>, at: usize, end: usize, skip: usize, official: bool) -> Option<(usize, usize)> {
    let lemmas = || {
        let bodies = scan.view.words[at].readings.iter().filter_map(|reading| reading.lexeme);
        bodies
            .map(|lexeme| scan.view.lexicon.lexeme(lexeme))
            .filter(|lexeme| lexeme.class == Class::Organisation)
    };
    if end - at == 1 || lemmas().next().is_none() {
        return Some((at, skip));
    }
    let Some(part) = lemmas().find_map(|lexeme| scan.vocabulary.head(&lexeme.lemma)) else {
        return (!official).then_some((at, skip));
    };
    match part {
        HeadPart::Inside | HeadPart::Known => Some((at, skip)),
        HeadPart::Outside | HeadPart::Press if is_description(scan, at + 1, end) => None,
        HeadPart::Outside | HeadPart::Press => Some((at + 1, 0)),
    }
}

/// Whether all words are common nouns and adjectives, more than one: «the French press».
fn is_description(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    end - at > 1 && (at..end).all(|at| scan.cue(at).common_noun && scan.cue(at).part != Some(Part::Unknown))
}

/// The weight of a name of one word, if it is one here.
fn single(scan: &Scan<'_>, at: usize, skip: usize, kind: NameKind) -> Option<u32> {
    let cue = scan.cue(at);
    let before = at.wrapping_sub(1);
    if cue.proper && cue.preferred_skip == skip {
        let personal = cue.person && kind != NameKind::Person && !cue.place_first;
        return Some(if personal && !scan.is_located(at, skip) { 12 } else { 30 });
    }
    if kind == NameKind::Place && is_plain_country(scan, at, skip) {
        return Some(29);
    }
    let after_kind = kind == NameKind::Place && skip == 0 && scan.is_place_noun(before);
    let in_marks = kind == NameKind::Organisation && is_marked(scan, at);
    let after_head = kind == NameKind::Organisation && skip == 0 && is_outside_head(scan, before);
    let bare = kind == NameKind::Organisation && is_bare_body(scan, at, skip);
    (after_kind || in_marks || after_head || bare).then_some(20)
}

/// Whether a word is the name of a country or its capital although another reading is preferred: no adjective of the noun
/// before it.
fn is_plain_country(scan: &Scan<'_>, at: usize, skip: usize) -> bool {
    let view = &scan.view;
    let great = view.words[at].readings.iter().any(|reading| {
        let lexeme = reading.lexeme.map(|lexeme| view.lexicon.lexeme(lexeme));
        usize::from(reading.stem_start) == skip
            && lexeme
                .filter(|lexeme| lexeme.class == Class::PlaceName)
                .is_some_and(|lexeme| {
                    let kind = view.lexicon.place(&lexeme.note).map_or("", |place| place.kind.as_str());
                    matches!(kind, "country" | "capital" | "continent")
                })
    });
    let after_noun = at
        .checked_sub(1)
        .is_some_and(|before| view.is_nominal(before) && skip == 0);
    let adjective =
        view.pos(at) == Some(Pos::Adjective) && after_noun && view.agreement(at - 1).0 == view.features(at).gender;
    let dual = view.features(at).number == crate::lexicon::Number::Dual;
    great && (!adjective || dual) && (!view.is_verb(at) || !scan.cue(at).conjunction)
}

/// Whether a token stands alone in quotation marks or parentheses.
fn is_marked(scan: &Scan<'_>, at: usize) -> bool {
    let mark = |at: usize| scan.view.mark(at).unwrap_or(' ');
    let opening = at
        .checked_sub(1)
        .is_some_and(|before| matches!(mark(before), '(' | '"' | '\u{ab}' | '\u{201c}'));
    opening && matches!(mark(at + 1), ')' | '"' | '\u{bb}' | '\u{201d}')
}

/// Whether a token is the head noun of a body whose name is what follows.
pub fn is_outside_head(scan: &Scan<'_>, at: usize) -> bool {
    scan.view.range.contains(&at)
        && scan.view.class(at) == Class::Organisation
        && matches!(
            scan.vocabulary.head(scan.view.lemma(at)),
            Some(HeadPart::Outside | HeadPart::Press)
        )
        && scan
            .view
            .reading(at)
            .is_some_and(|reading| reading.enclitic.is_none() && !reading.has_article())
}

/// Whether an indefinite common noun stands where only a name can: as the subject of a verb, with nothing that belongs to it.
fn is_bare_body(scan: &Scan<'_>, at: usize, skip: usize) -> bool {
    let view = &scan.view;
    let noun = view.pos(at) == Some(Pos::Noun) && !scan.cue(at).article && scan.cue(at).preferred_skip == skip;
    let free = !matches!(view.pos(at + 1), Some(Pos::Noun | Pos::Adjective)) || view.mark(at + 1).is_some();
    let subject = at
        .checked_sub(1)
        .is_some_and(|before| view.is_verb(before) || view.class(before) == Class::Organisation);
    noun && free && subject && !view.is_accusative(at)
}

/// The names of a sentence as they are told.
pub fn told(view: &View<'_>, found: &[Found]) -> Vec<Name> {
    found
        .iter()
        .map(|found| Name {
            span: found.span(view),
            kind: found.kind,
        })
        .collect()
}

/// The family name of a person named in full elsewhere in the article.
pub fn family(scan: &Scan<'_>, at: usize, families: &HashSet<String>) -> Option<Found> {
    if !scan.is_word(at) || scan.cue(at).before_noun {
        return None;
    }
    let word = scan.view.token(at);
    let skip = scan
        .vocabulary
        .cuts(word)
        .into_iter()
        .map(|cut| cut.skip)
        .find(|&skip| {
            word.get(skip..)
                .is_some_and(|rest| families.contains(&letters::fold(rest)))
        })?;
    let cue = scan.cue(at);
    let adjective = scan.view.pos(at) == Some(Pos::Adjective)
        && at
            .checked_sub(1)
            .is_some_and(|before| scan.view.pos(before) == Some(Pos::Noun));
    let common = cue.common_noun && !cue.article && cue.part != Some(cue::Part::Unknown);
    (!cue.function && !adjective && !common && !cue.role).then(|| Found {
        start: at,
        end: at + 1,
        skip,
        kind: NameKind::Person,
        named: Vec::new(),
        weight: 25,
    })
}

/// The name that covers a token, of names in order.
pub fn covering(found: &[Found], at: usize) -> Option<&Found> {
    let next = found.partition_point(|found| found.start <= at);
    found.get(next.checked_sub(1)?).filter(|found| at < found.end)
}

/// The names that begin inside a range of tokens, of names in order.
pub fn inside(found: &[Found], range: std::ops::Range<usize>) -> &[Found] {
    let first = found.partition_point(|found| found.start < range.start);
    let end = found.partition_point(|found| found.start < range.end);
    found.get(first..end).unwrap_or_default()
}
