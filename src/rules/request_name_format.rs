//! See [`RULE`].

use crate::member::{Member, member};
use crate::rule::{Cx, Diagnostic, rule};
use crate::signs::has;
use crate::stand_in;

rule! {
    /// A name in a request is one that the Amplify command line refuses.
    ///
    /// ## Why
    ///
    /// The API states no limit for `ResourceName` and `BackendEnvironmentName`.
    /// The Amplify CLI takes 1 to 128 letters and digits for the one, and 2 to 10 lower-case letters for the other.
    /// Only projects that are also edited with the Amplify CLI need this rule; it is off by default.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AppId": "d1a2b3c4d5e6f7",
    ///   "BackendEnvironmentName": "dev",
    ///   "ResourceName": "my-auth",
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
    ///   "ResourceName": "myauth",
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
    id: "request-name-format",
    category: Style,
    levels: { create: Advice, update: Advice },
    default: Off,
    when_any: [has!("ResourceName"), has!("BackendEnvironmentName")],
    basis: Code,
    source: "supported-services.ts resourceName and s0-analyzeProject.ts in aws-amplify/amplify-cli, https://github.com/aws-amplify/amplify-cli",
}

fn check(cx: &Cx<'_>) {
    judge(cx, member!("ResourceName"), "1 to 128 letters and digits", |name| {
        name.len() <= 128 && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    judge(cx, member!("BackendEnvironmentName"), "2 to 10 lower-case letters", |name| {
        (2..=10).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase())
    });
}

fn judge(cx: &Cx<'_>, member: Member, wanted: &str, fits: fn(&str) -> bool) {
    let Some((node, name)) = cx.string(member) else { return };
    let judged = !(name.is_empty() || stand_in::is_reference(&name) || stand_in::is_placeholder(&name));
    if judged && !fits(&name) {
        let message = format!("`{}` is not one that the Amplify CLI takes", cx.name(member));
        cx.report(node, Diagnostic::new(message).help(format!("it takes {wanted}; the API has no such limit")));
    }
}
