//! The source lines shown with a finding: clipped, masked, escaped.
//!
//! Widths are measured after masking, so they do not reveal the length of a masked text.

use super::{MASK, Visibility, hidden_parts, is_unprintable, placeholder_length, visibility};
use crate::document::Document;
use crate::syntax::Node;
use crate::text::Span;

/// The number of bytes between two tokens that are examined from both ends; a gap may be megabytes long.
const LONGEST_GAP: u32 = 1 << 15;

/// Lines of a document around some spans, ready to show.
#[derive(Debug, Default)]
pub(crate) struct Excerpt {
    /// Runs of lines, in document order.
    pub(crate) chunks: Vec<Chunk>,
    /// The requested spans: the chunk of each, and its bytes in the chunk's text.
    pub(crate) places: Vec<(usize, Span)>,
}

/// A run of lines.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chunk {
    /// The number of the first line, from 0.
    pub(crate) first_line: u32,
    /// Whole lines, each ended by a line feed.
    pub(crate) text: String,
}

/// The lines around these spans, each at most about `width` characters long, and the spans in them.
pub(crate) fn excerpt(document: &Document, places: &[Span], width: usize) -> Excerpt {
    let width = width.max(20);
    let lines = document.lines();
    let last = lines.count().saturating_sub(1) as u32;
    let mut wanted: Vec<u32> = Vec::new();
    for place in places {
        // Of a span over many lines, the first line is enough.
        let line = lines.line_of(place.start);
        wanted.extend(line.saturating_sub(1)..=(line + 1).min(last));
    }
    wanted.sort_unstable();
    wanted.dedup();
    let mut excerpt = Excerpt { chunks: Vec::new(), places: vec![(0, Span::default()); places.len()] };
    let mut before: Option<u32> = None;
    for line in wanted {
        let here: Vec<_> = (0..places.len())
            .filter(|place| places.get(*place).is_some_and(|it| lines.line_of(it.start) == line))
            .collect();
        let whole = lines.line_span(line);
        let content = whole.of(document.text()).trim_end_matches(['\n', '\r']).len() as u32;
        // Text editors do not count the empty line after the last line end.
        if here.is_empty() && line == last && content == 0 {
            continue;
        }
        if before.is_none_or(|before| line > before + 1) {
            excerpt.chunks.push(Chunk { first_line: line, text: String::new() });
        }
        before = Some(line);
        let index = excerpt.chunks.len() - 1;
        let Some(chunk) = excerpt.chunks.last_mut() else { continue };
        let shown = Line {
            document,
            span: Span { start: whole.start, end: whole.start + content },
            places: here.iter().filter_map(|place| places.get(*place)).copied().collect(),
            width,
        };
        for (place, span) in here.iter().zip(shown.write(&mut chunk.text)) {
            if let Some(spot) = excerpt.places.get_mut(*place) {
                *spot = (index, span);
            }
        }
    }
    excerpt
}

/// A line of a document without its line end, clipped only if it is very long.
#[cfg(feature = "cli")]
pub(crate) fn whole_line(document: &Document, line: u32) -> String {
    const LONGEST: usize = 400;
    let span = document.lines().line_span(line);
    let content = span.of(document.text()).trim_end_matches(['\n', '\r']).len() as u32;
    let line = Line {
        document,
        span: Span { start: span.start, end: span.start + content },
        places: Vec::new(),
        width: LONGEST,
    };
    let mut shown = String::new();
    line.write(&mut shown);
    shown.trim_end_matches('\n').to_owned()
}

/// A line to show.
struct Line<'d> {
    document: &'d Document,
    /// Without its line end.
    span: Span,
    /// The spans that start on it.
    places: Vec<Span>,
    width: usize,
}

/// A part of a line that is shown or masked.
#[derive(Clone, Copy)]
struct Run {
    source: Span,
    is_hidden: bool,
}

/// The smallest unit that is shown or left out.
struct Cell {
    source: Span,
    shown: String,
    columns: usize,
    is_kept: bool,
}

