//! See [`RULE`].

use crate::rule::{Cx, Verdict, rule};
use crate::schema::Type;
use crate::signs::shows;
use crate::syntax::{Edit, Kind, Node, flag, plain, quote};

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
    when: [shows!(Yaml)],
    basis: Docs,
    source: "YAML 1.1 says which words are booleans, https://yaml.org/type/bool.html; read by PyYAML's resolver.py, and not by ruamel.yaml, which the AWS command line's cliinput.py uses",
}

fn check(cx: &Cx<'_>) {
    for (spec, value) in cx.members() {
        match spec.kind {
            Type::List => value.items().for_each(|item| look(cx, item)),
            _ => look(cx, value),
        }
    }
}

fn look(cx: &Cx<'_>, value: Node<'_>) {
    let is_plain = value.kind() == Kind::String && value.has(flag::YAML) && !value.has(flag::ESCAPED);
    if is_plain && plain::is_boolean_word(value.raw()) {
        cx.report(value, || {
            let edit = Edit { span: value.span(), text: quote(value.raw()) };
            Verdict::new(format!("`{}` without quotes is a boolean to YAML 1.1 readers such as PyYAML", value.raw()))
                .help("put it in quotes; the AWS command line reads it as text either way")
                .safe_fix("put it in quotes", vec![edit])
        });
    }
}
