//! Scope: whose word an event is, how real, and whether it is at all.

use crate::{
    lexicon::{Class, Content, FrameKind, Pos, Role, Tense},
    morphology::Proclitics,
    syntax::{ClauseId, Link, PhraseId, Tie},
};

use super::{
    antecedent, argument,
    draft::{Draft, Filler, Origin},
    model::{Fill, Modality, Polarity},
    quotation,
    scene::{Scene, Stage, bare},
    trigger::verb_of,
};

/// What governs an event.
#[derive(Clone, Debug, Default)]
struct Scope {
    source: Option<Filler>,
    modality: Option<Modality>,
    negative: bool,
}

/// Fills source, modality and polarity of every draft.
pub fn fill(scene: &Scene<'_>, drafts: &mut [Draft<'_>]) {
    let mut quotations = quotation::quotations(scene.article);
    quotation::attribute(scene, drafts, &mut quotations);
    let mut stage: Option<Stage<'_>> = None;
    for at in 0..drafts.len() {
        let stage = match stage.take() {
            Some(same) if same.sentence == drafts[at].sentence => stage.insert(same),
            _ => stage.insert(scene.stage(drafts[at].sentence)),
        };
        let stage = &*stage;
        let scope = scope(scene, stage, drafts, at);
        let inside = quotation::around(&quotations, scene.article.tokens[drafts[at].trigger].span.start);
        // Somebody who speaks inside a quotation speaks nearer than the one quoted.
        let nearer = |filler: &Filler| {
            let start = scene.article.tokens[scene.parses[filler.sentence].phrases[filler.phrase].start]
                .span
                .start;
            inside.is_none_or(|quotation| {
                quotation.speaker.is_none() || quotation.span.start <= start && start < quotation.span.end
            })
        };
        let source = scope
            .source
            .filter(nearer)
            .or_else(|| inside.and_then(|quotation| quotation.speaker))
            .or(scope.source)
            .or_else(|| before_colon(stage, drafts[at].trigger))
            .or_else(|| according(stage, &drafts[at]));
        let draft = &mut drafts[at];
        let own = |filler: &Filler| {
            let Origin::Predicate(clause) = draft.origin else {
                return false;
            };
            stage.parse.clauses[clause].link != Link::Complement
                && draft.frame.content.is_some_and(speaks)
                && draft
                    .actors
                    .iter()
                    .any(|actor| entity(scene, actor) == entity(scene, filler))
        };
        // Nobody is the source of his own speaking.
        draft.source = source.filter(|filler| !own(filler));
        draft.modality = scope.modality.unwrap_or_default();
        draft.polarity = if scope.negative {
            Polarity::Negative
        } else {
            Polarity::Positive
        };
    }
}

fn entity(scene: &Scene<'_>, filler: &Filler) -> usize {
    scene.entities.of_phrase[filler.sentence][filler.phrase]
}

/// Whether content of this kind is the subject's word.
const fn speaks(content: Content) -> bool {
    !matches!(
        content,
        Content::Orders
            | Content::Plans
            | Content::Decides
            | Content::Tries
            | Content::Prevents
            | Content::Refuses
            | Content::Knows
    )
}

