//! The command line of graphs: every format, folders, graphs as inputs, and loading into a server.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

mod command;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::Output,
    thread,
};

use command::{said, waqai};
use waqai::export::{json, rdf};

const ARTICLE: &str = "fixtures/articles/border-patrols.txt";

fn printed(output: Output) -> String {
    assert!(output.status.success(), "{}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// A file that `waqai graph` wrote of the article, and what it holds.
fn written(folder: &tempfile::TempDir) -> (String, String) {
    let path = folder.path().join("graph.json").display().to_string();
    printed(waqai(&["graph", "-q", ARTICLE, "-o", &path]));
    let text = std::fs::read_to_string(&path).unwrap();
    (path, text)
}

#[test]
fn every_format_is_written_from_an_article_and_from_its_graph_alike() {
    let folder = tempfile::tempdir().unwrap();
    let (graph, _) = written(&folder);
    let begins = [
        ("json", "{\n  \"graph\""),
        ("dot", "digraph waqai"),
        ("graphml", "<?xml version=\"1.0\""),
        ("gexf", "<?xml version=\"1.0\""),
        ("cytoscape", "{\"elements\""),
        ("geojson", "{\"type\":\"FeatureCollection\""),
        ("turtle", "@prefix"),
        ("nquads", "<urn:waqai:"),
        ("jsonld", "{"),
        ("cypher", "CREATE CONSTRAINT"),
    ];
    for (format, begin) in begins {
        let read = printed(waqai(&["graph", "-q", ARTICLE, "-f", format]));
        assert!(read.starts_with(begin), "{format} begins otherwise");
        assert_eq!(read, printed(waqai(&["graph", &graph, "-f", format])), "{format}");
    }
}

#[test]
fn a_folder_of_csv_is_written_where_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("load").display().to_string();
    printed(waqai(&[
        "graph",
        "-q",
        ARTICLE,
        "-f",
        "csv",
        "--dialect",
        "kuzu",
        "-o",
        &path,
    ]));
    for name in [
        "README.md",
        "schema.cypher",
        "load.cypher",
        "nodes/Event.csv",
        "edges/HAS_ACTOR.Event.Actor.csv",
    ] {
        assert!(folder.path().join("load").join(name).is_file(), "{name}");
    }
}

#[test]
fn what_does_not_go_together_is_refused_before_anything_is_read() {
    let refused = |arguments: &[&str], why: &str| {
        let output = waqai(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(why), "{}", said(&output));
    };
    refused(&["graph", ARTICLE, "-f", "csv"], "name it with -o");
    refused(&["graph", ARTICLE, "-f", "cypher", "--dialect", "kuzu"], "use -f csv");
    refused(
        &["graph", ARTICLE, "-f", "csv", "--dialect", "memgraph", "-o", "x"],
        "use -f cypher",
    );
    refused(
        &["graph", ARTICLE, "-f", "json", "--collapse"],
        "--collapse goes with -f dot",
    );
    refused(&["load", "ftp://127.0.0.1", ARTICLE], "TARGET is bolt://");
    refused(&["load", "bolt://me:secret@127.0.0.1", ARTICLE], "WAQAI_PASSWORD");
    let output = waqai(&["load", "bolt://me:secret@127.0.0.1", ARTICLE]);
    assert!(!said(&output).contains("secret"), "a password is not said again");
}

#[test]
fn a_graph_is_an_input_of_graph_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (graph, text) = written(&folder);
    let output = waqai(&["timeline", &graph]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("a graph, not an article"), "{}", said(&output));
    let twice = printed(waqai(&["graph", "-q", &graph, ARTICLE, &graph]));
    assert_eq!(twice, text, "the union with itself is itself");
}

#[test]
fn a_graph_that_does_not_hold_together_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let (path, text) = written(&folder);
    std::fs::write(&path, text.replace("\"target\": \"art:", "\"target\": \"gone:")).unwrap();
    let output = waqai(&["graph", &path, ARTICLE]);
    assert_eq!(output.status.code(), Some(1), "the other input is done");
    assert!(said(&output).contains("there is no node gone:"), "{}", said(&output));
    assert!(json::read(&String::from_utf8(output.stdout).unwrap()).is_ok());
}

/// Answers one request after another with the given statuses, and gives the bodies that were accepted.
fn server(statuses: &'static [&'static str]) -> (String, thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/store", listener.local_addr().unwrap());
    let answered = thread::spawn(move || {
        let accepted = statuses.iter().filter_map(|status| {
            let (mut stream, _) = listener.accept().unwrap();
            let body = body(&stream);
            write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
            .unwrap();
            status.starts_with('2').then_some(body)
        });
        accepted.collect()
    });
    (address, answered)
}

/// The body of a request for N-Quads.
fn body(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let (mut length, mut quads) = (0, false);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim_end().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(said) = line.strip_prefix("content-length: ") {
            length = said.parse().unwrap();
        }
        quads |= line == "content-type: application/n-quads";
    }
    assert!(quads);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    String::from_utf8(body).unwrap()
}

#[test]
fn a_store_gets_every_quad_and_is_asked_again_when_it_is_busy() {
    let folder = tempfile::tempdir().unwrap();
    let (graph, text) = written(&folder);
    let (address, answered) = server(&["503 Service Unavailable", "204 No Content"]);
    printed(waqai(&["load", "-q", &address, &graph]));
    let mut wanted = Vec::new();
    rdf::nquads::write(&json::read(&text).unwrap(), &mut wanted).unwrap();
    assert_eq!(answered.join().unwrap().concat().as_bytes(), wanted);
}

#[test]
fn a_store_that_refuses_is_named_with_its_answer() {
    let (address, answered) = server(&["403 Forbidden"]);
    let output = waqai(&["load", "-q", &address, ARTICLE]);
    answered.join().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains(&address) && said(&output).contains("403"),
        "{}",
        said(&output)
    );
}
