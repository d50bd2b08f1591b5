//! Documents of neighbouring formats, which are easily taken for a `ResourceConfig`.

use super::Inner;
use crate::member::member;
use crate::schema::Names;
use crate::suggest;
use crate::syntax::{Kind, Node};

/// A document that is something else.
#[derive(Debug)]
pub(crate) struct Foreign {
    /// What it is, with its article; empty if unknown.
    pub(crate) kind: &'static str,
    /// What to do about it.
    pub(crate) help: &'static str,
    /// The name node that gave it away.
    pub(crate) key: u32,
}

/// A format: names that must all be there, in one object.
struct Format {
    kind: &'static str,
    marks: &'static [&'static str],
    help: &'static str,
}

const WRITE_RESOURCE_CONFIG: &str =
    "write the same settings as a `ResourceConfig`: `AuthResources`, `Service`, `UserPoolConfigs`";
const HEADLESS: &str = "its `serviceConfiguration` says the same in other names: write it as a `ResourceConfig` with `AuthResources`, `Service` and `UserPoolConfigs`";

/// The most telling first.
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
    Format { kind: "a CloudFormation template", marks: &["Resources"], help: WRITE_RESOURCE_CONFIG },
    Format {
        kind: "the `ResourceConfig` of a storage resource",
        marks: &["ServiceName", "Permissions"],
        help: "authlint judges auth resources only",
    },
    Format {
        kind: "the `ResourceConfig` of a storage resource",
        marks: &["BucketName"],
        help: "authlint judges auth resources only",
    },
    Format {
        kind: "the `ResourceConfig` of an API resource",
        marks: &["TransformSchema"],
        help: "authlint judges auth resources only",
    },
    Format {
        kind: "the `ResourceConfig` of an API resource",
        marks: &["DefaultAuthType"],
        help: "authlint judges auth resources only",
    },
    Format { kind: "a JSON Schema", marks: &["$schema", "$defs"], help: "give the document that it describes" },
    Format { kind: "an npm `package.json`", marks: &["name", "version", "dependencies"], help: WRITE_RESOURCE_CONFIG },
];

/// Says what a document is if it is none of ours: it has none of our members, and none that is nearly one.
pub(super) fn recognise(document: &Inner) -> Option<Foreign> {
    let own =
        [member!("AuthResources"), member!("Service"), member!("UserPoolConfigs"), member!("IdentityPoolConfigs")];
    if own.into_iter().any(|member| document.has(member)) {
        return None;
    }
    let root = document.parsed.tree.root()?;
    let config = document.bound.value(member!("ResourceConfig"));
    let config = config.and_then(|index| document.parsed.tree.node(index));
    let inside = root.members().map(|(_, value)| value).filter(|value| value.kind() == Kind::Object);
    let objects: Vec<_> = config.into_iter().chain([root]).chain(inside.take(16)).collect();
    for format in FORMATS {
        for object in &objects {
            if let Some(key) = marked(*object, format.marks) {
                return Some(Foreign { kind: format.kind, help: format.help, key });
            }
        }
    }
    stranger(root)
}

fn marked(object: Node<'_>, marks: &[&str]) -> Option<u32> {
    let find = |mark: &str| object.members().find(|(key, _)| key.is(mark)).map(|(key, _)| key.index());
    let mut keys = marks.iter().map(|mark| find(mark));
    let first = keys.next().flatten()?;
    keys.all(|key| key.is_some()).then_some(first)
}

/// An object with members of which none is one of ours, nor nearly.
fn stranger(root: Node<'_>) -> Option<Foreign> {
    let names = Names::all();
    let (first, _) = root.members().next()?;
    let is_ours = |key: Node<'_>| {
        let name = key.value();
        let ours = || names.inside(None).chain(names.inside(Some(member!("ResourceConfig")))).map(|(name, ..)| name);
        ours().any(|known| known == name) || suggest::nearest(&name, ours()).is_some()
    };
    let all_strange = root.members().take(1000).all(|(key, _)| !is_ours(key));
    all_strange.then(|| Foreign { kind: "", help: WRITE_RESOURCE_CONFIG, key: first.index() })
}
