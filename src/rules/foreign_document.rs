//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};

rule! {
    /// The document is not a `ResourceConfig` but something else.
    ///
    /// ## Why
    ///
    /// Several formats around Amplify and Cognito describe the same settings in other names.
    /// Sent as a `ResourceConfig`, they fail with a message about the first member that is missing.
    /// authlint recognises Amplify CLI headless requests (`serviceConfiguration`), its `cli-inputs.json` and
    /// `parameters.json`; `amplify_outputs.json`, `amplifyconfiguration.json` and `aws-exports`, which apps read; Cognito's
    /// own requests and responses; CloudFormation templates, Terraform's JSON, CloudTrail events; and the `ResourceConfig`
    /// of storage and API resources; and any object of which no member belongs here.
    /// Such a document gets this one finding.
    ///
    /// ## Bad
    ///
    /// ```json
    /// { "version": 2, "resourceName": "r", "serviceConfiguration": { "serviceName": "Cognito" } }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json update
    /// { "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {} }
    /// ```
    id: "foreign-document",
    category: Schema,
    levels: { create: Error, update: Error, get: Error },
    on: document,
    basis: Code,
    source: "what a `ResourceConfig` has, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html; the forms of the Amplify CLI in aws-amplify/amplify-cli, packages/amplify-headless-interface",
}

fn check(cx: &Context<'_>) {
    let Some(foreign) = cx.document().foreign() else { return };
    let Some(key) = cx.document().node(foreign.key) else { return };
    let message = match foreign.kind {
        "" => "none of the members belongs to an auth `ResourceConfig`".to_owned(),
        kind => format!("this is {kind}, not an auth `ResourceConfig`"),
    };
    cx.report(key, Diagnostic::new(message).help(foreign.help));
}
