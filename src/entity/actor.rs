//! What each phrase means by itself: its kind, its key, its country and its sector. Nothing here looks at other phrases
//! of the article but through the [`Setting`].

use super::{
    model::{EntityKind, MentionForm, NameKind, Place, PlaceRelation},
    names::{self, Found},
    nominal::{head_words, key, nominal, nominal_until, plain, shared, sharers},
    place,
    scan::Scan,
    setting::{self, Setting},
};
use crate::{
    lexicon::{ActorRow, Class, Gender, Named, Number, PlaceRow, Pos},
    syntax::PhraseId,
    text::{Span, letters},
};

/// What a phrase means, before phrases are joined.
#[derive(Clone, Debug)]
pub struct Sketch {
    /// What it is.
    pub kind: EntityKind,
    /// Key made from content.
    pub key: String,
    /// Another key of the same entity: the office of a named person.
    pub also: Option<String>,
    /// Its name as written, or as the lexicon has it.
    pub name: String,
    /// English name.
    pub english: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// PLOVER's sector.
    pub sector: Option<String>,
    /// Where it lies.
    pub place: Option<Place>,
    /// Key of the body that it belongs to, where the lexicon knows it.
    pub member_of: Option<String>,
    /// The lemma of its head, folded, then heads that it is called by elsewhere.
    pub heads: Vec<String>,
    /// Whether it is but a head with the article, so that it may repeat what was told before.
    pub repeats: bool,
    /// How it names what it means.
    pub form: MentionForm,
    /// Where it stands.
    pub span: Span,
}

/// The sketch of a phrase.
pub fn sketch(scan: &Scan<'_>, setting: &Setting, found: &[Found], id: PhraseId) -> Sketch {
    let phrase = &scan.parse.phrases[id];
    if phrase.pronoun {
        return Sketch {
            form: MentionForm::Pronoun,
            ..plain(scan, id)
        };
    }
    let titled = title_holder(scan, found, id);
    if let Some(person) = titled {
        let office = nominal_until(scan, setting, id, person.start);
        return Sketch {
            span: plain(scan, id).span.join(person.span(&scan.view)),
            ..holder(scan, setting, id, person, office)
        };
    }
    let covering = names::covering(found, phrase.head);
    let named = covering.or_else(|| name_behind(scan, found, id));
    if let Some(named) = named {
        return Sketch {
            span: plain(scan, id).span,
            ..named_sketch(scan, setting, named)
        };
    }
    if let Some(actor) = described_actor(scan, setting, id) {
        return Sketch {
            span: plain(scan, id).span,
            ..of_actor(actor, plain(scan, id), MentionForm::Nominal)
        };
    }
    if let Some(first) = phrase.genitive.filter(|_| !sharers(scan, id).is_empty()) {
        return shared(scan, setting, id, first);
    }
    let nominal = nominal(scan, setting, id);
    if let Some(actor) = implied_actor(scan, id, &nominal) {
        return Sketch {
            span: nominal.span,
            repeats: nominal.repeats,
            ..of_actor(actor, nominal, MentionForm::Nominal)
        };
    }
    match place::anchored(scan, setting, found, id) {
        Some(place) if place.relation == PlaceRelation::Is => of_place(scan, place, nominal),
        Some(place) => anchored_sketch(scan, nominal, place),
        None => nominal,
    }
}

/// The sketch of a name that is the head of no phrase.
pub fn named_sketch(scan: &Scan<'_>, setting: &Setting, found: &Found) -> Sketch {
    let extent = found.span(&scan.view);
    let text = extent.of(&scan.view.article.text).to_owned();
    let kind = match found.kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organisation => EntityKind::Organisation,
        NameKind::Place => EntityKind::Place,
    };
    let base = Sketch {
        kind,
        key: key(kind, &letters::fold(&text), None),
        also: None,
        heads: head_words(&text),
        name: text,
        english: None,
        country: None,
        sector: None,
        place: None,
        member_of: None,
        repeats: false,
        form: MentionForm::Name,
        span: extent,
    };
    if found.kind == NameKind::Place {
        return match place::resolve(scan, setting, found) {
            Some(place) => of_place(scan, place, base),
            None => base,
        };
    }
    match choose(scan, setting, &found.named, None) {
        Some(actor) => of_actor(actor, base, MentionForm::Name),
        None => base,
    }
}

fn of_place(scan: &Scan<'_>, place: Place, base: Sketch) -> Sketch {
    let row = scan.view.lexicon.place(&place.uid);
    let state = matches!(place.kind.as_str(), "country" | "territory");
    Sketch {
        kind: if state { EntityKind::Country } else { EntityKind::Place },
        key: place.uid.clone(),
        name: row.map_or_else(|| base.name.clone(), |row| row.name.clone()),
        english: row.map(|row| row.english.clone()).filter(|english| !english.is_empty()),
        country: row.map(|row| row.country.clone()).filter(|country| !country.is_empty()),
        place: Some(place),
        ..base
    }
}

