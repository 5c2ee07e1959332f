//! Frames: what a verb or an event noun says happened, and which phrase plays which role.

use std::{borrow::Cow, cmp::Reverse, collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    keyed::{self, Keyed},
    packed::{Packed, pack},
    table::{Fault, Row},
};

macro_rules! event_types {
    ($($(#[$doc:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// The 16 event types of PLOVER, and eight for what it leaves out.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum EventType {
            $($(#[$doc])* #[serde(rename = $code)] $name),*
        }

        impl EventType {
            /// Every type, in the order of the definition.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its code in capitals, as written in the lexicon and in output.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

event_types! {
    /// Agree, sign, promise, accept a proposal.
    Agree = "AGREE",
    /// Meet, visit, receive, phone, negotiate, mediate, inspect.
    Consult = "CONSULT",
    /// Praise, back, recognise, congratulate, condole.
    Support = "SUPPORT",
    /// Yield, ease restrictions, accept demands.
    Concede = "CONCEDE",
    /// Act jointly, exchange, coordinate.
    Cooperate = "COOPERATE",
    /// Give aid; rescue, treat, evacuate.
    Aid = "AID",
    /// Withdraw, cease fire, surrender, release, resign.
    Retreat = "RETREAT",
    /// Ask, demand, call on, propose, invite.
    Request = "REQUEST",
    /// Accuse, blame, condemn, sue, investigate.
    Accuse = "ACCUSE",
    /// Refuse, reject, veto, boycott.
    Reject = "REJECT",
    /// Threaten, warn of consequences.
    Threaten = "THREATEN",
    /// Demonstrate, strike, riot.
    Protest = "PROTEST",
    /// Break relations, embargo, suspend, expel diplomats.
    Sanction = "SANCTION",
    /// Alert, deploy, reinforce, fortify.
    Mobilize = "MOBILIZE",
    /// Arrest, raid, seize, ban, restrict, deport.
    Coerce = "COERCE",
    /// Attack, kill, wound, fight, abduct.
    Assault = "ASSAULT",
    /// Say, announce, confirm, deny a claim, expect.
    State = "STATE",
    /// Travel, arrive, flee, transfer.
    Move = "MOVE",
    /// Decide, legislate, vote, appoint, dismiss.
    Govern = "GOVERN",
    /// Try, convict, sentence, acquit.
    Judge = "JUDGE",
    /// Build, launch, open, produce.
    Build = "BUILD",
    /// Buy, sell, invest, contract; prices moving.
    Trade = "TRADE",
    /// Accident, fire, flood, earthquake, epidemic.
    Disaster = "DISASTER",
    /// Any other occurrence.
    Other = "OTHER",
}

impl fmt::Display for EventType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl std::str::FromStr for EventType {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code).ok_or(())
    }
}

/// What a frame is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FrameKind {
    /// It says that something happened.
    Event,
    /// It describes, and is never an event.
    State,
    /// It carries an event noun: the two are one event.
    Light,
    /// It says that an event began, goes on, succeeded or was tried.
    Phase,
    /// It says that one event brought another about.
    Cause,
    /// It says that an event was kept from happening.
    Prevent,
    /// It says how real its complement is.
    Modal,
    /// It joins a subject and a predicate.
    Copula,
}

/// What a phrase is to the event of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Who does it.
    Actor,
    /// To whom or what it is done.
    Target,
    /// Where it happens.
    At,
    /// Where it begins.
    From,
    /// Where it leads.
    To,
    /// What it passes.
    Via,
    /// The noun or clause that carries the event.
    Event,
    /// Actor or target, as the rest of the clause decides.
    Either,
    /// No participant.
    Nothing,
}

/// What a complement clause or complement masdar is to the speaker or doer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Content {
    /// Asserted, the subject's word.
    Says,
    /// Said not to be, the subject's word.
    Denies,
    /// Held likely, the subject's word.
    Expects,
    /// Feared, the subject's word.
    Warns,
    /// Laid to somebody's charge, the subject's word.
    Accuses,
    /// Wanted, the subject's word.
    Requests,
    /// Wanted, as an act of authority.
    Orders,
    /// Intended.
    Plans,
    /// Intended, the subject's word.
    Promises,
    /// Intended as harm, the subject's word.
    Threatens,
    /// Settled, as an act of authority.
    Decides,
    /// Kept from happening.
    Prevents,
    /// Not done by the one who refuses.
    Refuses,
    /// Tried.
    Tries,
    /// Known to be.
    Knows,
}

/// A condition under which a frame's row holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// A phrase with one of these prepositions depends on the word.
    Preposition(Vec<String>),
    /// It has a direct object; with words, one whose head is one of these lemmas or of these classes (`@weapon`).
    Object(Vec<String>),
    /// Its subject's head is one of these lemmas or of these classes.
    Subject(Vec<String>),
    /// The phrase that this preposition governs has one of these lemmas or classes as its head.
    Governed(String, Vec<String>),
    /// It has none.
    NoObject,
    /// It has a complement clause.
    Clause,
    /// It is passive.
    Passive,
    /// A noun follows in idafa; with words, one of these lemmas or of these classes.
    Genitive(Vec<String>),
    /// None does.
    NoGenitive,
    /// It is plural.
    Plural,
    /// One of these adjectives follows.
    Adjective(Vec<String>),
}

