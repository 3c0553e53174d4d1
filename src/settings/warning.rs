//! Settings that are allowed, and that cannot do what the job needs.

use super::{SettingId, Settings, Value};

/// Why settings cannot do what the job needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Warning {
    /// A TaskManager at its capacity stays within the target: the fleet never grows.
    UnreachableTarget {
        /// The CPU use of a TaskManager at its capacity, in percent of the request.
        highest_pct: f64,
    },
    /// A job that keeps up shows so much consumer lag before each checkpoint that the
    /// largest fleet is wanted.
    LowLagThreshold {
        /// The lag that it shows at the peak load, in records.
        shown: f64,
    },
    /// The capacity needs more CPU than a TaskManager may use.
    CapacityAboveCpu {
        /// The rate that the CPU allows, in records per second.
        allowed_per_s: f64,
    },
    /// The largest reactive fleet can do less than the peak load.
    FewWorkers {
        /// What it can do, in records per second.
        most_per_s: f64,
    },
    /// The sources can read less than the peak load.
    SlowSource,
    /// The maximum parallelism allows less than the peak load.
    LowParallelism {
        /// What it allows, in records per second.
        most_per_s: f64,
    },
    /// The smallest reactive fleet cannot grow: the larger one restores its state for
    /// longer than the autoscaler waits before it removes TaskManagers without work.
    SlowRestore {
        /// The TaskManagers of the larger fleet.
        task_managers: u32,
        /// How long they restore the state at least, in seconds.
        restore_s: f64,
        /// How long the autoscaler waits, in seconds.
        wait_s: f64,
    },
}

impl Warning {
    /// Returns the setting beside which the warning stands.
    pub fn setting(self) -> SettingId {
        match self {
            Self::UnreachableTarget { .. } => SettingId::TargetUtilization,
            Self::LowLagThreshold { .. } => SettingId::LagThreshold,
            Self::CapacityAboveCpu { .. } => SettingId::Capacity,
            Self::FewWorkers { .. } => SettingId::MaxWorkers,
            Self::SlowSource => SettingId::SourceCapacity,
            Self::LowParallelism { .. } => SettingId::MaxParallelism,
            Self::SlowRestore { .. } => SettingId::StateSize,
        }
    }

    /// Returns a setting and the value with which this warning is gone.
    pub fn way_out(self, settings: &Settings) -> (SettingId, Value) {
        match self {
            Self::UnreachableTarget { highest_pct } => {
                let target = settings.highest_target_pct(highest_pct);
                let set_apart = settings.capacity_per_s.is_some();
                if set_apart && settings.cpu_bound_rate_per_s() > settings.worker_capacity_per_s() {
                    (SettingId::Capacity, by_default())
                } else {
                    (SettingId::TargetUtilization, Value::Number(target))
                }
            }
            Self::LowLagThreshold { shown } => {
                let threshold = (shown / f64::from(settings.max_workers)).ceil();
                (SettingId::LagThreshold, Value::Number(threshold))
            }
            Self::CapacityAboveCpu { .. } => (SettingId::Capacity, by_default()),
            Self::FewWorkers { .. } => {
                let workers = settings.workers_for_peak();
                (SettingId::MaxWorkers, Value::Number(workers))
            }
            Self::SlowSource => (SettingId::SourceCapacity, by_default()),
            Self::LowParallelism { .. } => {
                let slots =
                    settings.workers_for_peak() * f64::from(settings.slots_per_task_manager);
                (SettingId::MaxParallelism, Value::Number(slots))
            }
            Self::SlowRestore {
                restore_s, wait_s, ..
            } => settings.quicker_than_scaling_in(restore_s, wait_s),
        }
    }
}

fn by_default() -> Value {
    Value::Text("default".to_owned())
}

impl Settings {
    /// Returns why these settings cannot do what the job needs; empty if they can.
    pub fn warnings(&self) -> Vec<Warning> {
        let capacity_per_s = self.worker_capacity_per_s();
        let mut warnings = Vec::new();
        let highest_pct = self.cpu_use_pct(capacity_per_s);
        if self.has_cpu_target()
            && f64::from(self.target_utilization_pct) > self.highest_target_pct(highest_pct)
        {
            warnings.push(Warning::UnreachableTarget { highest_pct });
        }
        let shown = self.highest_load_per_s() * self.checkpoint_interval_s;
        if self.autoscaler.reads_lag()
            && shown > f64::from(self.max_workers) * self.lag_threshold * (1.0 + ROUNDING)
        {
            warnings.push(Warning::LowLagThreshold { shown });
        }
        let allowed_per_s = self.cpu_bound_rate_per_s();
        if capacity_per_s > allowed_per_s * (1.0 + ROUNDING) {
            warnings.push(Warning::CapacityAboveCpu { allowed_per_s });
        }
        let most_per_s = f64::from(self.max_workers) * capacity_per_s;
        if most_per_s < self.highest_load_per_s() {
            warnings.push(Warning::FewWorkers { most_per_s });
        }
        if self
            .source_capacity_per_s
            .is_some_and(|most| most < self.highest_load_per_s())
        {
            warnings.push(Warning::SlowSource);
        }
        let slots = f64::from(self.slots_per_task_manager);
        let most_per_s = f64::from(self.max_parallelism) / slots * capacity_per_s;
        if most_per_s < self.highest_load_per_s() {
            warnings.push(Warning::LowParallelism { most_per_s });
        }
        warnings.extend(self.slow_restore(highest_pct));
        warnings
    }

