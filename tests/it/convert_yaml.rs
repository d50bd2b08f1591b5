//! Documents from JSON to YAML and back, held against each other and against `PyYAML`.

use authlint::{Casing, Conversion, Document, Envelope, Format, Operation, ParseOptions};
use serde_json::{Map, Value, json};

use crate::convert::feed;
use crate::generate::{Random, document, schema};

fn to(format: Format) -> Conversion {
    Conversion::new().format(format)
}

/// Texts that one reader or another takes for something else.
const TRAPS: [&str; 62] = [
    "ON",
    "off",
    "No",
    "yes",
    "y",
    "N",
    "true",
    "FALSE",
    "null",
    "~",
    "",
    " ",
    "012",
    "0o17",
    "0x1F",
    "1_000",
    "12:30:45",
    "1e5",
    ".5",
    "5.",
    "+5",
    "-",
    "-5",
    "--- a",
    "...",
    ".inf",
    ".NaN",
    "2026-01-31",
    "2026-01-31T10:00:00Z",
    "{####}",
    "{",
    "[a]",
    "a: b",
    "a:",
    "a #b",
    "#",
    "&a",
    "*a",
    "!a",
    "|",
    ">-",
    "%a",
    "@a",
    "`a`",
    "'a'",
    "\"a\"",
    " leading",
    "trailing ",
    "tab\there",
    "two\nlines",
    "two\nlines\n",
    "\nleading line",
    "trailing lines\n\n",
    "a line with an end \nand another",
    "  indented\nfirst",
    "a\r\nb",
    "- a\n- b",
    "# a\n# b",
    "a\u{85}b\u{2028}c\u{2029}d",
    "\u{feff}\u{0}\u{7f}\u{fffe}\u{1f350}",
    "<<",
    "=",
];

/// A document in which texts, names and numbers may be traps.
fn spoilt(value: Value, random: &mut Random) -> Value {
    match value {
        Value::String(_) if random.percent(40) => json!(*random.pick(&TRAPS)),
        Value::Number(_) if random.percent(40) => {
            let numbers = ["0", "-0", "8.0", "1e5", "1E-7", "-1.5e+10", "18446744073709551616", "0.1", "10"];
            serde_json::from_str(random.pick::<&str>(&numbers)).unwrap()
        }
        Value::Array(items) => {
            let mut items: Vec<_> = items.into_iter().map(|item| spoilt(item, random)).collect();
            if random.percent(5) {
                items.push(json!([[], [[*random.pick(&TRAPS)], {}], { "a": [1, { "b": null }] }]));
            }
            Value::Array(items)
        }
        Value::Object(members) => {
            let mut members: Map<_, _> =
                members.into_iter().map(|(name, value)| (name, spoilt(value, random))).collect();
            if random.percent(10) {
                members.insert((*random.pick(&TRAPS)).to_owned(), json!(*random.pick(&TRAPS)));
            }
            Value::Object(members)
        }
        value => value,
    }
}

/// Documents, their operation, and their text in JSON.
fn documents(count: u64) -> impl Iterator<Item = (u64, Operation, Value, String)> {
    let schemas = Operation::ALL.iter().map(|operation| (*operation, schema(operation.name()))).collect::<Vec<_>>();
    (0..count).map(move |seed| {
        let mut random = Random::new(seed);
        let (operation, schema) = random.pick(&schemas);
        let value = spoilt(document(schema, &mut random), &mut random);
        let text = if random.percent(50) { value.to_string() } else { serde_json::to_string_pretty(&value).unwrap() };
        (seed, *operation, value, text)
    })
}

fn read(operation: Operation, format: Format, text: &str) -> Document {
    let options = ParseOptions::new().operation(operation).envelope(Envelope::Request).casing(Casing::Sdk);
    options.format(format).parse(text)
}

#[test]
fn json_to_yaml_and_back_is_the_identity() {
    let mut count = 0;
    for (seed, operation, value, text) in documents(2_000) {
        let Ok(yaml) = to(Format::Yaml).convert(&read(operation, Format::Json, &text)) else { continue };
        assert_eq!(yaml.notes(), [""; 0], "{seed}");
        let again = read(operation, Format::Yaml, yaml.text());
        let json = to(Format::Json).convert(&again).unwrap_or_else(|why| panic!("{seed}: {why}\n{}", yaml.text()));
        let back: Value = serde_json::from_str(json.text()).unwrap();
        assert_eq!(back, value, "{seed}: {}", yaml.text());
        assert_eq!(json.notes(), [""; 0], "{seed}: quotes leave nothing to say\n{}", yaml.text());
        let same = to(Format::Yaml).convert(&again).unwrap();
        assert_eq!(same.text(), yaml.text(), "{seed}: YAML that stays YAML is not touched");
        count += 1;
    }
    assert!(count > 1_400, "{count}");
}

