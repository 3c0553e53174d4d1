//! Which charts and sections are in sight.

use super::effect::Effect;
use super::exchange::ExchangeState;
use super::sketch::GuessState;
use super::view_action::Section;
use super::view_state::ViewState;
use crate::allocation::Policy;
use crate::figure::{Action, DisplayOptions, FigureStore, affected_policy};

impl ViewState {
    /// Returns the chart in sight on a narrow page: at first that of a fleet to guess.
    pub(super) fn selected_chart(&self) -> Policy {
        let predicted = self.display.predict;
        let predicted = predicted.filter(|policy| self.display.shows(*policy));
        let first = predicted.or_else(|| self.display.policies().next());
        self.selected
            .filter(|policy| self.display.shows(*policy))
            .or(first)
            .unwrap_or(Policy::Reactive)
    }

    /// Brings the chart in sight that an action changes, where only one is.
    pub(super) fn show_affected(&mut self, action: &Action) {
        if !self.renderer.borrow().one_at_a_time {
            return;
        }
        let id = match action {
            Action::Set { id, .. } => Some(*id),
            Action::Edit { patch, .. } => patch.first().map(|(id, _)| *id),
            _ => None,
        };
        let policy = match action {
            Action::Command { .. } | Action::MoveCommand { .. } => Some(Policy::Script),
            _ => id.and_then(affected_policy),
        };
        let is_elsewhere =
            |policy: &Policy| self.display.shows(*policy) && *policy != self.selected_chart();
        if let Some(policy) = policy.filter(is_elsewhere) {
            self.select_chart(policy);
        }
    }

    pub(super) fn select_chart(&mut self, policy: Policy) -> Effect {
        self.selected = Some(policy);
        let renderer = &mut *self.renderer.borrow_mut();
        renderer.set_charts(&self.display, Some(policy));
        renderer.forget_sizes();
        renderer.playback.narrate_policy(policy);
        Effect::RenderAndPaint
    }

    pub(super) fn toggle_section(&mut self, store: &FigureStore, section: Section) -> Effect {
        let mut display = DisplayOptions::clone(&self.display);
        match section {
            Section::Internals => display.open.hood = !display.open.hood,
            Section::Settings => display.open.settings = !display.open.settings,
            Section::OwnCluster => display.open.own_cluster = !display.open.own_cluster,
            Section::About => {
                self.about_open = !self.about_open;
                return Effect::RenderAndPaint;
            }
            Section::Key => {
                self.key_open = !self.key_open;
                return Effect::Markup;
            }
            Section::Map => {
                // The button shows a map that is open from the start, and waits for a guess.
                display.open.map = !display.open.map || !self.exchange.map_asked;
                self.exchange.map_asked = true;
                if display.open.map {
                    store.ask_for_exchange();
                } else {
                    self.renderer.borrow_mut().ghost = None;
                    self.exchange.map_closed();
                }
            }
            Section::Job | Section::Compare | Section::Share => {
                self.exchange.toggle(section);
                store.ask_for_exchange();
                return Effect::Markup;
            }
            Section::Decisions => return self.toggle_decisions(store),
            Section::OtherSeeds => {
                self.seeds_open = !self.seeds_open;
                return Effect::RenderAndPaint;
            }
        }
        self.set_display(store, display)
    }

    pub(super) fn toggle_chart(&mut self, store: &FigureStore, policy: Policy) -> Effect {
        let mut display = DisplayOptions::clone(&self.display);
        toggle(&mut display.charts, policy);
        self.set_display(store, display)
    }

    fn set_display(&mut self, store: &FigureStore, display: DisplayOptions) -> Effect {
        store.set_display(display);
        self.show_charts(store)
    }

    /// Shows what the host page has changed. Another element begins without a pencil.
    pub(super) fn refresh(&mut self, store: &FigureStore) -> Effect {
        if self.rebinds != store.rebinds() {
            self.rebinds = store.rebinds();
            self.guess = GuessState::default();
            self.exchange = ExchangeState::default();
            self.decisions_open = false;
            let renderer = &mut *self.renderer.borrow_mut();
            renderer.pencil = None;
            renderer.follower = None;
        }
        self.exchange.make();
        self.show_charts(store)
    }

    /// Creates and removes charts if the display options have changed.
    pub(super) fn show_charts(&mut self, store: &FigureStore) -> Effect {
        let display = store.display();
        if display != self.display {
            self.display = display;
            let selected = self.selected.map(|_| self.selected_chart());
            self.renderer
                .borrow_mut()
                .set_charts(&self.display, selected);
        }
        Effect::RenderAndPaint
    }
}

/// Removes a chart, or inserts it at its place. The last chart is not removed.
fn toggle(charts: &mut Vec<Policy>, policy: Policy) {
    const ORDER: [Policy; 4] = [
        Policy::Static,
        Policy::Manual,
        Policy::Schedule,
        Policy::Reactive,
    ];
    let shown = |other: &Policy| charts.contains(other) != (*other == policy);
    let next: Vec<Policy> = ORDER.into_iter().filter(shown).collect();
    if !next.is_empty() {
        *charts = next;
    }
}
