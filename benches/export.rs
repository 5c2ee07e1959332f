//! Speed of writing a graph of 100,000 nodes and 300,000 edges: each format, and what all of them ask of the graph.
//!
//! A new format needs a function of its own at the end.
#![allow(clippy::unwrap_used, reason = "a benchmark that may fail by panicking")]

mod large_graph;

use std::{
    io::{self, Sink},
    sync::LazyLock,
};

use divan::{Bencher, black_box, counter::ItemsCount};
use waqai::{
    export::{
        Labels,
        csv::{self, Dialect},
        cypher, cytoscape, dot, geojson, gexf, graphml, json, rdf,
        table::{edge_rows, node_rows},
    },
    graph::Graph,
};

static GRAPH: LazyLock<Graph> = LazyLock::new(large_graph::large_graph);

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    LazyLock::force(&GRAPH);
    divan::main();
}

fn write(bencher: Bencher, write: impl Fn(&Graph, &mut Sink) -> io::Result<()> + Sync) {
    let items = ItemsCount::new(GRAPH.node_count() + GRAPH.edge_count());
    bencher
        .counter(items)
        .bench(|| write(black_box(&GRAPH), &mut io::sink()).unwrap());
}

// What every format asks.

#[divan::bench(sample_count = 3)]
fn rows_of_nodes(bencher: Bencher) {
    bencher.bench(|| node_rows(black_box(&GRAPH)).for_each(|row| drop(black_box(row))));
}

#[divan::bench(sample_count = 3)]
fn edges(bencher: Bencher) {
    bencher.bench(|| black_box(&GRAPH).edges());
}

#[divan::bench(sample_count = 3)]
fn rows_of_edges(bencher: Bencher) {
    bencher.bench(|| edge_rows(black_box(&GRAPH)).for_each(|row| drop(black_box(row))));
}

// The formats.

#[divan::bench(sample_count = 3)]
fn write_csv(bencher: Bencher) {
    write(bencher, |graph, _| {
        csv::write(graph, Dialect::Neo4j, |_| Ok(io::sink()))
    });
}

#[divan::bench(sample_count = 3)]
fn write_cypher(bencher: Bencher) {
    write(bencher, |graph, out| cypher::write(graph, cypher::Dialect::Neo4j, out));
}

#[divan::bench(sample_count = 3)]
fn write_cytoscape(bencher: Bencher) {
    write(bencher, cytoscape::write);
}

#[divan::bench(sample_count = 3)]
fn write_geojson(bencher: Bencher) {
    write(bencher, geojson::write);
}

#[divan::bench(sample_count = 3)]
fn write_gexf(bencher: Bencher) {
    write(bencher, gexf::write);
}

#[divan::bench(sample_count = 3)]
fn write_graphml(bencher: Bencher) {
    write(bencher, graphml::write);
}

#[divan::bench(sample_count = 3)]
fn write_json(bencher: Bencher) {
    write(bencher, |graph, _| {
        black_box(json::write(graph));
        Ok(())
    });
}

#[divan::bench(sample_count = 3)]
fn write_turtle(bencher: Bencher) {
    write(bencher, rdf::turtle::write);
}

#[divan::bench(sample_count = 3)]
fn write_nquads(bencher: Bencher) {
    write(bencher, rdf::nquads::write);
}

#[divan::bench(sample_count = 3)]
fn write_jsonld(bencher: Bencher) {
    write(bencher, rdf::jsonld::write);
}

#[divan::bench(sample_count = 3)]
fn write_dot_collapsed(bencher: Bencher) {
    write(bencher, |graph, _| {
        black_box(dot::write_collapsed(graph, &Labels::default()));
        Ok(())
    });
}
