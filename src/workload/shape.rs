//! What the reader makes of a preset's shape: its peak at another time, its
//! peaks wider or narrower, its trough at another height.

use std::f64::consts::LN_2;

use super::grid::{Grid, SAME};
use super::{Shape, blog, smooth};
use crate::settings::Settings;

/// The highest load stays so far from both ends, as a share of the span, unless
/// the preset has it nearer.
const MARGIN: f64 = 0.02;
/// How far the width goes, in percent.
const NARROWEST: u32 = 20;
const WIDEST: u32 = 500;

impl Settings {
    /// Whether the load is another one than the preset's own.
    pub fn is_reshaped(&self) -> bool {
        self.peak_shift_pct != 0.0 || self.peak_width_pct != 100.0 || self.trough_pct.is_some()
    }
}

/// What `then` makes of the shape of the load under these settings.
pub(crate) fn with<T>(settings: &Settings, then: impl Fn(&Reshaped) -> T) -> T {
    let reshape = |shape: &Shape| then(&Reshaped::new(settings, shape));
    smooth(settings, reshape).unwrap_or_else(|| blog::reshaped::shape(reshape))
}

/// A shape and what is made of it. Times of the preset's own shape are called
/// *own*.
pub(crate) struct Reshaped<'a> {
    shape: &'a Shape<'a>,
    grid: Grid,
    /// Whether the load is the same all the time, and so has nothing to reshape.
    flat: bool,
    /// The first of the highest points.
    own_peak_s: f64,
    /// The lowest points, in order of time.
    own_troughs_s: Vec<f64>,
    /// On which side of the peak its half height is looked for: behind it if
    /// the load comes down far enough there for any width, and else before it,
    /// so that the place never changes sides.
    behind: bool,
    /// The preset's own lowest and highest load, as shares of the peak load.
    own_low: f64,
    high: f64,
    /// Where the peak is moved to.
    peak_s: f64,
    width_pct: f64,
    low: f64,
}

impl<'a> Reshaped<'a> {
    pub(crate) fn new(settings: &Settings, shape: &'a Shape<'a>) -> Self {
        let grid = Grid::of(shape);
        let span_s = shape.span_s;
        let tops = grid.extremes(shape, 1.0);
        let bottoms = grid.extremes(shape, -1.0);
        let somewhere = (span_s / 2.0, 0.0);
        let (mut own_peak_s, high) = tops.first().copied().unwrap_or(somewhere);
        let own_low = bottoms.first().map_or(high, |bottom| bottom.1);
        let mut own_troughs_s: Vec<f64> = bottoms.iter().map(|bottom| bottom.0).collect();
        let flat = high - own_low <= SAME * high.abs();
        if flat {
            // No point is more of a peak than any other.
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
            behind: false,
            own_low,
            high,
            peak_s: moved_peak_s(own_peak_s, settings.peak_shift_pct, span_s),
            width_pct: settings.peak_width_pct,
            low: low.unwrap_or(own_low),
        };
        reshaped.behind = reshaped.comes_down_behind();
        reshaped
    }

    fn comes_down_behind(&self) -> bool {
        let widest = half_level(f64::from(WIDEST));
        let mut behind = self.grid.behind(self.own_peak_s, self.shape);
        behind.any(|(_, share)| self.height(share) <= widest)
    }

    /// The load at a time in seconds, as a share of the peak load.
    pub(crate) fn share(&self, t_s: f64) -> f64 {
        let own = (self.shape.share)(self.own_s(t_s));
        let untouched = self.width_pct == 100.0 && self.low == self.own_low;
        if self.flat || untouched {
            return own;
        }
        let height = power(self.height(own), 100.0 / self.width_pct);
        self.low + (self.high - self.low) * height
    }

    /// A load between the lowest, 0, and the highest, 1.
    fn height(&self, own_share: f64) -> f64 {
        let height = (own_share - self.own_low) / (self.high - self.own_low);
        if height > 0.0 { height.min(1.0) } else { 0.0 }
    }

    fn own_height(&self, own_s: f64) -> f64 {
        self.height((self.shape.share)(own_s))
    }

