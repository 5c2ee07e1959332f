//! The grammar of persons' names.
//!
//! A name is a row of elements: given names, family names, «father of …», «servant of …», «son of» between two, words that
//! nothing else explains. How many of them are sure, and what stands before and after, decides whether it is one.

use super::{cue::Part, model::NameKind, names::Found, scan::Scan, vocabulary::Particle};
use crate::lexicon::Pos;

/// Names longer than this are cut.
const LONGEST: usize = 12;

/// How much the words of a name that are all unknown must look like one: behind a title or role, with a verb of saying,
/// behind another verb, several in a row; and one behind words that are known.
const TITLED: i32 = -40;
const SPEAKING: i32 = -8;
const ACTING: i32 = 12;
const SEVERAL: i32 = 8;
const INNER: i32 = -30;

/// How much rarer a word must be as a name than as a noun for a name behind it to be its genitive.
const MUCH_RARER: u16 = 35;
/// And for a noun behind a name to be no part of it.
const RARER: u16 = 28;

/// What has been read of a name.
#[derive(Default)]
struct Row {
    end: usize,
    elements: usize,
    given: usize,
    unknown: usize,
    strength: u32,
    /// How much the unknown elements look like names.
    shape: i32,
    /// The first element is sure by itself.
    sure: bool,
    /// A title or role stands before it.
    titled: bool,
}

/// The person's name that begins at a token.
pub fn person(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let cue = *scan.cue(at);
    cue.part?;
    if opens_nothing(scan, at) {
        return None;
    }
    let located = scan.is_located(at, cue.skip);
    let titled = scan.is_addressed(at) || scan.is_titled(at) && !located;
    if !titled && governs(scan, at) {
        return None;
    }
    let row = row(scan, at, titled)?;
    if !accepted(scan, at, &row, titled) || !titled && !scan.speaks(at, row.end) && is_date(scan, at, &row) {
        return None;
    }
    let weight = match (row.elements, titled || scan.speaks(at, row.end)) {
        (1, true) => 32,
        (1, false) => 18,
        _ => 35 + row.strength + (row.end - at) as u32 * 3 + u32::from(titled) * 10,
    };
    let weight = if row.unknown == row.elements && !titled {
        weight.min(28)
    } else {
        weight
    };
    Some(Found {
        start: at,
        end: row.end,
        skip: cue.skip,
        kind: NameKind::Person,
        named: Vec::new(),
        weight,
    })
}

/// The person's name that begins at a token behind another name in a list: two elements, one of them a given name.
pub fn listed(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let cue = *scan.cue(at);
    if cue.part? != Part::Given || opens_nothing(scan, at) {
        return None;
    }
    let row = row(scan, at, true)?;
    (row.elements > 1).then(|| Found {
        start: at,
        end: row.end,
        skip: cue.skip,
        kind: NameKind::Person,
        named: Vec::new(),
        weight: 20,
    })
}

/// Whether a row is a month or weekday that is a name as well, with nothing of a name behind it.
fn is_date(scan: &Scan<'_>, at: usize, row: &Row) -> bool {
    let last = scan.cue(row.end - 1);
    scan.vocabulary.is_time(scan.view.word_after_conjunction(at))
        && (row.elements == 1 || last.part == Some(Part::Definite))
}

/// Whether a name cannot begin here: a preposition, a role or a title with the name behind it.
fn opens_nothing(scan: &Scan<'_>, at: usize) -> bool {
    let cue = scan.cue(at);
    let son_follows = scan.cue(at + 1).part == Some(Part::Particle(Particle::Son));
    let role = cue.role && !matches!(cue.part, Some(Part::Particle(_)));
    (cue.before_noun || role) && !son_follows || cue.title && is_element(scan, at + 1)
}

/// Whether a word that can be a name is read as a verb or noun, and the name that it goes with stands behind it.
fn governs(scan: &Scan<'_>, at: usize) -> bool {
    let cue = scan.cue(at);
    let other =
        (scan.view.is_verb(at) || scan.view.pos(at) == Some(Pos::Noun) && !cue.article) && cue.rarer >= MUCH_RARER;
    let named = matches!(cue.part, Some(Part::Given | Part::Family | Part::Origin));
    let next = scan.cue(at + 1);
    let name =
        next.sure && matches!(next.part, Some(Part::Given)) || next.part == Some(Part::Unknown) && next.shape > 0;
    let after = matches!(scan.cue(at + 2).part, Some(Part::Particle(Particle::After)));
    let joined = matches!(next.part, Some(Part::Particle(Particle::Kunya | Particle::Servant)))
        || after && next.part == Some(Part::Given);
    let described = cue.article && cue.common_noun && (next.part == Some(Part::Given) || joined);
    named && (described || other && (name || joined)) && next.skip == 0
}

