//! The root component: it applies actions and builds the markup.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::effect::Effect;
use super::figure_name::FigureName;
use super::frame::Frame;
use super::frozen::FrozenParts;
use super::live_region::LiveRegion;
use super::observe::{SizeObserver, VisibilityObserver, media_listeners};
use super::panel::Panels;
use super::place::Place;
use super::renderer::{ChartRenderer, PaintedFrame};
use super::sliders::Sliders;
use super::view_action::ViewAction;
use super::view_state::ViewState;
use super::workbench::workbench;
use super::{numbers, presets, shortcuts};
use crate::figure::{Figure, FigureStore, Level};
use crate::paint::TOKENS;
use crate::settings::Preset;

/// The most actions that wait for the workbench: a tap is a few.
const MOST_WAITING: usize = 8;

/// The root component of one figure.
pub(crate) struct App {
    pub(super) state: ViewState,
    /// The last actions that only the workbench can apply, until it is loaded.
    waiting: Vec<ViewAction>,
    frame: Frame,
    root: NodeRef,
    pub(super) sliders: Sliders,
    pub(super) live_region: LiveRegion,
    pub(super) figure_name: FigureName,
    pub(super) frozen: FrozenParts,
    /// The observers of the present charts; none before they are rendered.
    observers: Option<(SizeObserver, Vec<EventListener>)>,
    visibility: Option<VisibilityObserver>,
    /// The preset whose chip was brought in sight.
    shown_preset: Option<Preset>,
}

/// The properties of the root component.
#[derive(Clone, Properties)]
pub(crate) struct Props {
    pub(crate) store: Rc<FigureStore>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
    }
}

