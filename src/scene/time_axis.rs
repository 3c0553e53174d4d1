//! Chooses the ticks of the time axis and formats their times.

use super::plot::Plot;
use super::texts::{LABEL_PX, Texts, numbered, text_width};
use super::time::{TIME_STEPS_S, month_and_day, time_of_day};
use crate::numbers::remainder;

/// How model time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFormat {
    /// Time of day; second 0 is midnight. Numbered days for spans over two days.
    Clock,
    /// Time of day, weekdays for spans over two days.
    Weekdays,
    /// Time of day, weekdays for spans over two days, dates for spans over two weeks.
    Dates,
    /// Seconds, minutes, hours or days since second 0.
    Elapsed,
}

/// The time axis of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeAxis {
    /// Model time at the left edge, seconds.
    pub begin_s: f64,
    /// Model time at the right edge, seconds.
    pub end_s: f64,
    /// How times are written.
    pub format: TimeFormat,
    /// Seconds from a midnight to model time 0: for weekdays that of a Monday, for dates
    /// that of 1970-01-05, a Monday.
    pub offset_s: f64,
}

/// A tick of the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeTick {
    /// Position of the text, seconds. Names of days stand in the middle of their
    /// day.
    pub label_s: f64,
    /// Position of the tick, seconds.
    pub tick_s: f64,
    /// The text; empty for a tick without one.
    pub text: String,
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3_600.0;
const DAY: f64 = 86_400.0;
/// The smallest space between two texts, CSS pixels.
const AIR: f64 = 28.0;
/// Time steps that are no distance between ticks, seconds.
const NO_TICK_STEPS_S: [f64; 5] = [900.0, 1_200.0, 14_400.0, 259_200.0, 31_536_000.0];
/// The largest number of ticks.
const MOST: usize = 64;

impl TimeAxis {
    /// One day, from midnight to midnight.
    pub const DAY: Self = Self {
        begin_s: 0.0,
        end_s: DAY,
        format: TimeFormat::Clock,
        offset_s: 0.0,
    };

    /// Returns the ticks for a plot, from left to right; texts do not overlap.
    /// Empty for an empty plot and for spans that are not finite.
    pub fn ticks(&self, plot: &Plot, texts: &Texts) -> Vec<TimeTick> {
        let span = plot.end_s - plot.begin_s;
        if plot.is_empty() || !span.is_finite() {
            return Vec::new();
        }
        let unit = self.unit(span);
        let widest = self.widest(unit, plot.end_s + self.offset_s, texts);
        // Up to two weeks every day has a tick; as many as fit get a name.
        let daily = unit == Unit::Day && span <= 14.0 * DAY;
        let air = if daily { AIR / 3.0 } else { AIR };
        let least = (widest + air) * span / plot.width();
        let step = TIME_STEPS_S
            .into_iter()
            .filter(|step| !NO_TICK_STEPS_S.contains(step))
            .find(|step| *step >= unit.seconds() && (daily || *step >= least))
            .unwrap_or(span);
        let every = (least / step).ceil().max(1.0);
        let first = (plot.begin_s + self.offset_s) / step;
        // A day that has begun before the chart has a name, too.
        let first = if daily {
            (first + 1e-9).floor()
        } else {
            (first - 1e-9).ceil()
        };
        (0..MOST)
            .map(|i| (first + i as f64) * step)
            .take_while(|shown| *shown - self.offset_s <= plot.end_s + step * 1e-9)
            .map(|shown_s| {
                let t = (shown_s - self.offset_s).max(plot.begin_s);
                let end_s = (shown_s - self.offset_s + DAY).min(plot.end_s);
                let label_s = if daily { (t + end_s) / 2.0 } else { t };
                let shown = match unit {
                    // A part of a day has a text if that is no wider.
                    Unit::Day if daily => end_s - t >= least.min(DAY),
                    // The day that begins where the chart ends has no text.
                    Unit::Day | Unit::Date => label_s < plot.end_s,
                    _ => label_s <= plot.end_s,
                };
                let fits = shown && remainder((shown_s / step).round(), every) == 0.0;
                TimeTick {
                    label_s,
                    tick_s: t,
                    text: if fits {
                        self.text(unit, shown_s, texts)
                    } else {
                        String::new()
                    },
                }
            })
            .collect()
    }

