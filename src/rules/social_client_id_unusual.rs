//! See [`RULE`].

use super::shared::social_id::has_unusual_id;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::identity_provider::{APPLE_ID, FACEBOOK_ID};

rule! {
    /// A client ID of Facebook or Apple is not of the usual kind.
    ///
    /// ## Why
    ///
    /// Facebook's app IDs are digits, and Sign in with Apple wants the Services ID, which is written like
    /// `com.example.web`.
    /// No source states either as a rule, so this is advice (inferred); what Google and Amazon state is
    /// `social-client-id-format`.
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
    ///         "Facebook": {
    ///           "ClientId": "my-app",
    ///           "ClientSecret": "${FACEBOOK_APP_SECRET}"
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
    ///         "Facebook": {
    ///           "ClientId": "1234567890",
    ///           "ClientSecret": "${FACEBOOK_APP_SECRET}"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "social-client-id-unusual",
    category: Suspicious,
    levels: { create: Advice, update: Advice },
    on: string([FACEBOOK_ID, APPLE_ID]),
    basis: Inferred,
    source: "the model's \"also called Services ID\" and the examples of ProviderDetails, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html",
}

fn check(cx: &Context<'_>, id: &Text<'_>) {
    if !has_unusual_id(id) {
        return;
    }
    let name = cx.name(id.member());
    let diagnostic = if id.member() == FACEBOOK_ID {
        Diagnostic::new(format!("`{name}` is not a number, as app IDs of Facebook are"))
            .message_id("facebook")
            .help("take the app ID from the app's dashboard, not its name")
    } else {
        Diagnostic::new(format!("`{name}` is not written like `com.example.web`, as Services IDs of Apple are"))
            .message_id("apple")
            .help("take the identifier of the Services ID, not a name or a key")
    };
    cx.report(id.node, diagnostic);
}
