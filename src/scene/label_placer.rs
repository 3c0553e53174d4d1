//! Places the names of the areas and of the load line.

use super::area::merged;
use super::edge::Edge;
use super::mark::{Anchor, Label, LabelRole, Point};
use super::plot::Plot;
use super::texts::{LABEL_PX, Texts, text_width};

/// Width of the vertical strips that the plot is divided into, CSS pixels.
const STRIP: f64 = 4.0;
/// Height of a text with margins, CSS pixels.
const HIGH: f64 = 20.0;
/// Distance between a line and the middle of a text next to it, CSS pixels.
const BESIDE: f64 = 12.0;
/// Height above which a higher area scores no better, so that a name does not
/// move during small changes. CSS pixels.
const AMPLE: f64 = 44.0;

/// A rectangle that no label may overlap, CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Obstacle {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Obstacle {
    /// Returns the rectangle around an area between two lines.
    pub(super) fn around_area(upper: &[Point], lower: &[Point]) -> Self {
        let nowhere = Self {
            left: f64::INFINITY,
            right: f64::NEG_INFINITY,
            top: f64::INFINITY,
            bottom: f64::NEG_INFINITY,
        };
        upper
            .iter()
            .chain(lower)
            .fold(nowhere, |space, (x, y)| Self {
                left: space.left.min(*x),
                right: space.right.max(*x),
                top: space.top.min(*y),
                bottom: space.bottom.max(*y),
            })
    }

    fn around(x: f64, y: f64, width: f64) -> Self {
        Self {
            left: x - width / 2.0,
            right: x + width / 2.0,
            top: y - HIGH / 2.0,
            bottom: y + HIGH / 2.0,
        }
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// The range of both lines in a strip: highest and lowest point, CSS pixels from
/// the top.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Strip {
    load: (f64, f64),
    workers: (f64, f64),
}

impl Strip {
    const NONE: Self = Self {
        load: (f64::INFINITY, f64::NEG_INFINITY),
        workers: (f64::INFINITY, f64::NEG_INFINITY),
    };
    /// A strip without data, where no name may stand.
    const GAP: Self = Self {
        load: (f64::NEG_INFINITY, f64::INFINITY),
        ..Self::NONE
    };

    fn union(self, other: Self) -> Self {
        let widest = |a: (f64, f64), b: (f64, f64)| (a.0.min(b.0), a.1.max(b.1));
        Self {
            load: widest(self.load, other.load),
            workers: widest(self.workers, other.workers),
        }
    }
}

/// Returns the union of every window of `count` strips (at least 1). Combines
/// windows of doubled length, and at last two that overlap: O(n log count).
fn union_of_windows(strips: &[Strip], count: usize) -> Vec<Strip> {
    let pairs = |unions: &[Strip], offset: usize| -> Vec<Strip> {
        let others = unions.iter().skip(offset);
        unions
            .iter()
            .zip(others)
            .map(|(a, b)| a.union(*b))
            .collect()
    };
    let (mut unions, mut length) = (strips.to_vec(), 1);
    while 2 * length <= count {
        unions = pairs(&unions, length);
        length *= 2;
    }
    pairs(&unions, count - length)
}

/// Finds free space for names, one after the other.
pub(super) struct LabelPlacer<'a> {
    plot: &'a Plot,
    gridlines: &'a [f64],
    strips: Vec<Strip>,
    obstacles: Vec<Obstacle>,
}

impl<'a> LabelPlacer<'a> {
    /// Divides the plot into strips. `gridlines` are heights in CSS pixels.
    pub(super) fn new(
        plot: &'a Plot,
        gridlines: &'a [f64],
        load: &Edge,
        workers: &Edge,
        obstacles: Vec<Obstacle>,
    ) -> Self {
        let count = (plot.width() / STRIP).ceil() as usize;
        let mut strips = vec![Strip::NONE; count];
        for piece in merged(load, workers) {
            let range = Strip {
                load: (piece.load, piece.load),
                workers: (piece.workers, piece.workers),
            };
            let from = ((piece.x.0 - plot.left) / STRIP).floor() as usize;
            let to = ((piece.x.1 - plot.left) / STRIP).ceil() as usize;
            for strip in strips.iter_mut().take(to).skip(from) {
                *strip = strip.union(range);
            }
        }
        for strip in &mut strips {
            if strip.load.0.is_infinite() {
                *strip = Strip::GAP;
            }
        }
        Self {
            plot,
            gridlines,
            strips,
            obstacles,
        }
    }

    /// Returns the names for which there is space.
    pub(super) fn labels(mut self, texts: &Texts) -> Vec<Label> {
        let mut labels = Vec::with_capacity(3);
        labels.extend(self.place(LabelRole::Short, texts.short));
        labels.extend(self.place(LabelRole::Idle, texts.idle));
        labels.extend(self.place(LabelRole::Load, texts.load));
        labels
    }

