//! The map of costs and delays as a chart: worker-hours to the right, delays upwards.

use super::area::Areas;
use super::axes::{drawable_px, hairlines};
use super::mark::{Anchor, Ink, Label, LabelRole, Mark, Point};
use super::plot::Plot;
use super::round::round_up;
use super::{LABEL_PX, Scene, text_width};
use crate::map::{Family, Spread};

/// The delays that are marked, in seconds.
const DELAYS_S: [f64; 9] = [
    1.0,
    10.0,
    60.0,
    600.0,
    3_600.0,
    21_600.0,
    86_400.0,
    604_800.0,
    2_592_000.0,
];
/// Height of the band of jobs that never catch up, CSS pixels.
const NEVER_PX: f64 = 26.0;
/// Space over the plot for the unit, CSS pixels.
const ABOVE: f64 = 24.0;
/// Space under the plot for the numbers, CSS pixels.
const BELOW: f64 = 34.0;
/// The shortest distance between two numbers under the plot, CSS pixels.
const LEAST_GAP: f64 = 64.0;

/// One point of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// What kind of choice it is, which its shape shows.
    pub family: Family,
    /// The mean of its worker-hours.
    pub worker_hours: f64,
    /// Its delay in seconds; infinite for a job that does not catch up.
    pub delay_s: f64,
    /// How the worker-hours differ between seeds.
    pub cost: Spread,
    /// How the delay differs between seeds.
    pub delay: Spread,
}

/// What the chart shows.
#[derive(Clone, Copy, Debug)]
pub struct TradeOff<'a> {
    /// The points; `None` for one that has not run.
    pub dots: &'a [Option<Dot>],
    /// The indexes of those that no other beats, the cheapest first.
    pub frontier: &'a [usize],
    /// The point of the present settings.
    pub present: Option<usize>,
    /// The point that is looked at.
    pub looked_at: Option<usize>,
    /// The longest allowed delay in seconds, if there is a limit.
    pub most_delay_s: Option<f64>,
    /// The most allowed worker-hours, if there is a limit.
    pub most_worker_hours: Option<f64>,
    /// The worker-hours at the right edge. A point that costs more is not drawn, but counted.
    pub x_max: f64,
}

/// The texts of the chart.
pub struct TradeOffTexts<'a> {
    /// The unit of the vertical axis.
    pub delay: &'a str,
    /// The unit of the horizontal axis.
    pub cost: &'a str,
    /// How much of that unit a worker-hour is.
    pub factor: f64,
    /// Names the band of jobs that never catch up.
    pub never: &'a str,
    /// Writes a delay in seconds.
    pub duration: &'a dyn Fn(f64) -> String,
    /// Writes an amount of that unit.
    pub amount: &'a dyn Fn(f64) -> String,
    /// Says how many points cost more than the chart shows.
    pub dearer: &'a dyn Fn(usize) -> String,
}

/// The chart, and where each point is.
pub struct TradeOffScene {
    /// The chart.
    pub scene: Scene,
    /// The middle of each point, CSS pixels; `None` for one that has not run.
    pub at: Vec<Option<Point>>,
}

/// The rectangle of the data and its scales.
struct Scales {
    plot: Plot,
    /// The decimal logarithms of the delays at the bottom and at the top.
    from: f64,
    to: f64,
}

impl Scales {
    fn x(&self, worker_hours: f64) -> f64 {
        self.plot.x(worker_hours)
    }

