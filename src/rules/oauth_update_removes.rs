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
    ///     "OAuth": {}
    ///   }
    /// }
    /// ```
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
    ///     "RequiredSignUpAttributes": ["EMAIL"]
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
    ///     "OAuth": {}
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
    let now = cx.existing().and_then(|existing| existing.object(OAUTH)).filter(|now| !now.is_empty());
    if cx.existing().is_some() && now.is_none() {
        return;
    }
    let name = cx.name(OAUTH);
    let diagnostic = Diagnostic::new(format!("an empty `{name}` removes all sign-in settings that were there"))
        .help(format!("leave out `{name}` to keep them; ignore this if they should go"));
    cx.report(
        oauth,
        match now {
            Some(now) => diagnostic.label_existing(cx.key_of(now), "these are removed"),
            None => diagnostic,
        },
    );
}
