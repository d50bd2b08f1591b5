//! `cargo xtask drift`: fetches the newest service model from the Python package botocore, and prints how it differs from
//! `schemas/` and from the limits that rules check.
//!
//! Exit status 0: nothing differs; 1: something does; 2: the comparison could not be made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, ExitCode};

use authlint::limits::{self, Limit};
use serde_json::Value;

/// The schemas, and the shape that each describes.
const SCHEMAS: [(&str, &str); 3] = [
    ("create-backend-auth", "CreateBackendAuthRequest"),
    ("update-backend-auth", "UpdateBackendAuthRequest"),
    ("get-backend-auth", "GetBackendAuthResponse"),
];

const AMPLIFY_BACKEND: &str = "amplifybackend/2020-08-11";
const COGNITO: [&str; 2] = ["cognito-idp/2016-04-18", "cognito-identity/2014-06-30"];

/// Runs the command.
pub fn run(_: &[String]) -> crate::Outcome {
    let folder = tempfile::tempdir()?;
    let wheel = download(folder.path())?;
    let model = read(&wheel, AMPLIFY_BACKEND)?;
    let mut differences = Vec::new();
    for (file, shape) in SCHEMAS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../schemas/{file}.schema.json"));
        let schema: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
        let found = compare(&members_of_schema(&schema), &members_of_model(&model, shape));
        differences.extend(found.into_iter().map(|difference| format!("{file}: {difference}")));
    }
    let cognito = COGNITO.iter().map(|service| read(&wheel, service)).collect::<Result<Vec<_>, _>>()?;
    for limit in limits::ALL {
        differences.extend(compare_limit(limit, &cognito));
    }
    for difference in &differences {
        println!("{difference}");
    }
    let name = wheel.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    println!("{} differences from the service model in {name}", differences.len());
    Ok(if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Fetches the newest package; gives the file.
fn download(folder: &Path) -> Result<std::path::PathBuf, Box<dyn std::error::Error>> {
    let arguments =
        ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "botocore", "--dest"];
    let status = Command::new("python3").args(arguments).arg(folder).status()?;
    let file = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).next();
    match file {
        Some(file) if status.success() => Ok(file),
        _ => Err("`python3 -m pip download botocore` failed".into()),
    }
}

