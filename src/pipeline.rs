//! The stages in their order.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use crate::{
    calendar::{self, Calendar, Dateline, Reference, Variant},
    entity::{self, Entities},
    event::{self, Event, Relation, judge::Judge},
    lexicon::{Lexicon, LexiconError},
    morphology::{Morphology, Word},
    syntax::{Parse, Syntax},
    text::{Article, Metadata, ParagraphKind},
};

/// Everything the program found out about one article.
#[derive(Debug)]
pub struct Analysis {
    /// The text and its layout.
    pub article: Article,
    /// The line that says where, by whom and when it was filed: index of its paragraph, and what it says.
    pub dateline: Option<(usize, Dateline)>,
    /// What relative dates count from.
    pub reference: Option<Reference>,
    /// Dates and times.
    pub dates: Vec<calendar::Mention>,
    /// Readings by token.
    pub words: Vec<Word>,
    /// Phrases and clauses by sentence.
    pub parses: Vec<Parse>,
    /// Who and where, and every proper name.
    pub entities: Entities,
    /// What happened, in the order of the text.
    pub events: Vec<Event>,
    /// What the text says of the order and cause of events.
    pub relations: Vec<Relation>,
}

impl Analysis {
    /// The same analysis without the events that are less sure, and without what is said of them.
    #[must_use]
    pub fn surer(mut self, least: Option<f32>) -> Self {
        let Some(least) = least else { return self };
        let mut kept = 0;
        let places: Vec<Option<usize>> = self
            .events
            .iter()
            .map(|event| {
                let sure = event.confidence >= least;
                kept += usize::from(sure);
                sure.then(|| kept - 1)
            })
            .collect();
        self.events.retain(|event| event.confidence >= least);
        let place = |event: usize| places.get(event).copied().flatten();
        let relations = self.relations.into_iter().filter_map(|relation| {
            Some(Relation {
                first: place(relation.first)?,
                second: place(relation.second)?,
                ..relation
            })
        });
        self.relations = relations.collect();
        self
    }
}

/// Choices that are not in the article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// What relative dates count from where neither dateline nor metadata say it.
    pub reference: Option<NaiveDateTime>,
    /// Whose Hijri calendar it is.
    pub variant: Variant,
}

/// Reads articles.
///
/// ```
/// use waqai::{lexicon::Lexicon, pipeline::Pipeline};
/// let lexicon = Lexicon::builtin()?;
/// let pipeline = Pipeline::new(&lexicon)?;
/// let analysis = pipeline.read("زار الوزير بغداد.");
/// assert_eq!(analysis.events.len(), 1);
/// # Ok::<(), waqai::lexicon::LexiconError>(())
/// ```
#[derive(Debug)]
pub struct Pipeline<'l> {
    lexicon: &'l Lexicon,
    settings: Settings,
    calendar: Calendar,
    morphology: Morphology<'l>,
    syntax: Syntax<'l>,
    entity_vocabulary: entity::Vocabulary,
    event_vocabulary: event::Vocabulary,
    judge: Judge,
}

impl<'l> Pipeline<'l> {
    /// A pipeline over a lexicon.
    ///
    /// # Errors
    /// Faults in the calendar's tables; the built-in lexicon has none.
    pub fn new(lexicon: &'l Lexicon) -> Result<Self, LexiconError> {
        Ok(Self {
            lexicon,
            settings: Settings::default(),
            calendar: Calendar::new(&lexicon.tables).map_err(LexiconError::Faults)?,
            morphology: Morphology::new(lexicon),
            syntax: Syntax::new(lexicon),
            entity_vocabulary: entity::Vocabulary::new(lexicon),
            event_vocabulary: event::Vocabulary::new(lexicon),
            judge: Judge::new(lexicon),
        })
    }

