//! Policies: the user's own JSON Schemas.
//!
//! A policy applies to the `ResourceConfig` in SDK names, whatever the envelope and casing of a document; with
//! `"x-root": "request"` it applies to the whole request. The only module that uses the `jsonschema` crate.

mod canonical;
mod extensions;

use std::sync::Arc;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{PatternOptions, ReferencingError, ValidationError, Validator};
use serde_json::Value;

use self::canonical::{Canonical, Finder, View};
use self::extensions::Extensions;
use crate::api::member::member;
use crate::diagnostic::config_error::ConfigError;
use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Document;
use crate::redact;
use crate::rule::{Level, Rule};
use crate::syntax::{Format, Kind, Node, Step, parse};
use crate::text::{Span, list};

/// A JSON Schema that documents must also satisfy.
///
/// ```
/// use authlint::{Config, Document, Format, Linter, Policy};
///
/// let policy = Policy::parse("org", r#"{
///     "title": "MFA must be on",
///     "properties": { "UserPoolConfigs": { "required": ["Mfa"] } }
/// }"#).unwrap();
/// let mut config = Config::default();
/// config.add_policy(policy);
/// let report = Linter::new(config).check(&Document::parse(r#"{"UserPoolConfigs": {}}"#, Format::Json));
/// assert!(report.findings().iter().any(|finding| finding.message().starts_with("MFA must be on")));
/// ```
#[derive(Clone)]
pub struct Policy(Arc<Inner>);

struct Inner {
    name: String,
    schema: Value,
    validator: Validator<Canonical>,
    of_request: bool,
    level: Option<Level>,
}

impl std::fmt::Debug for Policy {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Policy").field(&self.0.name).finish()
    }
}

