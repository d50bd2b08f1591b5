//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::RedirectUri;

rule! {
    /// A redirect URI does not end in a slash.
    ///
    /// ## Why
    ///
    /// The prompts of the Amplify command line take only URIs that end in `/`, or custom schemes alone (`myapp://`).
    /// The service and Cognito take others too, so this is for those who edit the same settings with that command line.
    /// Cognito compares URIs exactly: with a slash added, the app must send it with the slash.
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
    ///       "RedirectSignInURIs": ["https://app.example.com/callback"],
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
    ///       "RedirectSignInURIs": ["https://app.example.com/callback/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uri-trailing-slash-missing",
    category: Style,
    levels: { create: Advice, update: Advice },
    default: Off,
    on: redirect_uri,
    basis: Code,
    source: "newCallbackURLs in supported-services.ts, packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/supported-services.ts#L808-L840",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    if entry.absolute().is_some() && !entry.text.trim_end().ends_with('/') {
        cx.report(
            entry.node,
            Diagnostic::new(format!("`{}` does not end in a slash", cx.shown(entry.node))).help(
                "the prompts of the Amplify command line insist on one; leave it if the app sends exactly this URI",
            ),
        );
    }
}
