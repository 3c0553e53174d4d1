//! Draws three minutes around an incident: a row for the heartbeats and for each phase,
//! then the records per second that arrive and are processed, and the backlog.

mod rows;

use super::Scene;
use super::area::Areas;
use super::axes::{drawable_px, hairlines};
use super::mark::{Anchor, Ink, Label, LabelRole, Mark};
use super::plot::Plot;
use super::series::{Series, SeriesData, marks};
use super::texts::{LABEL_PX, numbered, text_width};
use super::trace::{trace_top, value_labels, values};
use crate::allocation::{Incident, Run};
use crate::timeline::{Line, Steps};

/// The time that is drawn, in seconds.
pub const WINDOW_S: f64 = 180.0;
/// The part of it before the incident, in seconds.
const BEFORE_S: f64 = 30.0;
/// Height of a row of heartbeats or of a phase, CSS pixels.
const ROW_PX: f64 = 17.0;
/// From a mark to its text, CSS pixels.
const GAP_PX: f64 = 6.0;
/// Space for the name of a chart above it, CSS pixels.
const NAME_PX: f64 = 18.0;
/// Space for the time labels, CSS pixels.
const BELOW_PX: f64 = 24.0;
/// The share of the charts' height that the rates have; the backlog has the rest.
const RATES_SHARE: f64 = 0.56;
/// Stroke width of the lines, CSS pixels.
const LINE_PX: f64 = 2.0;
/// Distances between time labels, seconds.
const TICKS_S: [f64; 3] = [10.0, 30.0, 60.0];

/// The texts of a close-up.
#[derive(Clone, Debug, PartialEq)]
pub struct CloseUpLabels {
    /// Names the heartbeats.
    pub heartbeats: String,
    /// Names each of [`Incident::phases`].
    pub phases: Vec<String>,
    /// Names the time until the backlog is worked off.
    pub catching_up: String,
    /// Names the line of arriving records.
    pub arrived: String,
    /// Names the line of processed records.
    pub processed: String,
    /// Names the unit of both.
    pub rates: String,
    /// Names the backlog.
    pub backlog: String,
    /// A time in seconds, such as "{} s".
    pub seconds: String,
}

/// What a close-up shows.
#[derive(Clone, Copy, Debug)]
pub struct CloseUp<'a> {
    /// The incident.
    pub incident: &'a Incident,
    /// The run that it is from.
    pub run: &'a Run,
    /// The records per second that arrive.
    pub arrivals: &'a Steps,
    /// The records that count as no lag.
    pub in_flight_records: f64,
}

impl CloseUp<'_> {
    /// Returns begin and end of what is drawn, in seconds from the start: a little
    /// before the incident, but nothing outside the run.
    fn window_s(&self) -> (f64, f64) {
        let run_end_s = self.run.running.end_s();
        let begin_s = (self.incident.begin_s - BEFORE_S)
            .min(run_end_s - WINDOW_S)
            .max(0.0);
        (begin_s, begin_s + WINDOW_S)
    }
}

/// Draws a close-up. `number` formats the values of the left axes.
pub fn magnifier(
    close_up: &CloseUp,
    (width, height): (f64, f64),
    labels: &CloseUpLabels,
    number: &dyn Fn(f64) -> String,
) -> Scene {
    let (begin_s, end_s) = close_up.window_s();
    let arrived = close_up.arrivals.window(begin_s, end_s);
    let processed = close_up.run.processed_per_s.window(begin_s, end_s);
    let backlog = close_up.run.backlog.window(begin_s, end_s);
    let most = |column: &Steps| column.max();
    let rates_top = trace_top(most(&arrived).max(most(&processed)));
    let backlog_top = trace_top(backlog.max() - close_up.in_flight_records);
    let size = (drawable_px(width), drawable_px(height));
    let incident = close_up.incident;
    let rows = incident.phases.len()
        + usize::from(incident.heartbeats.is_some())
        + usize::from(incident.caught_up_s.is_some());
    let widest = [rates_top, backlog_top].map(|top| text_width(&number(top), LABEL_PX));
    let left = widest.into_iter().fold(0.0, f64::max).round() + 10.0;
    let plots = plots(size, left, rows, [rates_top, backlog_top]);
    let mut drawing = Drawing {
        scene: Scene::empty(size.0, size.1, plots[0]),
        begin_s,
        incident,
    };
    if plots.iter().any(Plot::is_empty) {
        return drawing.scene;
    }
    drawing.bands(&plots);
    drawing.rows(labels);
    drawing.axes(&plots, labels, number);
    drawing.rates(&plots[0], &arrived, &processed, labels);
    drawing.backlog(&plots[1], &backlog, close_up.in_flight_records, labels);
    drawing.scene
}

/// Returns the plots of the rates and of the backlog below so many rows.
fn plots((width, height): (f64, f64), left: f64, rows: usize, tops: [f64; 2]) -> [Plot; 2] {
    let begin = rows as f64 * ROW_PX + 4.0 + NAME_PX;
    let free = (height - BELOW_PX - begin - NAME_PX).max(0.0);
    let middle = (begin + free * RATES_SHARE).floor();
    let plot = |top: f64, bottom: f64, y_max| Plot {
        left,
        right: (width - 2.0).floor().max(left),
        top,
        bottom,
        begin_s: 0.0,
        end_s: WINDOW_S,
        y_max,
    };
    let [rates, backlog] = tops;
    [
        plot(begin, middle, rates),
        plot(
            middle + NAME_PX,
            (height - BELOW_PX).floor().max(0.0),
            backlog,
        ),
    ]
}

