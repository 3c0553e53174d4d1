//! The reactive fleet: an autoscaler adds and removes TaskManagers, and the
//! job always uses all it can get.

use super::cluster::{Cluster, Worker};
use crate::autoscaler::{Fleet, MetricsServer, PodMeter};
use crate::flink::{Removal, TaskManager};
use crate::settings::Settings;
use crate::simulation::{EventKind, Run};
use crate::workload::{Workload, uniform};

const HEARTBEAT_STREAM: u64 = 12;

/// Runs the workload under the autoscaler of the settings, with the restarts,
/// outages and rewinds that every change of TaskManagers brings.
pub fn reactive(settings: &Settings, workload: &Workload) -> Run {
    let mut reactive = Reactive::new(settings, workload);
    for (_, arrivals_end_s, rate) in workload.arrivals().spans() {
        reactive.cluster.arrival_per_s = rate;
        loop {
            let next_s = reactive.next_change_s();
            if next_s >= arrivals_end_s {
                break;
            }
            reactive.cluster.now_s = next_s;
            reactive.change();
        }
        reactive.cluster.now_s = arrivals_end_s;
        reactive.cluster.run_job();
    }
    reactive.cluster.into_run()
}

struct Reactive<'a> {
    cluster: Cluster<'a>,
    metrics: MetricsServer,
    fleet: Fleet,
}

impl<'a> Reactive<'a> {
    fn new(settings: &'a Settings, workload: &Workload) -> Self {
        let planned = super::planned_rate_per_s(settings);
        let first_rate = workload.rate.values().first().copied().unwrap_or(0.0);
        let count = super::workers_for(settings, first_rate / planned);
        let heartbeat = uniform(settings.seed, HEARTBEAT_STREAM, 0);
        // Before time begins the load was what it is at the beginning.
        let per_worker = (first_rate / f64::from(count)).min(settings.capacity_per_s);
        let metrics = MetricsServer::new(settings);
        let task_manager = TaskManager::veteran();
        let meter = PodMeter::of_veteran(&metrics, settings, |t_s| {
            task_manager.cpu_s(settings, t_s, per_worker * t_s)
        });
        let workers = (0..count)
            .map(|_| Worker {
                task_manager,
                meter,
            })
            .collect();
        Self {
            cluster: Cluster::new(
                settings,
                workload.span_s(),
                settings.heartbeat_interval_s * heartbeat,
                workers,
            ),
            metrics,
            fleet: Fleet::new(settings, count),
        }
    }

    fn next_change_s(&self) -> f64 {
        self.cluster
            .next_change_s()
            .min(self.metrics.next_scrape_s())
            .min(self.fleet.next_sync_s())
    }

    /// Does everything that is due now.
    fn change(&mut self) {
        let now_s = self.cluster.now_s;
        if self.fleet.next_sync_s() <= now_s {
            self.sync();
        }
        if self.cluster.next_change_s() <= now_s {
            self.cluster.change();
            self.fleet.inputs_changed();
        }
        if self.metrics.next_scrape_s() <= now_s {
            self.scrape();
        }
    }

    /// The CPU use of every pod is measured.
    fn scrape(&mut self) {
        self.cluster.run_job();
        let cluster = &mut self.cluster;
        let (now_s, work) = (cluster.now_s, cluster.job.work_per_task_manager);
        for worker in &mut cluster.workers {
            if worker.task_manager.is_alive() && worker.task_manager.ready_s < now_s {
                let cpu_s = worker.task_manager.cpu_s(cluster.settings, now_s, work);
                worker.meter.record(now_s, cpu_s);
            }
        }
        self.metrics.schedule_next(cluster.settings);
        self.fleet.inputs_changed();
    }

    /// The autoscaler looks, decides, and the fleet follows.
    fn sync(&mut self) {
        let (settings, now_s) = (self.cluster.settings, self.cluster.now_s);
        let workers = self.cluster.workers.iter();
        let pods = workers
            .filter(|w| w.task_manager.is_alive())
            .map(|w| w.meter.pod(settings, &w.task_manager, now_s));
        let from = self.fleet.wanted();
        let Some(decision) = self.fleet.sync(now_s, pods) else {
            return;
        };
        let to = decision.wanted;
        self.cluster.run_job();
        self.cluster.note(EventKind::Scaled { from, to, decision });
        if to > from {
            self.cluster.add(to - from);
        } else {
            self.cluster.remove(from - to, Removal::Stop);
        }
        self.fleet.inputs_changed();
    }
}
