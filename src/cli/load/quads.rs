//! RDF stores over HTTP: N-Quads are posted to the address that takes them (Oxigraph `/store`, Fuseki `/DATASET`, RDF4J and
//! `GraphDB` `/repositories/NAME/statements`). Statements that are there already change nothing.

use std::thread;

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{Credentials, Progress, credentials, pauses};
use crate::{export::rdf, graph::Graph};

/// Quads of a request, each of which a store takes whole or not at all.
const BATCH: usize = 20_000;

/// Posts every quad.
pub fn load(graph: &Graph, address: &str, progress: &Progress) -> Result<(), String> {
    let mut quads = Vec::new();
    rdf::nquads::write(graph, &mut quads).map_err(|cause| cause.to_string())?;
    let lines: Vec<&[u8]> = quads.split_inclusive(|byte| *byte == b'\n').collect();
    let authorization = credentials()?.map(|it| basic(&it));
    let bar = progress.over("quads", lines.len());
    for batch in lines.chunks(BATCH) {
        post(address, authorization.as_deref(), &batch.concat())?;
        bar.inc(batch.len() as u64);
    }
    bar.finish();
    Ok(())
}

fn basic(Credentials { user, password }: &Credentials) -> String {
    format!("Basic {}", BASE64_STANDARD.encode(format!("{user}:{password}")))
}

fn post(address: &str, authorization: Option<&str>, quads: &[u8]) -> Result<(), String> {
    let mut pauses = pauses();
    loop {
        let request = ureq::post(address).header("Content-Type", "application/n-quads");
        let request = authorization
            .into_iter()
            .fold(request, |request, said| request.header("Authorization", said));
        match (request.send(quads), pauses.next()) {
            (Ok(_), _) => return Ok(()),
            (Err(cause), Some(pause)) if may_pass(&cause) => thread::sleep(pause),
            (Err(cause), _) => return Err(cause.to_string()),
        }
    }
}

/// Whether the same request may be taken a little later.
const fn may_pass(cause: &ureq::Error) -> bool {
    match cause {
        ureq::Error::StatusCode(code) => matches!(*code, 408 | 429 | 500 | 502 | 503 | 504),
        ureq::Error::Io(_) | ureq::Error::Timeout(_) | ureq::Error::ConnectionFailed => true,
        _ => false,
    }
}
