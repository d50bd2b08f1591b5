//! The published schemas: valid by themselves, described everywhere, and complete to AWS's service model.

use std::fs;

use serde_json::{Value, json};

use crate::generate;

/// Our addition: what the AWS command line and the SDKs for Python put beside a response.
const OURS: &str = "ResponseMetadata";

fn resolve<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    let name = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/$defs/"));
    name.map_or(schema, |name| &root["$defs"][name])
}

#[test]
fn each_is_a_schema_with_a_description_on_every_member() {
    for operation in ["create", "update", "get"] {
        let root = generate::schema(operation);
        assert!(jsonschema::meta::is_valid(&root), "{operation}");
        assert_eq!(root["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let objects = root["$defs"].as_object().unwrap().values().chain([&root]);
        for (name, member) in objects.flat_map(|object| object["properties"].as_object().into_iter().flatten()) {
            assert!(member["description"].as_str().is_some_and(|text| text.len() > 10), "{operation}: {name}");
        }
    }
}

#[test]
fn each_is_complete_to_the_service_model() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/aws/shapes.json");
    let model: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    for (operation, shape) in
        [("create", "CreateBackendAuth"), ("update", "UpdateBackendAuth"), ("get", "GetBackendAuth")]
    {
        let found = model["operations"].as_object().unwrap().iter().find(|(name, _)| name.starts_with(shape));
        let tree = &found.unwrap().1["tree"];
        let root = generate::schema(operation);
        let mut compared = 0;
        compare(&root, &root, tree, operation, &mut compared);
        assert!(compared > 40, "{operation}: only {compared}");
    }
}

fn sorted(values: &Value) -> Vec<String> {
    let mut values: Vec<_> =
        values.as_array().into_iter().flatten().map(|value| value.as_str().unwrap().to_owned()).collect();
    values.sort();
    values
}

/// Member by member: names, wire names, types, required, enums, sensitivity.
fn compare(root: &Value, schema: &Value, shape: &Value, place: &str, compared: &mut usize) {
    let properties = schema["properties"].as_object().unwrap();
    let members = shape["members"].as_array().unwrap();
    let own = properties.keys().filter(|name| *name != OURS);
    let mut names: Vec<_> = members.iter().map(|member| member["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    let mut own: Vec<_> = own.map(String::as_str).collect();
    own.sort_unstable();
    assert_eq!(own, names, "{place}");
    let required = members.iter().filter(|member| member["required"] == true).map(|member| member["name"].clone());
    assert_eq!(sorted(&schema["required"]), sorted(&required.collect()), "{place}: required");
    for member in members {
        let name = member["name"].as_str().unwrap();
        let place = format!("{place}.{name}");
        let property = &properties[name];
        let definition = resolve(root, property);
        *compared += 1;
        let wire = property["x-wire"].as_str().unwrap_or(name);
        assert_eq!(wire, member["wire"].as_str().unwrap(), "{place}: wire name");
        let kind = match member["type"].as_str().unwrap() {
            "structure" => "object",
            "list" => "array",
            "integer" | "double" | "float" | "long" => "number",
            other => other,
        };
        assert_eq!(definition["type"], kind, "{place}: type");
        let uri = member["location"] == "uri";
        assert_eq!(property["x-uri"] == true, uri, "{place}: location");
        let sensitive = member["sensitive"] == true;
        assert_eq!(
            property["x-sensitive"] == true || definition["x-sensitive"] == true,
            sensitive,
            "{place}: sensitivity"
        );
        let (own, theirs) = match kind {
            "array" => (&definition["items"], &member["member"]),
            _ => (definition, member),
        };
        assert_eq!(sorted(&own["enum"]), sorted(&theirs["enum"]), "{place}: enum");
        if kind == "object" {
            assert_eq!(definition["additionalProperties"], json!(false), "{place}");
            compare(root, definition, member, &place, compared);
        }
    }
}
