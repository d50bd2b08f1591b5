//! See [`RULE`].

use crate::api::schema::Type;
use crate::checker::{Context, Diagnostic, rule};
use crate::document::Document;
use crate::syntax::Node;

rule! {
    /// The document is a skeleton that was not filled in.
    ///
    /// ## Why
    ///
    /// `aws amplifybackend create-backend-auth --generate-cli-skeleton` and code generators write every member with an empty
    /// text or `string` as its value. The service refuses most of them.
    /// Nothing else is reported until the first value is filled in.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AppId": "",
    ///   "BackendEnvironmentName": "",
    ///   "ResourceConfig": {
    ///     "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///     "IdentityPoolConfigs": { "IdentityPoolName": "", "UnauthenticatedLogin": true },
    ///     "Service": "COGNITO",
    ///     "UserPoolConfigs": {
    ///       "PasswordPolicy": { "AdditionalConstraints": ["REQUIRE_DIGIT"], "MinimumLength": 0.0 },
    ///       "RequiredSignUpAttributes": ["PICTURE"],
    ///       "SignInMethod": "EMAIL_AND_PHONE_NUMBER",
    ///       "UserPoolName": ""
    ///     }
    ///   },
    ///   "ResourceName": ""
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "SignInMethod": "EMAIL",
    ///     "UserPoolName": "customers"
    ///   }
    /// }
    /// ```
    id: "untouched-skeleton",
    category: Suspicious,
    levels: { create: Error, update: Error, get: Error },
    on: document,
    basis: Code,
    source: "the skeletons of the AWS command line, https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html",
}

fn check(cx: &Context<'_>) {
    if !is_skeleton(cx.document()) {
        return;
    }
    let Some(root) = cx.document().root() else { return };
    let diagnostic = Diagnostic::new("this is an untouched skeleton: no text is filled in")
        .help("give every member that you need a value, and remove the others");
    cx.report(root, diagnostic);
}

/// Whether all texts of a document are as a generator left them, and are more than a few.
pub(crate) fn is_skeleton(document: &Document) -> bool {
    const FEW: usize = 3;
    let mut count = 0;
    for (member, index) in document.bound_values() {
        let Some(spec) = document.schema().spec(member).filter(|spec| spec.values.is_empty()) else { continue };
        let Some(value) = document.node(index) else { continue };
        let texts = match spec.kind {
            Type::String => value.string().is_some().then_some(value),
            Type::List => value.items().next(),
            _ => None,
        };
        if texts.is_some_and(|text| !is_untouched(text)) || value.items().nth(1).is_some() {
            return false;
        }
        count += usize::from(texts.is_some());
    }
    count > FEW
}

fn is_untouched(text: Node<'_>) -> bool {
    text.is("") || text.is("string")
}
