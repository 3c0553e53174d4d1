//! The figure on the page: one Yew component around a
//! [`FigureStore`](crate::figure::FigureStore).
//!
//! Data goes one way. A DOM event becomes a `ViewAction`, which `app` applies:
//! to the store if it carries an [`Action`](crate::figure::Action), to the view's
//! own state otherwise. Then the view functions build the markup, and
//! `renderer` draws canvases, labels, handles and the time cursor in the next
//! animation frame, outside the virtual DOM.

mod about;
mod app;
mod canvas;
mod chart;
mod chart_menu;
mod chart_time;
mod charts_in_sight;
mod command_buttons;
mod command_drag;
mod command_marks;
#[allow(
    dead_code,
    reason = "the section is reached once the workbench has a place for it"
)]
mod compare;
mod cursor;
mod cursor_keys;
mod decisions;
mod dom;
mod drafts;
mod drag;
mod effect;
pub(crate) mod exchange;
mod exchange_action;
mod figure_name;
mod fleet_strip;
mod frame;
mod frozen;
mod handle;
mod hold;
mod hood;
mod key;
mod labels;
mod live_region;
mod look_closer;
mod magnifier;
mod map_action;
mod mapping;
mod notes;
mod numbers;
mod observe;
mod own_cluster;
mod panel;
mod pin;
mod place;
mod playback;
mod playback_row;
mod pointing;
mod presets;
mod record_motion;
mod renderer;
mod roving_focus;
mod screen_reader_text;
mod seed_runs;
mod settings_panel;
mod shortcuts;
mod sketch;
mod sliders;
mod spread;
mod style;
mod surface;
mod time_keys;
mod toolbar;
mod touch_guard;
mod view_action;
mod view_state;
mod warnings;
pub(crate) mod workbench;

pub(crate) use app::{App, Props};
pub(crate) use exchange_action::ExchangeAction;
pub(crate) use style::adopt_style;
pub(crate) use view_action::ViewAction;
