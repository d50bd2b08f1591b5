//! An interceptor for the AWS SDK that stops requests with errors before they are sent.
//!
//! It reads the serialized JSON of the request, so it needs no types of the service.

use std::error::Error;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

use super::existing::{Existing, Resource};
use crate::api::{Casing, Envelope, Operation};
use crate::document::{Document, ParseOptions};
use crate::lint::linter::Linter;
use crate::lint::report::Report;
use crate::rule::Level;

/// Stops `CreateBackendAuth` and `UpdateBackendAuth` requests that have findings, before they are sent.
///
/// Errors stop a request, unless [`Self::refuse_at`] sets another level; [`findings_of`] extracts the report from the
/// SDK's error. Lower findings go to `tracing`, warnings as warnings and advice as info. Neither contains secrets.
///
/// ```no_run
/// # struct Builder;
/// # impl Builder { fn interceptor(self, _: impl aws_smithy_runtime_api::client::interceptors::Intercept) -> Self { self } }
/// # let config = Builder;
/// // let config = aws_sdk_amplifybackend::config::Builder::from(&sdk_config);
/// let config = config.interceptor(authlint::aws::Preflight::default());
/// ```
#[derive(Debug, Clone)]
pub struct Preflight {
    linter: Linter,
    refuse_at: Level,
    existing: Option<Existing>,
}

impl Default for Preflight {
    fn default() -> Self {
        Self::new(Linter::default())
    }
}

impl Preflight {
    /// Checks with this linter, and stops requests with errors.
    ///
    /// ```
    /// use authlint::aws::Preflight;
    /// use authlint::{Category, Config, Linter, Selector};
    ///
    /// let mut config = Config::default();
    /// config.extend_select([Selector::Category(Category::Security)]);
    /// let preflight = Preflight::new(Linter::new(config));
    /// ```
    pub fn new(linter: Linter) -> Self {
        Self { linter, refuse_at: Level::Error, existing: None }
    }

    /// Stops requests with findings of this level or worse.
    ///
    /// ```
    /// let strict = authlint::aws::Preflight::default().refuse_at(authlint::Level::Warning);
    /// ```
    #[must_use]
    pub fn refuse_at(mut self, level: Level) -> Self {
        self.refuse_at = level;
        self
    }

    /// Compares updates with what exists: the answer of `GetBackendAuth`, or the request that was sent before.
    ///
    /// The function is called for each update, before it is sent, and must not block for long. With `None` the update is
    /// checked without what exists; an error stops it and is the source of the SDK's error. Without this method nothing is
    /// compared, and nothing is ever fetched.
    ///
    /// ```
    /// use authlint::ParseOptions;
    /// use authlint::aws::Preflight;
    ///
    /// let preflight = Preflight::default().existing(|resource| {
    ///     let path = format!("{}/{}.json", resource.backend_environment_name(), resource.resource_name());
    ///     Ok(Some(ParseOptions::new().path(&path).parse_bytes(&std::fs::read(&path)?)))
    /// });
    /// ```
    #[must_use]
    pub fn existing(
        mut self,
        existing: impl Fn(&Resource) -> Result<Option<Document>, BoxError> + Send + Sync + 'static,
    ) -> Self {
        self.existing = Some(Existing::new(existing));
        self
    }
}

/// The report in the source chain of an SDK error; none if the request was not stopped by [`Preflight`].
///
/// ```no_run
/// # fn example(error: std::io::Error) {
/// if let Some(report) = authlint::aws::findings_of(&error) {
///     for finding in report.findings() {
///         eprintln!("{}: {finding}", report.pointer(finding));
///     }
/// }
/// # }
/// ```
pub fn findings_of<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e Report> {
    std::iter::successors(Some(error), |error| (*error).source())
        .find_map(|error| error.downcast_ref::<Refused>())
        .map(|refused| &refused.0)
}

/// The error for a request that was not sent.
#[derive(Debug)]
struct Refused(Report);

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "not sent: {}", self.0)?;
        if let Some(worst) = self.0.findings().iter().rev().max_by_key(|finding| finding.level()) {
            write!(formatter, ", such as: {worst} (at `{}`)", self.0.pointer(worst))?;
        }
        Ok(())
    }
}

impl Error for Refused {}

impl Intercept for Preflight {
    fn name(&self) -> &'static str {
        "authlint"
    }

    fn read_after_serialization(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(operation) = config.load::<Metadata>().and_then(operation) else { return Ok(()) };
        let Some(body) = context.request().body().bytes() else {
            tracing::warn!(operation = operation.api_name(), "the request is a stream, and was not checked");
            return Ok(());
        };
        let options =
            ParseOptions::new().operation(operation).envelope(Envelope::Request).casing(Casing::Wire).in_memory();
        let mut document = options.parse_bytes(body);
        if let Some(existing) = self.existing.as_ref().filter(|_| operation == Operation::Update)
            && let Some(existing) = existing.of(context.request().uri(), &document)?
        {
            document = options.existing(&existing).parse_bytes(body);
        }
        let report = self.linter.check(&document);
        match report.into_result(self.refuse_at) {
            Ok(report) => log(&report),
            Err(report) => return Err(Refused(report).into()),
        }
        Ok(())
    }
}

/// The operation of a request, if it is one that is checked.
fn operation(metadata: &Metadata) -> Option<Operation> {
    let requests = [Operation::Create, Operation::Update];
    let ours = metadata.service() == "AmplifyBackend";
    requests.into_iter().find(|operation| ours && operation.api_name() == metadata.name())
}

fn log(report: &Report) {
    let operation = report.document().operation().api_name();
    for finding in report.findings() {
        let (rule, pointer) = (finding.rule().id(), report.pointer(finding));
        match finding.level() {
            Level::Error | Level::Warning => tracing::warn!(operation, rule, pointer, "{finding}"),
            Level::Advice => tracing::info!(operation, rule, pointer, "{finding}"),
        }
    }
}
