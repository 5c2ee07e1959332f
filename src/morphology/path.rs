//! The cheapest path through the readings of a sentence.
//!
//! Beside the reading before, a path remembers one thing: whether its clause has its verb already. A second verb without a
//! conjunction after a definite noun is then rather the noun or masdar spelled like it: «announced the government (the) ban».

use super::context::{Bearing, Context, Node, Tag};

/// What it costs to begin a second verb after a definite noun, by the verb's tense.
const SECOND_PERFECT: i32 = 14;
const SECOND_IMPERFECT: i32 = 4;

/// The way to a node: its cost so far, the node before it, and whether the clause had its verb there.
#[derive(Clone, Copy, Debug)]
struct Way {
    cost: i32,
    from: usize,
    full: bool,
}

/// The ways to a node without and with a verb in its clause.
type Ways = [Option<Way>; 2];

/// The node of each column on the cheapest path.
pub fn cheapest(context: &Context, lattice: &[Vec<Node>]) -> Vec<usize> {
    let mut table: Vec<Vec<Ways>> = Vec::with_capacity(lattice.len());
    for (at, column) in lattice.iter().enumerate() {
        let row = column.iter().map(|node| match at.checked_sub(1) {
            None => first(context, node),
            Some(before) => ways(context, &lattice[before], &table[before], node),
        });
        table.push(row.collect());
    }
    let Some((row, column)) = table.last().zip(lattice.last()) else {
        return Vec::new();
    };
    let ends = row.iter().zip(column).enumerate().flat_map(|(at, (ways, node))| {
        let end = context.cost(node.tag, Tag::Edge);
        let ways = ways.iter().enumerate();
        ways.filter_map(move |(full, way)| way.map(|way| (way.cost + end, at, full == 1)))
    });
    let (_, mut chosen, mut full) = ends.min().unwrap_or_default();
    let mut path = vec![0; lattice.len()];
    for at in (0..lattice.len()).rev() {
        path[at] = chosen;
        if let Some(way) = table[at].get(chosen).and_then(|ways| ways[usize::from(full)]) {
            (chosen, full) = (way.from, way.full);
        }
    }
    path
}

fn first(context: &Context, node: &Node) -> Ways {
    let mut out = [None; 2];
    out[usize::from(fills(node, false))] = Some(Way {
        cost: node.cost + context.cost(Tag::Edge, node.entry),
        from: 0,
        full: false,
    });
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
    let mut out: Ways = [None; 2];
    for (from, (left, ways)) in before.iter().zip(table).enumerate() {
        let step = context.step(left, node) + node.cost;
        for (full, way) in ways.iter().enumerate() {
            let Some(way) = way else { continue };
            let full = full == 1;
            let second = if full { second(left, node) } else { 0 };
            let cost = way.cost + step + second;
            let best = &mut out[usize::from(fills(node, full))];
            if best.is_none_or(|best| cost < best.cost) {
                *best = Some(Way { cost, from, full });
            }
        }
    }
    out
}

fn second(left: &Node, node: &Node) -> i32 {
    let definite = matches!(
        left.tag,
        Tag::NounDefinite | Tag::NounPossessed | Tag::AdjectiveDefinite | Tag::Proper | Tag::Adverb
    );
    match (node.clause, node.tag) {
        (Bearing::Verb, Tag::Perfect) if definite => SECOND_PERFECT,
        (Bearing::Verb, _) if definite => SECOND_IMPERFECT,
        _ => 0,
    }
}
