//! Byte offsets to UTF-16 offsets and back, fast on any text.

/// Bytes between two index entries; in between, characters are counted.
const STEP: usize = 1024;

/// The number of UTF-16 code units before offsets of a text.
#[derive(Debug, Clone)]
pub struct Utf16Index {
    /// Every [`STEP`] bytes, at the start of a character: the byte offset, and the units before it.
    /// Empty for ASCII, where the two are equal.
    counted: Vec<(u32, u32)>,
}

impl Utf16Index {
    /// Indexes a text.
    pub fn new(text: &str) -> Self {
        let mut counted = Vec::new();
        if text.is_ascii() {
            return Self { counted };
        }
        let mut units = 0;
        let mut next = 0;
        for (offset, character) in text.char_indices() {
            if offset >= next {
                counted.push((offset as u32, units));
                next = offset + STEP;
            }
            units += character.len_utf16() as u32;
        }
        Self { counted }
    }

    /// The units before a byte offset of the same text; inside a character, those before it.
    pub fn units(&self, text: &str, offset: u32) -> u32 {
        let after = self.counted.partition_point(|(bytes, _)| *bytes <= offset);
        let Some((start, mut units)) = after.checked_sub(1).and_then(|index| self.counted.get(index)).copied() else {
            return offset.min(text.len() as u32);
        };
        let rest = text.get(start as usize..).unwrap_or_default();
        for (bytes, character) in rest.char_indices() {
            if start + bytes as u32 + character.len_utf8() as u32 > offset {
                break;
            }
            units += character.len_utf16() as u32;
        }
        units
    }

    /// The byte offset with this many units before it; inside a surrogate pair, the start of its character.
    pub fn offset(&self, text: &str, wanted: u32) -> u32 {
        let after = self.counted.partition_point(|(_, units)| *units <= wanted);
        let Some((start, mut units)) = after.checked_sub(1).and_then(|index| self.counted.get(index)).copied() else {
            return wanted.min(text.len() as u32);
        };
        let rest = text.get(start as usize..).unwrap_or_default();
        for (bytes, character) in rest.char_indices() {
            units += character.len_utf16() as u32;
            if units > wanted {
                return start + bytes as u32;
            }
        }
        text.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        let texts = [
            String::new(),
            "plain".to_owned(),
            "é😀\n日本".to_owned(),
            "a😀é ".repeat(700),
            "\u{feff}x".repeat(2000),
            "日".repeat(2000),
        ];
        for text in texts {
            let index = Utf16Index::new(&text);
            for (offset, character) in text.char_indices().chain([(text.len(), ' ')]) {
                let units = text.get(..offset).unwrap_or_default().encode_utf16().count() as u32;
                assert_eq!(index.units(&text, offset as u32), units);
                assert_eq!(index.offset(&text, units), offset as u32);
                if character.len_utf16() == 2 {
                    assert_eq!(index.offset(&text, units + 1), offset as u32, "inside a pair");
                }
                if character.len_utf8() > 1 && offset < text.len() {
                    assert_eq!(index.units(&text, offset as u32 + 1), units, "inside a character");
                }
            }
            // A character may begin before the step and end behind it.
            assert!(text.is_ascii() || index.counted.len() >= text.len().div_ceil(STEP + 4));
            let units = text.encode_utf16().count() as u32;
            assert_eq!(index.units(&text, u32::MAX), units);
            assert_eq!(index.offset(&text, u32::MAX), text.len() as u32);
        }
    }
}
