//! The interface of checks: subjects, context, reporting and suppressions.

mod collector;
mod context;
mod declare;
mod subject;
mod suppression;
mod view;

pub(crate) use collector::Collector;
pub use collector::MAX_FINDINGS;
pub(crate) use context::{Context, Run};
pub(crate) use declare::{Levels, on_by_default, page, rule, source};
pub(crate) use subject::{
    Finder, On, OnDocument, OnList, OnMember, OnMessage, OnNode, OnRedirectUri, OnText, OnWrongType, Text, Wanted,
    Which, WrongType, members, on,
};
pub(crate) use suppression::Suppressions;
pub(crate) use view::View;

pub(crate) use crate::diagnostic::Diagnostic;
use crate::rule::Rule;

/// A rule and its subject.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) rule: &'static Rule,
    pub(crate) on: On,
}
