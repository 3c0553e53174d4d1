//! The static fleet: the same TaskManagers all the time.

use crate::flink::{Footing, Job};
use crate::settings::Settings;
use crate::simulation::{Run, Steps, Totals};
use crate::workload::Workload;

/// Runs the workload on `settings.static_workers` TaskManagers that never
/// change, so the job never restarts.
pub fn fixed(settings: &Settings, workload: &Workload) -> Run {
    let count = settings.static_workers;
    let span_s = workload.span_s();
    let mut job = Job::new(settings, span_s, Footing::on(settings, count));
    for (_, end_s, rate) in workload.arrivals().spans() {
        job.advance(end_s, rate);
    }
    let workers = Steps::new(f64::from(count), span_s);
    Run {
        registered: workers.clone(),
        workers,
        totals: Totals {
            arrived: job.arrived(),
            backlog: job.backlog(),
            reprocessed: job.reprocessed,
            down_s: job.down_s,
            rescales: 0,
        },
        running: job.running_task_managers,
        parallelism: job.parallelism,
        processed_per_s: job.processed_per_s,
        backlog: job.backlog_line,
        events: Vec::new(),
    }
}
