//! The client's settings as command line arguments.

use serde_json::Value;

use crate::cli::args::CheckArguments;

/// Settings and their flags.
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

/// The arguments for settings. Unknown settings are for the editor's client.
pub(super) fn arguments(settings: &Value) -> Result<CheckArguments, String> {
    let mut flags = Vec::new();
    for (name, flag) in FLAGS {
        match settings.get(name) {
            Some(Value::Bool(true)) => flags.push(flag.to_owned()),
            // Bytes, for `maxSize`.
            Some(Value::Number(number)) => flags.push(format!("{flag}={number}")),
            Some(Value::String(value)) if !value.is_empty() => flags.push(format!("{flag}={value}")),
            Some(Value::Array(values)) => {
                flags.extend(values.iter().filter_map(Value::as_str).map(|value| format!("{flag}={value}")));
            }
            _ => {}
        }
    }
    CheckArguments::from_flags(flags)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn settings_equal_flags() {
        let checked =
            arguments(&json!({ "select": ["security", "style"], "noConfig": true, "config": "", "trace": 1 }));
        let checked = checked.unwrap();
        assert_eq!(checked.select, ["security", "style"]);
        assert!(checked.no_config && checked.config.is_none());
        assert_eq!(arguments(&json!({ "maxSize": 2000 })).unwrap().max_size, 2000);
        assert_eq!(arguments(&json!({ "maxSize": "2kB" })).unwrap().max_size, 2000);
        assert!(arguments(&Value::Null).unwrap().select.is_empty());
        assert!(arguments(&json!({ "operation": "delete" })).unwrap_err().contains("delete"));
    }
}
