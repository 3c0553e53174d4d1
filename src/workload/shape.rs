//! Reshapes the load of a preset: moves its peak in time, makes its peaks wider or
//! narrower, sets the height of its trough, and lays over it what is drawn.

use std::f64::consts::LN_2;

use super::grid::{Grid, TOLERANCE};
use super::{Shape, blog, smooth};
use crate::settings::{DrawnLoad, Settings};

/// Minimum distance of the peak from both ends, as a share of the span, unless the
/// preset has it closer.
const MARGIN: f64 = 0.02;
/// The range of the width, in percent.
const NARROWEST: u32 = 20;
const WIDEST: u32 = 500;

impl Settings {
    /// Returns whether the settings change the shape of the preset.
    pub fn is_reshaped(&self) -> bool {
        self.peak_shift_pct != 0.0
            || self.peak_width_pct != 100.0
            || self.trough_pct.is_some()
            || !self.drawn_load.is_empty()
    }
}

/// Calls `then` with the reshaped load of the settings.
pub(crate) fn with<T>(settings: &Settings, then: impl Fn(&Reshaped) -> T) -> T {
    let reshape = |shape: &Shape| then(&Reshaped::new(settings, shape));
    smooth(settings, reshape).unwrap_or_else(|| blog::reshaped::shape(reshape))
}

/// A shape and its reshaping parameters. Names with `own` refer to the unchanged
/// shape of the preset.
pub(crate) struct Reshaped<'a> {
    shape: &'a Shape<'a>,
    grid: Grid,
    /// Whether the load is constant, so that it cannot be reshaped.
    flat: bool,
    /// The time of the first of the highest points, in seconds.
    own_peak_s: f64,
    /// The times of the lowest points, in order, in seconds.
    own_troughs_s: Vec<f64>,
    /// Whether the handle at half height is after the peak: it is if the load
    /// falls far enough there for any width. Otherwise it is before the peak. The
    /// side does not depend on the current width.
    half_is_after_peak: bool,
    /// The lowest and highest load of the preset, as shares of the peak load.
    own_low: f64,
    high: f64,
    /// The time of the moved peak, in seconds.
    peak_s: f64,
    width_pct: f64,
    low: f64,
    /// Lies over all of this.
    drawn: DrawnLoad,
}

impl<'a> Reshaped<'a> {
    /// Reshapes a shape as the settings say.
    pub(crate) fn new(settings: &Settings, shape: &'a Shape<'a>) -> Self {
        let grid = Grid::of(shape);
        let span_s = shape.span_s;
        let tops = grid.extremes(shape, 1.0);
        let bottoms = grid.extremes(shape, -1.0);
        let default = (span_s / 2.0, 0.0);
        let (mut own_peak_s, high) = tops.first().copied().unwrap_or(default);
        let own_low = bottoms.first().map_or(high, |bottom| bottom.1);
        let mut own_troughs_s: Vec<f64> = bottoms.iter().map(|bottom| bottom.0).collect();
        let flat = high - own_low <= TOLERANCE * high.abs();
        if flat {
            // Any point could be the peak.
            own_peak_s = span_s / 2.0;
            own_troughs_s = vec![span_s / 4.0];
        }
        let low = settings.trough_pct.map(|pct| pct / 100.0 * high);
        let mut reshaped = Self {
            shape,
            grid,
            flat,
            own_peak_s,
            own_troughs_s,
            half_is_after_peak: false,
            own_low,
            high,
            peak_s: moved_peak_s(own_peak_s, settings.peak_shift_pct, span_s),
            width_pct: settings.peak_width_pct,
            low: low.unwrap_or(own_low),
            drawn: settings.drawn_load,
        };
        reshaped.half_is_after_peak = reshaped.falls_after_peak();
        reshaped
    }

    /// Returns whether the load after the peak falls below the level of the
    /// widest peaks.
    fn falls_after_peak(&self) -> bool {
        let widest = half_level(f64::from(WIDEST));
        let mut after = self.grid.after(self.own_peak_s, self.shape);
        after.any(|(_, share)| self.height(share) <= widest)
    }

    /// Returns the load at a time in seconds, as a share of the peak load: as drawn, or
    /// where it is not drawn, of the reshaped preset.
    pub(crate) fn share(&self, t_s: f64) -> f64 {
        let drawn = self.drawn.share_at(t_s / self.shape.span_s);
        drawn.unwrap_or_else(|| self.share_below(t_s))
    }

    /// Returns the load of the reshaped preset at a time in seconds, as a share of the
    /// peak load.
    fn share_below(&self, t_s: f64) -> f64 {
        let own = (self.shape.share)(self.own_s(t_s));
        let untouched = self.width_pct == 100.0 && self.low == self.own_low;
        if self.flat || untouched {
            return own;
        }
        let height = power(self.height(own), 100.0 / self.width_pct);
        self.low + (self.high - self.low) * height
    }

    /// Scales a load to the range from the lowest, 0, to the highest, 1.
    fn height(&self, own_share: f64) -> f64 {
        let height = (own_share - self.own_low) / (self.high - self.own_low);
        if height > 0.0 { height.min(1.0) } else { 0.0 }
    }

    /// Returns the scaled load of the preset at one of its own times.
    fn own_height(&self, own_s: f64) -> f64 {
        self.height((self.shape.share)(own_s))
    }

    /// Converts a time of the reshaped load to the preset's own time.
    fn own_s(&self, t_s: f64) -> f64 {
        warped(t_s, self.peak_s, self.own_peak_s, self.shape.span_s)
    }

