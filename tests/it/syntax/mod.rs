//! The JSON parser.

mod copied;
mod errors;
mod hostile;
mod json_test_suite;
mod notation;