#[test]
fn py_yaml_reads_what_was_meant() {
    let script = "import sys, json, yaml\n\
        for line in sys.stdin:\n    text, value = json.loads(line)\n    read = yaml.safe_load(text)\n\
        \x20   assert json.dumps(read) == json.dumps(value), (text, read, value)\n";
    let mut lines = String::new();
    for (_, operation, value, text) in documents(1_500) {
        if let Ok(yaml) = to(Format::Yaml).convert(&read(operation, Format::Json, &text)) {
            lines += &format!("{}\n", json!([yaml.text(), value]));
        }
    }
    assert!(lines.lines().count() > 1_000, "{}", lines.lines().count());
    feed("yaml", script, &lines);
}

/// The same values in both, in the same order.
#[test]
fn other_forms_of_yaml_are_those_of_json() {
    let mut edited = 0;
    for (seed, operation, _, text) in documents(1_000) {
        let mut random = Random::new(seed + 77);
        let mut form = Conversion::new().casing(*random.pick(&[Casing::Sdk, Casing::Wire]));
        form = form.envelope(*random.pick(&[Envelope::Request, Envelope::Wrapped, Envelope::Bare]));
        if random.percent(50) {
            form = form.operation(*random.pick(&[Operation::Create, Operation::Update]));
        }
        let json = read(operation, Format::Json, &text);
        let Ok(yaml) = to(Format::Yaml).convert(&json) else { continue };
        let yaml = read(operation, Format::Yaml, yaml.text());
        let (left, right) = (form.convert(&json), form.convert(&yaml));
        match (left, right) {
            (Ok(left), Ok(right)) => {
                let is_new = right.notes().iter().any(|note| note.starts_with("wrote the text anew"));
                edited += usize::from(!is_new);
                // What is left may be too little to be known as an auth document.
                let Ok(back) = to(Format::Json).convert(right.document()) else { continue };
                let value: Value = serde_json::from_str(left.text()).unwrap();
                assert_eq!(serde_json::from_str::<Value>(back.text()).unwrap(), value, "{seed}: {}", right.text());
                let told = right.notes().iter().filter(|note| !note.starts_with("wrote"));
                assert!(told.eq(left.notes()), "{seed}: {:?} {:?}", left.notes(), right.notes());
            }
            (Err(left), Err(right)) => assert_eq!(left, right, "{seed}"),
            (left, right) => panic!("{seed}: {left:?} {right:?} {text}"),
        }
    }
    assert!(edited > 500, "{edited}");
}

const JSONC: &str = r#"// from the console
{
  // which pools there are
  "AuthResources": "USER_POOL_ONLY", // no guests
  "Service": "COGNITO", /* the only one */
  "UserPoolConfigs": { // ours
    /*
     * Messages are in English.
     * Translations: later
     */
    "VerificationMessage": {
      "DeliveryMethod": "EMAIL",
      "EmailSettings": {
        "EmailSubject": "Your code: {####}",
        // authlint: ignore[code-placeholder-missing] -- it is in the subject
        "EmailMessage": "Hello,\n\nwelcome to the orchard"
      }
    },
    "Mfa": { "MFAMode": "OFF" }, /* about the next */ "PasswordPolicy": { "MinimumLength": 1.5e1, "AdditionalConstraints": [ /* none */ ] },
    "RequiredSignUpAttributes": [
      "EMAIL", // always
      "NAME"
      // more later
    ]
  }
}
// the end
"#;

const YAML: &str = r#"# from the console
# which pools there are
AuthResources: USER_POOL_ONLY # no guests
Service: COGNITO # the only one
UserPoolConfigs: # ours
  # Messages are in English.
  # Translations: later
  VerificationMessage:
    DeliveryMethod: EMAIL
    EmailSettings:
      EmailSubject: "Your code: {####}"
      # authlint: ignore[code-placeholder-missing] -- it is in the subject
      EmailMessage: |-
        Hello,

        welcome to the orchard
  Mfa:
    MFAMode: "OFF"
  # about the next
  PasswordPolicy:
    MinimumLength: 1.5e+1
    AdditionalConstraints: []
    # none
  RequiredSignUpAttributes:
    - EMAIL # always
    - NAME
    # more later
# the end
"#;

