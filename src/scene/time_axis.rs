//! Times below the chart: of day, of week, or since the start.

use super::plot::Plot;
use super::texts::{LABEL_PX, Texts, numbered, room_for};
use crate::remainder::remainder;

/// How model time is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Second 0 is midnight. Spans over two days are read in numbered days.
    Clock,
    /// Second 0 is midnight, of the weekday with this number (0 is Monday).
    Weekdays(u8),
    /// Seconds, minutes or hours since second 0.
    Elapsed,
}

/// The time axis of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeAxis {
    /// Model time at the left edge, seconds.
    pub begin_s: f64,
    /// Model time at the right edge, seconds.
    pub end_s: f64,
    /// How times are read.
    pub reading: Reading,
}

/// A mark on the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeTick {
    /// When, seconds. Names of days stand in the middle of their day.
    pub label_s: f64,
    /// Where the tick is, seconds.
    pub tick_s: f64,
    /// What it says, empty for a tick without a text.
    pub text: String,
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3_600.0;
const DAY: f64 = 86_400.0;
/// The free space between two texts, CSS pixels.
const AIR: f64 = 28.0;
/// Distances between ticks that read well, seconds.
const STEPS: [f64; 22] = [
    1.0,
    2.0,
    5.0,
    10.0,
    30.0,
    60.0,
    120.0,
    300.0,
    600.0,
    1_800.0,
    3_600.0,
    7_200.0,
    10_800.0,
    21_600.0,
    43_200.0,
    86_400.0,
    172_800.0,
    604_800.0,
    1_209_600.0,
    2_419_200.0,
    7_257_600.0,
    36_288_000.0,
];
/// No axis has more ticks.
const MOST: usize = 64;

impl TimeAxis {
    /// One day, from midnight to midnight.
    pub const DAY: Self = Self {
        begin_s: 0.0,
        end_s: DAY,
        reading: Reading::Clock,
    };

    /// The ticks for a plot, from left to right, far enough apart for their
    /// texts. Empty for an empty plot.
    pub fn ticks(&self, plot: &Plot, texts: &Texts) -> Vec<TimeTick> {
        let span = plot.end_s - plot.begin_s;
        if plot.is_empty() || !span.is_finite() {
            return Vec::new();
        }
        let unit = self.unit(span);
        let widest = self.widest(unit, plot.end_s, texts);
        // Up to two weeks every day has its tick, and as many as fit a name.
        let daily = unit == Unit::Day && span <= 14.0 * DAY;
        let air = if daily { AIR / 3.0 } else { AIR };
        let least = (widest + air) * span / plot.width();
        let step = STEPS
            .into_iter()
            .find(|step| *step >= unit.seconds() && (daily || *step >= least))
            .unwrap_or(span);
        let every = (least / step).ceil().max(1.0);
        let first = (plot.begin_s / step - 1e-9).ceil();
        (0..MOST)
            .map(|i| (first + i as f64) * step)
            .take_while(|t| *t <= plot.end_s + step * 1e-9)
            .map(|t| {
                let label_s = if daily { t + DAY / 2.0 } else { t };
                // A day that only begins as the chart ends is not shown.
                let shown = if unit == Unit::Day {
                    label_s < plot.end_s
                } else {
                    label_s <= plot.end_s
                };
                let fits = shown && remainder((t / step).round(), every) == 0.0;
                TimeTick {
                    label_s,
                    tick_s: t,
                    text: if fits {
                        self.text(unit, t, texts)
                    } else {
                        String::new()
                    },
                }
            })
            .collect()
    }

    fn unit(&self, span: f64) -> Unit {
        match self.reading {
            Reading::Elapsed if span <= 2.0 * MINUTE => Unit::Second,
            Reading::Elapsed if span <= 3.0 * HOUR => Unit::Minute,
            Reading::Elapsed if span <= 3.0 * DAY => Unit::Hour,
            Reading::Clock | Reading::Weekdays(_) if span <= 2.0 * DAY => Unit::Clock,
            _ => Unit::Day,
        }
    }

    fn widest(&self, unit: Unit, end_s: f64, texts: &Texts) -> f64 {
        let sample = |t| room_for(&self.text(unit, t, texts), LABEL_PX);
        match (unit, self.reading) {
            (Unit::Day, Reading::Weekdays(_)) => (0..7)
                .map(|d| sample(f64::from(d) * DAY))
                .fold(0.0, f64::max),
            _ => sample(end_s),
        }
    }

    fn text(&self, unit: Unit, t: f64, texts: &Texts) -> String {
        // Ticks are multiples of a whole step, so rounding only mends noise.
        let whole = |part: f64| (t / part).round() as i64;
        match unit {
            Unit::Second => numbered(texts.seconds, whole(1.0)),
            Unit::Minute => numbered(texts.minutes, whole(MINUTE)),
            Unit::Hour => numbered(texts.hours, whole(HOUR)),
            Unit::Clock => clock(whole(1.0)),
            Unit::Day => match self.reading {
                Reading::Weekdays(first) => {
                    let day = (whole(DAY).rem_euclid(7) + i64::from(first)).rem_euclid(7);
                    let name = texts.weekdays.get(day as usize);
                    name.map(|name| (*name).to_string()).unwrap_or_default()
                }
                _ => numbered(texts.day, whole(DAY).saturating_add(1)),
            },
        }
    }
}

