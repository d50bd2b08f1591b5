//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};

rule! {
    /// The file holds more than one YAML document.
    ///
    /// ## Why
    ///
    /// The AWS command line refuses such a file with `Invalid YAML received.`: its reader wants a single document.
    /// Only the first is checked.
    ///
    /// ## Bad
    ///
    /// ```yaml update
    /// AuthResources: USER_POOL_ONLY
    /// Service: COGNITO
    /// UserPoolConfigs: { Mfa: { MFAMode: "OFF" } }
    /// ---
    /// UserPoolConfigs: {}
    /// ```
    ///
    /// ## Good
    ///
    /// ```yaml update
    /// ---
    /// AuthResources: USER_POOL_ONLY
    /// Service: COGNITO
    /// UserPoolConfigs: { Mfa: { MFAMode: "OFF" } }
    /// ```
    id: "yaml-several-documents",
    category: Schema,
    levels: { create: Error, update: Error, get: Error },
    on: document,
    basis: Docs,
    source: "ruamel.yaml's composer: expected a single document in the stream; the AWS command line loads with it, https://github.com/aws/aws-cli/blob/v2/awscli/customizations/cliinput.py",
}

fn check(cx: &Context<'_>) {
    let second = cx.document().parsed().tree.presentation.as_ref().and_then(|it| it.second_document);
    let (Some(span), Some(root)) = (second, cx.document().root()) else { return };
    let diagnostic = Diagnostic::new("a second document begins here, and the AWS command line takes a file of one")
        .help("put it in a file of its own; only the first document is checked");
    cx.report_part(root, span, diagnostic);
}
