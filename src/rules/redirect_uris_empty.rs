//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri;
use crate::syntax::Node;

rule! {
    /// There is no sign-in URI.
    ///
    /// ## Why
    ///
    /// Both grants end with a redirect, so Cognito refuses an app client without one: "CallbackUrls can not be empty
    /// when code flow or implicit flow is selected".
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
    ///       "RedirectSignInURIs": [],
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
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uris-empty",
    category: Consistency,
    levels: { create: Error, update: Error },
    on: empty_list("UserPoolConfigs.OAuth.RedirectSignInURIs"),
    basis: Issue,
    source: "cisagov/crossfeed #440, https://github.com/cisagov/crossfeed/issues/440; anomalyco/sst #6272",
}

fn check(cx: &Context<'_>, list: Node<'_>) {
    let name = cx.name(redirect_uri::SIGN_IN);
    cx.report(
        list,
        Diagnostic::new(format!("`{name}` is empty; each grant needs at least one URI"))
            .help("list every URI that the app returns to after sign-in"),
    );
}
