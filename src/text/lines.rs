//! Byte offsets to lines and columns and back, in the caller's unit.

use super::Span;

/// The unit of a column.
///
/// ```
/// use authlint::text::Encoding;
///
/// assert_eq!([Encoding::Utf8, Encoding::Utf16, Encoding::Characters].map(|unit| unit.length("🍐")), [4, 2, 1]);
/// ```
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
    ///
    /// ```
    /// assert_eq!(authlint::text::Encoding::Characters.length("Äpfel"), 5);
    /// ```
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
///
/// ```
/// use authlint::text::Position;
///
/// assert!(Position { line: 1, column: 0 } > Position { line: 0, column: 80 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Column, from 0, in the unit that was asked for.
    pub column: u32,
}

/// Where the lines of a text begin. A line ends with LF, CR LF or a lone CR.
///
/// ```
/// use authlint::text::{Encoding, LineIndex, Position};
///
/// let text = "{\n  \"é\": 1\n}";
/// let lines = LineIndex::new(text);
/// assert_eq!(lines.position(text, 7, Encoding::Characters), Position { line: 1, column: 4 });
/// ```
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    length: u32,
    /// Columns in ASCII text need no counting.
    is_ascii: bool,
}

impl LineIndex {
    /// Indexes a text.
    ///
    /// ```
    /// assert_eq!(authlint::text::LineIndex::new("a\r\nb\rc\n").count(), 4);
    /// ```
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        // Line ends are rare: skip 64 bytes at a time where there is none.
        for (piece, start) in bytes.chunks(64).zip((0..).step_by(64)) {
            if piece.iter().fold(u8::MAX, |least, byte| least.min(*byte)) > b'\r' {
                continue;
            }
            for (byte, offset) in piece.iter().zip(start..) {
                let ends = match byte {
                    b'\n' => true,
                    b'\r' => bytes.get(offset + 1) != Some(&b'\n'),
                    _ => false,
                };
                if ends {
                    starts.push(offset as u32 + 1);
                }
            }
        }
        Self { starts, length: text.len() as u32, is_ascii: text.is_ascii() }
    }

    /// The number of lines; a final line end starts one more, empty line.
    ///
    /// ```
    /// assert_eq!(authlint::text::LineIndex::new("").count(), 1);
    /// ```
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line (from 0) that an offset is on.
    ///
    /// ```
    /// assert_eq!(authlint::text::LineIndex::new("a\nb").line_of(2), 1);
    /// ```
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1) as u32
    }

    /// The bytes of a line, including its line end.
    ///
    /// ```
    /// let text = "first\nsecond\n";
    /// assert_eq!(authlint::text::LineIndex::new(text).line_span(1).of(text), "second\n");
    /// ```
    pub fn line_span(&self, line: u32) -> Span {
        let start = self.starts.get(line as usize).copied().unwrap_or(self.length);
        let end = self.starts.get(line as usize + 1).copied().unwrap_or(self.length);
        Span { start, end }
    }

    /// The position of a byte offset. Offsets past the end count as the end; inside a character, as its start.
    ///
    /// ```
    /// use authlint::text::{Encoding, LineIndex, Position};
    ///
    /// let text = "🍐 {}";
    /// assert_eq!(LineIndex::new(text).position(text, 5, Encoding::Utf16), Position { line: 0, column: 3 });
    /// ```
    pub fn position(&self, text: &str, offset: u32, encoding: Encoding) -> Position {
        let mut offset = offset.min(self.length) as usize;
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset as u32);
        let start = self.line_span(line).start as usize;
        let before = text.get(start..offset).unwrap_or_default();
        let column = if self.is_ascii { before.len() } else { encoding.length(before) };
        Position { line, column: column as u32 }
    }

    /// The byte offset of a position. Past the end of a line means its end, inside a character its start.
    ///
    /// ```
    /// use authlint::text::{Encoding, LineIndex, Position};
    ///
    /// let text = "🍐 {}";
    /// assert_eq!(LineIndex::new(text).offset(text, Position { line: 0, column: 3 }, Encoding::Utf16), 5);
    /// ```
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The offsets at which lines begin.
    fn starts(text: &str) -> Vec<u32> {
        let lines = LineIndex::new(text);
        let starts: Vec<_> = (0..lines.count() as u32).map(|line| lines.line_span(line).start).collect();
        assert_eq!(lines.line_span(lines.count() as u32), Span::at(text.len()));
        for (line, start) in (0..).zip(&starts) {
            assert_eq!(lines.line_of(*start), line);
            assert_eq!(lines.line_of(start.saturating_sub(1)), line.saturating_sub(1));
        }
        starts
    }

    #[test]
    fn a_line_ends_with_lf_crlf_or_cr() {
        assert_eq!(starts(""), [0]);
        assert_eq!(starts("a\nb\r\nc\rd"), [0, 2, 5, 7]);
        assert_eq!(starts("\n\n\r\r\n\n"), [0, 1, 2, 3, 5, 6]);
        // Around the pieces that are searched at once.
        for length in 60..70 {
            let (line, end) = ("é".repeat(length), 2 * length as u32);
            assert_eq!(starts(&format!("{line}\r\n{line}\r{line}\n")), [0, end + 2, 2 * end + 3, 3 * end + 4]);
        }
    }

    #[test]
    fn positions_and_offsets_agree_at_characters_and_stay_within_lines() {
        let text = "aé日😀\r\n\u{301}x\r\n";
        let lines = LineIndex::new(text);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Characters] {
            let (mut line, mut column) = (0, 0);
            for (offset, character) in text.char_indices() {
                let position = Position { line, column };
                for inside in 0..character.len_utf8() {
                    assert_eq!(lines.position(text, (offset + inside) as u32, encoding), position);
                }
                if character != '\n' {
                    assert_eq!(lines.offset(text, position, encoding), offset as u32, "{encoding:?} {position:?}");
                }
                let width = encoding.length(character.encode_utf8(&mut [0; 4])) as u32;
                let last = Position { line, column: column + width - 1 };
                if !character.is_control() {
                    assert_eq!(lines.offset(text, last, encoding), offset as u32, "inside, {encoding:?} {last:?}");
                }
                (line, column) = if character == '\n' { (line + 1, 0) } else { (line, column + width) };
            }
            assert_eq!(lines.position(text, u32::MAX, encoding), Position { line: 2, column: 0 });
            assert_eq!(lines.offset(text, Position { line: 1, column: 99 }, encoding), text.len() as u32 - 2);
            assert_eq!(lines.offset(text, Position { line: 9, column: 9 }, encoding), text.len() as u32);
        }
    }
}
