//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// An update with an empty `OAuth` removes all of it.
    ///
    /// ## Why
    ///
    /// Amplify's code reads an empty object as the wish to have no hosted sign-in: the domain, the redirect URIs and
    /// the social providers go.
    /// An update without `OAuth` keeps it.
    /// That the service does the same is inferred.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "OAuth": {}
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
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    id: "oauth-update-removes",
    category: Consistency,
    levels: { update: Warning },
    on: empty_object("UserPoolConfigs.OAuth"),
    basis: Code,
    source: "`isEmpty(oauthConfig)` in auth-request-adaptors.ts, packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-headless-interface/src/interface/auth/update.ts#L50-L53",
}

const OAUTH: Member = member!("UserPoolConfigs.OAuth");

fn check(cx: &Context<'_>, oauth: Node<'_>) {
    let name = cx.name(OAUTH);
    cx.report(
        oauth,
        Diagnostic::new(format!("an empty `{name}` removes all sign-in settings that were there"))
            .help(format!("leave out `{name}` to keep them; ignore this finding if they are to be removed")),
    );
}
