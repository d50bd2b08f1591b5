//! See [`RULE`].

use super::shared::precedence;
use super::shared::yaml::{is_plain_string, members};
use crate::api::schema::{Spec, Type};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Edit, Node, plain, quote};

rule! {
    /// A text without quotes is a boolean to YAML 1.1 readers: `ON`, `OFF`, `YES`, `NO`.
    ///
    /// ## Why
    ///
    /// The AWS command line reads `--cli-input-yaml` with ruamel.yaml, to which `MFAMode: ON` is the text `ON`.
    /// PyYAML, and with it most scripts that call boto3, follows YAML 1.1: it reads `true`, which the SDK refuses.
    /// In quotes it is a text to all of them.
    ///
    /// ## Bad
    ///
    /// ```yaml update
    /// AuthResources: USER_POOL_ONLY
    /// Service: COGNITO
    /// UserPoolConfigs:
    ///   Mfa:
    ///     MFAMode: OFF
    /// ```
    ///
    /// ## Good
    ///
    /// ```yaml update
    /// AuthResources: USER_POOL_ONLY
    /// Service: COGNITO
    /// UserPoolConfigs:
    ///   Mfa:
    ///     MFAMode: "OFF"
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```yaml update
    /// AuthResources: USER_POOL_ONLY
    /// Service: COGNITO
    /// UserPoolConfigs:
    ///   Mfa:
    ///     MFAMode: "OFF"
    /// ```
    id: "yaml-boolean-word",
    category: Suspicious,
    levels: { create: Warning, update: Warning },
    on: document,
    basis: Docs,
    source: "YAML 1.1 says which words are booleans, https://yaml.org/type/bool.html; read by PyYAML's resolver.py, and not by ruamel.yaml, which the AWS command line's cliinput.py uses",
}

fn check(cx: &Context<'_>) {
    for (spec, value) in members(cx) {
        match spec.kind {
            Type::List => value.items().for_each(|item| look(cx, spec, item)),
            _ => look(cx, spec, value),
        }
    }
}

fn look(cx: &Context<'_>, spec: &Spec, value: Node<'_>) {
    if !precedence::reports_word(spec, value) && is_plain_string(value) && plain::is_boolean_word(value.raw()) {
        let edit = Edit { span: value.span(), text: quote(value.raw()) };
        let diagnostic = Diagnostic::new(format!(
            "`{}` without quotes is a boolean to YAML 1.1 readers such as PyYAML",
            value.raw()
        ))
        .help("put it in quotes; the AWS command line reads it as text either way")
        .safe_fix("put it in quotes", vec![edit]);
        cx.report(value, diagnostic);
    }
}
