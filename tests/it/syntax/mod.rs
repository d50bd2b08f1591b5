//! The JSON parser.

mod errors;
mod json_test_suite;
mod notation;