    /// Converts the preset's own time to a time of the reshaped load.
    fn moved_s(&self, own_s: f64) -> f64 {
        warped(own_s, self.own_peak_s, self.peak_s, self.shape.span_s)
    }

    /// Returns the length in seconds.
    pub(crate) fn span_s(&self) -> f64 {
        self.shape.span_s
    }

    /// Returns the peak as time in seconds and share of the peak load.
    pub(crate) fn peak(&self) -> (f64, f64) {
        (self.peak_s, self.high)
    }

    /// Returns the shift in percent of the span that moves the peak to `t_s`.
    pub(crate) fn shift_pct_to(&self, t_s: f64) -> f64 {
        (t_s - self.own_peak_s) / self.shape.span_s * 100.0
    }

    /// Returns the trough as time in seconds and share of the peak load. Of
    /// several troughs it is the first at a distance from the peak, if there is
    /// one.
    pub(crate) fn trough(&self) -> (f64, f64) {
        let clear_s = self.shape.span_s / 10.0;
        let times_s = || self.own_troughs_s.iter().map(|own_s| self.moved_s(*own_s));
        let clear = times_s().find(|t_s| (t_s - self.peak_s).abs() >= clear_s);
        let t_s = clear.or_else(|| times_s().next()).unwrap_or(0.0);
        (t_s, if self.flat { self.high } else { self.low })
    }

    /// Returns the point nearest to the peak at which the load is half-way between
    /// its highest and its lowest, as time in seconds and share of the peak load.
    pub(crate) fn half(&self) -> (f64, f64) {
        let share = (self.trough().1 + self.high) / 2.0;
        (self.half_s(self.width_pct), share)
    }

    /// Returns the time of that point for peaks of a given width, in seconds.
    fn half_s(&self, width_pct: f64) -> f64 {
        if self.flat {
            return self.shape.span_s * 0.75;
        }
        let level = half_level(width_pct);
        let own_s = if self.half_is_after_peak {
            self.first_below(level, self.grid.after(self.own_peak_s, self.shape))
        } else {
            self.first_below(level, self.grid.before(self.own_peak_s, self.shape))
        };
        self.moved_s(own_s)
    }

    /// Returns the first time at which the height falls to `level`, for points in
    /// order of their distance from the peak.
    fn first_below(&self, level: f64, points: impl Iterator<Item = (f64, f64)>) -> f64 {
        let (mut above_s, mut lowest) = (self.own_peak_s, (self.own_peak_s, 1.0));
        for (own_s, share) in points {
            let height = self.height(share);
            if height <= level {
                return self.crossing_s(level, above_s, own_s);
            }
            if height < lowest.1 {
                lowest = (own_s, height);
            }
            above_s = own_s;
        }
        // The lowest point lies between grid points.
        lowest.0
    }

    /// Returns the own time between two others at which the height falls to
    /// `level`, by bisection.
    fn crossing_s(&self, level: f64, mut above_s: f64, mut below_s: f64) -> f64 {
        for _ in 0..26 {
            let middle_s = (above_s + below_s) / 2.0;
            if self.own_height(middle_s) > level {
                above_s = middle_s;
            } else {
                below_s = middle_s;
            }
        }
        below_s
    }

    /// Returns the width in whole percent for which [`Reshaped::half`] is nearest
    /// to `t_s`.
    pub(crate) fn width_pct_to(&self, t_s: f64) -> f64 {
        if self.flat {
            return self.width_pct;
        }
        // The distance grows with the width.
        let distance = |width: u32| (self.half_s(f64::from(width)) - self.peak_s).abs();
        let wanted = if self.half_is_after_peak {
            t_s - self.peak_s
        } else {
            self.peak_s - t_s
        };
        let (mut nearer, mut further) = (NARROWEST, WIDEST);
        while further - nearer > 1 {
            let middle = (nearer + further) / 2;
            if distance(middle) < wanted {
                nearer = middle;
            } else {
                further = middle;
            }
        }
        let off = |width| (distance(width) - wanted).abs();
        f64::from(if off(nearer) <= off(further) {
            nearer
        } else {
            further
        })
    }
}

/// Returns the height of the preset's own shape at which peaks of the given width
/// are at half height.
fn half_level(width_pct: f64) -> f64 {
    libm::exp(-LN_2 * width_pct / 100.0)
}

/// Returns the time of the peak after a shift, in seconds.
fn moved_peak_s(own_peak_s: f64, shift_pct: f64, span_s: f64) -> f64 {
    let first_s = (MARGIN * span_s).min(own_peak_s);
    let last_s = ((1.0 - MARGIN) * span_s).max(own_peak_s);
    (own_peak_s + shift_pct / 100.0 * span_s)
        .max(first_s)
        .min(last_s)
}

/// Maps times so that `from_s` becomes `to_s` and both ends stay: stretches one
/// side linearly and compresses the other.
fn warped(t_s: f64, from_s: f64, to_s: f64, span_s: f64) -> f64 {
    if from_s == to_s {
        t_s
    } else if t_s == from_s {
        to_s
    } else if t_s < from_s {
        t_s * (to_s / from_s)
    } else {
        span_s - (span_s - t_s) * ((span_s - to_s) / (span_s - from_s))
    }
}

/// Returns a power of a base between 0 and 1, bit-equal on every platform.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent == 1.0 || base >= 1.0 {
        return base;
    }
    if base > 0.0 {
        libm::exp(exponent * libm::log(base))
    } else {
        0.0
    }
}