impl Policy {
    /// Reads a JSON Schema; its `$schema` decides the draft, 2020-12 by default.
    ///
    /// ```
    /// use authlint::Policy;
    ///
    /// let error = Policy::parse("org", r#"{ "type": "objekt" }"#).unwrap_err();
    /// assert_eq!(error.span().of(r#"{ "type": "objekt" }"#), "\"objekt\"");
    /// ```
    ///
    /// # Errors
    ///
    /// The error and its place: invalid JSON, an invalid schema, a pattern that takes more than linear time, or a `$ref`
    /// out of the policy (nothing is ever fetched).
    pub fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
        let parsed = parse(text, Format::Json);
        if let Some(problem) = parsed.problems.first() {
            return Err(ConfigError::new(problem.span, problem.message.to_string(), problem.help.to_string()));
        }
        let whole = Span::at(0);
        let schema: Value = serde_json::from_str(text)
            .map_err(|error| ConfigError::new(whole, format!("invalid JSON: {error}"), "a policy is a JSON Schema"))?;
        let options = jsonschema::options_for::<Canonical>().with_pattern_options(PatternOptions::regex());
        let validator = options.build(&schema).map_err(|error| {
            let node = parsed.tree.root().and_then(|root| find(root, error.instance_path().as_str()));
            match (error.kind(), parsed.tree.root()) {
                (ValidationErrorKind::Referencing(cause), Some(root)) => unresolved(cause, root),
                _ => refusal(&error, node.map_or(whole, redact::marked)),
            }
        })?;
        let Extensions { level, of_request } =
            parsed.tree.root().map(Extensions::read).transpose()?.unwrap_or_default();
        Ok(Self(Arc::new(Inner { name: name.to_owned(), validator, of_request, level, schema })))
    }

    /// Its name in findings.
    ///
    /// ```
    /// assert_eq!(authlint::Policy::parse("org", "true").unwrap().name(), "org");
    /// ```
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The violations in a document, as findings of `rule`, at `level` unless the policy sets another.
    pub(crate) fn check(&self, document: &Document, rule: &'static Rule, level: Level) -> Vec<Finding> {
        let root = if self.0.of_request { document.root() } else { document.value(member!("ResourceConfig")) };
        let Some(root) = root else { return Vec::new() };
        let level = self.0.level.unwrap_or(level);
        let mut finder = Finder::default();
        let errors = self.0.validator.iter_errors(View::Node(root));
        errors.flat_map(|error| self.findings(document, root, &mut finder, (rule, level), &error)).collect()
    }

    fn findings<'t>(
        &self,
        document: &Document,
        root: Node<'t>,
        finder: &mut Finder<'t>,
        (rule, level): (&'static Rule, Level),
        error: &ValidationError<'_>,
    ) -> Vec<Finding> {
        let Some(node) = finder.at(root, error.instance_path().as_str()) else { return Vec::new() };
        let (custom, why) = self.custom_text(error.schema_path().as_str());
        let policy = redact::line(&self.0.name);
        let subject = match node.key().and_then(|key| document.member_of(key)) {
            Some(member) => format!("`{}`", document.path_of(member)),
            None => "the document".to_owned(),
        };
        let finding = |place: Node<'_>, message: String, help: String| {
            let message = custom.clone().unwrap_or(message);
            let help = why.as_ref().map_or(help, |why| format!("{why} (policy `{policy}`)"));
            Finding::new(rule, level, redact::marked(place), Some(place), Diagnostic::new(message).help(help))
        };
        let not_allowed = self.not_allowed(node, finder, error);
        if !not_allowed.is_empty() {
            let each = not_allowed.into_iter().map(|key| {
                let name = redact::shown(document, key);
                let help = format!("remove it, or allow it in the policy `{policy}`");
                finding(key, format!("`{name}` is not allowed in {}", around(document, key)), help)
            });
            return each.collect();
        }
        let (place, demand) = match error.kind() {
            ValidationErrorKind::Required { .. } => (node.key().unwrap_or(node), demand(error.kind())),
            kind => (node, demand(kind)),
        };
        let help = format!("required by the policy `{policy}`");
        vec![finding(place, format!("{subject} {demand}"), help)]
    }

    /// The keys that an object must not have; none for other violations.
    fn not_allowed<'t>(&self, node: Node<'t>, finder: &mut Finder<'t>, error: &ValidationError<'_>) -> Vec<Node<'t>> {
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                unexpected.iter().filter_map(|name| finder.child(node, name)).collect()
            }
            ValidationErrorKind::PropertyNames { error } => {
                error.instance().as_str().and_then(|name| finder.child(node, name)).into_iter().collect()
            }
            // `false` for all unlisted members is reported once, without naming them.
            ValidationErrorKind::FalseSchema if node.kind() == Kind::Object => {
                let path = error.schema_path().as_str();
                let listed = match path.rsplit_once('/') {
                    Some((above, "additionalProperties" | "unevaluatedProperties")) => {
                        self.0.schema.pointer(above).and_then(|schema| schema.get("properties"))
                    }
                    Some((_, "propertyNames")) => None,
                    _ => return node.key().into_iter().collect(),
                };
                let is_listed = |key: &Node<'_>| listed.is_some_and(|it| it.get(&*canonical::name_of(*key)).is_some());
                node.members().map(|(key, _)| key).filter(|key| !is_listed(key)).collect()
            }
            ValidationErrorKind::FalseSchema => node.key().into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The schema's own text for a violation: the nearest `x-message` or `title` above the keyword, and the
    /// `description` beside it.
    fn custom_text(&self, schema_path: &str) -> (Option<String>, Option<String>) {
        let mut pointer = schema_path;
        let text = |schema: &Value, key: &str| {
            schema.get(key).and_then(Value::as_str).map(|text| redact::line(text).into_owned())
        };
        while let Some((above, _)) = pointer.rsplit_once('/') {
            if let Some(schema) = self.0.schema.pointer(above) {
                let message = text(schema, "x-message").or_else(|| text(schema, "title"));
                let why = text(schema, "description");
                if message.is_some() || why.is_some() {
                    return (message, why);
                }
            }
            pointer = above;
        }
        (None, None)
    }
}

/// The object that contains a key, for a message.
fn around(document: &Document, key: Node<'_>) -> String {
    let steps = key.steps();
    let member = steps.iter().rev().skip(1).find_map(|step| match step {
        Step::Member(key) => Some(document.member_of(*key)),
        Step::Item(_) => None,
    });
    match member {
        Some(Some(member)) if member != member!("ResourceConfig") => format!("`{}`", document.path_of(member)),
        Some(None) => "this object".to_owned(),
        _ => "the document".to_owned(),
    }
}

/// The error for a reference that cannot be followed, at its place.
fn unresolved(error: &ReferencingError, root: Node<'_>) -> ConfigError {
    let inside = "refer to a definition in the policy (`#/$defs/…`); nothing is ever fetched";
    let (keyword, message, help) = match error {
        ReferencingError::UnknownSpecification { .. } | ReferencingError::CircularMetaschema { .. } => (
            "$schema",
            "unknown JSON Schema draft",
            "write `https://json-schema.org/draft/2020-12/schema`, or remove `$schema`",
        ),
        ReferencingError::PointerToNowhere { .. }
        | ReferencingError::NoSuchAnchor { .. }
        | ReferencingError::InvalidArrayIndex { .. } => ("$ref", "unresolved `$ref`", inside),
        ReferencingError::Unretrievable { .. } => ("$ref", "`$ref` out of the policy", inside),
        _ => ("$ref", "invalid `$ref`", inside),
    };
    let target = match error {
        ReferencingError::UnknownSpecification { specification: target }
        | ReferencingError::CircularMetaschema { uri: target }
        | ReferencingError::Unretrievable { uri: target, .. }
        | ReferencingError::PointerToNowhere { pointer: target }
        | ReferencingError::InvalidPercentEncoding { pointer: target, .. }
        | ReferencingError::InvalidArrayIndex { pointer: target, .. }
        | ReferencingError::NoSuchAnchor { anchor: target }
        | ReferencingError::InvalidAnchor { anchor: target } => target.as_str(),
        ReferencingError::InvalidUri(_) => "",
    };
    match reference(root, keyword, target).or_else(|| reference(root, "$dynamicRef", target)) {
        Some(value) => ConfigError::new(redact::marked(value), message, help),
        None if matches!(error, ReferencingError::InvalidUri(_)) => {
            let id = reference(root, "$id", target).map_or(Span::at(0), redact::marked);
            ConfigError::new(id, "invalid `$id`", "remove it: nothing refers to a policy")
        }
        None => ConfigError::new(Span::at(0), message, help),
    }
}

