//! Inputs: from names on the command line to articles with their places.

use std::{
    fs, io,
    io::Read,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use thiserror::Error;

use crate::{
    export::json::{self, JsonError},
    graph::Graph,
    text::{DecodeError, Decoded, Metadata, decode},
};

/// Why an input is no article.
#[derive(Debug, Error)]
pub enum InputFault {
    /// The file cannot be opened or read.
    #[error("{name}: cannot read: {cause}")]
    Read {
        /// The input.
        name: String,
        /// Why.
        cause: io::Error,
    },
    /// No file fits a pattern, no file is in a folder.
    #[error("{name}: no such file, and no file fits it as a pattern")]
    NoFile {
        /// The name or pattern.
        name: String,
    },
    /// A folder without files.
    #[error("{name}: the folder holds no files to read (.txt .html .json .jsonl, also .gz and .zst)")]
    EmptyFolder {
        /// The folder.
        name: String,
    },
    /// The bytes are no text.
    #[error("{name}: {cause}")]
    Decode {
        /// The input.
        name: String,
        /// Why.
        cause: DecodeError,
    },
    /// A line of JSON Lines is no article.
    #[error("{name}:{line}: {cause}: a line is an object with `id` and `text`")]
    Line {
        /// The input.
        name: String,
        /// The line, from 1.
        line: usize,
        /// Why.
        cause: String,
    },
    /// A graph that does not hold together.
    #[error("{name}: {cause}")]
    Graph {
        /// The input.
        name: String,
        /// Why.
        cause: JsonError,
    },
    /// A graph where articles are asked for.
    #[error("{name}: a graph, not an article: `waqai graph` and `waqai load` take graphs")]
    NoArticle {
        /// The input.
        name: String,
    },
    /// A page without an article in it.
    #[error("{name}: no article found in the page: {cause}")]
    Page {
        /// The input.
        name: String,
        /// Why.
        cause: String,
    },
}

/// A text that was read, before it is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawArticle {
    /// The input, with the line where it holds several.
    pub name: String,
    /// What is known besides the text.
    pub metadata: Metadata,
    /// The text.
    pub text: String,
    /// What was odd about the bytes.
    pub note: Option<String>,
}

/// What an input holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// An article.
    Article(RawArticle),
    /// A graph that was written before.
    Graph {
        /// The input.
        name: String,
        /// The graph.
        graph: Box<Graph>,
    },
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

/// Endings of files that are taken from folders.
const ENDINGS: [&str; 7] = ["txt", "html", "htm", "xhtml", "json", "jsonl", "ndjson"];

/// The inputs that the names mean: files themselves, the files of folders and those that fit patterns in the order of
/// their paths.
pub fn expand(names: &[String]) -> Vec<Result<Input, InputFault>> {
    let mut out = Vec::new();
    for name in names {
        let path = Path::new(name);
        if name == "-" {
            out.push(Ok(Input::Standard));
        } else if path.is_dir() {
            let mut files = Vec::new();
            match folder(path, &mut files) {
                Err(cause) => out.push(Err(InputFault::Read {
                    name: name.clone(),
                    cause,
                })),
                Ok(()) if files.is_empty() => out.push(Err(InputFault::EmptyFolder { name: name.clone() })),
                Ok(()) => {
                    files.sort();
                    out.extend(files.into_iter().map(|file| Ok(Input::File(file))));
                }
            }
        } else if path.exists() {
            out.push(Ok(Input::File(path.to_owned())));
        } else {
            let mut found: Vec<PathBuf> = glob::glob(name)
                .map(|paths| paths.flatten().collect())
                .unwrap_or_default();
            found.retain(|path| path.is_file());
            found.sort();
            if found.is_empty() {
                out.push(Err(InputFault::NoFile { name: name.clone() }));
            }
            out.extend(found.into_iter().map(|file| Ok(Input::File(file))));
        }
    }
    out
}

fn folder(path: &Path, out: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let kind = entry.file_type()?;
        if hidden {
            continue;
        }
        if kind.is_dir() {
            folder(&entry.path(), out)?;
        } else if ENDINGS.contains(&ending(&entry.path()).as_str()) {
            out.push(entry.path());
        }
    }
    Ok(())
}

