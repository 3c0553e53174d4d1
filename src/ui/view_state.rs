//! The state of the view, and how actions change it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use super::chart_menu;
use super::command_drag::CommandDrag;
use super::compare;
use super::drafts::Drafts;
use super::drag::ActiveDrag;
use super::effect::Effect;
use super::exchange::{ExchangeState, ViewContext};
use super::exchange_action::{ExchangeAction, question_id};
use super::handle::{HandleKind, drag_static};
use super::hold::Hold;
use super::hood::Quantity;
use super::live_region::LiveRegion;
use super::own_cluster;
use super::playback::Playback;
use super::renderer::ChartRenderer;
use super::seed_runs::SeedRuns;
use super::settings_panel::PanelState;
use super::sketch::GuessState;
use super::view_action::{MenuAction, ViewAction};
use crate::allocation::Policy;
use crate::figure::{
    Action, DisplayOptions, Figure, FigureStore, MOST_SEEDS, Origin, SEEDS_FOR_DIGITS,
};
use crate::scene::Plot;
use crate::settings::{SettingId, Value};

/// Everything that is not a part of the figure itself.
pub(super) struct ViewState {
    pub(super) renderer: Rc<RefCell<ChartRenderer>>,
    /// The display options that the renderer's charts are for.
    pub(super) display: Rc<DisplayOptions>,
    /// The chart in sight on a narrow page, once one is selected.
    pub(super) selected: Option<Policy>,
    /// The small chart in sight on a narrow page.
    pub(super) quantity: Quantity,
    pub(super) drag: Option<ActiveDrag>,
    pub(super) command_drag: Option<CommandDrag>,
    pub(super) guess: GuessState,
    /// The rebinds of the store that this state is of.
    pub(super) rebinds: u32,
    pub(super) about_open: bool,
    pub(super) seeds_open: bool,
    pub(super) key_open: bool,
    pub(super) menu_open: bool,
    pub(super) decisions_open: bool,
    pub(super) drafts: Drafts,
    pub(super) panel: PanelState,
    pub(super) exchange: ExchangeState,
    /// The id of the element that gets the focus after the next rendering.
    pub(super) focus: Option<String>,
    seed_runs: SeedRuns,
    hold: Hold,
    /// Sends an action to the root component.
    pub(super) send: Callback<ViewAction>,
}

impl ViewState {
    /// `send` takes the actions that happen without the user. What happens at the time
    /// cursor is announced in `live_region`.
    pub(super) fn new(
        store: &FigureStore,
        send: Callback<ViewAction>,
        live_region: LiveRegion,
    ) -> Self {
        let display = store.display();
        let stopped = send.reform(|()| ViewAction::PlaybackStopped);
        let renderer = ChartRenderer::new(&display, Playback::new(stopped), live_region);
        Self {
            renderer: Rc::new(RefCell::new(renderer)),
            display,
            selected: None,
            quantity: Quantity::Lag,
            drag: None,
            command_drag: None,
            guess: GuessState::default(),
            rebinds: store.rebinds(),
            about_open: false,
            seeds_open: false,
            key_open: false,
            menu_open: false,
            decisions_open: false,
            drafts: Drafts::default(),
            panel: PanelState::default(),
            exchange: ExchangeState::default(),
            focus: None,
            seed_runs: SeedRuns::default(),
            hold: Hold::default(),
            send,
        }
    }

    /// Applies an action before the workbench is loaded. Returns one that only the
    /// workbench can apply.
    pub(super) fn apply_early(
        &mut self,
        store: &FigureStore,
        action: ViewAction,
    ) -> Result<Effect, ViewAction> {
        Ok(match action {
            ViewAction::Dispatch(action) => {
                store.dispatch(Origin::User, action);
                Effect::RenderAndPaint
            }
            ViewAction::Appeared => Effect::Nothing,
            ViewAction::Refresh => self.refresh(store),
            ViewAction::SelectChart(policy) => self.select_chart(policy),
            ViewAction::Repaint => {
                self.renderer.borrow_mut().forget_sizes();
                Effect::Paint
            }
            ViewAction::DragHandle(index, HandleKind::Static, event) => {
                let moved = |_, figure: &Figure, plot: &Plot, (_, y)| drag_static(figure, plot, y);
                match self.drag_handle(store, index, HandleKind::Static, &event, moved) {
                    Ok(action) => return self.apply_early(store, ViewAction::Dispatch(action)),
                    Err(effect) => effect,
                }
            }
            other => return Err(other),
        })
    }

