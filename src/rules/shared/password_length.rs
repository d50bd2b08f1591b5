//! What Cognito accepts as the minimum length of a password.

use crate::api::limits::PASSWORD_LENGTH;
use crate::text::decimal::Decimal;

/// Whether Cognito accepts a number, if it is a whole one.
pub(crate) fn is_in_range(number: &Decimal) -> bool {
    number.compare(PASSWORD_LENGTH.min).is_ge() && number.compare(PASSWORD_LENGTH.max).is_le()
}
