//! The axes of the map: grid, numbers, units, and the limit.

use super::{ABOVE, DELAYS_S, NEVER_PX, Scales, TradeOff, TradeOffTexts};
use crate::scene::Scene;
use crate::scene::area::Areas;
use crate::scene::axes::hairlines;
use crate::scene::mark::{Anchor, Ink, Label, LabelRole, Mark, Point};
use crate::scene::round::round_up;

/// The shortest distance between two numbers under the plot, CSS pixels.
const LEAST_GAP: f64 = 64.0;

/// Draws grid, numbers and limits.
pub(super) fn axes(scales: &Scales, data: &TradeOff, texts: &TradeOffTexts, scene: &mut Scene) {
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
