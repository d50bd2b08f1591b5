//! See [`RULE`].

use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::apple_key::{self, AppleKey};
use crate::cognito::identity_provider::{APPLE_KEY, SECRETS};
use crate::cognito::unresolved;

rule! {
    /// A client secret or a private key is in the file in clear text.
    ///
    /// ## Why
    ///
    /// Files end up in version control, in build logs and in chats, and a secret that was there once must be changed.
    /// The API takes secrets inline, so they have to be put in at some time: let it be when the document is sent.
    /// References such as `${GOOGLE_CLIENT_SECRET}` or `{{ secret }}` are accepted.
    /// Documents that never were files, such as a request that a program is about to send, are not checked, nor are
    /// responses.
    /// The value is never shown.
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
    ///       "SocialProviderSettings": {
    ///         "Google": {
    ///           "ClientId": "1234.apps.googleusercontent.com",
    ///           "ClientSecret": "provider-app-client-secret"
    ///         }
    ///       }
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
    ///       "DomainPrefix": "my-login",
    ///       "SocialProviderSettings": {
    ///         "Google": {
    ///           "ClientId": "1234.apps.googleusercontent.com",
    ///           "ClientSecret": "${GOOGLE_CLIENT_SECRET}"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "inline-secret",
    category: Security,
    levels: { create: Warning, update: Warning },
    on: string(SECRETS),
    basis: Policy,
    source: "OWASP Secrets Management Cheat Sheet, https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
}

fn check(cx: &Context<'_>, secret: &Text<'_>) {
    if cx.document().is_in_memory() {
        return;
    }
    let (member, value) = (secret.member(), secret.value);
    let is_absent = value.trim().is_empty() || unresolved::is_unresolved(value);
    let has_no_key =
        || member == APPLE_KEY && matches!(apple_key::recognise(value), AppleKey::Elsewhere(_) | AppleKey::HeaderAlone);
    if !is_absent && !has_no_key() {
        cx.report(secret.node, Diagnostic::new(format!("`{}` holds a secret in clear text", cx.name(member)))
                .help("write a reference such as `${NAME}` and fill it in when sending; if the file was shared, change the secret"));
    }
}
