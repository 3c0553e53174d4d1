//! Prints a heading and the duration of every step, and a summary at the end.

use crate::fault::{Fault, Outcome};
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
    outcome: Outcome,
}

impl Progress {
    pub(crate) fn begin() -> Self {
        Self {
            begun: Instant::now(),
            steps: Vec::new(),
        }
    }

    pub(crate) fn step(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> Outcome {
        let step = timed(name, work);
        self.record([step])
    }

    /// Runs two steps at the same time. `other` should capture the output of the
    /// programs it starts, so that the lines of both do not mix.
    pub(crate) fn steps_at_once(
        &mut self,
        (name, work): (&'static str, impl FnOnce() -> Outcome),
        (other, other_work): (&'static str, impl FnOnce() -> Outcome + Send),
    ) -> Outcome {
        let steps = thread::scope(|scope| {
            let second = scope.spawn(|| timed(other, other_work));
            let first = timed(name, work);
            second.join().map(|second| [first, second])
        });
        self.record(steps.map_err(|_| Fault::new(format!("{other} panicked")))?)
    }

    pub(crate) fn finish(self) {
        self.summarise();
        println!(
            "{}  in all, everything passed",
            seconds(self.begun.elapsed())
        );
    }

    /// Keeps the steps for the summary; returns the first error of them.
    fn record(&mut self, steps: impl IntoIterator<Item = Step>) -> Outcome {
        let before = self.steps.len();
        self.steps.extend(steps);
        let failed = (self.steps.iter().skip(before)).find_map(|step| step.outcome.clone().err());
        match failed {
            Some(fault) => {
                self.summarise();
                Err(fault)
            }
            None => Ok(()),
        }
    }

    fn summarise(&self) {
        println!("\nSummary");
        for Step {
            name,
            took,
            outcome,
        } in &self.steps
        {
            let failed = if outcome.is_ok() { "" } else { "  FAILED" };
            println!("{}  {name}{failed}", seconds(*took));
        }
    }
}

fn timed(name: &'static str, work: impl FnOnce() -> Outcome) -> Step {
    println!("\n==> {name}");
    // The programs a step starts write to the same place, unbuffered by us.
    io::stdout().flush().ok();
    let start = Instant::now();
    let outcome = work();
    let took = start.elapsed();
    let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
    println!("<== {name}: {verdict}, {}", seconds(took).trim_start());
    Step {
        name,
        took,
        outcome,
    }
}

fn seconds(duration: Duration) -> String {
    format!("  {:>8.1} s", duration.as_secs_f64())
}
