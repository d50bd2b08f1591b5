//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::Message;

rule! {
    /// A message has `{username}` in it, which is sent as it stands.
    ///
    /// ## Why
    ///
    /// In invitations Cognito replaces `{username}` by the user's name.
    /// In verification messages it does not, and users are sent `{username}` itself; AWS says so: "{username} can't be
    /// used in verification emails".
    /// Invitations cannot be set through this API.
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
    ///         "EmailMessage": "Hello {username}, your code is {####}",
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
    ///         "EmailMessage": "Hello, your code is {####}",
    ///         "EmailSubject": "Your code"
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "username-placeholder-in-verification",
    category: Suspicious,
    levels: { create: Warning, update: Warning, get: Warning },
    on: unusual_message,
    basis: Issue,
    source: "aws/aws-cdk #7597 and #12931, which quotes AWS, https://github.com/aws/aws-cdk/issues/12931",
}

const USER_NAME: &str = "{username}";

fn check(cx: &Context<'_>, message: &Message<'_>) {
    let braces = message.text.match_indices('{').map(|(at, _)| at..at + USER_NAME.len());
    let found = braces.filter(|range| message.text.get(range.clone()) == Some(USER_NAME));
    for span in message.node.parts(found) {
        cx.report_part(
            message.node,
            span,
            Diagnostic::new(format!("`{USER_NAME}` is sent as it stands"))
                .help("only `{####}` is replaced in this text: write it without the user's name"),
        );
    }
}
