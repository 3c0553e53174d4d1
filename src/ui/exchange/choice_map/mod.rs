//! The map of choices: all settings at once, and the best one found.

mod board;
mod chart;
mod controls;
mod effects;
mod pointing;
mod runs;
mod table;

use std::rc::Rc;

use js_sys::{Array, Date, Float64Array};
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

use self::chart::ChartView;
pub(super) use self::runs::MapRun;
use super::ViewContext;
use super::hooks::Hooks;
use crate::figure::{ChoiceMap, Figure, FigureStore};
use crate::link;
use crate::map::Limit;
use crate::settings::Unit;
use crate::text::{Key, Typed, read_number};
use crate::timeline::Steps;
use crate::ui::effect::Effect;
use crate::ui::frozen::FrozenDuringDrag;
use crate::ui::map_action::MapAction;
use crate::ui::view_action::ViewAction;

/// How long a slice of runs takes, in milliseconds: half of a frame.
const SLICE_MS: f64 = 7.0;
/// How often new runs are shown, in milliseconds.
const SHOW_MS: f64 = 150.0;

/// After how long the reader is told how long it will take, in seconds.
const LONG_S: f64 = 2.0;

/// The greatest limit, in seconds or in worker-hours.
const MOST_LIMIT: f64 = 1e9;

/// What the reader has typed as a limit.
#[derive(Default)]
pub(super) struct LimitText {
    /// A text that is being typed. New runs must not replace it.
    draft: Option<String>,
    /// A text that is no limit.
    refused: Option<String>,
}

/// What the section keeps between renderings.
#[derive(Default)]
pub(super) struct MapSection {
    map: Option<ChoiceMap>,
    /// Counts the maps: what a thread sends of an older one is dropped.
    number: u32,
    /// Whether a thread of its own makes the runs.
    has_thread: bool,
    /// Whether there can be none: the policy of the page forbids it, or it failed.
    no_thread: bool,
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
}

