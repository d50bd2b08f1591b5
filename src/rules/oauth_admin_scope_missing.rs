//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, flag};
use crate::text::suggest::same_letters;
use crate::text::words;

rule! {
    /// The app cannot read or change its user's attributes.
    ///
    /// ## Why
    ///
    /// The Amplify libraries read and change a user's attributes, password and devices with the access token, and Cognito
    /// allows that only with the scope `AWS_COGNITO_SIGNIN_USER_ADMIN`.
    /// Without it such calls of users who signed in at the hosted page, or through a social provider, end with "Access Token
    /// does not have required scopes".
    /// The app must ask for the scope too when it sends users to the hosted page.
    /// An app that only reads the claims of the ID token does not need the scope: then this is no mistake, and
    /// `oauth-admin-scope` reports the opposite.
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
    ///       "OAuthScopes": ["OPENID", "EMAIL", "AWS_COGNITO_SIGNIN_USER_ADMIN"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "oauth-admin-scope-missing",
    category: Consistency,
    levels: { create: Advice, update: Advice },
    on: list("UserPoolConfigs.OAuth.OAuthScopes"),
    basis: Docs,
    source: "VerifyUserAttribute: the access token \"must include the scope aws.cognito.signin.user.admin\", https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html; aws-amplify/amplify-js #1906 and #5921",
}

const SCOPES: Member = member!("UserPoolConfigs.OAuth.OAuthScopes");
const ADMIN: &str = "AWS_COGNITO_SIGNIN_USER_ADMIN";

fn check(cx: &Context<'_>, scopes: Node<'_>) {
    let has = |is_admin: fn(&str) -> bool| cx.strings(SCOPES).any(|(_, scope)| is_admin(&scope));
    // `invalid-enum-value` reports `ADMIN` and the like, and suggests the scope.
    let has_scope =
        || has(|scope| same_letters(scope, ADMIN)) || has(|scope| words::with_all_of(scope, [ADMIN]).is_some());
    if scopes.is_empty() || scopes.has(flag::BROKEN) || has_scope() {
        return;
    }
    let name = cx.name(SCOPES);
    cx.report(
        cx.key_of(scopes),
        Diagnostic::new(format!("without `{ADMIN}` the app cannot read or change the attributes of its user"))
            .help(format!("add `{ADMIN}` to `{name}` if the app reads or changes attributes; leave it out if the ID token is enough")),
    );
}
