//! The numbers of each policy, and the runs that they summarise.

mod results;

pub use results::Results;

use serde::Serialize;

use crate::allocation::{Policy, Run};
use crate::elasticity::{Areas, Delays, SpecMetrics, WorkerHours, elastic_speedup, share};
use crate::settings::Settings;
use crate::timeline::Steps;
use crate::workload::Workload;

/// A run has caught up if no older record waits at its end, in seconds.
const CAUGHT_UP_WITHIN_S: f64 = 60.0;

/// The numbers of each policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The static fleet.
    #[serde(rename = "static")]
    pub static_fleet: PolicyReport,
    /// The fleet that an operator rescales manually.
    pub manual: PolicyReport,
    /// The fleet that follows the schedule.
    pub schedule: PolicyReport,
    /// The reactive fleet.
    pub reactive: PolicyReport,
    /// The reader's own cluster, which does not depend on the settings alone: only in
    /// the report of a figure that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<PolicyReport>,
    /// The size of the smallest static fleet that is never short of workers, at
    /// least 1.
    pub never_short_workers: u32,
}

/// The numbers of one policy over the whole workload.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyReport {
    /// Workers paid for, times hours.
    pub worker_hours: f64,
    /// Worker-hours above the load.
    pub idle_worker_hours: f64,
    /// Worker-hours missing below the load.
    pub short_worker_hours: f64,
    /// The idle worker-hours as a fraction of those paid for, 0 to 1.
    pub idle_share: f64,
    /// The fraction of the time with fewer workers than the load in workers, 0 to 1.
    pub short_time_share: f64,
    /// The largest consumer lag, in records.
    pub max_lag: f64,
    /// The consumer lag at the end, in records.
    pub end_lag: f64,
    /// The longest time that a record waited until it was processed, in seconds: see
    /// [`Delays`].
    pub max_delay: f64,
    /// The age of the oldest record that waits at the end, in seconds.
    pub end_delay: f64,
    /// The mean time that a record waited, in seconds.
    pub mean_delay: f64,
    /// Records that waited longer than `delayLimit`, as a fraction of those that
    /// arrived.
    pub delayed_share: f64,
    /// Whether no record from before the last minute waits at the end, and the job did not
    /// fail for good.
    pub caught_up: bool,
    /// Whether the job failed for good, with no restart attempt left.
    pub failed: bool,
    /// The number of restarts of the job on other TaskManagers.
    pub rescales: u32,
    /// The highest number of workers.
    pub max_workers: f64,
    /// The mean number of workers over time.
    pub mean_workers: f64,
    /// The fraction of the time in which the job was down, 0 to 1.
    pub down_time_share: f64,
    /// Records processed for a second time, as a fraction of those that
    /// arrived.
    pub reprocessed_share: f64,
    /// The elasticity metrics; only in [`Results::report_with_spec`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spec: Option<SpecReport>,
}

/// The elasticity metrics of the SPEC research group for one policy: see
/// [`SpecMetrics`]. Demand is the load in workers, rounded up, at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpecReport {
    /// Mean number of missing workers, accuracy_U.
    pub accuracy_under_workers: f64,
    /// Mean number of idle workers, accuracy_O.
    pub accuracy_over_workers: f64,
    /// Missing share of the demand, θ_U, mean over time; 0 to 100 %.
    pub theta_under_pct: f64,
    /// Idle workers per worker needed, θ_O, mean over time; 0 % and up.
    pub theta_over_pct: f64,
    /// Share of time with too few workers, τ_U; 0 to 100 %.
    pub tau_under_pct: f64,
    /// Share of time with too many workers, τ_O; 0 to 100 %.
    pub tau_over_pct: f64,
    /// Changes of the supply beyond those of the demand, in workers per minute.
    pub jitter_per_min: f64,
    /// Share of time in which supply and demand move in different directions,
    /// υ, compared every [`INSTABILITY_STEP_S`](crate::elasticity::INSTABILITY_STEP_S) seconds; 0 to 100 %.
    pub instability_pct: f64,
    /// Auto-scaling deviation σ, in percent: [`SpecMetrics::deviation_pct`].
    pub deviation_pct: f64,
    /// Elastic speedup ε against the static fleet: [`elastic_speedup`]. It is
    /// below 1 against a static fleet that is never short, because there θ_U and
    /// τ_U count as 0.01 %.
    pub elastic_speedup: f64,
}

impl SpecReport {
    fn new(baseline: &SpecMetrics, metrics: &SpecMetrics) -> Self {
        Self {
            accuracy_under_workers: metrics.accuracy_under_workers,
            accuracy_over_workers: metrics.accuracy_over_workers,
            theta_under_pct: metrics.theta_under_pct,
            theta_over_pct: metrics.theta_over_pct,
            tau_under_pct: metrics.tau_under_pct,
            tau_over_pct: metrics.tau_over_pct,
            jitter_per_min: metrics.jitter_per_min,
            instability_pct: metrics.instability.total_pct(),
            deviation_pct: metrics.deviation_pct(),
            elastic_speedup: elastic_speedup(baseline, metrics),
        }
    }
}

impl Report {
    /// Returns the numbers of a policy; `None` for the reader's own cluster where it
    /// is not shown.
    pub fn of(&self, policy: Policy) -> Option<&PolicyReport> {
        match policy {
            Policy::Static => Some(&self.static_fleet),
            Policy::Manual => Some(&self.manual),
            Policy::Schedule => Some(&self.schedule),
            Policy::Reactive => Some(&self.reactive),
            Policy::Script => self.own.as_ref(),
        }
    }
}

impl PolicyReport {
    /// Summarises the run of a workload. `load_in_workers` is the demand for workers.
    pub(crate) fn new(
        settings: &Settings,
        workload: &Workload,
        load_in_workers: &Steps,
        run: &Run,
    ) -> Self {
        let delays = Delays::of(workload.arrivals(), &run.backlog, settings.delay_limit_s);
        let lag = |backlog: f64| (backlog - settings.in_flight_records).max(0.0);
        let hours = WorkerHours::of(&Areas::of(load_in_workers, &run.workers));
        let failed = run.failed_s().is_some();
        Self {
            worker_hours: hours.total_h,
            idle_worker_hours: hours.idle_h,
            short_worker_hours: hours.missing_h,
            idle_share: hours.idle_share(),
            short_time_share: hours.short_time_share(),
            max_lag: lag(run.backlog.max()),
            end_lag: lag(run.totals.backlog),
            max_delay: delays.max_s,
            end_delay: delays.end_s,
            mean_delay: delays.mean_s,
            delayed_share: delays.above_limit_share,
            caught_up: delays.end_s <= CAUGHT_UP_WITHIN_S && !failed,
            failed,
            rescales: run.totals.rescales,
            max_workers: run.workers.max(),
            mean_workers: hours.mean_workers(),
            down_time_share: share(run.totals.down_s, load_in_workers.end_s()),
            reprocessed_share: share(run.totals.reprocessed, run.totals.arrived),
            spec: None,
        }
    }
}
