//! See [`RULE`].

use crate::limits::EMAIL_MESSAGE;
use crate::member::{Member, member};
use crate::rule::{Cx, Diagnostic, OptionValue, rule};
use crate::signs::{has, shows};

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
    when_any: [
        has!("UserPoolConfigs.VerificationMessage.EmailSettings.EmailMessage"),
        has!("UserPoolConfigs.ForgotPassword.EmailSettings.EmailMessage"),
    ],
    when_by_default: [shows!(LongText)],
    basis: Issue,
    source: "aws-amplify/amplify-studio #544, https://github.com/aws-amplify/amplify-studio/issues/544; the quota \"Maximum size of a parameter value\" of CloudFormation",
    options: ["most" = OptionValue::Integer(4096), "how many bytes the text may have";],
}

const MESSAGES: [Member; 2] = [
    member!("UserPoolConfigs.VerificationMessage.EmailSettings.EmailMessage"),
    member!("UserPoolConfigs.ForgotPassword.EmailSettings.EmailMessage"),
];

fn check(cx: &Cx<'_>) {
    let most = usize::try_from(cx.integer("most")).unwrap_or_default();
    for member in MESSAGES {
        let Some((node, message)) = cx.string(member) else { continue };
        let size = message.len();
        // What is too long for Cognito as well is reported as that.
        if size <= most || message.chars().count() > EMAIL_MESSAGE.max {
            continue;
        }
        cx.report(
            node,
            Diagnostic::new(format!("`{}` has {size} bytes, more than a parameter holds", cx.name(member)))
                .help(format!("shorten it to {most} bytes: longer ones were seen to fail")),
        );
    }
}
