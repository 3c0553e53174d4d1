//! Plans when a running job is rescaled onto new slots.

use super::Scheduler;

/// When new slots registered.
#[derive(Clone, Copy, Debug)]
pub(super) struct NewSlots {
    /// The first of them, in seconds.
    first_s: f64,
    /// The last of them, in seconds.
    last_s: f64,
}

impl NewSlots {
    /// Returns the first ones, which register now.
    pub(super) fn at(now_s: f64) -> Self {
        Self {
            first_s: now_s,
            last_s: now_s,
        }
    }
}

impl Scheduler {
    /// Notes that new slots register now.
    pub(super) fn note_new_slots(&mut self, now_s: f64) {
        self.new_slots.get_or_insert(NewSlots::at(now_s)).last_s = now_s;
    }

    /// Plans the rescale onto new slots as early as the [`RescaleGate`] allows.
    ///
    /// [`RescaleGate`]: crate::flink::release::RescaleGate
    pub(super) fn plan(&mut self, now_s: f64, increase: u32, checkpoint: impl Fn(f64) -> f64) {
        let gate = self.options.gate;
        if increase == 0 {
            return;
        }
        if self.is_too_small(increase) {
            self.rescales_s = self.forced_s(now_s);
            return;
        }
        let new_slots = self.new_slots.unwrap_or(NewSlots::at(now_s));
        let stabilization_s = if self.has_wanted_slots {
            0.0
        } else {
            gate.stabilization_s
        };
        let stable_s = (self.executing_since_s + gate.cooldown_s)
            .max(new_slots.first_s + stabilization_s)
            .max(now_s);
        self.rescales_s = match gate.checkpoint_within_s {
            None => stable_s,
            Some(within_s) => {
                let limit_s = stable_s.max(new_slots.first_s + within_s);
                checkpoint(stable_s).min(limit_s)
            }
        };
    }

    /// Checks a rescale that was planned for now and would increase the parallelism by
    /// `increase`: TaskManagers without tasks may have been lost since. Returns whether the
    /// job is rescaled.
    pub(crate) fn check(&mut self, now_s: f64, increase: u32) -> bool {
        if increase == 0 {
            self.new_slots = None;
            self.rescales_s = f64::INFINITY;
            return false;
        }
        if self.is_too_small(increase) {
            self.rescales_s = self.forced_s(now_s);
        }
        self.rescales_s <= now_s
    }

    /// Returns whether a rescale for `increase` waits for more slots.
    fn is_too_small(&self, increase: u32) -> bool {
        increase < self.options.gate.least_increase && !self.has_wanted_slots
    }

    /// Returns when an increase that is too small is enough, in seconds. The end of a restore
    /// is none of Flink's checks.
    fn forced_s(&self, now_s: f64) -> f64 {
        let slots_s = self.new_slots.map_or(now_s, |slots| slots.last_s);
        let forced_s = self.options.gate.forced_s(slots_s, self.executing_since_s);
        forced_s.max(now_s)
    }
}
