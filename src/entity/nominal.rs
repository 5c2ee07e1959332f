//! Phrases of common nouns: kind by the head, key by the lemmas, country by adjective, genitive or the article.

use super::{
    actor::Sketch,
    model::{EntityKind, MentionForm},
    scan::Scan,
    setting::Setting,
};
use crate::{
    lexicon::{Class, Gender, Number, Pos},
    syntax::PhraseId,
    text::{Span, letters},
};

/// A phrase of common nouns: kind by its head, key by its lemmas, country by adjective, genitive or the article.
pub fn nominal(scan: &Scan<'_>, setting: &Setting, id: PhraseId) -> Sketch {
    nominal_until(scan, setting, id, scan.parse.phrases[id].end)
}

/// The same of what stands before a token: an office without the name of its holder.
pub fn nominal_until(scan: &Scan<'_>, setting: &Setting, id: PhraseId, end: usize) -> Sketch {
    let phrase = &scan.parse.phrases[id];
    let view = &scan.view;
    let base = plain(scan, id);
    let end = end.min(phrase.end);
    let counted = phrase.quantity.is_some_and(|(first, end)| first < end);
    let kind = match kind(scan, phrase.head) {
        EntityKind::Role if counted => EntityKind::Group,
        kind => kind,
    };
    let sector = view
        .lexeme(phrase.head)
        .filter(|_| kind != EntityKind::Thing)
        .map(|lexeme| lexeme.note.clone());
    let sector = sector.filter(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()));
    let origin = (phrase.head..end)
        .find_map(|token| scan.origin(token))
        .map(|row| row.country.clone());
    let state = || {
        let genitive = (phrase.head + 1..end).filter(|&token| view.class(token) == Class::PlaceName);
        let rows = genitive.filter_map(|token| view.lexicon.place(&view.lexeme(token)?.note));
        rows.map(|row| row.country.clone()).find(|country| !country.is_empty())
    };
    let official = matches!(sector.as_deref(), Some("GOV" | "MIL" | "COP" | "SPY" | "JUD" | "LEG"));
    let definite = is_definite(scan, id);
    let unnamed_body = kind == EntityKind::Organisation && sector.is_none();
    let acts = matches!(kind, EntityKind::Role | EntityKind::Organisation);
    let inferred = || {
        setting
            .country
            .clone()
            .filter(|_| (official || unnamed_body) && definite && acts)
    };
    let country = if kind == EntityKind::Thing {
        origin
    } else {
        origin.or_else(state).or_else(inferred)
    };
    let words = words_until(scan, id, end);
    let alone = phrase.genitive.is_none() && phrase.quantity.is_none() && phrase.complements.is_empty();
    let plain_adjectives = phrase.adjectives.iter().all(|&at| scan.origin(at).is_none());
    Sketch {
        kind,
        key: key(kind, &words, country.as_deref()),
        country,
        sector,
        repeats: alone && plain_adjectives && scan.cue(phrase.head).article && kind != EntityKind::Thing,
        ..base
    }
}

/// Whether the head of a phrase or the last of its genitives is definite.
fn is_definite(scan: &Scan<'_>, id: PhraseId) -> bool {
    let phrase = &scan.parse.phrases[id];
    scan.view.is_definite(phrase.head)
        || phrase
            .genitive
            .is_some_and(|child| child > id && is_definite(scan, child))
}

/// A sketch with nothing but the words.
pub fn plain(scan: &Scan<'_>, id: PhraseId) -> Sketch {
    let phrase = &scan.parse.phrases[id];
    let tokens = &scan.view.article.tokens;
    let skip = scan
        .view
        .reading(phrase.start)
        .map_or(0, |reading| usize::from(reading.stem_start));
    let whole = tokens[phrase.start].span.join(tokens[phrase.end - 1].span);
    let extent = Span::new((whole.start + skip).min(tokens[phrase.start].span.end), whole.end);
    Sketch {
        kind: EntityKind::Thing,
        key: key(EntityKind::Thing, &words(scan, id), None),
        also: None,
        name: with_article(scan, phrase.start, extent.of(&scan.view.article.text)),
        english: None,
        country: None,
        sector: None,
        place: None,
        member_of: None,
        heads: vec![letters::fold(lemma(scan, phrase.head))],
        repeats: false,
        form: MentionForm::Nominal,
        span: extent,
    }
}

/// The words with the alef that an article lost after lam.
fn with_article(scan: &Scan<'_>, first: usize, words: &str) -> String {
    let lost = scan.cue(first).article && words.starts_with('\u{644}');
    if lost {
        format!("\u{627}{words}")
    } else {
        words.to_owned()
    }
}

