//! The interceptor in the real client of the AWS SDK.

use std::io;
use std::sync::{Arc, Mutex};

use authlint::aws::{Preflight, findings_of};
use authlint::{Level, Linter, Report, Rule, Selector};
use authlint_aws_tests::Capture;
use aws_sdk_amplifybackend::Client;
use aws_sdk_amplifybackend::error::{DisplayErrorContext, SdkError};
use aws_sdk_amplifybackend::operation::create_backend_auth::CreateBackendAuthError;
use aws_sdk_amplifybackend::types::{
    AuthResources, BackendAuthSocialProviderConfig, CreateBackendAuthOAuthConfig,
    CreateBackendAuthPasswordPolicyConfig, CreateBackendAuthResourceConfig, CreateBackendAuthUserPoolConfig,
    OAuthGrantType, OAuthScopesElement, RequiredSignUpAttributesElement, Service, SignInMethod, SocialProviderSettings,
    UpdateBackendAuthResourceConfig, UpdateBackendAuthUserPoolConfig,
};

const SECRET: &str = "Quite-Unspeakable-Orchard";

fn client(preflight: Preflight) -> (Client, Capture) {
    let capture = Capture::default();
    (capture.client(|config| config.interceptor(preflight)), capture)
}

/// A good request but for the password length and the scheme of the redirect URI.
fn config(minimum_length: f64, redirect: &str) -> CreateBackendAuthResourceConfig {
    let google = BackendAuthSocialProviderConfig::builder()
        .client_id("1234567890-orchard.apps.googleusercontent.com")
        .client_secret(SECRET)
        .build();
    let oauth = CreateBackendAuthOAuthConfig::builder()
        .o_auth_grant_type(OAuthGrantType::Code)
        .o_auth_scopes(OAuthScopesElement::Openid)
        .o_auth_scopes(OAuthScopesElement::Email)
        .domain_prefix("orchard-pears")
        .redirect_sign_in_uris(redirect)
        .redirect_sign_out_uris("https://orchard.example.org/out/")
        .social_provider_settings(SocialProviderSettings::builder().google(google).build())
        .build();
    let policy = CreateBackendAuthPasswordPolicyConfig::builder()
        .minimum_length(minimum_length)
        .set_additional_constraints(Some(Vec::new()))
        .build();
    let pool = CreateBackendAuthUserPoolConfig::builder()
        .required_sign_up_attributes(RequiredSignUpAttributesElement::Email)
        .sign_in_method(SignInMethod::Email)
        .user_pool_name("orchard")
        .password_policy(policy)
        .o_auth(oauth)
        .build();
    CreateBackendAuthResourceConfig::builder()
        .auth_resources(AuthResources::UserPoolOnly)
        .service(Service::Cognito)
        .user_pool_configs(pool)
        .build()
}

const HTTPS: &str = "https://orchard.example.org/in/";
const HTTP: &str = "http://orchard.example.org/in/";

async fn create(
    client: &Client,
    config: CreateBackendAuthResourceConfig,
) -> Result<(), SdkError<CreateBackendAuthError>> {
    let request = client.create_backend_auth().app_id("d123").backend_environment_name("dev").resource_name("orchard");
    request.resource_config(config).send().await.map(|_| ())
}

fn rules(report: &Report, level: Level) -> Vec<&str> {
    report.at_least(level).map(|finding| finding.rule().id()).collect()
}

/// The output of `tracing` while something ran.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn listen(&self) -> tracing::subscriber::DefaultGuard {
        let log = self.clone();
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_max_level(tracing::Level::INFO);
        tracing::subscriber::set_default(subscriber.with_writer(move || log.clone()).finish())
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

#[tokio::test]
async fn a_bad_request_is_not_sent() {
    let log = Log::default();
    let _listening = log.listen();
    let (client, http) = client(Preflight::default());
    let error = create(&client, config(5.0, HTTP)).await.unwrap_err();
    assert_eq!(http.take().len(), 0);

    let report = findings_of(&error).expect("the report is in the error");
    assert_eq!(rules(report, Level::Error), ["redirect-uri-insecure-http", "password-minimum-length-range"]);
    let pointers: Vec<_> = report.at_least(Level::Error).map(|finding| report.pointer(finding)).collect();
    assert!(
        pointers.contains(&"/resourceConfig/userPoolConfigs/passwordPolicy/minimumLength".to_owned()),
        "{pointers:?}"
    );

    let told = DisplayErrorContext(&error).to_string();
    assert!(told.contains("not sent: 2 errors"), "{told}");
    for text in [told, format!("{error:?}"), format!("{error:#?}"), log.text()] {
        assert!(!text.contains(SECRET) && !text.contains("Unspeakable"), "{text}");
    }
}

#[tokio::test]
async fn a_clean_request_is_sent_once_and_its_warnings_are_logged() {
    let log = Log::default();
    let _listening = log.listen();
    let (client, http) = client(Preflight::default());
    create(&client, config(7.0, HTTPS)).await.unwrap();
    assert_eq!(http.take().len(), 1);
    let text = log.text();
    assert!(text.contains("WARN") && text.contains("password-minimum-length-weak"), "{text}");
    // A request is no file: that it carries its secret is right.
    assert!(!text.contains(SECRET) && !text.contains("inline-secret"), "{text}");
}

#[tokio::test]
async fn warnings_stop_a_request_where_they_are_asked_to() {
    let mut only_passwords = authlint::Config::default();
    only_passwords.select(vec![Selector::Rule(Rule::from_id("password-minimum-length-weak").unwrap())]);
    let (client, http) = client(Preflight::new(Linter::new(only_passwords)).refuse_at(Level::Warning));
    let error = create(&client, config(7.0, HTTPS)).await.unwrap_err();
    assert_eq!(http.take().len(), 0);
    assert_eq!(rules(findings_of(&error).unwrap(), Level::Warning), ["password-minimum-length-weak"]);
    create(&client, config(16.0, HTTPS)).await.unwrap();
    assert_eq!(http.take().len(), 1);
}

#[tokio::test]
async fn updates_are_checked_as_updates() {
    let (client, http) = client(Preflight::default());
    let update = |service| {
        let config = UpdateBackendAuthResourceConfig::builder()
            .auth_resources(AuthResources::UserPoolOnly)
            .service(service)
            .user_pool_configs(UpdateBackendAuthUserPoolConfig::builder().build())
            .build();
        let request = client.update_backend_auth().app_id("d123").backend_environment_name("dev");
        request.resource_name("orchard").resource_config(config).send()
    };
    let error = update(Service::from("cognito")).await.unwrap_err();
    assert_eq!(rules(findings_of(&error).unwrap(), Level::Error), ["invalid-enum-value"]);
    assert_eq!(http.take().len(), 0);
    update(Service::Cognito).await.unwrap();
    assert_eq!(http.take().len(), 1);
}

#[tokio::test]
async fn other_operations_pass() {
    let (client, http) = client(Preflight::default());
    client.get_backend_auth().app_id("d123").backend_environment_name("dev").resource_name("x").send().await.unwrap();
    assert_eq!(http.take().len(), 1);
}

#[test]
fn other_errors_have_no_findings() {
    assert!(findings_of(&io::Error::other("timeout")).is_none());
}
