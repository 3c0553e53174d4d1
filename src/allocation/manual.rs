//! The manual fleet: an operator or a timetable stops the job with a savepoint
//! and restores it on other TaskManagers.

use super::workers_for;
use super::{Event, EventKind, Run};
use crate::flink::{Job, JobScale, SavepointCost};
use crate::settings::Settings;
use crate::timeline::Steps;
use crate::workload::Workload;

/// One manual rescale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rescaling {
    /// The time at which the job is stopped, in seconds from the start.
    pub at_s: f64,
    /// The TaskManagers it is restored on.
    pub task_managers: u32,
}

/// Runs the workload on a fleet whose operator checks the load every
/// `operator_interval_s` and acts `operator_reaction_s` later.
///
/// The operator rescales only when the load exceeds what the fleet is planned
/// for, or when half of the fleet could carry it. The new fleet is what the load
/// needs and `operator_headroom_pct` more.
pub fn manual(settings: &Settings, workload: &Workload) -> Run {
    let planned = settings.planned_rate_per_s();
    let headroom = 1.0 + settings.operator_headroom_pct / 100.0;
    let needed = |t_s: f64| workload.rate.at(t_s) / planned;
    let wanted = |t_s: f64| workers_for(settings, needed(t_s) * headroom);
    let mut fleet = Manual::new(settings, workload, wanted(0.0));
    let mut check_s = settings.operator_interval_s;
    while check_s < workload.span_s() {
        let (count, load) = (fleet.task_managers, needed(check_s));
        let short = load > f64::from(count);
        let idle = wanted(check_s) * 2 <= count;
        let act_s = check_s + settings.operator_reaction_s;
        if (short || idle) && wanted(check_s) != count {
            fleet.rescale(Rescaling {
                at_s: act_s,
                task_managers: wanted(check_s),
            });
        }
        // The next check is after the end of the last rescale.
        check_s += settings.operator_interval_s;
        while check_s <= fleet.now_s {
            check_s += settings.operator_interval_s;
        }
    }
    fleet.into_run()
}

/// Runs the workload on `task_managers` that are rescaled by a timetable. A
/// rescale that falls into an outage is done when the outage is over.
pub fn manual_at(
    settings: &Settings,
    workload: &Workload,
    task_managers: u32,
    timetable: &[Rescaling],
) -> Run {
    let mut fleet = Manual::new(settings, workload, task_managers);
    for rescaling in timetable {
        fleet.rescale(*rescaling);
    }
    fleet.into_run()
}

struct Manual<'a> {
    settings: &'a Settings,
    arrivals: Vec<(f64, f64, f64)>,
    /// The index of the span of the arrivals that contains `now_s`.
    span_index: usize,
    span_s: f64,
    now_s: f64,
    task_managers: u32,
    job: Job,
    paid: Steps,
    registered: Steps,
    events: Vec<Event>,
    rescales: u32,
}

impl<'a> Manual<'a> {
    fn new(settings: &'a Settings, workload: &Workload, task_managers: u32) -> Self {
        let span_s = workload.span_s();
        let count = Steps::new(f64::from(task_managers), span_s);
        Self {
            settings,
            arrivals: workload.arrivals().spans().collect(),
            span_index: 0,
            span_s,
            now_s: 0.0,
            task_managers,
            job: Job::new(settings, span_s, JobScale::on(settings, task_managers)),
            paid: count.clone(),
            registered: count,
            events: Vec::new(),
            rescales: 0,
        }
    }

    /// Runs the job up to `to_s` seconds, or to the end.
    fn advance(&mut self, to_s: f64) {
        let to_s = to_s.min(self.span_s);
        while self.now_s < to_s {
            let Some(&(_, end_s, rate)) = self.arrivals.get(self.span_index) else {
                return;
            };
            let until_s = end_s.min(to_s);
            self.job.advance(until_s, rate);
            self.now_s = until_s;
            if end_s <= to_s {
                self.span_index += 1;
            }
            if let Some(t_s) = self.job.take_caught_up() {
                let kind = EventKind::CaughtUp;
                self.events.push(Event { t_s, kind });
            }
        }
    }

    fn note(&mut self, kind: EventKind) {
        let t_s = self.now_s;
        self.events.push(Event { t_s, kind });
    }

    fn is_over(&self) -> bool {
        self.now_s >= self.span_s
    }

    fn rescale(&mut self, rescaling: Rescaling) {
        self.advance(rescaling.at_s);
        if self.is_over() {
            return;
        }
        let (from, to) = (self.task_managers, rescaling.task_managers);
        let cost = SavepointCost::new(self.settings, from, to);
        let begun_s = self.now_s;
        self.note(EventKind::SavepointBegun { from, to });
        self.job.stop_with_savepoint();
        self.advance(begun_s + cost.save_s);
        if self.is_over() {
            return;
        }
        self.note(EventKind::SavepointDone);
        // The old TaskManagers stop with the old job.
        self.task_managers = to;
        self.paid.push(self.now_s, f64::from(to));
        self.registered.push(self.now_s, 0.0);
        self.note(EventKind::Requested { count: to });
        self.advance(begun_s + cost.save_s + cost.allocate_s);
        if self.is_over() {
            return;
        }
        self.registered.push(self.now_s, f64::from(to));
        self.note(EventKind::Registered { count: to });
        if cost.restore_s > 0.0 {
            self.advance(begun_s + cost.save_s + cost.allocate_s + cost.deploy_s);
            if self.is_over() {
                return;
            }
            self.note(EventKind::Restoring);
        }
        self.advance(begun_s + cost.outage_s());
        if self.is_over() {
            return;
        }
        let scale = JobScale::on(self.settings, to);
        self.job.restore(scale, self.settings.checkpoint_interval_s);
        self.rescales += 1;
        self.note(EventKind::Restored {
            task_managers: scale.task_managers,
            backlog: self.job.backlog(),
        });
    }

    fn into_run(mut self) -> Run {
        self.advance(self.span_s);
        let job = self.job.into_history();
        Run::new(job, self.paid, self.registered, self.events, self.rescales)
    }
}
