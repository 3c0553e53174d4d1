//! The autoscaler of the settings at work on a fleet: when it evaluations, what it
//! wants.

mod kubernetes;
mod machines;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod skipping;

use super::metrics_server::Reading;
use super::{Decision, asg, hpa, mig};
use crate::settings::{AutoscalerKind, Settings};
use kubernetes::Kubernetes;
use machines::Machines;

pub(super) use machines::TICK_S as MACHINE_TICK_S;

/// ScalingReason a fleet was resized, in the words of its autoscaler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScalingReason {
    /// The Kubernetes Horizontal Pod Autoscaler.
    Hpa(hpa::Reason),
    /// An AWS EC2 Auto Scaling group.
    Asg(asg::Reason),
    /// A Google Compute Engine managed instance group.
    Mig(mig::Reason),
}

/// What an autoscaler thought when it looked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation {
    /// When, in seconds from the start.
    pub t_s: f64,
    /// What it decided, and why; most evaluations change nothing.
    pub decision: Decision<ScalingReason>,
}

/// TaskManagers that have settled and cannot be told apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SteadyPods {
    pub(crate) count: u32,
    pub(crate) reading: Reading,
}

/// One TaskManager that has not settled, as an autoscaler sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WarmingPod {
    /// When it was ordered, in seconds.
    pub(crate) created_s: f64,
    /// When its container or machine runs, in seconds.
    pub(crate) ready_s: f64,
    /// Its CPU use, once it is known.
    pub(crate) reading: Option<Reading>,
}

/// An autoscaler that evaluations every so often.
pub(crate) struct AutoscalerDriver {
    brain: Brain,
    wanted: u32,
}

// There is one of these per run: no need to box the larger ones.
#[allow(clippy::large_enum_variant)]
enum Brain {
    Kubernetes(Kubernetes),
    Machines(Machines),
}

impl AutoscalerDriver {
    pub(crate) fn new(settings: &Settings, wanted: u32) -> Self {
        let brain = match settings.autoscaler {
            AutoscalerKind::Hpa => Brain::Kubernetes(Kubernetes::new(settings)),
            AutoscalerKind::Asg | AutoscalerKind::Mig => Brain::Machines(Machines::new(settings)),
        };
        Self { brain, wanted }
    }

    pub(crate) fn wanted(&self) -> u32 {
        self.wanted
    }

    /// When it evaluations next. Looks that could change nothing are left out.
    pub(crate) fn next_sync_s(&self) -> f64 {
        match &self.brain {
            Brain::Kubernetes(hpa) => hpa.next_look_s(),
            Brain::Machines(group) => group.next_tick_s(),
        }
    }

    /// All TaskManagers were measured at `now_s`; `settled` is whether they all
    /// belong to `crowd`.
    pub(crate) fn measured(&mut self, now_s: f64, crowd: SteadyPods, settled: bool) {
        match &mut self.brain {
            Brain::Kubernetes(hpa) => hpa.measured(now_s, crowd, settled),
            Brain::Machines(_) => {}
        }
    }

    /// TaskManagers came, went or became others at `now_s`.
    pub(crate) fn inputs_changed(&mut self, now_s: f64) {
        match &mut self.brain {
            Brain::Kubernetes(hpa) => hpa.inputs_changed(now_s),
            Brain::Machines(_) => {}
        }
    }

    /// One look at the TaskManagers, and what comes of it.
    pub(crate) fn sync(
        &mut self,
        now_s: f64,
        crowd: SteadyPods,
        newcomers: impl Iterator<Item = WarmingPod>,
    ) -> Decision<ScalingReason> {
        let decision = match &mut self.brain {
            Brain::Kubernetes(hpa) => hpa
                .look(now_s, self.wanted, crowd, newcomers)
                .map_reason(ScalingReason::Hpa),
            Brain::Machines(group) => group.tick(now_s, self.wanted, crowd, newcomers),
        };
        self.wanted = decision.wanted;
        decision
    }
}
