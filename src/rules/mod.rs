//! The rules, one a file. This list is kept by `UPDATE=1 cargo test --test house`.

use crate::rule::Rule;

pub(crate) mod duplicate_json_key;
pub(crate) mod foreign_document;
pub(crate) mod immutable_member_in_update;
pub(crate) mod invalid_enum_value;
pub(crate) mod invalid_type;
pub(crate) mod member_of_other_casing;
pub(crate) mod missing_required_member;
pub(crate) mod name_pattern;
pub(crate) mod null_member;
pub(crate) mod policy_violation;
pub(crate) mod syntax_error;
pub(crate) mod too_deep;
pub(crate) mod unknown_member;
pub(crate) mod unused_ignore;

/// All rules, sorted by id.
#[rustfmt::skip]
pub(crate) static ALL: &[&Rule] = &[
    &duplicate_json_key::RULE,
    &foreign_document::RULE,
    &immutable_member_in_update::RULE,
    &invalid_enum_value::RULE,
    &invalid_type::RULE,
    &member_of_other_casing::RULE,
    &missing_required_member::RULE,
    &name_pattern::RULE,
    &null_member::RULE,
    &policy_violation::RULE,
    &syntax_error::RULE,
    &too_deep::RULE,
    &unknown_member::RULE,
    &unused_ignore::RULE,
];
