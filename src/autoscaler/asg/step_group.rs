//! An Auto Scaling group with step scaling: the user's own two alarms, each with a
//! policy.
//!
//! One tick, every period of the alarms: record the datapoint, update both alarms,
//! then take the step of each that is in ALARM. [`RULES`] says for each rule whether it
//! is documented or our choice.

use super::alarm::{AlarmState, Judgement};
use super::capacity::{bounded, with_warming};
use super::periods::Periods;
use super::step_policy::StepPolicy;
use super::{Alarm, Observation};
use crate::autoscaler::{DocumentedRule, Metric};

/// The rules of step scaling, each with its provenance: the Amazon EC2 Auto Scaling User
/// Guide (step and simple scaling policies, instance warm-up).
pub const RULES: &[DocumentedRule] = &[
    DocumentedRule::documented("Above the threshold, a step includes its lower bound."),
    DocumentedRule::documented("Below the threshold, a step includes its upper bound."),
    DocumentedRule::documented("A change in percent is cut off, but at least one instance."),
    DocumentedRule::documented("A repeated step adds nothing while its instances warm up."),
    DocumentedRule::documented("A larger step adds only what exceeds the instances warming up."),
    DocumentedRule::documented("Nothing is scaled in while instances warm up."),
    DocumentedRule::documented("If both policies ask for a change, the larger size wins."),
    DocumentedRule::documented("An alarm that stays on acts again every minute."),
    DocumentedRule::our_choice("The step is measured by the latest visible datapoint."),
    DocumentedRule::our_choice("With periods of five minutes, an alarm acts every five minutes."),
];

/// The result of one tick; its target is the threshold of the high alarm.
pub type StepDecision = crate::autoscaler::Decision<StepReason>;

/// The configuration of a group with step scaling.
#[derive(Clone, Debug, PartialEq)]
pub struct StepGroupConfig {
    /// Least instances.
    pub min_size: u32,
    /// Most instances.
    pub max_size: u32,
    /// The policy that scales out.
    pub high: StepPolicy,
    /// The policy that scales in. Its alarm has the same period.
    pub low: StepPolicy,
    /// How long after its period a datapoint becomes visible, in seconds.
    pub metric_delay_s: f64,
}

/// The reason of a decision of a group with step scaling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepReason {
    /// The size was above the maximum.
    AboveMaximum,
    /// The size was below the minimum.
    BelowMinimum,
    /// No instance has reported yet.
    NoData,
    /// Neither alarm is breached.
    BetweenAlarms,
    /// The metric breaches the high alarm, but not for long enough.
    ConfirmingHigh {
        /// Datapoints that count towards it so far.
        datapoints: u32,
        /// Datapoints that must breach.
        needed: u32,
    },
    /// The metric breaches the low alarm, but not for long enough.
    ConfirmingLow {
        /// Datapoints that count towards it so far.
        datapoints: u32,
        /// Datapoints that must breach.
        needed: u32,
    },
    /// A step scaled out.
    ScaledOut {
        /// Its place in the policy, from 0.
        step: usize,
    },
    /// The step asks for more than the maximum.
    AtMaximum,
    /// The step asks for no more than what is already warming up.
    CoveredByWarming {
        /// Instances pending or warming up.
        warming: u32,
    },
    /// A step scaled in.
    ScaledIn {
        /// Its place in the policy, from 0.
        step: usize,
    },
    /// The step asks for less than the minimum.
    AtMinimum,
    /// The low alarm waits while instances warm up.
    BlockedByWarming {
        /// Instances pending or warming up.
        warming: u32,
    },
    /// No step fits the metric, or it changes nothing.
    NoStep,
}

/// The size that a policy asks for, the size that is wanted, and the reason.
type Action = (Option<u32>, u32, StepReason);

/// The autoscaler of a group with step scaling: its configuration and its memory.
#[derive(Clone, Debug, PartialEq)]
pub struct StepGroup {
    config: StepGroupConfig,
    high_state: AlarmState,
    low_state: AlarmState,
    periods: Periods,
}

impl StepGroup {
    /// Returns an autoscaler whose alarms have no data yet.
    pub fn new(config: StepGroupConfig) -> Self {
        let (high, low) = (&config.high.alarm, &config.low.alarm);
        let range = high.range().max(low.range());
        let periods = Periods::new(range, high.period_s, config.metric_delay_s);
        Self {
            config,
            high_state: AlarmState::default(),
            low_state: AlarmState::default(),
            periods,
        }
    }

    /// Returns the configuration.
    pub fn config(&self) -> &StepGroupConfig {
        &self.config
    }

