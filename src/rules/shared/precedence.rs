//! Which rule reports a cause that several rules would see: one cause, one finding.
//!
//! `tests/it/rules/precedence.rs` has a document for each of these, and for those that rules decide by themselves.

use super::{pool_name, sign_up};
use crate::api::Operation;
use crate::api::member::{Member, member};
use crate::api::schema::{Spec, Type};
use crate::checker::{Context, Text};
use crate::cognito::redirect_uri::RedirectUri;
use crate::syntax::Node;

/// For `empty-object`: whether another rule reports that this member is empty.
pub(crate) fn reports_empty_object(cx: &Context<'_>, member: Member) -> bool {
    let is_required_inside = || cx.schema().members_of(Some(member)).any(|spec| spec.required);
    if member == member!("IdentityPoolConfigs") {
        // As a member without effect, or for what it lacks.
        return cx.is(member!("AuthResources"), "USER_POOL_ONLY") || is_required_inside();
    }
    let chosen = match member.name() {
        "EmailSettings" => "EMAIL",
        "SmsSettings" => "SMS",
        _ => return false,
    };
    let message = member!("UserPoolConfigs.VerificationMessage");
    let method = if member.parent() == Some(message) {
        member!("UserPoolConfigs.VerificationMessage.DeliveryMethod")
    } else {
        member!("UserPoolConfigs.ForgotPassword.DeliveryMethod")
    };
    cx.is(method, chosen)
}

/// For `empty-string`: whether another rule reports an empty value as an error, or a response has it where there is nothing
/// to say.
pub(crate) fn refuses_empty_string(cx: &Context<'_>, member: Member) -> bool {
    if member == member!("Error") {
        return true;
    }
    let limited = ["UserPoolName", "IdentityPoolName", "DomainPrefix", "RedirectSignInURIs", "RedirectSignOutURIs"];
    cx.operation() != Operation::Get && limited.contains(&member.name())
}

/// For `yaml-boolean-word`: whether `invalid-type` reports a word where no text belongs, or `invalid-enum-value` one that is
/// not allowed, such as `off`: its fix has quotes.
pub(crate) fn reports_word(spec: &Spec, word: Node<'_>) -> bool {
    let kind = spec.item.filter(|_| spec.kind == Type::List).unwrap_or(spec.kind);
    kind != Type::String || !spec.values.is_empty() && spec.values.position(word.raw().as_bytes()).is_none()
}

/// For `surrounding-whitespace`: whether another rule reports the white space, or a pool name for something else as well.
pub(crate) fn reports_whitespace(cx: &Context<'_>, text: &Text<'_>) -> bool {
    let refused = ["DomainPrefix", "RedirectSignInURIs", "RedirectSignOutURIs", "PrivateKey"];
    let is_refused_name = || pool_name::NAMES.contains(&text.member()) && !pool_name::is_valid(text.value);
    match cx.operation() {
        Operation::Get => false,
        _ if refused.contains(&text.member().name()) => true,
        Operation::Create => !text.value.trim().is_empty() && is_refused_name(),
        Operation::Update => false,
    }
}

/// For `redirect-uris-joined`: whether `redirect-uri-invalid` reports the white space between the URIs.
pub(crate) fn reports_white_space(entry: &RedirectUri<'_>) -> bool {
    entry.text.trim().contains(char::is_whitespace)
}

/// For `sign-in-attribute-not-required`: whether `apple-scopes-empty` asks for the address that users sign in with.
pub(crate) fn reports_missing_email(cx: &Context<'_>) -> bool {
    sign_up::signs_in_with(cx, "EMAIL") && sign_up::apple_scopes_are_empty(cx)
}
