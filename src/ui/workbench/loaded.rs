//! The workbench itself: the root of all that is in the second file.

use yew::prelude::*;

use super::{INSTALLED, Workbench};
use crate::allocation::Policy;
use crate::csv::{self, CsvError};
use crate::figure::{DisplayOptions, Figure, FigureStore, Level};
use crate::link;
use crate::paint::{Palette, Scheme};
use crate::scene::{Scene, Viewport};
use crate::settings::{self, NamedValues, SettingsError};
use crate::text::Key;
use crate::timeline::Steps;
use crate::ui::app::App;
use crate::ui::chart::Chart;
use crate::ui::effect::Effect;
use crate::ui::panel::Panels;
use crate::ui::place::Place;
use crate::ui::renderer::{ChartRenderer, PaintedFrame};
use crate::ui::view_action::{Section, ViewAction};
use crate::ui::view_state::ViewState;
use crate::ui::{
    about, chart_menu, decisions, key, notes, own_cluster, presets, screen_reader_text,
    settings_panel, shortcuts, sketch, spread, toolbar, touch_guard,
};

pub(super) struct Loaded;

/// What the build script takes from `style.css`.
const RULES: &str = include_str!(concat!(env!("OUT_DIR"), "/workbench.css"));

impl Loaded {
    /// Gives the figures the workbench, once.
    pub(super) fn install() {
        if INSTALLED.replace(Some(&Self)).is_none() {
            touch_guard::install();
        }
    }
}

impl Workbench for Loaded {
    fn rules(&self) -> &'static str {
        RULES
    }

    fn view(&self, place: Place, app: &App, panels: &Panels) -> Html {
        let (figure, display) = (panels.figure, &*app.state.display);
        let touchable = display.level > Level::Basic;
        let renderer = app.state.renderer.borrow();
        let chart = |index: usize, view: &dyn Fn(&Chart) -> Html| {
            renderer.charts.get(index).map_or_else(Html::default, view)
        };
        match place {
            Place::AfterPresets => presets::after(figure, panels.send),
            Place::OverChart(index) => chart(index, &|chart| {
                panels.over(chart, index, &renderer, &|| guess_overlay(app, panels))
            }),
            Place::Note(policy) => {
                let (which, is_open) = ((policy, display.level), app.state.menu_open);
                chart_menu::note(figure, which, is_open, &app.sliders, panels.send)
            }
            Place::Guess => sketch::guess(figure, panels.send),
            Place::Messages => {
                let part = app.state.exchange.part();
                let of_link = part.map_or(&[][..], |part| part.notices(figure));
                notes::messages(panels.store, figure, of_link)
            }
            Place::BelowSliders => html! {
                <>
                    { app.figure_name.view() }
                    if touchable {
                        { playback(app, panels) }
                        { sections(app, panels) }
                    }
                    <p class="how" data-preset={figure.settings.preset.name()} part="note">
                        { notes::how_to_read(figure, panels.send) }
                        if touchable {
                            { key::opener(figure, app.state.key_open, panels.send) }
                        }
                    </p>
                    if touchable && app.state.key_open {
                        { key::view(figure) }
                    }
                    { foot(app, panels, touchable) }
                    { app.live_region.view() }
                </>
            },
        }
    }

    fn rendered(&self, app: &mut App, store: &FigureStore) {
        let figure = &*store.figure();
        app.live_region.announce(figure);
        if !figure.held {
            app.figure_name.show(figure);
        }
        let display = &app.state.display;
        if display.open.map && display.level > Level::Basic {
            app.state.exchange.map_rendered(store, figure);
        }
        if let Some(id) = app.state.focus.take() {
            app.focus(&id);
        }
    }

    fn scene(
        &self,
        chart: &Chart,
        figure: &Figure,
        viewport: &Viewport,
        ghosts: &[&Steps],
    ) -> Scene {
        chart.marked_scene(figure, viewport, ghosts)
    }

    fn painted(&self, renderer: &mut ChartRenderer, figure: &Figure, frame: PaintedFrame) {
        renderer.paint_more(figure, frame);
    }

    fn press_key(&self, event: &KeyboardEvent, send: &Callback<ViewAction>) {
        shortcuts::press(event, send);
    }

    fn apply(&self, state: &mut ViewState, store: &FigureStore, action: ViewAction) -> Effect {
        state.apply(store, action)
    }

    fn slips(&self, attributes: &NamedValues) -> Vec<SettingsError> {
        settings::slips(attributes)
    }

    fn to_svg(&self, figure: &Figure, charts: &[Policy], width: f64, for_paper: bool) -> String {
        let scheme = if for_paper {
            Scheme::Fixed(Palette::light())
        } else {
            Scheme::Auto
        };
        figure.to_whole_svg(charts, width, scheme)
    }

    fn to_csv(&self, figure: &Figure, policy: &str, step_s: f64) -> Result<String, CsvError> {
        csv::csv_of(&figure.settings, &figure.results, policy, step_s)
    }

    fn decision_log(&self, figure: &Figure) -> String {
        let workload = &figure.results.workload;
        csv::decisions(&figure.settings, workload, &figure.evaluations(), None)
    }

    fn end_of_link(
        &self,
        figure: &Figure,
        display: &DisplayOptions,
        cursor_s: Option<f64>,
    ) -> String {
        link::end_of_fragment(&display.charts, &figure.own_cluster.commands, cursor_s)
    }
}

