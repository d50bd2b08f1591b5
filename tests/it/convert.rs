//! Documents in another form, held against the original.

use authlint::{
    Casing, Category, Config, Conversion, Document, Envelope, Format, Linter, Operation, ParseOptions, Selector,
};
use serde_json::{Value, json};

use crate::generate::{Random, document, schema};

fn sdk() -> Conversion {
    Conversion::new().casing(Casing::Sdk)
}

/// The `ResourceConfig` of a document in SDK names.
fn config(document: &Document) -> Option<Value> {
    let bare = sdk().envelope(Envelope::Bare).convert(document).ok()?;
    Some(serde_json::from_str(bare.text()).unwrap())
}

/// Every value that is no object, with its names.
fn leaves(value: &Value, path: &str, out: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            members.iter().for_each(|(name, value)| leaves(value, &format!("{path}/{name}"), out));
        }
        value => out.push((path.to_owned(), value.clone())),
    }
}

#[test]
fn what_is_left_is_what_was_there() {
    let schemas = Operation::ALL.iter().map(|operation| (*operation, schema(operation.name()))).collect::<Vec<_>>();
    let shape = {
        let mut config = Config::default();
        config.select([Selector::Category(Category::Schema)]);
        Linter::new(config)
    };
    let (mut converted_count, mut dropped_count) = (0, 0);
    for seed in 0..10_000 {
        let mut random = Random::new(seed);
        let (operation, schema) = random.pick(&schemas);
        let value = document(schema, &mut random);
        let text = if random.percent(50) { value.to_string() } else { serde_json::to_string_pretty(&value).unwrap() };
        let before = ParseOptions::new().operation(*operation).parse(text);
        let target = *random.pick(&[None, Some(Operation::Create), Some(Operation::Update)]);
        let mut conversion = Conversion::new().casing(*random.pick(&[Casing::Sdk, Casing::Wire]));
        if let Some(target) = target {
            conversion = conversion.operation(target);
        }
        if random.percent(60) {
            let envelopes = [Envelope::Request, Envelope::Wrapped, Envelope::Bare];
            conversion = conversion.envelope(*random.pick(&envelopes));
        }
        let Ok(after) = conversion.convert(&before) else { continue };
        converted_count += 1;
        let is_sound = |document: &Document| shape.check(document).counts() == authlint::Counts::default();
        assert!(
            !is_sound(&before) || !shape.check(after.document()).has_errors(),
            "{seed}: {value:#}\n{}",
            after.text()
        );
        let (Some(original), Some(config)) = (config(&before), config(after.document())) else { continue };
        let (mut was, mut is) = (Vec::new(), Vec::new());
        leaves(&original, "", &mut was);
        leaves(&config, "", &mut is);
        for (path, value) in &was {
            let name = path.rsplit('/').next().unwrap();
            let is_told = || after.notes().iter().any(|note| note.starts_with(&format!("dropped `{name}`")));
            if !is.contains(&(path.clone(), value.clone())) {
                dropped_count += 1;
                assert!(is_told() || value == &json!({}), "{seed}: {path} is lost without a word: {:?}", after.notes());
            }
        }
        // Nothing is made up; what a member was dropped from may be empty now.
        for leaf in &is {
            assert!(was.contains(leaf) || leaf.1 == json!({}), "{seed}: {leaf:?} comes from nowhere in {value:#}");
        }
    }
    assert!(converted_count > 4_000 && dropped_count > 1_000, "{converted_count} {dropped_count}");
}

#[test]
fn there_and_back_is_the_same_text() {
    let schema = schema("update");
    for seed in 0..1_000 {
        let mut random = Random::new(seed);
        let value = document(&schema, &mut random)["ResourceConfig"].clone();
        let text = serde_json::to_string_pretty(&value).unwrap();
        let before = ParseOptions::new().operation(Operation::Update).envelope(Envelope::Bare).parse(text.clone());
        let wire = Conversion::new().casing(Casing::Wire).envelope(Envelope::Wrapped);
        let Ok(there) = wire.convert(&before) else { continue };
        let back = sdk().envelope(Envelope::Bare).convert(there.document()).unwrap();
        assert_eq!(back.text(), text, "{seed}: {}", there.text());
    }
}

