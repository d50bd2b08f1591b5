//! See [`RULE`].

use crate::api::Operation;
use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// Neither `VerificationMessage` nor `ForgotPassword` says how codes are delivered.
    ///
    /// ## Why
    ///
    /// Amplify's code then verifies no attribute at all, and an update switches verification off that was on before.
    /// Users who sign up by themselves get no code, stay unconfirmed and cannot sign in; asking for another code ends with
    /// "Cannot resend codes. Auto verification not turned on."
    /// Users whom an administrator or a social provider creates still work, so a new pool without it may be what you want,
    /// and this is advice there.
    /// That AmplifyBackend does the same is inferred.
    ///
    /// ## Bad
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": {
    ///         "EmailMessage": "Your code is {####}",
    ///         "EmailSubject": "Your code"
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "verification-omitted",
    category: Consistency,
    levels: { create: Advice, update: Warning },
    on: missing("UserPoolConfigs.VerificationMessage"),
    basis: Code,
    source: "auth-request-adaptors.ts and its snapshots in aws-amplify/amplify-cli; the answer in amplify-cli #3646, https://github.com/aws-amplify/amplify-cli/issues/3646",
}

fn check(cx: &Context<'_>, pool: Node<'_>) {
    let message = member!("UserPoolConfigs.VerificationMessage");
    if !cx.lacks(member!("UserPoolConfigs.ForgotPassword")) {
        return;
    }
    let name = cx.name(message);
    let effect = match cx.operation() {
        Operation::Update => "the update switches sign-up codes off",
        _ => "users who sign up get no code and stay unconfirmed",
    };
    let method = cx.name(member!("UserPoolConfigs.VerificationMessage.DeliveryMethod"));
    cx.report(
        cx.key_of(pool),
        Diagnostic::new(format!("without `{name}` {effect}"))
            .help(format!("add `{name}` with `{method}` and the text, unless only administrators create users")),
    );
}
