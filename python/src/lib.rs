//! The engine of the Python package: documents and options in, JSON out. What else the package does is Python, in
//! `authlint/`.

mod document;
mod options;

use std::ffi::OsString;
use std::io::{self, Write as _};

use authlint::explain::{self, Explanation};
use authlint::{Report, Rule, output, program};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::document::Source;
use crate::options::Options;

#[pymodule]
mod _engine {
    #[pymodule_export]
    use super::{check, fix, main, markdown, page, redact, rules};

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}

/// The text that was checked, and the JSON report.
#[pyfunction]
fn check(py: Python<'_>, document: Source<'_>, options: &Bound<'_, PyDict>) -> PyResult<(String, String)> {
    let options = Options::read(options)?;
    Ok(py.detach(|| text_and_json(&options, &options.check(document))))
}

/// The rules whose fixes were applied, the new text, and the JSON report on it.
#[pyfunction]
fn fix(
    py: Python<'_>,
    document: Source<'_>,
    options: &Bound<'_, PyDict>,
) -> PyResult<(Vec<&'static str>, String, String)> {
    let options = Options::read(options)?;
    Ok(py.detach(|| {
        let fixed = options.check(document).fix(options.applicability);
        let (text, report) = text_and_json(&options, fixed.report());
        (fixed.applied().to_vec(), text, report)
    }))
}

/// The findings of a document as Markdown.
#[pyfunction]
fn markdown(py: Python<'_>, document: Source<'_>, options: &Bound<'_, PyDict>) -> PyResult<String> {
    let options = Options::read(options)?;
    Ok(py.detach(|| output::markdown::to_string(&options.path, &options.check(document))))
}

/// A document without its secrets.
#[pyfunction]
fn redact(py: Python<'_>, document: Source<'_>, options: &Bound<'_, PyDict>) -> PyResult<String> {
    let options = Options::read(options)?;
    Ok(py.detach(|| options.parse(document).redacted()))
}

/// All rules, as JSON.
#[pyfunction]
fn rules() -> String {
    let rules: Vec<_> = Rule::all().iter().map(|rule| Explanation::of(rule)).collect();
    // Only maps with odd keys and failing writers make this fail, and here are neither.
    serde_json::to_string(&rules).unwrap_or_default()
}

/// The page of a rule, in Markdown.
#[pyfunction]
fn page(id: &str) -> PyResult<String> {
    Ok(explain::markdown(options::rule(id).map_err(PyValueError::new_err)?))
}

/// The command line, with the name of the program as its first argument: the exit status.
#[pyfunction]
fn main(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| {
        let status = program::main_with(arguments);
        // Only a program in Rust does this when it ends.
        let _ = io::stdout().flush();
        status
    })
}

/// The text that a report is about, and the report as JSON.
fn text_and_json(options: &Options, report: &Report) -> (String, String) {
    (report.document().text().to_owned(), output::json::to_string([(options.path.as_str(), report)]))
}