/// Reads the model of a service out of the package.
fn read(wheel: &Path, service: &str) -> Result<Value, Box<dyn std::error::Error>> {
    const UNPACK: &str = "import sys, zipfile, gzip\n\
        package = zipfile.ZipFile(sys.argv[1])\n\
        name = 'botocore/data/' + sys.argv[2] + '/service-2.json'\n\
        packed = name + '.gz' in package.namelist()\n\
        text = gzip.decompress(package.read(name + '.gz')) if packed else package.read(name)\n\
        sys.stdout.buffer.write(text)";
    let output = Command::new("python3").arg("-c").arg(UNPACK).arg(wheel).arg(service).output()?;
    if !output.status.success() {
        return Err(format!("the package has no model of {service}").into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The compared properties of a member.
#[derive(Debug, PartialEq, Eq)]
struct Facts {
    wire: String,
    kind: String,
    required: bool,
    values: BTreeSet<String>,
    sensitive: bool,
    in_uri: bool,
}

type Members = BTreeMap<String, Facts>;

fn members_of_schema(schema: &Value) -> Members {
    let mut members = Members::new();
    walk_schema(schema, schema, "", &mut members);
    members
}

fn walk_schema(root: &Value, object: &Value, path: &str, members: &mut Members) {
    let required = texts(&object["required"]);
    for (name, property) in object["properties"].as_object().into_iter().flatten() {
        // Added by the SDK, so it is in no model.
        if property["x-client"] == true {
            continue;
        }
        let target = property["$ref"].as_str().and_then(|target| root.pointer(target.trim_start_matches('#')));
        let definition = target.unwrap_or(property);
        let place = format!("{path}.{name}");
        let items = &definition["items"];
        let facts = Facts {
            wire: property["x-wire"].as_str().unwrap_or_default().to_owned(),
            kind: definition["type"].as_str().unwrap_or_default().to_owned(),
            required: required.contains(name),
            values: texts(if items.is_null() { &definition["enum"] } else { &items["enum"] }),
            sensitive: property["x-sensitive"] == true,
            in_uri: property["x-uri"] == true,
        };
        members.insert(place.clone(), facts);
        walk_schema(root, definition, &place, members);
    }
}

fn members_of_model(model: &Value, shape: &str) -> Members {
    let mut members = Members::new();
    walk_model(&model["shapes"], shape, "", &mut members);
    members
}

fn walk_model(shapes: &Value, shape: &str, path: &str, members: &mut Members) {
    let structure = &shapes[shape];
    let required = texts(&structure["required"]);
    for (name, member) in structure["members"].as_object().into_iter().flatten() {
        let shape = member["shape"].as_str().unwrap_or_default();
        let definition = &shapes[shape];
        let item = &shapes[definition["member"]["shape"].as_str().unwrap_or_default()];
        let place = format!("{path}.{name}");
        let facts = Facts {
            wire: member["locationName"].as_str().unwrap_or(name).to_owned(),
            kind: kind_of(definition["type"].as_str().unwrap_or_default()).to_owned(),
            required: required.contains(name),
            values: texts(if item.is_null() { &definition["enum"] } else { &item["enum"] }),
            sensitive: definition["sensitive"] == true,
            in_uri: member["location"] == "uri",
        };
        members.insert(place.clone(), facts);
        walk_model(shapes, shape, &place, members);
    }
}

/// The name that JSON Schema has for a type of the model.
fn kind_of(kind: &str) -> &str {
    match kind {
        "structure" => "object",
        "list" => "array",
        "double" | "float" | "integer" | "long" => "number",
        other => other,
    }
}

fn texts(list: &Value) -> BTreeSet<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The differences in both directions.
fn compare(ours: &Members, theirs: &Members) -> Vec<String> {
    let mut differences = Vec::new();
    for (path, facts) in theirs {
        match ours.get(path) {
            None => differences.push(format!("{path}: new upstream: {facts:?}")),
            Some(own) if own != facts => differences.push(format!("{path}: we say {own:?}, upstream says {facts:?}")),
            Some(_) => {}
        }
    }
    let gone = ours.keys().filter(|path| !theirs.contains_key(*path));
    differences.extend(gone.map(|path| format!("{path}: gone upstream")));
    differences
}

fn compare_limit(limit: Limit, models: &[Value]) -> Option<String> {
    let Some(shape) = models.iter().map(|model| &model["shapes"][limit.shape]).find(|shape| !shape.is_null()) else {
        return Some(format!("{}: gone upstream", limit.shape));
    };
    let number = |key: &str| shape[key].as_u64().unwrap_or_default() as usize;
    let pattern = shape["pattern"].as_str().unwrap_or_default();
    let same = number("min") == limit.min && number("max") == limit.max && pattern == limit.pattern;
    (!same).then(|| {
        format!(
            "{}: we say {}..={} `{}`, upstream says {}..={} `{pattern}`",
            limit.shape,
            limit.min,
            limit.max,
            limit.pattern,
            number("min"),
            number("max")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn model() -> Value {
        json!({ "shapes": {
            "Request": { "required": ["Mode"], "members": {
                "Mode": { "shape": "Mode" },
                "Kinds": { "shape": "Kinds", "locationName": "kinds" },
                "Inner": { "shape": "Inner", "locationName": "inner" },
            } },
            "Mode": { "type": "string", "enum": ["ON", "OFF"] },
            "Kinds": { "type": "list", "member": { "shape": "Mode" } },
            "Inner": { "type": "structure", "sensitive": true, "members": {} },
        } })
    }

    fn schema() -> Value {
        json!({
            "required": ["Mode"],
            "properties": {
                "Mode": { "type": "string", "enum": ["ON", "OFF"], "x-wire": "Mode" },
                "Kinds": { "type": "array", "items": { "enum": ["OFF", "ON"] }, "x-wire": "kinds" },
                "Inner": { "$ref": "#/$defs/Inner", "x-wire": "inner", "x-sensitive": true },
                "Extra": { "type": "object", "x-client": true },
            },
            "$defs": { "Inner": { "type": "object" } },
        })
    }

    fn differences(schema: &Value) -> Vec<String> {
        compare(&members_of_schema(schema), &members_of_model(&model(), "Request"))
    }

    #[test]
    fn what_agrees_is_silent() {
        assert_eq!(differences(&schema()), [""; 0]);
    }

    #[test]
    fn every_fact_is_compared() {
        let changes = [
            ("/properties/Mode/enum", json!(["ON"]), ".Mode: we say"),
            ("/properties/Kinds/items/enum", json!(["ON"]), ".Kinds: we say"),
            ("/properties/Mode/type", json!("number"), ".Mode: we say"),
            ("/properties/Kinds/x-wire", json!("Kinds"), ".Kinds: we say"),
            ("/properties/Inner/x-sensitive", json!(false), ".Inner: we say"),
            ("/required", json!([]), ".Mode: we say"),
        ];
        for (pointer, value, wanted) in changes {
            let mut schema = schema();
            *schema.pointer_mut(pointer).unwrap() = value;
            let found = differences(&schema);
            assert!(found.len() == 1 && found[0].starts_with(wanted), "{pointer}: {found:?}");
        }
        let mut schema = schema();
        schema["properties"].as_object_mut().unwrap().remove("Mode");
        assert!(differences(&schema)[0].starts_with(".Mode: new upstream"));
    }

    #[test]
    fn limits_are_compared() {
        let shape = |max: u64| json!({ "shapes": { "DomainType": { "min": 1, "max": max, "pattern": limits::DOMAIN_PREFIX.pattern } } });
        assert_eq!(compare_limit(limits::DOMAIN_PREFIX, &[shape(63)]), None);
        assert!(compare_limit(limits::DOMAIN_PREFIX, &[shape(64)]).is_some());
        assert!(compare_limit(limits::EMAIL_MESSAGE, &[shape(63)]).is_some());
    }
}