    fn unit(&self, span: f64) -> Unit {
        match self.format {
            TimeFormat::Elapsed if span <= 2.0 * MINUTE => Unit::Second,
            TimeFormat::Elapsed if span <= 3.0 * HOUR => Unit::Minute,
            TimeFormat::Elapsed if span <= 3.0 * DAY => Unit::Hour,
            TimeFormat::Elapsed => Unit::Day,
            _ if span <= 2.0 * DAY => Unit::Clock,
            TimeFormat::Dates if span > 14.0 * DAY => Unit::Date,
            _ => Unit::Day,
        }
    }

    fn widest(&self, unit: Unit, end_s: f64, texts: &Texts) -> f64 {
        let sample = |t| text_width(&self.text(unit, t, texts), LABEL_PX);
        match (unit, self.format) {
            (Unit::Day, TimeFormat::Weekdays | TimeFormat::Dates) => (0..7)
                .map(|d| sample(f64::from(d) * DAY))
                .fold(0.0, f64::max),
            _ => sample(end_s),
        }
    }

    fn text(&self, unit: Unit, t: f64, texts: &Texts) -> String {
        // Ticks are multiples of a whole step: rounding removes rounding errors.
        let whole = |part: f64| (t / part).round() as i64;
        match unit {
            Unit::Second => numbered(texts.seconds, whole(1.0)),
            Unit::Minute => numbered(texts.minutes, whole(MINUTE)),
            Unit::Hour => numbered(texts.hours, whole(HOUR)),
            Unit::Clock => clock(whole(1.0)),
            Unit::Day => match self.format {
                TimeFormat::Weekdays | TimeFormat::Dates => {
                    let day = whole(DAY).rem_euclid(7);
                    let name = texts.weekdays.get(day as usize);
                    name.map(|name| (*name).to_string()).unwrap_or_default()
                }
                _ => numbered(texts.day, whole(DAY).saturating_add(1)),
            },
            // Counted from the first Monday.
            Unit::Date => month_and_day(whole(DAY).saturating_add(4)),
        }
    }
}

/// Returns a time of day with seconds only where there are any. The end of the
/// first day reads "24:00".
fn clock(second: i64) -> String {
    let in_day = if second == 86_400 {
        second
    } else {
        second.rem_euclid(86_400)
    };
    time_of_day(in_day, in_day % 60 != 0)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Second,
    Minute,
    Hour,
    Clock,
    Day,
    Date,
}

