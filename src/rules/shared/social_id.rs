//! IDs that identity providers hand out.

use crate::checker::Text;
use crate::cognito::identity_provider::is_usual_id;
use crate::cognito::unresolved;

/// Whether an ID is not written as its provider does, and neither empty nor unresolved.
pub(crate) fn has_unusual_id(text: &Text<'_>) -> bool {
    let id = text.value.trim();
    let is_absent = || id.is_empty() || unresolved::is_unresolved(id);
    !is_usual_id(text.member(), id) && !is_absent()
}