impl Component for App {
    type Message = ViewAction;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let store = ctx.props().store.clone();
        let scope = ctx.link().clone();
        store.subscribe(move || scope.send_message(ViewAction::Refresh));
        let live_region = LiveRegion::default();
        let send = ctx.link().callback(|action| action);
        let state = ViewState::new(&store, send, live_region.clone());
        let renderer = state.renderer.clone();
        store.watch_cursor(move |figure| {
            let renderer = renderer.try_borrow().ok()?;
            renderer.playback.moved_to_s(figure)
        });
        let renderer = state.renderer.clone();
        Self {
            state,
            waiting: Vec::new(),
            frame: Frame::new(move |now_ms| {
                renderer
                    .try_borrow_mut()
                    .is_ok_and(|mut renderer| paint(&mut renderer, &store, now_ms))
            }),
            root: NodeRef::default(),
            sliders: Sliders::default(),
            live_region,
            figure_name: FigureName::default(),
            frozen: FrozenParts::default(),
            observers: None,
            visibility: None,
            shown_preset: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, action: ViewAction) -> bool {
        let store = &ctx.props().store;
        let display = self.state.display.clone();
        let effect = self.apply(store, action);
        if effect.paints() {
            self.state.renderer.borrow_mut().stale = true;
        }
        if !Rc::ptr_eq(&display, &self.state.display) {
            // There are other charts to observe.
            self.observers = None;
        }
        // Requested here and not after rendering, so that the very next frame
        // shows the action.
        if effect.needs_frame() {
            self.frame.request();
        }
        effect.renders()
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let store = &ctx.props().store;
        let figure = store.figure();
        let (figure, display) = (&*figure, &*self.state.display);
        let send = &ctx.link().callback(|action: ViewAction| action);
        let touchable = display.level > Level::Basic;
        // The page may change its colours without an event. The style sheet
        // gives the probes a transition, which ends in one.
        let recoloured = send.reform(|_: TransitionEvent| ViewAction::Repaint);
        let renderer = self.state.renderer.borrow();
        let to = send.clone();
        let onpointerdown = move |event: PointerEvent| {
            if !event.is_primary() {
                to.emit(ViewAction::SecondFinger);
            }
        };
        let panels = self.panels(store, figure, send);
        let at = |place| self.at(place, &panels);
        html! {
            // A translator replaces text nodes, and Yew no longer changes those: it may
            // translate fixed names only, which are marked.
            <div class="figure" part="figure" role="group" aria-labelledby="name" translate="no" ref={&self.root}
                onkeydown={shortcuts::listen(send)} {onpointerdown}>
                // Each has the colour of one token, which the painter reads.
                <div class="probes" ontransitionend={recoloured}>
                    { for TOKENS.iter().map(|_| html! { <i></i> }) }
                </div>
                if touchable {
                    { self.presets(figure, &at, send) }
                }
                { numbers::sentence(figure, display, at(Place::Guess)) }
                { panels.view(&renderer.charts, self.state.selected_chart(), &at) }
                { self.sliders.view(figure, display, send) }
                { at(Place::Messages) }
                { at(Place::BelowSliders) }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if self.observers.is_none() {
            self.observe_charts(ctx.link().callback(|()| ViewAction::Repaint));
            self.frame.request();
        }
        self.sliders.fill();
        if self.visibility.is_none() {
            let appeared = ctx.link().callback(|()| ViewAction::Appeared);
            self.visibility = self.observe_visibility(appeared);
        }
        let preset = ctx.props().store.figure().settings.preset;
        if self.shown_preset.replace(preset) != Some(preset)
            && let Some(root) = self.root.cast::<Element>()
        {
            presets::show_chosen(&root);
        }
        if let Some(workbench) = workbench() {
            workbench.rendered(self, &ctx.props().store);
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().store.unsubscribe();
    }
}

impl App {
    fn observe_charts(&mut self, changed: Callback<()>) {
        let renderer = self.state.renderer.borrow();
        let charts = renderer.charts.iter();
        let areas: Vec<HtmlElement> = charts.filter_map(|chart| chart.surface.area()).collect();
        let media = media_listeners(&changed);
        self.observers = Some((SizeObserver::new(&areas, changed), media));
    }

    fn observe_visibility(&self, appeared: Callback<()>) -> Option<VisibilityObserver> {
        let renderer = self.state.renderer.clone();
        VisibilityObserver::new(&self.root.cast::<Element>()?, move |on_screen| {
            if let Ok(mut renderer) = renderer.try_borrow_mut() {
                renderer.playback.set_on_screen(on_screen);
            }
            if on_screen {
                appeared.emit(());
            }
        })
    }

    /// Gives the focus to the element with this id.
    pub(super) fn focus(&self, id: &str) {
        let root = self.root.cast::<Element>();
        let element = root.and_then(|root| root.query_selector(&["#", id].concat()).ok()?);
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    }

    /// Applies an action, or keeps it until the workbench is loaded.
    fn apply(&mut self, store: &FigureStore, action: ViewAction) -> Effect {
        let Some(workbench) = workbench() else {
            return self
                .state
                .apply_early(store, action)
                .unwrap_or_else(|action| {
                    if self.waiting.len() == MOST_WAITING {
                        self.waiting.remove(0);
                    }
                    self.waiting.push(action);
                    Effect::Nothing
                });
        };
        for waiting in self.waiting.drain(..) {
            workbench.apply(&mut self.state, store, waiting);
        }
        workbench.apply(&mut self.state, store, action)
    }

    /// Returns the markup at a place that the workbench fills.
    fn at(&self, place: Place, panels: &Panels) -> Html {
        match workbench() {
            Some(workbench) => workbench.view(place, self, panels),
            None => place.before(panels.store, panels.figure, &self.state.display),
        }
    }

    fn panels<'a>(
        &self,
        store: &'a Rc<FigureStore>,
        figure: &'a Figure,
        send: &'a Callback<ViewAction>,
    ) -> Panels<'a> {
        Panels {
            figure,
            store,
            send,
            handles_frozen: figure.held && self.state.drag.is_none(),
        }
    }

    fn presets(
        &self,
        figure: &Figure,
        at: &dyn Fn(Place) -> Html,
        send: &Callback<ViewAction>,
    ) -> Html {
        let display = &self.state.display;
        let presets = || presets::view(figure, display, at(Place::AfterPresets), send);
        self.frozen
            .presets
            .view(figure.held, self.state.display.clone(), presets)
    }
}

/// Paints what has changed in a frame that begins at `now_ms`. Returns whether the
/// next frame is needed, too.
fn paint(renderer: &mut ChartRenderer, store: &FigureStore, now_ms: f64) -> bool {
    let figure = store.figure();
    let playing = renderer.advance(&figure, now_ms);
    let workbench = workbench();
    let hint = !store.handle_dragged();
    let repainted = renderer.paint(&figure, hint, |chart, viewport, ghosts| match workbench {
        Some(workbench) => workbench.scene(chart, &figure, viewport, ghosts),
        None => chart.plain_scene(&figure, viewport, ghosts),
    });
    if let Some(workbench) = workbench {
        let frame = PaintedFrame {
            repainted,
            playing,
            now_ms,
        };
        workbench.painted(renderer, &figure, frame);
    }
    playing
}