fn scope(scene: &Scene<'_>, stage: &Stage<'_>, drafts: &[Draft<'_>], at: usize) -> Scope {
    let draft = &drafts[at];
    let mut scope = Scope::default();
    match draft.origin {
        Origin::Predicate(clause) => {
            own_markers(stage, clause, &mut scope);
            climb(scene, stage, drafts, clause, &mut scope);
        }
        Origin::Noun(id) => {
            nominal(stage, id, &mut scope);
            spoken(stage, drafts, id, &mut scope);
            if scope.source.is_some() {
                return scope;
            }
            if draft
                .carrier_frame
                .is_some_and(|frame| frame.kind == FrameKind::Prevent)
            {
                scope.modality.get_or_insert(Modality::Possible);
            }
            let Some(clause) = draft.clause else { return scope };
            let carried = draft.carrier == Some(stage.parse.clauses[clause].predicate);
            if carried {
                own_markers(stage, clause, &mut scope);
                climb(scene, stage, drafts, clause, &mut scope);
            } else if is_content(stage, drafts, clause, id) {
                content(scene, stage, drafts, clause, &mut scope);
            } else {
                climb(scene, stage, drafts, clause, &mut scope);
            }
        }
    }
    scope
}

/// The particles and the tense of a clause.
fn own_markers(stage: &Stage<'_>, id: ClauseId, scope: &mut Scope) {
    let clause = &stage.parse.clauses[id];
    let features = stage.view.features(clause.predicate);
    for marker in &clause.markers {
        match marker.function.as_str() {
            function if function.starts_with("negation") => scope.negative = true,
            "possible" if features.tense != Some(Tense::Perfect) => {
                scope.modality = scope.modality.or(Some(Modality::Possible));
            }
            "expected" => scope.modality = scope.modality.or(Some(Modality::Planned)),
            "future" | "scheduled" => scope.modality = scope.modality.or(Some(Modality::Planned)),
            "needed" | "wish" => scope.modality = scope.modality.or(Some(Modality::Requested)),
            _ => {}
        }
    }
    let clitics = stage
        .view
        .reading(clause.predicate)
        .map_or_else(Proclitics::default, |reading| reading.proclitics);
    if clitics.has(Proclitics::FUTURE)
        || clause
            .markers
            .iter()
            .any(|marker| marker.function == "negation:subjunctive")
    {
        scope.modality = scope.modality.or(Some(Modality::Planned));
    }
    if let Link::Subordinate(function) = &clause.link {
        match function.as_str() {
            "condition" => scope.modality = scope.modality.or(Some(Modality::Possible)),
            "purpose" => scope.modality = scope.modality.or(Some(Modality::Requested)),
            "without" => scope.negative = true,
            _ => {}
        }
    }
    modal_parent(stage, id, scope);
}

/// A modal or negating verb right above: «must go», «stopped fighting».
fn modal_parent(stage: &Stage<'_>, id: ClauseId, scope: &mut Scope) {
    let clause = &stage.parse.clauses[id];
    let Some(parent) = clause.parent.filter(|parent| *parent < id) else {
        return;
    };
    if !matches!(clause.link, Link::Complement | Link::Coordinated) {
        return;
    }
    let predicate = stage.parse.clauses[parent].predicate;
    let Some(frame) = stage.view.lexicon.verb_frames(verb_of(stage, predicate)).last() else {
        return;
    };
    let modal = frame.kind == FrameKind::Modal
        && (clause.link == Link::Complement || !stage.view.has_conjunction(clause.predicate));
    if modal {
        let modality = if frame.content == Some(Content::Requests) {
            Modality::Requested
        } else {
            Modality::Possible
        };
        scope.modality = scope.modality.or(Some(modality));
    }
    if frame.kind == FrameKind::Copula
        && clause.link == Link::Coordinated
        && !stage.view.has_conjunction(clause.predicate)
    {
        let negated = stage.parse.clauses[parent]
            .markers
            .iter()
            .any(|marker| marker.function.starts_with("negation"));
        scope.negative |= negated;
    }
}

/// Goes up from a clause to the speaker whose words it stands in.
fn climb(scene: &Scene<'_>, stage: &Stage<'_>, drafts: &[Draft<'_>], id: ClauseId, scope: &mut Scope) {
    let clause = &stage.parse.clauses[id];
    let Some(parent) = clause.parent.filter(|parent| *parent < id) else {
        return;
    };
    if matches!(&clause.link, Link::Subordinate(function) if function == "according") {
        return;
    }
    let describes = matches!(clause.link, Link::Relative(phrase) if is_content(stage, drafts, parent, phrase));
    if clause.link == Link::Complement || describes {
        content(scene, stage, drafts, parent, scope);
    } else {
        climb(scene, stage, drafts, parent, scope);
    }
}

/// Takes over what a predicate says of its content.
fn content(scene: &Scene<'_>, stage: &Stage<'_>, drafts: &[Draft<'_>], id: ClauseId, scope: &mut Scope) {
    let predicate = stage.parse.clauses[id].predicate;
    let draft = drafts
        .iter()
        .find(|draft| draft.sentence == stage.sentence && draft.origin == Origin::Predicate(id));
    // «renewed the assurance that»: the content of the noun that the verb carries.
    let carried = drafts.iter().find(|noun| {
        noun.sentence == stage.sentence
            && noun.clause == Some(id)
            && noun.carrier == Some(predicate)
            && noun.frame.content.is_some()
    });
    let draft = draft.or(carried);
    let found = content_of(stage, drafts, id).or_else(|| carried.and_then(|noun| noun.frame.content));
    let Some(found) = found else {
        return climb(scene, stage, drafts, id, scope);
    };
    match found {
        Content::Denies | Content::Refuses => scope.negative = true,
        Content::Prevents => {
            scope.negative = true;
        }
        Content::Expects => scope.modality = scope.modality.or(Some(Modality::Planned)),
        Content::Warns => scope.modality = scope.modality.or(Some(Modality::Possible)),
        Content::Requests | Content::Orders => scope.modality = scope.modality.or(Some(Modality::Requested)),
        Content::Plans | Content::Promises | Content::Threatens | Content::Decides => {
            scope.modality = scope.modality.or(Some(Modality::Planned));
        }
        Content::Says | Content::Accuses | Content::Tries | Content::Knows => {}
    }
    if speaks(found) {
        let speaker = draft.and_then(|draft| draft.actors.first().copied());
        let subject = || {
            argument::subject(stage, id).map(|phrase| Filler {
                sentence: stage.sentence,
                phrase,
                fill: Fill::Explicit,
            })
        };
        let dropped = || antecedent::of_subject(scene, stage, id, &[]);
        scope.source = speaker.or_else(subject).or_else(dropped);
    } else {
        climb(scene, stage, drafts, id, scope);
    }
}

/// What a clause's predicate says of its content: by the frame chosen for it, or, where it is no event, by its first.
fn content_of(stage: &Stage<'_>, drafts: &[Draft<'_>], id: ClauseId) -> Option<Content> {
    let draft = drafts
        .iter()
        .find(|draft| draft.sentence == stage.sentence && draft.origin == Origin::Predicate(id));
    if let Some(draft) = draft {
        return draft.frame.content;
    }
    let clause = &stage.parse.clauses[id];
    let frames = stage.view.lexicon.verb_frames(verb_of(stage, clause.predicate));
    let first = frames.first().and_then(|frame| frame.content);
    first.or_else(|| {
        let any = || frames.iter().find_map(|frame| frame.content);
        clause.has_complement.then(any).flatten()
    })
}

/// Whether a noun phrase is what its clause's predicate is about: its object, or what a governed preposition brings.
fn is_content(stage: &Stage<'_>, drafts: &[Draft<'_>], clause: ClauseId, id: PhraseId) -> bool {
    let id_of = clause;
    let content = content_of(stage, drafts, clause);
    let clause = &stage.parse.clauses[clause];
    let frames = stage.view.lexicon.verb_frames(verb_of(stage, clause.predicate));
    if content.is_none() || stage.phrase(id).start < clause.predicate {
        return false;
    }
    let mut outer = id;
    while let Some((parent, Tie::Genitive | Tie::Conjunct | Tie::Complement)) = stage.phrase(outer).tie {
        outer = parent;
    }
    if clause.subject == Some(outer) {
        return false;
    }
    if clause.objects.contains(&outer) || clause.others.contains(&outer) {
        let charged = frames
            .iter()
            .find(|frame| frame.content.is_some())
            .is_some_and(|frame| frame.content == Some(Content::Accuses) && frame.object == Some(Role::Target));
        return !charged;
    }
    let Some(preposition) = &stage.phrase(outer).preposition else {
        return false;
    };
    if !clause.obliques.contains(&outer) {
        return false;
    }
    let governed = frames
        .iter()
        .flat_map(|frame| &frame.prepositions)
        .any(|(lemma, role)| *lemma == preposition.lemma && matches!(role, Role::Event | Role::Nothing));
    let topic = preposition.function == "topic" || preposition.clitic;
    let aside = matches!(
        preposition.function.as_str(),
        "temporal" | "locative" | "cause" | "according" | "circumstance" | "agent" | "concession"
    );
    // What hangs on content is content.
    let hangs = || {
        let before = stage
            .parse
            .phrases
            .iter()
            .rposition(|phrase| phrase.end == preposition.token && phrase.start > clause.predicate);
        before.is_some_and(|before| before < outer && is_content(stage, drafts, id_of, before))
    };
    governed || topic || (!aside && hangs())
}

/// «a call for», «accusations of»: the event noun before another one, whose doer vouches for what is called for.
fn spoken(stage: &Stage<'_>, drafts: &[Draft<'_>], id: PhraseId, scope: &mut Scope) {
    let phrase = stage.phrase(id);
    let before = match phrase.tie {
        Some((parent, Tie::Genitive)) => Some(parent),
        Some((first, Tie::Conjunct)) => return spoken(stage, drafts, first, scope),
        None if phrase.preposition.is_none() => announced(stage, drafts, id),
        _ => phrase
            .preposition
            .as_ref()
            .filter(|preposition| {
                preposition.clitic || matches!(preposition.function.as_str(), "goal" | "topic" | "surface")
            })
            .and_then(|preposition| ending_at(stage, preposition.token)),
    };
    let Some(before) = before.filter(|before| *before != id) else {
        return;
    };
    let noun = drafts
        .iter()
        .find(|draft| draft.sentence == stage.sentence && draft.origin == Origin::Noun(before));
    let Some(noun) = noun else { return };
    match noun.frame.content {
        Some(content) if speaks(content) => {
            if matches!(content, Content::Requests) {
                scope.modality = scope.modality.or(Some(Modality::Requested));
            }
            scope.source = noun.actors.first().copied();
        }
        _ => spoken(stage, drafts, before, scope),
    }
}

