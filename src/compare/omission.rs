//! What becomes of a member that an update leaves out: some are kept, some are not.
//!
//! As Amplify's code has it, in auth-request-adaptors.ts and auth-defaults-appliers.ts of its package for auth: what it
//! makes undefined keeps its value, what it gives a default loses it. That the service does the same is inferred.

use super::effect::{Effect, is_user_pool_only, value};
use crate::api::member::{Member, member};
use crate::document::Document;
use crate::syntax::Kind;

/// What becomes of a member that exists and that the update leaves out.
pub(super) fn effect(update: &Document, existing: &Document, member: Member) -> Effect {
    let omitted = outermost(update, member);
    let other = match omitted.path() {
        "UserPoolConfigs.VerificationMessage" => member!("UserPoolConfigs.ForgotPassword"),
        "UserPoolConfigs.ForgotPassword" => member!("UserPoolConfigs.VerificationMessage"),
        _ => omitted,
    };
    // The older of these two members says the same as the newer one.
    if value(update, other).is_some() {
        return Effect::Changed;
    }
    if why(update, omitted).is_some() && is_worth_something(existing, omitted) { Effect::Reset } else { Effect::Kept }
}

/// What the update does by leaving a member out; nothing if that changes nothing.
pub(super) fn why(update: &Document, member: Member) -> Option<&'static str> {
    if loses_identity_pool(update, member) {
        return Some("the identity pool is deleted");
    }
    let is_empty = |member| value(update, member).is_some_and(|value| value.kind() == Kind::Object && value.is_empty());
    let omitted = outermost(update, member);
    if omitted.parent() == Some(OAUTH) && is_empty(OAUTH) {
        return Some("an empty object removes it");
    }
    Some(match omitted.path() {
        "UserPoolConfigs.Mfa" => "left out, it is switched off",
        "UserPoolConfigs.Mfa.Settings" | "UserPoolConfigs.Mfa.Settings.MfaTypes" => {
            "left out, it is replaced by nothing"
        }
        "UserPoolConfigs.VerificationMessage" | "UserPoolConfigs.ForgotPassword" => "left out, nothing is verified",
        "UserPoolConfigs.PasswordPolicy.AdditionalConstraints" => "left out, the list becomes empty",
        "UserPoolConfigs.OAuth.OAuthGrantType"
        | "UserPoolConfigs.OAuth.OAuthScopes"
        | "UserPoolConfigs.OAuth.RedirectSignInURIs"
        | "UserPoolConfigs.OAuth.RedirectSignOutURIs" => "left out, it may be reset, or the change ignored",
        _ if omitted == SOCIAL || omitted.parent() == Some(SOCIAL) => "left out, the provider is removed",
        _ => return None,
    })
}

const OAUTH: Member = member!("UserPoolConfigs.OAuth");
const SOCIAL: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings");

/// Whether a member is of the identity pool that an update for a user pool alone deletes.
pub(super) fn loses_identity_pool(update: &Document, member: Member) -> bool {
    let pool = member!("IdentityPoolConfigs");
    (member == pool || member.parent() == Some(pool)) && is_user_pool_only(update)
}

/// The outermost member around one that the update leaves out; the pools themselves have no meaning of their own.
fn outermost(update: &Document, member: Member) -> Member {
    let pools = [member!("UserPoolConfigs"), member!("IdentityPoolConfigs")];
    let mut outermost = member;
    while let Some(parent) = outermost.parent().filter(|parent| !pools.contains(parent))
        && value(update, parent).is_none()
        && parent != member!("ResourceConfig")
    {
        outermost = parent;
    }
    outermost
}

/// Whether something is lost with a member: what is off or empty is not.
fn is_worth_something(existing: &Document, member: Member) -> bool {
    if member == member!("UserPoolConfigs.Mfa") {
        return existing.value(member!("UserPoolConfigs.Mfa.MFAMode")).is_some_and(|mode| !mode.is("OFF"));
    }
    let is_empty = |value: crate::syntax::Node<'_>| value.kind().is_container() && value.is_empty();
    value(existing, member).is_some_and(|value| !is_empty(value))
}
