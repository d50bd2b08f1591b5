//! Recognises documents of other formats that are easily mistaken for a `ResourceConfig`.

use super::{CONFIG, SERVICE, USER_POOL, config_points, is_cognito, known};
use crate::syntax::{Kind, Node};
use crate::text::suggest::is_near;

/// A document of another format.
#[derive(Debug)]
pub(crate) struct Foreign {
    /// What it is, with its article; empty if unknown.
    pub(crate) kind: &'static str,
    /// What to do about it.
    pub(crate) help: &'static str,
    /// The key that identifies it.
    pub(crate) key: u32,
}

/// A format and the keys that identify it, all in one object.
struct Format {
    kind: &'static str,
    marks: &'static [&'static str],
    help: &'static str,
}

const WRITE_RESOURCE_CONFIG: &str =
    "write the same settings as a `ResourceConfig`: `AuthResources`, `Service`, `UserPoolConfigs`";
const HEADLESS: &str = "write the settings of its `serviceConfiguration` as a `ResourceConfig` with `AuthResources`, `Service` and `UserPoolConfigs`";
const CLI_INPUTS: &str = "write its settings in the names of a `ResourceConfig`: `userPoolName` is `UserPoolName` in `UserPoolConfigs`, `mfaConfiguration` is `MFAMode` in its `Mfa`, and so on";
const FOR_APPS: &str =
    "it tells an app where its backend is, and lacks most settings: check what GetBackendAuth returns instead";
const COGNITO: &str = "write its settings in the names of a `ResourceConfig`: `PoolName` is `UserPoolName` in `UserPoolConfigs`, `MfaConfiguration` is `MFAMode` in its `Mfa`, and so on";
const PROVIDER: &str = "write its client ID and secret into `SocialProviderSettings` of `OAuth` in a `ResourceConfig`";
const DOMAIN: &str = "write its domain prefix into `DomainPrefix` of `OAuth` in a `ResourceConfig`";
const IDENTITY_POOL_ONLY: &str = "write its name and guest access into `IdentityPoolConfigs` of a `ResourceConfig`";
const META: &str =
    "it lists the resources of a project, without their settings: check what GetBackendAuth returns instead";
const TEMPLATE: &str =
    "write the properties of its user pool into `UserPoolConfigs` of a `ResourceConfig`; most have other names there";
const ANSWER: &str = "it has no settings: check the request, or what GetBackendAuth returns";
const OTHER_RESOURCE: &str = "authlint checks auth resources only";
const SEVERAL: &str = "check each request alone, or write each on a line of its own and use `--ndjson`";