/// What the words before an event noun say of it: «fears of», «in order to», «no», «without».
fn nominal(stage: &Stage<'_>, id: PhraseId, scope: &mut Scope) {
    let phrase = stage.phrase(id);
    if let Some(preposition) = &phrase.preposition {
        let lam =
            preposition.token == phrase.start && stage.view.preposition_clitic(phrase.start) == Some(Proclitics::FOR);
        let masdar = stage.masdar_of(phrase.head).is_some();
        match preposition.function.as_str() {
            "purpose" => scope.modality = scope.modality.or(Some(Modality::Requested)),
            "without" => scope.negative = true,
            _ if lam && masdar => scope.modality = scope.modality.or(Some(Modality::Requested)),
            _ => {}
        }
    }
    let before = match phrase.tie {
        Some((parent, Tie::Genitive)) => Some(parent),
        Some((first, Tie::Conjunct)) => return nominal(stage, first, scope),
        _ => phrase
            .preposition
            .as_ref()
            .and_then(|preposition| ending_at(stage, preposition.token)),
    };
    if let Some(before) = before {
        let head = stage.phrase(before).head;
        for lemma in stage.lemmas(head) {
            stance_of(stage, &lemma, scope);
        }
        let verb = stage.masdar_of(head).map(bare);
        if verb.is_some() && stage.phrase(id).tie.is_some_and(|(_, tie)| tie == Tie::Genitive) {
            nominal(stage, before, scope);
        }
    }
}

