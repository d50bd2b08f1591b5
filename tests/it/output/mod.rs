//! The output formats.

mod formats;
