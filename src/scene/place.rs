//! Where the names of the areas and of the load line find room.

use super::area::merged;
use super::edge::Edge;
use super::mark::{Anchor, Label, LabelRole};
use super::plot::Plot;
use super::texts::{LABEL_PX, Texts, room_for};

/// Width of one strip of the plot in which the lines are looked at, CSS pixels.
const STRIP: f64 = 4.0;
/// Height of a text with air above and below, CSS pixels.
const HIGH: f64 = 20.0;
/// From a line to the middle of a text next to it, CSS pixels.
const BESIDE: f64 = 12.0;
/// More room than this makes a place no better, so that a name stays where it
/// is while there is enough. CSS pixels.
const AMPLE: f64 = 44.0;

/// A rectangle that is taken, CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Taken {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Taken {
    fn around(x: f64, y: f64, width: f64) -> Self {
        Self {
            left: x - width / 2.0,
            right: x + width / 2.0,
            top: y - HIGH / 2.0,
            bottom: y + HIGH / 2.0,
        }
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// How high and low both lines get in a strip, CSS pixels from the top.
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
    /// Nothing is to be written where there is nothing.
    const GAP: Self = Self {
        load: (f64::NEG_INFINITY, f64::INFINITY),
        ..Self::NONE
    };

    fn with(self, other: Self) -> Self {
        let join = |a: (f64, f64), b: (f64, f64)| (a.0.min(b.0), a.1.max(b.1));
        Self {
            load: join(self.load, other.load),
            workers: join(self.workers, other.workers),
        }
    }
}

/// For each stretch of so many strips what is seen in all of them. Stretches of
/// twice the length are joined from two of the length before, and any length
/// from two that overlap.
fn joined(strips: &[Strip], count: usize) -> Vec<Strip> {
    let pairs = |seen: &[Strip], apart: usize| -> Vec<Strip> {
        let others = seen.iter().skip(apart);
        seen.iter().zip(others).map(|(a, b)| a.with(*b)).collect()
    };
    let (mut seen, mut length) = (strips.to_vec(), 1);
    while 2 * length <= count {
        seen = pairs(&seen, length);
        length *= 2;
    }
    pairs(&seen, count - length)
}

/// Finds room for names, one after the other.
pub(super) struct Places<'a> {
    plot: &'a Plot,
    grid: &'a [f64],
    strips: Vec<Strip>,
    taken: Vec<Taken>,
}

impl<'a> Places<'a> {
    /// `grid` are the heights of the gridlines; `taken` is kept free.
    pub(super) fn new(
        plot: &'a Plot,
        grid: &'a [f64],
        load: &Edge,
        workers: &Edge,
        taken: Vec<Taken>,
    ) -> Self {
        let count = (plot.width() / STRIP).ceil() as usize;
        let mut strips = vec![Strip::NONE; count];
        for piece in merged(load, workers) {
            let seen = Strip {
                load: (piece.load, piece.load),
                workers: (piece.workers, piece.workers),
            };
            let from = ((piece.x.0 - plot.left) / STRIP).floor() as usize;
            let to = ((piece.x.1 - plot.left) / STRIP).ceil() as usize;
            for strip in strips.iter_mut().take(to).skip(from) {
                *strip = strip.with(seen);
            }
        }
        for strip in &mut strips {
            if strip.load.0.is_infinite() {
                *strip = Strip::GAP;
            }
        }
        Self {
            plot,
            grid,
            strips,
            taken,
        }
    }

    /// The names that fit.
    pub(super) fn labels(mut self, texts: &Texts) -> Vec<Label> {
        let mut labels = Vec::with_capacity(3);
        labels.extend(self.name(LabelRole::Short, texts.short));
        labels.extend(self.name(LabelRole::Idle, texts.idle));
        labels.extend(self.name(LabelRole::Load, texts.load));
        labels
    }

