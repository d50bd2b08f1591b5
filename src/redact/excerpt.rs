//! The few lines of a document that a person sees beside a finding: clipped, masked, escaped.

use super::{MASK, Visibility, is_unprintable, placeholder_length, visibility};
use crate::document::Document;
use crate::syntax::{Kind, Node};
use crate::text::Span;

/// How many characters of a line are shown before and behind a marked place.
const AROUND: usize = 56;

/// How many characters of a marked value are shown.
const LONGEST_VALUE: usize = 96;

/// Lines of a document around some places, ready to be shown.
#[derive(Debug, Default)]
pub(crate) struct Excerpt {
    /// Runs of lines, in the order of the document.
    pub(crate) chunks: Vec<Chunk>,
    /// The places that were asked for, in bytes of the chunk's text: chunk and span.
    pub(crate) places: Vec<(usize, Span)>,
}

/// A run of lines.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    /// The number of the first line, from 0.
    pub(crate) first_line: u32,
    pub(crate) text: String,
}

/// A piece of a line as it is shown.
struct Piece {
    source: Span,
    shown: String,
    /// Shown letter for letter: offsets inside carry over.
    verbatim: bool,
}

/// The lines around these places, and the places in them.
pub(crate) fn excerpt(document: &Document, places: &[Span]) -> Excerpt {
    let lines = document.lines();
    let last = lines.count().saturating_sub(1) as u32;
    let mut wanted: Vec<u32> = Vec::new();
    for place in places {
        let (from, to) = (lines.line_of(place.start), lines.line_of(place.end.max(place.start)));
        // Of a place over many lines, where it begins says enough.
        let to = to.min(from + 1);
        wanted.extend(from.saturating_sub(1)..=(to + 1).min(last));
    }
    wanted.sort_unstable();
    wanted.dedup();
    let mut excerpt = Excerpt::default();
    let mut spots = vec![(0, Span::default()); places.len()];
    let mut before: Option<u32> = None;
    for line in wanted {
        // Two marked runs with one line between them read better as one.
        if before.is_none_or(|before| line > before + 1) {
            excerpt.chunks.push(Chunk { first_line: line, text: String::new() });
        }
        before = Some(line);
        let chunk = excerpt.chunks.len() - 1;
        if let Some(current) = excerpt.chunks.last_mut() {
            show_line(document, line, places, &mut current.text, |place, span| {
                if let Some(spot) = spots.get_mut(place) {
                    *spot = (chunk, span);
                }
            });
        }
    }
    excerpt.places = spots;
    excerpt
}

fn show_line(
    document: &Document,
    line: u32,
    places: &[Span],
    out: &mut String,
    mut place_found: impl FnMut(usize, Span),
) {
    let lines = document.lines();
    let whole = lines.line_span(line);
    let content = whole.of(document.text()).trim_end_matches(['\n', '\r']);
    let line_span = Span { start: whole.start, end: whole.start + content.len() as u32 };
    let here = |place: &Span| lines.line_of(place.start) == line;
    let marked: Vec<_> = places.iter().filter(|place| here(place)).copied().collect();
    let windows = windows(document.text(), line_span, &marked);
    let pieces = pieces(document, line_span, &windows);
    let start = out.len();
    let mut spots: Vec<(usize, usize, usize)> = Vec::new();
    for (index, place) in places.iter().enumerate().filter(|(_, place)| here(place)) {
        spots.push((index, usize::MAX, usize::MAX));
        let _ = place;
    }
    let mut reached = line_span.start;
    for piece in &pieces {
        if piece.source.start > reached {
            out.push('…');
        }
        for (index, from, to) in &mut spots {
            let Some(place) = places.get(*index) else { continue };
            let inside = |offset: u32| match piece.verbatim {
                true => out.len() + offset.saturating_sub(piece.source.start) as usize,
                false => out.len(),
            };
            if *from == usize::MAX && place.start < piece.source.end.max(piece.source.start + 1) {
                *from = inside(place.start);
            }
            if *from != usize::MAX && place.end > piece.source.start {
                let end = if piece.verbatim {
                    inside(place.end.min(piece.source.end))
                } else {
                    out.len() + piece.shown.len()
                };
                *to = end;
            }
        }
        out.push_str(&piece.shown);
        reached = piece.source.end;
    }
    if reached < line_span.end {
        out.push('…');
    }
    let end = out.len();
    for (index, from, to) in spots {
        let from = from.min(end).max(start);
        let to = if to == usize::MAX { from } else { to.clamp(from, end) };
        place_found(index, Span::new(from, to));
    }
    out.push('\n');
}