    /// Returns the highest target at which a CPU use of `highest_pct` makes the
    /// autoscaler add TaskManagers, in whole percent. The HPA tolerates some more than
    /// its target.
    fn highest_target_pct(&self, highest_pct: f64) -> f64 {
        (highest_pct * (1.0 - ROUNDING) / self.tolerated()).ceil() - 1.0
    }

    /// Returns the CPU use above which the autoscaler adds TaskManagers, in percent.
    pub fn least_scaling_pct(&self) -> f64 {
        f64::from(self.target_utilization_pct) * self.tolerated()
    }

    /// Returns the CPU use that the autoscaler tolerates, as a multiple of its target.
    fn tolerated(&self) -> f64 {
        if self.autoscaler.is_hpa() {
            1.0 + self.scale_up_rules().tolerance_pct / 100.0
        } else {
            1.0
        }
    }

    /// Returns the peak load, or the highest load that is drawn: what the job has to
    /// bear but for noise, in records per second.
    pub fn highest_load_per_s(&self) -> f64 {
        let drawn = self.drawn_load.highest();
        let share = if self.drawn_load.is_complete() {
            drawn
        } else {
            drawn.max(1.0)
        };
        self.peak_load_per_s * share
    }

    /// Returns the TaskManagers that the highest load is planned for.
    fn workers_for_peak(&self) -> f64 {
        (self.highest_load_per_s() / self.planned_rate_per_s())
            .ceil()
            .max(1.0)
    }
}

/// A difference of less than this share is an error of rounding.
const ROUNDING: f64 = 1e-9;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{AutoscalerKind, Preset};
    use proptest::prelude::*;

    #[test]
    fn no_preset_has_a_warning() {
        for preset in Preset::ALL {
            assert_eq!(Settings::preset(*preset).warnings(), [], "{preset:?}");
        }
    }

    #[test]
    fn a_large_taskmanager_with_a_small_capacity_never_reaches_its_target() {
        let settings = Settings {
            cpu_request_millicores: 4000.0,
            capacity_per_s: Some(4600.0),
            ..Settings::default()
        };
        let warnings = settings.warnings();
        let [warning @ Warning::UnreachableTarget { highest_pct }] = warnings[..] else {
            panic!("{warnings:?}");
        };
        assert!((highest_pct - 23.04).abs() < 1e-9);
        let way_out = warning.way_out(&settings);
        assert_eq!(way_out, (SettingId::Capacity, by_default()));
        assert_eq!(settings.with(&[way_out]).unwrap().warnings(), []);
    }

    proptest! {
        #[test]
        fn each_way_out_leads_out(
            peak in 1.0..400_000.0_f64,
            capacity in prop::option::of(100.0..20_000.0_f64),
            target in 5..=100_u32,
            request in 500.0..8000.0_f64,
            most in 1..60_u32,
            source in prop::option::of(1000.0..100_000.0_f64),
            parallelism in 1..2000_u32,
            slots in 1..8_u32,
            kind in prop::sample::select(AutoscalerKind::ALL),
            state in prop_oneof![Just(0.0), 1e3..1e6_f64],
            window in 0..1800_u32,
        ) {
            let mut settings = Settings {
                peak_load_per_s: peak,
                capacity_per_s: capacity,
                target_utilization_pct: target,
                cpu_request_millicores: request,
                max_workers: most,
                source_capacity_per_s: source,
                max_parallelism: parallelism,
                slots_per_task_manager: slots,
                autoscaler: kind,
                state_mb: state,
                stabilization_window_s: f64::from(window),
                ..Settings::default()
            };
            for _ in 0..12 {
                let warnings = settings.warnings();
                let Some(warning) = warnings.first() else { break };
                let Ok(next) = settings.with(&[warning.way_out(&settings)]) else {
                    // More workers than a figure has.
                    return Ok(());
                };
                prop_assert!(!next.warnings().contains(warning), "{warning:?}");
                settings = next;
            }
            prop_assert_eq!(settings.warnings(), []);
        }
    }
}
