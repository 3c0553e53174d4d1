//! The reactive fleet: an autoscaler adds and removes TaskManagers, and the
//! job always uses all it can get.

use crate::autoscaler::{Crowd, Fleet, MetricsServer, Newcomer, PodMeter};
use crate::flink::{Job, RestartCause, Scheduler, TaskManager, TaskManagerState, loss_noticed_s};
use crate::settings::Settings;
use crate::simulation::{Event, EventKind, Run, Steps, Totals};
use crate::workload::{Workload, uniform};

const HEARTBEAT_STREAM: u64 = 12;

/// Runs the workload under the autoscaler of the settings, with the restarts,
/// outages and rewinds that every change of TaskManagers brings.
pub fn reactive(settings: &Settings, workload: &Workload) -> Run {
    let mut cluster = Cluster::new(settings, workload);
    for (_, arrivals_end_s, rate) in workload.arrivals().spans() {
        cluster.arrival_per_s = rate;
        loop {
            let next_s = cluster.next_change_s();
            if next_s >= arrivals_end_s {
                break;
            }
            cluster.now_s = next_s;
            cluster.change();
        }
        cluster.now_s = arrivals_end_s;
        cluster.run_job();
    }
    cluster.into_run()
}

/// Of two times the earlier one. `f64::min` minds NaN and costs a call.
fn earlier(a_s: f64, b_s: f64) -> f64 {
    if b_s < a_s { b_s } else { a_s }
}

struct Worker {
    task_manager: TaskManager,
    meter: PodMeter,
}

struct Cluster<'a> {
    settings: &'a Settings,
    now_s: f64,
    arrival_per_s: f64,
    /// Runs behind `now_s` while nobody needs to know how far it is: most looks
    /// of the autoscaler neither see nor change it.
    job: Job,
    scheduler: Scheduler,
    workers: Vec<Worker>,
    /// When the next TaskManager registers or is declared lost.
    next_worker_change_s: f64,
    heartbeat_phase_s: f64,
    metrics: MetricsServer,
    fleet: Fleet,
    /// So many of the first workers have settled, and so many of these live.
    settled: usize,
    settled_alive: u32,
    ordered: u64,
    paid: Steps,
    registered: Steps,
    events: Vec<Event>,
    rescales: u32,
}

impl<'a> Cluster<'a> {
    fn new(settings: &'a Settings, workload: &Workload) -> Self {
        let span_s = workload.span_s();
        let planned = super::planned_rate_per_s(settings);
        let first_rate = workload.rate.values().first().copied().unwrap_or(0.0);
        let count = ((first_rate / planned).ceil() as u32)
            .clamp(settings.min_workers, settings.max_workers);
        let heartbeat = uniform(settings.seed, HEARTBEAT_STREAM, 0);
        // Before time begins the load was what it is at the beginning.
        let per_worker = (first_rate / f64::from(count)).min(settings.capacity_per_s);
        let metrics = MetricsServer::new(settings, per_worker);
        let task_manager = TaskManager::veteran();
        let meter = PodMeter::of_veteran();
        Self {
            settings,
            now_s: 0.0,
            arrival_per_s: first_rate,
            job: Job::new(
                settings,
                span_s,
                count,
                f64::from(count) * settings.capacity_per_s,
            ),
            scheduler: Scheduler::Executing,
            workers: (0..count)
                .map(|_| Worker {
                    task_manager,
                    meter,
                })
                .collect(),
            next_worker_change_s: f64::INFINITY,
            heartbeat_phase_s: settings.heartbeat_interval_s * heartbeat,
            metrics,
            fleet: Fleet::new(settings, count),
            settled: count as usize,
            settled_alive: count,
            ordered: 0,
            paid: Steps::new(f64::from(count), span_s),
            registered: Steps::new(f64::from(count), span_s),
            events: Vec::new(),
            rescales: 0,
        }
    }

    fn next_change_s(&self) -> f64 {
        let measured_s = earlier(self.metrics.next_scrape_s(), self.fleet.next_sync_s());
        earlier(measured_s, self.next_change_of_job_s())
    }

    fn next_change_of_job_s(&self) -> f64 {
        earlier(self.next_worker_change_s, self.scheduler.next_change_s())
    }

    /// Does everything that is due now.
    fn change(&mut self) {
        if self.fleet.next_sync_s() <= self.now_s {
            self.sync();
        }
        if earlier(self.metrics.next_scrape_s(), self.next_change_of_job_s()) > self.now_s {
            return;
        }
        self.run_job();
        if self.next_worker_change_s <= self.now_s {
            self.workers_change();
        }
        if self.scheduler.next_change_s() <= self.now_s {
            self.restore();
        }
        if self.metrics.next_scrape_s() <= self.now_s {
            self.scrape();
        }
    }

    fn note(&mut self, kind: EventKind) {
        self.events.push(Event {
            t_s: self.now_s,
            kind,
        });
    }

    fn run_job(&mut self) {
        self.job.advance(self.now_s, self.arrival_per_s);
        if let Some(t_s) = self.job.take_caught_up() {
            self.events.push(Event {
                t_s,
                kind: EventKind::CaughtUp,
            });
        }
    }

