//! Computes the cost of a manual rescale: stop with a savepoint, restore at
//! another parallelism.

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
    /// Deploying the job and restoring its state: T_deploy + S / (p′ × w).
    pub restore_s: f64,
}

/// No primary source measures these two values. Assumed: small states align
/// within 1 s, and a job stops within 2 s.
const ALIGN_S: f64 = 1.0;
const STOP_S: f64 = 2.0;

impl SavepointCost {
    /// Returns the cost of a rescale from `before` to `after` TaskManagers. Each
    /// TaskManager writes and reads its part of the state at the same rate.
    pub fn new(settings: &Settings, before: u32, after: u32) -> Self {
        let transfer_s = |task_managers: u32| {
            let rate = settings.savepoint_mb_per_s * f64::from(task_managers.max(1));
            settings.state_mb / rate
        };
        Self {
            save_s: ALIGN_S + transfer_s(before) + STOP_S,
            allocate_s: settings.start_time_s,
            restore_s: settings.restart_time_s + transfer_s(after),
        }
    }

    /// Returns the time in which the job is down, in seconds.
    pub fn outage_s(&self) -> f64 {
        self.save_s + self.allocate_s + self.restore_s
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
