//! JSON Schemas of what is written, made from the types.

use schemars::{JsonSchema, generate::SchemaSettings};

use super::{events, events::ArticleEvents, json, json::Document, plover, plover::PloverRecord};

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A graph in JSON.
    Graph,
    /// A line of events.
    Events,
    /// A line of events in the terms of PLOVER.
    Plover,
}

/// The schema as JSON text, indented, with a line end.
///
/// ```
/// use waqai::export::schema::{Shape, schema};
/// assert!(schema(Shape::Events).contains("trigger"));
/// ```
pub fn schema(shape: Shape) -> String {
    match shape {
        Shape::Graph => of::<Document>("graph", json::VERSION),
        Shape::Events => of::<ArticleEvents>("events", events::VERSION),
        Shape::Plover => of::<PloverRecord>("plover", plover::VERSION),
    }
}

fn of<T: JsonSchema>(name: &str, version: &str) -> String {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), format!("urn:waqai:schema:{name}:{version}").into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
