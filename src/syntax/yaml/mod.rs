//! YAML onto the same tree: the events of `granit-parser`, with aliases and merge keys put in.
//!
//! The parser ends at an error. A damaged text is repaired in a copy and read again, see [`draft`], so that the rest of it
//! is checked too; the tree is marked as a guess.

mod align;
mod between;
mod draft;
pub(super) mod edit;
mod error;
mod frame;
mod insert;
mod lines;
pub(super) mod moves;
mod scalar;
mod survey;
mod tag;
#[cfg(test)]
mod tests;
mod unfold;
mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle, Tag};

pub(crate) use unfold::{NotJson, json_number, to_jsonc};
pub(crate) use write::{LONG_NAME, scalar, write};

use draft::{Draft, Repair};

use super::json::{self, Parsed, Problem, ProblemKind};
use super::presentation::{Presentation, Text};
use super::tree::{Kind, Slot, flag};
use super::{Edit, Format, MAX_DEPTH};
use crate::text::Span;

/// How many problems are kept; the rest is counted.
const KEPT: usize = 128;

/// How many errors of the parser are left out to read on.
const MOST_ERRORS: usize = 8;

/// Reads a text. Of several documents only the first.
pub(super) fn parse(text: String) -> Parsed {
    let first = read(&text);
    let is_right = first.failure.is_none() && !first.is_doubtful;
    let mut parsed = if is_right { first.parsed } else { read_damaged(&text, first) };
    parsed.tree.text = text;
    parsed
}

/// What is read of a text, up to what the parser does not understand.
struct Read {
    parsed: Parsed,
    /// Its problem, and what has to be left out to read on.
    failure: Option<(usize, Repair)>,
    /// It may be read in another way than it was meant.
    is_doubtful: bool,
}

fn read(text: &str) -> Read {
    let mut reader = Reader::new(text);
    reader.read();
    let (failure, is_doubtful) = (reader.failure.take(), reader.is_doubtful);
    Read { parsed: reader.finish(), failure, is_doubtful }
}

/// Reads a text with its repairs made. An error on a line that is repaired already is no new cause.
#[cold]
fn read_damaged(text: &str, first: Read) -> Parsed {
    if let Some(parsed) = read_as_json(text).filter(|_| first.failure.is_some()) {
        return parsed;
    }
    let mut draft = Draft::new(text);
    draft.make(frame::repairs(text));
    let repairs = survey::repairs(draft.text());
    draft.make(repairs);
    let mut now = if draft.is_repaired() { read(draft.text()) } else { first };
    for _ in 0..MOST_ERRORS {
        let Some((_, repair)) = now.failure.take_if(|(place, _)| !draft.is_repaired_at(*place)) else { break };
        draft.make(vec![repair]);
        now = read(draft.text());
    }
    if !draft.is_repaired() {
        return now.parsed;
    }
    draft.finish(now.parsed)
}

/// JSON with one mistake, which our parser of JSON explains.
fn read_as_json(text: &str) -> Option<Parsed> {
    if !text.trim_start().starts_with('{') {
        return None;
    }
    let parsed = json::parse(text, Format::Jsonc);
    (parsed.problems.len() == 1 && parsed.more_problems == 0).then_some(parsed)
}

/// A list or map that is being read.
struct Open {
    slot: usize,
    is_object: bool,
    /// The next node is a name.
    at_key: bool,
    merges: Vec<Merge>,
}

/// What `<<` puts into a map: the nodes of another one.
struct Merge {
    slot: u32,
    alias: Span,
}

/// What the next nodes are, if not what they seem.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Ordinary,
    /// The value of `<<`.
    Merge,
    /// Inside the list that is the value of `<<`.
    MergeList,
    /// Inside of something that is left out, so many levels deep.
    Skip(usize),
    /// The same inside the list that is the value of `<<`.
    SkipInList(usize),
}

