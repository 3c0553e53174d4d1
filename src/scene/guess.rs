//! Draws a guess of the workers: a thin dashed line with a label.

use super::dashes::{Along, dashes};
use super::edge::Edge;
use super::label_placer::Obstacle;
use super::mark::{Anchor, Ink, Label, LabelRole, Mark, Point};
use super::plot::Plot;
use super::texts::{LABEL_PX, text_width};

/// The length of a dash and of the gap after it, CSS pixels.
const DASH: f64 = 6.0;
const GAP: f64 = 3.0;
/// Stroke width, CSS pixels.
const WIDTH: f64 = 2.0;
/// The distance of the middle of the label from the line, CSS pixels.
const BESIDE: f64 = 11.0;
/// The distance of the label from the end of its piece, CSS pixels.
const INSET: f64 = 4.0;

/// A guess of the workers.
#[derive(Clone, Copy, Debug)]
pub struct GuessData<'a> {
    /// The pieces that are drawn, each from a time to another, in seconds, and its
    /// workers.
    pieces: &'a [(f64, f64, f64)],
    /// The label.
    label: &'a str,
    /// [`mark`], called by its address: the charts of the first frame have no guess, and
    /// no need of its code.
    mark: MarkGuess,
}

/// Returns the dashed line, its label and the rectangles that both need.
type MarkGuess = fn(&GuessData, &Plot, &[&Edge]) -> Option<(Mark, Label, Vec<Obstacle>)>;

impl<'a> GuessData<'a> {
    /// Returns a guess of pieces, each from a time to another, in seconds, and its
    /// workers, with a label; `None` without a piece.
    pub fn new(pieces: &'a [(f64, f64, f64)], label: &'a str) -> Option<Self> {
        let guess = Self {
            pieces,
            label,
            mark,
        };
        (!pieces.is_empty()).then_some(guess)
    }

    /// Returns the dashed line, its label and the rectangles that both need. The label
    /// stands beside a long piece where no line of `others` crosses it, and otherwise at
    /// the longest piece.
    pub(super) fn marked(
        &self,
        plot: &Plot,
        others: &[&Edge],
    ) -> Option<(Mark, Label, Vec<Obstacle>)> {
        (self.mark)(self, plot, others)
    }
}

fn mark(guess: &GuessData, plot: &Plot, others: &[&Edge]) -> Option<(Mark, Label, Vec<Obstacle>)> {
    let corners = corners(guess, plot);
    let mark = Mark::Rules {
        ink: Ink::Guess,
        width: WIDTH,
        crisp: false,
        segments: dashes_of_stretches(&corners),
    };
    let width = text_width(guess.label, LABEL_PX);
    let stretches: Vec<(f64, f64, f64)> = guess
        .pieces
        .iter()
        .map(|(from_s, to_s, workers)| (plot.x(*from_s), plot.x(*to_s), plot.y(*workers)))
        .collect();
    let mut best: Option<(f64, f64, bool, f64)> = None;
    for (left, right, y) in &stretches {
        for (x, y) in places(plot, (*left, *right), *y, width) {
            let space = space_at(x, y, width);
            let is_free = !others.iter().any(|edge| crosses(edge, &space))
                && !stretches.iter().any(|stretch| lies_in(*stretch, &space));
            let length = right - left;
            let is_better = best.is_none_or(|(_, _, was_free, longest)| {
                (is_free && !was_free) || (is_free == was_free && length > longest)
            });
            if is_better {
                best = Some((x, y, is_free, length));
            }
        }
    }
    let (x, y, _, _) = best?;
    let label = Label {
        x,
        y,
        anchor: Anchor::Left,
        role: LabelRole::Guess,
        text: guess.label.to_owned(),
    };
    let lines = corners.iter().flat_map(|stretch| stretch.windows(2));
    let mut spaces: Vec<Obstacle> = lines.filter_map(space_of_line).collect();
    spaces.push(space_at(x, y, width));
    Some((mark, label, spaces))
}

/// Returns the rectangle of a straight piece of the line.
fn space_of_line(ends: &[Point]) -> Option<Obstacle> {
    let [from, to] = ends else { return None };
    Some(Obstacle {
        left: from.0.min(to.0) - WIDTH,
        right: from.0.max(to.0) + WIDTH,
        top: from.1.min(to.1) - WIDTH,
        bottom: from.1.max(to.1) + WIDTH,
    })
}

/// Returns the left end and the middle of the label at the places beside a piece, in
/// order of preference: above and below its begin and its middle.
fn places(
    plot: &Plot,
    (left, right): (f64, f64),
    y: f64,
    width: f64,
) -> impl Iterator<Item = (f64, f64)> {
    let plot = *plot;
    let begins = [left + INSET, (left + right - width) / 2.0];
    let heights = [y - BESIDE, y + BESIDE];
    begins
        .into_iter()
        .flat_map(move |x| heights.map(|y| (x, y)))
        .map(move |(x, y)| {
            let x = x.min(plot.right - width).max(plot.left);
            let least = plot.top + BESIDE / 2.0;
            (x, y.max(least).min(plot.bottom - BESIDE / 2.0))
        })
}

