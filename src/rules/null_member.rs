//! See [`RULE`].

use crate::rule::{Cx, Diagnostic, rule};
use crate::schema::Spec;
use crate::signs::shows;
use crate::syntax::{Kind, Node, remove_item, remove_member};

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
    when: [shows!(Misfit)],
    basis: Model,
    source: "the types of the service model amplifybackend 2020-08-11, none of which takes `null`; checked with botocore's validator",
}

fn check(cx: &Cx<'_>) {
    if cx.fits() {
        return;
    }
    for (spec, value) in cx.members() {
        match value.kind() {
            Kind::Null => report_member(cx, spec, value),
            Kind::Array if spec.item.is_some() => {
                for item in value.items().filter(|item| item.kind() == Kind::Null) {
                    let name = cx.name(spec.member);
                    cx.report(
                        item,
                        Diagnostic::new(format!("an item of `{name}` is `null`"))
                            .help("leave it out")
                            .safe_fix("remove the item", remove_item(item)),
                    );
                }
            }
            _ => {}
        }
    }
}

fn report_member(cx: &Cx<'_>, spec: &Spec, value: Node<'_>) {
    // A document that is nothing but `null` has no member to leave out.
    let Some(key) = value.key() else { return };
    let name = cx.name(spec.member);
    let message = format!("`{name}` is `null`");
    if spec.required {
        let operation = cx.operation().api_name();
        cx.report(
            value,
            Diagnostic::new(message).help(format!("give it a value: {operation} requires it as {}", spec.kind.name())),
        );
    } else {
        cx.report(
            value,
            Diagnostic::new(message)
                .help("leave the member out instead")
                .safe_fix(format!("remove `{name}`"), remove_member(key)),
        );
    }
}
