//! See [`RULE`].

use super::shared::social_id::has_unusual_id;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::identity_provider::{AMAZON_ID, GOOGLE_ID};

rule! {
    /// A client ID of Google or Amazon does not look like one.
    ///
    /// ## Why
    ///
    /// Google's client IDs end in `.apps.googleusercontent.com`, those of Login with Amazon begin with
    /// `amzn1.application-oa2-client.`.
    /// Both consoles show other IDs beside them: a project number, or an `amzn1.application.` ID, which is a common
    /// mix-up.
    /// Sign-in through the provider then fails for every user.
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
    ///           "ClientId": "1234",
    ///           "ClientSecret": "${GOOGLE_CLIENT_SECRET}"
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
    id: "social-client-id-format",
    category: Suspicious,
    levels: { create: Warning, update: Warning },
    on: string([GOOGLE_ID, AMAZON_ID]),
    basis: Docs,
    source: "the examples of ProviderDetails, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html",
}

fn check(cx: &Context<'_>, id: &Text<'_>) {
    if !has_unusual_id(id) {
        return;
    }
    let name = cx.name(id.member());
    let diagnostic = if id.member() == GOOGLE_ID {
        Diagnostic::new(format!("`{name}` does not end in `.apps.googleusercontent.com`, as client IDs of Google do"))
            .message_id("google")
            .help("take it from the OAuth 2.0 client IDs in the Google Cloud console")
    } else {
        Diagnostic::new(format!(
            "`{name}` does not begin with `amzn1.application-oa2-client.`, as client IDs of Amazon do"
        ))
        .message_id("amazon")
        .help("take the client ID from the security profile's web settings, not the application's ID")
    };
    cx.report(id.node, diagnostic);
}
