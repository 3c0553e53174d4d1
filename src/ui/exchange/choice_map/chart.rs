//! The chart of the map: its canvas, the places of its points, and the control for keys.

use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::figure::{ChoiceMap, Figure, FrontierStep, MapChart, RightEdge};
use crate::map::Family;
use crate::scene::Point;
use crate::text::{self, MapText, MapWords};
use crate::ui::canvas::Painter;
use crate::ui::dom::CachedPosition;
use crate::ui::exchange_action::ExchangeAction;
use crate::ui::map_action::MapAction;
use crate::ui::mapping::position_in;
use crate::ui::surface::Surface;
use crate::ui::view_action::ViewAction;

/// How near a pointer must be to a point to mean it, in CSS pixels.
const NEAR_PX: f64 = 16.0;
/// How near a finger must be.
const NEAR_FINGER_PX: f64 = 28.0;
/// The radius of the handle of the ring for a mouse and for a finger, in CSS pixels. As in
/// the style sheet.
const RING_PX: f64 = 12.0;
const RING_FINGER_PX: f64 = 22.0;

/// The chart of the map.
#[derive(Default)]
pub(super) struct ChartView {
    surface: Surface,
    painter: Painter,
    /// The place of each point at the last picture.
    places: Vec<Option<Point>>,
    /// The handle over the ring, and the place of the ring.
    ring: NodeRef,
    ring_position: CachedPosition,
    ring_at: Option<Point>,
    /// The worker-hours at the right edge: they only grow, so that no point jumps.
    x_max: f64,
}

impl ChartView {
    /// Forgets the scale of the last map.
    pub(super) fn forget(&mut self) {
        self.x_max = 0.0;
    }

    /// Draws the points that have run.
    pub(super) fn paint(&mut self, map: &ChoiceMap, figure: &Figure) {
        self.surface.forget_size();
        let Some(size) = self.surface.size() else {
            return;
        };
        let edge = match figure.held {
            true if self.x_max > 0.0 => RightEdge::At(self.x_max),
            _ => RightEdge::AtLeast(self.x_max),
        };
        let MapChart { drawn, x_max } = map.chart(figure, size, edge);
        self.x_max = x_max;
        self.places = drawn.at;
        self.painter.begin_frame();
        self.surface
            .draw(&drawn.scene, &mut self.painter, figure.held);
    }

    /// Moves the ring to the point of the present settings, if there is one.
    pub(super) fn move_ring(&mut self, map: &ChoiceMap, figure: &Figure) {
        let present = map.sweep().present(&figure.settings);
        self.ring_at = present.and_then(|point| *self.places.get(point)?);
        if let Some(ring) = self.ring.cast::<HtmlElement>() {
            ring.set_hidden(self.ring_at.is_none());
            if let Some((x, y)) = self.ring_at {
                self.ring_position.move_to(ring, x, y);
            }
        }
    }

    /// Returns the point that is meant by a pointer. Of several at the same place it is the
    /// present one, or else one on the frontier.
    pub(super) fn nearest(
        &self,
        event: &PointerEvent,
        present: Option<usize>,
        frontier: &[usize],
    ) -> Option<usize> {
        let most = match event.pointer_type().as_str() {
            "touch" => NEAR_FINGER_PX,
            _ => NEAR_PX,
        };
        let (point, distance) = self.nearest_with_distance(event, |_| true)?;
        let place = |index: usize| *self.places.get(index)?;
        let is_here = |index: &usize| place(*index).is_some_and(|at| place(point) == Some(at));
        let mut meant = present.into_iter().chain(frontier.iter().copied());
        let meant = meant.find(is_here).unwrap_or(point);
        (distance <= most * most).then_some(meant)
    }

    /// Returns whether a pointer is on the ring.
    pub(super) fn is_on_ring(&self, event: &PointerEvent) -> bool {
        let most = match event.pointer_type().as_str() {
            "touch" => RING_FINGER_PX,
            _ => RING_PX,
        };
        let place = self.surface.area().zip(self.ring_at);
        place.is_some_and(|(area, (ring_x, ring_y))| {
            let (x, y) = position_in(&area, event);
            let (across, down) = (ring_x - x, ring_y - y);
            across * across + down * down <= most * most
        })
    }

    /// Returns the point that is nearest to a pointer, however far.
    pub(super) fn nearest_anywhere(
        &self,
        event: &PointerEvent,
        allowed: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let (point, _) = self.nearest_with_distance(event, allowed)?;
        Some(point)
    }

