//! From bytes to Unicode code points, the unit of offsets in everything that leaves the program.

/// Maps byte offsets of one text to code point offsets.
///
/// ```
/// use waqai::text::CodePoints;
/// let points = CodePoints::new("a\u{645}b");
/// assert_eq!(points.at(1), 1);
/// assert_eq!(points.at(3), 2);
/// ```
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// Code points before every 64th byte.
    marks: Vec<usize>,
    starts: Vec<u64>,
}

impl CodePoints {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let words = text.len() / 64 + 1;
        let mut starts = vec![0_u64; words];
        for (at, byte) in text.bytes().enumerate() {
            if byte & 0xC0 != 0x80 {
                starts[at / 64] |= 1 << (at % 64);
            }
        }
        let marks = starts.iter().scan(0, |before, word| {
            let mark = *before;
            *before += word.count_ones() as usize;
            Some(mark)
        });
        Self {
            marks: marks.collect(),
            starts,
        }
    }

    /// Code points before byte `at`; the length of the text in code points for what lies past its end.
    pub fn at(&self, at: usize) -> usize {
        let (word, bit) = (at / 64, at % 64);
        match (self.marks.get(word), self.starts.get(word)) {
            (Some(mark), Some(starts)) => mark + (starts & ((1_u64 << bit) - 1)).count_ones() as usize,
            _ => self
                .marks
                .last()
                .zip(self.starts.last())
                .map_or(0, |(mark, starts)| mark + starts.count_ones() as usize),
        }
    }
}
