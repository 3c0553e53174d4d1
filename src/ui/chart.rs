//! One chart: its canvas, the texts over it, and the handle on the static line.

use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use super::app::{App, Message};
use super::canvas::Painter;
use super::labels::Labels;
use crate::allocation::Policy;
use crate::figure::{Figure, Intent};
use crate::narrate;
use crate::scene::{ChartData, Handle, Plot, View, chart};

/// One chart of the figure and its place on the page.
pub(super) struct ChartPart {
    policy: Policy,
    area: NodeRef,
    canvas: NodeRef,
    texts: NodeRef,
    handle: NodeRef,
    hint: NodeRef,
    labels: Labels,
    painter: Painter,
    /// Width and height in CSS pixels, once measured.
    size: Option<(f64, f64)>,
    /// The map between places and values of the last picture.
    plot: Option<Plot>,
}

/// The reader's hold on the static line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grip {
    pointer: i32,
    /// How far below the line it was taken: it must not jump to the finger.
    offset_px: f64,
    workers: f64,
}

impl ChartPart {
    pub(super) fn new(policy: Policy) -> Self {
        Self {
            policy,
            area: NodeRef::default(),
            canvas: NodeRef::default(),
            texts: NodeRef::default(),
            handle: NodeRef::default(),
            hint: NodeRef::default(),
            labels: Labels::default(),
            painter: Painter::default(),
            size: None,
            plot: None,
        }
    }

    pub(super) fn policy(&self) -> Policy {
        self.policy
    }

    /// The element that the chart fills.
    pub(super) fn area(&self) -> Option<HtmlElement> {
        self.area.cast()
    }

    pub(super) fn view(&self, ctx: &Context<App>, figure: &Figure) -> Html {
        html! {
            <div class="chart" part="chart" ref={&self.area}>
                <canvas ref={&self.canvas} aria-hidden="true"></canvas>
                <div class="texts" aria-hidden="true" ref={&self.texts}></div>
                if self.policy == Policy::Static {
                    { self.handle(ctx, figure) }
                }
            </div>
        }
    }

    fn handle(&self, ctx: &Context<App>, figure: &Figure) -> Html {
        let grip = ctx.link().callback(Message::Grip);
        let workers = figure.settings.static_workers;
        let highest = highest(figure);
        let onkeydown = ctx.link().batch_callback(move |event: KeyboardEvent| {
            let value = key_target(&event.key(), f64::from(workers), highest)?;
            event.prevent_default();
            Some(Message::Ask(Intent::Set {
                name: "staticWorkers",
                value,
                held: false,
            }))
        });
        html! {
            <>
                // Hidden until the first picture says where they belong.
                <span class="hint" aria-hidden="true" hidden=true ref={&self.hint}>{ narrate::drag_hint(&figure.words) }</span>
                <div class="handle" part="handle" hidden=true ref={&self.handle} role="slider" tabindex="0"
                    aria-orientation="vertical" aria-label={narrate::static_handle(&figure.words).to_owned()}
                    aria-valuemin="1" aria-valuemax={narrate::plain_number(highest)}
                    aria-valuenow={workers.to_string()}
                    aria-valuetext={narrate::static_workers(&figure.words, workers, figure.outcome.demand.max())}
                    onpointerdown={grip.clone()} onpointermove={grip.clone()}
                    onpointerup={grip.clone()} onpointercancel={grip}
                    {onkeydown}></div>
            </>
        }
    }

