//! See [`RULE`].

use crate::member::{Member, member};
use crate::rule::{Cx, Diagnostic, OptionValue, rule};

rule! {
    /// A name does not match the pattern that your configuration sets for it.
    ///
    /// ## Why
    ///
    /// Names of pools cannot be changed after creation, and domain prefixes are shared by all of a region: whoever runs
    /// many of them has a convention.
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
    basis: Policy,
    source: "your own configuration",
    options: [
        "user-pool" = OptionValue::Pattern, "What `UserPoolName` must match";
        "identity-pool" = OptionValue::Pattern, "What `IdentityPoolName` must match";
        "domain-prefix" = OptionValue::Pattern, "What `DomainPrefix` must match";
        "resource" = OptionValue::Pattern, "What `ResourceName` must match";
    ],
}

/// Which option is for which member.
const NAMES: [(&str, Member); 4] = [
    ("user-pool", member!("UserPoolConfigs.UserPoolName")),
    ("identity-pool", member!("IdentityPoolConfigs.IdentityPoolName")),
    ("domain-prefix", member!("UserPoolConfigs.OAuth.DomainPrefix")),
    ("resource", member!("ResourceName")),
];

fn check(cx: &Cx<'_>) {
    for (option, member) in NAMES {
        let Some((node, value)) = cx.string(member) else { continue };
        if cx.mismatches(option, &value) {
            let message = format!("`{}` is `{}`, which does not match your pattern", cx.name(member), cx.shown(node));
            cx.report(
                node,
                Diagnostic::new(message)
                    .help(format!("the pattern is the option `{option}` of this rule in your configuration")),
            );
        }
    }
}
