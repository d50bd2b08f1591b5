//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, insert_item, quote};

rule! {
    /// SMS is the only second factor.
    ///
    /// ## Why
    ///
    /// Codes sent by SMS can be intercepted, and numbers can be taken over; NIST SP 800-63B calls the telephone network
    /// a restricted authenticator.
    /// SMS also has to be taken out of the SNS sandbox before it reaches anyone.
    /// Offered beside it, `TOTP` lets users choose an authenticator app.
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
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": {
    ///         "MfaTypes": ["SMS"],
    ///         "SmsMessage": "Your code is {####}"
    ///       }
    ///     }
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
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": {
    ///         "MfaTypes": ["SMS", "TOTP"],
    ///         "SmsMessage": "Your code is {####}"
    ///       }
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
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": {
    ///         "MfaTypes": ["SMS", "TOTP"],
    ///         "SmsMessage": "Your code is {####}"
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "mfa-sms-only",
    category: Security,
    levels: { create: Advice, update: Advice },
    on: list("UserPoolConfigs.Mfa.Settings.MfaTypes"),
    basis: Inferred,
    source: "NIST SP 800-63B on the use of the telephone network, https://pages.nist.gov/800-63-4/sp800-63b.html",
}

fn check(cx: &Context<'_>, list: Node<'_>) {
    let mode = member!("UserPoolConfigs.Mfa.MFAMode");
    if !cx.is(mode, "ON") && !cx.is(mode, "OPTIONAL") {
        return;
    }
    let mut items = list.items();
    let (Some(first), true) = (items.next(), list.items().all(|item| item.is("SMS"))) else { return };
    let diagnostic =
        Diagnostic::new("SMS is the only second factor").help("offer `TOTP`, an authenticator app, as well");
    cx.report(first, diagnostic.unsafe_fix("add `TOTP`", insert_item(list, &quote("TOTP"))));
}