fn kind(scan: &Scan<'_>, head: usize) -> EntityKind {
    let view = &scan.view;
    let many = view.features(head).number == Number::Plural;
    match scan.class(head) {
        Class::Role | Class::Human if many => EntityKind::Group,
        Class::Role | Class::Human => EntityKind::Role,
        Class::Organisation => EntityKind::Organisation,
        Class::Group => EntityKind::Group,
        Class::Place | Class::Facility => EntityKind::Place,
        _ if scan.direction(head).is_some() => EntityKind::Place,
        _ if view.is_personal(head) && many => EntityKind::Group,
        _ => EntityKind::Thing,
    }
}

/// The lemma of a token; the letters where there is none.
pub fn lemma<'a>(scan: &Scan<'a>, at: usize) -> &'a str {
    let lemma = scan.view.lemma(at);
    if lemma.is_empty() { scan.view.token(at) } else { lemma }
}

/// The lemmas of a phrase, folded, without adjectives of origin, which the country stands for.
pub fn words(scan: &Scan<'_>, id: PhraseId) -> String {
    words_until(scan, id, scan.parse.phrases[id].end)
}

fn words_until(scan: &Scan<'_>, id: PhraseId, end: usize) -> String {
    let phrase = &scan.parse.phrases[id];
    let tokens = (phrase.start..end)
        .filter(|&at| scan.is_word(at) || scan.view.is_number(at))
        .filter(|&at| scan.origin(at).is_none() && scan.view.pos(at) != Some(Pos::Demonstrative));
    tokens
        .map(|at| {
            let features = scan.view.features(at);
            let noun = scan.headed(at).is_some()
                && scan.view.class(at) == Class::Nisba
                && (features.gender, features.number) == (Gender::Feminine, Number::Singular);
            letters::fold(if noun { as_noun(scan, at) } else { lemma(scan, at) })
        })
        .collect::<Vec<_>>()
        .join("-")
}

/// An adjective that stands for a noun, as written without clitics and article: «the interior» is no «inner».
fn as_noun<'a>(scan: &Scan<'a>, at: usize) -> &'a str {
    let word = scan
        .view
        .token(at)
        .get(scan.cue(at).preferred_skip..)
        .unwrap_or_default();
    word.strip_prefix("\u{627}\u{644}").unwrap_or(word)
}

pub fn key(kind: EntityKind, words: &str, country: Option<&str>) -> String {
    let kind = format!("{kind:?}").to_lowercase();
    let words = words.replace(' ', "-");
    match country {
        Some(country) => format!("{kind}:{words}@{country}"),
        None => format!("{kind}:{words}"),
    }
}

/// The first word of a name of several, folded and without its article: «the organisation» may mean it.
pub fn head_words(name: &str) -> Vec<String> {
    let mut words = name.split_whitespace();
    match (words.next(), words.next()) {
        (Some(first), Some(_)) => vec![letters::fold(first)],
        _ => Vec::new(),
    }
}

/// The sketch of a further member of a shared head: the head in the singular with another genitive.
pub fn shared(scan: &Scan<'_>, setting: &Setting, id: PhraseId, genitive: PhraseId) -> Sketch {
    let whole = nominal(scan, setting, id);
    let inner = &scan.parse.phrases[genitive];
    let head = letters::fold(lemma(scan, scan.parse.phrases[id].head));
    let words = format!("{head}-{}", words(scan, genitive));
    let kind = singular(whole.kind);
    let tokens = &scan.view.article.tokens;
    let text = tokens[inner.start].span.join(tokens[inner.end - 1].span);
    let name = format!(
        "{} {}",
        lemma(scan, scan.parse.phrases[id].head),
        without_clitics(scan, inner.start, text)
    );
    Sketch {
        kind,
        key: key(kind, &words, whole.country.as_deref()),
        name,
        repeats: false,
        ..whole
    }
}

const fn singular(kind: EntityKind) -> EntityKind {
    match kind {
        EntityKind::Group => EntityKind::Role,
        other => other,
    }
}

fn without_clitics<'a>(scan: &Scan<'a>, first: usize, extent: Span) -> &'a str {
    let skip = scan
        .view
        .reading(first)
        .map_or(0, |reading| usize::from(reading.stem_start));
    Span::new(extent.start + skip, extent.end).of(&scan.view.article.text)
}

/// The further genitives of a head in the dual or plural that several share.
pub fn sharers<'a>(scan: &Scan<'a>, id: PhraseId) -> &'a [PhraseId] {
    let phrases = &scan.parse.phrases;
    let head = phrases[id].head;
    let several = scan.view.features(head).number != Number::Singular;
    let acts = matches!(scan.class(head), Class::Role | Class::Organisation);
    match phrases[id].genitive {
        Some(genitive) if several && acts => &phrases[genitive].conjuncts,
        _ => &[],
    }
}