    /// The best place for a name, if there is one.
    fn name(&mut self, role: LabelRole, text: &str) -> Option<Label> {
        let width = room_for(text, LABEL_PX) + 8.0;
        let count = (width / STRIP).ceil().max(1.0) as usize;
        let half = count as f64 * STRIP / 2.0;
        let mut best: Option<(f64, f64, f64)> = None;
        let windows = self.strips.windows(count);
        for (i, (window, seen)) in windows.zip(joined(&self.strips, count)).enumerate() {
            let x = self.plot.left + i as f64 * STRIP + half;
            if seen.load.0.is_infinite() {
                continue;
            }
            let found = match role {
                LabelRole::Short => self.above_short(window, seen),
                LabelRole::Idle => self.inside_idle(seen),
                _ => self.under_load(seen),
            };
            let Some((y, worth)) = found else { continue };
            let worth = worth - self.distance(role, x);
            let place = Taken::around(x, y, width);
            let free = !self.taken.iter().any(|taken| taken.meets(&place));
            if free && best.is_none_or(|best| worth > best.2) {
                best = Some((x, y, worth));
            }
        }
        let (x, y, _) = best?;
        self.taken.push(Taken::around(x, y, width));
        Some(Label {
            x,
            y,
            anchor: Anchor::Middle,
            role,
            text: text.to_string(),
        })
    }

    /// How far `x` is from where the eye evaluations for a name. Of two places alike,
    /// the nearer wins.
    fn distance(&self, role: LabelRole, x: f64) -> f64 {
        let liked = match role {
            LabelRole::Idle => 0.16,
            LabelRole::Short => 0.5,
            _ => 0.55,
        };
        (x - self.plot.left - liked * self.plot.width()).abs() * 0.04
    }

    /// Between the workers and the load, in the middle, off the gridlines.
    fn inside_idle(&self, seen: Strip) -> Option<(f64, f64)> {
        let (top, bottom) = (seen.workers.1, seen.load.0);
        let room = bottom - top;
        let y = self.off_grid((top + bottom) / 2.0, room / 2.0 - HIGH / 2.0);
        (room >= HIGH + 4.0).then(|| (y, room.min(AMPLE)))
    }

    /// Just under the load where it is level and no workers are missing.
    fn under_load(&self, seen: Strip) -> Option<(f64, f64)> {
        let y = seen.load.1 + BESIDE;
        let fits = y + HIGH / 2.0 <= self.plot.bottom && seen.workers.1 <= seen.load.0;
        let rise = seen.load.1 - seen.load.0;
        let crossed = self.grid.iter().any(|line| (line - y).abs() < 6.0);
        (fits && rise < 60.0).then(|| (y, -rise - if crossed { 4.0 } else { 0.0 }))
    }

    /// Just above the load where workers are missing. Not inside: the hatch
    /// would run through the word. Not far above either: it would name nothing.
    fn above_short(&self, window: &[Strip], seen: Strip) -> Option<(f64, f64)> {
        let y = seen.load.0.min(seen.workers.0) - BESIDE;
        let missing = |strip: &Strip| (strip.workers.0 - strip.load.0).max(0.0);
        let worth: f64 = window.iter().map(missing).sum();
        let nearest = window
            .iter()
            .filter(|strip| missing(strip) > 4.0)
            .fold(f64::INFINITY, |top, strip| top.min(strip.load.0));
        let fits = y - HIGH / 2.0 >= self.plot.top - 4.0 && nearest - y < 2.0 * BESIDE;
        (fits && worth > 24.0).then_some((y, worth))
    }

    /// `y`, moved by at most `slack` so that no gridline runs through the text.
    fn off_grid(&self, y: f64, slack: f64) -> f64 {
        const CLEAR: f64 = 10.0;
        let near = self.grid.iter().find(|line| (*line - y).abs() < CLEAR);
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
        fn stretches_are_seen_as_a_whole(
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
            let found = joined(&strips, count);
            prop_assert_eq!(found.len(), strips.windows(count).len());
            for (window, seen) in strips.windows(count).zip(found) {
                let all = window.iter().copied().fold(Strip::NONE, Strip::with);
                prop_assert_eq!(seen, all);
            }
        }
    }
}
