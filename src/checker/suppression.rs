//! Suppressions: by a comment in the document, or by the configuration.
//!
//! An unused suppression is itself reported, so that none outlives its reason.

use std::cell::Cell;

use crate::api::member::{Member, member};
use crate::checker::Diagnostic;
use crate::config::{Config, Scope, Suppression};
use crate::diagnostic::Finding;
use crate::document::{Document, directive};
use crate::redact;
use crate::rule::{Category, Level, Rule};
use crate::syntax::{Edit, Node};
use crate::text::{Span, search, suggest};

/// The suppressions of one document.
#[derive(Debug, Default)]
pub(crate) struct Suppressions<'c> {
    comments: Vec<Comment>,
    settings: Vec<Setting<'c>>,
    /// Whether a baseline contains syntax errors of this document: nothing else suppresses them.
    pub(crate) has_syntax_errors: bool,
}

/// A rule named in a comment.
#[derive(Debug)]
struct Comment {
    rule: Option<&'static Rule>,
    /// The name in the comment.
    name: Span,
    covers: Span,
    used: Cell<bool>,
}

/// A suppression of the configuration with a place in this document.
#[derive(Debug)]
struct Setting<'c> {
    ignore: &'c Suppression,
    place: Extent,
    left: Cell<usize>,
}

#[derive(Debug)]
enum Extent {
    Within(Span),
    Exactly(String),
}

impl<'c> Suppressions<'c> {
    pub(crate) fn of(document: &Document, config: &'c Config) -> Self {
        let mut suppressions = Self::default();
        for comment in document.parsed().comments.iter().filter(|_| config.allows_comments()) {
            suppressions.read_comment(document, *comment);
        }
        for ignore in config.suppressions() {
            let is_exact = matches!(ignore.scope, Scope::Exactly(_));
            suppressions.has_syntax_errors |= is_exact && ignore.rule.category == Category::Syntax;
            let place = match &ignore.scope {
                Scope::Below(pointer) => resolve(document, pointer).map(Extent::Within),
                Scope::Exactly(pointer) => Some(Extent::Exactly(pointer.clone())),
            };
            if let Some(place) = place {
                suppressions.settings.push(Setting { ignore, place, left: Cell::new(ignore.times) });
            }
        }
        suppressions
    }

    /// Whether a finding is suppressed; marks the suppression as used.
    pub(crate) fn suppress(&self, document: &Document, finding: &Finding) -> bool {
        let is_syntax = finding.rule.category == Category::Syntax;
        let at = Span::at(finding.span.start as usize);
        for comment in &self.comments {
            if !is_syntax && comment.rule == Some(finding.rule) && comment.covers.contains(at) {
                comment.used.set(true);
                return true;
            }
        }
        for setting in &self.settings {
            let here = || match &setting.place {
                Extent::Within(span) => !is_syntax && span.contains(at),
                Extent::Exactly(pointer) => {
                    finding
                        .node
                        .and_then(|node| document.node(node))
                        .map(|node| redact::pointer(document, node))
                        .unwrap_or_default()
                        == *pointer
                }
            };
            if setting.ignore.rule == finding.rule && setting.left.get() > 0 && here() {
                setting.left.set(setting.left.get() - 1);
                setting.ignore.used.mark(setting.ignore.times - setting.left.get());
                return true;
            }
        }
        false
    }

    /// A finding for each comment that suppresses nothing.
    pub(crate) fn unused(&self, document: &Document, rule: &'static Rule, level: Level) -> Vec<Finding> {
        let idle = self.comments.iter().filter(|comment| !comment.used.get());
        idle.map(|comment| comment.unused(document, rule, level)).collect()
    }

