//! See [`RULE`].

use crate::api::limits::DOMAIN_PREFIX;
use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::domain_prefix;

rule! {
    /// With the environment's name behind it the domain prefix is not accepted.
    ///
    /// ## Why
    ///
    /// Amplify appends a hyphen and the name of the environment: prefix `customers` and environment `dev` make
    /// `customers-dev`.
    /// Together they must keep to the 63 characters, and the name must not bring in a reserved word: an environment
    /// `newcognito` ended in "Domain cannot contain reserved word: cognito".
    /// A document without `BackendEnvironmentName` is measured with the longest name that Amplify allows, 10 letters: with
    /// a shorter one the prefix may fit.
    /// That AmplifyBackend appends the name too is inferred.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "OAuth": {
    ///       "DomainPrefix": "sign-in-for-customers-of-the-northern-and-eastern-branches",
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
    id: "domain-prefix-with-environment",
    category: CognitoLimits,
    levels: { create: Warning, update: Warning },
    on: string("UserPoolConfigs.OAuth.DomainPrefix"),
    basis: Code,
    source: "auth-cognito-stack-builder.ts, packages/amplify-category-auth; aws-amplify/amplify-cli #3854, https://github.com/aws-amplify/amplify-cli/issues/3854",
}

const PREFIX: Member = member!("UserPoolConfigs.OAuth.DomainPrefix");
const ENVIRONMENT: Member = member!("BackendEnvironmentName");

/// Amplify allows environment names of 2 to 10 letters.
const LONGEST_ENVIRONMENT: usize = 10;

fn check(cx: &Context<'_>, prefix: &Text<'_>) {
    let (node, prefix) = (prefix.node, prefix.value);
    if !domain_prefix::is_valid(prefix) {
        return;
    }
    let environment = cx.string(ENVIRONMENT);
    let length = environment.as_ref().map_or(LONGEST_ENVIRONMENT, |(_, name)| name.chars().count());
    let (name, max) = (cx.name(PREFIX), DOMAIN_PREFIX.max);
    let together = prefix.len() + 1 + length;
    if together > max {
        let message = match environment {
            Some(_) => {
                format!("`{name}` and the environment's name make {together} characters; Cognito allows {max}")
            }
            None => format!("`{name}` leaves no room for an environment's name of {length} letters"),
        };
        let help = match max.saturating_sub(1 + length) {
            0 => format!("shorten the environment's name; Amplify appends `-` and the name to `{name}`"),
            room => format!("shorten it to {room} characters; Amplify appends `-` and the name"),
        };
        cx.report(node, Diagnostic::new(message).message_id("too-long").help(help));
    } else if let Some((environment, text)) = environment
        && let Some(word) = domain_prefix::parts(&text)
            .find_map(|(_, part)| domain_prefix::reserved(part).or(domain_prefix::embedded(part).map(|(_, word)| word)))
    {
        cx.report(
            environment,
            Diagnostic::new(format!(
                "the environment's name brings the reserved word `{word}` into the sign-in domain"
            ))
            .message_id("reserved-word")
            .label(node, "the name is appended to this prefix")
            .help("choose another name for the environment; Cognito has refused such domains"),
        );
    }
}