/// A time of day, such as "06:00", with seconds only where there are any. The
/// end of the first day reads "24:00".
fn clock(second: i64) -> String {
    let in_day = if second == 86_400 {
        second
    } else {
        second.rem_euclid(86_400)
    };
    let (hour, minute, second) = (in_day / 3600, in_day / 60 % 60, in_day % 60);
    let mut text = String::with_capacity(8);
    for (i, part) in [hour, minute, second].into_iter().enumerate() {
        if i == 2 && part == 0 {
            break;
        }
        if i > 0 {
            text.push(':');
        }
        if part < 10 {
            text.push('0');
        }
        text.push_str(&part.to_string());
    }
    text
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Second,
    Minute,
    Hour,
    Clock,
    Day,
}

impl Unit {
    /// No tick falls between two of these.
    fn seconds(self) -> f64 {
        match self {
            Self::Second | Self::Clock => 1.0,
            Self::Minute => MINUTE,
            Self::Hour => HOUR,
            Self::Day => DAY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plot;
    use super::*;
    use proptest::prelude::*;

    fn read(reading: Reading, end_s: f64, width: f64) -> Vec<String> {
        let axis = TimeAxis {
            begin_s: 0.0,
            end_s,
            reading,
        };
        axis.ticks(&plot(width, end_s), &Texts::ENGLISH)
            .into_iter()
            .map(|t| t.text)
            .filter(|t| !t.is_empty())
            .collect()
    }

    #[test]
    fn a_day() {
        let day = ["00:00", "06:00", "12:00", "18:00", "24:00"];
        assert_eq!(read(Reading::Clock, DAY, 450.0), day);
        assert_eq!(read(Reading::Clock, DAY, 290.0), day);
        assert_eq!(
            read(Reading::Clock, DAY, 240.0),
            ["00:00", "12:00", "24:00"]
        );
        assert_eq!(read(Reading::Clock, DAY, 1060.0).len(), 13);
    }

    #[test]
    fn a_week() {
        let week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        assert_eq!(read(Reading::Weekdays(0), 7.0 * DAY, 450.0), week);
        assert_eq!(read(Reading::Weekdays(0), 7.0 * DAY, 290.0), week);
        assert_eq!(
            read(Reading::Weekdays(0), 7.0 * DAY, 200.0),
            ["Mon", "Wed", "Fri", "Sun"]
        );
        assert_eq!(
            read(Reading::Weekdays(5), 3.0 * DAY, 450.0),
            ["Sat", "Sun", "Mon"]
        );
        assert_eq!(
            read(Reading::Clock, 3.0 * DAY, 450.0),
            ["day 1", "day 2", "day 3"]
        );
        assert_eq!(
            read(Reading::Clock, 30.0 * DAY, 450.0),
            ["day 1", "day 8", "day 15", "day 22", "day 29"]
        );
    }

    #[test]
    fn short_spans() {
        assert_eq!(
            read(Reading::Elapsed, 1800.0, 450.0),
            [
                "0 min", "5 min", "10 min", "15 min", "20 min", "25 min", "30 min"
            ]
        );
        assert_eq!(read(Reading::Elapsed, 90.0, 450.0).first().unwrap(), "0 s");
        assert_eq!(
            read(Reading::Elapsed, 6.0 * HOUR, 450.0).last().unwrap(),
            "6 h"
        );
        assert!(read(Reading::Elapsed, 0.0, 450.0).is_empty());
        assert!(read(Reading::Elapsed, f64::NAN, 450.0).is_empty());
    }

    proptest! {
        #[test]
        fn texts_keep_apart(span in 1.0..1e8, width in 60.0..1200.0, kind in 0..3) {
            let reading = [Reading::Clock, Reading::Weekdays(2), Reading::Elapsed][kind as usize];
            let axis = TimeAxis { begin_s: 0.0, end_s: span, reading };
            let plot = plot(width, span);
            let ticks = axis.ticks(&plot, &Texts::ENGLISH);
            let named: Vec<_> = ticks.iter().filter(|t| !t.text.is_empty()).collect();
            let apart = named.windows(2).all(|pair| {
                plot.x(pair[1].label_s) - plot.x(pair[0].label_s)
                    >= room_for(&pair[0].text, LABEL_PX)
            });
            prop_assert!(apart);
        }

        #[test]
        fn never_panics(begin: f64, end: f64, day: u8) {
            let mut plot = plot(400.0, end);
            plot.begin_s = begin;
            for reading in [Reading::Clock, Reading::Weekdays(day), Reading::Elapsed] {
                let axis = TimeAxis { begin_s: begin, end_s: end, reading };
                prop_assert!(axis.ticks(&plot, &Texts::ENGLISH).len() <= MOST);
            }
        }
    }
}
