//! Marks the number of workers that is just never short.

use super::ChartData;
use super::label_placer::Obstacle;
use super::mark::{Anchor, Ink, Label, LabelRole, Mark};
use super::plot::Plot;
use super::texts::{LABEL_PX, text_width};

/// The length of a dash and of the gap after it, CSS pixels.
const DASH: f64 = 3.0;
const GAP: f64 = 5.0;
/// Stroke width, CSS pixels.
const WIDTH: f64 = 1.25;
/// The distance of the label from the left edge of the plot, CSS pixels.
const INSET: f64 = 6.0;
/// The distance of the middle of the label from the line, CSS pixels.
const BESIDE: f64 = 10.0;

/// The distance between two positions of the label that are tried, CSS pixels.
const STEP: f64 = 12.0;

/// Returns the dashed line and its label; nothing where it is beyond the scale. The
/// label overlaps no obstacle; it stands as far left as it can, rather on the side
/// away from the line of the workers.
pub(super) fn marked(
    data: &ChartData,
    plot: &Plot,
    obstacles: &[Obstacle],
) -> Option<(Mark, Option<Label>)> {
    let (workers, text) = data.enough?;
    if !(workers > 0.0 && workers <= plot.y_max) {
        return None;
    }
    let y = plot.y(workers);
    // `as` saturates.
    let dashes = (plot.width() / (DASH + GAP)).floor() as usize;
    let segments = (0..dashes).map(|index| {
        let x = plot.left + index as f64 * (DASH + GAP);
        ((x, y), (x + DASH, y))
    });
    let mark = Mark::Rules {
        ink: Ink::Workers,
        width: WIDTH,
        crisp: true,
        segments: segments.collect(),
    };
    let below = workers < data.workers.max() && y + 2.0 * BESIDE < plot.bottom;
    let sides = if below {
        [BESIDE, -BESIDE]
    } else {
        [-BESIDE, BESIDE]
    };
    let room = plot.width() - 2.0 * INSET - text_width(text, LABEL_PX);
    // `as` saturates.
    let steps = (room / STEP).max(0.0) as u32;
    let positions = sides.into_iter().flat_map(|side| {
        (0..=steps).map(move |step| (plot.left + INSET + f64::from(step) * STEP, y + side))
    });
    let mut labels = positions.map(|(x, y)| Label {
        x,
        y,
        anchor: Anchor::Left,
        role: LabelRole::Enough,
        text: text.to_owned(),
    });
    let is_free = |label: &Label| {
        let space = space_around(label);
        let inside = space.bottom <= plot.bottom && space.top >= plot.top - BESIDE;
        inside && !obstacles.iter().any(|obstacle| obstacle.overlaps(&space))
    };
    Some((mark, labels.find(is_free)))
}

/// Returns the rectangle of the label.
pub(super) fn space_around(label: &Label) -> Obstacle {
    Obstacle {
        left: label.x - INSET,
        right: label.x + text_width(&label.text, LABEL_PX) + INSET,
        top: label.y - BESIDE,
        bottom: label.y + BESIDE,
    }
}
