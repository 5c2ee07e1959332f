//! A sentence as the finders of names and the makers of entities look at it.

use std::{cell::OnceCell, collections::HashMap};

use super::{
    cue::{self, Cue, Part},
    known,
    model::PlaceRelation,
    setting,
    vocabulary::{Cut, Vocabulary},
};
use crate::{
    lexicon::{Class, FrameKind, Named, Number, PlaceRow, Pos},
    morphology::Reading,
    syntax::{Parse, PhraseId, View},
    text::{TokenKind, letters, letters::KeyLetter},
};

/// What is found out about a token when it is asked for, and asked for often.
#[derive(Default)]
struct Kept<'a> {
    direction: OnceCell<Option<&'a (String, PlaceRelation)>>,
    place_types: OnceCell<&'a [String]>,
    origin: OnceCell<Option<&'a PlaceRow>>,
    longest: OnceCell<Option<(usize, usize, &'a [Named])>>,
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
    /// By token of the sentence: its letters.
    pub keys: Vec<Vec<KeyLetter>>,
    cuts: Vec<Vec<Cut>>,
    kept: Vec<Kept<'a>>,
    /// How many of its words are words of sport.
    pub sport: usize,
    by_head: HashMap<usize, PhraseId>,
    by_start: HashMap<usize, PhraseId>,
}

impl<'a> Scan<'a> {
    /// Prepares a sentence.
    pub fn new(view: View<'a>, parse: &'a Parse, vocabulary: &'a Vocabulary) -> Self {
        let tokens = || view.range.clone().map(|at| view.token(at));
        let keys: Vec<Vec<KeyLetter>> = tokens().map(letters::key).collect();
        let cuts: Vec<Vec<Cut>> = tokens().map(|token| vocabulary.cuts(token)).collect();
        let each = view.range.clone().zip(keys.iter().zip(&cuts));
        let parts = each.map(|(at, (letters, ways))| cue::cue(&view, vocabulary, at, letters, ways));
        let parts = parts.collect();
        let (mut by_head, mut by_start) = (HashMap::new(), HashMap::new());
        for (id, phrase) in parse.phrases.iter().enumerate() {
            by_head.entry(phrase.head).or_insert(id);
            by_start.entry(phrase.start).or_insert(id);
        }
        let sport = view
            .range
            .clone()
            .filter(|&at| vocabulary.is_sport(view.lemma(at)))
            .count();
        Self {
            view,
            parse,
            vocabulary,
            cues: parts,
            kept: keys.iter().map(|_| Kept::default()).collect(),
            keys,
            cuts,
            sport,
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

    /// Every way to take clitics off a token of the sentence, none first.
    pub fn cuts(&self, at: usize) -> &[Cut] {
        let cuts = at.checked_sub(self.view.range.start).and_then(|at| self.cuts.get(at));
        cuts.map_or(&[], Vec::as_slice)
    }

    fn kept(&self, at: usize) -> Option<&Kept<'a>> {
        at.checked_sub(self.view.range.start).and_then(|at| self.kept.get(at))
    }

    /// The place that an adjective of origin belongs to.
    pub fn origin(&self, at: usize) -> Option<&'a PlaceRow> {
        *self.kept(at)?.origin.get_or_init(|| setting::origin(&self.view, at))
    }

    /// The longest match of the index of names from a token on, with the fewest clitics taken off: bytes of these, tokens,
    /// and who bears it.
    pub fn longest(&self, at: usize) -> Option<(usize, usize, &'a [Named])> {
        *self.kept(at)?.longest.get_or_init(|| known::longest(self, at))
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
        let class = |reading: &Reading| {
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
            _ => definite || genitive.is_some() || number == Number::Plural,
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
    pub fn direction(&self, at: usize) -> Option<&'a (String, PlaceRelation)> {
        let kept = self.kept(at).filter(|_| self.is_word(at))?;
        *kept.direction.get_or_init(|| self.look_for_direction(at))
    }

    fn look_for_direction(&self, at: usize) -> Option<&'a (String, PlaceRelation)> {
        let by_letters = || {
            self.cuts(at).iter().find_map(|cut| {
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
        self.kept(at).map_or(&[], |kept| {
            kept.place_types.get_or_init(|| self.look_for_place_types(at))
        })
    }

    fn look_for_place_types(&self, at: usize) -> &'a [String] {
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
        !(joining || open && kind) && (self.role_before(at) || self.is_countryman(before))
    }

    /// Whether an adjective of origin with the article stands at a token for a person: «the Brazilian».
    fn is_countryman(&self, at: usize) -> bool {
        let origin = self.cue(at).part == Some(Part::Origin) && self.origin(at).is_some();
        let described = at.checked_sub(1).is_some_and(|before| {
            let cue = self.cue(before);
            self.view.range.contains(&before) && cue.common_noun && cue.article && cue.preferred_skip == 0
        });
        origin && !described
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
            let comma = before + 1 == at && self.view.is_comma(before);
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
