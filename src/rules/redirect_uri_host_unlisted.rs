//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::RedirectUri;
use crate::redact;
use crate::rule::OptionDefault;

rule! {
    /// A redirect URI leads to a host that your configuration does not list.
    ///
    /// ## Why
    ///
    /// A redirect URI to another host sends sign-in codes there.
    /// List the hosts that are yours, `*.example.com` for all below one; without a list this rule says nothing.
    /// Localhost and custom schemes of apps are not checked.
    ///
    /// ## Settings
    ///
    /// ```toml
    /// [rules.redirect-uri-host-unlisted]
    /// allowed-hosts = ["example.com", "*.example.com"]
    /// ```
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": { "OAuth": { "RedirectSignInURIs": ["https://app.example.org/"] } }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": { "OAuth": { "RedirectSignInURIs": ["https://app.example.com/", "http://localhost:3000/"] } }
    /// }
    /// ```
    id: "redirect-uri-host-unlisted",
    category: Policy,
    levels: { create: Error, update: Error, get: Error },
    default: Off,
    on: redirect_uri,
    basis: Policy,
    source: "your own configuration",
    options: ["allowed-hosts" = OptionDefault::Strings(&[]), "The hosts that redirects may lead to; `*.` covers all below one";],
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    let allowed = cx.texts("allowed-hosts");
    if allowed.is_empty() {
        return;
    }
    let Some(uri) = entry.absolute().filter(|uri| uri.has_scheme("https") || uri.has_scheme("http")) else {
        return;
    };
    let host = entry.text.get(uri.host()).unwrap_or_default();
    if uri.is_loopback() || allowed.iter().any(|allowed| covers(allowed, host)) {
        return;
    }
    let message = format!("`{}` leads to a host that is not on your list", cx.shown(entry.node));
    let hosts: Vec<_> = allowed.iter().map(|host| redact::clipped(host)).collect();
    cx.report_part(
        entry.node,
        entry.node.part(uri.host()),
        Diagnostic::new(message).help(format!(
            "use one of its hosts, or add this one: `allowed-hosts` has {}",
            crate::text::list::all_of(&hosts)
        )),
    );
}

/// Hosts know no case; `*.example.com` covers what is below `example.com`, and not it.
fn covers(allowed: &str, host: &str) -> bool {
    let (allowed, host) = (allowed.to_ascii_lowercase(), host.to_ascii_lowercase());
    match allowed.strip_prefix('*') {
        Some(end) => host.len() > end.len() && host.ends_with(end),
        None => host == allowed,
    }
}
