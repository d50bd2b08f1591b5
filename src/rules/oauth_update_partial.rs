//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::rules::shared::update;
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
    /// Where the existing configuration is known (`--existing`), the rule speaks only if something is lost.
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
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
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
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID"]
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
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID"],
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
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID"],
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
    let is_missing = |member: &Member| cx.lacks(*member) && update::may_reset(cx, *member);
    if oauth.is_empty() || !SENT_TOGETHER.iter().any(is_missing) {
        return;
    }
    let missing: Vec<_> = SENT_TOGETHER.into_iter().filter(is_missing).collect();
    let names: Vec<_> = missing.iter().map(|member| cx.name(*member)).collect();
    let (name, names) = (cx.name(OAUTH), list::all_of(&names));
    let mut diagnostic = Diagnostic::new(format!("this update of `{name}` leaves out {names}"))
        .help(format!("send `{name}` whole; what is left out may be reset, or the change ignored"));
    for now in missing.iter().filter_map(|member| cx.existing()?.value(*member)) {
        diagnostic = diagnostic.label_existing(cx.key_of(now), "left out");
    }
    let keep = update::keep(cx, oauth, &missing);
    cx.report(cx.key_of(oauth), diagnostic.unsafe_fix(format!("add {names} as now"), keep));
}
