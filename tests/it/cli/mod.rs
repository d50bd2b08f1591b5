//! The program as users run it.

mod arguments;
mod check;
#[cfg(unix)]
mod fix;
mod foreign_files;
mod many_files;
#[cfg(target_os = "linux")]
mod progress;
pub(crate) mod python;
mod settings;
mod updates;
