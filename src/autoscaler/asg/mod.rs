//! AWS EC2 Auto Scaling group, with target tracking on the mean CPU of its
//! instances, or with step scaling ([`step_group`]).
//!
//! One tick, every period: record the datapoint, update both alarms
//! ([`alarm`]), then act on the one that is in ALARM ([`target_tracking`]). AWS
//! publishes neither source nor formula; [`RULES`] says for each rule whether it
//! is documented, observed or our choice.

pub mod alarm;
pub mod capacity;
pub mod step_group;
pub mod step_policy;
pub mod steps;
pub mod target_tracking;

mod controller;
mod observation;
mod periods;
mod provenance;
mod reason;

pub use alarm::{Alarm, AlarmState};
pub use capacity::Warmup;
pub(super) use controller::Controller;
pub use observation::Observation;
pub use provenance::RULES;
pub use reason::Reason;
pub use target_tracking::TargetTracking;

use super::Metric;
use alarm::Judgement;
use periods::{Measured, Periods};
use target_tracking::instances_for;

/// The result of one tick.
pub type Decision = super::Decision<Reason>;

/// The configuration of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct AsgConfig {
    /// Least instances. Default 1.
    pub min_size: u32,
    /// Most instances. Default 15.
    pub max_size: u32,
    /// The policy that scales the group.
    pub policy: TargetTracking,
    /// How long new instances are left out of the metric.
    pub warmup: Warmup,
    /// How long after its period a datapoint becomes visible, in seconds.
    /// Default 60.
    pub metric_delay_s: f64,
}

impl Default for AsgConfig {
    fn default() -> Self {
        Self {
            min_size: 1,
            max_size: 15,
            policy: TargetTracking::default(),
            warmup: Warmup::default(),
            metric_delay_s: 60.0,
        }
    }
}

/// The size that an alarm asks for, the size that is wanted, and the reason.
type Action = (Option<u32>, u32, Reason);

/// The autoscaler of a group: its configuration and its memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Asg {
    config: AsgConfig,
    high: Alarm,
    low: Alarm,
    high_state: AlarmState,
    low_state: AlarmState,
    periods: Periods,
}

impl Asg {
    /// Returns an autoscaler whose alarms have no data yet.
    pub fn new(config: AsgConfig) -> Self {
        let (high, low) = (config.policy.high_alarm(), config.policy.low_alarm());
        let range = high.range().max(low.range());
        let periods = Periods::new(range, config.policy.period_s, config.metric_delay_s);
        Self {
            config,
            high,
            low,
            high_state: AlarmState::default(),
            low_state: AlarmState::default(),
            periods,
        }
    }

    /// Returns the configuration.
    pub fn config(&self) -> &AsgConfig {
        &self.config
    }

    /// Evaluates the group at `now_s` seconds, once in the period of the policy. `group`
    /// is the group over the period that ends now.
    pub fn tick(&mut self, now_s: f64, group: &Observation) -> Decision {
        self.periods.push(now_s, group);
        let high = self.periods.judge(&self.high, now_s);
        let low = self.periods.judge(&self.low, now_s);
        self.high_state = high.state.unwrap_or(self.high_state);
        self.low_state = low.state.unwrap_or(self.low_state);

        let measured = self.periods.measured(now_s);
        let (raw, wanted, reason) = self.act(group, measured, &high, &low);
        Decision {
            was: group.desired,
            wanted,
            raw,
            metric: Metric::CpuPct,
            observed: measured.map(|measured| measured.cpu_pct),
            target: Some(self.config.policy.target_pct),
            parallelism: None,
            reason,
        }
    }

    fn act(
        &self,
        group: &Observation,
        measured: Option<Measured>,
        high: &Judgement,
        low: &Judgement,
    ) -> Action {
        let (min, max) = (self.config.min_size, self.config.max_size);
        let desired = group.desired;
        if desired > max {
            return (None, max, Reason::AboveMaximum);
        }
        if desired < min {
            return (None, min, Reason::BelowMinimum);
        }
        let Some(measured) = measured else {
            return (None, desired, Reason::NoData);
        };
        if self.high_state == AlarmState::Alarm {
            self.scale_out(group, measured.load_pct)
        } else if self.low_state == AlarmState::Alarm {
            self.scale_in(group, measured.load_pct)
        } else {
            (
                None,
                desired,
                self.quiet_reason(measured.cpu_pct, high, low),
            )
        }
    }

    /// Acts on the high alarm: the size is at least the present one.
    fn scale_out(&self, group: &Observation, load_pct: f64) -> Action {
        let (min, max) = (self.config.min_size, self.config.max_size);
        let enough = instances_for(load_pct, self.config.policy.target_pct);
        let raw = capacity::with_warming(group.desired, enough);
        let wanted = capacity::bounded(i64::from(raw), min, max);
        let warming = group.warming;
        let reason = if raw > max {
            Reason::AtMaximum
        } else if wanted > group.desired {
            Reason::ScaledOut
        } else if warming > 0 {
            Reason::CoveredByWarming { warming }
        } else {
            Reason::NothingToAdd
        };
        (Some(raw), wanted, reason)
    }

    /// Acts on the low alarm: the size is at most the present one.
    fn scale_in(&self, group: &Observation, load_pct: f64) -> Action {
        let (min, max) = (self.config.min_size, self.config.max_size);
        let (desired, warming) = (group.desired, group.warming);
        if self.config.policy.disable_scale_in {
            return (None, desired, Reason::ScaleInDisabled);
        }
        if warming > 0 {
            return (None, desired, Reason::BlockedByWarming { warming });
        }
        let raw = desired.min(instances_for(load_pct, self.config.policy.target_pct));
        let wanted = capacity::bounded(i64::from(raw), min, max);
        let reason = if raw < min {
            Reason::AtMinimum
        } else if wanted < desired {
            Reason::ScaledIn
        } else {
            Reason::NothingToRemove
        };
        (Some(raw), wanted, reason)
    }

    /// The reason while neither alarm is in ALARM.
    fn quiet_reason(&self, cpu_pct: f64, high: &Judgement, low: &Judgement) -> Reason {
        let minutes = |periods: u32| periods * self.config.policy.period_s / 60;
        if self.high.breaches(cpu_pct) {
            Reason::ConfirmingHigh {
                minutes: minutes(high.progress(&self.high)),
                needed: minutes(self.high.datapoints_to_alarm),
            }
        } else if self.low.breaches(cpu_pct) {
            Reason::ConfirmingLow {
                minutes: minutes(low.progress(&self.low)),
                needed: minutes(self.low.datapoints_to_alarm),
            }
        } else {
            Reason::BetweenAlarms
        }
    }
}