    /// Applies an action to the store and to the state of the view.
    pub(super) fn apply(&mut self, store: &FigureStore, action: ViewAction) -> Effect {
        self.seed_runs.after(&action, &self.send);
        self.hold.after(&action, || self.send.clone());
        match action {
            ViewAction::Dispatch(action) => self.dispatch(store, action),
            ViewAction::Draft(id, text) => {
                self.drafts.keep(id, text);
                Effect::Nothing
            }
            ViewAction::Typed(id, text) => {
                let action = self.drafts.read(&store.figure(), id, text);
                action.map_or(Effect::Markup, |action| self.dispatch(store, action))
            }
            ViewAction::Meant(id, number) => {
                self.drafts.remove(id);
                self.dispatch(store, Action::edit(id, Value::Number(number)))
            }
            ViewAction::TakeBack(id) => {
                self.drafts.remove(id);
                Effect::Markup
            }
            ViewAction::Panel(action) => {
                self.panel.apply(action);
                Effect::Markup
            }
            ViewAction::StepField(id, steps) => self.step_field(store, id, steps),
            ViewAction::RunSeed if !self.may_run_seed(&store.figure()) => Effect::Nothing,
            ViewAction::RunSeed => {
                let runs = store.run_another_seed();
                if self.seeds_open || runs == SEEDS_FOR_DIGITS {
                    Effect::Markup
                } else {
                    Effect::Nothing
                }
            }
            ViewAction::DragHandle(index, kind, event) => {
                match self.drag_handle(store, index, kind, &event, HandleKind::drag) {
                    Ok(action) => self.dispatch(store, action),
                    Err(effect) => effect,
                }
            }
            ViewAction::SecondFinger => self.cancel_drags(store),
            ViewAction::Pencil(action) => self.use_pencil(store, action),
            ViewAction::Guess(action) => self.guess(store, action),
            ViewAction::PointAt(index, event) => self.point_at(store, index, &event),
            ViewAction::DragCommand(event) => self.drag_command(store, &event),
            ViewAction::CommandKey(index, key) => self.press_command_key(store, index, &key),
            ViewAction::TogglePin => self.toggle_pin(),
            ViewAction::Escape => self.escape(),
            ViewAction::Menu(action) => self.change_menu(action),
            ViewAction::Held(index) => self.look_closer_at_pointer(store, index),
            ViewAction::LookCloser(index) => self.look_closer(store, index),
            ViewAction::StepCloseUp(step) => self.step_close_up(store, step),
            ViewAction::Seek(share) => {
                Effect::of_seek(self.renderer.borrow_mut().playback.seek(share))
            }
            ViewAction::Step(step) => {
                let playback = &mut self.renderer.borrow_mut().playback;
                Effect::of_seek(playback.step(&store.figure(), step))
            }
            ViewAction::StepTime(step) => {
                let playback = &mut self.renderer.borrow_mut().playback;
                let (figure, span_s) = (store.figure(), store.figure().results.workload.span_s());
                let to_s = step.from(playback.t_s(&figure), span_s);
                Effect::of_seek(playback.seek(to_s / span_s))
            }
            ViewAction::GoToDecision { t_s, focus } => self.go_to_decision(store, t_s, focus),
            ViewAction::CursorMoved if self.follow_cursor(&store.figure()) => Effect::Markup,
            ViewAction::CursorMoved => Effect::Nothing,
            ViewAction::TogglePlay => {
                let playback = &mut self.renderer.borrow_mut().playback;
                playback.toggle(&store.figure());
                Effect::Render
            }
            ViewAction::ChangeSpeed => {
                let playback = &mut self.renderer.borrow_mut().playback;
                playback.speed = playback.speed.next();
                Effect::Markup
            }
            ViewAction::ToggleLoop => {
                let playback = &mut self.renderer.borrow_mut().playback;
                playback.loops = !playback.loops;
                Effect::Markup
            }
            ViewAction::PlaybackStopped => Effect::Render,
            ViewAction::Exchange(action) => {
                let context = self.context(&store.figure());
                if let ExchangeAction::Meant(question, _) = &action {
                    // Its button disappears.
                    self.focus = Some(question_id(*question));
                }
                match self.exchange.part_mut() {
                    Some(part) => {
                        let effect = part.apply(store, action, &context, &self.send);
                        self.renderer.borrow_mut().ghost = part.ghost();
                        effect
                    }
                    None => Effect::Nothing,
                }
            }
            // The map goes on.
            ViewAction::Appeared if self.display.open.map => Effect::Markup,
            ViewAction::ShowMap => {
                self.exchange.map_asked = true;
                // The button that had the focus is gone.
                self.focus = Some("choices".to_owned());
                Effect::Markup
            }
            ViewAction::ToggleSection(section) => self.toggle_section(store, section),
            ViewAction::ToggleChart(policy) => self.toggle_chart(store, policy),
            ViewAction::SelectQuantity(quantity) => {
                self.quantity = quantity;
                self.renderer.borrow_mut().forget_sizes();
                Effect::RenderAndPaint
            }
            // None is left for the workbench alone.
            other => self.apply_early(store, other).unwrap_or(Effect::Nothing),
        }
    }

