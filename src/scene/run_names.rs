//! Writes the names of runs beside their lines in a trace.

use super::mark::{Anchor, Ink, Label, LabelRole, Mark, Point};
use super::plot::Plot;
use super::series::Series;
use super::texts::{LABEL_PX, label_ends, text_width};

/// From the highest point of a line to the middle of its name, CSS pixels.
const BESIDE: f64 = 9.0;
/// Height of a text with margins, CSS pixels.
const HIGH: f64 = 14.0;
/// Space beside a text, CSS pixels.
const AIR: f64 = 4.0;

/// Returns the names for which there is space, each at the highest point of its
/// line. None if there is only one run: the title of its chart names it.
pub(super) fn names(
    series: &[Series],
    lines: &[Option<Mark>],
    plot: &Plot,
    taken: &[Label],
) -> Vec<Label> {
    let named = || series.iter().filter(|series| series.name.is_some());
    if named().count() < 2 {
        return Vec::new();
    }
    let mut names: Vec<Label> = Vec::new();
    for (series, line) in series.iter().zip(lines) {
        let (Ink::Run(policy), Some(name), Some(Mark::Line { points, .. })) =
            (series.ink, series.name, line)
        else {
            continue;
        };
        let Some((x, y)) = highest(points) else {
            continue;
        };
        let half = text_width(name, LABEL_PX) / 2.0;
        let label = Label {
            x: x.min(plot.right - half).max(plot.left + half + AIR),
            y: (y - BESIDE).max(HIGH / 2.0),
            anchor: Anchor::Middle,
            role: LabelRole::Run(policy),
            text: name.to_owned(),
        };
        let fits = label.x + half <= plot.right + 1.0;
        if fits
            && !taken
                .iter()
                .chain(&names)
                .any(|other| overlap(&label, other))
        {
            names.push(label);
        }
    }
    names
}

/// Returns the first of the highest points.
fn highest(points: &[Point]) -> Option<Point> {
    points
        .iter()
        .copied()
        .reduce(|best, point| match point.1 < best.1 {
            true => point,
            false => best,
        })
}

fn overlap(one: &Label, other: &Label) -> bool {
    let (from, to) = label_ends(one);
    let (start, end) = label_ends(other);
    from < end + AIR && start < to + AIR && (one.y - other.y).abs() < HIGH
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plot;
    use super::super::series::{SeriesData, marks};
    use super::*;
    use crate::allocation::Policy;
    use crate::timeline::Steps;

    fn drawn(values: &[f64]) -> Vec<Label> {
        let policies = [Policy::Static, Policy::Manual, Policy::Reactive];
        let steps: Vec<Steps> = values.iter().map(|v| Steps::new(*v, 10.0)).collect();
        let series: Vec<Series> = policies
            .iter()
            .zip(&steps)
            .map(|(policy, steps)| Series {
                ink: Ink::Run(*policy),
                width: 1.0,
                name: Some("name"),
                data: SeriesData::Steps(steps, 1.0),
            })
            .collect();
        let plot = plot(300.0, 10.0);
        let lines: Vec<Option<Mark>> = series.iter().map(|one| marks(one, &plot).1).collect();
        names(&series, &lines, &plot, &[])
    }

    #[test]
    fn lines_that_are_apart_are_named_and_equal_ones_once() {
        assert_eq!(drawn(&[2.0, 4.0, 6.0]).len(), 3);
        assert_eq!(drawn(&[2.0, 2.0, 6.0]).len(), 2);
    }

    #[test]
    fn a_single_line_needs_no_name() {
        assert_eq!(drawn(&[2.0]), []);
    }
}
