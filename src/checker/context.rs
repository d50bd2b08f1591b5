//! The context of a check: access to the document, and reporting.

use std::ops::Deref;

use super::{Diagnostic, Rule};
use crate::checker::{Collector, Suppressions, View};
use crate::config::Config;
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::redact;
use crate::rule::Level;
use crate::syntax::Node;
use crate::text::Span;

/// The context of a check: access to the document by member, see [`View`], and reporting.
#[derive(Clone, Copy)]
pub(crate) struct Context<'d> {
    view: View<'d>,
    run: &'d Run<'d>,
    rule: &'static Rule,
    level: Level,
}

/// The state of all checks while they run on one document.
pub(crate) struct Run<'d> {
    pub(crate) document: &'d Document,
    pub(crate) config: &'d Config,
    pub(crate) suppressions: &'d Suppressions<'d>,
    pub(crate) findings: &'d Collector,
}

impl<'d> Deref for Context<'d> {
    type Target = View<'d>;

    fn deref(&self) -> &View<'d> {
        &self.view
    }
}

impl<'d> Context<'d> {
    /// For a rule, which reports at this level.
    pub(crate) fn new(run: &'d Run<'d>, rule: &'static Rule, level: Level) -> Self {
        Self { view: View(run.document), run, rule, level }
    }

    /// What exists, if the document is an update that is compared with it.
    pub(crate) fn existing(&self) -> Option<View<'d>> {
        self.run.document.compared_with().map(View)
    }

    /// The configured or default value of an option of this rule.
    pub(crate) fn integer(&self, option: &str) -> i64 {
        self.run.config.integer(self.rule, option)
    }

    /// The configured or default value of an option of this rule.
    pub(crate) fn texts(&self, option: &str) -> Vec<String> {
        self.run.config.strings(self.rule, option)
    }

    /// Whether a pattern is configured for an option of this rule, and a text does not match it.
    pub(crate) fn mismatches(&self, option: &str, text: &str) -> bool {
        self.run.config.mismatches(self.rule, option, text)
    }

    // Reporting.

    /// Reports a node. Of an object or list only the opening bracket is marked.
    pub(crate) fn report(&self, node: Node<'_>, diagnostic: Diagnostic) {
        self.report_part(node, redact::marked(node), diagnostic);
    }

    /// Reports a part of a node.
    #[inline(never)]
    pub(crate) fn report_part(&self, node: Node<'_>, span: Span, diagnostic: Diagnostic) {
        let finding = Finding::new(self.rule, self.level, span, Some(node), diagnostic);
        if !self.run.suppressions.suppress(self.run.document, &finding) {
            self.run.findings.add(finding);
        }
    }
}
