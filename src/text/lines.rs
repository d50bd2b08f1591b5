//! Offsets to lines and columns, and back, in the unit that the caller counts in.

use super::Span;

/// The unit of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// UTF-16 code units, as JavaScript and most editors count.
    Utf16,
    /// Unicode characters (scalar values), as people and our reports count.
    #[default]
    Characters,
}

impl Encoding {
    /// How many units a text takes.
    pub fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Characters => text.chars().count(),
        }
    }

    fn width(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Characters => 1,
        }
    }
}

/// A line and a column, both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Column, from 0, in the unit that was asked for.
    pub column: u32,
}

/// Where the lines of a text begin. A line ends with LF, CR LF or a lone CR.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    length: u32,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        for (offset, byte) in bytes.iter().enumerate() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(offset + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                starts.push(offset as u32 + 1);
            }
        }
        Self { starts, length: text.len() as u32 }
    }

    /// How many lines there are; a final line end begins one more, empty line.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line (from 0) that an offset is on.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1) as u32
    }

    /// The bytes of a line, its end included.
    pub fn line_span(&self, line: u32) -> Span {
        let start = self.starts.get(line as usize).copied().unwrap_or(self.length);
        let end = self.starts.get(line as usize + 1).copied().unwrap_or(self.length);
        Span { start, end }
    }

    /// The position of a byte offset. Offsets past the end count as the end; inside a character, as its start.
    pub fn position(&self, text: &str, offset: u32, encoding: Encoding) -> Position {
        let mut offset = offset.min(self.length) as usize;
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset as u32);
        let start = self.line_span(line).start as usize;
        let column = encoding.length(text.get(start..offset).unwrap_or_default());
        Position { line, column: column as u32 }
    }

    /// The byte offset of a position. Past the end of a line means its end, inside a character its start.
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> u32 {
        let line = self.line_span(position.line);
        let content = line.of(text).trim_end_matches(['\n', '\r']);
        let mut column = 0;
        for (offset, character) in content.char_indices() {
            column += encoding.width(character);
            if column > position.column as usize {
                return line.start + offset as u32;
            }
        }
        line.start + content.len() as u32
    }
}
