//! One chart: its canvas and texts, the handles and the time cursor over it,
//! and the fleet beside it.

use std::rc::Rc;

use web_sys::PointerEvent;
use yew::prelude::*;

use super::canvas::Painter;
use super::command_marks::CommandMarks;
use super::cursor::Cursor;
use super::fleet_strip::FleetStrip;
use super::frozen::FrozenDuringDrag;
use super::handle::{HandleElement, HandleKind, HandleText, press_static_key};
use super::magnifier::{Magnifier, closer_id};
use super::mapping::position_in;
use super::surface::Surface;
use super::view_action::ViewAction;
use crate::allocation::Policy;
use crate::figure::{Figure, FigureStore, Level};
use crate::scene::{
    Bounds, ChartData, GuessData, Plot, Scene, Texts, TimeAxis, Viewport, chart,
    chart_with_event_marks, with_pinned_lines,
};
use crate::text;
use crate::timeline::Steps;

/// The kind of a chart. A chart whose kind stays is kept when others change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct ChartKind {
    pub(super) policy: Policy,
    pub(super) level: Level,
    /// Whether its load can be reshaped: in one chart of a figure.
    pub(super) shapes_load: bool,
}

/// How a chart is drawn among the others.
pub(super) struct Look<'a> {
    /// Whether the text beside the static line is shown.
    pub(super) hint: bool,
    /// Whether times are written below the plot.
    pub(super) x_labels: bool,
    /// The workers of the charts that are out of sight.
    pub(super) ghosts: &'a [&'a Steps],
}

/// Space right of the plot for the handles of the fleet's bounds, CSS pixels. All
/// charts of a figure have it, so that a time has the same x in all.
pub(super) const BOUNDS_PX: f64 = 30.0;

/// One chart on the page.
pub(super) struct Chart {
    pub(super) kind: ChartKind,
    /// Unique among all charts that the figure has ever had.
    pub(super) id: u32,
    pub(super) surface: Surface,
    pub(super) handles: Vec<HandleElement>,
    frozen_static: FrozenDuringDrag,
    frozen_handles: FrozenDuringDrag,
    pub(super) cursor: Cursor,
    commands: CommandMarks,
    pub(super) closer: NodeRef,
    pub(super) strip: FleetStrip,
    /// The scales of the last picture.
    pub(super) plot: Option<Plot>,
}

impl Chart {
    pub(super) fn new(kind: ChartKind, id: u32) -> Self {
        let handles = HandleKind::of_chart(kind.policy, kind.level, kind.shapes_load);
        Self {
            kind,
            id,
            surface: Surface::default(),
            handles: handles.into_iter().map(HandleElement::new).collect(),
            frozen_static: FrozenDuringDrag::default(),
            frozen_handles: FrozenDuringDrag::default(),
            cursor: Cursor::default(),
            commands: CommandMarks::default(),
            closer: NodeRef::default(),
            strip: FleetStrip::default(),
            plot: None,
        }
    }

    pub(super) fn policy(&self) -> Policy {
        self.kind.policy
    }

    /// Returns the markup of the chart itself with `over` on top. Its handles are not
    /// updated while `frozen`.
    pub(super) fn view(
        &self,
        figure: &Figure,
        index: usize,
        frozen: bool,
        store: &Rc<FigureStore>,
        send: &Callback<ViewAction>,
        over: Html,
    ) -> Html {
        let handle = || {
            let mut handles = self.handles.iter();
            let handle = handles.find(|handle| handle.kind == HandleKind::Static);
            let press_key = |_, figure: &Figure, key: &str| press_static_key(figure, key);
            handle.map_or_else(Html::default, |handle| {
                handle.view(HandleText::of_static(figure), index, press_key, store, send)
            })
        };
        html! {
            <div class="chart" part="chart" ref={&self.surface.area}>
                { self.surface.view() }
                { self.cursor.view(index, send) }
                { self.frozen_static.view(frozen, (), handle) }
                { over }
            </div>
        }
    }

    /// Returns the markup over the chart: the handles other than the static one, which
    /// are not updated while `frozen`, the commands, and the close-up.
    pub(super) fn over(
        &self,
        figure: &Figure,
        index: usize,
        (frozen, magnifier): (bool, &Magnifier),
        store: &Rc<FigureStore>,
        send: &Callback<ViewAction>,
    ) -> Html {
        let look_closer = send.reform(move |_: MouseEvent| ViewAction::LookCloser(Some(index)));
        let handles = || {
            let handles = self.handles.iter();
            let handles = handles.filter(|handle| handle.kind != HandleKind::Static);
            html! { <>{ for handles.map(|handle| {
                handle.view(handle.kind.text(figure), index, HandleKind::press_key, store, send)
            }) }</> }
        };
        html! {
            <>
                { self.frozen_handles.view(frozen, (), handles) }
                if self.policy() == Policy::Script {
                    { self.commands.view(figure, send) }
                }
                if self.kind.level > Level::Basic {
                    <button id={closer_id(index)} type="button" class="closer" hidden=true ref={&self.closer} onclick={look_closer}>
                        { text::look_closer(&figure.words) }
                    </button>
                    { magnifier.view(figure, self.policy(), send) }
                }
            </>
        }
    }