/// «the president's announcement of …»: the noun of saying before an act in the accusative.
fn announced(stage: &Stage<'_>, drafts: &[Draft<'_>], id: PhraseId) -> Option<PhraseId> {
    let clause = stage.clause_of[id]?;
    if !stage.parse.clauses[clause].others.contains(&id) {
        return None;
    }
    let start = stage.phrase(id).start;
    let nouns = drafts
        .iter()
        .rev()
        .filter(|draft| draft.sentence == stage.sentence && draft.trigger < start && draft.clause == Some(clause));
    let noun = nouns.into_iter().find_map(|draft| match draft.origin {
        Origin::Noun(noun) => Some((noun, draft)),
        Origin::Predicate(_) => None,
    });
    noun.filter(|(noun, draft)| draft.frame.content.is_some_and(speaks) && stage.phrase(*noun).genitive.is_some())
        .map(|(noun, _)| noun)
}

fn has_stance(stage: &Stage<'_>, lemma: &str, stance: &str) -> bool {
    let mut rows = stage
        .view
        .lexicon
        .tables("stance_nouns")
        .flat_map(crate::lexicon::table::Table::rows);
    rows.any(|row| row.cell("lemma") == lemma && row.cell("stance") == stance)
}

/// The stance that a noun such as fear, possibility, necessity, lack gives to the event after it.
fn stance_of(stage: &Stage<'_>, lemma: &str, scope: &mut Scope) {
    let rows = stage
        .view
        .lexicon
        .tables("stance_nouns")
        .flat_map(crate::lexicon::table::Table::rows);
    for row in rows.filter(|row| row.cell("lemma") == lemma) {
        match row.cell("stance") {
            "possible" => scope.modality = scope.modality.or(Some(Modality::Possible)),
            "requested" => scope.modality = scope.modality.or(Some(Modality::Requested)),
            "planned" => scope.modality = scope.modality.or(Some(Modality::Planned)),
            "negative" => scope.negative = true,
            _ => {}
        }
    }
}

