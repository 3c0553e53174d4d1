//! The pencil: it draws the load over the chart whose load can be reshaped.

use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::pointer::{PointerStroke, StrokeEvent, TouchStart, pointer_event};
use crate::figure::{Action, Figure, FigureStore};
use crate::scene::Plot;
use crate::settings::{DRAWN_COLUMNS, Patch, SettingId};
use crate::text;
use crate::ui::dom::CachedPosition;
use crate::ui::effect::Effect;
use crate::ui::view_action::ViewAction;
use crate::ui::view_state::ViewState;

/// The id of the element that is drawn on.
const DRAW: &str = "draw";
/// The id of the button.
const PENCIL: &str = "pencil";
/// The columns of a large step of a key.
const PAGE: f64 = 10.0;

/// The state of the pencil while it is on.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Pencil {
    /// The column that keys draw in.
    column: usize,
    stroke: Option<PointerStroke>,
    /// Whether it has been used since it is on.
    used: bool,
}

/// An input of the pencil.
pub(crate) enum PencilAction {
    /// The button is pressed.
    Toggle,
    /// A pointer event on the chart.
    Pointer(PointerEvent),
    /// A key is pressed on the chart, with or without Shift.
    Key(String, bool),
}

/// Returns the button.
pub(in crate::ui) fn button(
    figure: &Figure,
    pencil: Option<&Pencil>,
    send: &Callback<ViewAction>,
) -> Html {
    let onclick = send.reform(|_: MouseEvent| ViewAction::Pencil(PencilAction::Toggle));
    let name = text::pencil(&figure.words);
    html! {
        <button id={PENCIL} type="button" class="pencil" part="button" title={name.to_owned()}
            aria-label={name.to_owned()} aria-pressed={pencil.is_some().to_string()} {onclick}>
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M3 17l1-4L14 3l3 3L7 16zM12.5 4.5l3 3" /></svg>
        </button>
    }
}

/// Returns the element over the chart that is drawn on. `point` marks the column
/// that keys draw in.
pub(in crate::ui) fn overlay(
    figure: &Figure,
    pencil: &Pencil,
    point: &PencilPoint,
    send: &Callback<ViewAction>,
) -> Html {
    let onpointer =
        send.reform(|event: PointerEvent| ViewAction::Pencil(PencilAction::Pointer(event)));
    let onkeydown = press_key(send);
    let rate_per_s = figure.settings.planned_rate_per_s();
    let (t_s, workers) = figure.drawn_point(pencil.column);
    let load_per_s = workers * rate_per_s;
    let value = text::drawn_point(&figure.words, &figure.results.workload, (t_s, load_per_s));
    let highest = (figure.y_max * rate_per_s).max(load_per_s).round();
    let shown = if pencil.used {
        value.clone()
    } else {
        text::pencil_hint(&figure.words).to_owned()
    };
    html! {
        <div id={DRAW} class="sketch" role="slider" tabindex="0"
            aria-label={text::draw_label(&figure.words).to_owned()}
            aria-valuemin="0" aria-valuemax={text::plain_number(highest)}
            aria-valuenow={text::plain_number(load_per_s.round())} aria-valuetext={value}
            onpointerdown={onpointer.clone()} onpointermove={onpointer.clone()}
            onpointerup={onpointer.clone()} onpointercancel={onpointer} {onkeydown}>
            <i class="point" ref={&point.node}></i>
            <span class="said" aria-hidden="true">{ shown }</span>
        </div>
    }
}

fn press_key(send: &Callback<ViewAction>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let key = event.key();
        let is_ours = key.starts_with("Arrow")
            || [
                "PageUp",
                "PageDown",
                "Home",
                "End",
                "Escape",
                "Delete",
                "Backspace",
            ]
            .contains(&key.as_str());
        if is_ours && !(event.ctrl_key() || event.meta_key() || event.alt_key()) {
            event.prevent_default();
            send.emit(ViewAction::Pencil(PencilAction::Key(
                key,
                event.shift_key(),
            )));
        }
    })
}

