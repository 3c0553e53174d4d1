//! Places the names of pinned lines where they cover no text, no handle and no mark, and
//! where no line crosses them if there is such a place.

use super::super::Scene;
use super::super::chart::space_around;
use super::super::label_placer::Obstacle;
use super::super::mark::{Anchor, Ink, Label, LabelRole, Mark, Point};
use super::super::plot::Plot;
use super::super::texts::{LABEL_PX, label_ends, text_width};

/// Width of the vertical strips that the plot is divided into, CSS pixels.
const STRIP: f64 = 6.0;
/// Half the height of a text with margins, CSS pixels.
const HALF_HIGH: f64 = 8.0;
/// The distance of the middle of a text from its line, CSS pixels.
const BESIDE: f64 = 9.0;
/// The space left and right of a text, CSS pixels.
const INSET: f64 = 4.0;
/// The most characters of a name beside its line.
const MOST_CHARACTERS: usize = 18;
/// Where names are wanted, as shares of the width: each pin has its own place, so that names
/// do not crowd.
const WANTED: [f64; 3] = [0.08, 0.68, 0.38];

/// The heights between which a line runs in each strip, CSS pixels.
struct Course(Vec<(f64, f64)>);

impl Course {
    fn new(plot: &Plot) -> Self {
        // `as` saturates.
        let count = (plot.width() / STRIP).ceil() as usize;
        Self(vec![(f64::INFINITY, f64::NEG_INFINITY); count])
    }

    fn add(&mut self, (from, to): (Point, Point), plot: &Plot) {
        let strip = |x: f64| ((x - plot.left) / STRIP).max(0.0) as usize;
        let (first, last) = (strip(from.0.min(to.0)), strip(from.0.max(to.0)));
        let rise = (to.1 - from.1) / (to.0 - from.0);
        for (index, range) in self.0.iter_mut().enumerate().take(last + 1).skip(first) {
            // The part of the line in this strip.
            let left = plot.left + index as f64 * STRIP;
            let at = |x: f64| {
                let x = x.max(from.0.min(to.0)).min(from.0.max(to.0));
                if rise.is_finite() {
                    from.1 + (x - from.0) * rise
                } else {
                    to.1
                }
            };
            let ends = match rise.is_finite() {
                true => [at(left), at(left + STRIP)],
                false => [from.1, to.1],
            };
            for y in ends {
                *range = (range.0.min(y), range.1.max(y));
            }
        }
    }

    fn of(points: &[Point], plot: &Plot) -> Self {
        let mut course = Self::new(plot);
        for pair in points.windows(2) {
            if let [from, to] = pair {
                course.add((*from, *to), plot);
            }
        }
        course
    }

    /// Returns the heights between which it runs in every window of `count` strips (at
    /// least 1). Combines windows of doubled length, and at last two that overlap.
    fn windows(&self, count: usize) -> Vec<(f64, f64)> {
        let join =
            |(one, other): (&(f64, f64), &(f64, f64))| (one.0.min(other.0), one.1.max(other.1));
        let pairs = |ranges: &[(f64, f64)], offset: usize| -> Vec<(f64, f64)> {
            ranges
                .iter()
                .zip(ranges.iter().skip(offset))
                .map(join)
                .collect()
        };
        let (mut ranges, mut length) = (self.0.clone(), 1);
        while 2 * length <= count {
            ranges = pairs(&ranges, length);
            length *= 2;
        }
        pairs(&ranges, count - length)
    }
}

/// A line with its name.
pub(super) struct Named<'a> {
    pub(super) points: &'a [Point],
    pub(super) name: &'a str,
    /// Whether the name is also written where lines cross it.
    pub(super) is_needed: bool,
}

/// Finds places for names.
pub(super) struct PinnedLabels {
    plot: Plot,
    courses: Vec<Course>,
    obstacles: Vec<Obstacle>,
}

impl PinnedLabels {
    /// Notes what a chart shows already, and the lines that are added, with their names.
    pub(super) fn new(scene: &Scene, lines: &[Named]) -> Self {
        let plot = scene.plot;
        let mut courses: Vec<Course> = lines
            .iter()
            .map(|line| Course::of(line.points, &plot))
            .collect();
        let mut obstacles: Vec<Obstacle> = scene.labels.iter().map(space_of_label).collect();
        obstacles.extend(scene.handles.iter().map(space_around));
        for mark in &scene.data {
            match mark {
                Mark::Line { points, .. } => courses.push(Course::of(points, &plot)),
                Mark::Rules { ink, segments, .. } if *ink != Ink::ShortHatch => {
                    let mut course = Course::new(&plot);
                    segments
                        .iter()
                        .for_each(|segment| course.add(*segment, &plot));
                    courses.push(course);
                }
                Mark::Areas(areas) if is_covered(areas.ink()) => {
                    obstacles.extend(
                        areas
                            .regions()
                            .map(|(upper, lower)| Obstacle::around_area(upper, lower)),
                    );
                }
                _ => {}
            }
        }
        Self {
            plot,
            courses,
            obstacles,
        }
    }

