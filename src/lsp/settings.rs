//! What the client's settings say, as if it stood on the command line.

use serde_json::Value;

use crate::cli::args::CheckArguments;

/// Settings, and the flags that they stand for.
const FLAGS: [(&str, &str); 10] = [
    ("config", "--config"),
    ("noConfig", "--no-config"),
    ("select", "--select"),
    ("extendSelect", "--extend-select"),
    ("ignore", "--ignore"),
    ("policy", "--policy"),
    ("baseline", "--baseline"),
    ("operation", "--operation"),
    ("existing", "--existing"),
    ("maxSize", "--max-size"),
];

/// The arguments that settings stand for. Settings of other names are the editor's own.
pub(super) fn arguments(settings: &Value) -> Result<CheckArguments, String> {
    let mut words = Vec::new();
    for (name, flag) in FLAGS {
        match settings.get(name) {
            Some(Value::Bool(true)) => words.push(flag.to_owned()),
            Some(Value::String(value)) if !value.is_empty() => words.push(format!("{flag}={value}")),
            Some(Value::Array(values)) => {
                words.extend(values.iter().filter_map(Value::as_str).map(|value| format!("{flag}={value}")));
            }
            _ => {}
        }
    }
    CheckArguments::of_words(words)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn says_what_the_command_line_says() {
        let said = arguments(&json!({ "select": ["security", "style"], "noConfig": true, "config": "", "trace": 1 }));
        let said = said.unwrap();
        assert_eq!(said.select, ["security", "style"]);
        assert!(said.no_config && said.config.is_none());
        assert!(arguments(&Value::Null).unwrap().select.is_empty());
        assert!(arguments(&json!({ "operation": "delete" })).unwrap_err().contains("delete"));
    }
}
