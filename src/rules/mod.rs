//! The rules, one a file. This list is kept by `UPDATE=1 cargo test --test house`.

use crate::rule::Rule;

pub(crate) mod foreign_document;
pub(crate) mod missing_required_member;
pub(crate) mod policy_violation;
pub(crate) mod syntax_error;
pub(crate) mod too_deep;
pub(crate) mod unused_ignore;

/// All rules, sorted by id.
#[rustfmt::skip]
pub(crate) static ALL: &[&Rule] = &[
    &foreign_document::RULE,
    &missing_required_member::RULE,
    &policy_violation::RULE,
    &syntax_error::RULE,
    &too_deep::RULE,
    &unused_ignore::RULE,
];