/// Returns the rectangle of a label.
fn space_at(x: f64, y: f64, width: f64) -> Obstacle {
    Obstacle {
        left: x - INSET,
        right: x + width + INSET,
        top: y - BESIDE + 1.0,
        bottom: y + BESIDE - 1.0,
    }
}

/// Returns whether a level piece of the guess lies in a rectangle.
fn lies_in((left, right, y): (f64, f64, f64), space: &Obstacle) -> bool {
    left < space.right && right > space.left && y > space.top && y < space.bottom
}

/// Returns whether a line or one of its steps passes through a rectangle.
fn crosses(edge: &Edge, space: &Obstacle) -> bool {
    let ends = edge.levels.iter().skip(1).map(|next| next.x);
    let levels = edge.levels.iter().zip(ends.chain([edge.end_x]));
    let (mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY);
    for (level, end_x) in levels {
        if level.x < space.right && end_x > space.left {
            top = top.min(level.y);
            bottom = bottom.max(level.y);
        }
    }
    top < space.bottom && bottom > space.top
}

/// Cuts each stretch of stairs into dashes.
fn dashes_of_stretches(stretches: &[Vec<Point>]) -> Vec<(Point, Point)> {
    let cut = |stretch: &Vec<Point>| dashes(stretch, &[DASH, GAP], Along::Line);
    stretches.iter().flat_map(cut).collect()
}

/// Returns the stairs through neighbouring pieces, a list for each stretch without a
/// gap.
fn corners(guess: &GuessData, plot: &Plot) -> Vec<Vec<Point>> {
    let mut stretches: Vec<Vec<Point>> = Vec::new();
    let mut end_s = f64::NAN;
    for (from_s, to_s, workers) in guess.pieces {
        if *from_s != end_s {
            stretches.push(Vec::new());
        }
        end_s = *to_s;
        let y = plot.y(*workers);
        if let Some(stretch) = stretches.last_mut() {
            stretch.extend([(plot.x(*from_s), y), (plot.x(*to_s), y)]);
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plot;
    use super::*;
    use crate::timeline::Steps;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn dashes_lie_on_the_stairs_and_cover_two_thirds_of_them(
            workers in prop::collection::vec(1_u32..9, 1..20),
            width in 100.0..900.0_f64,
        ) {
            let plot = Plot { y_max: 8.0, ..plot(width, 1000.0) };
            let length = 1000.0 / workers.len() as f64;
            let pieces: Vec<_> = workers
                .iter()
                .enumerate()
                .map(|(i, w)| (i as f64 * length, (i + 1) as f64 * length, f64::from(*w)))
                .collect();
            let guess = GuessData::new(&pieces, "your guess").unwrap();
            let (Mark::Rules { segments, .. }, label, _) = guess.marked(&plot, &[]).unwrap() else {
                panic!("no line");
            };
            let climb: f64 = pieces.windows(2).map(|p| (plot.y(p[1].2) - plot.y(p[0].2)).abs()).sum();
            let whole = plot.width() + climb;
            let drawn: f64 = segments.iter().map(|(a, b)| (b.0 - a.0).abs() + (b.1 - a.1).abs()).sum();
            prop_assert!((drawn - whole * DASH / (DASH + GAP)).abs() <= DASH, "{} of {}", drawn, whole);
            for (a, b) in segments {
                prop_assert!((a.0 - b.0).abs() < 1e-6 || (a.1 - b.1).abs() < 1e-6);
                prop_assert!(plot.contains(a.0, a.1) && plot.contains(b.0, b.1));
            }
            prop_assert!(label.x >= plot.left && label.y > plot.top && label.y < plot.bottom);
        }

        #[test]
        fn the_label_avoids_other_lines_where_there_is_space(workers in 2_u32..7, other in 0_u32..9) {
            let plot = Plot { y_max: 8.0, ..plot(400.0, 1000.0) };
            let pieces = [(0.0, 1000.0, f64::from(workers))];
            let steps = Steps::new(f64::from(other), 1000.0);
            let edge = Edge::new(&steps, &plot);
            let guess = GuessData::new(&pieces, "your guess").unwrap();
            let (_, _, spaces) = guess.marked(&plot, &[&edge]).unwrap();
            let space = spaces.last().copied().unwrap();
            prop_assert!(!crosses(&edge, &space), "{} {} {:?}", workers, other, space);
        }

        #[test]
        fn any_numbers_give_finite_points(pieces in prop::collection::vec(any::<(f64, f64, f64)>(), 0..5)) {
            let plot = plot(300.0, 1000.0);
            let guess = GuessData::new(&pieces, "x");
            let marked = guess.and_then(|guess| guess.marked(&plot, &[]));
            prop_assert_eq!(marked.is_some(), !pieces.is_empty());
            if let Some((Mark::Rules { segments, .. }, label, _)) = marked {
                let points = segments.iter().flat_map(|(a, b)| [*a, *b]).chain([(label.x, label.y)]);
                for (x, y) in points {
                    prop_assert!(x.is_finite() && y.is_finite());
                }
            }
        }
    }
}