fn of_actor(actor: &ActorRow, base: Sketch, form: MentionForm) -> Sketch {
    let filled = |text: &String| (!text.is_empty()).then(|| text.clone());
    let mut heads = base.heads;
    let called = std::iter::once(&actor.name).chain(&actor.aliases);
    for head in called.flat_map(|name| head_words(name)) {
        if !heads.contains(&head) {
            heads.push(head);
        }
    }
    Sketch {
        kind: match actor.kind.as_str() {
            "person" => EntityKind::Person,
            "group" => EntityKind::Group,
            _ => EntityKind::Organisation,
        },
        key: actor.uid.clone(),
        name: actor.name.clone(),
        english: filled(&actor.english),
        country: filled(&actor.country),
        sector: filled(&actor.sector),
        member_of: filled(&actor.member_of),
        heads,
        repeats: false,
        form,
        ..base
    }
}

/// A named person with the office that the phrase gives. What the lexicon knows of the person goes before what the
/// article lets one infer.
fn holder(scan: &Scan<'_>, setting: &Setting, id: PhraseId, person: &Found, office: Sketch) -> Sketch {
    let name = person.span(&scan.view).of(&scan.view.article.text).to_owned();
    let held = Sketch {
        kind: EntityKind::Person,
        key: key(EntityKind::Person, &letters::fold(&name), None),
        also: Some(office.key.clone()),
        name,
        repeats: false,
        form: MentionForm::Name,
        ..office
    };
    let noun = scan.parse.phrases[id].head;
    let origin = (noun..person.start).find_map(|token| scan.origin(token));
    let Some(actor) = choose(scan, setting, &person.named, None).filter(|actor| actor.kind == "person") else {
        return held;
    };
    let words = office.key.split('@').next().unwrap_or_default();
    let country = origin.map_or(&actor.country, |origin| &origin.country);
    Sketch {
        also: Some(if country.is_empty() {
            words.to_owned()
        } else {
            format!("{words}@{country}")
        }),
        ..of_actor(actor, held, MentionForm::Name)
    }
}

fn anchored_sketch(scan: &Scan<'_>, base: Sketch, place: Place) -> Sketch {
    let country = scan
        .view
        .lexicon
        .place(&place.uid)
        .map(|row| row.country.clone())
        .filter(|code| !code.is_empty());
    let words = base.key.split_once(':').map_or(base.key.as_str(), |(_, words)| words);
    let words = words.split('@').next().unwrap_or(words).to_owned();
    Sketch {
        kind: EntityKind::Place,
        key: format!("place:{words}@{}", place.uid),
        country,
        sector: None,
        place: Some(place),
        repeats: false,
        ..base
    }
}

/// The person that a phrase with a role as its head names: inside it, or right behind it.
fn title_holder<'f>(scan: &Scan<'_>, found: &'f [Found], id: PhraseId) -> Option<&'f Found> {
    let phrase = &scan.parse.phrases[id];
    let role = matches!(scan.class(phrase.head), Class::Role | Class::Human);
    if !role || scan.view.features(phrase.head).number != Number::Singular {
        return None;
    }
    let comma = scan.view.is_comma(phrase.end);
    let inner = scan
        .parse
        .phrases
        .iter()
        .skip(id + 1)
        .take_while(|inner| inner.start < phrase.end);
    let roles: Vec<_> = inner
        .filter(|inner| inner.is_inner())
        .filter(|inner| matches!(scan.class(inner.head), Class::Role | Class::Human))
        .collect();
    let of_inner = |person: &Found| {
        roles
            .iter()
            .any(|inner| inner.head < person.start && inner.end >= person.end)
    };
    let is_name = |person: &&Found| person.kind == NameKind::Person && person.skip == 0;
    let within = names::inside(found, phrase.head + 1..phrase.end).iter();
    let mut within = within
        .filter(is_name)
        .filter(|person| person.end <= phrase.end && !of_inner(person));
    let at = |at: usize| {
        names::covering(found, at)
            .filter(|person| person.start == at)
            .filter(is_name)
    };
    let behind = || at(phrase.end + usize::from(comma));
    // «The secretary-general of the United Nations …»: behind or inside the complement.
    let complements = phrase.complements.iter().filter_map(|id| scan.parse.phrases.get(*id));
    let plain = complements.filter(|inner| !matches!(scan.class(inner.head), Class::Role | Class::Human));
    let beyond = || {
        plain
            .filter(|inner| inner.start <= phrase.end + 1)
            .find_map(|inner| (inner.head + 1..=inner.end).find_map(&at))
    };
    within.next().or_else(behind).or_else(beyond)
}

