//! The interceptor in the real client of the AWS SDK.

use std::io;
use std::sync::{Arc, Mutex};

use authlint::aws::{Preflight, Resource, findings_of};
use authlint::{Document, Format, Level, Linter, Report, Rule, Selector};
use authlint_aws_tests::Capture;
use aws_sdk_amplifybackend::Client;
use aws_sdk_amplifybackend::error::{DisplayErrorContext, SdkError};
use aws_sdk_amplifybackend::operation::create_backend_auth::CreateBackendAuthError;
use aws_sdk_amplifybackend::operation::update_backend_auth::UpdateBackendAuthError;
use aws_sdk_amplifybackend::types::{
    AuthResources, BackendAuthSocialProviderConfig, CreateBackendAuthOAuthConfig,
    CreateBackendAuthPasswordPolicyConfig, CreateBackendAuthResourceConfig, CreateBackendAuthUserPoolConfig, MfaMode,
    OAuthGrantType, OAuthScopesElement, RequiredSignUpAttributesElement, Service, SignInMethod, SocialProviderSettings,
    UpdateBackendAuthMfaConfig, UpdateBackendAuthResourceConfig, UpdateBackendAuthUserPoolConfig,
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

/// Sends an update with this MFA mode, compared with what a function says.
async fn update_mfa(mode: MfaMode, existing: impl Fn(&Resource) -> Existing + Send + Sync + 'static) -> Sent {
    let mut only_mfa = authlint::Config::default();
    only_mfa.select(vec![Selector::Rule(Rule::from_id("mfa-on-in-update").unwrap())]);
    let (client, http) = client(Preflight::new(Linter::new(only_mfa)).existing(existing));
    let mfa = UpdateBackendAuthMfaConfig::builder().mfa_mode(mode).build();
    let config = UpdateBackendAuthResourceConfig::builder()
        .auth_resources(AuthResources::UserPoolOnly)
        .service(Service::Cognito)
        .user_pool_configs(UpdateBackendAuthUserPoolConfig::builder().mfa(mfa).build())
        .build();
    let request = client.update_backend_auth().app_id("d1/2 ä").backend_environment_name("dev");
    let sent = request.resource_name("orchard").resource_config(config).send().await;
    assert_eq!(http.take().len(), usize::from(sent.is_ok()));
    sent.map(|_| ())
}

type Existing = Result<Option<Document>, Box<dyn std::error::Error + Send + Sync>>;
type Sent = Result<(), SdkError<UpdateBackendAuthError>>;

fn existing(mode: &str) -> Document {
    let text = format!(r#"{{ "ResourceConfig": {{ "UserPoolConfigs": {{ "Mfa": {{ "MFAMode": "{mode}" }} }} }} }}"#);
    Document::parse(text, Format::Json)
}

#[tokio::test]
async fn updates_are_compared_with_what_exists() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&asked);
    let error = update_mfa(MfaMode::On, move |resource| {
        seen.lock().unwrap().push(resource.clone());
        Ok(Some(existing("OPTIONAL")))
    });
    let error = error.await.unwrap_err();
    let report = findings_of(&error).unwrap();
    assert_eq!(rules(report, Level::Error), ["mfa-on-in-update"]);
    assert!(report.findings()[0].labels().iter().any(|label| label.message().contains("OPTIONAL")), "{report:?}");
    let resources = std::mem::take(&mut *asked.lock().unwrap());
    let parts = |it: &Resource| [it.app_id(), it.backend_environment_name(), it.resource_name()].map(str::to_owned);
    assert_eq!(resources.iter().map(parts).collect::<Vec<_>>(), [["d1/2 ä", "dev", "orchard"]]);
    update_mfa(MfaMode::On, |_| Ok(Some(existing("ON")))).await.unwrap();
}

#[tokio::test]
async fn an_update_is_not_sent_where_what_exists_is_not_known() {
    let error = update_mfa(MfaMode::Off, |_| Err(io::Error::other("no such file").into())).await.unwrap_err();
    let told = DisplayErrorContext(&error).to_string();
    assert!(told.contains("not sent: what exists is not known") && told.contains("no such file"), "{told}");
    let broken = || Document::parse(format!("{{ \"ClientSecret\": \"{SECRET}\", "), Format::Json);
    let error = update_mfa(MfaMode::Off, move |_| Ok(Some(broken()))).await.unwrap_err();
    let told = DisplayErrorContext(&error).to_string();
    assert!(told.contains("not sent: what is said to exist has syntax errors, or is no auth document"), "{told}");
    for text in [told, format!("{error:?}")] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[tokio::test]
async fn nothing_is_compared_without_a_word_of_what_exists() {
    update_mfa(MfaMode::Off, |_| Ok(None)).await.unwrap();
    let (client, http) =
        client(Preflight::default().existing(|_| panic!("a create request has nothing to be compared with")));
    create(&client, config(16.0, HTTPS)).await.unwrap();
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
