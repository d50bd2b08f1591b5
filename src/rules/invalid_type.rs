//! See [`RULE`].

use std::borrow::Cow;

use crate::api::schema::{Spec, Type};
use crate::checker::{Context, Diagnostic, WrongType, rule};
use crate::diagnostic::Applicability;
use crate::syntax::{Edit, Format, Kind, Node, flag, parse, plain, quote, replace_value};
use crate::text::{list, search};

rule! {
    /// A value has the wrong JSON type.
    ///
    /// ## Why
    ///
    /// AWS's service model gives every member one type.
    /// boto3 refuses another one before anything is sent: `Invalid type for parameter …`.
    /// `null` is reported by `null-member`.
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
    ///     "RequiredSignUpAttributes": "EMAIL",
    ///     "PasswordPolicy": { "MinimumLength": "12", "AdditionalConstraints": [] }
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
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    id: "invalid-type",
    category: Schema,
    levels: { create: Error, update: Error, get: Error },
    on: wrong_type,
    basis: Model,
    source: "the types of the service model amplifybackend 2020-08-11; checked with botocore's validator, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
}

/// More values than this are not listed.
const MOST_LISTED: usize = 8;

fn check(cx: &Context<'_>, value: &WrongType<'_>) {
    let WrongType { spec, wanted: kind, node, is_item } = *value;
    // What could not be read is reported by the parser, and a member that is `null` by `null-member`.
    if node.kind() == Kind::Invalid {
        return;
    }
    let Some(spec) = spec else {
        let help = match node.items().any(|item| item.kind() == Kind::Object) {
            true => "check each request alone, or write each on a line of its own and use `--ndjson`",
            false => "put a `ResourceConfig` in it: `{ \"AuthResources\": …, \"Service\": …, \"UserPoolConfigs\": … }`",
        };
        let message = format!("the document must be an object, found {}", found(node));
        cx.report(node, Diagnostic::new(message).message_id("document").help(help));
        return;
    };
    if node.kind() == Kind::Null {
        return;
    }
    let name = cx.name(spec.member);
    let subject = if is_item { format!("an item of `{name}`") } else { format!("`{name}`") };
    let message = format!("{subject} must be {}, found {}", kind.name(), found(node));
    let help: Cow<'static, str> = match kind {
        Type::String if is_switch(spec) && matches!(node.kind(), Kind::True | Kind::False) => format!(
            "write {} in double quotes; YAML reads a bare `ON` or `OFF` as a boolean",
            list::one_of(&spec.values)
        )
        .into(),
        Type::String if (1..=MOST_LISTED).contains(&spec.values.len()) => {
            format!("write {} in double quotes", list::one_of(&spec.values)).into()
        }
        Type::String => "write a string, in double quotes".into(),
        Type::Number => "write a number, without quotes".into(),
        Type::Boolean => "write `true` or `false`, without quotes".into(),
        Type::List => "write a list, in square brackets".into(),
        Type::Object if embedded(kind, node).is_some() => {
            "write the object itself, without quotes and backslashes around it".into()
        }
        Type::Object => {
            match cx.schema().members_of(Some(spec.member)).map(|it| cx.name(it.member)).collect::<Vec<_>>() {
                names if (1..=MOST_LISTED).contains(&names.len()) && !is_item => {
                    format!("write an object with {} in it", list::one_of(&names)).into()
                }
                _ => "write an object, in curly braces".into(),
            }
        }
    };
    let diagnostic = Diagnostic::new(message).message_id("member").found(found(node)).allowed([kind.name()]).help(help);
    let diagnostic = match conversion(kind, spec, node) {
        Some((title, applicability, edit)) => diagnostic.fix(title, applicability, vec![edit]),
        None => diagnostic,
    };
    cx.report(node, diagnostic);
}

/// Whether the values of a member are `ON` and `OFF`, and perhaps others.
fn is_switch(spec: &Spec) -> bool {
    ["ON", "OFF"].into_iter().all(|value| spec.values.position(value.as_bytes()).is_some())
}

