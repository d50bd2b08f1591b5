//! See [`RULE`].

use crate::api::limits::{SIGN_IN_URIS, SIGN_OUT_URIS};
use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{SIGN_IN, SIGN_OUT};
use crate::syntax::Node;

rule! {
    /// The OAuth settings are larger than the one parameter that they travel in.
    ///
    /// ## Why
    ///
    /// Amplify packs grant, scopes and both lists of redirect URIs into one CloudFormation parameter, and
    /// CloudFormation allows 4,096 bytes for its value.
    /// So the lists end long before Cognito's 100 URIs of 1,024 characters each.
    /// That the service packs them the same way is inferred.
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
    ///         "https://customers.example.com/regions/europe/countries/01/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/02/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/03/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/04/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/05/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/06/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/07/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/08/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/09/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/10/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/11/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/12/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/13/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/14/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/15/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/16/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/17/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/18/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/19/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/20/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/21/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/22/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/23/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/24/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/25/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/26/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/27/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/28/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/29/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/30/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/31/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/32/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/33/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/34/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/35/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/36/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/37/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/38/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/39/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/40/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/41/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/42/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/43/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/44/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/45/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/46/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/47/return-here-after-sign-in/",
    ///         "https://customers.example.com/regions/europe/countries/48/return-here-after-sign-in/"
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
    id: "oauth-settings-too-large",
    category: CognitoLimits,
    levels: { create: Warning, update: Warning },
    on: object("UserPoolConfigs.OAuth"),
    basis: Inferred,
    source: "`JSON.stringify` in auth-questions.ts, packages/amplify-category-auth; CloudFormation quotas, https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
}

const GRANT: Member = member!("UserPoolConfigs.OAuth.OAuthGrantType");
const SCOPES: Member = member!("UserPoolConfigs.OAuth.OAuthScopes");

/// What the value of a stack's parameter may take, in bytes.
const LARGEST: usize = 4096;

/// What is around grant and lists in the parameter.
const FRAME: &str = r#"{"AllowedOAuthFlows":[""],"AllowedOAuthScopes":[],"CallbackURLs":[],"LogoutURLs":[]}"#;

fn check(cx: &Context<'_>, oauth: Node<'_>) {
    // In the document it all takes more room than in the parameter.
    if oauth.span().len() <= LARGEST {
        return;
    }
    let count = |member| cx.list(member).map_or(0, |list| list.items().count());
    if !SIGN_IN_URIS.allows(count(SIGN_IN)) || !SIGN_OUT_URIS.allows(count(SIGN_OUT)) {
        return;
    }
    let grant = cx.string(GRANT).map_or(0, |(_, text)| text.len());
    let items =
        |member| cx.strings(member).map(|(_, text)| text.len() + r#""","#.len()).sum::<usize>().saturating_sub(1);
    let size = FRAME.len() + grant + items(SCOPES) + items(SIGN_IN) + items(SIGN_OUT);
    if size > LARGEST {
        let message = format!(
            "`{}` takes about {size} bytes, and its CloudFormation parameter holds {LARGEST}",
            cx.name(member!("UserPoolConfigs.OAuth"))
        );
        cx.report(cx.key_of(oauth), Diagnostic::new(message).help("list fewer or shorter redirect URIs"));
    }
}
