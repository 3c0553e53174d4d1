//! Data, plots and texts for the tests of the scene.

use super::Scene;
use super::mark::{Mark, Point};
use super::plot::Plot;
use super::texts::Texts;
use crate::text::{Words, chart_texts};
use crate::timeline::Steps;
use proptest::prelude::*;

/// Returns the English chart texts.
pub(super) fn english() -> Texts<'static> {
    const WORDS: &Words = &Words::english();
    chart_texts(WORDS)
}

/// Returns every point of the grid and the data of a scene.
pub(super) fn points(scene: &Scene) -> Vec<Point> {
    let of = |mark: &Mark| match mark {
        Mark::Line { points, .. } => points.clone(),
        Mark::Rules { segments, .. } => segments.iter().flat_map(|s| [s.0, s.1]).collect(),
        Mark::Areas(areas) => areas.ring().collect(),
    };
    scene.grid.iter().chain(&scene.data).flat_map(of).collect()
}

/// Returns a plot of the given width over `[0, end_s]`, 200 px high, with 8 workers at
/// the top.
pub(super) fn plot(width: f64, end_s: f64) -> Plot {
    Plot {
        left: 30.0,
        right: 30.0 + width,
        top: 20.0,
        bottom: 220.0,
        begin_s: 0.0,
        end_s,
        y_max: 8.0,
    }
}

/// Generates up to `most` steps of uneven length with values from 0 to 8.
pub(super) fn any_steps(most: usize) -> impl Strategy<Value = Steps> {
    proptest::collection::vec((0.01..5.0, 0.0..8.0), 1..most).prop_map(|pairs| {
        let end_s = pairs.iter().map(|p| p.0).sum();
        let mut steps = Steps::new(pairs[0].1, end_s);
        let mut t_s = 0.0;
        for pair in pairs.windows(2) {
            t_s += pair[0].0;
            steps.push(t_s, pair[1].1);
        }
        steps
    })
}
