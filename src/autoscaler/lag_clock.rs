//! When an autoscaler on consumer lag looks at the lag, and when it syncs.

use crate::settings::Settings;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// A look at the lag, which comes first if both are due.
    Look,
    /// A sync of the Horizontal Pod Autoscaler.
    Sync,
}

/// Looks and syncs, both since time 0, each with a period of its own.
pub(super) struct LagClock {
    /// `None` if no look can change anything.
    look_period_s: Option<f64>,
    looks: u32,
    sync_period_s: f64,
    syncs: u32,
}

impl LagClock {
    /// Returns the clock of the settings. `looks_matter`: whether a look can change
    /// anything.
    pub(super) fn new(settings: &Settings, looks_matter: bool) -> Self {
        Self {
            look_period_s: looks_matter.then_some(settings.polling_interval_s),
            looks: 0,
            sync_period_s: settings.sync_period_s,
            syncs: 0,
        }
    }

    fn next_look_s(&self) -> f64 {
        let next_s = |period_s| f64::from(self.looks) * period_s;
        self.look_period_s.map_or(f64::INFINITY, next_s)
    }

    /// Returns when the next look or sync is due, in seconds.
    pub(super) fn next_s(&self) -> f64 {
        let next_sync_s = f64::from(self.syncs) * self.sync_period_s;
        self.next_look_s().min(next_sync_s)
    }

    /// Takes what is due at `now_s` seconds, which is [`LagClock::next_s`].
    pub(super) fn take(&mut self, now_s: f64) -> Due {
        if self.next_look_s() <= now_s {
            self.looks += 1;
            return Due::Look;
        }
        self.syncs += 1;
        Due::Sync
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(looks_matter: bool) -> Vec<(f64, Due)> {
        let settings = Settings {
            polling_interval_s: 30.0,
            sync_period_s: 20.0,
            ..Settings::default()
        };
        let mut clock = LagClock::new(&settings, looks_matter);
        let due = |_| {
            let now_s = clock.next_s();
            (now_s, clock.take(now_s))
        };
        (0..7).map(due).collect()
    }

    #[test]
    fn a_look_comes_before_a_sync_at_the_same_time() {
        let (look, sync) = (Due::Look, Due::Sync);
        let [both, only_syncs] = [true, false].map(all);
        assert_eq!(
            both,
            [
                (0.0, look),
                (0.0, sync),
                (20.0, sync),
                (30.0, look),
                (40.0, sync),
                (60.0, look),
                (60.0, sync),
            ]
        );
        assert_eq!(only_syncs.last(), Some(&(120.0, sync)));
        assert!(only_syncs.iter().all(|(_, due)| *due == sync));
    }
}
