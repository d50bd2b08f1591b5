//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;
use crate::text::list;

rule! {
    /// An update gives only some of the OAuth settings.
    ///
    /// ## Why
    ///
    /// Sources differ on what becomes of the rest.
    /// Amplify's interface says that a given `OAuth` overwrites the previous one, a maintainer that omitted settings
    /// stay, and its code may drop the change or reset scopes and grant to its defaults.
    /// Sent whole, it comes out the same in every reading.
    /// `DomainPrefix` is not asked for: it is kept.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "OAuth": {
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
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "oauth-update-partial",
    category: Consistency,
    levels: { update: Warning },
    on: object("UserPoolConfigs.OAuth"),
    basis: Code,
    source: "update.ts, packages/amplify-headless-interface, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-headless-interface/src/interface/auth/update.ts#L50-L53; auth-questions.ts, packages/amplify-category-auth; pull request #5930, https://github.com/aws-amplify/amplify-cli/pull/5930",
}

const OAUTH: Member = member!("UserPoolConfigs.OAuth");
const SENT_TOGETHER: [Member; 4] = [
    member!("UserPoolConfigs.OAuth.OAuthGrantType"),
    member!("UserPoolConfigs.OAuth.OAuthScopes"),
    member!("UserPoolConfigs.OAuth.RedirectSignInURIs"),
    member!("UserPoolConfigs.OAuth.RedirectSignOutURIs"),
];

fn check(cx: &Context<'_>, oauth: Node<'_>) {
    // An empty one is an order of its own: see `oauth-update-removes`.
    if oauth.is_empty() || !SENT_TOGETHER.into_iter().any(|member| cx.lacks(member)) {
        return;
    }
    let missing: Vec<_> =
        SENT_TOGETHER.into_iter().filter(|member| cx.lacks(*member)).map(|member| cx.name(member)).collect();
    let name = cx.name(OAUTH);
    cx.report(
        cx.key_of(oauth),
        Diagnostic::new(format!("this update of `{name}` leaves out {}", list::all_of(&missing)))
            .help(format!("send `{name}` whole; what is left out may be reset, or the change ignored")),
    );
}
