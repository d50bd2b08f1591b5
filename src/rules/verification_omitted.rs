//! See [`RULE`].

use crate::api::Operation;
use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::rules::shared::update;
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
    /// Where the existing configuration is known (`--existing`), the rule speaks only if something is lost.
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
    ///
    /// ## Bad
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
    ///
    /// ## Good
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] },
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
    ///
    /// ## Fixed
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] },
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
    let (message, deprecated) =
        (member!("UserPoolConfigs.VerificationMessage"), member!("UserPoolConfigs.ForgotPassword"));
    let is_reset = update::may_reset(cx, message) || update::may_reset(cx, deprecated);
    if !cx.lacks(deprecated) || !is_reset {
        return;
    }
    let name = cx.name(message);
    let effect = match cx.operation() {
        Operation::Update => "the update switches sign-up codes off",
        _ => "users who sign up get no code and stay unconfirmed",
    };
    let method = cx.name(member!("UserPoolConfigs.VerificationMessage.DeliveryMethod"));
    let mut diagnostic = Diagnostic::new(format!("without `{name}` {effect}"))
        .help(format!("add `{name}` with `{method}` and the text, unless only administrators create users"));
    if let Some(existing) = cx.existing()
        && let Some(now) = existing.value(message).or_else(|| existing.value(deprecated))
    {
        diagnostic = diagnostic.label_existing(existing.key_of(now), "this is how codes are delivered now");
    }
    let keep = update::keep(cx, pool, &[message]);
    cx.report(cx.key_of(pool), diagnostic.unsafe_fix(format!("add `{name}` as it is now"), keep));
}
