//! Documents that become inputs of the AWS SDK: what its own serializer then sends is the document.

#[path = "../../it/generate.rs"]
mod generate;

use std::fs;
use std::path::{Path, PathBuf};

use authlint::{Category, Config, Document, Format, Level, Linter, Operation, ParseOptions, Report, Rule, Selector};
use authlint_aws_tests::Capture;
use generate::{Random, schema};
use serde_json::{Map, Value, json};

/// The method, the address and the body of what is sent.
#[derive(Debug, PartialEq)]
struct Sent(String, Value);

/// What the SDK sends for a report; what the document leaves out in the envelope is filled in.
async fn send(report: Report, operation: Operation) -> Result<Sent, Report> {
    let capture = Capture::default();
    let client = capture.client(|config| config);
    macro_rules! send {
        ($input:expr) => {{
            let mut input = $input;
            input = if input.get_app_id().is_none() { input.app_id("d123") } else { input };
            input = if input.get_resource_name().is_none() { input.resource_name("orchard") } else { input };
            input = if input.get_backend_environment_name().is_none() {
                input.backend_environment_name("dev")
            } else {
                input
            };
            input.send_with(&client).await.unwrap();
        }};
    }
    match operation {
        Operation::Create => send!(report.into_create_input()?),
        Operation::Update => send!(report.into_update_input()?),
        _ => unreachable!("nothing else is sent"),
    }
    let [request] = <[_; 1]>::try_from(capture.take()).unwrap();
    let body = serde_json::from_slice(request.body().bytes().unwrap()).unwrap();
    let address = request.uri().split_once("amazonaws.com").unwrap().1;
    let address = percent_encoding::percent_decode_str(address).decode_utf8().unwrap();
    Ok(Sent(format!("{} {address}", request.method()), numbers(body)))
}

/// What the REST API wants for a document: the members by their wire names, but those that travel in the address.
fn wanted(document: &Value, operation: Operation) -> Sent {
    let root = schema(operation.name());
    let is_request = ["ResourceConfig", "resourceConfig"].iter().any(|name| document.get(name).is_some());
    let document = if is_request { document.clone() } else { json!({ "ResourceConfig": document }) };
    let mut body = wire(&root, &root, &document);
    let members = body.as_object_mut().unwrap();
    let mut take = |name: &str, default: &str| match members.remove(name) {
        Some(Value::String(text)) => text,
        _ => default.to_owned(),
    };
    let (app, environment) = (take("appId", "d123"), take("backendEnvironmentName", "dev"));
    members.entry("resourceName").or_insert_with(|| json!("orchard"));
    let address = match operation {
        Operation::Create => {
            members.insert("backendEnvironmentName".to_owned(), json!(environment));
            format!("POST /backend/{app}/auth")
        }
        _ => format!("POST /backend/{app}/auth/{environment}"),
    };
    Sent(address, numbers(body))
}

/// A value with the wire names of the schema.
fn wire(root: &Value, schema: &Value, value: &Value) -> Value {
    let name = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/$defs/"));
    let schema = name.map_or(schema, |name| &root["$defs"][name]);
    match value {
        Value::Array(items) => items.iter().map(|item| wire(root, &schema["items"], item)).collect(),
        Value::Object(members) => {
            let renamed = members.iter().map(|(name, value)| {
                let known = schema["properties"].as_object().unwrap();
                let (_, property) =
                    known.iter().find(|(sdk, property)| *sdk == name || property["x-wire"] == name.as_str()).unwrap();
                (property["x-wire"].as_str().unwrap().to_owned(), wire(root, property, value))
            });
            Value::Object(renamed.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// `8` and `8.0` are one number.
fn numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(items) => items.into_iter().map(numbers).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, numbers(value))).collect(),
        other => other,
    }
}

const REQUESTS: [Operation; 2] = [Operation::Create, Operation::Update];

/// Sends a document as a create and as an update, where it has no errors; in how many of them it had none.
async fn assert_round_trips(linter: &Linter, name: &str, text: &str, value: &Value) -> usize {
    let mut sent = 0;
    for operation in REQUESTS {
        let report = linter.check(&ParseOptions::new().operation(operation).parse(text));
        let has_errors = report.has_errors();
        match send(report, operation).await {
            Ok(got) => {
                assert!(!has_errors, "{name}: {text}");
                assert_eq!(got, wanted(value, operation), "{name}: {text}");
                sent += 1;
            }
            Err(report) => assert!(has_errors && report.has_errors(), "{name}: {text}"),
        }
    }
    sent
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[tokio::test]
async fn examples_are_sent_as_they_are() {
    let mut sent = Vec::new();
    for folder in ["examples", "tests/data/documents"] {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(path).unwrap();
            let Ok(value) = serde_json::from_str(&text) else { continue };
            if assert_round_trips(&Linter::default(), &name, &text, &value).await > 0 {
                sent.push(name);
            }
        }
    }
    assert!(sent.contains(&"create.json".to_owned()) && sent.contains(&"update.json".to_owned()), "{sent:?}");
    assert!(!sent.contains(&"broken-create.json".to_owned()), "{sent:?}");
    println!("{} were sent: {sent:?}", sent.len());
}

