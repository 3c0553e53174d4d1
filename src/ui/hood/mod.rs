//! What happens under the hood: consumer lag, throughput, CPU and TaskManagers,
//! one small chart each, with the runs of all policies in sight over each other.

mod quantity;

use web_sys::HtmlElement;
use yew::prelude::*;

pub(crate) use quantity::Quantity;

use super::canvas::Painter;
use super::dom::move_to;
use super::surface::Surface;
use super::view_action::ViewAction;
use crate::allocation::Policy;
use crate::figure::Figure;
use crate::scene::{Plot, Scene, TraceView, trace};
use crate::text::{self, Key};

/// The small charts. They are painted only while they are open.
#[derive(Default)]
pub(super) struct Hood {
    traces: [Trace; 4],
}

/// One small chart.
#[derive(Default)]
struct Trace {
    surface: Surface,
    cursor: NodeRef,
    /// The key of the bands.
    range: NodeRef,
    /// The scales of the last picture.
    plot: Option<Plot>,
}

impl Hood {
    /// Returns the section, with the `log` below the charts. On a narrow page only the
    /// chart of `selected` is in sight.
    pub(super) fn view(
        &self,
        figure: &Figure,
        selected: Quantity,
        log: Html,
        send: &Callback<ViewAction>,
    ) -> Html {
        let charts = self.traces.iter().zip(Quantity::ALL);
        let runs = figure.told().into_iter().map(|policy| {
            let name = text::policy_title(&figure.words, policy);
            html! { <span class={classes!("line", run_class(policy))}>{ name }</span> }
        });
        html! {
            <div class="hood" part="hood" role="group" aria-label={figure.words.get(Key::UnderTheHood).to_owned()}>
                <div class="switch" role="group" aria-label={text::show_charts(&figure.words).to_owned()}>
                    { for Quantity::ALL.into_iter().map(|quantity| button(figure, quantity, selected, send)) }
                </div>
                <p class="runs" aria-hidden="true">{ for runs }</p>
                { for charts.map(|(trace, quantity)| trace.view(figure, quantity, quantity == selected)) }
                { log }
            </div>
        }
    }

    pub(super) fn forget_size(&mut self) {
        for trace in &mut self.traces {
            trace.surface.forget_size();
        }
    }

    /// Paints the charts that are in sight. Their plots leave the same space at the left
    /// and the right as those of the large charts, CSS pixels.
    pub(super) fn paint(&mut self, figure: &Figure, space: (f64, f64), painter: &mut Painter) {
        for (trace, quantity) in self.traces.iter_mut().zip(Quantity::ALL) {
            trace.paint(figure, quantity, space, painter);
        }
    }

    /// Moves the time cursor to a time in seconds.
    pub(super) fn show_cursor(&self, t_s: f64, visible: bool) {
        for trace in &self.traces {
            if let (Some(line), Some(plot)) = (trace.cursor.cast::<HtmlElement>(), &trace.plot) {
                move_to(&line, plot.x(t_s), 0.0);
                line.set_hidden(!visible);
            }
        }
    }
}

/// Returns the button that selects the chart in sight on a narrow page.
fn button(
    figure: &Figure,
    quantity: Quantity,
    selected: Quantity,
    send: &Callback<ViewAction>,
) -> Html {
    let onclick = send.reform(move |_: MouseEvent| ViewAction::SelectQuantity(quantity));
    html! {
        <button id={quantity.id()} type="button" part="button" aria-pressed={(quantity == selected).to_string()} {onclick}>
            { figure.words.get(quantity.short_title()) }
        </button>
    }
}

impl Trace {
    fn view(&self, figure: &Figure, quantity: Quantity, selected: bool) -> Html {
        let words = &figure.words;
        let references = quantity.references(figure).iter().map(|(name, class)| {
            html! { <span class={classes!("line", *class)}>{ words.get(*name) }</span> }
        });
        let class = if selected { "trace shown" } else { "trace" };
        html! {
            <div {class}>
                <h4 class="quantity">
                    { words.get(quantity.title()) }
                    <span class="legend">
                        { for references }
                        <span class="line range" hidden=true ref={&self.range}>{ words.get(Key::RangeBand) }</span>
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
        quantity: Quantity,
        (left, margin): (f64, f64),
        painter: &mut Painter,
    ) {
        let Some((width, height)) = self.surface.size() else {
            return;
        };
        let view = TraceView {
            width,
            height,
            top: quantity.top(figure),
            left,
            margin,
            x_labels: true,
        };
        let scene = scene(figure, quantity, &view);
        self.surface.draw(&scene, painter, figure.held);
        self.plot = Some(scene.plot);
        if let Some(key) = self.range.cast::<HtmlElement>() {
            key.set_hidden(!scene.has_range());
        }
    }
}

fn scene(figure: &Figure, quantity: Quantity, view: &TraceView) -> Scene {
    let words = &figure.words;
    let axis = text::time_axis(&figure.results.workload);
    let number = |value: f64| match value < 1000.0 {
        true => text::short_number(words, value),
        false => text::count(words, value),
    };
    let empty = words.get(Key::NothingWaits);
    // Of a fleet that is hidden nothing is said.
    let is_told = quantity == Quantity::Lag && !figure.told().is_empty();
    let empty = is_told.then_some(empty);
    let lines = quantity.series(figure);
    trace(
        &lines,
        view,
        &axis,
        &text::chart_texts(words),
        &number,
        empty,
    )
}

/// Returns the class that colours the name of a policy's line.
fn run_class(policy: Policy) -> &'static str {
    match policy {
        Policy::Static => "run-static",
        Policy::Manual => "run-manual",
        Policy::Schedule => "run-schedule",
        Policy::Reactive => "run-reactive",
        Policy::Script => "run-script",
    }
}