    /// The preset's own time of what is at `t_s` now.
    fn own_s(&self, t_s: f64) -> f64 {
        warped(t_s, self.peak_s, self.own_peak_s, self.shape.span_s)
    }

    /// Where the preset's `own_s` is now.
    fn moved_s(&self, own_s: f64) -> f64 {
        warped(own_s, self.own_peak_s, self.peak_s, self.shape.span_s)
    }

    /// The length in seconds.
    pub(crate) fn span_s(&self) -> f64 {
        self.shape.span_s
    }

    /// Where the highest load is: when, and as a share of the peak load.
    pub(crate) fn peak(&self) -> (f64, f64) {
        (self.peak_s, self.high)
    }

    /// The shift in percent of the span that moves the peak to `t_s`.
    pub(crate) fn shift_pct_to(&self, t_s: f64) -> f64 {
        (t_s - self.own_peak_s) / self.shape.span_s * 100.0
    }

    /// Where the lowest load is: when, and as a share of the peak load. Of
    /// several the first that keeps clear of the peak, if one does.
    pub(crate) fn trough(&self) -> (f64, f64) {
        let clear_s = self.shape.span_s / 10.0;
        let places = || self.own_troughs_s.iter().map(|own_s| self.moved_s(*own_s));
        let clear = places().find(|t_s| (t_s - self.peak_s).abs() >= clear_s);
        let t_s = clear.or_else(|| places().next()).unwrap_or(0.0);
        (t_s, if self.flat { self.high } else { self.low })
    }

    /// Where the load, coming from the peak, is first half-way between its
    /// highest and its lowest: when, and as a share of the peak load.
    pub(crate) fn half(&self) -> (f64, f64) {
        let share = (self.trough().1 + self.high) / 2.0;
        (self.half_s(self.width_pct), share)
    }

    /// When it would be with peaks of this width.
    fn half_s(&self, width_pct: f64) -> f64 {
        if self.flat {
            return self.shape.span_s * 0.75;
        }
        let level = half_level(width_pct);
        let own_s = if self.behind {
            self.first_below(level, self.grid.behind(self.own_peak_s, self.shape))
        } else {
            self.first_below(level, self.grid.before(self.own_peak_s, self.shape))
        };
        self.moved_s(own_s)
    }

    /// The first point, on a way from the peak, where the height is `level`.
    fn first_below(&self, level: f64, way: impl Iterator<Item = (f64, f64)>) -> f64 {
        let (mut above_s, mut lowest) = (self.own_peak_s, (self.own_peak_s, 1.0));
        for (own_s, share) in way {
            let height = self.height(share);
            if height <= level {
                return self.crossing_s(level, above_s, own_s);
            }
            if height < lowest.1 {
                lowest = (own_s, height);
            }
            above_s = own_s;
        }
        // The grid has missed the very bottom.
        lowest.0
    }

    /// Where between two own times the height comes down to `level`.
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

    /// The width, in whole percent, whose half height is nearest to `t_s`.
    pub(crate) fn width_pct_to(&self, t_s: f64) -> f64 {
        if self.flat {
            return self.width_pct;
        }
        // The wider, the further from the peak.
        let distance = |width: u32| (self.half_s(f64::from(width)) - self.peak_s).abs();
        let wanted = if self.behind {
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

/// The own height that peaks of a width have at half their height.
fn half_level(width_pct: f64) -> f64 {
    libm::exp(-LN_2 * width_pct / 100.0)
}

/// Where a shift takes the peak.
fn moved_peak_s(own_peak_s: f64, shift_pct: f64, span_s: f64) -> f64 {
    let first_s = (MARGIN * span_s).min(own_peak_s);
    let last_s = ((1.0 - MARGIN) * span_s).max(own_peak_s);
    (own_peak_s + shift_pct / 100.0 * span_s)
        .max(first_s)
        .min(last_s)
}

/// Time stretched on one side of a point and squeezed on the other, so that
/// `from_s` becomes `to_s` and both ends stay.
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

/// A number between 0 and 1 to some power, the same to the bit on every
/// platform.
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