#[tokio::test]
async fn the_pages_of_the_rules_are_sent_as_they_are() {
    let mut sent = 0;
    for rule in Rule::all() {
        let blocks = rule.docs().split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
        for (_, text) in blocks.filter(|(info, _)| info.starts_with("json")) {
            // What is broken, or has comments, is no value to compare with.
            let Ok(value @ Value::Object(_)) = serde_json::from_str(text) else { continue };
            sent += assert_round_trips(&Linter::default(), rule.id(), text, &value).await;
        }
    }
    assert!(sent > 150, "{sent}");
}

#[tokio::test]
async fn generated_documents_are_sent_as_they_are_in_both_casings() {
    let mut config = Config::default();
    config.select(vec![Selector::Category(Category::Schema)]);
    let linter = Linter::new(config);
    let mut sent = 0;
    for operation in REQUESTS {
        let root = schema(operation.name());
        for seed in 0..300 {
            let value = generate::document(&root, &mut Random::new(seed));
            let text = format!("{value:#}");
            let sent_here = assert_round_trips(&linter, &format!("seed {seed}"), &text, &value).await;
            if sent_here > 0 {
                let wire = wire(&root, &root, &value);
                let sent_too = assert_round_trips(&linter, &format!("seed {seed}"), &wire.to_string(), &value).await;
                assert_eq!(sent_here, sent_too, "{wire:#}");
            }
            sent += sent_here;
        }
    }
    assert!(sent > 250, "{sent}");
}

/// The rules of the errors for which a document is refused.
fn refused(report: Report, operation: Operation) -> Vec<&'static str> {
    let refused = match operation {
        Operation::Create => report.into_create_input().map(drop),
        _ => report.into_update_input().map(drop),
    };
    let report = refused.expect_err("it cannot be sent");
    report.at_least(Level::Error).map(|finding| finding.rule().id()).collect()
}

#[test]
fn what_would_be_lost_is_refused_whatever_is_switched_off() {
    let mut deaf = Config::default();
    for id in [
        "misplaced-member",
        "unknown-member",
        "invalid-type",
        "null-member",
        "duplicate-json-key",
        "immutable-member-in-update",
    ] {
        deaf.set_level(Rule::from_id(id).unwrap(), None);
    }
    let deaf = Linter::new(deaf);
    let update = |members: &str| {
        format!(
            "{{\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": {{{members}}}}}"
        )
    };
    for (members, rule) in [
        ("\"MFAMode\": \"OFF\"", "misplaced-member"),
        ("\"Colour\": \"red\"", "unknown-member"),
        ("// authlint: ignore[unknown-member] -- a test\n\"Colour\": \"red\"", "unknown-member"),
        ("\"PasswordPolicy\": {\"MinimumLength\": \"16\", \"AdditionalConstraints\": []}", "invalid-type"),
        ("\"OAuth\": null", "null-member"),
        ("\"Mfa\": {\"MFAMode\": \"OPTIONAL\"}, \"Mfa\": {\"MFAMode\": \"OFF\"}", "duplicate-json-key"),
        ("\"UserPoolName\": \"orchard\"", "immutable-member-in-update"),
    ] {
        let report =
            deaf.check(&ParseOptions::new().format(Format::Jsonc).operation(Operation::Update).parse(update(members)));
        assert!(!report.has_errors(), "{members}: {:?}", report.findings());
        assert_eq!(refused(report, Operation::Update), [rule], "{members}");
    }
}

#[test]
fn a_document_is_checked_as_what_it_is_to_be() {
    let check = |text: &str| Linter::default().check(&Document::parse(text, Format::Json));
    let update = r#"{"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {}}"#;
    assert!(check(update).into_update_input().is_ok());
    assert_eq!(refused(check(update), Operation::Create), ["missing-required-member"; 3]);
    let response = fs::read_to_string(root().join("examples/get.json")).unwrap();
    let response = Linter::default().check(&ParseOptions::new().path("get.json").parse(&response));
    assert!(!response.has_errors());
    assert_eq!(refused(response, Operation::Create), ["social-provider-incomplete"]);
    // Checked again, it would be a text without the byte.
    let broken =
        Linter::default().check(&ParseOptions::new().parse_bytes(b"{\"UserPoolConfigs\": {}, \"Service\": \"\xe9\"}"));
    assert!(refused(broken, Operation::Create).contains(&"syntax-error"));
    for text in ["", "null", "[]", "7", "{", "{}", "{\"ResourceConfig\": null}", "{\"ResourceConfig\": []}"] {
        for operation in REQUESTS {
            assert!(!refused(check(text), operation).is_empty(), "{text}");
        }
    }
}
