//! A progress line on the terminal. Other output [suspends it](shown).
//!
//! Only on a terminal, only after a second, never in a log.

use std::io::{self, IsTerminal as _};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// No progress line for shorter work.
const PATIENCE: Duration = Duration::from_secs(1);

/// The line on the terminal now.
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// The progress of one task. Its line disappears when dropped.
pub(crate) struct Progress {
    bar: ProgressBar,
    is_wanted: bool,
}

impl Progress {
    /// For a task with this many steps, if known.
    pub(crate) fn of(task: &'static str, steps: Option<usize>) -> Self {
        let (bar, template) = match steps {
            Some(steps) => (ProgressBar::new(steps as u64), "{msg} {wide_bar} {human_pos} of {human_len}, {eta} left"),
            None => (ProgressBar::no_length(), "{spinner} {msg}: {human_pos} in {elapsed}"),
        };
        bar.set_draw_target(ProgressDrawTarget::hidden());
        bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(task);
        Self { bar, is_wanted: is_wanted() }
    }

    /// For a task that reads from the terminal.
    pub(crate) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden(), is_wanted: false }
    }

    /// Completes a step.
    pub(crate) fn step(&self) {
        if !self.is_wanted {
            return;
        }
        if self.bar.is_hidden() && self.bar.elapsed() >= PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            set_shown(Some(self.bar.clone()));
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if !self.bar.is_hidden() {
            self.bar.finish_and_clear();
            set_shown(None);
        }
    }
}

/// The line on the terminal, to suspend while something else is written there.
pub(crate) fn shown() -> Option<ProgressBar> {
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn set_shown(bar: Option<ProgressBar>) {
    *SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = bar;
}

/// Whether standard error is a terminal that can erase a line, outside of CI.
fn is_wanted() -> bool {
    let says = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    io::stderr().is_terminal() && says("CI").is_none() && says("TERM").is_some_and(|term| term != "dumb")
}