    /// Returns what the sections behind the second seam know of the view.
    pub(super) fn context(&self, figure: &Figure) -> ViewContext {
        ViewContext {
            display: self.display.clone(),
            cursor_s: self.renderer.borrow().playback.moved_to_s(figure),
            is_on_screen: self.renderer.borrow().playback.is_on_screen(),
            map_asked: self.exchange.map_asked,
        }
    }

    /// Returns whether a run with another seed is needed and in nobody's way.
    fn may_run_seed(&self, figure: &Figure) -> bool {
        let needed = if self.seeds_open {
            MOST_SEEDS
        } else {
            SEEDS_FOR_DIGITS
        };
        let on_screen = self.renderer.borrow().playback.is_on_screen();
        on_screen && !figure.held && figure.other_seeds().len() < needed
    }

    pub(super) fn dispatch(&mut self, store: &FigureStore, action: Action) -> Effect {
        let action = action.or_choice();
        let removed = match action {
            Action::Uncommand(index) => Some(index),
            Action::ClearCommands => Some(0),
            _ => None,
        };
        let removed_pin = match &action {
            Action::Pins(change) => change.removed(),
            _ => None,
        };
        if matches!(action, Action::Command { .. } | Action::MoveCommand { .. }) {
            let playback = &mut self.renderer.borrow_mut().playback;
            playback.narrate_policy(Policy::Script);
        }
        match &action {
            Action::ResetAll => self.drafts.clear(),
            Action::ResetFields(ids) => ids.iter().for_each(|id| self.drafts.remove(*id)),
            _ => {}
        }
        self.show_affected(&action);
        if matches!(action, Action::TakeSetUp) {
            // Its button disappears.
            self.focus = Some(store.figure().settings.preset.name().to_owned());
        }
        let keeps_drafts = matches!(action, Action::Choose(_));
        let before = store.figure().settings.clone();
        store.dispatch(Origin::User, action);
        if !keeps_drafts {
            self.drafts
                .remove_changed(&before, &store.figure().settings);
        }
        if let Some(index) = removed_pin {
            let remaining = store.figure().pins().len();
            self.focus = Some(compare::focus_after_removal(index, remaining));
        }
        if let Some(index) = removed {
            let remaining = store.figure().own_cluster.commands.len();
            self.focus = Some(own_cluster::focus_after_removal(index, remaining));
        }
        Effect::RenderAndPaint
    }

    /// Steps from what is typed, if that is a value, and otherwise from the setting.
    fn step_field(&mut self, store: &FigureStore, id: SettingId, steps: f64) -> Effect {
        let typed = self.drafts.get(id).map(|draft| draft.text.clone());
        if let Some(text) = typed
            && let Ok(action) = store.figure().read_typed(id, &text)
        {
            self.dispatch(store, action);
        }
        self.drafts.remove(id);
        let action = store.figure().step_typed(id, steps);
        action.map_or(Effect::Markup, |action| self.dispatch(store, action))
    }

    fn change_menu(&mut self, action: MenuAction) -> Effect {
        self.menu_open = matches!(action, MenuAction::Toggle) && !self.menu_open;
        let focused = match action {
            MenuAction::Toggle if self.menu_open => Some(chart_menu::FIRST),
            MenuAction::Leave => Some(chart_menu::BUTTON),
            _ => None,
        };
        self.focus = focused.map(str::to_owned);
        Effect::Markup
    }
}
