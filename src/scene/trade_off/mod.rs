//! The map of costs and delays as a chart: worker-hours to the right, delays upwards.

mod axes;
mod marks;

use self::axes::axes;
use self::marks::marks;
use super::axes::drawable_px;
use super::mark::Point;
use super::plot::Plot;
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
