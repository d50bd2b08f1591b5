//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, Text, rule};

rule! {
    /// The domain prefix is a word that is likely taken.
    ///
    /// ## Why
    ///
    /// A prefix is unique in its region, among all AWS accounts: where another account has it, the deployment fails with
    /// "Domain already associated with another user pool".
    /// Reports say so of `auth` and `development`; that the other words are taken is inferred.
    /// The environment's name, which Amplify appends, makes it less likely.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "OAuth": {
    ///       "DomainPrefix": "login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL", "AWS_COGNITO_SIGNIN_USER_ADMIN"],
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
    id: "domain-prefix-common",
    category: Suspicious,
    levels: { create: Advice, update: Advice },
    on: string("UserPoolConfigs.OAuth.DomainPrefix"),
    basis: Inferred,
    source: "a prefix must be unique in its region, https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html",
}

const PREFIX: Member = member!("UserPoolConfigs.OAuth.DomainPrefix");
const COMMON: [&str; 14] = [
    "account",
    "admin",
    "app",
    "auth",
    "demo",
    "dev",
    "development",
    "login",
    "my-app",
    "prod",
    "production",
    "signin",
    "staging",
    "test",
];

fn check(cx: &Context<'_>, prefix: &Text<'_>) {
    if COMMON.contains(&prefix.value) {
        let name = cx.name(PREFIX);
        cx.report(
            prefix.node,
            Diagnostic::new(format!("`{name}` is a common word, and likely taken in this region"))
                .help("put the name of the company or the app into it"),
        );
    }
}