/// Which parts of a line are shown: all of a short one, else what is around the marked places.
fn windows(text: &str, line: Span, marked: &[Span]) -> Vec<Span> {
    let content = line.of(text);
    if content.len() <= 2 * AROUND || content.chars().count() <= 2 * AROUND {
        return vec![line];
    }
    if marked.is_empty() {
        let end = content.char_indices().nth(2 * AROUND).map_or(line.end, |(offset, _)| line.start + offset as u32);
        return vec![Span { start: line.start, end }];
    }
    let mut windows: Vec<Span> = Vec::new();
    let mut marked = marked.to_vec();
    marked.sort_unstable();
    for place in marked {
        let before = text.get(line.start as usize..place.start as usize).unwrap_or_default();
        let after = text.get(place.end.min(line.end) as usize..line.end as usize).unwrap_or_default();
        let back: usize = before.chars().rev().take(AROUND).map(char::len_utf8).sum();
        let ahead: usize = after.chars().take(AROUND).map(char::len_utf8).sum();
        let window = Span { start: place.start - back as u32, end: place.end.min(line.end) + ahead as u32 };
        match windows.last_mut() {
            Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
            _ => windows.push(window),
        }
    }
    windows
}

/// The parts of a line inside the windows, as they may be seen. Strings are whole or clipped, never cut by a window.
fn pieces(document: &Document, line: Span, windows: &[Span]) -> Vec<Piece> {
    let slots = &document.parsed().tree.slots;
    let first = slots.partition_point(|slot| slot.start < line.start);
    let mut tokens: Vec<Node<'_>> = Vec::new();
    // A string that began on an earlier line may reach into this one.
    for index in first.saturating_sub(1)..slots.len() {
        let Some(node) = document.node(index as u32) else { break };
        if node.span().start > line.end {
            break;
        }
        let in_window = windows.iter().any(|window| node.span().start < window.end && node.span().end > window.start);
        if !node.kind().is_container() && !node.span().is_empty() && node.span().end > line.start && in_window {
            tokens.push(node);
        }
    }
    let mut pieces = Vec::new();
    for window in windows {
        let mut at = window.start;
        for token in &tokens {
            let span = token.span();
            if span.end <= at || span.start >= window.end {
                continue;
            }
            push_gap(document.text(), Span { start: at, end: span.start.max(at) }, &mut pieces);
            let visible = Span { start: span.start.max(line.start), end: span.end.min(line.end) };
            push_token(document, *token, visible, &mut pieces);
            at = visible.end;
        }
        if at < window.end {
            push_gap(document.text(), Span { start: at, end: window.end }, &mut pieces);
        }
    }
    pieces
}

/// What stands between tokens: blanks and punctuation are shown, comments and what could not be read are not.
fn push_gap(text: &str, span: Span, pieces: &mut Vec<Piece>) {
    let mut hidden: Option<Span> = None;
    let gap = span.of(text);
    for (offset, character) in gap.char_indices() {
        let source = Span::new(span.start as usize + offset, span.start as usize + offset + character.len_utf8());
        let shown = matches!(character, ' ' | '\t' | '{' | '}' | '[' | ']' | ',' | ':' | '/' | '*' | ';' | '=' | '#');
        if shown {
            pieces.extend(hidden.take().map(mask));
            push_text(source, &character.to_string(), pieces);
        } else {
            hidden = Some(hidden.map_or(source, |hidden| hidden.to(source)));
        }
    }
    pieces.extend(hidden.map(mask));
}