struct Drawing<'a> {
    scene: Scene,
    /// The time at the left edge, in seconds from the start.
    begin_s: f64,
    incident: &'a Incident,
}

impl Drawing<'_> {
    /// Returns x of a time in seconds from the start, limited to the plot.
    fn x(&self, t_s: f64) -> f64 {
        self.scene.plot.x(t_s - self.begin_s)
    }

    fn label(&mut self, x: f64, y: f64, anchor: Anchor, role: LabelRole, text: &str) {
        self.scene.labels.push(Label {
            x,
            y,
            anchor,
            role,
            text: text.to_owned(),
        });
    }

    /// Marks the standstill in both charts, and its beginning through everything.
    fn bands(&mut self, plots: &[Plot; 2]) {
        let outage = (
            self.x(self.incident.begin_s),
            self.x(self.incident.outage_end_s()),
        );
        for plot in plots {
            let band = Areas::rectangles(Ink::OutageBand, (plot.top, plot.bottom), [outage]);
            self.scene.data.push(Mark::Areas(band));
        }
        let bottom = plots[1].bottom;
        let begin = hairlines(Ink::Event, vec![((outage.0, 0.0), (outage.0, bottom))]);
        self.scene.data.push(begin);
    }

    /// Draws the scales of both charts and the times below them, which count from the
    /// incident.
    fn axes(&mut self, plots: &[Plot; 2], labels: &CloseUpLabels, number: &dyn Fn(f64) -> String) {
        let mut lines = Vec::new();
        for plot in plots {
            let values = values(plot);
            self.scene
                .labels
                .extend(value_labels(&values, plot, number));
            let above = values.iter().filter(|value| **value > 0.0);
            lines.extend(
                above.map(|value| ((plot.left, plot.y(*value)), (plot.right, plot.y(*value)))),
            );
        }
        let bases = plots.map(|plot| ((plot.left, plot.bottom), (plot.right, plot.bottom)));
        let mut base = bases.to_vec();
        let bottom = plots[1].bottom;
        let sample = numbered(&labels.seconds, -100);
        let per_second = plots[0].width() / WINDOW_S;
        let fits = |step_s: &f64| step_s * per_second >= text_width(&sample, LABEL_PX) + GAP_PX;
        let step_s = TICKS_S.into_iter().find(fits).unwrap_or(WINDOW_S / 2.0);
        let since_s = self.begin_s - self.incident.begin_s;
        let first = (since_s / step_s).ceil();
        for step in 0..=(WINDOW_S / step_s) as u32 {
            let tick_s = (first + f64::from(step)) * step_s;
            if tick_s > since_s + WINDOW_S {
                break;
            }
            let x = self.x(self.incident.begin_s + tick_s);
            base.push(((x, bottom), (x, bottom + 4.0)));
            let text = numbered(&labels.seconds, tick_s.round() as i64);
            let half = text_width(&text, LABEL_PX) / 2.0;
            let x = x.min(self.scene.width - half).max(half);
            self.label(x, bottom + 15.0, Anchor::Middle, LabelRole::XTick, &text);
        }
        self.scene.grid = vec![hairlines(Ink::Grid, lines), hairlines(Ink::Baseline, base)];
    }

    fn rates(&mut self, plot: &Plot, arrived: &Steps, processed: &Steps, labels: &CloseUpLabels) {
        self.series(Ink::Processed, SeriesData::Steps(processed, 1.0), plot);
        self.series(Ink::Arrived, SeriesData::Steps(arrived, 1.0), plot);
        let y = plot.top - NAME_PX / 2.0;
        let mut x = plot.left;
        for (role, text) in [
            (LabelRole::Unit, &labels.rates),
            (LabelRole::Load, &labels.arrived),
            (LabelRole::Processed, &labels.processed),
        ] {
            self.label(x, y, Anchor::Left, role, text);
            x += text_width(text, LABEL_PX) + GAP_PX;
        }
    }

    fn backlog(&mut self, plot: &Plot, backlog: &Line, in_flight: f64, labels: &CloseUpLabels) {
        self.series(Ink::Lag, SeriesData::Line(backlog, in_flight), plot);
        let y = plot.top - NAME_PX / 2.0;
        self.label(plot.left, y, Anchor::Left, LabelRole::Lag, &labels.backlog);
    }

    fn series(&mut self, ink: Ink, data: SeriesData, plot: &Plot) {
        let series = Series {
            ink,
            width: LINE_PX,
            name: None,
            data,
        };
        let (_, line) = marks(&series, plot);
        if ink == Ink::Lag
            && let Some(Mark::Line { points, .. }) = &line
            && let (Some(first), Some(last)) = (points.first(), points.last())
        {
            let ground = [(first.0, plot.bottom), (last.0, plot.bottom)];
            let fill = Areas::of(Ink::LagFill, [(points.as_slice(), ground.as_slice())]);
            self.scene.data.push(Mark::Areas(fill));
        }
        self.scene.data.extend(line);
    }
}

#[cfg(test)]
mod tests;