/// The ending of a file's name below that of its compression, in lower case.
fn ending(path: &Path) -> String {
    let ending = |path: &Path| {
        path.extension()
            .map(|it| it.to_string_lossy().to_lowercase())
            .unwrap_or_default()
    };
    match ending(path).as_str() {
        "gz" | "zst" => path.file_stem().map(|stem| ending(Path::new(stem))).unwrap_or_default(),
        other => other.to_owned(),
    }
}

impl Input {
    /// What it is called in notes.
    pub fn name(&self) -> String {
        match self {
            Self::Standard => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The file's name without endings; what an article is called that has no name of its own.
    fn stem(&self) -> String {
        match self {
            Self::Standard => "stdin".to_owned(),
            Self::File(path) => {
                let name = path
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default();
                name.split('.')
                    .find(|part| !part.is_empty())
                    .unwrap_or("article")
                    .to_owned()
            }
        }
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        match self {
            Self::Standard => io::stdin().lock().read_to_end(&mut bytes)?,
            Self::File(path) => fs::File::open(path)?.read_to_end(&mut bytes)?,
        };
        unpack(bytes)
    }

    /// The articles of the input, or the graph that it is.
    pub fn read(&self) -> Vec<Result<Content, InputFault>> {
        let name = self.name();
        let bytes = match self.bytes() {
            Ok(bytes) => bytes,
            Err(cause) => return vec![Err(InputFault::Read { name, cause })],
        };
        let decoded = match decode(&bytes) {
            Ok(decoded) => decoded,
            Err(cause) => return vec![Err(InputFault::Decode { name, cause })],
        };
        let note = odd_bytes(&name, &bytes, &decoded);
        let ending = match self {
            Self::Standard => String::new(),
            Self::File(path) => ending(path),
        };
        let mut articles = match shape(&ending, &decoded.text) {
            Shape::Graph => return vec![graph(name, &decoded.text)],
            Shape::Lines => lines(&name, &self.stem(), &decoded.text),
            Shape::Page => vec![page(&name, self.stem(), &decoded.text)],
            Shape::Plain => {
                let metadata = Metadata {
                    id: self.stem(),
                    ..Metadata::default()
                };
                vec![Ok(RawArticle {
                    name,
                    metadata,
                    text: decoded.text,
                    note: None,
                })]
            }
        };
        if let Some(first) = articles.iter_mut().find_map(|article| article.as_mut().ok()) {
            first.note = note;
        }
        articles
            .into_iter()
            .map(|article| article.map(Content::Article))
            .collect()
    }
}

/// What is odd about the bytes of a text.
fn odd_bytes(name: &str, bytes: &[u8], decoded: &Decoded) -> Option<String> {
    if let Some(at) = decoded.broken {
        let line = bytes.iter().take(at).filter(|&&byte| byte == b'\n').count() + 1;
        return Some(format!(
            "{name}:{line}: byte {at} of the file is not valid UTF-8: read as U+FFFD"
        ));
    }
    decoded
        .assumed
        .then(|| format!("{name}: neither UTF-8 nor declared: read as {}", decoded.encoding))
}

/// What gzip or Zstandard packed, unpacked; other bytes as they are.
fn unpack(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    match bytes.as_slice() {
        [0x1f, 0x8b, ..] => flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut out)?,
        [0x28, 0xb5, 0x2f, 0xfd, ..] => {
            let mut decoder = ruzstd::decoding::StreamingDecoder::new(bytes.as_slice()).map_err(io::Error::other)?;
            decoder.read_to_end(&mut out)?
        }
        _ => return Ok(bytes),
    };
    Ok(out)
}

enum Shape {
    Graph,
    Plain,
    Lines,
    Page,
}

/// The shape of a text by the ending of its file, else by how it begins.
fn shape(ending: &str, text: &str) -> Shape {
    let head = text.trim_start();
    match ending {
        "json" | "" if is_graph(head) => Shape::Graph,
        "jsonl" | "ndjson" | "json" => Shape::Lines,
        "html" | "htm" | "xhtml" => Shape::Page,
        "txt" => Shape::Plain,
        _ if head.starts_with('{') && first_is_object(head) => Shape::Lines,
        _ if starts(head, "<!doctype html") || starts(head, "<html") => Shape::Page,
        _ => Shape::Plain,
    }
}

/// Whether a text begins as JSON Graph Format does: an object whose first member is the graph.
fn is_graph(head: &str) -> bool {
    let mut parts = ["{", "\"graph\"", ":", "{"].into_iter();
    parts
        .try_fold(head, |rest, part| rest.trim_start().strip_prefix(part))
        .is_some()
}

fn graph(name: String, text: &str) -> Result<Content, InputFault> {
    match json::read(text) {
        Ok(graph) => Ok(Content::Graph {
            name,
            graph: Box::new(graph),
        }),
        Err(cause) => Err(InputFault::Graph { name, cause }),
    }
}

fn first_is_object(text: &str) -> bool {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Map<String, serde_json::Value>>();
    matches!(values.next(), Some(Ok(_)))
}

fn starts(text: &str, with: &str) -> bool {
    text.get(..with.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(with))
}

/// A line of JSON Lines, as far as it is read.
#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    id: Option<serde_json::Value>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    dateline: Option<String>,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

impl Line {
    fn article(self, name: String, otherwise: String) -> RawArticle {
        let id = match self.id {
            Some(serde_json::Value::String(id)) => id,
            Some(serde_json::Value::Number(id)) => id.to_string(),
            _ => otherwise,
        };
        let Self {
            text,
            title,
            published,
            dateline,
            source,
            url,
            ..
        } = self;
        RawArticle {
            name,
            metadata: Metadata {
                id,
                title,
                published,
                dateline,
                source,
                url,
            },
            text,
            note: None,
        }
    }
}

/// The articles of JSON Lines; a file that holds one object over many lines is one article.
fn lines(name: &str, stem: &str, text: &str) -> Vec<Result<RawArticle, InputFault>> {
    if let Ok(whole) = serde_json::from_str::<Line>(text) {
        return vec![Ok(whole.article(name.to_owned(), stem.to_owned()))];
    }
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let place = format!("{name}:{}", at + 1);
            match serde_json::from_str::<Line>(line) {
                Ok(line) => Ok(line.article(place, format!("{stem}-{}", at + 1))),
                Err(cause) => Err(InputFault::Line {
                    name: name.to_owned(),
                    line: at + 1,
                    cause: without_place(&cause),
                }),
            }
        })
        .collect()
}

