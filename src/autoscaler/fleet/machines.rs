//! TaskManagers on machines of their own, in an AWS Auto Scaling group or a
//! Google managed instance group.
//!
//! Our choice: a machine has just the CPU that a TaskManager requests, so the
//! target utilisation, a share of the request on Kubernetes, is here a share of
//! the whole machine, and a machine is never more than 100 % busy. It is in
//! service as soon as it runs, and its CPU is what it used in the minute that
//! ends with the look, or since its start if that is later. The youngest
//! machine goes first.

use super::{ScalingReason, SteadyPods, WarmingPod};
use crate::autoscaler::Decision;
use crate::autoscaler::asg::{self, Asg, AsgConfig, Scaling, TargetTracking, Warmup};
use crate::autoscaler::metrics_server::Reading;
use crate::autoscaler::mig::{self, Allowance, Mig, MigConfig, Mode, ScaleInControl};
use crate::settings::{AutoscalerKind, Settings, Switch};

/// How often a group is looked at, and over how long CPU is averaged, in
/// seconds.
pub(in crate::autoscaler) const TICK_S: f64 = asg::TICK_PERIOD_S;
// Both look as often.
const _: () = assert!(asg::TICK_PERIOD_S == mig::TICK_PERIOD_S);

pub(super) struct Machines {
    group: Group,
    machine_millicores: f64,
    ticks: u32,
}

enum Group {
    Asg { asg: Asg, warmup_s: f64 },
    Mig { mig: Mig, initialization_s: f64 },
}

impl Machines {
    pub(super) fn new(settings: &Settings) -> Self {
        let group = if settings.autoscaler == AutoscalerKind::Mig {
            Group::Mig {
                mig: Mig::new(mig_config(settings)),
                initialization_s: settings.initialization_period_s,
            }
        } else {
            Group::Asg {
                asg: Asg::new(asg_config(settings)),
                warmup_s: settings.instance_warmup_s,
            }
        };
        Self {
            group,
            machine_millicores: settings.cpu_request_millicores,
            ticks: 0,
        }
    }

    pub(super) fn next_tick_s(&self) -> f64 {
        f64::from(self.ticks) * TICK_S
    }

    pub(super) fn tick(
        &mut self,
        now_s: f64,
        wanted: u32,
        crowd: SteadyPods,
        newcomers: impl Iterator<Item = WarmingPod>,
    ) -> Decision<ScalingReason> {
        self.ticks += 1;
        let machine_millicores = self.machine_millicores;
        let busy = |reading: &Reading| {
            let share = reading.usage_millicores / machine_millicores;
            if share > 1.0 { 1.0 } else { share }
        };
        let new_for_s = match &self.group {
            Group::Asg { warmup_s, .. } => *warmup_s,
            Group::Mig {
                initialization_s, ..
            } => *initialization_s,
        };
        let mut seen = Seen::of(crowd.count, busy(&crowd.reading));
        for newcomer in newcomers {
            let running = newcomer.ready_s <= now_s;
            let settled = newcomer.ready_s + new_for_s <= now_s;
            seen.add(running, settled, newcomer.reading.as_ref().map(busy));
        }
        match &mut self.group {
            Group::Asg { asg, .. } => asg
                .tick(now_s, &seen.by_asg(wanted))
                .map_reason(ScalingReason::Asg),
            Group::Mig { mig, .. } => mig
                .tick(now_s, &seen.by_mig(wanted))
                .map_reason(ScalingReason::Mig),
        }
    }
}

/// The machines, counted and summed.
struct Seen {
    pending: u32,
    running: u32,
    /// Summed CPU of those that run, as fractions of one machine.
    load: f64,
    /// Those that run and are no longer new.
    settled: u32,
    settled_load: f64,
}

impl Seen {
    fn of(settled: u32, busy: f64) -> Self {
        let load = f64::from(settled) * busy;
        Self {
            pending: 0,
            running: settled,
            load,
            settled,
            settled_load: load,
        }
    }

    fn add(&mut self, running: bool, settled: bool, busy: Option<f64>) {
        if !running {
            self.pending += 1;
            return;
        }
        let busy = busy.unwrap_or(0.0);
        self.running += 1;
        self.load += busy;
        if settled {
            self.settled += 1;
            self.settled_load += busy;
        }
    }

    fn by_asg(&self, desired: u32) -> asg::Observation {
        let mean = 100.0 * self.settled_load / f64::from(self.settled);
        asg::Observation {
            desired,
            warmed: self.settled,
            warming: self.pending + self.running - self.settled,
            cpu_pct: (self.settled > 0).then_some(mean),
        }
    }

    fn by_mig(&self, target_size: u32) -> mig::Observation {
        mig::Observation {
            target_size,
            running: self.running,
            load: self.load,
            initialized: self.settled,
            initialized_load: self.settled_load,
        }
    }
}

fn asg_config(settings: &Settings) -> AsgConfig {
    AsgConfig {
        min_size: settings.min_workers,
        max_size: settings.max_workers,
        scaling: Scaling::TargetTracking(TargetTracking {
            target_pct: f64::from(settings.target_utilization_pct),
            alarm_low_ratio: settings.scale_in_ratio_pct / 100.0,
            disable_scale_in: settings.disable_scale_in == Switch::Yes,
            ..TargetTracking::default()
        }),
        warmup: Warmup {
            estimated_instance_warmup_s: Some(settings.instance_warmup_s),
            ..Warmup::default()
        },
        ..AsgConfig::default()
    }
}

fn mig_config(settings: &Settings) -> MigConfig {
    let allowed = settings.max_scaled_in_replicas;
    MigConfig {
        min_replicas: settings.min_workers,
        max_replicas: settings.max_workers,
        utilization_target: f64::from(settings.target_utilization_pct) / 100.0,
        initialization_period_s: settings.initialization_period_s,
        stabilization_period_s: settings.stabilization_period_s,
        scale_in_control: (allowed > 0).then_some(ScaleInControl {
            allowance: Allowance::Vms(allowed),
            window_s: settings.scale_in_window_s,
        }),
        mode: if settings.disable_scale_in == Switch::Yes {
            Mode::OnlyScaleOut
        } else {
            Mode::On
        },
        ..MigConfig::default()
    }
}
