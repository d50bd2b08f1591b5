//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::rule::OptionDefault;

rule! {
    /// A name does not match the pattern that your configuration sets for it.
    ///
    /// ## Why
    ///
    /// Names of pools cannot be changed after creation, and domain prefixes are shared by all of a region: those who
    /// run many of them have a convention.
    /// Set a regular expression (linear time, no look-around) for the names that follow yours; without one this rule
    /// says nothing.
    ///
    /// ## Settings
    ///
    /// ```toml
    /// [rules.name-pattern]
    /// user-pool = "^[a-z]+-(dev|prod)$"
    /// ```
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": { "UserPoolName": "Customers", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"] }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": { "UserPoolName": "customers-prod", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"] }
    /// }
    /// ```
    id: "name-pattern",
    category: Policy,
    levels: { create: Error, update: Error },
    default: Off,
    on: string([USER_POOL, IDENTITY_POOL, DOMAIN_PREFIX, member!("ResourceName")]),
    basis: Policy,
    source: "your own configuration",
    options: [
        "user-pool" = OptionDefault::Pattern, "What `UserPoolName` must match";
        "identity-pool" = OptionDefault::Pattern, "What `IdentityPoolName` must match";
        "domain-prefix" = OptionDefault::Pattern, "What `DomainPrefix` must match";
        "resource" = OptionDefault::Pattern, "What `ResourceName` must match";
    ],
}

const USER_POOL: Member = member!("UserPoolConfigs.UserPoolName");
const IDENTITY_POOL: Member = member!("IdentityPoolConfigs.IdentityPoolName");
const DOMAIN_PREFIX: Member = member!("UserPoolConfigs.OAuth.DomainPrefix");

fn check(cx: &Context<'_>, name: &Text<'_>) {
    let option = match name.member() {
        USER_POOL => "user-pool",
        IDENTITY_POOL => "identity-pool",
        DOMAIN_PREFIX => "domain-prefix",
        _ => "resource",
    };
    if cx.mismatches(option, name.value) {
        let (member, value) = (cx.name(name.member()), cx.shown(name.node));
        cx.report(
            name.node,
            Diagnostic::new(format!("`{member}` is `{value}`, which does not match your pattern"))
                .help(format!("rename it, or change the option `{option}` of this rule in your configuration")),
        );
    }
}
