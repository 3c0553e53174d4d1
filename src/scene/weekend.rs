//! Shades the weekends of a chart of days.

use super::area::Areas;
use super::mark::{Ink, Mark};
use super::plot::Plot;
use super::time_axis::{TimeAxis, TimeFormat};

const DAY_S: f64 = 86_400.0;
/// Shorter charts have no shading: a day is all weekend or none. Seconds.
const LEAST_SPAN_S: f64 = 3.0 * DAY_S;
/// The most days that are looked at.
const MOST_DAYS: u32 = 400;
/// Saturday, counted from Monday.
const SATURDAY: u8 = 5;

/// Returns a band over each Saturday and Sunday; nothing for charts without
/// weekdays.
pub(super) fn shading(time_axis: &TimeAxis, plot: &Plot) -> Option<Mark> {
    if !matches!(time_axis.format, TimeFormat::Weekdays | TimeFormat::Dates) {
        return None;
    }
    let span_s = plot.end_s - plot.begin_s;
    // Also without a span.
    if span_s.is_nan() || span_s < LEAST_SPAN_S {
        return None;
    }
    let offset_s = time_axis.offset_s;
    let begin_day = ((plot.begin_s + offset_s) / DAY_S).floor();
    let days = (0..MOST_DAYS)
        .map(|index| begin_day + f64::from(index))
        .take_while(|day| day * DAY_S - offset_s < plot.end_s);
    let is_weekend = |day: &f64| {
        // `as` saturates.
        let weekday = (*day as i64).rem_euclid(7);
        weekday >= i64::from(SATURDAY)
    };
    let bands = days
        .filter(is_weekend)
        .map(|day| [day, day + 1.0].map(|day| plot.x(day * DAY_S - offset_s)))
        .map(|[left, right]| (left, right));
    let areas = Areas::rectangles(Ink::Weekend, (plot.top, plot.bottom), bands);
    (!areas.is_empty()).then_some(Mark::Areas(areas))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plot;
    use super::*;

    fn bands(first: f64, days: f64) -> Vec<(f64, f64)> {
        let axis = TimeAxis {
            begin_s: 0.0,
            end_s: days * DAY_S,
            format: TimeFormat::Weekdays,
            offset_s: first * DAY_S,
        };
        let plot = plot(700.0, days * DAY_S);
        match shading(&axis, &plot) {
            Some(Mark::Areas(areas)) => areas
                .regions()
                .map(|(upper, _)| (upper[0].0 - plot.left, upper[1].0 - plot.left))
                .collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn saturday_and_sunday_are_shaded_and_no_other_day() {
        assert_eq!(bands(0.0, 7.0), [(500.0, 600.0), (600.0, 700.0)]);
        assert_eq!(bands(6.0, 7.0), [(0.0, 100.0), (600.0, 700.0)]);
        assert_eq!(bands(0.0, 1.0), []);
        assert_eq!(bands(0.0, 14.0).len(), 4);
    }

    #[test]
    fn charts_without_weekdays_have_no_shading() {
        let week = plot(700.0, 7.0 * DAY_S);
        for format in [TimeFormat::Clock, TimeFormat::Elapsed] {
            let axis = TimeAxis {
                begin_s: 0.0,
                end_s: 7.0 * DAY_S,
                format,
                offset_s: 0.0,
            };
            assert_eq!(shading(&axis, &week), None);
        }
    }
}