    /// Returns the name at its best position, if there is a free one.
    fn place(&mut self, role: LabelRole, text: &str) -> Option<Label> {
        let width = text_width(text, LABEL_PX) + 8.0;
        let count = (width / STRIP).ceil().max(1.0) as usize;
        let half = count as f64 * STRIP / 2.0;
        let mut best: Option<(f64, f64, f64)> = None;
        let windows = self.strips.windows(count);
        let ranges = union_of_windows(&self.strips, count);
        for (i, (window, range)) in windows.zip(ranges).enumerate() {
            let x = self.plot.left + i as f64 * STRIP + half;
            if range.load.0.is_infinite() {
                continue;
            }
            let found = match role {
                LabelRole::Short => self.above_short(window, range),
                LabelRole::Idle => self.inside_idle(range),
                _ => self.under_load(range),
            };
            let Some((y, score)) = found else { continue };
            let score = score - self.distance_penalty(role, x);
            let label = Obstacle::around(x, y, width);
            let free = !self.obstacles.iter().any(|other| other.overlaps(&label));
            if free && best.is_none_or(|best| score > best.2) {
                best = Some((x, y, score));
            }
        }
        let (x, y, _) = best?;
        self.obstacles.push(Obstacle::around(x, y, width));
        Some(Label {
            x,
            y,
            anchor: Anchor::Middle,
            role,
            text: text.to_string(),
        })
    }

    /// Returns the penalty for the distance between `x` and the preferred position
    /// of a name.
    fn distance_penalty(&self, role: LabelRole, x: f64) -> f64 {
        let preferred = match role {
            LabelRole::Idle => 0.16,
            LabelRole::Short => 0.5,
            _ => 0.55,
        };
        (x - self.plot.left - preferred * self.plot.width()).abs() * 0.04
    }

    /// Returns height and score between the workers and the load.
    fn inside_idle(&self, range: Strip) -> Option<(f64, f64)> {
        let (top, bottom) = (range.workers.1, range.load.0);
        let height = bottom - top;
        let y = self.off_grid((top + bottom) / 2.0, height / 2.0 - HIGH / 2.0);
        (height >= HIGH + 4.0).then(|| (y, height.min(AMPLE)))
    }

    /// Returns height and score just below the load, where it is level and the
    /// fleet is not short.
    fn under_load(&self, range: Strip) -> Option<(f64, f64)> {
        let y = range.load.1 + BESIDE;
        let fits = y + HIGH / 2.0 <= self.plot.bottom && range.workers.1 <= range.load.0;
        let rise = range.load.1 - range.load.0;
        let crossed = self.gridlines.iter().any(|line| (line - y).abs() < 6.0);
        (fits && rise < 60.0).then(|| (y, -rise - if crossed { 4.0 } else { 0.0 }))
    }

    /// Returns height and score just above the load, where the fleet is short. The
    /// name does not stand inside the area, where the hatch would cross it.
    fn above_short(&self, window: &[Strip], range: Strip) -> Option<(f64, f64)> {
        let y = range.load.0.min(range.workers.0) - BESIDE;
        let missing = |strip: &Strip| (strip.workers.0 - strip.load.0).max(0.0);
        let score: f64 = window.iter().map(missing).sum();
        let nearest = window
            .iter()
            .filter(|strip| missing(strip) > 4.0)
            .fold(f64::INFINITY, |top, strip| top.min(strip.load.0));
        let fits = y - HIGH / 2.0 >= self.plot.top - 4.0 && nearest - y < 2.0 * BESIDE;
        (fits && score > 24.0).then_some((y, score))
    }

    /// Returns `y`, moved by at most `slack` so that no gridline crosses the text.
    fn off_grid(&self, y: f64, slack: f64) -> f64 {
        const CLEAR: f64 = 10.0;
        let near = self.gridlines.iter().find(|line| (*line - y).abs() < CLEAR);
        let moved = match near {
            Some(line) if *line > y => line - CLEAR,
            Some(line) => line + CLEAR,
            None => y,
        };
        if (moved - y).abs() <= slack { moved } else { y }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn union_of_windows_equals_folding_each_window(
            heights in prop::collection::vec(prop::option::weighted(0.9, 0.0..9.0_f64), 0..40),
            count in 1_usize..12,
        ) {
            let strips: Vec<Strip> = heights
                .iter()
                .map(|y| match y {
                    Some(y) => Strip { load: (*y, y + 1.0), workers: (9.0 - y, 10.0 - y) },
                    None => Strip::GAP,
                })
                .collect();
            let found = union_of_windows(&strips, count);
            prop_assert_eq!(found.len(), strips.windows(count).len());
            for (window, union) in strips.windows(count).zip(found) {
                let all = window.iter().copied().fold(Strip::NONE, Strip::union);
                prop_assert_eq!(union, all);
            }
        }
    }
}
