//! Columns and plots for the tests of this room.

use super::plot::Plot;
use crate::timeline::Steps;
use proptest::prelude::*;

/// A plot of the given width over `[0, end_s]`, 200 px high, with 8 workers at
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

/// Columns of up to `most` steps of uneven length, between 0 and 8.
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
