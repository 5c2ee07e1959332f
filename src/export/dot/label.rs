//! Labels that Graphviz draws right: one line each from right to left, nothing read as markup.

/// Opens a stretch that is laid out from right to left, whatever stands around it.
const RLI: char = '\u{2067}';
/// Opens a stretch from left to right within it: figures and dates without a word of Arabic.
const LRI: char = '\u{2066}';
/// Closes either.
const PDI: char = '\u{2069}';
/// A line is broken before the word that would make it longer, in characters.
const WIDTH: usize = 30;
/// A label is cut after so many characters; the rest goes to the tooltip.
const LONGEST: usize = 120;

/// A text without what could change the order of the letters around it or is no text at all.
fn clean(text: &str) -> String {
    let shown = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    shown
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// A text as lines of words.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in clean(text).split_whitespace().flat_map(pieces) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// A word longer than any line, cut.
fn pieces(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(WIDTH).map(|piece| piece.iter().collect()).collect()
}

/// Escapes in the order that Graphviz undoes: entities, then backslashes, then quotation marks.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('\\', "\\\\").replace('"', "\\\"")
}

/// A line in its direction.
fn isolated(line: &str) -> String {
    if line.chars().any(char::is_alphabetic) {
        format!("{RLI}{}{PDI}", escape(line))
    } else {
        format!("{RLI}{LRI}{}{PDI}{PDI}", escape(line))
    }
}

/// A quoted label of several texts, each on lines of its own.
///
/// ```
/// use waqai::export::dot::label;
/// assert_eq!(label(["a\"b"]), "\"\u{2067}a\\\"b\u{2069}\"");
/// ```
pub fn label<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut shown = Vec::new();
    for text in texts {
        let cut: String = text.chars().take(LONGEST).collect();
        let mut lines = lines(&cut);
        if cut.len() < text.len()
            && let Some(last) = lines.last_mut()
        {
            last.push('\u{2026}');
        }
        shown.extend(lines);
    }
    let lines: Vec<String> = shown.iter().map(|line| isolated(line)).collect();
    format!("\"{}\"", lines.join("\\n"))
}

/// A quoted tooltip: the whole text, on lines of their own.
pub fn tooltip(text: &str) -> String {
    let lines: Vec<String> = lines(text).iter().map(|line| isolated(line)).collect();
    format!("\"{}\"", lines.join("\\n"))
}

/// A quoted identifier.
pub fn id(uid: &str) -> String {
    format!("\"{}\"", escape(&clean(uid)))
}
