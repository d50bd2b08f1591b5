//! See [`RULE`].

use crate::rule::{Cx, Diagnostic, rule};
use crate::schema::{Spec, Type};
use crate::signs::shows;
use crate::syntax::{Edit, Format, Kind, Node, parse, quote, replace_value};

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
    when: [shows!(Misfit)],
    basis: Model,
    source: "the types of the service model amplifybackend 2020-08-11; checked with botocore's validator",
}

fn check(cx: &Cx<'_>) {
    if let Some(root) = cx.document().root()
        && !matches!(root.kind(), Kind::Object | Kind::Invalid)
    {
        cx.report(
            root,
            Diagnostic::new(format!("the document must be an object, found {}", found(root))).help(
                "put a `ResourceConfig` in it: `{ \"AuthResources\": …, \"Service\": …, \"UserPoolConfigs\": … }`",
            ),
        );
        return;
    }
    if cx.fits() {
        return;
    }
    for (spec, value) in cx.members() {
        if is_wrong(spec.kind, value) {
            let name = cx.name(spec.member);
            let message = format!("`{name}` must be {}, found {}", spec.kind.name(), found(value));
            report(cx, spec.kind, spec, value, message);
            continue;
        }
        let Some(kind) = spec.item else { continue };
        for item in value.items().filter(|item| is_wrong(kind, *item)) {
            let name = cx.name(spec.member);
            let message = format!("an item of `{name}` must be {}, found {}", kind.name(), found(item));
            report(cx, kind, spec, item, message);
        }
    }
}

/// What could not be read is the syntax's business, `null` has a rule of its own.
fn is_wrong(kind: Type, value: Node<'_>) -> bool {
    !kind.accepts(value.kind()) && !matches!(value.kind(), Kind::Invalid | Kind::Null)
}

fn report(cx: &Cx<'_>, kind: Type, spec: &Spec, value: Node<'_>, message: String) {
    let diagnostic = Diagnostic::new(message).help(match kind {
        Type::String => "write a string, in double quotes",
        Type::Number => "write a number, without quotes",
        Type::Boolean => "write `true` or `false`, without quotes",
        Type::List => "write a list, in square brackets",
        Type::Object => "write an object, in curly braces",
    });
    let diagnostic = match conversion(kind, spec, value) {
        Some((title, edit)) => diagnostic.unsafe_fix(title, vec![edit]),
        None => diagnostic,
    };
    cx.report(value, diagnostic);
}

/// The same value as the wanted type, where there is no doubt what that would be.
fn conversion(kind: Type, spec: &Spec, value: Node<'_>) -> Option<(&'static str, Edit)> {
    let content = value.string();
    match (kind, value.kind()) {
        (Type::Boolean, Kind::String) => {
            let literal = content?.to_ascii_lowercase();
            matches!(literal.as_str(), "true" | "false")
                .then(|| ("write it without quotes", replace_value(value, literal)))
        }
        (Type::Number, Kind::String) => {
            let number = content.filter(|text| is_number(text))?;
            Some(("write it as a number", replace_value(value, number)))
        }
        (Type::String, Kind::Number) if spec.values.is_empty() => {
            Some(("put it in quotes", replace_value(value, quote(value.raw()))))
        }
        (Type::String, Kind::Array) => {
            let mut items = value.items();
            let only = items.next().filter(|item| kind.accepts(item.kind()))?;
            items.next().is_none().then(|| ("take it out of the list", replace_value(value, only.raw())))
        }
        (Type::List, found) if spec.item.is_some_and(|item| item.accepts(found)) => {
            Some(("make it a list of one", replace_value(value, format!("[{}]", value.raw()))))
        }
        _ => None,
    }
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
