//! Prints a heading and the duration of every step, and a summary at the end.

use anyhow::{Result, anyhow};
use std::io::{self, Write};
use std::thread;
use std::time::{Duration, Instant};

pub(crate) struct Progress {
    begun: Instant,
    steps: Vec<Step>,
}

struct Step {
    name: &'static str,
    took: Duration,
    passed: bool,
}

impl Progress {
    pub(crate) fn begin() -> Self {
        Self {
            begun: Instant::now(),
            steps: Vec::new(),
        }
    }

    pub(crate) fn step(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let step = timed(name, work);
        self.record([step])
    }

    /// Runs two steps at the same time. `other` should capture the output of the
    /// programs it starts, so that the lines of both do not mix.
    pub(crate) fn steps_at_once(
        &mut self,
        (name, work): (&'static str, impl FnOnce() -> Result<()>),
        (other, other_work): (&'static str, impl FnOnce() -> Result<()> + Send),
    ) -> Result<()> {
        let steps = thread::scope(|scope| {
            let second = scope.spawn(|| timed(other, other_work));
            let first = timed(name, work);
            second.join().map(|second| [first, second])
        });
        self.record(steps.map_err(|_| anyhow!("{other} panicked"))?)
    }

    pub(crate) fn finish(self) {
        self.summarise();
        println!(
            "{}  in all, everything passed",
            seconds(self.begun.elapsed())
        );
    }

    /// Keeps the steps for the summary; returns the first error of them.
    fn record(&mut self, steps: impl IntoIterator<Item = (Step, Result<()>)>) -> Result<()> {
        let mut first_error = Ok(());
        for (step, result) in steps {
            self.steps.push(step);
            first_error = first_error.and(result);
        }
        if first_error.is_err() {
            self.summarise();
        }
        first_error
    }

    fn summarise(&self) {
        println!("\nSummary");
        for Step { name, took, passed } in &self.steps {
            let failed = if *passed { "" } else { "  FAILED" };
            println!("{}  {name}{failed}", seconds(*took));
        }
    }
}

fn timed(name: &'static str, work: impl FnOnce() -> Result<()>) -> (Step, Result<()>) {
    println!("\n==> {name}");
    // The programs a step starts write to the same place, unbuffered by us.
    io::stdout().flush().ok();
    let start = Instant::now();
    let result = work();
    let took = start.elapsed();
    let verdict = if result.is_ok() { "ok" } else { "FAILED" };
    println!("<== {name}: {verdict}, {}", seconds(took).trim_start());
    let passed = result.is_ok();
    (Step { name, took, passed }, result)
}

fn seconds(duration: Duration) -> String {
    format!("  {:>8.1} s", duration.as_secs_f64())
}
