//! Marks the time in which the job does not process.

use super::area::Areas;
use super::mark::{Ink, Mark};
use super::plot::Plot;
use crate::timeline::Steps;

/// Height of a bar, CSS pixels.
const BAR_HIGH: f64 = 5.0;
/// The smallest width of a bar, CSS pixels: an outage of seconds is visible in a
/// chart of weeks.
const BAR_WIDE: f64 = 1.5;
/// Bars closer than this are merged, CSS pixels.
const BAR_GAP: f64 = 1.0;
/// Outages wider than this get a band from top to bottom, CSS pixels.
const BAND_WIDE: f64 = 2.0;

/// Returns bands and bars for the spans in which `running`, the number of
/// TaskManagers that process, is 0.
pub(super) fn outages(running: &Steps, plot: &Plot) -> Vec<Mark> {
    let spans = spans(running, plot);
    let bands = spans
        .iter()
        .copied()
        .filter(|(from, to)| to - from > BAND_WIDE);
    [
        Areas::rectangles(Ink::OutageBand, (plot.top, plot.bottom), bands),
        Areas::rectangles(
            Ink::Outage,
            (plot.bottom - BAR_HIGH, plot.bottom),
            bars(&spans, plot),
        ),
    ]
    .into_iter()
    .filter(|areas| !areas.is_empty())
    .map(Mark::Areas)
    .collect()
}

/// Returns the left and right ends of outages, CSS pixels, in order.
fn spans(running: &Steps, plot: &Plot) -> Vec<(f64, f64)> {
    running
        .spans()
        .filter(|(from_s, to_s, workers)| {
            *workers <= 0.0 && to_s > from_s && *to_s > plot.begin_s && *from_s < plot.end_s
        })
        .map(|(from_s, to_s, _)| (plot.x(from_s), plot.x(to_s)))
        .collect()
}

/// Widens narrow spans and merges close ones.
fn bars(spans: &[(f64, f64)], plot: &Plot) -> Vec<(f64, f64)> {
    let mut bars: Vec<(f64, f64)> = Vec::new();
    for (from, to) in spans {
        let missing = (BAR_WIDE - (to - from)).max(0.0);
        let from = (from - missing / 2.0)
            .min(plot.right - BAR_WIDE)
            .max(plot.left);
        let to = (to + missing / 2.0)
            .max(plot.left + BAR_WIDE)
            .min(plot.right);
        match bars.last_mut() {
            Some(last) if from - last.1 < BAR_GAP => last.1 = last.1.max(to),
            _ => bars.push((from, to)),
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plot;
    use super::*;
    use proptest::prelude::*;

    /// Generates a job that is up and down alternately.
    fn any_running() -> impl Strategy<Value = Steps> {
        proptest::collection::vec((0.001..300.0, 0.001..20.0), 1..400).prop_map(|pairs| {
            let mut t_s = 0.0;
            let mut steps = Steps::new(3.0, pairs.iter().map(|p| p.0 + p.1).sum());
            for (up_s, down_s) in pairs {
                steps.push(t_s + up_s, 0.0);
                steps.push(t_s + up_s + down_s, 2.0);
                t_s += up_s + down_s;
            }
            steps
        })
    }

    fn drawn(marks: &[Mark], ink: Ink) -> Vec<(f64, f64)> {
        let areas = marks.iter().filter_map(|mark| match mark {
            Mark::Areas(areas) if areas.ink() == ink => Some(areas),
            _ => None,
        });
        areas
            .flat_map(|areas| areas.regions().map(|(upper, _)| (upper[0].0, upper[1].0)))
            .collect()
    }

    proptest! {
        #[test]
        fn every_outage_has_a_bar(running in any_running(), width in 20.0..900.0) {
            let plot = plot(width, running.end_s());
            let marks = outages(&running, &plot);
            let bars = drawn(&marks, Ink::Outage);
            for (from_s, to_s, value) in running.spans() {
                let (from, to) = (plot.x(from_s), plot.x(to_s));
                let under = bars.iter().any(|b| b.0 <= from + 1e-9 && b.1 >= to - 1e-9);
                prop_assert!(value > 0.0 || under);
            }
            prop_assert!(bars.iter().all(|b| b.1 - b.0 >= BAR_WIDE - 1e-9));
            prop_assert!(bars.iter().all(|b| b.0 >= plot.left && b.1 <= plot.right));
            prop_assert!(bars.windows(2).all(|b| b[1].0 - b[0].1 >= BAR_GAP));
        }

        #[test]
        fn bars_are_at_most_a_minimum_width_longer_than_outages(running in any_running(), width in 20.0..900.0) {
            let plot = plot(width, running.end_s());
            let down = running.spans().filter(|span| span.2 <= 0.0);
            let most: f64 = down
                .map(|(from_s, to_s, _)| (plot.x(to_s) - plot.x(from_s)).max(BAR_WIDE) + BAR_GAP)
                .sum();
            let bars = drawn(&outages(&running, &plot), Ink::Outage);
            prop_assert!(bars.iter().map(|b| b.1 - b.0).sum::<f64>() <= most + 1e-6);
        }

        #[test]
        fn wide_outages_have_a_band(running in any_running(), width in 20.0..900.0) {
            let plot = plot(width, running.end_s());
            let wide: Vec<_> = spans(&running, &plot)
                .into_iter()
                .filter(|(from, to)| to - from > BAND_WIDE)
                .collect();
            prop_assert_eq!(drawn(&outages(&running, &plot), Ink::OutageBand), wide);
        }
    }

    #[test]
    fn a_job_that_is_never_down_has_no_marks() {
        let plot = plot(400.0, 10.0);
        assert!(outages(&Steps::new(1.0, 10.0), &plot).is_empty());
        assert!(outages(&Steps::default(), &plot).is_empty());
        let whole = outages(&Steps::new(0.0, 10.0), &plot);
        assert_eq!(drawn(&whole, Ink::Outage), [(plot.left, plot.right)]);
    }
}
