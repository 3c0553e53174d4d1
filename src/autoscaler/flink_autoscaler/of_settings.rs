//! The Flink Autoscaler of the settings, at work on the job of the figure.
//!
//! The job has two vertices: a source at parallelism 1, which hands every record to the
//! operator that does the work. Each is reported as Flink would report it at this moment.

use super::controller::{FlinkAutoscaler, Observed, TICK_MS};
use super::job::{JobDecision, MemoryUse};
use super::options::{AdjustMode, AlignMode, Alignment, OperatorRelease, Options};
use super::reason::{Outcome, Reason, VertexReason};
use super::sample::Report;
use super::vertex::{Input, ShipStrategy, Vertex};
use crate::autoscaler::{
    Autoscaler, CpuSampling, Decision, DocumentedRule, Metric, ObservedFleet, ParallelismChange,
    WarmingPod,
};
use crate::flink::{RunningJob, parallelism_on};
use crate::settings::{self, KeyGroupAlignment, Partitioning, Settings, Switch};

/// The vertex of the operator that does the work, in topological order.
const OPERATOR: usize = 1;

/// The Flink Autoscaler of one job. TaskManagers follow the slots that it needs.
pub(crate) struct Controller {
    autoscaler: FlinkAutoscaler,
    target_pct: f64,
    source_per_s: Option<f64>,
    ship: ShipStrategy,
    max_parallelism: u32,
    slots: u32,
    /// The parallelism that is wanted for the operator.
    parallelism: u32,
    ticks: u32,
}

impl Autoscaler for Controller {
    type Reason = Reason;

    const RULES: &'static [DocumentedRule] = super::RULES;
    const OBSERVES_JOB: bool = true;

    fn new(settings: &Settings, workers: u32) -> Self {
        Self {
            autoscaler: FlinkAutoscaler::new(options(settings)),
            target_pct: f64::from(settings.target_utilization_pct),
            source_per_s: settings.source_capacity_per_s,
            ship: match settings.partitioning {
                Partitioning::Keyed => ShipStrategy::Hash,
                Partitioning::Rebalance => ShipStrategy::Other,
            },
            max_parallelism: settings.max_parallelism,
            slots: settings.slots_per_task_manager,
            parallelism: parallelism_on(settings, workers),
            ticks: 0,
        }
    }

    fn cpu_sampling(_: &Settings) -> CpuSampling {
        CpuSampling::Never
    }

    fn next_sync_s(&self) -> f64 {
        f64::from(self.ticks) * (TICK_MS as f64 / 1e3)
    }

    /// While the job is down the operator waits.
    fn sync(
        &mut self,
        now_s: f64,
        wanted: u32,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<Decision<Reason>> {
        self.ticks += 1;
        let job = fleet.job?.running?;
        let decided = self.autoscaler.tick(Observed {
            now_ms: milliseconds(now_s),
            running_since_ms: milliseconds(job.since_s),
            vertices: &self.vertices(job.parallelism),
            reports: &self.reports(&job),
            memory: MemoryUse::UNKNOWN,
        });
        Some(self.decision(wanted, job.parallelism, &decided))
    }

    fn parallelism(&self) -> Option<u32> {
        Some(self.parallelism)
    }
}

impl Controller {
    fn vertices(&self, parallelism: u32) -> [Vertex; 2] {
        let source = Vertex {
            parallelism: 1,
            max_parallelism: 1,
            ..Vertex::default()
        };
        let operator = Vertex {
            inputs: vec![Input {
                from: 0,
                ship: self.ship,
            }],
            parallelism,
            max_parallelism: self.max_parallelism,
            ..Vertex::default()
        };
        [source, operator]
    }

    /// The source is busy only as far as it is limited; what it cannot hand over to the
    /// operator is back pressure.
    fn reports(&self, job: &RunningJob) -> [Report; 2] {
        let waits = job.pending > 0.0 && job.busy_max >= 1.0;
        let source_busy = 1000.0 * job.source_busy;
        let source = Report {
            busy_max_ms_per_s: Some(source_busy),
            busy_avg_ms_per_s: Some(source_busy),
            busy_min_ms_per_s: Some(source_busy),
            backpressured_ms_per_s: Some(if waits { 1000.0 - source_busy } else { 0.0 }),
            pending_records: Some(job.pending),
            records_in_per_s: Some(job.processed_per_s),
            source_records_in: Some(job.processed),
            source_records_out: Some(job.processed),
            source_records_in_per_s: Some(job.processed_per_s),
            source_records_out_per_s: Some(job.processed_per_s),
            records_in: job.processed,
            records_out: job.processed,
            busy_total_ms: self
                .source_per_s
                .map_or(0.0, |most| 1000.0 * job.processed / most),
        };
        let operator = Report {
            busy_max_ms_per_s: Some(1000.0 * job.busy_max),
            busy_avg_ms_per_s: Some(1000.0 * job.busy_mean),
            busy_min_ms_per_s: Some(1000.0 * job.busy_mean),
            backpressured_ms_per_s: Some(0.0),
            records_in_per_s: Some(job.processed_per_s),
            records_in: job.processed,
            records_out: job.processed,
            busy_total_ms: 1000.0 * job.busy_total_s,
            ..Report::default()
        };
        [source, operator]
    }