/// Returns what a guess is drawn on. A drag of another control leaves it as it is.
fn guess_overlay(app: &App, panels: &Panels) -> Html {
    let (figure, state) = (panels.figure, &app.state.guess);
    let key = (app.state.display.clone(), *figure.guess(), state.part);
    let renderer = app.state.renderer.borrow();
    app.frozen.guess.view(figure.held, key, || {
        sketch::guess_overlay(figure, state, &renderer.guess_steps, panels.send)
    })
}

/// Returns the toolbar and the sections that it opens.
fn sections(app: &App, panels: &Panels) -> Html {
    let (figure, send, state) = (panels.figure, panels.send, &app.state);
    let display = &state.display;
    let open = state.exchange.open;
    let toolbar = || toolbar::view(figure, display, open, send);
    html! {
        <>
            { app.frozen.toolbar.view(figure.held, (display.clone(), open), toolbar) }
            if let Some(section) = open {
                { exchange(state, section, panels) }
            }
            if display.open.map {
                { exchange(state, Section::Map, panels) }
            }
            if display.open.settings {
                { settings_panel::view(figure, &state.panel, &state.drafts, send) }
            }
            if display.shows(Policy::Script) {
                { own_cluster(app, panels) }
            }
            if display.open.hood {
                { state.renderer.borrow().hood.view(figure, state.quantity, decisions::view(state, panels), send) }
            }
        </>
    }
}

/// Returns an open section behind the second seam, once that is loaded.
fn exchange(state: &ViewState, section: Section, panels: &Panels) -> Html {
    let is_covered = section == Section::Map && !state.exchange.map_asked;
    html! {
        <div class={if is_covered { "exchange covered" } else { "exchange" }}>
            { match state.exchange.part() {
                Some(part) => part.view(section, panels, &state.context(panels.figure)),
                None => html! { <p role="status">{ panels.figure.words.get(Key::Loading) }</p> },
            } }
        </div>
    }
}

fn own_cluster(app: &App, panels: &Panels) -> Html {
    let (renderer, store) = (app.state.renderer.clone(), panels.store.clone());
    let cursor_s = Callback::from(move |()| renderer.borrow().playback.t_s(&store.figure()));
    let renderer = app.state.renderer.borrow();
    let buttons = renderer.command_buttons.view(&cursor_s, panels.send);
    own_cluster::view(panels.figure, buttons, panels.send)
}

fn playback(app: &App, panels: &Panels) -> Html {
    let renderer = app.state.renderer.borrow();
    let (figure, playback) = (panels.figure, &renderer.playback);
    let key = (app.state.display.clone(), playback.is_playing());
    let row = || renderer.row.view(figure, playback, panels.send);
    app.frozen.playback.view(figure.held, key, row)
}

/// Returns the text on how true the figure is, the runs with other seeds, and the text
/// for assistive technology.
fn foot(app: &App, panels: &Panels, touchable: bool) -> Html {
    let (figure, state) = (panels.figure, &app.state);
    let (about_open, seeds_open) = (state.about_open, state.seeds_open);
    let key = (state.display.clone(), about_open, seeds_open);
    app.frozen.foot.view(figure.held, key, || {
        html! {
            <>
                if touchable {
                    <div class="truth" part="note">
                        { about::opener(&figure.words, about_open, panels.send) }
                        { spread::opener(figure, seeds_open, panels.send) }
                        if about_open {
                            { about::view(&figure.words) }
                        }
                        if seeds_open {
                            { spread::view(figure) }
                        }
                    </div>
                }
                { screen_reader_text::view(figure, &state.display) }
            </>
        }
    })
}
