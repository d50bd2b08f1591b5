//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// OAuth is set up without a prefix for its sign-in domain.
    ///
    /// ## Why
    ///
    /// Amplify's code makes a domain only where there is a prefix for it.
    /// Without a domain there is no page to sign in at, and no address for social providers to return to.
    /// That AmplifyBackend does the same is inferred.
    /// The prefix must be unique in its region, so it cannot be guessed.
    ///
    /// ## Bad
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
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
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
    id: "oauth-domain-prefix-missing",
    category: Consistency,
    levels: { create: Warning },
    on: missing("UserPoolConfigs.OAuth.DomainPrefix"),
    basis: Code,
    source: "auth-cognito-stack-builder.ts, packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/auth-stack-builder/auth-cognito-stack-builder.ts#L475-L477",
}

const OAUTH: Member = member!("UserPoolConfigs.OAuth");
const PREFIX: Member = member!("UserPoolConfigs.OAuth.DomainPrefix");

fn check(cx: &Context<'_>, oauth: Node<'_>) {
    let (owner, prefix) = (cx.name(OAUTH), cx.name(PREFIX));
    cx.report(
        cx.key_of(oauth),
        Diagnostic::new(format!("`{owner}` has no `{prefix}`, so there is no sign-in domain"))
            .help(format!("add `{prefix}`: lower-case letters, digits and hyphens, unique in the region")),
    );
}
