//! See [`RULE`].

use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::unresolved;
use crate::redact::MASK;
use crate::text::search;

rule! {
    /// A value looks like one that was to be replaced.
    ///
    /// ## Why
    ///
    /// Documentation, code generators and the skeletons of the AWS command line fill members with `string`,
    /// `My__string`, `changeme`, `<client-id>` and the like.
    /// The service takes most of them, and then there is a user pool called `string` whose name cannot be changed.
    /// References that a tool fills in, such as `${NAME}`, are not reported, nor are message texts.
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
    let is_masked = cx.document().is_redacted() && search::find(text.value, MASK).is_some();
    if unresolved::is_placeholder(text.value) && !unresolved::is_reference(text.value) && !is_masked {
        cx.report(
            text.node,
            Diagnostic::new(format!("the value of `{}` looks like a placeholder", cx.name(text.member())))
                .help("write the value that is meant, or a reference such as `${NAME}`"),
        );
    }
}
