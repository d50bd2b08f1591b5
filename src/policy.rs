//! A user's own policies: JSON Schemas that documents must satisfy too.
//!
//! A policy speaks of the `ResourceConfig` in SDK names, whatever the envelope and casing of a document; with
//! `"x-root": "request"` it speaks of the whole request. The only file that names the `jsonschema` crate.

mod canonical;

use std::sync::Arc;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{PatternOptions, ValidationError, Validator};
use serde_json::Value;

use self::canonical::{Canonical, View};
use crate::config::Trouble;
use crate::document::Document;
use crate::finding::{Finding, Level};
use crate::member::member;
use crate::redact;
use crate::rule::Diagnostic;
use crate::rules;
use crate::syntax::{Format, Node, parse};
use crate::text::Span;
use crate::words;

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
    /// Reads a JSON Schema; the draft is what its `$schema` says, else 2020-12.
    ///
    /// ```
    /// use authlint::Policy;
    ///
    /// let trouble = Policy::parse("org", r#"{ "type": "objekt" }"#).unwrap_err();
    /// assert_eq!(trouble.span.of(r#"{ "type": "objekt" }"#), "\"objekt\"");
    /// ```
    ///
    /// # Errors
    ///
    /// What is wrong with it, and where: text that is no JSON, a schema that its draft does not allow, a pattern that
    /// takes more than linear time, or a `$ref` to elsewhere (nothing is ever fetched).
    pub fn parse(name: &str, text: &str) -> Result<Self, Trouble> {
        let parsed = parse(text, Format::Json);
        if let Some(problem) = parsed.problems.first() {
            return Err(Trouble::new(problem.span, problem.message.to_string(), problem.help.to_string()));
        }
        let whole = Span::at(0);
        let schema: Value = serde_json::from_str(text)
            .map_err(|error| Trouble::new(whole, format!("this is not JSON: {error}"), "a policy is a JSON Schema"))?;
        let options = jsonschema::options_for::<Canonical>().with_pattern_options(PatternOptions::regex());
        let validator = options.build(&schema).map_err(|error| {
            let node = parsed.tree.root().and_then(|root| find(root, error.instance_path().as_str()));
            refusal(&error, node.map_or(whole, redact::marked))
        })?;
        let root = |key: &str| schema.get(key).and_then(Value::as_str);
        let of_request = root("x-root") == Some("request");
        let level = root("x-level").and_then(|name| Level::ALL.into_iter().find(|level| level.name() == name));
        Ok(Self(Arc::new(Inner { name: name.to_owned(), validator, of_request, level, schema })))
    }

    /// The name that findings call it by.
    ///
    /// ```
    /// assert_eq!(authlint::Policy::parse("org", "true").unwrap().name(), "org");
    /// ```
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// What a document violates; the level that findings have unless the policy says another.
    pub(crate) fn check(&self, document: &Document, level: Level) -> Vec<Finding> {
        let root = if self.0.of_request { document.root() } else { document.value(member!("ResourceConfig")) };
        let Some(root) = root else { return Vec::new() };
        let level = self.0.level.unwrap_or(level);
        let errors = self.0.validator.iter_errors(View::Node(root));
        errors.flat_map(|error| self.findings(document, root, level, &error)).collect()
    }

    fn findings(&self, document: &Document, root: Node<'_>, level: Level, error: &ValidationError<'_>) -> Vec<Finding> {
        let Some(node) = canonical::find(root, error.instance_path().as_str()) else { return Vec::new() };
        let unexpected = match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => unexpected.as_slice(),
            _ => &[],
        };
        let mut places: Vec<Node<'_>> = unexpected.iter().filter_map(|name| canonical::key(node, name)).collect();
        if places.is_empty() {
            let is_about_parent = matches!(error.kind(), ValidationErrorKind::Required { .. });
            places.push(if is_about_parent { node.key().unwrap_or(node) } else { node });
        }
        let demand = demand(error.kind());
        let (said, why) = self.words(error.schema_path().as_str());
        let subject = match node.key().and_then(|key| document.member_of(key)) {
            Some(member) => format!("`{}`", document.path_of(member)),
            None => "the document".to_owned(),
        };
        let message = match said {
            Some(said) => said,
            None => format!("{subject} {demand}"),
        };
        let help = match why {
            Some(why) => format!("{why} (policy `{}`)", redact::line(&self.0.name)),
            None => format!("the policy `{}` demands that {subject} {demand}", redact::line(&self.0.name)),
        };
        let finding = |node: Node<'_>| {
            let rule = &rules::policy_violation::RULE;
            let diagnostic = Diagnostic::new(message.clone()).help(help.clone());
            Finding::new(rule, level, redact::marked(node), Some(node), diagnostic)
        };
        places.into_iter().map(finding).collect()
    }

    /// What the schema itself says of a violation: the nearest `x-message` or `title` above the keyword, and the
    /// `description` beside it.
    fn words(&self, schema_path: &str) -> (Option<String>, Option<String>) {
        let mut pointer = schema_path;
        let text = |schema: &Value, key: &str| {
            schema.get(key).and_then(Value::as_str).map(|text| redact::line(text).into_owned())
        };
        while let Some((above, _)) = pointer.rsplit_once('/') {
            if let Some(schema) = self.0.schema.pointer(above) {
                let said = text(schema, "x-message").or_else(|| text(schema, "title"));
                let why = text(schema, "description");
                if said.is_some() || why.is_some() {
                    return (said, why);
                }
            }
            pointer = above;
        }
        (None, None)
    }
}

