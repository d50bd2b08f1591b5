//! Compares messages of the server with the model of the protocol, `tests/data/lsp/metaModel.json`.

use std::sync::LazyLock;

use serde_json::Value;

static MODEL: LazyLock<Value> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/lsp/metaModel.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
});

/// Fails if a message violates the protocol. A response is checked for its request.
pub(crate) fn check(message: &Value, asked: Option<&str>) {
    let model = &*MODEL;
    assert_eq!(message["jsonrpc"], "2.0");
    let named =
        |list: &str, method: &str| model[list].as_array().unwrap().iter().find(|it| it["method"] == method).cloned();
    let (kind, value) = match (message["method"].as_str(), asked) {
        (Some(method), _) => {
            let list = if message.get("id").is_some() { "requests" } else { "notifications" };
            let known = named(list, method).unwrap_or_else(|| panic!("`{method}` is none of the {list}"));
            assert_ne!(known["messageDirection"], "clientToServer", "{method}");
            (known["params"].clone(), message.get("params").cloned().unwrap_or_default())
        }
        (None, Some(method)) if message.get("result").is_some() => match named("requests", method) {
            Some(known) => (known["result"].clone(), message["result"].clone()),
            None => panic!("`{method}` is unknown, and got a result: {message}"),
        },
        // An error, or an answer to what could not be read.
        _ => {
            let error = &message["error"];
            assert!(error["code"].is_i64() && error["message"].is_string(), "{message}");
            return;
        }
    };
    if kind.is_null() {
        assert!(value.is_null(), "{message:#}");
    } else if let Err(error) = fits(model, &kind, &value) {
        panic!("{error}\nin {message:#}");
    }
}

/// Whether a value is of a type of the model; members that a structure does not have are wrong too.
fn fits(model: &Value, kind: &Value, value: &Value) -> Result<(), String> {
    let not = |what: &str| Err(format!("{value} is not {what}"));
    let items = || kind["items"].as_array().unwrap().iter();
    match kind["kind"].as_str().unwrap() {
        "base" => {
            let name = kind["name"].as_str().unwrap();
            let is = match name {
                "string" | "URI" | "DocumentUri" | "RegExp" => value.is_string(),
                "integer" => value.as_i64().is_some_and(|it| i32::try_from(it).is_ok()),
                "uinteger" => value.as_u64().is_some_and(|it| i32::try_from(it).is_ok()),
                "decimal" => value.is_number(),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                other => panic!("a base type `{other}`"),
            };
            if is { Ok(()) } else { not(name) }
        }
        "stringLiteral" if *value == kind["value"] => Ok(()),
        "stringLiteral" => not(&kind["value"].to_string()),
        "array" => match value.as_array() {
            Some(values) => values.iter().try_for_each(|it| fits(model, &kind["element"], it)),
            None => not("a list"),
        },
        "map" => match value.as_object() {
            Some(values) => values.values().try_for_each(|it| fits(model, &kind["value"], it)),
            None => not("an object"),
        },
        "or" => {
            let errors: Vec<_> = items().filter_map(|it| fits(model, it, value).err()).collect();
            if errors.len() < items().count() { Ok(()) } else { Err(errors.join("\nnor: ")) }
        }
        "literal" => members_fit(model, &members(model, &kind["value"]), value),
        "reference" => reference_fits(model, kind["name"].as_str().unwrap(), value),
        other => panic!("a type of kind `{other}`"),
    }
}

fn reference_fits(model: &Value, name: &str, value: &Value) -> Result<(), String> {
    let find = |list: &str| model[list].as_array().unwrap().iter().find(|it| it["name"] == name);
    if let "LSPAny" | "LSPObject" | "LSPArray" = name {
        return Ok(());
    }
    if let Some(structure) = find("structures") {
        return members_fit(model, &members(model, structure), value).map_err(|it| format!("{name}: {it}"));
    }
    if let Some(enumeration) = find("enumerations") {
        let is_known = enumeration["values"].as_array().unwrap().iter().any(|it| it["value"] == *value);
        let is_free = enumeration["supportsCustomValues"] == true && fits(model, &enumeration["type"], value).is_ok();
        return if is_known || is_free { Ok(()) } else { Err(format!("{value} is no {name}")) };
    }
    fits(model, &find("typeAliases").unwrap_or_else(|| panic!("no `{name}`"))["type"], value)
}

/// The members of a structure, with those of what it extends.
fn members<'m>(model: &'m Value, structure: &'m Value) -> Vec<&'m Value> {
    let mut all: Vec<_> = structure["properties"].as_array().unwrap().iter().collect();
    for list in ["extends", "mixins"] {
        for more in structure[list].as_array().into_iter().flatten() {
            let structures = model["structures"].as_array().unwrap();
            all.extend(members(model, structures.iter().find(|it| it["name"] == more["name"]).unwrap()));
        }
    }
    all
}

fn members_fit(model: &Value, members: &[&Value], value: &Value) -> Result<(), String> {
    let Some(object) = value.as_object() else { return Err(format!("{value} is not an object")) };
    if let Some(unknown) = object.keys().find(|name| !members.iter().any(|it| it["name"] == **name)) {
        return Err(format!("there is no `{unknown}`"));
    }
    members.iter().try_for_each(|member| match object.get(member["name"].as_str().unwrap()) {
        Some(value) => fits(model, &member["type"], value).map_err(|it| format!("{}: {it}", member["name"])),
        None if member["optional"] == true => Ok(()),
        None => Err(format!("there must be {}", member["name"])),
    })
}
