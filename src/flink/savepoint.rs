//! Computes the cost of a manual rescale: stop with a savepoint, restore at
//! another parallelism.

use super::parallelism::{largest_part_of_state, parallelism_on};
use super::restore::restore_time_s;
use crate::settings::Settings;

/// The phases of one manual rescale, in seconds. The job processes nothing in
/// any of them. No record is reprocessed afterwards, because a savepoint contains
/// all processed records.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SavepointCost {
    /// Aligning and writing the savepoint, and stopping the job:
    /// T_align + S / (p × w) + T_stop.
    pub save_s: f64,
    /// Starting the new TaskManagers.
    pub allocate_s: f64,
    /// Deploying the job.
    pub deploy_s: f64,
    /// Restoring its state: S / (p′ × w′).
    pub restore_s: f64,
}

/// No primary source measures these two values. Assumed: small states align
/// within 1 s, and a job stops within 2 s.
const ALIGN_S: f64 = 1.0;
const STOP_S: f64 = 2.0;

impl SavepointCost {
    /// Returns the cost of a rescale from `before` to `after` TaskManagers. They write
    /// their parts of the state at the same time, so the largest part decides, as it does
    /// when they read them.
    pub fn new(settings: &Settings, before: u32, after: u32) -> Self {
        let parallelism = |task_managers: u32| parallelism_on(settings, task_managers.max(1));
        Self::at_parallelism(settings, parallelism(before), parallelism(after))
    }

    /// Returns the cost of a rescale from one parallelism to another.
    pub(crate) fn at_parallelism(settings: &Settings, before: u32, after: u32) -> Self {
        let written_mb = settings.state_mb * largest_part_of_state(settings, before);
        Self {
            save_s: ALIGN_S + written_mb / settings.savepoint_mb_per_s + STOP_S,
            allocate_s: settings.start_time_s,
            deploy_s: settings.restart_time_s,
            restore_s: restore_time_s(settings, after),
        }
    }

    /// Returns the time in which the job is down, in seconds.
    pub fn outage_s(&self) -> f64 {
        self.save_s + self.allocate_s + self.deploy_s + self.restore_s
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn state_prolongs_both_the_savepoint_and_the_restore() {
        let stateless = SavepointCost::new(&Settings::default(), 2, 4);
        assert_eq!(stateless.outage_s(), 1.0 + 2.0 + 20.0 + 4.0);
        let settings = Settings {
            state_mb: 10_000.0,
            ..Settings::default()
        };
        let cost = SavepointCost::new(&settings, 2, 4);
        assert_eq!(cost.save_s - stateless.save_s, 100.0);
        assert_eq!(cost.restore_s - stateless.restore_s, 50.0);
    }
}
