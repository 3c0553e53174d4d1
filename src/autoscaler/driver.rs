//! Drives the autoscaler of the settings and remembers the size it wants.

use super::registry::AnyAutoscaler;
use super::schedule::{Floor, FloorReason, Reason, ScheduleConfig};
use super::{CpuSample, Decision, ScalingReason};
use crate::flink::ObservedJob;
use crate::settings::Settings;
use crate::workload::Calendar;

/// One evaluation of an autoscaler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation {
    /// Seconds from the start.
    pub t_s: f64,
    /// The decision and its reason; most evaluations change nothing.
    pub decision: Decision<ScalingReason>,
}

/// TaskManagers that did their part of the job's work during the whole of the
/// last metrics window. They all use the same CPU, so one sample stands for all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SteadyPods {
    pub(crate) count: u32,
    pub(crate) cpu: CpuSample,
}

/// One TaskManager without a full metrics window, as an autoscaler sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WarmingPod {
    /// When it was requested, in seconds.
    pub(crate) created_s: f64,
    /// When its container or machine runs, in seconds.
    pub(crate) ready_s: f64,
    /// Its CPU use, once it is known.
    pub(crate) cpu: Option<CpuSample>,
}

/// The fleet and its job at an evaluation.
pub(crate) struct ObservedFleet<Warming> {
    /// The TaskManagers with a full metrics window.
    pub(crate) steady: SteadyPods,
    /// The others.
    pub(crate) warming: Warming,
    /// The job; `None` for an autoscaler that does not look at it.
    pub(crate) job: Option<ObservedJob>,
}

/// The autoscaler of a run, and the size that it wanted last.
pub(crate) struct AutoscalerDriver {
    autoscaler: AnyAutoscaler,
    /// The schedule, if it is the minimum of the autoscaler.
    floor: Option<Floor>,
    wanted: u32,
}

impl AutoscalerDriver {
    /// Returns the driver of a fleet that begins with `wanted` TaskManagers, or with
    /// more if the schedule of this calendar asks for them.
    pub(crate) fn new(settings: &Settings, calendar: Calendar, wanted: u32) -> Self {
        let has_floor = settings.has_scheduled_minimum();
        let floor = has_floor.then(|| Floor::new(ScheduleConfig::new(settings, calendar)));
        let least = floor.as_ref().map_or(0, |floor| floor.minimum_at(0.0));
        Self {
            autoscaler: AnyAutoscaler::new(settings, wanted.max(least)),
            floor,
            wanted: wanted.max(least),
        }
    }

    /// Returns the number of TaskManagers that was wanted last.
    pub(crate) fn wanted(&self) -> u32 {
        self.wanted
    }

    /// Returns the time of the next evaluation, in seconds. Evaluations that
    /// could change nothing are left out.
    pub(crate) fn next_sync_s(&self) -> f64 {
        let own_s = self.autoscaler.next_sync_s();
        let floor_s = self.floor.as_ref().map(Floor::next_sync_s);
        floor_s.map_or(own_s, |floor_s| own_s.min(floor_s))
    }

    /// Passes on new CPU samples, see [`super::Autoscaler::on_cpu_measured`].
    pub(crate) fn on_cpu_measured(&mut self, now_s: f64, steady: SteadyPods, all_steady: bool) {
        self.autoscaler.on_cpu_measured(now_s, steady, all_steady);
    }

    /// Passes on a change of the fleet, see [`super::Autoscaler::on_pods_changed`].
    pub(crate) fn on_pods_changed(&mut self, now_s: f64) {
        self.autoscaler.on_pods_changed(now_s);
    }

    /// Returns whether the autoscaler looks at the job.
    pub(crate) fn observes_job(&self) -> bool {
        self.autoscaler.observes_job()
    }

    /// Returns the parallelism that is wanted for the job: see
    /// [`super::Autoscaler::parallelism`].
    pub(crate) fn parallelism(&self) -> Option<u32> {
        self.autoscaler.parallelism()
    }

    /// Evaluates the fleet and remembers the size that is wanted.
    pub(crate) fn sync(
        &mut self,
        now_s: f64,
        fleet: ObservedFleet<impl Iterator<Item = WarmingPod>>,
    ) -> Option<Decision<ScalingReason>> {
        let was = self.wanted;
        let is_due = self.autoscaler.next_sync_s() <= now_s;
        let acted = self.act(now_s);
        let own = if acted.is_some() && !is_due {
            // What it decided last may hold no longer within the new bounds.
            self.autoscaler.on_pods_changed(now_s);
            None
        } else {
            let own = self.autoscaler.sync(now_s, self.wanted, fleet);
            own.map(|own| self.raised(now_s, own))
        };
        let mut decision = own.or(acted)?;
        // The action may be all that changed the size.
        if let Some(acted) = acted.filter(Decision::is_change)
            && decision.wanted == acted.wanted
        {
            decision.reason = acted.reason;
        }
        self.wanted = decision.wanted;
        decision.was = was;
        Some(decision)
    }

    /// Makes the action of the schedule that is due, if there is one.
    fn act(&mut self, now_s: f64) -> Option<Decision<ScalingReason>> {
        let floor = self.floor.as_mut()?;
        if floor.next_sync_s() > now_s {
            return None;
        }
        let acted = floor.act(now_s, self.wanted);
        self.wanted = acted.wanted;
        Some(acted.map_reason(ScalingReason::Schedule))
    }

    /// Raises a decision of the autoscaler to the minimum of the schedule.
    fn raised(&self, now_s: f64, own: Decision<ScalingReason>) -> Decision<ScalingReason> {
        let Some(floor) = &self.floor else {
            return own;
        };
        floor.raise(now_s, own).map_reason(|reason| match reason {
            FloorReason::Autoscaler(own) => own,
            FloorReason::Raised { asked, .. } => ScalingReason::Schedule(Reason::Raised { asked }),
        })
    }
}
