//! Autoscalers: what they observe, how many workers they want, and why.
//!
//! Each folder is one autoscaler, written from what its maker publishes, with
//! its own observation type, its own state and its own reasons:
//!
//! | folder | autoscaler | written from |
//! |---|---|---|
//! | [`hpa`] | Kubernetes Horizontal Pod Autoscaler, CPU utilisation target | source code |
//! | [`hpa_lag`] | the same with consumer lag as an external metric | source code |
//! | [`keda`] | KEDA's Kafka scaler | source code |
//! | [`flink_autoscaler`] | Flink Autoscaler of the Flink Kubernetes Operator | source code |
//! | [`asg`] | AWS EC2 Auto Scaling group on CPU: target tracking, and steps ([`asg::steps`]) | user guides, alarms seen by users |
//! | [`mig`] | Google Compute Engine managed instance group, CPU | documentation |
//! | [`managed_flink`] | Amazon Managed Service for Apache Flink, CPU | developer guide |
//! | [`schedule`] | a plan by days and hours: a fleet of its own, or the minimum of another | documentation of scheduled actions and cron triggers |
//!
//! All of them return a [`Decision`]: the size that is wanted, the size before, the
//! observed metric and a typed reason. The Flink Autoscaler and the managed service set
//! a parallelism, and the TaskManagers follow. The `RULES` table of a folder says for
//! each rule whether it is documented, observed or our choice.
//!
//! A further autoscaler takes
//! - a folder here with a `Controller` that implements the trait `Autoscaler`,
//!   a `Reason` and `RULES`, and the `pub mod` line of that folder;
//! - one line in `registry.rs`;
//! - its variant of [`AutoscalerKind`](crate::settings::AutoscalerKind), and
//!   its settings in the settings table;
//! - its texts: a file in `text/decision/`, its name in `text/choice_names.rs`,
//!   and the messages that these use.
//!
//! The compiler reports whichever of these is missing.
//!
//! No autoscaler reads a clock: time comes in as `now_s`, in seconds from the
//! start of the run, and must not run backwards between two calls. The same
//! calls give the same decisions bit for bit.

pub mod asg;
pub mod flink_autoscaler;
pub mod hpa;
pub mod hpa_lag;
pub mod keda;
pub mod managed_flink;
pub mod mig;
pub mod schedule;

mod cpu_metrics;
mod decision;
mod driver;
mod lag_clock;
mod machines;
mod provenance;
mod registry;
mod rounding;
mod window;

pub(crate) use cpu_metrics::{CpuMetrics, CpuSample, CpuSampling, PodCpu, PodMeter};
pub use decision::{Decision, Metric, ParallelismChange};
pub use driver::Evaluation;
pub(crate) use driver::{AutoscalerDriver, ObservedFleet, SteadyPods, WarmingPod};
pub use provenance::{DocumentedRule, Provenance};
pub use registry::{ScalingReason, documented_rules};
use rounding::round_up;
pub use window::WindowPeak;

use crate::settings::Settings;

/// What all autoscalers have in common: the times at which they evaluate, what
/// they observe, and the decision with its reason.
pub(crate) trait Autoscaler: Sized {
    /// The reason of a decision, in the terms of this autoscaler.
    type Reason;

    /// The rules it follows, each with its provenance.
    const RULES: &'static [DocumentedRule];

    /// Returns the autoscaler that `settings` describe, before its first evaluation of a
    /// fleet of `workers`.
    fn new(settings: &Settings, workers: u32) -> Self;

    /// Returns how it gets to know the CPU use of the TaskManagers.
    fn cpu_sampling(settings: &Settings) -> CpuSampling;

    /// Whether it looks at the job. Others are spared the cost of it.
    const OBSERVES_JOB: bool = false;

    /// Returns the time of the next evaluation, in seconds. An evaluation that
    /// cannot change anything may be left out, as long as the decisions are the
    /// same as without leaving any out.
    fn next_sync_s(&self) -> f64;

    /// Evaluates the fleet at `now_s` seconds, when `wanted` TaskManagers were wanted
    /// last. Returns `None` when the evaluation decides nothing.
    fn sync(
        &mut self,
        now_s: f64,
        wanted: u32,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<Decision<Self::Reason>>;

    /// Returns the parallelism that it wants for the job; `None` when it only adds and
    /// removes TaskManagers, all slots of which the job uses (Reactive Mode).
    fn parallelism(&self) -> Option<u32> {
        None
    }

    /// Takes note of new CPU samples at `now_s` seconds; `all_steady` is whether
    /// every TaskManager belongs to `steady`. An autoscaler that evaluates
    /// at fixed times has nothing to do.
    fn on_cpu_measured(&mut self, now_s: f64, steady: SteadyPods, all_steady: bool) {
        let _ = (now_s, steady, all_steady);
    }

    /// Takes note that TaskManagers were added, removed or changed at `now_s`
    /// seconds. An autoscaler that evaluates at fixed times has nothing to do.
    fn on_pods_changed(&mut self, now_s: f64) {
        let _ = now_s;
    }
}
