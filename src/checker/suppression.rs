//! Suppressions: by a comment in the document, or by the configuration.
//!
//! An unused suppression is itself reported, so that none outlives its reason.

use std::borrow::Cow;
use std::cell::Cell;

use crate::api::member::{Member, member};
use crate::checker::Diagnostic;
use crate::config::{Config, Scope, Suppression};
use crate::diagnostic::Finding;
use crate::document::{Document, directive};
use crate::redact;
use crate::rule::{Category, Level, Rule};
use crate::syntax::{Edit, Node};
use crate::text::{Span, search, sort_by_number, sort_by_text, suggest};

/// The suppressions of one document. Finding one takes no longer where there are many.
#[derive(Debug, Default)]
pub(crate) struct Suppressions<'c> {
    comments: Vec<Comment>,
    /// Of the comments with a rule, sorted by [`Cover::rank`].
    covers: Vec<Cover>,
    settings: Vec<Setting<'c>>,
    /// Those for exactly one place, sorted by [`place`].
    exact: Vec<(Cow<'static, str>, Setting<'c>)>,
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

/// What a comment covers.
#[derive(Debug)]
struct Cover {
    /// The number of the rule.
    rule: u32,
    start: u32,
    /// The end of this one, or of one of the same rule before it if that is later.
    reach: u32,
    comment: usize,
}

impl Cover {
    fn rank(&self) -> u64 {
        u64::from(self.rule) << 32 | u64::from(self.start)
    }
}

/// A suppression of the configuration with a place in this document.
#[derive(Debug)]
struct Setting<'c> {
    ignore: &'c Suppression,
    within: Span,
    left: Cell<usize>,
}

impl Setting<'_> {
    /// Whether it covers one more finding; counts it.
    fn covers(&self) -> bool {
        let Some(left) = self.left.get().checked_sub(1) else { return false };
        self.left.set(left);
        self.ignore.used.mark(self.ignore.times - left);
        true
    }
}

/// A rule and a pointer as one text.
fn place(rule: &Rule, pointer: &str) -> Cow<'static, str> {
    Cow::Owned([rule.id, pointer].concat())
}

impl<'c> Suppressions<'c> {
    pub(crate) fn of(document: &Document, config: &'c Config) -> Self {
        let mut suppressions = Self::default();
        for comment in document.parsed().comments.iter().filter(|_| config.allows_comments()) {
            suppressions.read_comment(document, *comment);
        }
        suppressions.index_comments();
        for ignore in config.suppressions() {
            let setting = |within| Setting { ignore, within, left: Cell::new(ignore.times) };
            match &ignore.scope {
                Scope::Below(pointer) => suppressions.settings.extend(resolve(document, pointer).map(setting)),
                Scope::Exactly(pointer) => {
                    suppressions.has_syntax_errors |= ignore.rule.category == Category::Syntax;
                    suppressions.exact.push((place(ignore.rule, pointer), setting(Span::at(0))));
                }
            }
        }
        sort_by_text(&mut suppressions.exact);
        suppressions
    }

    /// Whether a finding is suppressed; marks the suppression as used.
    pub(crate) fn suppress(&self, document: &Document, finding: &Finding) -> bool {
        let at = finding.span.start;
        if finding.rule.category != Category::Syntax {
            if let Some(comment) = self.comment_at(finding.rule, at) {
                comment.used.set(true);
                return true;
            }
            let is_here = |setting: &&Setting<'_>| {
                setting.ignore.rule == finding.rule && setting.within.contains(Span::at(at as usize))
            };
            if self.settings.iter().filter(is_here).any(Setting::covers) {
                return true;
            }
        }
        if self.exact.is_empty() {
            return false;
        }
        let node = finding.node.and_then(|node| document.node(node));
        let place = place(finding.rule, &node.map(|node| redact::pointer(document, node)).unwrap_or_default());
        let first = self.exact.partition_point(|(other, _)| *other < place);
        let same = self.exact.iter().skip(first).take_while(|(other, _)| *other == place);
        same.map(|(_, setting)| setting).any(Setting::covers)
    }

    /// The comment that covers an offset for a rule; of several the one that begins first.
    fn comment_at(&self, rule: &'static Rule, at: u32) -> Option<&Comment> {
        if self.covers.is_empty() {
            return None;
        }
        let rule = rule.number() as u32;
        let first = self.covers.get(self.covers.partition_point(|cover| (cover.rule, cover.reach) < (rule, at)))?;
        let covers = first.rule == rule && first.start <= at;
        self.comments.get(first.comment).filter(|_| covers)
    }

    fn index_comments(&mut self) {
        for (comment, index) in self.comments.iter().zip(0..) {
            let Some(rule) = comment.rule else { continue };
            let Span { start, end } = comment.covers;
            self.covers.push(Cover { rule: rule.number() as u32, start, reach: end, comment: index });
        }
        sort_by_number(&mut self.covers, Cover::rank);
        let mut before = None;
        for cover in &mut self.covers {
            if let Some((rule, reach)) = before
                && rule == cover.rule
            {
                cover.reach = cover.reach.max(reach);
            }
            before = Some((cover.rule, cover.reach));
        }
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
    let before = Span { start: line.start, end: comment.start }.of(text);
    let before = before.trim_start_matches('\u{feff}').trim_end();
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
