//! Maps model values to pixels and back.

/// The rectangle of the data and the values at its edges.
///
/// Every map returns a finite number for any input. Charts of other data than
/// workers use their own unit instead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// Left edge, CSS pixels, at [`Plot::begin_s`].
    pub left: f64,
    /// Right edge, CSS pixels, at [`Plot::end_s`].
    pub right: f64,
    /// Top edge, CSS pixels, at [`Plot::y_max`].
    pub top: f64,
    /// Bottom edge, CSS pixels, at 0 workers.
    pub bottom: f64,
    /// Model time at the left edge, seconds.
    pub begin_s: f64,
    /// Model time at the right edge, seconds.
    pub end_s: f64,
    /// Workers at the top edge, above 0.
    pub y_max: f64,
}

/// How far above the plot values beyond the scale are drawn, CSS pixels.
pub(super) const OVERSHOOT: f64 = 6.0;

impl Plot {
    /// Returns the width, CSS pixels, at least 0.
    pub fn width(&self) -> f64 {
        (self.right - self.left).max(0.0)
    }

    /// Returns the height, CSS pixels, at least 0.
    pub fn height(&self) -> f64 {
        (self.bottom - self.top).max(0.0)
    }

    /// Returns whether the plot is too small to draw or has no time span.
    pub fn is_empty(&self) -> bool {
        !(self.width() >= 1.0 && self.height() >= 1.0 && self.end_s > self.begin_s)
    }

    /// Returns x of model time `t_s` (seconds), limited to the plot.
    pub fn x(&self, t_s: f64) -> f64 {
        let share = share(t_s - self.begin_s, self.end_s - self.begin_s);
        self.left + share.clamp(0.0, 1.0) * self.width()
    }

    /// Returns y of a number of workers, limited to 0 and slightly above the top.
    pub fn y(&self, workers: f64) -> f64 {
        let y = self.bottom - finite(share(workers, self.y_max) * self.height());
        // `min` and `max` instead of `clamp`, which panics on crossed bounds.
        y.max(self.top - OVERSHOOT).min(self.bottom)
    }

    /// Returns the model time at `x`, seconds, limited to the span of the plot.
    pub fn t(&self, x: f64) -> f64 {
        let share = share(x - self.left, self.width()).clamp(0.0, 1.0);
        finite(self.begin_s * (1.0 - share) + self.end_s * share)
    }

    /// Returns the workers at `y`: below 0 under the plot and above [`Plot::y_max`]
    /// over it, so that a drag may leave the plot.
    pub fn w(&self, y: f64) -> f64 {
        finite(share(self.bottom - y, self.height()) * self.y_max)
    }

    /// Returns whether a point is inside the plot.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }
}

/// Returns `part / whole`, 0 where that is not finite.
fn share(part: f64, whole: f64) -> f64 {
    finite(part / whole)
}

/// Returns `value`, 0 if it is not finite.
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
    fn edges_map_to_their_values() {
        let plot = plot();
        assert_eq!((plot.x(0.0), plot.x(86_400.0)), (30.0, 480.0));
        assert_eq!((plot.y(0.0), plot.y(8.0)), (260.0, 20.0));
        assert_eq!(plot.y(80.0), 20.0 - OVERSHOOT);
        assert_eq!(plot.y(-3.0), 260.0);
        assert_eq!(plot.w(260.0), 0.0);
    }

    proptest! {
        #[test]
        fn maps_are_inverse(t in 0.0..86_400.0, w in 0.0..8.0) {
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
