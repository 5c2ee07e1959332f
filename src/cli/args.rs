//! Arguments, typed: nothing is looked up here.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{
    calendar::Variant,
    explain::Stage,
    export::{csv, cypher},
};

/// Reads Arabic news and builds a dated event graph: who did what to whom, where, when, and who says so.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub struct Arguments {
    /// Lay the tables of this folder over the built-in lexicon
    #[arg(long, global = true, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
    /// Look names of places up in this file too, after the lexicon's own; `waqai places import` makes it
    #[arg(long, global = true, value_name = "FILE")]
    pub places: Option<PathBuf>,
    /// Say nothing about what was odd in the inputs
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Threads; 0 for one a core
    #[arg(long, global = true, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the graph of articles
    Graph(GraphArguments),
    /// Load the graph of articles into a database that runs
    #[cfg(feature = "load")]
    Load(LoadArguments),
    /// Show dated events in both calendars
    Timeline(TimelineArguments),
    /// Write events as JSON Lines, one object an article
    Events(EventsArguments),
    /// Read one date expression
    Date(DateArguments),
    /// Show what a stage saw
    Explain(ExplainArguments),
    /// Compare with annotated events: precision, recall, F1
    Evaluate(EvaluateArguments),
    /// Print the schema of an output: JSON Schema, or a database's tables, constraints and indexes
    Schema(SchemaArguments),
    /// Look after the lexicon
    Lexicon(LexiconArguments),
    /// Make gazetteers of others ready for `--places`
    Places(PlacesArguments),
    /// Print completions for a shell
    Completions(CompletionsArguments),
    /// Print the manual page
    Man(ManArguments),
}

/// What is read.
#[derive(Debug, Args)]
pub struct InputArguments {
    /// Files, folders, glob patterns, or `-` for standard input: plain text, HTML, JSON Lines with `id` and `text`, and
    /// for `graph` and `load` the graphs that `graph -f json` wrote; compressed with gzip or Zstandard or not
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<String>,
    /// The day from which the relative dates of articles count that do not say when they were published
    #[arg(long, value_name = "DATE", value_parser = instant)]
    pub reference: Option<NaiveDateTime>,
    #[command(flatten)]
    pub hijri: HijriArguments,
}

/// Whose Hijri calendar dates are read by.
#[derive(Clone, Copy, Debug, Args)]
pub struct HijriArguments {
    /// The Hijri calendar of the dates: umm-al-qura, a day later (+1) or earlier (-1) than it, or tabular
    #[arg(
        long = "hijri-variant",
        value_name = "VARIANT",
        default_value = "umm-al-qura",
        allow_hyphen_values = true,
        value_parser = str::parse::<Variant>
    )]
    pub variant: Variant,
}

/// Where it goes.
#[derive(Debug, Args)]
pub struct OutputArguments {
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// A form of graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// JSON Graph Format, all that is known
    Json,
    /// Graphviz, a picture for reading
    Dot,
    /// `GraphML`, for `NetworkX`, igraph, yEd, Gephi and others
    Graphml,
    /// GEXF with days, for the timeline of Gephi
    Gexf,
    /// Elements of Cytoscape.js
    Cytoscape,
    /// `GeoJSON`: a point for each event and place
    Geojson,
    /// RDF, for people: Turtle
    Turtle,
    /// RDF, for stores: N-Quads
    Nquads,
    /// RDF as JSON-LD
    Jsonld,
    /// Cypher script of MERGE statements, to be run again and again (--dialect neo4j, memgraph or falkordb)
    Cypher,
    /// Folder of CSV for bulk loaders (--dialect neo4j, kuzu, neptune, falkordb or postgresql; -o names the folder)
    Csv,
}

/// Whose words a script or folder is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphDialect {
    /// Neo4j, and what reads its scripts
    Neo4j,
    /// Memgraph
    Memgraph,
    /// `FalkorDB`
    #[value(name = "falkordb")]
    FalkorDb,
    /// Kuzu and `LadybugDB`
    #[value(alias = "ladybug")]
    Kuzu,
    /// Amazon Neptune
    Neptune,
    /// `PostgreSQL`, plain tables
    #[value(name = "postgresql", alias = "postgres")]
    PostgreSql,
}

impl GraphDialect {
    /// Its scripts, if it has any.
    pub const fn script(self) -> Option<cypher::Dialect> {
        match self {
            Self::Neo4j => Some(cypher::Dialect::Neo4j),
            Self::Memgraph => Some(cypher::Dialect::Memgraph),
            Self::FalkorDb => Some(cypher::Dialect::FalkorDb),
            Self::Kuzu | Self::Neptune | Self::PostgreSql => None,
        }
    }

