//! The JSON parser.

mod errors;
mod hostile;
mod json_test_suite;
mod notation;