/// What is wrong with a line, by its column; the line we know better.
fn without_place(cause: &serde_json::Error) -> String {
    let said = cause.to_string();
    let what = said.split(" at line ").next().unwrap_or(&said);
    format!("column {}: {what}", cause.column())
}

/// The article of a page.
fn page(name: &str, stem: String, text: &str) -> Result<RawArticle, InputFault> {
    let fault = |cause: dom_smoothie::ReadabilityError| InputFault::Page {
        name: name.to_owned(),
        cause: cause.to_string(),
    };
    let config = dom_smoothie::Config {
        text_mode: dom_smoothie::TextMode::Formatted,
        ..dom_smoothie::Config::default()
    };
    let mut page = dom_smoothie::Readability::new(text, None, Some(config)).map_err(fault)?;
    let article = page.parse().map_err(fault)?;
    let metadata = Metadata {
        id: stem,
        published: article
            .published_time
            .clone()
            .filter(|at| super::args::instant(at).is_ok()),
        source: article.site_name.clone(),
        url: article.url.clone(),
        ..Metadata::default()
    };
    let body = article.text_content.trim();
    let text = if article.title.is_empty() || body.starts_with(&article.title) {
        body.to_owned()
    } else {
        format!("{}\n\n{body}", article.title)
    };
    Ok(RawArticle {
        name: name.to_owned(),
        metadata,
        text,
        note: None,
    })
}
