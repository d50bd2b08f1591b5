//! See [`RULE`].

use super::shared::skeleton::skeleton;
use crate::rule::{Context, Diagnostic, Text, rule};
use crate::stand_in;

rule! {
    /// A value looks like one that was to be replaced.
    ///
    /// ## Why
    ///
    /// Documentation, code generators and the skeletons of the AWS command line fill members with `string`,
    /// `My__string`, `changeme`, `<client-id>` and the like.
    /// The service takes most of them, and then there is a user pool called `string` whose name cannot be changed.
    /// References that a tool fills in, such as `${NAME}`, are not reported, nor are message texts.
    /// A request in which the AWS command line's skeleton was left empty gets this one finding instead of many.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "string",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
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
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   }
    /// }
    /// ```
    id: "placeholder-value",
    category: Suspicious,
    levels: { create: Warning, update: Warning, get: Warning },
    on: unusual_text,
    basis: Code,
    source: "the skeletons of the AWS command line and the examples of the SDKs' documentation, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
}

fn check(cx: &Context<'_>, text: &Text<'_>) {
    if let Some(first) = skeleton(cx) {
        if text.node.index() == first.index() {
            let message = "this is the skeleton of the AWS command line, not filled in yet";
            let help = "give every member that you need a value, and remove the others";
            cx.report(first, Diagnostic::new(message).help(help));
        }
        return;
    }
    if stand_in::is_placeholder(text.value) && !stand_in::is_reference(text.value) {
        cx.report(
            text.node,
            Diagnostic::new(format!("the value of `{}` looks like a placeholder", cx.name(text.member())))
                .help("write the value that is meant, or a reference such as `${NAME}`"),
        );
    }
}
