//! Writes the large graph of `benches/export.rs` as JSON, which `waqai graph` and `waqai load` read:
//! `cargo run --release --example large_graph > large.json`.

#[path = "../benches/large_graph/mod.rs"]
mod large_graph;

use std::io::{self, Write as _};

use waqai::export::json;

fn main() -> io::Result<()> {
    io::stdout().write_all(json::write(&large_graph::large_graph()).as_bytes())
}
