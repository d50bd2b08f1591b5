//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::domain_prefix;

rule! {
    /// The domain prefix has `amazon` or `cognito` inside a longer word.
    ///
    /// ## Why
    ///
    /// Sources differ.
    /// In 2020 Cognito refused the prefix of a project whose environment was called `newcognito`; in a later public test
    /// only whole parts between hyphens were refused, see `domain-prefix-reserved-word`.
    /// AWS's console still says that the words must not be in the prefix at all.
    /// `aws` inside a longer word is not reported: `drawstring` and `laws` are ordinary words, and `awsome` was seen to
    /// deploy.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "OAuth": {
    ///       "DomainPrefix": "mycognitologin",
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
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "domain-prefix-contains-reserved-word",
    category: CognitoLimits,
    levels: { create: Warning, update: Warning },
    on: string("UserPoolConfigs.OAuth.DomainPrefix"),
    basis: Issue,
    source: "aws-amplify/amplify-cli #3854, https://github.com/aws-amplify/amplify-cli/issues/3854",
}

const PREFIX: Member = member!("UserPoolConfigs.OAuth.DomainPrefix");

fn check(cx: &Context<'_>, prefix: &Text<'_>) {
    let (node, prefix) = (prefix.node, prefix.value);
    for (range, part) in domain_prefix::parts(prefix) {
        if let Some((inside, word)) = domain_prefix::embedded(part) {
            let span = node.part(range.start + inside.start..range.start + inside.end);
            cx.report_part(
                node,
                span,
                Diagnostic::new(format!("`{}` has `{word}` inside a longer word", cx.name(PREFIX)))
                    .help("choose a prefix without it; Cognito has refused such prefixes, though not in all tests"),
            );
        }
    }
}