    /// Returns the nearest point and the square of its distance.
    fn nearest_with_distance(
        &self,
        event: &PointerEvent,
        allowed: impl Fn(usize) -> bool,
    ) -> Option<(usize, f64)> {
        let area = self.surface.area()?;
        let (x, y) = position_in(&area, event);
        let places = self.places.iter().enumerate();
        let places = places.filter_map(|(index, at)| Some((index, (*at)?)));
        places
            .filter(|(index, _)| allowed(*index))
            .map(|(index, at)| {
                let (across, down) = (at.0 - x, at.1 - y);
                (index, across * across + down * down)
            })
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
    }

    /// Gives all events of the pointer to the chart until it is released.
    pub(super) fn capture(&self, event: &PointerEvent) {
        if let Some(area) = self.surface.area() {
            let _ = area.set_pointer_capture(event.pointer_id());
        }
    }

    /// Returns the markup: the canvas, and a control that walks along the frontier.
    pub(super) fn view(
        &self,
        told: &MapWords,
        map: &ChoiceMap,
        send: &Callback<ViewAction>,
    ) -> Html {
        let frontier = map.frontier();
        let answer = map.answer().map(|answer| answer.point);
        let place = map.place_on(&frontier, map.looked_at().or(answer));
        let now = place.map_or(0, |place| place + 1);
        let at = place.and_then(|place| frontier.get(place));
        let at = at.and_then(|point| map.sweep().points().get(*point));
        let told_at = at.map_or_else(String::new, |point| told.told(point));
        let onpointer = send.reform(|event: PointerEvent| {
            ViewAction::Exchange(ExchangeAction::Map(MapAction::PointAt(event)))
        });
        let walk = send.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let step = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => FrontierStep::Dearer,
                "ArrowLeft" | "ArrowDown" => FrontierStep::Cheaper,
                "Home" => FrontierStep::Cheapest,
                "End" => FrontierStep::Dearest,
                _ => return,
            };
            event.prevent_default();
            walk.emit(ViewAction::Exchange(ExchangeAction::Map(MapAction::Walk(
                step,
            ))));
        });
        html! {
            <div id="map-chart" class="plane" role="slider" tabindex="0" aria-label={told.words.get(MapText::Walk).to_owned()}
                aria-valuemin="1" aria-valuemax={frontier.len().max(1).to_string()} aria-valuenow={now.max(1).to_string()}
                aria-valuetext={told_at} ref={&self.surface.area}
                onpointerdown={onpointer.clone()} onpointermove={onpointer.clone()} onpointerup={onpointer.clone()}
                onpointercancel={onpointer.clone()} onpointerleave={onpointer} {onkeydown}>
                { self.surface.view() }
                <span class="ring" ref={&self.ring}></span>
            </div>
        }
    }
}

/// Returns the key to the marks: shapes, so that no meaning hangs on a colour.
pub(super) fn legend(told: &MapWords) -> Html {
    let words = told.words;
    let grid = text::autoscaler_name(words, told.sweep.base().autoscaler);
    let families = [
        (Family::Grid, words.fill(MapText::Grid, &[grid])),
        (Family::Static, words.get(MapText::StaticFleets).to_owned()),
        (Family::Schedule, words.get(MapText::Schedules).to_owned()),
        (
            Family::Autoscaler,
            words.get(MapText::Autoscalers).to_owned(),
        ),
    ];
    let item = |class: &'static str, path: &'static str, text: String| {
        html! {
            <li><svg class={class} viewBox="-7 -7 14 14" aria-hidden="true"><path d={path} /></svg>{ text }</li>
        }
    };
    html! {
        <ul class="legend">
            { for families.into_iter().map(|(family, text)| { let (class, path) = shape(family); item(class, path, text) }) }
            { item("line", "M-7 4H0V-3H7", words.get(MapText::Frontier).to_owned()) }
            { item("ring", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0", words.get(MapText::Present).to_owned()) }
        </ul>
    }
}

/// Returns the class and the outline of the mark of a kind of choices.
fn shape(family: Family) -> (&'static str, &'static str) {
    match family {
        Family::Grid => ("grid", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"),
        Family::Static => ("static", "M-4-4H4V4H-4z"),
        Family::Schedule => ("schedule", "M0-5L5 0L0 5L-5 0z"),
        Family::Autoscaler => ("autoscaler", "M0-5L5 4H-5z"),
    }
}