/// Whether a row is a name where it stands.
fn accepted(scan: &Scan<'_>, at: usize, row: &Row, titled: bool) -> bool {
    let cue = scan.cue(at);
    let located = scan.is_located(at, cue.skip);
    let body_before = at.checked_sub(1).is_some_and(|before| is_body(scan, before));
    let speaks = scan.speaks(at, row.end);
    let said = at.checked_sub(1).is_some_and(|before| scan.view.is_verb(before)) && speaks;
    if row.unknown == row.elements {
        let subject = at.checked_sub(1).is_some_and(|before| scan.view.is_verb(before)) && !cue.article;
        let least = match (titled, speaks, subject) {
            (true, ..) => TITLED,
            (_, true, _) => SPEAKING,
            (_, _, true) => ACTING,
            _ if row.elements > 1 && !located => SEVERAL,
            _ => return false,
        };
        return row.shape >= least && !body_before;
    }
    if row.elements == 1 {
        let addressed = scan.is_addressed(at) && !cue.function;
        let family = said
            && matches!(cue.part, Some(Part::Family | Part::Origin | Part::Given))
            && !cue.function
            && cue.skip == cue.preferred_skip;
        let described = at
            .checked_sub(1)
            .is_some_and(|before| scan.cue(before).common_noun && !scan.cue(before).article);
        let sure = row.sure && !(described && cue.adjective);
        return sure && !(located && cue.place_first) || titled && cue.sure || addressed || family;
    }
    let listed = scan.cue(row.end - 1).part == Some(Part::Family) && !cue.function && !cue.article;
    if row.given > 0 {
        row.strength >= 4 || titled || speaks || listed
    } else {
        (row.strength >= 4 || titled) && !located
    }
}

/// A head noun of a body or a kind of place, whose name would follow.
fn is_body(scan: &Scan<'_>, at: usize) -> bool {
    use crate::lexicon::Class;
    scan.view.range.contains(&at)
        && matches!(
            scan.view.class(at),
            Class::Organisation | Class::Place | Class::Facility
        )
        && scan.view.reading(at).is_some_and(|reading| !reading.has_article())
}

fn row(scan: &Scan<'_>, at: usize, titled: bool) -> Option<Row> {
    let mut row = Row {
        end: at,
        titled,
        ..Row::default()
    };
    while row.end < scan.view.range.end && row.end - at < LONGEST {
        let before = row.end;
        element(scan, at, &mut row);
        if row.end == before {
            break;
        }
    }
    (row.elements > 0).then_some(row)
}

/// Reads one element onto the row.
fn element(scan: &Scan<'_>, start: usize, row: &mut Row) {
    let at = row.end;
    let cue = scan.cue(at);
    let inner = at > start;
    let Some(part) = cue.part else { return };
    let clitics = (cue.preposition || cue.conjunction) && cue.preferred_skip > 0;
    let joining = matches!(part, Part::Particle(_));
    let unknown = part == Part::Unknown;
    let cut = cue.skip > 0 && (cue.conjunction || !unknown);
    if inner && (cut || clitics && !joining && !unknown || (cue.role || cue.before_noun) && !joining) {
        return;
    }
    let described = inner && cue.article && cue.common_noun && is_definite_adjective(scan, at + 1);
    if described && !unknown {
        return;
    }
    if inner && matches!(part, Part::Given | Part::Family) && is_described(scan, at) {
        return;
    }
    match part {
        Part::Given => {
            if inner && cue.function {
                return;
            }
            take(scan, row, 1);
            row.given += 1;
            row.strength += if cue.sure { 3 } else { 1 };
            row.sure |= row.elements == 1 && cue.sure && !cue.place_first;
        }
        Part::Family => {
            take(scan, row, 1);
            row.strength += if cue.sure { 2 } else { 1 };
            row.sure |= row.elements == 1 && cue.sure && !cue.place_first;
        }
        Part::Unknown if inner && !cue.article && cue.shape < INNER => {}
        Part::Unknown => {
            take(scan, row, 1);
            row.unknown += 1;
            row.shape += cue.shape;
            row.strength += 1;
        }
        Part::Origin | Part::Definite | Part::Other if inner && row.given > 0 && row.elements < 3 => {
            let act = scan.view.class(at) == crate::lexicon::Class::Event;
            if part == Part::Origin || row.elements == 1 && (row.strength > 2 && !act || row.titled) {
                take(scan, row, 1);
                row.strength += 1;
            }
        }
        Part::Ordinal if inner && row.given > 0 && row.elements == 1 => {
            row.end += 1;
            row.elements += 1;
            row.strength += 2;
        }
        Part::Letter if inner || scan.view.mark(at + 1) == Some('.') => {
            let dotted = scan.view.mark(at + 1) == Some('.') && scan.view.is_glued(at + 1);
            let next = at + 1 + usize::from(dotted);
            if is_element(scan, next) {
                row.end = next;
                row.elements += 1;
                row.strength += 1;
            }
        }
        Part::Particle(particle) => joined(scan, start, row, particle),
        Part::Origin if !inner && scan.speaks(at, at) => take(scan, row, 1),
        Part::Origin | Part::Letter | Part::Ordinal | Part::Definite | Part::Other => {}
    }
}

