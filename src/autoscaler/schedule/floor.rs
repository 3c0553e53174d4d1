//! A schedule as the minimum of another autoscaler.
//!
//! It works as a scheduled action of AWS Auto Scaling that sets the minimum of a
//! group: at its time the size is raised to the minimum, and from then on the
//! autoscaler decides within the new bounds. When the minimum falls, the size
//! stays until the autoscaler lowers it.

use std::cmp::Ordering;

use super::{Decision, Reason, Schedule, ScheduleConfig};

/// The reason of a decision of an autoscaler above a floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FloorReason<R> {
    /// The autoscaler decided.
    Autoscaler(R),
    /// The autoscaler wants less than the floor.
    Raised {
        /// The workers that it wants.
        asked: u32,
        /// Its own reason.
        reason: R,
    },
}

/// The minimum of another autoscaler, by days and hours.
#[derive(Clone, Debug, PartialEq)]
pub struct Floor {
    schedule: Schedule,
}

impl Floor {
    /// Returns a floor before its first action.
    pub fn new(config: ScheduleConfig) -> Self {
        Self {
            schedule: Schedule::new(config),
        }
    }

    /// Returns the time of the next action, in seconds.
    pub fn next_sync_s(&self) -> f64 {
        self.schedule.next_sync_s()
    }

    /// Returns the minimum at `now_s` seconds, in workers, within the bounds.
    pub fn minimum_at(&self, now_s: f64) -> u32 {
        self.schedule.workers_at(now_s)
    }

    /// Raises the size to the minimum at `now_s` seconds, when `wanted` workers
    /// were wanted last. It never lowers the size.
    pub fn act(&mut self, now_s: f64, wanted: u32) -> Decision {
        let planned = self.schedule.tick(now_s, wanted);
        let reason = match planned.wanted.cmp(&wanted) {
            Ordering::Greater => Reason::Raised { asked: wanted },
            Ordering::Equal => planned.reason,
            Ordering::Less => Reason::AboveFloor,
        };
        Decision {
            wanted: planned.wanted.max(wanted),
            reason,
            ..planned
        }
    }

    /// Raises a decision of the autoscaler at `now_s` seconds to the minimum.
    pub fn raise<R>(
        &self,
        now_s: f64,
        decision: crate::autoscaler::Decision<R>,
    ) -> crate::autoscaler::Decision<FloorReason<R>> {
        let asked = decision.wanted;
        let wanted = asked.max(self.minimum_at(now_s));
        let mut raised = decision.map_reason(|reason| {
            if wanted > asked {
                FloorReason::Raised { asked, reason }
            } else {
                FloorReason::Autoscaler(reason)
            }
        });
        raised.wanted = wanted;
        raised
    }
}
