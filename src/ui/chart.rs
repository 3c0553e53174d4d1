//! One chart: its canvas, the texts over it, and the handles in it.

use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use super::app::{App, Message};
use super::canvas::Painter;
use super::handle::Grab;
use super::labels::{Labels, Spot};
use crate::allocation::Policy;
use crate::figure::{Figure, Level};
use crate::scene::{ChartData, Plot, Viewport};
use crate::text;

/// What a chart shows: a policy, at a level, and whether it is the first, whose
/// load can be reshaped.
pub(super) type Place = (Policy, Level, bool);

/// One chart of the figure and its place on the page.
pub(super) struct ChartPart {
    place: Place,
    number: u32,
    area: NodeRef,
    canvas: NodeRef,
    texts: NodeRef,
    hint: (NodeRef, Spot),
    labels: Labels,
    pub(super) handles: Vec<Knob>,
    /// Width and height in CSS pixels, once measured.
    size: Option<(f64, f64)>,
    /// The map between places and values of the last picture.
    pub(super) plot: Option<Plot>,
    pub(super) more: super::more::ChartMore,
}

/// A handle on the page.
pub(super) struct Knob {
    pub(super) grab: Grab,
    pub(super) node: NodeRef,
    spot: Spot,
}

impl ChartPart {
    /// A chart for a place; no two of a figure have the same number.
    pub(super) fn new(place: Place, number: u32) -> Self {
        let grabs = grabs(place);
        Self {
            place,
            number,
            area: NodeRef::default(),
            canvas: NodeRef::default(),
            texts: NodeRef::default(),
            hint: <(NodeRef, Spot)>::default(),
            labels: Labels::default(),
            handles: grabs
                .into_iter()
                .map(|grab| Knob {
                    grab,
                    node: NodeRef::default(),
                    spot: Spot::default(),
                })
                .collect(),
            size: None,
            plot: None,
            more: super::more::ChartMore::new(place.1),
        }
    }

    pub(super) fn place(&self) -> Place {
        self.place
    }

    pub(super) fn number(&self) -> u32 {
        self.number
    }

    pub(super) fn policy(&self) -> Policy {
        self.place.0
    }

    /// The element that the chart fills.
    pub(super) fn area(&self) -> Option<HtmlElement> {
        self.area.cast()
    }

    /// The markup. Handles that are `settled` wait until nothing is held.
    pub(super) fn view(
        &self,
        ctx: &Context<App>,
        figure: &Figure,
        index: usize,
        settled: bool,
    ) -> Html {
        let handles = || {
            html! {
                <>
                    { for self.handles.iter().map(|knob| self.handle(ctx, figure, index, knob)) }
                </>
            }
        };
        let (more, handles) = (
            self.more.over_chart(ctx, index),
            self.more.handles.view(settled, (0, false), handles),
        );
        html! {
            <div class="chart" part="chart" ref={&self.area}>
                <canvas ref={&self.canvas} aria-hidden="true"></canvas>
                <div class="texts" aria-hidden="true" ref={&self.texts}></div>
                { more }
                { handles }
            </div>
        }
    }

    fn handle(
        &self,
        ctx: &Context<App>,
        figure: &Figure,
        index: usize,
        Knob { grab, node, .. }: &Knob,
    ) -> Html {
        let grab = *grab;
        let grip = ctx
            .link()
            .callback(move |event: PointerEvent| Message::Grip(index, grab, event));
        let range = grab.range(figure);
        let onkeydown = ctx
            .link()
            .callback(move |event: KeyboardEvent| Message::Key(grab, event));
        let ondblclick = ctx
            .link()
            .callback(move |_: MouseEvent| Message::Home(grab));
        let orientation = (grab == Grab::Static).then_some("vertical");
        html! {
            <>
                // Hidden until the first picture says where they belong.
                if grab == Grab::Static {
                    <span class="hint" aria-hidden="true" hidden=true ref={&self.hint.0}>{ grab.hint(figure) }</span>
                }
                <div id={grab.id()} class="handle" part="handle" hidden=true ref={node} role="slider" tabindex="0"
                    aria-orientation={orientation} aria-label={grab.label(figure)}
                    aria-valuemin={text::plain_number(range.min)} aria-valuemax={text::plain_number(range.max)}
                    aria-valuenow={text::plain_number(range.now)} aria-valuetext={range.text}
                    onpointerdown={grip.clone()} onpointermove={grip.clone()}
                    onpointerup={grip.clone()} onpointercancel={grip}
                    {onkeydown} {ondblclick}>
                    if grab != Grab::Static {
                        <span class="tip" aria-hidden="true">{ grab.hint(figure) }</span>
                    }
                </div>
            </>
        }
    }

    /// The room is another one: it is measured before the next picture, and only
    /// then, because measuring makes the browser lay out the page at once.
    pub(super) fn forget_size(&mut self) {
        self.size = None;
        self.more.forget_size();
    }

    /// Draws the chart for the room it has now. Does nothing while it has none.
    pub(super) fn paint(&mut self, figure: &Figure, painter: &mut Painter, hint: bool) {
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
        let view = Viewport {
            width,
            height,
            y_max: figure.y_max,
        };
        let run = figure.run(self.policy());
        let load_handles = super::more::load_handles(&self.handles, figure);
        let data = ChartData {
            load: &figure.results.load_in_workers,
            workers: &run.workers,
            static_handle: self.policy() == Policy::Static,
            load_handles: &load_handles,
        };
        let axis = text::time_axis(&figure.results.workload);
        let texts = text::chart_texts(&figure.words);
        let scene = self.more.scene(&data, run, &view, &axis, &texts);
        painter.paint(&scene, &canvas, &area, figure.held);
        if let Some(texts) = self.texts.cast::<HtmlElement>() {
            self.labels.show(&texts, &scene.labels);
        }
        for Knob { grab, node, spot } in &mut self.handles {
            let place = grab.place(figure, &scene.plot, &scene.handles);
            let moved = show_at(node, spot, place, true);
            if moved {
                super::more::open_tip(node, place.0, &scene.plot);
            }
            if *grab == Grab::Static {
                let (node, spot) = &mut self.hint;
                show_at(node, spot, place, hint);
            }
        }
        self.more
            .paint(figure, run, self.policy(), &scene.plot, painter);
        self.plot = Some(scene.plot);
    }
}

/// The handles that a chart has.
fn grabs(place: Place) -> Vec<Grab> {
    let mut grabs = Vec::new();
    if place.0 == Policy::Static {
        grabs.push(Grab::Static);
    }
    super::more::add_grabs(&mut grabs, place);
    grabs
}

/// Answers whether it was elsewhere, or nowhere, before.
fn show_at(node: &NodeRef, spot: &mut Spot, (x, y): (f64, f64), shown: bool) -> bool {
    let Some(element) = node.cast::<HtmlElement>() else {
        return false;
    };
    element.set_hidden(!shown);
    spot.put(element, x, y)
}