const fn format(kind: &'static str, marks: &'static [&'static str], help: &'static str) -> Format {
    Format { kind, marks, help }
}

/// The most specific first.
const FORMATS: &[Format] = &[
    format("an Amplify CLI headless request (add auth)", &["serviceConfiguration"], HEADLESS),
    format("an Amplify CLI headless request (update auth)", &["serviceModification"], HEADLESS),
    format("an Amplify CLI `cli-inputs.json`", &["cognitoConfig"], CLI_INPUTS),
    format("an Amplify CLI `parameters.json`", &["resourceNameTruncated"], CLI_INPUTS),
    format("an Amplify CLI `parameters.json`", &["authSelections"], CLI_INPUTS),
    format("an Amplify CLI `parameters.json`", &["passwordPolicyMinLength"], CLI_INPUTS),
    format("an Amplify CLI `parameters.json`", &["smsAuthenticationMessage"], CLI_INPUTS),
    format("an Amplify CLI `parameters.json`", &["hostedUIDomainName"], CLI_INPUTS),
    format("an Amplify CLI `parameters.json`", &["usernameAttributes", "autoVerifiedAttributes"], CLI_INPUTS),
    format("an `aws-exports` or `amplifyconfiguration.json` file", &["aws_user_pools_id"], FOR_APPS),
    format("an `aws-exports` or `amplifyconfiguration.json` file", &["aws_project_region"], FOR_APPS),
    format("an `aws-exports` or `amplifyconfiguration.json` file", &["aws_user_pools_web_client_id"], FOR_APPS),
    format("the configuration of an Amplify library", &["userPoolId", "userPoolClientId"], FOR_APPS),
    format("an `awsconfiguration.json`", &["CognitoUserPool", "Version"], FOR_APPS),
    format("an `amplifyconfiguration.json`", &["awsCognitoAuthPlugin"], FOR_APPS),
    format("an `amplifyconfiguration.json`", &["UserAgent", "Version"], FOR_APPS),
    format("an `amplify_outputs.json`", &["user_pool_id"], FOR_APPS),
    format(
        "a CloudTrail event",
        &["eventSource", "eventName"],
        "take the `resourceConfig` out of its `requestParameters`",
    ),
    format("a CloudFormation template", &["AWSTemplateFormatVersion"], TEMPLATE),
    format("a Serverless Framework configuration", &["service", "provider", "functions"], TEMPLATE),
    format("a CloudFormation template", &["Resources"], TEMPLATE),
    format("a Terraform configuration", &["aws_cognito_user_pool"], TEMPLATE),
    format("a Terraform configuration", &["resource", "provider"], TEMPLATE),
    format("a Terraform plan", &["planned_values"], TEMPLATE),
    format("a Terraform state", &["terraform_version"], TEMPLATE),
    format("a Terraform state", &["version", "serial", "resources"], TEMPLATE),
    format("a Cognito `CreateUserPoolClient` request", &["UserPoolId", "ClientName"], COGNITO),
    format("a Cognito `UpdateUserPool` request", &["UserPoolId", "Policies"], COGNITO),
    format("a Cognito `CreateUserPool` request", &["PoolName"], COGNITO),
    format("a Cognito `DescribeUserPool` response", &["UserPool"], COGNITO),
    format("a Cognito `DescribeUserPool` response", &["SchemaAttributes"], COGNITO),
    format("a Cognito `DescribeUserPool` response", &["EstimatedNumberOfUsers"], COGNITO),
    format("a Cognito identity provider", &["ProviderDetails", "ProviderType"], PROVIDER),
    format("a Cognito `DescribeUserPoolDomain` response", &["DomainDescription"], DOMAIN),
    format("a Cognito identity pool", &["IdentityPoolId", "AllowUnauthenticatedIdentities"], IDENTITY_POOL_ONLY),
    format("an Amplify CLI `amplify-meta.json`", &["awscloudformation"], META),
    format("an Amplify CLI `backend-config.json`", &["providerPlugin"], META),
    format("a Pulumi program", &["runtime", "resources"], TEMPLATE),
    format("the error of an AWS SDK", &["$fault"], ANSWER),
    format("a Cognito `DescribeUserPoolClient` response", &["UserPoolClient"], COGNITO),
    format("the response of GetBackend", &["AmplifyMetaConfig"], ANSWER),
    format("the response of a backend job", &["JobId", "Status"], ANSWER),
    format("an ImportBackendAuth request", &["NativeClientId", "WebClientId"], ANSWER),
    format("the `ResourceConfig` of a storage resource", &["ServiceName", "Permissions"], OTHER_RESOURCE),
    format("the `ResourceConfig` of a storage resource", &["BucketName"], OTHER_RESOURCE),
    format("the `ResourceConfig` of an API resource", &["ApiName"], OTHER_RESOURCE),
    format("the `ResourceConfig` of an API resource", &["TransformSchema"], OTHER_RESOURCE),
    format("the `ResourceConfig` of an API resource", &["DefaultAuthType"], OTHER_RESOURCE),
    format("a JSON Schema", &["$schema", "$defs"], "check a document that it describes instead"),
    format("an npm `package.json`", &["name", "version", "dependencies"], WRITE_RESOURCE_CONFIG),
];

/// The number of objects in the root that are searched.
const MOST_INSIDE: usize = 16;

/// Identifies a document that is not an auth document.
pub(super) fn recognise(root: Node<'_>, points: u32) -> Option<Foreign> {
    let is_config = |key: Node<'_>| matches!(known(None, key), Some((CONFIG, true)));
    let config = root.members().take(super::MOST).find(|(key, _)| is_config(*key)).map(|(_, value)| value);
    let config = config.filter(|config| config.kind() == Kind::Object);
    let inside = || root.members().map(|(_, value)| value).filter(|it| it.kind() == Kind::Object).take(MOST_INSIDE);
    if [Some(root), config].into_iter().flatten().any(has_own) {
        return None;
    }
    let first_items = root.members().filter_map(|(_, value)| value.items().next()).take(MOST_INSIDE);
    let further_inside = inside().flat_map(|object| object.members().map(|(_, value)| value)).take(MOST_INSIDE);
    // What is outside says more than what is inside.
    let outside: Vec<_> = config.into_iter().chain([root]).collect();
    for objects in [outside, inside().chain(first_items).chain(further_inside).collect()] {
        for format in FORMATS {
            for object in &objects {
                if let Some(key) = marked(*object, format.marks) {
                    return Some(Foreign { kind: format.kind, help: format.help, key });
                }
            }
        }
    }
    let strange = |object: Node<'_>| {
        let key = first_strange(object)?.index();
        Some(Foreign { kind: "", help: WRITE_RESOURCE_CONFIG, key })
    };
    match config {
        Some(config) => strange(config),
        // The value of `UserPoolConfigs` alone has no key of the root.
        None if super::super::meant::alone(root).is_some() => None,
        None if points < 2 => match inside().filter(|object| config_points(*object) >= super::ENOUGH).count() {
            0 => strange(root),
            1 => None,
            _ => Some(Foreign { kind: "an object with several requests", help: SEVERAL, ..strange(root)? }),
        },
        None => None,
    }
}

fn marked(object: Node<'_>, marks: &[&str]) -> Option<u32> {
    let find = |mark: &str| object.members().find(|(key, _)| key.is(mark)).map(|(key, _)| key.index());
    let mut keys = marks.iter().map(|mark| find(mark));
    let first = keys.next().flatten()?;
    keys.all(|key| key.is_some()).then_some(first)
}

/// Whether an object has a key similar to a known one, or the `Service` `COGNITO`.
fn has_own(object: Node<'_>) -> bool {
    const OWN: [&str; 3] = ["AuthResources", "UserPoolConfigs", "IdentityPoolConfigs"];
    object.members().take(super::MOST).any(|(key, value)| {
        let name = key.value();
        OWN.iter().any(|own| is_near(&name, own))
            || (is_cognito(value) && matches!(known(Some(CONFIG), key), Some((SERVICE, true))))
    })
}

/// The first unknown key. Keys that other formats use too do not count as known.
fn first_strange(object: Node<'_>) -> Option<Node<'_>> {
    let keys = || object.members().take(super::MOST).map(|(key, _)| key);
    let is_familiar = |key: Node<'_>| {
        let name = key.value();
        is_near(&name, "ResourceConfig") || is_near(&name, "BackendEnvironmentName")
    };
    if keys().any(is_familiar) {
        return None;
    }
    let places = [None, Some(CONFIG), Some(USER_POOL)];
    let is_strange = |key: &Node<'_>| places.into_iter().all(|parent| known(parent, *key).is_none());
    keys().find(is_strange)?;
    keys().next()
}
