//! Documents from public sources, listed in `tests/data/documents/README.md`.

use std::fs;
use std::path::Path;

use authlint::{Finding, Format, Level, Linter, ParseOptions};

#[test]
fn reports_are_sensible() {
    let mut count = 0;
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/documents")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        count += 1;
        let text = fs::read_to_string(&path).unwrap();
        let report = Linter::default().check(&ParseOptions::new().format(Format::Json).path(&name).parse(&text));
        let errors = report.findings().iter().filter(|finding| finding.level() == Level::Error);
        let errors: Vec<_> = errors.map(|finding| finding.rule().id()).collect();
        let all: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
        if name.starts_with("derived") {
            // Such documents were deployed: what is said above advice is what their authors can change.
            let above_advice = report.findings().iter().filter(|finding| finding.level() > Level::Advice);
            for finding in above_advice {
                let id = finding.rule().id();
                let can_be_changed = ["delivery-settings-missing", "forgot-password-deprecated", "placeholder-value"];
                assert!(can_be_changed.contains(&id), "{name}: {id}");
            }
        }
        match name.split('-').next() {
            Some("derived") if name.contains("2h") => assert_eq!(errors, ["delivery-settings-missing"], "{name}"),
            Some("derived") => assert_eq!(errors, [""; 0], "{name}: {:#?}", report.findings()),
            Some("neighbour") => assert_eq!(all, ["foreign-document"], "{name}"),
            _ => assert!(!all.contains(&"foreign-document"), "{name}: {all:?}"),
        }
    }
    assert_eq!(count, 17);
}

/// What each file of another tool is called.
const FOREIGN: &[(&str, &str)] = &[
    ("amplify_outputs.json", "an `amplify_outputs.json`"),
    ("amplifyconfiguration.json", "an `amplifyconfiguration.json`"),
    ("aws-exports.json", "an `aws-exports` or `amplifyconfiguration.json` file"),
    ("cli-inputs.json", "an Amplify CLI `cli-inputs.json`"),
    ("cloudformation-cognito.json", "a CloudFormation template"),
    ("cloudformation.json", "a CloudFormation template"),
    ("cloudtrail.json", "a CloudTrail event"),
    ("create-user-pool.json", "a Cognito `CreateUserPool` request"),
    ("describe-user-pool.json", "a Cognito `DescribeUserPool` response"),
    ("headless-add-auth.json", "an Amplify CLI headless request (add auth)"),
    ("main.tf.json", "a Terraform configuration"),
    ("package.json", "an npm `package.json`"),
    ("parameters.json", "an Amplify CLI `parameters.json`"),
    ("sam-template.json", "a CloudFormation template"),
    ("serverless.json", "a Serverless Framework configuration"),
    ("storage-create.json", "the `ResourceConfig` of a storage resource"),
    ("terraform.tfstate.json", "a Terraform state"),
];

/// What documents with these members are called.
const OTHER: &[(&str, &str)] = &[
    (r#"{"Id":"eu-west-1_1","Name":"x","SchemaAttributes":[]}"#, "a Cognito `DescribeUserPool` response"),
    (
        r#"{"IdentityProvider":{"ProviderName":"Google","ProviderType":"Google","ProviderDetails":{}}}"#,
        "a Cognito identity provider",
    ),
    (r#"{"ProviderName":"Google","ProviderType":"Google","ProviderDetails":{}}"#, "a Cognito identity provider"),
    (r#"{"DomainDescription":{"Domain":"shop"}}"#, "a Cognito `DescribeUserPoolDomain` response"),
    (r#"{"IdentityPoolId":"eu-west-1:1","AllowUnauthenticatedIdentities":false}"#, "a Cognito identity pool"),
    (r#"{"providers":{"awscloudformation":{"Region":"eu-west-1"}}}"#, "an Amplify CLI `amplify-meta.json`"),
    (
        r#"{"auth":{"shop":{"service":"Cognito","providerPlugin":"awscloudformation"}}}"#,
        "an Amplify CLI `backend-config.json`",
    ),
    (r#"{"name":"shop","runtime":"yaml","resources":{}}"#, "a Pulumi program"),
    (r#"{"name":"BadRequestException","$fault":"client"}"#, "the error of an AWS SDK"),
];

#[test]
fn documents_of_other_tools_are_called_by_their_names() {
    for (text, kind) in OTHER.iter().copied() {
        let report = Linter::default().check(&ParseOptions::new().parse(text));
        let messages: Vec<_> = report.findings().iter().map(Finding::message).collect();
        assert_eq!(messages, [format!("this is {kind}, not an auth `ResourceConfig`")], "{text}");
    }
}

#[test]
fn files_of_other_tools_are_called_by_their_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/foreign");
    for (name, kind) in FOREIGN.iter().copied() {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let report = Linter::default().check(&ParseOptions::new().path(name).parse(&text));
        let messages: Vec<_> = report.findings().iter().map(Finding::message).collect();
        assert_eq!(messages, [format!("this is {kind}, not an auth `ResourceConfig`")], "{name}");
    }
}
