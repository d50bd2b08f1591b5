//! See [`RULE`].

use crate::rule::{Context, Diagnostic, rule};
use crate::schema::Spec;
use crate::syntax::{Node, remove_item};
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
    source: "no list of the service model amplifybackend 2020-08-11 says that its items are unique",
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

/// Whether a list is short, as nearly all are, and has no two items that are alike.
fn is_plain(list: Node<'_>) -> bool {
    let mut others = list.items();
    list.items().nth(16).is_none()
        && list.items().all(|item| {
            others.next();
            !others.clone().any(|other| item.kind() == other.kind() && item.value() == other.value())
        })
}
