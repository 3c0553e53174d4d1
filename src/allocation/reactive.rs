//! The reactive fleet: an autoscaler adds and removes TaskManagers, and the
//! job always uses all it can get.

use super::cluster::{Cluster, Worker, earlier};
use super::{EventKind, Run};
use crate::autoscaler::{AutoscalerDriver, MetricsServer, PodMeter, SteadyPods, WarmingPod};
use crate::autoscaler::{Decision, Evaluation, ScalingReason};
use crate::flink::{Removal, TaskManager};
use crate::settings::Settings;
use crate::workload::Workload;

/// Runs the workload under the autoscaler of the settings, with the restarts,
/// outages and rewinds that every change of TaskManagers brings.
pub fn reactive(settings: &Settings, workload: &Workload) -> Run {
    let mut reactive = Reactive::new(settings, workload);
    reactive.run(workload);
    reactive.cluster.into_run()
}

/// What the autoscaler thought during [`reactive`]: its evaluations in order of time.
///
/// Looks that could change nothing are not taken, and one that decides the same
/// as the one before is left out: what a look decided holds until the next.
pub fn evaluations(settings: &Settings, workload: &Workload) -> Vec<Evaluation> {
    let mut reactive = Reactive::new(settings, workload);
    reactive.evaluations = Some(Vec::new());
    reactive.run(workload);
    reactive.evaluations.unwrap_or_default()
}

struct Reactive<'a> {
    cluster: Cluster<'a>,
    metrics: MetricsServer,
    fleet: AutoscalerDriver,
    /// So many of the first workers have settled, and so many of these live.
    settled: usize,
    settled_alive: u32,
    /// What the autoscaler thinks, if anybody wants to know.
    evaluations: Option<Vec<Evaluation>>,
}

impl<'a> Reactive<'a> {
    fn new(settings: &'a Settings, workload: &Workload) -> Self {
        let first_rate = super::first_rate_per_s(workload);
        let count = super::workers_at_first(settings, workload);
        // Before time begins the load was what it is at the beginning.
        let per_worker = (first_rate / f64::from(count)).min(settings.capacity_per_s);
        let worker = || Worker {
            task_manager: TaskManager::veteran(),
            meter: PodMeter::of_veteran(),
        };
        Self {
            cluster: Cluster::new(
                settings,
                workload.span_s(),
                super::heartbeats_from_s(settings),
                (0..count).map(|_| worker()).collect(),
            ),
            metrics: MetricsServer::new(settings, per_worker),
            fleet: AutoscalerDriver::new(settings, count),
            settled: count as usize,
            settled_alive: count,
            evaluations: None,
        }
    }

    fn run(&mut self, workload: &Workload) {
        for (_, arrivals_end_s, rate) in workload.arrivals().spans() {
            self.cluster.arrival_per_s = rate;
            loop {
                let next_s = self.next_change_s();
                if next_s >= arrivals_end_s {
                    break;
                }
                self.cluster.now_s = next_s;
                self.change();
            }
            self.cluster.now_s = arrivals_end_s;
            self.cluster.run_job();
        }
    }

    fn next_change_s(&self) -> f64 {
        let measured_s = earlier(self.metrics.next_scrape_s(), self.fleet.next_sync_s());
        earlier(measured_s, self.cluster.next_change_s())
    }

    /// Does everything that is due now.
    fn change(&mut self) {
        let now_s = self.cluster.now_s;
        if self.fleet.next_sync_s() <= now_s {
            self.sync();
        }
        if self.cluster.next_change_s() <= now_s && self.cluster.change() {
            self.workers_changed();
        }
        if self.metrics.next_scrape_s() <= now_s {
            self.cluster.run_job();
            self.scrape();
        }
    }

    /// The CPU use of every TaskManager is measured.
    fn scrape(&mut self) {
        let cluster = &mut self.cluster;
        let others = cluster.workers.iter_mut().skip(self.settled);
        self.metrics.scrape(
            cluster.settings,
            cluster.now_s,
            cluster.job.work_per_task_manager,
            others.map(|w| (&w.task_manager, &mut w.meter)),
        );
        while let Some(worker) = cluster.workers.get(self.settled)
            && worker.meter.is_settled()
        {
            self.settled += 1;
            self.settled_alive += u32::from(worker.task_manager.is_alive());
        }
        let all = self.settled == cluster.workers.len();
        let now_s = cluster.now_s;
        let crowd = self.crowd();
        self.fleet.measured(now_s, crowd, all);
    }

    fn crowd(&self) -> SteadyPods {
        SteadyPods {
            count: self.settled_alive,
            reading: self.metrics.settled(),
        }
    }

    /// TaskManagers came or went. Those that settled one after another make a
    /// crowd, which is measured and judged at the cost of one.
    fn workers_changed(&mut self) {
        let workers = self.cluster.workers.iter();
        let (mut all, mut alive) = (0, 0);
        for worker in workers.take_while(|w| w.meter.is_settled()) {
            all += 1;
            alive += u32::from(worker.task_manager.is_alive());
        }
        self.settled = all;
        self.settled_alive = alive;
        self.fleet.inputs_changed(self.cluster.now_s);
    }

    /// The autoscaler evaluations, decides, and the fleet follows.
    fn sync(&mut self) {
        if self.metrics.is_read_at_once() {
            self.cluster.run_job();
            self.scrape();
        }
        let crowd = self.crowd();
        let others = self.cluster.workers.iter().skip(self.settled);
        let newcomers = others
            .filter(|w| w.task_manager.is_alive())
            .map(|w| WarmingPod {
                created_s: w.task_manager.created_s,
                ready_s: w.task_manager.ready_s,
                reading: w.meter.reading(),
            });
        let from = self.fleet.wanted();
        let now_s = self.cluster.now_s;
        let decision = self.fleet.sync(now_s, crowd, newcomers);
        self.note_look(now_s, decision);
        if !decision.is_change() {
            return;
        }
        let to = decision.wanted;
        self.cluster.run_job();
        self.cluster.note(EventKind::Scaled { from, to, decision });
        if to > from {
            self.cluster.add(to - from);
        } else {
            self.cluster.remove(from - to, Removal::Stop);
        }
        self.workers_changed();
    }

    fn note_look(&mut self, t_s: f64, decision: Decision<ScalingReason>) {
        if let Some(evaluations) = &mut self.evaluations
            && evaluations
                .last()
                .is_none_or(|last| last.decision != decision)
        {
            evaluations.push(Evaluation { t_s, decision });
        }
    }
}
