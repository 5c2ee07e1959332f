//! The words behind an edge: annotations of the Web Annotation Data Model, whose target is a piece of an article and whose body
//! is the edge, as a statement.

use std::io;

use oxrdf::{NamedNode, vocab::rdf, vocab::xsd};

use super::{
    Put, iri,
    property::of_relation,
    subject::Subject,
    vocabulary::{oa, waqai},
};
use crate::{
    export::table::{clean, without_controls},
    graph::{Edge, Evidence, NodeKind, Selector, uid},
};

/// The statement of an edge that has evidence, and every piece of it.
pub fn put(kind: NodeKind, (source, edge, target): &(&str, &Edge, &str), put: &mut Put<'_>) -> io::Result<()> {
    if edge.evidence.is_empty() {
        return Ok(());
    }
    let key = uid::edge(source, edge.relation, target);
    let statement = iri::node(&key);
    let mut subject = Subject::new(statement.clone(), put);
    subject.link(rdf::TYPE, rdf::STATEMENT)?;
    subject.plain(waqai::UID, &key)?;
    subject.link(rdf::SUBJECT, iri::node(source).as_ref())?;
    subject.link(rdf::PREDICATE, of_relation(edge.relation, kind))?;
    subject.link(rdf::OBJECT, iri::node(target).as_ref())?;
    edge.evidence
        .iter()
        .try_for_each(|evidence| put_annotation(&key, &statement, evidence, put))
}

fn put_annotation(key: &str, statement: &NamedNode, evidence: &Evidence, put: &mut Put<'_>) -> io::Result<()> {
    let annotation = iri::evidence(&content(key, evidence));
    let target = iri::part(&annotation, "words");
    let mut subject = Subject::new(annotation.clone(), put);
    subject.link(rdf::TYPE, oa::ANNOTATION)?;
    subject.link(oa::HAS_BODY, statement.as_ref())?;
    subject.link(oa::HAS_TARGET, target.as_ref())?;
    let Evidence {
        modality,
        polarity,
        fill,
        anchor,
        ..
    } = evidence;
    for (property, scheme, code) in [
        (waqai::MODALITY, "modality", modality),
        (waqai::POLARITY, "polarity", polarity),
    ] {
        if let Some(code) = said(code.as_deref()) {
            subject.link(property, iri::concept(scheme, &code).as_ref())?;
        }
    }
    for (property, code) in [(waqai::FILL, fill), (waqai::ANCHOR, anchor)] {
        if let Some(code) = said(code.as_deref()) {
            subject.plain(property, &code)?;
        }
    }
    let selectors = (1..).zip(&evidence.selector);
    let selectors: Vec<_> = selectors
        .map(|(at, selector)| (iri::part(&annotation, &format!("selector{at}")), selector))
        .collect();
    let mut subject = Subject::new(target, put);
    subject.link(rdf::TYPE, oa::SPECIFIC_RESOURCE)?;
    subject.link(oa::HAS_SOURCE, iri::node(&evidence.source).as_ref())?;
    for (selector, _) in &selectors {
        subject.link(oa::HAS_SELECTOR, selector.as_ref())?;
    }
    let mut selectors = selectors.into_iter();
    selectors.try_for_each(|(name, selector)| put_selector(name, selector, put))
}

fn said(code: Option<&str>) -> Option<std::borrow::Cow<'_, str>> {
    code.map(clean).filter(|code| !code.is_empty())
}

fn put_selector(name: NamedNode, selector: &Selector, put: &mut Put<'_>) -> io::Result<()> {
    let mut subject = Subject::new(name, put);
    match selector {
        Selector::Position { start, end } => {
            subject.link(rdf::TYPE, oa::TEXT_POSITION_SELECTOR)?;
            subject.typed(oa::START, &start.to_string(), xsd::NON_NEGATIVE_INTEGER)?;
            subject.typed(oa::END, &end.to_string(), xsd::NON_NEGATIVE_INTEGER)
        }
        Selector::Quote { exact, prefix, suffix } => {
            subject.link(rdf::TYPE, oa::TEXT_QUOTE_SELECTOR)?;
            subject.plain(oa::EXACT, &without_controls(exact))?;
            for (property, text) in [(oa::PREFIX, prefix), (oa::SUFFIX, suffix)] {
                if !text.is_empty() {
                    subject.plain(property, &without_controls(text))?;
                }
            }
            Ok(())
        }
    }
}

/// What tells one piece of evidence from any other.
fn content(key: &str, evidence: &Evidence) -> String {
    let all = serde_json::to_string(evidence).unwrap_or_default();
    uid::hash([key, &all])
}
