//! What the tests against the real AWS SDK share: a client of which nothing leaves this process.

use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_amplifybackend::config::http::{HttpRequest, HttpResponse};
use aws_sdk_amplifybackend::config::{Builder, Credentials, Region};
use aws_sdk_amplifybackend::{Client, Config};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

/// Remembers the requests that it is given, and answers each with `{}`.
#[derive(Debug, Clone, Default)]
pub struct Capture(Arc<Mutex<Vec<HttpRequest>>>);

impl Capture {
    /// A client of the service that sends its requests here.
    pub fn client(&self, configure: impl FnOnce(Builder) -> Builder) -> Client {
        let config = Config::builder()
            .behavior_version_latest()
            .region(Region::new("eu-central-1"))
            .credentials_provider(Credentials::new("id", "key", None, None, "test"))
            .http_client(self.clone());
        Client::from_conf(configure(config).build())
    }

    /// The requests since the last call.
    pub fn take(&self) -> Vec<HttpRequest> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl HttpConnector for Capture {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(request);
        let fine = StatusCode::try_from(200).expect("it is the best-known status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(fine, SdkBody::from("{}"))))
    }
}

impl HttpClient for Capture {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}
