//! One sample of one vertex, from what the job reports.
//!
//! Source: class `ScalingMetrics`, functions `computeLoadMetrics`, `computeLagMetrics`
//! and `computeDataRateMetrics`.

use super::arithmetic::{at_least_zero, round_metric, whole_seconds};
use super::options::{BusyTimeAggregator, Options};

/// What the job reports of one vertex; `None` is a metric that is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Report {
    /// `busyTimeMsPerSecond` of the busiest subtask, 0 to 1000.
    pub busy_max_ms_per_s: Option<f64>,
    /// `busyTimeMsPerSecond` as mean over the subtasks, 0 to 1000.
    pub busy_avg_ms_per_s: Option<f64>,
    /// `busyTimeMsPerSecond` of the least busy subtask, 0 to 1000.
    pub busy_min_ms_per_s: Option<f64>,
    /// `backPressuredTimeMsPerSecond` as mean over the subtasks, 0 to 1000.
    pub backpressured_ms_per_s: Option<f64>,
    /// `pendingRecords` of all subtasks of a source.
    pub pending_records: Option<f64>,
    /// `numRecordsInPerSecond` of the vertex; only the main branch uses it.
    pub records_in_per_s: Option<f64>,
    /// `numRecordsIn` of the source operator.
    pub source_records_in: Option<f64>,
    /// `numRecordsOut` of the source operator.
    pub source_records_out: Option<f64>,
    /// `numRecordsInPerSecond` of the source operator.
    pub source_records_in_per_s: Option<f64>,
    /// `numRecordsOutPerSecond` of the source operator.
    pub source_records_out_per_s: Option<f64>,
    /// Records read by the vertex since the job runs.
    pub records_in: f64,
    /// Records written by the vertex since the job runs.
    pub records_out: f64,
    /// Busy time of all subtasks since the job runs, in ms.
    pub busy_total_ms: f64,
}

/// One sample of one vertex; `None` is a value that it does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sample {
    /// Busy share of time, from 0; NaN when the job did not report it.
    pub load: Option<f64>,
    /// Busy time of all subtasks since the job runs, in ms.
    pub busy_total_ms: Option<f64>,
    /// Records read since the job runs.
    pub records_in: Option<f64>,
    /// Records written since the job runs.
    pub records_out: Option<f64>,
    /// Records that wait to be read; of sources only.
    pub lag: Option<f64>,
    /// Capacity of a source as observed while it catches up, in records/s; infinite
    /// when nothing comes in, NaN when not enough was observed.
    pub observed_rate: Option<f64>,
    /// Records read per second as the job reports it; not of sources.
    pub records_in_per_s: Option<f64>,
}

impl Sample {
    /// Returns the sample of a vertex that reports `report`. `observed_mean` is the
    /// mean of the observed rates in the window so far, NaN without enough of them.
    pub fn of(report: &Report, is_source: bool, observed_mean: f64, options: &Options) -> Self {
        let mut sample = Self {
            load: Some(load(report, options.busy_time)),
            busy_total_ms: Some(report.busy_total_ms),
            records_out: Some(report.records_out),
            ..Self::default()
        };
        if is_source {
            let lag = report.pending_records.unwrap_or(0.0);
            let read = [
                Some(report.records_in),
                report.source_records_in,
                report.source_records_out,
            ];
            let per_s = [
                report.source_records_in_per_s,
                report.source_records_out_per_s,
            ];
            sample.lag = Some(lag);
            sample.records_in = first_above_zero(&read).map(at_least_zero);
            sample.observed_rate =
                first_above_zero(&per_s)
                    .filter(|rate| !rate.is_nan())
                    .map(|rate| {
                        observed_rate(report, lag, at_least_zero(rate), options)
                            .unwrap_or(observed_mean)
                    });
        } else {
            sample.records_in = Some(at_least_zero(report.records_in));
            sample.records_in_per_s = report.records_in_per_s;
        }
        sample.rounded()
    }

    /// Rounds all values as the collector does.
    fn rounded(self) -> Self {
        let round = |value: Option<f64>| value.map(round_metric);
        Self {
            load: round(self.load),
            busy_total_ms: round(self.busy_total_ms),
            records_in: round(self.records_in),
            records_out: round(self.records_out),
            lag: round(self.lag),
            observed_rate: round(self.observed_rate),
            records_in_per_s: round(self.records_in_per_s),
        }
    }
}

fn load(report: &Report, aggregator: BusyTimeAggregator) -> f64 {
    let busy = match aggregator {
        BusyTimeAggregator::Max => report.busy_max_ms_per_s,
        BusyTimeAggregator::Avg => report.busy_avg_ms_per_s,
        BusyTimeAggregator::Min => report.busy_min_ms_per_s,
    };
    busy.filter(|busy| busy.is_finite())
        .map_or(f64::NAN, |busy| at_least_zero(busy) / 1000.0)
}

/// Returns the first value that is there and not 0, else 0 if one is there.
fn first_above_zero(values: &[Option<f64>]) -> Option<f64> {
    let known = || values.iter().flatten().copied();
    known().find(|value| *value != 0.0).or(known().next_back())
}

/// Returns the capacity that a source shows while it reads at `per_s` records/s;
/// `None` while it does not catch up.
fn observed_rate(report: &Report, lag: f64, per_s: f64, options: &Options) -> Option<f64> {
    if per_s == 0.0 {
        return Some(f64::INFINITY);
    }
    let catching_up = lag >= whole_seconds(options.observed_rate_lag_ms) * per_s;
    let backpressured = report.backpressured_ms_per_s.unwrap_or(f64::NAN);
    (catching_up && backpressured < 1000.0).then(|| per_s / (1.0 - backpressured / 1000.0))
}
