//! The recommendations of the recent past.
//!
//! The controller keeps them in slots that are reused once they are too old;
//! [`History::slots`] shows exactly those. Beside them stand two peaks, so that
//! a recommendation costs constant time however long the window is.

use crate::autoscaler::WindowPeak;
use std::collections::VecDeque;

/// A past recommendation, before stabilisation and limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recommendation {
    /// Recommended size, in replicas.
    pub replicas: u32,
    /// When it was made, in seconds.
    pub at_s: f64,
}

/// Which way a rule holds or limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Scaling out.
    Up,
    /// Scaling in.
    Down,
}

/// A recommendation that stabilisation does not follow yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold {
    /// The direction that is held back. [`Direction::Down`]: the size stays
    /// above what is recommended now.
    pub direction: Direction,
    /// The size it is held at, in replicas.
    pub held_at: u32,
    /// When the recommendation that holds it leaves the window, in seconds. A
    /// lower one may go on holding from then on.
    pub until_s: f64,
}

/// The outcome of stabilisation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stabilized {
    /// The size to go on with, in replicas.
    pub replicas: u32,
    /// What held it back, if anything did.
    pub hold: Option<Hold>,
}

/// Past recommendations, for both stabilisation windows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    slots: Vec<Recommendation>,
    /// Slots in use, oldest first.
    by_age: VecDeque<u32>,
    /// Slots too old to matter.
    free: Vec<u32>,
    /// Recommended sizes; the peak holds scaling in.
    pub(super) highest: WindowPeak,
    /// Recommended sizes, negated; the peak holds scaling out.
    pub(super) lowest: WindowPeak,
}

impl History {
    /// An empty history with room for `slots` recommendations.
    pub fn with_capacity(slots: usize) -> Self {
        Self {
            slots: Vec::with_capacity(slots),
            by_age: VecDeque::with_capacity(slots),
            free: Vec::with_capacity(slots),
            highest: WindowPeak::with_capacity(slots),
            lowest: WindowPeak::with_capacity(slots),
        }
    }

    /// A history that holds `slots`, in that order, whatever their times.
    pub fn from_slots(slots: Vec<Recommendation>) -> Self {
        let mut by_age: Vec<(f64, u32, u32)> = slots
            .iter()
            .zip(0u32..)
            .map(|(slot, index)| (slot.at_s, index, slot.replicas))
            .collect();
        by_age.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut history = Self::default();
        for (at_s, index, replicas) in by_age {
            history.by_age.push_back(index);
            history.note(at_s, replicas);
        }
        history.slots = slots;
        history
    }

    /// The slots, in the controller's order. Those too old to matter stay
    /// until they are reused.
    pub fn slots(&self) -> &[Recommendation] {
        &self.slots
    }

    /// Records `replicas` at `now_s` seconds. It takes the last slot that is
    /// older than `oldest_s` seconds, or a new one.
    pub fn record(&mut self, now_s: f64, replicas: u32, oldest_s: f64) {
        while let Some(index) = self.by_age.front().copied() {
            if self.slot(index).is_some_and(|slot| slot.at_s >= oldest_s) {
                break;
            }
            self.by_age.pop_front();
            self.free.push(index);
        }
        let entry = Recommendation {
            replicas,
            at_s: now_s,
        };
        let index = self.take_last_free();
        match self.slots.get_mut(index as usize) {
            Some(slot) => *slot = entry,
            None => self.slots.push(entry),
        }
        self.by_age.push_back(index);
        self.highest.keep_from(oldest_s);
        self.lowest.keep_from(oldest_s);
        self.note(now_s, replicas);
    }

    fn note(&mut self, at_s: f64, replicas: u32) {
        self.highest.push(at_s, i64::from(replicas));
        self.lowest.push(at_s, -i64::from(replicas));
    }

    fn slot(&self, index: u32) -> Option<&Recommendation> {
        self.slots.get(index as usize)
    }

    fn take_last_free(&mut self) -> u32 {
        let last = self.free.iter().enumerate().max_by_key(|(_, slot)| **slot);
        match last.map(|(position, _)| position) {
            Some(position) => self.free.swap_remove(position),
            None => self.slots.len() as u32,
        }
    }
}
