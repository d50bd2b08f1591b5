//! See [`RULE`].

use crate::api::member::member;
use crate::api::schema::{Spec, Type};
use crate::api::{Casing, Envelope};
use crate::checker::{Context, Diagnostic, View, rule};
use crate::syntax::{Node, insert_member};
use crate::text::list;

rule! {
    /// A member that the operation requires is missing.
    ///
    /// ## Why
    ///
    /// AWS's service model marks it as required.
    /// boto3 refuses the request before it is sent; SDKs that do not check send it, and the service answers with a bare
    /// `ValidationException`.
    /// In a `GetBackendAuth` response a missing member is a warning: the API's text promises none of them.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "UserPoolConfigs": { "UserPoolName": "customers", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"] }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": { "UserPoolName": "customers", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"] }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "UserPoolConfigs": { "UserPoolName": "customers", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"] },
    ///   "Service": "COGNITO"
    /// }
    /// ```
    ///
    /// Only `Service` has a single possible value, so only `Service` can be filled in.
    id: "missing-required-member",
    category: Schema,
    levels: { create: Error, update: Error, get: Warning },
    on: document,
    basis: Model,
    source: "the `required` lists of the service model amplifybackend 2020-08-11, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
}

fn check(cx: &Context<'_>) {
    for (spec, object) in missing(**cx) {
        let parent = spec.member.parent();
        let name = cx.name(spec.member);
        let owner = match parent {
            Some(parent) if object.key().is_some() || parent != member!("ResourceConfig") => {
                format!("`{}`", cx.name(parent))
            }
            Some(_) => "the `ResourceConfig`".to_owned(),
            None => "the request".to_owned(),
        };
        let diagnostic =
            Diagnostic::new(format!("{owner} is missing `{name}`")).help(help(spec, cx.operation().api_name()));
        let diagnostic = diagnostic.missing(name).allowed(spec.values.iter().map(String::as_str));
        let diagnostic = match &*spec.values {
            [only] if spec.member == member!("Service") => match insert_member(object, name, &format!("\"{only}\"")) {
                Some(edit) => diagnostic.safe_fix(format!("add `{name}`"), vec![edit]),
                None => diagnostic,
            },
            _ => diagnostic,
        };
        cx.report(cx.key_of(object), diagnostic);
    }
}

/// The members that a document must have and lacks, each with the object that should contain it.
pub(crate) fn missing(cx: View<'_>) -> impl Iterator<Item = (&'static Spec, Node<'_>)> {
    let document = cx.document();
    let wire_body = document.casing() == Casing::Wire;
    let missing = cx.schema().required().iter().filter(move |member| cx.value(**member).is_none());
    missing.filter_map(move |member| {
        let spec = cx.schema().spec(*member)?;
        let beside_config = spec.member.parent().is_none();
        let is_elsewhere = (spec.in_uri && wire_body)
            || (beside_config && document.envelope() == Envelope::Wrapped && spec.member != member!("ResourceConfig"));
        let object = document.parent_of(spec.member)?;
        (cx.lacks(spec.member) && !is_elsewhere).then_some((spec, object))
    })
}

fn help(spec: &Spec, operation: &str) -> String {
    let what = match (&*spec.values, spec.kind) {
        ([], kind) => format!("add it as {}", kind.name()),
        (values, Type::List) => format!("add it as a list of {}", list::all_of(values)),
        (values, _) => format!("add it: {}", list::one_of(values)),
    };
    format!("{what}; {operation} requires it")
}