    /// Evaluates the group at `now_s` seconds, once in the period of the alarms.
    /// `group` is the group over the period that ends now.
    pub fn tick(&mut self, now_s: f64, group: &Observation) -> StepDecision {
        self.periods.push(now_s, group);
        let high = self.periods.judge(&self.config.high.alarm, now_s);
        let low = self.periods.judge(&self.config.low.alarm, now_s);
        self.high_state = high.state.unwrap_or(self.high_state);
        self.low_state = low.state.unwrap_or(self.low_state);
        let cpu_pct = self
            .periods
            .measured(now_s)
            .map(|measured| measured.cpu_pct);
        let (raw, wanted, reason) = self.act(group, cpu_pct, &high, &low);
        StepDecision {
            was: group.desired,
            wanted,
            raw,
            metric: Metric::CpuPct,
            observed: cpu_pct,
            target: Some(self.config.high.alarm.threshold),
            parallelism: None,
            reason,
        }
    }

    fn act(
        &self,
        group: &Observation,
        cpu_pct: Option<f64>,
        high: &Judgement,
        low: &Judgement,
    ) -> Action {
        let (min, max) = (self.config.min_size, self.config.max_size);
        let desired = group.desired;
        if desired > max {
            return (None, max, StepReason::AboveMaximum);
        }
        if desired < min {
            return (None, min, StepReason::BelowMinimum);
        }
        let Some(cpu_pct) = cpu_pct else {
            return (None, desired, StepReason::NoData);
        };
        // Scaling out leaves the larger size, so it is asked first.
        if self.high_state == AlarmState::Alarm {
            self.scale_out(group, cpu_pct)
        } else if self.low_state == AlarmState::Alarm {
            self.scale_in(group, cpu_pct)
        } else {
            (None, desired, self.quiet_reason(cpu_pct, high, low))
        }
    }

    /// Acts on the high alarm: the size is at least the present one. The step counts
    /// from the instances that are warmed up.
    fn scale_out(&self, group: &Observation, cpu_pct: f64) -> Action {
        let desired = group.desired;
        let settled = desired.saturating_sub(group.warming);
        let Some((step, stepped)) = stepped(&self.config.high, settled, cpu_pct) else {
            return (None, desired, StepReason::NoStep);
        };
        let raw = with_warming(desired, stepped);
        let wanted = self.bounded(raw);
        let reason = if raw > self.config.max_size {
            StepReason::AtMaximum
        } else if wanted > desired {
            StepReason::ScaledOut { step }
        } else if group.warming > 0 {
            StepReason::CoveredByWarming {
                warming: group.warming,
            }
        } else {
            StepReason::NoStep
        };
        (Some(raw), wanted, reason)
    }

    /// Acts on the low alarm: the size is at most the present one.
    fn scale_in(&self, group: &Observation, cpu_pct: f64) -> Action {
        let (desired, warming) = (group.desired, group.warming);
        if warming > 0 {
            return (None, desired, StepReason::BlockedByWarming { warming });
        }
        let Some((step, stepped)) = stepped(&self.config.low, desired, cpu_pct) else {
            return (None, desired, StepReason::NoStep);
        };
        let raw = desired.min(stepped);
        let wanted = self.bounded(raw);
        let reason = if raw < self.config.min_size {
            StepReason::AtMinimum
        } else if wanted < desired {
            StepReason::ScaledIn { step }
        } else {
            StepReason::NoStep
        };
        (Some(raw), wanted, reason)
    }

    fn bounded(&self, size: u32) -> u32 {
        bounded(i64::from(size), self.config.min_size, self.config.max_size)
    }

    /// The reason while neither alarm is in ALARM.
    fn quiet_reason(&self, cpu_pct: f64, high: &Judgement, low: &Judgement) -> StepReason {
        let (high_alarm, low_alarm): (&Alarm, &Alarm) =
            (&self.config.high.alarm, &self.config.low.alarm);
        if high_alarm.breaches(cpu_pct) {
            StepReason::ConfirmingHigh {
                datapoints: high.progress(high_alarm),
                needed: high_alarm.datapoints_to_alarm,
            }
        } else if low_alarm.breaches(cpu_pct) {
            StepReason::ConfirmingLow {
                datapoints: low.progress(low_alarm),
                needed: low_alarm.datapoints_to_alarm,
            }
        } else {
            StepReason::BetweenAlarms
        }
    }
}

/// Returns the step that fits the metric, and the size it makes of `size` instances.
fn stepped(policy: &StepPolicy, size: u32, cpu_pct: f64) -> Option<(usize, u32)> {
    let step = policy.step_at(cpu_pct)?;
    Some((step, policy.adjustment(cpu_pct)?.apply(size)))
}