impl Unit {
    /// Returns the smallest distance of two ticks.
    fn seconds(self) -> f64 {
        match self {
            Self::Second | Self::Clock => 1.0,
            Self::Minute => MINUTE,
            Self::Hour => HOUR,
            Self::Day | Self::Date => DAY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{english, plot};
    use super::*;
    use proptest::prelude::*;

    fn texts_of(format: TimeFormat, end_s: f64, width: f64) -> Vec<String> {
        texts_from(format, 0.0, end_s, width)
    }

    fn texts_from(format: TimeFormat, offset_s: f64, end_s: f64, width: f64) -> Vec<String> {
        let axis = TimeAxis {
            begin_s: 0.0,
            end_s,
            format,
            offset_s,
        };
        axis.ticks(&plot(width, end_s), &english())
            .into_iter()
            .map(|t| t.text)
            .filter(|t| !t.is_empty())
            .collect()
    }

    #[test]
    fn a_day_has_times_of_day() {
        let day = ["00:00", "06:00", "12:00", "18:00", "24:00"];
        assert_eq!(texts_of(TimeFormat::Clock, DAY, 450.0), day);
        assert_eq!(texts_of(TimeFormat::Clock, DAY, 290.0), day);
        assert_eq!(
            texts_of(TimeFormat::Clock, DAY, 240.0),
            ["00:00", "12:00", "24:00"]
        );
        assert_eq!(texts_of(TimeFormat::Clock, DAY, 1060.0).len(), 13);
    }

    #[test]
    fn longer_spans_have_weekdays_or_numbered_days() {
        let week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        assert_eq!(texts_of(TimeFormat::Weekdays, 7.0 * DAY, 450.0), week);
        assert_eq!(texts_of(TimeFormat::Weekdays, 7.0 * DAY, 290.0), week);
        assert_eq!(
            texts_of(TimeFormat::Weekdays, 7.0 * DAY, 200.0),
            ["Mon", "Wed", "Fri", "Sun"]
        );
        assert_eq!(
            texts_from(TimeFormat::Weekdays, 5.0 * DAY, 3.0 * DAY, 450.0),
            ["Sat", "Sun", "Mon"]
        );
        assert_eq!(
            texts_of(TimeFormat::Clock, 3.0 * DAY, 450.0),
            ["day 1", "day 2", "day 3"]
        );
        assert_eq!(
            texts_of(TimeFormat::Clock, 30.0 * DAY, 450.0),
            ["day 1", "day 8", "day 15", "day 22", "day 29"]
        );
    }

    #[test]
    fn dates_are_those_of_the_first_moment() {
        // 2026-11-29, a Sunday, at 14:05; counted from 1970-01-05.
        let begin_s = 20_782.0 * DAY + 14.0 * HOUR + 300.0;
        let texts = |days: f64| texts_from(TimeFormat::Dates, begin_s, days * DAY, 450.0);
        assert_eq!(texts(1.0), ["18:00", "00:00", "06:00", "12:00"]);
        // The parts of a day at both ends have a name where it fits.
        assert_eq!(texts(4.0), ["Sun", "Mon", "Tue", "Wed", "Thu"]);
        assert_eq!(texts(13.0).first().unwrap(), "Mon");
        assert_eq!(texts(28.0), ["11-30", "12-07", "12-14", "12-21"]);
    }

    #[test]
    fn elapsed_time_has_the_unit_that_fits_its_span() {
        assert_eq!(
            texts_of(TimeFormat::Elapsed, 1800.0, 450.0),
            [
                "0 min", "5 min", "10 min", "15 min", "20 min", "25 min", "30 min"
            ]
        );
        assert_eq!(
            texts_of(TimeFormat::Elapsed, 90.0, 450.0).first().unwrap(),
            "0 s"
        );
        assert_eq!(
            texts_of(TimeFormat::Elapsed, 6.0 * HOUR, 450.0)
                .last()
                .unwrap(),
            "6 h"
        );
        assert!(texts_of(TimeFormat::Elapsed, 0.0, 450.0).is_empty());
        assert!(texts_of(TimeFormat::Elapsed, f64::NAN, 450.0).is_empty());
    }

    proptest! {
        #[test]
        fn texts_do_not_overlap(span in 1.0..1e8, width in 60.0..1200.0, offset_s in -1e10..1e10, kind in 0..4) {
            let format = [TimeFormat::Clock, TimeFormat::Weekdays, TimeFormat::Dates, TimeFormat::Elapsed][kind as usize];
            let axis = TimeAxis { begin_s: 0.0, end_s: span, format, offset_s };
            let plot = plot(width, span);
            let ticks = axis.ticks(&plot, &english());
            let named: Vec<_> = ticks.iter().filter(|t| !t.text.is_empty()).collect();
            let apart = named.windows(2).all(|pair| {
                plot.x(pair[1].label_s) - plot.x(pair[0].label_s)
                    >= text_width(&pair[0].text, LABEL_PX)
            });
            prop_assert!(apart);
        }

        #[test]
        fn any_numbers_give_at_most_64_ticks(begin: f64, end: f64, offset_s: f64) {
            let mut plot = plot(400.0, end);
            plot.begin_s = begin;
            for format in [TimeFormat::Clock, TimeFormat::Weekdays, TimeFormat::Dates, TimeFormat::Elapsed] {
                let axis = TimeAxis { begin_s: begin, end_s: end, format, offset_s };
                prop_assert!(axis.ticks(&plot, &english()).len() <= MOST);
            }
        }
    }
}