/// The value of the first `$ref` or similar keyword with a target, which may be resolved or only a fragment.
fn reference<'t>(node: Node<'t>, keyword: &str, target: &str) -> Option<Node<'t>> {
    let leads_there = |value: Node<'_>| {
        let text = value.value();
        let text = text.trim_start_matches('#');
        text.ends_with(target) || (!text.is_empty() && target.ends_with(text))
    };
    let own = node
        .members()
        .find(|(key, value)| value.kind() == Kind::String && key.value() == keyword && leads_there(*value));
    let inside = || node.members().map(|(_, value)| value).chain(node.items());
    own.map(|(_, value)| value).or_else(|| inside().find_map(|node| reference(node, keyword, target)))
}

/// The error for an invalid schema.
fn refusal(error: &ValidationError<'_>, span: Span) -> ConfigError {
    match error.kind() {
        ValidationErrorKind::Format { .. } | ValidationErrorKind::Pattern { .. } => ConfigError::new(
            span,
            "unsupported regular expression",
            "look-around and back-references are not supported",
        ),
        _ => ConfigError::new(
            span,
            "invalid JSON Schema",
            "see https://json-schema.org/understanding-json-schema/reference",
        ),
    }
}

/// The requirement of a keyword, without text of the document.
fn demand(kind: &ValidationErrorKind) -> String {
    use ValidationErrorKind::*;
    let shown =
        |value: &Value| redact::clipped(value.as_str().map_or_else(|| value.to_string(), str::to_owned).as_str());
    match kind {
        Required { property } => format!("must have `{}`", shown(property)),
        Constant { expected_value } => format!("must be `{}`", shown(expected_value)),
        Enum { options } => {
            let options: Vec<_> = options.as_array().into_iter().flatten().map(shown).collect();
            format!("must be one of {}", list::one_of(&options))
        }
        Minimum { limit } => format!("must be at least {}", shown(limit)),
        Maximum { limit } => format!("must be at most {}", shown(limit)),
        ExclusiveMinimum { limit } => format!("must be more than {}", shown(limit)),
        ExclusiveMaximum { limit } => format!("must be less than {}", shown(limit)),
        MinLength { limit } => format!("must have at least {limit} characters"),
        MaxLength { limit } => format!("must have at most {limit} characters"),
        MinItems { limit } => format!("must have at least {limit} items"),
        MaxItems { limit } => format!("must have at most {limit} items"),
        MinProperties { limit } => format!("must have at least {limit} members"),
        MaxProperties { limit } => format!("must have at most {limit} members"),
        Pattern { pattern } => format!("must match `{}`", redact::clipped(pattern)),
        Format { format } => format!("must have the format `{}`", redact::clipped(format)),
        AdditionalProperties { .. } | UnevaluatedProperties { .. } | PropertyNames { .. } => {
            "must not have other members".to_owned()
        }
        AdditionalItems { .. } | UnevaluatedItems { .. } => "must not have more items".to_owned(),
        UniqueItems => "must not have duplicate items".to_owned(),
        Contains => "must contain a required item".to_owned(),
        FalseSchema => "is not allowed".to_owned(),
        Type { .. } => "must have another type".to_owned(),
        Not { .. } => "must not match a forbidden schema".to_owned(),
        AnyOf { .. } | OneOfNotValid { .. } => "must match one of the alternatives".to_owned(),
        OneOfMultipleValid { .. } => "must match only one of the alternatives".to_owned(),
        other => format!("must satisfy `{}`", other.keyword()),
    }
}

/// The node at a JSON pointer, with keys as written.
fn find<'t>(root: Node<'t>, pointer: &str) -> Option<Node<'t>> {
    pointer.split('/').skip(1).try_fold(root, |node, step| {
        let name = step.replace("~1", "/").replace("~0", "~");
        node.get(&name).or_else(|| node.items().nth(name.parse().ok()?))
    })
}