impl Line<'_> {
    /// Writes the line with its line end, and returns the spans in the output.
    fn write(&self, out: &mut String) -> Vec<Span> {
        let mut cells = self.cells();
        self.choose(&mut cells);
        let start = out.len();
        // Maps the source of each kept cell to its output.
        let mut spots: Vec<(Span, usize, usize)> = Vec::new();
        let mut reached = self.span.start;
        for cell in cells.iter().filter(|cell| cell.is_kept) {
            if cell.source.start > reached {
                out.push('…');
            }
            let at = out.len();
            out.push_str(&cell.shown);
            spots.push((cell.source, at, out.len()));
            reached = cell.source.end;
        }
        let line_end = out.len();
        if reached < self.span.end {
            out.push('…');
        }
        let end = out.len();
        out.push('\n');
        let place = |place: &Span| {
            let from =
                spots.iter().find(|(source, ..)| source.end > place.start).map_or(line_end, |(_, from, _)| *from);
            let to = spots.iter().rev().find(|(source, ..)| source.start < place.end).map_or(from, |(.., to)| *to);
            // A span that continues after the shown part ends after the dots.
            let to = if place.end > reached && reached < self.span.end && !place.is_empty() { end } else { to };
            Span::new(from.clamp(start, end), if place.is_empty() { from } else { to.clamp(from, end) })
        };
        self.places.iter().map(place).collect()
    }

    /// Selects the cells to show: all if they fit, else those around the spans.
    fn choose(&self, cells: &mut [Cell]) {
        let mut reached = self.span.start;
        let is_whole = cells.iter().all(|cell| std::mem::replace(&mut reached, cell.source.end) == cell.source.start);
        let columns: usize = cells.iter().map(|cell| cell.columns).sum();
        if is_whole && reached == self.span.end && columns <= self.width {
            for cell in cells {
                cell.is_kept = true;
            }
            return;
        }
        if self.places.is_empty() {
            keep(cells.iter_mut(), self.width - 1);
        }
        for (place, columns) in self.centers(cells) {
            let at = cells.partition_point(|cell| cell.source.end <= place);
            let (before, after) = cells.split_at_mut(at);
            let left = keep(before.iter_mut().rev(), columns / 3);
            let right = keep(after.iter_mut(), columns.saturating_sub(left + 2).max(8));
            // Columns left over at the end of the line show more of its start.
            keep(before.iter_mut().rev(), columns.saturating_sub(right + 2));
        }
    }

    /// The offsets to show and the columns around each: spans close to each other share a window.
    fn centers(&self, cells: &[Cell]) -> Vec<(u32, usize)> {
        let first = self.places.iter().map(|place| place.start).min();
        let last = self.places.iter().map(|place| place.end).max();
        let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
        let between = cells.iter().filter(|cell| cell.source.end > first && cell.source.start < last);
        if between.map(|cell| cell.columns).sum::<usize>() <= self.width / 2 {
            return vec![(first, self.width)];
        }
        self.places.iter().map(|place| (place.start, self.width / self.places.len())).collect()
    }

    /// The line in cells; for a long line only those around its spans.
    fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        let text = self.document.text();
        for run in self.runs() {
            if run.is_hidden {
                cells.push(Cell { source: run.source, shown: MASK.to_owned(), columns: 3, is_kept: false });
                continue;
            }
            for part in self.split(run.source) {
                let content = part.of(text);
                let cell = |(offset, character): (usize, char)| {
                    let start = part.start as usize + offset;
                    cell(Span::new(start, start + character.len_utf8()), character)
                };
                if content.len() <= 4 * self.width {
                    cells.extend(content.char_indices().map(cell));
                } else {
                    let mut tail: Vec<_> = content.char_indices().rev().take(self.width).map(cell).collect();
                    cells.extend(content.char_indices().take(self.width).map(cell));
                    let reached = cells.last().map_or(0, |cell| cell.source.end);
                    tail.retain(|cell| cell.source.start >= reached);
                    cells.extend(tail.into_iter().rev());
                }
            }
        }
        cells
    }

    /// Splits a span at the boundaries of the spans to show.
    fn split(&self, span: Span) -> Vec<Span> {
        let mut cuts: Vec<_> = self.places.iter().flat_map(|place| [place.start, place.end]).collect();
        cuts.retain(|cut| span.start < *cut && *cut < span.end);
        cuts.sort_unstable();
        cuts.push(span.end);
        let mut start = span.start;
        cuts.into_iter().map(|end| Span { start: std::mem::replace(&mut start, end), end }).collect()
    }

    /// The shown and masked parts of the line, at least as far around each span as needed.
    fn runs(&self) -> Vec<Run> {
        let slots = self.document.parsed().tree.in_text();
        let (first, behind) = (
            slots.partition_point(|slot| slot.start < self.span.start),
            slots.partition_point(|slot| slot.start < self.span.end),
        );
        // Each token shows at least one character, which bounds their number.
        let mut parts: Vec<(usize, usize)> = Vec::new();
        let centers = self.places.iter().map(|place| slots.partition_point(|slot| slot.start < place.start));
        let centers: Vec<_> = if self.places.is_empty() { vec![first] } else { centers.collect() };
        for center in centers {
            let (from, to) = (center.saturating_sub(self.width).max(first), (center + self.width).min(behind));
            match parts.last_mut() {
                Some(last) if from <= last.1 && last.0 <= from => last.1 = last.1.max(to),
                _ => parts.push((from, to)),
            }
        }
        parts.sort_unstable();
        let mut runs = Runs { text: self.document.text(), found: Vec::new() };
        let start_of = |index: usize| slots.get(index).map_or(self.span.end, |slot| slot.start);
        let mut reached = self.span.start;
        for (from, to) in parts {
            let start = if from == first { self.span.start } else { start_of(from) };
            let end = if to == behind { self.span.end } else { start_of(to) };
            reached = reached.max(start);
            // A string from an earlier line may reach into this one.
            for index in from.saturating_sub(1)..to {
                let Some(node) = self.document.node(slots.node(index)) else { break };
                let span = node.span();
                if node.kind().is_container() || span.is_empty() || span.end <= reached {
                    continue;
                }
                self.gap(Span { start: reached, end: span.start.max(reached) }, &mut runs);
                let visible = Span { start: span.start.max(reached), end: span.end.min(end) };
                self.token(node, visible, &mut runs);
                reached = visible.end;
            }
            self.gap(Span { start: reached, end: end.max(reached) }, &mut runs);
            reached = reached.max(end);
        }
        runs.found
    }

    /// A gap between tokens: whitespace and punctuation are shown, comments and unreadable text are not.
    fn gap(&self, gap: Span, runs: &mut Runs<'_>) {
        let mut reached = gap.start;
        for comment in self.document.comments_in(gap) {
            let comment = Span { start: comment.start.max(gap.start), end: comment.end.min(gap.end) };
            runs.punctuation(Span { start: reached, end: comment.start });
            runs.comment(comment);
            reached = comment.end;
        }
        runs.punctuation(Span { start: reached, end: gap.end });
    }

    fn token(&self, token: Node<'_>, visible: Span, runs: &mut Runs<'_>) {
        let content = token.content_span();
        let start = content.start.clamp(visible.start, visible.end);
        let inside = Span { start, end: content.end.clamp(start, visible.end) };
        runs.push(Span { start: visible.start, end: inside.start }, false);
        // YAML has comments between `|` and the lines of a text.
        let shown = |span: Span, runs: &mut Runs<'_>| {
            let mut reached = span.start;
            for comment in self.document.comments_in(span) {
                let comment = Span { start: comment.start.max(reached), end: comment.end.min(span.end) };
                runs.push(Span { start: reached, end: comment.start }, false);
                runs.comment(comment);
                reached = comment.end;
            }
            runs.push(Span { start: reached, end: span.end }, false);
        };
        match visibility(self.document, token) {
            Visibility::Masked => runs.push(inside, true),
            Visibility::Placeholders => self.placeholders(inside, runs),
            Visibility::Shown => shown(inside, runs),
            Visibility::Address => {
                let mut reached = inside.start;
                for part in hidden_parts(token) {
                    let part =
                        Span { start: part.start.clamp(reached, inside.end), end: part.end.clamp(reached, inside.end) };
                    shown(Span { start: reached, end: part.start }, runs);
                    runs.push(part, true);
                    reached = part.end;
                }
                shown(Span { start: reached, end: inside.end }, runs);
            }
        }
        runs.push(Span { start: inside.end, end: visible.end }, false);
    }

    /// A message text; of a very long one only the parts near the spans.
    fn placeholders(&self, inside: Span, runs: &mut Runs<'_>) {
        if inside.len() as u32 <= 2 * LONGEST_GAP {
            return runs.placeholders(inside);
        }
        let mut places: Vec<_> = self.places.iter().map(|place| place.start).collect();
        places.sort_unstable();
        let mut reached = inside.start;
        for place in places {
            let start = runs.boundary(place.saturating_sub(LONGEST_GAP).clamp(reached, inside.end));
            let end = runs.boundary(place.saturating_add(LONGEST_GAP).clamp(start, inside.end));
            runs.push(Span { start: reached, end: start }, true);
            runs.placeholders(Span { start, end });
            reached = end;
        }
        runs.push(Span { start: reached, end: inside.end }, true);
    }
}

