//! The map of choices: all settings at once, and the best one found.

mod board;
mod chart;
mod controls;
mod effects;
mod limit;
mod making_runs;
mod pointing;
mod runs;
mod table;

use std::rc::Rc;

use yew::prelude::*;

use self::chart::ChartView;
use self::limit::LimitText;
pub(super) use self::runs::MapRun;
use super::ViewContext;
use super::hooks::Hooks;
use crate::figure::{ChoiceMap, Figure, FigureStore};
use crate::text::{Key, MapText};
use crate::timeline::Steps;
use crate::ui::effect::Effect;
use crate::ui::frozen::FrozenDuringDrag;
use crate::ui::map_action::MapAction;
use crate::ui::view_action::ViewAction;

/// What the section keeps between renderings.
#[derive(Default)]
pub(super) struct MapSection {
    map: Option<ChoiceMap>,
    /// Counts the maps: what a thread sends of an older one is dropped.
    number: u32,
    /// Whether a thread of its own makes the runs.
    has_thread: bool,
    /// Whether no thread can be started: the policy of the page forbids it, or one failed.
    no_thread: bool,
    /// Whether the section was closed, which ended the runs.
    closed: bool,
    chart: ChartView,
    /// Only the ring follows the drag of another control.
    frozen: FrozenDuringDrag<Option<usize>>,
    /// Whether the script was asked for time.
    asked: bool,
    /// When the runs of the map began, milliseconds.
    begun_ms: f64,
    /// When new runs were shown last, milliseconds.
    shown_ms: f64,
    /// The run of the point that is looked at.
    ghost: Option<(usize, Rc<Steps>)>,
    /// Whether the ring is dragged.
    dragged: bool,
    limit_text: LimitText,
    /// Whether the limit is another one than on the page.
    is_judged_anew: bool,
}

impl MapSection {
    /// Follows the settings of the figure and paints, after each rendering. Asks the script
    /// for time if there are runs to make.
    pub(super) fn rendered(&mut self, figure: &Figure, hooks: &Hooks) {
        if !figure.held {
            let is_new = match &mut self.map {
                Some(map) => {
                    let limit = map.limit();
                    let is_new = map.follow(&figure.settings);
                    self.is_judged_anew |= map.limit() != limit;
                    is_new
                }
                None => {
                    self.map = Some(ChoiceMap::new(&figure.settings));
                    true
                }
            };
            let is_reopened = std::mem::take(&mut self.closed);
            if is_new || (is_reopened && !self.is_complete()) {
                self.begin(figure, hooks);
            }
            self.ask(hooks);
        }
        // A drag moves nothing but the ring.
        if !figure.held {
            self.paint(figure);
        }
        if let Some(map) = &self.map {
            self.chart.move_ring(map, figure);
        }
    }

    /// Ends the runs while the section is closed.
    pub(super) fn close(&mut self, hooks: &Hooks) {
        self.closed = true;
        self.ghost = None;
        hooks.stop_runs();
    }

    fn is_complete(&self) -> bool {
        self.map.as_ref().is_some_and(ChoiceMap::is_complete)
    }

    /// Returns the map, once there is one.
    pub(super) fn map(&self) -> Option<&ChoiceMap> {
        self.map.as_ref()
    }

    /// Draws the chart.
    pub(super) fn paint(&mut self, figure: &Figure) {
        if let Some(map) = &self.map {
            self.chart.paint(map, figure);
        }
    }

    /// Returns the workers of the choice that the reader looks at.
    pub(super) fn ghost(&self) -> Option<Rc<Steps>> {
        self.ghost.as_ref().map(|(_, workers)| workers.clone())
    }

    /// Applies an input of the reader.
    pub(super) fn apply(
        &mut self,
        store: &FigureStore,
        action: MapAction,
        hooks: &Hooks,
    ) -> Effect {
        let figure = store.figure();
        let Some(map) = &mut self.map else {
            return Effect::Nothing;
        };
        match action {
            MapAction::PointAt(event) => {
                drop(figure);
                return self.point_at(store, &event);
            }
            MapAction::Walk(step) => map.step(step),
            MapAction::Axis(place, id) => {
                map.set_axis(&figure.settings, place, id);
                self.begin(&figure, hooks);
                self.ask(hooks);
                return Effect::Markup;
            }
            MapAction::Measure(measure) => {
                map.set_measure(measure);
                self.ask(hooks);
                return Effect::Markup;
            }
            MapAction::LimitsDelay(is_delay) => {
                // What the present setting costs.
                let most = (!is_delay).then(|| figure.report().reactive.worker_hours.ceil());
                map.limit_worker_hours(most);
                self.limit_text = LimitText::default();
                self.ask(hooks);
                return Effect::Markup;
            }
            MapAction::DraftLimit(text) => {
                self.limit_text.draft = Some(text);
                return Effect::Nothing;
            }
            MapAction::Limit(text) => {
                drop(figure);
                let effect = self.limit(store, text);
                self.ask(hooks);
                return effect;
            }
        }
        self.look(&figure);
        Effect::RenderAndPaint
    }

    /// Returns the section: before the reader has asked for the map, what to guess.
    pub(super) fn view(
        &self,
        figure: &Figure,
        context: &ViewContext,
        send: &Callback<ViewAction>,
    ) -> Html {
        let words = &figure.words;
        if !context.map_asked {
            return board::covered(figure, send);
        }
        let held = figure.held && !self.dragged;
        // Until the first runs of other settings are there, the map is that of those before.
        let of_others = |map: &ChoiceMap| !held && !map.sweep().is_of(&figure.settings);
        let is_stale = self.map.as_ref().is_some_and(of_others);
        let looked_at = self.map.as_ref().and_then(ChoiceMap::looked_at);
        html! {
            // Gets the focus of the button that shows the map.
            <div id="choices" class="map" part="map" tabindex="-1" aria-busy={is_stale.then_some("true")}>
                { match &self.map {
                    Some(map) => html! {
                        <>
                            <p class="help">{ words.get(MapText::Help).to_owned() }</p>
                            { controls::view(figure, map, &self.limit_text, send) }
                            { self.frozen.view(held, looked_at, || {
                                board::view(figure, map, self, context, send)
                            }) }
                        </>
                    },
                    None => html! { <p role="status">{ words.get(Key::Loading).to_owned() }</p> },
                } }
            </div>
        }
    }
}
