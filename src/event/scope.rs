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
    // The last speaker, and the one whose quotation goes on from the sentence before.
    let (mut speaker, mut quoted): (Option<Filler>, Option<Filler>) = (None, None);
    let mut sentence = None;
    for at in 0..drafts.len() {
        let stage = scene.stage(drafts[at].sentence);
        if sentence != Some(stage.sentence) {
            let goes_on = sentence.is_some_and(|last| last + 1 == stage.sentence && opens_inside(scene, last));
            quoted = speaker.filter(|_| goes_on);
            speaker = quoted;
            sentence = Some(stage.sentence);
        }
        let scope = scope(scene, &stage, drafts, at);
        let inside = is_quoted(
            scene,
            stage.sentence,
            scene.article.tokens[drafts[at].trigger].span.start,
        );
        let draft = &mut drafts[at];
        let speech = matches!(draft.frame.content, Some(Content::Says)) && matches!(draft.origin, Origin::Predicate(_));
        draft.source = scope
            .source
            .or_else(|| before_colon(&stage, draft.trigger))
            .or_else(|| according(&stage))
            .or(quoted)
            .or_else(|| inside.then_some(speaker).flatten());
        if speech && draft.source.is_none() {
            speaker = draft.actors.first().copied();
        }
        draft.modality = scope.modality.unwrap_or_default();
        draft.polarity = if scope.negative {
            Polarity::Negative
        } else {
            Polarity::Positive
        };
    }
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
            } else if is_content(stage, clause, id) {
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
                scope.modality = scope.modality.or(Some(Modality::Possible))
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
    if clause.link == Link::Complement {
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
    let frames = stage.view.lexicon.verb_frames(verb_of(stage, predicate));
    let found = draft
        .and_then(|draft| draft.frame.content)
        .or_else(|| frames.iter().find_map(|frame| frame.content));
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
    let speaks = !matches!(
        found,
        Content::Orders
            | Content::Plans
            | Content::Decides
            | Content::Tries
            | Content::Prevents
            | Content::Refuses
            | Content::Knows
    );
    if speaks {
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

/// Whether a noun phrase is what its clause's predicate is about: its object, or what a governed preposition brings.
fn is_content(stage: &Stage<'_>, clause: ClauseId, id: PhraseId) -> bool {
    let clause = &stage.parse.clauses[clause];
    let frames = stage.view.lexicon.verb_frames(verb_of(stage, clause.predicate));
    if !frames.iter().any(|frame| frame.content.is_some()) || stage.phrase(id).start < clause.predicate {
        return false;
    }
    let mut outer = id;
    while let Some((parent, Tie::Genitive | Tie::Conjunct | Tie::Complement)) = stage.phrase(outer).tie {
        outer = parent;
    }
    if clause.objects.contains(&outer) || clause.others.contains(&outer) {
        return true;
    }
    let Some(preposition) = &stage.phrase(outer).preposition else {
        return false;
    };
    let governed = frames
        .iter()
        .flat_map(|frame| &frame.prepositions)
        .any(|(lemma, role)| *lemma == preposition.lemma && matches!(role, Role::Event | Role::Nothing));
    let topic = preposition.function == "topic" || preposition.clitic;
    clause.obliques.contains(&outer) && (governed || topic)
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

/// Whether a quotation is still open at the end of a sentence.
fn opens_inside(scene: &Scene<'_>, sentence: usize) -> bool {
    is_quoted(scene, sentence, scene.article.sentences[sentence].span.end)
}

/// Whether a byte of a sentence lies inside quotation marks that its paragraph has opened.
fn is_quoted(scene: &Scene<'_>, sentence: usize, at: usize) -> bool {
    let paragraph = scene.article.paragraphs[scene.article.sentences[sentence].paragraph]
        .span
        .start;
    let text = scene.article.text.get(paragraph..at).unwrap_or_default();
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    count('"') % 2 == 1 || count('\u{ab}') > count('\u{bb}') || count('\u{201c}') > count('\u{201d}')
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
fn according(stage: &Stage<'_>) -> Option<Filler> {
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
    Some(Filler {
        sentence: stage.sentence,
        phrase,
        fill: Fill::Explicit,
    })
}
