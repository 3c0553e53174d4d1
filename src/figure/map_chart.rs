//! The chart of the map of choices, for the page and for a picture.

use super::{ChoiceMap, Figure};
use crate::map::{DelayMeasure, Limit};
use crate::paint::{Frame, Scheme, framed_scene};
use crate::scene::{Dot, TradeOff, TradeOffScene, TradeOffTexts, trade_off};
use crate::text::{self, MapText, MapWords};

/// How far the chart goes beyond the dearest choice that no other one beats and the present
/// one, as a factor.
const BEYOND: f64 = 1.5;

/// The worker-hours at the right edge of the chart.
#[derive(Clone, Copy, Debug)]
pub enum RightEdge {
    /// They are at least these.
    AtLeast(f64),
    /// They are these, so that nothing moves during a drag.
    At(f64),
}

/// The chart, and the worker-hours at its right edge.
pub struct MapChart {
    /// The chart, and where each point is.
    pub drawn: TradeOffScene,
    /// The worker-hours at the right edge.
    pub x_max: f64,
}

impl ChoiceMap {
    /// Draws the points that have run, in a size in CSS pixels, without the ring: on the page
    /// it is an element, so that a drag need not draw the points again.
    pub fn chart(&self, figure: &Figure, size: (f64, f64), edge: RightEdge) -> MapChart {
        self.draw(figure, size, edge, false)
    }

    fn draw(
        &self,
        figure: &Figure,
        size: (f64, f64),
        edge: RightEdge,
        with_ring: bool,
    ) -> MapChart {
        let measure = self.measure();
        let points = self.sweep().points().iter();
        let dots: Vec<Option<Dot>> = points
            .map(|point| {
                let judged = point.judged(measure)?;
                Some(Dot {
                    family: point.candidate.family(),
                    worker_hours: judged.worker_hours,
                    delay_s: judged.delay_s,
                    cost: point.cost_spread()?,
                    delay: point.delay_spread(measure)?,
                })
            })
            .collect();
        let frontier = self.frontier();
        let present = self.sweep().present(&figure.settings);
        let told = frontier.iter().copied().chain(present);
        let hours = told.filter_map(|index| Some(dots.get(index)?.as_ref()?.cost.most));
        let x_max = match edge {
            RightEdge::At(x_max) => x_max,
            RightEdge::AtLeast(least) => hours.map(|hours| hours * BEYOND).fold(least, f64::max),
        };
        let words = &figure.words;
        let (most_delay_s, most_worker_hours) = match self.limit() {
            Limit::Delay(most_s) => (Some(most_s), None),
            Limit::Cost(most) => (None, Some(most)),
        };
        let data = TradeOff {
            dots: &dots,
            frontier: &frontier,
            present: present.filter(|_| with_ring),
            looked_at: self.looked_at().filter(|_| !with_ring),
            most_delay_s,
            most_worker_hours,
            x_max,
        };
        let delay = match measure {
            DelayMeasure::Longest => MapText::LongestAxis,
            DelayMeasure::Mean => MapText::MeanAxis,
        };
        // With a price, the axis is one of cost.
        let price = figure.settings.worker_price;
        let [hours_label, _, _] = text::number_labels(words);
        let (cost, factor) = if price > 0.0 {
            (words.get(MapText::CostAxis), price)
        } else {
            (hours_label, 1.0)
        };
        let texts = TradeOffTexts {
            delay: words.get(delay),
            cost,
            factor,
            never: words.get(MapText::Never),
            duration: &|seconds| text::duration(words, seconds),
            amount: &|amount| {
                if amount.fract() == 0.0 {
                    text::count(words, amount)
                } else {
                    text::short_number(words, amount)
                }
            },
            dearer: &|number| words.fill(MapText::Dearer, &[&number.to_string()]),
        };
        MapChart {
            drawn: trade_off(&data, size, &texts),
            x_max,
        }
    }
}

/// Size of the chart in a picture, CSS pixels.
const PICTURE_PX: f64 = 620.0;

impl Figure {
    /// Returns a map of choices as SVG, with its answer in words and a key, so that it tells by
    /// itself what it is. `link` is the address of the figure.
    pub fn to_map_svg(&self, map: &ChoiceMap, scheme: Scheme, link: &str) -> String {
        let (words, settings) = (&self.words, &self.settings);
        let told = MapWords {
            words,
            sweep: map.sweep(),
            measure: map.measure(),
            limit: map.limit(),
        };
        let answer = told.answer(map.answer().as_ref(), map.reserve(), settings);
        let answer = text::with_sentences(words, String::new(), answer);
        let key = told.key();
        let [whole_link, cut_link] = text::link_labels(words);
        let frame = Frame {
            title: &words.fill(MapText::PictureTitle, &[text::load_name(words, settings)]),
            source: &text::source(words, settings, env!("CARGO_PKG_VERSION")),
            link,
            whole_link,
            cut_link,
        };
        let size = (PICTURE_PX, PICTURE_PX);
        let chart = map.draw(self, size, RightEdge::AtLeast(0.0), true);
        framed_scene(&chart.drawn.scene, [&answer, &key], &answer, &frame, scheme)
    }
}
