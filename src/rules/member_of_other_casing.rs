//! See [`RULE`].

use crate::api::Casing;
use crate::api::member::Member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{flag, rename_key};

rule! {
    /// A member is spelled as the SDKs do in a document of the REST API, or the other way round.
    ///
    /// ## Why
    ///
    /// SDKs and the AWS command line take PascalCase names (`ClientId`).
    /// The body of a plain HTTP request has camelCase names, but `MFAMode` and the names of the providers, whose own members
    /// are snake_case (`client_id`).
    /// boto3 refuses the other spelling as `Unknown parameter`.
    /// The spelling that most names of a document have is taken as the one that is meant.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "passwordPolicy": { "MinimumLength": 12, "additionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// ```json update
    /// {
    ///   "authResources": "USER_POOL_ONLY",
    ///   "service": "COGNITO",
    ///   "userPoolConfigs": {
    ///     "passwordPolicy": { "minimumLength": 12, "additionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    id: "member-of-other-casing",
    category: Schema,
    levels: { create: Error, update: Error, get: Error },
    on: document,
    basis: Model,
    source: "the names and `locationName`s of the service model amplifybackend 2020-08-11; checked with botocore's validator, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
}

fn check(cx: &Context<'_>) {
    let document = cx.document();
    if !document.mixes_casings() {
        return;
    }
    let (other, found, wanted) = match document.casing() {
        Casing::Sdk => (flag::WIRE_NAME, "REST API", "SDKs"),
        Casing::Wire => (flag::SDK_NAME, "SDKs", "REST API"),
    };
    let mut rightly_spelled = [None; Member::COUNT];
    for (key, member) in document.known_keys().filter(|(key, _)| !key.has(other)) {
        if let Some(place) = rightly_spelled.get_mut(member.index()) {
            *place = Some(key);
        }
    }
    for (key, member) in document.known_keys().filter(|(key, _)| key.has(other)) {
        // What the operation does not have at all is reported for that.
        if cx.schema().spec(member).is_none() {
            continue;
        }
        let name = cx.name(member);
        let shown = cx.shown(key);
        let diagnostic = Diagnostic::new(format!(
            "`{shown}` is the spelling of the {found}; this document has that of the {wanted}"
        ));
        let diagnostic = match rightly_spelled.get(member.index()).copied().flatten() {
            Some(twin) => {
                diagnostic.label(twin, "the same member").help(format!("`{name}` is there too: keep only that one"))
            }
            None => diagnostic
                .help(format!("write `{name}`"))
                .safe_fix(format!("rename it to `{name}`"), vec![rename_key(key, name)]),
        };
        cx.report(key, diagnostic);
    }
}
