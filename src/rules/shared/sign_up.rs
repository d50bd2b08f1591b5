//! Which of a new user's attributes are known, as far as a create request says.

use crate::api::member::member;
use crate::checker::Context;
use crate::text::suggest;

/// Whether users may sign in with an attribute: `EMAIL` or `PHONE_NUMBER`.
pub(crate) fn signs_in_with(cx: &Context<'_>, attribute: &str) -> bool {
    let method = member!("UserPoolConfigs.SignInMethod");
    cx.is(method, attribute) || cx.is(method, "EMAIL_AND_PHONE_NUMBER")
}

/// Whether users must give an attribute when they sign up. A slip in its spelling is reported elsewhere.
pub(crate) fn requires(cx: &Context<'_>, attribute: &str) -> bool {
    let mut required = cx.strings(member!("UserPoolConfigs.RequiredSignUpAttributes"));
    required.any(|(_, item)| suggest::same_letters(&item, attribute))
}

/// Whether users sign in with an attribute, or must give it when they sign up.
pub(crate) fn collects(cx: &Context<'_>, attribute: &str) -> bool {
    signs_in_with(cx, attribute) || requires(cx, attribute)
}

/// What Sign in with Apple supplies.
pub(crate) const APPLE_ATTRIBUTES: [&str; 4] = ["EMAIL", "NAME", "GIVEN_NAME", "FAMILY_NAME"];

/// Whether users can sign in with Apple, and none of what Apple supplies is required: Amplify then asks Apple for nothing.
pub(crate) fn apple_scopes_are_empty(cx: &Context<'_>) -> bool {
    let is_set_up = cx.object(member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple")).is_some();
    is_set_up
        && cx.list(member!("UserPoolConfigs.RequiredSignUpAttributes")).is_some()
        && !APPLE_ATTRIBUTES.into_iter().any(|attribute| requires(cx, attribute))
}
