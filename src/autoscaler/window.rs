//! The highest value in a sliding time window, without a scan.

use std::collections::VecDeque;

/// The peak over a sliding time window.
///
/// Keeps only the entries that can still become the peak: each is lower than the
/// one before it. Adding and reading take constant time on average. Entries must
/// be added in order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WindowPeak {
    falling: VecDeque<(f64, i64)>,
}

impl WindowPeak {
    /// Returns an empty window with capacity for `entries`, so that later calls
    /// need not allocate.
    pub fn with_capacity(entries: usize) -> Self {
        Self {
            falling: VecDeque::with_capacity(entries),
        }
    }

    /// Adds `value` at `at_s` seconds.
    pub fn push(&mut self, at_s: f64, value: i64) {
        while let Some((t, last)) = self.falling.back_mut() {
            if *last == value {
                // The usual case: the value stays.
                *t = at_s;
                return;
            }
            if *last > value {
                break;
            }
            self.falling.pop_back();
        }
        self.falling.push_back((at_s, value));
    }

    /// Removes the entries before `cutoff_s` seconds; an entry exactly at the
    /// cutoff stays.
    pub fn keep_from(&mut self, cutoff_s: f64) {
        while self.falling.front().is_some_and(|(t, _)| *t < cutoff_s) {
            self.falling.pop_front();
        }
    }

    /// Removes the entries before or exactly at `cutoff_s` seconds.
    pub fn keep_after(&mut self, cutoff_s: f64) {
        while self.falling.front().is_some_and(|(t, _)| *t <= cutoff_s) {
            self.falling.pop_front();
        }
    }

    /// Returns the highest value in the window, `None` when it is empty.
    pub fn peak(&self) -> Option<i64> {
        self.falling.front().map(|(_, value)| *value)
    }

    /// Returns the last time, in seconds, at which the window got a value of at
    /// least `floor`.
    pub fn last_at_least(&self, floor: i64) -> Option<f64> {
        self.falling
            .iter()
            .take_while(|(_, value)| *value >= floor)
            .last()
            .map(|(t, _)| *t)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_peak_stays_until_it_leaves_the_window() {
        let mut window = WindowPeak::default();
        for (t, v) in [(0.0, 5), (15.0, 3), (30.0, 5), (45.0, 2)] {
            window.push(t, v);
        }
        assert_eq!(window.peak(), Some(5));
        assert_eq!(window.last_at_least(5), Some(30.0));
        assert_eq!(window.last_at_least(6), None);
        window.keep_from(30.0);
        assert_eq!(window.peak(), Some(5));
        window.keep_after(30.0);
        assert_eq!(window.peak(), Some(2));
        window.keep_after(45.0);
        assert_eq!(window.peak(), None);
    }

    proptest! {
        #[test]
        fn the_peak_equals_the_maximum_of_a_scan(values in prop::collection::vec(0i64..9, 1..80), width in 0u32..30) {
            let mut window = WindowPeak::default();
            for (now, value) in values.iter().enumerate() {
                let cutoff = now.saturating_sub(width as usize);
                window.push(now as f64, *value);
                window.keep_from(cutoff as f64);
                prop_assert_eq!(window.peak(), values[cutoff..=now].iter().copied().max());
            }
        }
    }
}
