//! The article: one text with its layout.

use serde::{Deserialize, Serialize};

use super::{Sentence, Span, Token, letters, sentence, token};

/// What is known of an article besides its text. Every field is as the input gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Metadata {
    /// Identifier, unique in a collection.
    pub id: String,
    /// Headline, when it is not the first line of the text.
    pub title: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// A dateline that stands apart from the text.
    pub dateline: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

/// What a paragraph is in the layout of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// The first line, when others follow and it is no sentence of its own.
    Headline,
    /// The headline's words once more.
    Repeated,
    /// Everything else.
    Body,
}

/// A line of the text that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the original, without white space at its edges.
    pub span: Span,
    /// Its part in the layout.
    pub kind: ParagraphKind,
}

/// A text laid out: paragraphs, sentences, tokens, each in order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What is known besides the text.
    pub metadata: Metadata,
    /// The original.
    pub text: String,
    /// The lines that are not blank.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of all paragraphs.
    pub sentences: Vec<Sentence>,
    /// The tokens of the whole text.
    pub tokens: Vec<Token>,
}

/// A headline is at most this long, in characters.
const LONGEST_HEADLINE: usize = 220;

impl Article {
    /// Lays out a text.
    ///
    /// ```
    /// use waqai::text::{Article, Metadata, ParagraphKind};
    /// let article = Article::new("A headline\n\nA sentence. Another one.", Metadata::default());
    /// assert_eq!(article.paragraphs[0].kind, ParagraphKind::Headline);
    /// assert_eq!(article.sentences.len(), 3);
    /// ```
    pub fn new(text: impl Into<String>, metadata: Metadata) -> Self {
        let text = text.into();
        let tokens = token::tokens(&text);
        let paragraphs = paragraphs(&text);
        let mut sentences = Vec::new();
        let mut first = 0;
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let end = first + tokens[first..].partition_point(|token| token.span.start < paragraph.span.end);
            sentence::sentences(&text, &tokens, first..end, at, &mut sentences);
            first = end;
        }
        Self {
            metadata,
            text,
            paragraphs,
            sentences,
            tokens,
        }
    }

    /// The headline's span, if the text has one.
    pub fn headline(&self) -> Option<Span> {
        self.paragraphs
            .first()
            .filter(|first| first.kind == ParagraphKind::Headline)
            .map(|first| first.span)
    }

    /// The kind of the paragraph a sentence stands in.
    pub fn kind_of(&self, sentence: &Sentence) -> ParagraphKind {
        self.paragraphs[sentence.paragraph].kind
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = lines(text)
        .map(|span| Paragraph {
            span,
            kind: ParagraphKind::Body,
        })
        .collect();
    if out.len() > 1 && is_headline(out[0].span.of(text)) {
        out[0].kind = ParagraphKind::Headline;
        let headline = words(out[0].span.of(text));
        for paragraph in out.iter_mut().skip(1).take(4) {
            if words(paragraph.span.of(text)) == headline {
                paragraph.kind = ParagraphKind::Repeated;
            }
        }
    }
    out
}

/// The lines with something to read, trimmed.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || letters::is_invisible(c);
    let mut start = 0;
    text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}'])
        .filter_map(move |line| {
            let from = start;
            start += line.len();
            let trimmed = line.trim_start_matches(is_blank);
            let skipped = line.len() - trimmed.len();
            let span = Span::new(
                from + skipped,
                from + skipped + trimmed.trim_end_matches(is_blank).len(),
            );
            (!span.is_empty()).then_some(span)
        })
}

fn is_headline(line: &str) -> bool {
    line.chars().count() <= LONGEST_HEADLINE && !line.ends_with(['.', '\u{61b}', ','])
}

/// The words of a line as keys, for telling whether two lines say the same.
fn words(line: &str) -> Vec<String> {
    let words = token::tokens(line)
        .into_iter()
        .filter(|token| token.kind != token::TokenKind::Mark);
    words.map(|token| letters::fold(token.span.of(line))).collect()
}
