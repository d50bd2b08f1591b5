//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri;
use crate::syntax::Node;

rule! {
    /// There is no sign-out URI.
    ///
    /// ## Why
    ///
    /// Such an app client can be made, and users can sign in.
    /// To sign out the app sends them to Cognito's logout page with one of these URIs; without any there is no way back
    /// to the app (inferred).
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
    ///       "RedirectSignOutURIs": []
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
    id: "sign-out-uris-empty",
    category: Consistency,
    levels: { create: Warning, update: Warning },
    on: empty_list("UserPoolConfigs.OAuth.RedirectSignOutURIs"),
    basis: Inferred,
    source: "CreateUserPoolClient, LogoutURLs, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, list: Node<'_>) {
    let name = cx.name(redirect_uri::SIGN_OUT);
    cx.report(
        list,
        Diagnostic::new(format!("`{name}` is empty; there is no way back to the app after sign-out"))
            .help("list every URI that the app returns to after sign-out"),
    );
}