/// Which well-known events those of a word are like, as `exemplars.tsv` has it; `none` where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likeness {
    /// The exemplar.
    pub exemplar: String,
    /// That of another common sense.
    pub second: String,
    /// How often the word tells of an event, from `0` for never to `4` for nearly always.
    pub eventful: String,
}

impl Likeness {
    /// Reads a row of `exemplars.tsv`.
    pub fn read(row: &Row<'_>) -> Self {
        let said = |column: &str| match row.cell(column) {
            "" => "none".to_owned(),
            cell => cell.to_owned(),
        };
        Self {
            exemplar: said("exemplar"),
            second: said("second"),
            eventful: said("eventful"),
        }
    }
}

impl Default for Likeness {
    fn default() -> Self {
        let none = || "none".to_owned();
        Self {
            exemplar: none(),
            second: none(),
            eventful: none(),
        }
    }
}

/// One sense of a verb or event noun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The lemma as in the lexicon.
    pub lemma: String,
    /// All must hold.
    pub when: Vec<Condition>,
    /// What the frame is for.
    pub kind: FrameKind,
    /// The event's type; of [`FrameKind::Event`] alone.
    pub event: Option<EventType>,
    /// PLOVER's mode.
    pub mode: String,
    /// CAMEO code.
    pub cameo: String,
    /// Role of the subject.
    pub subject: Option<Role>,
    /// Role of the direct object.
    pub object: Option<Role>,
    /// Role of a noun in the genitive after the masdar.
    pub genitive: Option<Role>,
    /// Roles of governed prepositions.
    pub prepositions: Vec<(String, Role)>,
    /// What its complement is.
    pub content: Option<Content>,
    /// What events of the lemma are like, whatever the sense.
    pub likeness: Likeness,
    /// `file:line` of the row.
    pub place: String,
}

macro_rules! codes {
    ($kind:ty { $($code:literal => $value:expr),* $(,)? }) => {
        impl FromStr for $kind {
            type Err = String;

            fn from_str(code: &str) -> Result<Self, String> {
                match code {
                    $($code => Ok($value),)*
                    _ => Err(format!("no such {}: {code:?}; one of {}", stringify!($kind), [$($code),*].join(" "))),
                }
            }
        }
    };
}

codes!(FrameKind {
    "event" => Self::Event, "state" => Self::State, "light" => Self::Light, "phase" => Self::Phase,
    "cause" => Self::Cause, "prevent" => Self::Prevent, "modal" => Self::Modal, "copula" => Self::Copula,
});
codes!(Role {
    "actor" => Self::Actor, "target" => Self::Target, "at" => Self::At, "from" => Self::From, "to" => Self::To,
    "via" => Self::Via, "event" => Self::Event, "either" => Self::Either, "-" => Self::Nothing,
});
codes!(Content {
    "says" => Self::Says, "denies" => Self::Denies, "expects" => Self::Expects, "warns" => Self::Warns,
    "accuses" => Self::Accuses, "requests" => Self::Requests, "orders" => Self::Orders, "plans" => Self::Plans,
    "promises" => Self::Promises, "threatens" => Self::Threatens, "decides" => Self::Decides,
    "prevents" => Self::Prevents, "refuses" => Self::Refuses, "tries" => Self::Tries, "knows" => Self::Knows,
});

impl FromStr for Condition {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        let words = |list: &str| list.split('|').map(str::to_owned).collect();
        Ok(match code.split_once(':') {
            Some(("prep", list)) => Self::Preposition(words(list)),
            Some(("adj", list)) => Self::Adjective(words(list)),
            Some(("of", rest)) => {
                let (preposition, list) = rest
                    .split_once(':')
                    .ok_or_else(|| format!("no list of words: {code:?}"))?;
                Self::Governed(preposition.to_owned(), words(list))
            }
            Some(("object", list)) => Self::Object(words(list)),
            Some(("subject", list)) => Self::Subject(words(list)),
            Some(("genitive", list)) => Self::Genitive(words(list)),
            _ => match code {
                "object" => Self::Object(Vec::new()),
                "no-object" => Self::NoObject,
                "clause" => Self::Clause,
                "passive" => Self::Passive,
                "genitive" => Self::Genitive(Vec::new()),
                "-genitive" => Self::NoGenitive,
                "plural" => Self::Plural,
                _ => return Err(format!("no such condition: {code:?}")),
            },
        })
    }
}

