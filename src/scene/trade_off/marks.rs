//! The marks of the map: a shape for each kind of choice, spreads, the frontier, and the two
//! points that the reader looks at.

use super::{Dot, Scales, TradeOff};
use crate::map::Family;
use crate::scene::area::Areas;
use crate::scene::mark::{Ink, Mark, Point};

/// Draws the points from back to front: spreads, beaten points, the frontier, its points,
/// and the two that the reader looks at.
pub(super) fn marks(data: &TradeOff, scales: &Scales, at: &[Option<Point>]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let is_best = |index: usize| data.frontier.contains(&index);
    let places = || {
        let dots = data.dots.iter().zip(at).enumerate();
        dots.filter_map(|(index, (dot, at))| Some((index, (*dot)?, (*at)?)))
    };
    let spreads = places().filter(|(index, _, _)| is_best(*index));
    let spreads = spreads.flat_map(|(_, dot, at)| cross(&dot, at, scales));
    marks.push(Mark::Rules {
        ink: Ink::Spread,
        width: 1.0,
        crisp: false,
        segments: spreads.collect(),
    });
    for family in [
        Family::Grid,
        Family::Static,
        Family::Schedule,
        Family::Autoscaler,
    ] {
        for best in [false, true] {
            let of_family =
                places().filter(|(index, dot, _)| dot.family == family && is_best(*index) == best);
            let shapes: Vec<[Vec<Point>; 2]> = of_family
                .map(|(_, _, at)| shape(family, at, if best { 4.0 } else { 2.5 }))
                .collect();
            let regions = shapes.iter().map(|[upper, lower]| (&upper[..], &lower[..]));
            let ink = if best {
                Ink::Choice(family)
            } else {
                Ink::Beaten(family)
            };
            marks.push(Mark::Areas(Areas::of(ink, regions)));
        }
    }
    let frontier: Vec<Point> = data
        .frontier
        .iter()
        .filter_map(|index| *at.get(*index)?)
        .collect();
    marks.push(Mark::Line {
        ink: Ink::Frontier,
        width: 1.25,
        crisp: false,
        points: stairs(&frontier),
    });
    for (index, ink, radius) in [
        (data.looked_at, Ink::Load, 7.0),
        (data.present, Ink::Guess, 8.0),
    ] {
        if let Some(at) = index.and_then(|index| *at.get(index)?) {
            marks.push(Mark::Line {
                ink,
                width: 2.0,
                crisp: false,
                points: circle(at, radius),
            });
        }
    }
    marks
}

/// Returns the lines of the spread of a point between its seeds.
fn cross(dot: &Dot, (x, y): Point, scales: &Scales) -> [(Point, Point); 2] {
    let Dot { cost, delay, .. } = dot;
    [
        (
            (scales.x(cost.least), y),
            (scales.x(cost.most).min(scales.plot.right), y),
        ),
        ((x, scales.y(delay.most)), (x, scales.y(delay.least))),
    ]
}

/// Returns the upper and the lower edge of a shape around a point, both from left to right:
/// a disc, a square, a lozenge or a triangle.
fn shape(family: Family, (x, y): Point, r: f64) -> [Vec<Point>; 2] {
    match family {
        Family::Grid => {
            let (half, slope) = (r * 0.42, r * 0.91);
            [
                vec![
                    (x - r, y),
                    (x - slope, y - half),
                    (x - half, y - slope),
                    (x + half, y - slope),
                    (x + slope, y - half),
                    (x + r, y),
                ],
                vec![
                    (x - r, y),
                    (x - slope, y + half),
                    (x - half, y + slope),
                    (x + half, y + slope),
                    (x + slope, y + half),
                    (x + r, y),
                ],
            ]
        }
        Family::Static => [
            vec![(x - r, y - r), (x + r, y - r)],
            vec![(x - r, y + r), (x + r, y + r)],
        ],
        Family::Schedule => [
            vec![(x - r * 1.3, y), (x, y - r * 1.3), (x + r * 1.3, y)],
            vec![(x - r * 1.3, y), (x, y + r * 1.3), (x + r * 1.3, y)],
        ],
        Family::Autoscaler => [
            vec![(x - r * 1.3, y + r), (x, y - r * 1.3), (x + r * 1.3, y + r)],
            vec![(x - r * 1.3, y + r), (x + r * 1.3, y + r)],
        ],
    }
}

/// Returns the stairs through points: what is to be had for each cost.
fn stairs(points: &[Point]) -> Vec<Point> {
    let mut stairs: Vec<Point> = Vec::new();
    for (x, y) in points {
        if let Some((_, last_y)) = stairs.last().copied() {
            stairs.push((*x, last_y));
        }
        stairs.push((*x, *y));
    }
    stairs
}

fn circle((x, y): Point, r: f64) -> Vec<Point> {
    const CORNERS: u32 = 24;
    // The cosine and the sine of a 24th of a turn.
    const TURN: (f64, f64) = (0.965_925_826_289_068_3, 0.258_819_045_102_520_8);
    let mut arm = (r, 0.0);
    let corners = (0..=CORNERS).map(|_| {
        let corner = (x + arm.0, y + arm.1);
        arm = (
            arm.0 * TURN.0 - arm.1 * TURN.1,
            arm.0 * TURN.1 + arm.1 * TURN.0,
        );
        corner
    });
    corners.collect()
}
