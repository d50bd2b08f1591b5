//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::RedirectUri;

rule! {
    /// A redirect URI has a `*` in it.
    ///
    /// ## Why
    ///
    /// Cognito compares redirect URIs character by character, so `*` stands for itself and nothing else (inferred from
    /// the exact comparison, which is documented).
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "OAuth": {
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://*.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
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
    ///     "OAuth": {
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/", "https://beta.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uri-wildcard",
    category: CognitoLimits,
    levels: { create: Warning, update: Warning },
    on: unusual_redirect_uri,
    basis: Inferred,
    source: "CreateUserPoolClient, CallbackURLs, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    let Some(star) = entry.text.find('*') else { return };
    if entry.absolute().is_some() {
        let message = format!("`{}` has a `*`, which stands for itself only", cx.shown(entry.node));
        cx.report_part(
            entry.node,
            entry.node.part(star..star + 1),
            Diagnostic::new(message).help("list every URI in full"),
        );
    }
}