    /// The same pipeline with other settings.
    #[must_use]
    pub const fn with(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// The same pipeline, keeping every decision that it makes, for learning.
    #[must_use]
    pub fn recording(self) -> Self {
        Self {
            judge: self.judge.recording(),
            ..self
        }
    }

    /// The same pipeline with another judge.
    #[must_use]
    pub fn with_judge(self, judge: Judge) -> Self {
        Self { judge, ..self }
    }

    /// What decides between candidates.
    pub const fn judge(&self) -> &Judge {
        &self.judge
    }

    /// The calendar stage, for single expressions.
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Reads a text about which nothing else is known.
    pub fn read(&self, text: &str) -> Analysis {
        self.read_article(Article::new(text, Metadata::default()))
    }

    /// Reads an article.
    pub fn read_article(&self, article: Article) -> Analysis {
        let understood = self.understand(article);
        let (events, relations) = event::extract(&self.scene(&understood));
        Analysis {
            events,
            relations,
            ..understood
        }
    }

    /// What the encoder reads of an article: for learning.
    pub fn reading(&self, article: Article) -> (Article, event::Reading) {
        let understood = self.understand(article);
        let reading = event::reading(&self.scene(&understood));
        (understood.article, reading)
    }

    /// Everything that is found out before events are looked for.
    fn understand(&self, article: Article) -> Analysis {
        let (dateline, reference) = self.dateline(&article);
        let dates = self
            .calendar
            .mentions(&article.text, reference.as_ref(), self.settings.variant);
        let words = self.morphology.read(&article);
        let times: Vec<_> = dates.iter().map(|date| date.span).collect();
        let parses = self.syntax.parse(&article, &words, &times);
        let entities = entity::resolve(self.lexicon, &self.entity_vocabulary, &article, &words, &parses);
        Analysis {
            article,
            dateline,
            reference,
            dates,
            words,
            parses,
            entities,
            events: Vec::new(),
            relations: Vec::new(),
        }
    }

    fn scene<'a>(&'a self, understood: &'a Analysis) -> event::Scene<'a> {
        event::Scene {
            lexicon: self.lexicon,
            vocabulary: &self.event_vocabulary,
            article: &understood.article,
            words: &understood.words,
            parses: &understood.parses,
            entities: &understood.entities,
            dates: &understood.dates,
            reference: understood.reference,
            judge: &self.judge,
            aside: understood.dateline.as_ref().map(|(paragraph, _)| *paragraph),
        }
    }

    /// The dateline among the first paragraphs, and the reference: its day, else the metadata's, else the setting's.
    fn dateline(&self, article: &Article) -> (Option<(usize, Dateline)>, Option<Reference>) {
        let metadata = &article.metadata;
        let published = metadata
            .published
            .as_deref()
            .and_then(instant)
            .or(self.settings.reference)
            .map(Reference::new);
        let given = metadata.dateline.as_deref();
        let given = given.and_then(|line| self.calendar.dateline(line, published.as_ref(), self.settings.variant));
        let body = article
            .paragraphs
            .iter()
            .enumerate()
            .filter(|(_, paragraph)| paragraph.kind == ParagraphKind::Body);
        let found = body.take(3).find_map(|(at, paragraph)| {
            let line = paragraph.span.of(&article.text);
            self.calendar
                .dateline(line, published.as_ref(), self.settings.variant)
                .map(|dateline| (at, dateline))
        });
        let day = |dateline: &Dateline| {
            let value = dateline.value.as_ref()?;
            let hijri = value.calendars == calendar::Calendars::Hijri;
            let calendar = if hijri {
                calendar::Kind::Hijri
            } else {
                calendar::Kind::Gregorian
            };
            value.earliest.map(|day| Reference { day, calendar })
        };
        let reference = found
            .as_ref()
            .and_then(|(_, dateline)| day(dateline))
            .or(given.as_ref().and_then(day));
        (found, reference.or(published))
    }
}

/// Reads an ISO 8601 instant or day, as metadata give it; a zone is dropped: the day is the outlet's own.
fn instant(text: &str) -> Option<NaiveDateTime> {
    let zoned = DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|instant| instant.naive_local());
    let plain = || text.parse::<NaiveDateTime>().ok();
    let day = || {
        text.get(..10)
            .and_then(|day| day.parse::<NaiveDate>().ok())
            .and_then(|day| day.and_hms_opt(0, 0, 0))
    };
    zoned.or_else(plain).or_else(day)
}
