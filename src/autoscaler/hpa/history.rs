//! The recommendations of the recent past.
//!
//! The controller keeps them in slots that are reused once they are too old;
//! [`History::slots`] returns exactly those. Two peaks are kept in addition, so
//! that a recommendation takes constant time however long the window is.

use crate::autoscaler::WindowPeak;
use std::collections::VecDeque;

/// A past recommendation, before stabilisation and limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recommendation {
    /// Recommended size, in replicas.
    pub replicas: u32,
    /// The time of the recommendation, in seconds.
    pub at_s: f64,
}

/// The direction in which a rule holds or limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Scaling out.
    Up,
    /// Scaling in.
    Down,
}

/// An earlier recommendation that holds the size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold {
    /// The direction that is held back. [`Direction::Down`]: the size stays
    /// above what is recommended now.
    pub direction: Direction,
    /// The size it is held at, in replicas.
    pub held_at: u32,
    /// When that recommendation leaves the window, in seconds. Another one may
    /// hold the size from then on.
    pub until_s: f64,
}

/// The result of stabilisation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stabilized {
    /// The size after stabilisation, in replicas.
    pub replicas: u32,
    /// The recommendation that held it, if one did.
    pub hold: Option<Hold>,
}

/// Past recommendations, for both stabilisation windows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    slots: Slots,
    /// Whether only the peaks are kept.
    without_slots: bool,
    /// Recommended sizes; the peak holds scaling in.
    pub(super) highest: WindowPeak,
    /// Recommended sizes, negated; the peak holds scaling out.
    pub(super) lowest: WindowPeak,
}

impl History {
    /// Returns a history of one recommendation, the size at `now_s` seconds, with
    /// capacity for `slots` recommendations.
    pub fn starting_with(now_s: f64, replicas: u32, slots: usize) -> Self {
        let mut history = Self {
            slots: Slots::with_capacity(slots),
            without_slots: false,
            highest: WindowPeak::with_capacity(slots),
            lowest: WindowPeak::with_capacity(slots),
        };
        history.record(now_s, replicas, f64::NEG_INFINITY);
        history.highest.push(now_s, i64::from(replicas));
        history.lowest.push(now_s, -i64::from(replicas));
        history
    }

    /// Drops the slots from now on: they take time and decide nothing.
    pub fn without_slots(mut self) -> Self {
        self.slots = Slots::default();
        self.without_slots = true;
        self
    }

    /// Returns a history with `slots` in that order, whatever their times.
    pub fn from_slots(slots: Vec<Recommendation>) -> Self {
        let mut by_age: Vec<(u32, Recommendation)> = (0u32..).zip(slots).collect();
        let slots = by_age.iter().map(|(_, entry)| *entry).collect();
        by_age.sort_by(|(_, a), (_, b)| a.at_s.total_cmp(&b.at_s));
        let mut history = Self::default();
        for (_, entry) in &by_age {
            history.highest.push(entry.at_s, i64::from(entry.replicas));
            history.lowest.push(entry.at_s, -i64::from(entry.replicas));
        }
        history.slots = Slots {
            entries: slots,
            by_age: by_age.iter().map(|(index, _)| *index).collect(),
            free: Vec::new(),
        };
        history
    }

    /// Returns the slots in the controller's order. Those too old to matter stay
    /// until they are reused.
    pub fn slots(&self) -> &[Recommendation] {
        &self.slots.entries
    }

    /// Records that the latest recommendation was made again at `now_s` seconds.
    pub(super) fn repeat(&mut self, now_s: f64, replicas: u32) {
        self.highest.push(now_s, i64::from(replicas));
        self.lowest.push(now_s, -i64::from(replicas));
        if !self.without_slots {
            self.slots.repeat(now_s);
        }
    }

    /// Writes `replicas` at `now_s` seconds to the last slot that is older than
    /// `oldest_s` seconds, or to a new one. The caller updates the peaks.
    pub(super) fn record(&mut self, now_s: f64, replicas: u32, oldest_s: f64) {
        if self.without_slots {
            return;
        }
        let entry = Recommendation {
            replicas,
            at_s: now_s,
        };
        self.slots.record(entry, oldest_s);
    }
}

/// The controller's log of recommendations.
#[derive(Clone, Debug, Default, PartialEq)]
struct Slots {
    entries: Vec<Recommendation>,
    /// Slots in use, oldest first.
    by_age: VecDeque<u32>,
    /// Slots too old to matter.
    free: Vec<u32>,
}

impl Slots {
    fn with_capacity(slots: usize) -> Self {
        Self {
            entries: Vec::with_capacity(slots),
            by_age: VecDeque::with_capacity(slots),
            free: Vec::with_capacity(slots),
        }
    }

    fn record(&mut self, entry: Recommendation, oldest_s: f64) {
        let mut reused = None;
        while let Some(index) = self.by_age.front().copied() {
            let old = self.entries.get(index as usize);
            if old.is_some_and(|old| old.at_s >= oldest_s) {
                break;
            }
            self.by_age.pop_front();
            // Usually one slot at a time grows too old, and is reused at once.
            if let Some(earlier) = reused.replace(index) {
                self.free.push(earlier);
            }
        }
        if !self.free.is_empty() {
            self.free.extend(reused);
            reused = self.take_last_free();
        }
        let index = reused.unwrap_or(self.entries.len() as u32);
        match self.entries.get_mut(index as usize) {
            Some(slot) => *slot = entry,
            None => self.entries.push(entry),
        }
        self.by_age.push_back(index);
    }

    /// Sets the time of the newest entry to `now_s` seconds.
    fn repeat(&mut self, now_s: f64) {
        let newest = self.by_age.back();
        if let Some(entry) = newest.and_then(|index| self.entries.get_mut(*index as usize)) {
            entry.at_s = now_s;
        }
    }

    fn take_last_free(&mut self) -> Option<u32> {
        let last = self.free.iter().enumerate().max_by_key(|(_, slot)| **slot);
        let position = last.map(|(position, _)| position)?;
        Some(self.free.swap_remove(position))
    }
}
