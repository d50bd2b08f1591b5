//! Writes comments that suppress findings: above the line of a finding, at its end, or before the finding.
//!
//! Each is tried before it is kept. A line may be inside of a string, and a comment may cover something else.

use crate::diagnostic::{Edit, Finding};
use crate::document::Document;
use crate::lint::fixer;
use crate::lint::report::Report;
use crate::rule::{Category, Level, Rule};
use crate::rules::unused_ignore;
use crate::syntax::{Format, Kind};
use crate::text::Span;

/// Whether a comment or setting can suppress a finding.
pub(crate) fn is_suppressible(finding: &Finding) -> bool {
    finding.rule.category != Category::Syntax && finding.rule != &unused_ignore::RULE
}

/// Whether the format of a document has comments.
pub(crate) fn allows_comments(document: &Document) -> bool {
    !places(document).is_empty()
}

/// A comment that suppresses a finding, if the format allows comments.
#[cfg(feature = "lsp")]
pub(crate) fn comment(report: &Report, finding: &Finding) -> Option<Edit> {
    let document = report.document();
    places(document).iter().find_map(|place| {
        let comments = [Comment::new(document, *place, finding, "")];
        let after = attempt(report, &comments)?;
        let [mut comment] = comments;
        comment.keep_useful(&after, 0);
        is_sound(report, &after, comment.rules.len()).then(|| comment.edit())
    })
}

/// The report on the document with comments that suppress all findings that comments can suppress.
pub(crate) fn suppress(report: &Report, reason: &str) -> Report {
    let mut report = fixer::check(report, report.document());
    loop {
        let before = total(&report);
        for place in places(report.document()) {
            let comments = comments(&report, *place, reason);
            report = insert(report, comments);
        }
        if total(&report) == before {
            return report.within_limit();
        }
    }
}

/// Where a comment is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    AboveLine,
    EndOfLine,
    BeforeFinding,
}

/// The places for comments in a document, the best first; none if its format has no comments.
fn places(document: &Document) -> &'static [Place] {
    use Place::*;
    match document.format() {
        Format::Jsonc => &[AboveLine, EndOfLine, BeforeFinding],
        Format::Yaml => &[AboveLine, EndOfLine],
        _ => &[],
    }
}

/// A comment to insert.
#[derive(Debug)]
struct Comment {
    at: u32,
    /// What it suppresses; none if it is of no use.
    rules: Vec<&'static Rule>,
    before: String,
    reason: String,
    after: &'static str,
}

impl Comment {
    fn new(document: &Document, place: Place, finding: &Finding, reason: &str) -> Self {
        let text = document.text();
        let mut line = document.lines().line_span(document.lines().line_of(first_line_at(document, finding)));
        // Nothing may be above a byte order mark.
        if line.of(text).starts_with('\u{feff}') {
            line.start += '\u{feff}'.len_utf8() as u32;
        }
        let content = line.of(text).trim_end();
        let indent = content.get(..content.len() - content.trim_start().len()).unwrap_or_default();
        let mark = if document.format() == Format::Yaml { "#" } else { "//" };
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let (at, before, after) = match place {
            Place::AboveLine => (line.start, format!("{indent}{mark}"), line_end),
            Place::EndOfLine => (line.start + content.len() as u32, format!(" {mark}"), ""),
            Place::BeforeFinding => (finding.span.start, "/*".to_owned(), " */ "),
        };
        let reason = if reason.is_empty() { String::new() } else { format!(" -- {reason}") };
        Self { at, rules: vec![finding.rule], before, reason, after }
    }

    fn edit(&self) -> Edit {
        let rules = self.rules.iter().map(|rule| rule.id).collect::<Vec<_>>().join(", ");
        let text = format!("{} authlint: ignore[{rules}]{}{}", self.before, self.reason, self.after);
        Edit { span: Span::at(self.at as usize), text }
    }

    /// Leaves out the rules that it does not suppress. `shift` is the length of the comments before it.
    fn keep_useful(&mut self, after: &Report, shift: usize) {
        let document = after.document();
        let edit = self.edit();
        let start = self.at as usize + shift;
        let mark = start + edit.text.len() - edit.text.trim_start().len();
        let comments = &document.parsed().comments;
        if comments.binary_search_by_key(&(mark as u32), |comment| comment.start).is_err() {
            return self.rules.clear();
        }
        let inside = Span::new(start, start + edit.text.len());
        let unused = |finding: &&Finding| finding.rule == &unused_ignore::RULE && inside.contains(finding.span);
        for finding in after.findings().iter().filter(unused) {
            self.rules.retain(|rule| rule.id != finding.span.of(document.text()));
        }
    }
}

/// Where the line with a finding begins, for comments: a string of several lines has none inside.
fn first_line_at(document: &Document, finding: &Finding) -> u32 {
    let string = finding.node.and_then(|node| document.node(node)).filter(|node| node.kind() == Kind::String);
    string.map_or(finding.span.start, |string| string.span().start.min(finding.span.start))
}

/// Comments for all findings, one for each place.
fn comments(report: &Report, place: Place, reason: &str) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::new();
    for finding in report.findings().iter().filter(|finding| is_suppressible(finding)) {
        let comment = Comment::new(report.document(), place, finding, reason);
        match comments.last_mut() {
            Some(last) if last.at == comment.at && last.rules.contains(&finding.rule) => {}
            Some(last) if last.at == comment.at => last.rules.push(finding.rule),
            _ => comments.push(comment),
        }
    }
    comments
}

/// Inserts the comments that are of use.
fn insert(mut report: Report, mut comments: Vec<Comment>) -> Report {
    let names = |comments: &[Comment]| comments.iter().map(|comment| comment.rules.len()).sum::<usize>();
    while !comments.is_empty() {
        let Some(after) = attempt(&report, &comments) else { break };
        let (count, mut shift) = (names(&comments), 0);
        for comment in &mut comments {
            let length = comment.edit().text.len();
            comment.keep_useful(&after, shift);
            shift += length;
        }
        comments.retain(|comment| !comment.rules.is_empty());
        if names(&comments) < count {
            continue;
        }
        if is_sound(&report, &after, count) {
            return after;
        }
        // One of them does harm: try the halves. The later one is first, so that the offsets of the other stay valid.
        let later = comments.split_off(comments.len() / 2);
        if comments.is_empty() {
            break;
        }
        report = insert(report, later);
    }
    report
}

/// The report on the document with comments, in their order.
fn attempt(report: &Report, comments: &[Comment]) -> Option<Report> {
    let document = report.document();
    let text = fixer::apply(document.text(), comments.iter().map(Comment::edit).collect())?;
    let options = document.options().clone().operation_of(document);
    Some(fixer::check(report, &options.parse(&text)))
}

/// Whether comments with so many rules have suppressed a finding each and changed nothing else.
fn is_sound(before: &Report, after: &Report, rules: usize) -> bool {
    let problems = |report: &Report| {
        let parsed = report.document().parsed();
        parsed.problems.len() + parsed.more_problems
    };
    total(after) + rules <= total(before) && problems(after) == problems(before)
}

/// The number of findings, also of those that are not kept.
fn total(report: &Report) -> usize {
    report.counts().at_least(Level::Advice)
}
