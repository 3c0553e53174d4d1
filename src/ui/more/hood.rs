//! What is under the hood of one policy: consumer lag, throughput, CPU and
//! TaskManagers over the same time as the chart above.

use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use crate::allocation::Policy;
use crate::figure::Figure;
use crate::scene::{Ink, Plot, Scene, Series, SeriesData, TraceView, trace, trace_top};
use crate::simulation::Run;
use crate::text::{self, Key, Words};
use crate::ui::canvas::Painter;
use crate::ui::labels::{Labels, place};

/// Stroke widths, CSS pixels.
const LINE_PX: f64 = 1.75;
const THIN_PX: f64 = 1.25;

/// What one small chart shows.
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

    /// The names of its lines, with the classes that colour them.
    fn lines(self) -> &'static [(Key, &'static str)] {
        match self {
            Self::Lag => &[],
            Self::Throughput => &[(Key::Arrived, "load"), (Key::Processed, "accent")],
            Self::Cpu => &[(Key::Target, "muted")],
            Self::TaskManagers => &[(Key::Wanted, "workers"), (Key::Registered, "accent")],
        }
    }
}

/// One small chart and its place on the page.
#[derive(Default)]
struct Trace {
    area: NodeRef,
    canvas: NodeRef,
    texts: NodeRef,
    cursor: NodeRef,
    labels: Labels,
    size: Option<(f64, f64)>,
}

/// The small charts of one policy.
#[derive(Default)]
pub(super) struct Hood {
    traces: [Trace; 4],
}

impl Hood {
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
            trace.size = None;
        }
    }

    pub(super) fn paint(
        &mut self,
        figure: &Figure,
        run: &Run,
        policy: Policy,
        plot: &Plot,
        painter: &mut Painter,
    ) {
        for (trace, quantity) in self.traces.iter_mut().zip(QUANTITIES) {
            trace.paint(figure, run, policy, quantity, plot, painter);
        }
    }

    pub(super) fn show_cursor(&self, x: f64, shown: bool) {
        for trace in &self.traces {
            if let Some(line) = trace.cursor.cast::<HtmlElement>() {
                place(&line, x, 0.0);
                line.set_hidden(!shown);
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
                <div class="pane" ref={&self.area}>
                    <canvas ref={&self.canvas} aria-hidden="true"></canvas>
                    <div class="texts" aria-hidden="true" ref={&self.texts}></div>
                    <div class="cursor" hidden=true ref={&self.cursor}></div>
                </div>
            </div>
        }
    }

    fn paint(
        &mut self,
        figure: &Figure,
        run: &Run,
        policy: Policy,
        quantity: Quantity,
        plot: &Plot,
        painter: &mut Painter,
    ) {
        let (Some(area), Some(canvas)) = (
            self.area.cast::<HtmlElement>(),
            self.canvas.cast::<HtmlCanvasElement>(),
        ) else {
            // Closed; who opens it finds another room, and an empty one.
            self.size = None;
            self.labels = Labels::default();
            return;
        };
        let (width, height) = self.size.unwrap_or_else(|| {
            (
                f64::from(area.client_width()),
                f64::from(area.client_height()),
            )
        });
        if width < 1.0 || height < 1.0 {
            return;
        }
        self.size = Some((width, height));
        let view = TraceView {
            width,
            height,
            top: top(figure, quantity),
            left: plot.left,
            x_labels: quantity == Quantity::TaskManagers,
        };
        let scene = sampled(figure, run, policy, quantity, &view);
        painter.paint(&scene, &canvas, &area, figure.held);
        if let Some(texts) = self.texts.cast::<HtmlElement>() {
            self.labels.show(&texts, &scene.labels);
        }
    }
}

/// The top of the scale: the same for every policy in sight, or they could not
/// be compared.
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

fn sampled(
    figure: &Figure,
    run: &Run,
    policy: Policy,
    quantity: Quantity,
    view: &TraceView,
) -> Scene {
    let (settings, workload) = (&figure.settings, &figure.results.workload);
    let series = |ink, width, data| Series { ink, width, data };
    let lines = match quantity {
        Quantity::Lag => vec![series(
            Ink::Lag,
            LINE_PX,
            SeriesData::Line(&run.backlog, settings.in_flight_records),
        )],
        Quantity::Throughput => vec![
            series(
                Ink::Processed,
                LINE_PX,
                SeriesData::Steps(&run.processed_per_s, 1.0),
            ),
            series(
                Ink::Arrived,
                THIN_PX,
                SeriesData::Steps(&workload.rate, 1.0),
            ),
        ],
        Quantity::Cpu => {
            let cpu = SeriesData::Steps(figure.cpu_use(policy), 1.0);
            let target = SeriesData::Level(f64::from(settings.target_utilization_pct));
            let mut lines = vec![series(Ink::Cpu, THIN_PX, cpu)];
            if policy == Policy::Reactive {
                lines.push(series(Ink::Target, THIN_PX, target));
            }
            lines
        }
        Quantity::TaskManagers => vec![
            series(
                Ink::Registered,
                THIN_PX,
                SeriesData::Steps(&run.registered, 1.0),
            ),
            series(Ink::Workers, LINE_PX, SeriesData::Steps(&run.workers, 1.0)),
        ],
    };
    let words = &figure.words;
    let axis = text::time_axis(workload);
    let number = |value: f64| match value < 1000.0 {
        true => text::short_number(words, value),
        false => text::count(words, value),
    };
    trace(&lines, view, &axis, &text::chart_texts(words), &number)
}