    fn decision(&mut self, workers: u32, from: u32, decided: &JobDecision) -> Decision<Reason> {
        let vertex = decided.vertices.get(OPERATOR);
        let is_rescale = decided.outcome == Outcome::Rescale;
        let to = vertex.filter(|_| is_rescale).map_or(from, |v| v.wanted);
        self.parallelism = to;
        let load = decided.evaluated.get(OPERATOR).map(|e| e.load);
        let reason = vertex.map(|vertex| vertex.reason);
        Decision {
            was: workers,
            wanted: if to == from {
                workers
            } else {
                to.div_ceil(self.slots)
            },
            raw: reason
                .and_then(asked)
                .map(|parallelism| parallelism.div_ceil(self.slots)),
            metric: Metric::BusyPct,
            observed: load.filter(|load| !load.is_nan()).map(|load| 100.0 * load),
            target: Some(self.target_pct),
            parallelism: Some(ParallelismChange { from, to }),
            reason: Reason {
                outcome: decided.outcome,
                vertex: reason,
            },
        }
    }
}

/// Returns the parallelism that the metrics alone ask for; `None` for the present one.
fn asked(reason: VertexReason) -> Option<u32> {
    match reason {
        VertexReason::BlockedByAlignment { unaligned }
        | VertexReason::ScaleUp { unaligned, .. }
        | VertexReason::ScaleDown { unaligned, .. } => Some(unaligned),
        VertexReason::Ineffective { wanted }
        | VertexReason::ScaleDownWaits { wanted, .. }
        | VertexReason::HeldAtLargest { wanted } => Some(wanted),
        VertexReason::ScaleDownToLargest { newest, .. } => Some(newest),
        VertexReason::Excluded | VertexReason::UnknownRate | VertexReason::AtTarget { .. } => None,
    }
}

/// Returns whole milliseconds; `as` saturates.
fn milliseconds(seconds: f64) -> i64 {
    (seconds * 1e3).round() as i64
}

/// Returns the options of the settings. Minimum and maximum of TaskManagers become those
/// of the parallelism that needs as many.
pub(super) fn options(settings: &Settings) -> Options {
    let release = match settings.operator_release {
        settings::OperatorRelease::V1_14 => OperatorRelease::V1_11,
        settings::OperatorRelease::V1_15 => OperatorRelease::V1_15,
        settings::OperatorRelease::Main => OperatorRelease::Main,
    };
    let slots = settings.slots_per_task_manager;
    let least = settings.min_workers.saturating_sub(1).saturating_mul(slots);
    Options {
        utilisation_target: f64::from(settings.target_utilization_pct) / 100.0,
        utilisation_boundary: settings.utilization_boundary_pct / 100.0,
        metrics_window_ms: milliseconds(settings.metrics_window_s),
        stabilization_ms: milliseconds(settings.stabilization_interval_s),
        scale_down_interval_ms: milliseconds(settings.scale_down_interval_s),
        scale_down_max_factor: settings.scale_down_factor_pct / 100.0,
        scale_up_max_factor: settings.scale_up_factor_pct / 100.0,
        min_parallelism: least.saturating_add(1),
        max_parallelism: settings.max_workers.saturating_mul(slots),
        catch_up_ms: milliseconds(settings.catch_up_s),
        restart_ms: milliseconds(settings.expected_restart_s),
        tracks_restarts: settings.track_restarts == Switch::Yes,
        backlog_lag_ms: milliseconds(settings.backlog_threshold_s),
        alignment: alignment(settings, release),
        ..Options::defaults_of(release)
    }
}

fn alignment(settings: &Settings, release: OperatorRelease) -> Alignment {
    let (adjust, align) = match settings.key_group_alignment {
        KeyGroupAlignment::OfRelease => (None, None),
        KeyGroupAlignment::EvenlySpread => (
            Some(AdjustMode::EvenlySpread),
            Some(AlignMode::EvenlySpread),
        ),
        KeyGroupAlignment::MaximizeUtilisation => (Some(AdjustMode::MaximizeUtilisation), None),
    };
    Alignment::of(release, adjust, align)
}
