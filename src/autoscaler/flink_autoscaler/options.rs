//! The options of the Flink Autoscaler, prefix `job.autoscaler.`.
//!
//! Source of keys and defaults: class `AutoScalerOptions` of release 1.15.0. Durations
//! are in milliseconds, from 0; where the operator cuts to whole seconds, the rule that
//! uses the option does so.

use super::arithmetic::whole_seconds;

const SECOND_MS: i64 = 1000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// A release of the operator, as far as its rules differ here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OperatorRelease {
    /// 1.11 to 1.14. Only their alignment differs from 1.15; how long a scale-down
    /// waits does too, and is not modelled.
    V1_11,
    /// 1.15.0.
    #[default]
    V1_15,
    /// The main branch at revision 6e9caeb4, after 1.15.0 and not released.
    Main,
}

/// The aggregate of the busy time of the subtasks that counts as load of the vertex,
/// option `metrics.busy-time.aggregator`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BusyTimeAggregator {
    /// The busiest subtask.
    #[default]
    Max,
    /// The mean of all subtasks.
    Avg,
    /// The least busy subtask.
    Min,
}

/// How the parallelism is aligned with key groups or source partitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// By option `scaling.key-group.partitions.adjust.mode`, which may block a rescale.
    Adjust(AdjustMode),
    /// By option `scaling.parallelism-alignment.mode` of the main branch, which never
    /// blocks.
    Align(AlignMode),
}

/// Values of `scaling.key-group.partitions.adjust.mode`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AdjustMode {
    /// Looks for a divisor first.
    #[default]
    EvenlySpread,
    /// Also takes a parallelism with fewer key groups on the fullest subtasks.
    MaximizeUtilisation,
}

/// Values of `scaling.parallelism-alignment.mode`, main branch only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AlignMode {
    /// Takes a divisor, or a parallelism with less load per subtask.
    #[default]
    Balanced,
    /// Takes divisors only.
    EvenlySpread,
    /// Does not align.
    Off,
}

impl Alignment {
    /// Returns the alignment of `release` when the older option is set to `adjust` and
    /// the newer to `align`. The newer option exists on the main branch only; there it
    /// wins, and its default holds when neither is set.
    pub fn of(
        release: OperatorRelease,
        adjust: Option<AdjustMode>,
        align: Option<AlignMode>,
    ) -> Self {
        match (release, adjust, align) {
            (OperatorRelease::Main, _, Some(align)) => Self::Align(align),
            (OperatorRelease::Main, None, None) => Self::Align(AlignMode::default()),
            _ => Self::Adjust(adjust.unwrap_or_default()),
        }
    }
}

