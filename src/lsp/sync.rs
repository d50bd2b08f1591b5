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

/// A client that counts characters, and whose edits bytes choose: the server's text is always the same.
#[cfg(any(test, fuzzing))]
pub(crate) fn assert_texts_agree(data: &[u8]) {
    use gen_lsp_types::{Range, TextDocumentContentChangePartial as Part};

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
    let mut bytes = data.iter().map(|byte| usize::from(*byte));
    let mut choose = |below: usize| {
        let wide = if below > 256 { bytes.next().unwrap_or_default() * 256 } else { 0 };
        bytes.next().map(|byte| (wide + byte) % below.max(1))
    };
    let encoding = match choose(3) {
        Some(0) => Encoding::Utf8,
        Some(1) => Encoding::Utf16,
        _ => Encoding::Characters,
    };
    let mut client: Vec<char> = Vec::new();
    let mut server = String::new();
    while let (Some(one), Some(other), Some(piece), Some(extent)) =
        (choose(client.len() + 1), choose(client.len() + 1), choose(PIECES.len()), choose(10))
    {
        let (start, mut end) = (one.min(other), one.max(other));
        // Mostly small edits, so that the text keeps some length.
        if client.len() < 200 || extent > 0 {
            end = end.min(start + extent % 3);
        }
        // A position must not be between the two characters of a line end.
        let is_place = |at: usize| !(at > 0 && client.get(at - 1) == Some(&'\r') && client.get(at) == Some(&'\n'));
        if !is_place(start) || !is_place(end) {
            continue;
        }
        let piece = PIECES.get(piece).copied().filter(|_| client.len() < 400).unwrap_or_default();
        let range = Range { start: position(&client, start, encoding), end: position(&client, end, encoding) };
        client.splice(start..end, piece.chars());
        let part = Part { range, text: piece.to_owned(), ..Part::default() };
        apply(&mut server, vec![Change::TextDocumentContentChangePartial(part)], encoding);
        assert!(server.chars().eq(client.iter().copied()), "{encoding:?}: {range:?} {piece:?} gives {server:?}");
    }
}

/// The position in a client's encoding, by counting characters.
#[cfg(any(test, fuzzing))]
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

#[cfg(test)]
mod tests {
    use gen_lsp_types::{Range, TextDocumentContentChangePartial as Part};
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

    use super::*;

    #[test]
    fn both_texts_are_equal_after_100_000_edits() {
        let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
        for encoding in 0..3 {
            let mut choices = vec![0; 6 * 34_000];
            proptest::prelude::Rng::fill_bytes(runner.rng(), &mut choices);
            choices[0] = encoding;
            assert_texts_agree(&choices);
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
