//! A text that is written line by line, with the comments of another one where they belong.

use crate::syntax::tree::Node;
use crate::text::Span;

pub(super) struct Lines<'t> {
    pub(super) out: String,
    /// The text that the comments are of.
    text: &'t str,
    comments: std::iter::Peekable<std::slice::Iter<'t, Span>>,
    /// What begins a comment here.
    mark: &'static str,
    /// Where the last token or comment ended.
    reached: usize,
    /// Whether what comes next may stand on the line that is open.
    pub(super) is_fresh: bool,
    /// Whether the line that is open is part of a text, so that no comment can stand on it.
    pub(super) is_in_text: bool,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str, comments: &'t [Span], mark: &'static str) -> Self {
        let comments = comments.iter().peekable();
        Self { out: String::new(), text, comments, mark, reached: 0, is_fresh: true, is_in_text: false }
    }

    /// Begins the outermost value: on the first line, or behind the comments.
    pub(super) fn begin_root(&mut self) {
        if !self.out.is_empty() {
            self.new_line(0);
        }
        self.is_fresh = true;
    }

    /// Begins a line, unless nothing is on the one that is open.
    pub(super) fn begin(&mut self, indent: usize) {
        if !std::mem::take(&mut self.is_fresh) {
            self.new_line(indent);
        }
    }

    pub(super) fn new_line(&mut self, indent: usize) {
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(if self.is_in_text { self.out.len() } else { end });
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.is_fresh = false;
        self.is_in_text = false;
    }

    /// Notes that a token is written. What an alias stands for is written elsewhere.
    pub(super) fn pass(&mut self, token: Node<'_>) {
        if !token.is_copy() {
            self.reached = self.reached.max(token.span().end as usize);
        }
    }

    /// Writes the comments before a token.
    pub(super) fn comments_before(&mut self, token: Node<'_>, indent: usize) {
        if !token.is_copy() {
            self.comments_until(token.span().start as usize, indent);
        }
    }

    /// Writes the comments at the end of a block: on the line of the last token, and below it as far to the right.
    pub(super) fn comments_at_end(&mut self, block: Node<'_>, indent: usize) {
        self.comments_on_line(indent);
        let column = self.column(block.span().start as usize);
        while let Some(comment) = self.comments.peek() {
            let start = comment.start as usize;
            let is_next = self.text.get(self.reached..start).is_some_and(|between| between.trim().is_empty());
            if !is_next || self.column(start) < column {
                return;
            }
            self.comments_until(start + 1, indent);
        }
    }

    fn column(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or_default();
        offset - before.rfind('\n').map_or(0, |at| at + 1)
    }

    /// Writes the comments on the line that is reached.
    fn comments_on_line(&mut self, indent: usize) {
        let rest = self.text.get(self.reached..).unwrap_or_default();
        let end = rest.find('\n').map_or(self.text.len() + 1, |line_end| self.reached + line_end + 1);
        self.comments_until(end, indent);
    }

    /// Writes the comments before an offset: behind what they are behind, or on lines of their own.
    pub(super) fn comments_until(&mut self, offset: usize, indent: usize) {
        while let Some(comment) = self.comments.next_if(|comment| (comment.start as usize) < offset) {
            let end = comment.end as usize;
            let between = self.text.get(self.reached..comment.start as usize).unwrap_or_default();
            let behind = self.text.get(end..offset.max(end)).unwrap_or_default();
            self.reached = self.reached.max(end);
            let lines = content(comment.of(self.text));
            let is_at_end = behind.contains(['\n', '\r']) || behind.len() + end >= self.text.len();
            let is_trailing = !between.contains(['\n', '\r']) && is_at_end && lines.len() == 1 && !self.is_in_text;
            for line in lines {
                if is_trailing && !self.out.is_empty() {
                    let space = if self.out.ends_with(' ') { "" } else { " " };
                    self.out.push_str(space);
                    self.is_fresh = false;
                } else {
                    self.new_line(indent);
                }
                self.out.push_str(self.mark);
                self.out.push_str(&line);
            }
        }
    }

    /// The whole text, with the line ends of the other one.
    pub(super) fn finish(mut self) -> String {
        self.comments_until(self.text.len() + 1, 0);
        self.out.push('\n');
        if self.text.contains("\r\n") { self.out.replace('\n', "\r\n") } else { self.out }
    }
}

/// The lines of a comment without its delimiters.
fn content(comment: &str) -> Vec<String> {
    if let Some(line) = comment.strip_prefix("//").or_else(|| comment.strip_prefix('#')) {
        return vec![clean(line.trim_end())];
    }
    let inside = comment.strip_prefix("/*").unwrap_or(comment);
    let inside = inside.strip_suffix("*/").unwrap_or(inside);
    let lines = inside.trim().split(['\n', '\r']).map(str::trim);
    let lines = lines.map(|line| line.strip_prefix('*').unwrap_or(line).trim()).filter(|line| !line.is_empty());
    lines.map(|line| format!(" {}", clean(line))).collect()
}

/// A line that is a comment to all readers: what some take for its end, or do not read at all, is a space.
fn clean(line: &str) -> String {
    line.chars().map(|character| if super::write::is_printable(character) { character } else { ' ' }).collect()
}