/// The options of the autoscaler.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The release of the operator. Default 1.15.0.
    pub release: OperatorRelease,
    /// `metrics.window`: how long samples count, in ms. Default 15 min.
    pub metrics_window_ms: i64,
    /// `stabilization.interval`: how long samples after a start do not count towards a
    /// full window, in ms. Default 5 min.
    pub stabilization_ms: i64,
    /// `metrics.busy-time.aggregator`. Default MAX.
    pub busy_time: BusyTimeAggregator,
    /// `utilization.target`: load to size for, 0 to 1. Default 0.7.
    pub utilisation_target: f64,
    /// `utilization.max`: load above which a vertex is too small, from the target to 1.
    /// Default none: target plus boundary.
    pub utilisation_max: Option<f64>,
    /// `utilization.min`: load below which a vertex is too large, from 0 to the target.
    /// Default none: target minus boundary.
    pub utilisation_min: Option<f64>,
    /// `target.utilization.boundary`, deprecated, from 0. Default 0.3.
    pub utilisation_boundary: f64,
    /// `scale-down.interval`: how long a scale-down waits, in ms; 0 is not at all.
    /// Default 1 h.
    pub scale_down_interval_ms: i64,
    /// `scale-down.max-factor`: share of the parallelism that one scale-down may take
    /// away, from 0. Default 0.6.
    pub scale_down_max_factor: f64,
    /// `scale-up.max-factor`: multiple of the parallelism that one scale-up may add,
    /// from 0. Default 100000.
    pub scale_up_max_factor: f64,
    /// `vertex.min-parallelism`, from 1. Default 1.
    pub min_parallelism: u32,
    /// `vertex.max-parallelism`, from 1. Default 200.
    pub max_parallelism: u32,
    /// `catch-up.duration`: time in which a backlog is to be worked off, in ms; 0
    /// ignores it. Default 30 min.
    pub catch_up_ms: i64,
    /// `restart.time`: expected outage of a rescale, in ms. Default 5 min.
    pub restart_ms: i64,
    /// `restart.time-tracking.enabled`: expect the longest measured restart instead.
    /// Default false.
    pub tracks_restarts: bool,
    /// `restart.time-tracking.limit`: longest restart to expect when measured, in ms.
    /// Default 15 min.
    pub tracked_restart_limit_ms: i64,
    /// `backlog-processing.lag-threshold`: lag in time above which a job is working off
    /// a backlog, in ms. Default 5 min.
    pub backlog_lag_ms: i64,
    /// `observed-true-processing-rate.lag-threshold`: lag in time from which the rate
    /// of a source shows its capacity, in ms. Default 30 s.
    pub observed_rate_lag_ms: i64,
    /// `observed-true-processing-rate.switch-threshold`: share by which the rate from
    /// busy time must exceed the observed one to be replaced by it, from 0. Default 0.15.
    pub observed_rate_switch: f64,
    /// `observed-true-processing-rate.min-observations`: fewest observed rates for a
    /// mean. Default 2.
    pub observed_rate_min_observations: usize,
    /// `scaling.effectiveness.detection.enabled`. Default false.
    pub blocks_ineffective: bool,
    /// `scaling.effectiveness.threshold`: least share of the expected gain, 0 to 1.
    /// Default 0.1.
    pub effectiveness_threshold: f64,
    /// `memory.gc-pressure.threshold`: share of time in garbage collection, 0 to 1.
    /// Default 1.
    pub gc_pressure_threshold: f64,
    /// `memory.heap-usage.threshold`: share of the heap in use, 0 to 1. Default 1.
    pub heap_usage_threshold: f64,
    /// `history.max.count`: past scalings kept for each vertex, from 1. Default 3.
    pub history_count: usize,
    /// `history.max.age`, in ms. Default 24 h.
    pub history_age_ms: i64,
    /// How the parallelism is aligned. Default EVENLY_SPREAD of the older option.
    pub alignment: Alignment,
    /// `observed-scalability.enabled`: corrects the factor by how well past scalings
    /// worked. Default false.
    pub corrects_by_scalability: bool,
    /// `observed-scalability.min-observations`: fewest past scalings. Default 3.
    pub scalability_min_observations: usize,
    /// `observed-scalability.coefficient-min`, 0.01 to 1. Default 0.5.
    pub scalability_coefficient_min: f64,
    /// `scaling.enabled`: false only reports. Default true.
    pub scaling_enabled: bool,
}

impl Options {
    /// Returns the defaults of `release`. The values are those of 1.15.0 for each: of
    /// the releases here only the alignment of the main branch has another default.
    pub fn defaults_of(release: OperatorRelease) -> Self {
        Self {
            release,
            metrics_window_ms: 15 * MINUTE_MS,
            stabilization_ms: 5 * MINUTE_MS,
            busy_time: BusyTimeAggregator::default(),
            utilisation_target: 0.7,
            utilisation_max: None,
            utilisation_min: None,
            utilisation_boundary: 0.3,
            scale_down_interval_ms: HOUR_MS,
            scale_down_max_factor: 0.6,
            scale_up_max_factor: 100_000.0,
            min_parallelism: 1,
            max_parallelism: 200,
            catch_up_ms: 30 * MINUTE_MS,
            restart_ms: 5 * MINUTE_MS,
            tracks_restarts: false,
            tracked_restart_limit_ms: 15 * MINUTE_MS,
            backlog_lag_ms: 5 * MINUTE_MS,
            observed_rate_lag_ms: 30 * SECOND_MS,
            observed_rate_switch: 0.15,
            observed_rate_min_observations: 2,
            blocks_ineffective: false,
            effectiveness_threshold: 0.1,
            gc_pressure_threshold: 1.0,
            heap_usage_threshold: 1.0,
            history_count: 3,
            history_age_ms: 24 * HOUR_MS,
            alignment: Alignment::of(release, None, None),
            corrects_by_scalability: false,
            scalability_min_observations: 3,
            scalability_coefficient_min: 0.5,
            scaling_enabled: true,
        }
    }

    /// Returns the load above which a vertex is too small, without a backlog.
    pub fn highest_utilisation(&self) -> f64 {
        self.utilisation_max
            .unwrap_or(self.utilisation_target + self.utilisation_boundary)
    }

    /// Returns the load below which a vertex is too large, without a backlog.
    pub fn lowest_utilisation(&self) -> f64 {
        self.utilisation_min
            .unwrap_or(self.utilisation_target - self.utilisation_boundary)
    }

    /// Returns the time in which a backlog is to be worked off, in whole seconds;
    /// `None` when it is ignored.
    pub fn catch_up_s(&self) -> Option<f64> {
        let seconds = whole_seconds(self.catch_up_ms);
        (seconds != 0.0).then_some(seconds)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::defaults_of(OperatorRelease::default())
    }
}