    fn count(&self, of: impl Fn(&TaskManager) -> bool) -> u32 {
        let count = self.workers.iter().filter(|w| of(&w.task_manager)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// TaskManagers register, or are declared lost.
    fn workers_change(&mut self) {
        let (now_s, work) = (self.now_s, self.job.work_per_task_manager);
        let mut joined = 0;
        for worker in &mut self.workers {
            let tm = &mut worker.task_manager;
            if tm.state == TaskManagerState::Starting && tm.registers_s <= now_s {
                tm.register(work);
                joined += 1;
            }
        }
        let before = self.workers.len();
        self.workers
            .retain(|w| w.task_manager.is_alive() || w.task_manager.next_change_s() > now_s);
        let lost = before - self.workers.len();
        for _ in 0..lost {
            self.note(EventKind::Lost);
        }
        if lost > 0 && self.count(|tm| !tm.is_alive()) == 0 {
            self.scheduler.on_lost(self.settings, now_s);
            self.note(EventKind::Restarting {
                cause: RestartCause::TaskManagersLost,
            });
        }
        for _ in 0..joined {
            self.note(EventKind::Registered);
        }
        if joined > 0 {
            let was_running = self.job.is_running();
            self.scheduler.on_registered(self.settings, now_s);
            if was_running {
                self.job.stop();
                self.note(EventKind::Restarting {
                    cause: RestartCause::TaskManagersRegistered,
                });
            }
        }
        self.recount();
    }

    /// The restart is done: the job runs on what is registered now.
    fn restore(&mut self) {
        let count = self.count(TaskManager::is_registered);
        if count == 0 {
            self.scheduler = Scheduler::WaitingForResources;
            return;
        }
        self.scheduler = Scheduler::Executing;
        self.job
            .restore(count, f64::from(count) * self.settings.capacity_per_s);
        self.rescales += 1;
        self.note(EventKind::Restored {
            task_managers: count,
            backlog: self.job.backlog(),
        });
    }

    /// The CPU use of every TaskManager is measured.
    fn scrape(&mut self) {
        let others = self.workers.iter_mut().skip(self.settled);
        self.metrics.scrape(
            self.settings,
            self.now_s,
            self.job.work_per_task_manager,
            others.map(|w| (&w.task_manager, &mut w.meter)),
        );
        while let Some(worker) = self.workers.get(self.settled)
            && worker.meter.is_settled()
        {
            self.settled += 1;
            self.settled_alive += u32::from(worker.task_manager.is_alive());
        }
        self.fleet.inputs_changed(self.now_s);
    }

    /// Those that settled one after another make a crowd, which is measured and
    /// judged at the cost of one.
    fn count_settled(&mut self) {
        let settled = self.workers.iter().take_while(|w| w.meter.is_settled());
        let (mut all, mut alive) = (0, 0);
        for worker in settled {
            all += 1;
            alive += u32::from(worker.task_manager.is_alive());
        }
        self.settled = all;
        self.settled_alive = alive;
    }

    /// The autoscaler looks, decides, and the fleet follows.
    fn sync(&mut self) {
        if self.metrics.is_read_at_once() {
            self.run_job();
            self.scrape();
        }
        let crowd = Crowd {
            count: self.settled_alive,
            reading: self.metrics.settled(),
        };
        let others = self.workers.iter().skip(self.settled);
        let newcomers = others
            .filter(|w| w.task_manager.is_alive())
            .map(|w| Newcomer {
                created_s: w.task_manager.created_s,
                ready_s: w.task_manager.ready_s,
                reading: w.meter.reading(),
            });
        let from = self.fleet.wanted();
        let Some(decision) = self.fleet.sync(self.now_s, crowd, newcomers) else {
            return;
        };
        let to = decision.wanted;
        self.run_job();
        self.note(EventKind::Scaled { from, to, decision });
        if to > from {
            self.add(to - from);
        } else {
            self.remove(from - to);
        }
        self.paid.push(self.now_s, f64::from(to));
        self.recount();
    }

    fn add(&mut self, count: u32) {
        for _ in 0..count {
            self.ordered += 1;
            self.workers.push(Worker {
                task_manager: TaskManager::ordered(self.settings, self.now_s, self.ordered),
                meter: PodMeter::default(),
            });
        }
    }

    /// The youngest go first, as a ReplicaSet has it.
    fn remove(&mut self, count: u32) {
        let mut left = count;
        let mut of_the_job = 0;
        let mut noticed_s = self.now_s;
        for worker in self.workers.iter_mut().rev() {
            let tm = &mut worker.task_manager;
            if left == 0 || !tm.is_alive() {
                continue;
            }
            left -= 1;
            if tm.is_registered() {
                of_the_job += 1;
                noticed_s = loss_noticed_s(self.settings, self.heartbeat_phase_s, self.now_s);
                tm.state = TaskManagerState::Gone { noticed_s };
            } else {
                // Nobody knew it yet, so nobody will miss it.
                tm.state = TaskManagerState::Gone {
                    noticed_s: f64::NEG_INFINITY,
                };
            }
        }
        self.workers
            .retain(|w| w.task_manager.next_change_s() > f64::NEG_INFINITY);
        if of_the_job > 0 {
            self.job.stop();
            self.scheduler.on_gone();
            self.note(EventKind::Removed {
                count: of_the_job,
                noticed_s,
            });
        }
    }

    /// Brings what is derived from the list of workers up to date.
    fn recount(&mut self) {
        self.next_worker_change_s = self
            .workers
            .iter()
            .map(|w| w.task_manager.next_change_s())
            .fold(f64::INFINITY, earlier);
        let known = self.count(|tm| tm.state != TaskManagerState::Starting);
        self.registered.push(self.now_s, f64::from(known));
        self.count_settled();
        self.fleet.inputs_changed(self.now_s);
    }

    fn into_run(self) -> Run {
        Run {
            totals: Totals {
                arrived: self.job.arrived(),
                backlog: self.job.backlog(),
                reprocessed: self.job.reprocessed,
                down_s: self.job.down_s,
                rescales: self.rescales,
            },
            workers: self.paid,
            registered: self.registered,
            running: self.job.running_task_managers,
            processed_per_s: self.job.processed_per_s,
            backlog: self.job.backlog_line,
            events: self.events,
        }
    }
}
