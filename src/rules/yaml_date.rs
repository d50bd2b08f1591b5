//! See [`RULE`].

use crate::rule::{Cx, Verdict, rule};
use crate::schema::Type;
use crate::signs::shows;
use crate::syntax::{Edit, Kind, Node, flag, plain, quote};

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
    when: [shows!(Yaml)],
    basis: Docs,
    source: "YAML 1.1 timestamps, https://yaml.org/type/timestamp.html; the resolver of ruamel.yaml has them in YAML 1.2 too, and the AWS command line uses it",
}

fn check(cx: &Cx<'_>) {
    for (spec, value) in cx.members() {
        match spec.kind {
            Type::String => look(cx, value),
            Type::List => value.items().for_each(|item| look(cx, item)),
            Type::Number | Type::Boolean | Type::Object => {}
        }
    }
}

fn look(cx: &Cx<'_>, value: Node<'_>) {
    let is_plain = value.kind() == Kind::String && value.has(flag::YAML) && !value.has(flag::ESCAPED);
    if is_plain && plain::is_date(value.raw()) {
        cx.report(value, || {
            let edit = Edit { span: value.span(), text: quote(value.raw()) };
            Verdict::new("without quotes this is a date, not a text")
                .help("put it in quotes")
                .safe_fix("put it in quotes", vec![edit])
        });
    }
}
