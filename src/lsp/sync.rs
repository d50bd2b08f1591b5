//! Keeps the text of a document in sync with the client.

use gen_lsp_types::{Position, TextDocumentContentChangeEvent as Change};

use super::places::offset;
use crate::text::{Encoding, LineIndex};

/// Applies changes in order, each to the result of the one before.
pub(super) fn apply(text: &mut String, changes: Vec<Change>, encoding: Encoding) {
    for change in changes {
        match change {
            Change::TextDocumentContentChangeWholeDocument(whole) => *text = whole.text,
            Change::TextDocumentContentChangePartial(part) => {
                let lines = LineIndex::new(text);
                let at = |position: Position| offset(text, &lines, position, encoding) as usize;
                let (start, end) = (at(part.range.start), at(part.range.end));
                text.replace_range(start..end.max(start), &part.text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::{Range, TextDocumentContentChangePartial as Part};
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

    use super::*;

    const PIECES: [&str; 16] = [
        "",
        "a",
        "\n",
        "\r\n",
        "\r",
        "é",
        "日本",
        "😀",
        "\u{301}",
        "{ ",
        "\"x\": ",
        "\t",
        "\u{feff}",
        "zz\nyy\n",
        "👩‍👩‍👧",
        "\u{2028}",
    ];

    /// The position in a client's encoding, by counting characters.
    fn position(text: &[char], offset: usize, encoding: Encoding) -> Position {
        let (mut line, mut character) = (0, 0);
        for (index, here) in text.iter().take(offset).enumerate() {
            let ends = *here == '\n' || (*here == '\r' && text.get(index + 1) != Some(&'\n'));
            character += match encoding {
                Encoding::Utf8 => here.len_utf8(),
                Encoding::Utf16 => here.len_utf16(),
                Encoding::Characters => 1,
            } as u32;
            if ends {
                (line, character) = (line + 1, 0);
            }
        }
        Position { line, character }
    }

    /// A position must not be between the two characters of a line end.
    fn is_place(text: &[char], offset: usize) -> bool {
        offset == 0 || !(text.get(offset - 1) == Some(&'\r') && text.get(offset) == Some(&'\n'))
    }

    #[test]
    fn both_texts_are_equal_after_100_000_edits() {
        let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
        let mut random = |below: usize| (proptest::prelude::Rng::next_u64(runner.rng()) % below.max(1) as u64) as usize;
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Characters] {
            let mut client: Vec<char> = Vec::new();
            let mut server = String::new();
            let mut edits = 0;
            while edits < 33_400 {
                let (one, other) = (random(client.len() + 1), random(client.len() + 1));
                let (start, mut end) = (one.min(other), one.max(other));
                // Mostly small edits, so that the text keeps some length.
                if client.len() < 200 || random(10) > 0 {
                    end = end.min(start + random(3));
                }
                if !is_place(&client, start) || !is_place(&client, end) {
                    continue;
                }
                edits += 1;
                let piece = if client.len() > 400 { "" } else { PIECES[random(PIECES.len())] };
                let range = Range { start: position(&client, start, encoding), end: position(&client, end, encoding) };
                client.splice(start..end, piece.chars());
                let part = Part { range, text: piece.to_owned(), ..Part::default() };
                apply(&mut server, vec![Change::TextDocumentContentChangePartial(part)], encoding);
                assert!(server.chars().eq(client.iter().copied()), "{encoding:?}, edit {edits}: {range:?} {piece:?}");
            }
        }
    }

    #[test]
    fn invalid_ranges_do_no_harm() {
        let check = |start: (u32, u32), end: (u32, u32), wanted: &str| {
            let mut text = "a😀\r\nb".to_owned();
            let place = |(line, character)| Position { line, character };
            let part =
                Part { range: Range { start: place(start), end: place(end) }, text: "-".to_owned(), ..Part::default() };
            apply(&mut text, vec![Change::TextDocumentContentChangePartial(part)], Encoding::Utf16);
            assert_eq!(text, wanted);
        };
        check((0, 2), (0, 2), "a-😀\r\nb");
        check((0, 99), (0, 99), "a😀-\r\nb");
        check((99, 0), (u32::MAX, u32::MAX), "a😀\r\nb-");
        check((1, 1), (0, 0), "a😀\r\nb-");
    }
}
