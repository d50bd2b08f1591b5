//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::rules::shared::update;
use crate::syntax::Node;
use crate::text::list;

rule! {
    /// An update takes away kinds of characters that passwords must have now.
    ///
    /// ## Why
    ///
    /// The list of an update replaces the one that exists, so what is not in it is no longer demanded.
    /// NIST advises against such demands, so this may be what you want: the finding only shows it.
    /// The rule needs to know what exists: `authlint check update.json --existing current.json`.
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
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": ["REQUIRE_DIGIT", "REQUIRE_SYMBOL"] }
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
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": ["REQUIRE_DIGIT"] }
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
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": ["REQUIRE_SYMBOL", "REQUIRE_DIGIT"] }
    ///   }
    /// }
    /// ```
    id: "password-constraints-removed-by-update",
    category: Security,
    levels: { update: Advice },
    on: list("UserPoolConfigs.PasswordPolicy.AdditionalConstraints"),
    basis: Code,
    source: "`passwordPolicyMap` in auth-request-adaptors.ts, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/utils/auth-request-adaptors.ts#L206-L212",
}

fn check(cx: &Context<'_>, constraints: Node<'_>) {
    let member = member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints");
    let removed = update::removed(cx, member);
    if removed.is_empty() {
        return;
    }
    let names: Vec<_> = removed.iter().map(|item| update::shown(cx, *item)).collect();
    let mut diagnostic = Diagnostic::new(format!("passwords no longer need {}", list::all_of(&names)))
        .help("add what is to stay; the list of an update replaces the one that exists");
    for item in removed {
        diagnostic = diagnostic.label_existing(item, "demanded now");
    }
    cx.report(cx.key_of(constraints), diagnostic);
}