    /// Returns the names for which there is space.
    pub(super) fn place(mut self, lines: &[Named]) -> Vec<Label> {
        let mut labels = Vec::with_capacity(lines.len());
        for (index, line) in lines.iter().enumerate() {
            let text = shortened(line.name);
            let most_crossings = if line.is_needed { usize::MAX } else { 0 };
            let Some(label) = self.best(index, &text, most_crossings) else {
                continue;
            };
            self.obstacles.push(space_of_label(&label));
            labels.push(label);
        }
        labels
    }

    /// Returns the place of a name beside its line that the fewest lines cross, no more than
    /// `most_crossings`, and that covers no text, handle or mark.
    fn best(&self, index: usize, text: &str, most_crossings: usize) -> Option<Label> {
        let width = text_width(text, LABEL_PX) + 2.0 * INSET;
        // `as` saturates.
        let count = ((width / STRIP).ceil() as usize).max(1);
        let windows = self.courses.iter().map(|course| course.windows(count));
        let windows: Vec<Vec<(f64, f64)>> = windows.collect();
        let wanted = WANTED
            .get(index % WANTED.len())
            .copied()
            .unwrap_or_default();
        let mut best: Option<(Obstacle, f64)> = None;
        for (first, (top, bottom)) in windows.get(index)?.iter().enumerate() {
            let left = self.plot.left + first as f64 * STRIP;
            for y in [top - BESIDE, bottom + BESIDE] {
                let space = Obstacle {
                    left,
                    right: left + width,
                    top: y - HALF_HIGH,
                    bottom: y + HALF_HIGH,
                };
                if !self.is_free(&space) {
                    continue;
                }
                let ranges = windows.iter().filter_map(|windows| windows.get(first));
                let crossing =
                    ranges.filter(|(high, low)| *high < space.bottom && *low > space.top);
                let crossings = crossing.count();
                let distance = (left - self.plot.left - wanted * self.plot.width()).abs();
                let penalty = distance + crossings as f64 * 2.0 * self.plot.width();
                let is_better = best.is_none_or(|(_, least)| penalty < least);
                if crossings <= most_crossings && is_better {
                    best = Some((space, penalty));
                }
            }
        }
        let (space, _) = best?;
        Some(Label {
            x: space.left + INSET,
            y: space.top + HALF_HIGH,
            anchor: Anchor::Left,
            role: LabelRole::Pin,
            text: text.to_owned(),
        })
    }

    /// Returns whether a rectangle is inside the plot and covers nothing.
    fn is_free(&self, space: &Obstacle) -> bool {
        let plot = &self.plot;
        let is_inside = space.top >= plot.top && space.bottom <= plot.bottom;
        let covers = |other: &Obstacle| other.overlaps(space);
        is_inside && space.right <= plot.right && !self.obstacles.iter().any(covers)
    }
}

/// Returns a name that is not too long beside a line.
fn shortened(name: &str) -> String {
    if name.chars().nth(MOST_CHARACTERS).is_none() {
        return name.to_owned();
    }
    let kept = name.chars().take(MOST_CHARACTERS - 1);
    kept.chain(['…']).collect()
}

/// Returns whether a name on an area could not be read.
fn is_covered(ink: Ink) -> bool {
    matches!(ink, Ink::Outage | Ink::Event | Ink::ShortStrip)
}

/// Returns the rectangle of a label.
fn space_of_label(label: &Label) -> Obstacle {
    let (left, right) = label_ends(label);
    Obstacle {
        left: left - INSET,
        right: right + INSET,
        top: label.y - HALF_HIGH,
        bottom: label.y + HALF_HIGH,
    }
}

/// Returns the rectangle that the letters of a label fill.
pub(super) fn space_of_text(label: &Label) -> Obstacle {
    let (left, right) = label_ends(label);
    Obstacle {
        left,
        right,
        top: label.y - LABEL_PX / 2.0,
        bottom: label.y + LABEL_PX / 2.0,
    }
}
