//! The internals of one policy's run: consumer lag, throughput, CPU and
//! TaskManagers over the same time as the chart above.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::canvas::Painter;
use super::dom::move_to;
use super::surface::Surface;
use crate::allocation::{Policy, Run};
use crate::figure::Figure;
use crate::scene::{Ink, Plot, Scene, Series, SeriesData, TraceView, trace, trace_top};
use crate::text::{self, Key, Words};

/// Stroke widths, CSS pixels.
const LINE_PX: f64 = 1.75;
const THIN_PX: f64 = 1.25;

/// The subject of one small chart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quantity {
    Lag,
    Throughput,
    Cpu,
    TaskManagers,
}

const QUANTITIES: [Quantity; 4] = [
    Quantity::Lag,
    Quantity::Throughput,
    Quantity::Cpu,
    Quantity::TaskManagers,
];

impl Quantity {
    fn title(self) -> Key {
        match self {
            Self::Lag => Key::LagChart,
            Self::Throughput => Key::ThroughputChart,
            Self::Cpu => Key::CpuChart,
            Self::TaskManagers => Key::TaskManagersChart,
        }
    }

    /// Returns the names of its lines, with the classes that colour them.
    fn lines(self) -> &'static [(Key, &'static str)] {
        match self {
            Self::Lag => &[],
            Self::Throughput => &[(Key::Arrived, "load"), (Key::Processed, "accent")],
            Self::Cpu => &[(Key::Target, "muted")],
            Self::TaskManagers => &[(Key::Wanted, "workers"), (Key::Registered, "accent")],
        }
    }
}

/// One small chart.
#[derive(Default)]
struct Trace {
    surface: Surface,
    cursor: NodeRef,
}

/// The small charts of one policy. They are painted only while they are open.
#[derive(Default)]
pub(super) struct Internals {
    traces: [Trace; 4],
}

impl Internals {
    pub(super) fn view(&self, figure: &Figure) -> Html {
        let words = &figure.words;
        html! {
            <div class="hood" part="hood">
                { for self.traces.iter().zip(QUANTITIES).map(|(trace, quantity)| trace.view(words, quantity)) }
            </div>
        }
    }

    pub(super) fn forget_size(&mut self) {
        for trace in &mut self.traces {
            trace.surface.forget_size();
        }
    }

    pub(super) fn paint(
        &mut self,
        figure: &Figure,
        policy: Policy,
        plot: &Plot,
        painter: &mut Painter,
    ) {
        for (trace, quantity) in self.traces.iter_mut().zip(QUANTITIES) {
            trace.paint(figure, policy, quantity, plot, painter);
        }
    }

    /// Moves the time cursor to `x` CSS pixels from the left.
    pub(super) fn show_cursor(&self, x: f64, visible: bool) {
        for trace in &self.traces {
            if let Some(line) = trace.cursor.cast::<HtmlElement>() {
                move_to(&line, x, 0.0);
                line.set_hidden(!visible);
            }
        }
    }
}

impl Trace {
    fn view(&self, words: &Words, quantity: Quantity) -> Html {
        html! {
            <div class="trace">
                <h4 class="quantity">
                    { words.get(quantity.title()) }
                    <span class="legend">
                        { for quantity.lines().iter().map(|(name, class)| html! {
                            <span class={classes!("line", *class)}>{ words.get(*name) }</span>
                        }) }
                    </span>
                </h4>
                <div class="pane" ref={&self.surface.area}>
                    { self.surface.view() }
                    <div class="cursor" hidden=true ref={&self.cursor}></div>
                </div>
            </div>
        }
    }

    fn paint(
        &mut self,
        figure: &Figure,
        policy: Policy,
        quantity: Quantity,
        plot: &Plot,
        painter: &mut Painter,
    ) {
        let Some((width, height)) = self.surface.size() else {
            return;
        };
        let view = TraceView {
            width,
            height,
            top: top(figure, quantity),
            left: plot.left,
            x_labels: quantity == Quantity::TaskManagers,
        };
        let scene = scene(figure, policy, quantity, &view);
        self.surface.draw(&scene, painter, figure.held);
    }
}

/// Returns the top of the scale, the same for all policies that have a chart, so
/// that they can be compared.
fn top(figure: &Figure, quantity: Quantity) -> f64 {
    let shown = figure.shown.iter().copied();
    let most = |of: &dyn Fn(&Run) -> f64| {
        let values = shown.clone().map(|policy| of(figure.run(policy)));
        values.fold(0.0, f64::max)
    };
    let settings = &figure.settings;
    let highest = match quantity {
        Quantity::Lag => most(&|run| run.backlog.max() - settings.in_flight_records),
        Quantity::Throughput => {
            most(&|run| run.processed_per_s.max()).max(figure.results.workload.rate.max())
        }
        Quantity::Cpu => {
            let values = shown.map(|policy| figure.cpu_use(policy).max());
            values.fold(f64::from(settings.target_utilization_pct), f64::max)
        }
        Quantity::TaskManagers => most(&|run| run.workers.max().max(run.registered.max())),
    };
    trace_top(highest)
}

fn scene(figure: &Figure, policy: Policy, quantity: Quantity, view: &TraceView) -> Scene {
    let words = &figure.words;
    let axis = text::time_axis(&figure.results.workload);
    let number = |value: f64| match value < 1000.0 {
        true => text::short_number(words, value),
        false => text::count(words, value),
    };
    let lines = series(figure, policy, quantity);
    trace(&lines, view, &axis, &text::chart_texts(words), &number)
}

/// Returns the lines of a small chart, in the order in which they are drawn.
fn series(figure: &Figure, policy: Policy, quantity: Quantity) -> Vec<Series<'_>> {
    let (settings, run) = (&figure.settings, figure.run(policy));
    let line = |ink, width, data| Series { ink, width, data };
    let steps = |ink, width, steps| line(ink, width, SeriesData::Steps(steps, 1.0));
    match quantity {
        Quantity::Lag => {
            let lag = SeriesData::Line(&run.backlog, settings.in_flight_records);
            vec![line(Ink::Lag, LINE_PX, lag)]
        }
        Quantity::Throughput => vec![
            steps(Ink::Processed, LINE_PX, &run.processed_per_s),
            steps(Ink::Arrived, THIN_PX, &figure.results.workload.rate),
        ],
        Quantity::Cpu => {
            let mut lines = vec![steps(Ink::Cpu, THIN_PX, figure.cpu_use(policy))];
            if policy == Policy::Reactive {
                let target = SeriesData::Level(f64::from(settings.target_utilization_pct));
                lines.push(line(Ink::Target, THIN_PX, target));
            }
            lines
        }
        Quantity::TaskManagers => vec![
            steps(Ink::Registered, THIN_PX, &run.registered),
            steps(Ink::Workers, LINE_PX, &run.workers),
        ],
    }
}
