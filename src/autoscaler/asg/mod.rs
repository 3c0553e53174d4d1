//! AWS EC2 Auto Scaling group, with target tracking or step scaling on the mean
//! CPU of its instances.
//!
//! One tick, every 60 s: note the minute's datapoint, update both alarms
//! ([`alarm`]), then act on the one that is in ALARM ([`target_tracking`],
//! [`step_scaling`]). AWS publishes neither source nor formula; [`RULES`]
//! says for each rule whether it is documented, observed or our choice.

pub mod alarm;
pub mod capacity;
pub mod step_scaling;
pub mod target_tracking;

mod observation;
mod provenance;
mod reason;

pub use alarm::{Alarm, AlarmState};
pub use capacity::Warmup;
pub use observation::{Instance, Observation};
pub use provenance::RULES;
pub use reason::Reason;
pub use step_scaling::StepPolicy;
pub use target_tracking::{ScaleInPace, TargetTracking};

use alarm::{Datapoint, Judgement};
use std::collections::VecDeque;

/// How often a group is looked at, in seconds.
pub const TICK_PERIOD_S: f64 = 60.0;

/// What one tick of the autoscaler answers.
pub type Decision = super::Decision<Reason>;

/// How the size follows the metric.
#[derive(Clone, Debug, PartialEq)]
pub enum Scaling {
    /// Around a target.
    TargetTracking(TargetTracking),
    /// By steps from thresholds of one's own.
    Steps {
        /// Scales out.
        high: StepPolicy,
        /// Scales in.
        low: StepPolicy,
    },
}

/// How the group is set up.
#[derive(Clone, Debug, PartialEq)]
pub struct AsgConfig {
    /// Least instances. Default 1.
    pub min_size: u32,
    /// Most instances. Default 15.
    pub max_size: u32,
    /// How the size follows the metric.
    pub scaling: Scaling,
    /// How long new instances are left out of the metric.
    pub warmup: Warmup,
    /// How long after its minute a datapoint becomes visible, in seconds.
    /// Default 60.
    pub metric_delay_s: f64,
}

impl Default for AsgConfig {
    fn default() -> Self {
        Self {
            min_size: 1,
            max_size: 15,
            scaling: Scaling::TargetTracking(TargetTracking::default()),
            warmup: Warmup::default(),
            metric_delay_s: 60.0,
        }
    }
}

/// One minute of the metric.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Minute {
    end_s: f64,
    cpu_pct: Option<f64>,
    warmed: u32,
}

/// The group's autoscaler: its set-up and what it remembers.
#[derive(Clone, Debug, PartialEq)]
pub struct Asg {
    config: AsgConfig,
    high: Alarm,
    low: Alarm,
    high_state: AlarmState,
    low_state: AlarmState,
    minutes: VecDeque<Minute>,
    kept: usize,
}

impl Asg {
    /// An autoscaler whose alarms have no data yet.
    pub fn new(config: AsgConfig) -> Self {
        let (high, low) = match &config.scaling {
            Scaling::TargetTracking(policy) => (policy.high_alarm(), policy.low_alarm()),
            Scaling::Steps { high, low } => (high.alarm, low.alarm),
        };
        // A day of datapoints at most, whatever the alarms ask for.
        let delayed = (config.metric_delay_s.max(0.0) / TICK_PERIOD_S).ceil() as usize;
        let kept = high.range().max(low.range()).saturating_add(delayed);
        let kept = kept.clamp(1, 1440);
        Self {
            config,
            high,
            low,
            high_state: AlarmState::default(),
            low_state: AlarmState::default(),
            minutes: VecDeque::with_capacity(kept),
            kept,
        }
    }

    /// How it is set up.
    pub fn config(&self) -> &AsgConfig {
        &self.config
    }

    /// The states of the high and the low alarm.
    pub fn alarms(&self) -> (AlarmState, AlarmState) {
        (self.high_state, self.low_state)
    }

    /// One tick at `now_s` seconds, every [`TICK_PERIOD_S`]. `seen` is the
    /// group over the minute that ends now.
    pub fn tick(&mut self, now_s: f64, seen: &Observation) -> Decision {
        if self.minutes.len() >= self.kept {
            self.minutes.pop_front();
        }
        self.minutes.push_back(Minute {
            end_s: now_s,
            cpu_pct: seen.cpu_pct,
            warmed: seen.warmed,
        });
        let visible_s = now_s - self.config.metric_delay_s;
        let high = self.judge(&self.high, visible_s);
        let low = self.judge(&self.low, visible_s);
        self.high_state = high.state.unwrap_or(self.high_state);
        self.low_state = low.state.unwrap_or(self.low_state);

        let latest = self.visible(visible_s).find(|m| m.cpu_pct.is_some());
        let measured = latest.and_then(|m| Some((m.cpu_pct?, m.warmed)));
        let (raw, wanted, reason) = self.act(seen, measured, &high, &low);
        Decision {
            was: seen.desired,
            wanted,
            raw,
            observed_pct: measured.map(|(cpu_pct, _)| cpu_pct),
            target_pct: match &self.config.scaling {
                Scaling::TargetTracking(policy) => policy.target_pct,
                Scaling::Steps { high, .. } => high.alarm.threshold,
            },
            reason,
        }
    }

