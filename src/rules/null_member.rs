//! See [`RULE`].

use crate::rule::{Cx, bound_specs, rule};
use crate::syntax::{Kind, remove_item, remove_member};

rule! {
    /// A member is `null`.
    ///
    /// ## Why
    ///
    /// The API has no `null`: a member has a value or is left out.
    /// boto3 refuses it with `Invalid type for parameter …, value: None`, before anything is sent.
    /// A `GetBackendAuth` response may hold `null` for what is not set; there it is not reported.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "Mfa": null,
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "Mfa": { "MFAMode": "OFF" },
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    id: "null-member",
    category: Schema,
    levels: { create: Error, update: Error },
    basis: Model,
    source: "the types of the service model amplifybackend 2020-08-11, none of which takes `null`; checked with botocore's validator",
}

fn check(cx: &mut Cx<'_>) {
    for (spec, value) in bound_specs(cx) {
        let name = cx.name(spec.member);
        for item in value.items().filter(|item| item.kind() == Kind::Null && spec.item.is_some()) {
            cx.report(item, format!("an item of `{name}` is `null`"))
                .help("leave it out")
                .safe_fix("remove the item", remove_item(item));
        }
        // A document that is nothing but `null` has no member to leave out.
        let Some(key) = value.key().filter(|_| value.kind() == Kind::Null) else { continue };
        if spec.required {
            let operation = cx.operation().api_name();
            cx.report(value, format!("`{name}` is `null`"))
                .help(format!("give it a value: {operation} requires it as {}", spec.kind.name()));
        } else {
            cx.report(value, format!("`{name}` is `null`"))
                .help("leave the member out instead")
                .safe_fix(format!("remove `{name}`"), remove_member(key));
        }
    }
}
