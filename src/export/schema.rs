//! JSON Schemas of what is written, made from the types.

use schemars::{JsonSchema, generate::SchemaSettings};

use super::{events::ArticleEvents, json::Document};

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A graph in JSON.
    Graph,
    /// A line of events.
    Events,
}

/// The schema as JSON text, indented, with a line end.
///
/// ```
/// use waqai::export::schema::{Shape, schema};
/// assert!(schema(Shape::Events).contains("trigger"));
/// ```
pub fn schema(shape: Shape) -> String {
    match shape {
        Shape::Graph => of::<Document>("graph"),
        Shape::Events => of::<ArticleEvents>("events"),
    }
}

fn of<T: JsonSchema>(name: &str) -> String {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
    let version = if name == "graph" {
        super::json::VERSION
    } else {
        super::events::VERSION
    };
    schema.insert("$id".to_owned(), format!("urn:waqai:schema:{name}:{version}").into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
