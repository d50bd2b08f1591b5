//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::domain_prefix;

rule! {
    /// A part of the domain prefix is a word that Cognito keeps for itself.
    ///
    /// ## Why
    ///
    /// Cognito refuses `aws`, `amazon` and `cognito`: "Domain cannot contain reserved word: cognito".
    /// CloudFormation shows it as "Invalid request provided: AWS::Cognito::UserPoolDomain".
    /// In a public test with real deployments the words were refused as parts between hyphens, and a prefix with
    /// `awsome` went through.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "OAuth": {
    ///       "DomainPrefix": "customers-cognito-login",
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
    id: "domain-prefix-reserved-word",
    category: CognitoLimits,
    levels: { create: Error, update: Error },
    on: string("UserPoolConfigs.OAuth.DomainPrefix"),
    basis: Issue,
    source: "cdk-preflight pf-cognito-domain-reserved-word, deployed 2026-09-03, https://github.com/badmintoncryer/cdk-preflight/blob/0485f492b8c441248f36f4be4dfe527c9b4c78a4/rules/cognito/pf-cognito-domain-reserved-word/meta.yaml; aws-amplify/amplify-cli #3854, #1513",
}

const PREFIX: Member = member!("UserPoolConfigs.OAuth.DomainPrefix");

fn check(cx: &Context<'_>, prefix: &Text<'_>) {
    let (node, prefix) = (prefix.node, prefix.value);
    for (range, part) in domain_prefix::parts(prefix) {
        if let Some(word) = domain_prefix::reserved(part) {
            cx.report_part(
                node,
                node.part(range),
                Diagnostic::new(format!("`{}` has the reserved word `{word}` in it", cx.name(PREFIX)))
                    .help("choose a prefix without it; Cognito refuses `aws`, `amazon` and `cognito`"),
            );
        }
    }
}
