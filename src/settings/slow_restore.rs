//! Whether a restart restores its state for so long that the autoscaler, which sees
//! TaskManagers without work, removes some before the job runs again.

use super::preset::{AutoscalerKind, BehaviorKind, Switch};
use super::{SettingId, Settings, Value, Warning};

/// The datapoints below the target after which a group of AWS scales in.
const LOW_ALARM_POINTS: f64 = 15.0;

impl Settings {
    /// Returns the warning about a restore in which the fleet shrinks again.
    /// `highest_pct` is the CPU use of a TaskManager at its capacity.
    pub(super) fn slow_restore(&self, highest_pct: f64) -> Option<Warning> {
        let least = f64::from(self.min_workers);
        let wanted = least * highest_pct / f64::from(self.target_utilization_pct);
        let larger = wanted.ceil().max(least + 1.0);
        // `as` saturates.
        let task_managers = (larger as u32).min(self.max_workers);
        let wait_s = self.scales_in_after_s()?;
        // Those without a subtask have no part of the state.
        let slots = f64::from(self.slots_per_task_manager);
        let used = f64::from(task_managers).min(f64::from(self.max_parallelism) / slots);
        let restore_s = self.state_mb / (self.restore_mb_per_s * used);
        (task_managers > self.min_workers && restore_s > wait_s).then_some(Warning::SlowRestore {
            task_managers,
            restore_s,
            wait_s,
        })
    }

    /// Returns after how long without work the autoscaler removes TaskManagers, in
    /// seconds; `None` if it never does.
    fn scales_in_after_s(&self) -> Option<f64> {
        // While the job is down the lag grows, and the Flink Autoscaler waits.
        if self.autoscaler.reads_lag() || self.autoscaler.sets_parallelism() {
            return None;
        }
        let only_grows = match self.autoscaler {
            // A section that allows no scaling down.
            AutoscalerKind::Hpa => {
                self.behavior == BehaviorKind::Policies && self.scale_down_rules().is_disabled()
            }
            _ => self.disable_scale_in == Switch::Yes,
        };
        if only_grows {
            return None;
        }
        Some(match self.autoscaler {
            AutoscalerKind::Mig => self.stabilization_period_s + 60.0,
            kind if !kind.is_auto_scaling_group() => {
                self.stabilization_window_s + self.metrics_resolution_s
            }
            // Basic monitoring has a datapoint every 300 s.
            _ if self.metrics_resolution_s < 300.0 => LOW_ALARM_POINTS * 60.0,
            _ => LOW_ALARM_POINTS * 300.0,
        })
    }

    /// Returns a setting and a value with which a restore of `restore_s` seconds is over
    /// before the autoscaler removes TaskManagers: it waits for longer, or the restore is
    /// quicker.
    pub(super) fn quicker_than_scaling_in(
        &self,
        restore_s: f64,
        wait_s: f64,
    ) -> (SettingId, Value) {
        let longer = match self.autoscaler {
            AutoscalerKind::Mig => SettingId::StabilizationPeriod,
            kind if !kind.is_auto_scaling_group() => SettingId::StabilizationWindow,
            _ => {
                let yes = Switch::Yes.name().to_owned();
                return (SettingId::DisableScaleIn, Value::Text(yes));
            }
        };
        let (_, longest_s) = longer.field().range();
        if restore_s.ceil() <= longest_s {
            (longer, Value::Number(restore_s.ceil()))
        } else {
            let rate = self.restore_mb_per_s * restore_s / wait_s;
            (SettingId::RestoreRate, Value::Number(rate.ceil()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restore_that_outlasts_the_stabilization_window_ends_in_a_smaller_fleet() {
        // One worker at its capacity wants two, which restore 50 GB for 500 s.
        let settings = Settings {
            state_mb: 50_000.0,
            ..Settings::default()
        };
        let warnings = settings.warnings();
        let expected = Warning::SlowRestore {
            task_managers: 2,
            restore_s: 500.0,
            wait_s: 360.0,
        };
        assert_eq!(warnings, [expected]);
        let window = (SettingId::StabilizationWindow, Value::Number(500.0));
        assert_eq!(expected.way_out(&settings), window);
        // Three from two, for 333 s.
        let larger = Settings {
            min_workers: 2,
            ..settings.clone()
        };
        assert_eq!(larger.warnings(), []);
        // A fleet that never shrinks, one that cannot change, and a group.
        let only_grows = Settings {
            behavior: BehaviorKind::Policies,
            scale_down_percent: 0,
            ..settings.clone()
        };
        assert_eq!(only_grows.warnings(), []);
        let fixed = Settings {
            max_workers: 1,
            peak_load_per_s: 1000.0,
            ..settings.clone()
        };
        assert_eq!(fixed.warnings(), []);
        let group = Settings {
            autoscaler: AutoscalerKind::Asg,
            state_mb: 91_000.0,
            ..settings
        };
        let [warning] = group.warnings()[..] else {
            panic!("{:?}", group.warnings());
        };
        let only_grow = group.with(&[warning.way_out(&group)]).unwrap();
        assert_eq!(only_grow.disable_scale_in, Switch::Yes);
        assert_eq!(only_grow.warnings(), []);
    }
}
