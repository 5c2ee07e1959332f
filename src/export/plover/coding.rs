//! From our types, modes and modality to PLOVER's, after its codebook (draft 0.8) and the data set POLECAT.
//!
//! What PLOVER has no category for is left out: statements, moves, acts of government, building, trade, disasters and the rest,
//! unless the frame's CAMEO code has an equivalent. Convictions are SANCTION, charges ACCUSE. Cooperative acts that are but
//! planned are AGREE, planned acts of conflict THREATEN.

use crate::{
    event::{Event, Modality, Polarity},
    lexicon::EventType,
};

/// What PLOVER calls an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// One of its sixteen categories.
    pub category: EventType,
    /// How it was done; of threats, what is threatened.
    pub mode: Option<String>,
    /// What it is about, and whether it is real.
    pub contexts: Vec<&'static str>,
}

/// The coding of an event; none for what PLOVER leaves out.
pub fn coding(event: &Event) -> Option<Coding> {
    let (category, mode) = category(event)?;
    let mut contexts: Vec<&'static str> = subject(event, mode).into_iter().collect();
    let positive = event.polarity == Polarity::Positive;
    let act = match event.modality {
        Modality::Planned if positive && is_cooperative(category) => Some((EventType::Agree, None)),
        Modality::Planned if positive && is_conflict(category) => {
            Some((EventType::Threaten, Some(threat(category, mode))))
        }
        // A promise to agree and a threat to threaten are what they are.
        Modality::Planned if matches!(category, EventType::Agree | EventType::Threaten) => None,
        Modality::Planned => {
            contexts.push("future");
            None
        }
        Modality::Possible | Modality::Requested => {
            contexts.push("hypothetical");
            None
        }
        Modality::Asserted => None,
    };
    if !positive {
        contexts.push("negation");
    }
    let (category, mode) = act.unwrap_or((category, mode));
    let mode = mode.filter(|mode| modes(category).contains(mode)).map(str::to_owned);
    Some(Coding {
        category,
        mode,
        contexts,
    })
}

/// PLOVER's category and mode for the act itself.
fn category(event: &Event) -> Option<(EventType, Option<&str>)> {
    let mode = event.mode.as_deref();
    match event.kind {
        EventType::Judge if mode == Some("convict") => Some((EventType::Sanction, mode)),
        EventType::State
        | EventType::Move
        | EventType::Govern
        | EventType::Judge
        | EventType::Build
        | EventType::Trade
        | EventType::Disaster
        | EventType::Other => equivalent(event.cameo.as_deref()?),
        own => Some((own, mode)),
    }
}

/// PLOVER's category for a CAMEO code, after the table of its codebook; courts as the categories say.
fn equivalent(cameo: &str) -> Option<(EventType, Option<&'static str>)> {
    let category = match cameo.get(..2)? {
        _ if cameo.starts_with("115") => return Some((EventType::Accuse, Some("allege"))),
        _ if cameo.starts_with("116") => return Some((EventType::Sanction, Some("convict"))),
        _ if cameo == "0842" => return Some((EventType::Retreat, Some("return"))),
        "03" => EventType::Agree,
        "04" => EventType::Consult,
        "05" => EventType::Support,
        "06" => EventType::Cooperate,
        "07" => EventType::Aid,
        "08" if matches!(cameo.as_bytes().get(2), Some(b'1'..=b'3')) => EventType::Concede,
        "08" => EventType::Retreat,
        "10" => EventType::Request,
        "09" | "11" => EventType::Accuse,
        "12" => EventType::Reject,
        "13" => EventType::Threaten,
        "14" => EventType::Protest,
        "15" => EventType::Mobilize,
        "16" => EventType::Sanction,
        "17" => EventType::Coerce,
        "18" | "19" | "20" => EventType::Assault,
        _ => return None,
    };
    Some((category, None))
}

const fn is_cooperative(category: EventType) -> bool {
    matches!(
        category,
        EventType::Support | EventType::Concede | EventType::Cooperate | EventType::Aid | EventType::Retreat
    )
}

const fn is_conflict(category: EventType) -> bool {
    matches!(
        category,
        EventType::Protest | EventType::Sanction | EventType::Coerce | EventType::Assault
    )
}

/// What is threatened by a planned act of conflict.
fn threat(category: EventType, mode: Option<&str>) -> &'static str {
    match (category, mode) {
        (_, Some("arrest")) => "arrest",
        (_, Some("ban")) => "ban",
        (_, Some("expel")) => "expel",
        (EventType::Coerce | EventType::Protest, _) => "restrict",
        (EventType::Sanction, _) => "relations",
        _ => "violence",
    }
}

/// What an event is about, as far as its kind tells.
fn subject(event: &Event, mode: Option<&str>) -> Option<&'static str> {
    match (event.kind, mode) {
        (EventType::Aid, Some("economic")) => Some("economic"),
        (EventType::Aid | EventType::Mobilize, Some("military")) => Some("military"),
        (EventType::Aid, Some("humanitarian")) => Some("humanitarian"),
        (EventType::Aid, Some("asylum")) => Some("asylum"),
        (EventType::Judge, _) => Some("legal"),
        _ => None,
    }
}

/// The modes that a category has.
const fn modes(category: EventType) -> &'static [&'static str] {
    match category {
        EventType::Consult => &["visit", "third-party", "multilateral", "phone"],
        EventType::Retreat => &[
            "withdraw",
            "release",
            "return",
            "disarm",
            "ceasefire",
            "access",
            "resign",
        ],
        EventType::Request | EventType::Reject => &["assist", "change", "yield", "meet"],
        EventType::Accuse => &["disapprove", "investigate", "allege"],
        EventType::Threaten => &[
            "restrict",
            "ban",
            "arrest",
            "relations",
            "expel",
            "territory",
            "violence",
        ],
        EventType::Protest => &["demo", "riot", "general", "strike", "hunger", "boycott", "obstruct"],
        EventType::Sanction => &["convict", "expel", "withdraw", "discontinue"],
        EventType::Mobilize => &["troops", "weapons", "police", "militia"],
        EventType::Coerce => &[
            "seize",
            "restrict",
            "ban",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
        ],
        EventType::Assault => &[
            "abduct",
            "beat",
            "torture",
            "execute",
            "sexual",
            "assassinate",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "heavy-weapons",
            "crowd-control",
            "cleansing",
            "massacre",
            "unconventional",
        ],
        _ => &[],
    }
}

/// The quad category: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
pub const fn quad(category: EventType) -> u8 {
    match category {
        EventType::Agree | EventType::Consult | EventType::Support | EventType::Concede => 1,
        EventType::Cooperate | EventType::Aid | EventType::Retreat => 2,
        EventType::Request | EventType::Accuse | EventType::Reject | EventType::Threaten => 3,
        _ => 4,
    }
}

/// PLOVER's sector for ours, which are CAMEO's; none for the kinds of bodies that are actor codes.
pub fn sector(ours: &str) -> Option<&str> {
    Some(match ours {
        "HLH" => "MED",
        "MED" => "JRN",
        "ELI" => "CVL",
        "CHR" | "JEW" | "MUS" => "REL",
        "IGO" | "NGO" => return None,
        other => other,
    })
}
