//! Whether the client's process is still there.
//!
//! Standard input ends with the client, too; this is for clients whose pipe another process has inherited.

/// Whether a process runs.
#[cfg(unix)]
pub(super) fn is_alive(process: i32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    // One that is not ours to signal is there.
    Pid::from_raw(process).is_none_or(|process| test_kill_process(process) != Err(Errno::SRCH))
}

/// Elsewhere nobody inherits pipes unasked: the end of standard input says it.
#[cfg(not(unix))]
pub(super) fn is_alive(_: i32) -> bool {
    true
}