/// Why a schema cannot be used.
fn refusal(error: &ValidationError<'_>, span: Span) -> Trouble {
    let text = || redact::line(&error.to_string()).into_owned();
    match error.kind() {
        ValidationErrorKind::Referencing(_) => Trouble::new(
            span,
            format!("this policy refers to what is not in it: {}", text()),
            "a `$ref` stays inside the policy (`#/$defs/…`): nothing is ever fetched",
        ),
        ValidationErrorKind::Format { .. } | ValidationErrorKind::Pattern { .. } => Trouble::new(
            span,
            "this is not a regular expression that takes linear time",
            "look-around and back-references are not available",
        ),
        _ => Trouble::new(
            span,
            "this is not what JSON Schema has here",
            "see https://json-schema.org/understanding-json-schema/reference",
        ),
    }
}

/// What a keyword demands, without a word of the document.
fn demand(kind: &ValidationErrorKind) -> String {
    use ValidationErrorKind::*;
    let shown =
        |value: &Value| redact::clipped(value.as_str().map_or_else(|| value.to_string(), str::to_owned).as_str());
    match kind {
        Required { property } => format!("must have `{}`", shown(property)),
        Constant { expected_value } => format!("must be `{}`", shown(expected_value)),
        Enum { options } => {
            let options: Vec<_> = options.as_array().into_iter().flatten().map(shown).collect();
            format!("must be one of {}", words::one_of(&options))
        }
        Minimum { limit } => format!("must be at least {}", shown(limit)),
        Maximum { limit } => format!("must be at most {}", shown(limit)),
        ExclusiveMinimum { limit } => format!("must be more than {}", shown(limit)),
        ExclusiveMaximum { limit } => format!("must be less than {}", shown(limit)),
        MinLength { limit } => format!("must have at least {limit} characters"),
        MaxLength { limit } => format!("must have at most {limit} characters"),
        MinItems { limit } => format!("must have at least {limit} entries"),
        MaxItems { limit } => format!("must have at most {limit} entries"),
        MinProperties { limit } => format!("must have at least {limit} members"),
        MaxProperties { limit } => format!("must have at most {limit} members"),
        Pattern { pattern } => format!("must match `{}`", redact::clipped(pattern)),
        Format { format } => format!("must have the format `{}`", redact::clipped(format)),
        AdditionalProperties { .. } | UnevaluatedProperties { .. } | PropertyNames { .. } => {
            "must not have this member".to_owned()
        }
        AdditionalItems { .. } | UnevaluatedItems { .. } => "must not have so many entries".to_owned(),
        UniqueItems => "must not list anything twice".to_owned(),
        Contains => "must list what is demanded".to_owned(),
        FalseSchema => "must not be there".to_owned(),
        Type { .. } => "must be of another type".to_owned(),
        Not { .. } => "must not be like this".to_owned(),
        AnyOf { .. } | OneOfNotValid { .. } => "must be like one of the allowed alternatives".to_owned(),
        OneOfMultipleValid { .. } => "must be like only one of the allowed alternatives".to_owned(),
        other => format!("must satisfy `{}`", other.keyword()),
    }
}

/// The node at a JSON pointer, names as they are written.
fn find<'t>(root: Node<'t>, pointer: &str) -> Option<Node<'t>> {
    pointer.split('/').skip(1).try_fold(root, |node, step| {
        let name = step.replace("~1", "/").replace("~0", "~");
        node.get(&name).or_else(|| node.items().nth(name.parse().ok()?))
    })
}
