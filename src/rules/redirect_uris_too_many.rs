//! See [`RULE`].

use crate::api::limits::{SIGN_IN_URIS, SIGN_OUT_URIS};
use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::SIGN_IN;
use crate::syntax::Node;

rule! {
    /// A list has more than 100 redirect URIs.
    ///
    /// ## Why
    ///
    /// Cognito's model limits both lists: "Member must have length less than or equal to 100".
    /// Amplify puts all of them into one parameter, so usually far fewer fit: see `oauth-settings-too-large`.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "OAuth": {
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": [
    ///         "my.app:/1", "my.app:/2", "my.app:/3", "my.app:/4", "my.app:/5", "my.app:/6", "my.app:/7",
    ///         "my.app:/8", "my.app:/9", "my.app:/10", "my.app:/11", "my.app:/12", "my.app:/13", "my.app:/14",
    ///         "my.app:/15", "my.app:/16", "my.app:/17", "my.app:/18", "my.app:/19", "my.app:/20", "my.app:/21",
    ///         "my.app:/22", "my.app:/23", "my.app:/24", "my.app:/25", "my.app:/26", "my.app:/27", "my.app:/28",
    ///         "my.app:/29", "my.app:/30", "my.app:/31", "my.app:/32", "my.app:/33", "my.app:/34", "my.app:/35",
    ///         "my.app:/36", "my.app:/37", "my.app:/38", "my.app:/39", "my.app:/40", "my.app:/41", "my.app:/42",
    ///         "my.app:/43", "my.app:/44", "my.app:/45", "my.app:/46", "my.app:/47", "my.app:/48", "my.app:/49",
    ///         "my.app:/50", "my.app:/51", "my.app:/52", "my.app:/53", "my.app:/54", "my.app:/55", "my.app:/56",
    ///         "my.app:/57", "my.app:/58", "my.app:/59", "my.app:/60", "my.app:/61", "my.app:/62", "my.app:/63",
    ///         "my.app:/64", "my.app:/65", "my.app:/66", "my.app:/67", "my.app:/68", "my.app:/69", "my.app:/70",
    ///         "my.app:/71", "my.app:/72", "my.app:/73", "my.app:/74", "my.app:/75", "my.app:/76", "my.app:/77",
    ///         "my.app:/78", "my.app:/79", "my.app:/80", "my.app:/81", "my.app:/82", "my.app:/83", "my.app:/84",
    ///         "my.app:/85", "my.app:/86", "my.app:/87", "my.app:/88", "my.app:/89", "my.app:/90", "my.app:/91",
    ///         "my.app:/92", "my.app:/93", "my.app:/94", "my.app:/95", "my.app:/96", "my.app:/97", "my.app:/98",
    ///         "my.app:/99", "my.app:/100", "my.app:/101"
    ///       ],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
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
    ///     "OAuth": {
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uris-too-many",
    category: CognitoLimits,
    levels: { create: Error, update: Error },
    on: list("UserPoolConfigs.OAuth.RedirectSignInURIs", "UserPoolConfigs.OAuth.RedirectSignOutURIs"),
    basis: Model,
    source: "CallbackURLsListType and LogoutURLsListType of the service model cognito-idp 2016-04-18, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, list: Node<'_>) {
    let Some(member) = cx.member_of(list) else { return };
    let limit = if member == SIGN_IN { SIGN_IN_URIS } else { SIGN_OUT_URIS };
    let count = list.items().count();
    if !limit.allows(count) {
        let name = cx.name(member);
        cx.report(
            cx.key_of(list),
            Diagnostic::new(format!("`{name}` has {count} entries; Cognito allows {}", limit.max))
                .help("return to one address, and let the app send users on from there"),
        );
    }
}
