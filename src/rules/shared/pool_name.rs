//! What Cognito accepts as the name of a pool.

use crate::api::limits::USER_POOL_NAME;
use crate::api::member::{Member, member};
use crate::cognito::unresolved;
use crate::text::unicode;

/// The members that name a pool.
pub(crate) const NAMES: [Member; 2] =
    [member!("UserPoolConfigs.UserPoolName"), member!("IdentityPoolConfigs.IdentityPoolName")];

/// Whether Cognito takes a name (of either pool: their limits are the same), or the name is not there yet.
pub(crate) fn is_valid(name: &str) -> bool {
    // Nearly all are short and plain.
    if (1..=USER_POOL_NAME.max).contains(&name.len())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-'))
    {
        return true;
    }
    let length = name.chars().count();
    let is_taken = USER_POOL_NAME.allows(length) && name.chars().all(is_allowed);
    is_taken || unresolved::is_unresolved(name)
}

/// Whether a character is allowed in a name, or may if the pattern's letters and white space go beyond ASCII.
pub(crate) fn is_allowed(character: char) -> bool {
    if character.is_ascii() {
        let is_sign = matches!(character, '_' | '+' | '=' | ',' | '.' | '@' | '-');
        return character.is_ascii_alphanumeric() || is_sign || character.is_whitespace();
    }
    unicode::is_letter_or_number(character) || character.is_whitespace() || unicode::is_mark(character)
}