/// The name right behind a head noun that names leave outside: «the city of …», «the company …», «the movement …».
fn name_behind<'f>(scan: &Scan<'_>, found: &'f [Found], id: PhraseId) -> Option<&'f Found> {
    let phrase = &scan.parse.phrases[id];
    let open = scan.is_place_noun(phrase.head) || scan.vocabulary.head(scan.view.lemma(phrase.head)).is_some();
    let direction = scan.direction(phrase.head).is_some() && !scan.is_place_noun(phrase.head);
    let singular = scan.view.features(phrase.head).number == Number::Singular;
    if !open || direction || !singular {
        return None;
    }
    names::covering(found, phrase.head + 1).filter(|found| {
        let fits = found.kind != NameKind::Person && found.skip == 0;
        let typed =
            found.kind != NameKind::Place || scan.is_place_noun(phrase.head) && is_of_type(scan, phrase.head, found);
        found.start == phrase.head + 1 && fits && typed
    })
}

/// Whether a place of that name is of the kind that the noun before it names.
fn is_of_type(scan: &Scan<'_>, noun: usize, found: &Found) -> bool {
    let types = scan.place_types(noun);
    let mut places = found
        .named
        .iter()
        .filter_map(|named| setting::place(scan.view.lexicon, *named));
    found.named.is_empty() || places.any(|place| types.contains(&place.kind))
}

/// The known body that a phrase describes by its full words: «the Iraqi ministry of defence».
fn described_actor<'a>(scan: &Scan<'a>, setting: &Setting, id: PhraseId) -> Option<&'a ActorRow> {
    let phrase = &scan.parse.phrases[id];
    let (_, length, named) = scan.longest(phrase.start)?;
    let end = phrase.start + length;
    let complements = phrase
        .complements
        .iter()
        .filter_map(|id| scan.parse.phrases.get(*id))
        .map(|inner| inner.start - 1);
    let whole = complements.min().unwrap_or(phrase.end);
    let rest_is_quality = (end..whole).all(|at| scan.view.pos(at) == Some(Pos::Adjective));
    let body = matches!(
        scan.class(phrase.head),
        Class::Organisation | Class::Group | Class::ActorName
    );
    if end <= phrase.head || end > whole || !rest_is_quality || !body || phrase.quantity.is_some() {
        return None;
    }
    let origin = (phrase.head + 1..phrase.end).find_map(|token| scan.origin(token));
    choose(scan, setting, named, origin)
}

/// The body of the article's country that a phrase means without saying so: «the army» for «the Iraqi army».
fn implied_actor<'a>(scan: &Scan<'a>, id: PhraseId, nominal: &Sketch) -> Option<&'a ActorRow> {
    let phrase = &scan.parse.phrases[id];
    let (lexicon, country) = (scan.view.lexicon, nominal.country.as_deref()?);
    let said = (phrase.start..phrase.end).any(|token| scan.origin(token).is_some());
    if said || nominal.kind != EntityKind::Organisation || phrase.quantity.is_some() {
        return None;
    }
    let mut cuts = scan.cuts(phrase.start).iter();
    let first = cuts.rfind(|cut| cut.skip == scan.cue(phrase.start).preferred_skip)?;
    let rest = phrase.start + 1..phrase.end;
    if !rest.clone().all(|at| scan.is_word(at)) {
        return None;
    }
    let state = lexicon.country(country)?;
    // «Defence» alone stands for its ministry, with which the adjective agrees.
    let feminine = scan.view.agreement(phrase.head).0 == Gender::Feminine;
    let mut forms = state.nisba.iter().flat_map(|nisba| [(nisba, feminine), (nisba, true)]);
    forms.find_map(|(nisba, feminine)| {
        let adjective = scan.vocabulary.definite(nisba, feminine);
        let words = std::iter::once(first.letters.as_slice())
            .chain(rest.clone().map(|at| scan.keys[at - scan.view.range.start].as_slice()))
            .chain(std::iter::once(adjective.as_slice()));
        let (_, named) = lexicon
            .names
            .longest(words)
            .filter(|(length, _)| *length == rest.len() + 2)?;
        let mut actors = named.iter().filter_map(|named| match named {
            Named::Actor(actor) => lexicon.actors.get(*actor as usize),
            Named::Place(_) => None,
        });
        actors.find(|actor| actor.country == country)
    })
}

/// Of several bearers of a name: the one of the country that the phrase names, else of the article's country.
fn choose<'a>(scan: &Scan<'a>, setting: &Setting, named: &[Named], origin: Option<&PlaceRow>) -> Option<&'a ActorRow> {
    let lexicon = scan.view.lexicon;
    let actors = || {
        named.iter().filter_map(|named| match named {
            Named::Actor(actor) => lexicon.actors.get(*actor as usize),
            Named::Place(_) => None,
        })
    };
    if let Some(origin) = origin {
        let known = actors().find(|actor| actor.country == origin.country);
        return known.or_else(|| actors().find(|actor| actor.country.is_empty()));
    }
    let main = actors().find(|actor| setting.is_main(&actor.country));
    let one = actors().next();
    main.or_else(|| one.filter(|_| actors().count() == 1))
        .or_else(|| actors().max_by_key(|actor| setting.countries.get(&actor.country).copied().unwrap_or_default()))
}
