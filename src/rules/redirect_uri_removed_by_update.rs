//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::rules::shared::update;
use crate::syntax::Node;

rule! {
    /// An update takes away redirect URIs that apps may use now.
    ///
    /// ## Why
    ///
    /// Cognito compares the URI of a sign-in with this list, letter by letter, and refuses all others.
    /// Copies of the app that still send the removed one, such as an installed mobile app, cannot sign in any more.
    /// The rule needs to know what exists: `authlint check update.json --existing current.json`.
    ///
    /// ## Existing
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
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/", "myapp://signed-in/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
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
    ///       "RedirectSignInURIs": ["https://app.example.com/", "myapp://signed-in/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uri-removed-by-update",
    category: Consistency,
    levels: { update: Advice },
    on: list("UserPoolConfigs.OAuth.RedirectSignInURIs", "UserPoolConfigs.OAuth.RedirectSignOutURIs"),
    basis: Docs,
    source: "CallbackURLs and LogoutURLs of CreateUserPoolClient, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, uris: Node<'_>) {
    let Some(member) = cx.member_of(uris) else { return };
    let removed = update::removed(cx, member);
    if removed.is_empty() {
        return;
    }
    let message = match removed.as_slice() {
        [only] => format!("this update removes `{}` from `{}`", update::shown(cx, *only), cx.name(member)),
        _ => format!("this update removes {} URIs from `{}`", removed.len(), cx.name(member)),
    };
    let mut diagnostic = Diagnostic::new(message).help("keep a URI until no released version of the app uses it");
    for item in removed.into_iter().take(MOST_LABELS) {
        diagnostic = diagnostic.label_existing(item, "allowed now");
    }
    cx.report(cx.key_of(uris), diagnostic);
}

/// More say nothing new.
const MOST_LABELS: usize = 10;