fn mask(source: Span) -> Piece {
    Piece { source, shown: MASK.to_owned(), verbatim: false }
}

fn push_token(document: &Document, token: Node<'_>, visible: Span, pieces: &mut Vec<Piece>) {
    let text = document.text();
    let content = token.content_span();
    let inside = Span {
        start: content.start.clamp(visible.start, visible.end),
        end: content.end.clamp(visible.start, visible.end),
    };
    push_text(
        Span { start: visible.start, end: inside.start },
        Span { start: visible.start, end: inside.start }.of(text),
        pieces,
    );
    match visibility(document, token) {
        Visibility::Masked => pieces.push(mask(inside)),
        Visibility::Placeholders => push_placeholders(text, inside, pieces),
        Visibility::Shown => push_clipped(text, inside, token.kind(), pieces),
    }
    push_text(
        Span { start: inside.end, end: visible.end },
        Span { start: inside.end, end: visible.end }.of(text),
        pieces,
    );
}

fn push_placeholders(text: &str, inside: Span, pieces: &mut Vec<Piece>) {
    let mut hidden: Option<Span> = None;
    let mut at = inside.start;
    let mut shown = 0;
    while at < inside.end {
        let rest = Span { start: at, end: inside.end }.of(text);
        let token = if shown < LONGEST_VALUE { placeholder_length(rest) as u32 } else { 0 };
        if token > 0 {
            pieces.extend(hidden.take().map(mask));
            let span = Span { start: at, end: at + token };
            push_text(span, span.of(text), pieces);
            shown += token as usize;
            at += token;
        } else {
            let width = rest.chars().next().map_or(1, char::len_utf8) as u32;
            let source = Span { start: at, end: at + width };
            hidden = Some(hidden.map_or(source, |hidden| hidden.to(source)));
            at += width;
        }
    }
    pieces.extend(hidden.map(mask));
}

fn push_clipped(text: &str, inside: Span, kind: Kind, pieces: &mut Vec<Piece>) {
    let content = inside.of(text);
    let cut =
        content.char_indices().nth(LONGEST_VALUE).filter(|_| kind != Kind::Invalid || content.len() > LONGEST_VALUE);
    let Some((cut, _)) = cut else { return push_text(inside, content, pieces) };
    let kept = Span { start: inside.start, end: inside.start + cut as u32 };
    push_text(kept, kept.of(text), pieces);
    pieces.push(Piece { source: Span { start: kept.end, end: inside.end }, shown: "…".to_owned(), verbatim: false });
}

/// Text that may be seen, with its unprintable characters as escapes. Tabs become blanks: columns stay true.
fn push_text(source: Span, shown: &str, pieces: &mut Vec<Piece>) {
    let mut at = source.start;
    for run in shown.split_inclusive(is_unprintable) {
        let plain = run.trim_end_matches(is_unprintable);
        if !plain.is_empty() {
            let end = at + plain.len() as u32;
            match pieces.last_mut() {
                Some(last) if last.verbatim && last.source.end == at => {
                    last.shown.push_str(plain);
                    last.source.end = end;
                }
                _ => pieces.push(Piece { source: Span { start: at, end }, shown: plain.to_owned(), verbatim: true }),
            }
            at = end;
        }
        for character in run.get(plain.len()..).unwrap_or_default().chars() {
            let end = at + character.len_utf8() as u32;
            let shown = if character == '\t' { " ".to_owned() } else { format!("\\u{{{:x}}}", u32::from(character)) };
            pieces.push(Piece { source: Span { start: at, end }, verbatim: shown == " ", shown });
            at = end;
        }
    }
}