/// Whether a word that can be a name is a common noun with what belongs to it: «the star of the team» behind a name.
fn is_described(scan: &Scan<'_>, at: usize) -> bool {
    let cue = scan.cue(at);
    let next = scan.cue(at + 1);
    let noun = cue.rarer >= RARER && !cue.article && scan.view.pos(at) == Some(Pos::Noun);
    noun && next.article
        && next.common_noun
        && next.preferred_skip == 0
        && !matches!(next.part, Some(Part::Given | Part::Family | Part::Unknown))
}

/// Takes a word and the words of God and faith behind it.
fn take(scan: &Scan<'_>, row: &mut Row, words: usize) {
    row.end += words;
    row.elements += 1;
    while matches!(scan.cue(row.end).part, Some(Part::Particle(Particle::After))) && scan.cue(row.end).skip == 0 {
        row.end += 1;
        row.strength += 2;
        row.sure = true;
    }
}

/// An element that a joining word begins.
fn joined(scan: &Scan<'_>, start: usize, row: &mut Row, particle: Particle) {
    let at = row.end;
    let next = at + 1;
    match particle {
        Particle::Kunya | Particle::Servant => {
            let chained = matches!(scan.cue(next).part, Some(Part::Particle(Particle::Servant)));
            let words = if chained { 3 } else { 2 };
            if !is_bare(scan, next) || (chained && !is_bare(scan, next + 1)) {
                return;
            }
            let servant = particle == Particle::Servant;
            if servant && !scan.view.token(next).starts_with('\u{627}') {
                return;
            }
            take(scan, row, words);
            row.given += 1;
            row.strength += if servant { 4 } else { 3 };
            let known = chained || scan.cue(next).named || scan.cue(next).part == Some(Part::Unknown);
            row.sure |= row.elements == 1 && (servant || known);
        }
        Particle::Son | Particle::House => {
            if !is_bare(scan, next) {
                return;
            }
            row.end = next;
            row.strength += 2;
            if at == start {
                row.given += 1;
            }
            match scan.cue(next).part {
                Some(Part::Particle(inner)) if scan.cue(next).skip == 0 && inner != particle => {
                    joined(scan, start, row, inner);
                }
                _ => take(scan, row, 1),
            }
        }
        Particle::Foreign => {
            let opens = at == start;
            if !is_element(scan, next) || (opens && scan.cue(next).part != Some(Part::Unknown)) {
                return;
            }
            row.end = next;
            row.strength += 2;
            if opens {
                row.elements += 1;
                row.unknown += 1;
            }
        }
        Particle::After => {}
    }
}

/// Whether an element may begin at a token that follows a joining word.
fn is_element(scan: &Scan<'_>, at: usize) -> bool {
    let cue = scan.cue(at);
    let part = matches!(
        cue.part,
        Some(Part::Given | Part::Family | Part::Unknown | Part::Particle(Particle::Kunya | Particle::Servant))
    );
    part && cue.skip == 0
}

/// Whether a word stands at a token that a joining word may join.
fn is_bare(scan: &Scan<'_>, at: usize) -> bool {
    let cue = scan.cue(at);
    let known = cue.part.is_some() && cue.skip == 0;
    scan.is_word(at) && (known || !(cue.function || cue.conjunction && cue.preferred_skip > 0))
}

/// Whether an adjective with the article stands at a token.
fn is_definite_adjective(scan: &Scan<'_>, at: usize) -> bool {
    scan.cue(at).article && scan.view.pos(at) == Some(Pos::Adjective) && scan.cue(at).preferred_skip == 0
}