    /// What a pointer on the handle means: the hold from now on, and what the
    /// reader wants by it.
    pub(super) fn grip(
        &self,
        grip: Option<Grip>,
        event: &PointerEvent,
        static_workers: u32,
    ) -> (Option<Grip>, Option<Intent>) {
        let (Some(plot), Some(area)) = (self.plot, self.area()) else {
            return (None, None);
        };
        let y = f64::from(event.client_y()) - area.get_bounding_client_rect().top();
        let set = |workers: f64, held| Intent::Set {
            name: "staticWorkers",
            value: workers,
            held,
        };
        match (event.type_().as_str(), grip) {
            // Even with a hold that never ended, as when the figure was taken
            // off the page in the middle of a drag.
            ("pointerdown", _) if event.button() == 0 && event.is_primary() => {
                if let Some(handle) = self.handle.cast::<HtmlElement>() {
                    // Without capture the drag still works while it stays on
                    // the handle.
                    let _ = handle.set_pointer_capture(event.pointer_id());
                    let _ = handle.focus();
                }
                let workers = f64::from(static_workers);
                let grip = Grip {
                    pointer: event.pointer_id(),
                    offset_px: y - plot.y(workers),
                    workers,
                };
                (Some(grip), None)
            }
            ("pointermove", Some(grip)) if grip.pointer == event.pointer_id() => {
                let workers = plot.w(y - grip.offset_px).round();
                let workers = workers.min(plot.y_max.floor()).max(1.0);
                let moved = (workers != grip.workers).then(|| set(workers, true));
                (Some(Grip { workers, ..grip }), moved)
            }
            ("pointerup" | "pointercancel", Some(grip)) if grip.pointer == event.pointer_id() => {
                let released = f64::from(static_workers);
                (None, Some(set(released, false)))
            }
            (_, grip) => (grip, None),
        }
    }

    /// The room is another one: it is measured before the next picture, and only
    /// then, because measuring makes the browser lay out the page at once.
    pub(super) fn forget_size(&mut self) {
        self.size = None;
    }

    /// Draws the chart for the room it has now. Does nothing while it has none.
    pub(super) fn paint(&mut self, figure: &Figure, hint: bool) {
        let (Some(area), Some(canvas)) = (self.area(), self.canvas.cast::<HtmlCanvasElement>())
        else {
            return;
        };
        let size = || {
            (
                f64::from(area.client_width()),
                f64::from(area.client_height()),
            )
        };
        let (width, height) = self.size.unwrap_or_else(size);
        if width < 1.0 || height < 1.0 {
            return;
        }
        self.size = Some((width, height));
        let view = View {
            width,
            height,
            y_max: figure.y_max,
        };
        let data = ChartData {
            load: &figure.outcome.demand,
            workers: &figure.run(self.policy).workers,
            static_handle: self.policy == Policy::Static,
            load_handles: &[],
        };
        let axis = narrate::time_axis(&figure.outcome.workload);
        let scene = chart(&data, &view, &axis, &narrate::chart_texts(&figure.words));
        self.painter.paint(&scene, &canvas, &area, figure.held);
        if let Some(texts) = self.texts.cast::<HtmlElement>() {
            self.labels.show(&texts, &scene.labels);
        }
        if let Some(place) = scene.handles.first() {
            self.place_handle(place, hint);
        }
        self.plot = Some(scene.plot);
    }

    fn place_handle(&self, place: &Handle, hint: bool) {
        for (node, shown) in [(&self.handle, true), (&self.hint, hint)] {
            if let Some(element) = node.cast::<HtmlElement>() {
                super::labels::place(&element, place.x, place.y);
                element.set_hidden(!shown);
            }
        }
    }
}

/// The most static workers that the handle reaches: the top of the axis.
fn highest(figure: &Figure) -> f64 {
    figure
        .y_max
        .floor()
        .max(f64::from(figure.settings.static_workers))
}

/// Where a key moves the handle, as for any slider.
fn key_target(key: &str, workers: f64, highest: f64) -> Option<f64> {
    let page = (highest / 10.0).round().max(2.0);
    let target = match key {
        "ArrowUp" | "ArrowRight" => workers + 1.0,
        "ArrowDown" | "ArrowLeft" => workers - 1.0,
        "PageUp" => workers + page,
        "PageDown" => workers - page,
        "Home" => 1.0,
        "End" => highest,
        _ => return None,
    };
    Some(target.min(highest).max(1.0))
}