struct Reader<'t> {
    text: &'t str,
    parsed: Parsed,
    presentation: Presentation,
    open: Vec<Open>,
    mode: Mode,
    /// Where the last token ended.
    reached: usize,
    /// By the parser's number, the node that has it.
    anchors: BTreeMap<usize, u32>,
    /// How many nodes may still be looked at for aliases.
    left: usize,
    is_ended: bool,
    failure: Option<(usize, Repair)>,
    is_doubtful: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let mut parsed = Parsed::default();
        parsed.tree.slots.reserve(text.len() / 8 + 8);
        Self {
            text,
            parsed,
            presentation: Presentation::default(),
            open: Vec::with_capacity(16),
            mode: Mode::Ordinary,
            reached: 0,
            anchors: BTreeMap::new(),
            left: insert::MOST_NODES,
            is_ended: false,
            failure: None,
            is_doubtful: false,
        }
    }

    fn read(&mut self) {
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            block_scalar_eof_without_line_feed: true,
            max_buffered_comment_events: 1 << 16,
        };
        let mut has_document = false;
        for event in Parser::new_from_str_with_options(self.text, options) {
            let (event, at) = match event {
                Ok((event, at)) => (event, at),
                Err(error) => {
                    let place = error.marker().byte_offset().unwrap_or(self.text.len());
                    self.parsed.is_damaged = true;
                    // Brackets are left out as a whole.
                    let is_flow = |slot: &&Slot| slot.flags & flag::YAML == 0 && slot.start as usize <= place;
                    let slots = self.open.iter().filter_map(|open| self.parsed.tree.slots.get(open.slot));
                    let cut = slots.filter(is_flow).map(|slot| slot.start as usize).next().unwrap_or(place);
                    self.failure = Some((place, error::repair(self.text, error.kind(), place, cut)));
                    break;
                }
            };
            let range = at.byte_range().unwrap_or_default();
            let span = Span::new(range.start.min(self.text.len()), range.end.min(self.text.len()));
            match event {
                Event::DocumentStart(..) if has_document => {
                    self.presentation.second_document = Some(span);
                    break;
                }
                Event::DocumentStart(is_explicit, _) => {
                    has_document = true;
                    if is_explicit {
                        self.reached = span.end as usize;
                    }
                }
                event => self.event(event, span),
            }
            if self.is_ended {
                break;
            }
        }
        self.close_all();
        if self.parsed.tree.slots.is_empty() && self.parsed.problems.is_empty() && self.failure.is_none() {
            let end = Span::at(self.text.trim_end().len());
            self.fail(Problem::new(
                ProblemKind::Empty,
                end,
                "the document is empty",
                "a `ResourceConfig` is a map: `AuthResources: …`",
            ));
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        if let Event::Comment(..) = event {
            self.parsed.comments.push(span);
            return;
        }
        if let Mode::Skip(depth) | Mode::SkipInList(depth) = self.mode {
            let depth = match event {
                Event::SequenceStart(..) | Event::MappingStart(..) => depth + 1,
                Event::SequenceEnd | Event::MappingEnd => depth - 1,
                _ => depth,
            };
            self.mode = match self.mode {
                Mode::SkipInList(_) if depth == 0 => Mode::MergeList,
                Mode::SkipInList(_) => Mode::SkipInList(depth),
                _ if depth == 0 => Mode::Ordinary,
                _ => Mode::Skip(depth),
            };
            self.reached = self.reached.max(span.end as usize);
            return;
        }
        match event {
            Event::Scalar(value, style, anchor, tag) => self.scalar(&value, style, anchor, tag.as_deref(), span),
            Event::SequenceStart(_, anchor, tag) => self.begin(false, anchor, tag.as_deref(), span),
            Event::MappingStart(_, anchor, tag) => self.begin(true, anchor, tag.as_deref(), span),
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::UnresolvedAlias(_) => {
                self.report(Problem::new(
                    ProblemKind::UnknownAnchor,
                    span,
                    "no anchor has this name",
                    "write the value itself",
                ));
                self.parsed.is_damaged = true;
                match self.is_merging() {
                    true => self.refuse_merge(span),
                    false => self.invalid(span),
                }
            }
            _ => {}
        }
    }

    // Nodes.

    fn scalar(&mut self, value: &str, style: ScalarStyle, anchor: usize, tag: Option<&Tag>, span: Span) {
        if self.is_merging() {
            self.refuse_merge(span);
            return;
        }
        let is_key = self.is_at_key();
        if is_key && style == ScalarStyle::Plain && value == "<<" && tag.is_none() {
            self.mode = Mode::Merge;
            self.reached = span.end as usize;
            return;
        }
        let is_missing = style == ScalarStyle::Plain && span.is_empty();
        let span = match style {
            _ if is_missing => Span::at(self.place_of_nothing()),
            ScalarStyle::Literal | ScalarStyle::Folded => self.span_of_block(span),
            _ => span,
        };
        self.check_separator(span);
        self.is_doubtful |= style == ScalarStyle::Plain && self.is_doubtful(span, is_key, is_missing);
        let kind = match (is_key, tag) {
            (true, _) => Kind::Key,
            (false, None) if style == ScalarStyle::Plain => scalar::kind(if is_missing { "" } else { value }),
            (false, None) => Kind::String,
            (false, Some(tag)) => self.kind_of_tag(tag, if is_missing { "" } else { value }, span),
        };
        let flags = match kind {
            Kind::Key | Kind::String if is_missing => flag::UNQUOTED | flag::YAML,
            Kind::Key | Kind::String => self.flags_of_text(value, style, span),
            _ => 0,
        };
        self.note_anchor(anchor);
        self.push(kind, flags, span);
        self.reached = self.reached.max(span.end as usize);
        self.after_node(is_key);
    }

    /// How a text is written, and where its parts stand if that is not plain to see.
    fn flags_of_text(&mut self, value: &str, style: ScalarStyle, span: Span) -> u8 {
        let raw = span.of(self.text);
        let inner =
            Span::new(span.start as usize + 1, (span.end as usize).saturating_sub(1).max(span.start as usize + 1));
        let (flags, source) = match style {
            ScalarStyle::DoubleQuoted => (0, inner),
            ScalarStyle::SingleQuoted => (flag::UNQUOTED, inner),
            ScalarStyle::Plain => (flag::UNQUOTED | flag::YAML, span),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let header = raw.find(['\n', '\r']).unwrap_or(raw.len());
                let body = raw.get(header..).unwrap_or_default();
                // The first line end belongs to the header, and so does the first indentation.
                let body = body.strip_prefix('\r').unwrap_or(body);
                let body = body.strip_prefix('\n').unwrap_or(body);
                let lead = match value.starts_with(['\n', ' ']) {
                    true => 0,
                    false => body.len() - body.trim_start_matches([' ', '\n', '\r']).len(),
                };
                (flag::UNQUOTED | flag::YAML, Span::new(span.end as usize - body.len() + lead, span.end as usize))
            }
        };
        let source_text = source.of(self.text);
        if source_text == value && !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            return flags;
        }
        let runs = align::align(value, source_text, source.start, style);
        self.presentation.texts.push(Text { start: span.start, value: value.into(), runs });
        flag::ESCAPED | flag::UNQUOTED | flag::YAML
    }

    fn begin(&mut self, is_object: bool, anchor: usize, tag: Option<&Tag>, span: Span) {
        if self.mode == Mode::Merge && !is_object {
            self.mode = Mode::MergeList;
            self.reached = self.reached.max(span.end as usize);
            return;
        }
        if self.mode != Mode::Ordinary {
            let is_in_list = self.mode == Mode::MergeList;
            self.refuse_merge(span);
            self.mode = if is_in_list { Mode::SkipInList(1) } else { Mode::Skip(1) };
            return;
        }
        let is_block = span.is_empty();
        if self.is_at_key() {
            let (before, behind) = self.text.split_at_checked(span.start as usize).unwrap_or_default();
            self.is_doubtful |= before.ends_with('{') || behind.starts_with("{{");
            let help = "put the text in quotes if the brackets belong to it";
            self.report_damage(Problem::new(
                ProblemKind::NameNotText,
                opening(self.text, span),
                "a name must be a text",
                help,
            ));
            self.push(Kind::Key, flag::UNQUOTED | flag::YAML | flag::BROKEN, Span::at(span.start as usize));
            self.after_node(true);
            self.mode = Mode::Skip(1);
            return;
        }
        if self.open.len() >= MAX_DEPTH {
            self.too_deep(opening(self.text, span));
            return;
        }
        self.check_separator(span);
        if tag.is_some_and(|tag| !tag.is_yaml_core_schema_tag(if is_object { "map" } else { "seq" })) {
            self.unknown_tag(span);
        }
        self.note_anchor(anchor);
        let slot = self.parsed.tree.slots.len();
        let kind = if is_object { Kind::Object } else { Kind::Array };
        self.push(kind, if is_block { flag::YAML } else { 0 }, span);
        // An open one has no end: an alias inside of what it stands for is seen by that.
        if let Some(slot) = self.parsed.tree.slots.last_mut() {
            slot.next = 0;
        }
        self.reached = self.reached.max(span.end as usize);
        self.open.push(Open { slot, is_object, at_key: true, merges: Vec::new() });
    }

    fn end(&mut self, span: Span) {
        if self.mode == Mode::MergeList {
            self.mode = Mode::Ordinary;
            self.reached = self.reached.max(span.end as usize);
            return;
        }
        if !span.is_empty() {
            self.reached = self.reached.max(span.end as usize);
        }
        self.close();
    }

    /// Ends the innermost list or map.
    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.is_object && !open.merges.is_empty() {
            self.merge(&open);
        }
        let next = self.parsed.tree.slots.len() as u32;
        if let Some(slot) = self.parsed.tree.slots.get_mut(open.slot) {
            slot.next = next;
            slot.end = (self.reached as u32).max(slot.start);
        }
        self.after_node(false);
    }

    /// Ends all that is open, because nothing more can be read or the text ends.
    fn close_all(&mut self) {
        while let Some(open) = self.open.last() {
            let is_value_missing = open.is_object && !open.at_key;
            if let Some(slot) = self.parsed.tree.slots.get_mut(open.slot) {
                slot.flags |= flag::BROKEN;
            }
            if is_value_missing {
                self.push(Kind::Invalid, 0, Span::at(self.reached));
            }
            self.mode = Mode::Ordinary;
            self.close();
        }
    }

    fn is_merging(&self) -> bool {
        matches!(self.mode, Mode::Merge | Mode::MergeList)
    }

    fn is_at_key(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_object && open.at_key)
    }

    fn after_node(&mut self, was_key: bool) {
        if let Some(open) = self.open.last_mut() {
            open.at_key = !was_key;
        }
    }

    fn note_anchor(&mut self, anchor: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, self.parsed.tree.slots.len() as u32);
        }
    }

    fn push(&mut self, kind: Kind, flags: u8, span: Span) {
        let next = self.parsed.tree.slots.len() as u32 + 1;
        self.parsed.tree.slots.push(Slot { kind, flags, tag: 0, start: span.start, end: span.end, next });
    }

    /// A value that cannot be read.
    fn invalid(&mut self, span: Span) {
        let is_key = self.is_at_key();
        self.push(if is_key { Kind::Key } else { Kind::Invalid }, flag::UNQUOTED | flag::YAML | flag::BROKEN, span);
        self.reached = self.reached.max(span.end as usize);
        self.after_node(is_key);
    }

    /// Whether a text without quotes was hardly meant as one: items and white space that YAML does not take for such, and
    /// a name with its value.
    fn is_doubtful(&self, span: Span, is_key: bool, is_missing: bool) -> bool {
        let raw = span.of(self.text);
        if is_missing {
            let key =
                self.parsed.tree.slots.last().filter(|slot| slot.kind == Kind::Key && slot.flags & flag::YAML != 0);
            let is_flow = self.open.last().and_then(|open| self.parsed.tree.slots.get(open.slot));
            return is_flow.is_some_and(|slot| slot.flags & flag::YAML == 0)
                && key.is_some_and(|key| key.span().of(self.text).contains(':'));
        }
        let mut rest = raw.split('\n').skip(1).map(str::trim_start);
        let is_numbered = || raw.starts_with(|first: char| first.is_ascii_digit()) && raw.contains(' ');
        is_key && (raw.starts_with(survey::is_blank) || raw.starts_with('+') || is_numbered())
            || rest.any(|line| line.starts_with('-') && !line.starts_with("--"))
    }

    // Problems.

    fn too_deep(&mut self, span: Span) {
        let message = format!("more than {MAX_DEPTH} levels");
        self.fail(Problem::new(ProblemKind::TooDeep, span, message, "the rest is not read"));
    }

    /// Notes what is wrong; nothing behind it is read.
    fn fail(&mut self, problem: Box<Problem>) {
        self.report_damage(problem);
        self.is_ended = true;
    }

    /// Notes what is wrong, and that the tree is a guess.
    fn report_damage(&mut self, problem: Box<Problem>) {
        self.parsed.is_damaged = true;
        self.report(problem);
    }

    #[expect(clippy::boxed_local, reason = "problems are made boxed")]
    fn report(&mut self, problem: Box<Problem>) {
        if self.parsed.problems.len() < KEPT {
            self.parsed.problems.push(*problem);
        } else {
            self.parsed.more_problems += 1;
        }
    }

    fn finish(mut self) -> Parsed {
        self.parsed.comments.sort_unstable_by_key(|comment| comment.start);
        self.parsed.problems.sort_by_key(|problem| problem.span.start);
        self.presentation.sort(&self.parsed.tree.slots);
        self.parsed.tree.presentation = Some(Box::new(self.presentation));
        self.parsed
    }

    /// The value of a text that was read already.
    fn value_of(&self, slot: &Slot) -> Cow<'_, str> {
        let raw = slot.span().of(self.text);
        match self.presentation.text(slot.start) {
            Some(text) if slot.flags & flag::ESCAPED != 0 => Cow::Borrowed(&text.value),
            _ if slot.flags & flag::YAML != 0 => Cow::Borrowed(raw),
            _ => Cow::Borrowed(raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default()),
        }
    }
}

/// The first character, such as an opening bracket, or where a block begins.
fn opening(text: &str, span: Span) -> Span {
    let length = span.of(text).chars().next().map_or(0, char::len_utf8);
    Span { end: span.start + length as u32, ..span }
}

/// Whether a text that is not said to be JSON is meant as YAML: its first line of content is a name and a colon.
pub(super) fn is_meant(text: &str) -> bool {
    let lines = text.lines().map(str::trim_end);
    let first = lines.into_iter().find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| {
        let is_marker = line == "---" || line.starts_with("--- ") || line.starts_with("%YAML ");
        let name = line.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with([' ', '\t']));
        let is_name = |name: &str| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        };
        is_marker || name.is_some_and(|(name, _)| is_name(name))
    })
}