    /// Minutes whose datapoint is visible, newest first.
    fn visible(&self, visible_s: f64) -> impl Iterator<Item = &Minute> {
        self.minutes
            .iter()
            .rev()
            .skip_while(move |m| m.end_s > visible_s)
    }

    fn judge(&self, alarm: &Alarm, visible_s: f64) -> Judgement {
        let mut points = self
            .visible(visible_s)
            .map(|m| alarm.datapoint(m.cpu_pct))
            .peekable();
        if alarm.needs_all() && points.peek() == Some(&Datapoint::Good) {
            // The usual case, seen at a glance.
            return Judgement::quiet();
        }
        // Minutes before the first are missing.
        alarm.judge(points.chain(std::iter::repeat(Datapoint::Missing)))
    }

    fn act(
        &self,
        seen: &Observation,
        measured: Option<(f64, u32)>,
        high: &Judgement,
        low: &Judgement,
    ) -> (Option<u32>, u32, Reason) {
        let (min, max) = (self.config.min_size, self.config.max_size);
        let desired = seen.desired;
        if desired > max {
            return (None, max, Reason::AboveMaximum);
        }
        if desired < min {
            return (None, min, Reason::BelowMinimum);
        }
        let Some((cpu_pct, warmed)) = measured else {
            return (None, desired, Reason::NoData);
        };
        if self.high_state == AlarmState::Alarm {
            let raw = self.scaled_out(seen, cpu_pct, warmed);
            let wanted = capacity::bounded(i64::from(raw), min, max);
            let reason = if raw > max {
                Reason::AtMaximum
            } else if wanted > desired {
                Reason::ScaledOut
            } else if seen.warming > 0 {
                Reason::CoveredByWarming {
                    warming: seen.warming,
                }
            } else {
                Reason::NothingToAdd
            };
            return (Some(raw), wanted, reason);
        }
        if self.low_state == AlarmState::Alarm {
            if matches!(&self.config.scaling, Scaling::TargetTracking(t) if t.disable_scale_in) {
                return (None, desired, Reason::ScaleInDisabled);
            }
            if seen.warming > 0 {
                let warming = seen.warming;
                return (None, desired, Reason::BlockedByWarming { warming });
            }
            let raw = self.scaled_in(desired, cpu_pct, warmed);
            let wanted = capacity::bounded(i64::from(raw), min, max);
            let reason = if raw < min {
                Reason::AtMinimum
            } else if wanted < desired {
                Reason::ScaledIn
            } else {
                Reason::NothingToRemove
            };
            return (Some(raw), wanted, reason);
        }
        let reason = if self.high.comparison.breaches(cpu_pct, self.high.threshold) {
            Reason::ConfirmingHigh {
                minutes: high.progress(&self.high),
                needed: self.high.datapoints_to_alarm,
            }
        } else if self.low.comparison.breaches(cpu_pct, self.low.threshold) {
            Reason::ConfirmingLow {
                minutes: low.progress(&self.low),
                needed: self.low.datapoints_to_alarm,
            }
        } else {
            Reason::BetweenAlarms
        };
        (None, desired, reason)
    }

    /// The size that the high alarm asks for, at least the present one.
    fn scaled_out(&self, seen: &Observation, cpu_pct: f64, warmed: u32) -> u32 {
        let adjusted = match &self.config.scaling {
            Scaling::TargetTracking(policy) => {
                let load_pct = f64::from(warmed) * cpu_pct;
                target_tracking::instances_for(load_pct, policy.target_pct)
            }
            Scaling::Steps { high, .. } => {
                let settled = seen.desired.saturating_sub(seen.warming);
                let adjustment = high.adjustment(cpu_pct);
                adjustment.map_or(settled, |adjustment| adjustment.apply(settled))
            }
        };
        capacity::with_warming(seen.desired, adjusted)
    }

    /// The size that the low alarm asks for, at most the present one.
    fn scaled_in(&self, desired: u32, cpu_pct: f64, warmed: u32) -> u32 {
        match &self.config.scaling {
            Scaling::TargetTracking(policy) => {
                policy.scaled_in(desired, f64::from(warmed) * cpu_pct)
            }
            Scaling::Steps { low, .. } => low
                .adjustment(cpu_pct)
                .map_or(desired, |adjustment| adjustment.apply(desired).min(desired)),
        }
    }
}