    /// Its folders, if it has any.
    pub const fn folder(self) -> Option<csv::Dialect> {
        match self {
            Self::Neo4j => Some(csv::Dialect::Neo4j),
            Self::FalkorDb => Some(csv::Dialect::FalkorDb),
            Self::Kuzu => Some(csv::Dialect::Kuzu),
            Self::Neptune => Some(csv::Dialect::Neptune),
            Self::PostgreSql => Some(csv::Dialect::PostgreSql),
            Self::Memgraph => None,
        }
    }
}

/// Which events are shown.
#[derive(Clone, Copy, Debug, Args)]
pub struct ConfidenceArguments {
    /// Leave out events that are less sure, from 0 to 1
    #[arg(long, value_name = "X", value_parser = confidence)]
    pub min_confidence: Option<f32>,
}

/// Arguments of `graph`.
#[derive(Debug, Args)]
pub struct GraphArguments {
    #[command(flatten)]
    pub input: InputArguments,
    /// Form
    #[arg(long, short, value_enum, default_value_t = GraphFormat::Json)]
    pub format: GraphFormat,
    /// For whom, with `-f cypher` and `-f csv`
    #[arg(long, value_enum, default_value_t = GraphDialect::Neo4j)]
    pub dialect: GraphDialect,
    /// With `-f dot`, a line for each pair of actor and target or place instead of a node for each event: for many articles
    #[arg(long)]
    pub collapse: bool,
    #[command(flatten)]
    pub confidence: ConfidenceArguments,
    #[command(flatten)]
    pub output: OutputArguments,
}

/// Arguments of `load`.
#[cfg(feature = "load")]
#[derive(Debug, Args)]
pub struct LoadArguments {
    /// bolt:// or neo4j:// and host and port (also with +s, +ssc): Neo4j, Memgraph, `ArcadeDB`; or the http:// address at which
    /// an RDF store takes N-Quads. User and password are taken from `WAQAI_USER` and `WAQAI_PASSWORD`, or asked for
    #[arg(value_name = "TARGET")]
    pub target: String,
    #[command(flatten)]
    pub input: InputArguments,
    /// The database of the server, if not its default one
    #[arg(long, value_name = "NAME")]
    pub database: Option<String>,
    /// Whose constraints and indexes
    #[arg(long, value_enum, default_value_t = GraphDialect::Neo4j)]
    pub dialect: GraphDialect,
    #[command(flatten)]
    pub confidence: ConfidenceArguments,
}

/// Arguments of `timeline`.
#[derive(Debug, Args)]
pub struct TimelineArguments {
    #[command(flatten)]
    pub input: InputArguments,
    /// Leave out what ended before this day
    #[arg(long, value_name = "DATE", value_parser = instant)]
    pub from: Option<NaiveDateTime>,
    /// Leave out what began after this day
    #[arg(long, value_name = "DATE", value_parser = instant)]
    pub to: Option<NaiveDateTime>,
    /// Show events without a date too, at the end
    #[arg(long, short)]
    pub all: bool,
    #[command(flatten)]
    pub confidence: ConfidenceArguments,
    #[command(flatten)]
    pub output: OutputArguments,
}

/// A form of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EventsFormat {
    /// JSON Lines, an object an article, all that is known
    Jsonl,
    /// JSON Lines, an object an event, as PLOVER's codebook has them
    Plover,
}

/// Arguments of `events`.
#[derive(Debug, Args)]
pub struct EventsArguments {
    #[command(flatten)]
    pub input: InputArguments,
    /// Form
    #[arg(long, short, value_enum, default_value_t = EventsFormat::Jsonl)]
    pub format: EventsFormat,
    #[command(flatten)]
    pub confidence: ConfidenceArguments,
    #[command(flatten)]
    pub output: OutputArguments,
}

/// Arguments of `date`.
#[derive(Debug, Args)]
pub struct DateArguments {
    /// The expression; `-` reads lines `reference TAB expression` and prints an object for each
    #[arg(value_name = "EXPRESSION")]
    pub expression: String,
    /// The day from which relative expressions count
    #[arg(long, short, value_name = "DATE", value_parser = instant)]
    pub reference: Option<NaiveDateTime>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub hijri: HijriArguments,
}

/// A form of explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// Plain text
    Text,
    /// JSON Lines, one object an article
    Jsonl,
    /// CoNLL-U (morphology)
    Conllu,
}

/// A stage by its name.
impl ValueEnum for Stage {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    #[command(flatten)]
    pub input: InputArguments,
    /// The stage; all of them when left out
    #[arg(long, short, value_enum)]
    pub stage: Option<Stage>,
    /// Form
    #[arg(long, short, value_enum, default_value_t = ExplainFormat::Text)]
    pub format: ExplainFormat,
    #[command(flatten)]
    pub output: OutputArguments,
}

