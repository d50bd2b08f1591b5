//! See [`RULE`].

use super::shared::precedence;
use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, Text, rule};

rule! {
    /// A name, an ID or a secret is an empty string.
    ///
    /// ## Why
    ///
    /// Generated stubs and skeletons fill every member with `""`.
    /// An absent member is left to the service; an empty one is a value, and no name, ID or secret is empty.
    /// Where Cognito's own limits refuse an empty text, the rule for that limit reports it instead.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AppId": "d1a2b3c4d5e6f7",
    ///   "BackendEnvironmentName": "dev",
    ///   "ResourceName": "",
    ///   "ResourceConfig": {
    ///     "AuthResources": "USER_POOL_ONLY",
    ///     "Service": "COGNITO",
    ///     "UserPoolConfigs": {
    ///       "UserPoolName": "customers",
    ///       "SignInMethod": "EMAIL",
    ///       "RequiredSignUpAttributes": ["EMAIL"]
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AppId": "d1a2b3c4d5e6f7",
    ///   "BackendEnvironmentName": "dev",
    ///   "ResourceName": "auth",
    ///   "ResourceConfig": {
    ///     "AuthResources": "USER_POOL_ONLY",
    ///     "Service": "COGNITO",
    ///     "UserPoolConfigs": {
    ///       "UserPoolName": "customers",
    ///       "SignInMethod": "EMAIL",
    ///       "RequiredSignUpAttributes": ["EMAIL"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "empty-string",
    category: Suspicious,
    levels: { create: Warning, update: Warning, get: Warning },
    on: unusual_text,
    basis: Inferred,
    source: "the skeletons of the AWS command line, https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html",
}

const PROVIDERS: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings");

fn check(cx: &Context<'_>, text: &Text<'_>) {
    if !text.value.is_empty() || precedence::refuses_empty_string(cx, text.member()) {
        return;
    }
    cx.report(
        text.node,
        Diagnostic::new(format!("`{}` is an empty string", cx.name(text.spec.member))).help(if text.spec.required {
            "give it a value".to_owned()
        } else if let Some(provider) = text.member().parent().filter(|it| it.parent() == Some(PROVIDERS)) {
            format!("give it a value, or remove `{}`", cx.name(provider))
        } else {
            "give it a value, or leave it out".to_owned()
        }),
    );
}
