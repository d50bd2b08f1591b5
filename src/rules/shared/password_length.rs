//! What Cognito accepts as the minimum length of a password.

use crate::api::limits::PASSWORD_LENGTH;
use crate::api::member::member;
use crate::checker::{Context, View};
use crate::syntax::Node;
use crate::text::decimal::Decimal;

/// Whether Cognito accepts a number, if it is a whole one.
pub(crate) fn is_in_range(number: &Decimal) -> bool {
    number.compare(PASSWORD_LENGTH.min).is_ge() && number.compare(PASSWORD_LENGTH.max).is_le()
}

/// What exists and its minimum, if an update gives a smaller one that Cognito accepts.
pub(crate) fn reduced<'d>(cx: &Context<'d>, length: Node<'_>) -> Option<(View<'d>, Node<'d>)> {
    let existing = cx.existing()?;
    let now = existing.value(member!("UserPoolConfigs.PasswordPolicy.MinimumLength"))?;
    let (Some(Decimal::Small(before)), Some(after)) = (existing.number(now), cx.number(length)) else { return None };
    (after.is_whole() && is_in_range(&after) && after.compare(before).is_lt()).then_some((existing, now))
}
