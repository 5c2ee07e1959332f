//! Order in time: what one article tells of was over before what else began.

use super::{
    model::{Edge, Relation},
    store::Graph,
};

/// Events that share a date, in the order of the text.
struct Group<'e> {
    earliest: String,
    latest: String,
    events: Vec<&'e str>,
}

/// Joins successive dated events of one article by `BEFORE`: each to the first of the next date, and the last of each date to
/// all of the next, so that no event is left out and the edges stay few.
pub fn timeline(graph: &mut Graph, article: &str, events: &[String]) {
    let groups = groups(graph, events);
    let mut edges = Vec::new();
    for pair in groups.windows(2) {
        let [former, latter] = pair else { continue };
        if former.latest > latter.earliest {
            continue;
        }
        let (Some(last), Some(first)) = (former.events.last(), latter.events.first()) else {
            continue;
        };
        edges.extend(former.events.iter().map(|event| (*event, *first)));
        edges.extend(latter.events.iter().map(|event| (*last, *event)));
    }
    for (source, target) in edges {
        if source != target {
            let connected = graph.connect(
                source,
                target,
                Edge {
                    relation: Relation::Before,
                    evidence: Vec::new(),
                },
            );
            debug_assert!(connected.is_ok(), "{article}: {connected:?}");
        }
    }
}

fn groups<'e>(graph: &Graph, events: &'e [String]) -> Vec<Group<'e>> {
    let mut groups: Vec<Group<'e>> = Vec::new();
    for event in events {
        let Some((earliest, latest)) = interval(graph, event) else {
            continue;
        };
        match groups
            .iter_mut()
            .find(|group| group.earliest == earliest && group.latest == latest)
        {
            Some(group) if group.events.contains(&event.as_str()) => {}
            Some(group) => group.events.push(event),
            None => groups.push(Group {
                earliest,
                latest,
                events: vec![event],
            }),
        }
    }
    groups.sort_by(|first, second| (&first.earliest, &first.latest).cmp(&(&second.earliest, &second.latest)));
    groups
}

/// First instant and the instant after the last one of a dated event.
pub fn interval(graph: &Graph, event: &str) -> Option<(String, String)> {
    let time = graph.time_of(event)?;
    time.earliest.clone().zip(time.latest.clone())
}