#[test]
fn comments_stay_where_they_are() {
    let yaml = to(Format::Yaml).convert(&Document::parse(JSONC, Format::Jsonc)).unwrap();
    assert_eq!((yaml.text(), yaml.notes()), (YAML, &[][..]));
    let jsonc = to(Format::Jsonc).convert(&Document::parse(YAML, Format::Yaml)).unwrap();
    let again = to(Format::Yaml).convert(jsonc.document()).unwrap();
    assert_eq!(again.text(), YAML, "{}", jsonc.text());
    let json = to(Format::Json).convert(&Document::parse(YAML, Format::Yaml)).unwrap();
    assert_eq!(json.notes(), ["dropped 13 comments: JSON has none"]);
}

/// The YAML, and the JSON with comments.
#[test]
fn comments_belong_to_the_block_that_they_are_as_far_to_the_right_as() {
    for (yaml, jsonc) in [
        ("{ UserPoolConfigs: { Mfa: {} } }\n#", "{ \"UserPoolConfigs\": { \"Mfa\": {} } }\n//\n"),
        ("{ UserPoolConfigs: { Mfa: {} } } # a", "{ \"UserPoolConfigs\": { \"Mfa\": {} } } // a\n"),
        (
            "UserPoolConfigs:\n  UserPoolName: a\n# next\nService: COGNITO\n#",
            "{\n  \"UserPoolConfigs\": {\n    \"UserPoolName\": \"a\"\n  },\n  // next\n  \"Service\": \"COGNITO\"\n  //\n}\n",
        ),
        (
            "UserPoolConfigs:\n  Mfa:\n    MFAMode: 'OFF' # now\n    # of Mfa\n\n   # of the pool\n  # too\n # of all\nService: COGNITO\n",
            "{\n  \"UserPoolConfigs\": {\n    \"Mfa\": {\n      \"MFAMode\": \"OFF\" // now\n      // of Mfa\n    }\n    // of the pool\n    // too\n  },\n  // of all\n  \"Service\": \"COGNITO\"\n}\n",
        ),
        (
            "UserPoolConfigs:\n  RequiredSignUpAttributes:\n  - EMAIL\n  # no name\n  UserPoolName: a # b\n  # c\n\n# d",
            "{\n  \"UserPoolConfigs\": {\n    \"RequiredSignUpAttributes\": [\n      \"EMAIL\"\n    ],\n    // no name\n    \"UserPoolName\": \"a\" // b\n    // c\n  }\n  // d\n}\n",
        ),
        (
            "UserPoolConfigs: # a\n  # b\n  UserPoolName: |- # c\n    x\n    y\n  # d\n  Mfa: {} # e\n",
            "{\n  \"UserPoolConfigs\": { // a\n    // b\n    \"UserPoolName\": \"x\\ny\", // c\n    // d\n    \"Mfa\": {} // e\n  }\n}\n",
        ),
        (
            "UserPoolConfigs: { # a\n  Mfa: {}, # b\n  # c\n  UserPoolName: x\n  # d\n} # e\n# \u{2028}f\tg\n",
            "{\n  \"UserPoolConfigs\": { // a\n    \"Mfa\": {}, // b\n    // c\n    \"UserPoolName\": \"x\"\n    // d\n  } // e\n  //  f g\n}\n",
        ),
        (
            "UserPoolConfigs:\n  ForgotPassword: &f\n    # a\n    DeliveryMethod: SMS\n  # b\n  VerificationMessage: *f\n",
            "{\n  \"UserPoolConfigs\": {\n    \"ForgotPassword\": {\n      // a\n      \"DeliveryMethod\": \"SMS\"\n    },\n    // b\n    \"VerificationMessage\": {\n      \"DeliveryMethod\": \"SMS\"\n    }\n  }\n}\n",
        ),
    ] {
        let converted = to(Format::Jsonc).convert(&Document::parse(yaml, Format::Yaml)).unwrap();
        assert_eq!(converted.text(), jsonc, "{yaml}");
    }
}

#[test]
fn comments_of_json_stay_beside_what_they_are_beside() {
    for (jsonc, yaml) in [
        (
            "{ \"UserPoolConfigs\": { \"RequiredSignUpAttributes\": [\"EMAIL\"]/* a */, \"Mfa\": {} // b\n } }\n// c",
            "UserPoolConfigs:\n  RequiredSignUpAttributes:\n    - EMAIL\n  # a\n  Mfa: {} # b\n# c\n",
        ),
        (
            "{ \"UserPoolConfigs\": { /* a */ },\n \"Service\": /* b */ \"COGNITO\" /* c\n * d\n */ }",
            "UserPoolConfigs: {}\n# a\nService: COGNITO # b\n# c\n# d\n",
        ),
        (
            "{ \"UserPoolConfigs\": { \"UserPoolName\": \"a\\r\\n\\tb\\u0007\\u2028\\ud83c\\udf50\" } }",
            "UserPoolConfigs:\n  UserPoolName: \"a\\r\\n\\tb\\u0007\\u2028🍐\"\n",
        ),
    ] {
        let converted = to(Format::Yaml).convert(&Document::parse(jsonc, Format::Jsonc)).unwrap();
        assert_eq!(converted.text(), yaml, "{jsonc}");
    }
}

