//! The program as users run it.

#[cfg(unix)]
mod add_ignore;
mod arguments;
mod check;
mod comfort;
#[cfg(unix)]
mod fix;
mod foreign_files;
mod many_files;
#[cfg(target_os = "linux")]
mod messages;
#[cfg(target_os = "linux")]
mod progress;
mod settings;
mod updates;
#[cfg(target_os = "linux")]
mod watch;
