//! See [`RULE`].

use super::shared::precedence;
use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, remove_member};

rule! {
    /// An object has nothing in it.
    ///
    /// ## Why
    ///
    /// An empty object says nothing, and readers wonder what is missing.
    /// Objects that other rules have something to say about are left to them: an empty `OAuth` in an update removes the
    /// sign-in pages, and empty settings of the chosen way of delivery are missing ones.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "OAuth": {
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "DomainPrefix": "my-login",
    ///       "SocialProviderSettings": {}
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "OAuth": {
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "DomainPrefix": "my-login"
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "OAuth": {
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "DomainPrefix": "my-login"
    ///     }
    ///   }
    /// }
    /// ```
    id: "empty-object",
    category: Style,
    levels: { create: Advice, update: Advice },
    on: empty_object(OPTIONAL),
    basis: Inferred,
    source: "the service model amplifybackend 2020-08-11, where these members are optional and have only optional members, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
}

/// The members for which empty means the same as absent, as far as is known.
const OPTIONAL: [Member; 6] = [
    member!("IdentityPoolConfigs"),
    member!("UserPoolConfigs.VerificationMessage.EmailSettings"),
    member!("UserPoolConfigs.VerificationMessage.SmsSettings"),
    member!("UserPoolConfigs.ForgotPassword.EmailSettings"),
    member!("UserPoolConfigs.ForgotPassword.SmsSettings"),
    member!("UserPoolConfigs.OAuth.SocialProviderSettings"),
];

fn check(cx: &Context<'_>, object: Node<'_>) {
    let (Some(key), Some(member)) = (object.key(), cx.member_of(object)) else { return };
    if cx.document().is_claimed(member) || precedence::reports_empty_object(cx, member) {
        return;
    }
    cx.report(
        key,
        Diagnostic::new(format!("`{}` is empty and has no effect", cx.name(member)))
            .help("remove it, or fill it in")
            .safe_fix("remove it", remove_member(key)),
    );
}