/// The same value as the wanted type, where there is no doubt what that would be.
fn conversion(kind: Type, spec: &Spec, value: Node<'_>) -> Option<(&'static str, Applicability, Edit)> {
    use Applicability::{Safe, Unsafe};
    let content = value.string();
    match (kind, value.kind()) {
        // As YAML 1.1 reads it.
        (Type::Boolean, Kind::String) if value.has(flag::YAML) && plain::is_boolean_word(value.raw()) => {
            let (title, literal) = match value.raw().to_ascii_lowercase().as_str() {
                "yes" | "on" => ("write `true`", "true"),
                _ => ("write `false`", "false"),
            };
            Some((title, Safe, replace_value(value, literal)))
        }
        (Type::Boolean, Kind::String) => {
            let literal = content?.trim().to_ascii_lowercase();
            let is_literal = matches!(literal.as_str(), "true" | "false");
            is_literal.then(|| ("write it without quotes", Safe, replace_value(value, literal)))
        }
        (Type::Number, Kind::String) => {
            let number = content.filter(|text| is_number(text))?;
            Some(("write it as a number", Safe, replace_value(value, number.trim())))
        }
        (Type::String, Kind::False) if is_switch(spec) => {
            Some(("write `OFF`", Unsafe, replace_value(value, quote("OFF"))))
        }
        (Type::String, Kind::True) if is_switch(spec) => {
            Some(("write `ON`", Unsafe, replace_value(value, quote("ON"))))
        }
        (Type::String, Kind::Number) if spec.values.is_empty() => {
            Some(("put it in quotes", Unsafe, replace_value(value, quote(value.raw()))))
        }
        (Type::String, Kind::Array) => {
            let mut items = value.items();
            let only = items.next().filter(|item| kind.accepts(item.kind()))?;
            let edit = replace_value(value, only.raw());
            items.next().is_none().then_some(("take it out of the list", Unsafe, edit))
        }
        (Type::Object | Type::List, Kind::String) if let Some(text) = embedded(kind, value) => {
            Some(("write it without quotes around it", Unsafe, replace_value(value, text)))
        }
        (Type::List, Kind::String) if let Some(parts) = parts(spec, content.as_deref()?) => {
            Some(("split it into items", Unsafe, replace_value(value, format!("[{}]", parts.join(", ")))))
        }
        (Type::List, found) if spec.item.is_some_and(|item| item.accepts(found)) => {
            Some(("make it a list of one", Unsafe, replace_value(value, format!("[{}]", value.raw()))))
        }
        _ => None,
    }
}

/// The JSON that is the text of a string.
fn embedded(kind: Type, value: Node<'_>) -> Option<String> {
    let text = value.string()?.trim().to_owned();
    let parsed = parse(&text, Format::Json);
    let is_meant = parsed.tree.root().is_some_and(|root| kind.accepts(root.kind()));
    (is_meant && parsed.problems.is_empty()).then_some(text)
}

/// The items of a list that is written as one string, each in quotes: allowed values, or redirect URIs.
fn parts(spec: &Spec, text: &str) -> Option<Vec<String>> {
    let parts = || text.split([',', ';', ' ']).filter(|part| !part.is_empty());
    let is_item = |part: &str| match spec.values.is_empty() {
        true => search::find(part, "://").is_some(),
        false => spec.values.position(part.as_bytes()).is_some(),
    };
    (parts().count() > 1 && parts().all(is_item)).then(|| parts().map(quote).collect())
}

/// Whether a text is a number as JSON writes it.
fn is_number(text: &str) -> bool {
    let parsed = parse(text, Format::Json);
    let root = parsed.tree.root();
    text.len() < 32 && parsed.problems.is_empty() && root.is_some_and(|root| root.kind() == Kind::Number)
}

fn found(value: Node<'_>) -> &'static str {
    match value.kind() {
        Kind::Null => "`null`",
        Kind::True => "`true`",
        Kind::False => "`false`",
        Kind::Number => "a number",
        Kind::String | Kind::Key => "a string",
        Kind::Array => "a list",
        Kind::Object => "an object",
        Kind::Invalid => "nothing readable",
    }
}
