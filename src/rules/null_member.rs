//! See [`RULE`].

use crate::checker::{Context, Diagnostic, WrongType, rule};
use crate::document::How;
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
    on: wrong_type,
    basis: Model,
    source: "the types of the service model amplifybackend 2020-08-11, none of which takes `null`; checked with botocore's validator, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
}

fn check(cx: &Context<'_>, value: &WrongType<'_>) {
    let WrongType { spec: Some(spec), node, is_item, .. } = *value else { return };
    if node.kind() != Kind::Null {
        return;
    }
    let name = cx.name(spec.member);
    if is_item {
        let diagnostic = Diagnostic::new(format!("an item of `{name}` is `null`")).message_id("item");
        cx.report(node, diagnostic.help("leave it out").safe_fix("remove the item", remove_item(node)));
        return;
    }
    // A document that is nothing but `null` has no member to leave out.
    let Some(key) = node.key() else { return };
    // In YAML its members were probably meant to be indented, and are found where they are.
    let is_inside = |how: How| matches!(how, How::Misplaced(member) if member.parent() == Some(spec.member));
    if node.span().is_empty() && cx.document().meant().any(|(_, meant)| is_inside(meant.how)) {
        return;
    }
    let diagnostic = Diagnostic::new(format!("`{name}` is `null`, which the API does not take")).message_id("member");
    let diagnostic = if spec.required {
        let operation = cx.operation().api_name();
        diagnostic.help(format!("give it a value: {operation} requires it as {}", spec.kind.name()))
    } else {
        diagnostic
            .help("remove the member, or give it a value")
            .safe_fix(format!("remove `{name}`"), remove_member(key))
    };
    cx.report(node, diagnostic);
}
