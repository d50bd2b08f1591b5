//! See [`RULE`].

use crate::api::schema::Spec;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, flag, remove_item};
use crate::text::sort_by_text;

rule! {
    /// A list has the same value twice.
    ///
    /// ## Why
    ///
    /// No model says that the values of a list must differ, and a repeated one adds nothing.
    /// It is often what is left of a copy in which the second value was to become another one.
    /// Cognito was seen to refuse a repeated custom attribute; of standard ones that is not known.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL", "NAME", "EMAIL"]
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL", "NAME"]
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL", "NAME"]
    ///   }
    /// }
    /// ```
    id: "duplicate-list-item",
    category: Style,
    levels: { create: Warning, update: Warning, get: Warning },
    on: list,
    basis: Inferred,
    source: "no list of the service model amplifybackend 2020-08-11 says that its items are unique, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
}

fn check(cx: &Context<'_>, spec: &'static Spec, list: Node<'_>) {
    if is_plain(list) {
        return;
    }
    let mut values: Vec<_> = list.items().filter_map(|item| Some((item.string()?, item))).collect();
    // Stable: of equal values the first stays the first.
    sort_by_text(&mut values);
    let mut first: Option<(&str, Node<'_>)> = None;
    for (value, item) in &values {
        let Some((_, earlier)) = first.filter(|(known, _)| *known == value.as_ref()) else {
            first = Some((value.as_ref(), *item));
            continue;
        };
        let message = format!("`{}` is in `{}` already", cx.shown(*item), cx.name(spec.member));
        cx.report(
            *item,
            Diagnostic::new(message)
                .label(earlier, "here")
                .help("remove it, or write the value that was meant")
                .safe_fix("remove the later one", remove_item(*item)),
        );
    }
}

/// Whether a list has no two items of one length: nearly all are short, and differ in it. What is written in an unusual
/// way may have any length.
fn is_plain(list: Node<'_>) -> bool {
    let mut lengths = 0_u64;
    list.items().all(|item| {
        let length = 1 << (item.span().len() % 64);
        let is_new = lengths & length == 0 && !item.has(flag::ESCAPED) && !item.has(flag::UNQUOTED);
        lengths |= length;
        is_new
    })
}