    fn y(&self, delay_s: f64) -> f64 {
        let Plot { top, bottom, .. } = self.plot;
        if delay_s == f64::INFINITY {
            return top - NEVER_PX / 2.0;
        }
        let log = libm::log10(delay_s.max(DELAYS_S[0]));
        let share = ((log - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        bottom - share * (bottom - top)
    }
}

/// Draws the map in a rectangle of CSS pixels.
pub fn trade_off(
    data: &TradeOff,
    (width, height): (f64, f64),
    texts: &TradeOffTexts,
) -> TradeOffScene {
    let (width, height) = (drawable_px(width), drawable_px(height));
    let scales = scales(data, width, height, texts);
    let mut scene = Scene::empty(width, height, scales.plot);
    let at: Vec<Option<Point>> = data
        .dots
        .iter()
        .map(|dot| {
            let shown = dot.filter(|dot| dot.worker_hours <= data.x_max);
            shown.map(|dot| (scales.x(dot.worker_hours), scales.y(dot.delay_s)))
        })
        .collect();
    if scales.plot.is_empty() {
        return TradeOffScene { scene, at };
    }
    axes(&scales, data, texts, &mut scene);
    scene.data = marks(data, &scales, &at);
    TradeOffScene { scene, at }
}

fn scales(data: &TradeOff, width: f64, height: f64, texts: &TradeOffTexts) -> Scales {
    let finite = data.dots.iter().flatten().map(|dot| dot.delay.most);
    let most = finite.filter(|s| s.is_finite()).fold(DELAYS_S[1], f64::max);
    let above = DELAYS_S.iter().copied().find(|mark| *mark >= most);
    let most = above.unwrap_or(most);
    let marks = DELAYS_S.iter().filter(|mark| **mark <= most);
    let widest = marks
        .map(|mark| text_width(&(texts.duration)(*mark), LABEL_PX))
        .fold(0.0, f64::max);
    let left = (widest + 12.0).round();
    let top = ABOVE + NEVER_PX;
    let plot = Plot {
        left,
        right: (width - 12.0).floor().max(left),
        top,
        bottom: (height - BELOW).floor().max(top),
        begin_s: 0.0,
        end_s: data.x_max.max(1e-9),
        y_max: 1.0,
    };
    Scales {
        plot,
        from: 0.0,
        to: libm::log10(most),
    }
}

/// Draws grid, numbers and limits.
fn axes(scales: &Scales, data: &TradeOff, texts: &TradeOffTexts, scene: &mut Scene) {
    let plot = &scales.plot;
    let mut lines = Vec::new();
    let label = |x, y, anchor, role, text| Label {
        x,
        y,
        anchor,
        role,
        text,
    };
    for mark in DELAYS_S {
        if libm::log10(mark) > scales.to + 1e-9 {
            break;
        }
        let y = scales.y(mark);
        lines.push(((plot.left, y), (plot.right, y)));
        let text = (texts.duration)(mark);
        scene.labels.push(label(
            plot.left - 8.0,
            y,
            Anchor::Right,
            LabelRole::YTick,
            text,
        ));
    }
    let gaps = (plot.width() / LEAST_GAP).floor().max(1.0);
    let most = plot.end_s * texts.factor;
    let step = round_up(most / gaps * (1.0 - 1e-9), &[1.0, 2.0, 5.0]);
    let count = (most / step + 1e-9).floor();
    let mut base = vec![((plot.left, plot.bottom), (plot.right, plot.bottom))];
    // `as` is exact: there are few.
    for index in 0..=(count.min(100.0) as u32) {
        let amount = f64::from(index) * step;
        let x = scales.x(amount / texts.factor);
        base.push(((x, plot.bottom), (x, plot.bottom + 4.0)));
        let text = (texts.amount)(amount);
        let y = plot.bottom + 20.0;
        scene
            .labels
            .push(label(x, y, Anchor::Middle, LabelRole::XTick, text));
    }
    let unit = |x, y, anchor, text: &str| label(x, y, anchor, LabelRole::Unit, text.to_owned());
    scene
        .labels
        .push(unit(plot.left, ABOVE / 2.0, Anchor::Left, texts.delay));
    scene.labels.push(unit(
        plot.right,
        plot.bottom - 11.0,
        Anchor::Right,
        texts.cost,
    ));
    let dearer = data.dots.iter().flatten();
    let dearer = dearer.filter(|dot| dot.worker_hours > data.x_max).count();
    if dearer > 0 {
        let text = (texts.dearer)(dearer);
        let y = plot.bottom - 29.0;
        let label = unit(plot.right, y, Anchor::Right, &text);
        scene.labels.push(label);
    }
    scene
        .labels
        .push(unit(plot.right, ABOVE / 2.0, Anchor::Right, texts.never));
    let band = (plot.top - NEVER_PX, plot.top - 2.0);
    scene.grid = vec![
        Mark::Areas(Areas::rectangles(
            Ink::ShortFill,
            band,
            [(plot.left, plot.right)],
        )),
        hairlines(Ink::Grid, lines),
        hairlines(Ink::Baseline, base),
    ];
    let delay = data.most_delay_s.map(|most| {
        let y = scales.y(most);
        ((plot.left, y), (plot.right, y))
    });
    let cost = data.most_worker_hours.map(|most| {
        let x = scales.x(most);
        ((x, plot.top), (x, plot.bottom))
    });
    let limits: Vec<(Point, Point)> = delay.into_iter().chain(cost).collect();
    scene.grid.push(hairlines(Ink::Target, limits));
}

/// Draws the points from back to front: spreads, beaten points, the frontier, its points,
/// and the two that the reader looks at.
fn marks(data: &TradeOff, scales: &Scales, at: &[Option<Point>]) -> Vec<Mark> {
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
        Family::Timetable,
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
        Family::Timetable => [
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
