//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, insert_item};

rule! {
    /// Scopes of OpenID Connect are listed without `OPENID`.
    ///
    /// ## Why
    ///
    /// `EMAIL`, `PHONE` and `PROFILE` say which claims are in the ID token, and without `OPENID` there is no ID token:
    /// "Because openid scope was not requested, Amazon Cognito doesn't return an ID token."
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
    ///       "OAuthScopes": ["EMAIL", "PROFILE"],
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
    ///       "OAuthScopes": ["OPENID", "EMAIL", "PROFILE"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
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
    ///       "OAuthScopes": ["EMAIL", "PROFILE", "OPENID"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "oauth-openid-scope-missing",
    category: Consistency,
    levels: { create: Warning, update: Warning },
    on: list("UserPoolConfigs.OAuth.OAuthScopes"),
    basis: Docs,
    source: "AWS re:Post on a missing ID token; OAuthScope of the CDK, https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.OAuthScope.html",
}

const SCOPES: Member = member!("UserPoolConfigs.OAuth.OAuthScopes");

fn check(cx: &Context<'_>, list: Node<'_>) {
    let has_openid = || cx.strings(SCOPES).any(|(_, scope)| scope.eq_ignore_ascii_case("OPENID"));
    let Some(scope) = list.items().find(|item| ["EMAIL", "PHONE", "PROFILE"].iter().any(|scope| item.is(scope))) else {
        return;
    };
    if has_openid() {
        return;
    }
    let (name, asked) = (cx.name(SCOPES), scope.content());
    let diagnostic = Diagnostic::new(format!("`{asked}` is a scope of OpenID Connect, but `{name}` lacks `OPENID`"))
        .help("add `OPENID`; without it there is no ID token");
    cx.report(scope, diagnostic.unsafe_fix("add `OPENID`", insert_item(list, "\"OPENID\"")));
}