/// The text, what it is to be, the new text, and what is said.
#[test]
fn texts_keep_their_order_and_comments() {
    let get = r#"{
  // from the console
  "AppId": "d1",
  "BackendEnvironmentName": "dev",
  "Error": "",
  "ResourceConfig": {
    "Service": "COGNITO", // the only one
    "AuthResources": "USER_POOL_ONLY",
    "UserPoolConfigs": {
      "UserPoolName": "customers",
      "SignInMethod": "EMAIL",
      "RequiredSignUpAttributes": ["EMAIL"],
      "PasswordPolicy": { "MinimumLength": 8.0 },
      "OAuth": { "SocialProviderSettings": { "Google": { "ClientId": "x" } } },
    },
  },
  "ResourceName": "auth"
}
"#;
    let document = ParseOptions::new().path("get.jsonc").parse(get);
    let update = Conversion::new().operation(Operation::Update).convert(&document).unwrap();
    let wanted = r#"{
  // from the console
  "AppId": "d1",
  "BackendEnvironmentName": "dev",
  "ResourceConfig": {
    "Service": "COGNITO", // the only one
    "AuthResources": "USER_POOL_ONLY",
    "UserPoolConfigs": {
      "PasswordPolicy": { "MinimumLength": 8.0 },
      "OAuth": { "SocialProviderSettings": { "Google": { "ClientId": "x" } } },
    },
  },
  "ResourceName": "auth"
}
"#;
    assert_eq!(update.text(), wanted);
    let notes = [
        "dropped `Error`: only an answer has it",
        "dropped `UserPoolName`: it is fixed at creation",
        "dropped `SignInMethod`: it is fixed at creation",
        "dropped `RequiredSignUpAttributes`: it is fixed at creation",
        "`UserPoolConfigs.OAuth.SocialProviderSettings.Google.ClientSecret` is in no answer: add it before sending",
    ];
    assert_eq!(update.notes(), notes);
    let all = Conversion::new().operation(Operation::Update).casing(Casing::Wire).envelope(Envelope::Bare);
    let all = all.format(Format::Json).convert(&document).unwrap();
    let wanted = r#"{
  "service": "COGNITO",
  "authResources": "USER_POOL_ONLY",
  "userPoolConfigs": {
    "passwordPolicy": { "minimumLength": 8.0 },
    "oAuth": { "socialProviderSettings": { "Google": { "client_id": "x" } } }
  }
}
"#;
    assert_eq!(all.text(), wanted);
}

#[test]
fn comments_take_their_lines_along() {
    let text = "// lead\n/* and */\n{\n  // a\n  \"UserPoolConfigs\": { \"Mfa\": {} } // b\n}\n";
    let document = Document::parse(text, Format::Jsonc);
    let json = Conversion::new().format(Format::Json).convert(&document).unwrap();
    assert_eq!(json.text(), "{\n  \"UserPoolConfigs\": { \"Mfa\": {} }\n}\n");
}

#[test]
fn what_would_be_made_up_or_lost_is_refused() {
    let update = r#"{ "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } }"#;
    let twice = r#"{ "UserPoolConfigs": { "Mfa": {}, "mfa": {}, "UserPoolName": "x" } }"#;
    let create = Conversion::new().operation(Operation::Create);
    let rows = [
        (
            update,
            create,
            "a create request needs `UserPoolName`, `SignInMethod` and `RequiredSignUpAttributes`, and the document has no value for it",
        ),
        (
            update,
            Conversion::new().operation(Operation::Get),
            "an answer comes from the service; nothing is converted into one",
        ),
        (
            update,
            Conversion::new().envelope(Envelope::Request),
            "an update request needs `AppId`, `BackendEnvironmentName` and `ResourceName`, and the document has no value for it",
        ),
        (twice, Conversion::new().casing(Casing::Sdk), "`mfa` is there twice; remove one first"),
        ("{ \"UserPoolConfigs\": ", create, "it has syntax errors; fix them first"),
        ("[1]", create, "it is no auth document"),
    ];
    for (text, conversion, wanted) in rows {
        let refused = conversion.convert(&Document::parse(text, Format::Json)).unwrap_err();
        assert_eq!(refused.to_string(), wanted, "{text}");
    }
}

#[cfg(feature = "cli")]
#[test]
fn botocore_takes_the_requests() {
    let script = "import sys, json, botocore.session\nfrom botocore.validate import ParamValidator\n\
        model = botocore.session.get_session().get_service_model('amplifybackend')\n\
        for line in sys.stdin:\n    name, params = json.loads(line)\n    shape = model.operation_model(name).input_shape\n\
        \x20   report = ParamValidator().validate(params, shape)\n    assert not report.has_errors(), (report.generate_report(), line)\n";
    let schemas = Operation::ALL.iter().map(|operation| (*operation, schema(operation.name()))).collect::<Vec<_>>();
    let mut lines = String::new();
    for seed in 0..2_000 {
        let mut random = Random::new(seed);
        let (operation, schema) = random.pick(&schemas);
        let value = document(schema, &mut random);
        let before = ParseOptions::new().operation(*operation).parse(value.to_string());
        let target = *random.pick(&[Operation::Create, Operation::Update]);
        let is_sound = Linter::default()
            .check(&before)
            .findings()
            .iter()
            .all(|finding| finding.rule().category() != Category::Schema);
        let Ok(request) = sdk().operation(target).envelope(Envelope::Request).convert(&before) else { continue };
        if is_sound {
            let params: Value = serde_json::from_str(request.text()).unwrap();
            lines += &format!("{}\n", json!([target.api_name(), params]));
        }
    }
    assert!(lines.lines().count() > 100, "{}", lines.lines().count());
    feed("botocore", script, &lines);
}

/// Runs a script that needs a module, which `test.sh` installs; says so where there is none.
#[cfg(feature = "yaml")]
pub(crate) fn feed(module: &str, script: &str, input: &str) {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/workflows/bin/python3");
    let interpreter = if own.is_file() { own } else { "python3".into() };
    let mut python = Command::new(interpreter);
    let spawned =
        python.args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    // Written past the test's capture.
    let skipped = |why: &str| drop(writeln!(std::io::stderr(), "SKIPPED: {why}"));
    let Ok(mut run) = spawned else { return skipped("there is no Python") };
    // A script that ends early, for want of a module, does not read its input.
    let _ = run.stdin.take().unwrap().write_all(input.as_bytes());
    let output = run.wait_with_output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    if errors.contains("ModuleNotFoundError") {
        return skipped(&format!("there is no Python with {module}"));
    }
    assert!(output.status.success(), "{errors}");
}
