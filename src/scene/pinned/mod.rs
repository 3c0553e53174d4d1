//! Draws pinned runs into a chart: thin dashed lines behind those of the present run, each
//! with its name beside it. The dashes tell the pins apart without colour.

mod labels;

use super::Scene;
use super::dashes::{Along, dashes};
use super::label_placer::Obstacle;
use super::line;
use super::mark::{Ink, Mark, Point};
use super::plot::Plot;
use crate::timeline::Steps;
use labels::{Named, PinnedLabels, space_of_text};

/// The lengths of dashes and gaps of each pin, and of a measured fleet, CSS pixels.
pub const DASH_PATTERNS: [&[f64]; 4] = [
    &[9.0, 4.0],
    &[2.5, 3.0],
    &[12.0, 3.0, 2.5, 3.0],
    &[1.0, 1.5],
];
/// The index of the pattern of a measured fleet.
pub const MEASURED_PATTERN: usize = 3;
/// Stroke width of the workers and of the load, CSS pixels.
const WORKERS_PX: f64 = 1.5;
const LOAD_PX: f64 = 1.0;
/// The space on each side of the middle of a line, CSS pixels.
const HALF_LINE: f64 = 0.75;

/// The lines of a pinned run.
#[derive(Clone, Debug)]
pub struct PinnedLine<'a> {
    /// The index of its pattern in [`DASH_PATTERNS`].
    pub pattern: usize,
    /// The workers, with the name of their line.
    pub workers: (&'a Steps, &'a str),
    /// The load with the name of its line, if it is another one.
    pub load: Option<(&'a Steps, String)>,
}

/// Adds the lines of pinned runs to a chart, behind its own, and their names where there is
/// space.
pub fn with_pinned_lines(mut scene: Scene, pinned: &[PinnedLine]) -> Scene {
    let plot = scene.plot;
    if plot.is_empty() || pinned.is_empty() {
        return scene;
    }
    let mut lines: Vec<Line> = Vec::new();
    for pin in pinned {
        let (workers, name) = pin.workers;
        lines.push(Line::new(
            Ink::PinnedWorkers,
            pin.pattern,
            (workers, name),
            &plot,
        ));
    }
    for pin in pinned {
        let load = pin.load.as_ref();
        lines.extend(load.map(|(load, name)| {
            Line::new(Ink::PinnedLoad, pin.pattern, (load, name.as_str()), &plot)
        }));
    }
    let named = lines.iter().map(|line| Named {
        points: &line.points,
        name: line.name,
        is_needed: line.ink == Ink::PinnedWorkers,
    });
    let named: Vec<Named> = named.collect();
    let labels = PinnedLabels::new(&scene, &named).place(&named);
    scene.labels.extend(labels);
    let in_plot = scene
        .labels
        .iter()
        .filter(|label| plot.contains(label.x, label.y));
    let texts: Vec<Obstacle> = in_plot.map(space_of_text).collect();
    let is_line = |mark: &Mark| matches!(mark, Mark::Line { .. });
    let behind = scene.data.iter().position(is_line);
    let behind = behind.unwrap_or(scene.data.len());
    let marks: Vec<Mark> = lines
        .into_iter()
        .map(|line| line.into_mark(&texts))
        .collect();
    scene.data.splice(behind..behind, marks);
    scene
}

/// One line of a pinned run.
struct Line<'a> {
    ink: Ink,
    pattern: &'static [f64],
    name: &'a str,
    points: Vec<Point>,
    is_stairs: bool,
    width: f64,
}

impl<'a> Line<'a> {
    fn new(ink: Ink, pattern: usize, (steps, name): (&Steps, &'a str), plot: &Plot) -> Self {
        let points = line::line(steps, plot);
        let width = match ink {
            Ink::PinnedLoad => LOAD_PX,
            _ => WORKERS_PX,
        };
        Self {
            ink,
            pattern: DASH_PATTERNS.get(pattern).copied().unwrap_or_default(),
            name,
            is_stairs: line::draws_stairs(steps, plot),
            width: line::stroke(width, &points, plot),
            points,
        }
    }

    /// Returns the dashes that cross no text.
    fn into_mark(self, texts: &[Obstacle]) -> Mark {
        let along = if self.is_stairs {
            Along::Line
        } else {
            Along::Time
        };
        let mut segments = dashes(&self.points, self.pattern, along);
        segments.retain(|dash| !texts.iter().any(|text| text.overlaps(&space_of_dash(dash))));
        Mark::Rules {
            ink: self.ink,
            width: self.width,
            crisp: self.is_stairs,
            segments,
        }
    }
}

/// Returns the rectangle around a dash.
fn space_of_dash((from, to): &(Point, Point)) -> Obstacle {
    Obstacle {
        left: from.0.min(to.0) - HALF_LINE,
        right: from.0.max(to.0) + HALF_LINE,
        top: from.1.min(to.1) - HALF_LINE,
        bottom: from.1.max(to.1) + HALF_LINE,
    }
}

#[cfg(test)]
mod tests;
