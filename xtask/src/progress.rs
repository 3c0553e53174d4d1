//! A heading for every step and how long it took; all steps once more at the end.

use crate::fault::Outcome;
use std::io::{self, Write};
use std::time::{Duration, Instant};

pub(crate) struct Progress {
    begun: Instant,
    steps: Vec<(String, Duration)>,
}

impl Progress {
    pub(crate) fn begin() -> Self {
        Self {
            begun: Instant::now(),
            steps: Vec::new(),
        }
    }

    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome) -> Outcome {
        println!("\n==> {name}");
        // The programs a step starts write to the same place, unbuffered by us.
        io::stdout().flush().ok();
        let start = Instant::now();
        let outcome = work();
        let took = start.elapsed();
        let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("<== {name}: {verdict}, {}", seconds(took));
        if outcome.is_err() {
            self.summarise();
            println!("  {:>8}  {name}  FAILED", seconds(took));
        } else {
            self.steps.push((name.to_owned(), took));
        }
        outcome
    }

    pub(crate) fn finish(self) {
        self.summarise();
        println!(
            "  {:>8}  in all, everything passed",
            seconds(self.begun.elapsed())
        );
    }

    fn summarise(&self) {
        println!("\nSummary");
        for (name, took) in &self.steps {
            println!("  {:>8}  {name}", seconds(*took));
        }
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
