//! Past changes of size, which the rate limit counts.
//!
//! Source: `storeScaleEvent` and `getReplicasChangePerPeriod` in the
//! Kubernetes controller.

/// A past change in one direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleEvent {
    /// The number of replicas, in either direction.
    pub change: u32,
    /// The time of the change, in seconds.
    pub at_s: f64,
    /// Whether it is older than the period of every policy; its slot may be reused.
    pub outdated: bool,
}

/// The past changes in one direction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScaleEvents {
    slots: Vec<ScaleEvent>,
}

impl ScaleEvents {
    /// Returns events in the controller's order.
    pub fn from_slots(slots: Vec<ScaleEvent>) -> Self {
        Self { slots }
    }

    /// Returns all events, outdated ones included.
    pub fn slots(&self) -> &[ScaleEvent] {
        &self.slots
    }

    /// Returns the replicas changed in the last `period_s` seconds. An event
    /// exactly one period old is out.
    pub fn changed_within(&self, now_s: f64, period_s: f64) -> u32 {
        let cutoff_s = now_s - period_s;
        self.slots
            .iter()
            .filter(|event| event.at_s > cutoff_s)
            .fold(0, |sum, event| sum.saturating_add(event.change))
    }

    /// Records a change of `change` replicas at `now_s` seconds. Events older than
    /// `longest_period_s` seconds are outdated; the slot of the last one is reused.
    pub fn record(&mut self, now_s: f64, change: u32, longest_period_s: f64) {
        let cutoff_s = now_s - longest_period_s;
        let mut reusable = None;
        for event in &mut self.slots {
            event.outdated |= event.at_s < cutoff_s;
            if event.outdated {
                reusable = Some(event);
            }
        }
        let event = ScaleEvent {
            change,
            at_s: now_s,
            outdated: false,
        };
        match reusable {
            Some(slot) => *slot = event,
            None => self.slots.push(event),
        }
    }
}
