//! See [`RULE`].

use crate::api::limits::EMAIL_MESSAGE;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::rule::OptionDefault;

rule! {
    /// The text of an e-mail is longer than 4,096 bytes.
    ///
    /// ## Why
    ///
    /// Cognito takes 20,000 characters.
    /// But Amplify's code hands the text on as a parameter of a CloudFormation template, which holds 4,096 bytes.
    /// A text of 5,548 characters was seen to fail with "Template format error: Parameter 'emailVerificationMessage'
    /// default value", one of 3,301 to work.
    /// That AmplifyBackend goes the same way is inferred.
    /// Letters beyond ASCII take two to four bytes each.
    /// If what sends your documents holds less, lower the option `most`; the example below is for 40.
    ///
    /// ## Settings
    ///
    /// ```toml
    /// [rules.email-message-too-large-for-parameter]
    /// most = 40
    /// ```
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": {
    ///         "EmailMessage": "Welcome to the shop! To confirm your address, enter {####}.",
    ///         "EmailSubject": "Your code"
    ///       }
    ///     }
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
    ///         "EmailMessage": "Your code is {####}.",
    ///         "EmailSubject": "Your code"
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "email-message-too-large-for-parameter",
    category: CognitoLimits,
    levels: { create: Warning, update: Warning },
    on: string("UserPoolConfigs.VerificationMessage.EmailSettings.EmailMessage", "UserPoolConfigs.ForgotPassword.EmailSettings.EmailMessage"),
    basis: Issue,
    source: "aws-amplify/amplify-studio #544, https://github.com/aws-amplify/amplify-studio/issues/544; the quota \"Maximum size of a parameter value\" of CloudFormation",
    options: ["most" = OptionDefault::Integer(4096), "how many bytes the text may have";],
}

fn check(cx: &Context<'_>, message: &Text<'_>) {
    let most = usize::try_from(cx.integer("most")).unwrap_or_default();
    let size = message.value.len();
    // What is too long for Cognito as well is reported as that.
    if size <= most || message.value.chars().count() > EMAIL_MESSAGE.max {
        return;
    }
    cx.report(
        message.node,
        Diagnostic::new(format!(
            "`{}` has {size} bytes, and its CloudFormation parameter holds fewer",
            cx.name(message.member())
        ))
        .help(format!("shorten it to {most} bytes: longer ones were seen to fail")),
    );
}
