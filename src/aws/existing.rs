//! What exists, as the interceptor asks for it.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use crate::api::member::member;
use crate::document::Document;

/// The resource that a request is about: what a `GetBackendAuth` call for it takes.
///
/// ```
/// use authlint::aws::{Preflight, Resource};
///
/// fn path(resource: &Resource) -> String {
///     let [app, environment] = [resource.app_id(), resource.backend_environment_name()];
///     format!("{app}/{environment}/{}.json", resource.resource_name())
/// }
/// let preflight = Preflight::default().existing(|resource| {
///     Ok(Some(authlint::Document::parse(std::fs::read_to_string(path(resource))?, authlint::Format::Json)))
/// });
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Resource {
    app: String,
    environment: String,
    name: String,
}

impl Resource {
    /// The id of the Amplify app.
    pub fn app_id(&self) -> &str {
        &self.app
    }

    /// The backend environment.
    pub fn backend_environment_name(&self) -> &str {
        &self.environment
    }

    /// The name of the auth resource.
    pub fn resource_name(&self) -> &str {
        &self.name
    }

    /// The resource of a request `/backend/APP/auth/ENVIRONMENT` with this body.
    pub(super) fn of(uri: &str, body: &Document) -> Option<Self> {
        let mut segments = uri.split(['?', '#']).next()?.rsplit('/');
        let mut segment = || Some(percent_decode_str(segments.next()?).decode_utf8().ok()?.into_owned());
        let (environment, auth, app, backend) = (segment()?, segment()?, segment()?, segment()?);
        let name = body.value(member!("ResourceName"))?.string()?.into_owned();
        let is_expected = auth == "auth" && backend == "backend";
        is_expected.then_some(Self { app, environment, name })
    }
}

/// A function that says what exists.
#[derive(Clone)]
pub(super) struct Existing(Arc<Function>);

type Function = dyn Fn(&Resource) -> Result<Option<Document>, Box<dyn Error + Send + Sync>> + Send + Sync;

impl Existing {
    pub(super) fn new(
        function: impl Fn(&Resource) -> Result<Option<Document>, Box<dyn Error + Send + Sync>> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(function))
    }

    /// What exists; an error where that cannot be said.
    pub(super) fn of(&self, uri: &str, body: &Document) -> Result<Option<Document>, Unknown> {
        // What has no name has findings, or is refused by the SDK.
        let Some(resource) = Resource::of(uri, body) else { return Ok(None) };
        match (self.0)(&resource) {
            Ok(Some(existing)) if !existing.can_be_compared() => Err(Unknown(None)),
            Ok(existing) => Ok(existing),
            Err(error) => Err(Unknown(Some(error))),
        }
    }
}

impl fmt::Debug for Existing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Existing")
    }
}

/// The error for an update that was not sent because it could not be compared.
#[derive(Debug)]
pub(super) struct Unknown(Option<Box<dyn Error + Send + Sync>>);

impl fmt::Display for Unknown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Some(_) => "not sent: what exists is not known",
            None => "not sent: what is said to exist has syntax errors, or is no auth document",
        })
    }
}

impl Error for Unknown {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.as_deref().map(|error| error as &(dyn Error + 'static))
    }
}
