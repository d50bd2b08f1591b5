//! The keywords that authlint adds to JSON Schema: `x-level` and `x-root` at the root of a policy, `x-message` anywhere.

use crate::diagnostic::config_error::ConfigError;
use crate::redact;
use crate::rule::Level;
use crate::syntax::{Kind, Node};
use crate::text::{list, suggest};

/// The keywords of a whole policy.
const ROOT_ONLY: [&str; 2] = ["x-level", "x-root"];
const MESSAGE: &str = "x-message";

/// The metadata of a policy.
#[derive(Debug, Default)]
pub(super) struct Extensions {
    pub(super) level: Option<Level>,
    /// Whether the policy applies to the whole request instead of the `ResourceConfig`.
    pub(super) of_request: bool,
}

impl Extensions {
    /// Reads them, and rejects those without effect.
    pub(super) fn read(root: Node<'_>) -> Result<Self, ConfigError> {
        let mut extensions = Self::default();
        check_schema(root, true)?;
        for (key, value) in root.members() {
            match &*key.value() {
                "x-level" => extensions.level = Some(level(value)?),
                "x-root" => extensions.of_request = is_request(value)?,
                _ => {}
            }
        }
        Ok(extensions)
    }
}

fn level(value: Node<'_>) -> Result<Level, ConfigError> {
    let names = Level::EACH.map(Level::name);
    let found = Level::EACH.into_iter().find(|level| is_text(value, level.name()));
    found.ok_or_else(|| wrong_value(value, "level", &names))
}

fn is_request(value: Node<'_>) -> Result<bool, ConfigError> {
    if is_text(value, "request") { Ok(true) } else { Err(wrong_value(value, "root", &["request"])) }
}

fn is_text(value: Node<'_>, text: &str) -> bool {
    value.kind() == Kind::String && value.value() == text
}

fn wrong_value(value: Node<'_>, what: &str, known: &[&str]) -> ConfigError {
    let help = match suggest::nearest(&value.value(), known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write {}", list::one_of(known)),
    };
    ConfigError::new(redact::marked(value), format!("invalid {what} of a policy"), help)
}

/// Checks a schema and its subschemas for misspelled and misplaced keywords.
fn check_schema(schema: Node<'_>, is_root: bool) -> Result<(), ConfigError> {
    for (key, value) in schema.members() {
        check_keyword(key, value, is_root)?;
        match &*key.value() {
            // Their members are names of the document, not keywords.
            "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" | "dependencies" => {
                value.members().try_for_each(|(_, schema)| check_schema(schema, false))?;
            }
            // Their values are data.
            "const" | "enum" | "default" | "examples" => {}
            _ => {
                check_schema(value, false)?;
                value.items().try_for_each(|schema| check_schema(schema, false))?;
            }
        }
    }
    Ok(())
}

fn check_keyword(key: Node<'_>, value: Node<'_>, is_root: bool) -> Result<(), ConfigError> {
    let name = key.value();
    if !name.starts_with(['x', 'X']) {
        return Ok(());
    }
    if ROOT_ONLY.contains(&&*name) && !is_root {
        let message = format!("`{name}` has no effect here");
        return Err(ConfigError::new(key.span(), message, "move it to the root: it applies to the whole policy"));
    }
    if name == MESSAGE {
        let message = format!("`{MESSAGE}` must be a string");
        return if value.kind() == Kind::String {
            Ok(())
        } else {
            Err(ConfigError::new(redact::marked(value), message, "put it in quotes"))
        };
    }
    // Other tools may have their own keywords.
    let near = suggest::nearest(&name, ROOT_ONLY.into_iter().chain([MESSAGE])).filter(|near| *near != name);
    match near {
        Some(near) => Err(ConfigError::new(
            key.span(),
            format!("unknown keyword `{}`", redact::clipped(&name)),
            format!("did you mean `{near}`?"),
        )),
        None => Ok(()),
    }
}