/// Reads an optional code.
fn optional<T: FromStr<Err = String>>(row: &Row<'_>, column: &str) -> Result<Option<T>, Fault> {
    match row.cell(column) {
        "" => Ok(None),
        code => code
            .parse()
            .map(Some)
            .map_err(|cause: String| row.fault(format!("{column}: {cause}"))),
    }
}

impl Frame {
    /// How much its conditions say: more of them, and with words rather than without.
    pub fn specificity(&self) -> usize {
        let worded = self.when.iter().filter(|condition| {
            matches!(condition, Condition::Object(words) | Condition::Subject(words) | Condition::Genitive(words) if !words.is_empty())
                || matches!(condition, Condition::Adjective(_) | Condition::Governed(..))
        });
        self.when.len() * 2 + worded.count()
    }

    /// Reads a row of `frames/*.tsv` or `event_nouns.tsv`.
    pub fn read(row: &Row<'_>) -> Result<Self, Fault> {
        let kind = optional(row, "kind")?.ok_or_else(|| row.fault("kind: missing"))?;
        let event = match row.cell("type") {
            "" => None,
            code => Some(
                code.parse()
                    .map_err(|()| row.fault(format!("type: no such event type: {code}")))?,
            ),
        };
        if (kind == FrameKind::Event) != event.is_some() {
            return Err(row.fault("type: given for kind event, and for no other"));
        }
        let when = row.cell("when").split(',').filter(|code| !code.is_empty());
        let prepositions = row
            .cell("prepositions")
            .split(' ')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (preposition, role) = pair
                    .split_once('=')
                    .ok_or_else(|| row.fault(format!("prepositions: {pair}")))?;
                Ok((
                    preposition.to_owned(),
                    role.parse().map_err(|cause: String| row.fault(cause))?,
                ))
            });
        Ok(Self {
            lemma: row.cell("lemma").to_owned(),
            when: when
                .map(str::parse)
                .collect::<Result<_, String>>()
                .map_err(|cause| row.fault(cause))?,
            kind,
            event,
            mode: row.cell("mode").to_owned(),
            cameo: row.cell("cameo").to_owned(),
            subject: optional(row, "subject")?,
            object: optional(row, "object")?,
            genitive: optional(row, "genitive")?,
            prepositions: prepositions.collect::<Result<_, Fault>>()?,
            content: optional(row, "content")?,
            likeness: Likeness::default(),
            place: row.place(),
        })
    }
}

/// Frames by lemma, compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompiledFrames<'a> {
    #[serde(borrow, with = "serde_bytes")]
    lemmas: Cow<'a, [u8]>,
    #[serde(borrow, with = "serde_bytes")]
    groups: Cow<'a, [u8]>,
}

impl CompiledFrames<'static> {
    /// Puts together the frames of each lemma, those with conditions first.
    pub fn new(frames: BTreeMap<String, Vec<Frame>>) -> Result<Self, postcard::Error> {
        let lemmas = frames.keys().zip(0..).map(|(lemma, at)| (keyed::key_of(lemma), at));
        let lemmas = keyed::lay_out(lemmas.collect::<Vec<_>>().into_iter());
        let mut groups: Vec<Vec<Frame>> = frames.into_values().collect();
        for frames in &mut groups {
            frames.sort_by_key(|frame| Reverse(frame.specificity()));
        }
        Ok(Self {
            lemmas: lemmas.into(),
            groups: pack(&groups)?.into(),
        })
    }
}

/// Frames by lemma, opened for look-up.
#[derive(Debug)]
pub struct Frames {
    lemmas: Keyed,
    groups: Packed<Vec<Frame>>,
}

impl Frames {
    /// Opens compiled frames.
    pub fn open(frames: CompiledFrames<'static>) -> Self {
        Self {
            lemmas: Keyed::open(frames.lemmas),
            groups: Packed::open(frames.groups),
        }
    }

    /// The frames of a lemma, those with conditions first.
    pub fn of(&self, lemma: &str) -> &[Frame] {
        if lemma.is_empty() {
            return &[];
        }
        let group = self.lemmas.get(keyed::key_of(lemma));
        let frames = group.and_then(|group| self.groups.get(group as usize));
        frames
            .filter(|frames| frames.first().is_some_and(|frame| frame.lemma == lemma))
            .map_or(&[], Vec::as_slice)
    }
}