    /// `authlint: ignore[rule, rule] -- reason`
    fn read_comment(&mut self, document: &Document, comment: Span) {
        let text = comment.of(document.text());
        let Some(list) = directive::ignore_list(text) else { return };
        // After the document there is nothing to suppress.
        let covers = covered_by(document, comment).unwrap_or(Span::at(document.text().len()));
        let mut at = comment.start as usize + list.start;
        for item in text.get(list).unwrap_or_default().split(',') {
            let name = item.trim();
            let start = at + (item.len() - item.trim_start().len());
            if !name.is_empty() {
                let name_span = Span::new(start, start + name.len());
                self.comments.push(Comment {
                    rule: Rule::from_id(name),
                    name: name_span,
                    covers,
                    used: Cell::new(false),
                });
            }
            at += item.len() + 1;
        }
    }
}

impl Comment {
    fn unused(&self, document: &Document, rule: &'static Rule, level: Level) -> Finding {
        let name = match self.name.of(document.text()) {
            name if is_name_like(name) => redact::clipped(name),
            _ => redact::MASK.to_owned(),
        };
        let nearest = match self.rule {
            Some(_) => None,
            None => suggest::nearest(self.name.of(document.text()), Rule::all().iter().map(|rule| rule.id())),
        };
        let (message, help, fix) = match (self.rule, nearest) {
            (Some(ignored), _) if ignored.category == Category::Syntax => {
                (format!("`{name}` cannot be suppressed"), "fix the text instead".to_owned(), None)
            }
            (Some(_), _) => (
                format!("unused suppression: `{name}` reports nothing here"),
                "remove it from the comment".to_owned(),
                None,
            ),
            (None, Some(near)) => {
                let edit = Edit { span: self.name, text: near.to_owned() };
                (format!("unknown rule `{name}`"), format!("did you mean `{near}`?"), Some(edit))
            }
            (None, None) => (format!("unknown rule `{name}`"), "`authlint rules` lists them".to_owned(), None),
        };
        let diagnostic = Diagnostic::new(message).help(help).unsafe_fix("correct the rule id", fix);
        Finding::new(rule, level, self.name, None, diagnostic)
    }
}

/// Whether a text looks like a rule id. Other text of comments is not shown.
fn is_name_like(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        || suggest::is_near_any(text, Rule::all().iter().map(|rule| rule.id()))
}

/// The span that a comment applies to: after a value its line, else the following member, item or document.
fn covered_by(document: &Document, comment: Span) -> Option<Span> {
    let text = document.text();
    let line = document.lines().line_span(document.lines().line_of(comment.start));
    let before = Span { start: line.start, end: comment.start }.of(text).trim_end();
    let after = Span { start: comment.end, end: line.end }.of(text);
    if after.trim().is_empty() && !before.trim_start().is_empty() && !before.ends_with(['{', '[']) {
        return Some(Span { start: line.start, end: comment.end });
    }
    let nodes = document.parsed().tree.in_text();
    let next = nodes.partition_point(|slot| slot.start < comment.end);
    let first = document.node(nodes.node(next))?;
    let last = first.key_value().unwrap_or(first);
    Some(first.span().to(last.span()))
}

/// The span of a canonical pointer in a document, including its key.
fn resolve(document: &Document, pointer: &str) -> Option<Span> {
    let whole = Span::new(0, document.text().len());
    let steps: Vec<_> =
        pointer.split('/').skip(1).map(|step| search::replace(&search::replace(step, "~1", "/"), "~0", "~")).collect();
    let Some(deepest) = (0..=steps.len()).rev().find_map(|length| {
        let path = steps.get(..length)?.iter().map(String::as_str).collect::<Vec<_>>().join(".");
        let member = if path.is_empty() { Some(member!("ResourceConfig")) } else { Member::find(&path) };
        Some((length, document.value(member?)?))
    }) else {
        return steps.is_empty().then_some(whole);
    };
    let (length, mut node) = deepest;
    for step in steps.get(length..)? {
        node = match step.parse::<usize>() {
            Ok(index) => node.items().nth(index)?,
            Err(_) => node.get(step)?,
        };
    }
    if steps.is_empty() {
        return Some(whole);
    }
    Some(with_key(node))
}

fn with_key(node: Node<'_>) -> Span {
    node.key().map_or(node.span(), |key| key.span().to(node.span()))
}
