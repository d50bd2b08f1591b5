//! Builds inputs of the AWS SDK from documents without errors.
//!
//! The SDK's types contain only the members of the API, so a document is refused if anything in it would be lost.

use aws_sdk_amplifybackend::operation::create_backend_auth::builders::CreateBackendAuthInputBuilder;
use aws_sdk_amplifybackend::operation::update_backend_auth::builders::UpdateBackendAuthInputBuilder;
use aws_sdk_amplifybackend::types;

use crate::api::member::{Member, member};
use crate::api::{Envelope, Operation};
use crate::config::{Config, Selector};
use crate::lint::linter::Linter;
use crate::lint::report::Report;
use crate::rule::Level;
use crate::rules;
use crate::syntax::{Kind, Node};

impl Report {
    /// The input of a `CreateBackendAuth` from the document, ready to
    /// [send with](CreateBackendAuthInputBuilder::send_with) a client.
    ///
    /// A document that was checked as another operation is checked again, as a create request.
    /// Set what it leaves out, such as the `AppId` of a bare `ResourceConfig`, on the result.
    ///
    /// ```
    /// use authlint::{Document, Format, Linter};
    ///
    /// let text = r#"{ "authResources": "USER_POOL_ONLY", "service": "COGNITO", "userPoolConfigs": {
    ///     "requiredSignUpAttributes": ["EMAIL"], "signInMethod": "EMAIL", "userPoolName": "orchard" } }"#;
    /// let report = Linter::default().check(&Document::parse(text, Format::Json));
    /// let input = report.into_create_input()?.app_id("d123").backend_environment_name("dev").resource_name("auth");
    /// let pool = input.get_resource_config().as_ref().and_then(|config| config.user_pool_configs());
    /// assert_eq!(pool.and_then(|pool| pool.user_pool_name()), Some("orchard"));
    /// // input.send_with(&client).await?;
    /// # Ok::<(), authlint::Report>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The report, if there are errors. Rules that find members without a place in the SDK's types cannot be switched off
    /// or suppressed.
    pub fn into_create_input(self) -> Result<CreateBackendAuthInputBuilder, Self> {
        let report = self.checked_to_be_sent_as(Operation::Create)?;
        let request = Object::request(&report);
        Ok(CreateBackendAuthInputBuilder::default()
            .set_app_id(request.text("AppId"))
            .set_backend_environment_name(request.text("BackendEnvironmentName"))
            .set_resource_name(request.text("ResourceName"))
            .set_resource_config(Object::config(&report).map(create::config)))
    }

    /// The input of an `UpdateBackendAuth` from the document; otherwise the same as [`Self::into_create_input`].
    ///
    /// ```
    /// let config = serde_json::json!({
    ///     "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {}
    /// });
    /// let refused = authlint::check_value(&config).into_update_input().unwrap_err();
    /// assert_eq!(refused.findings()[0].message(), "`cognito` is not a value of `Service`");
    /// ```
    ///
    /// # Errors
    ///
    /// The same as [`Self::into_create_input`].
    pub fn into_update_input(self) -> Result<UpdateBackendAuthInputBuilder, Self> {
        let report = self.checked_to_be_sent_as(Operation::Update)?;
        let request = Object::request(&report);
        Ok(UpdateBackendAuthInputBuilder::default()
            .set_app_id(request.text("AppId"))
            .set_backend_environment_name(request.text("BackendEnvironmentName"))
            .set_resource_name(request.text("ResourceName"))
            .set_resource_config(Object::config(&report).map(update::config)))
    }

    /// Refuses a document with errors, or one that would lose anything.
    fn checked_to_be_sent_as(self, operation: Operation) -> Result<Self, Self> {
        let document = self.document();
        let report = if document.operation() == operation || !document.parsed().problems.is_empty() {
            self
        } else {
            self.linter().check(&document.options().clone().operation(operation).parse(document.text()))
        };
        let report = report.into_result(Level::Error)?;
        carrying().check(report.document()).into_result(Level::Error)?;
        Ok(report)
    }
}

/// A linter for everything that the SDK's types cannot represent, whatever the configuration.
fn carrying() -> Linter {
    let mut config = Config::default();
    config.select(
        [
            &rules::duplicate_json_key::RULE,
            &rules::foreign_document::RULE,
            &rules::immutable_member_in_update::RULE,
            &rules::invalid_type::RULE,
            &rules::misplaced_member::RULE,
            &rules::null_member::RULE,
            &rules::unknown_member::RULE,
        ]
        .map(Selector::Rule),
    );
    config.disable_comments();
    Linter::new(config)
}

