//! See [`RULE`].

use super::shared::yaml::{is_plain_string, members};
use crate::api::schema::Type;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Edit, Node, plain, quote};

rule! {
    /// A text without quotes is a date to YAML readers.
    ///
    /// ## Why
    ///
    /// The readers of the AWS command line and of PyYAML make a date of `2026-01-31`, and the SDK then refuses the
    /// member: it wants a text.
    ///
    /// ## Bad
    ///
    /// ```yaml update
    /// AuthResources: USER_POOL_ONLY
    /// Service: COGNITO
    /// UserPoolConfigs:
    ///   OAuth:
    ///     DomainPrefix: 2026-01-31
    /// ```
    ///
    /// ## Good
    ///
    /// ```yaml update
    /// AuthResources: USER_POOL_ONLY
    /// Service: COGNITO
    /// UserPoolConfigs:
    ///   OAuth:
    ///     DomainPrefix: "2026-01-31"
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```yaml update
    /// AuthResources: USER_POOL_ONLY
    /// Service: COGNITO
    /// UserPoolConfigs:
    ///   OAuth:
    ///     DomainPrefix: "2026-01-31"
    /// ```
    id: "yaml-date",
    category: Schema,
    levels: { create: Error, update: Error },
    on: document,
    basis: Docs,
    source: "YAML 1.1 timestamps, https://yaml.org/type/timestamp.html; the resolver of ruamel.yaml has them in YAML 1.2 too, and the AWS command line uses it",
}

fn check(cx: &Context<'_>) {
    for (spec, value) in members(cx) {
        match spec.kind {
            Type::String => look(cx, value),
            Type::List => value.items().for_each(|item| look(cx, item)),
            Type::Number | Type::Boolean | Type::Object => {}
        }
    }
}

fn look(cx: &Context<'_>, value: Node<'_>) {
    let is_plain = is_plain_string(value);
    if is_plain && plain::is_date(value.raw()) {
        let edit = Edit { span: value.span(), text: quote(value.raw()) };
        let diagnostic = Diagnostic::new("without quotes this is a date, not a string")
            .help("put it in quotes")
            .safe_fix("put it in quotes", vec![edit]);
        cx.report(value, diagnostic);
    }
}
