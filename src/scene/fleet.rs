//! The state of a fleet at one time: what the strip below a chart shows.

use crate::allocation::Run;
use crate::settings::Settings;

/// A fleet at one time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fleet {
    /// TaskManagers that process.
    pub busy: usize,
    /// Registered TaskManagers that wait for the job to restart.
    pub waiting: usize,
    /// Ordered TaskManagers that have not registered.
    pub starting: usize,
    /// Lost TaskManagers whose heartbeat timeout has not passed.
    pub silent: usize,
    /// The utilisation of the planned rate of the busy ones, 0 to 1.
    pub fill: f64,
    /// Records that wait, those in flight excluded.
    pub lag: f64,
}

impl Fleet {
    /// Returns the fleet of a run `t_s` seconds from the start.
    pub fn at(settings: &Settings, run: &Run, t_s: f64) -> Self {
        // `as` saturates and maps NaN to 0.
        let count = |value: f64| value.round() as usize;
        let paid = count(run.workers.at(t_s));
        let registered = count(run.registered.at(t_s));
        let running = count(run.running.at(t_s)).min(paid);
        let silent = registered.saturating_sub(paid);
        let known = registered.min(paid);
        let rate = run.processed_per_s.at(t_s) / (running.max(1) as f64);
        Self {
            busy: running,
            waiting: known.saturating_sub(running),
            starting: paid.saturating_sub(known),
            silent,
            fill: (rate / settings.planned_rate_per_s()).min(1.0),
            lag: lag_records(settings, run.backlog.at(t_s)),
        }
    }

    /// Returns the fleet at its worst between two times, in seconds: while the job is
    /// down, if it is, and with the largest lag.
    pub fn worst(settings: &Settings, run: &Run, from_s: f64, to_s: f64) -> Self {
        let down_s = run.running.falls_to(0.0, from_s, to_s);
        let lag = lag_records(settings, run.backlog.max_between(from_s, to_s));
        let fleet = Self::at(settings, run, down_s.unwrap_or(to_s));
        Self { lag, ..fleet }
    }

    /// Returns the number of all TaskManagers.
    pub fn count(&self) -> usize {
        self.busy + self.waiting + self.starting + self.silent
    }

    /// Returns whether nothing is processed.
    pub fn is_down(&self) -> bool {
        self.busy == 0
    }
}

/// Returns the records of a backlog that wait, those in flight excluded.
pub fn lag_records(settings: &Settings, backlog: f64) -> f64 {
    (backlog - settings.in_flight_records).max(0.0)
}

/// How long a state is held during playback, in milliseconds.
const HOLD_MS: f64 = 400.0;

/// The fleet that is shown during playback, where an outage of seconds would pass
/// within a frame. An outage is held for 0.4 s, and so is what follows it: the boxes
/// change at most 1.25 times a second to and fro, and outages that come faster are
/// shown as one. The lag is the largest of the last 0.4 s.
#[derive(Clone, Copy, Debug)]
pub struct HeldFleet {
    shown: Fleet,
    /// Since when the job is shown as down or as running, in milliseconds.
    since_ms: f64,
    /// Since when this lag is shown, in milliseconds.
    lag_since_ms: f64,
}

impl HeldFleet {
    /// Begins with the fleet that is shown at `now_ms`.
    pub fn new(shown: Fleet, now_ms: f64) -> Self {
        Self {
            shown,
            since_ms: now_ms - HOLD_MS,
            lag_since_ms: now_ms - HOLD_MS,
        }
    }

    /// Returns the fleet to show at `now_ms`, where `worst` is the fleet at its worst
    /// since the last frame.
    pub fn next(&mut self, now_ms: f64, worst: Fleet) -> Fleet {
        let lag = self.held_lag(now_ms, worst.lag);
        if worst.is_down() == self.shown.is_down() {
            self.shown = worst;
        } else if now_ms - self.since_ms >= HOLD_MS {
            self.shown = worst;
            self.since_ms = now_ms;
        }
        self.shown.lag = lag;
        self.shown
    }

    fn held_lag(&mut self, now_ms: f64, lag: f64) -> f64 {
        if lag >= self.shown.lag || now_ms - self.lag_since_ms >= HOLD_MS {
            self.lag_since_ms = now_ms;
            lag
        } else {
            self.shown.lag
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Results;
    use crate::settings::Preset;

    #[test]
    fn an_outage_between_two_frames_is_found() {
        let settings = Settings::default();
        let results = Results::new(&settings);
        let run = &results.reactive;
        let mut outages = 0;
        for (begin_s, end_s, running) in run.running.spans() {
            if running > 0.0 || begin_s == 0.0 {
                continue;
            }
            outages += 1;
            let (before_s, after_s) = (begin_s - 200.0, end_s + 200.0);
            assert!(!Fleet::at(&settings, run, after_s).is_down());
            let worst = Fleet::worst(&settings, run, before_s, after_s);
            assert!(worst.is_down(), "at {begin_s} s");
            let lag = Fleet::at(&settings, run, (begin_s + end_s) / 2.0).lag;
            assert!(worst.lag >= lag, "at {begin_s} s");
        }
        assert!(outages > 3);
    }

    /// Returns how often the boxes change to grey when a run is played.
    fn flashes(preset: Preset, play_s: f64) -> (u32, f64) {
        let settings = Settings::preset(preset);
        let results = Results::new(&settings);
        let run = &results.reactive;
        let span_s = results.workload.span_s();
        let frame_ms = 1000.0 / 60.0;
        let frame_s = span_s * frame_ms / (play_s * 1000.0);
        let mut held = HeldFleet::new(Fleet::at(&settings, run, 0.0), 0.0);
        let mut changes_ms = Vec::new();
        let mut shown = held.shown;
        let frames = (play_s * 60.0) as u32;
        for frame in 1..=frames {
            let t_s = f64::from(frame) * frame_s;
            let worst = Fleet::worst(&settings, run, t_s - frame_s, t_s);
            let now_ms = f64::from(frame) * frame_ms;
            let next = held.next(now_ms, worst);
            assert!(next.lag >= worst.lag);
            if next.is_down() && !shown.is_down() {
                changes_ms.push(now_ms);
            }
            shown = next;
        }
        let gaps = changes_ms.windows(2).map(|pair| pair[1] - pair[0]);
        (changes_ms.len() as u32, gaps.fold(f64::INFINITY, f64::min))
    }

    #[test]
    fn no_run_flashes_more_than_twice_a_second() {
        for (preset, play_s, least) in [
            (Preset::DayNight, 16.0, 5),
            (Preset::TaxiWeek, 46.0, 20),
            (Preset::TaxiWeek, 11.0, 5),
            (Preset::Growth, 30.0, 10),
        ] {
            let (count, gap_ms) = flashes(preset, play_s);
            assert!(count >= least, "{preset:?}: {count}");
            assert!(gap_ms >= 2.0 * HOLD_MS, "{preset:?}: {gap_ms} ms");
        }
    }
}
