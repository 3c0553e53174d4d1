//! Places the handles of a chart, so that none covers another, a number of an axis
//! or the end of a line.

use super::mark::{Handle, HandleRole, Point};
use super::plot::Plot;
use super::{Bounds, ChartData};

/// The smallest distance between the centres of two handles, sideways or upwards, CSS
/// pixels: the size of the largest.
pub(super) const APART: f64 = 26.0;
/// From the ends of the lines to the centre of a handle, CSS pixels.
const FROM_END: f64 = 13.0;
/// From the right end of the plot to the centre of the handles in the margin, CSS
/// pixels.
const IN_MARGIN: f64 = 16.0;
/// From the top of the chart to the centre of the highest handle, CSS pixels.
const FROM_TOP: f64 = 13.0;
/// Positions for the handle of the static workers as shares of the width, the best
/// first.
const STATIC_SHARES: [f64; 9] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86];

/// Returns the handles of a chart.
pub(super) fn handles(data: &ChartData, plot: &Plot) -> Vec<Handle> {
    let mut placed: Vec<Handle> = Vec::new();
    for (index, (t_s, load)) in data.load_handles.iter().enumerate() {
        let anchor = (plot.x(*t_s), plot.y(*load));
        let (x, y) = beside(inside(anchor, plot), &placed, plot);
        placed.push(Handle {
            role: HandleRole::Load(index),
            x,
            y,
            anchor,
        });
    }
    if data.static_handle {
        placed.insert(0, static_handle(data, &placed, plot));
    }
    if let Some(bounds) = data.bounds {
        placed.extend(bound_handles(&bounds, plot));
    }
    placed
}

/// Returns a point inside the plot that is not at the end of a line.
fn inside((x, y): Point, plot: &Plot) -> Point {
    let x = x.min(plot.right - FROM_END).max(plot.left + FROM_END);
    (x, y.max(FROM_TOP).min(plot.bottom))
}

/// Returns the free point that is nearest to `wanted` at the same height; `wanted`
/// itself if there is none.
fn beside(wanted: Point, placed: &[Handle], plot: &Plot) -> Point {
    // The neighbour of a handle may be nearer by rounding.
    let near = |x: f64, other: &&Handle| {
        (other.x - x).abs() < APART - 1e-9 && (other.y - wanted.1).abs() < APART
    };
    let is_free = |x: f64| !placed.iter().any(|other| near(x, &other));
    if is_free(wanted.0) {
        return wanted;
    }
    let ends = (plot.left + FROM_END, plot.right - FROM_END);
    placed
        .iter()
        .flat_map(|other| [other.x - APART, other.x + APART])
        .filter(|x| *x >= ends.0 && *x <= ends.1 && is_free(*x))
        .min_by(|a, b| (a - wanted.0).abs().total_cmp(&(b - wanted.0).abs()))
        .map_or(wanted, |x| (x, wanted.1))
}

/// Returns the handle on the line of the static workers. It keeps its distance from
/// the others sideways, so that it never moves while it is dragged up or down.
fn static_handle(data: &ChartData, others: &[Handle], plot: &Plot) -> Handle {
    let free = |x: &f64| others.iter().all(|other| (other.x - x).abs() >= APART);
    let xs = STATIC_SHARES.map(|share| plot.left + share * plot.width());
    let middle = xs.first().copied().unwrap_or(plot.left);
    let x = xs.into_iter().find(free).unwrap_or_else(|| {
        let level: Vec<Handle> = others.iter().map(|o| Handle { y: 0.0, ..*o }).collect();
        beside((middle, 0.0), &level, plot).0
    });
    let workers = data.workers.at(plot.t(x));
    let anchor = (x, plot.y(workers));
    Handle {
        role: HandleRole::StaticWorkers,
        x,
        y: height(workers, plot),
        anchor,
    }
}

/// Returns the height of a handle at a number of workers: above the plot, if that is
/// beyond the scale.
fn height(workers: f64, plot: &Plot) -> f64 {
    if workers > plot.y_max {
        (plot.top - FROM_TOP).max(FROM_TOP)
    } else {
        plot.y(workers).max(FROM_TOP)
    }
}

/// Returns the handles of the greatest and the least number of workers, in the
/// margin.
fn bound_handles(bounds: &Bounds, plot: &Plot) -> [Handle; 2] {
    let x = plot.right + IN_MARGIN;
    let (most, fewest) = (f64::from(bounds.most), f64::from(bounds.fewest));
    let high = height(most, plot);
    let low = height(fewest, plot).max(high + APART).min(plot.bottom);
    let high = high.min(low - APART).max(FROM_TOP);
    let handle = |role, y, workers| Handle {
        role,
        x,
        y,
        anchor: (x, plot.y(workers)),
    };
    [
        handle(HandleRole::Most, high, most),
        handle(HandleRole::Fewest, low, fewest),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plot;
    use super::*;
    use crate::timeline::Steps;
    use proptest::prelude::*;

    fn placed(load: &[(f64, f64)], workers: f64, bounds: (u32, u32), width: f64) -> Vec<Handle> {
        let steps = Steps::new(workers, 1_000.0);
        let data = ChartData {
            load: &steps,
            workers: &steps,
            static_handle: true,
            load_handles: load,
            enough: None,
            ghosts: &[],
            guess: None,
            hides_workers: false,
            bounds: Some(Bounds {
                fewest: bounds.0,
                most: bounds.1,
            }),
        };
        handles(&data, &plot(width, 1_000.0))
    }

    proptest! {
        #[test]
        fn no_handle_covers_another_or_the_end_of_a_line(
            load in proptest::collection::vec((0.0..1_000.0, 0.0..9.0), 3),
            workers in 1_u32..20,
            fewest in 1_u32..20,
            more in 0_u32..20,
            width in 200.0..1_100.0,
        ) {
            let handles = placed(&load, f64::from(workers), (fewest, fewest + more), width);
            prop_assert_eq!(handles.len(), 6);
            for (index, one) in handles.iter().enumerate() {
                for other in handles.iter().skip(index + 1) {
                    let apart = (one.x - other.x).abs().max((one.y - other.y).abs());
                    prop_assert!(apart >= APART - 1e-9, "{one:?} {other:?}");
                }
                let plot = plot(width, 1_000.0);
                prop_assert!((one.x - plot.left).abs() >= FROM_END && (one.x - plot.right).abs() >= FROM_END);
            }
        }

        #[test]
        fn the_static_handle_stays_where_it_is_when_the_workers_change(
            load in proptest::collection::vec((0.0..1_000.0, 0.0..9.0), 3),
            width in 200.0..1_100.0,
        ) {
            let xs: Vec<f64> = (1..20).map(|workers| placed(&load, f64::from(workers), (1, 15), width)[0].x).collect();
            prop_assert!(xs.windows(2).all(|pair| pair[0] == pair[1]));
        }
    }

    #[test]
    fn a_handle_with_room_stands_on_its_line() {
        let handles = placed(&[(500.0, 4.0)], 6.0, (1, 7), 600.0);
        for handle in handles {
            let moved = (handle.x - handle.anchor.0).abs() + (handle.y - handle.anchor.1).abs();
            assert_eq!(moved, 0.0, "{handle:?}");
        }
    }

    #[test]
    fn a_bound_beyond_the_scale_stands_above_the_plot() {
        let handles = placed(&[], 6.0, (1, 15), 600.0);
        let most = handles
            .iter()
            .find(|handle| handle.role == HandleRole::Most);
        assert!(most.is_some_and(|most| most.y < plot(600.0, 1_000.0).top));
    }
}
