//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{self, RedirectUri};
use crate::syntax::Edit;

rule! {
    /// A sign-out URI has a fragment, the part from `#` on.
    ///
    /// ## Why
    ///
    /// For sign-in URIs Cognito refuses fragments.
    /// For sign-out URIs no source says whether it does (inferred): none is the safe choice.
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
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/#/goodbye"]
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
    ///       "RedirectSignOutURIs": ["https://app.example.com/goodbye"]
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
    id: "sign-out-uri-fragment",
    category: CognitoLimits,
    levels: { create: Warning, update: Warning },
    on: unusual_redirect_uri,
    basis: Inferred,
    source: "CreateUserPoolClient, CallbackURLs, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html, forbids fragments; LogoutURLs is silent",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    if entry.list != redirect_uri::SIGN_OUT {
        return;
    }
    let Some(fragment) = entry.absolute().and_then(|uri| uri.fragment.clone()) else { return };
    let span = entry.node.part(fragment);
    cx.report_part(
        entry.node,
        span,
        Diagnostic::new(format!("`{}` has a fragment", cx.shown(entry.node)))
            .help("leave out everything from `#` on; Cognito refuses fragments in sign-in URIs, and may do so here")
            .unsafe_fix("remove the fragment", vec![Edit { span, text: String::new() }]),
    );
}