impl MapSection {
    /// Follows the settings of the figure and paints, after each rendering. Asks the script
    /// for time if there are runs to make.
    pub(super) fn rendered(&mut self, figure: &Figure, hooks: &Hooks) {
        if !figure.held {
            let is_new = match &mut self.map {
                Some(map) => map.follow(&figure.settings),
                None => {
                    self.map = Some(ChoiceMap::new(&figure.settings));
                    true
                }
            };
            if is_new {
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

    /// Lets a thread make the runs of a new map, if it can.
    fn begin(&mut self, figure: &Figure, hooks: &Hooks) {
        self.ghost = None;
        self.chart.forget();
        self.number = self.number.wrapping_add(1);
        self.begun_ms = Date::now();
        let sweep = self.map.as_ref().map(ChoiceMap::sweep);
        let sweep = sweep.filter(|_| !self.no_thread);
        let text = sweep.and_then(|sweep| link::whole_text(sweep.base(), figure.report()));
        self.has_thread = text.is_some();
        if let (Some(text), Some(sweep)) = (text, sweep) {
            let axes = sweep.axes().each_ref().map(|axis| axis.id().field().name);
            hooks.make_runs(self.number, &text, axes);
        }
    }

    /// Takes the runs that a thread has made.
    pub(super) fn take_runs(&mut self, figure: &Figure, value: &JsValue, hooks: &Hooks) -> Effect {
        let part = |index| value.unchecked_ref::<Array>().get(index);
        let Some(map) = &mut self.map else {
            return Effect::Nothing;
        };
        if part(0).as_f64() != Some(f64::from(self.number)) {
            return Effect::Nothing;
        }
        let had_shape = map.sweep().has_shape();
        let numbers = part(1).unchecked_into::<Float64Array>().to_vec();
        let (made, _) = numbers.as_chunks::<{ MapRun::NUMBERS }>();
        for numbers in made {
            let MapRun { job, outcome } = MapRun::of(*numbers);
            map.sweep_mut().put(job, outcome);
        }
        self.ask(hooks);
        self.show(had_shape, figure.held)
    }

    /// Makes the runs without a thread: there is none for the map with a number.
    pub(super) fn go_without_thread(&mut self, hooks: &Hooks) {
        self.no_thread = true;
        self.has_thread = false;
        self.ask(hooks);
    }

    /// Shows new runs from time to time, and when all points have one, or all are made.
    fn show(&mut self, had_shape: bool, held: bool) -> Effect {
        let Some(map) = &self.map else {
            return Effect::Nothing;
        };
        let is_due = Date::now() - self.shown_ms >= SHOW_MS;
        let is_new = map.is_complete() || map.sweep().has_shape() != had_shape;
        if held || !(is_due || is_new) {
            return Effect::Nothing;
        }
        self.shown_ms = Date::now();
        Effect::Markup
    }

    fn ask(&mut self, hooks: &Hooks) {
        let has_runs = |map: &ChoiceMap| match self.has_thread {
            true => map.sweep().has_shape() && map.has_more_beside(),
            false => !map.is_complete(),
        };
        let has_runs = self.map.as_ref().is_some_and(has_runs);
        if has_runs && !self.asked {
            self.asked = true;
            hooks.give_time();
        }
    }

    /// Makes runs for the time of a slice. During a drag, and out of sight, there is none.
    pub(super) fn slice(&mut self, figure: &Figure, in_sight: bool, hooks: &Hooks) -> Effect {
        self.asked = false;
        let Some(map) = self.map.as_mut().filter(|_| in_sight && !figure.held) else {
            return Effect::Nothing;
        };
        let had_shape = map.sweep().has_shape();
        let end_ms = Date::now() + SLICE_MS;
        let mut is_more = true;
        while is_more && Date::now() < end_ms {
            is_more = match self.has_thread {
                true => map.step_beside(),
                false => map.work(),
            };
        }
        self.ask(hooks);
        self.show(had_shape, false)
    }

    /// Returns how long the runs will take from now on, in seconds, if that is long.
    fn left_s(&self, map: &ChoiceMap) -> Option<f64> {
        let (done, all) = map.sweep().progress();
        let taken_s = (Date::now() - self.begun_ms) / 1000.0;
        let left_s = taken_s / done as f64 * (all - done.min(all)) as f64;
        (taken_s >= LONG_S && left_s.is_finite() && left_s >= 1.0).then_some(left_s)
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
            MapAction::PointAt(event) => return self.point_at(store, &event),
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
                let present = map.sweep().present(&figure.settings);
                let present = present.and_then(|point| map.sweep().points().get(point));
                let hours = present.and_then(|point| point.judged(map.measure()));
                let limit = match is_delay {
                    true => Limit::Delay(figure.settings.delay_limit_s),
                    // What the present setting costs, or what one worker does.
                    false => Limit::Cost(hours.map_or(24.0, |judged| judged.worker_hours.ceil())),
                };
                map.set_limit(limit);
                self.limit_text = LimitText::default();
                self.ask(hooks);
                return Effect::Markup;
            }
            MapAction::DraftLimit(text) => {
                self.limit_text.draft = Some(text);
                return Effect::Nothing;
            }
            MapAction::Limit(text) => {
                self.limit_text = LimitText::default();
                self.limit(&figure, text);
                self.ask(hooks);
                return Effect::Markup;
            }
        }
        self.look(&figure);
        Effect::RenderAndPaint
    }

    fn limit(&mut self, figure: &Figure, text: String) {
        let Some(map) = &mut self.map else { return };
        let unit = match map.limit() {
            Limit::Delay(_) => Unit::Seconds,
            Limit::Cost(_) => Unit::Count,
        };
        let number = match read_number(&figure.words, unit, &text) {
            Some(Typed::Number(number)) if (0.0..=MOST_LIMIT).contains(&number) => number,
            _ => {
                self.limit_text.refused = Some(text);
                return;
            }
        };
        self.limit_text = LimitText::default();
        map.set_limit(match map.limit() {
            Limit::Delay(_) => Limit::Delay(number),
            Limit::Cost(_) => Limit::Cost(number),
        });
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
                    Some(map) => self.frozen.view(held, looked_at, || {
                        board::view(figure, map, self, context, send)
                    }),
                    None => html! { <p role="status">{ words.get(Key::Loading).to_owned() }</p> },
                } }
            </div>
        }
    }
}