/// The mark of the column that keys draw in.
#[derive(Default)]
pub(in crate::ui) struct PencilPoint {
    node: NodeRef,
    position: CachedPosition,
}

impl PencilPoint {
    /// Moves the mark in a chart with these scales.
    pub(in crate::ui) fn show(&mut self, figure: &Figure, pencil: &Pencil, plot: &Plot) {
        if let Some(element) = self.node.cast::<HtmlElement>() {
            let (t_s, workers) = figure.drawn_point(pencil.column);
            self.position.move_to(element, plot.x(t_s), plot.y(workers));
        }
    }
}

impl ViewState {
    /// Applies an input of the pencil.
    pub(in crate::ui) fn use_pencil(
        &mut self,
        store: &FigureStore,
        action: PencilAction,
    ) -> Effect {
        match action {
            PencilAction::Toggle => self.toggle_pencil(),
            PencilAction::Pointer(event) => self.draw(store, &event),
            PencilAction::Key(key, shift) => self.press_pencil_key(store, &key, shift),
        }
    }

    /// Turns the pencil on or off, and moves the focus to where it draws or back.
    fn toggle_pencil(&mut self) -> Effect {
        let pencil = &mut self.renderer.borrow_mut().pencil;
        let target = if pencil.take().is_some() {
            PENCIL
        } else {
            *pencil = Some(Pencil {
                column: 0,
                stroke: None,
                used: false,
            });
            DRAW
        };
        self.focus = Some(target.to_owned());
        Effect::RenderAndPaint
    }

    fn draw(&mut self, store: &FigureStore, event: &PointerEvent) -> Effect {
        let mut renderer = self.renderer.borrow_mut();
        let place = renderer.drawn_on().and_then(|chart| {
            let (plot, area) = (chart.plot?, chart.surface.area()?);
            Some((plot, area))
        });
        let (Some((plot, area)), Some(pencil)) = (place, &mut renderer.pencil) else {
            return Effect::Nothing;
        };
        let action =
            match pointer_event(&mut pencil.stroke, event, &area, &plot, TouchStart::AtOnce) {
                StrokeEvent::Ignored => return Effect::Nothing,
                StrokeEvent::Drew(from, to) => {
                    // `as` saturates.
                    pencil.column = ((to.0 * DRAWN_COLUMNS as f64) as usize).min(DRAWN_COLUMNS - 1);
                    pencil.used = true;
                    let patch = store.figure().draw_load(from, to);
                    Action::Edit { patch, held: true }
                }
                StrokeEvent::Ended => Action::Release,
            };
        drop(renderer);
        self.dispatch(store, action)
    }

    fn press_pencil_key(&mut self, store: &FigureStore, key: &str, shift: bool) -> Effect {
        if key == "Escape" && self.renderer.borrow().pencil.is_some() {
            return self.toggle_pencil();
        }
        let mut renderer = self.renderer.borrow_mut();
        let Some(pencil) = &mut renderer.pencil else {
            return Effect::Nothing;
        };
        let last = DRAWN_COLUMNS - 1;
        let before = pencil.column;
        let figure = store.figure();
        pencil.used = true;
        let action = match key {
            "Delete" | "Backspace" => Action::ResetFields(vec![SettingId::DrawnLoad]),
            "ArrowUp" => edit(figure.raise_load(before, 1.0)),
            "ArrowDown" => edit(figure.raise_load(before, -1.0)),
            "PageUp" => edit(figure.raise_load(before, PAGE)),
            "PageDown" => edit(figure.raise_load(before, -PAGE)),
            _ => {
                pencil.column = match key {
                    "ArrowRight" => (before + 1).min(last),
                    "ArrowLeft" => before.saturating_sub(1),
                    "Home" => 0,
                    _ => last,
                };
                let is_arrow = key.starts_with("Arrow");
                if !(shift && is_arrow && pencil.column != before) {
                    return Effect::RenderAndPaint;
                }
                edit(figure.draw_load_on(before, pencil.column))
            }
        };
        drop(figure);
        drop(renderer);
        self.dispatch(store, action)
    }
}

fn edit(patch: Patch) -> Action {
    Action::Edit { patch, held: false }
}