/// Keeps as many cells as fit, and returns the columns they take.
fn keep<'c>(cells: impl Iterator<Item = &'c mut Cell>, columns: usize) -> usize {
    let mut taken = 0;
    for cell in cells {
        if taken + cell.columns > columns {
            break;
        }
        taken += cell.columns;
        cell.is_kept = true;
    }
    taken
}

/// A character as shown. A tab becomes one space, which keeps columns.
fn cell(source: Span, character: char) -> Cell {
    let shown = match character {
        '\t' => " ".to_owned(),
        other if is_unprintable(other) => format!("\\u{{{:x}}}", u32::from(other)),
        other => other.to_string(),
    };
    let columns = shown.chars().count();
    Cell { source, shown, columns, is_kept: false }
}

struct Runs<'t> {
    text: &'t str,
    found: Vec<Run>,
}

impl Runs<'_> {
    fn push(&mut self, source: Span, is_hidden: bool) {
        if source.is_empty() {
            return;
        }
        match self.found.last_mut() {
            Some(last) if last.is_hidden == is_hidden && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.found.push(Run { source, is_hidden }),
        }
    }

    fn comment(&mut self, comment: Span) {
        let content = comment.of(self.text);
        let open = if content.starts_with("//") || content.starts_with("/*") { 2 } else { 0 };
        let close = if content.len() >= 4 && content.ends_with("*/") { 2 } else { 0 };
        let inside = Span { start: comment.start + open, end: comment.end - close };
        self.push(Span { start: comment.start, end: inside.start }, false);
        let words = inside.of(self.text);
        let spaces = (words.len() - words.trim_start().len()) as u32;
        self.push(Span { start: inside.start, end: inside.start + spaces.min(1) }, false);
        let rest = Span { start: inside.start + spaces.min(1), end: inside.end };
        self.push(rest, !rest.of(self.text).trim().is_empty());
        self.push(Span { start: inside.end, end: comment.end }, false);
    }

    fn punctuation(&mut self, gap: Span) {
        let (mut head, mut tail) = (gap.end, gap.end);
        if gap.len() as u32 > 2 * LONGEST_GAP {
            (head, tail) = (self.boundary(gap.start + LONGEST_GAP), self.boundary(gap.end - LONGEST_GAP));
        }
        self.punctuation_in(Span { start: gap.start, end: head });
        self.push(Span { start: head, end: tail }, true);
        self.punctuation_in(Span { start: tail, end: gap.end });
    }

    /// The next character boundary.
    fn boundary(&self, mut offset: u32) -> u32 {
        while !self.text.is_char_boundary(offset as usize) {
            offset += 1;
        }
        offset
    }

    fn punctuation_in(&mut self, gap: Span) {
        for (offset, character) in gap.of(self.text).char_indices() {
            let start = gap.start as usize + offset;
            let is_shown = matches!(character, ' ' | '\t' | '{' | '}' | '[' | ']' | ',' | ':' | ';' | '=')
                || (character == '-' && self.is_dash(start));
            self.push(Span::new(start, start + character.len_utf8()), !is_shown);
        }
    }

    /// Whether a `-` begins an item of a YAML list.
    fn is_dash(&self, at: usize) -> bool {
        let behind = self.text.get(at + 1..).unwrap_or_default();
        let before = self.text.get(..at).unwrap_or_default().trim_end_matches(' ');
        behind.starts_with([' ', '\n', '\r']) && (before.is_empty() || before.ends_with(['\n', '\r']))
    }

    fn placeholders(&mut self, inside: Span) {
        let mut at = inside.start;
        while at < inside.end {
            let rest = Span { start: at, end: inside.end }.of(self.text);
            let token = placeholder_length(rest) as u32;
            let step = token.max(rest.chars().next().map_or(1, char::len_utf8) as u32);
            self.push(Span { start: at, end: at + step }, token == 0);
            at += step;
        }
    }
}
