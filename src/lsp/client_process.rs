//! Detects whether the client's process is still running.
//!
//! Usually standard input ends with the client; this is for clients whose pipe another process has inherited.

/// Whether a process is running.
#[cfg(unix)]
pub(super) fn is_alive(process: i32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    // A process that may not be signalled is running.
    Pid::from_raw(process).is_none_or(|process| test_kill_process(process) != Err(Errno::SRCH))
}

/// On other systems pipes are not inherited by default, so the end of standard input is enough.
#[cfg(not(unix))]
pub(super) fn is_alive(_: i32) -> bool {
    true
}