/// The YAML, the JSON with comments, and what is said.
#[test]
fn what_yaml_writes_in_other_ways_is_written_out() {
    for (yaml, jsonc, notes) in [
        (
            "UserPoolConfigs:\n  VerificationMessage: &v { DeliveryMethod: SMS } # once\n  ForgotPassword: *v # again\n",
            "{\n  \"UserPoolConfigs\": {\n    \"VerificationMessage\": { \"DeliveryMethod\": \"SMS\" }, // once\n    \"ForgotPassword\": { \"DeliveryMethod\": \"SMS\" } // again\n  }\n}\n",
            &["wrote out what aliases and merge keys stand for: JSON has none"][..],
        ),
        (
            "UserPoolConfigs:\n  ForgotPassword: &f\n    DeliveryMethod: SMS # for all\n  VerificationMessage:\n    <<: *f\n    SmsSettings: {}\n",
            "{\n  \"UserPoolConfigs\": {\n    \"ForgotPassword\": {\n      \"DeliveryMethod\": \"SMS\" // for all\n    },\n    \"VerificationMessage\": {\n      \"SmsSettings\": {},\n      \"DeliveryMethod\": \"SMS\"\n    }\n  }\n}\n",
            &["wrote out what aliases and merge keys stand for: JSON has none"],
        ),
        (
            "UserPoolConfigs:\n  ForgotPassword: &f\n    EmailSettings:\n      EmailSubject: a\n  VerificationMessage: *f # the same\n",
            "{\n  \"UserPoolConfigs\": {\n    \"ForgotPassword\": {\n      \"EmailSettings\": {\n        \"EmailSubject\": \"a\"\n      }\n    },\n    \"VerificationMessage\": {\n      \"EmailSettings\": {\n        \"EmailSubject\": \"a\"\n      }\n    } // the same\n  }\n}\n",
            &["wrote out what aliases and merge keys stand for: JSON has none"],
        ),
        (
            "%YAML 1.2\n---\nUserPoolConfigs: !!map\n  Mfa:\n    MFAMode: OFF\n  UserPoolName: 2026-01-31\n  PasswordPolicy: { MinimumLength: 1e1 }\n...\n",
            "{\n  \"UserPoolConfigs\": {\n    \"Mfa\": {\n      \"MFAMode\": \"OFF\"\n    },\n    \"UserPoolName\": \"2026-01-31\",\n    \"PasswordPolicy\": { \"MinimumLength\": 1e1 }\n  }\n}\n",
            &[
                "carried `OFF` as a text: YAML 1.1 readers take it for a boolean",
                "carried `2026-01-31` as a text: YAML 1.1 readers take it for a date",
                "carried `1e1` as a number: YAML 1.1 readers take it for a text",
            ],
        ),
        (
            "UserPoolConfigs:\r\n  PasswordPolicy: { MinimumLength: +8 } # plus\r\n  UserPoolName: !!str 12\r\n  Mfa: ~\r\n",
            "{\r\n  \"UserPoolConfigs\": {\r\n    \"PasswordPolicy\": { \"MinimumLength\": 8 }, // plus\r\n    \"UserPoolName\": \"12\",\r\n    \"Mfa\": null\r\n  }\r\n}\r\n",
            &[],
        ),
    ] {
        let converted = to(Format::Jsonc).convert(&Document::parse(yaml, Format::Yaml)).unwrap();
        assert_eq!(
            (converted.text(), converted.notes().iter().map(String::as_str).collect::<Vec<_>>()),
            (jsonc, notes.to_vec()),
            "{yaml}"
        );
    }
}

