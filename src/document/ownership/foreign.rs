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

/// The most specific first.
const FORMATS: &[Format] = &[
    Format { kind: "an Amplify CLI headless request (add auth)", marks: &["serviceConfiguration"], help: HEADLESS },
    Format { kind: "an Amplify CLI headless request (update auth)", marks: &["serviceModification"], help: HEADLESS },
    Format { kind: "an Amplify CLI `cli-inputs.json`", marks: &["cognitoConfig"], help: WRITE_RESOURCE_CONFIG },
    Format {
        kind: "the inputs of an Amplify CLI auth resource",
        marks: &["resourceNameTruncated"],
        help: WRITE_RESOURCE_CONFIG,
    },
    Format {
        kind: "the inputs of an Amplify CLI auth resource",
        marks: &["authSelections"],
        help: WRITE_RESOURCE_CONFIG,
    },
    Format {
        kind: "an `aws-exports` or `amplifyconfiguration` file",
        marks: &["aws_user_pools_id"],
        help: WRITE_RESOURCE_CONFIG,
    },
    Format { kind: "an `amplify_outputs.json`", marks: &["user_pool_id"], help: WRITE_RESOURCE_CONFIG },
    Format { kind: "a Cognito `CreateUserPool` request", marks: &["PoolName"], help: WRITE_RESOURCE_CONFIG },
    Format { kind: "a Cognito `DescribeUserPool` response", marks: &["UserPool"], help: WRITE_RESOURCE_CONFIG },
    Format { kind: "a CloudFormation template", marks: &["AWSTemplateFormatVersion"], help: WRITE_RESOURCE_CONFIG },
    Format {
        kind: "a Serverless Framework configuration",
        marks: &["service", "provider", "functions"],
        help: WRITE_RESOURCE_CONFIG,
    },
    Format { kind: "a CloudFormation template", marks: &["Resources"], help: WRITE_RESOURCE_CONFIG },
    Format {
        kind: "the `ResourceConfig` of a storage resource",
        marks: &["ServiceName", "Permissions"],
        help: "authlint checks auth resources only",
    },
    Format {
        kind: "the `ResourceConfig` of a storage resource",
        marks: &["BucketName"],
        help: "authlint checks auth resources only",
    },
    Format {
        kind: "the `ResourceConfig` of an API resource",
        marks: &["ApiName"],
        help: "authlint checks auth resources only",
    },
    Format {
        kind: "the `ResourceConfig` of an API resource",
        marks: &["TransformSchema"],
        help: "authlint checks auth resources only",
    },
    Format {
        kind: "the `ResourceConfig` of an API resource",
        marks: &["DefaultAuthType"],
        help: "authlint checks auth resources only",
    },
    Format { kind: "a JSON Schema", marks: &["$schema", "$defs"], help: "check a document that it describes instead" },
    Format { kind: "an npm `package.json`", marks: &["name", "version", "dependencies"], help: WRITE_RESOURCE_CONFIG },
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
    let objects: Vec<_> = config.into_iter().chain([root]).chain(inside()).collect();
    for format in FORMATS {
        for object in &objects {
            if let Some(key) = marked(*object, format.marks) {
                return Some(Foreign { kind: format.kind, help: format.help, key });
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
        None if points < 2 && !inside().any(|object| config_points(object) >= super::ENOUGH) => strange(root),
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
