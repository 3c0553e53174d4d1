//! The map between model values and places in the chart, both ways.

/// The rectangle that the data is sampled in, and what its edges stand for.
///
/// Every map returns a finite number for any input, so that a bad value can
/// never make a painter misbehave. What is counted in workers here is, in a
/// chart of something else, counted in its own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// Left edge, CSS pixels; stands for [`Plot::begin_s`].
    pub left: f64,
    /// Right edge, CSS pixels; stands for [`Plot::end_s`].
    pub right: f64,
    /// Top edge, CSS pixels; stands for [`Plot::y_max`].
    pub top: f64,
    /// Bottom edge, CSS pixels; stands for 0 workers.
    pub bottom: f64,
    /// Model time at the left edge, seconds.
    pub begin_s: f64,
    /// Model time at the right edge, seconds.
    pub end_s: f64,
    /// Workers at the top edge, above 0.
    pub y_max: f64,
}

/// How far above the plot a value that is off the scale is sampled, CSS pixels:
/// enough to tell it from one that just reaches the top.
pub(super) const OVERSHOOT: f64 = 6.0;

impl Plot {
    /// Width of the plot, CSS pixels, at least 0.
    pub fn width(&self) -> f64 {
        (self.right - self.left).max(0.0)
    }

    /// Height of the plot, CSS pixels, at least 0.
    pub fn height(&self) -> f64 {
        (self.bottom - self.top).max(0.0)
    }

    /// Whether there is room to draw anything.
    pub fn is_empty(&self) -> bool {
        !(self.width() >= 1.0 && self.height() >= 1.0 && self.end_s > self.begin_s)
    }

    /// Where model time `t_s` (seconds) is, kept inside the plot.
    pub fn x(&self, t_s: f64) -> f64 {
        let share = share(t_s - self.begin_s, self.end_s - self.begin_s);
        self.left + share.clamp(0.0, 1.0) * self.width()
    }

    /// Where a number of workers is, kept between zero and a little above the
    /// top edge.
    pub fn y(&self, workers: f64) -> f64 {
        let y = self.bottom - finite(share(workers, self.y_max) * self.height());
        // `min` and `max` instead of `clamp`, which panics on crossed bounds.
        y.max(self.top - OVERSHOOT).min(self.bottom)
    }

    /// The model time at `x` CSS pixels, seconds, between the plot's two ends.
    pub fn t(&self, x: f64) -> f64 {
        let share = share(x - self.left, self.width()).clamp(0.0, 1.0);
        finite(self.begin_s * (1.0 - share) + self.end_s * share)
    }

    /// The workers at `y` CSS pixels; below 0 under the plot and above
    /// [`Plot::y_max`] over it, so that a drag may leave the plot.
    pub fn w(&self, y: f64) -> f64 {
        finite(share(self.bottom - y, self.height()) * self.y_max)
    }

    /// Whether a place is inside the plot.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }
}

/// `part / whole`, 0 where that is no number.
fn share(part: f64, whole: f64) -> f64 {
    finite(part / whole)
}

/// `value`, 0 if it is no finite number.
fn finite(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plot() -> Plot {
        Plot {
            left: 30.0,
            right: 480.0,
            top: 20.0,
            bottom: 260.0,
            begin_s: 0.0,
            end_s: 86_400.0,
            y_max: 8.0,
        }
    }

    #[test]
    fn corners() {
        let plot = plot();
        assert_eq!((plot.x(0.0), plot.x(86_400.0)), (30.0, 480.0));
        assert_eq!((plot.y(0.0), plot.y(8.0)), (260.0, 20.0));
        assert_eq!(plot.y(80.0), 20.0 - OVERSHOOT);
        assert_eq!(plot.y(-3.0), 260.0);
        assert_eq!(plot.w(260.0), 0.0);
    }

    proptest! {
        #[test]
        fn there_and_back(t in 0.0..86_400.0, w in 0.0..8.0) {
            let plot = plot();
            prop_assert!((plot.t(plot.x(t)) - t).abs() < 1e-6);
            prop_assert!((plot.w(plot.y(w)) - w).abs() < 1e-9);
        }

        #[test]
        fn always_finite(
            edges in proptest::array::uniform4(-1e4..1e4),
            v in proptest::array::uniform4(proptest::num::f64::ANY),
        ) {
            let plot = Plot {
                left: edges[0],
                right: edges[1],
                top: edges[2],
                bottom: edges[3],
                begin_s: v[0],
                end_s: v[1],
                y_max: v[2],
            };
            let all = [plot.x(v[3]), plot.y(v[3]), plot.t(v[3]), plot.w(v[3])];
            prop_assert!(all.iter().all(|v| v.is_finite()), "{:?}", all);
        }
    }
}