/// Arguments of `evaluate`.
#[derive(Debug, Args)]
pub struct EvaluateArguments {
    /// Annotated events, JSON Lines with `id`, `text` and `events`
    #[arg(value_name = "GOLD", required = true)]
    pub gold: Vec<PathBuf>,
    /// Compare this events file instead of reading the texts now
    #[arg(long, value_name = "FILE")]
    pub events: Option<PathBuf>,
    /// Print the figures as one JSON object a file
    #[arg(long)]
    pub json: bool,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaName {
    /// `waqai graph -f json`
    Graph,
    /// A line of `waqai events`
    Events,
    /// A line of `waqai events -f plover`
    Plover,
    /// Constraints and indexes of Neo4j
    Neo4j,
    /// Constraints and indexes of Memgraph
    Memgraph,
    /// Indexes of `FalkorDB`
    #[value(name = "falkordb")]
    FalkorDb,
    /// Tables of Kuzu and `LadybugDB`
    #[value(alias = "ladybug")]
    Kuzu,
    /// Tables of `PostgreSQL`
    #[value(name = "postgresql", alias = "postgres")]
    PostgreSql,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Of what
    #[arg(value_enum)]
    pub name: SchemaName,
    #[command(flatten)]
    pub output: OutputArguments,
}

/// Arguments of `lexicon`.
#[derive(Debug, Args)]
pub struct LexiconArguments {
    /// What to do with it
    #[command(subcommand)]
    pub command: LexiconCommand,
}

/// What to do with the lexicon.
#[derive(Debug, Subcommand)]
pub enum LexiconCommand {
    /// Check tables: those of a folder, or the built-in ones
    Check {
        /// The folder
        folder: Option<PathBuf>,
    },
    /// Count what the lexicon holds
    Stats,
    /// Learn the weights of decisions from annotated articles
    Learn {
        /// Annotated events, JSON Lines with `id`, `text`, `published` and `events`
        #[arg(value_name = "GOLD", required = true)]
        gold: Vec<PathBuf>,
        /// Print the figures that the weights reach on these
        #[arg(long, value_name = "GOLD")]
        test: Vec<PathBuf>,
        /// Learn what is left over by encoders that were learnt from every other article: `even` and `odd` in this folder
        #[arg(long, value_name = "FOLDER")]
        halves: Option<PathBuf>,
        /// Write the tables of weights into this folder
        #[arg(long, short, value_name = "FOLDER")]
        output: Option<PathBuf>,
    },
    /// Write what the encoder reads of annotated articles, and what is right, for `annotation/encoder.py`
    Units {
        /// Annotated events, JSON Lines with `id`, `text`, `published` and `events`
        #[arg(value_name = "GOLD", required = true)]
        gold: Vec<PathBuf>,
    },
    /// Print how far weights and encoder are to be trusted, by annotated articles that neither was learnt from
    Trust {
        /// Annotated events, JSON Lines with `id`, `text`, `published` and `events`
        #[arg(value_name = "GOLD", required = true)]
        gold: Vec<PathBuf>,
    },
    /// Show every reading of a word, and the places and actors of that name
    Look {
        /// The word
        word: String,
    },
}

/// Arguments of `places`.
#[derive(Debug, Args)]
pub struct PlacesArguments {
    /// What to do
    #[command(subcommand)]
    pub command: PlacesCommand,
}

/// What to do with gazetteers.
#[derive(Debug, Subcommand)]
pub enum PlacesCommand {
    /// Make one file for `--places` of a gazetteer
    Import {
        /// A table of Who's On First (columns `id`, `country`, `type`, `name_ar`, `lat`, `lon` …) or a GeoNames dump (`allCountries.txt`)
        file: PathBuf,
        #[command(flatten)]
        output: OutputArguments,
    },
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
    #[command(flatten)]
    pub output: OutputArguments,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArguments {
    #[command(flatten)]
    pub output: OutputArguments,
}

/// A number from 0 to 1.
fn confidence(text: &str) -> Result<f32, String> {
    let number = text.parse::<f32>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| format!("{text} is no confidence: write a number from 0 to 1, such as 0.6"))
}

/// A day, or a day and a time.
pub fn instant(text: &str) -> Result<NaiveDateTime, String> {
    let day = |text: &str| {
        text.parse::<chrono::NaiveDate>()
            .ok()
            .and_then(|day| day.and_hms_opt(0, 0, 0))
    };
    let minute = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok();
    let second = |text: &str| {
        let local = text.strip_suffix('Z').unwrap_or(text);
        NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M:%S%.f").ok()
    };
    let zoned = |text: &str| {
        chrono::DateTime::parse_from_rfc3339(text)
            .ok()
            .map(|instant| instant.naive_local())
    };
    day(text)
        .or_else(|| minute(text))
        .or_else(|| second(text))
        .or_else(|| zoned(text))
        .ok_or_else(|| format!("{text} is no date: write 2026-01-22 or 2026-01-22T19:07"))
}
