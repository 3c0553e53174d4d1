//! Draws the time in which workers are missing as a strip under the axis.

use super::area::Areas;
use super::mark::{Ink, Mark};
use super::plot::Plot;
use crate::elasticity::merge;
use crate::timeline::Steps;

/// From the baseline to the strip, CSS pixels: the ticks stand between the two.
const BELOW: f64 = 6.0;
/// Height of the strip, CSS pixels.
pub(super) const HIGH: f64 = 5.0;
/// Spans closer than this are joined, CSS pixels.
const NEAR: f64 = 1.0;

/// Returns the strip; nothing if workers are never missing. Its length is the
/// share of the time in which the load exceeds the workers, to within rounding: a
/// span that is joined with the one before moves left and keeps its length.
pub(super) fn strip(load: &Steps, workers: &Steps, plot: &Plot) -> Option<Mark> {
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for interval in merge(load, workers).filter(|interval| interval.short() > 0.0) {
        let (from, to) = (plot.x(interval.from_s), plot.x(interval.to_s));
        match spans.last_mut() {
            Some(last) if from - last.1 < NEAR => last.1 += to - from,
            _ if to > from => spans.push((from, to)),
            _ => {}
        }
    }
    let (top, bottom) = (plot.bottom + BELOW, plot.bottom + BELOW + HIGH);
    let areas = Areas::rectangles(Ink::ShortStrip, (top, bottom), spans);
    (!areas.is_empty()).then_some(Mark::Areas(areas))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{any_steps, plot};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_share_of_the_width_is_the_share_of_the_time(
            load in any_steps(2_000),
            workers in any_steps(200),
            width in 40.0..1200.0,
        ) {
            let end_s = load.end_s().max(workers.end_s());
            let plot = plot(width, end_s);
            let short: f64 = merge(&load, &workers)
                .filter(|interval| interval.short() > 0.0)
                .map(|interval| interval.length_s())
                .sum();
            let drawn = match strip(&load, &workers, &plot) {
                Some(Mark::Areas(areas)) => areas.size() / HIGH,
                _ => 0.0,
            };
            prop_assert!((drawn / width - short / end_s).abs() < 1e-6);
        }

        #[test]
        fn no_span_moves_by_more_than_a_pixel(load in any_steps(2_000), width in 40.0..1200.0) {
            let workers = Steps::new(4.0, load.end_s());
            let plot = plot(width, load.end_s());
            let Some(Mark::Areas(areas)) = strip(&load, &workers, &plot) else { return Ok(()) };
            for (upper, _) in areas.regions() {
                let ends = [upper[0].0, upper[upper.len() - 1].0];
                let near = |x: f64| {
                    let times = [plot.t(x - NEAR - 1e-6), plot.t(x), plot.t(x + NEAR + 1e-6)];
                    load.spans().any(|(from, to, value)| value > 4.0 && from <= times[2] && to >= times[0])
                };
                prop_assert!(ends.into_iter().all(near));
            }
        }
    }

    #[test]
    fn a_fleet_that_is_never_short_has_no_strip() {
        let plot = plot(300.0, 10.0);
        let load = Steps::new(2.0, 10.0);
        assert_eq!(strip(&load, &Steps::new(2.0, 10.0), &plot), None);
        assert!(strip(&load, &Steps::default(), &plot).is_some());
    }
}
