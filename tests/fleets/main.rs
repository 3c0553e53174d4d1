//! Groups of machines in a closed loop with their autoscaler, and the laws that
//! hold for any input; schedules, step scaling and the scaling of a managed service.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, unreachable_pub)]

mod asg;
mod asg_steps;
mod laws;
mod managed_flink;
mod mig;
mod plans;
mod schedule;
mod schedule_notation;
mod scheduled_fleet;
mod usual_plans;

/// Machines that take a minute to start and share a load evenly.
pub struct Machines {
    /// When each machine has started, in seconds.
    pub up_s: Vec<f64>,
    /// The end of the last minute, in seconds.
    pub now_s: f64,
}

impl Machines {
    /// Returns `size` machines that started long ago.
    pub fn new(size: usize) -> Self {
        Self {
            up_s: vec![-1e6; size],
            now_s: 0.0,
        }
    }

    /// Runs a minute under the load of `load` machines. Returns the start of each
    /// machine, in seconds, and the CPU use of those that have started, 0 to 1.
    pub fn minute(&mut self, load: f64) -> Vec<(f64, Option<f64>)> {
        self.now_s += 60.0;
        let up = self.up_s.iter().filter(|t| **t < self.now_s).count();
        let each = (load / up as f64).min(1.0);
        let state = |t: &f64| (*t, (*t < self.now_s).then_some(each));
        self.up_s.iter().map(state).collect()
    }

    /// Stops the newest machines, or starts new ones.
    pub fn resize(&mut self, wanted: u32) {
        let up_s = self.now_s + 60.0;
        self.up_s.resize(wanted as usize, up_s);
    }
}
