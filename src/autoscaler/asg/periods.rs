//! The last periods of the metric of a group.

use super::Observation;
use super::alarm::{Alarm, Datapoint, Judgement};
use std::collections::VecDeque;

/// The most periods that are kept, whatever the alarms ask for: a day of minutes.
const MOST_PERIODS: usize = 1440;

/// One period of the metric.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Period {
    end_s: f64,
    cpu_pct: Option<f64>,
    warmed: u32,
}

/// The latest visible datapoint.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    pub(super) cpu_pct: f64,
    /// The load in that period: warmed instances times percent of CPU.
    pub(super) load_pct: f64,
}

/// As many periods as the alarms of a group look back on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Periods {
    periods: VecDeque<Period>,
    kept: usize,
    delay_s: f64,
}

impl Periods {
    /// Returns no periods yet, of `period_s` seconds each. Alarms look back on `range`
    /// of them, which are visible `delay_s` seconds after their end.
    pub(super) fn new(range: usize, period_s: u32, delay_s: f64) -> Self {
        let delayed = (delay_s.max(0.0) / f64::from(period_s)).ceil() as usize;
        let kept = range.saturating_add(delayed).clamp(1, MOST_PERIODS);
        Self {
            periods: VecDeque::with_capacity(kept),
            kept,
            delay_s,
        }
    }

    /// Adds the period that ends at `now_s` seconds.
    pub(super) fn push(&mut self, now_s: f64, group: &Observation) {
        if self.periods.len() >= self.kept {
            self.periods.pop_front();
        }
        self.periods.push_back(Period {
            end_s: now_s,
            cpu_pct: group.cpu_pct,
            warmed: group.warmed,
        });
    }

    /// The periods whose datapoint is visible at `now_s` seconds, newest first.
    fn visible(&self, now_s: f64) -> impl Iterator<Item = &Period> {
        let visible_s = now_s - self.delay_s;
        self.periods
            .iter()
            .rev()
            .skip_while(move |period| period.end_s > visible_s)
    }

    /// Returns the latest datapoint that is visible at `now_s` seconds.
    pub(super) fn measured(&self, now_s: f64) -> Option<Measured> {
        self.visible(now_s).find_map(|period| {
            let cpu_pct = period.cpu_pct?;
            Some(Measured {
                cpu_pct,
                load_pct: f64::from(period.warmed) * cpu_pct,
            })
        })
    }

    /// Judges what is visible at `now_s` seconds.
    pub(super) fn judge(&self, alarm: &Alarm, now_s: f64) -> Judgement {
        let mut points = self
            .visible(now_s)
            .map(|period| alarm.datapoint(period.cpu_pct))
            .peekable();
        if alarm.needs_all() && points.peek() == Some(&Datapoint::Good) {
            // The usual case needs no further datapoint.
            return Judgement::quiet();
        }
        // Periods before the first are missing.
        alarm.judge(points.chain(std::iter::repeat(Datapoint::Missing)))
    }
}
