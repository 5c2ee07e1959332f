//! The cheapest path through the readings of a sentence.
//!
//! Beside the reading before, a path remembers one thing: whether its clause has its verb already. A second verb without a
//! conjunction after a definite noun is then rather the noun or masdar spelled like it: «announced the government (the) ban».

use super::context::{Bearing, Column, Context, Node, Tag};

/// What it costs to begin a second verb after a definite noun, by the verb's tense.
const SECOND_PERFECT: i32 = 14;
const SECOND_IMPERFECT: i32 = 4;

/// The way to a node: its cost so far, the node before it, and whether the clause had its verb there.
#[derive(Clone, Copy, Debug)]
struct Way {
    cost: i32,
    from: u16,
    full: bool,
}

/// No way: dearer than all that there are.
const NONE: Way = Way {
    cost: i32::MAX / 2,
    from: 0,
    full: false,
};

/// The ways to a node without and with a verb in its clause.
type Ways = [Way; 2];

/// The node of each column on the cheapest path.
pub fn cheapest(context: &Context, lattice: &[Column<'_>]) -> Vec<usize> {
    // The ways to the nodes of all columns, one after the other.
    let mut table: Vec<Ways> = Vec::with_capacity(lattice.iter().map(|column| column.len()).sum());
    let mut before: &[Node] = &[];
    for (at, column) in lattice.iter().enumerate() {
        let start = table.len();
        for node in column.iter() {
            table.push(if at == 0 {
                first(context, node)
            } else {
                ways(context, before, &table[start - before.len()..start], node)
            });
        }
        before = column;
    }
    let mut start = table.len() - before.len();
    let ends = table[start..]
        .iter()
        .zip(before)
        .enumerate()
        .flat_map(|(at, (ways, node))| {
            let end = context.cost(node.tag, Tag::Edge);
            let ways = ways.iter().enumerate();
            ways.map(move |(full, way)| (way.cost + end, at, full == 1))
        });
    let (_, mut chosen, mut full) = ends.min().unwrap_or_default();
    let mut path = vec![0; lattice.len()];
    for at in (0..lattice.len()).rev() {
        path[at] = chosen;
        let way = table[start + chosen][usize::from(full)];
        (chosen, full) = (usize::from(way.from), way.full);
        start -= at.checked_sub(1).map_or(0, |before| lattice[before].len());
    }
    path
}

fn first(context: &Context, node: &Node) -> Ways {
    let mut out = [NONE; 2];
    out[usize::from(fills(node, false))].cost = node.cost + context.cost(Tag::Edge, node.entry);
    out
}

/// Whether a clause has its verb after a node.
fn fills(node: &Node, full: bool) -> bool {
    match node.clause {
        Bearing::None => full,
        Bearing::Boundary | Bearing::Auxiliary => false,
        Bearing::Verb | Bearing::Opening => true,
    }
}

fn ways(context: &Context, before: &[Node], table: &[Ways], node: &Node) -> Ways {
    let mut out = [NONE; 2];
    let second = second(node);
    let fills = [false, true].map(|full| usize::from(fills(node, full)));
    for (from, (left, ways)) in (0..).zip(before.iter().zip(table)) {
        let step = context.step(left, node) + node.cost;
        let again = if second > 0 && is_definite(left) { second } else { 0 };
        for (full, more) in [(false, 0), (true, again)] {
            let cost = ways[usize::from(full)].cost + step + more;
            let best = &mut out[fills[usize::from(full)]];
            if cost < best.cost {
                *best = Way { cost, from, full };
            }
        }
    }
    out
}

/// What it costs that a node is the second verb of its clause, after a definite noun.
fn second(node: &Node) -> i32 {
    match (node.clause, node.tag) {
        (Bearing::Verb, Tag::Perfect) => SECOND_PERFECT,
        (Bearing::Verb, _) => SECOND_IMPERFECT,
        _ => 0,
    }
}

fn is_definite(node: &Node) -> bool {
    matches!(
        node.tag,
        Tag::NounDefinite | Tag::NounPossessed | Tag::AdjectiveDefinite | Tag::Proper | Tag::Adverb
    )
}
