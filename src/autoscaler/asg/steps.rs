//! The Auto Scaling group of the settings with step scaling, at work on a fleet.

use super::controller::{machines, observation, period_s};
use super::step_group::{StepDecision, StepGroup, StepGroupConfig};
use super::step_policy::{AdjustmentType, Side, Step, StepPolicy};
use super::{Alarm, TargetTracking};
use crate::autoscaler::machines::MachineGroup;
use crate::autoscaler::{Autoscaler, CpuSampling, DocumentedRule, ObservedFleet, WarmingPod};
use crate::settings::{Settings, Switch};

pub use super::step_group::{RULES, StepReason as Reason};

/// An Auto Scaling group whose machines run one TaskManager each.
pub(crate) struct Controller {
    group: StepGroup,
    machines: MachineGroup,
}

impl Autoscaler for Controller {
    type Reason = Reason;

    const RULES: &'static [DocumentedRule] = RULES;

    fn new(settings: &Settings, _: u32) -> Self {
        Self {
            group: StepGroup::new(config(settings)),
            machines: machines(settings),
        }
    }

    fn cpu_sampling(settings: &Settings) -> CpuSampling {
        super::Controller::cpu_sampling(settings)
    }

    fn next_sync_s(&self) -> f64 {
        self.machines.next_sync_s()
    }

    fn sync(
        &mut self,
        now_s: f64,
        wanted: u32,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<StepDecision> {
        let machines = self.machines.observe(now_s, fleet.steady, fleet.warming);
        Some(self.group.tick(now_s, &observation(wanted, &machines)))
    }
}

/// Two alarms like those of target tracking, on the same thresholds.
fn config(settings: &Settings) -> StepGroupConfig {
    let alarms = TargetTracking {
        target_pct: f64::from(settings.target_utilization_pct),
        alarm_low_ratio: settings.scale_in_ratio_pct / 100.0,
        disable_scale_in: false,
        period_s: period_s(settings),
    };
    let out = vec![
        step(
            0.0,
            Some(settings.large_step_from_pct),
            settings.step_adjustment,
        ),
        step(settings.large_step_from_pct, None, settings.large_step),
    ];
    let scales_in = settings.disable_scale_in == Switch::No;
    let less = Step {
        lower: None,
        upper: Some(0.0),
        adjustment: -f64::from(settings.step_adjustment),
    };
    StepGroupConfig {
        min_size: settings.min_workers,
        max_size: settings.max_workers,
        high: policy(alarms.high_alarm(), Side::Above, out),
        low: policy(
            alarms.low_alarm(),
            Side::Below,
            scales_in.then_some(less).into_iter().collect(),
        ),
        metric_delay_s: super::controller::metric_delay_s(settings),
    }
}

fn step(from: f64, to: Option<f64>, machines: u32) -> Step {
    Step {
        lower: Some(from),
        upper: to,
        adjustment: f64::from(machines),
    }
}

fn policy(alarm: Alarm, side: Side, steps: Vec<Step>) -> StepPolicy {
    StepPolicy {
        alarm,
        side,
        kind: AdjustmentType::ChangeInCapacity,
        min_magnitude: 0,
        steps,
    }
}