/// An object of a document with access by canonical names, in any casing.
#[derive(Clone, Copy)]
struct Object<'d>(Option<Node<'d>>);

impl<'d> Object<'d> {
    /// The request around the `ResourceConfig`, if any.
    fn request(report: &'d Report) -> Self {
        let document = report.document();
        Self(document.root().filter(|_| document.envelope() != Envelope::Bare))
    }

    fn config(report: &'d Report) -> Option<Self> {
        report.document().value(member!("ResourceConfig")).map(|node| Self(Some(node)))
    }

    fn value(self, name: &str) -> Option<Node<'d>> {
        let is_named = |key: Node<'_>| Member::of_tag(key.tag()).is_some_and(|member| member.name() == name);
        self.0?.members().find(|(key, _)| is_named(*key)).map(|(_, value)| value)
    }

    fn object(self, name: &str) -> Option<Self> {
        self.value(name).map(|node| Self(Some(node)))
    }

    /// A string, or a value of an enum.
    fn text<T: for<'t> From<&'t str>>(self, name: &str) -> Option<T> {
        Some(T::from(&self.value(name)?.string()?))
    }

    fn texts<T: for<'t> From<&'t str>>(self, name: &str) -> Option<Vec<T>> {
        Some(self.value(name)?.items().filter_map(Node::string).map(|text| T::from(&text)).collect())
    }

    fn number(self, name: &str) -> Option<f64> {
        self.value(name)?.raw().parse().ok()
    }

    fn flag(self, name: &str) -> Option<bool> {
        self.value(name).map(|node| node.kind() == Kind::True)
    }
}

fn email(settings: Object<'_>) -> types::EmailSettings {
    types::EmailSettings::builder()
        .set_email_message(settings.text("EmailMessage"))
        .set_email_subject(settings.text("EmailSubject"))
        .build()
}

fn sms(settings: Object<'_>) -> types::SmsSettings {
    types::SmsSettings::builder().set_sms_message(settings.text("SmsMessage")).build()
}

fn factors(settings: Object<'_>) -> types::Settings {
    types::Settings::builder()
        .set_mfa_types(settings.texts("MfaTypes"))
        .set_sms_message(settings.text("SmsMessage"))
        .build()
}

fn providers(settings: Object<'_>) -> types::SocialProviderSettings {
    types::SocialProviderSettings::builder()
        .set_facebook(settings.object("Facebook").map(provider))
        .set_google(settings.object("Google").map(provider))
        .set_login_with_amazon(settings.object("LoginWithAmazon").map(provider))
        .set_sign_in_with_apple(settings.object("SignInWithApple").map(apple))
        .build()
}

fn provider(settings: Object<'_>) -> types::BackendAuthSocialProviderConfig {
    types::BackendAuthSocialProviderConfig::builder()
        .set_client_id(settings.text("ClientId"))
        .set_client_secret(settings.text("ClientSecret"))
        .build()
}

fn apple(settings: Object<'_>) -> types::BackendAuthAppleProviderConfig {
    types::BackendAuthAppleProviderConfig::builder()
        .set_client_id(settings.text("ClientId"))
        .set_key_id(settings.text("KeyId"))
        .set_private_key(settings.text("PrivateKey"))
        .set_team_id(settings.text("TeamId"))
        .build()
}