    /// Moves the commands to their times at the scales of the last picture.
    pub(super) fn place_commands(&self, figure: &Figure) {
        if let Some(plot) = self.plot.filter(|_| self.policy() == Policy::Script) {
            self.commands.place(figure, &plot);
        }
    }

    pub(super) fn forget_size(&mut self) {
        self.surface.forget_size();
    }

    /// Draws the chart at its present size; does nothing while it has none. `scene`
    /// returns what is drawn.
    pub(super) fn paint(
        &mut self,
        figure: &Figure,
        painter: &mut Painter,
        look: &Look,
        scene: impl Fn(&Self, &Viewport, &[&Steps]) -> Scene,
    ) {
        let Some((width, height)) = self.surface.size() else {
            return;
        };
        let viewport = Viewport {
            width,
            height,
            y_max: figure.y_max,
            margin: if self.kind.level > Level::Basic {
                BOUNDS_PX
            } else {
                0.0
            },
            x_labels: look.x_labels,
        };
        let scene = scene(self, &viewport, look.ghosts);
        self.surface.draw(&scene, painter, figure.held);
        for handle in &mut self.handles {
            handle.show(figure, &scene.plot, &scene.handles, look.hint);
        }
        self.plot = Some(scene.plot);
    }

    /// Returns the picture of the load and the workers, with those of `ghosts`.
    pub(super) fn plain_scene(
        &self,
        figure: &Figure,
        viewport: &Viewport,
        ghosts: &[&Steps],
    ) -> Scene {
        let (axis, texts) = axis_and_texts(figure);
        // The names stand where they will when the handles are there.
        let (handles, enough) = (self.load_handles(figure), figure.enough(self.policy()));
        let data = self.data(figure, &handles, enough.as_ref(), ghosts);
        chart(&data, viewport, &axis, &texts)
    }

    /// Draws the chart with a guess, the events of the run and the pinned runs, with the
    /// workers of `ghosts`.
    pub(super) fn marked_scene(
        &self,
        figure: &Figure,
        viewport: &Viewport,
        ghosts: &[&Steps],
    ) -> Scene {
        let (axis, texts) = axis_and_texts(figure);
        let (handles, enough) = (self.load_handles(figure), figure.enough(self.policy()));
        let pieces = figure.guessed_pieces(self.policy());
        let data = ChartData {
            guess: GuessData::new(&pieces, text::your_guess(&figure.words)),
            ..self.data(figure, &handles, enough.as_ref(), ghosts)
        };
        let scene = if self.kind.level == Level::Basic || figure.is_hidden(self.policy()) {
            chart(&data, viewport, &axis, &texts)
        } else {
            let run = figure.run(self.policy());
            chart_with_event_marks(&data, run, viewport, &axis, &texts)
        };
        with_pinned_lines(scene, &figure.pinned_lines(self.policy()))
    }

    fn data<'a>(
        &self,
        figure: &'a Figure,
        load_handles: &'a [(f64, f64)],
        enough: Option<&'a (f64, String)>,
        ghosts: &'a [&'a Steps],
    ) -> ChartData<'a> {
        let is_hidden = figure.is_hidden(self.policy());
        ChartData {
            load: &figure.results.load_in_workers,
            workers: &figure.run(self.policy()).workers,
            static_handle: self.policy() == Policy::Static && !is_hidden,
            load_handles,
            enough: enough
                .filter(|_| !is_hidden)
                .map(|(workers, text)| (*workers, text.as_str())),
            ghosts,
            guess: None,
            hides_workers: is_hidden,
            bounds: self.bounds(figure).filter(|_| !is_hidden),
        }
    }

    /// Returns the bounds of the fleet, if they have handles.
    fn bounds(&self, figure: &Figure) -> Option<Bounds> {
        let has_handles = self.kind.level > Level::Basic && self.kind.policy == Policy::Reactive;
        has_handles.then_some(Bounds {
            fewest: figure.settings.min_workers,
            most: figure.settings.max_workers,
        })
    }

    /// Returns the positions of the handles on the load (seconds, workers), in
    /// the order of their roles in the scene.
    fn load_handles(&self, figure: &Figure) -> Vec<(f64, f64)> {
        let mut handles = self.handles.iter();
        let are_there = handles.any(|handle| handle.kind == HandleKind::Peak);
        // What is drawn has no peak of the preset to move.
        if !are_there || figure.is_hidden(self.policy()) || !figure.settings.drawn_load.is_empty() {
            return Vec::new();
        }
        let shape = figure.shape_handles();
        vec![shape.peak, shape.width, shape.trough]
    }

    /// Returns the position of a pointer as a share of the span, 0 to 1 inside
    /// the chart. Ignores a mouse that drags something else.
    pub(super) fn share_at(&self, event: &PointerEvent) -> Option<f64> {
        if event.type_() == "pointermove" && event.pointer_type() == "mouse" && event.buttons() > 1
        {
            return None;
        }
        let (plot, area) = (self.plot?, self.surface.area()?);
        let (x, _) = position_in(&area, event);
        Some((plot.t(x) - plot.begin_s) / (plot.end_s - plot.begin_s))
    }
}

fn axis_and_texts(figure: &Figure) -> (TimeAxis, Texts<'_>) {
    let axis = text::time_axis(&figure.results.workload);
    (axis, text::chart_texts(&figure.words))
}
