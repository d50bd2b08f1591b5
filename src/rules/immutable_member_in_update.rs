//! See [`RULE`].

use crate::api::Operation;
use crate::api::member::Member;
use crate::api::schema::Schema;
use crate::checker::{Context, Diagnostic, rule};
use crate::compare::Effect;
use crate::diagnostic::Applicability;
use crate::rules::shared::update;
use crate::syntax::{Node, remove_member};

rule! {
    /// An update holds a member that is fixed when the resource is created.
    ///
    /// ## Why
    ///
    /// Pool names, the sign-in method and the required attributes cannot be changed later: `UpdateBackendAuth` has no such
    /// members, and boto3 refuses them as `Unknown parameter`.
    /// Documents copied from a create request or from a `GetBackendAuth` response carry them.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "SignInMethod": "EMAIL",
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
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
    ///
    /// The fix is unsafe: if the member was meant to change something, the update would not do it.
    /// Where the existing configuration is known (`--existing`), a member that is merely repeated is removed safely.
    ///
    /// ## Existing
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   }
    /// }
    /// ```
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "SignInMethod": "EMAIL",
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
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
    id: "immutable-member-in-update",
    category: Schema,
    levels: { update: Error },
    on: member_of_other_operation,
    basis: Model,
    source: "the shapes of UpdateBackendAuth in the service model amplifybackend 2020-08-11; `immutableAttributes` in constants.ts, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/constants.ts#L51",
}

fn check(cx: &Context<'_>, key: Node<'_>, member: Member) {
    let create = Schema::of(Operation::Create);
    if create.spec(member).is_none() {
        return;
    }
    let name = cx.shown(key);
    let (title, edits) = (format!("remove `{name}`"), remove_member(key));
    let is_repeated = update::effect(cx, member) == Some(Effect::Kept);
    let message = if is_repeated {
        format!("`{name}` repeats what exists, but is not a member of an update")
    } else {
        format!("`{name}` cannot be changed after creation")
    };
    let mut diagnostic = Diagnostic::new(message).help("remove it: UpdateBackendAuth does not take it").fix(
        title,
        if is_repeated { Applicability::Safe } else { Applicability::Unsafe },
        edits,
    );
    if let Some(now) = cx.existing().and_then(|existing| existing.value(member)) {
        diagnostic = diagnostic.label_existing(now, if is_repeated { "the same here" } else { "it stays this" });
    }
    cx.report(key, diagnostic);
}
