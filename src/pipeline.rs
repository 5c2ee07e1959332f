//! The stages in their order.

use crate::{
    calendar,
    entity::{self, Entity, Name},
    event::{self, Event, Relation},
    lexicon::Lexicon,
    morphology::{Morphology, Word},
    syntax::{Parse, Syntax},
    text::{Article, Metadata},
};

/// Everything the program found out about one article.
#[derive(Debug)]
pub struct Analysis {
    /// The text and its layout.
    pub article: Article,
    /// Dates and times.
    pub dates: Vec<calendar::Mention>,
    /// Readings by token.
    pub words: Vec<Word>,
    /// Phrases and clauses by sentence.
    pub parses: Vec<Parse>,
    /// Who and where.
    pub entities: Vec<Entity>,
    /// Proper names.
    pub names: Vec<Name>,
    /// What happened, in the order of the text.
    pub events: Vec<Event>,
    /// What the text says of the order and cause of events.
    pub relations: Vec<Relation>,
}

/// Reads articles.
///
/// ```
/// use waqai::{lexicon::Lexicon, pipeline::Pipeline};
/// let lexicon = Lexicon::builtin().unwrap();
/// let pipeline = Pipeline::new(&lexicon);
/// let analysis = pipeline.read("زار الوزير بغداد.");
/// assert_eq!(analysis.events.len(), 1);
/// ```
#[derive(Debug)]
pub struct Pipeline<'l> {
    lexicon: &'l Lexicon,
    morphology: Morphology<'l>,
    syntax: Syntax<'l>,
}

impl<'l> Pipeline<'l> {
    /// A pipeline over a lexicon.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            morphology: Morphology::new(lexicon),
            syntax: Syntax::new(lexicon),
        }
    }

    /// Reads a text about which nothing else is known.
    pub fn read(&self, text: &str) -> Analysis {
        self.read_article(Article::new(text, Metadata::default()))
    }

    /// Reads an article.
    pub fn read_article(&self, article: Article) -> Analysis {
        let dates = Vec::new();
        let words = self.morphology.read(&article);
        let parses = self.syntax.parse(&article, &words);
        let entities = entity::resolve(self.lexicon, &article, &words, &parses);
        let (events, relations) = event::extract(self.lexicon, &article, &words, &parses, &entities, &dates);
        Analysis {
            article,
            dates,
            words,
            parses,
            entities: entities.entities,
            names: entities.names,
            events,
            relations,
        }
    }
}
