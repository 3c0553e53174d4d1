//! The root component: it applies actions and builds the markup.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::frame::Frame;
use super::frozen::FrozenParts;
use super::live_region::LiveRegion;
use super::observe::{SizeObserver, VisibilityObserver, media_listeners};
use super::panel::Panels;
use super::renderer::ChartRenderer;
use super::seed_runs::SeedRuns;
use super::sliders::Sliders;
use super::view_action::ViewAction;
use super::view_state::ViewState;
use super::{
    about, notes, numbers, own_cluster, presets, screen_reader_text, settings_panel, shortcuts,
    spread, toolbar,
};
use crate::allocation::Policy;
use crate::figure::{Figure, FigureStore, Level, MOST_SEEDS, SEEDS_FOR_DIGITS};
use crate::paint::TOKENS;

/// The root component of one figure.
pub(crate) struct App {
    state: ViewState,
    frame: Frame,
    root: NodeRef,
    sliders: Sliders,
    seed_runs: SeedRuns,
    live_region: LiveRegion,
    frozen: FrozenParts,
    /// The observers of the present charts; none before they are rendered.
    observers: Option<(SizeObserver, Vec<EventListener>)>,
    visibility: Option<VisibilityObserver>,
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
        let stopped = ctx.link().callback(|()| ViewAction::PlaybackStopped);
        let state = ViewState::new(&store, stopped);
        let renderer = state.renderer.clone();
        Self {
            state,
            frame: Frame::new(move |now_ms| {
                renderer
                    .try_borrow_mut()
                    .is_ok_and(|mut renderer| renderer.paint(&store, now_ms))
            }),
            root: NodeRef::default(),
            sliders: Sliders::default(),
            seed_runs: SeedRuns::default(),
            live_region: LiveRegion::default(),
            frozen: FrozenParts::default(),
            observers: None,
            visibility: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, action: ViewAction) -> bool {
        let store = &ctx.props().store;
        if matches!(action, ViewAction::RunSeed) && !self.may_run_seed(&store.figure()) {
            return false;
        }
        let display = self.state.display.clone();
        let send = || ctx.link().callback(|action| action);
        self.seed_runs.after(&action, send);
        let effect = self.state.apply(store, action);
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
        let panels = self.panels(store, figure, send);
        html! {
            <div class="figure" part="figure" ref={&self.root} onkeydown={shortcuts::undo_keys(send)}>
                // Each has the colour of one token, which the painter reads.
                <div class="probes" ontransitionend={recoloured}>
                    { for TOKENS.iter().map(|_| html! { <i></i> }) }
                </div>
                if touchable {
                    { self.presets(figure, send) }
                }
                { panels.row(&renderer.charts, display.charts.len()) }
                if touchable {
                    { self.playback(&renderer, figure, send) }
                }
                { numbers::sentence(figure, display) }
                { notes::messages(store, figure) }
                { self.sliders.view(figure, display, send) }
                if touchable {
                    { self.sections(&renderer, &panels) }
                }
                <p class="how" data-preset={figure.settings.preset.name()} part="note">{ notes::how_to_read(figure, send) }</p>
                { self.foot(figure, touchable, send) }
                { self.live_region.view() }
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
        self.live_region.announce(&ctx.props().store.figure());
        if let Some(id) = self.state.focus.take() {
            self.focus(&id);
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

    /// Returns whether a run with another seed is needed and in nobody's way.
    fn may_run_seed(&self, figure: &Figure) -> bool {
        let needed = if self.state.seeds_open {
            MOST_SEEDS
        } else {
            SEEDS_FOR_DIGITS
        };
        let on_screen = self.state.renderer.borrow().playback.is_on_screen();
        on_screen && !figure.held && figure.other_seeds().len() < needed
    }

    fn focus(&self, id: &str) {
        let root = self.root.cast::<Element>();
        let element = root.and_then(|root| root.query_selector(&["#", id].concat()).ok()?);
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
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
            internals_open: self.state.display.open.hood,
            handles_frozen: figure.held && self.state.drag.is_none(),
        }
    }

    fn presets(&self, figure: &Figure, send: &Callback<ViewAction>) -> Html {
        let presets = || presets::view(figure, send);
        self.frozen
            .presets
            .view(figure.held, self.state.display.clone(), presets)
    }

    fn playback(
        &self,
        renderer: &ChartRenderer,
        figure: &Figure,
        send: &Callback<ViewAction>,
    ) -> Html {
        let playback = &renderer.playback;
        let key = (self.state.display.clone(), playback.is_playing());
        let row = || renderer.row.view(&figure.words, playback, send);
        self.frozen.playback.view(figure.held, key, row)
    }

    /// Returns the toolbar and the sections that it opens.
    fn sections(&self, renderer: &ChartRenderer, panels: &Panels) -> Html {
        let (figure, send, display) = (panels.figure, panels.send, &self.state.display);
        let toolbar = || toolbar::view(figure, display, send);
        html! {
            <>
                { self.frozen.toolbar.view(figure.held, display.clone(), toolbar) }
                { self.own_cluster(renderer, panels) }
                if display.open.settings {
                    { settings_panel::view(figure, &self.state.drafts, send) }
                }
            </>
        }
    }

    fn own_cluster(&self, renderer: &ChartRenderer, panels: &Panels) -> Html {
        // The user's own cluster is the last chart, if it is open.
        let index = renderer.charts.len().saturating_sub(1);
        let chart = renderer.charts.get(index);
        let Some(chart) = chart.filter(|chart| chart.policy() == Policy::Script) else {
            return Html::default();
        };
        let (renderer, store) = (self.state.renderer.clone(), panels.store.clone());
        let cursor_s = Callback::from(move |()| renderer.borrow().playback.t_s(&store.figure()));
        let panel = panels.panel(chart, index);
        own_cluster::view(panels.figure, panel, &cursor_s, panels.send)
    }

    /// Returns the text on how true the figure is, and the text for assistive
    /// technology.
    fn foot(&self, figure: &Figure, with_about: bool, send: &Callback<ViewAction>) -> Html {
        let (about_open, seeds_open) = (self.state.about_open, self.state.seeds_open);
        let key = (self.state.display.clone(), about_open, seeds_open);
        self.frozen.foot.view(figure.held, key, || {
            html! {
                <>
                    if with_about {
                        <div class="truth" part="note">
                            { about::opener(&figure.words, about_open, send) }
                            { spread::opener(figure, seeds_open, send) }
                            if about_open {
                                { about::view(&figure.words) }
                            }
                            if seeds_open {
                                { spread::view(figure) }
                            }
                        </div>
                    }
                    { screen_reader_text::view(figure, &self.state.display) }
                </>
            }
        })
    }
}