/// The phrase that ends where a token begins.
fn ending_at(stage: &Stage<'_>, at: usize) -> Option<PhraseId> {
    stage
        .parse
        .phrases
        .iter()
        .rposition(|phrase| phrase.end == at && stage.view.pos(phrase.head) == Some(Pos::Noun))
}

/// The speaker before a colon: «the army: …».
fn before_colon(stage: &Stage<'_>, trigger: usize) -> Option<Filler> {
    let view = &stage.view;
    let colon = (view.range.start..trigger).find(|at| view.mark(*at) == Some(':'))?;
    let speaker = stage.parse.phrases.iter().position(|phrase| {
        phrase.end == colon && phrase.start == view.range.start && phrase.tie.is_none() && phrase.preposition.is_none()
    })?;
    let head = stage.phrase(speaker).head;
    let place = stage.classes(head).any(|class| class == Class::PlaceName);
    let acts = view.can_act(head) && !place && stage.masdar_of(head).is_none();
    acts.then_some(Filler {
        sentence: stage.sentence,
        phrase: speaker,
        fill: Fill::Explicit,
    })
}

/// The one according to whom the whole sentence is so.
fn according(stage: &Stage<'_>, draft: &Draft<'_>) -> Option<Filler> {
    let filler = |phrase| Filler {
        sentence: stage.sentence,
        phrase,
        fill: Fill::Explicit,
    };
    // «according to what the agency reported».
    let clauses = &stage.parse.clauses;
    let reports = clauses
        .iter()
        .position(|clause| matches!(&clause.link, Link::Subordinate(function) if function == "according"));
    if let Some(clause) = reports {
        return argument::subject(stage, clause)
            .filter(|_| draft.clause != Some(clause))
            .map(filler);
    }
    let found = stage.parse.phrases.iter().position(|phrase| {
        !phrase.pronoun
            && phrase
                .preposition
                .as_ref()
                .is_some_and(|preposition| preposition.function == "according")
    })?;
    let speaks = |id: PhraseId| {
        let head = stage.phrase(id).head;
        stage.view.can_act(head)
            || stage
                .lemmas(head)
                .iter()
                .any(|lemma| has_stance(stage, lemma, "source"))
    };
    let phrase = std::iter::once(found)
        .chain(stage.phrase(found).genitive)
        .find(|id| speaks(*id))?;
    Some(filler(phrase))
}