/// The conversions that create and update have in common, for the types of each.
macro_rules! shared {
    ($resource:ident, $user_pool:ident, $oauth:ident, $password:ident, $mfa:ident, $forgot:ident, $verification:ident) => {
        use aws_sdk_amplifybackend::types::{$forgot, $mfa, $oauth, $password, $resource, $user_pool, $verification};

        use super::{Object, email, factors, providers, sms};

        pub(super) fn config(config: Object<'_>) -> $resource {
            $resource::builder()
                .set_auth_resources(config.text("AuthResources"))
                .set_identity_pool_configs(config.object("IdentityPoolConfigs").map(identity_pool))
                .set_service(config.text("Service"))
                .set_user_pool_configs(config.object("UserPoolConfigs").map(user_pool))
                .build()
        }

        fn user_pool(pool: Object<'_>) -> $user_pool {
            own($user_pool::builder(), pool)
                .set_forgot_password(pool.object("ForgotPassword").map(forgot_password))
                .set_mfa(pool.object("Mfa").map(mfa))
                .set_o_auth(pool.object("OAuth").map(oauth))
                .set_password_policy(pool.object("PasswordPolicy").map(password_policy))
                .set_verification_message(pool.object("VerificationMessage").map(verification_message))
                .build()
        }

        fn forgot_password(message: Object<'_>) -> $forgot {
            $forgot::builder()
                .set_delivery_method(message.text("DeliveryMethod"))
                .set_email_settings(message.object("EmailSettings").map(email))
                .set_sms_settings(message.object("SmsSettings").map(sms))
                .build()
        }

        fn verification_message(message: Object<'_>) -> $verification {
            $verification::builder()
                .set_delivery_method(message.text("DeliveryMethod"))
                .set_email_settings(message.object("EmailSettings").map(email))
                .set_sms_settings(message.object("SmsSettings").map(sms))
                .build()
        }

        fn mfa(mfa: Object<'_>) -> $mfa {
            $mfa::builder().set_mfa_mode(mfa.text("MFAMode")).set_settings(mfa.object("Settings").map(factors)).build()
        }

        fn password_policy(policy: Object<'_>) -> $password {
            $password::builder()
                .set_additional_constraints(policy.texts("AdditionalConstraints"))
                .set_minimum_length(policy.number("MinimumLength"))
                .build()
        }

        fn oauth(oauth: Object<'_>) -> $oauth {
            $oauth::builder()
                .set_domain_prefix(oauth.text("DomainPrefix"))
                .set_o_auth_grant_type(oauth.text("OAuthGrantType"))
                .set_o_auth_scopes(oauth.texts("OAuthScopes"))
                .set_redirect_sign_in_uris(oauth.texts("RedirectSignInURIs"))
                .set_redirect_sign_out_uris(oauth.texts("RedirectSignOutURIs"))
                .set_social_provider_settings(oauth.object("SocialProviderSettings").map(providers))
                .build()
        }
    };
}

mod create {
    use aws_sdk_amplifybackend::types::CreateBackendAuthIdentityPoolConfig;
    use aws_sdk_amplifybackend::types::builders::CreateBackendAuthUserPoolConfigBuilder;

    shared!(
        CreateBackendAuthResourceConfig,
        CreateBackendAuthUserPoolConfig,
        CreateBackendAuthOAuthConfig,
        CreateBackendAuthPasswordPolicyConfig,
        CreateBackendAuthMfaConfig,
        CreateBackendAuthForgotPasswordConfig,
        CreateBackendAuthVerificationMessageConfig
    );

    /// The members that are fixed at creation.
    fn own(
        builder: CreateBackendAuthUserPoolConfigBuilder,
        pool: Object<'_>,
    ) -> CreateBackendAuthUserPoolConfigBuilder {
        builder
            .set_required_sign_up_attributes(pool.texts("RequiredSignUpAttributes"))
            .set_sign_in_method(pool.text("SignInMethod"))
            .set_user_pool_name(pool.text("UserPoolName"))
    }

    fn identity_pool(pool: Object<'_>) -> CreateBackendAuthIdentityPoolConfig {
        CreateBackendAuthIdentityPoolConfig::builder()
            .set_identity_pool_name(pool.text("IdentityPoolName"))
            .set_unauthenticated_login(pool.flag("UnauthenticatedLogin"))
            .build()
    }
}

mod update {
    use aws_sdk_amplifybackend::types::UpdateBackendAuthIdentityPoolConfig;
    use aws_sdk_amplifybackend::types::builders::UpdateBackendAuthUserPoolConfigBuilder;

    shared!(
        UpdateBackendAuthResourceConfig,
        UpdateBackendAuthUserPoolConfig,
        UpdateBackendAuthOAuthConfig,
        UpdateBackendAuthPasswordPolicyConfig,
        UpdateBackendAuthMfaConfig,
        UpdateBackendAuthForgotPasswordConfig,
        UpdateBackendAuthVerificationMessageConfig
    );

    /// An update has no other members.
    fn own(builder: UpdateBackendAuthUserPoolConfigBuilder, _: Object<'_>) -> UpdateBackendAuthUserPoolConfigBuilder {
        builder
    }

    fn identity_pool(pool: Object<'_>) -> UpdateBackendAuthIdentityPoolConfig {
        UpdateBackendAuthIdentityPoolConfig::builder()
            .set_unauthenticated_login(pool.flag("UnauthenticatedLogin"))
            .build()
    }
}
