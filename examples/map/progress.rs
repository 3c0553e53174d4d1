//! A progress bar on standard error.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Characters of the bar.
const WIDTH: usize = 40;
/// The shortest time between two pictures of the bar.
const BETWEEN: Duration = Duration::from_millis(100);

/// A progress bar with the runs per second; nothing but its last line where standard
/// error is no terminal.
pub(crate) struct ProgressBar {
    begun: Instant,
    shown: Option<Instant>,
    runs: usize,
}

impl ProgressBar {
    pub(crate) fn new() -> Self {
        Self {
            begun: Instant::now(),
            shown: None,
            runs: 0,
        }
    }

    /// Shows how many runs are done, unless it has just been shown.
    pub(crate) fn show(&mut self, done: usize, all: usize) {
        self.runs = done;
        let is_due = self.shown.is_none_or(|shown| shown.elapsed() >= BETWEEN);
        if !is_due || !std::io::stderr().is_terminal() {
            return;
        }
        self.shown = Some(Instant::now());
        let full = (done * WIDTH).checked_div(all).unwrap_or(WIDTH);
        let per_s = self.per_s();
        let left_s = all.saturating_sub(done) as f64 / per_s.max(1e-9);
        eprint!(
            "\r[{}{}] {done} of {all} runs, {per_s:.0} a second, {left_s:.0} s left ",
            "#".repeat(full),
            ".".repeat(WIDTH - full)
        );
        // A bar that cannot be shown is no error.
        let _ = std::io::stderr().flush();
    }

    /// Ends the bar with a line about all runs.
    pub(crate) fn end(&self, threads: usize) {
        let seconds = self.begun.elapsed().as_secs_f64();
        if self.shown.is_some() {
            eprint!("\r\x1b[K");
        }
        eprintln!(
            "map: {} runs in {seconds:.2} s, {:.0} a second on {threads} threads",
            self.runs,
            self.per_s()
        );
    }

    fn per_s(&self) -> f64 {
        self.runs as f64 / self.begun.elapsed().as_secs_f64().max(1e-9)
    }
}
