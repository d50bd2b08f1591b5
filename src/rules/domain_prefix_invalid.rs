//! See [`RULE`].

use std::borrow::Cow;

use crate::api::limits::DOMAIN_PREFIX;
use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::{domain_prefix, unresolved};
use crate::diagnostic::Applicability;
use crate::syntax::{Node, quote, replace_value};
use crate::text::{Span, search};

rule! {
    /// The domain prefix has a form that Cognito does not allow.
    ///
    /// ## Why
    ///
    /// A prefix has 1 to 63 lower-case letters, digits and hyphens, and neither begins nor ends with a hyphen.
    /// Cognito refuses everything else: "Domain names can only contain lower-case letters, numbers, and hyphens".
    /// It is the prefix alone that is asked for, not the whole domain.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "OAuth": {
    ///       "DomainPrefix": "Customers-Login",
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
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Names of domains do not tell upper from lower case, so that fix is safe; white space around the prefix is removed too.
    /// Of a whole `amazoncognito.com` domain the first part is kept.
    /// Nothing else has a fix, since nothing else has one right answer.
    id: "domain-prefix-invalid",
    category: CognitoLimits,
    levels: { create: Error, update: Error },
    on: string("UserPoolConfigs.OAuth.DomainPrefix"),
    basis: Model,
    source: "DomainType of the service model cognito-idp 2016-04-18, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html",
}

const PREFIX: Member = member!("UserPoolConfigs.OAuth.DomainPrefix");

fn check(cx: &Context<'_>, prefix: &Text<'_>) {
    let (node, prefix) = (prefix.node, prefix.value);
    if domain_prefix::is_valid(prefix) || unresolved::is_unresolved(prefix) {
        return;
    }
    let (span, what) = fault(node, prefix);
    let diagnostic = Diagnostic::new(format!("`{}` {what}", cx.name(PREFIX))).help(
        "give 1 to 63 lower-case letters, digits and hyphens, no hyphen first or last, without the rest of the domain",
    );
    let (meant, title, applicability) = meant(prefix);
    let is_free = |part| domain_prefix::reserved(part).is_none();
    let diagnostic = if domain_prefix::is_valid(&meant) && domain_prefix::parts(&meant).all(|(_, part)| is_free(part)) {
        diagnostic.fix(title, applicability, vec![replace_value(node, quote(&meant))])
    } else {
        diagnostic
    };
    cx.report_part(node, span, diagnostic);
}

/// The first thing wrong with a prefix, and where.
fn fault(node: Node<'_>, prefix: &str) -> (Span, Cow<'static, str>) {
    let invalid = prefix.char_indices().find(|(_, character)| !domain_prefix::is_allowed(*character));
    match invalid {
        _ if prefix.is_empty() => (node.span(), "is empty".into()),
        _ if is_domain(prefix) => (node.span(), "is a whole domain, not its prefix".into()),
        Some((at, '.')) => (node.part(at..at + 1), "has a `.` in it".into()),
        Some((at, character)) if character.is_ascii_uppercase() => {
            (node.part(at..at + 1), "has an upper-case letter in it".into())
        }
        Some((at, character)) => {
            let message = format!("has a character in it that is not allowed: U+{:04X}", u32::from(character));
            (node.part(at..at + character.len_utf8()), message.into())
        }
        None if prefix.starts_with('-') => (node.part(0..1), "begins with a hyphen".into()),
        None if prefix.ends_with('-') => (node.part(prefix.len() - 1..prefix.len()), "ends with a hyphen".into()),
        None => {
            let message = format!("has {} characters; Cognito allows {}", prefix.len(), DOMAIN_PREFIX.max);
            (node.span(), message.into())
        }
    }
}

/// Whether a text is the domain of a user pool, or the address of a site.
fn is_domain(prefix: &str) -> bool {
    let lower = prefix.to_ascii_lowercase();
    [".auth.", "amazoncognito", "://"].into_iter().any(|part| search::find(&lower, part).is_some())
}

/// What was likely meant, a name for it, and how likely it is.
fn meant(prefix: &str) -> (String, &'static str, Applicability) {
    let lower = prefix.trim().to_ascii_lowercase();
    let host = lower.strip_prefix("https://").unwrap_or(&lower).trim_end_matches('/');
    match search::split_once(host, ".auth.") {
        Some((first, rest)) if rest.ends_with(".amazoncognito.com") => {
            (first.to_owned(), "keep the prefix alone", Applicability::Unsafe)
        }
        _ if prefix.starts_with(char::is_whitespace) || prefix.ends_with(char::is_whitespace) => {
            (lower, "remove the white space around it", Applicability::Safe)
        }
        _ => (lower, "use lower case", Applicability::Safe),
    }
}
