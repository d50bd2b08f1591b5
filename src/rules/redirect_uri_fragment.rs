//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{self, RedirectUri};
use crate::syntax::Edit;

rule! {
    /// A sign-in URI has a fragment, the part from `#` on.
    ///
    /// ## Why
    ///
    /// OAuth 2.0 does not allow it (RFC 6749 section 3.1.2), and Cognito refuses it: "https://example.com/cb#frag
    /// cannot use fragment".
    /// Single-page apps that route by `#` need an address of their own to return to.
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
    ///       "RedirectSignInURIs": ["https://app.example.com/#/callback"],
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
    ///       "RedirectSignInURIs": ["https://app.example.com/callback"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
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
    id: "redirect-uri-fragment",
    category: CognitoLimits,
    levels: { create: Error, update: Error },
    on: unusual_redirect_uri,
    basis: Issue,
    source: "cdk-preflight pf-cognito-callback-url-fragment, deployed 2026-09-08, https://github.com/badmintoncryer/cdk-preflight/blob/4ceb0e9b915a504830fca9be25206a440ca153d2/rules/cognito/pf-cognito-callback-url-fragment/meta.yaml",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    if entry.list != redirect_uri::SIGN_IN {
        return;
    }
    let Some(fragment) = entry.absolute().and_then(|uri| uri.fragment.clone()) else { return };
    let span = entry.node.part(fragment);
    cx.report_part(
        entry.node,
        span,
        Diagnostic::new(format!("`{}` has a fragment", cx.shown(entry.node)))
            .help("leave out everything from `#` on; Cognito refuses fragments in sign-in URIs")
            .unsafe_fix("remove the fragment", vec![Edit { span, text: String::new() }]),
    );
}
