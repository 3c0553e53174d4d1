//! The second seam of the download: what comes into a figure and what is taken out of it.
//! A job and a load of the reader's own, runs to compare with, links, pictures, manifests, and
//! the log of the autoscaler's decisions.
//!
//! The release build puts all that only [`loaded`] reaches into a third wasm file, which
//! the page fetches when a reader opens one of its sections, or an author gives a load.

mod calls;
mod choice_map;
mod code_block;
mod decision_log;
mod hooks;
mod job;
mod load_choices;
mod loaded;
mod measured;
mod other;
mod own_load;
mod share;
mod take_away;

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::{Callback, Html};

use super::effect::Effect;
use super::exchange_action::ExchangeAction;
use super::panel::Panels;
use super::view_action::{Section, ViewAction};
use crate::figure::{DisplayOptions, Figure, FigureStore};
use crate::timeline::Steps;

/// What the view has besides the figure.
pub(in crate::ui) struct ViewContext {
    /// How the figure is shown.
    pub(in crate::ui) display: Rc<DisplayOptions>,
    /// The time of the cursor in seconds, once the reader has moved it.
    pub(in crate::ui) cursor_s: Option<f64>,
    /// Whether the figure is on the screen.
    pub(in crate::ui) is_on_screen: bool,
    /// Whether the reader has asked for the map of choices.
    pub(in crate::ui) map_asked: bool,
}

/// The part of one figure that is behind the seam, with its state.
pub(in crate::ui) trait Exchange {
    /// Returns the markup of an open section.
    fn view(&self, section: Section, panels: &Panels, context: &ViewContext) -> Html;
    /// Returns what the reader is told of the link that has led to the figure.
    fn notices(&self, figure: &Figure) -> &[String];
    /// Lets the map follow the figure after its markup has changed.
    fn map_rendered(&mut self, figure: &Figure);
    /// Ends the runs of the map, which is closed.
    fn map_closed(&mut self);
    /// Returns the workers of a choice that the reader looks at.
    fn ghost(&self) -> Option<Rc<Steps>>;
    /// Follows the time cursor, which is at a time in seconds once the reader has moved it.
    /// Returns whether the markup changes.
    fn follow(&mut self, figure: &Figure, cursor_s: Option<f64>) -> bool;
    /// Applies an action of the reader or of the page.
    fn apply(
        &mut self,
        store: &FigureStore,
        action: ExchangeAction,
        context: &ViewContext,
        send: &Callback<ViewAction>,
    ) -> Effect;
}

/// What the third file gives to all figures.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Installed {
    /// Makes the part of a figure.
    pub(in crate::ui) part: fn() -> Box<dyn Exchange>,
    /// The style sheet.
    pub(in crate::ui) rules: &'static str,
    /// Returns the text of a link to a figure.
    link: fn(&Figure, &ViewContext, bool) -> String,
    /// Calls a function for the script beside the file.
    call: fn(&str, &JsValue) -> Result<JsValue, String>,
}

thread_local! {
    static INSTALLED: Cell<Option<Installed>> = const { Cell::new(None) };
}

/// Returns what the third file gives, once it is installed.
pub(in crate::ui) fn installed() -> Option<Installed> {
    INSTALLED.get()
}

/// Gives the figures what the third file has. It must be linked, or this traps.
pub(crate) fn install() {
    #[cfg(split)]
    third_file::install();
    #[cfg(not(split))]
    loaded::install();
}

/// Returns the text of a link to a figure with all that it keeps; `None` before the third
/// file is there. `compact`: whether its charts are low.
pub(crate) fn link(
    figure: &Figure,
    display: &Rc<DisplayOptions>,
    cursor_s: Option<f64>,
    compact: bool,
) -> Option<String> {
    let context = ViewContext {
        display: display.clone(),
        cursor_s,
        is_on_screen: true,
        map_asked: false,
    };
    Some((installed()?.link)(figure, &context, compact))
}

/// Calls a function of the third file by its name, for the script beside it: see
/// `www/exchange.js`.
///
/// # Errors
/// Returns the reader's message of what the function refuses.
pub(crate) fn call(name: &str, argument: &JsValue) -> Result<JsValue, String> {
    match installed() {
        Some(installed) => (installed.call)(name, argument),
        None => Err(String::new()),
    }
}

/// The open sections behind the seam, and the part of the figure once it is there.
#[derive(Default)]
pub(super) struct ExchangeState {
    /// The section in sight.
    pub(super) open: Option<Section>,
    /// Whether the reader has asked for the map of choices. One that is open from the start
    /// waits for that: the reader guesses first, and nothing runs before.
    pub(super) map_asked: bool,
    /// Whether the third file was asked for, for a map that is open from the start.
    waits: bool,
    part: Option<Box<dyn Exchange>>,
}

impl ExchangeState {
    /// Returns the part of the figure once the third file is there.
    pub(super) fn part(&self) -> Option<&dyn Exchange> {
        self.part.as_deref()
    }

    /// Returns the part of the figure to change it.
    pub(super) fn part_mut(&mut self) -> Option<&mut Box<dyn Exchange>> {
        self.part.as_mut()
    }

    /// Makes the part of the figure if the third file is there.
    pub(super) fn make(&mut self) {
        if self.part.is_none() {
            self.part = installed().map(|installed| (installed.part)());
        }
    }

    /// Lets the map follow the figure after its markup has changed, once the reader has asked
    /// for it. A map that is open from the start has to wait for the third file.
    pub(super) fn map_rendered(&mut self, store: &FigureStore, figure: &Figure) {
        match &mut self.part {
            Some(part) if self.map_asked => part.map_rendered(figure),
            Some(_) => {}
            None if self.waits => {}
            None => {
                self.waits = true;
                store.ask_for_exchange();
            }
        }
    }

    /// Ends the runs of the map, which is closed.
    pub(super) fn map_closed(&mut self) {
        if let Some(part) = &mut self.part {
            part.map_closed();
        }
    }

    /// Opens a section, or closes it.
    pub(super) fn toggle(&mut self, section: Section) {
        self.open = (self.open != Some(section)).then_some(section);
    }
}

/// The one function of the third file that the others call.
#[cfg(split)]
mod third_file {
    // As for the second file: see `workbench`.
    #![allow(unsafe_code)]

    use super::loaded;

    pub(super) fn install() {
        __wasm_split_00exchange00_import_00000000000000000000000000000000();
    }

    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    unsafe extern "C" {
        safe fn __wasm_split_00exchange00_import_00000000000000000000000000000000();
    }

    #[unsafe(no_mangle)]
    extern "C" fn __wasm_split_00exchange00_export_00000000000000000000000000000000() {
        loaded::install();
    }
}
