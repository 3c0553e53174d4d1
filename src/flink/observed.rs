//! What Flink and Kafka report of a job, for the autoscalers that do not look at CPU.

use super::parallelism::{operator_capacity_per_s, slot_capacity_per_s};
use crate::settings::Settings;

/// What is reported of a job at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ObservedJob {
    /// Records behind the offsets that the job committed at its last checkpoint: Kafka
    /// knows of no later position. A job that keeps up shows up to one checkpoint
    /// interval of its load.
    pub(crate) committed_lag: f64,
    /// What the tasks report; `None` while none runs.
    pub(crate) running: Option<RunningJob>,
}

/// What the tasks of a running job report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RunningJob {
    /// When the job last switched to running, in seconds.
    pub(crate) since_s: f64,
    /// Subtasks of the operator that does the work.
    pub(crate) parallelism: u32,
    /// Records processed per second now.
    pub(crate) processed_per_s: f64,
    /// Records processed since the job runs.
    pub(crate) processed: f64,
    /// Records that wait to be read (`pendingRecords`).
    pub(crate) pending: f64,
    /// The busy share of the busiest subtask of the operator, 0 to 1.
    pub(crate) busy_max: f64,
    /// The mean busy share of its subtasks, 0 to 1.
    pub(crate) busy_mean: f64,
    /// Summed busy time of its subtasks since the job runs, in seconds.
    pub(crate) busy_total_s: f64,
    /// The busy share of the source, 0 to 1; 0 when nothing limits it.
    pub(crate) source_busy: f64,
}

impl RunningJob {
    /// Computes the busy shares of a job that processes `processed_per_s` records per
    /// second at `parallelism`, and has processed `processed` since it runs.
    pub(super) fn new(
        settings: &Settings,
        since_s: f64,
        parallelism: u32,
        processed_per_s: f64,
        processed: f64,
        pending: f64,
    ) -> Self {
        let slot_per_s = slot_capacity_per_s(settings);
        let share = |rate: f64, most: f64| (rate / most).min(1.0);
        Self {
            since_s,
            parallelism,
            processed_per_s,
            processed,
            pending,
            busy_max: share(
                processed_per_s,
                operator_capacity_per_s(settings, parallelism),
            ),
            busy_mean: share(processed_per_s, slot_per_s * f64::from(parallelism)),
            busy_total_s: processed / slot_per_s,
            source_busy: settings
                .source_capacity_per_s
                .map_or(0.0, |most| share(processed_per_s, most)),
        }
    }
}
