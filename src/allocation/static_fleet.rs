//! The static fleet: the same TaskManagers from start to end.

use super::Run;
use crate::flink::{Job, JobScale};
use crate::settings::Settings;
use crate::timeline::Steps;
use crate::workload::Workload;

/// Runs the workload on `settings.static_workers` TaskManagers that never
/// change; the job never restarts.
pub fn static_fleet(settings: &Settings, workload: &Workload) -> Run {
    let count = settings.static_workers;
    let span_s = workload.span_s();
    let mut job = Job::new(settings, span_s, JobScale::on(settings, count));
    for (_, end_s, rate) in workload.arrivals().spans() {
        job.advance(end_s, rate);
    }
    let workers = Steps::new(f64::from(count), span_s);
    let registered = workers.clone();
    Run::new(job.into_history(), workers, registered, Vec::new(), 0)
}
