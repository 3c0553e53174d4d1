//! Moves the commands of the own cluster by pointer and keys.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};

use super::chart::Chart;
use super::command_marks::{mark_id, positions};
use super::drag;
use super::effect::Effect;
use super::mapping::position_in;
use super::view_state::ViewState;
use crate::allocation::Policy;
use crate::figure::{Action, FigureStore};
use crate::scene::Plot;

/// A command that is dragged.
#[derive(Clone, Copy, Debug)]
pub(super) struct CommandDrag {
    /// Its index, which changes where it passes another command.
    index: usize,
    pointer_id: i32,
    /// The distance of the pointer from the middle of the mark, in CSS pixels.
    offset_px: f64,
}

/// The smallest step of a key, in seconds.
const LEAST_STEP_S: f64 = 60.0;
/// A span has about so many steps of an arrow key.
const STEPS: f64 = 360.0;
/// A page key moves by so many steps.
const PAGE_STEPS: f64 = 10.0;

impl ViewState {
    /// Applies a pointer event on the mark of a command.
    pub(super) fn drag_command(&mut self, store: &FigureStore, event: &PointerEvent) -> Effect {
        match (event.type_().as_str(), self.command_drag) {
            ("pointerdown", _) if event.button() == 0 && event.is_primary() => {
                self.command_drag = self.start_command_drag(store, event);
                if let Some(drag) = &self.command_drag {
                    self.focus = Some(mark_id(drag.index));
                }
                Effect::Markup
            }
            ("pointermove", Some(drag)) if drag.pointer_id == event.pointer_id() => {
                let target = self.own_chart(|area, plot| {
                    let (x, _) = position_in(area, event);
                    plot.t(x - drag.offset_px).round()
                });
                match target {
                    Some(at_s) => self.move_command(store, drag, at_s),
                    None => Effect::Nothing,
                }
            }
            ("pointerup", Some(drag)) if drag.pointer_id == event.pointer_id() => {
                self.command_drag = None;
                self.focus = Some(mark_id(drag.index));
                self.dispatch(store, Action::Release)
            }
            // The finger scrolls or zooms the page.
            ("pointercancel", Some(drag)) if drag.pointer_id == event.pointer_id() => {
                self.cancel_drags(store)
            }
            _ => Effect::Nothing,
        }
    }

    /// Ends the drags of a handle and of a command: the page moves instead.
    pub(super) fn cancel_drags(&mut self, store: &FigureStore) -> Effect {
        let command = self.command_drag.take();
        let cancelled =
            drag::cancel(&mut self.drag, store).or_else(|| command.map(|_| Action::CancelDrag));
        cancelled.map_or(Effect::Nothing, |action| self.dispatch(store, action))
    }

    /// Takes the mark that is nearest to the pointer: those of commands at one time
    /// overlap.
    fn start_command_drag(&self, store: &FigureStore, event: &PointerEvent) -> Option<CommandDrag> {
        let element = event.target()?;
        let element: HtmlElement = element.dyn_into().ok()?;
        // Without capture the drag still works while it stays on the mark.
        let _ = element.set_pointer_capture(event.pointer_id());
        let commands = store.figure().own_cluster.commands.clone();
        self.own_chart(|area, plot| {
            let (x, y) = position_in(area, event);
            let distance = |(mark_x, mark_y): &(f64, f64)| {
                (mark_x - x) * (mark_x - x) + (mark_y - y) * (mark_y - y)
            };
            let marks = positions(&commands, plot).into_iter().enumerate();
            let nearest = marks.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
            nearest.map(|(index, (mark_x, _))| CommandDrag {
                index,
                pointer_id: event.pointer_id(),
                offset_px: x - mark_x,
            })
        })?
    }

    /// Reads the chart of the own cluster, if it is drawn.
    fn own_chart<T>(&self, read: impl FnOnce(&HtmlElement, &Plot) -> T) -> Option<T> {
        let renderer = self.renderer.borrow();
        let mut charts = renderer.charts.iter();
        let chart: &Chart = charts.find(|chart| chart.policy() == Policy::Script)?;
        Some(read(&chart.surface.area()?, chart.plot.as_ref()?))
    }

    fn move_command(&mut self, store: &FigureStore, drag: CommandDrag, at_s: f64) -> Effect {
        let figure = store.figure();
        let Some((command, place)) = figure.command_after_move(drag.index, at_s) else {
            return Effect::Nothing;
        };
        let before = figure.own_cluster.commands.get(drag.index);
        if before.is_some_and(|before| before.at_s == command.at_s) {
            return Effect::Nothing;
        }
        drop(figure);
        self.command_drag = Some(CommandDrag {
            index: place,
            ..drag
        });
        let action = Action::MoveCommand {
            index: drag.index,
            at_s: command.at_s,
            held: true,
        };
        self.dispatch(store, action)
    }

    /// Applies a key that is pressed on the mark of the command with this index, by the
    /// key's DOM name.
    pub(super) fn press_command_key(
        &mut self,
        store: &FigureStore,
        index: usize,
        key: &str,
    ) -> Effect {
        let figure = store.figure();
        let Some(command) = figure.own_cluster.commands.get(index) else {
            return Effect::Nothing;
        };
        let span_s = figure.results.workload.span_s();
        let step_s = (span_s / STEPS / LEAST_STEP_S).ceil() * LEAST_STEP_S;
        let at_s = match key {
            "ArrowRight" | "ArrowUp" => command.at_s + step_s,
            "ArrowLeft" | "ArrowDown" => command.at_s - step_s,
            "PageUp" => command.at_s + PAGE_STEPS * step_s,
            "PageDown" => command.at_s - PAGE_STEPS * step_s,
            "Home" => 0.0,
            "End" => span_s,
            _ => {
                let remaining = figure.own_cluster.commands.len() - 1;
                drop(figure);
                let effect = self.dispatch(store, Action::Uncommand(index));
                if let Some(last) = remaining.checked_sub(1) {
                    self.focus = Some(mark_id(index.min(last)));
                }
                return effect;
            }
        };
        let Some((command, place)) = figure.command_after_move(index, at_s) else {
            return Effect::Nothing;
        };
        drop(figure);
        self.focus = Some(mark_id(place));
        let action = Action::MoveCommand {
            index,
            at_s: command.at_s,
            held: false,
        };
        self.dispatch(store, action)
    }
}
