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
    use super::{check, convert, diff, fix, main, markdown, page, redact, rules};

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}

/// The texts that were checked, and the JSON report.
#[pyfunction]
fn check(py: Python<'_>, document: Source<'_>, options: &Bound<'_, PyDict>) -> PyResult<Checked> {
    let options = Options::read(options)?;
    Ok(py.detach(|| checked(&options, &options.check(document))))
}

/// The rules whose fixes were applied, and what the new text is like.
#[pyfunction]
fn fix(py: Python<'_>, document: Source<'_>, options: &Bound<'_, PyDict>) -> PyResult<(Vec<&'static str>, Checked)> {
    let options = Options::read(options)?;
    Ok(py.detach(|| {
        let fixed = options.check(document).fix(options.applicability);
        (fixed.applied().to_vec(), checked(&options, fixed.report()))
    }))
}

/// A document in another form, and what is to be said about it.
#[pyfunction]
fn convert(
    py: Python<'_>,
    document: Source<'_>,
    form: &Bound<'_, PyAny>,
    options: &Bound<'_, PyDict>,
) -> PyResult<(String, Vec<String>)> {
    let (form, options) = (options::conversion(form)?, Options::read(options)?);
    let converted = py.detach(|| form.convert(&options.parse(document)));
    let converted = converted.map_err(|why| PyValueError::new_err(format!("not converted: {why}")))?;
    Ok((converted.text().to_owned(), converted.notes().to_vec()))
}

/// What an update does to the option `existing`, as JSON.
#[pyfunction]
fn diff(py: Python<'_>, update: Source<'_>, options: &Bound<'_, PyDict>) -> PyResult<String> {
    let options = Options::read(options)?;
    let document = py.detach(|| options.parse(update));
    if !document.can_be_compared() {
        return Err(PyValueError::new_err("update: it has syntax errors, or is no auth document"));
    }
    // Only maps with odd keys and failing writers make this fail, and here are neither.
    Ok(py.detach(|| serde_json::to_string(&document.changes()).unwrap_or_default()))
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

/// The text that a report is about, the text of what exists, and the report as JSON.
type Checked = (String, Option<String>, String);

fn checked(options: &Options, report: &Report) -> Checked {
    let document = report.document();
    let existing = document.existing().map(|existing| existing.text().to_owned());
    (document.text().to_owned(), existing, output::json::to_string([(options.path.as_str(), report)]))
}