#[test]
fn what_json_cannot_say_is_refused() {
    let number = |number: &str| format!("UserPoolConfigs:\n  PasswordPolicy:\n    MinimumLength: {number}\n");
    let mut rows: Vec<_> = ["012", "0x1F", "0o17", "0b1", "1_0", ".inf", "-.INF", ".nan"]
        .map(|it| {
            let why =
                format!("`MinimumLength`: JSON has no number `{it}`, or readers disagree on it; write it as JSON does");
            (number(it), why)
        })
        .into();
    rows.push((
        "UserPoolConfigs: { Mfa: {} }\n---\na: 1\n".to_owned(),
        "it has several documents; the AWS command line refuses it".to_owned(),
    ));
    let long = "a".repeat(2_000_000);
    let many = "*a, ".repeat(20);
    rows.push((
        format!("UserPoolConfigs:\n  UserPoolName: &a {long}\n  RequiredSignUpAttributes: [{many}]\n"),
        "what its aliases stand for is too long".to_owned(),
    ));
    for (text, why) in rows {
        let refused = to(Format::Json).convert(&Document::parse(text, Format::Yaml)).unwrap_err();
        assert_eq!(refused.to_string(), why);
    }
    let name = format!(r#"{{ "UserPoolConfigs": {{ "Mfa": {{}}, "{}": 1 }} }}"#, "x".repeat(1200));
    let refused = to(Format::Yaml).convert(&Document::parse(name, Format::Json)).unwrap_err();
    assert_eq!(refused.to_string(), "one of its names is too long for YAML readers");
    let name = format!(r#"{{ "UserPoolConfigs": {{ "Mfa": {{}}, "{}": 1 }} }}"#, "x".repeat(1000));
    assert!(to(Format::Yaml).convert(&Document::parse(name, Format::Json)).is_ok());
}

#[test]
fn yaml_keeps_its_style_where_it_stays_yaml() {
    let get = "# from the console\nAppId: d1\nBackendEnvironmentName: dev\nError: ''\nResourceConfig:\n    Service: 'COGNITO' # the only one\n\n    AuthResources: USER_POOL_ONLY\n    UserPoolConfigs:\n        UserPoolName: customers\n        SignInMethod: EMAIL\n        RequiredSignUpAttributes: [EMAIL]\n        VerificationMessage:\n            DeliveryMethod: EMAIL\n            EmailSettings:\n                EmailSubject: Hello\n                EmailMessage: >-\n                    Your code\n                    is {####}\nResourceName: auth\n";
    let document = ParseOptions::new().format(Format::Yaml).operation(Operation::Get).parse(get);
    let update = Conversion::new().operation(Operation::Update).envelope(Envelope::Bare).convert(&document).unwrap();
    let wanted = "# from the console\nService: 'COGNITO' # the only one\n\nAuthResources: USER_POOL_ONLY\nUserPoolConfigs:\n    VerificationMessage:\n        DeliveryMethod: EMAIL\n        EmailSettings:\n            EmailSubject: Hello\n            EmailMessage: >-\n                Your code\n                is {####}\n";
    assert_eq!(update.text(), wanted);
    let wire = Conversion::new().casing(Casing::Wire).envelope(Envelope::Wrapped).convert(update.document()).unwrap();
    let indented: String = wanted
        .lines()
        .skip(1)
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") })
        .collect();
    let mut wanted = format!("# from the console\nresourceConfig:\n{indented}");
    for (sdk, wire) in [
        ("Service:", "service:"),
        ("AuthResources:", "authResources:"),
        ("UserPoolConfigs:", "userPoolConfigs:"),
        ("VerificationMessage:", "verificationMessage:"),
        ("DeliveryMethod:", "deliveryMethod:"),
        ("EmailSettings:", "emailSettings:"),
        ("EmailSubject:", "emailSubject:"),
        ("EmailMessage:", "emailMessage:"),
    ] {
        wanted = wanted.replace(sdk, wire);
    }
    assert_eq!(wire.text(), wanted);
}

/// Dropping the anchor takes the meaning from the alias: the text is written anew.
#[test]
fn a_layout_that_cannot_stay_is_written_anew() {
    let get = "UserPoolConfigs:\n  UserPoolName: &name customers\n  SignInMethod: EMAIL\n  RequiredSignUpAttributes: [EMAIL]\n  VerificationMessage:\n    DeliveryMethod: EMAIL\n    EmailSettings: { EmailSubject: *name, EmailMessage: 'Your code: {####}' } # both\n";
    let document = ParseOptions::new().format(Format::Yaml).operation(Operation::Get).parse(get);
    let update = Conversion::new().operation(Operation::Update).convert(&document).unwrap();
    let wanted = "UserPoolConfigs:\n  VerificationMessage:\n    DeliveryMethod: EMAIL\n    EmailSettings:\n      EmailSubject: customers\n      EmailMessage: \"Your code: {####}\" # both\n";
    assert_eq!(update.text(), wanted);
    assert!(update.notes().contains(&"wrote the text anew: its layout does not fit what it is now".to_owned()));
}
