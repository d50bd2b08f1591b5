//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::RedirectUri;

rule! {
    /// A redirect URI uses a loopback address instead of `localhost`.
    ///
    /// ## Why
    ///
    /// Cognito accepts `http://127.0.0.1` and `http://[::1]` since August 2025.
    /// The prompts of the Amplify command line still take `http://localhost` only, so this is for those who edit the
    /// same settings with that command line.
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
    ///       "RedirectSignInURIs": ["http://127.0.0.1:3000/"],
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
    ///       "RedirectSignInURIs": ["http://localhost:3000/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uri-loopback-ip",
    category: Style,
    levels: { create: Advice, update: Advice },
    default: Off,
    on: unusual_redirect_uri,
    basis: Code,
    source: "newCallbackURLs in supported-services.ts, packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/supported-services.ts#L808-L840",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    let Some(uri) = entry.absolute() else { return };
    if uri.has_scheme("http") && uri.is_loopback() && !uri.is_localhost() {
        let message = format!("`{}` uses a loopback address", cx.shown(entry.node));
        cx.report_part(
            entry.node,
            entry.node.part(uri.host()),
            Diagnostic::new(message)
                .help("use `localhost` if the Amplify command line is to edit these settings; leave it otherwise"),
        );
    }
}
