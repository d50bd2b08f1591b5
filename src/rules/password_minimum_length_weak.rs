//! See [`RULE`].

use super::shared::password_length::{self, is_in_range};
use crate::api::limits::PASSWORD_LENGTH;
use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::rule::OptionDefault;
use crate::syntax::{Node, replace_value};

rule! {
    /// A minimum password length is allowed, but weak.
    ///
    /// ## Why
    ///
    /// Short passwords are guessed.
    /// NIST SP 800-63B-4 wants at least 15 characters where the password is the only factor, and at least 8 where a
    /// second one is required.
    /// Below 8 is therefore too little in every case, and that is what this rule reports.
    /// If your users sign in with a password alone, raise the option `recommended` to 15.
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": { "MinimumLength": 6, "AdditionalConstraints": [] }
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": {
    ///       "MinimumLength": 15,
    ///       "AdditionalConstraints": []
    ///     }
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": { "MinimumLength": 8, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    id: "password-minimum-length-weak",
    category: Security,
    levels: { create: Warning, update: Warning },
    on: value("UserPoolConfigs.PasswordPolicy.MinimumLength"),
    basis: Docs,
    source: "NIST SP 800-63B-4 section 3.1.1.2, quoted in OWASP/ASVS #3242, https://pages.nist.gov/800-63-4/sp800-63b.html",
    options: ["recommended" = OptionDefault::Integer(8), "the least number of characters that is not reported";],
}

fn check(cx: &Context<'_>, node: Node<'_>) {
    let minimum = member!("UserPoolConfigs.PasswordPolicy.MinimumLength");
    let Some(number) = cx.number(node) else { return };
    let recommended = usize::try_from(cx.integer("recommended")).unwrap_or_default().min(PASSWORD_LENGTH.max);
    // What Cognito refuses is reported as that, and so is what was longer.
    if password_length::reduced(cx, node).is_some() {
        return;
    }
    if !number.is_whole() || !is_in_range(&number) || number.compare(recommended).is_ge() {
        return;
    }
    let message = format!("`{}` is `{}`, below {recommended}", cx.name(minimum), cx.shown(node));
    cx.report(
        node,
        Diagnostic::new(message)
            .help("raise it: NIST asks for 15 characters where the password is the only factor, and 8 where MFA is mandatory")
            .unsafe_fix(format!("raise it to {recommended}"), vec![replace_value(node, recommended.to_string())]),
    );
}
