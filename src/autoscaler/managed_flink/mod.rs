//! Automatic scaling of Amazon Managed Service for Apache Flink.
//!
//! The service scales the parallelism of an application; its KPUs follow. Each minute
//! gives one datapoint: enough busy ones in a row double the parallelism, enough idle
//! ones in a row halve it. [`RULES`] says for each rule whether it is documented or our
//! choice.

mod capacity;
mod controller;
mod observation;
mod provenance;
mod reason;

pub use capacity::{MOST_PER_KPU, kpus};
pub(super) use controller::Controller;
pub use observation::Observation;
pub use provenance::RULES;
pub use reason::Reason;

use super::{Metric, ParallelismChange};

/// The time between two datapoints and two evaluations, in seconds.
pub const PERIOD_S: f64 = 60.0;
/// A datapoint from here on counts towards scaling out, in percent of CPU.
pub const SCALE_OUT_PCT: f64 = 75.0;
/// The minutes in a row that scale out.
pub const SCALE_OUT_MINUTES: u32 = 15;
/// A datapoint below this counts towards scaling in, in percent of CPU.
pub const SCALE_IN_PCT: f64 = 10.0;
/// The minutes in a row that scale in: six hours.
pub const SCALE_IN_MINUTES: u32 = 360;

/// The result of one evaluation. Its sizes are parallelism, in subtasks; its target is
/// [`SCALE_OUT_PCT`].
pub type Decision = super::Decision<Reason>;

/// The configuration of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManagedFlinkConfig {
    /// `Parallelism`: where the application begins, and the least that scaling in
    /// leaves. At least 1. Default 1.
    pub parallelism: u32,
    /// `ParallelismPerKPU`: the subtasks of a KPU, 1 to [`MOST_PER_KPU`]. Default 1.
    pub parallelism_per_kpu: u32,
    /// The quota of KPUs of the application, at least 1. Default 64.
    pub kpu_quota: u32,
}

impl Default for ManagedFlinkConfig {
    fn default() -> Self {
        Self {
            parallelism: 1,
            parallelism_per_kpu: 1,
            kpu_quota: 64,
        }
    }
}

impl ManagedFlinkConfig {
    /// Returns the most parallelism: what the quota of KPUs allows, and never less than
    /// the application begins with.
    pub fn most_parallelism(&self) -> u32 {
        let quota = self.kpu_quota.saturating_mul(self.parallelism_per_kpu);
        quota.max(self.parallelism)
    }
}

/// The autoscaler of an application: its configuration and its memory.
#[derive(Clone, Debug, PartialEq)]
pub struct ManagedFlink {
    config: ManagedFlinkConfig,
    /// Minutes in a row that count towards scaling out.
    busy_minutes: u32,
    /// Minutes in a row that count towards scaling in.
    idle_minutes: u32,
}

/// The parallelism that the metric asks for, the one that is wanted, and the reason.
type Action = (Option<u32>, u32, Reason);

impl ManagedFlink {
    /// Returns an autoscaler without any datapoint.
    pub fn new(config: ManagedFlinkConfig) -> Self {
        Self {
            config,
            busy_minutes: 0,
            idle_minutes: 0,
        }
    }

    /// Returns the configuration.
    pub fn config(&self) -> &ManagedFlinkConfig {
        &self.config
    }

    /// Evaluates the application; `application` is the state over the minute that
    /// ends now. It must be called once in [`PERIOD_S`].
    pub fn tick(&mut self, application: &Observation) -> Decision {
        let (raw, wanted, reason) = self.act(application);
        Decision {
            was: application.parallelism,
            wanted,
            raw,
            metric: Metric::CpuPct,
            observed: application.cpu_pct,
            target: Some(SCALE_OUT_PCT),
            parallelism: Some(ParallelismChange {
                from: application.parallelism,
                to: wanted,
            }),
            reason,
        }
    }

    fn act(&mut self, application: &Observation) -> Action {
        let parallelism = application.parallelism;
        if application.is_updating {
            self.begin_anew();
            return (None, parallelism, Reason::Updating);
        }
        let Some(cpu_pct) = application.cpu_pct else {
            self.begin_anew();
            return (None, parallelism, Reason::NoData);
        };
        let count = |before: u32, counts: bool| if counts { before.saturating_add(1) } else { 0 };
        self.busy_minutes = count(self.busy_minutes, cpu_pct >= SCALE_OUT_PCT);
        self.idle_minutes = count(self.idle_minutes, cpu_pct < SCALE_IN_PCT);
        if self.busy_minutes >= SCALE_OUT_MINUTES {
            self.scale_out(parallelism)
        } else if self.idle_minutes >= SCALE_IN_MINUTES {
            self.scale_in(parallelism)
        } else {
            (None, parallelism, self.quiet_reason())
        }
    }

    /// Doubles the parallelism, as far as the quota allows.
    fn scale_out(&mut self, parallelism: u32) -> Action {
        let doubled = parallelism.saturating_mul(2);
        let wanted = doubled.min(self.config.most_parallelism());
        if wanted <= parallelism {
            return (Some(doubled), parallelism, Reason::AtMaximum);
        }
        self.begin_anew();
        let reason = if wanted < doubled {
            Reason::ScaledOutToMaximum
        } else {
            Reason::ScaledOut
        };
        (Some(doubled), wanted, reason)
    }

    /// Halves the parallelism, rounded up, down to the one of the configuration.
    fn scale_in(&mut self, parallelism: u32) -> Action {
        let halved = parallelism.div_ceil(2);
        let wanted = halved.max(self.config.parallelism);
        if wanted >= parallelism {
            return (Some(halved), parallelism, Reason::AtMinimum);
        }
        self.begin_anew();
        let reason = if wanted > halved {
            Reason::ScaledInToMinimum
        } else {
            Reason::ScaledIn
        };
        (Some(halved), wanted, reason)
    }

    fn begin_anew(&mut self) {
        self.busy_minutes = 0;
        self.idle_minutes = 0;
    }

    /// The reason while too few minutes in a row are busy or idle.
    fn quiet_reason(&self) -> Reason {
        if self.busy_minutes > 0 {
            Reason::ConfirmingBusy {
                minutes: self.busy_minutes,
                needed: SCALE_OUT_MINUTES,
            }
        } else if self.idle_minutes > 0 {
            Reason::ConfirmingIdle {
                minutes: self.idle_minutes,
                needed: SCALE_IN_MINUTES,
            }
        } else {
            Reason::BetweenThresholds
        }
    }
}
