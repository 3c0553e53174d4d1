//! The reactive fleet: an autoscaler adds and removes TaskManagers, and the
//! job uses every slot it can get.

use super::cluster::{Cluster, Worker, earlier};
use super::{EventKind, Run};
use crate::autoscaler::{AutoscalerDriver, CpuMetrics, ObservedFleet, PodCpu, PodMeter};
use crate::autoscaler::{Decision, Evaluation, ScalingReason, SteadyPods, WarmingPod};
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

/// Returns the evaluations of the autoscaler during [`reactive`], in order of
/// time.
///
/// Evaluations that could change nothing are not made, and one that decides the
/// same as the one before is left out: a decision holds until the next.
pub fn evaluations(settings: &Settings, workload: &Workload) -> Vec<Evaluation> {
    let mut reactive = Reactive::new(settings, workload);
    reactive.evaluations = Some(Vec::new());
    reactive.run(workload);
    reactive.evaluations.unwrap_or_default()
}

struct Reactive<'a> {
    cluster: Cluster<'a>,
    metrics: CpuMetrics,
    /// Records per TaskManager of the job at the last measurement.
    measured_work: f64,
    autoscaler: AutoscalerDriver,
    /// The evaluations, if they are recorded.
    evaluations: Option<Vec<Evaluation>>,
}

impl<'a> Reactive<'a> {
    fn new(settings: &'a Settings, workload: &Workload) -> Self {
        let first_rate = super::first_rate_per_s(workload);
        let autoscaler = AutoscalerDriver::new(
            settings,
            workload.calendar,
            super::workers_at_first(settings, workload),
        );
        let count = autoscaler.wanted();
        // Before time begins the load was what it is at the beginning.
        let per_worker = (first_rate / f64::from(count)).min(settings.worker_capacity_per_s());
        let metrics = CpuMetrics::new(settings, |window_s| {
            TaskManager::cpu_registered_s(settings, window_s, per_worker * window_s)
        });
        let worker = || Worker {
            task_manager: TaskManager::long_running(),
            meter: PodMeter::with_full_window(),
        };
        let mut cluster = Cluster::new(
            settings,
            workload.span_s(),
            super::heartbeats_from_s(settings),
            (0..count).map(|_| worker()).collect(),
        );
        if let Some(parallelism) = autoscaler.parallelism() {
            cluster.fix_parallelism(parallelism);
        }
        Self {
            cluster,
            measured_work: per_worker * metrics.last_scrape_s(),
            metrics,
            autoscaler,
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
        let observed_s = earlier(self.metrics.next_scrape_s(), self.autoscaler.next_sync_s());
        earlier(observed_s, self.cluster.next_change_s())
    }

    /// Does everything that is due now.
    fn change(&mut self) {
        let now_s = self.cluster.now_s;
        if self.autoscaler.next_sync_s() <= now_s {
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

    /// Measures the CPU use of every TaskManager.
    fn scrape(&mut self) {
        let cluster = &mut self.cluster;
        let (settings, now_s) = (cluster.settings, cluster.now_s);
        let (work, then_s) = (
            cluster.job.work_per_task_manager,
            self.metrics.last_scrape_s(),
        );
        let steady_cpu_s =
            TaskManager::cpu_registered_s(settings, now_s - then_s, work - self.measured_work);
        let others = cluster.fleet.unmeasured_mut();
        let started =
            others.filter(|w| w.task_manager.is_alive() && w.task_manager.ready_s < now_s);
        self.metrics.scrape(
            now_s,
            steady_cpu_s,
            started.map(|w| {
                let tm = &w.task_manager;
                let cpu = PodCpu {
                    ready_s: tm.ready_s,
                    used_s: tm.cpu_s(settings, now_s, work),
                    worked_whole_window: tm.is_registered() && tm.in_job_since(then_s),
                };
                (cpu, &mut w.meter)
            }),
        );
        self.measured_work = work;
        cluster.fleet.note_measured();
        let all_steady = cluster.fleet.is_all_measured();
        let steady = self.steady_pods();
        self.autoscaler.on_cpu_measured(now_s, steady, all_steady);
    }

    fn steady_pods(&self) -> SteadyPods {
        SteadyPods {
            count: self.cluster.fleet.measured_alive(),
            cpu: self.metrics.steady(),
        }
    }

    /// Takes note that TaskManagers came or went.
    fn workers_changed(&mut self) {
        self.cluster.fleet.note_measured();
        self.autoscaler.on_pods_changed(self.cluster.now_s);
    }

    /// Evaluates the fleet and does what the autoscaler decides.
    fn sync(&mut self) {
        if self.metrics.is_measured_at_sync() {
            self.cluster.run_job();
            self.scrape();
        }
        let job = self.autoscaler.observes_job().then(|| {
            self.cluster.run_job();
            self.cluster.observe_job()
        });
        let steady = self.steady_pods();
        let others = self.cluster.fleet.unmeasured();
        let warming = others
            .filter(|w| w.task_manager.is_alive())
            .map(|w| WarmingPod {
                created_s: w.task_manager.created_s,
                ready_s: w.task_manager.ready_s,
                cpu: w.meter.sample(),
            });
        let from = self.autoscaler.wanted();
        let now_s = self.cluster.now_s;
        let fleet = ObservedFleet {
            steady,
            warming,
            job,
        };
        let Some(decision) = self.autoscaler.sync(now_s, fleet) else {
            return;
        };
        self.record(now_s, decision);
        if !decision.is_change() {
            return;
        }
        let to = decision.wanted;
        self.cluster.run_job();
        self.cluster.note(EventKind::Scaled {
            from,
            to,
            decision: Box::new(decision),
        });
        if let Some(parallelism) = decision.parallelism {
            let by = self.cluster.settings.rescales_by();
            self.cluster.change_parallelism(parallelism.to, by);
        } else if to > from {
            self.cluster.add(to - from);
        } else {
            self.cluster.remove(from - to, Removal::Stop);
        }
        self.workers_changed();
    }

    /// Records the decision unless it repeats the one before.
    fn record(&mut self, t_s: f64, decision: Decision<ScalingReason>) {
        if let Some(evaluations) = &mut self.evaluations
            && evaluations
                .last()
                .is_none_or(|last| last.decision != decision)
        {
            evaluations.push(Evaluation { t_s, decision });
        }
    }
}
